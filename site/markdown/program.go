package markdown

import (
	goast "go/ast"
	"go/parser"
	"go/scanner"
	"go/token"

	"runnel/runner"
)

// A form is what code is as a whole.
type form string

const (
	whole    form = "whole"    // a program: package main and func main
	fragment form = "fragment" // statements and declarations without a package clause
	part     form = "part"     // a file that is no program by itself
)

// formOfAll is formOf of the files of one program, which has func main in one of them.
func formOfAll(files []runner.File, expect Expect) (f form, why string) {
	for _, file := range files {
		if f, why = formOf(file.Source, expect); f == whole {
			break
		}
	}
	if f == fragment && len(files) > 1 {
		return part, "one of several files must have func main, and each begins with package main"
	}
	return f, why
}

// formOf tells what code is and, of a part, why it is no program. Where the code has
// errors of syntax, or is there to show that it does not compile, package main makes a
// program.
func formOf(code string, expect Expect) (f form, why string) {
	const wanted = "write package main and func main, or leave the package clause out"
	if declaresMain(code) {
		return whole, ""
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", code, parser.SkipObjectResolution)
	if file == nil || !file.Package.IsValid() {
		return fragment, ""
	}
	if file.Name.Name != "main" {
		return part, "it is package " + file.Name.Name + " (" + wanted + ")"
	}
	if err != nil || expect.Status == runner.CompileError {
		return whole, ""
	}
	for _, d := range file.Decls {
		if f, ok := d.(*goast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" {
			return whole, ""
		}
	}
	return part, "it has no func main (" + wanted + ")"
}

// declaresMain tells whether the tokens of code begin with package main and declare
// func main. It takes a fraction of the time of parsing, and its yes is the parser's,
// for a program with errors of syntax is one too; its no may be wrong.
func declaresMain(code string) bool {
	src := []byte(code)
	var s scanner.Scanner
	s.Init(token.NewFileSet().AddFile("", -1, len(src)), src, nil, 0)
	if !isNext(&s, token.PACKAGE, "package") || !isNext(&s, token.IDENT, "main") {
		return false
	}
	for depth := 0; ; {
		switch _, tok, _ := s.Scan(); tok {
		case token.LBRACE, token.LPAREN, token.LBRACK:
			depth++
		case token.RBRACE, token.RPAREN, token.RBRACK:
			depth--
		case token.FUNC:
			if depth == 0 && isNext(&s, token.IDENT, "main") {
				return true
			}
		case token.EOF:
			return false
		}
	}
}

func isNext(s *scanner.Scanner, want token.Token, text string) bool {
	_, tok, lit := s.Scan()
	return tok == want && lit == text
}

// isFile tells whether code is a file of Go without errors of syntax.
func isFile(code string) bool {
	_, err := parser.ParseFile(token.NewFileSet(), "", code, parser.SkipObjectResolution)
	return err == nil
}
