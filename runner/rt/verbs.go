package rt

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Verbs prepares the operands of fmt.Printf and its like, all but fmt.Errorf: package
// fmt answers the verbs %T, %p and %w itself, without asking a Box.
func Verbs(format string, args []any) (string, []any) { return verbs(format, args, false) }

// ErrorVerbs is Verbs for fmt.Errorf, which wraps the operands of %w.
func ErrorVerbs(format string, args []any) (string, []any) { return verbs(format, args, true) }

// Formatted is fmt.Sprintf of any values.
func Formatted(format string, args []any) string {
	format, args = Verbs(format, args)
	return fmt.Sprintf(format, args...)
}

// Errorf is fmt.Errorf of any values.
func Errorf(format string, args []any) error {
	format, args = ErrorVerbs(format, args)
	return fmt.Errorf(format, args...)
}

func verbs(format string, args []any, wraps bool) (string, []any) {
	if !slices.ContainsFunc(args, special) {
		return format, args
	}
	r := rewriter{args: args, wraps: wraps, good: true}
	if !r.rewrite(format) {
		return format, args
	}
	return r.out.String(), r.outArgs
}

// special reports whether package fmt would print something else of x than Go does.
func special(x any) bool {
	switch x.(type) {
	case boxed, runtimeError:
		return true
	}
	return wraps(x)
}

// wraps reports whether a native error holds a Box, which package fmt cannot ask: the
// fields of such errors are not exported.
func wraps(x any) bool {
	var held []error
	switch e := x.(type) {
	case boxed:
	case interface{ Unwrap() error }:
		held = []error{e.Unwrap()}
	case interface{ Unwrap() []error }:
		held = e.Unwrap()
	}
	return slices.ContainsFunc(held, func(e error) bool {
		_, own := e.(boxed)
		return own || wraps(e)
	})
}

// A rewriter makes a format in which each directive takes the operands that follow one
// another, so that an operand that is printed by two verbs can be given twice.
type rewriter struct {
	args  []any
	wraps bool

	out     strings.Builder
	outArgs []any
	next    int  // index of the next operand
	indexed bool // there was an explicit index
	good    bool // the indexes of this directive are
	changed bool
}

// rewrite reports whether anything had to be changed.
func (r *rewriter) rewrite(format string) bool {
	for {
		text, rest, found := strings.Cut(format, "%")
		r.out.WriteString(text)
		if !found {
			break
		}
		format = r.directive(rest)
	}
	if !r.indexed && r.next < len(r.args) {
		r.extra(r.args[r.next:])
	}
	return r.changed
}

// directive rewrites the directive at the start of format, without its percent sign,
// and returns what follows it. Widths and precisions that are operands become numbers.
func (r *rewriter) directive(format string) string {
	r.good = true
	flags := format[:len(format)-len(strings.TrimLeft(format, "+-# 0"))]
	width, prec := "", ""
	format, afterIndex := r.index(format[len(flags):])
	if rest, ok := strings.CutPrefix(format, "*"); ok {
		format, afterIndex = rest, false
		n, ok := r.number()
		switch {
		case !ok:
			r.literal("%!(BADWIDTH)")
		case n < 0: // what is padded on the right is not padded with zeros
			flags = strings.ReplaceAll(flags, "0", "") + "-"
			n = -n
			fallthrough
		default:
			width = strconv.Itoa(n)
		}
	} else {
		width, format = digits(format)
		r.good = r.good && !(afterIndex && width != "")
	}
	if len(format) > 1 && format[0] == '.' {
		r.good = r.good && !afterIndex
		format, afterIndex = r.index(format[1:])
		if rest, ok := strings.CutPrefix(format, "*"); ok {
			format, afterIndex = rest, false
			if n, ok := r.number(); ok && n >= 0 {
				prec = "." + strconv.Itoa(n)
			} else {
				r.literal("%!(BADPREC)")
			}
		} else {
			prec, format = digits(format)
			prec = "." + prec
		}
	}
	if !afterIndex {
		format, _ = r.index(format)
	}
	if format == "" {
		r.literal("%!(NOVERB)")
		return ""
	}
	verb, size := utf8.DecodeRuneInString(format)
	format = format[size:]
	switch {
	case verb == '%':
		r.out.WriteString("%%")
	case !r.good:
		r.literal("%!" + string(verb) + "(BADINDEX)")
	case r.next >= len(r.args):
		r.literal("%!" + string(verb) + "(MISSING)")
	default:
		printed, x := r.operand(verb, r.args[r.next])
		r.next++
		r.out.WriteString("%" + flags + width + prec + string(printed))
		r.outArgs = append(r.outArgs, x)
	}
	return format
}

// index reads an explicit index, as in %[2]d.
func (r *rewriter) index(format string) (rest string, found bool) {
	if !strings.HasPrefix(format, "[") {
		return format, false
	}
	r.indexed = true
	digits, rest, closed := strings.Cut(format[1:], "]")
	if !closed || len(format) < 3 {
		r.good = false
		return format[1:], false
	}
	n, err := strconv.ParseUint(digits, 10, 20)
	if err == nil && 1 <= n && int(n) <= len(r.args) {
		r.next = int(n) - 1
		return rest, true
	}
	r.good = false
	return rest, err == nil
}

