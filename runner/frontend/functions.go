package frontend

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
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
// trace calls it; "" where none does.
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

func functionsOf(p *program, names map[ast.Node]string) Functions {
	var fs Functions
	place := func(pos token.Pos) token.Position {
		at := p.fset.Position(pos)
		i, _ := fileIndex(p, pos)
		at.Line += i * linesPerFile
		return at
	}
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			arguments := 0
			switch n := n.(type) {
			case *ast.FuncDecl:
				arguments = n.Type.Params.NumFields() + n.Recv.NumFields()
			case *ast.FuncLit:
				arguments = n.Type.Params.NumFields()
			default:
				return true
			}
			call := names[n] + "()"
			if arguments > 0 {
				call = names[n] + "(...)"
			}
			fs = append(fs, function{call, place(n.Pos()), place(n.End())})
			return true
		})
	}
	return fs
}

// namesOf is what the Go runtime calls each function of a package, by its declaration,
// its literal, the loop over a function whose body it is, or the file whose variables it
// initializes.
func namesOf(path string, files []*ast.File, info *types.Info) map[ast.Node]string {
	n := &namer{names: map[ast.Node]string{}, info: info, literals: map[string]int{}, bodies: map[string]int{}}
	inits := 0
	for _, file := range files {
		n.names[file] = path + ".init"
		for _, d := range file.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				n.inside(path+".init", true, d)
				continue
			}
			name := path + "." + receiver(fn) + fn.Name.Name
			switch {
			case fn.Recv == nil && fn.Name.Name == "init":
				name += fmt.Sprintf(".%d", inits)
				inits++
			case fn.Recv == nil && fn.Type.TypeParams != nil:
				name += "[...]"
			}
			n.names[fn] = name
			if fn.Body != nil {
				n.inside(name, true, fn.Body)
			}
		}
	}
	return n.names
}

// A namer counts what in a function has no name of its own.
type namer struct {
	names    map[ast.Node]string
	info     *types.Info
	literals map[string]int
	bodies   map[string]int
}

// inside names the literals and the bodies of loops in a part of a function.
func (n *namer) inside(outer string, declared bool, part ast.Node) {
	ast.Inspect(part, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.FuncLit:
			n.literals[outer]++
			format := "%s.%d"
			if declared { // only the first level says func
				format = "%s.func%d"
			}
			n.names[node] = fmt.Sprintf(format, outer, n.literals[outer])
			n.inside(n.names[node], false, node.Body)
			return false
		case *ast.RangeStmt:
			if t := n.info.TypeOf(node.X); t != nil {
				if _, ok := t.Underlying().(*types.Signature); ok {
					n.bodies[outer]++
					n.names[node] = fmt.Sprintf("%s-range%d", outer, n.bodies[outer])
				}
			}
		}
		return true
	})
}

func receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) != 1 {
		return ""
	}
	typ, format := fn.Recv.List[0].Type, "%s%s."
	if star, ok := typ.(*ast.StarExpr); ok {
		typ, format = star.X, "(*%s%s)."
	}
	generic := ""
	switch t := typ.(type) {
	case *ast.IndexExpr:
		typ, generic = t.X, "[...]"
	case *ast.IndexListExpr:
		typ, generic = t.X, "[...]"
	}
	if id, ok := typ.(*ast.Ident); ok {
		return fmt.Sprintf(format, id.Name, generic)
	}
	return ""
}
