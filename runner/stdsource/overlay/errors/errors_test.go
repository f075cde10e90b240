package errors

import (
	original "errors"
	"fmt"
	"io/fs"
	"os"
	"testing"
)

type (
	code     int             // comparable
	list     []string        // not comparable
	holder   struct{ x any } // comparable, but not with everything in x
	pointed  struct{ n int }
	timeout  struct{}
	is       struct{ target error }  // is another one
	as       struct{ code code }     // can be had as a code
	wrap     struct{ inner error }   // wraps one
	wrapMany struct{ inner []error } // wraps many
	all      struct {                // all of that
		is
		inner error
	}
)

func (e code) Error() string       { return fmt.Sprint("code ", int(e)) }
func (e list) Error() string       { return "list" }
func (e holder) Error() string     { return "holder" }
func (e *pointed) Error() string   { return "pointed" }
func (e timeout) Error() string    { return "timeout" }
func (e timeout) Timeout() bool    { return true }
func (e is) Error() string         { return "is" }
func (e is) Is(target error) bool  { return target == e.target }
func (e as) Error() string         { return "as" }
func (e wrap) Error() string       { return "wrap" }
func (e wrap) Unwrap() error       { return e.inner }
func (e wrapMany) Error() string   { return "wrapMany" }
func (e wrapMany) Unwrap() []error { return e.inner }
func (e all) Unwrap() error        { return e.inner }
func (e as) As(target any) bool { // knows of codes only
	p, ok := target.(*code)
	if ok {
		*p = e.code
	}
	return ok
}

type temporary interface {
	error
	Timeout() bool
}

var errPlain = original.New("plain")

// trees are errors of all shapes.
func trees() []error {
	leaves := []error{
		nil, errPlain, code(1), code(2), list{"a"}, holder{1}, holder{[]int{1}}, &pointed{1}, (*pointed)(nil), timeout{},
		is{errPlain}, is{code(1)}, is{list(nil)}, as{3}, fs.ErrNotExist, os.ErrDeadlineExceeded, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrNotExist},
	}
	trees := leaves
	for i, leaf := range leaves {
		next := leaves[(i+1)%len(leaves)]
		trees = append(trees,
			wrap{leaf}, wrap{wrap{leaf}}, &wrap{leaf}, all{is{next}, leaf},
			wrapMany{[]error{leaf, next}}, wrapMany{[]error{nil, wrap{next}, leaf}}, wrap{wrapMany{[]error{wrapMany{nil}, leaf}}},
			fmt.Errorf("formatted: %w", leaf), fmt.Errorf("%w and %w", leaf, next), original.Join(leaf, next),
		)
	}
	return append(trees, wrapMany{nil}, wrapMany{[]error{nil}})
}

// told is what f returns, or what it panics with.
func told(f func() string) (text string) {
	defer func() {
		if x := recover(); x != nil {
			text = fmt.Sprintf("panic: %v", x)
		}
	}()
	return f()
}

func TestIs(t *testing.T) {
	trees := trees()
	found := 0
	for _, err := range trees {
		for _, target := range trees {
			got := told(func() string { return fmt.Sprint(Is_(err, target)) })
			want := told(func() string { return fmt.Sprint(original.Is(err, target)) })
			if got != want {
				t.Errorf("whether %#v is %#v: got %s, want %s", err, target, got, want)
			}
			if want == "true" {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("no error is another one")
	}
}

func TestAsAndAsType(t *testing.T) {
	found := 0
	for _, test := range []func(error) (got, want [2]string){
		find[code], find[list], find[holder], find[*pointed], find[embedding], find[timeout], find[is], find[as],
		find[wrap], find[*wrap], find[wrapMany], find[all], find[*fs.PathError], find[error], find[temporary], find[wrapping],
	} {
		for _, err := range trees() {
			got, want := test(err)
			if got != want {
				t.Errorf("%#v:\ngot  %s\nwant %s", err, got, want)
			}
			if want[0][:4] == "true" {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("nothing was found")
	}
}

type embedding struct{ code } // an error by what it embeds

type wrapping interface {
	error
	Unwrap() error
}

// find tells what As and AsType find here, and in the original.
func find[E error](err error) (got, want [2]string) {
	as := func(as func(error, *E) bool) string {
		return told(func() string {
			var target E
			ok := as(err, &target)
			return fmt.Sprintf("%t %#v", ok, target)
		})
	}
	asType := func(asType func(error) (E, bool)) string {
		return told(func() string {
			e, ok := asType(err)
			return fmt.Sprintf("%t %#v", ok, e)
		})
	}
	return [2]string{as(As_[E]), asType(AsType[E])},
		[2]string{as(func(err error, target *E) bool { return original.As(err, target) }), asType(original.AsType[E])}
}

// The compiler lets these through.
func TestAsOfWrongTargets(t *testing.T) {
	for _, err := range []error{nil, errPlain, wrap{code(1)}} {
		for name, got := range map[string][2]string{
			"nil":            wrongTarget[code](err, nil),
			"nil interface":  wrongTarget[error](err, nil),
			"no error":       wrongTarget(err, new(int)),
			"value":          wrongTarget(err, new(pointed)),
			"any":            wrongTarget(err, new(any)),
			"other methods":  wrongTarget(err, new(fmt.Stringer)),
			"pointer":        wrongTarget(err, new(*code)),
			"nil pointer":    wrongTarget(err, new(*int)),
			"no error, nil":  wrongTarget[int](err, nil),
			"an array of it": wrongTarget(err, new([0]error)),
		} {
			if got[0] != got[1] {
				t.Errorf("%s, %v: got %s, want %s", name, err, got[0], got[1])
			}
		}
	}
}

// wrongTarget tells what As does here, and in the original.
func wrongTarget[T any](err error, target *T) [2]string {
	tell := func(as func() bool) string {
		text := told(func() string { return fmt.Sprint(as()) })
		if target != nil {
			text += fmt.Sprintf(" %#v", *target)
		}
		return text
	}
	got := tell(func() bool { return As_(err, target) })
	if target != nil {
		var zero T
		*target = zero
	}
	return [2]string{got, tell(func() bool { return original.As(err, target) })}
}
