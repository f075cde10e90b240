package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"runnel/runner/wire"
)

// asWorker is the variable that makes this test binary a worker.
const asWorker = "RUNNEL_TEST_WORKER"

func TestMain(m *testing.M) {
	if os.Getenv(asWorker) != "" {
		main()
	}
	os.Exit(m.Run())
}

// observed is what a runner sees of a worker.
type observed struct {
	exit                  int
	stdout, stderr, crash string
	messages              []wire.Message
}

// kinds are the kinds of the messages, in their order.
func (o observed) kinds() string {
	var b strings.Builder
	for _, m := range o.messages {
		line, _ := json.Marshal(m)
		kind, _, _ := strings.Cut(strings.TrimPrefix(string(line), `{"`), `"`)
		b.WriteString(kind + " ")
	}
	return strings.TrimSpace(b.String())
}

// work has a worker run a job.
func work(t *testing.T, job wire.Job) observed {
	t.Helper()
	var o observed
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asWorker+"=1", "GOMAXPROCS=1") // as a runner starts it
	var stdout, crash bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &crash
	pipe := func() (r, w *os.File) {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { r.Close(); w.Close() })
		return r, w
	}
	stderrR, stderrW := pipe()
	jobR, jobW := pipe()
	reportR, reportW := pipe()
	cmd.ExtraFiles = []*os.File{stderrW, jobR, reportW}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for _, f := range cmd.ExtraFiles {
		f.Close()
	}
	if err := wire.WriteJob(jobW, job); err != nil {
		t.Fatal(err)
	}
	decode := json.NewDecoder(reportR)
	for {
		var m wire.Message
		err := decode.Decode(&m)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if m.Ready != nil && len(o.messages) == 0 {
			jobW.Close()
			continue
		}
		o.messages = append(o.messages, m)
	}
	stderr, err := io.ReadAll(stderrR)
	if err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // ProcessState tells
	o.exit, o.stdout, o.stderr, o.crash = cmd.ProcessState.ExitCode(), stdout.String(), string(stderr), crash.String()
	return o
}

// program is a lowered one.
func program(imports []string, declarations, body string) wire.Job {
	var b strings.Builder
	b.WriteString("package main; import runnel_rt \"" + wire.RuntimePath + "\"\n")
	for _, path := range imports {
		b.WriteString("import \"" + path + "\"\n")
	}
	b.WriteString(declarations + "\nfunc main() { runnel_rt.Begin(); " + body + "\n}\n")
	return wire.Job{Source: b.String(), Imports: imports, Args: []string{"main", "a\xffb"}, Memory: 512 << 20, Processors: 2}
}

