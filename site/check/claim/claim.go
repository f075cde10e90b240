// Package claim reads claims: expressions over measured quantities that must be true,
// such as waited.wall < 0.25 * serial.wall. The language is that of expr-lang/expr;
// beside it, a claim has references to quantities, and durations (500ms, 1m30s) and
// sizes (64KiB) as literals. It knows no lessons: names are found, and quantities
// measured, by whoever asks.
package claim

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"runnel/site/quantity"
)

// An Expression is a claim that has been read.
type Expression struct {
	References []Reference // in their order in the source

	source string
	pieces []piece
	consts map[string]any
	vm     *vm.Program
}

// A Reference is a quantity in a claim.
type Reference struct {
	Name, Field string // of waiting/waited.wall.min: "waiting/waited" and "wall.min"
	Start, End  int    // offsets in the source
}

// A Mistake is what is wrong at an offset of the source.
type Mistake struct {
	Offset  int
	Message string
}

// A Duration is a value of an expression that numbers cannot be mistaken for.
type Duration struct{ ns float64 }

// Compile checks the types of an expression whose references are all known.
func (e *Expression) Compile() []Mistake {
	env := map[string]any{}
	for name, v := range e.consts {
		env[name] = v
	}
	for i, ref := range e.References {
		field, ok := quantity.FieldOf(ref.Field)
		if !ok {
			return []Mistake{{ref.Start, "unknown quantity " + ref.Field}}
		}
		env[variable(i)] = valueOf(quantity.Value{Kind: field.Kind})
	}
	text, offsets := e.translate()
	options := append(operators(), expr.Env(env), expr.AsBool(), expr.DisableBuiltin("now"))
	program, err := expr.Compile(text, options...)
	if err != nil {
		return []Mistake{e.mistake(err, offsets)}
	}
	e.vm = program
	return nil
}

// mistake tells an error of the library in terms of the source.
func (e *Expression) mistake(err error, offsets []int) Mistake {
	located := (*file.Error)(nil)
	if !errors.As(err, &located) {
		if strings.HasPrefix(err.Error(), "expected bool") {
			return Mistake{0, "a claim is true or false: compare what is measured, as in waited.wall < 600ms"}
		}
		return Mistake{0, err.Error()}
	}
	message := located.Message
	for i := len(e.References) - 1; i >= 0; i-- {
		ref := e.References[i]
		message = strings.ReplaceAll(message, variable(i), e.source[ref.Start:ref.End])
	}
	message = types.Replace(message)
	if message == "unexpected token EOF" {
		message = "the claim ends too early"
	}
	if strings.Contains(message, "duration and number") || strings.Contains(message, "number and duration") {
		message += ": a duration has a unit, such as 500ms"
	}
	return Mistake{offsets[min(max(located.From, 0), len(offsets)-1)], message}
}

var types = strings.NewReplacer("claim.Duration", "duration", "float64", "number", "int", "number", "string", "text", "bool", "truth")

// Eval tells whether the claim holds where its references have these values. It is an
// error where the expression cannot be worked out.
func (e *Expression) Eval(values []quantity.Value) (bool, error) {
	env := map[string]any{}
	for name, v := range e.consts {
		env[name] = v
	}
	for i, v := range values {
		env[variable(i)] = valueOf(v)
	}
	got, err := expr.Run(e.vm, env)
	if err != nil {
		if located := (*file.Error)(nil); errors.As(err, &located) {
			err = errors.New(types.Replace(located.Message))
		}
		return false, err
	}
	holds, ok := got.(bool)
	if !ok {
		return false, fmt.Errorf("it is %v, neither true nor false", got)
	}
	return holds, nil
}

// Substitute writes the source with what is given in place of each reference.
func (e *Expression) Substitute(reference func(i int) string, other func(text string) string) string {
	var b strings.Builder
	at := 0
	for i, ref := range e.References {
		b.WriteString(other(e.source[at:ref.Start]))
		b.WriteString(reference(i))
		at = ref.End
	}
	b.WriteString(other(e.source[at:]))
	return strings.TrimSpace(b.String())
}

func valueOf(v quantity.Value) any {
	switch v.Kind {
	case quantity.Time:
		return Duration{v.Number}
	case quantity.Text:
		return v.Text
	}
	return v.Number
}

// operators are those of durations, and about, which tells whether two values are the
// same within a part of the second (20% where no part is given).
func operators() []expr.Option {
	type (
		D = Duration
		F = float64
	)
	amount := func(v any) F {
		switch v := v.(type) {
		case D:
			return v.ns
		case int:
			return F(v)
		case F:
			return v
		}
		return math.NaN()
	}
	function := func(name string, of func(x, y F) any, types ...any) expr.Option {
		return expr.Function(name, func(args ...any) (any, error) { return of(amount(args[0]), amount(args[1])), nil }, types...)
	}
	var options []expr.Option
	operator := func(symbol, name string, of func(x, y F) any, types ...any) {
		options = append(options, function(name, of, types...), expr.Operator(symbol, name))
	}
	duration := func(x F) any { return D{x} }
	operator("+", "durationPlus", func(x, y F) any { return duration(x + y) }, func(D, D) D { return D{} })
	operator("-", "durationMinus", func(x, y F) any { return duration(x - y) }, func(D, D) D { return D{} })
	operator("*", "durationTimes", func(x, y F) any { return duration(x * y) },
		func(D, F) D { return D{} }, func(D, int) D { return D{} }, func(F, D) D { return D{} }, func(int, D) D { return D{} })
	// Two operators of one symbol, since an overload has one result.
	operator("/", "durationPart", func(x, y F) any { return duration(x / y) },
		func(D, F) D { return D{} }, func(D, int) D { return D{} })
	operator("/", "durationRatio", func(x, y F) any { return x / y }, func(D, D) F { return 0 })
	for symbol, of := range map[string]func(x, y F) bool{
		"<": func(x, y F) bool { return x < y }, "<=": func(x, y F) bool { return x <= y },
		">": func(x, y F) bool { return x > y }, ">=": func(x, y F) bool { return x >= y },
		"==": func(x, y F) bool { return x == y }, "!=": func(x, y F) bool { return x != y },
	} {
		operator(symbol, "duration"+symbol, func(x, y F) any { return of(x, y) }, func(D, D) bool { return false })
	}
	about := func(args ...any) (any, error) {
		x, y, part := amount(args[0]), amount(args[1]), 0.2
		if len(args) == 3 {
			part = amount(args[2])
		}
		return math.Abs(x-y) <= part*math.Abs(y)*(1+1e-9), nil
	}
	return append(options, expr.Function("about", about,
		func(D, D) bool { return false }, func(D, D, F) bool { return false }, func(D, D, int) bool { return false },
		func(F, F) bool { return false }, func(F, F, F) bool { return false }, func(F, F, int) bool { return false }))
}
