package compiled

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRun runs programs that would disturb each other.
func TestRun(t *testing.T) {
	toolchain, err := New(t.Context(), 2, "fmt", "os", "errors")
	if err != nil {
		t.Fatal(err)
	}
	defer toolchain.Close()
	sources := []string{
		"package main\n\nimport \"fmt\"\n\nvar x = say(\"variable\")\n\nfunc say(s string) int { fmt.Println(s); return 1 }\n\n" +
			"func init() { say(\"init\") }\n\nfunc main() { say(\"main\") }\n",
		"package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\ntype T[E any] struct{ e E }\n\ntype P int\n\nvar _ = fmt.Sprint()\n\n" +
			"func main() {\n\tfmt.Printf(\"%24T|%v\\n\", T[P]{}, len(os.Args))\n\tos.Exit(3)\n}\n",
		"package main\n\ntype E string\n\nfunc (e E) Error() string { return string(e) }\n\nfunc main() { panic(E(\"no\")) }\n",
		"package main\n\nfunc main() { undefined() }\n",
		"package main\n\nfunc main() {\n",
	}
	for range 2 { // a toolchain can be used again
		results, err := toolchain.Run(t.Context(), sources)
		if err != nil {
			t.Fatal(err)
		}
		for i := range results {
			if results[i].Exit == 2 {
				results[i].Stderr = results[i].Stderr[:len("panic: no")]
			}
			if len(results[i].Failure) > 0 {
				results[i].Failure = results[i].Failure[:len("does not compile")]
			}
		}
		want := []Result{
			{Stdout: "variable\ninit\nmain\n"},
			{Stdout: "          main.T[main.P]|1\n", Exit: 3},
			{Stderr: "panic: no", Exit: 2},
			{Failure: "does not compile"},
			{Failure: "does not compile"},
		}
		if diff := cmp.Diff(want, results); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}
