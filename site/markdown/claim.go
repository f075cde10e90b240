package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"runnel/site/check/claim"
	"runnel/site/fault"
)

// A Claim is a statement about results that must hold.
type Claim struct {
	Source string // between the fences, without white space around it
	// Expression is Source, once Bind has read it; nil where it is wrong.
	Expression *claim.Expression
	References []Reference // those of Expression, in its order

	Line, Column int // of the fence
	starts       []position
}

// A position is where a line of a claim begins in the lesson's file.
type position struct {
	offset       int // in Source
	line, column int
}

type claimNode struct {
	ast.BaseBlock
	claim *Claim
}

var kindClaim = ast.NewNodeKind("Claim")

func (n *claimNode) Kind() ast.NodeKind            { return kindClaim }
func (n *claimNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// claim takes a claim's fence.
func (r *reading) claim(f *fence) {
	if f.rest != "" {
		r.fault(f.restAt, "a claim has no attributes: remove what follows ```claim")
	}
	c := &Claim{}
	c.Line, c.Column = r.position(f.offset)
	var text strings.Builder
	for i := range f.Lines().Len() {
		segment := f.Lines().At(i)
		line, column := r.position(segment.Start)
		c.starts = append(c.starts, position{text.Len(), line, column})
		text.Write(r.source[segment.Start:segment.Stop])
	}
	c.Source = text.String()
	if strings.TrimSpace(c.Source) == "" {
		r.fault(f.offset, "the claim is empty: write what must hold, such as waited.wall < 600ms")
		remove(f.FencedCodeBlock)
		return
	}
	r.doc.Claims = append(r.doc.Claims, c)
	replace(f.FencedCodeBlock, &claimNode{claim: c})
}

// claim reads the expression of a claim.
func (b *binder) claim(d *Document, c *Claim) {
	expression, mistakes := claim.Parse(c.Source, func(name string) bool {
		_, _, _, wrong := b.find(d, name)
		return wrong == ""
	})
	var refs []Reference
	known := true // no snippet of it has mistakes of its own
	for _, named := range expression.References {
		ref := Reference{Name: named.Name + "." + named.Field}
		var wrong string
		ref.Run, ref.Doc, ref.Snippet, wrong = b.find(d, named.Name)
		if wrong == "" {
			ref.Field, wrong = fieldOf(named.Field)
		}
		if wrong != "" {
			mistakes = append(mistakes, claim.Mistake{Offset: named.Start, Message: wrong})
		}
		known = known && (ref.Snippet != nil || wrong != "")
		refs = append(refs, ref)
	}
	if len(mistakes) == 0 && !known {
		return
	}
	if len(mistakes) == 0 {
		mistakes = expression.Compile()
	}
	if len(mistakes) == 0 && len(refs) == 0 {
		mistakes = []claim.Mistake{{Message: "the claim speaks of no run: name one, such as waited.wall < 600ms"}}
	}
	for _, m := range mistakes {
		line, column := c.position(m.Offset)
		b.faults = append(b.faults, fault.Fault{Path: d.Lesson.File, Line: line, Column: column, Message: m.Message})
	}
	if len(mistakes) == 0 {
		c.Expression, c.References = expression, refs
	}
}

// position returns where an offset of Source stands in the lesson's file.
func (c *Claim) position(offset int) (line, column int) {
	at := c.starts[0]
	for _, s := range c.starts {
		if s.offset <= offset {
			at = s
		}
	}
	return at.line, at.column + offset - at.offset
}

func renderClaim(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		b := w.(*body)
		b.holes = append(b.holes, hole{b.Len(), n.(*claimNode).claim})
	}
	return ast.WalkContinue, nil
}
