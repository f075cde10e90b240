package rt

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
)

func TestPull(t *testing.T) {
	next, stop := Pull(func(yield func(any) bool) {
		_ = yield(1) && yield("b") && yield(nil)
	})
	var got []any
	for v, ok := next(); ok; v, ok = next() {
		got = append(got, v)
	}
	stop()
	if want := []any{1, "b", nil}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	next2, stop2 := Pull2(func(yield func(any, any) bool) {
		defer func() { got = append(got, "stopped") }()
		_ = yield(1, "a") && yield(2, "b")
	})
	k, v, ok := next2()
	stop2()
	if k != 1 || v != "a" || !ok || got[len(got)-1] != "stopped" {
		t.Errorf("got %v, %v, %v and %v", k, v, ok, got)
	}
}

func TestHandle(t *testing.T) {
	m := newModel([]any{point{}, failing{}})
	one, same, other := Handle(m.value(point{1, 2})), Handle(m.value(point{1, 2})), Handle(m.value(point{2, 1}))
	if one != same || one == other || Handle(1) == Handle(int8(1)) {
		t.Error("handles are not equal where values are")
	}
	if Handle(ToError(m.value(failing{1}))) != Handle(m.value(failing{1})) {
		t.Error("the handle of a wrapper is not that of its Box")
	}
}

func TestCanonical(t *testing.T) {
	m := newModel([]any{point{}, uncomparable{}})
	first, second := new(int), new(int)
	key := m.value(point{7, 7})
	if Canonical((*int)(nil), key, first) != first || Canonical((*int)(nil), m.value(point{7, 7}), second) != first {
		t.Error("got another pointer than the first")
	}
	if Canonical((*any)(nil), key, second) != second {
		t.Error("got the pointer of another type")
	}
	raises(t, "uncomparable", func() { Canonical((*any)(nil), m.value(uncomparable{}), first) }, func() { _ = map[any]int{uncomparable{}: 1} })
}

func TestComparable(t *testing.T) {
	values := comparedValues()
	m := newModel(values)
	for _, v := range values {
		if v == nil {
			continue
		}
		if got, want := Comparable(m.value(v)), reflect.TypeOf(v).Comparable(); got != want {
			t.Errorf("%T: got %v, want %v", v, got, want)
		}
	}
}

func TestLockAtomics(t *testing.T) {
	n := 0
	var group sync.WaitGroup
	for range 50 {
		group.Go(func() {
			for range 100 {
				LockAtomics()
				n++
				UnlockAtomics()
			}
		})
	}
	group.Wait()
	if n != 5000 {
		t.Errorf("got %d", n)
	}
}

// TestSymbols: an entry is the function or the type of its name.
func TestSymbols(t *testing.T) {
	for name, v := range Symbols() {
		switch {
		case v.Kind() == reflect.Func && v.IsNil(), v.Kind() == reflect.Pointer && !v.IsNil():
			t.Errorf("%s is %v", name, v)
		case v.Kind() == reflect.Pointer && name != "UniqueHandle" && v.Type().Elem().Name() != name:
			t.Errorf("%s is the type %v", name, v.Type().Elem())
		}
	}
	if got := fmt.Sprint(Symbols()["Value"].Call([]reflect.Value{reflect.ValueOf(Box{1, "x"})})[0]); got != "x" {
		t.Errorf("got %s", got)
	}
}
