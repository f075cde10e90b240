package frontend

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strconv"
	"strings"
)

// Some packages do no more than look into values: encoding/json, the templates. The
// run-time does what their functions do, on values as the program sees them, for which
// it must know how those are held.

// reflective are functions of the run-time that take the place of native ones which look
// into their arguments by reflection. A method's receiver comes first.
var reflective = map[string]string{
	"encoding/binary.Append":                    "AppendBinary",
	"encoding/binary.Decode":                    "DecodeBinary",
	"encoding/binary.Encode":                    "EncodeBinary",
	"encoding/binary.Read":                      "ReadBinary",
	"encoding/binary.Size":                      "SizeBinary",
	"encoding/binary.Write":                     "WriteBinary",
	"encoding/json.Marshal":                     "MarshalJSON",
	"encoding/json.MarshalIndent":               "MarshalIndentJSON",
	"encoding/json.Unmarshal":                   "UnmarshalJSON",
	"(*encoding/json.Encoder).Encode":           "EncodeJSON",
	"(*encoding/json.Decoder).Decode":           "DecodeJSON",
	"encoding/xml.Marshal":                      "MarshalXML",
	"encoding/xml.MarshalIndent":                "MarshalIndentXML",
	"encoding/xml.Unmarshal":                    "UnmarshalXML",
	"(*encoding/xml.Encoder).Encode":            "EncodeXML",
	"(*encoding/xml.Encoder).EncodeElement":     "EncodeElementXML",
	"(*encoding/xml.Decoder).Decode":            "DecodeXML",
	"(*encoding/xml.Decoder).DecodeElement":     "DecodeElementXML",
	"(*text/template.Template).Execute":         "ExecuteText",
	"(*text/template.Template).ExecuteTemplate": "ExecuteNamedText",
	"(*text/template.Template).Funcs":           "TextFuncs",
	"(*html/template.Template).Execute":         "ExecuteHTML",
	"(*html/template.Template).ExecuteTemplate": "ExecuteNamedHTML",
	"(*html/template.Template).Funcs":           "HTMLFuncs",
}

// inspecting are the packages for which the run-time must know how values of the
// program are held.
var inspecting = []string{"encoding/binary", "encoding/json", "encoding/xml", "log/slog", "text/template", "html/template", "expvar", "reflect"}

// templating are those of them that a program hands functions.
var templating = []string{"text/template", "html/template"}

// calling are those of them that call any method by its name.
var calling = []string{"text/template", "html/template", "reflect"}

// reflect lets the run-time make a call that would look into values of the program.
func (f *emitter) reflect(e *ast.CallExpr, c *callee) {
	name := reflective[c.fn.FullName()]
	template := strings.HasSuffix(c.fn.Pkg().Path(), "/template") // its functions may be the program's
	if name == "" || !template && !slices.ContainsFunc(e.Args, f.mayHoldBox) {
		return
	}
	c.invoke = func(operand code, args []code, _ code) code {
		if c.operand != nil {
			args = append([]code{operand}, args...)
		}
		return call(rt(name), args...)
	}
}

// logged gives package slog values that answer what it asks them, and takes them back.
func (f *emitter) logged(e *ast.CallExpr, c *callee, args []code) []code {
	if results := c.sig.Results(); results.Len() == 1 && isEmptyInterface(results.At(0).Type()) {
		invoke := c.invoke
		c.invoke = func(operand code, args []code, token code) code { return call(rt("Any"), invoke(operand, args, token)) }
	}
	return f.wrapped(e, c, args, "Logged")
}

// wrapped hands arguments that may be boxes to a function of the run-time, or a list of
// them to the one that wraps all.
func (f *emitter) wrapped(e *ast.CallExpr, c *callee, args []code, wrap string) []code {
	for i, arg := range args {
		if t := paramType(c.sig, i); !isInterface(t) || !isEmptyInterface(t) || len(e.Args) == len(args) && !f.mayHoldBox(e.Args[i]) {
			continue
		}
		if list, ok := strings.CutSuffix(arg.text, "..."); ok {
			args[i] = fixed(call(rt(wrap+"All"), fixed(list)).text + "...")
		} else {
			args[i] = call(rt(wrap), arg)
		}
	}
	return args
}

// mayHoldBox reports whether an argument is a box or may hold one inside.
func (f *emitter) mayHoldBox(arg ast.Expr) bool {
	t := f.typeOf(arg)
	if results, ok := t.(*types.Tuple); ok {
		for v := range results.Variables() {
			if f.boxed(v.Type()) || f.holdsInterface(v.Type(), map[types.Type]bool{}) {
				return true
			}
		}
		return false
	}
	return f.boxed(t) || f.holdsInterface(t, map[types.Type]bool{})
}

