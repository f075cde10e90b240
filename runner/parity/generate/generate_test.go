package generate

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"strings"
	"testing"

	"runnel/runner/artifact"
	"runnel/runner/exports"
)

// seeds is how many programs TestValid makes.
const seeds = 2000

// TestValid: every program compiles.
func TestValid(t *testing.T) {
	cache, err := artifact.DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	archive, err := artifact.OpenExports(t.Context(), cache)
	if err != nil {
		t.Fatal(err)
	}
	const shares = 4
	for share := range uint64(shares) {
		t.Run(fmt.Sprint(share), func(t *testing.T) {
			t.Parallel()
			importer, err := exports.NewImporter(archive)
			if err != nil {
				t.Fatal(err)
			}
			for seed := share; seed < seeds; seed += shares {
				source := Program(seed)
				if err := check(importer, source); err != nil {
					t.Fatalf("seed %d: %v\n%s", seed, err, line(source, err))
				}
			}
		})
	}
}

func check(importer types.Importer, source string) error {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", source, 0)
	if err != nil {
		return err
	}
	config := types.Config{Importer: importer}
	_, err = config.Check("main", fset, []*ast.File{file}, nil)
	return err
}

func TestSameForASeed(t *testing.T) {
	for seed := range uint64(20) {
		if first, second := Program(seed), Program(seed); first != second {
			t.Errorf("seed %d makes two programs", seed)
		}
	}
}

// line is the line of a program that an error speaks of.
func line(source string, err error) string {
	var at types.Error
	var list scanner.ErrorList
	n := 1
	switch {
	case errors.As(err, &at):
		n = at.Fset.Position(at.Pos).Line
	case errors.As(err, &list):
		n = list[0].Pos.Line
	}
	return strings.Split(source, "\n")[n-1]
}
