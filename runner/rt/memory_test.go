package rt

import (
	"maps"
	"math"
	"reflect"
	"testing"
	"unicode/utf8"
)

func TestElem(t *testing.T) {
	slice := []string{"a", "b"}
	array := [2]int{1, 2}
	if Elem(slice, 1) != &slice[1] || Elem(&array, 0) != &array[0] {
		t.Error("the address is not the element's")
	}
	five := 5
	var nilArray *[2]int
	raises(t, "slice", func() { Elem(slice, five) }, func() { _ = &slice[five] })
	raises(t, "array", func() { Elem(&array, five) }, func() { _ = &array[five] })
	raises(t, "nil", func() { Elem(nilArray, 1) }, func() { _ = &nilArray[1] })
}

func TestSliceToArray(t *testing.T) {
	slice := []int{1, 2, 3}
	p := SliceToArray(slice, (*[2]int)(nil)).(*[2]int)
	p[0] = 7
	if slice[0] != 7 || *p != [2]int{7, 2} {
		t.Errorf("got %v of %v", *p, slice)
	}
	if p := SliceToArray([]int(nil), (*[0]int)(nil)); p != (*[0]int)(nil) {
		t.Errorf("got %v of a nil slice", p)
	}
	if p := SliceToArray([]int{}, (*[0]int)(nil)); p == (*[0]int)(nil) {
		t.Error("got nil of an empty slice")
	}
}

func TestOverlaps(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5}
	nothing := make([]struct{}, 4)
	for _, test := range []struct {
		a, b any
		want bool
	}{
		{all, all, true}, {all[:3], all[3:], false}, {all[:3], all[2:], true}, {all[4:], all[:5], true}, {all[2:2], all, false},
		{all, []int{1}, false}, {[]int(nil), all, false}, {nothing, nothing, false}, {all[1:2], all[1:2:2], true},
	} {
		if got := Overlaps(test.a, test.b); got != test.want {
			t.Errorf("%v and %v: got %v", test.a, test.b, got)
		}
	}
}

func TestMaps(t *testing.T) {
	m := map[float64]string{1: "a", math.NaN(): "b", math.Copysign(0, -1): "c"}
	clone := CloneMap(m).(map[float64]string)
	if len(clone) != 3 || clone[1] != "a" || clone[0] != "c" {
		t.Errorf("got %v", clone)
	}
	clone[1] = "changed"
	if m[1] != "a" {
		t.Error("a change of the clone changes the map")
	}
	if c := CloneMap(map[int]int(nil)).(map[int]int); c != nil {
		t.Errorf("got %v of nil", c)
	}
	Clear(m)
	Clear(map[int]int(nil))
	if len(m) != 0 {
		t.Errorf("%v is left", maps.Collect(maps.All(m)))
	}
	slice := []int{1, 2}
	Clear(slice)
	if !reflect.DeepEqual(slice, []int{0, 0}) {
		t.Errorf("got %v", slice)
	}
}

func TestDecodeRune(t *testing.T) {
	for _, s := range []string{"a线\xff\xe7\xbab", "\xf0\x9f\x98\x80", "\xed\xa0\x80"} {
		for i := 0; i < len(s); {
			want, size := utf8.DecodeRuneInString(s[i:])
			if got, n := DecodeRune(s, i); got != want || n != size {
				t.Errorf("%q at %d: got %q, %d", s, i, got, n)
			}
			i += size
		}
	}
}
