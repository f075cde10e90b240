package symbols

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"path"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/symbols/std"
)

func newImporter(t *testing.T) *exports.Importer {
	t.Helper()
	dir, err := artifact.DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := artifact.OpenExports(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	im, err := exports.NewImporter(archive)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// eachPackage calls f with every package that a program may import.
func eachPackage(t *testing.T, f func(t *testing.T, pkg *types.Package, table map[string]reflect.Value)) {
	t.Helper()
	im := newImporter(t)
	for _, path := range im.Paths() {
		pkg, err := im.Import(path)
		if err != nil {
			t.Fatal(err)
		}
		f(t, pkg, std.Lookup(path))
	}
}

// held are the exported objects of a package that a table holds: all but what is
// generic, and constraints.
func held(pkg *types.Package) map[string]types.Object {
	objects := map[string]types.Object{}
	for _, name := range pkg.Scope().Names() {
		obj := pkg.Scope().Lookup(name)
		switch obj := obj.(type) {
		case *types.Func:
			if obj.Signature().TypeParams() != nil {
				continue
			}
		case *types.TypeName:
			if generic, ok := obj.Type().(interface{ TypeParams() *types.TypeParamList }); ok && generic.TypeParams() != nil {
				continue
			}
			if iface, ok := obj.Type().Underlying().(*types.Interface); ok && !iface.IsMethodSet() {
				continue
			}
		}
		if obj.Exported() {
			objects[name] = obj
		}
	}
	return objects
}

// otherGo reports that the tables are of another Go than this one, which may have
// symbols that they lack.
func otherGo(t *testing.T) bool {
	t.Helper()
	if v := runtime.Version(); v != std.GoVersion && !strings.HasPrefix(v, std.GoVersion+".") {
		t.Logf("the tables are of %s, this is %s: what they lack is not looked at", std.GoVersion, v)
		return true
	}
	return false
}

func TestTablesHoldEveryExportedName(t *testing.T) {
	other := otherGo(t)
	eachPackage(t, func(t *testing.T, pkg *types.Package, table map[string]reflect.Value) {
		want := held(pkg)
		if len(want) > 0 && table == nil && !other {
			t.Errorf("%s has no table", pkg.Path())
		}
		for name := range want {
			if _, ok := table[name]; !ok && !other {
				t.Errorf("%s.%s is missing", pkg.Path(), name)
			}
		}
		for name := range table {
			if _, ok := want[strings.TrimPrefix(name, "_")]; !ok {
				t.Errorf("%s.%s is in the table of no exported name", pkg.Path(), name)
			}
		}
	})
}

func TestEntriesAreWhatTheyStandFor(t *testing.T) {
	eachPackage(t, func(t *testing.T, pkg *types.Package, table map[string]reflect.Value) {
		for name, obj := range held(pkg) {
			v, ok := table[name]
			if !ok {
				continue // TestTablesHoldEveryExportedName tells
			}
			var problem string
			switch obj := obj.(type) {
			case *types.Func:
				if v.Kind() != reflect.Func || v.IsNil() || v.CanAddr() || v.Type().NumIn() != obj.Signature().Params().Len() ||
					v.Type().NumOut() != obj.Signature().Results().Len() || v.Type().IsVariadic() != obj.Signature().Variadic() {
					problem = "is not the function"
				}
			case *types.Var:
				if !v.CanSet() || !sameType(v.Type(), obj.Type()) {
					problem = "is not the variable"
				}
			case *types.TypeName:
				if v.Kind() != reflect.Pointer || !v.IsNil() || !sameType(v.Type().Elem(), obj.Type()) {
					problem = "is not a nil pointer to the type"
				}
			case *types.Const:
				problem = wrongConstant(v, obj)
			}
			if problem != "" {
				t.Errorf("%s %s: got %v", obj, problem, v.Type())
			}
		}
	})
}

// sameType compares what both kinds of types tell of themselves.
func sameType(got reflect.Type, want types.Type) bool {
	want = types.Unalias(want)
	if named, ok := want.(*types.Named); ok {
		name, _, _ := strings.Cut(got.Name(), "[") // without type arguments
		if named.Obj().Pkg() == nil {
			return name == named.Obj().Name()
		}
		return name == named.Obj().Name() && got.PkgPath() == named.Obj().Pkg().Path()
	}
	if basic, ok := want.(*types.Basic); ok {
		return got.PkgPath() == "" && got.Kind().String() == types.Default(basic).Underlying().String() ||
			basic == types.Universe.Lookup("byte").Type() && got.Kind() == reflect.Uint8 ||
			basic == types.Universe.Lookup("rune").Type() && got.Kind() == reflect.Int32
	}
	if p, ok := want.(*types.Pointer); ok {
		return got.Kind() == reflect.Pointer && sameType(got.Elem(), p.Elem())
	}
	return got.Name() == ""
}

// wrongConstant says what is wrong with a constant's entry; "" where nothing is.
func wrongConstant(v reflect.Value, c *types.Const) string {
	basic, ok := c.Type().(*types.Basic)
	if !ok || basic.Info()&types.IsUntyped == 0 {
		if !sameType(v.Type(), c.Type()) {
			return "has another type"
		}
		if !constant.Compare(constantOf(v), token.EQL, c.Val()) {
			return fmt.Sprintf("has the value %v, want %s", v, c.Val())
		}
		return ""
	}
	got, ok := v.Interface().(constant.Value)
	if !ok {
		return "is not a go/constant value"
	}
	want := map[types.BasicKind]constant.Kind{
		types.UntypedBool: constant.Bool, types.UntypedString: constant.String,
		types.UntypedInt: constant.Int, types.UntypedRune: constant.Int,
		types.UntypedFloat: constant.Float, types.UntypedComplex: constant.Complex,
	}[basic.Kind()]
	if got.Kind() != want { // the interpreter takes the constant's default type from it
		return fmt.Sprintf("is of kind %s, want %s", got.Kind(), want)
	}
	if !constant.Compare(got, token.EQL, c.Val()) {
		return fmt.Sprintf("has the value %s, want %s", got.ExactString(), c.Val().ExactString())
	}
	return ""
}

// constantOf is the go/constant form of a value of a basic type.
func constantOf(v reflect.Value) constant.Value {
	switch {
	case v.CanInt():
		return constant.MakeInt64(v.Int())
	case v.CanUint():
		return constant.MakeUint64(v.Uint())
	case v.CanFloat():
		return constant.MakeFloat64(v.Float())
	case v.Kind() == reflect.String:
		return constant.MakeString(v.String())
	case v.Kind() == reflect.Bool:
		return constant.MakeBool(v.Bool())
	}
	return constant.MakeUnknown()
}

// TestWrappersSatisfyTheirInterfaces calls each method of each wrapper and sees it
// arrive at its field.
func TestWrappersSatisfyTheirInterfaces(t *testing.T) {
	eachPackage(t, func(t *testing.T, pkg *types.Package, table map[string]reflect.Value) {
		for name, obj := range held(pkg) {
			iface, ok := obj.Type().Underlying().(*types.Interface)
			if _, isType := obj.(*types.TypeName); !ok || !isType {
				continue
			}
			foreign := true // it may be satisfied from outside its package
			for m := range iface.Methods() {
				foreign = foreign && m.Exported()
			}
			v, ok := table["_"+name]
			if ok != foreign {
				t.Errorf("%s: has a wrapper: %v, want %v", obj, ok, foreign)
			}
			if ok {
				callWrapper(t, table[name].Type().Elem(), v.Type().Elem())
			}
		}
	})
}

func callWrapper(t *testing.T, iface, wrapper reflect.Type) {
	t.Helper()
	if !wrapper.Implements(iface) {
		t.Errorf("%s does not implement %s", wrapper, iface)
		return
	}
	if f := wrapper.Field(0); f.Name != "IValue" || f.Type != reflect.TypeFor[any]() || wrapper.NumField() != iface.NumMethod()+1 {
		t.Errorf("%s has not the fields that the interpreter fills", wrapper)
		return
	}
	for m := range iface.Methods() {
		w := reflect.New(wrapper).Elem()
		called := 0
		w.FieldByName("W" + m.Name).Set(reflect.MakeFunc(m.Type, func(args []reflect.Value) []reflect.Value {
			called++
			var results []reflect.Value
			for out := range m.Type.Outs() {
				results = append(results, reflect.Zero(out))
			}
			return results
		}))
		var args []reflect.Value
		for in := range m.Type.Ins() {
			args = append(args, reflect.Zero(in))
		}
		method := w.Convert(iface).MethodByName(m.Name)
		if m.Type.IsVariadic() {
			method.CallSlice(args)
		} else {
			method.Call(args)
		}
		if called != 1 {
			t.Errorf("%s.%s reached its field %d times", wrapper, m.Name, called)
		}
	}
}

func TestStringOfAValueWithoutOneIsEmpty(t *testing.T) {
	w := reflect.New(std.Lookup("fmt")["_Stringer"].Type().Elem()).Elem()
	if got := fmt.Sprint(w.Interface()); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestKeysHoldTheNamesOfPackages(t *testing.T) {
	eachPackage(t, func(t *testing.T, pkg *types.Package, table map[string]reflect.Value) {
		if got, want := key(pkg.Path()), pkg.Path()+"//"+pkg.Name(); got != want {
			t.Errorf("got the key %s, want %s", got, want)
		}
		// The interpreter takes the key apart again.
		if dir, base := path.Dir(key(pkg.Path())), path.Base(key(pkg.Path())); dir != pkg.Path() || base != pkg.Name() {
			t.Errorf("%s: the key is read as %s of %s", pkg.Path(), base, dir)
		}
	})
}

func TestForGivesWhatIsAskedFor(t *testing.T) {
	got := For([]string{"fmt", "math/rand/v2", "no/such/package"})
	for _, path := range []string{"fmt", "math/rand/v2"} {
		table := got[key(path)]
		if len(table) == 0 || len(table) != len(std.Lookup(path)) {
			t.Errorf("%s: got %d symbols, want %d", path, len(table), len(std.Lookup(path)))
		}
	}
	if len(got) != 4 || got["."] == nil || got[printedPath+"//printed"] == nil {
		t.Errorf("got the keys %v", reflect.ValueOf(got).MapKeys())
	}
}

func TestTablesAreOnesOwn(t *testing.T) {
	For([]string{"os"})[key("os")]["Exit"] = reflect.Value{}
	if !For([]string{"os"})[key("os")]["Exit"].IsValid() {
		t.Error("a change of one table is seen in the next")
	}
}

// mapTypes are the functions and interfaces that For names beside the tables.
func mapTypes(paths ...string) map[reflect.Value][]reflect.Type {
	return For(paths)["."]["MapTypes"].Interface().(map[reflect.Value][]reflect.Type)
}

func TestMapTypesAreOfTheImportedPackagesOnly(t *testing.T) {
	if m := mapTypes("strings", "os"); len(m) > 0 {
		t.Errorf("got %d functions", len(m))
	}
	for _, path := range []string{"fmt", "log", "encoding/json", "encoding/xml"} {
		names := map[reflect.Value]string{}
		for name, v := range std.Lookup(path) {
			names[v] = name
		}
		m := mapTypes(path)
		if len(m) == 0 {
			t.Errorf("%s: no functions", path)
		}
		for v, interfaces := range m {
			if names[v] == "" {
				t.Errorf("%s: %v is none of its functions", path, v.Type())
			}
			for _, iface := range interfaces {
				wrapper, ok := std.Lookup(iface.PkgPath())["_"+iface.Name()]
				if !ok {
					wrapper, ok = printedTable["_"+iface.Name()]
				}
				if !ok {
					t.Errorf("%s: there is no wrapper for %s", names[v], iface)
					continue
				}
				callWrapper(t, iface, wrapper.Type().Elem())
			}
		}
	}
}

// TestMapTypesHoldEveryPrintingFunction: a function that prints values of any type
// and is not named would print a program's Stringers and errors as bare structs.
func TestMapTypesHoldEveryPrintingFunction(t *testing.T) {
	for _, path := range []string{"fmt", "log"} {
		m := mapTypes(path)
		for name, v := range std.Lookup(path) {
			if v.Kind() == reflect.Func && v.Type().IsVariadic() && m[v] == nil {
				t.Errorf("%s.%s is not named", path, name)
			}
		}
	}
}
