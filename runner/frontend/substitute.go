package frontend

import (
	"go/types"
	"strings"
)

// An environment holds what the type parameters of a generic function are in one of
// its instances, and the types that this instance declares.
type environment struct {
	params map[*types.TypeParam]types.Type
	locals map[*types.TypeName]*types.Named
	memo   map[types.Type]types.Type
	suffix string // of the names of the types that the instance declares
}

func newEnvironment(params *types.TypeParamList, args []types.Type) *environment {
	e := &environment{
		params: map[*types.TypeParam]types.Type{},
		locals: map[*types.TypeName]*types.Named{},
		memo:   map[types.Type]types.Type{},
	}
	var names []string
	for i := range params.Len() {
		e.params[params.At(i)] = args[i]
		names = append(names, argumentName(args[i]))
	}
	if len(names) > 0 {
		e.suffix = "[" + strings.Join(names, ",") + "]"
	}
	return e
}

// substitute replaces type parameters by what they stand for, aliases by what they
// name, and the standard library's generic types by those whose source is known.
func (l *lowering) substitute(e *environment, t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if s, ok := e.memo[t]; ok {
		return s
	}
	s := l.substituted(e, t)
	e.memo[t] = s
	return s
}

func (l *lowering) substituted(e *environment, t types.Type) types.Type {
	sub := func(t types.Type) types.Type { return l.substitute(e, t) }
	switch t := t.(type) {
	case *types.Alias:
		return sub(types.Unalias(t))
	case *types.TypeParam:
		if arg := e.params[t]; arg != nil {
			return arg
		}
		return t
	case *types.Pointer:
		if elem := sub(t.Elem()); elem != t.Elem() {
			return types.NewPointer(elem)
		}
	case *types.Slice:
		if elem := sub(t.Elem()); elem != t.Elem() {
			return types.NewSlice(elem)
		}
	case *types.Array:
		if elem := sub(t.Elem()); elem != t.Elem() {
			return types.NewArray(elem, t.Len())
		}
	case *types.Chan:
		if elem := sub(t.Elem()); elem != t.Elem() {
			return types.NewChan(t.Dir(), elem)
		}
	case *types.Map:
		key, elem := sub(t.Key()), sub(t.Elem())
		if key != t.Key() || elem != t.Elem() {
			return types.NewMap(key, elem)
		}
	case *types.Tuple:
		vars, changed := l.substituteVars(e, t)
		if changed {
			return types.NewTuple(vars...)
		}
	case *types.Signature:
		params, changedParams := l.substituteVars(e, t.Params())
		results, changedResults := l.substituteVars(e, t.Results())
		if changedParams || changedResults || t.Recv() != nil || t.TypeParams().Len() > 0 {
			return types.NewSignatureType(nil, nil, nil, types.NewTuple(params...), types.NewTuple(results...), t.Variadic())
		}
	case *types.Struct:
		return l.substituteStruct(e, t)
	case *types.Interface:
		return l.substituteInterface(e, t)
	case *types.Union:
		terms := make([]*types.Term, t.Len())
		for i := range t.Len() {
			terms[i] = types.NewTerm(t.Term(i).Tilde(), sub(t.Term(i).Type()))
		}
		return types.NewUnion(terms)
	case *types.Named:
		return l.substituteNamed(e, t)
	}
	return t
}

func (l *lowering) substituteVars(e *environment, tuple *types.Tuple) (vars []*types.Var, changed bool) {
	for v := range tuple.Variables() {
		if t := l.substitute(e, v.Type()); t != v.Type() {
			v = types.NewParam(v.Pos(), v.Pkg(), v.Name(), t)
			changed = true
		}
		vars = append(vars, v)
	}
	return vars, changed
}

func (l *lowering) substituteStruct(e *environment, t *types.Struct) types.Type {
	var fields []*types.Var
	var tags []string
	changed := false
	for i := range t.NumFields() {
		f := t.Field(i)
		if typ := l.substitute(e, f.Type()); typ != f.Type() {
			f = types.NewField(f.Pos(), f.Pkg(), f.Name(), typ, f.Embedded())
			changed = true
		}
		fields = append(fields, f)
		tags = append(tags, t.Tag(i))
	}
	if !changed {
		return t
	}
	return types.NewStruct(fields, tags)
}

