package main

import (
	"fmt"
	"strings"
)

type node interface{ accept(visitor) any }

type visitor interface {
	visitText(*textNode) any
	visitElement(*element) any
	visitList(list) any
}

type textNode struct{ content string }

type element struct {
	tag        string
	attributes []attribute
	children   []node
}

type attribute struct{ name, value string }

type list []node

func (t *textNode) accept(v visitor) any { return v.visitText(t) }
func (e *element) accept(v visitor) any  { return v.visitElement(e) }
func (l list) accept(v visitor) any      { return v.visitList(l) }

func el(tag string, parts ...any) *element {
	e := &element{tag: tag}
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			e.children = append(e.children, &textNode{p})
		case attribute:
			e.attributes = append(e.attributes, p)
		case node:
			e.children = append(e.children, p)
		default:
			panic(fmt.Sprintf("cannot hold a %T", p))
		}
	}
	return e
}

// base does what most visitors do, and asks the real visitor for the children.
type base struct{ self visitor }

func (b base) visitText(*textNode) any { return nil }
func (b base) visitElement(e *element) any {
	for _, c := range e.children {
		c.accept(b.self)
	}
	return nil
}
func (b base) visitList(l list) any {
	for _, n := range l {
		n.accept(b.self)
	}
	return nil
}

type renderer struct {
	strings.Builder
	depth int
}

func (r *renderer) indent() { r.WriteString(strings.Repeat("  ", r.depth)) }

func (r *renderer) visitText(t *textNode) any {
	r.indent()
	r.WriteString(strings.NewReplacer("<", "&lt;", "&", "&amp;").Replace(t.content) + "\n")
	return nil
}

func (r *renderer) visitElement(e *element) any {
	r.indent()
	r.WriteString("<" + e.tag)
	for _, a := range e.attributes {
		fmt.Fprintf(r, " %s=%q", a.name, a.value)
	}
	if len(e.children) == 0 {
		r.WriteString("/>\n")
		return nil
	}
	r.WriteString(">\n")
	r.depth++
	r.visitList(e.children)
	r.depth--
	r.indent()
	fmt.Fprintf(r, "</%s>\n", e.tag)
	return nil
}

func (r *renderer) visitList(l list) any {
	for _, n := range l {
		n.accept(r)
	}
	return r
}

type counter struct {
	base
	tags map[string]int
}

func newCounter() *counter {
	c := &counter{tags: map[string]int{}}
	c.self = c
	return c
}

func (c *counter) visitElement(e *element) any {
	c.tags[e.tag]++
	return c.base.visitElement(e)
}

type textCollector struct {
	base
	words []string
}

func (t *textCollector) visitText(n *textNode) any {
	t.words = append(t.words, strings.Fields(n.content)...)
	return len(t.words)
}

// transform rebuilds a tree; it returns nodes.
type transform struct{ tag func(string) string }

func (t transform) visitText(n *textNode) any { return &textNode{strings.ToUpper(n.content)} }
func (t transform) visitElement(e *element) any {
	out := *e
	out.tag = t.tag(e.tag)
	out.children = t.visitList(e.children).(list)
	return &out
}
func (t transform) visitList(l list) any {
	out := make(list, 0, len(l))
	for _, n := range l {
		if e, ok := n.(*element); ok && e.tag == "secret" {
			continue
		}
		out = append(out, n.accept(t).(node))
	}
	return out
}

// walk is the same with functions and a type switch.
func walk(n node, path string, f func(path string, n node) bool) {
	if !f(path, n) {
		return
	}
	switch n := n.(type) {
	case *element:
		for i, c := range n.children {
			walk(c, fmt.Sprintf("%s/%s[%d]", path, n.tag, i), f)
		}
	case list:
		for _, c := range n {
			walk(c, path, f)
		}
	}
}

func main() {
	doc := el("ul", attribute{"class", "menu"}, attribute{"id", "x\"y"},
		el("li", "first & second"),
		el("li", el("b", "bold"), " tail <"),
		el("secret", "hidden", el("b")),
		list{el("hr"), &textNode{"loose"}},
	)
	var r renderer
	doc.accept(&r)
	fmt.Print(r.String())
	c := newCounter()
	doc.accept(c)
	fmt.Println(c.tags, doc.accept(c))
	t := &textCollector{}
	t.self = t
	list{doc, doc.children[0]}.accept(t)
	fmt.Println(t.words, len(t.words))

	changed := doc.accept(transform{func(s string) string { return s + s }}).(*element)
	var again renderer
	changed.children[1].accept(&again)
	fmt.Print(again.String())
	fmt.Println(changed.tag, len(changed.children), doc.tag, len(doc.children), &changed.attributes[0] == &doc.attributes[0])
	walk(doc, "", func(path string, n node) bool {
		if text, ok := n.(*textNode); ok {
			fmt.Printf("%s=%q ", path, text.content)
		}
		e, ok := n.(*element)
		return !ok || e.tag != "secret"
	})
	fmt.Println()
	defer func() { fmt.Println("recovered:", recover()) }()
	el("p", 42)
}
