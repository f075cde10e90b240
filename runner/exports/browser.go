package exports

import "slices"

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
