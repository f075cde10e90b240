package exports

import (
	"slices"
	"strings"
)

// Refused tells why a program may not import a package of the standard library;
// "" where it may.
func Refused(path string) string {
	switch path {
	case "unsafe":
		return "it would defeat the interpreter's own memory"
	case "syscall", "os/exec", "os/user", "plugin", "runtime/cgo", "log/syslog":
		return "a program on a page has no business with the system beneath it"
	case "syscall/js":
		return "a program on a page has no business with the page"
	case "runtime/race", "runtime/coverage", "runtime/pprof", "net/http/pprof":
		return "it speaks of compiled programs"
	case "encoding/gob", "net/rpc", "net/rpc/jsonrpc", "net/http/cgi", "net/http/fcgi", "net/smtp", "expvar",
		"database/sql", "database/sql/driver", "go/types", "go/importer", "go/build", "crypto/fips140",
		"crypto/mlkem/mlkemtest", "testing/cryptotest", "testing/slogtest":
		// Every package in the worker costs every program something at its start.
		return "programs on a page hardly use it"
	}
	if strings.HasPrefix(path, "debug/") {
		return "it speaks of compiled programs"
	}
	return Unimportable(path)
}

// Unimportable tells why the Go toolchain itself lets no program import a package of the
// standard library; "" where it does.
func Unimportable(path string) string {
	elements := strings.Split(path, "/")
	if strings.Contains(elements[0], ".") {
		return "" // not of the standard library at all
	}
	if slices.Contains(elements, "internal") {
		return "it is internal to the standard library"
	}
	if elements[0] == "vendor" || elements[0] == "cmd" {
		return "it is not a package for programs"
	}
	return ""
}
