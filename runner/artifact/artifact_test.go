package artifact

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
)

func hashOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// filesIn are the paths of all files below dir, relative to it.
func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// mustHold fails unless the only file below dir is w, whole and executable.
func mustHold(t *testing.T, dir string, w Worker, content []byte) {
	t.Helper()
	hash := hashOf(content)
	if want := filepath.Join(dir, "worker", hash, "worker"); w.Path != want || w.Hash != hash {
		t.Errorf("got %+v, want %s at %s", w, hash, want)
	}
	if got := filesIn(t, dir); len(got) != 1 || got[0] != "worker/"+hash+"/worker" {
		t.Errorf("got the files %v", got)
	}
	b, err := os.ReadFile(w.Path)
	if err != nil || !bytes.Equal(b, content) {
		t.Errorf("got %d bytes (%v), want %d", len(b), err, len(content))
	}
	if info, err := os.Stat(w.Path); err != nil || info.Mode().Perm()&0o111 != 0o111 {
		t.Errorf("not executable: %v, %v", info.Mode(), err)
	}
}

func TestUnpackWritesOnce(t *testing.T) {
	dir := t.TempDir()
	content := bytes.Repeat([]byte("worker "), 100_000)
	w, err := unpack(dir, hashOf(content), int64(len(content)), bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	mustHold(t, dir, w, content)
	// The second time nothing is read.
	w, err = unpack(dir, hashOf(content), int64(len(content)), iotest.ErrReader(errors.New("read again")))
	if err != nil {
		t.Fatal(err)
	}
	mustHold(t, dir, w, content)
}

func TestUnpackReplacesWhatACrashLeft(t *testing.T) {
	content := bytes.Repeat([]byte("worker "), 1000)
	for name, left := range map[string][]byte{
		"nothing": nil, "half": content[:len(content)/2], "more": append(bytes.Clone(content), 'x'),
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "worker", hashOf(content), "worker")
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, left, 0o755); err != nil {
			t.Fatal(err)
		}
		w, err := unpack(dir, hashOf(content), int64(len(content)), bytes.NewReader(content))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		mustHold(t, dir, w, content)
	}
}

func TestUnpackRefusesWrongContent(t *testing.T) {
	content := []byte("worker")
	hash := hashOf(content)
	broken := errors.New("broken")
	for name, test := range map[string]struct {
		content io.Reader
		message string
	}{
		"changed":   {strings.NewReader("worked"), "it hashes to " + hashOf([]byte("worked")) + ", not " + hash},
		"truncated": {strings.NewReader("wor"), "it hashes to " + hashOf([]byte("wor")) + ", not " + hash},
		"longer":    {strings.NewReader("workers"), "it hashes to " + hashOf([]byte("workers")) + ", not " + hash},
		"empty":     {strings.NewReader(""), "it hashes to " + hashOf(nil) + ", not " + hash},
		"unread":    {io.MultiReader(strings.NewReader("wor"), iotest.ErrReader(broken)), "broken"},
	} {
		dir := t.TempDir()
		w, err := unpack(dir, hash, int64(len(content)), test.content)
		if err == nil || err.Error() != "unpacking the worker: "+test.message || w != (Worker{}) {
			t.Errorf("%s: got %+v, %v", name, w, err)
		}
		if files := filesIn(t, dir); len(files) > 0 {
			t.Errorf("%s: left %v", name, files)
		}
	}
}

func TestUnpackWhereNothingCanBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := unpack(file, hashOf(nil), 0, strings.NewReader(""))
	if err == nil || !strings.HasPrefix(err.Error(), "unpacking the worker: ") || !strings.Contains(err.Error(), file) {
		t.Errorf("got error %v", err)
	}
}

func TestUnpackAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	content := bytes.Repeat([]byte("worker "), 200_000)
	var group sync.WaitGroup
	start := make(chan struct{})
	for range 8 {
		group.Go(func() {
			<-start
			w, err := unpack(dir, hashOf(content), int64(len(content)), iotest.HalfReader(bytes.NewReader(content)))
			if err != nil {
				t.Error(err)
				return
			}
			// Whoever is told of the file finds it whole.
			if b, err := os.ReadFile(w.Path); err != nil || !bytes.Equal(b, content) {
				t.Errorf("got %d bytes, %v", len(b), err)
			}
		})
	}
	close(start)
	group.Wait()
	mustHold(t, dir, Worker{filepath.Join(dir, "worker", hashOf(content), "worker"), hashOf(content)}, content)
}

func TestCompressedWorkerIsUnpacked(t *testing.T) {
	content := bytes.Repeat([]byte("worker "), 100_000)
	from := filepath.Join(t.TempDir(), "worker")
	if err := os.WriteFile(from, content, 0o644); err != nil {
		t.Fatal(err)
	}
	if hash, err := hashFile(from); err != nil || hash != hashOf(content) {
		t.Errorf("got the hash %s, %v", hash, err)
	}
	if err := compress(from, from+".gz"); err != nil {
		t.Fatal(err)
	}
	compressed, err := os.ReadFile(from + ".gz")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for range 2 {
		w, err := unpackCompressed(dir, hashOf(content), compressed)
		if err != nil {
			t.Fatal(err)
		}
		mustHold(t, dir, w, content)
		written, err := os.Stat(w.Path)
		if err != nil {
			t.Fatal(err)
		}
		again, err := unpackCompressed(dir, hashOf(content), compressed)
		if err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(again.Path); err != nil || !os.SameFile(written, info) {
			t.Errorf("the worker was written again: %v", err)
		}
		// The next round begins with half a file.
		if err := os.Truncate(w.Path, int64(len(content)/2)); err != nil {
			t.Fatal(err)
		}
	}
	for name, b := range map[string][]byte{"empty": nil, "text": []byte("no gzip"), "cut": compressed[:len(compressed)-9]} {
		dir := t.TempDir()
		if _, err := unpackCompressed(dir, hashOf(content), b); err == nil || !strings.HasPrefix(err.Error(), "unpacking the worker: ") {
			t.Errorf("%s: got error %v", name, err)
		}
		if files := filesIn(t, dir); len(files) > 0 {
			t.Errorf("%s: left %v", name, files)
		}
	}
}

func TestOpenWorkerGivesWhatItsHashSays(t *testing.T) {
	dir, err := DefaultCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	w, err := OpenWorker(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	if hash, err := hashFile(w.Path); err != nil || hash != w.Hash {
		t.Errorf("%s hashes to %s (%v), not %s", w.Path, hash, err, w.Hash)
	}
	again, err := OpenWorker(t.Context(), dir)
	if err != nil || again != w {
		t.Errorf("got %+v (%v), then %+v", w, err, again)
	}
}
