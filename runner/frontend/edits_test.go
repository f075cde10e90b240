package frontend

import "testing"

func TestEdits(t *testing.T) {
	var es edits
	es.replace(2, 4, "X")
	es.insert(2, "(")
	es.insert(4, ")")
	es.insert(4, "!")
	if got, _, ok := es.apply("abcdef"); got != "ab(X)!ef" || !ok {
		t.Errorf("got %q, %v", got, ok)
	}
	es.replace(3, 5, "Y")
	if _, at, ok := es.apply("abcdef"); ok || at != 3 {
		t.Errorf("overlapping edits were applied, or their place is %d", at)
	}
}
