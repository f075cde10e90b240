package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type env map[string]float64

type expr interface {
	eval(env) (float64, error)
	fmt.Stringer
}

type (
	literal  float64
	variable string
	unary    struct {
		op rune
		x  expr
	}
	binary struct {
		op   rune
		x, y expr
	}
	call struct {
		name string
		args []expr
	}
)

var (
	errUnknown = errors.New("unknown")
	errDivide  = errors.New("division by zero")
)

func (l literal) eval(env) (float64, error) { return float64(l), nil }

func (v variable) eval(e env) (float64, error) {
	if n, ok := e[string(v)]; ok {
		return n, nil
	}
	return 0, fmt.Errorf("%w variable %s", errUnknown, string(v))
}

func (u unary) eval(e env) (float64, error) {
	x, err := u.x.eval(e)
	return -x, err
}

func (b binary) eval(e env) (float64, error) {
	x, err := b.x.eval(e)
	if err != nil {
		return 0, err
	}
	y, err := b.y.eval(e)
	if err != nil {
		return 0, err
	}
	switch b.op {
	case '+':
		return x + y, nil
	case '-':
		return x - y, nil
	case '*':
		return x * y, nil
	case '^':
		return math.Pow(x, y), nil
	case '/':
		if y == 0 {
			return 0, fmt.Errorf("%v: %w", b, errDivide)
		}
		return x / y, nil
	}
	panic("no operator " + string(b.op))
}

var functions = map[string]func(...float64) float64{
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"max": func(a ...float64) float64 {
		m := math.Inf(-1)
		for _, v := range a {
			m = max(m, v)
		}
		return m
	},
}

func (c call) eval(e env) (float64, error) {
	f, ok := functions[c.name]
	if !ok {
		return 0, fmt.Errorf("%w function %s", errUnknown, c.name)
	}
	args := make([]float64, len(c.args))
	for i, a := range c.args {
		var err error
		if args[i], err = a.eval(e); err != nil {
			return 0, fmt.Errorf("argument %d: %w", i+1, err)
		}
	}
	return f(args...), nil
}

func (l literal) String() string  { return strconv.FormatFloat(float64(l), 'g', -1, 64) }
func (v variable) String() string { return string(v) }
func (u unary) String() string    { return fmt.Sprintf("(%c%v)", u.op, u.x) }
func (b binary) String() string   { return fmt.Sprintf("(%v %c %v)", b.x, b.op, b.y) }
func (c call) String() string {
	args := make([]string, 0, len(c.args))
	for _, a := range c.args {
		args = append(args, a.String())
	}
	return c.name + "(" + strings.Join(args, ", ") + ")"
}

type parser struct {
	input []rune
	pos   int
}

type syntaxError struct {
	column int
	want   string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("column %d: want %s", e.column, e.want) }

// parse turns the panics of the parser into its error.
func parse(text string) (e expr, err error) {
	p := &parser{input: []rune(text)}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *syntaxError:
			e, err = nil, r
		default:
			panic(r)
		}
	}()
	e = p.binary(0)
	if p.peek() != 0 {
		p.fail("an operator")
	}
	return e, nil
}

func (p *parser) fail(want string) { panic(&syntaxError{p.pos + 1, want}) }

func (p *parser) peek() rune {
	for p.pos < len(p.input) && p.input[p.pos] == ' ' {
		p.pos++
	}
	if p.pos == len(p.input) {
		return 0
	}
	return p.input[p.pos]
}

var precedence = map[rune]int{'+': 1, '-': 1, '*': 2, '/': 2, '^': 3}

func (p *parser) binary(least int) expr {
	x := p.unary()
	for {
		op := p.peek()
		level := precedence[op]
		if level == 0 || level < least {
			return x
		}
		p.pos++
		if op != '^' { // which binds to the right
			level++
		}
		x = binary{op, x, p.binary(level)}
	}
}

func (p *parser) unary() expr {
	if p.peek() == '-' {
		p.pos++
		return unary{'-', p.binary(3)}
	}
	return p.primary()
}

func (p *parser) take(valid func(rune) bool) string {
	start := p.pos
	for p.pos < len(p.input) && valid(p.input[p.pos]) {
		p.pos++
	}
	return string(p.input[start:p.pos])
}

func (p *parser) primary() (e expr) {
	switch r := p.peek(); {
	case unicode.IsDigit(r) || r == '.':
		text := p.take(func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			p.fail("a number")
		}
		return literal(n)
	case unicode.IsLetter(r):
		name := p.take(unicode.IsLetter)
		if p.peek() != '(' {
			return variable(name)
		}
		c := call{name: name}
		for p.pos++; p.peek() != ')'; {
			c.args = append(c.args, p.binary(0))
			if p.peek() == ',' {
				p.pos++
			} else if p.peek() != ')' {
				p.fail("a comma")
			}
		}
		p.pos++
		return c
	case r == '(':
		p.pos++
		e = p.binary(0)
		if p.peek() != ')' {
			p.fail("a closing parenthesis")
		}
		p.pos++
		return e
	}
	p.fail("an operand")
	return
}

// simplify folds what does not depend on variables.
func simplify(e expr) expr {
	switch e := e.(type) {
	case unary:
		e.x = simplify(e.x)
		if l, ok := e.x.(literal); ok {
			return -l
		}
		return e
	case binary:
		e.x, e.y = simplify(e.x), simplify(e.y)
		_, xKnown := e.x.(literal)
		_, yKnown := e.y.(literal)
		switch {
		case xKnown && yKnown:
			if n, err := e.eval(nil); err == nil {
				return literal(n)
			}
		case e.op == '*' && (e.x == literal(0) || e.y == literal(0)):
			return literal(0)
		case e.op == '*' && e.x == literal(1), e.op == '+' && e.x == literal(0):
			return e.y
		}
		return e
	case call:
		e.args = slices.Clone(e.args)
		for i, a := range e.args {
			e.args[i] = simplify(a)
		}
		return e
	}
	return e
}

func main() {
	vars := env{"x": 3, "pi": math.Pi, "zero": 0}
	for _, text := range []string{
		"1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 - 4 - 3", "x * x - 1 / 4", "max(1, x, sqrt(16), 2) + 0.5", "8 / 4 / 2 + -x",
		"1 / zero", "y + 1", "max(1, y)", "nope(1)", "1 +", "(1", "1 2", "1..2", "max(1 2)", "$", "sqrt(2 * 8) * (1 + 1)", "1 * x + 0 * y", "0 + x / (2 - 2)",
	} {
		e, err := parse(text)
		if err != nil {
			var syntax *syntaxError
			fmt.Printf("%-28s %v %t\n", text, err, errors.As(err, &syntax))
			continue
		}
		n, err := e.eval(vars)
		fmt.Printf("%-28s %v = %.6g %v | %v\n", text, e, n, err, simplify(e))
	}
	a, _ := parse("x+1")
	b, _ := parse(" x + 1.0 ")
	fmt.Println(a == b, a == expr(binary{'+', variable("x"), literal(2)}), errors.Is(fmt.Errorf("%w", errDivide), errUnknown))
}
