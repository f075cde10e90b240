package fingerprint

import (
	"errors"
	"io/fs"
	"testing"
	"testing/fstest"
)

func TestFiles(t *testing.T) {
	of := func(a, b string, names ...string) string {
		t.Helper()
		text, err := Files(fstest.MapFS{"a": {Data: []byte(a)}, "b": {Data: []byte(b)}}, names)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	whole := of("1", "2", "a", "b")
	if again := of("1", "2", "a", "b"); again != whole {
		t.Errorf("the same files have %s, then %s", whole, again)
	}
	for name, other := range map[string]string{
		"another content":        of("1", "3", "a", "b"),
		"content that has moved": of("12", "", "a", "b"),
		"fewer files":            of("1", "2", "a"),
		"other names":            of("2", "1", "b", "a"),
	} {
		if other == whole {
			t.Errorf("%s has the same fingerprint", name)
		}
	}
	if _, err := Files(fstest.MapFS{}, []string{"a"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file is told as %v", err)
	}
}
