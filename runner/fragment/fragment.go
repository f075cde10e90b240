// Package fragment makes a program of fragments: Go without a package clause, as a
// lesson shows it. Declarations are put at the top level, statements into main, and what
// is used of the standard library is imported. The program's positions are those of the
// fragments, by //line directives. It runs nothing, and what it makes may still be wrong:
// that is for a compiler to say.
//
// Where a fragment leaves open what is meant, it is refused: a package of a name that
// several have, and a variable whose value would be computed before main begins although
// it stands after statements of main.
package fragment

import (
	"cmp"
	"embed"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"io/fs"
	"slices"
	"strings"

	"runnel/runner/fingerprint"
	"runnel/runner/frontend"
)

// Name is the file name of the program that Join makes, which no position has.
const Name = "main.go"

// Join makes one file of package main of fragments, each a file. Their statements follow
// each other in main. Refused are what nobody could decide.
func Join(fragments []frontend.File, packages Packages) (source string, refused []frontend.Diagnostic) {
	j := &joining{packages: packages, parts: fragments}
	return j.join()
}

func (j *joining) join() (source string, refused []frontend.Diagnostic) {
	for _, f := range j.parts {
		j.refuseEmbedding(&f)
		j.items = append(j.items, split(f)...)
	}
	j.sort()
	if len(j.refused) > 0 {
		return "", j.refused
	}
	source = j.write(nil)
	imports := j.resolve(source)
	if len(j.refused) > 0 {
		slices.SortFunc(j.refused, func(a, b frontend.Diagnostic) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
		})
		return "", j.refused
	}
	return j.write(imports), nil
}

//go:embed *.go
var sources embed.FS

// Fingerprint changes whenever Join might make another program of the same fragments.
func Fingerprint() (string, error) {
	names, err := fs.Glob(sources, "*.go")
	if err != nil {
		return "", err
	}
	return fingerprint.Files(sources, names)
}

// refuseEmbedding refuses files in variables: of a fragment, comments between declarations are
// not part of the program.
func (j *joining) refuseEmbedding(f *frontend.File) {
	if !strings.Contains(f.Source, "//go:embed") {
		return
	}
	file := token.NewFileSet().AddFile(f.Name, -1, len(f.Source))
	var s scanner.Scanner
	s.Init(file, []byte(f.Source), nil, scanner.ScanComments)
	for {
		pos, tok, text := s.Scan()
		switch {
		case tok == token.EOF:
			return
		case tok == token.COMMENT && frontend.Embeds(text):
			j.refuse(&item{file: f, offset: file.Offset(pos)}, "//go:embed is not supported: a program has no files beside it")
		}
	}
}

type joining struct {
	packages Packages
	parts    []frontend.File
	session  *Session // nil where the fragments are no parts of one
	prefix   string   // of the names that a session takes for itself
	items    []*item
	refused  []frontend.Diagnostic
}

// An item is a declaration or a statement.
type item struct {
	file   *frontend.File
	tok    token.Token // what it begins with
	offset int
	text   string
	isFunc bool   // a declaration of a function or method
	name   string // of a function that is none of a method
	main   bool   // it belongs in main
}

// split takes a fragment apart, by its tokens: it may have errors of syntax, which are
// then in the program too.
func split(f frontend.File) []*item {
	src := []byte(f.Source)
	file := token.NewFileSet().AddFile(f.Name, -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, 0)
	var items []*item
	var tokens []scanned
	depth := 0
	end := func(offset int) {
		if len(tokens) > 0 {
			items = append(items, newItem(&f, tokens, offset))
		}
		tokens = nil
	}
	for {
		pos, tok, lit := s.Scan()
		offset := file.Offset(pos)
		switch tok {
		case token.EOF:
			end(len(src))
			return items
		case token.SEMICOLON:
			if depth <= 0 {
				end(offset)
				continue
			}
		case token.LBRACE, token.LPAREN, token.LBRACK:
			depth++
		case token.RBRACE, token.RPAREN, token.RBRACK:
			depth = max(depth-1, 0)
		}
		tokens = append(tokens, scanned{tok, lit, offset})
	}
}

type scanned struct {
	tok    token.Token
	lit    string
	offset int
}

func newItem(f *frontend.File, tokens []scanned, end int) *item {
	first := tokens[0]
	it := &item{file: f, tok: first.tok, offset: first.offset, text: strings.TrimRight(f.Source[first.offset:end], " \t\r\n")}
	if it.tok == token.FUNC {
		it.isFunc, it.name = declared(tokens)
	}
	return it
}

