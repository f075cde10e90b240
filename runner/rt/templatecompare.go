package rt

import (
	"errors"
	"fmt"
	"reflect"
)

var (
	errBadComparison = errors.New("invalid type for comparison")
	errNoComparison  = errors.New("missing argument for comparison")
)

// A family is what kinds of values templates compare with one another.
type family int

const (
	familyOther family = iota
	familyBool
	familyComplex
	familyInt
	familyFloat
	familyString
	familyUint
)

func (x value) family() family {
	switch kind := x.kind(); {
	case kind == reflect.Bool:
		return familyBool
	case reflect.Int <= kind && kind <= reflect.Int64:
		return familyInt
	case reflect.Uint <= kind && kind <= reflect.Uintptr:
		return familyUint
	case kind == reflect.Float32, kind == reflect.Float64:
		return familyFloat
	case kind == reflect.Complex64, kind == reflect.Complex128:
		return familyComplex
	case kind == reflect.String:
		return familyString
	}
	return familyOther
}

func negated(b bool, err error) (bool, error) { return !b, err }

// isEqual reports whether x is equal to one of the others.
func isEqual(x value, others []value) (bool, error) {
	x = x.dug()
	if len(others) == 0 {
		return false, errNoComparison
	}
	for _, other := range others {
		equal, err := equalValues(x, other.dug())
		if equal || err != nil {
			return equal, err
		}
	}
	return false, nil
}

func equalValues(x, y value) (bool, error) {
	switch f, g := x.family(), y.family(); {
	case f == familyInt && g == familyUint:
		return x.v.Int() >= 0 && uint64(x.v.Int()) == y.v.Uint(), nil
	case f == familyUint && g == familyInt:
		return y.v.Int() >= 0 && x.v.Uint() == uint64(y.v.Int()), nil
	case f != g && x.t != nil && y.t != nil:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", x.t.name, y.t.name)
	case f != g:
		return false, nil
	case f == familyBool:
		return x.v.Bool() == y.v.Bool(), nil
	case f == familyComplex:
		return x.v.Complex() == y.v.Complex(), nil
	case f == familyFloat:
		return x.v.Float() == y.v.Float(), nil
	case f == familyInt:
		return x.v.Int() == y.v.Int(), nil
	case f == familyString:
		return x.v.String() == y.v.String(), nil
	case f == familyUint:
		return x.v.Uint() == y.v.Uint(), nil
	case x.kind() != y.kind() && x.t != nil && y.t != nil:
		return false, fmt.Errorf("non-comparable types %s: %v, %s: %v", x.held(), x.t.name, y.t.name, y.held())
	case x.isNothing() || y.isNothing():
		return x.isNothing() == y.isNothing(), nil
	case !y.t.comparable:
		return false, fmt.Errorf("non-comparable type %s: %v", y.held(), y.t.name)
	}
	return Equal(x.held(), y.held()), nil
}

// isNothing is true of the zero value and of nil.
func (x value) isNothing() bool {
	return x.t == nil || x.t.kind != reflect.UnsafePointer && canBeNil(x.t.kind) && x.isNil()
}

func isLess(x, y value) (bool, error) {
	x, y = x.dug(), y.dug()
	f, g := x.family(), y.family()
	switch {
	case f == familyOther, g == familyOther:
		return false, errBadComparison
	case f == familyInt && g == familyUint:
		return x.v.Int() < 0 || uint64(x.v.Int()) < y.v.Uint(), nil
	case f == familyUint && g == familyInt:
		return y.v.Int() >= 0 && x.v.Uint() < uint64(y.v.Int()), nil
	case f != g:
		return false, fmt.Errorf("incompatible types for comparison: %v and %v", x.t.name, y.t.name)
	case f == familyFloat:
		return x.v.Float() < y.v.Float(), nil
	case f == familyInt:
		return x.v.Int() < y.v.Int(), nil
	case f == familyString:
		return x.v.String() < y.v.String(), nil
	case f == familyUint:
		return x.v.Uint() < y.v.Uint(), nil
	}
	return false, errBadComparison
}

func isLessOrEqual(x, y value) (bool, error) {
	less, err := isLess(x, y)
	if less || err != nil {
		return less, err
	}
	return isEqual(x, []value{y})
}
