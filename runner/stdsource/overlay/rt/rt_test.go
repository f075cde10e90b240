package rt

import (
	"fmt"
	"math"
	"testing"
)

func TestOverlaps(t *testing.T) {
	s := []int16{0, 1, 2, 3, 4, 5}
	none := make([]struct{}, 6)
	for _, test := range []struct {
		a, b any
		want bool
	}{
		{s, s, true},
		{s[:3], s[3:], false},
		{s[:4], s[3:], true},
		{s[3:], s[:4], true},
		{s[1:2], s, true},
		{s, s[1:2], true},
		{s[5:], s[:5], false},
		{s[2:2], s, false},
		{s, []int16(nil), false},
		{s, []int16{0, 1, 2, 3, 4, 5}, false},
		{none, none, false},
	} {
		if got := Overlaps(test.a, test.b); got != test.want {
			t.Errorf("%v of length %d and %v: got %t, want %t", test.a, cap(s), test.b, got, test.want)
		}
	}
}

func TestCloneMap(t *testing.T) {
	type named map[float64][]int
	original := named{1: {1}, math.NaN(): {2}, math.NaN(): {2}}
	clone, ok := CloneMap(original).(named)
	if !ok {
		t.Fatalf("got a %T", CloneMap(original))
	}
	if got, want := fmt.Sprint(clone), "map[NaN:[2] NaN:[2] 1:[1]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	clone[2] = nil
	if len(original) != 3 {
		t.Errorf("the original has changed, too: %v", original)
	}
	if clone[1][0] = 7; original[1][0] != 7 {
		t.Errorf("the values were cloned, too: %v", original)
	}
}

func TestComparable(t *testing.T) {
	type S struct{ x any }
	for _, test := range []struct {
		x    any
		want bool
	}{
		{1, true}, {"", true}, {S{[]int{1}}, true}, {[1]any{}, true}, {&[]int{1}, true}, {make(chan int), true},
		{[]int{1}, false}, {map[int]int{}, false}, {func() {}, false}, {struct{ s []int }{}, false}, {[0][]int{}, false},
	} {
		if got := Comparable(test.x); got != test.want {
			t.Errorf("%T: got %t, want %t", test.x, got, test.want)
		}
	}
}
