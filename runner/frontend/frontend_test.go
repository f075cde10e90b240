package frontend

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"runnel/runner/artifact"
	"runnel/runner/exports"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

var open = sync.OnceValues(func() (*Frontend, error) {
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	archive, err := artifact.OpenExports(context.Background(), dir)
	if err != nil {
		return nil, err
	}
	importer, err := exports.NewImporter(archive)
	if err != nil {
		return nil, err
	}
	return New(importer), nil
})

func newFrontend(t testing.TB) *Frontend {
	t.Helper()
	f, err := open()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func text(diagnostics []Diagnostic) string {
	var b strings.Builder
	for _, d := range diagnostics {
		fmt.Fprintf(&b, "%s:%d:%d: %s\n", d.File, d.Line, d.Column, d.Message)
	}
	return b.String()
}

// A testProgram is one of those in an archive of testdata: a file NAME.go, or all the
// files of a folder NAME/. What is expected of it follows as NAME.SUFFIX.
type testProgram struct {
	name  string
	files []File
	want  string
}

func readPrograms(t *testing.T, archive *txtar.Archive, suffix string) []testProgram {
	t.Helper()
	var programs []testProgram
	for _, f := range archive.Files {
		dir, base := path.Split(f.Name)
		name := strings.TrimSuffix(dir, "/")
		if name == "" {
			name = strings.TrimSuffix(base, path.Ext(base))
		}
		last := len(programs) - 1
		switch {
		case path.Ext(base) == suffix && last >= 0 && programs[last].name == name:
			programs[last].want = string(f.Data)
		case path.Ext(base) != ".go":
			t.Fatalf("file %s is neither a program nor what is expected of the one before", f.Name)
		case last >= 0 && dir != "" && programs[last].name == name:
			programs[last].files = append(programs[last].files, File{base, string(f.Data)})
		default:
			programs = append(programs, testProgram{name: name, files: []File{{base, string(f.Data)}}})
		}
	}
	return programs
}

func writePrograms(t *testing.T, file string, archive *txtar.Archive, suffix string, programs []testProgram) {
	t.Helper()
	archive.Files = nil
	for _, p := range programs {
		for _, f := range p.files {
			name := f.Name
			if f.Name != p.name+".go" {
				name = p.name + "/" + f.Name
			}
			archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(f.Source)})
		}
		archive.Files = append(archive.Files, txtar.File{Name: p.name + suffix, Data: []byte(p.want)})
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func archives(t testing.TB, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases found: %v", err)
	}
	return files
}

// eachProgram lowers every program of the archives in a folder of testdata, and holds
// what result makes of it to its file with the given suffix.
func eachProgram(t *testing.T, folder, suffix string, lower func(*Frontend, []File) (*Lowered, error), result func(t *testing.T, l *Lowered) string) {
	for _, file := range archives(t, folder) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			programs := readPrograms(t, archive, suffix)
			for i, p := range programs {
				t.Run(p.name, func(t *testing.T) {
					lowered, err := lower(newFrontend(t), p.files)
					if err != nil {
						t.Fatal(err)
					}
					got := result(t, lowered)
					if diff := cmp.Diff(p.want, got); diff != "" && !*update {
						t.Errorf("-want +got:\n%s", diff)
					}
					programs[i].want = got
				})
			}
			if *update && !t.Failed() {
				writePrograms(t, file, archive, suffix, programs)
			}
		})
	}
}

// TestLower has programs before and after lowering. An archive is one lowering: its
// comment says which defect of the interpreter it answers.
func TestLower(t *testing.T) {
	eachProgram(t, "lower", ".lowered", (*Frontend).Lower, func(t *testing.T, l *Lowered) string {
		if problems := text(l.Errors) + text(l.Unsupported); problems != "" {
			t.Fatalf("not lowered:\n%s", problems)
		}
		return l.Source
	})
}

// TestTrace has programs that are lowered to tell where they are, with the functions that
// they tell of.
func TestTrace(t *testing.T) {
	eachProgram(t, "trace", ".lowered", (*Frontend).Trace, func(t *testing.T, l *Lowered) string {
		if problems := text(l.Errors) + text(l.Unsupported); problems != "" {
			t.Fatalf("not lowered:\n%s", problems)
		}
		functions := ""
		for i, f := range l.Traced {
			functions += fmt.Sprintf("// %d is %s at %s:%d\n", i+1, f.Name, f.File, f.Line)
		}
		return functions + l.Source
	})
}

