package rt

import (
	"fmt"
	"math"
	"testing"
)

// indexes are such as are in order and out of it.
var indexes = []int{-2, -1, 0, 1, 2, 3, 4, 5, 6, 1 << 40}

func TestBounds(t *testing.T) {
	slice := make([]int, 3, 5)
	array := &[4]int{}
	text := "abc"
	for _, low := range indexes {
		raises(t, fmt.Sprint("index ", low), func() { Index(low, len(slice)) }, func() { _ = slice[low] })
		for _, high := range indexes {
			what := fmt.Sprintf("[%d:%d]", low, high)
			raises(t, "slice"+what, func() { Bounds(low, high, 0, len(slice), cap(slice), SliceBounds) }, func() { _ = slice[low:high] })
			raises(t, "string"+what, func() { Bounds(low, high, 0, len(text), len(text), LengthBounds) }, func() { _ = text[low:high] })
			raises(t, "array"+what, func() { Bounds(low, high, 0, len(array), len(array), LengthBounds) }, func() { _ = array[low:high] })
			for _, max := range indexes {
				what := fmt.Sprintf("[%d:%d:%d]", low, high, max)
				raises(t, "slice"+what, func() { Bounds(low, high, max, len(slice), cap(slice), Slice3Bounds) }, func() { _ = slice[low:high:max] })
				raises(t, "array"+what, func() { Bounds(low, high, max, len(array), len(array), Array3Bounds) }, func() { _ = array[low:high:max] })
			}
		}
		raises(t, fmt.Sprint("string from ", low), func() { Bounds(low, len(text), 0, len(text), len(text), LengthBounds) }, func() { _ = text[low:] })
		raises(t, fmt.Sprint("slice from ", low), func() { Bounds(low, len(slice), 0, len(slice), cap(slice), SliceBounds) }, func() { _ = slice[low:] })
	}
	if i := Index(2, 3); i != 2 {
		t.Errorf("got the index %d", i)
	}
}

// wides are indexes of an unsigned type.
var wides = []uint64{0, 2, 3, 4, 6, math.MaxUint64, 1 << 63}

func TestWideBounds(t *testing.T) {
	slice := make([]int, 3, 5)
	array := &[4]int{}
	text := "abc"
	for _, w := range wides {
		raises(t, fmt.Sprint("index ", w), func() { IndexWide(w, len(slice)) }, func() { _ = slice[w] })
		for _, i := range indexes {
			checkWide(t, int(w), i, 0, WideLow, slice, array, text, func() { _ = slice[w:i] }, func() { _ = text[w:i] }, nil, nil)
			checkWide(t, i, int(w), 0, WideHigh, slice, array, text, func() { _ = slice[i:w] }, func() { _ = text[i:w] }, nil, nil)
			for _, v := range wides {
				low, high, max := int(w), int(v), i
				checkWide(t, low, high, max, WideLow|WideHigh, slice, array, text,
					func() { _ = slice[w:v] }, func() { _ = text[w:v] }, func() { _ = slice[w:v:i] }, func() { _ = array[w:v:i] })
				checkWide(t, low, max, high, WideLow|WideMax, slice, array, text, nil, nil, func() { _ = slice[w:i:v] }, func() { _ = array[w:i:v] })
				checkWide(t, max, low, high, WideHigh|WideMax, slice, array, text, nil, nil, func() { _ = slice[i:w:v] }, func() { _ = array[i:w:v] })
				checkWide(t, low, high, high, WideLow|WideHigh|WideMax, slice, array, text, nil, nil, func() { _ = slice[w:v:v] }, func() { _ = array[w:v:v] })
			}
		}
	}
}

// checkWide compares BoundsWide with what Go says of the same indexes.
func checkWide(t *testing.T, low, high, max, wide int, slice []int, array *[4]int, text string, wants ...func()) {
	t.Helper()
	what := fmt.Sprintf("[%d:%d:%d] %b", low, high, max, wide)
	for kind, want := range wants {
		n, c := len(slice), cap(slice)
		switch kind {
		case LengthBounds:
			n, c = len(text), len(text)
		case Array3Bounds:
			n, c = len(array), len(array)
		}
		if want != nil {
			raises(t, fmt.Sprint(what, " of kind ", kind), func() { BoundsWide(low, high, max, n, c, kind, wide) }, want)
		}
	}
}
