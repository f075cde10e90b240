package frontend

import (
	"fmt"
	"go/types"
	"strconv"
	"strings"
)

// A dispatcher is a function of the lowered program that calls one method of whatever
// an interface of the program holds.
type dispatcher struct {
	name   string
	method *types.Func
	sig    *types.Signature
	cases  strings.Builder // of types that are boxed
	native strings.Builder // of others
	done   map[int]bool    // dynamic types that have been looked at
	boxed  []implementation
}

// An implementation is a boxed type that has a dispatcher's method.
type implementation struct {
	id  int
	typ types.Type
	sel *types.Selection
}

func (l *lowering) dispatcher(t types.Type, name string, sig *types.Signature) *dispatcher {
	sig = types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic())
	obj, _, _ := types.LookupFieldOrMethod(t, true, l.main.pkg, name)
	method, ok := obj.(*types.Func)
	if !ok {
		method = types.NewFunc(0, l.main.pkg, name, sig)
	}
	for _, d := range l.dispatchs {
		if d.method.Name() == name && types.Identical(d.sig, sig) && (method.Exported() || d.method.Pkg() == method.Pkg()) {
			return d
		}
	}
	d := &dispatcher{name: l.unique("D_" + name), method: method, sig: sig, done: map[int]bool{}}
	l.dispatchs = append(l.dispatchs, d)
	return d
}

// fillDispatchers adds the types that interfaces hold to the dispatchers whose methods
// they have, and reports whether there was one to add.
func (l *lowering) fillDispatchers() bool {
	added := false
	for i := 0; i < len(l.dispatchs); i++ {
		d := l.dispatchs[i]
		for _, id := range l.registry.dynamicIDs() {
			if d.done[id] {
				continue
			}
			d.done[id] = true
			added = true
			l.attempt(func() { l.addCase(d, id, l.registry.types.list[id]) })
		}
	}
	return added
}

func (l *lowering) addCase(d *dispatcher, id int, t types.Type) {
	sel := l.methods.MethodSet(t).Lookup(d.method.Pkg(), d.method.Name())
	if sel == nil || !l.sameSignature(sel.Obj().(*types.Func), sel, d.sig) {
		return
	}
	l.refusePlaceless(d.method.Pos(), sel.Obj().(*types.Func))
	_, args := l.forwarded(d.sig)
	written := l.goType(t)
	value := unboxed("b_", written).text
	if l.boxed(t) {
		d.boxed = append(d.boxed, implementation{id, t, sel})
	}
	target := &d.cases
	if !l.boxed(t) {
		value, target = "i_.("+written+")", &d.native
	}
	check := checkValueMethod(t, sel)
	x := atom(value)
	if check != "" || len(sel.Index()) > 1 {
		x, check = fixed("x_"), "x_ := "+value+"\n"+check
	}
	if l.mayRecover(d.method.Name()) { // so it may have been deferred as a value
		check += l.takenToken(sel.Obj().(*types.Func))
	}
	call := l.callOn(x, t, sel.Obj().(*types.Func), sel.Index(), args, d.sig, call(rt("Token")))
	fmt.Fprintf(target, "case %d:\n%s%s%s\n", id, check, returning(d.sig), call.text)
	if d.sig.Results().Len() == 0 {
		target.WriteString("return\n")
	}
}

// checkValueMethod writes the check of a receiver x_ that is a pointer, for a method that
// is declared for values; nothing for other methods.
func checkValueMethod(t types.Type, sel *types.Selection) string {
	m := sel.Obj().(*types.Func)
	if !isPointer(t) || len(sel.Index()) > 1 || pointerReceiver(m) {
		return ""
	}
	n := types.Unalias(pointee(t)).(*types.Named)
	return fmt.Sprintf("if x_ == nil {\n%s(%q, %q)\n}\n", rt("ValueMethod"), typeName(n)+"."+m.Name(), n.Obj().Name())
}

// sameSignature reports whether a method has a signature, in the types of this
// program's instances.
func (l *lowering) sameSignature(m *types.Func, sel *types.Selection, want *types.Signature) bool {
	sig := sel.Type().(*types.Signature)
	sig = l.substitute(newEnvironment(nil, nil), types.NewSignatureType(nil, nil, nil, sig.Params(), sig.Results(), sig.Variadic())).(*types.Signature)
	return types.Identical(sig, want)
}