func (l *lowering) substituteInterface(e *environment, t *types.Interface) types.Type {
	changed := false
	var methods []*types.Func
	for m := range t.ExplicitMethods() {
		sig := l.substitute(e, m.Signature()).(*types.Signature)
		if !types.Identical(sig, m.Signature()) {
			changed = true
		}
		methods = append(methods, types.NewFunc(m.Pos(), m.Pkg(), m.Name(), sig))
	}
	var embedded []types.Type
	for typ := range t.EmbeddedTypes() {
		s := l.substitute(e, typ)
		changed = changed || s != typ
		embedded = append(embedded, s)
	}
	if !changed {
		return t
	}
	return types.NewInterfaceType(methods, embedded).Complete()
}

func (l *lowering) substituteNamed(e *environment, t *types.Named) types.Type {
	obj := t.Obj()
	if t.TypeArgs().Len() > 0 {
		if len(e.params) > 0 && l.isSource(obj.Pkg()) && isLocal(obj) {
			l.localGeneric(e, t.Origin())
		}
		var args []types.Type
		for arg := range t.TypeArgs().Types() {
			args = append(args, l.substitute(e, arg))
		}
		return l.instantiate(l.withSource(t.Origin()), args)
	}
	if obj.Pkg() == nil || !l.isSource(obj.Pkg()) || obj.Parent() == obj.Pkg().Scope() || len(e.params) == 0 {
		return t
	}
	// A type that a generic function declares is another one in each instance.
	if n := e.locals[obj]; n != nil {
		return n
	}
	if l.copies[t] {
		return t
	}
	n := types.NewNamed(types.NewTypeName(obj.Pos(), obj.Pkg(), obj.Name()+e.suffix, nil), nil, nil)
	e.locals[obj] = n
	l.copies[n] = true
	n.SetUnderlying(l.substitute(e, t.Underlying()))
	return n
}

// localGeneric notes a generic type that a generic function declares. All instances of the
// function share it, so it may neither be made of the function's type parameters nor be
// told apart, as interfaces do.
func (l *lowering) localGeneric(e *environment, origin *types.Named) {
	if l.local[origin] {
		return
	}
	l.local[origin] = true
	l.reaches(origin.Underlying(), nil, func(t types.Type) bool {
		if p, ok := t.(*types.TypeParam); ok && e.params[p] != nil {
			l.refuseLocalGeneric(origin)
		}
		return false
	})
}

func (l *lowering) refuseLocalGeneric(origin *types.Named) {
	l.refuse(origin.Obj().Pos(), "a generic type that a generic function declares is not supported")
}

// checkLocalGeneric refuses a type that an interface holds and that is made of one that
// must not be told apart.
func (l *lowering) checkLocalGeneric(t types.Type) {
	if len(l.local) == 0 {
		return
	}
	l.reaches(t, nil, func(t types.Type) bool {
		if n, ok := t.(*types.Named); ok && l.local[n.Origin()] {
			l.refuseLocalGeneric(n.Origin())
		}
		return false
	})
}

// normal is a type without aliases, and with those generic types of the standard library
// whose source is known: struct fields and elements still have the importer's.
func (l *lowering) normal(t types.Type) types.Type {
	if l.plain == nil {
		l.plain = newEnvironment(nil, nil)
	}
	return l.substitute(l.plain, t)
}

// maxNesting bounds the depth of type arguments: a function that instantiates itself
// with ever larger types would never end.
const maxNesting = 40

func (l *lowering) instantiate(generic *types.Named, args []types.Type) types.Type {
	for _, arg := range args {
		if nesting(arg) > maxNesting {
			l.refuse(generic.Obj().Pos(), "%s is instantiated without end", generic.Obj().Name())
		}
	}
	t, err := types.Instantiate(l.context, generic, args, false)
	if err != nil {
		l.unexpected(generic.Obj().Pos(), "instantiating %s: %v", generic.Obj().Name(), err)
	}
	return t
}

func nesting(t types.Type) int {
	deepest := 0
	switch t := t.(type) {
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			deepest = max(deepest, nesting(arg)+1)
		}
	case *types.Map:
		deepest = max(nesting(t.Key()), nesting(t.Elem())) + 1
	case interface{ Elem() types.Type }:
		deepest = nesting(t.Elem()) + 1
	}
	return deepest
}

// withSource is the generic type of the same name whose source is known, where t is
// one of the standard library's.
func (l *lowering) withSource(t *types.Named) *types.Named {
	if obj, ok := l.sourceOf(t.Obj()).(*types.TypeName); ok {
		if n, ok := obj.Type().(*types.Named); ok {
			return n
		}
	}
	return t
}
