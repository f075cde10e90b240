package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// A mutator makes other programs of one. It edits the text where the syntax tree says
// that something is, mostly so that the types fit, and takes back what does not compile:
// so a good share of what it makes are valid programs that nobody would write.
type mutator struct {
	frontend *Frontend
	choices  []byte // what is edited how is read from them, until they are used up
}

// maxMutations bounds how far a program is from the one it was made of.
const maxMutations = 8

// mutate returns a program that compiles.
func (m *mutator) mutate(source string) string {
	for range maxMutations {
		if len(m.choices) == 0 {
			break
		}
		p, diagnostics, err := m.frontend.check([]File{{"main.go", source}})
		if err != nil || len(diagnostics) > 0 {
			break
		}
		if mutated := m.edit(p, source); m.compiles(mutated) {
			source = mutated
		}
	}
	return source
}

func (m *mutator) compiles(source string) bool {
	_, diagnostics, err := m.frontend.check([]File{{"main.go", source}})
	return err == nil && len(diagnostics) == 0
}

// choose takes a number below n.
func (m *mutator) choose(n int) int {
	if n == 0 {
		return 0
	}
	choice := 0
	for range 2 {
		if len(m.choices) > 0 {
			choice = choice<<8 | int(m.choices[0])
			m.choices = m.choices[1:]
		}
	}
	return choice % n
}

func pick[T any](m *mutator, list []T) T { return list[m.choose(len(list))] }

// sites are the places of a program that can be edited.
type sites struct {
	lists    [][]ast.Stmt
	values   []ast.Expr
	literals []*ast.BasicLit
	binary   []*ast.BinaryExpr
	assigned []*ast.AssignStmt
}

func sitesOf(p *program) sites {
	var s sites
	ast.Inspect(p.files[0], func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BlockStmt:
			s.lists = append(s.lists, n.List)
		case *ast.CaseClause:
			s.lists = append(s.lists, n.Body)
		case *ast.CommClause:
			s.lists = append(s.lists, n.Body)
		case *ast.BasicLit:
			s.literals = append(s.literals, n)
		case *ast.BinaryExpr:
			s.binary = append(s.binary, n)
		case *ast.AssignStmt:
			s.assigned = append(s.assigned, n)
		}
		if e, ok := n.(ast.Expr); ok {
			if tv := p.info.Types[e]; tv.IsValue() && !isTuple(tv.Type) && tv.Type != types.Typ[types.UntypedNil] {
				s.values = append(s.values, e)
			}
		}
		return true
	})
	return s
}

func isTuple(t types.Type) bool {
	_, ok := t.(*types.Tuple)
	return ok
}

// A textEdit changes the text of a program at the places of its syntax tree.
type textEdit struct {
	p      *program
	source string
}

func (t textEdit) of(n ast.Node) string { return t.source[t.offset(n.Pos()):t.offset(n.End())] }

func (t textEdit) offset(pos token.Pos) int { return t.p.fset.File(pos).Offset(pos) }

func (t textEdit) with(n ast.Node, text string) string {
	return t.between(n.Pos(), n.End(), text)
}

func (t textEdit) between(from, to token.Pos, text string) string {
	return t.source[:t.offset(from)] + text + t.source[t.offset(to):]
}

// typeOf writes the type of a value as the program would.
func (t textEdit) typeOf(e ast.Expr) string {
	return types.TypeString(types.Default(t.p.info.TypeOf(e)), func(pkg *types.Package) string {
		if pkg == t.p.pkg {
			return ""
		}
		return pkg.Name()
	})
}

// edit makes one change.
func (m *mutator) edit(p *program, source string) string {
	s, t := sitesOf(p), textEdit{p, source}
	switch m.choose(8) {
	case 0, 1:
		return m.editList(s, t)
	case 2:
		return m.wrapStatement(s, t)
	case 3:
		return m.replaceValue(s, t)
	case 4:
		return m.wrapValue(s, t)
	case 5:
		return m.editOperator(s, t)
	case 6:
		return m.editLiteral(s, t)
	}
	return m.swapValues(s, t)
}

// editList deletes, repeats, swaps or moves statements.
func (m *mutator) editList(s sites, t textEdit) string {
	list := pick(m, s.lists)
	if len(list) == 0 {
		return t.source
	}
	stmt := pick(m, list)
	switch m.choose(4) {
	case 0:
		return t.with(stmt, "")
	case 1:
		return t.with(stmt, t.of(stmt)+"\n"+t.of(stmt))
	case 2:
		other := pick(m, list)
		if other.Pos() < stmt.Pos() {
			stmt, other = other, stmt
		}
		if stmt == other {
			return t.source
		}
		return t.between(stmt.Pos(), other.End(), t.of(other)+t.source[t.offset(stmt.End()):t.offset(other.Pos())]+t.of(stmt))
	}
	from := pick(m, s.lists)
	if len(from) == 0 {
		return t.source
	}
	return t.with(stmt, t.of(pick(m, from))+"\n"+t.of(stmt))
}

