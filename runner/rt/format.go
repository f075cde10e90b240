package rt

import (
	"fmt"
	"io"
	"reflect"
	"runtime"
	"strconv"
	"strings"
)

// Format implements fmt.Formatter: it prints the value as package fmt prints the value
// of compiled code.
func (b Box) Format(s fmt.State, verb rune) {
	p := newPrinter(s, verb)
	depth := 0
	if t := b.typ(); t.kind == reflect.Pointer && Nested() {
		depth = 1
	}
	p.print(b.typ(), reflect.ValueOf(b.V), verb, depth, visible)
}

// Nested reports whether package fmt is printing something that holds the Box: it then
// prints a pointer as its address. Its State does not tell, its stack does.
func Nested() bool {
	var pcs [12]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	for {
		frame, more := frames.Next()
		switch frame.Function {
		case "fmt.(*pp).printValue":
			return true
		case "fmt.(*pp).printArg":
			return false
		}
		if !more {
			return false
		}
	}
}

// An access says whether package fmt may call the methods of a value.
type access int

const (
	visible access = iota
	// An embedded struct of an unexported type: its own methods may not be called,
	// those of its exported fields may.
	embedded
	hidden // reached through an unexported field
)

// field is the access to a field of a value with access a.
func (a access) field(f field) access {
	switch {
	case a == hidden:
		return hidden
	case f.exported:
		return visible
	case f.embedded:
		return embedded
	}
	return hidden
}

// element is the access to what a value with access a holds otherwise.
func (a access) element() access {
	if a == visible {
		return visible
	}
	return hidden
}

// A printer prints one operand. It has the flags apart as package fmt has them: under
// %v, # and + mean Go syntax and names of fields, and not what they mean for numbers.
type printer struct {
	w           io.Writer
	state       fmt.State
	minus, plus bool
	sharp       bool
	space, zero bool
	goSyntax    bool // %#v
	fieldNames  bool // %+v
	width, prec int  // -1 where not given
	erroring    bool // inside %!verb(type=value): no methods are called
	panicking   bool // printing the value with which a method panicked
}

func newPrinter(s fmt.State, verb rune) *printer {
	p := &printer{w: s, state: s, width: -1, prec: -1}
	p.minus, p.plus, p.sharp, p.space, p.zero = s.Flag('-'), s.Flag('+'), s.Flag('#'), s.Flag(' '), s.Flag('0')
	if verb == 'v' {
		p.goSyntax, p.fieldNames = p.sharp, p.plus
		p.sharp, p.plus = false, false
	}
	if n, ok := s.Width(); ok {
		p.width = n
	}
	if n, ok := s.Precision(); ok {
		p.prec = n
	}
	return p
}

func (p *printer) write(s string) { io.WriteString(p.w, s) }

// directive is the format with which package fmt prints a basic value as p would.
func (p *printer) directive(verb rune, sharp bool) string {
	b := []byte{'%'}
	for _, f := range []struct {
		set  bool
		flag byte
	}{{p.minus, '-'}, {p.plus, '+'}, {sharp, '#'}, {p.space, ' '}, {p.zero, '0'}} {
		if f.set {
			b = append(b, f.flag)
		}
	}
	if p.width >= 0 {
		b = strconv.AppendInt(b, int64(p.width), 10)
	}
	if p.prec >= 0 {
		b = append(b, '.')
		b = strconv.AppendInt(b, int64(p.prec), 10)
	}
	return string(b) + string(verb)
}

// leaf prints a basic value by a verb that suits it.
func (p *printer) leaf(x any, verb rune) {
	directive := p.directive(verb, p.sharp)
	switch {
	case verb != 'v':
	case p.goSyntax || p.fieldNames:
		directive = p.nativeDirective(verb)
	default: // %v would take the flags for its own
		directive = p.directive(plainVerb(reflect.TypeOf(x).Kind()), p.sharp)
	}
	fmt.Fprintf(p.w, directive, x)
}

// plainVerb is the verb that prints a basic value as %v does.
func plainVerb(kind reflect.Kind) rune {
	switch kind {
	case reflect.Bool:
		return 't'
	case reflect.String:
		return 's'
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return 'g'
	}
	return 'd'
}

// padded prints words of package fmt's own.
func (p *printer) padded(s string) {
	prec := p.prec
	p.prec = -1
	p.leaf(s, 's')
	p.prec = prec
}

// suits reports whether a verb is one for a kind of basic value.
func suits(kind reflect.Kind, verb rune) bool {
	switch kind {
	case reflect.Bool:
		return verb == 't' || verb == 'v'
	case reflect.String:
		return strings.ContainsRune("vsxXq", verb)
	case reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return strings.ContainsRune("vbgGxXfFeE", verb)
	}
	return strings.ContainsRune("vdboOxXcqU", verb)
}

