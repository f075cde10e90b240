package frontend

import (
	"go/ast"
	"go/types"
)

func blank(e ast.Expr) bool {
	if e == nil {
		return true
	}
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "_"
}

// rangeLoop writes a range statement as a loop of the simple kind: yaegi's own take
// the author's variable as their counter, take an integer for a slice, and give wrong
// offsets in strings that are not UTF-8.
func (f *emitter) rangeLoop(s *ast.RangeStmt, label string) {
	t := f.typeOf(s.X)
	switch u := t.Underlying().(type) {
	case *types.Signature:
		f.rangeOverFunc(s, label, t)
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			f.rangeOverString(s, label)
		} else {
			f.rangeOverInt(s, label)
		}
	case *types.Map:
		f.rangeOverMap(s, label, t, u)
	case *types.Chan:
		f.rangeOverChan(s, label, u)
	default:
		f.rangeOverList(s, label, t)
	}
}

// bind gives the author's variables of a range statement their values.
func (f *emitter) bind(s *ast.RangeStmt, key, value code, keyType, valueType types.Type) {
	lhs, values, from := []ast.Expr{s.Key, s.Value}, []code{key, value}, []types.Type{keyType, valueType}
	var places []place
	f.holdingAs(holdAll, func() {
		for i, x := range lhs {
			if blank(x) || values[i].text == "" {
				places = append(places, place{})
			} else if v := f.declared(x, s.Tok); v != nil {
				places = append(places, place{typ: f.typ(v.Type()), v: v})
			} else {
				places = append(places, f.place(x))
			}
		}
	})
	for i, p := range places {
		if p.typ != nil {
			p.store(f, f.convertCode(values[i], from[i], p.typ))
		}
	}
}

func (f *emitter) loopBody(s *ast.RangeStmt, label string) {
	f.enter(&target{label: label, loop: true})
	f.inLoop(func() {
		f.turn()
		f.block(s.Body)
	})
	f.leave()
	f.emit("}")
}

func (f *emitter) rangeOverInt(s *ast.RangeStmt, label string) {
	t := typed(f.typeOf(s.X))
	if !blank(s.Key) {
		t = f.placeType(s.Key, s.Tok)
	}
	n := f.convert(s.X, t)
	if !isLiteral(n.text) {
		n = f.temp(n)
	}
	written := f.goType(t)
	zero := "0"
	if written != "int" {
		zero = written + "(0)"
	}
	i, key := f.counter(s)
	f.emit("%s := %s", i, zero)
	f.startLoop(label)
	f.emit("for ; %s < %s; %s++ {", i, n.text, i)
	f.bind(s, key, code{}, t, nil)
	f.loopBody(s, label)
}

// counter names the counter of a loop, with the key that is to be bound to it: none
// where the author's variable is the counter, since nothing else can change it.
func (f *emitter) counter(s *ast.RangeStmt) (name string, key code) {
	if v := f.declared(s.Key, s.Tok); v != nil {
		if u := f.source.usage[v]; !u.assigned && !u.addressed {
			return f.declare(v).name, code{}
		}
	}
	name = f.name("i_")
	return name, fixed(name)
}

// rangeOverList loops over a slice, an array or a pointer to an array.
func (f *emitter) rangeOverList(s *ast.RangeStmt, label string, t types.Type) {
	var elem types.Type
	length, list := "", code{}
	if a := arrayOf(t); a != nil {
		elem = a.Elem()
		length = itoa(int(a.Len()))
		switch {
		case blank(s.Value):
			if holdFor(s.X) != holdNone {
				f.emit("_ = %s", f.expr(s.X).text)
			}
		case isPointer(t):
			list = deref(f.temp(f.open(f.expr(s.X), t)).text)
		default: // the array is copied
			list = f.temp(f.expr(s.X))
		}
	} else {
		elem = sliceElem(t)
		list = f.temp(f.open(f.expr(s.X), t))
		length = f.temp(call("len", list)).text
	}
	counter, key := f.counter(s)
	f.emit("%s := 0", counter)
	f.startLoop(label)
	f.emit("for ; %s < %s; %s++ {", counter, length, counter)
	value := code{}
	if !blank(s.Value) {
		value = atom(list.operand() + "[" + counter + "]")
	}
	f.bind(s, key, value, types.Typ[types.Int], elem)
	f.loopBody(s, label)
}

func (f *emitter) rangeOverString(s *ast.RangeStmt, label string) {
	text := f.temp(f.convert(s.X, types.Typ[types.String]))
	i, r, width := f.name("i_"), f.name("r_"), f.name("w_")
	f.emit("%s := 0\n%s := 0", i, width)
	f.startLoop(label)
	f.emit("for ; %s < len(%s); %s += %s {", i, text.text, i, width)
	f.emit("%s := int32(%s[%s])\n%s = 1", r, text.text, i, width)
	f.emit("if %s >= 128 {\n%s, %s = %s(%s, %s)\n}", r, r, width, rt("DecodeRune"), text.text, i)
	f.bind(s, atom(i), atom(r), types.Typ[types.Int], types.Typ[types.Rune])
	f.loopBody(s, label)
}

func (f *emitter) rangeOverMap(s *ast.RangeStmt, label string, t types.Type, m *types.Map) {
	over := f.temp(f.open(f.expr(s.X), t))
	k, v := f.name("k_"), f.name("v_")
	f.startLoop(label)
	if _, ok := m.Elem().Underlying().(*types.Chan); ok && !blank(s.Value) {
		// Where the second variable is a channel, yaegi receives from it.
		f.emit("for %s := range %s {\n%s := %s[%s]", k, over.text, v, over.text, k)
	} else if blank(s.Value) {
		f.emit("for %s := range %s {", k, over.text)
	} else {
		f.emit("for %s, %s := range %s {", k, v, over.text)
	}
	f.bind(s, atom(k), atom(v), m.Key(), m.Elem())
	f.loopBody(s, label)
}

func (f *emitter) rangeOverChan(s *ast.RangeStmt, label string, c *types.Chan) {
	over := f.temp(f.channel(s.X))
	f.startLoop(label)
	v, ok := f.name("v_"), f.name("ok_")
	f.emit("for {")
	f.started(s.Pos())
	f.waits()
	f.emit("%s, %s := <-%s\nif !%s {\nbreak\n}", v, ok, over.text, ok)
	f.bind(s, fixed(v), code{}, c.Elem(), nil)
	f.loopBody(s, label)
}
