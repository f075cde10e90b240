package runner

import (
	"strings"
	"testing"
)

// TestSession runs sessions under both engines: status, parts that began, and what the
// last of them printed.
func TestSession(t *testing.T) {
	r := newRunner(t, Options{})
	for _, test := range []struct {
		name           string
		parts          []string
		awaited        []string
		status         Status
		begun          int
		stdout, stderr string
	}{
		{"the first", []string{"x := 1\nfmt.Println(\"a\", 1)"}, []string{"x"}, OK, 1, "a 1\n", ""},
		{"the second", []string{"x := 1\nfmt.Println(\"a\", x)", "fmt.Print(\"b \", x)"}, nil, OK, 2, "b 1", ""},
		{"declarations of later parts", []string{"fmt.Println(\"a\")", "type t int\n\nfunc (t) f() string { return \"b\" }\n\nfmt.Println(t(1).f())"}, nil, OK, 2, "b\n", ""},
		{"imports repeated", []string{"import \"fmt\"\n\nfmt.Println(1)", "import (\n\t\"fmt\"\n\t\"strings\"\n)\n\nfmt.Println(strings.ToUpper(\"b\"))"}, nil, OK, 2, "B\n", ""},
		{"imports awaited", []string{"import str \"strings\"\n\nfmt.Println(1)"}, []string{"str"}, OK, 1, "1\n", ""},
		{"standard error", []string{"println(\"a\")\nfmt.Fprintln(os.Stderr, 1)", "println(\"b\")", "fmt.Fprint(os.Stderr, \"c\")"}, nil, OK, 3, "", "c"},
		{"no newline before", []string{"fmt.Print(\"a\")", "fmt.Print(\"b\")"}, nil, OK, 2, "b", ""},
		{"another os.Stdout", []string{"_, w, _ := os.Pipe()\nout := os.Stdout\nos.Stdout = w", "fmt.Fprint(out, \"b\")"}, nil, OK, 2, "b", ""},
		{"a shadow", []string{"os, fmt := 1, 2", "println(os, fmt)"}, nil, OK, 2, "", "1 2\n"},
		{"what looks like a mark", []string{"session := \" 1\\n\"\nfmt.Print(session)", "fmt.Print(session, \"b\")"}, nil, OK, 2, " 1\nb", ""},
		{"it ends too early", []string{"fmt.Println(1)", "fmt.Println(2)\nif true {\n\treturn\n}", "fmt.Println(3)"}, nil, OK, 2, "2\n", ""},
		{"it exits", []string{"os.Exit(3)", "fmt.Println(3)"}, nil, Exit, 1, "", "exit status 3\n"},
		{"deferred calls come last", []string{"defer fmt.Println(\"deferred\")", "fmt.Println(\"b\")"}, nil, OK, 2, "b\ndeferred\n", ""},
	} {
		for _, engine := range []Engine{EngineYaegi, EngineGC} {
			t.Run(test.name+" "+string(engine), func(t *testing.T) {
				program := Program{Fragment: true, Session: true, Awaited: test.awaited, Engine: engine}
				for i, part := range test.parts {
					program.Files = append(program.Files, File{Name: string(rune('a'+i)) + ".go", Source: part + "\n"})
				}
				result, err := r.Exec(t.Context(), program, nil, nil)
				if err != nil {
					t.Fatal(err)
				}
				if result.Status != test.status || result.Begun != test.begun || result.Output(Stdout) != test.stdout || result.Output(Stderr) != test.stderr {
					t.Errorf("it ended with %s, %d parts began, and it printed %q and %q (%v)", result.Status, result.Begun, result.Output(Stdout), result.Output(Stderr), result.Diagnostics)
				}
			})
		}
	}
}

// TestSessionPositions holds what is wrong with a part, and where one dies, to the lines
// of that part.
func TestSessionPositions(t *testing.T) {
	r := newRunner(t, Options{})
	for _, engine := range []Engine{EngineYaegi, EngineGC} {
		exec := func(parts ...string) Result {
			t.Helper()
			program := Program{Fragment: true, Session: true, Engine: engine}
			for i, part := range parts {
				program.Files = append(program.Files, File{Name: string(rune('a'+i)) + ".go", Source: part + "\n"})
			}
			result, err := r.Exec(t.Context(), program, nil, nil)
			if err != nil {
				t.Fatal(err)
			}
			return result
		}
		for _, test := range []struct{ want, a, b string }{
			{"b.go:2:1: declared and not used: x", "fmt.Println()", "\nx := 1"},
			{"a.go:1:1: undefined: y", "y()", "x()"},
			{"b.go:1:3: no new variables on left side of :=", "x := 1\n_ = x", "x := 1"},
			{"b.go:1:1: a part of a session has no func main: its statements are those of main", "x := 1\n_ = x", "func main() {}"},
			{"b.go:2:1: a part of a session has no func init, which would run before all parts: write its statements as they are", "", "\nfunc init() {}"},
			{"b.go:1:1: the variable x is used by a function, so that it gets its value before all parts of the session: declare it in the first one", "", "var x = 1\nfunc f() { println(x) }"},
		} {
			if result := exec(test.a, test.b); len(result.Diagnostics) == 0 || result.Diagnostics[0].String() != test.want {
				t.Errorf("%s: %v, want %s", engine, result.Diagnostics, test.want)
			}
		}
		for _, dying := range []struct {
			a, b string
			want []string
		}{
			{"func f(i int) int {\n\treturn []int{1}[i]\n}", "fmt.Println(\"b\")\n\nf(2)", []string{"panic: runtime error: index out of range [2] with length 1", "a.go:2", "b.go:3"}},
			{"var wg sync.WaitGroup", "\nfmt.Println(\"b\")\ngo func() {\n\tpanic(1)\n}()\nwg.Add(1)\nwg.Wait()", []string{"panic: 1", "b.go:4", "created by main.main in goroutine 1\n\tb.go:3"}},
			{"c := make(chan int)", "fmt.Println(\"b\")\nfor range 2 {\n\t<-c\n}", []string{"all goroutines are asleep", "b.go:3"}},
		} {
			result := exec(dying.a, dying.b)
			if result.Output(Stdout) != "b\n" {
				t.Errorf("%s: it printed %q", engine, result.Output(Stdout))
			}
			for _, want := range dying.want {
				if !strings.Contains(result.Output(Stderr), want) {
					t.Errorf("%s: there is no %q in\n%s", engine, want, result.Output(Stderr))
				}
			}
		}
	}
}
