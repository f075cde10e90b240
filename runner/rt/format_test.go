package rt

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strings"
	"testing"
	"time"
)

// Types that a program declares.
type (
	integer int
	small   uint8
	ratio   float64
	ratio32 float32
	pair64  complex64
	pair    complex128
	flag    bool
	text    string
	point   struct{ X, Y int }
	secret  struct{ x, y int }
	mixed   struct {
		Name   string `json:"name"`
		age    integer
		Tags   []text
		lookup map[text]point
		Any    any
		hidden any
		Err    error
		err    error
		P      *point
		p      *point
		F      func(int) string
		C      chan point
		D      time.Duration
		d      time.Duration
		When   time.Time
	}
	empty struct{}
	blank struct {
		_ int
		A int
		_ string
	}
	outer struct {
		point
		*secret
		named
		Inner struct{ A, b int }
	}
	named struct{ Title string }
	list  struct {
		Value int
		Next  *list
	}
	tree struct {
		left, right *tree
		value       any
	}
	selfMap      map[string]selfMap
	selfSlice    []selfSlice
	points       []point
	table2       map[point][]integer
	octets       []byte
	octet        byte
	codes        [3]octet
	boxOf[T any] struct{ Value T }
	shape        interface{ Area() float64 }
	holder       struct {
		S shape
		s shape
	}
	anys []any
	ptrs struct {
		A **int
		M *map[string]int
		S *[]int
		p *[2]text
	}
)

// Types with methods for which package fmt looks.
type (
	stringed     int
	stringedS    struct{ name string }
	pointered    struct{ name string }
	failing      struct{ Code int }
	both2        struct{ A int }
	goStringed   struct{ a int }
	formatted    struct{ a int }
	panicky      struct{ a any }
	nilPanicky   struct{ a int }
	circle       struct{ r float64 }
	holdsMethods struct {
		S  stringed
		s  stringed
		SS []stringed
		M  map[stringedS]failing
		P  *pointered
		V  pointered
		E  error
		e  error
		St fmt.Stringer
		st fmt.Stringer
		A  any
		a  any
	}
	embedsMethods struct {
		stringedS
		B int
	}
	embedsHidden struct {
		holder2
		*pointered
	}
	holder2 struct{ S stringed }
	runed   []rune
	wrapped struct {
		msg string
		err error
	}
)

func (s stringed) String() string     { return fmt.Sprintf("stringed%d", int(s)) }
func (s stringedS) String() string    { return "<" + s.name + ">" }
func (p *pointered) String() string   { return "*" + p.name }
func (f failing) Error() string       { return fmt.Sprint("code ", f.Code) }
func (both2) Error() string           { return "as error" }
func (both2) String() string          { return "as string" }
func (g goStringed) GoString() string { return fmt.Sprintf("goStringed<%d>", g.a) }
func (p panicky) String() string      { panic(p.a) }
func (n *nilPanicky) String() string  { return fmt.Sprint(n.a) }
func (c circle) Area() float64        { return c.r }
func (w *wrapped) Error() string      { return w.msg + ": " + w.err.Error() }
func (w *wrapped) Unwrap() error      { return w.err }
func (f formatted) Format(s fmt.State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	fmt.Fprintf(s, "%c:%d:%v:%v:%v:%v", verb, f.a, w, hasW, p, hasP)
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			io.WriteString(s, string(c))
		}
	}
}

// pointer is to the heap, as all that an interpreter makes.
//
//go:noinline
func pointer[T any](v T) *T { return &v }

// printedValues are values of types that only the program knows, and others. They are
// made here, so that all of their addresses are those of the heap and equally long.
var printedValues = makePrintedValues()

