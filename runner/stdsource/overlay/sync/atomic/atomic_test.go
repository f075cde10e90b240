package atomic

import (
	"fmt"
	"sync"
	original "sync/atomic"
	"testing"
)

type pointer[T any] interface {
	Load() *T
	Store(*T)
	Swap(*T) *T
	CompareAndSwap(old, new *T) bool
}

// story tells all that the operations give on one pointer.
func story(p pointer[string]) string {
	a, b := new(string), new(string)
	*a, *b = "a", "b"
	name := func(x *string) string {
		if x == nil {
			return "nil"
		}
		return *x
	}
	return fmt.Sprint(
		name(p.Load()), p.CompareAndSwap(a, b), name(p.Load()),
		p.CompareAndSwap(nil, a), name(p.Load()), p.CompareAndSwap(nil, b), p.CompareAndSwap(b, a),
		name(p.Swap(b)), name(p.Load()), p.CompareAndSwap(b, b), p.CompareAndSwap(b, nil), name(p.Swap(a)),
		func() string { p.Store(nil); return name(p.Load()) }(),
		func() string { p.Store(b); return name(p.Load()) }(),
	)
}

func TestPointer(t *testing.T) {
	got, want := story(new(Pointer[string])), story(new(original.Pointer[string]))
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNilPointer(t *testing.T) {
	panicked := func(f func(), name string) (text string) {
		defer func() { text = name + ": " + fmt.Sprint(recover()) }()
		f()
		return ""
	}
	each := func(p pointer[int]) []string {
		return []string{
			panicked(func() { p.Load() }, "Load"),
			panicked(func() { p.Store(nil) }, "Store"),
			panicked(func() { p.Swap(nil) }, "Swap"),
			panicked(func() { p.CompareAndSwap(nil, nil) }, "CompareAndSwap"),
		}
	}
	got, want := fmt.Sprint(each((*Pointer[int])(nil))), fmt.Sprint(each((*original.Pointer[int])(nil)))
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	var p Pointer[int] // the lock is free
	p.Store(nil)
}

func TestFormat(t *testing.T) {
	n := 1
	var p Pointer[int]
	var q original.Pointer[int]
	for range 2 {
		for _, format := range []string{"%v", "%+v"} {
			if got, want := fmt.Sprintf(format, &p), fmt.Sprintf(format, &q); got != want {
				t.Errorf("%s: got %s, want %s", format, got, want)
			}
		}
		p.Store(&n)
		q.Store(&n)
	}
}

func TestManyGoroutines(t *testing.T) {
	type list struct {
		value int
		next  *list
	}
	const goroutines, each = 8, 500
	var head Pointer[list]
	var group sync.WaitGroup
	for i := range goroutines {
		group.Go(func() {
			for j := range each {
				for {
					old := head.Load()
					if head.CompareAndSwap(old, &list{i*each + j, old}) {
						break
					}
				}
			}
		})
	}
	group.Wait()
	var seen [goroutines * each]bool
	count := 0
	for l := head.Load(); l != nil; l = l.next {
		if seen[l.value] {
			t.Fatalf("%d is there twice", l.value)
		}
		seen[l.value] = true
		count++
	}
	if count != len(seen) {
		t.Errorf("%d of %d are there", count, len(seen))
	}
}
