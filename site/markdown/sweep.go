package markdown

import (
	"errors"
	"fmt"
	"go/constant"
	"go/scanner"
	"go/token"
	"math"
	"slices"
	"strings"

	"runnel/runner"
)

// A Sweep runs a snippet's program with other values of one or two of its constants.
type Sweep struct {
	Variables []Variable
	Points    []Point // every combination, the first variable's values outermost
}

// A Variable is a constant with the values that it takes.
type Variable struct {
	Name   string
	Values []Value
}

// A Value is a number as the author wrote it.
type Value struct {
	Text   string
	Number float64
}

// A Point is one run of a sweep.
type Point struct {
	ID      string  // such as cpu[n=100] or cpu[n=100,workers=4]
	Values  []Value // of the variables, in their order
	Program runner.Program
}

// The bounds of what a sweep may ask for, since every run takes its time.
const (
	maxSweepVariables = 2
	maxSweepRuns      = 40
)

// parseSweep parses a value such as "n=10,100 workers=1,4".
func parseSweep(value string) ([]Variable, error) {
	const example = `sweep is constants with the values they take, such as "n=100,1000,10000" or "n=10,100 workers=1,4"`
	fields := strings.Fields(value)
	if len(fields) == 0 {
		return nil, errors.New(example)
	}
	if len(fields) > maxSweepVariables {
		return nil, fmt.Errorf("a sweep has one or two constants, not %d", len(fields))
	}
	var variables []Variable
	runs := 1
	for _, field := range fields {
		name, list, ok := strings.Cut(field, "=")
		if !ok || !token.IsIdentifier(name) || list == "" {
			return nil, errors.New(example)
		}
		if len(variables) > 0 && variables[0].Name == name {
			return nil, fmt.Errorf("sweep has %s twice: write all its values in one list", name)
		}
		v := Variable{Name: name}
		for text := range strings.SplitSeq(list, ",") {
			number, err := parseNumber(text)
			if err != nil {
				return nil, err
			}
			if slices.ContainsFunc(v.Values, func(o Value) bool { return o.Number == number }) {
				return nil, fmt.Errorf("sweep has %s=%s twice: remove one", name, text)
			}
			v.Values = append(v.Values, Value{text, number})
		}
		if len(v.Values) < 2 {
			return nil, fmt.Errorf("sweep has one value of %s: write two or more, such as %[1]s=100,1000", name)
		}
		runs *= len(v.Values)
		variables = append(variables, v)
	}
	if runs > maxSweepRuns {
		return nil, fmt.Errorf("sweep asks for %d runs: %d are the most", runs, maxSweepRuns)
	}
	return variables, nil
}

// parseNumber parses a number as Go writes it.
func parseNumber(text string) (float64, error) {
	digits := strings.TrimPrefix(text, "-")
	for _, kind := range []token.Token{token.INT, token.FLOAT} {
		v := constant.MakeFromLiteral(digits, kind, 0)
		if v.Kind() == constant.Unknown || digits[0] == '+' || digits[0] == '-' {
			continue
		}
		number, _ := constant.Float64Val(v)
		if digits != text {
			number = -number
		}
		if !math.IsInf(number, 0) {
			return number, nil
		}
	}
	return 0, fmt.Errorf("%q is no number: a sweep sets numbers as Go writes them, such as 1000 or 1_000 or 2.5", text)
}

