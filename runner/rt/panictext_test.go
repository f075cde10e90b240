package rt

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"math"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

type (
	namedInt       int8
	namedUint      uint16
	namedString    string
	namedBool      bool
	namedFloat     float32
	namedComplex   complex64
	namedBig       complex128
	namedStruct    struct{ A, B int }
	generic[T any] int
	stringer       int
	failure        struct{ text string }
	both           struct{}
	broken         struct{ value any }
)

func (s stringer) String() string { return fmt.Sprintf("stringer %d\nof two lines", int(s)) }
func (f *failure) Error() string  { return f.text }
func (both) Error() string        { return "as an error" }
func (both) String() string       { return "as a Stringer" }
func (b broken) Error() string    { panic(b.value) }

// panicOf makes a case of what panic is called with.
func panicOf(v any) func() { return func() { panic(v) } }

var (
	zero     = 0
	five     = 5
	numbers  = []int{1, 2, 3}
	nilMap   map[string]int
	nilPtr   *namedStruct
	anything any = "text"
	closed       = func() chan int { c := make(chan int); close(c); return c }()
)

var panics = map[string]func(){
	"nil":              panicOf(nil),
	"true":             panicOf(true),
	"false":            panicOf(false),
	"int":              panicOf(-42),
	"int8":             panicOf(int8(math.MinInt8)),
	"int16":            panicOf(int16(math.MaxInt16)),
	"int32":            panicOf('x'),
	"int64":            panicOf(int64(math.MinInt64)),
	"uint":             panicOf(uint(42)),
	"uint8":            panicOf(byte('x')),
	"uint16":           panicOf(uint16(math.MaxUint16)),
	"uint32":           panicOf(uint32(math.MaxUint32)),
	"uint64":           panicOf(uint64(math.MaxUint64)),
	"uintptr":          panicOf(uintptr(42)),
	"float64":          panicOf(1.5),
	"whole float64":    panicOf(100.0),
	"large float64":    panicOf(1e21),
	"largest float64":  panicOf(math.MaxFloat64),
	"small float64":    panicOf(1e-7),
	"smallest float64": panicOf(math.SmallestNonzeroFloat64),
	"tenth":            panicOf(0.1),
	"zero":             panicOf(0.0),
	"negative zero":    panicOf(math.Copysign(0, -1)),
	"infinity":         panicOf(math.Inf(1)),
	"-infinity":        panicOf(math.Inf(-1)),
	"NaN":              panicOf(math.NaN()),
	"float32":          panicOf(float32(0.1)),
	"large float32":    panicOf(float32(math.MaxFloat32)),
	"complex128":       panicOf(1 - 2.5i),
	"complex64":        panicOf(complex64(complex(0.1, math.Inf(1)))),

	"string":       panicOf("boom"),
	"empty string": panicOf(""),
	"lines":        panicOf("two\nlines\n"),
	"tabs":         panicOf("\ta\tb"),
	"not UTF-8":    panicOf("a\xffb"),
	"bytes":        panicOf([]byte("bytes")),

	"error":          panicOf(errors.New("went wrong")),
	"lines of error": panicOf(errors.New("two\nlines")),
	"wrapped error":  panicOf(fmt.Errorf("doing it: %w", os.ErrNotExist)),
	"joined errors":  panicOf(errors.Join(errors.New("a"), errors.New("b"))),
	"own error":      panicOf(&failure{"own"}),
	"Stringer":       panicOf(stringer(7)),
	"duration":       panicOf(1500 * time.Millisecond),
	"both":           panicOf(both{}),

	"named int":                panicOf(namedInt(-3)),
	"named uint":               panicOf(namedUint(3)),
	"named string":             panicOf(namedString("two\n\"lines\"")),
	"named bool":               panicOf(namedBool(true)),
	"named float":              panicOf(namedFloat(0.1)),
	"named complex":            panicOf(namedComplex(1 + 2i)),
	"named complex128":         panicOf(namedBig(1 - 2i)),
	"generic":                  panicOf(generic[string](3)),
	"another package's string": panicOf(template.HTML("<b>")),

	"struct":         panicOf(namedStruct{1, 2}),
	"empty struct":   panicOf(struct{}{}),
	"unnamed struct": panicOf(struct{ A int }{1}),
	"pointer":        panicOf(&namedStruct{1, 2}),
	"nil pointer":    panicOf((*namedStruct)(nil)),
	"slice":          panicOf([]int{1}),
	"array":          panicOf([2]int{1, 2}),
	"map":            panicOf(map[string]int{"a": 1}),
	"func":           panicOf(func() {}),
	"chan":           panicOf(make(chan int)),

	"index":            func() { numbers[five]++ },
	"slice bounds":     func() { numbers = numbers[five:] },
	"nil dereference":  func() { nilPtr.A = 1 },
	"nil map":          func() { nilMap["a"] = 1 },
	"divide":           func() { five /= zero },
	"assertion":        func() { five = anything.(int) },
	"missing method":   func() { _ = anything.(fmt.Stringer) },
	"closed channel":   func() { closed <- 1 },
	"close closed":     func() { close(closed) },
	"length":           func() { numbers = make([]int, zero-1) },
	"shift":            func() { five <<= zero - 1 },
	"broken error":     panicOf(broken{"boom"}),
	"broken otherwise": panicOf(broken{errors.New("boom")}),
	"to array":         func() { _ = [4]int(numbers) },
}

