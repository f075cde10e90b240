package rand

import (
	"fmt"
	original "math/rand/v2"
	"testing"
	"time"
)

func TestN(t *testing.T) {
	const n = 5
	var seen [n]bool
	for range 1000 {
		seen[N(n)] = true
		seen[N(uint8(n))] = true
		seen[N(time.Duration(n))] = true
	}
	if seen != [n]bool{true, true, true, true, true} {
		t.Errorf("of the numbers below %d came %v", n, seen)
	}
	if got := N(int8(1)); got != 0 {
		t.Errorf("got %d below 1", got)
	}
	for range 1000 {
		if got := N(uint64(1<<63 + 1)); got > 1<<63 {
			t.Fatalf("got %d", got)
		}
	}
}

func TestNOfNothing(t *testing.T) {
	panicked := func(f func(int) int, n int) (x any) {
		defer func() { x = recover() }()
		return f(n)
	}
	for _, n := range []int{0, -1} {
		got, want := panicked(N, n), panicked(original.N, n)
		if got != want {
			t.Errorf("%d: got %v, want %v", n, got, want)
		}
	}
	if got, want := fmt.Sprintf("%T", N[time.Duration]), fmt.Sprintf("%T", original.N[time.Duration]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