// print prints a value of type t. Erased pointers are looked up in their interface.
func (p *printer) print(t *typ, v reflect.Value, verb rune, depth int, a access) {
	t = t.of(v)
	if t.kind == reflect.Interface {
		p.printInterface(t, v, verb, a)
		return
	}
	if v.IsValid() && v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if a == visible && !p.erroring && p.callMethod(t, v, verb) {
		return
	}
	switch t.kind {
	case reflect.Map:
		p.printMap(t, v, verb, a)
	case reflect.Struct:
		p.printStruct(t, v, verb, a)
	case reflect.Slice, reflect.Array:
		p.printElements(t, v, verb, a)
	case reflect.Pointer:
		if depth == 0 && !isNil(v) {
			switch t.elemKind(v) {
			case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
				p.write("&")
				p.print(t.elem, v.Elem(), verb, 1, a)
				return
			}
		}
		p.printPointer(t, v, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		p.printPointer(t, v, verb)
	default:
		if !suits(t.kind, verb) {
			p.badVerb(t, v, verb, a)
			return
		}
		p.leaf(basic(v), verb)
	}
}

func (p *printer) badVerb(t *typ, v reflect.Value, verb rune, a access) {
	p.write("%!" + string(verb) + "(" + t.name + "=")
	p.erroring = true
	p.print(t, v, 'v', 0, a)
	p.erroring = false
	p.write(")")
}

// printInterface prints what an interface holds.
func (p *printer) printInterface(t *typ, v reflect.Value, verb rune, a access) {
	if v.IsValid() && v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		if p.goSyntax {
			p.write(t.name + "(nil)")
		} else {
			p.write("<nil>")
		}
		return
	}
	t, v = dynamic(v)
	p.print(t, v, verb, 1, a.element())
}

func (p *printer) printStruct(t *typ, v reflect.Value, verb rune, a access) {
	if p.goSyntax {
		p.write(t.name)
	}
	p.write("{")
	for i, f := range t.fields {
		p.separate(i)
		if p.goSyntax || p.fieldNames {
			p.write(f.name + ":")
		}
		p.print(f.typ, v.Field(i), verb, 1, a.field(f))
	}
	p.write("}")
}

// separate writes what stands before the element with index i.
func (p *printer) separate(i int) {
	switch {
	case i == 0:
	case p.goSyntax:
		p.write(", ")
	default:
		p.write(" ")
	}
}

func (p *printer) printElements(t *typ, v reflect.Value, verb rune, a access) {
	if strings.ContainsRune("sqxX", verb) && v.IsValid() && t.elemKind(v) == reflect.Uint8 {
		content := make([]byte, length(v))
		for i := range content {
			content[i] = byte(v.Index(i).Uint())
		}
		fmt.Fprintf(p.w, p.directive(verb, p.sharp), content)
		return
	}
	open, end := "[", "]"
	if p.goSyntax {
		if t.kind == reflect.Slice && isNil(v) {
			p.write(t.name + "(nil)")
			return
		}
		open, end = t.name+"{", "}"
	}
	p.write(open)
	for i := range length(v) {
		p.separate(i)
		p.print(t.elem, v.Index(i), verb, 1, a.element())
	}
	p.write(end)
}

func (p *printer) printMap(t *typ, v reflect.Value, verb rune, a access) {
	open, end := "map[", "]"
	if p.goSyntax {
		if isNil(v) {
			p.write(t.name + "(nil)")
			return
		}
		open, end = t.name+"{", "}"
	}
	p.write(open)
	for i, e := range sorted(t.key, v) {
		p.separate(i)
		p.print(t.key, e.key, verb, 1, a.element())
		p.write(":")
		p.print(t.elem, e.value, verb, 1, a.element())
	}
	p.write(end)
}

// isNil and length take an invalid Value for nil: it is what is held of an erased type.
func isNil(v reflect.Value) bool { return !v.IsValid() || v.IsNil() }

func length(v reflect.Value) int {
	if !v.IsValid() {
		return 0
	}
	return v.Len()
}

// printPointer prints an address.
func (p *printer) printPointer(t *typ, v reflect.Value, verb rune) {
	address := uintptr(0)
	if v.IsValid() {
		address = uintptr(v.UnsafePointer())
	}
	switch verb {
	case 'v':
		switch {
		case p.goSyntax && address == 0:
			p.write("(" + t.name + ")(nil)")
		case p.goSyntax:
			p.write("(" + t.name + ")(")
			p.hex(address, true)
			p.write(")")
		case address == 0:
			p.padded("<nil>")
		default:
			p.hex(address, !p.sharp)
		}
	case 'p':
		p.hex(address, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.leaf(address, verb)
	default:
		p.badVerb(t, v, verb, visible)
	}
}

func (p *printer) hex(n uintptr, leading0x bool) {
	fmt.Fprintf(p.w, p.directive('x', leading0x), n)
}

// nativeDirective is the directive that p was made for.
func (p *printer) nativeDirective(verb rune) string {
	plus := p.plus
	p.plus = p.plus || verb == 'v' && p.fieldNames
	defer func() { p.plus = plus }()
	return p.directive(verb, p.sharp || verb == 'v' && p.goSyntax)
}
