package exports

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
)

// BrowserPaths are the import paths, sorted, of the packages that programs have in a
// reader's browser: those that teaching needs. Every one is paid for by each reader who
// runs a program.
func BrowserPaths() []string { return slices.Clone(browserPaths) }

// InBrowser reports whether programs have a package in a reader's browser.
func InBrowser(path string) bool {
	_, found := slices.BinarySearch(browserPaths, path)
	return found
}

var browserPaths = []string{
	"bufio",
	"bytes",
	"cmp",
	"container/heap",
	"container/list",
	"container/ring",
	"context",
	"crypto/sha256",
	"encoding",
	"encoding/base64",
	"encoding/hex",
	"encoding/json",
	"errors",
	"flag",
	"fmt",
	"hash",
	"hash/adler32",
	"hash/crc32",
	"hash/crc64",
	"hash/fnv",
	"hash/maphash",
	"io",
	"io/fs",
	"iter",
	"log",
	"log/slog",
	"maps",
	"math",
	"math/bits",
	"math/cmplx",
	"math/rand",
	"math/rand/v2",
	"os",
	"reflect",
	"regexp",
	"regexp/syntax",
	"runtime",
	"runtime/debug",
	"slices",
	"sort",
	"strconv",
	"strings",
	"sync",
	"sync/atomic",
	"testing",
	"text/tabwriter",
	"text/template",
	"text/template/parse",
	"time",
	"unicode",
	"unicode/utf16",
	"unicode/utf8",
	"unique",
}

// Browser returns the part of an archive that programs in a browser may import. It is not
// compressed, since it is sent as part of something that is.
func Browser(archive []byte) ([]byte, error) {
	im, err := NewImporter(archive)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	if err := w.SetComment(im.version); err != nil {
		return nil, err
	}
	absent := slices.DeleteFunc(im.Paths(), InBrowser)
	list, err := w.CreateHeader(&zip.FileHeader{Name: absentEntry, Method: zip.Store})
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(list, strings.Join(absent, "\n")); err != nil {
		return nil, err
	}
	for _, p := range browserPaths {
		entries := im.sources[p]
		if entry := im.entries[p]; entry != nil {
			entries = append([]*zip.File{entry}, entries...)
		}
		for _, entry := range entries {
			if err := store(w, entry); err != nil {
				return nil, fmt.Errorf("packing %s for the browser: %w", entry.Name, err)
			}
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func store(w *zip.Writer, f *zip.File) error {
	content, err := read(f)
	if err != nil {
		return err
	}
	entry, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Store})
	if err != nil {
		return err
	}
	_, err = entry.Write(content)
	return err
}
