package main

import (
	"errors"
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// table writes the Go file that holds the symbols of one package; "" where the
// package exports nothing that a table can hold.
func table(pkg *types.Package) (string, error) {
	t := &tableWriter{pkg: pkg, imports: map[string]string{"reflect": "reflect"}}
	var entries, wrappers strings.Builder
	scope := pkg.Scope()
	for _, name := range scope.Names() {
		obj := scope.Lookup(name)
		if !obj.Exported() {
			continue
		}
		value, err := t.value(obj)
		if err != nil {
			return "", err
		}
		if value != "" {
			fmt.Fprintf(&entries, "%q: %s,\n", name, value)
		}
	}
	for _, name := range scope.Names() {
		if function, declarations := t.conversion(scope.Lookup(name)); function != "" {
			fmt.Fprintf(&entries, "%q: reflect.ValueOf(%s),\n", "To_"+name, function)
			wrappers.WriteString(declarations)
		}
	}
	if entries.Len() == 0 {
		return "", nil
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
	return b.String(), nil
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
func (t *tableWriter) value(obj types.Object) (string, error) {
	switch obj := obj.(type) {
	case *types.Const:
		return t.constant(obj)
	case *types.Var:
		return fmt.Sprintf("reflect.ValueOf(&%s.%s).Elem()", t.local(t.pkg), obj.Name()), nil
	case *types.Func:
		if obj.Signature().TypeParams().Len() > 0 {
			return "", nil
		}
		return fmt.Sprintf("reflect.ValueOf(%s.%s)", t.local(t.pkg), obj.Name()), nil
	case *types.TypeName:
		if isGeneric(obj) || isConstraint(obj.Type()) {
			return "", nil
		}
		return fmt.Sprintf("reflect.ValueOf((*%s.%s)(nil))", t.local(t.pkg), obj.Name()), nil
	}
	return "", fmt.Errorf("%s: a table cannot hold it", obj)
}

// constant refers to the constant itself wherever a go/constant constructor takes
// it, because os, runtime and path/filepath have others on other systems. That an
// untyped constant is a rune is lost: go/constant knows only integers.
func (t *tableWriter) constant(c *types.Const) (string, error) {
	name := t.local(t.pkg) + "." + c.Name()
	if b, ok := c.Type().(*types.Basic); !ok || b.Info()&types.IsUntyped == 0 {
		return fmt.Sprintf("reflect.ValueOf(%s)", name), nil
	}
	t.imports["go/constant"] = "constant"
	v := c.Val()
	switch v.Kind() {
	case constant.Bool:
		return fmt.Sprintf("reflect.ValueOf(constant.MakeBool(%s))", name), nil
	case constant.String:
		return fmt.Sprintf("reflect.ValueOf(constant.MakeString(%s))", name), nil
	case constant.Int:
		if _, exact := constant.Int64Val(v); exact {
			return fmt.Sprintf("reflect.ValueOf(constant.MakeInt64(%s))", name), nil
		}
		if _, exact := constant.Uint64Val(v); exact {
			return fmt.Sprintf("reflect.ValueOf(constant.MakeUint64(%s))", name), nil
		}
	}
	number, err := t.number(v)
	if err != nil {
		return "", fmt.Errorf("%s: %w", c, err)
	}
	return fmt.Sprintf("reflect.ValueOf(%s)", number), nil
}

// number is an expression for the exact value of a numeric constant. A float is
// written as a fraction, because no literal is exact for all of them.
func (t *tableWriter) number(v constant.Value) (string, error) {
	t.imports["go/token"] = "token"
	switch v.Kind() {
	case constant.Int:
		if constant.Sign(v) < 0 { // a literal has no sign
			abs := constant.UnaryOp(token.SUB, v, 0)
			return fmt.Sprintf("constant.UnaryOp(token.SUB, constant.MakeFromLiteral(%q, token.INT, 0), 0)", abs.ExactString()), nil
		}
		return fmt.Sprintf("constant.MakeFromLiteral(%q, token.INT, 0)", v.ExactString()), nil
	case constant.Float:
		return t.operation(constant.Num(v), "QUO", constant.Denom(v), "")
	case constant.Complex:
		return t.operation(constant.Real(v), "ADD", constant.Imag(v), "constant.MakeImag")
	}
	return "", errors.New("the value is not known exactly")
}

// operation joins two numbers, the second of which may pass through a function.
func (t *tableWriter) operation(x constant.Value, op string, y constant.Value, function string) (string, error) {
	left, err := t.number(x)
	if err != nil {
		return "", err
	}
	right, err := t.number(y)
	if err != nil {
		return "", err
	}
	if function != "" {
		right = function + "(" + right + ")"
	}
	return fmt.Sprintf("constant.BinaryOp(%s, token.%s, %s)", left, op, right), nil
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

// The package of the native run-time, and its name in the tables.
const (
	runtimePath = "runnel/runner/rt"
	runtimeName = "runnel_rt"
)

// conversion is the name of a function that makes an interface of any value that has
// its methods, and the declarations behind it: those of a wrapper, for values whose
// methods the interpreter has. Interfaces with unexported methods have none, because
// nothing outside their package may implement them.
func (t *tableWriter) conversion(obj types.Object) (function, declarations string) {
	tn, ok := obj.(*types.TypeName)
	if !ok || !tn.Exported() || isGeneric(tn) || isConstraint(tn.Type()) {
		return "", ""
	}
	iface, ok := tn.Type().Underlying().(*types.Interface)
	if !ok {
		return "", ""
	}
	for m := range iface.Methods() {
		if !m.Exported() {
			return "", ""
		}
	}
	t.imports[runtimePath] = runtimeName
	name := strings.ReplaceAll(t.pkg.Path(), "/", "_") + "_" + tn.Name()
	function, wrapper := "to_"+name, "wrapped_"+name
	result := t.local(t.pkg) + "." + tn.Name()
	var b strings.Builder
	if iface.NumMethods() == 0 {
		fmt.Fprintf(&b, "\nfunc %s(x any) %s { return runnel_rt.Any(x) }\n", function, result)
		return function, b.String()
	}
	fmt.Fprintf(&b, "\nfunc %s(x any) %s {\n", function, result)
	fmt.Fprintf(&b, "return runnel_rt.To(x, func(b runnel_rt.Box) %s { return %s{b} })\n}\n", result, wrapper)
	fmt.Fprintf(&b, "\ntype %s struct{ runnel_rt.Box }\n", wrapper)
	for m := range iface.Methods() {
		b.WriteString(t.method(wrapper, m))
	}
	return function, b.String()
}

// method declares a wrapper's method, which calls that of the value.
func (t *tableWriter) method(wrapper string, m *types.Func) string {
	sig := m.Signature()
	params, args := t.params(sig)
	result := t.results(sig)
	all := "any"
	if params != "" {
		all += ", " + t.paramTypes(sig)
		args = ", " + args
	}
	body := fmt.Sprintf("runnel_rt.MethodOf(w.Box, %q).(func(%s)%s)(w.Box.V%s)", m.Name(), all, result, args)
	if sig.Results().Len() > 0 {
		body = "return " + body
	}
	return fmt.Sprintf("\nfunc (w %s) %s(%s)%s {\n%s\n}\n", wrapper, m.Name(), params, result, body)
}

func (t *tableWriter) params(sig *types.Signature) (params, args string) {
	var ps, as []string
	for i, typ := range t.paramTypeList(sig) {
		name := fmt.Sprintf("a%d", i)
		ps = append(ps, name+" "+typ)
		if strings.HasPrefix(typ, "...") {
			name += "..."
		}
		as = append(as, name)
	}
	return strings.Join(ps, ", "), strings.Join(as, ", ")
}

func (t *tableWriter) paramTypes(sig *types.Signature) string {
	return strings.Join(t.paramTypeList(sig), ", ")
}

func (t *tableWriter) paramTypeList(sig *types.Signature) []string {
	var all []string
	for i := range sig.Params().Len() {
		typ := t.typeString(sig.Params().At(i).Type())
		if sig.Variadic() && i == sig.Params().Len()-1 {
			typ = "..." + strings.TrimPrefix(typ, "[]")
		}
		all = append(all, typ)
	}
	return all
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
