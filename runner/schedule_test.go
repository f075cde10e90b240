package runner

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"runnel/runner/store"
)

// source makes a program of main's body.
func source(imports, body string) Program {
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n\t\"fmt\"\n")
	for path := range strings.FieldsSeq(imports) {
		fmt.Fprintf(&b, "\t%q\n", path)
	}
	fmt.Fprintf(&b, ")\n\nfunc main() {\n%s\n}\n", body)
	return Program{Files: []File{{Name: "main.go", Source: b.String()}}}
}

func openStore(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustRun(t testing.TB, r *Runner, programs ...Program) []Result {
	t.Helper()
	results, err := r.Run(t.Context(), programs)
	if err != nil {
		t.Fatal(err)
	}
	return results
}

func TestResultsComeInOrder(t *testing.T) {
	r := newRunner(t, Options{})
	var programs []Program
	for i := range 8 {
		programs = append(programs, source("time", fmt.Sprintf("time.Sleep(%d * time.Millisecond)\nfmt.Println(%d)", 20*(8-i), i)))
	}
	for i, result := range mustRun(t, r, programs...) {
		if got, want := result.Output(Stdout), fmt.Sprintln(i); got != want {
			t.Errorf("result %d: got output %q, want %q", i, got, want)
		}
	}
}

func TestSamplesAndTheirSpread(t *testing.T) {
	r := newRunner(t, Options{})
	short := source("", `fmt.Println("short")`)
	asked := source("", `fmt.Println("asked")`)
	asked.Repeat = 7
	long := source("time", `time.Sleep(700 * time.Millisecond); fmt.Println("long")`)
	results := mustRun(t, r, short, asked, long)
	for i, want := range []int{maxRepetitions, 7, minRepetitions} {
		result := results[i]
		if got := len(result.Samples); got != want {
			t.Errorf("program %d: got %d samples, want %d", i, got, want)
		}
		w := result.Wall
		if !(0 < w.Min && w.Min <= w.Median && w.Median <= w.Max) {
			t.Errorf("program %d: wall is not a spread: %+v", i, w)
		}
		if !result.Alone {
			t.Errorf("program %d: its samples were not taken alone", i)
		}
	}
	if wall, cpu := results[2].Wall.Median, results[2].CPU.Median; wall < 700*time.Millisecond || cpu > wall/10 {
		t.Errorf("waiting 700ms took %v of wall and %v of CPU time", wall, cpu)
	}
}

func TestMedianRunIsARealRun(t *testing.T) {
	run := func(wall time.Duration, text string) Result {
		return Result{Samples: []Sample{{Wall: wall}}, Events: []Event{{Stream: Stdout, Text: text}}}
	}
	got := medianRun([]Result{run(30, "slow"), run(10, "fast"), run(20, "median")})
	if got.Output(Stdout) != "median" || len(got.Samples) != 3 || got.Samples[0].Wall != 30 {
		t.Errorf("got %+v", got)
	}
}

func TestMeasuredIsMainAlone(t *testing.T) {
	r := newRunner(t, Options{})
	program := Program{Files: []File{{Name: "main.go", Source: `package main

import (
	"fmt"
	"time"
)

var started = wait()

func wait() time.Time {
	time.Sleep(300 * time.Millisecond)
	return time.Now()
}

func main() { fmt.Println("initialized", !started.IsZero()) }
`}}}
	result := mustRun(t, r, program)[0]
	if result.Status != OK || result.Wall.Median >= 300*time.Millisecond {
		t.Errorf("got %s and %v: initialization was measured", result.Status, result.Wall.Median)
	}
}

func TestEventsHaveTheirTimes(t *testing.T) {
	r := newRunner(t, Options{})
	result := mustRun(t, r, source("os time", `
fmt.Println("first")
time.Sleep(200 * time.Millisecond)
fmt.Fprintln(os.Stderr, "second")
time.Sleep(200 * time.Millisecond)
fmt.Println("third")`))[0]
	if len(result.Events) != 3 {
		t.Fatalf("got events %+v", result.Events)
	}
	for i, want := range []Event{{Stdout, 0, "first\n"}, {Stderr, 200 * time.Millisecond, "second\n"}, {Stdout, 400 * time.Millisecond, "third\n"}} {
		got := result.Events[i]
		if got.Stream != want.Stream || got.Text != want.Text || got.Time < want.Time || got.Time > 2*result.Wall.Max {
			t.Errorf("event %d: got %+v, want %+v or somewhat later", i, got, want)
		}
	}
}

func TestOutputIsTheSameAfterItWasStored(t *testing.T) {
	result := mustRun(t, newRunner(t, Options{}), source("os strings", `
fmt.Print(strings.Repeat("并发", 20000))
os.Stdout.Write([]byte{0xe5})
fmt.Fprint(os.Stderr, "half a rune: \xe5")`))[0]
	if want := strings.Repeat("并发", 20000) + "\uFFFD"; result.Output(Stdout) != want {
		t.Errorf("a rune was split: got %d bytes, want %d", len(result.Output(Stdout)), len(want))
	}
	encoded, err := json.Marshal(result)
	if err != nil {
		t.Fatal(err)
	}
	var stored Result
	if err := json.Unmarshal(encoded, &stored); err != nil {
		t.Fatal(err)
	}
	for _, s := range []Stream{Stdout, Stderr} {
		if stored.Output(s) != result.Output(s) {
			t.Errorf("%s changed when it was stored", s)
		}
	}
}

func TestIncompleteRune(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "a": 0, "并": 0, "a\xe5": 1, "a\xe5\xb9": 2, "\xf0\x9f\x98": 3, "\x80\x80\x80\x80": 0, "\xff": 0,
	} {
		if got := incompleteRune([]byte(text)); got != want {
			t.Errorf("incompleteRune(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestRunsThatNeverReachedMainAreNotTimed(t *testing.T) {
	program := Program{Files: []File{{Name: "main.go", Source: `package main

import "os"

func init() { os.Exit(3) }

func main() {}
`}}}
	result := mustRun(t, newRunner(t, Options{}), program)[0]
	if result.Status != Exit || result.Exit != 3 || len(result.Samples) != 0 {
		t.Errorf("got %+v", result)
	}
}

func TestCountsOfMain(t *testing.T) {
	r := newRunner(t, Options{})
	result := mustRun(t, r, source("sync", `
var wg sync.WaitGroup
for i := 0; i < 100; i++ {
	wg.Add(1)
	go func() { wg.Done() }()
}
wg.Wait()
fmt.Println("done")`))[0]
	if result.Goroutines != 100 {
		t.Errorf("got %d goroutines, want 100", result.Goroutines)
	}
	if result.Allocs == 0 || result.AllocBytes == 0 || result.PeakMemory == 0 {
		t.Errorf("nothing was counted: %+v", result)
	}
}

func TestStoreServesAndForgetsDamage(t *testing.T) {
	dir := t.TempDir()
	// What the program prints tells one run from another.
	program := source("time", "fmt.Println(time.Now().UnixNano())")
	newResult := func() string {
		r := newRunner(t, Options{Store: openStore(t, dir)})
		return mustRun(t, r, program)[0].Output(Stdout)
	}
	first := newResult()
	if again := newResult(); again != first {
		t.Fatalf("the store did not serve: %q, then %q", first, again)
	}
	for name, damage := range map[string]func(string, []byte) error{
		"truncated": func(file string, b []byte) error { return os.WriteFile(file, b[:len(b)/2], 0o644) },
		"changed": func(file string, b []byte) error {
			b[len(b)/2] ^= 1
			return os.WriteFile(file, b, 0o644)
		},
		"emptied": func(file string, _ []byte) error { return os.WriteFile(file, nil, 0o644) },
		"removed": func(file string, _ []byte) error { return os.Remove(file) },
	} {
		for _, suffix := range []string{"-d", "-a"} { // the data, the index
			files, err := filepath.Glob(filepath.Join(dir, "*", "*"+suffix))
			if err != nil || len(files) == 0 {
				t.Fatalf("no entries in the store: %v", err)
			}
			for _, file := range files {
				b, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				if err := damage(file, b); err != nil {
					t.Fatal(err)
				}
			}
			next := newResult()
			if next == first {
				t.Errorf("%s %s: the damaged entry was served", name, suffix)
			}
			if again := newResult(); again != next {
				t.Errorf("%s %s: the entry was not mended", name, suffix)
			}
			first = next
		}
	}
}

func TestStoreIsSharedByConcurrentRunners(t *testing.T) {
	dir := t.TempDir()
	var programs []Program
	for i := range 4 {
		programs = append(programs, source("", fmt.Sprintf("fmt.Println(%d)", i)))
	}
	group, ctx := errgroup.WithContext(t.Context())
	for range 4 {
		r := newRunner(t, Options{Store: openStore(t, dir)})
		group.Go(func() error {
			results, err := r.Run(ctx, programs)
			if err != nil {
				return err
			}
			for i, result := range results {
				if got, want := result.Output(Stdout), fmt.Sprintln(i); got != want {
					return fmt.Errorf("program %d printed %q", i, got)
				}
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		t.Error(err)
	}
}

func TestEqualProgramsRunOnce(t *testing.T) {
	r := newRunner(t, Options{})
	program := source("time", "fmt.Println(time.Now().UnixNano())")
	results := mustRun(t, r, program, program)
	if a, b := results[0].Output(Stdout), results[1].Output(Stdout); a != b {
		t.Errorf("got %q and %q", a, b)
	}
	other := program
	other.Args = []string{"x"}
	results = mustRun(t, r, program, other)
	if a, b := results[0].Output(Stdout), results[1].Output(Stdout); a == b {
		t.Errorf("programs with other arguments share %q", a)
	}
}

func TestCancellationStopsAtOnce(t *testing.T) {
	r := newRunner(t, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, cancel)
	start := time.Now()
	_, err := r.Run(ctx, []Program{source("", "for {\n}\nfmt.Println()"), source("time", "time.Sleep(time.Minute)\nfmt.Println()")})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v", err)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("cancelled after %v", took)
	}
}

func TestProgressCountsEveryProgram(t *testing.T) {
	var seen []Progress
	r := newRunner(t, Options{Progress: func(p Progress) { seen = append(seen, p) }})
	mustRun(t, r, source("", "fmt.Println(1)"), source("", "undefined()"), source("", "fmt.Println(2)"))
	if len(seen) != 3 || seen[2].Done != 3 || seen[2].Total != 3 {
		t.Errorf("got %+v", seen)
	}
}

func TestUnknownEngineIsAnError(t *testing.T) {
	r := newRunner(t, Options{})
	program := source("", "fmt.Println()")
	program.Engine = "abacus"
	if _, err := r.Run(t.Context(), []Program{program}); err == nil || !strings.Contains(err.Error(), "abacus") {
		t.Errorf("got error %v", err)
	}
}

func TestParseSize(t *testing.T) {
	for text, want := range map[string]int64{
		"1": 1, "64MiB": 64 << 20, "512MB": 512e6, "2GiB": 2 << 30, "1KB": 1000, "10B": 10,
		"": 0, "MiB": 0, "-1": 0, "0": 0, "1.5MiB": 0, "64mib": 0, "64 MiB": 0, "99999999999GiB": 0,
	} {
		got, err := ParseSize(text)
		if got != want || (err == nil) != (want > 0) {
			t.Errorf("ParseSize(%q): got %d, %v; want %d", text, got, err, want)
		}
	}
}
