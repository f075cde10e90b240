package frontend

import (
	"go/token"
	"go/types"
	"strings"
)

// A function of native code that is a value, or a method that is called by an interface, is
// called where nothing is known of the arguments. So each is handed on as the run-time finds
// it to be best.

// handedAsIs reports whether a native function does as a value with all that it may be
// handed.
func handedAsIs(fn *types.Func, sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		if t := v.Type(); losesSign(t) || isInterface(t) && isEmptyInterface(t) && wrapOf(fn) != "" {
			return false
		}
	}
	return !sig.Variadic()
}

// nativeFunction is the function that is called for a native one, and the arguments that
// it gets of those that forwarded wrote.
func (l *lowering) nativeFunction(pos token.Pos, fn *types.Func, name string, args []code, sig *types.Signature) (string, []code) {
	if stand := reflective[fn.FullName()]; stand != "" {
		return rt(stand), args
	}
	if fn.FullName() == "fmt.Errorf" {
		return rt("Errorf"), args
	}
	return name, l.handed(pos, fn, args, sig)
}

// handed is what native code is handed of the arguments that forwarded wrote.
func (l *lowering) handed(pos token.Pos, fn *types.Func, args []code, sig *types.Signature) []code {
	if isFormatter(fn) {
		return formatted(fn, args)
	}
	all := append([]code(nil), args...)
	for i := range all {
		t := sig.Params().At(i).Type()
		listed := sig.Variadic() && i == len(all)-1
		if listed {
			t = sliceElem(t)
		}
		wrap := ""
		if isInterface(t) && isEmptyInterface(t) {
			wrap = wrapOf(fn)
		}
		if wrap == noWrap {
			l.refuse(pos, "using %s as a value is not supported yet: call it", fn.FullName())
		}
		if wrap != "" && listed {
			wrap += "All"
		}
		if wrap != "" {
			all[i] = call(rt(wrap), all[i])
		}
		if listed {
			all[i] = fixed(all[i].text + "...")
		}
	}
	return all
}

// noWrap stands for the function of the run-time that there is not.
const noWrap = "none"

// wrapOf is the function of the run-time that makes of any value what a native function may
// be handed; "" for the value itself.
func wrapOf(fn *types.Func) string {
	path := ""
	if fn.Pkg() != nil {
		path = fn.Pkg().Path()
	}
	switch {
	case rawFunctions[fn.FullName()]:
		return "Value"
	case path == "log/slog":
		return "Logged"
	case path == "fmt" && strings.Contains(fn.Name(), "can"):
		return "Scanned"
	case path != "" && !opaque[path], fn.FullName() == "errors.As":
		return noWrap
	}
	return ""
}

// formatted are the arguments of a function that formats them.
func formatted(fn *types.Func, args []code) []code {
	last := len(args) - 1
	if strings.HasSuffix(fn.Name(), "f") {
		return append(args[:last-1:last-1], fixed(`"%s"`), call(rt("Formatted"), args[last-1], args[last]))
	}
	return append(args[:last:last], fixed(call(rt("Operands"), args[last]).text+"..."))
}