func makePrintedValues() []any {
	aPoint := &point{3, 4}
	aNumber := pointer(integer(9))
	aTree := &tree{&tree{nil, nil, "left"}, nil, integer(1)}
	aList := &list{1, &list{2, nil}}

	return []any{
		nil, 1, "text", true, 1.5, time.Second, errors.New("native"), []int{1}, []any{1, "a", nil}, io.EOF,
		[]any{integer(1), aPoint, point{1, 2}, stringed(3), nil, []any{aPoint}}, map[string]any{"p": aPoint, "s": stringedS{"x"}, "n": nil},
		map[any]any{integer(2): 1, integer(1): "x", nil: nil}, [2]any{aPoint, failing{2}}, &[]any{integer(1), aPoint}, []error{failing{1}, io.EOF, nil},

		integer(-42), integer(0), integer('x'), small(200), ratio(1.5), ratio(1e21), ratio(math.NaN()), ratio(math.Inf(-1)), ratio32(0.1),
		pair64(1 - 2i), pair(complex(math.Inf(1), 0)), flag(true), flag(false), text("hi \"there\"\n\xff线"), text(""),
		point{1, -2}, secret{1, 2}, &point{1, 2}, &secret{1, 2}, (*point)(nil), pointer(&point{1, 2}), aNumber,
		mixed{}, &mixed{},
		mixed{
			Name: "n", age: 3, Tags: []text{"a", "b"}, lookup: map[text]point{"z": {1, 2}, "a": {}}, Any: integer(1), hidden: stringed(2),
			Err: failing{3}, err: failing{4}, P: aPoint, p: aPoint, F: func(int) string { return "" }, C: make(chan point), D: 1500, d: 2500,
			When: time.Unix(0, 0).UTC(),
		},
		empty{}, blank{A: 1}, outer{}, outer{point: point{1, 2}, secret: &secret{3, 4}, named: named{"t"}},
		list{1, nil}, aList, *aList, (*list)(nil), []*list{aList, nil}, map[string]*list{"a": nil, "b": aList}, *aTree, aTree,
		selfMap{"a": nil, "b": {"c": {}}}, selfMap(nil), selfSlice{nil, {nil, {}}}, &selfSlice{nil}, []selfMap{nil, {}},
		points{{1, 2}, {3, 4}}, points(nil), points{}, &points{{1, 2}}, table2{{2, 1}: {1, 2}, {1, 9}: nil}, table2(nil),
		octets("bytes\x00"), octets(nil), &octets{1}, octet(65), codes{1, 2, 255}, &codes{}, [2]octet{65, 66}, []octet{65, 66},
		boxOf[int]{1}, boxOf[point]{point{1, 2}}, &boxOf[[]text]{[]text{"a"}}, []boxOf[integer]{{1}},
		holder{}, holder{circle{1}, circle{2}}, holder{&circle{1}, &circle{2}}, anys{1, "x", integer(2), point{}, nil, aPoint, []byte("raw"), stringed(1)},
		ptrs{}, ptrs{A: pointer(pointer(1)), M: &map[string]int{"a": 1}, S: &[]int{1}, p: &[2]text{"a"}},
		struct{}{}, struct{ A, b int }{1, 2}, &struct{ A any }{integer(1)}, []struct{ P *point }{{aPoint}, {nil}},
		func() {}, (func(integer))(nil), []func(){nil}, make(chan integer), (chan integer)(nil), map[integer]string{3: "c", 1: "a", 2: "b"},
		map[text]int{"b": 1, "a": 2}, map[flag]int{true: 1, false: 0}, map[ratio]int{2: 1, ratio(math.NaN()): 3, -1: 2}, map[[2]integer]int{{2, 1}: 1, {1, 2}: 2},
		map[*point]int{aPoint: 1, nil: 2}, map[any]integer{"b": 1, "a": 2}, map[any]integer{3: 1, 2: 2}, map[shape]int{circle{2}: 1, circle{1}: 2, nil: 3},
		map[pair]int{1i: 1, 1: 2}, map[small]int{2: 1, 1: 2}, map[point]int{{2, 1}: 1, {1, 2}: 2, {1, 1}: 3},

		stringed(7), pointer(stringed(7)), []stringed{1, 2}, [2]stringed{}, map[stringed]stringed{1: 2}, stringedS{"s"}, &stringedS{"s"}, (*stringedS)(nil),
		pointered{"v"}, &pointered{"p"}, []pointered{{"a"}}, []*pointered{{"a"}}, failing{5}, &failing{6}, []failing{{1}}, []*failing{{2}}, both2{1}, &both2{2},
		goStringed{1}, []goStringed{{2}}, &goStringed{3}, formatted{1}, &formatted{2}, []formatted{{3}}, struct{ A, b formatted }{},
		panicky{"boom"}, panicky{integer(3)}, panicky{errors.New("an error")}, panicky{failing{9}}, []panicky{{"in"}}, &panicky{"p"}, (*panicky)(nil),
		(*nilPanicky)(nil), []*nilPanicky{nil}, &nilPanicky{1},
		holdsMethods{},
		holdsMethods{
			S: 1, s: 2, SS: []stringed{3, 4}, M: map[stringedS]failing{{"k"}: {1}, {"a"}: {2}}, P: &pointered{"p"}, V: pointered{"v"},
			E: failing{7}, e: failing{8}, St: stringed(5), st: stringed(6), A: stringed(9), a: stringedS{"hidden"},
		},
		embedsMethods{stringedS{"promoted"}, 1}, &embedsMethods{}, embedsHidden{holder2{3}, nil}, []embedsMethods{{}},
		runed("hé"), &wrapped{"outer", failing{1}}, wrapped{"v", io.EOF}, struct{ E error }{&wrapped{"w", io.EOF}},
	}
}