func TestWorker(t *testing.T) {
	for name, test := range map[string]struct {
		imports            []string
		declarations, body string
		want               observed
		kinds              string
	}{
		"returns": {
			[]string{"fmt", "os"}, "", `fmt.Println("out"); fmt.Fprintln(os.Stderr, "err")`,
			observed{stdout: "out\n", stderr: "err\n"}, "begin end",
		},
		"arguments": {
			[]string{"fmt", "os"}, "", `fmt.Printf("%q", os.Args)`,
			observed{stdout: `["main" "a\xffb"]`}, "begin end",
		},
		"environment": {
			[]string{"fmt", "os", "runtime"}, "", `fmt.Print(os.Getenv("GOMAXPROCS"), runtime.GOMAXPROCS(0))`,
			observed{stdout: "2"}, "begin end",
		},
		"exits": {
			[]string{"os"}, "", "os.Exit(3)",
			observed{exit: 3}, "begin exit end",
		},
		"exits before main": {
			[]string{"os"}, "func init() { os.Exit(3) }", "",
			observed{exit: 3}, "exit",
		},
		"log.Fatal": {
			[]string{"log"}, "", `log.SetFlags(0); log.Fatal("fatal")`,
			observed{exit: 1, stderr: "fatal\n"}, "begin",
		},
		"panics": {
			nil, "func f() { runnel_rt.Panic(\"boom\") }", "f()",
			observed{exit: 2}, "begin frame frame end panic",
		},
		"panics before main": {
			nil, "var x = f(); func f() int { runnel_rt.Panic(\"boom\"); return 1 }", "",
			observed{exit: 2}, "frame frame panic",
		},
		"recovers": {
			[]string{"fmt"}, "", `func() { defer func() { fmt.Print(recover()) }(); runnel_rt.Panic("boom") }()`,
			observed{stdout: "boom"}, "begin end",
		},
		"closes the report": {
			[]string{"fmt", "os"}, "", `os.NewFile(5, "").Close(); fmt.Print("done")`,
			observed{stdout: "done"}, "begin",
		},
		"does not compile": {
			nil, "", "undefined()",
			observed{exit: 1}, "fault",
		},
	} {
		t.Run(name, func(t *testing.T) {
			got := work(t, program(test.imports, test.declarations, test.body))
			if got.kinds() != test.kinds {
				t.Errorf("got the messages %s, want %s", got.kinds(), test.kinds)
			}
			got.messages = nil
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(observed{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestFaultTellsWhere(t *testing.T) {
	got := work(t, wire.Job{Source: "package main\n\nfunc main() {\n\tundefined()\n}\n", Memory: 512 << 20, Processors: 1})
	want := []wire.Message{{Fault: &wire.Fault{Line: 4, Column: 2, Message: "undefined: undefined"}}}
	if diff := cmp.Diff(want, got.messages); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestPanicTellsItsFrames(t *testing.T) {
	source := `package main; import runnel_rt "runnel/rt"

func inner() {
	runnel_rt.Panic("boom")
}

func outer() { inner() }

func main() {
	runnel_rt.Begin()
	outer()
}
`
	got := work(t, wire.Job{Source: source, Memory: 512 << 20, Processors: 1})
	var lines []int
	for _, m := range got.messages {
		if m.Frame != nil {
			lines = append(lines, m.Frame.Line)
		}
	}
	if diff := cmp.Diff([]int{4, 7, 10}, lines); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestMeasuresMain(t *testing.T) {
	got := work(t, program([]string{"time"}, "var sink []byte", `
time.Sleep(50 * time.Millisecond)
sink = make([]byte, 1<<20)`))
	end := got.messages[len(got.messages)-1].End
	if end == nil {
		t.Fatalf("got the messages %s", got.kinds())
	}
	if end.Wall < 50e6 || end.CPU <= 0 || end.CPU > end.Wall || end.AllocBytes < 1<<20 || end.Allocs < 1 || end.PeakMemory < 1<<20 {
		t.Errorf("got %+v", *end)
	}
}

// TestGoroutinesAreTheProgramsOwn: those that the runtime starts for its first
// collection do not count, whether it is over, under way or still to come at the end.
func TestGoroutinesAreTheProgramsOwn(t *testing.T) {
	for kib := range 24 { // allocates up to 6 MiB, the first collection comes at about 4
		body := fmt.Sprintf(`
done := make(chan bool)
for i := 0; i < 10; i++ {
	go func() { done <- true }()
	<-done
}
for i := 0; i < %d; i++ {
	sink = append(sink, make([]byte, 16<<10))
}`, 16*kib)
		got := work(t, program(nil, "var sink [][]byte", body))
		if end := got.messages[len(got.messages)-1].End; end == nil || end.Goroutines != 10 {
			t.Errorf("%d KiB: got %+v", 256*kib, end)
		}
	}
}

// TestPanics: values of types that only the program knows, errors of the interpreter
// and goroutines.
func TestPanics(t *testing.T) {
	types := []wire.Type{
		{}, {Name: "main.T", Kind: reflect.Int, Named: true},
		{Name: "main.E", Kind: reflect.Struct, Named: true, Fields: []wire.Field{{Name: "Code", Type: 3, Exported: true}}},
		{Name: "int", Kind: reflect.Int, Std: true},
	}
	const declarations = `
type T_E struct { Code int }
func fail(f func()) { f() }
func register() {
	runnel_rt.Method(2, "Error", func(v any) string {
		e := v.(T_E)
		if e.Code == 0 { runnel_rt.Panic("broken") }
		return fmt.Sprint("code ", e.Code, "\nsecond line")
	})
}`
	for body, want := range map[string]string{
		`runnel_rt.Panic(runnel_rt.Box{1, 7})`:              "main.T(7)",
		`runnel_rt.Panic(runnel_rt.Box{2, T_E{7}})`:         "code 7\n\tsecond line",
		`runnel_rt.Panic(nil)`:                              "panic called with nil argument",
		`var p *T_E; p.Code = 1`:                            "runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]",
		`var f func(); f()`:                                 "runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]",
		`var x any; x.(*T_E).Code = 1`:                      "runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]",
		`runnel_rt.AssertFailed("x", 0, "error", "main.T")`: "interface conversion: error is string, not main.T",
		`d := runnel_rt.NewDefers(); runnel_rt.Do(d, func() {
			d.Add(func() { runnel_rt.Panic(fmt.Sprint("again ", runnel_rt.Recover(d))) })
			runnel_rt.Panic(runnel_rt.Box{1, 7})
		})`: "main.T(7) [recovered]\n\tpanic: again 7",
		`runnel_rt.Go(func() { fail(func() { runnel_rt.Panic(runnel_rt.Box{1, 8}) }) }); select {}`: "main.T(8)",
	} {
		job := program([]string{"fmt"}, declarations, "register(); fmt.Print(); "+body)
		job.Types = types
		got := work(t, job)
		last := got.messages[len(got.messages)-1]
		if last.Panic == nil || string(last.Panic.Text) != want || got.exit != 2 || got.stderr+got.crash != "" {
			t.Errorf("%s: got %+v, %+v, want the panic %q", body, got, last.Panic, want)
			continue
		}
		if main := !strings.Contains(body, "Go("); (last.Panic.Goroutine == 1) != main {
			t.Errorf("%s: goroutine %d panicked", body, last.Panic.Goroutine)
		}
	}
}

// TestPanicWhilePrintingAPanic: Go has words of its own for a value whose method panics
// while a panic is printed.
func TestPanicWhilePrintingAPanic(t *testing.T) {
	for with, want := range map[string]string{
		`"boom"`:               "boom",
		"7":                    "type int",
		"runnel_rt.Box{2, 3}":  "type main.Code",
		"[]int{}[:one]":        "type runtime.boundsError",
		"runnel_rt.Value(nil)": "type *runtime.PanicNilError",
	} {
		job := program(nil, `
var one = 1
func register() { runnel_rt.Method(1, "Error", func(v any) string { runnel_rt.Panic(`+with+`); return "" }) }`,
			"register(); runnel_rt.Panic(runnel_rt.Box{1, 7})")
		job.Types = []wire.Type{{}, {Name: "main.T", Kind: reflect.Int, Named: true}, {Name: "main.Code", Kind: reflect.Int, Named: true}}
		got := work(t, job)
		last := got.messages[len(got.messages)-1].Panic
		want = "panic while printing panic value: " + want
		if last == nil || !last.Fatal || string(last.Text) != want || got.exit != 2 {
			t.Errorf("panic(%s): got %+v, %+v, want %q", with, got, last, want)
		}
	}
}

// TestRecoveringProgramReportsNoFrames: thousands of them would be part of its timing.
func TestRecoveringProgramReportsNoFrames(t *testing.T) {
	job := program([]string{"fmt"}, "func f() { runnel_rt.Panic(\"boom\") }", `
for i := 0; i < 100; i++ {
	func() { defer func() { recover() }(); f() }()
}
f()`)
	if got := work(t, job).kinds(); strings.Count(got, "frame") < 100 {
		t.Errorf("traced: got the messages %s", got)
	}
	job.Untraced = true
	if got := work(t, job).kinds(); got != "begin end panic" {
		t.Errorf("untraced: got the messages %s", got)
	}
}

func TestWorkerStartedByHandSaysSo(t *testing.T) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asWorker+"=1")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	err := cmd.Run()
	const begin, end = "worker: reading the job: ", " (this program is started by runnel)\n" // between them is what descriptor 4 is
	if exit := (*exec.ExitError)(nil); !errors.As(err, &exit) || exit.ExitCode() != exitMisuse ||
		!strings.HasPrefix(stderr.String(), begin) || !strings.HasSuffix(stderr.String(), end) {
		t.Errorf("got %v and %q", err, stderr.String())
	}
}
