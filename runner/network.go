package runner

import (
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// usesNetwork reports whether a program can open a socket: by what it imports.
func usesNetwork(files []File) bool { return len(networkImports(files)) > 0 }

// networkImports are the places where a program imports what can open a socket. What
// does not parse is left to whoever compiles it.
func networkImports(files []File) []Diagnostic {
	var found []Diagnostic
	for _, f := range files {
		set := token.NewFileSet()
		parsed, err := parser.ParseFile(set, f.Name, f.Source, parser.ImportsOnly|parser.SkipObjectResolution)
		if err != nil {
			continue
		}
		for _, spec := range parsed.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil || !opensSockets(path) {
				continue
			}
			at := set.PositionFor(spec.Pos(), false)
			found = append(found, Diagnostic{
				File: f.Name, Line: at.Line, Column: at.Column,
				Message: path + " needs a network, and this system allows none but its own: see --sandbox",
			})
		}
	}
	return found
}

// opensSockets reports whether a package of the standard library opens sockets.
func opensSockets(path string) bool {
	if slices.Contains([]string{"net/netip", "net/url", "net/mail"}, path) {
		return false
	}
	return path == "net" || strings.HasPrefix(path, "net/") ||
		slices.Contains([]string{"crypto/tls", "expvar", "log/syslog", "syscall"}, path)
}

// unconnected refuses a program that needs a network where it cannot have its own.
func (r *Runner) unconnected(files []File) []Diagnostic {
	if r.sandbox.Connects() {
		return nil
	}
	return networkImports(files)
}
