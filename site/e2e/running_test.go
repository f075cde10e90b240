package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestRunning has readers run programs of the course in their browser, with the runner
// that a site has.
func TestRunning(t *testing.T) {
	course := buildCourse(t)
	base := serve(t, course.dir)
	chromium := startBrowser(t)
	lesson := lessonOf(t, course)
	t.Run("runs the course", func(t *testing.T) {
		tab := openTab(t, chromium, base)
		for _, page := range course.pages {
			runsPage(tab, page)
		}
		tab.quiet()
	})
	t.Run("runs other programs", func(t *testing.T) {
		tab := openTab(t, chromium, base)
		for _, p := range ownPrograms {
			runsOwn(tab, lesson, p)
		}
		tab.quiet()
	})
}

// outcomeOf is what the page says of the last run of a snippet, once it has ended.
const outcomeOf = `(document.getElementById(%q).querySelector(".snippet-live .snippet-outcome")?.textContent ?? "").replace(/^(Getting ready|Running)….*/, "")`

// runsPage runs every program of a page as it is: it ends as the page says, and prints
// what its record allows. It may take a second and a third run where it tells times, as
// runnel check takes one: the machine may pause.
func runsPage(tab *tab, page string) {
	tab.t.Helper()
	tab.visit(page)
	ids := evaluate[[]string](tab, `[...document.querySelectorAll("section.snippet")].filter((s) => s.querySelector("button.run")).map((s) => s.id)`)
	for _, id := range ids {
		held := false
		for try := 0; try < 3 && !held; try++ {
			tab.click(fmt.Sprintf("#%s button.run", id))
			tab.waitFor("start of "+id, fmt.Sprintf(`!!document.getElementById(%q).querySelector(".snippet-live")`, id))
			tab.waitFor("end of "+id, fmt.Sprintf(outcomeOf, id)+` !== ""`)
			held = evaluate[bool](tab, fmt.Sprintf(`!document.getElementById(%q).querySelector(".snippet-live").matches("[data-tone=wrong]")`, id))
		}
		if !held {
			said := evaluate[string](tab, fmt.Sprintf(`document.getElementById(%q).querySelector(".snippet-live").textContent`, id))
			tab.t.Errorf("%s: %s is not what the page says: %s", page, id, said)
		}
	}
}

// An ownProgram is one that a reader has from elsewhere.
type ownProgram struct {
	name, source string
	outcome      string // what the page says of its end
	prints       string // a part of its output
	stop         bool   // it runs until it is stopped
}

var ownPrograms = []ownProgram{
	{name: "greets", source: "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello <b>\") }\n", outcome: "Finished", prints: "hello <b>"},
	{name: "panics", source: "package main\n\nfunc f(i int) int { return []int{1}[i] }\n\nfunc main() {\n\tf(3)\n}\n", outcome: "Ends in a panic",
		prints: "panic: runtime error: index out of range [3] with length 1\n\ngoroutine 1 [running]:\nmain.f(...)\n\tmain.go:3\nmain.main()\n\tmain.go:6\nexit status 2\n"},
	{name: "waits for nothing", source: "package main\n\nfunc main() {\n\t<-make(chan int)\n}\n", outcome: "Ends in a deadlock",
		prints: "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\nmain.main()\n\tmain.go:4\nexit status 2\n"},
	{name: "exits", source: "package main\n\nimport \"os\"\n\nfunc main() { os.Exit(3) }\n", outcome: "Exits with code 3", prints: "exit status 3"},
	{name: "does not compile", source: "package main\n\nfunc main() { x := 1 }\n", outcome: "Does not compile", prints: "main.go:3:15: declared and not used: x"},
	{name: "loops", source: "package main\n\nfunc main() {\n\tfor {\n\t}\n}\n", outcome: "Stopped", stop: true},
	{name: "lets others run", source: "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n\t\"time\"\n)\n\nfunc main() {\n\tgo func() {\n\t\tfor {\n\t\t}\n\t}()\n\ttime.Sleep(10 * time.Millisecond)\n\tfmt.Println(\"awake\")\n\tos.Exit(0)\n}\n",
		outcome: "Finished", prints: "awake"},
	{name: "floods", source: "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tfor {\n\t\tfmt.Println(\"drop drop drop drop drop drop drop drop drop drop drop drop drop drop drop drop\")\n\t}\n}\n", outcome: "Stopped at its limit of output", prints: "drop"},
	{name: "eats memory", source: "package main\n\nfunc main() {\n\tvar all [][]byte\n\tfor {\n\t\tall = append(all, make([]byte, 1<<22))\n\t}\n}\n", outcome: "Stopped at its limit of memory"},
	{name: "reads files", source: "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\t_, err := os.ReadFile(\"/etc/passwd\")\n\tfmt.Println(err)\n}\n", outcome: "Finished", prints: "open /etc/passwd: no such file or directory\n"},
	{name: "wants the network", source: "package main\n\nimport \"net/http\"\n\nfunc main() { http.Get(\"/\") }\n", outcome: "Not run",
		prints: "main.go:3:8: package net/http is not available in the browser: programs have it only where the page was built\n"},
	{name: "wants the page", source: "package main\n\nimport \"syscall/js\"\n\nfunc main() { js.Global() }\n", outcome: "Not run",
		prints: "main.go:3:8: package syscall/js is not supported: a program on a page has no business with the page\n"},
	{name: "greets again", source: "package main\n\nfunc main() { println(\"still here\") }\n", outcome: "Finished", prints: "still here"},
}

// runsOwn opens a link to a program and runs it.
func runsOwn(tab *tab, lesson string, p ownProgram) {
	tab.t.Helper()
	tab.visit("index.html") // so that the link opens the page anew
	tab.visit(lesson)
	id := evaluate[string](tab, `document.querySelector("section.snippet:has(button.run)").id`)
	tab.visit("index.html")
	tab.visit(lesson + "#" + id + "~" + sharedProgram(tab.t, p.source))
	tab.waitFor("program of the link", fmt.Sprintf(`!!document.getElementById(%q).querySelector(".snippet-editor")`, id))
	tab.click(fmt.Sprintf("#%s button.run", id))
	if p.stop {
		tab.waitFor("button to stop", fmt.Sprintf(`!!document.querySelector("#%s button.stop:not([hidden]):not([disabled])")`, id))
		tab.waitFor("start", fmt.Sprintf(`document.getElementById(%q).querySelector(".snippet-live .snippet-outcome")?.textContent.startsWith("Running") === true`, id))
		tab.click(fmt.Sprintf("#%s button.stop", id))
	}
	outcome := fmt.Sprintf(outcomeOf, id)
	tab.waitFor("end of the program that "+p.name, outcome+` !== ""`)
	if got := evaluate[string](tab, outcome); !strings.Contains(got, p.outcome) {
		tab.t.Errorf("a program that %s: the page says %q, want %q", p.name, got, p.outcome)
	}
	printed := evaluate[string](tab, fmt.Sprintf(`document.getElementById(%q).querySelector(".snippet-live pre")?.textContent ?? ""`, id))
	if !strings.Contains(printed, p.prints) {
		tab.t.Errorf("a program that %s printed %q, want %q in it", p.name, printed, p.prints)
	}
}

func sharedProgram(t *testing.T, source string) string {
	t.Helper()
	content, err := json.Marshal([][]string{{"main.go", source}})
	if err != nil {
		t.Fatal(err)
	}
	return compressed(t, string(content))
}
