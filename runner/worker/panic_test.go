package main

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"math"
	"os"
	"os/exec"
	"reflect"
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

// value makes a case of what panic is called with.
func value(v any) func() { return func() { panic(v) } }

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
	"nil":              value(nil),
	"true":             value(true),
	"false":            value(false),
	"int":              value(-42),
	"int8":             value(int8(math.MinInt8)),
	"int16":            value(int16(math.MaxInt16)),
	"int32":            value('x'),
	"int64":            value(int64(math.MinInt64)),
	"uint":             value(uint(42)),
	"uint8":            value(byte('x')),
	"uint16":           value(uint16(math.MaxUint16)),
	"uint32":           value(uint32(math.MaxUint32)),
	"uint64":           value(uint64(math.MaxUint64)),
	"uintptr":          value(uintptr(42)),
	"float64":          value(1.5),
	"whole float64":    value(100.0),
	"large float64":    value(1e21),
	"largest float64":  value(math.MaxFloat64),
	"small float64":    value(1e-7),
	"smallest float64": value(math.SmallestNonzeroFloat64),
	"tenth":            value(0.1),
	"zero":             value(0.0),
	"negative zero":    value(math.Copysign(0, -1)),
	"infinity":         value(math.Inf(1)),
	"-infinity":        value(math.Inf(-1)),
	"NaN":              value(math.NaN()),
	"float32":          value(float32(0.1)),
	"large float32":    value(float32(math.MaxFloat32)),
	"complex128":       value(1 - 2.5i),
	"complex64":        value(complex64(complex(0.1, math.Inf(1)))),

	"string":       value("boom"),
	"empty string": value(""),
	"lines":        value("two\nlines\n"),
	"tabs":         value("\ta\tb"),
	"not UTF-8":    value("a\xffb"),
	"bytes":        value([]byte("bytes")),

	"error":          value(errors.New("went wrong")),
	"lines of error": value(errors.New("two\nlines")),
	"wrapped error":  value(fmt.Errorf("doing it: %w", os.ErrNotExist)),
	"joined errors":  value(errors.Join(errors.New("a"), errors.New("b"))),
	"own error":      value(&failure{"own"}),
	"Stringer":       value(stringer(7)),
	"duration":       value(1500 * time.Millisecond),
	"both":           value(both{}),

	"named int":                value(namedInt(-3)),
	"named uint":               value(namedUint(3)),
	"named string":             value(namedString("two\n\"lines\"")),
	"named bool":               value(namedBool(true)),
	"named float":              value(namedFloat(0.1)),
	"named complex":            value(namedComplex(1 + 2i)),
	"named complex128":         value(namedBig(1 - 2i)),
	"generic":                  value(generic[string](3)),
	"another package's string": value(template.HTML("<b>")),

	"struct":         value(namedStruct{1, 2}),
	"empty struct":   value(struct{}{}),
	"unnamed struct": value(struct{ A int }{1}),
	"pointer":        value(&namedStruct{1, 2}),
	"nil pointer":    value((*namedStruct)(nil)),
	"slice":          value([]int{1}),
	"array":          value([2]int{1, 2}),
	"map":            value(map[string]int{"a": 1}),
	"func":           value(func() {}),
	"chan":           value(make(chan int)),

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
	"broken error":     value(broken{"boom"}),
	"broken otherwise": value(broken{errors.New("boom")}),
	"to array":         func() { _ = [4]int(numbers) },
}

// said is what Go says of a case: the text between "panic: " and the stack.
func said(t *testing.T, name string) string {
	t.Helper()
	stderr := died(t, name)
	text, ok := strings.CutPrefix(stderr, "panic: ")
	text, _, stack := strings.Cut(text, "\n\ngoroutine 1 [running")
	if !ok || !stack {
		t.Fatalf("%s: no panic: %q", name, stderr)
	}
	return text
}

// died runs a case in a process of its own and returns what the runtime wrote.
func died(t *testing.T, name string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), panicCase+"="+name)
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
			got := panicText(recovered(f))
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
	if got, want := panicText(p), fmt.Sprintf("(*int) %p", p); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := panicText((*int)(nil)); got != "(*int) 0x0" {
		t.Errorf("got %q", got)
	}
}

// TestValueThatCannotBePrinted: Go has words of its own for a value whose method
// panics while a panic is printed, so the worker leaves them to Go.
func TestValueThatCannotBePrinted(t *testing.T) {
	for name, want := range map[string]string{
		"broken error":     "fatal error: panic while printing panic value: boom\n",
		"broken otherwise": "fatal error: panic while printing panic value: type *errors.errorString\n",
	} {
		if text, ok := tryPanicText(recovered(panics[name])); ok {
			t.Errorf("%s: got %q", name, text)
		}
		if got := died(t, name); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q in it", name, got, want)
		}
	}
	if text, ok := tryPanicText("boom"); text != "boom" || !ok {
		t.Errorf("got %q, %v", text, ok)
	}
}

// TestInterpretersWordsBecomeGos: the interpreter finds with package reflect what
// compiled code finds itself.
func TestInterpretersWordsBecomeGos(t *testing.T) {
	for what, index := range map[string]func(reflect.Value){
		"slice":  func(i reflect.Value) { reflect.ValueOf(numbers).Index(int(i.Int())) },
		"array":  func(i reflect.Value) { reflect.ValueOf([3]int{}).Index(int(i.Int())) },
		"string": func(i reflect.Value) { reflect.ValueOf("abc").Index(int(i.Int())) },
	} {
		got := panicText(recovered(func() { index(reflect.ValueOf(five)) }))
		if want := "runtime error: index out of range"; got != want {
			t.Errorf("%s: got %q, want %q", what, got, want)
		}
	}
}