// TestCooperative has programs that are lowered for hosts with one thread.
func TestCooperative(t *testing.T) {
	lower := func(f *Frontend, files []File) (*Lowered, error) { return f.Cooperative().Lower(files) }
	eachProgram(t, "cooperative", ".lowered", lower, func(t *testing.T, l *Lowered) string {
		if problems := text(l.Errors) + text(l.Unsupported); problems != "" {
			t.Fatalf("not lowered:\n%s", problems)
		}
		return l.Source
	})
}

// TestUnsupported has a valid program for each construct that is refused.
func TestUnsupported(t *testing.T) {
	eachProgram(t, "unsupported", ".want", (*Frontend).Lower, func(t *testing.T, l *Lowered) string {
		if len(l.Errors) > 0 {
			t.Fatalf("not a valid program:\n%s", text(l.Errors))
		}
		if len(l.Unsupported) == 0 {
			t.Fatal("nothing was refused")
		}
		return text(l.Unsupported)
	})
}

// TestInBrowser has programs that want what a reader's browser does not have.
func TestInBrowser(t *testing.T) {
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := artifact.OpenExports(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if archive, err = exports.Browser(archive); err != nil {
		t.Fatal(err)
	}
	importer, err := exports.NewImporter(archive)
	if err != nil {
		t.Fatal(err)
	}
	browser := New(importer)
	lower := func(_ *Frontend, files []File) (*Lowered, error) { return browser.Lower(files) }
	eachProgram(t, "browser", ".want", lower, func(t *testing.T, l *Lowered) string {
		return text(l.Errors) + text(l.Unsupported)
	})
}

// TestDiagnostics has programs that are not valid Go.
func TestDiagnostics(t *testing.T) {
	eachProgram(t, "diagnostics", ".want", (*Frontend).Lower, func(t *testing.T, l *Lowered) string {
		if len(l.Errors) == 0 {
			t.Fatal("no error was found")
		}
		return text(l.Errors)
	})
}

// refusalCall finds the calls that refuse in the source of this package, and their messages.
var refusalCall = regexp.MustCompile(`\brefuse\([^"\n]*("(?:[^"\\]|\\.)*")`)

// unreachable are refusals that no program is known to reach: they stand where the
// language, as go/types knows it, leaves nothing else.
var unreachable = []string{
	"passing a variadic function to the standard library is not supported yet", // it has no such parameter
}

// TestEveryRefusalHasACase holds testdata/unsupported to the messages in the source.
func TestEveryRefusalHasACase(t *testing.T) {
	var wants strings.Builder
	for _, file := range archives(t, "unsupported") {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range readPrograms(t, archive, ".want") {
			wants.WriteString(p.want)
		}
	}
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range refusalCall.FindAllSubmatch(source, -1) {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			format := strings.Trim(string(m[1]), `"`)
			found[format] = true
			if !slices.Contains(unreachable, format) && !messageOf(format).MatchString(wants.String()) {
				t.Errorf("%s: no case of testdata/unsupported is refused with %q", name, format)
			}
		}
	}
	for _, format := range unreachable {
		if !found[format] {
			t.Errorf("nothing is refused with %q", format)
		}
	}
}

var verb = regexp.MustCompile(`%[a-z]`)

// messageOf matches a diagnostic that a format makes.
func messageOf(format string) *regexp.Regexp {
	var parts []string
	for _, part := range verb.Split(format, -1) {
		parts = append(parts, regexp.QuoteMeta(part))
	}
	return regexp.MustCompile(`(?m)^[^:]+:\d+:\d+: ` + strings.Join(parts, ".*") + `$`)
}

// TestRationaleNamesWhatExists holds RATIONALE.md to the folder: the files and cases it
// names are there, and each lowering that has a case is in it.
func TestRationaleNamesWhatExists(t *testing.T) {
	rationale, err := os.ReadFile("RATIONALE.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, m := range regexp.MustCompile("`([\\w./]+\\.(?:go|txtar))`").FindAllSubmatch(rationale, -1) {
		name := string(m[1])
		named[name] = true
		file := name
		if path.Ext(name) == ".txtar" {
			file = "testdata/" + name
		}
		if _, err := os.Stat(filepath.FromSlash(file)); err != nil {
			t.Errorf("RATIONALE.md names %s: %v", name, err)
		}
	}
	for _, file := range archives(t, "lower") {
		if name := "lower/" + filepath.Base(file); !named[name] {
			t.Errorf("RATIONALE.md does not name %s", name)
		}
	}
	sources, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		if !strings.HasSuffix(name, "_test.go") && !named[name] {
			t.Errorf("RATIONALE.md does not name %s", name)
		}
	}
}

func TestFingerprintIsStable(t *testing.T) {
	f := newFrontend(t)
	first, err := f.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	second, err := f.Fingerprint()
	if err != nil || first != second || len(first) != 64 {
		t.Errorf("got %q and %q, %v", first, second, err)
	}
}

