//go:build !js

package rt

import (
	"errors"
	html "html/template"
	"io"
	"reflect"
	"sync"
	"text/template"
	"text/template/parse"
)

// htmlTemplates are the functions in place of those of html/template, a package that
// programs do not have in a browser.
func htmlTemplates() map[string]reflect.Value {
	return map[string]reflect.Value{
		"ExecuteHTML":      reflect.ValueOf(ExecuteHTML),
		"ExecuteNamedHTML": reflect.ValueOf(ExecuteNamedHTML),
		"HTMLFuncs":        reflect.ValueOf(HTMLFuncs),
	}
}

// ExecuteHTML is the method Execute of a Template of html/template.
func ExecuteHTML(t *html.Template, w io.Writer, data any) error {
	escaped, err := escapedHTML(t, func() error { return t.Execute(io.Discard, nil) })
	if err != nil {
		return err
	}
	return ExecuteText(escaped, w, data)
}

// ExecuteNamedHTML is the method ExecuteTemplate of html/template.
func ExecuteNamedHTML(t *html.Template, w io.Writer, name string, data any) error {
	escaped, err := escapedHTML(t.Lookup(name), func() error { return t.ExecuteTemplate(io.Discard, name, nil) })
	if err != nil {
		return err
	}
	return ExecuteText(escaped, w, data)
}

var escaping sync.Mutex

// escapedHTML is the text template behind t, escaped by executing t natively. A t that
// is nil is for execute to complain about.
func escapedHTML(t *html.Template, execute func() error) (*template.Template, error) {
	if t == nil {
		return nil, execute()
	}
	text := *(**template.Template)(unexported(t, "text"))
	if text.Tree == nil || text.Root == nil {
		return nil, execute()
	}
	escaping.Lock()
	defer escaping.Unlock()
	if len(text.Root.Nodes) == 0 || text.Root.Nodes[0] != stop() {
		tree, root := *text.Tree, *text.Root
		root.Nodes = append([]parse.Node{stop()}, root.Nodes...)
		tree.Root = &root
		text.Tree = &tree
	}
	err := execute()
	if failed, ok := errors.AsType[template.ExecError](err); ok && failed.Name == text.Name() {
		return text, nil
	}
	return nil, err
}

// HTMLFuncs is the method Funcs of a Template of html/template.
func HTMLFuncs(t *html.Template, functions html.FuncMap) *html.Template {
	return t.Funcs(nativeFuncs(functions))
}
