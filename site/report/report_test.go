package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"runnel/runner"
	"runnel/site"
	"runnel/site/fault"
)

var update = flag.Bool("update", false, "rewrite testdata")

func sample() *site.Report {
	result := &runner.Result{Status: runner.OK, Wall: runner.Spread{Median: 501 * time.Millisecond, Min: 500 * time.Millisecond, Max: 502 * time.Millisecond}}
	return &site.Report{
		Lessons: 3,
		Checked: []string{"content/1-a/one.md", "content/1-a/two.md"},
		Runs: []site.Run{
			{Lesson: "content/1-a/one.md", Snippet: "waited", Result: result},
			{Lesson: "content/1-a/one.md", Snippet: "serial", Result: result},
			{Lesson: "content/1-a/two.md", Snippet: "snippet-1", Result: result},
		},
		Faults: []fault.Fault{
			{Path: "content/1-a/one.md", Line: 20, Column: 1, Kind: fault.Record, Message: "snippet \"waited\" does not print:\n\t-a <b>, 100%\n\t+c & d"},
			{Path: "content/1-a/one.md", Line: 30, Column: 7, Kind: fault.Value, Message: "the text says 500 ms"},
			{Path: "content/course.yaml", Line: 1, Message: "unknown key: a, b"},
			{Path: "content/glossary.yaml", Message: "no: terms"},
		},
		Again: []fault.Fault{{Path: "content/1-a/two.md", Line: 4, Column: 1, Message: "snippet \"snippet-1\" held only when it was run again"}},
	}
}

// The formats are held to testdata/formats.txtar.
func TestFormats(t *testing.T) {
	var archive txtar.Archive
	for _, format := range Formats {
		var b bytes.Buffer
		if err := Write(&b, format, sample()); err != nil {
			t.Fatal(err)
		}
		archive.Files = append(archive.Files, txtar.File{Name: string(format), Data: b.Bytes()})
	}
	var b bytes.Buffer
	if err := Markdown(&b, sample()); err != nil {
		t.Fatal(err)
	}
	archive.Files = append(archive.Files, txtar.File{Name: "markdown", Data: b.Bytes()})
	const path = "testdata/formats.txtar"
	if *update {
		if err := os.WriteFile(path, txtar.Format(&archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(txtar.Format(&archive))); diff != "" {
		t.Errorf("%s differs (-want +got; -update rewrites it):\n%s", path, diff)
	}
}

// Whoever reads them back finds the same faults in all formats.
func TestFormatsAgree(t *testing.T) {
	r := sample()
	var want []string
	for _, f := range r.Faults {
		want = append(want, f.String())
	}
	read := map[Format]func([]byte) []string{JSON: readJSON(t), JUnit: readJUnit(t), GitHub: readGitHub(t)}
	for format, of := range read {
		var b bytes.Buffer
		if err := Write(&b, format, r); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, of(b.Bytes())); diff != "" {
			t.Errorf("faults in %s (-want +got):\n%s", format, diff)
		}
	}
	var b bytes.Buffer
	if err := Write(&b, Text, r); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%d%8d  in all\n", len(r.Runs), len(r.Faults)); !strings.HasSuffix(strings.ReplaceAll(b.String(), "   ", " "), strings.ReplaceAll(want, "   ", " ")) {
		t.Errorf("the summary does not end with %q:\n%s", want, b.String())
	}
}

func readJSON(t *testing.T) func([]byte) []string {
	return func(data []byte) (all []string) {
		var d Document
		if err := json.Unmarshal(data, &d); err != nil {
			t.Fatal(err)
		}
		if d.Version != 1 || d.Holds || len(d.Runs) != 3 || len(d.Again) != 1 {
			t.Errorf("got %+v", d)
		}
		for _, f := range d.Faults {
			all = append(all, fault.Fault{Path: f.Path, Line: f.Line, Column: f.Column, Message: f.Message}.String())
		}
		return all
	}
}

func readJUnit(t *testing.T) func([]byte) []string {
	return func(data []byte) (all []string) {
		var s suites
		if err := xml.Unmarshal(data, &s); err != nil {
			t.Fatal(err)
		}
		passed := 0
		for _, suite := range s.Suites {
			for _, c := range suite.Cases {
				if c.Failure == nil {
					passed++
					continue
				}
				all = append(all, c.Failure.Text)
			}
		}
		if s.Tests != passed+len(all) || s.Failures != len(all) || passed != 3 {
			t.Errorf("%d tests, %d failures, but there are %d and %d", s.Tests, s.Failures, passed, len(all))
		}
		return all
	}
}

func readGitHub(t *testing.T) func([]byte) []string {
	command := regexp.MustCompile(`^::(error|warning) file=([^,]*)(?:,line=(\d+))?(?:,col=(\d+))?,title=([a-z]+)::(.*)$`)
	back := strings.NewReplacer("%0A", "\n", "%0D", "\r", "%3A", ":", "%2C", ",", "%25", "%")
	return func(data []byte) (all []string) {
		for line := range strings.Lines(string(data)) {
			m := command.FindStringSubmatch(strings.TrimSuffix(line, "\n"))
			if m == nil {
				t.Fatalf("not a command: %s", line)
			}
			if m[1] == "warning" {
				continue
			}
			place := back.Replace(m[2])
			for _, n := range m[3:5] {
				if n != "" {
					place += ":" + n
				}
			}
			all = append(all, place+": "+back.Replace(m[6]))
		}
		return all
	}
}
