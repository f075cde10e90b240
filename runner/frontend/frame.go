package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// An emitter writes one declared function with all its literals, or the initial
// values of the program's variables.
type emitter struct {
	*lowering
	source       *source
	env          *environment
	locals       map[*types.Var]*local
	used         map[string]int
	body         *ast.BlockStmt // of the function that is written
	loops        int            // of the current function, around what is written
	turns        string         // the counter of the loop that was started last
	hold         holding        // how operands of places are kept
	anyDirection bool           // a channel may keep its direction
	synthetic    map[ast.Expr]synthetic
	line         int // that a traced function has stored last; 0 where it is not known
	frame        *frame
}

// A synthetic expression is one that the author did not write; an identifier stands for
// a value.
type synthetic struct {
	value code
	typ   types.Type
}

// A frame is one function that is being written: a declared one, a literal, the body
// of a function that defers, or the body of a loop over a function.
type frame struct {
	outer    *frame
	loops    int // around the frame in the outer one
	out      buffer
	captured []*local // variables of outer frames that are handed to this one
	sig      *types.Signature
	results  []*local // where results are stored, if not returned directly
	defers   *local   // the deferred calls, in a function that defers
	stored   bool     // return stores the results and leaves; an outer frame returns them
	targets  []*target
	over     *overFunc // the body of a loop over a function
	token    *local    // what recover asks, where this is known
	handle   *handle   // where the function tells its line, in a traced program
}

func (l *lowering) newEmitter(s *source, env *environment) *emitter {
	return &emitter{lowering: l, source: s, env: env, locals: map[*types.Var]*local{}, used: map[string]int{}, synthetic: map[ast.Expr]synthetic{}}
}

// typeOf is the type of an expression, in this instance.
func (f *emitter) typeOf(e ast.Expr) types.Type {
	if s, ok := f.synthetic[e]; ok {
		return s.typ
	}
	t := f.source.info.TypeOf(e)
	// The two results of v, ok := m[k] and its kin are recorded as a tuple.
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() == 2 {
		if _, isCall := ast.Unparen(e).(*ast.CallExpr); !isCall {
			t = tuple.At(0).Type()
		}
	}
	return f.typ(t)
}

func (f *emitter) typ(t types.Type) types.Type { return f.substitute(f.env, t) }

// emit writes a statement.
func (f *emitter) emit(format string, args ...any) { f.frame.out.line(format, args...) }

// position says where the statements that follow are in the author's file.
func (f *emitter) position(pos token.Pos) {
	if !pos.IsValid() {
		return
	}
	if f.source == f.main {
		f.at = pos
	}
	f.emit("//line %s:%d:%d", lineFile, f.lineOf(f.source, pos), max(1, f.source.fset.Position(pos).Column))
	f.started(pos)
}

func (f *emitter) push(fr *frame) {
	fr.outer, fr.loops = f.frame, f.loops
	f.frame, f.loops = fr, 0
}

func (f *emitter) pop() *frame {
	fr := f.frame
	f.frame, f.loops = fr.outer, fr.loops
	return fr
}
