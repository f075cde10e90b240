package rt

import (
	"fmt"
	"io"
	"reflect"
	"strings"
	"text/template"
	"text/template/parse"
)

// An execution is one of a template.
type execution struct {
	template *template.Template
	common   common
	w        io.Writer
	node     parse.Node // that is being executed, for errors
	vars     []templateVariable
	depth    int // of templates that execute others
}

type templateVariable struct {
	name  string
	value value
}

// A templateFailure ends an execution.
type templateFailure struct{ err error }

// maxTemplateDepth is how many templates execute one another.
const maxTemplateDepth = 100000

// run executes a template.
func (e *execution) run(t *template.Template, data any) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case templateFailure:
			err = r.err
		default:
			panic(r)
		}
	}()
	dot := valueOf(data)
	if r, ok := data.(reflect.Value); ok {
		dot = value{nativeTyp(r.Type()), r}
	}
	e.enter(t, dot)
	if t.Tree == nil || t.Root == nil {
		e.fail("%q is an incomplete or empty template", t.Name())
	}
	e.list(dot, t.Root)
	return nil
}

func (e *execution) enter(t *template.Template, dot value) {
	e.template, e.common = t, commonOf(t)
	e.vars = []templateVariable{{"$", dot}}
}

// fail ends the execution with an error that says where it happened. Package template
// takes the location for part of the format.
func (e *execution) fail(format string, args ...any) {
	name := e.template.Name()
	where := "template: " + literally(name) + ": "
	if e.node != nil {
		location, context := e.template.ErrorContext(e.node)
		where = fmt.Sprintf("template: %s: executing %q at <%s>: ", location, literally(name), literally(context))
	}
	panic(templateFailure{template.ExecError{Name: name, Err: fmt.Errorf(where+format, args...)}})
}

// literally is a text as a format that prints it.
func literally(text string) string { return strings.ReplaceAll(text, "%", "%%") }

// write writes text, or ends the execution with the writer's own error.
func (e *execution) write(text []byte) {
	if _, err := e.w.Write(text); err != nil {
		panic(templateFailure{err})
	}
}

func (e *execution) push(name string, x value) {
	e.vars = append(e.vars, templateVariable{name, x})
}

func (e *execution) assign(name string, x value) { *e.variable(name) = x }

// variable is the one of a name that was declared last.
func (e *execution) variable(name string) *value {
	for i := len(e.vars) - 1; i >= 0; i-- {
		if e.vars[i].name == name {
			return &e.vars[i].value
		}
	}
	e.fail("undefined variable: %s", name)
	return nil
}

// A flow tells how the execution of a node ended.
type flow int

const (
	flowNext flow = iota
	flowBreak
	flowContinue
)

func (e *execution) list(dot value, list *parse.ListNode) flow {
	e.node = list
	for _, n := range list.Nodes {
		if n == stop() {
			continue
		}
		if f := e.execute(dot, n); f != flowNext {
			return f
		}
	}
	return flowNext
}

func (e *execution) execute(dot value, n parse.Node) flow {
	e.node = n
	switch n := n.(type) {
	case *parse.ActionNode:
		// Its variables live on until the list around ends.
		x := e.pipeline(dot, n.Pipe)
		if len(n.Pipe.Decl) == 0 {
			e.print(n, x)
		}
	case *parse.BreakNode:
		return flowBreak
	case *parse.CommentNode:
	case *parse.ContinueNode:
		return flowContinue
	case *parse.IfNode:
		return e.branch(dot, &n.BranchNode)
	case *parse.ListNode:
		return e.list(dot, n)
	case *parse.RangeNode:
		return e.loop(dot, n)
	case *parse.TemplateNode:
		e.invoke(dot, n)
	case *parse.TextNode:
		e.write(n.Text)
	case *parse.WithNode:
		return e.branch(dot, &n.BranchNode)
	default:
		e.fail("unknown node: %s", n)
	}
	return flowNext
}

// branch executes an if or a with.
func (e *execution) branch(dot value, n *parse.BranchNode) flow {
	mark := len(e.vars)
	defer func() { e.vars = e.vars[:mark] }()
	x := e.pipeline(dot, n.Pipe)
	switch {
	case x.dug().truth():
		if n.NodeType == parse.NodeWith {
			dot = x
		}
		return e.list(dot, n.List)
	case n.ElseList != nil:
		return e.list(dot, n.ElseList)
	}
	return flowNext
}

// invoke executes a template in another.
func (e *execution) invoke(dot value, n *parse.TemplateNode) {
	t := e.template.Lookup(n.Name)
	if t == nil {
		e.fail("template %q not defined", n.Name)
	}
	if e.depth == maxTemplateDepth {
		e.fail("exceeded maximum template depth (%v)", maxTemplateDepth)
	}
	dot = e.pipeline(dot, n.Pipe)
	inner := *e
	inner.depth++
	inner.enter(t, dot)
	inner.list(dot, t.Root)
}

// print writes the value of an action.
func (e *execution) print(n parse.Node, x value) {
	e.node = n
	printed, ok := x.printable()
	if !ok {
		e.fail("can't print %s of type %s", n, x.t.name)
	}
	if _, err := fmt.Fprint(e.w, printed); err != nil {
		panic(templateFailure{err})
	}
}

