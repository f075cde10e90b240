package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A loop over a function is a call of that function with the body as a literal. How the
// body was left is kept in a variable of the function around it.

// overFunc is what the frame of such a body knows of its loop.
type overFunc struct {
	state *local // how the loop was left
	body  *ast.BlockStmt
	exits []exit // jumps out of the loop, by their number
}

type exit struct{ keyword, label string }

// The states of a loop over a function. Positive ones are the numbers of exits.
const (
	iterReady     = 0  // the body may be called
	iterReturn    = -1 // the results are stored, the function returns
	iterDone      = -2 // the loop has been left
	iterBusy      = -3 // the body is running, or has panicked
	iterExhausted = -4 // the function has returned
)

// What rt.IteratorFailed is told.
const (
	afterFalse   = 0
	afterPanic   = 2
	afterReturn  = 3
	missingPanic = 4
)

func (f *emitter) rangeOverFunc(s *ast.RangeStmt, label string, t types.Type) {
	sig := t.Underlying().(*types.Signature)
	yield := f.typ(sig.Params().At(0).Type()).Underlying().(*types.Signature)
	state := f.variable("state_", "int", true)
	f.emit("%s := new(int)", state.name)
	over := f.open(f.expr(s.X), t)
	if !over.stable {
		over = f.temp(over)
	}
	outer := f.frame
	fr := &frame{sig: yield, over: &overFunc{state: state, body: s.Body}, results: outer.results}
	f.push(fr)
	fr.targets = []*target{{label: label, loop: true, over: true}}
	var params []string
	values, from := make([]code, 2), make([]types.Type, 2)
	for i := range yield.Params().Len() {
		name, typ := f.name("y_"), yield.Params().At(i).Type()
		params = append(params, name+" "+f.parameterType(typ))
		values[i], from[i] = f.received(name, typ), typ
	}
	f.entered(s, len(params) > 0)
	f.started(s.Pos())
	st := f.ref(state).text
	f.emit("if %s == %d {\n%s(%d)\n}", st, iterBusy, rt("IteratorFailed"), afterPanic)
	f.emit("if %s == %d {\n%s(%d)\n}", st, iterExhausted, rt("IteratorFailed"), afterReturn)
	f.emit("if %s != %d {\n%s(%d)\n}", st, iterReady, rt("IteratorFailed"), afterFalse)
	f.emit("%s = %d", st, iterBusy)
	f.bind(s, values[0], values[1], from[0], from[1])
	f.block(s.Body)
	f.left()
	f.emit("%s = %d\nreturn true", st, iterReady)
	f.pop()
	f.started(s.Pos())
	f.emit("%s(%s)", over.operand(), f.closure(fr, params, " bool"))
	f.returned()
	f.emit("if %s == %d {\n%s(%d)\n}", f.ref(state).text, iterBusy, rt("IteratorFailed"), missingPanic)
	f.emit("if %s == %d {", f.ref(state).text, iterReturn)
	f.leaveFunction()
	f.emit("}")
	for i, e := range fr.over.exits {
		f.emit("if %s == %d {", f.ref(state).text, i+1)
		f.emit("%s = %d", f.ref(state).text, iterExhausted)
		f.exit(e)
		f.emit("}")
	}
	f.emit("%s = %d", f.ref(state).text, iterExhausted)
}

// leaveBody leaves the body of a loop over a function for somewhere outside the loop.
func (f *emitter) leaveBody(keyword, label string) {
	over := f.frame.over
	number := 0
	for i, e := range over.exits {
		if e == (exit{keyword, label}) {
			number = i + 1
		}
	}
	if number == 0 {
		over.exits = append(over.exits, exit{keyword, label})
		number = len(over.exits)
	}
	f.left()
	f.emit("%s = %d\nreturn false", f.ref(over.state).text, number)
}

// exit goes on with a jump after the call that was the loop.
func (f *emitter) exit(e exit) {
	switch e.keyword {
	case "goto":
		if f.frame.over != nil && !within(f.frame.over.body, f.labelOf(e.label)) {
			f.leaveBody("goto", e.label)
			return
		}
		f.emit("goto goto_%s", e.label)
	case "break":
		f.jump(token.BREAK, e.label)
	default:
		f.jump(token.CONTINUE, e.label)
	}
}

// labelOf is the statement of a label in the function, nil where there is none.
func (f *emitter) labelOf(label string) ast.Node {
	var found ast.Node
	f.containsNode(f.body, func(n ast.Node) bool {
		if l, ok := n.(*ast.LabeledStmt); ok && l.Label.Name == label {
			found = l
		}
		return false
	})
	return found
}

func within(outer, inner ast.Node) bool {
	return inner != nil && outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

func (f *emitter) containsRangeOverFunc(body *ast.BlockStmt) bool {
	return f.containsNode(body, func(n ast.Node) bool {
		s, ok := n.(*ast.RangeStmt)
		if !ok {
			return false
		}
		_, ok = f.typeOf(s.X).Underlying().(*types.Signature)
		return ok
	})
}

func (f *emitter) containsDefer(body *ast.BlockStmt) bool {
	return f.containsNode(body, func(n ast.Node) bool {
		_, ok := n.(*ast.DeferStmt)
		return ok
	})
}

// containsNode looks through a function's body, but not through literals.
func (f *emitter) containsNode(body *ast.BlockStmt, is func(ast.Node) bool) bool {
	found := false
	ast.Inspect(body, func(n ast.Node) bool {
		if _, ok := n.(*ast.FuncLit); ok {
			return false
		}
		found = found || n != nil && is(n)
		return !found
	})
	return found
}