// most is the largest width that package fmt takes.
const most = 1e6

// digits splits the decimal number from the start of a format. Nothing is left of the
// format after one that is too large.
func digits(format string) (number, rest string) {
	n := 0
	for i, c := range []byte(format) {
		if c < '0' || '9' < c {
			return format[:i], format[i:]
		}
		if n > most {
			return "", ""
		}
		n = n*10 + int(c-'0')
	}
	return format, ""
}

// number is the next operand, as a width or a precision; ok is false where it cannot
// be one.
func (r *rewriter) number() (n int, ok bool) {
	if r.next >= len(r.args) {
		return 0, false
	}
	x := r.args[r.next]
	r.next++
	if b, boxed := x.(boxed); boxed {
		x = b.box().V
		r.changed = true
	}
	switch v := reflect.ValueOf(x); {
	case v.CanInt():
		return int(v.Int()), -most <= v.Int() && v.Int() <= most
	case v.CanUint():
		return int(v.Uint()), v.Uint() <= most
	}
	return 0, false
}

// operand is what to print, and how.
func (r *rewriter) operand(verb rune, x any) (rune, any) {
	if strings.ContainsRune("+-# 0123456789.[*", verb) { // after a width that was an operand
		return 's', printedBy{x, verb}
	}
	if !special(x) {
		return verb, x
	}
	switch verb {
	case 'T':
		r.changed = true
		return 's', TypeName(x)
	case 'p', 'w':
		b, ok := x.(boxed)
		if !ok {
			return verb, x
		}
		r.changed = true
		if verb == 'p' {
			return pointerOperand(b.box())
		}
		if _, isError := MethodOf(b.box(), "Error").(func(any) string); isError && r.wraps {
			return 'w', ToError(x)
		}
		return 'v', misprinted{x, 'w'}
	}
	if wraps(x) {
		r.changed = true
		return verb, wrapping{x}
	}
	return verb, x
}

func pointerOperand(b Box) (rune, any) {
	switch b.typ().kind {
	case reflect.Pointer, reflect.Chan, reflect.Func, reflect.Map, reflect.Slice, reflect.UnsafePointer:
		if b.V == nil {
			return 'p', (*int)(nil)
		}
		return 'p', b.V
	}
	return 's', misprinted{b, 'p'}
}

// extra says, as package fmt does, that there are operands without a directive.
func (r *rewriter) extra(args []any) {
	if !slices.ContainsFunc(args, special) {
		r.outArgs = append(r.outArgs, args...)
		return
	}
	r.changed = true
	r.literal("%!(EXTRA ")
	for i, x := range args {
		if i > 0 {
			r.out.WriteString(", ")
		}
		if x == nil {
			r.out.WriteString("<nil>")
			continue
		}
		r.literal(TypeName(x) + "=")
		r.out.WriteString("%v")
		r.outArgs = append(r.outArgs, x)
	}
	r.out.WriteString(")")
}

func (r *rewriter) literal(text string) {
	r.out.WriteString(strings.ReplaceAll(text, "%", "%%"))
}

// misprinted is an operand whose verb does not suit it.
type misprinted struct {
	x    any
	verb rune
}

// Format implements fmt.Formatter.
func (m misprinted) Format(s fmt.State, verb rune) {
	t, v := dynamic(reflect.ValueOf(m.x))
	newPrinter(s, verb).badVerb(t, v, m.verb, visible)
}

// printedBy is an operand printed by a verb that a format cannot name at this place.
type printedBy struct {
	x    any
	verb rune
}

// Format implements fmt.Formatter.
func (o printedBy) Format(s fmt.State, verb rune) {
	p := newPrinter(s, verb)
	if o.x == nil {
		p.write("%!" + string(o.verb) + "(<nil>)")
		return
	}
	t, v := dynamic(reflect.ValueOf(o.x))
	p.print(t, v, o.verb, 0, visible)
}

// wrapping is an operand that package fmt would not print as Go does, all through.
type wrapping struct{ x any }

// Format implements fmt.Formatter.
func (w wrapping) Format(s fmt.State, verb rune) {
	t, v := dynamic(reflect.ValueOf(w.x))
	newPrinter(s, verb).print(t, v, verb, 0, visible)
}

// Operands prepares the operands of fmt.Print and its like, all but those whose names
// end in ln: they look at which operands are strings.
func Operands(args []any) []any {
	isText := func(x any) bool {
		b, ok := x.(boxed)
		return ok && b.box().typ().kind == reflect.String
	}
	if !slices.ContainsFunc(args, isText) {
		return args
	}
	args = slices.Clone(args)
	for i, x := range args {
		if isText(x) {
			args[i] = fmt.Sprint(x)
		}
	}
	return args
}
