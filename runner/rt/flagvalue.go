package rt

import (
	goflag "flag"
	"reflect"
	"sync"
)

// Package flag asks by reflection for the zero value of a flag's type, to tell whether
// the flag has its default value. So each type of the program that is a flag gets a
// wrapper type of its own, from a supply of them.

type flagSlot interface{ index() int }

type (
	slot0 struct{}
	slot1 struct{}
	slot2 struct{}
	slot3 struct{}
	slot4 struct{}
	slot5 struct{}
	slot6 struct{}
	slot7 struct{}
)

func (slot0) index() int { return 0 }
func (slot1) index() int { return 1 }
func (slot2) index() int { return 2 }
func (slot3) index() int { return 3 }
func (slot4) index() int { return 4 }
func (slot5) index() int { return 5 }
func (slot6) index() int { return 6 }
func (slot7) index() int { return 7 }

// flagTypes has the types that the slots stand for. Like the table of types it is of the
// one program that the process runs.
var flagTypes struct {
	mu  sync.Mutex
	ids []int
}

// flagValue is a flag.Value of a type of the program.
type flagValue[S flagSlot] struct{ Box }

// value is the box, that of the type's zero value where package flag made the wrapper.
func (f flagValue[S]) value() Box {
	if f.ID != 0 {
		return f.Box
	}
	flagTypes.mu.Lock()
	defer flagTypes.mu.Unlock()
	var s S
	t := program.Load().types[flagTypes.ids[s.index()]]
	if t.kind == reflect.Pointer {
		return Box{t.id, reflect.New(t.elem.rep).Interface()}
	}
	return Box{t.id, reflect.Zero(t.rep).Interface()}
}

func (f flagValue[S]) String() string {
	b := f.value()
	return MethodOf(b, "String").(func(any) string)(b.V)
}

func (f flagValue[S]) Set(text string) error {
	return MethodOf(f.Box, "Set").(func(any, string) error)(f.V, text)
}

// IsBoolFlag is false where the type does not have it, which means the same.
func (f flagValue[S]) IsBoolFlag() bool {
	method, ok := MethodOf(f.Box, "IsBoolFlag").(func(any) bool)
	return ok && method(f.V)
}

// ToFlagValue is To for flag.Value.
func ToFlagValue(x any) goflag.Value {
	return To(x, func(b Box) goflag.Value {
		switch flagTypeIndex(b.ID) {
		case 0:
			return flagValue[slot0]{b}
		case 1:
			return flagValue[slot1]{b}
		case 2:
			return flagValue[slot2]{b}
		case 3:
			return flagValue[slot3]{b}
		case 4:
			return flagValue[slot4]{b}
		case 5:
			return flagValue[slot5]{b}
		case 6:
			return flagValue[slot6]{b}
		case 7:
			return flagValue[slot7]{b}
		}
		panic("a program with more than eight types of flags is not supported")
	})
}

func flagTypeIndex(id int) int {
	flagTypes.mu.Lock()
	defer flagTypes.mu.Unlock()
	for i, known := range flagTypes.ids {
		if known == id {
			return i
		}
	}
	flagTypes.ids = append(flagTypes.ids, id)
	return len(flagTypes.ids) - 1
}