// declared tells whether tokens that begin with func declare a function or method, and
// the name of a function. A function literal begins a statement too: func() {}().
func declared(tokens []scanned) (isFunc bool, name string) {
	is := func(i int, tok token.Token) bool { return i < len(tokens) && tokens[i].tok == tok }
	if is(1, token.IDENT) {
		return true, tokens[1].lit
	}
	depth, i := 0, 1
	for ; i < len(tokens); i++ {
		switch tokens[i].tok {
		case token.LPAREN:
			depth++
		case token.RPAREN:
			depth--
		}
		if depth == 0 {
			break
		}
	}
	return is(1, token.LPAREN) && is(i+1, token.IDENT) && is(i+2, token.LPAREN), ""
}

// sort decides what belongs in main: statements, and variables that no function
// declared beside them uses.
func (j *joining) sort() {
	var statement, mainFunc *item
	used := map[string]bool{}
	for _, it := range j.items {
		switch {
		case it.isFunc:
			if it.name == "main" {
				mainFunc = it
			}
			for _, name := range Identifiers(it.text) {
				used[name] = true
			}
		case it.tok == token.IMPORT, it.tok == token.CONST, it.tok == token.TYPE, it.tok == token.VAR:
		default:
			it.main = true
			if statement == nil {
				statement = it
			}
		}
	}
	switch {
	case j.session != nil:
		j.sortSession()
	case statement == nil:
		return
	case mainFunc != nil:
		j.refuse(statement, "a statement cannot stand beside func main: move it into main, or leave func main out")
		return
	}
	after := false // a statement has come
	for _, it := range j.items {
		after = after || it == statement
		if it.tok != token.VAR {
			continue
		}
		names, valued := variables(it.text)
		shared := ""
		for _, name := range names {
			if used[name] {
				shared = name
			}
		}
		switch {
		case shared == "":
			it.main = true
		case j.session != nil && it.file.Name != j.parts[0].Name && valued:
			j.refuse(it, "the variable %s is used by a function, so that it gets its value before all parts of the session: declare it in the first one", shared)
		case after && valued:
			j.refuse(it, "the variable %s is used by a function of the fragment, so that it gets its value before main begins, but it stands after statements: put it above them", shared)
		}
	}
}

func (j *joining) refuse(it *item, format string, args ...any) {
	before := it.file.Source[:it.offset]
	j.refused = append(j.refused, frontend.Diagnostic{
		File: it.file.Name, Line: 1 + strings.Count(before, "\n"), Column: it.offset - strings.LastIndex(before, "\n"),
		Message: fmt.Sprintf(format, args...),
	})
}

// Identifiers are those in a piece of Go, in their order.
func Identifiers(text string) []string {
	var names []string
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(text)), []byte(text), nil, 0)
	for {
		_, tok, lit := s.Scan()
		switch tok {
		case token.EOF:
			return names
		case token.IDENT:
			names = append(names, lit)
		}
	}
}

// variables are the names of a var declaration; valued tells whether any has a value.
func variables(text string) (names []string, valued bool) {
	file, _ := parser.ParseFile(token.NewFileSet(), "", "package p;"+text, parser.SkipObjectResolution)
	if file == nil {
		return nil, false
	}
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, spec := range g.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				valued = valued || len(v.Values) > 0
				for _, name := range v.Names {
					names = append(names, name.Name)
				}
			}
		}
	}
	return names, valued
}

// write makes the program.
func (j *joining) write(imports []string) string {
	var b strings.Builder
	b.WriteString("package main\n")
	for _, path := range imports {
		fmt.Fprintf(&b, "import %q\n", path)
	}
	put := func(it *item) { b.WriteString(j.line(it, 0) + it.text + "\n") }
	if j.session != nil {
		own, output := j.output()
		b.WriteString(own + j.imported() + output)
	} else {
		for _, it := range j.items { // imports come before other declarations
			if it.tok == token.IMPORT {
				put(it)
			}
		}
	}
	hasMain := false
	for _, it := range j.items {
		hasMain = hasMain || it.isFunc && it.name == "main"
		if !it.main && it.tok != token.IMPORT {
			put(it)
		}
	}
	if hasMain {
		return b.String()
	}
	b.WriteString("func main() {\n")
	for i, part := range j.parts {
		if j.session != nil && i > 0 {
			b.WriteString(j.mark(i))
		}
		for _, it := range j.items {
			if it.main && it.file.Name == part.Name {
				put(it)
			}
		}
	}
	if j.session != nil {
		b.WriteString(j.awaited())
	}
	b.WriteString("}\n")
	return b.String()
}
