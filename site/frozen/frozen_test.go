package frozen

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"runnel/runner"
)

// example has what a file may hold, with texts that look like its own form.
var example = File{
	Version: version,
	Runner:  "r",
	Runs: []Run{{
		ID: "it[n=1]", Program: "p", Both: true,
		Result: runner.Result{
			Status:  runner.OK,
			Events:  []runner.Event{{Stream: runner.Stdout, Time: 5 * time.Millisecond, Text: "{\n  \"a\": [\n<&>\u2028"}, {Stream: runner.Stderr, Text: "}"}},
			Wall:    runner.Spread{Median: 2, Min: 1, Max: 3},
			Samples: []runner.Sample{{Wall: 2, CPU: 1}},
			When:    time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
			Walls:   []string{"files"},
			Compiled: &runner.Result{
				Status: runner.OK, Events: []runner.Event{}, Samples: []runner.Sample{},
			},
		},
	}, {
		ID:     "broken",
		Result: runner.Result{Status: runner.CompileError, Diagnostics: []runner.Diagnostic{{File: "main.go", Line: 1, Message: "undefined: x"}}},
	}},
}

func encoded(t testing.TB, f File) []byte {
	t.Helper()
	text, err := Encode(f)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestDecodeReadsWhatWasEncoded(t *testing.T) {
	text := encoded(t, example)
	for name, src := range map[string][]byte{"as written": text, "with line ends of Windows": bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))} {
		got, err := Decode(src)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got.Sum = ""
		if diff := cmp.Diff(example, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
	if !json.Valid(text) {
		t.Errorf("not JSON:\n%s", text)
	}
	for _, line := range []string{
		`          {"stream": "stderr", "time": 0, "text": "}"}` + "\n",
		`        "wall": {"median": 2, "min": 1, "max": 3},` + "\n",
	} {
		if !bytes.Contains(text, []byte(line)) {
			t.Errorf("there is no line %q in\n%s", line, text)
		}
	}
}

func TestDecodeTellsWhatIsDamaged(t *testing.T) {
	good := string(encoded(t, example))
	for name, test := range map[string]struct{ src, want string }{
		"empty":            {"", "1:1: no results can be read: EOF"},
		"cut off":          {good[:40], "4:6: no results can be read: unexpected EOF"},
		"a merge":          {strings.Replace(good, `  "runner"`, "<<<<<<< ours\n  \"runner\"", 1), "3:1: no results can be read: invalid character '<' looking for beginning of object key string"},
		"another type":     {strings.Replace(good, `"runner": "r"`, `"runner": 1`, 1), "3:14: no results can be read: json: cannot unmarshal number into Go struct field File.runner of type string"},
		"another version":  {strings.Replace(good, `"version": 1`, `"version": 2`, 1), "1:1: the results are written in form 2, and this version of runnel reads form 1"},
		"a changed figure": {strings.Replace(good, `"exit": 0`, `"exit": 1`, 1), "80:11: the results are not as runnel wrote them: they were changed, or joined of two versions"},
		"a new key":        {strings.Replace(good, `  "runner"`, `  "runer": "x", "runner"`, 1), "3:7: the results are not as runnel wrote them: they were changed, or joined of two versions"},
		"something after":  {good + "{}\n", "82:1: the results are not as runnel wrote them: they were changed, or joined of two versions"},
		"other space":      {strings.Replace(good, `"runner": `, `"runner":`, 1), "3:12: the results are not as runnel wrote them: they were changed, or joined of two versions"},
	} {
		_, err := Decode([]byte(test.src))
		if err == nil || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", name, err, test.want)
		}
	}
}

func TestWriteKeepsTheFolderInOrder(t *testing.T) {
	dir := t.TempDir()
	put := func(name string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{
		"1-a/here.md", "1-a/broken.md", "1-a/quiet.md",
		"_results/1-a/broken.json", "_results/1-a/quiet.json", "_results/1-a/gone.json", "_results/1-a/README.txt",
		"_results/2-gone/lesson.json", "_results/1-a/.runnel-here.json",
	} {
		put(name)
	}
	for range 2 { // the second time nothing changes
		if err := Write(dir, map[string]File{"1-a/here.md": example, "1-a/quiet.md": {Runner: "r"}}); err != nil {
			t.Fatal(err)
		}
		var names []string
		err := filepath.WalkDir(filepath.Join(dir, Folder), func(path string, entry os.DirEntry, err error) error {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := strings.Join(names, " "), "_results _results/1-a _results/1-a/README.txt _results/1-a/broken.json _results/1-a/here.json"; got != want {
			t.Errorf("there are %s, want %s", got, want)
		}
	}
	src, err := os.ReadFile(filepath.Join(dir, "_results/1-a/here.json"))
	if err != nil || !bytes.Equal(src, encoded(t, example)) {
		t.Errorf("written was (%v)\n%s", err, src)
	}
}

// FuzzDecode holds that no file makes reading fail in another way than by an error, and
// that what is read is written as it was.
func FuzzDecode(f *testing.F) {
	text := string(encoded(f, example))
	for _, seed := range []string{"", "{}", "null", "[]", text, text[:100], strings.ReplaceAll(text, "\n", "\r\n"), `{"version": 1, "runs": [{}], "sum": ""}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		file, wrong := Decode([]byte(src))
		if wrong != nil {
			if lines := 1 + strings.Count(src, "\n"); wrong.Line < 1 || wrong.Line > lines || wrong.Column < 1 {
				t.Errorf("%v, in a file of %d lines", wrong, lines)
			}
			return
		}
		again, err := Encode(file)
		if err != nil || string(again) != strings.ReplaceAll(src, "\r\n", "\n") {
			t.Errorf("read and written (%v) it is\n%s", err, again)
		}
	})
}

// FuzzShorten holds that shortening changes no value.
func FuzzShorten(f *testing.F) {
	f.Add([]byte(`{"a": [{"b": "{"}, {}, []], "c": "[\n"}`))
	f.Fuzz(func(t *testing.T, src []byte) {
		var indented, before, after bytes.Buffer
		if json.Indent(&indented, bytes.TrimSpace(src), "", "  ") != nil || json.Compact(&before, src) != nil {
			return
		}
		short := shorten(indented.Bytes())
		if err := json.Compact(&after, short); err != nil || !bytes.Equal(before.Bytes(), after.Bytes()) {
			t.Errorf("%v: of\n%s\ncame\n%s", err, indented.Bytes(), short)
		}
	})
}
