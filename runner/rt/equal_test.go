package rt

import (
	"fmt"
	"io"
	"testing"
)

type (
	uncomparable struct {
		A int
		B []int
	}
	comparableAny struct {
		A any
		B float64
	}
	blanks struct {
		A int
		_ string
		B any
	}
	oneError struct{ E error }
)

// comparedValues are such as differ in what the operator looks at.
func comparedValues() []any {
	p := &point{1, 2}
	c := make(chan integer)
	return append([]any{
		uncomparable{1, nil}, uncomparable{2, nil}, [1]uncomparable{}, [0]uncomparable{}, &uncomparable{}, func() {}, func(integer) {},
		comparableAny{1, 0}, comparableAny{integer(1), 0}, comparableAny{integer(1), 1}, comparableAny{uncomparable{}, 0}, comparableAny{uncomparable{}, 1},
		comparableAny{[]int{}, 2}, comparableAny{points{}, 3}, comparableAny{points{}, 3}, comparableAny{comparableAny{points{}, 3}, 3},
		blanks{A: 1}, blanks{A: 1, B: integer(2)}, blanks{A: 1, B: 2}, [2]comparableAny{{1, 2}, {points{}, 2}}, [2]comparableAny{{2, 2}, {points{}, 2}},
		[1]any{uncomparable{}}, [1]any{points{}}, [1]any{[]int{}}, [1]any{integer(1)}, [1]any{1}, [1][1]any{{integer(1)}}, [1][1]any{{points{}}},
		oneError{}, oneError{failing{1}}, oneError{failing{1}}, oneError{&failing{1}}, oneError{io.EOF}, oneError{uncomparableError{}},
		p, p, &point{1, 2}, *p, c, c, make(chan integer), octet(1), small(1), byte(1), text("1"), "1", integer(1), 1, ratio(1), list{1, nil}, list{1, &list{}},
		map[integer]int{}, points{}, struct{ A, b any }{1, integer(2)}, struct{ A, b any }{1, integer(2)}, struct{ A, b any }{1, points{}},
	}, printedValues...)
}

type uncomparableError struct{ A []int }

func (uncomparableError) Error() string { return "uncomparable" }

// answer is the result of f, or what it panics with.
func answer(f func() any) (text string) {
	defer func() {
		if v := recover(); v != nil {
			text = fmt.Sprintf("panic %s: %v", TypeName(v), v)
		}
	}()
	return fmt.Sprint(f())
}

func TestEqual(t *testing.T) {
	values := comparedValues()
	m := newModel(values)
	held := m.values(values)
	for i, v := range values {
		for j, w := range values {
			want := answer(func() any { return v == w })
			if got := answer(func() any { return Equal(held[i], held[j]) }); got != want {
				t.Errorf("%#v == %#v: got %s, want %s", v, w, got, want)
			}
		}
	}
}

// TestWrappersAreEqualToTheirValues: a wrapper stands for its Box.
func TestWrappersAreEqualToTheirValues(t *testing.T) {
	m := newModel([]any{failing{}, &failing{}})
	one, other := m.value(failing{1}), m.value(failing{2})
	if e := ToError(one); !Equal(e, one) || !Equal(one, e) || !Equal(e, ToError(e)) || Equal(e, other) || Equal(io.EOF, e) || e != ToError(one) {
		t.Error("a wrapper of an error is not equal to its Box alone")
	}
}

func TestKey(t *testing.T) {
	values := comparedValues()
	m := newModel(values)
	held := m.values(values)
	for i, v := range values {
		want := answer(func() any { return len(map[any]int{v: 1}) })
		if got := answer(func() any { return len(map[any]int{Key(held[i]): 1}) }); got != want {
			t.Errorf("%#v as a key: got %s, want %s", v, got, want)
		}
	}
	if wrapper := ToError(m.value(failing{1})); Key(wrapper) != m.value(failing{1}) {
		t.Errorf("the key of a wrapper is %v", Key(wrapper))
	}
}

// TestBoxesAreKeys: equal values are one key.
func TestBoxesAreKeys(t *testing.T) {
	var values []any
	want := map[any]int{}
	for _, v := range comparedValues() {
		if recovered(func() { want[v]++ }) == nil {
			values = append(values, v)
		}
	}
	m := newModel(values)
	got := map[any]int{}
	for _, v := range values {
		got[m.value(v)]++
	}
	for _, v := range values {
		if n := got[m.value(v)]; n != want[v] {
			t.Errorf("%#v is there %d times, want %d", v, n, want[v])
		}
	}
}

func BenchmarkEqual(b *testing.B) {
	m := newModel([]any{point{}})
	x, y := m.value(point{1, 2}), m.value(point{1, 2})
	for b.Loop() {
		Equal(x, y)
	}
}