// TestLoweringIsDeterministic: results are stored by a hash of the lowered program.
func TestLoweringIsDeterministic(t *testing.T) {
	f := newFrontend(t)
	for _, file := range archives(t, "lower") {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range readPrograms(t, archive, ".lowered") {
			first, err := f.Lower(p.files)
			if err != nil {
				t.Fatal(err)
			}
			second, err := f.Lower(p.files)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(first.Source, second.Source); diff != "" {
				t.Errorf("%s, %s: the second time it is\n%s", file, p.name, diff)
			}
			if diff := cmp.Diff(first.Types, second.Types); diff != "" {
				t.Errorf("%s, %s: the types are the second time\n%s", file, p.name, diff)
			}
		}
	}
}

func TestFunctionsNameFramesAsGoDoes(t *testing.T) {
	const source = `package main

type T struct{}

func (t *T) method() { work(1) }

func work(n int) {
	func() {
		func() { _ = n }()
	}()
	go func(int) {}(2)
}

func main() { (&T{}).method() }
`
	lowered, err := newFrontend(t).Lower([]File{{Name: "main.go", Source: source}})
	if err != nil || lowered.Source == "" {
		t.Fatalf("not lowered: %v %s", err, text(lowered.Unsupported))
	}
	for at, want := range map[[2]int]string{
		{5, 24}:  "main.(*T).method(...)",
		{7, 1}:   "main.work(...)",
		{8, 2}:   "main.work.func1()",
		{9, 12}:  "main.work.func1.1()",
		{11, 15}: "main.work.func2(...)",
		{14, 15}: "main.main()",
		{1, 1}:   "",
	} {
		if got := lowered.Functions.At(at[0], at[1]); got != want {
			t.Errorf("at %v: got %q, want %q", at, got, want)
		}
	}
}

// TestPlaceTellsFilesApart: a line of the lowered program tells the author's file.
func TestPlaceTellsFilesApart(t *testing.T) {
	files := []File{
		{"a.go", "package main\n\nfunc main() {\n\tgreet()\n}\n"},
		{"b.go", "package main\n\nfunc greet() {\n\tprintln(1)\n}\n"},
	}
	lowered, err := newFrontend(t).Lower(files)
	if err != nil || lowered.Source == "" {
		t.Fatalf("not lowered: %v %s", err, text(lowered.Unsupported))
	}
	got := map[[2]int]bool{}
	for _, m := range regexp.MustCompile(`(?m)^//line _\.go:(\d+):\d+$`).FindAllStringSubmatch(lowered.Source, -1) {
		var line int
		fmt.Sscan(m[1], &line)
		if file, inFile, ok := Place(line); ok && inFile < linesPerFile-1 {
			got[[2]int{file, inFile}] = true
		}
	}
	if want := map[[2]int]bool{{0, 4}: true, {1, 4}: true}; !cmp.Equal(got, want) {
		t.Errorf("statements are at %v, want %v", got, want)
	}
	if call := lowered.Functions.At(linesPerFile+4, 2); call != "main.greet()" {
		t.Errorf("line 4 of b.go is in %q", call)
	}
	if _, _, ok := Place(maxFiles*linesPerFile + 1); ok {
		t.Error("a line of the standard library is taken for the author's")
	}
}

// BenchmarkLower is the frontend's part of running a small program, warm.
func BenchmarkLower(b *testing.B) {
	for name, source := range map[string]string{
		"goroutines": `package main

import (
	"fmt"
	"sync"
	"time"
)

func fetch(i int, wg *sync.WaitGroup) {
	defer wg.Done()
	time.Sleep(500 * time.Millisecond)
	fmt.Println("fetched", i)
}

func main() {
	start := time.Now()
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go fetch(i, &wg)
	}
	wg.Wait()
	fmt.Println(time.Since(start))
}
`,
		"generics": `package main

import (
	"fmt"
	"maps"
	"slices"
)

func main() {
	ages := map[string]int{"a": 3, "b": 1}
	names := slices.SortedFunc(maps.Keys(ages), func(a, b string) int { return ages[a] - ages[b] })
	fmt.Println(names, slices.Max(slices.Collect(maps.Values(ages))))
}
`,
	} {
		b.Run(name, func(b *testing.B) {
			f := newFrontend(b)
			b.ReportAllocs()
			for b.Loop() {
				lowered, err := f.Lower([]File{{Name: "main.go", Source: source}})
				if err != nil || lowered.Source == "" {
					b.Fatal(err, text(lowered.Unsupported))
				}
			}
		})
	}
}
