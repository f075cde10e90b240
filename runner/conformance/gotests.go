package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// collectTests finds the candidates in all folders of Go's test suite, in the order of
// their names.
func collectTests(goroot string) ([]*program, error) {
	root := filepath.Join(goroot, "test")
	if _, err := os.Stat(root); err != nil {
		return nil, fmt.Errorf("this Go was installed without its test suite: %w", err)
	}
	var found []*program
	suite := os.DirFS(root)
	err := fs.WalkDir(suite, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" {
			return err
		}
		source, err := fs.ReadFile(suite, name)
		if err != nil || !candidate(name, string(source)) {
			return err
		}
		// A program without such a file prints nothing.
		want, err := fs.ReadFile(suite, strings.TrimSuffix(name, ".go")+".out")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		found = append(found, newProgram(name, string(source), string(want)))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the test suite: %w", err)
	}
	return found, nil
}

// candidate reports whether the suite runs a file as one whole program: its first line
// says so. Other files are compiled only, or are parts of programs, or are run with
// arguments or another program's output. Flags of the compiler that only steer what it
// optimizes or checks in itself leave the program what it is.
func candidate(name, source string) bool {
	if strings.Contains(name, ".dir/") {
		return false
	}
	header, _, _ := strings.Cut(source, "\n")
	return slices.Contains(headers, strings.TrimSuffix(header, "\r"))
}

var headers = []string{
	"// run",
	"// run -gcflags=-l=4",
	"// run -gcflags -l=4",
	`// run -gcflags="-l"`,
	"// run -gcflags='all=-N -l'",
	"// run -gcflags=-d=ssa/check/on",
}
