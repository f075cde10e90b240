package rt

import (
	"fmt"
	"unsafe"
)

// Indexes are checked by Go itself, which then has the words: something that takes no
// memory is indexed in place of the program's value.

// Index is i, an index of something of n elements.
func Index(i, n int) int {
	_ = make([]struct{}, n)[i]
	return i
}

// IndexWide panics unless i is an index of something of n elements.
func IndexWide(i uint64, n int) {
	_ = make([]struct{}, n)[i]
}

// What Bounds slices. Slices are checked against their capacity, strings and arrays
// against their length.
const (
	SliceBounds  = iota // s[low:high] of a slice
	LengthBounds        // s[low:high] of a string or an array
	Slice3Bounds        // s[low:high:max] of a slice
	Array3Bounds        // s[low:high:max] of an array
)

// Bounds panics unless the indexes of a slice expression are in order, for something
// of length n and capacity c. A low that is left out is 0, a high that is left out n;
// max counts for the kinds that have one.
func Bounds(low, high, max, n, c, kind int) { check(low, high, max, n, c, kind) }

// Which indexes BoundsWide is given as what they are in an unsigned 64-bit type.
const (
	WideLow = 1 << iota
	WideHigh
	WideMax
)

// BoundsWide is Bounds where some of the indexes are of an unsigned 64-bit type; wide
// tells which.
func BoundsWide(low, high, max, n, c, kind, wide int) {
	if wide&WideLow != 0 {
		checkFromHigh(uint64(low), high, max, n, c, kind, wide)
	} else {
		checkFromHigh(low, high, max, n, c, kind, wide)
	}
}

type index interface{ int | uint64 }

func checkFromHigh[L index](low L, high, max, n, c, kind, wide int) {
	if wide&WideHigh != 0 {
		checkFromMax(low, uint64(high), max, n, c, kind, wide)
	} else {
		checkFromMax(low, high, max, n, c, kind, wide)
	}
}

func checkFromMax[L, H index](low L, high H, max, n, c, kind, wide int) {
	if wide&WideMax != 0 {
		check(low, high, uint64(max), n, c, kind)
	} else {
		check(low, high, max, n, c, kind)
	}
}

func check[L, H, M index](low L, high H, max M, n, c, kind int) {
	switch kind {
	case SliceBounds:
		_ = make([]struct{}, c)[low:high]
	case LengthBounds:
		var first byte // no other is looked at
		_ = unsafe.String(&first, n)[low:high]
	case Slice3Bounds:
		_ = make([]struct{}, c)[low:high:max]
	case Array3Bounds:
		if max < 0 {
			panic(boundsError(fmt.Sprintf("slice bounds out of range [::%d]", max)))
		}
		if uint64(max) > uint64(n) {
			panic(boundsError(fmt.Sprintf("slice bounds out of range [::%d] with length %d", max, n)))
		}
		_ = make([]struct{}, n)[low:high:max]
	}
}
