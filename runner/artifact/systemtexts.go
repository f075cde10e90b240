package artifact

import (
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// systemTexts writes into dir what `go build -overlay` takes to have the errors of the
// system in the words of Linux, and returns its name: Go has other ones for browsers, and a
// page shows what a program has printed on Linux.
func systemTexts(ctx context.Context, dir string) (overlay string, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("taking the errors of Linux for browsers: %w", err)
		}
	}()
	root, err := goRoot(ctx)
	if err != nil {
		return "", err
	}
	folder := filepath.Join(root, "src", "syscall")
	linux, err := os.ReadFile(filepath.Join(folder, "zerrors_linux_amd64.go"))
	if err != nil {
		return "", err
	}
	name := filepath.Join(folder, "tables_js.go")
	browser, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	mended, err := withTexts(browser, linux)
	if err != nil {
		return "", err
	}
	replacement := filepath.Join(dir, "tables_js.go")
	list, err := json.Marshal(map[string]map[string]string{"Replace": {name: replacement}})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(dir, "overlay.json")
	if err := os.WriteFile(replacement, mended, 0o644); err != nil {
		return "", err
	}
	return overlay, os.WriteFile(overlay, list, 0o644)
}

// withTexts is the source of a table of errors by their names, errorstr, with the texts
// that another source has in a table by their numbers, errors.
func withTexts(source, from []byte) ([]byte, error) {
	numbered, err := tableOf(from, "errors")
	if err != nil {
		return nil, err
	}
	texts := map[string]string{} // by name
	for _, c := range numbered.constants {
		if text, ok := numbered.entries[c.value]; ok {
			texts[c.name] = text.Value
		}
	}
	named, err := tableOf(source, "errorstr")
	if err != nil {
		return nil, err
	}
	var b strings.Builder
	last := 0
	for _, e := range named.order {
		text, ok := texts[e.key]
		if !ok {
			continue
		}
		at := int(e.text.Pos()) - 1
		b.Write(source[last:at])
		b.WriteString(text)
		last = at + len(e.text.Value)
	}
	if last == 0 {
		return nil, fmt.Errorf("no text of the tables is of the same error")
	}
	b.Write(source[last:])
	return []byte(b.String()), nil
}

// A table is a variable of a source that has texts by numbers, or by names of constants.
type table struct {
	constants []constant
	entries   map[string]*ast.BasicLit // by number or name
	order     []entry
}

type constant struct{ name, value string } // of a decimal value

type entry struct {
	key  string
	text *ast.BasicLit
}

func tableOf(source []byte, variable string) (table, error) {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	if err != nil {
		return table{}, err
	}
	t := table{entries: map[string]*ast.BasicLit{}}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Names) != 1 || len(spec.Values) != 1 {
			return true
		}
		switch value := spec.Values[0].(type) {
		case *ast.CallExpr: // Errno(0x2)
			if literal, ok := value.Args[0].(*ast.BasicLit); ok {
				if n, err := strconv.ParseInt(literal.Value, 0, 64); err == nil {
					t.constants = append(t.constants, constant{spec.Names[0].Name, strconv.FormatInt(n, 10)})
				}
			}
		case *ast.CompositeLit:
			if spec.Names[0].Name == variable {
				t.fill(value)
			}
		}
		return false
	})
	if len(t.order) == 0 {
		return table{}, fmt.Errorf("there is no table %s in package syscall any more", variable)
	}
	return t, nil
}

func (t *table) fill(list *ast.CompositeLit) {
	for _, element := range list.Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		text, ok := pair.Value.(*ast.BasicLit)
		if !ok {
			continue
		}
		var key string
		switch k := pair.Key.(type) {
		case *ast.Ident:
			key = k.Name
		case *ast.BasicLit:
			key = k.Value
		}
		t.entries[key] = text
		t.order = append(t.order, entry{key, text})
	}
}

func goRoot(ctx context.Context) (string, error) {
	root, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("asking the Go toolchain where it is: %w", err)
	}
	return strings.TrimSpace(string(root)), nil
}
