// Package store keeps results on disk, each under the hash of all that it depends
// on. It may be shared by several processes and deleted at any moment; an entry that
// is damaged counts as missing. It knows nothing of what it keeps.
package store

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/cache"
)

// A Key is the hash of all that a result depends on.
type Key [sha256.Size]byte

// KeyOf hashes the parts of a key: values made of booleans, numbers, strings, slices,
// arrays and structs. Whoever calls it lists the parts in one place and says why each
// is there. A nil slice is an empty one.
func KeyOf(parts ...any) (Key, error) {
	h := sha256.New()
	for _, part := range parts {
		if err := writePart(h, reflect.ValueOf(part)); err != nil {
			return Key{}, fmt.Errorf("hashing a part of a key: %w", err)
		}
	}
	return Key(h.Sum(nil)), nil
}

// writePart writes a value so that no two different ones give the same bytes. (JSON
// would not do: it has one form for all strings that are not UTF-8.)
func writePart(w io.Writer, v reflect.Value) error {
	switch {
	case v.CanInt(): // in each case the value itself, not what its String method makes of it
		fmt.Fprintf(w, "%d;", v.Int())
	case v.CanUint():
		fmt.Fprintf(w, "%d;", v.Uint())
	case v.CanFloat():
		fmt.Fprintf(w, "%g;", v.Float())
	case v.Kind() == reflect.Bool:
		fmt.Fprintf(w, "%t;", v.Bool())
	case v.Kind() == reflect.String:
		fmt.Fprintf(w, "%d:%s;", v.Len(), v.String())
	case v.Kind() == reflect.Slice, v.Kind() == reflect.Array:
		fmt.Fprintf(w, "%d[", v.Len())
		for i := range v.Len() {
			if err := writePart(w, v.Index(i)); err != nil {
				return err
			}
		}
	case v.Kind() == reflect.Struct:
		fmt.Fprintf(w, "%d{", v.NumField())
		for i := range v.NumField() {
			fmt.Fprintf(w, "%s ", v.Type().Field(i).Name)
			if err := writePart(w, v.Field(i)); err != nil {
				return fmt.Errorf("%s: %w", v.Type().Field(i).Name, err)
			}
		}
	default:
		return fmt.Errorf("a %s has no place in a key", v.Kind())
	}
	return nil
}

// A Store is a folder of results.
type Store struct {
	dir   string
	cache *cache.Cache
}

// Open opens the store in dir, which is made where it is missing, and forgets what
// has not been used for a long time.
func Open(dir string) (*Store, error) {
	c, err := openCache(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	if err := c.Trim(); err != nil {
		return nil, fmt.Errorf("trimming the store: %w", err)
	}
	return &Store{dir: dir, cache: c}, nil
}

// openCache makes the folders that a store consists of where they are missing.
func openCache(dir string) (*cache.Cache, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	return cache.Open(dir)
}

// Get decodes the entry under key into value and reports whether there is one that
// is whole. The content is held against its own hash, so a truncated or changed
// entry is not found.
func (s *Store) Get(key Key, value any) bool {
	b, _, err := s.cache.GetBytes(cache.ActionID(key))
	return err == nil && json.Unmarshal(b, value) == nil
}

// Put keeps value under key. Strings in it are to be valid UTF-8, or they come back
// with U+FFFD in place of what is not.
func (s *Store) Put(key Key, value any) error {
	b, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("storing a result: %w", err)
	}
	for range patience {
		err = s.cache.PutBytes(cache.ActionID(key), b)
		if !errors.Is(err, fs.ErrNotExist) {
			break
		}
		// Somebody cleaned the store: make again the folders of both files of an entry.
		for _, first := range []byte{key[0], sha256.Sum256(b)[0]} {
			_ = os.MkdirAll(filepath.Join(s.dir, fmt.Sprintf("%02x", first)), 0o755) // the next try tells
		}
	}
	if err != nil {
		return fmt.Errorf("storing a result: %w", err)
	}
	return nil
}

// patience is how often something is tried again that another process came between.
const patience = 10

// Clean removes the store in dir. Beside stores it removes nothing: a folder that
// holds anything else is refused.
func Clean(dir string) error {
	if err := clean(dir); err != nil {
		return fmt.Errorf("cleaning the store: %w", err)
	}
	return nil
}

func clean(dir string) error {
	dir = filepath.Clean(dir)
	aside, err := leftovers(dir)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	default:
		for _, entry := range entries {
			if !entryName.MatchString(entry.Name()) {
				return fmt.Errorf("%s is not a store: it holds %s", dir, entry.Name())
			}
		}
		// Renamed first, so that a build that runs meanwhile finds it gone at once.
		name := fmt.Sprintf("%s%s%d", dir, asideMark, time.Now().UnixNano())
		if err := os.Rename(dir, name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		aside = append(aside, name)
	}
	for _, name := range aside {
		for range patience { // a write that was under way may still arrive there
			if err = os.RemoveAll(name); err == nil {
				break
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// leftovers are the folders of stores whose removal was interrupted.
func leftovers(dir string) ([]string, error) {
	siblings, err := os.ReadDir(filepath.Dir(dir))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var names []string
	for _, entry := range siblings {
		if strings.HasPrefix(entry.Name(), filepath.Base(dir)+asideMark) {
			names = append(names, filepath.Join(filepath.Dir(dir), entry.Name()))
		}
	}
	return names, nil
}

// asideMark begins what is appended to the name of a store that is being removed.
const asideMark = ".removed-"

// entryName is what the folders and files of a store are called.
var entryName = regexp.MustCompile(`^([0-9a-f]{2}|trim\.txt)$`)