// around are statements in which a statement, written §, does much the same.
var around = []string{
	"{ § }",
	"if true { § }",
	"for range 2 { § }",
	"func() { § }()",
	"func() { defer func() { _ = recover() }(); § }()",
	"defer func() { § }()",
	"switch { default: § }",
	"select { default: § }",
	"for range func(yield func() bool) { _ = yield() && yield() } { § }",
	"switch any(1).(type) { case int: § }",
	"for _, f := range []func(){func() { § }} { f() }",
	"func() { done := make(chan int); go func() { defer close(done); § }(); <-done }()",
	"label: for { § ; break label }",
}

func (m *mutator) wrapStatement(s sites, t textEdit) string {
	list := pick(m, s.lists)
	if len(list) == 0 {
		return t.source
	}
	stmt := pick(m, list)
	return t.with(stmt, strings.ReplaceAll(pick(m, around), "§", "\n"+t.of(stmt)+"\n"))
}

// same are expressions that have the value of another, written §, whose type is ¶.
var same = []string{
	"(§)",
	"func() ¶ { return § }()",
	"any(§).(¶)",
	"[]¶{§}[0]",
	"[1]¶{§}[0]",
	"map[string]¶{\"k\": §}[\"k\"]",
	"struct{ f ¶ }{§}.f",
	"*new(§)",
	"func(x ¶) ¶ { return x }(§)",
	"func() (x ¶) { defer func() { x = § }(); return }()",
	"<-func() chan ¶ { c := make(chan ¶, 1); c <- §; return c }()",
	"func() ¶ { for x := range func(yield func(¶) bool) { yield(§) } { return x }; panic(0) }()",
	"func() ¶ { switch x := any(§).(type) { case ¶: return x }; panic(0) }()",
	"func() ¶ { x := §; f := func() ¶ { return x }; return f() }()",
	"!§", "-§", "^§", "¶(§)", "&§", "len(§)", "any(§) == any(§)",
}

func (m *mutator) wrapValue(s sites, t textEdit) string {
	e := pick(m, s.values)
	text := strings.ReplaceAll(pick(m, same), "§", t.of(e))
	return t.with(e, strings.ReplaceAll(text, "¶", t.typeOf(e)))
}

// replaceValue puts a value of the same type in the place of another.
func (m *mutator) replaceValue(s sites, t textEdit) string {
	e := pick(m, s.values)
	var others []ast.Expr
	for _, other := range s.values {
		if types.Identical(types.Default(t.p.info.TypeOf(other)), types.Default(t.p.info.TypeOf(e))) {
			others = append(others, other)
		}
	}
	return t.with(e, t.of(pick(m, others)))
}

func (m *mutator) swapValues(s sites, t textEdit) string {
	if len(s.binary) == 0 {
		return t.source
	}
	b := pick(m, s.binary)
	return t.between(b.Pos(), b.End(), t.of(b.Y)+" "+b.Op.String()+" "+t.of(b.X))
}

var operators = []string{"+", "-", "*", "/", "%", "&", "|", "^", "&^", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "&&", "||"}

func (m *mutator) editOperator(s sites, t textEdit) string {
	if n := len(s.binary) + len(s.assigned); n == 0 || m.choose(n) < len(s.assigned) {
		if len(s.assigned) == 0 {
			return t.source
		}
		a := pick(m, s.assigned)
		return t.between(a.TokPos, a.TokPos+token.Pos(len(a.Tok.String())), pick(m, operators[:11])+"=")
	}
	b := pick(m, s.binary)
	return t.between(b.OpPos, b.OpPos+token.Pos(len(b.Op.String())), pick(m, operators))
}

var literals = map[token.Token][]string{
	token.INT:    {"0", "1", "2", "7", "63", "64", "255", "1e3", "-1", "1 << 40"},
	token.FLOAT:  {"0.0", "1.5", "-0.5", "1e100", "3"},
	token.CHAR:   {"'a'", "'é'", `'\xff'`, "0"},
	token.STRING: {`""`, `"a"`, `"é\xff"`, "`%v`", `"%T"`},
}

func (m *mutator) editLiteral(s sites, t textEdit) string {
	if len(s.literals) == 0 {
		return t.source
	}
	lit := pick(m, s.literals)
	if others := literals[lit.Kind]; len(others) > 0 {
		return t.with(lit, pick(m, others))
	}
	return t.source
}