func (l *lowering) writeDispatchers() string {
	var b strings.Builder
	for _, d := range l.dispatchs {
		params, args := l.forwarded(d.sig)
		if params != "" {
			params = ", " + params
		}
		fmt.Fprintf(&b, "func %s(i_ any%s)%s {\n", d.name, params, l.results(d.sig))
		if d.cases.Len() > 0 {
			fmt.Fprintf(&b, "b_, ok_ := i_.(%s)\nif ok_ {\nswitch b_.ID {\n%s}\n}\n", rt("Box"), d.cases.String())
			// A native container may have handed over what native code sees of a box.
			again := call(d.name, append([]code{atomf("any(w_.(%s))", rt("Box"))}, l.signed(args, d.sig)...)...).text
			if d.sig.Results().Len() == 0 {
				again += "\nreturn"
			}
			fmt.Fprintf(&b, "if !ok_ {\nw_ := %s(i_)\n_, ok_ = w_.(%s)\nif ok_ {\n%s%s\n}\n}\n", rt("Any"), rt("Box"), returning(d.sig), again)
		}
		if d.native.Len() > 0 {
			fmt.Fprintf(&b, "switch %s(i_) {\n%s}\n", rt("ID"), d.native.String())
		}
		fmt.Fprintf(&b, "if i_ == nil {\n%s()\n}\n", rt("NilDereference"))
		all := []code{fixed("i_"), fixed(fmt.Sprintf("%q", d.method.Name()))}
		for i, arg := range args {
			if t := d.sig.Params().At(i).Type(); l.boxed(t) && !isInterface(t) {
				arg = anyOf(arg) // no compiled method takes it, but it must be written
			}
			all = append(all, arg)
		}
		fmt.Fprintf(&b, "r_ := %s\n_ = r_\n", call(rt("Call"), all...).text)
		var results []string
		for i := range d.sig.Results().Len() {
			t := d.sig.Results().At(i).Type()
			r := fmt.Sprintf("r_[%d]", i)
			switch {
			case isInterface(t) && l.native(t):
				results = append(results, l.toNative(fixed(r), t).text)
			case l.goType(t) == "any":
				results = append(results, r)
			default:
				results = append(results, r+".("+l.goType(t)+")")
			}
		}
		if len(results) > 0 {
			fmt.Fprintf(&b, "return %s\n", strings.Join(results, ", "))
		}
		b.WriteString("}\n")
	}
	return b.String()
}

// A call of a method of an interface is written where it stands if few types have the
// method, which spares a call of the dispatcher. Which types do is only known in the
// end; until then a line that begins with pending marks the place.
const pending = "\x00"

// maxInline is how many types are compared where a call stands.
const maxInline = 3

type pendingCall struct {
	d        *dispatcher
	box, ok  string // the box, and whether the interface holds one
	operand  code   // the interface
	args     []code
	variable string // for the result; "" where there is none
}

// dispatched calls a method of an interface of the program.
func (f *emitter) dispatched(recv code, t types.Type, name string, args []code, sig *types.Signature) code {
	d := f.dispatcher(t, name, sig)
	if sig.Results().Len() > 1 || f.frame.outer == nil && f.frame.sig == nil {
		return call(d.name, append([]code{recv}, f.signed(args, sig)...)...)
	}
	recv = f.stable(recv)
	box, ok := f.box(recv)
	p := pendingCall{d: d, box: box, ok: ok, operand: recv, args: args}
	if sig.Results().Len() == 1 {
		p.variable = f.name("r_")
		f.emit("var %s %s", p.variable, f.goType(sig.Results().At(0).Type()))
	}
	f.pending = append(f.pending, p)
	f.emit("%s%d", pending, len(f.pending)-1)
	if p.variable == "" {
		return code{text: "", prec: primary, stable: true}
	}
	return fixed(p.variable)
}

// resolve writes the calls that were pending.
func (l *lowering) resolve(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		number, ok := strings.CutPrefix(line, pending)
		if !ok {
			b.WriteString(line)
			continue
		}
		i, _ := strconv.Atoi(strings.TrimSpace(number))
		b.WriteString(l.pending[i].write(l))
	}
	return b.String()
}

func (p pendingCall) write(l *lowering) string {
	assign := ""
	if p.variable != "" {
		assign = p.variable + " = "
	}
	general := assign + call(p.d.name, append([]code{p.operand}, l.signed(p.args, p.d.sig)...)...).text + "\n"
	var b strings.Builder
	if len(p.d.boxed) <= maxInline {
		for _, impl := range p.d.boxed {
			m := impl.sel.Obj().(*types.Func)
			if isPointer(impl.typ) && !pointerReceiver(m) || len(impl.sel.Index()) > 1 {
				continue // the dispatcher has checks
			}
			c := l.callOn(unboxed(p.box, l.goType(impl.typ)), impl.typ, m, impl.sel.Index(), p.args, p.d.sig, call(rt("Token")))
			fmt.Fprintf(&b, "if %s && %s.ID == %d {\n%s%s\n} else ", p.ok, p.box, impl.id, assign, c.text)
		}
	}
	if b.Len() == 0 {
		return general
	}
	return b.String() + "{\n" + general + "}\n"
}
