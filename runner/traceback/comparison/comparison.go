// Package comparison makes the last words of two engines comparable. It is apart from
// package traceback, because every worker would compile its patterns when it starts.
package comparison

import (
	"regexp"
	"slices"
	"strings"
)

// Comparable is what the standard error of a program that died must have in common where
// it was compiled and where it was interpreted. It leaves out
//   - addresses, arguments, and offsets in functions: the interpreter has none;
//   - the numbers of goroutines other than main's, and their order;
//   - of a panic and of a stack overflow, the goroutines that did not die;
//   - where a program was that the runtime ended for another reason, which is chance, or
//     told by the interpreter;
//   - of an overflow, how deep it was and might be, in which of the functions that call each other it
//     came, the library's among them, and what the runtime then calls on its own stack;
//   - of many calls, those in the middle, whose number depends on what is inlined;
//   - that the compiler has put a function with a literal into another: it names the
//     literal after both, as in main.main.count.func7, and all literals of the other
//     function get other numbers.
func Comparable(compiled, interpreted string) (c, i string) {
	c, i = normal(compiled), normal(interpreted)
	short := called.ReplaceAllStringFunc(c, normalName)
	inlined := short != c
	c, i = short, called.ReplaceAllStringFunc(i, normalName)
	if inlined {
		c, i = called.ReplaceAllStringFunc(c, unnumbered), called.ReplaceAllStringFunc(i, unnumbered)
	}
	return c, i
}

var (
	called   = regexp.MustCompile(`(?m)^\S+$`)
	literals = regexp.MustCompile(`\.(func)?\d+`)
	bodies   = regexp.MustCompile(`-range\d+`)
)

func unnumbered(name string) string {
	name = bodies.ReplaceAllString(literals.ReplaceAllString(name, ".func"), "-range")
	return strings.ReplaceAll(name, "-range.func", ".func") // by whether the literal is inlined
}

func normal(stderr string) string {
	at := lastWords.FindAllStringIndex(stderr, -1)
	if at == nil {
		return stderr
	}
	start := at[0][0]
	said, words := stderr[:start], stderr[start:]
	exit := ""
	if i := strings.LastIndex(words, "exit status "); i >= 0 {
		words, exit = words[:i], words[i:]
	}
	blocks := strings.Split(words, "\n\ngoroutine ")
	head, _, _ := strings.Cut(blocks[0], "\n\nruntime stack:")
	head = hex.ReplaceAllString(stackPointer.ReplaceAllString(head, ""), "0x")
	var goroutines []string
	for _, b := range blocks[1:] {
		if strings.HasPrefix(head, "fatal error: ") && !placed.MatchString(head) {
			break
		}
		header, calls := normalGoroutine("goroutine " + b)
		if strings.Contains(head, "stack overflow") {
			calls = slices.DeleteFunc(calls, func(call string) bool { return !strings.HasPrefix(call, "main.") })
			calls = slices.Compact(slices.Sorted(slices.Values(calls[min(1, len(calls)):])))
		}
		goroutines = append(goroutines, header+strings.Join(calls, ""))
		if !strings.Contains(head, "all goroutines are asleep") && !strings.Contains(head, "no goroutines") {
			break
		}
	}
	slices.Sort(goroutines)
	return said + strings.TrimSuffix(head, "\n") + "\n\n" + strings.Join(goroutines, "\n") + exit
}

var (
	lastWords    = regexp.MustCompile(`(?m)^(panic: |fatal error: |runtime: goroutine stack exceeds )`)
	hex          = regexp.MustCompile(`0x[0-9a-f]+`)
	stackPointer = regexp.MustCompile(`(?m)^runtime: sp=.*\n`)
	placed       = regexp.MustCompile(`^fatal error: (all goroutines|no goroutines|sync: |stack overflow)`)
	numbers      = regexp.MustCompile(`goroutine ([2-9]|\d\d+)\b`)
	registers    = regexp.MustCompile(` gp=\S+ m=\S+(?: mp=\S+)?`)
	offset       = regexp.MustCompile(` \+0x[0-9a-f]+.*$`)
	elided       = regexp.MustCompile(`^\.\.\.\d+ frames elided\.\.\.$`)
)

func normalGoroutine(text string) (header string, calls []string) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	header = numbers.ReplaceAllString(registers.ReplaceAllString(lines[0], ""), "goroutine N") + "\n"
	many := false
	for i := 1; i+1 < len(lines); i++ {
		many = many || elided.MatchString(lines[i])
		if !strings.HasPrefix(lines[i+1], "\t") {
			continue
		}
		name := numbers.ReplaceAllString(lines[i], "goroutine N")
		if !strings.HasPrefix(name, "created by ") {
			if open := strings.LastIndexByte(name, '('); open > 0 {
				name = name[:open]
			}
		}
		i++
		if !hidden(name) {
			calls = append(calls, name+"\n"+offset.ReplaceAllString(lines[i], "")+"\n")
		}
	}
	if many && len(calls) > 2*end {
		calls = slices.Concat(calls[:end], calls[len(calls)-end:])
	}
	return header, calls
}

// hidden are functions that only reports of fatal errors show, or only engine gc has.
func hidden(name string) bool {
	return name == "runtime.main" || name == "runtime.goexit" || strings.HasPrefix(name, "runtime.doInit") || strings.HasPrefix(name, "program/rt.")
}

// end is how many calls at each end of a long trace are compared.
const end = 40

var literal = regexp.MustCompile(`^(func\d+|\d+|gowrap\d+)(-range\d+)?$`)

// normalName is the name of a literal without that of the function into which the one
// that declares it was put, or of its type.
func normalName(name string) string {
	dot := strings.IndexByte(name[strings.LastIndexByte(name, '/')+1:], '.') + strings.LastIndexByte(name, '/') + 1
	// The dots of type arguments separate nothing.
	parts := strings.Split(strings.ReplaceAll(name[dot+1:], "[...]", "[]"), ".")
	last := len(parts)
	for last > 0 && literal.MatchString(parts[last-1]) {
		last--
	}
	if last == len(parts) || last == 0 {
		return name
	}
	return strings.ReplaceAll(name[:dot+1]+strings.Join(parts[last-1:], "."), "[]", "[...]")
}
