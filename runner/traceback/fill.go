package traceback

import (
	"strings"

	"runnel/runner/wire"
)

// Fill puts into the calls of a traced goroutine, innermost first, what the runtime's
// report of the same goroutine tells of native code.
func Fill(calls []wire.Call, g Goroutine) []wire.Call {
	if len(calls) == 0 || calls[0].Known() {
		calls = append([]wire.Call{{}}, calls...)
	}
	var filled []wire.Call
	for i, native := range Native(calls, g) {
		if calls[i].Known() {
			filled = append(filled, calls[i])
		} else {
			filled = append(filled, native...)
		}
	}
	return filled
}

// Native is, for each of a traced goroutine's calls that is not Known, what native code
// is in progress there, innermost first. The first one is where the goroutine is now.
// Where a call is found to be native already, those further out are so too.
func Native(calls []wire.Call, g Goroutine) [][]wire.Call {
	native := make([][]wire.Call, len(calls))
	var unknown []int
	for i, c := range calls {
		if c.Known() && c.Native() {
			break
		}
		if !c.Known() {
			unknown = append(unknown, i)
		}
	}
	parts := g.native()
	if len(unknown) > 0 && unknown[0] == 0 {
		native[0] = parts[0]
		unknown = unknown[1:]
	}
	inner := nonempty(parts[1:])
	if len(unknown) == len(inner) && !g.Elided {
		for i, part := range inner {
			native[unknown[i]] = part
		}
	}
	return native
}

func nonempty(parts [][]wire.Call) [][]wire.Call {
	var list [][]wire.Call
	for _, p := range parts {
		if len(p) > 0 {
			list = append(list, p)
		}
	}
	return list
}

// native is what native code the program of an interpreter is in: the innermost part,
// which may be empty, then one for each stretch between calls of the interpreter's own.
func (g Goroutine) native() [][]wire.Call {
	parts := [][]wire.Call{nil}
	inside, own := false, false
	for _, c := range g.Calls {
		last := len(parts) - 1
		if c.Name == "panic" && own {
			continue // it is handed on
		}
		called := own
		own = Own(c)
		switch {
		case interprets(c.Name):
			if !called { // what the interpreter uses itself
				parts[last] = nil
			}
			inside = true
		case strings.HasPrefix(c.Name, "runnel/"): // what the run-time uses itself
			for n := len(parts[last]); n > 0 && strings.HasPrefix(parts[last][n-1].Name, "reflect."); n-- {
				parts[last] = parts[last][:n-1]
			}
		case own:
		case inside:
			parts, inside = append(parts, []wire.Call{c}), false
		default:
			parts[last] = append(parts[last], c)
		}
	}
	return parts
}

func interprets(name string) bool { return strings.HasPrefix(name, "github.com/traefik/yaegi/") }

// Own reports whether a call is no part of what a program of the interpreter calls: one
// of the interpreter's, the worker's or the run-time's, or one by which native code and
// the interpreter call each other.
func Own(c wire.Call) bool {
	return interprets(c.Name) || strings.HasPrefix(c.Name, "runnel/") || strings.HasPrefix(c.Name, "main.") || boundary[c.Name]
}

var boundary = map[string]bool{
	"reflect.Value.Call": true, "reflect.Value.CallSlice": true, "reflect.Value.call": true,
	"reflect.callReflect": true, "reflect.makeFuncStub": true, "reflect.callMethod": true, "reflect.methodValueCall": true,
}
