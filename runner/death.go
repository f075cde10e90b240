package runner

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"runnel/runner/frontend"
	"runnel/runner/traceback"
	"runnel/runner/wire"
)

// A death is the end of a program that the Go runtime ended.
type death struct {
	status Status
	words  string // what is said before the goroutines: the panic's value, the fatal error
	// goroutines are those that are told of: the one that panicked, or all that wait.
	goroutines []traceback.Goroutine
	// placed tells that what the process told of its calls is where they are now.
	placed bool
}

// death is how an interpreted program died; nil where it did not.
func (e *ending) death() *death {
	var panicked *wire.Panic
	for _, m := range e.messages {
		switch {
		case m.Exit != nil || m.Fault != nil:
			return nil
		case m.Panic != nil:
			panicked = m.Panic
		}
	}
	crashed := traceback.Parse(e.crash)
	switch {
	case e.cause != nil || outOfMemory(e.crash):
		return nil
	case panicked != nil:
		g := traceback.Goroutine{ID: panicked.Goroutine, State: "running"}
		words := panicked.Text
		if len(crashed) > 0 { // native code had a deferred call, and passed it on
			g.Calls = crashed[0].Calls
			if inner := traceback.Fill(nil, g); slices.ContainsFunc(inner, func(c wire.Call) bool { return c.Name == "panic" }) {
				value, signal, _ := strings.Cut(words, "\n[signal ")
				words = value + " [recovered, repanicked]"
				if signal != "" {
					words += "\n[signal " + signal
				}
			}
		}
		return &death{Panic, "panic: " + words + "\n", []traceback.Goroutine{g}, true}
	case isDeadlock(e.crash):
		first, _, _ := strings.Cut(e.crash, "\n")
		return &death{Deadlock, first + "\n", crashed, true}
	case strings.HasPrefix(e.crash, "panic: "):
		text, goroutine := lastPanic(e.crash)
		id, _ := strconv.ParseInt(goroutine, 10, 64)
		return &death{Panic, "panic: " + text + "\n", []traceback.Goroutine{{ID: id, State: "running"}}, false}
	case strings.Contains(e.crash, "fatal error: "):
		d := &death{status: Panic, words: fatalWords(e.crash)}
		if len(crashed) > 0 {
			d.goroutines = crashed[:1]
		}
		// Of these the process told right before.
		d.placed = strings.Contains(d.words, "\nfatal error: stack overflow\n") || strings.HasPrefix(d.words, "fatal error: sync: ")
		return d
	}
	return nil
}

// vague is what two runs have in common that say the same: a run that is traced tells
// more of an index, and addresses differ.
func vague(words string) string {
	return index.ReplaceAllString(address.ReplaceAllString(words, "0x"), "out of range\n")
}

var index = regexp.MustCompile(`out of range .*\n`)

var address = regexp.MustCompile(`0x[0-9a-f]+`)

// alike reports whether two runs of a program died in the same way.
func (d *death) alike(other *death) bool {
	if other == nil || d.status != other.status || len(d.goroutines) != len(other.goroutines) {
		return false
	}
	states := func(d *death) (list []string) {
		for _, g := range d.goroutines {
			list = append(list, g.State)
		}
		slices.Sort(list)
		return list
	}
	return vague(d.words) == vague(other.words) && slices.Equal(states(d), states(other))
}

// words is what Go prints of a death at the end, of which only functions are known where
// the run was not traced.
func (e *ending) words(d *death, lowered *frontend.Lowered) string {
	var b strings.Builder
	b.WriteString(d.words)
	if !d.placed && d.status == Panic && !strings.HasPrefix(d.words, "panic: ") {
		return b.String()
	}
	for _, g := range d.goroutines {
		fmt.Fprintf(&b, "\ngoroutine %d [%s]:\n", g.ID, g.State)
		if d.status != Panic || lowered.Recovers {
			continue // frames that an earlier, recovered panic unwound cannot be told apart
		}
		for _, m := range e.messages {
			if m.Frame == nil {
				continue
			}
			if call := lowered.Functions.At(m.Frame.Line, m.Frame.Column); call != "" {
				b.WriteString(call + "\n")
			}
		}
	}
	return b.String()
}

// traced is what Go prints of the death of a program that was traced, with the numbers
// that goroutines had in the run that is told of.
func (e *ending) traced(d, told *death, functions []frontend.TracedFunction) string {
	var b strings.Builder
	b.WriteString(d.words)
	if !d.placed {
		return b.String()
	}
	for i, g := range d.goroutines {
		stack := e.stacks[g.ID]
		if d.status == Panic {
			g.ID = told.goroutines[i].ID
		}
		fmt.Fprintf(&b, "\ngoroutine %d [%s]:\n", g.ID, g.State)
		calls := stack.Calls
		if !strings.Contains(d.words, "fatal error: stack overflow") { // which happens anywhere
			calls = traceback.Fill(calls, g)
		}
		for j, c := range calls {
			if stack.Elided > 0 && j == wire.StackInner {
				fmt.Fprintf(&b, "...%d frames elided...\n", stack.Elided)
			}
			writeCall(&b, c, functions)
		}
		switch {
		case stack.Creator != nil:
			name, _ := called(*stack.Creator, functions)
			file, line := placeOf(*stack.Creator, functions)
			writeCreator(&b, name, stack.Parent, file, line)
		case g.Creator != nil && !traceback.Own(*g.Creator):
			writeCreator(&b, g.Creator.Name, g.Parent, g.Creator.File, g.Creator.Line)
		}
	}
	return b.String()
}

func writeCreator(b *strings.Builder, name string, parent int64, file string, line int) {
	if parent != 0 {
		name += fmt.Sprintf(" in goroutine %d", parent)
	}
	fmt.Fprintf(b, "created by %s\n\t%s:%d\n", name, file, line)
}

func writeCall(b *strings.Builder, c wire.Call, functions []frontend.TracedFunction) {
	if !c.Known() {
		return
	}
	name, arguments := called(c, functions)
	file, line := placeOf(c, functions)
	dots := ""
	if arguments {
		dots = "..."
	}
	fmt.Fprintf(b, "%s(%s)\n\t%s:%d\n", name, dots, file, line)
}

func called(c wire.Call, functions []frontend.TracedFunction) (name string, arguments bool) {
	if c.Native() || c.Function > len(functions) {
		return c.Name, true
	}
	fn := functions[c.Function-1]
	return fn.Name, fn.Arguments
}

func placeOf(c wire.Call, functions []frontend.TracedFunction) (file string, line int) {
	if c.Native() || c.Function > len(functions) {
		return c.File, c.Line
	}
	fn := functions[c.Function-1]
	if c.Line == 0 {
		return fn.File, fn.Line
	}
	return fn.File, c.Line
}
