package shrink

import (
	"context"
	"errors"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"runnel/runner/artifact"
	"runnel/runner/exports"
)

// A Checker tells whether a program is valid, and mends what an edit leaves unused.
type Checker struct {
	importer types.Importer
}

// NewChecker makes a checker with the types of the standard library.
func NewChecker(ctx context.Context) (*Checker, error) {
	cache, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	archive, err := artifact.OpenExports(ctx, cache)
	if err != nil {
		return nil, err
	}
	importer, err := exports.NewImporter(archive)
	if err != nil {
		return nil, err
	}
	return &Checker{importer}, nil
}

// A checked program is one with its types.
type checked struct {
	source string
	file   *ast.File
	info   *types.Info
	errors []types.Error
}

// Check parses and type-checks a program.
func (c *Checker) Check(source string) error {
	p, err := c.check(source)
	if err != nil {
		return err
	}
	var all []error
	for _, e := range p.errors {
		all = append(all, e)
	}
	return errors.Join(all...)
}

func (c *Checker) check(source string) (*checked, error) {
	fset := token.NewFileSet()
	p := &checked{source: source, info: &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}}
	var err error
	if p.file, err = parser.ParseFile(fset, "main.go", source, parser.SkipObjectResolution); err != nil {
		return nil, err
	}
	config := types.Config{Importer: c.importer, Error: func(err error) {
		var e types.Error
		if errors.As(err, &e) {
			p.errors = append(p.errors, e)
		}
	}}
	_, _ = config.Check("main", fset, []*ast.File{p.file}, p.info) // the errors were collected
	return p, nil
}

func (p *checked) offset(pos token.Pos) int { return int(pos - p.file.FileStart) }

// mend removes what is unused, until a program is valid or something else is wrong
// with it.
func (c *Checker) mend(source string) (string, bool) {
	for range 20 {
		p, err := c.check(source)
		if err != nil {
			return "", false
		}
		if len(p.errors) == 0 {
			formatted, err := format.Source([]byte(source))
			return string(formatted), err == nil
		}
		var edits []edit
		for _, e := range p.errors {
			if mend, ok := p.unused(e); ok {
				edits = append(edits, mend)
			} else if !strings.HasPrefix(e.Msg, "\t") { // which goes on with the one before
				return "", false
			}
		}
		if edits = disjoint(edits); len(edits) == 0 {
			return "", false
		}
		source = apply(source, edits)
	}
	return "", false
}

// unused is the edit that takes away what an error calls unused.
func (p *checked) unused(e types.Error) (mend edit, ok bool) {
	isImport := strings.HasSuffix(e.Msg, "imported and not used")
	isLabel := strings.HasPrefix(e.Msg, "label ") && strings.HasSuffix(e.Msg, "declared and not used")
	if !isImport && !strings.HasPrefix(e.Msg, "declared and not used") && !isLabel {
		return edit{}, false
	}
	ast.Inspect(p.file, func(n ast.Node) bool {
		if n == nil || e.Pos < n.Pos() || n.End() < e.Pos {
			return false
		}
		switch n := n.(type) {
		case *ast.GenDecl:
			if isImport {
				mend, ok = p.replace(n, ""), true
				return n.Lparen.IsValid()
			}
		case *ast.ImportSpec:
			mend = p.replace(n, "")
		case *ast.LabeledStmt:
			if n.Label.Pos() == e.Pos {
				mend, ok = edit{p.offset(n.Pos()), p.offset(n.Colon) + 1, ""}, true
			}
		case *ast.AssignStmt:
			if at, found := named(n.Lhs, e.Pos); found {
				mend, ok = p.blank(at, n.Lhs, n.TokPos, n.Tok), true
			}
		case *ast.RangeStmt:
			if n.Key != nil {
				list := []ast.Expr{n.Key}
				if n.Value != nil {
					list = append(list, n.Value)
				}
				if at, found := named(list, e.Pos); found {
					mend, ok = p.blank(at, list, n.TokPos, n.Tok), true
				}
			}
		case *ast.TypeSwitchStmt:
			if assign, isAssign := n.Assign.(*ast.AssignStmt); isAssign && assign.Lhs[0].Pos() == e.Pos {
				mend, ok = edit{p.offset(assign.Pos()), p.offset(assign.Rhs[0].Pos()), ""}, true
				return false
			}
		case *ast.ValueSpec:
			for _, name := range n.Names {
				if name.Pos() == e.Pos {
					mend, ok = p.replace(name, "_"), true
				}
			}
		}
		return true
	})
	return mend, ok
}

func named(list []ast.Expr, pos token.Pos) (ast.Expr, bool) {
	for _, e := range list {
		if e.Pos() == pos {
			return e, true
		}
	}
	return nil, false
}

// blank makes a variable blank; where it was the last one, := becomes =.
func (p *checked) blank(at ast.Expr, list []ast.Expr, tok token.Pos, kind token.Token) edit {
	for _, e := range list {
		if id, ok := e.(*ast.Ident); e != at && (!ok || id.Name != "_") {
			return p.replace(at, "_")
		}
	}
	from, to := p.offset(list[0].Pos()), p.offset(tok)+len(kind.String())
	blanks := "_" + strings.Repeat(", _", len(list)-1)
	return edit{from, to, blanks + " ="}
}

func (p *checked) replace(n ast.Node, text string) edit {
	return edit{p.offset(n.Pos()), p.offset(n.End()), text}
}

func (p *checked) text(n ast.Node) string {
	return p.source[p.offset(n.Pos()):p.offset(n.End())]
}