// represent tells the run-time how it finds values of the program held, where some of
// its functions look into them. Methods of pointers to them count too. It reports whether
// there was something to tell.
func (l *lowering) represent() bool {
	if !l.importsAny(inspecting) {
		return false
	}
	before := l.registry.represented.Len()
	ids := l.registry.dynamicIDs()
	if l.reflects() { // which makes values of all types that there are, and sets all interfaces
		for _, n := range l.types.nativeInterfaces {
			l.representType(n)
		}
		ids = nil
		for id := 1; id < len(l.registry.types.list); id++ {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		l.representType(l.registry.types.list[id])
	}
	return l.registry.represented.Len() > before
}

// importsAny reports whether the author imports one of some packages.
func (l *lowering) importsAny(paths []string) bool {
	return slices.ContainsFunc(l.program.pkg.Imports(), func(p *types.Package) bool { return slices.Contains(paths, p.Path()) })
}

// representType does it for a type and all that it leads to.
func (l *lowering) representType(t types.Type) {
	t = types.Unalias(t)
	if l.registry.represented.At(t) != nil {
		return
	}
	if n, ok := t.(*types.Named); ok && !l.fromSource(n) {
		if l.reflects() && l.native(n) && n.Obj().Pkg() != nil && !isEmptyInterface(n) {
			l.registry.represented.Set(t, true)
			l.wrapper(n)
		}
		return
	}
	l.registry.represented.Set(t, true)
	if l.reflects() && l.boxed(t) && !isInterface(t) {
		l.dynamicType(t)
	}
	if l.boxed(t) {
		l.attempt(func() { l.writeRepresentation(t) })
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for f := range u.Fields() {
			l.representType(f.Type())
		}
	case *types.Map:
		l.representType(u.Key())
		l.representType(u.Elem())
	case *types.Signature:
		if l.importsAny(calling) {
			l.attempt(func() { l.representSignature(t, u) })
		}
	case *types.Basic, *types.Interface:
	case interface{ Elem() types.Type }:
		l.representType(u.Elem())
		if _, ok := u.(*types.Array); ok && l.importsAny(calling) {
			l.representType(types.NewSlice(u.Elem()))
		}
	}
	if l.importsAny(calling) && l.boxed(t) && (l.reflects() || !isInterface(t)) {
		l.representMethods(t)
	}
}

// representSignature tells the run-time the parameters and results of a function type.
func (l *lowering) representSignature(t types.Type, sig *types.Signature) {
	args := []code{fixed(itoa(l.number(t))), fixed(strconv.FormatBool(sig.Variadic())), fixed(itoa(sig.Params().Len()))}
	for _, tuple := range []*types.Tuple{sig.Params(), sig.Results()} {
		for v := range tuple.Variables() {
			if mentionsReflection(v.Type()) && l.importsAny(templating) {
				l.refuse(l.at, "functions of type %s are not supported in programs with templates", typeName(sig))
			}
			l.representType(v.Type())
			if losesSign(v.Type()) && !l.boxed(v.Type()) { // the parameter does not tell its type
				l.dynamicType(v.Type())
				l.writeRepresentation(v.Type())
			}
			args = append(args, fixed(itoa(l.number(v.Type()))))
			if n, ok := types.Unalias(v.Type()).(*types.Named); ok && l.native(n) && n.Obj().Pkg() != nil && !isEmptyInterface(n) {
				l.wrapper(n)
			}
		}
	}
	fmt.Fprintf(&l.registry.calls, "%s\n", call(rt("Signature"), args...).text)
}

// wrapper tells the run-time how values become ones of an interface of native code.
func (l *lowering) wrapper(n *types.Named) {
	if hidesMethods(n) {
		return
	}
	l.registry.wanted(n)
	written := l.goType(n)
	pkg, name, _ := strings.Cut(written, ".")
	fmt.Fprintf(&l.registry.calls, "%s((*%s)(nil), %s.To_%s)\n", rt("Wrapper"), written, pkg, name)
}

// representMethods registers all methods that can be called by their names, and tells the
// types of those that cannot, which package reflect compares.
func (l *lowering) representMethods(t types.Type) {
	id := l.number(t)
	set := l.methods.MethodSet(t)
	for i := range set.Len() {
		sel := set.At(i)
		m := sel.Obj().(*types.Func)
		if !m.Exported() && !(l.reflects() && m.Pkg() == l.program.pkg) {
			continue
		}
		sig := sel.Type().(*types.Signature)
		sig = types.NewSignatureType(nil, nil, nil, unnamedVars(sig.Params()), unnamedVars(sig.Results()), sig.Variadic())
		typ := l.substitute(newEnvironment(nil, nil), sig)
		l.representType(typ)
		l.attempt(func() {
			if key := (registeredMethod{id, m.Name()}); m.Exported() && !isInterface(t) && !l.registry.methods[key] {
				l.registry.methods[key] = true
				l.registerMethod(id, t, sel)
			}
			ofValue := isPointer(t) && len(sel.Index()) == 1 && !pointerReceiver(m)
			fmt.Fprintf(&l.registry.calls, "%s(%d, %q, %d, %t)\n", rt("Signed"), id, m.Name(), l.number(typ), ofValue)
		})
	}
}

// writeRepresentation tells the run-time how values of a type are held.
func (l *lowering) writeRepresentation(t types.Type) {
	written := l.goType(t)
	if l.erased(t) {
		written = l.openType(t.Underlying())
	}
	args := []code{fixed(itoa(l.number(t))), fixed("(*" + written + ")(nil)")}
	if i, ok := t.Underlying().(*types.Interface); ok {
		for m := range i.Methods() {
			args = append(args, fixed(strconv.Quote(m.Name())))
		}
	} else if !isPointer(t) {
		p := types.NewPointer(t)
		set := l.methods.MethodSet(p)
		for i := range set.Len() {
			if printing[set.At(i).Obj().Name()] || l.importsAny(calling) {
				l.representType(p)
			}
		}
	}
	fmt.Fprintf(&l.registry.calls, "%s\n", call(rt("Represent"), args...).text)
}
