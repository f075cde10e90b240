package rt

// To is x as an interface I of the standard library: x itself where it is native,
// otherwise what wrap makes of its Box.
func To[I any](x any, wrap func(Box) I) I {
	if b, ok := x.(boxed); ok {
		return wrap(b.box())
	}
	i, ok := x.(I)
	if !ok && x != nil {
		panic("rt: " + TypeName(x) + " has not the methods that it was converted for")
	}
	return i
}
