package maps

import (
	"maps"
	"testing"
)

func TestClone(t *testing.T) {
	type key struct{ x, y int }
	original := map[key]string{{1, 2}: "a", {3, 4}: "b"}
	got, ok := clone(original).(map[key]string)
	if !ok || !maps.Equal(got, original) {
		t.Fatalf("got %v, want %v", got, original)
	}
	delete(got, key{1, 2})
	if len(original) != 2 {
		t.Errorf("the original is %v", original)
	}
}
