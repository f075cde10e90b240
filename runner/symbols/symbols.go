// Package symbols gives interpreted programs the standard library: a table of
// reflect.Values for each package, in the form that yaegi takes. The tables are
// generated from the export data of the Go toolchain; a table is made only when a
// program imports its package, because making all of them takes longer than most
// programs run.
package symbols

import (
	"maps"
	"path"
	"reflect"

	"github.com/traefik/yaegi/interp"

	"runnel/runner/rt"
	reflection "runnel/runner/rt/reflect"
	"runnel/runner/symbols/std"
)

//go:generate go run ./generate -out std

// For returns the symbols of the given packages. Paths without a table are left out.
func For(paths []string) interp.Exports {
	all := interp.Exports{}
	for _, p := range paths {
		if table := std.Lookup(p); table != nil {
			switch p {
			case "flag":
				table["To_Value"] = reflect.ValueOf(rt.ToFlagValue)
			case "reflect":
				maps.Copy(table, reflection.Symbols())
			}
			all[key(p)] = table
		}
	}
	return all
}

// key is the name under which yaegi expects a package: its path and its name. The
// doubled slash means nothing in a path; it keeps yaegi from recognizing fmt, for
// which it would replace functions that write to the process's own standard output
// and compile its generic library.
func key(importPath string) string {
	name := path.Base(importPath)
	if importPath == "math/rand/v2" {
		name = "rand"
	}
	return importPath + "//" + name
}
