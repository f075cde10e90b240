package course

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// GlossaryFile holds the terms of a course.
const GlossaryFile = "glossary.yaml"

// A Term is a word that the lessons link to.
type Term struct {
	Name         string
	Definition   string // Markdown, on one line
	Translations []Translation
	Aliases      []string // other words for it, and other forms of it
	Line         int      // of glossary.yaml
}

// A Translation is a term in another language.
type Translation struct {
	Language string // a language tag
	Text     string
}

// ID is the term's anchor on the page of the glossary.
func (t *Term) ID() string { return strings.ReplaceAll(termKey(t.Name), " ", "-") }

// Term returns the term of a name or an alias, whatever its case, with hyphens or
// spaces; nil where there is none.
func (c *Course) Term(name string) *Term {
	key := termKey(name)
	for _, t := range c.Glossary {
		if termKey(t.Name) == key {
			return t
		}
		for _, alias := range t.Aliases {
			if termKey(alias) == key {
				return t
			}
		}
	}
	return nil
}

func termKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(name), func(c rune) bool {
		return c != '.' && c != '+' && c != '#' && !unicode.In(c, unicode.L, unicode.M, unicode.N)
	})
	return strings.Join(words, " ")
}

// glossary reads glossary.yaml, where there is one.
func (l *loader) glossary(c *Course) {
	src, err := l.root.ReadFile(GlossaryFile)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	if err != nil {
		l.fault(GlossaryFile, 0, 0, "the glossary cannot be read: %v", errors.Unwrap(err))
		return
	}
	l.terms(c, src)
}

// terms takes the terms of a glossary.
func (l *loader) terms(c *Course, src []byte) {
	l.text(GlossaryFile, src)
	d := l.document(GlossaryFile, bytes.TrimPrefix(src, byteOrderMark), 1)
	d.terms(func(t *Term) {
		for _, name := range append([]string{t.Name}, t.Aliases...) {
			switch first := c.Term(name); {
			case termKey(name) == "":
				l.fault(GlossaryFile, t.Line, 0, "%q is no word: a term has letters or digits", name)
				return
			case first != nil:
				l.fault(GlossaryFile, t.Line, 0, "%s is defined twice, first in line %d: remove one", name, first.Line)
				return
			}
		}
		c.Glossary = append(c.Glossary, t)
	})
}

// terms reads the document as a list of terms.
func (d *document) terms(add func(*Term)) {
	const want = "a list of terms is expected: each begins with - term: and has a definition:"
	d.prepare()
	if len(bytes.TrimSpace(d.src)) == 0 {
		return
	}
	file, err := parser.ParseBytes(d.src, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntax(err)
		return
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		return
	}
	list, ok := file.Docs[0].Body.(*ast.SequenceNode)
	if !ok {
		d.at(file.Docs[0].Body.GetToken(), want)
		return
	}
	for _, item := range list.Values {
		entry, ok := item.(*ast.MappingNode)
		if !ok {
			d.at(item.GetToken(), want)
			continue
		}
		if t := d.term(entry); t != nil {
			add(t)
		}
	}
}

// term reads one term; nil where it lacks something.
func (d *document) term(entry *ast.MappingNode) *Term {
	t := &Term{}
	var aliases []item
	d.set = make(map[string]int)
	keys := []key{
		{"term", text(&t.Name)},
		{"definition", text(&t.Definition)},
		{"translations", d.translations(&t.Translations)},
		{"aliases", d.list(&aliases)},
	}
	for _, e := range entry.Values {
		d.entry(e, keys)
	}
	for _, a := range aliases {
		t.Aliases = append(t.Aliases, a.value)
	}
	t.Line = d.line
	if len(entry.Values) > 0 {
		t.Line, _ = d.position(entry.Values[0].Key.GetToken())
	}
	switch {
	case t.Name == "" && d.set["term"] == 0:
		d.fault(t.Line, 0, "the term has no name: add a line such as term: goroutine")
	case t.Definition == "" && d.set["definition"] == 0:
		d.fault(t.Line, 0, "the term %s has no definition: add a line such as definition: A function that runs beside others.", t.Name)
	case t.Name != "" && t.Definition != "":
		return t
	}
	return nil
}

// translations takes a mapping of language tags to words.
func (d *document) translations(dst *[]Translation) func(ast.Node) string {
	return func(n ast.Node) string {
		mapping, ok := n.(*ast.MappingNode)
		if !ok {
			return "a mapping of languages to words, such as {de: Kanal}"
		}
		for _, e := range mapping.Values {
			language := e.Key.GetToken().Value
			word, bad := textOf(e.Value)
			switch {
			case !languageTag.MatchString(language):
				d.at(e.Key.GetToken(), "%s is not a language tag, such as de or zh-Hans", language)
			case bad != "" || word == "":
				d.at(e.Key.GetToken(), "the translation must be text that is not empty")
			default:
				*dst = append(*dst, Translation{language, word})
			}
		}
		return ""
	}
}
