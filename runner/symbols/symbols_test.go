package symbols

import (
	"fmt"
	"go/constant"
	"go/token"
	"go/types"
	"io"
	"path"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/rt"
	"runnel/runner/symbols/std"
	"runnel/runner/wire"
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
			if _, ok := want[strings.TrimPrefix(name, "To_")]; !ok {
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
// arrive at the method that the type of the Box has.
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
			to, ok := table["To_"+name]
			if ok != foreign {
				t.Errorf("%s: has a function To_%s: %v, want %v", obj, name, ok, foreign)
			}
			if ok {
				callWrapper(t, table[name].Type().Elem(), to)
			}
		}
	})
}

func callWrapper(t *testing.T, iface reflect.Type, to reflect.Value) {
	t.Helper()
	if want := reflect.FuncOf([]reflect.Type{reflect.TypeFor[any]()}, []reflect.Type{iface}, false); to.Type() != want {
		t.Errorf("got a %s, want a %s", to.Type(), want)
		return
	}
	rt.Load([]wire.Type{{}, {Name: "main.T", Kind: reflect.Int}}, nil)
	box := rt.Box{ID: 1, V: 7}
	called := map[string]int{}
	for m := range iface.Methods() {
		in := []reflect.Type{reflect.TypeFor[any]()}
		var out []reflect.Type
		for p := range m.Type.Ins() {
			in = append(in, p)
		}
		for r := range m.Type.Outs() {
			out = append(out, r)
		}
		f := reflect.MakeFunc(reflect.FuncOf(in, out, m.Type.IsVariadic()), func(args []reflect.Value) []reflect.Value {
			if args[0].Interface() != 7 {
				t.Errorf("%s.%s was called of %v", iface, m.Name, args[0])
			}
			called[m.Name]++
			results := make([]reflect.Value, len(out))
			for i := range out {
				results[i] = reflect.Zero(out[i])
			}
			return results
		})
		rt.Method(1, m.Name, f.Interface())
	}
	wrapped := to.Call([]reflect.Value{reflect.ValueOf(box)})[0]
	if rt.Any(wrapped.Interface()) != any(box) {
		t.Errorf("%s: the wrapper is not known for the Box: got %v", iface, rt.Any(wrapped.Interface()))
	}
	again := to.Call([]reflect.Value{wrapped})[0]
	if again.Interface() != wrapped.Interface() {
		t.Errorf("%s: a wrapper of the wrapper is another value", iface)
	}
	if nothing := to.Call([]reflect.Value{reflect.Zero(reflect.TypeFor[any]())})[0]; !nothing.IsNil() {
		t.Errorf("%s: got %v of nil", iface, nothing)
	}
	for m := range iface.Methods() {
		var args []reflect.Value
		for in := range m.Type.Ins() {
			args = append(args, reflect.Zero(in))
		}
		method := wrapped.MethodByName(m.Name)
		if m.Type.IsVariadic() {
			method.CallSlice(args)
		} else {
			method.Call(args)
		}
		if called[m.Name] != 1 {
			t.Errorf("%s.%s reached the method %d times", iface, m.Name, called[m.Name])
		}
	}
}

func TestNativeValuesAreTheirOwnInterfaces(t *testing.T) {
	toReader := std.Lookup("io")["To_Reader"].Interface().(func(any) io.Reader)
	r := strings.NewReader("text")
	if got := toReader(r); got != r {
		t.Errorf("got %v", got)
	}
	if got := toReader(nil); got != nil {
		t.Errorf("got %v", got)
	}
	defer func() {
		if got, want := fmt.Sprint(recover()), "rt: int has not the methods that it was converted for"; got != want {
			t.Errorf("got the panic %q, want %q", got, want)
		}
	}()
	toReader(1)
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
	if len(got) != 2 {
		t.Errorf("got the keys %v", reflect.ValueOf(got).MapKeys())
	}
}

func TestTablesAreOnesOwn(t *testing.T) {
	For([]string{"os"})[key("os")]["Exit"] = reflect.Value{}
	if !For([]string{"os"})[key("os")]["Exit"].IsValid() {
		t.Error("a change of one table is seen in the next")
	}
}
