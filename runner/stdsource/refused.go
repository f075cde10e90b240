package stdsource

// Refused tells why what is generic in the standard library and has this name is not
// served; "" where it is, or is nothing of that kind.
func Refused(path, name string) string { return refusals()[path+"."+name] }

func refusals() map[string]string {
	const (
		memory    = "it reads values as a compiled program has them in memory"
		lifetimes = "an interpreted program keeps values in memory for longer than a compiled one"
	)
	return map[string]string{
		"hash/maphash.Comparable":      memory,
		"hash/maphash.WriteComparable": memory,
		"runtime.AddCleanup":           lifetimes,
		"weak.Make":                    lifetimes,
		"weak.Pointer":                 lifetimes,
	}
}
