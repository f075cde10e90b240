package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"runnel/site/highlight"
)

// A body is what goldmark renders to. It hands it to the functions that render
// nodes, which is how a snippet's leaves a hole.
type body struct {
	bytes.Buffer
	holes []hole
}

func (*body) Buffered() int { return 0 }
func (*body) Flush() error  { return nil }

// render turns a tree into the document's body.
func (r *reading) render(tree ast.Node) {
	b := &body{}
	b.Grow(2 * len(r.source))
	if err := r.html.Render(b, r.source, tree); err != nil {
		r.fault(0, "the lesson cannot be rendered: %v", err)
	}
	r.doc.body, r.doc.holes = bytes.Clone(b.Bytes()), b.holes
}

// nodes renders the nodes of this package, and those of goldmark's that it would
// render otherwise.
type nodes struct{}

func (nodes) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(kindSnippet, renderSnippet)
	reg.Register(kindCode, renderCode)
	reg.Register(kindAlert, renderAlert)
	reg.Register(kindValue, renderValue)
	reg.Register(kindClaim, renderClaim)
	reg.Register(kindTerm, renderTerm)
	reg.Register(ast.KindLink, renderLink)
	reg.Register(ast.KindAutoLink, renderAutoLink)
	reg.Register(ast.KindImage, renderImage)
}

// A codeNode is code in any language, or text, that does not run.
type codeNode struct {
	ast.BaseBlock
	lang string // may be empty
	code []byte
}

var kindCode = ast.NewNodeKind("Code")

func (n *codeNode) Kind() ast.NodeKind            { return kindCode }
func (n *codeNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func renderCode(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	code := n.(*codeNode)
	return ast.WalkContinue, highlight.Code(w, code.lang, code.code)
}

func renderSnippet(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if s := n.(*snippetNode).snippet; entering && s != nil {
		b := w.(*body)
		b.holes = append(b.holes, hole{b.Len(), s})
	}
	return ast.WalkContinue, nil
}