// said is what Go says of a case: the text between "panic: " and the stack.
func said(t *testing.T, name string) string {
	t.Helper()
	return between(t, name, died(t, panicCase, name))
}

func between(t *testing.T, name, stderr string) string {
	t.Helper()
	text, ok := strings.CutPrefix(stderr, "panic: ")
	text, _, stack := strings.Cut(text, "\n\ngoroutine ")
	if !ok || !stack {
		t.Fatalf("%s: no panic: %q", name, stderr)
	}
	return text
}

// died runs a case in a process of its own and returns what the runtime wrote.
func died(t *testing.T, variable, name string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), variable+"="+name)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 2 {
		t.Errorf("%s: %v", name, err)
	}
	return stderr.String()
}

var (
	address       = regexp.MustCompile(`\) 0x[0-9a-f]+$`)
	signalDetails = regexp.MustCompile(`( code=\S+)?( addr=\S+)?( pc=\S+)?\]$`)
)

// steady leaves out what is another in each process.
func steady(text string) string {
	text = address.ReplaceAllString(text, ") 0x…")
	if strings.Contains(text, "\n[signal ") {
		text = signalDetails.ReplaceAllString(text, "]")
	}
	return text
}

func TestPanicTextIsGos(t *testing.T) {
	var group sync.WaitGroup
	slots := make(chan struct{}, 4)
	for name, f := range panics {
		if strings.HasPrefix(name, "broken") {
			continue // Go does not say what such a value is
		}
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			got := PanicText(recovered(f))
			if got, want := steady(got), steady(said(t, name)); got != want {
				t.Errorf("%s: got %q, want %q", name, got, want)
			}
		})
	}
	group.Wait()
}

func recovered(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

func TestAddressOfAPanicValue(t *testing.T) {
	p := new(int)
	if got, want := PanicText(p), fmt.Sprintf("(*int) %p", p); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := PanicText((*int)(nil)); got != "(*int) 0x0" {
		t.Errorf("got %q", got)
	}
}

// TestSameValue: a value that is passed on is known again where it cannot be compared.
func TestSameValue(t *testing.T) {
	var list any = []int{1}
	for _, test := range []struct {
		a, b any
		want bool
	}{
		{Box{1, list}, Box{1, list}, true},
		{Box{1, list}, Box{2, list}, false},
		{Box{1, list}, Box{1, []int{1}}, false},
		{list, list, true},
	} {
		if got := sameValue(test.a, test.b); got != test.want {
			t.Errorf("%v and %v: got %t", test.a, test.b, got)
		}
	}
}
