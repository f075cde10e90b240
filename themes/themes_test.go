package themes

import (
	"io/fs"
	"strings"
	"testing"
)

func TestOpen(t *testing.T) {
	theme, err := Open("default")
	if err != nil {
		t.Fatal(err)
	}
	var folders []string
	entries, err := fs.ReadDir(theme, ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		folders = append(folders, e.Name())
	}
	if got, want := strings.Join(folders, " "), "scripts styles templates"; got != want {
		t.Errorf("the default theme holds %q, want %q", got, want)
	}
}

func TestOpenUnknown(t *testing.T) {
	for _, name := range []string{"paper", "", ".", "../themes", "default/styles"} {
		_, err := Open(name)
		if err == nil {
			t.Errorf("Open(%q): no error", name)
			continue
		}
		if !strings.HasSuffix(err.Error(), "known themes: default") {
			t.Errorf("Open(%q): error %q does not name the known themes", name, err)
		}
	}
}
