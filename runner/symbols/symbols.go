// Package symbols gives interpreted programs the standard library: a table of
// reflect.Values for each package, in the form that yaegi takes. The tables are
// generated from the export data of the Go toolchain; a table is made only when a
// program imports its package, because making all of them takes longer than most
// programs run.
package symbols

import (
	"encoding"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"log"
	"path"
	"reflect"

	"github.com/traefik/yaegi/interp"

	"runnel/runner/symbols/std"
)

//go:generate go run ./generate -out std

// For returns the symbols of the given packages and the wrappers by which their
// functions call the methods of interpreted values. Paths without a table are
// left out.
func For(paths []string) interp.Exports {
	all := interp.Exports{}
	mapped := map[reflect.Value][]reflect.Type{}
	for _, p := range paths {
		table := std.Lookup(p)
		if table == nil {
			continue
		}
		all[key(p)] = table
		addMapTypes(mapped, p)
	}
	all[printedPath+"//printed"] = printedTable
	all["."] = map[string]reflect.Value{"MapTypes": reflect.ValueOf(mapped)}
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

// addMapTypes tells yaegi which interfaces a function looks for in an argument of
// type any.
func addMapTypes(m map[reflect.Value][]reflect.Type, importPath string) {
	// In the order in which fmt looks for them.
	printed := []reflect.Type{reflect.TypeFor[fmt.Formatter](), reflect.TypeFor[printedError](), reflect.TypeFor[printedStringer]()}
	switch importPath {
	case "fmt":
		for _, f := range []any{
			fmt.Append, fmt.Appendf, fmt.Appendln, fmt.Errorf, fmt.Fprint, fmt.Fprintf, fmt.Fprintln,
			fmt.Print, fmt.Printf, fmt.Println, fmt.Sprint, fmt.Sprintf, fmt.Sprintln,
		} {
			m[reflect.ValueOf(f)] = printed
		}
		for _, f := range []any{
			fmt.Fscan, fmt.Fscanf, fmt.Fscanln, fmt.Scan, fmt.Scanf, fmt.Scanln, fmt.Sscan, fmt.Sscanf, fmt.Sscanln,
		} {
			m[reflect.ValueOf(f)] = []reflect.Type{reflect.TypeFor[fmt.Scanner]()}
		}
	case "log":
		for _, f := range []any{
			log.Fatal, log.Fatalf, log.Fatalln, log.Panic, log.Panicf, log.Panicln,
			log.Print, log.Printf, log.Println,
		} {
			m[reflect.ValueOf(f)] = printed
		}
	case "encoding/json":
		m[reflect.ValueOf(json.Marshal)] = []reflect.Type{reflect.TypeFor[json.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()}
		m[reflect.ValueOf(json.Unmarshal)] = []reflect.Type{reflect.TypeFor[json.Unmarshaler](), reflect.TypeFor[encoding.TextUnmarshaler]()}
	case "encoding/xml":
		m[reflect.ValueOf(xml.Marshal)] = []reflect.Type{reflect.TypeFor[xml.Marshaler](), reflect.TypeFor[encoding.TextMarshaler]()}
		m[reflect.ValueOf(xml.Unmarshal)] = []reflect.Type{reflect.TypeFor[xml.Unmarshaler](), reflect.TypeFor[encoding.TextUnmarshaler]()}
	}
}
