package markdown

import (
	goast "go/ast"
	"go/parser"
	"go/scanner"
	"go/token"

	"runnel/runner"
)

// notAProgram says why code cannot run; it is empty for a program, which package
// main and func main make. Where the code has errors of syntax, or is there to show
// that it does not compile, package main is enough.
func notAProgram(code string, expect Expect) string {
	const wanted = "write package main and func main"
	if declaresMain(code) {
		return ""
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", code, parser.SkipObjectResolution)
	if file == nil || !file.Package.IsValid() {
		return "it has no package clause (" + wanted + ", for fragments are not available in this version)"
	}
	if file.Name.Name != "main" {
		return "it is package " + file.Name.Name + " (" + wanted + ")"
	}
	if err != nil || expect.Status == runner.CompileError {
		return ""
	}
	for _, d := range file.Decls {
		if f, ok := d.(*goast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "main" {
			return ""
		}
	}
	return "it has no func main (" + wanted + ")"
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
