package stdsource

// Refused tells why what is generic in the standard library and has this name is not
// served; "" where it is, or is nothing of that kind.
func Refused(path, name string) string { return refusals()[path+"."+name] }

func refusals() map[string]string {
	const (
		types     = "it tells of types as a compiled program has them"
		memory    = "it reads values as a compiled program has them in memory"
		lifetimes = "an interpreted program keeps values in memory for longer than a compiled one"
		internals = "it is generic and made of packages that are internal to the standard library"
	)
	return map[string]string{
		"crypto/hkdf.Expand":           internals,
		"crypto/hkdf.Extract":          internals,
		"crypto/hkdf.Key":              internals,
		"crypto/pbkdf2.Key":            internals,
		"hash/maphash.Comparable":      memory,
		"hash/maphash.WriteComparable": memory,
		"reflect.TypeAssert":           types,
		"reflect.TypeFor":              types,
		"runtime.AddCleanup":           lifetimes,
		"weak.Make":                    lifetimes,
		"weak.Pointer":                 lifetimes,
	}
}
