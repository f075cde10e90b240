package reflect

import (
	"fmt"
	"go/token"
	"iter"
	native "reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"runnel/runner/rt"
)

// A world has the types that are known. There is one rtype for each type, however it is
// met: by its number in rt's table, as a native one, or made of others.
type world struct {
	mu      sync.Mutex
	loaded  bool           // own holds rt's table
	own     map[int]*rtype // by number
	natives map[native.Type]*rtype
	derived map[string]*rtype // unnamed ones by what they are made of
	serial  int
}

// known is the world of the one program of this process. It is process-wide for the
// reason that rt's table is: a value that a program hands to TypeOf leads to nothing else.
var known atomic.Pointer[world]

func init() { forget() }

// forget begins a new world, for a new table.
func forget() {
	known.Store(&world{own: map[int]*rtype{}, natives: map[native.Type]*rtype{}, derived: map[string]*rtype{}})
}

// lock returns the world, locked, with all types of rt's table in it: a native type that
// is met later may be one of them.
func lock() *world {
	w := known.Load()
	w.mu.Lock()
	if !w.loaded {
		w.loaded = true
		for id := range rt.Described() {
			if rt.Describe(id).Rep != nil {
				w.ofNumber(id)
			}
		}
	}
	return w
}

// ofNumber is the type with a number in rt's table, whose values are not native.
func ofNumber(id int) *rtype {
	w := lock()
	defer w.mu.Unlock()
	return w.ofNumber(id)
}

// ofNative is a native type, or the one of the program that is identical to it.
func ofNative(r native.Type) *rtype {
	w := lock()
	defer w.mu.Unlock()
	return w.ofNative(r)
}

func ofNatives(types iter.Seq[native.Type]) []*rtype {
	w := lock()
	defer w.mu.Unlock()
	return w.ofNatives(types)
}

func (w *world) ofNatives(types iter.Seq[native.Type]) []*rtype {
	var all []*rtype
	for r := range types {
		all = append(all, w.ofNative(r))
	}
	return all
}

func (w *world) add(t *rtype) *rtype {
	w.serial++
	t.serial = w.serial
	return t
}

func (w *world) ofNumber(id int) *rtype {
	if t := w.own[id]; t != nil {
		return t
	}
	d := rt.Describe(id)
	t := w.add(&rtype{
		number: id, own: true, rep: d.Rep, erased: d.Erased,
		name: d.Name, kind: d.Kind, named: d.Named, pkg: d.Pkg, dir: ChanDir(d.Dir), variadic: d.Variadic,
	})
	w.own[id] = t // before its parts, which may lead back to it
	part := func(id int, r native.Type) *rtype {
		d := rt.Describe(id)
		switch {
		case d.Rep != nil:
			return w.ofNumber(id)
		case d.Native != nil: // a parameter may be held as any
			return w.ofNative(d.Native)
		}
		return w.ofNative(r)
	}
	switch t.kind {
	case native.Array:
		t.length, t.elem = d.Rep.Len(), part(d.Elem, d.Rep.Elem())
	case native.Pointer, native.Slice, native.Chan:
		t.elem = part(d.Elem, d.Rep.Elem())
	case native.Map:
		t.elem, t.key = part(d.Elem, d.Rep.Elem()), part(d.Key, d.Rep.Key())
	case native.Struct:
		for i, f := range d.Fields {
			t.fields = append(t.fields, field{f.Name, part(f.Type, d.Rep.Field(i).Type), StructTag(f.Tag), f.Exported, f.Embedded})
		}
	case native.Func:
		for i, id := range d.Params {
			t.in = append(t.in, part(id, d.Rep.In(i)))
		}
		for i, id := range d.Results {
			t.out = append(t.out, part(id, d.Rep.Out(i)))
		}
	}
	for _, m := range d.Signatures {
		exported := token.IsExported(m.Name)
		t.methods = append(t.methods, method{m.Name, exported, w.ofNumber(m.Type), m.F})
	}
	slices.SortFunc(t.methods, compareMethods)
	if !t.named {
		w.derived[t.identity()] = t
	}
	return t
}

func (w *world) ofNative(r native.Type) *rtype {
	if t := w.natives[r]; t != nil {
		return t
	}
	t := &rtype{rep: r, name: r.String(), kind: r.Kind(), named: r.Name() != ""}
	if !t.named && t.kind != native.UnsafePointer {
		if same := w.derived[w.parts(r).identity()]; same != nil {
			w.natives[r] = same
			return same
		}
	}
	w.natives[r] = w.add(t)
	return t
}

// parts is an unnamed native type as far as its identity goes.
func (w *world) parts(r native.Type) *rtype {
	t := &rtype{kind: r.Kind()}
	switch t.kind {
	case native.Array:
		t.length, t.elem = r.Len(), w.ofNative(r.Elem())
	case native.Pointer, native.Slice:
		t.elem = w.ofNative(r.Elem())
	case native.Chan:
		t.dir, t.elem = r.ChanDir(), w.ofNative(r.Elem())
	case native.Map:
		t.elem, t.key = w.ofNative(r.Elem()), w.ofNative(r.Key())
	case native.Struct:
		for f := range r.Fields() {
			t.fields = append(t.fields, field{f.Name, w.ofNative(f.Type), f.Tag, f.IsExported(), f.Anonymous})
			t.pkg += f.PkgPath
		}
	case native.Func:
		t.in, t.out, t.variadic = w.ofNatives(r.Ins()), w.ofNatives(r.Outs()), r.IsVariadic()
	case native.Interface:
		for m := range r.Methods() {
			t.methods = append(t.methods, method{name: m.Name, exported: m.IsExported(), typ: w.ofNative(m.Type)})
			t.pkg += m.PkgPath
		}
	}
	return t
}

// identity is the same text for unnamed types that are identical.
func (t *rtype) identity() string {
	var b strings.Builder
	fmt.Fprint(&b, int(t.kind), " ", t.length, " ", int(t.dir), " ", t.variadic, " ", t.pkg)
	list := func(types ...*rtype) {
		b.WriteString(" |")
		for _, part := range types {
			if part != nil {
				fmt.Fprint(&b, " ", part.serial)
			}
		}
	}
	list(t.elem)
	list(t.key)
	list(t.in...)
	list(t.out...)
	for _, f := range t.fields {
		fmt.Fprintf(&b, " %s %q %t %d", f.name, f.tag, f.embedded, f.typ.serial)
	}
	if t.kind != native.Interface {
		return b.String() // what else has methods is told by what it is made of
	}
	for _, m := range t.methods {
		fmt.Fprintf(&b, " %s %d", m.name, m.typ.serial)
	}
	return b.String()
}

// derive is an unnamed type that is made of others: the one that is known, or t. One that
// is made of native types alone is native.
func derive(t *rtype) *rtype {
	w := lock()
	defer w.mu.Unlock()
	same := w.derived[t.identity()]
	if same == nil {
		isOwn := func(t *rtype) bool { return t != nil && t.own }
		if !isOwn(t.elem) && !isOwn(t.key) && !slices.ContainsFunc(t.in, isOwn) && !slices.ContainsFunc(t.out, isOwn) {
			return w.ofNative(t.rep)
		}
		same = w.add(t)
		same.own = true
		w.derived[t.identity()] = same
	}
	return same
}
