package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
)

// Functions are the functions of a program, outermost first, for naming the frames
// of a trace as the Go runtime does: main.main(), main.f(...), main.(*T).m(...),
// main.f.func1().
type Functions []function

type function struct {
	call       string // its name and what stands for its arguments
	start, end token.Position
}

// At returns the innermost function that holds a position of the lowered program, as a
// trace calls it; ""
// where none does.
func (fs Functions) At(line, column int) string {
	call := ""
	for _, f := range fs {
		if before(f.start, line, column) && before(token.Position{Line: line, Column: column}, f.end.Line, f.end.Column) {
			call = f.call
		}
	}
	return call
}

func before(p token.Position, line, column int) bool {
	return p.Line < line || p.Line == line && p.Column <= column
}

func functionsOf(p *program) Functions {
	var fs Functions
	for _, file := range p.files {
		fs = append(fs, functionsIn(p, file)...)
	}
	return fs
}

func functionsIn(p *program, file *ast.File) Functions {
	var fs Functions
	place := func(pos token.Pos) token.Position {
		at := p.fset.Position(pos)
		i, _ := fileIndex(p, pos)
		at.Line += i * linesPerFile
		return at
	}
	add := func(name string, typ *ast.FuncType, recv *ast.FieldList, n ast.Node) {
		arguments := "()"
		if typ.Params.NumFields() > 0 || recv != nil {
			arguments = "(...)"
		}
		fs = append(fs, function{name + arguments, place(n.Pos()), place(n.End())})
	}
	var literals func(outer string, top bool, body ast.Node)
	literals = func(outer string, top bool, body ast.Node) {
		count := 0
		ast.Inspect(body, func(n ast.Node) bool {
			lit, ok := n.(*ast.FuncLit)
			if !ok {
				return true
			}
			count++
			name := fmt.Sprintf("%s.%d", outer, count)
			if top { // only the first level says func
				name = fmt.Sprintf("%s.func%d", outer, count)
			}
			add(name, lit.Type, nil, lit)
			literals(name, false, lit.Body)
			return false
		})
	}
	for _, d := range file.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Body == nil {
			continue
		}
		name := "main." + receiver(fn) + fn.Name.Name
		add(name, fn.Type, fn.Recv, fn)
		literals(name, true, fn.Body)
	}
	return fs
}

func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) != 1 {
		return ""
	}
	typ, format := fn.Recv.List[0].Type, "%s."
	if star, ok := typ.(*ast.StarExpr); ok {
		typ, format = star.X, "(*%s)."
	}
	switch t := typ.(type) {
	case *ast.IndexExpr:
		typ = t.X
	case *ast.IndexListExpr:
		typ = t.X
	}
	if id, ok := typ.(*ast.Ident); ok {
		return fmt.Sprintf(format, id.Name)
	}
	return ""
}