// formats are all combinations of verbs with flags, widths and precisions.
func formats() []string {
	var all []string
	for _, flags := range []string{"", "+", "-", "#", " ", "0", "+#", "# ", "-0", "+0", "#+- 0"} {
		for _, size := range []string{"", "9", ".", ".2", "30.3"} {
			for _, verb := range "vTtbcdoOqxXUeEfFgGspzw" {
				all = append(all, "%"+flags+size+string(verb))
			}
		}
	}
	return all
}

func TestFormat(t *testing.T) {
	m := newModel(printedValues)
	for _, v := range printedValues {
		held := []any{m.value(v)}
		for _, format := range formats() {
			checkFormat(t, m, format, []any{v}, held)
		}
	}
}

// checkFormat holds what is printed of held values to what Go prints of the values.
func checkFormat(t *testing.T, m *model, format string, values, held []any) {
	t.Helper()
	want := fmt.Sprintf(format, values...)
	lowered, operands := Verbs(format, held)
	got := fmt.Sprintf(lowered, operands...)
	if got := m.addresses(got, want); got != want {
		t.Errorf("%q %T: got %q, want %q", format, values, got, want)
	}
}

func (m *model) values(values []any) []any {
	held := make([]any, len(values))
	for i, v := range values {
		held[i] = m.value(v)
	}
	return held
}

// TestFormatEmpty: the address of what takes no space tells nothing.
func TestFormatEmpty(t *testing.T) {
	values := []any{&empty{}, []empty{{}, {}}, map[empty]*empty{{}: nil}, &struct{}{}}
	m := newModel(values)
	for _, v := range values {
		held := []any{m.value(v)}
		for _, format := range formats() {
			if !strings.HasSuffix(format, "p") {
				checkFormat(t, m, format, []any{v}, held)
			}
		}
	}
}

func TestPrint(t *testing.T) {
	m := newModel(printedValues)
	for _, v := range printedValues {
		for _, w := range []any{nil, 1, "s", integer(1), text("t"), stringed(1), point{}} {
			for _, values := range [][]any{{v, w}, {w, v}, {v, w, v}} {
				held := m.values(values)
				if got, want := fmt.Sprint(Operands(held)...), fmt.Sprint(values...); m.addresses(got, want) != want {
					t.Errorf("Sprint of %T: got %q, want %q", values, got, want)
				}
				if got, want := fmt.Sprintln(held...), fmt.Sprintln(values...); m.addresses(got, want) != want {
					t.Errorf("Sprintln of %T: got %q, want %q", values, got, want)
				}
			}
		}
	}
}

// TestWrappersPrintAsTheirValues: a value in an interface of the standard library is a
// wrapper of its Box.
func TestWrappersPrintAsTheirValues(t *testing.T) {
	values := []any{failing{1}, &failing{2}, both2{}, &wrapped{"w", failing{3}}}
	m := newModel(append(values, printedValues...))
	for _, v := range values {
		held := []any{ToError(m.value(v))}
		for _, format := range formats() {
			checkFormat(t, m, format, []any{v}, held)
		}
	}
}

