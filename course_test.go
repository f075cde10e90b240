package main

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"runnel/runner"
	"runnel/runner/store"
	"runnel/site"
	"runnel/site/report"
)

// falsehoods are edits of one line of a lesson of this repository's course, each with
// what is told of it at that line, or so many lines above.
var falsehoods = []struct {
	kind, old, new, want string
	above                int
}{
	{"number", "[500 ms](run:longest.wall)", "[5 s](run:longest.wall)", "the text says 5 s, but longest.wall was ", 0},
	{"claim", "waited.wall < 0.25 * serial.wall", "waited.wall < 0.0025 * serial.wall", "the claim does not hold; change it, or the program that it speaks of:", 1},
	{"record", "2 squared is 4", "2 squared is 5", `snippet "results" does not print on stdout what its record says (match=exact):`, 0},
	{"anchor", "ending.md#it-panics", "ending.md#it-panicked", "there is no heading or snippet #it-panicked in 4-ending/ending.md", 0},
	{"patch", "-\twg.Wait()\n", "-\twg.Await()\n", `this line is not in the program: "\twg.Await()"`, 0},
	{"format", "\t\t\ttime.Sleep(100 * time.Millisecond)\n\t\t\tresults", "\t\t  time.Sleep(100 * time.Millisecond)\n\t\t\tresults", `snippet "results" is not formatted as gofmt does it; replace - by +:`, 0},
	{"attribute", "{#longest title=", "{#longest titel=", "unknown attribute titel (did you mean title?): those of a snippet are ", 0},
}

// TestFalsehoodsOfTheCourse makes a lesson of the course tell every kind of falsehood:
// each is told at its line, and by all formats alike.
func TestFalsehoodsOfTheCourse(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "content")
	if err := os.CopyFS(dir, os.DirFS("content")); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "."}, {"-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "-m", "true"}} {
		git := exec.CommandContext(t.Context(), "git", args...)
		git.Dir = dir
		if out, err := git.CombinedOutput(); err != nil {
			t.Fatalf("git: %v\n%s", err, out)
		}
	}
	lesson := filepath.Join(dir, "2-goroutines", "waiting.md")
	source, err := os.ReadFile(lesson)
	if err != nil {
		t.Fatal(err)
	}
	text := string(source)
	want := make([]string, len(falsehoods)) // how each is told, up to its column
	for i, f := range falsehoods {
		at := strings.Index(text, f.old)
		if at < 0 {
			t.Fatalf("the lesson no longer holds %q", f.old)
		}
		want[i] = fmt.Sprintf("%s:%d:", lesson, 1+strings.Count(text[:at], "\n")-f.above)
		text = text[:at] + f.new + text[at+len(f.old):]
	}
	if err := os.WriteFile(lesson, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}

	told := checked(t, dir)
	lines := told[report.Text]
	if len(lines) != len(falsehoods) {
		t.Errorf("%d faults are told of %d falsehoods", len(lines), len(falsehoods))
	}
	for i, f := range falsehoods {
		if !slices.ContainsFunc(lines, func(line string) bool {
			rest, ok := strings.CutPrefix(line, want[i])
			_, message, _ := strings.Cut(rest, ": ")
			return ok && strings.HasPrefix(message, f.want)
		}) {
			t.Errorf("%s: nothing is told like %s … %s", f.kind, want[i], f.want)
		}
	}
	for format, others := range told {
		if !slices.Equal(others, lines) {
			t.Errorf("%s tells\n%s", format, strings.Join(others, "\n"))
		}
	}
	if t.Failed() {
		t.Logf("told is\n%s", strings.Join(lines, "\n"))
	}
}

// checked checks what has changed of a course, and returns the first lines of what each
// format tells. What is in the store is not run again: it is the lesson that is wrong.
func checked(t *testing.T, dir string) map[report.Format][]string {
	t.Helper()
	kept, err := storeDir()
	if err != nil {
		t.Fatal(err)
	}
	var options runner.Options
	if options.Store, err = store.Open(kept); err != nil {
		t.Fatal(err)
	}
	r, err := runner.New(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	told := map[report.Format][]string{}
	tell := func(format report.Format, fault string) {
		first, _, _ := strings.Cut(fault, "\n")
		told[format] = append(told[format], first)
	}
	result, err := site.Check(t.Context(), site.Options{Course: dir, Verify: site.VerifyOff, Runner: r}, site.Checking{
		Since: "HEAD", Repeat: 1,
		Progress: func(c site.Checked) {
			for _, fault := range c.Faults {
				tell(report.Text, fault.String())
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	written := func(format report.Format) []byte {
		var b bytes.Buffer
		if err := report.Write(&b, format, result); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	var asJSON struct {
		Faults []struct {
			Path         string
			Line, Column int
			Message      string
		}
	}
	if err := json.Unmarshal(written(report.JSON), &asJSON); err != nil {
		t.Fatal(err)
	}
	for _, f := range asJSON.Faults {
		tell(report.JSON, fmt.Sprintf("%s:%d:%d: %s", f.Path, f.Line, f.Column, f.Message))
	}
	var asJUnit struct {
		Failures []string `xml:"testsuite>testcase>failure"`
	}
	if err := xml.Unmarshal(written(report.JUnit), &asJUnit); err != nil {
		t.Fatal(err)
	}
	for _, failure := range asJUnit.Failures {
		tell(report.JUnit, failure)
	}
	for line := range strings.Lines(string(written(report.GitHub))) {
		command, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "::error ")
		where, text, _ := strings.Cut(command, "::")
		if !ok {
			continue // a warning
		}
		var at [3]string
		for _, property := range strings.Split(where, ",") {
			name, value, _ := strings.Cut(property, "=")
			if i := slices.Index([]string{"file", "line", "col"}, name); i >= 0 {
				at[i] = value
			}
		}
		text = strings.NewReplacer("%0A", "\n", "%25", "%").Replace(text)
		tell(report.GitHub, strings.Join(at[:], ":")+": "+text)
	}
	for _, lines := range told {
		slices.Sort(lines)
	}
	return told
}
