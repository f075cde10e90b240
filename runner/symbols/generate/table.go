package main

import (
	"fmt"
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// table writes the Go file that holds the symbols of one package; "" where the
// package exports nothing that a table can hold.
func table(pkg *types.Package) string {
	t := &tableWriter{pkg: pkg, imports: map[string]string{"reflect": "reflect"}}
	var entries, wrappers strings.Builder
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() {
			continue
		}
		if value := t.value(obj); value != "" {
			fmt.Fprintf(&entries, "%q: %s,\n", name, value)
		}
	}
	for _, name := range scope.Names() {
		if w := t.wrapper(scope.Lookup(name)); w != "" {
			fmt.Fprintf(&entries, "%q: reflect.ValueOf((*%s)(nil)),\n", "_"+name, t.wrapperName(name))
			wrappers.WriteString(w)
		}
	}
	if entries.Len() == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteString(header)
	b.WriteString("package std\n\nimport (\n")
	paths := make([]string, 0, len(t.imports))
	for path := range t.imports {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	for _, path := range paths {
		fmt.Fprintf(&b, "%s %q\n", t.imports[path], path)
	}
	fmt.Fprintf(&b, ")\n\nfunc %s() map[string]reflect.Value {\nreturn map[string]reflect.Value{\n%s}\n}\n%s",
		tableName(pkg.Path()), entries.String(), wrappers.String())
	return b.String()
}

type tableWriter struct {
	pkg     *types.Package
	imports map[string]string // path to local name
}

// local is the name by which the file refers to a package. It is made of the whole
// path, since math/rand and crypto/rand share their last element.
func (t *tableWriter) local(p *types.Package) string {
	name := strings.NewReplacer("/", "_", ".", "_").Replace(p.Path())
	if !strings.Contains(name, "_") {
		name = p.Name()
	}
	t.imports[p.Path()] = name
	return name
}

// value is the expression that a table holds for one exported object; "" for what
// is not a value: generic functions and types, and constraints.
func (t *tableWriter) value(obj types.Object) string {
	switch obj := obj.(type) {
	case *types.Const:
		return t.constant(obj)
	case *types.Var:
		return fmt.Sprintf("reflect.ValueOf(&%s.%s).Elem()", t.local(t.pkg), obj.Name())
	case *types.Func:
		if obj.Signature().TypeParams().Len() > 0 {
			return ""
		}
		return fmt.Sprintf("reflect.ValueOf(%s.%s)", t.local(t.pkg), obj.Name())
	case *types.TypeName:
		if isGeneric(obj) || isConstraint(obj.Type()) {
			return ""
		}
		return fmt.Sprintf("reflect.ValueOf((*%s.%s)(nil))", t.local(t.pkg), obj.Name())
	}
	return ""
}

// constant refers to the constant itself wherever a go/constant constructor takes
// it, because os, runtime and path/filepath have others on other systems.
func (t *tableWriter) constant(c *types.Const) string {
	name := t.local(t.pkg) + "." + c.Name()
	if b, ok := c.Type().(*types.Basic); !ok || b.Info()&types.IsUntyped == 0 {
		return fmt.Sprintf("reflect.ValueOf(%s)", name)
	}
	t.imports["go/constant"] = "constant"
	switch v := c.Val(); v.Kind() {
	case constant.Bool:
		return fmt.Sprintf("reflect.ValueOf(constant.MakeBool(%s))", name)
	case constant.String:
		return fmt.Sprintf("reflect.ValueOf(constant.MakeString(%s))", name)
	case constant.Int:
		if _, exact := constant.Int64Val(v); exact {
			return fmt.Sprintf("reflect.ValueOf(constant.MakeInt64(%s))", name)
		}
		if _, exact := constant.Uint64Val(v); exact {
			return fmt.Sprintf("reflect.ValueOf(constant.MakeUint64(%s))", name)
		}
		t.imports["go/token"] = "token"
		return fmt.Sprintf("reflect.ValueOf(constant.MakeFromLiteral(%q, token.INT, 0))", v.ExactString())
	default: // floats: ExactString is a fraction, which no literal can be
		num, denom := constant.Num(v).ExactString(), constant.Denom(v).ExactString()
		t.imports["go/token"] = "token"
		return fmt.Sprintf("reflect.ValueOf(constant.BinaryOp(constant.MakeFromLiteral(%q, token.INT, 0), token.QUO, constant.MakeFromLiteral(%q, token.INT, 0)))", num, denom)
	}
}

func isGeneric(obj *types.TypeName) bool {
	switch typ := obj.Type().(type) {
	case *types.Named:
		return typ.TypeParams().Len() > 0
	case *types.Alias:
		return typ.TypeParams().Len() > 0
	}
	return false
}

func isConstraint(typ types.Type) bool {
	iface, ok := typ.Underlying().(*types.Interface)
	return ok && !iface.IsMethodSet()
}

func (t *tableWriter) wrapperName(name string) string {
	return "_" + strings.ReplaceAll(t.pkg.Path(), "/", "_") + "_" + name
}

// wrapper declares the struct by which an interpreted value satisfies an interface:
// yaegi fills its W fields with the value's methods. Interfaces with unexported
// methods have none, because nothing outside their package may implement them.
func (t *tableWriter) wrapper(obj types.Object) string {
	tn, ok := obj.(*types.TypeName)
	if !ok || !tn.Exported() || isGeneric(tn) || isConstraint(tn.Type()) {
		return ""
	}
	iface, ok := tn.Type().Underlying().(*types.Interface)
	if !ok {
		return ""
	}
	for m := range iface.Methods() {
		if !m.Exported() {
			return ""
		}
	}
	name := t.wrapperName(tn.Name())
	var fields, methods strings.Builder
	for m := range iface.Methods() {
		sig := m.Signature()
		params, args := t.params(sig)
		result := t.results(sig)
		fmt.Fprintf(&fields, "W%s func(%s)%s\n", m.Name(), params, result)
		body := fmt.Sprintf("W.W%s(%s)", m.Name(), args)
		if sig.Results().Len() > 0 {
			body = "return " + body
		}
		if m.Name() == "String" && args == "" { // yaegi leaves it unset for values without one
			body = "if W.WString == nil {\nreturn \"\"\n}\n" + body
		}
		fmt.Fprintf(&methods, "\nfunc (W %s) %s(%s)%s {\n%s\n}\n", name, m.Name(), params, result, body)
	}
	return fmt.Sprintf("\ntype %s struct {\nIValue any\n%s}\n%s", name, fields.String(), methods.String())
}

func (t *tableWriter) params(sig *types.Signature) (params, args string) {
	var ps, as []string
	for i := range sig.Params().Len() {
		name := fmt.Sprintf("a%d", i)
		typ := t.typeString(sig.Params().At(i).Type())
		arg := name
		if sig.Variadic() && i == sig.Params().Len()-1 {
			typ = "..." + strings.TrimPrefix(typ, "[]")
			arg += "..."
		}
		ps = append(ps, name+" "+typ)
		as = append(as, arg)
	}
	return strings.Join(ps, ", "), strings.Join(as, ", ")
}

func (t *tableWriter) results(sig *types.Signature) string {
	var rs []string
	for v := range sig.Results().Variables() {
		rs = append(rs, t.typeString(v.Type()))
	}
	if len(rs) == 0 {
		return ""
	}
	return " (" + strings.Join(rs, ", ") + ")"
}

func (t *tableWriter) typeString(typ types.Type) string {
	return types.TypeString(typ, t.local)
}
