package stdsource

import "go/types"

// Lookup returns the object whose source stands for obj, an object of the importer's
// package of the same path: a function or a type of the same name, or a method of the
// same name of such a type. It returns nil for what is native; for a generic type
// without methods, such as iter.Seq, of which export data say all that there is; and
// for what Refused tells of.
//
// errors.Is and errors.As are native, but of an interpreted program's errors they know
// nothing: Is_ and As_, in the scope of the Types of package errors, are for those.
func (p *Package) Lookup(obj types.Object) types.Object {
	if obj == nil || obj.Pkg() == nil || obj.Pkg().Path() != p.Path {
		return nil
	}
	switch obj := obj.(type) {
	case *types.TypeName:
		if found, ok := p.Types.Scope().Lookup(obj.Name()).(*types.TypeName); ok && isOfPackage(obj) {
			return found
		}
	case *types.Func:
		if recv := obj.Signature().Recv(); recv != nil {
			return p.method(recv.Type(), obj.Name())
		}
		if found, ok := p.Types.Scope().Lookup(obj.Name()).(*types.Func); ok {
			return found
		}
	}
	return nil
}

// isOfPackage tells whether a type is declared at the top of its package: a type
// parameter, or a type in a function, can have the name of another.
func isOfPackage(obj *types.TypeName) bool { return obj.Parent() == obj.Pkg().Scope() }

// method returns the method of p's type of the same name as recv; nil where that has
// none, as the interfaces of the standard library have none here.
func (p *Package) method(recv types.Type, name string) types.Object {
	if pointer, ok := types.Unalias(recv).(*types.Pointer); ok {
		recv = pointer.Elem()
	}
	named, ok := types.Unalias(recv).(*types.Named)
	if !ok {
		return nil
	}
	typ, ok := p.Lookup(named.Obj()).(*types.TypeName)
	if !ok {
		return nil
	}
	found, ok := typ.Type().(*types.Named)
	if !ok {
		return nil
	}
	for m := range found.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}