func isError(v any) bool { _, ok := v.(error); return ok }

func TestErrorf(t *testing.T) {
	values := []any{failing{1}, &wrapped{"w", failing{3}}, integer(3), io.EOF, stringed(1), nil}
	m := newModel(append(values, printedValues...))
	for _, v := range values {
		for _, format := range []string{"doing: %w", "%+w and %v", "%w %[1]T", "%[2]w %[1]w", "%d %w", "%w %w %w"} {
			want := fmt.Errorf(format, v, v)
			lowered, operands := ErrorVerbs(format, []any{m.value(v), m.value(v)})
			got := fmt.Errorf(lowered, operands...)
			if got, want := got.Error(), want.Error(); m.addresses(got, want) != want {
				t.Errorf("%q of %T: got %q, want %q", format, v, got, want)
			}
			if got, want := fmt.Sprintf("%T", got), fmt.Sprintf("%T", want); got != want && isError(v) {
				t.Errorf("%q of %T: got a %s, want a %s", format, v, got, want)
			}
			if inner := errors.Unwrap(want); inner != nil && Any(errors.Unwrap(got)) != m.value(inner) {
				t.Errorf("%q of %T wraps %v", format, v, errors.Unwrap(got))
			}
		}
	}
}

var verbFormats = []string{
	"%T|%T", "%[2]T %[1]T %T", "%[1]v %[1]T", "%*T|%T", "%[2]*[1]T", "%-*.*T|", "%.*T", "%[3]*.[2]*[1]T|", "%5.2T", "%d %T", "%T",
	"%!", "%", "%z", "%T%%%p", "%[5]T", "%[x]T", "%[0]T", "%[1T", "%[]T", "%T %", "%[2]T", "%*T", "%[1]*T", "%.[1]*T", "%[1].2T", "%[1]2T", "%[3]*.[1]T",
	"%*0000", "%*.|%v", "%10000010A", "%T %9999999", "no verbs", "", "%v %v %v %v %v %v %v", "%p %p", "%w", "%*v|%v", "%+.3T %v|%[1]p", "%-+20T|", "线%T线", "%线 %T",
}

var verbOperands = [][]any{
	{}, {integer(3)}, {integer(3), point{1, 2}}, {point{1, 2}, 8, integer(-7)}, {pointer(point{}), text("x"), nil, failing{1}}, {1, 2, 3}, {nil, nil},
	{integer(3), integer(2), stringed(1), io.EOF}, {text("w"), -5, small(2)},
}

func TestVerbs(t *testing.T) {
	var all []any
	for _, operands := range verbOperands {
		all = append(all, operands...)
	}
	m := newModel(all)
	for _, format := range verbFormats {
		for _, operands := range verbOperands {
			checkFormat(t, m, format, operands, m.values(operands))
		}
	}
}

func FuzzVerbs(f *testing.F) {
	for i, format := range verbFormats {
		f.Add(format, uint8(i))
	}
	var all []any
	for _, operands := range verbOperands {
		all = append(all, operands...)
	}
	m := newModel(all)
	f.Fuzz(func(t *testing.T, format string, operands uint8) {
		values := verbOperands[int(operands)%len(verbOperands)]
		checkFormat(t, m, format, values, m.values(values))
	})
}

func TestTypeName(t *testing.T) {
	m := newModel(printedValues)
	for _, v := range printedValues {
		if got, want := TypeName(m.value(v)), fmt.Sprintf("%T", v); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestPrintedToAFile(t *testing.T) {
	m := newModel(printedValues)
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(w, m.value(point{1, 2}), m.value([]stringed{1}))
	w.Close()
	got, err := io.ReadAll(r)
	if want := fmt.Sprintln(point{1, 2}, []stringed{1}); string(got) != want || err != nil {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	if strings.Contains(string(got), "Box") {
		t.Error("a Box shows")
	}
}