// sweep makes the programs of a sweep; at is where its faults are told.
func (r *reading) sweep(s *settings, at int) {
	consts := make([]numberConst, len(s.sweep))
	for i, v := range s.sweep {
		var err error
		if consts[i], err = findConst(s.Program.Files, v.Name); err != nil {
			r.fault(at, "%v", err)
			return
		}
	}
	sweep := &Sweep{Variables: s.sweep}
	var add func(values []Value)
	add = func(values []Value) {
		if n := len(values); n < len(s.sweep) {
			for _, v := range s.sweep[n].Values {
				add(append(slices.Clip(values), v))
			}
			return
		}
		p := Point{Values: values, Program: s.Program}
		p.Program.Files = slices.Clone(s.Program.Files)
		var names []string
		for i, v := range values {
			names = append(names, s.sweep[i].Name+"="+v.Text)
		}
		p.ID = s.ID + "[" + strings.Join(names, ",") + "]"
		order := []int{0}
		if len(values) == 2 { // the one further back first, so that no offset changes
			order = []int{0, 1}
			if consts[0].start < consts[1].start {
				order = []int{1, 0}
			}
		}
		for _, i := range order {
			file := &p.Program.Files[consts[i].file]
			file.Source = file.Source[:consts[i].start] + values[i].Text + file.Source[consts[i].end:]
		}
		sweep.Points = append(sweep.Points, p)
	}
	add(nil)
	s.Snippet.Sweep = sweep
}

// A numberConst is where a constant's value stands.
type numberConst struct {
	file       int
	start, end int // offsets
}

// findConst finds the one constant of a name.
func findConst(files []runner.File, name string) (numberConst, error) {
	var found []numberConst
	for i, file := range files {
		for _, spec := range constants(file.Source) {
			if !slices.Contains(spec.names, name) {
				continue
			}
			if len(spec.names) > 1 || spec.end <= 0 {
				return numberConst{}, fmt.Errorf("const %s shares its declaration with others: give it a line of its own, const %[1]s = 1", name)
			}
			if strings.Contains(file.Source[spec.start:spec.end], "\n") {
				return numberConst{}, fmt.Errorf("the value of const %s goes over several lines: write it in one", name)
			}
			found = append(found, numberConst{i, spec.start, spec.end})
		}
	}
	switch len(found) {
	case 0:
		return numberConst{}, fmt.Errorf("the program has no const %s: declare it, const %[1]s = 1, for the sweep to set", name)
	case 1:
		return found[0], nil
	}
	return numberConst{}, fmt.Errorf("the program has %d constants %s: rename all but one", len(found), name)
}

// A constSpec is one line of a constant declaration.
type constSpec struct {
	names      []string
	start, end int // of its values; 0 where it has none
}

// constants finds the constants that code declares, by its tokens, which fragments and
// code with errors have too.
func constants(code string) []constSpec {
	src := []byte(code)
	file := token.NewFileSet().AddFile("", -1, len(src))
	var s scanner.Scanner
	s.Init(file, src, nil, 0)
	var specs []constSpec
	next := func() (int, token.Token, string) {
		pos, tok, lit := s.Scan()
		return file.Offset(pos), tok, lit
	}
	// spec reads up to the end of a line of a declaration, and tells what ends it.
	spec := func(at int, tok token.Token, lit string) token.Token {
		var c constSpec
		depth, last, names := 0, 0, true
		for ; ; at, tok, lit = next() {
			switch tok {
			case token.LPAREN, token.LBRACK, token.LBRACE:
				depth++
			case token.RPAREN, token.RBRACK, token.RBRACE:
				depth--
			}
			if tok == token.EOF || depth < 0 || depth == 0 && tok == token.SEMICOLON {
				if c.start > 0 {
					c.end = last
				}
				if len(c.names) > 0 {
					specs = append(specs, c)
				}
				return tok
			}
			switch {
			case names && tok == token.IDENT:
				c.names = append(c.names, lit)
				names = false
			case c.start == 0 && tok == token.COMMA:
				names = true
			case c.start == 0 && tok == token.ASSIGN:
				c.start = -1
			case c.start == -1:
				c.start = at
			}
			if last = at + len(lit); lit == "" {
				last = at + len(tok.String())
			}
		}
	}
	for {
		_, tok, _ := next()
		if tok == token.EOF {
			return specs
		}
		if tok != token.CONST {
			continue
		}
		at, tok, lit := next()
		if tok != token.LPAREN {
			if spec(at, tok, lit) == token.EOF {
				return specs
			}
			continue
		}
		for {
			at, tok, lit := next()
			if tok == token.RPAREN || tok == token.EOF {
				break
			}
			if end := spec(at, tok, lit); end != token.SEMICOLON {
				break
			}
		}
	}
}
