// Package postmortem understands how an interpreted program died, from what its process
// left: its reports and the last words of the Go runtime. It knows no processes, so that
// it serves every host.
package postmortem

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

// Remains are what the process that interpreted a program has left.
type Remains struct {
	Messages []wire.Message
	Stacks   map[int64]wire.Stack // what a traced program told last of each goroutine
	Crash    string               // what the Go runtime wrote last
}

// A Death is the end of a program that the Go runtime ended: by a panic, another fatal
// error, or a deadlock.
type Death struct {
	Deadlock bool

	words string // what is said before the goroutines: the panic's value, the fatal error
	// goroutines are those that are told of: the one that panicked, or all that wait.
	goroutines []traceback.Goroutine
	// placed tells that what the process told of its calls is where they are now.
	placed bool
}

// Death is how the program died; nil where it did not.
func (r *Remains) Death() *Death {
	var panicked *wire.Panic
	for _, m := range r.Messages {
		switch {
		case m.Exit != nil || m.Fault != nil:
			return nil
		case m.Panic != nil:
			panicked = m.Panic
		}
	}
	crashed := traceback.Parse(r.Crash)
	switch {
	case OutOfMemory(r.Crash):
		return nil
	case panicked != nil && panicked.Fatal:
		return &Death{words: "fatal error: " + string(panicked.Text) + "\n"}
	case panicked != nil:
		g := traceback.Goroutine{ID: panicked.Goroutine, State: "running"}
		words := string(panicked.Text)
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
		return &Death{words: "panic: " + words + "\n", goroutines: []traceback.Goroutine{g}, placed: true}
	case IsDeadlock(r.Crash):
		first, _, _ := strings.Cut(r.Crash, "\n")
		crashed = slices.DeleteFunc(crashed, ofBrowser)
		return &Death{Deadlock: true, words: first + "\n", goroutines: crashed, placed: true}
	case strings.HasPrefix(r.Crash, "panic: "):
		text, goroutine := lastPanic(r.Crash)
		id, _ := strconv.ParseInt(goroutine, 10, 64)
		return &Death{words: "panic: " + text + "\n", goroutines: []traceback.Goroutine{{ID: id, State: "running"}}}
	case strings.Contains(r.Crash, "fatal error: "):
		d := &Death{words: fatalWords(r.Crash)}
		if len(crashed) > 0 {
			d.goroutines = crashed[:1]
		}
		// Of these the process told right before.
		d.placed = strings.Contains(d.words, "\nfatal error: stack overflow\n") || strings.HasPrefix(d.words, "fatal error: sync: ")
		return d
	}
	return nil
}

// ofBrowser reports whether a goroutine is none of the program's, but takes a browser's
// events. Programs cannot import syscall/js.
func ofBrowser(g traceback.Goroutine) bool {
	return slices.ContainsFunc(g.Calls, func(c wire.Call) bool { return c.Name == "syscall/js.handleEvent" })
}

// vague is what two runs have in common that say the same: a run that is traced tells
// more of an index, and addresses differ.
func vague(words string) string {
	return index.ReplaceAllString(address.ReplaceAllString(words, "0x"), "out of range\n")
}

var index = regexp.MustCompile(`out of range .*\n`)

var address = regexp.MustCompile(`0x[0-9a-f]+`)

// Alike reports whether two runs of a program died in the same way.
func (d *Death) Alike(other *Death) bool {
	if other == nil || d.Deadlock != other.Deadlock || len(d.goroutines) != len(other.goroutines) {
		return false
	}
	states := func(d *Death) (list []string) {
		for _, g := range d.goroutines {
			list = append(list, g.State)
		}
		slices.Sort(list)
		return list
	}
	return vague(d.words) == vague(other.words) && slices.Equal(states(d), states(other))
}

// Words is what Go prints at the end of a program that died so; of a run that was not
// traced, only functions are known.
func (r *Remains) Words(d *Death, lowered *frontend.Lowered) string {
	var b strings.Builder
	b.WriteString(d.words)
	if !d.placed && !d.Deadlock && !strings.HasPrefix(d.words, "panic: ") {
		return b.String()
	}
	for _, g := range d.goroutines {
		fmt.Fprintf(&b, "\ngoroutine %d [%s]:\n", g.ID, g.State)
		if d.Deadlock || lowered.Recovers {
			continue // frames that an earlier, recovered panic unwound cannot be told apart
		}
		for _, m := range r.Messages {
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

// Traced is what Go prints at the end of a program that died so when it was traced, with
// the numbers that goroutines had in the run that is told of.
func (r *Remains) Traced(d, told *Death, functions []frontend.TracedFunction) string {
	var b strings.Builder
	b.WriteString(d.words)
	if !d.placed {
		return b.String()
	}
	for i, g := range d.goroutines {
		stack := r.Stacks[g.ID]
		if !d.Deadlock {
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
	return fn.At(c.Line)
}
