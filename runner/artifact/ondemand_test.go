//go:build !packed

package artifact

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

func TestExportsAreKeptAndMended(t *testing.T) {
	dir := t.TempDir()
	archive, err := OpenExports(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := filepath.Glob(filepath.Join(dir, "ondemand", "exports-*.zip"))
	if err != nil || len(kept) != 1 {
		t.Fatalf("got the archives %v, %v", kept, err)
	}
	if b, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(b, archive) {
		t.Errorf("another archive is kept: %d bytes, %v", len(b), err)
	}
	if err := os.Truncate(kept[0], int64(len(archive)/2)); err != nil {
		t.Fatal(err)
	}
	if again, err := OpenExports(t.Context(), dir); err != nil || !bytes.Equal(again, archive) {
		t.Errorf("after half of the archive was lost: got %d bytes, %v; want %d", len(again), err, len(archive))
	}
}