// loop executes a range.
func (e *execution) loop(dot value, n *parse.RangeNode) flow {
	e.node = n
	mark := len(e.vars)
	defer func() { e.vars = e.vars[:mark] }()
	over, _ := e.pipeline(dot, n.Pipe).indirect()
	top := len(e.vars)
	ran := false
	e.iterate(over, n, func(key, element value) bool {
		ran = true
		e.bind(n.Pipe, key, element)
		f := e.list(element, n.List)
		e.vars = e.vars[:top]
		return f != flowBreak
	})
	if !ran && n.ElseList != nil {
		if f := e.list(dot, n.ElseList); f != flowBreak { // break is of this loop there too
			return f
		}
	}
	return flowNext
}

// bind gives the variables of a range the values of an iteration.
func (e *execution) bind(pipe *parse.PipeNode, key, element value) {
	var values []value
	switch len(pipe.Decl) {
	case 0:
		return
	case 1:
		values = []value{element}
	default:
		values = []value{key, element}
	}
	for i, x := range values {
		if pipe.IsAssign {
			e.assign(pipe.Decl[i].Ident[0], x)
		} else {
			e.vars[len(e.vars)-len(values)+i].value = x
		}
	}
}

// iterate calls yield with the elements of a value until that returns false.
func (e *execution) iterate(over value, n *parse.RangeNode, yield func(key, element value) bool) {
	switch kind := over.kind(); {
	case isInteger(kind):
		if len(n.Pipe.Decl) > 1 {
			e.fail("can't use %v to iterate over more than one variable", over.held())
		}
		for v := range over.open().Seq() {
			if !yield(value{}, value{over.t, v}) {
				return
			}
		}
	case kind == reflect.Array, kind == reflect.Slice:
		for i := range over.len() {
			if !yield(nativeValue(i), over.index(i)) {
				return
			}
		}
	case kind == reflect.Map:
		for _, entry := range sorted(over.t.keyType(), over.open()) {
			if !yield(value{over.t.keyType(), entry.key}, value{over.t.elemType(), entry.value}) {
				return
			}
		}
	case kind == reflect.Chan:
		e.receive(over, yield)
	case kind == reflect.Func && over.open().Type().CanSeq():
		if len(n.Pipe.Decl) > 1 {
			e.fail("can't use %v iterate over more than one variable", over.held())
		}
		of := callable{t: callableOf(over).param(0), f: reflect.Zero(over.open().Type().In(0))}
		for v := range over.open().Seq() {
			if !yield(value{}, value{of.param(0), v}) {
				return
			}
		}
	case kind == reflect.Func && over.open().Type().CanSeq2():
		of := callable{t: callableOf(over).param(0), f: reflect.Zero(over.open().Type().In(0))}
		for k, v := range over.open().Seq2() {
			key, element := value{of.param(0), k}, value{of.param(1), v}
			if len(n.Pipe.Decl) < 2 {
				key, element = value{}, key
			}
			if !yield(key, element) {
				return
			}
		}
	case kind == reflect.Invalid:
	default:
		e.fail("range can't iterate over %v", over.held())
	}
}

func (e *execution) receive(from value, yield func(key, element value) bool) {
	v := from.open()
	if isNil(v) {
		return
	}
	if strings.HasPrefix(from.t.name, "chan<-") || v.Type().ChanDir() == reflect.SendDir {
		e.fail("range over send-only channel %v", from.held())
	}
	for i := 0; ; i++ {
		element, ok := v.Recv()
		if !ok || !yield(nativeValue(i), value{from.t.elemType(), element}) {
			return
		}
	}
}

// nativeValue is a value that is not of the program.
func nativeValue(x any) value { return value{nativeTyp(reflect.TypeOf(x)), reflect.ValueOf(x)} }

// kind is reflect.Invalid of the zero value.
func (x value) kind() reflect.Kind {
	if x.t == nil {
		return reflect.Invalid
	}
	return x.t.kind
}

// indirect follows pointers and interfaces until one is nil.
func (x value) indirect() (inner value, isNil bool) {
	for x.kind() == reflect.Pointer || x.kind() == reflect.Interface {
		if x.isNil() {
			return x, true
		}
		x = x.elem()
	}
	return x, false
}

// dug is what an interface holds, or x itself.
func (x value) dug() value {
	if x.kind() == reflect.Interface {
		return x.elem()
	}
	return x
}

// truth is what if and and and or ask of a value.
func (x value) truth() bool {
	switch x.kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return x.len() > 0
	case reflect.Struct:
		return true
	case reflect.Float32, reflect.Float64:
		return x.v.Float() != 0
	case reflect.Complex64, reflect.Complex128:
		return x.v.Complex() != 0
	}
	return !x.isZero()
}

var stringerValue = &protocol{reflect.TypeFor[fmt.Stringer](), "String", reflect.TypeFor[func(any) string]()}

// printable is what package fmt is to print of a value; ok is false where templates do
// not print it.
func (x value) printable() (printed any, ok bool) {
	if x.kind() == reflect.Pointer {
		x, _ = x.indirect()
	}
	if x.t == nil {
		return "<no value>", true
	}
	if x.t.has(errorValue) || x.t.has(stringerValue) {
		return x.held(), true
	}
	if x.canAddr() && (x.t.pointerHas(errorValue) || x.t.pointerHas(stringerValue)) {
		return x.address().held(), true
	}
	return x.held(), x.t.kind != reflect.Chan && x.t.kind != reflect.Func
}

// panicError is the error of a function that panicked.
func panicError(r any) error {
	switch r := r.(type) {
	case Box:
		if valueOf(r).t.has(errorValue) {
			return ToError(r)
		}
		return fmt.Errorf("%v", r)
	case error:
		return r
	default:
		return fmt.Errorf("%v", r)
	}
}
