package symbols

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

type day int

func (d day) String() string { return "Dāy" + strings.Repeat("!", int(d)) }

type lost struct {
	Name string
	N    int
}

func (l lost) Error() string { return l.Name + "\nlost" }

// TestPrintedAsGoPrints holds a wrapped value under every verb to the value that it
// stands for.
func TestPrintedAsGoPrints(t *testing.T) {
	stringer := printedStringerWrapper{IValue: int(day(2)), WString: day(2).String}
	failure := printedErrorWrapper{
		IValue: struct {
			Name string
			N    int
		}{"a", 7},
		WError: lost{"a", 7}.Error,
	}
	for _, format := range []string{
		"%v", "%+v", "%s", "%q", "%+q", "%#q", "%x", "%X", "% x", "%#x", "%8v|", "%-12s|", "%.2s", "%8.3q|",
		"%d", "%03d", "%+d", "%-5d|", "%b", "%o", "%#o", "%c", "%U", "%t", "%6.2f", "%g", "%e", "%z", "%!",
	} {
		// A verb that is wrong for a value prints its type, which is here another.
		types := strings.NewReplacer("symbols.day", "int", "symbols.lost", "struct { Name string; N int }")
		if got, want := fmt.Sprintf(format, stringer), types.Replace(fmt.Sprintf(format, day(2))); got != want {
			t.Errorf("Stringer under %s: got %q, want %q", format, got, want)
		}
		if got, want := fmt.Sprintf(format, failure), types.Replace(fmt.Sprintf(format, lost{"a", 7})); got != want {
			t.Errorf("error under %s: got %q, want %q", format, got, want)
		}
	}
	if got, want := fmt.Sprint(stringer, failure, 1, stringer), fmt.Sprint(day(2), lost{"a", 7}, 1, day(2)); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	wrapping := fmt.Errorf("it is %w", failure)
	if _, ok := errors.AsType[printedErrorWrapper](wrapping); !ok || wrapping.Error() != "it is a\nlost" {
		t.Errorf("got %v, which wraps %v", wrapping, errors.Unwrap(wrapping))
	}
}
