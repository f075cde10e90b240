package highlight

import (
	"bytes"
	"go/scanner"
	gotoken "go/token"
	"io"
)

// Go writes Go source as HTML; marked are the lines to highlight, from 1 and in
// ascending order. The source need not be valid Go.
func Go(w io.Writer, src []byte, marked []int) error {
	p := newPrinter(len(src), marked)
	goTokens(p, src)
	return p.writeTo(w)
}

// goTokens writes each token when the next one is known: whether a name is called
// depends on it, and so does where the token ends, because the scanner drops
// carriage returns from the literals it returns.
func goTokens(p *printer, src []byte) {
	var s scanner.Scanner
	file := gotoken.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, nil, scanner.ScanComments)

	var (
		start   int           // of the token that is held back
		held    gotoken.Token // ILLEGAL for what comes before the first token
		literal string
		before  gotoken.Token // the token before it, comments aside
		ended   bool          // a line's end that closes a statement follows it
	)
	for {
		pos, tok, lit := s.Scan()
		if tok == gotoken.SEMICOLON && lit == "\n" {
			ended = true // made up by the scanner: no text
			continue
		}
		offset := file.Offset(pos)
		called := tok == gotoken.LPAREN && !ended
		text := src[start:offset]
		body := bytes.TrimRight(text, " \t\r\n")
		token(p, goClass(held, literal, before, called), body)
		token(p, "", text[len(body):])
		if tok == gotoken.EOF {
			token(p, "", src[offset:])
			return
		}
		switch {
		case ended:
			before = gotoken.SEMICOLON
		case held != gotoken.COMMENT:
			before = held
		}
		start, held, literal, ended = offset, tok, lit, false
	}
}

// goClass returns the class of a token, as chroma's Go lexer has it but for these:
// a selector is never a builtin, every operator is one (chroma takes some for
// punctuation), a conversion such as int(x) keeps the type's class, and numbers of
// any base are mi.
func goClass(tok gotoken.Token, lit string, before gotoken.Token, called bool) string {
	switch tok {
	case gotoken.IDENT:
		return nameClass(lit, before, called)
	case gotoken.INT:
		return "mi"
	case gotoken.FLOAT, gotoken.IMAG:
		return "mf"
	case gotoken.CHAR:
		return "sc"
	case gotoken.STRING:
		return "s"
	case gotoken.COMMENT:
		if lit[1] == '/' {
			return "c1"
		}
		return "cm"
	case gotoken.IMPORT, gotoken.PACKAGE:
		return "kn"
	case gotoken.FUNC, gotoken.VAR, gotoken.CONST, gotoken.TYPE, gotoken.STRUCT,
		gotoken.INTERFACE, gotoken.MAP, gotoken.CHAN:
		return "kd"
	case gotoken.ILLEGAL, gotoken.LPAREN, gotoken.RPAREN, gotoken.LBRACK, gotoken.RBRACK,
		gotoken.LBRACE, gotoken.RBRACE, gotoken.COMMA, gotoken.SEMICOLON, gotoken.PERIOD,
		gotoken.COLON:
		return ""
	}
	if tok.IsKeyword() {
		return "k"
	}
	return "o"
}

func nameClass(name string, before gotoken.Token, called bool) string {
	if before == gotoken.FUNC || before == gotoken.RPAREN && called {
		return "nf" // of a function's or, after the receiver, of a method's declaration
	}
	if before != gotoken.PERIOD {
		switch name {
		case "any", "bool", "byte", "comparable", "complex64", "complex128", "error",
			"float32", "float64", "int", "int8", "int16", "int32", "int64", "rune",
			"string", "uint", "uint8", "uint16", "uint32", "uint64", "uintptr":
			return "kt"
		case "true", "false", "nil", "iota":
			return "kc"
		case "append", "cap", "clear", "close", "complex", "copy", "delete", "imag",
			"len", "make", "max", "min", "new", "panic", "print", "println", "real",
			"recover":
			if called {
				return "nb"
			}
		}
	}
	if called {
		return "nf"
	}
	return ""
}
