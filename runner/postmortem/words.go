package postmortem

import (
	"fmt"
	"regexp"
	"strings"

	"runnel/runner/frontend"
	"runnel/runner/wire"
)

// Fault says where in the author's files the interpreter failed.
func Fault(f *wire.Fault, files []frontend.File) frontend.Diagnostic {
	d := frontend.Diagnostic{File: files[0].Name, Line: 1, Column: 1, Message: "the interpreter cannot run this: " + f.Message}
	if file, line, ok := frontend.Place(f.Line); ok && file < len(files) && line > 0 {
		d.File, d.Line = files[file].Name, line
	}
	return d
}

// IsDeadlock recognizes both forms of the report: "all goroutines are asleep", and "no
// goroutines (main called runtime.Goexit)".
func IsDeadlock(crash string) bool {
	first, _, _ := strings.Cut(crash, "\n")
	return strings.HasPrefix(first, "fatal error: ") && strings.HasSuffix(first, " - deadlock!")
}

// ExitWords is what go run adds when a program's exit code is not zero.
func ExitWords(code int) string {
	if code == 0 {
		return ""
	}
	return fmt.Sprintf("exit status %d\n", code)
}

// OutOfMemory recognizes the ways in which the runtime says that the system gave it
// no more memory: "runtime: out of memory", "out of memory allocating heap arena
// metadata", "runtime: cannot allocate memory", and a thread that could not be made.
func OutOfMemory(crash string) bool {
	return memoryError.MatchString(crash)
}

var memoryError = regexp.MustCompile(`(?m)^fatal error: .*(out of memory|cannot allocate|failed to allocate)|errno=12\b`)

var goroutineHeader = regexp.MustCompile(`(?m)^goroutine (\d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]\n]*)\]:`)

// lastPanic finds the value and the goroutine of the panic that ended a process. An
// interpreter unwinds a panic frame by frame, so that the report repeats it:
//
//	panic: boom [recovered]
//		panic: boom [recovered, repanicked]
//
//	goroutine 7 [running]:
func lastPanic(crash string) (text, goroutine string) {
	text, goroutine = crash, "1"
	if at := goroutineHeader.FindStringSubmatchIndex(crash); at != nil {
		text, goroutine = crash[:at[0]], crash[at[2]:at[3]]
	}
	if i := strings.LastIndex(text, "\n\tpanic: "); i >= 0 {
		text = text[i+2:]
	}
	text = strings.TrimPrefix(strings.TrimRight(text, "\n"), "panic: ")
	first, rest, more := strings.Cut(text, "\n[signal ")
	for _, mark := range []string{" [recovered, repanicked]", " [recovered]"} {
		first = strings.TrimSuffix(first, mark)
	}
	if more {
		return first + "\n[signal " + programCounter.ReplaceAllString(rest, "pc=0x0]"), goroutine
	}
	return first, goroutine
}

var programCounter = regexp.MustCompile(`pc=0x[0-9a-f]+\]`)

// fatalWords keeps the message of another fatal error of the runtime. Of a stack
// overflow it tells the limit, which is Go's.
func fatalWords(crash string) string {
	words := crash
	if at := goroutineHeader.FindStringIndex(crash); at != nil {
		words = strings.TrimSuffix(crash[:at[0]], "\n")
	}
	return GoLimit(words)
}

// GoLimit has the limit of a goroutine's stack as Go has it, other than a process of the
// runner's.
func GoLimit(crash string) string {
	return stackLimit.ReplaceAllString(crash, "runtime: goroutine stack exceeds 1000000000-byte limit")
}

var stackLimit = regexp.MustCompile(`(?m)^runtime: goroutine stack exceeds \d+-byte limit`)
