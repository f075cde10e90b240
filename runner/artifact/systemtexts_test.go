package artifact

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWithTexts(t *testing.T) {
	const linux = `package syscall

const (
	ENOENT  = Errno(0x2)
	EPERM   = Errno(0x1)
	ELINUX  = Errno(0x80)
	SIGHUP  = Signal(0x1)
)

var errors = [...]string{
	1: "operation not permitted",
	2: "no such file or directory",
	128: "of Linux alone",
}

var signals = [...]string{1: "hangup"}
`
	const browser = `package syscall

const (
	EPERM Errno = 1 // a comment
	ENOENT Errno = 2
)

var errorstr = [...]string{
	EPERM:    "Operation not permitted",
	EBROWSER: "Of browsers alone",
	ENOENT:   "No such file or directory", // kept
}
`
	got, err := withTexts([]byte(browser), []byte(linux))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("Operation not", "operation not", "No such", "no such").Replace(browser)
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, broken := range []string{"package syscall", "package", strings.Replace(browser, "errorstr", "others", 1)} {
		if got, err := withTexts([]byte(broken), []byte(linux)); err == nil {
			t.Errorf("%q is taken for a table: %s", broken, got)
		}
	}
}

// TestSystemTextsOfThisToolchain: a new Go may keep its tables elsewhere.
func TestSystemTextsOfThisToolchain(t *testing.T) {
	dir := t.TempDir()
	if _, err := systemTexts(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	mended, err := os.ReadFile(filepath.Join(dir, "tables_js.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"no such file or directory"`, `"permission denied"`, `"connection refused"`} {
		if !strings.Contains(string(mended), want) {
			t.Errorf("there is no %s", want)
		}
	}
}
