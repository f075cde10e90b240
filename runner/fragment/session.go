package fragment

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"runnel/runner/frontend"
)

// A Session says how fragments are joined that are parts of one program, which grows from
// one to the next.
type Session struct {
	// Awaited are names that parts to come use: what these parts declare or import by such
	// a name need not be used yet.
	Awaited []string
	// Mark is what the program prints on standard output and standard error where a part
	// begins, but for the first, whose index is 0. It must be what no program prints.
	Mark func(part int) string
}

// JoinSession makes one file of package main of the parts of a session, as Join does. An
// import that an earlier part has may be repeated. Refused is also what would run before
// main begins, as no part of what the session prints.
func JoinSession(parts []frontend.File, s Session, packages Packages) (source string, refused []frontend.Diagnostic) {
	j := &joining{packages: packages, parts: parts, session: &s, prefix: "session"}
	for slices.ContainsFunc(parts, func(f frontend.File) bool { return strings.Contains(f.Source, j.prefix) }) {
		j.prefix += "_"
	}
	return j.join()
}

// sortSession decides what else of a session is refused. Statements of main are there in
// any case: those that print the marks.
func (j *joining) sortSession() {
	for _, it := range j.items {
		if it.isFunc && it.name == "main" {
			j.refuse(it, "a part of a session has no func main: its statements are those of main")
		}
		if it.isFunc && it.name == "init" {
			j.refuse(it, "a part of a session has no func init, which would run before all parts: write its statements as they are")
		}
	}
}

// output declares what prints the marks, whatever becomes of os.Stdout and os.Stderr.
func (j *joining) output() (imported, declared string) {
	return fmt.Sprintf("import %sos \"os\"\n", j.prefix), fmt.Sprintf("var %[1]sout, %[1]serr = %[1]sos.Stdout, %[1]sos.Stderr\n", j.prefix)
}

// mark is the statements that print a mark.
func (j *joining) mark(part int) string {
	return fmt.Sprintf("%[1]sout.WriteString(%[2]q)\n%[1]serr.WriteString(%[2]q)\n", j.prefix, j.session.Mark(part))
}

// imported are the imports of a session, each once, without those that only parts to come
// use.
func (j *joining) imported() string {
	used := map[string]bool{}
	for _, it := range j.items {
		if it.tok == token.IMPORT {
			continue
		}
		for _, name := range Identifiers(it.text) {
			used[name] = true
		}
	}
	var b strings.Builder
	seen := map[string]bool{}
	for _, it := range j.items {
		if it.tok != token.IMPORT {
			continue
		}
		fset := token.NewFileSet()
		const before = "package p;"
		file, err := parser.ParseFile(fset, "", before+it.text, parser.ImportsOnly)
		if err != nil {
			fmt.Fprintf(&b, "%s%s\n", j.line(it, 0), it.text) // the compiler tells
			continue
		}
		for _, spec := range file.Imports {
			at := fset.Position(spec.Pos()).Offset - len(before)
			text := it.text[at : at+int(spec.End()-spec.Pos())]
			name := importName(spec)
			if seen[text] || !used[name] && slices.Contains(j.session.Awaited, name) {
				continue
			}
			seen[text] = true
			fmt.Fprintf(&b, "%simport %s\n", j.line(it, at), text)
		}
	}
	return b.String()
}

// awaited uses the variables of main that only parts to come use.
func (j *joining) awaited() string {
	var b strings.Builder
	seen := map[string]bool{"_": true}
	for _, it := range j.items {
		if !it.main {
			continue
		}
		for _, name := range defined(it) {
			if !seen[name] && slices.Contains(j.session.Awaited, name) {
				fmt.Fprintf(&b, "_ = %s\n", name)
			}
			seen[name] = true
		}
	}
	return b.String()
}

// defined are the variables that an item of main declares for those after it.
func defined(it *item) []string {
	if it.tok == token.VAR {
		names, _ := variables(it.text)
		return names
	}
	file, _ := parser.ParseFile(token.NewFileSet(), "", "package p;func _() {"+it.text+"\n}", parser.SkipObjectResolution)
	if file == nil || len(file.Decls) == 0 {
		return nil
	}
	f, ok := file.Decls[0].(*ast.FuncDecl)
	if !ok || f.Body == nil {
		return nil
	}
	var names []string
	for _, statement := range f.Body.List {
		define, ok := statement.(*ast.AssignStmt)
		if !ok || define.Tok != token.DEFINE {
			continue
		}
		for _, left := range define.Lhs {
			if id, ok := left.(*ast.Ident); ok {
				names = append(names, id.Name)
			}
		}
	}
	return names
}

// line is the directive that gives what follows the place that it has in the fragment,
// an offset within an item.
func (j *joining) line(it *item, within int) string {
	before := it.file.Source[:it.offset+within]
	return "//line " + it.file.Name + ":" + strconv.Itoa(1+strings.Count(before, "\n")) + ":" + strconv.Itoa(len(before)-strings.LastIndex(before, "\n")) + "\n"
}
