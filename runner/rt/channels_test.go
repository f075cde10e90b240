package rt

import (
	"reflect"
	"testing"
)

func TestSelect(t *testing.T) {
	full := make(chan string, 1)
	full <- "x"
	shut := make(chan int)
	close(shut)
	free := make(chan float64, 1)
	var none chan int
	for name, test := range map[string]struct {
		hasDefault bool
		operands   []any
		want       []any
	}{
		"receive":       {false, []any{none, full}, []any{1, "x", true}},
		"closed":        {false, []any{shut}, []any{0, 0, false}},
		"send":          {false, []any{none, free, Send{}, 1}, []any{1, nil, false}},
		"default alone": {true, nil, []any{-1, nil, false}},
	} {
		chosen, value, ok := Select(test.hasDefault, test.operands...)
		if got := []any{chosen, value, ok}; !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
	if chosen, value, ok := Select(true, none, none, Send{}, 1, full); chosen != -1 || value != nil || ok {
		t.Errorf("nothing is ready: got %d, %v, %v", chosen, value, ok)
	}
	if chosen, value, ok := Select(true, free); chosen != 0 || value != 1.0 || !ok {
		t.Errorf("what was sent: got %d, %v, %v", chosen, value, ok)
	}
}

// TestSelectSendsBoxes: what a channel of an interface carries is what is sent.
func TestSelectSendsBoxes(t *testing.T) {
	c := make(chan any, 2)
	box := Box{1, 2}
	Select(false, c, Send{}, box)
	Select(false, c, Send{}, nil)
	if _, got, ok := Select(false, c); got != any(box) || !ok {
		t.Errorf("got %v, %v", got, ok)
	}
	if _, got, ok := Select(false, c); got != nil || !ok {
		t.Errorf("got %v, %v", got, ok)
	}
}

func TestChannel(t *testing.T) {
	c := make(chan string, 1)
	for _, direction := range []any{c, (<-chan string)(c), (chan<- string)(c)} {
		if got := Channel(direction); got != c {
			t.Errorf("got %T of %T", got, direction)
		}
	}
	if got := Channel((<-chan int)(nil)); got != (chan int)(nil) {
		t.Errorf("got %#v of nil", got)
	}
}
