// Package store keeps results on disk, each under the hash of all that it depends
// on. It may be shared by several processes and deleted at any moment; an entry that
// is damaged counts as missing. It knows nothing of what it keeps.
package store

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/rogpeppe/go-internal/cache"
)

// A Key is the hash of all that a result depends on.
type Key [sha256.Size]byte

// KeyOf hashes the parts of a key, each by its JSON form. Whoever calls it lists the
// parts in one place and says why each is there.
func KeyOf(parts ...any) (Key, error) {
	h := sha256.New()
	encode := json.NewEncoder(h)
	for _, part := range parts {
		if err := encode.Encode(part); err != nil {
			return Key{}, fmt.Errorf("hashing a part of a key: %w", err)
		}
	}
	return Key(h.Sum(nil)), nil
}

// A Store is a folder of results.
type Store struct {
	dir   string
	cache *cache.Cache
}

// Open opens the store in dir, which is made where it is missing, and forgets what
// has not been used for a long time.
func Open(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	c, err := cache.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("opening the store: %w", err)
	}
	if err := c.Trim(); err != nil {
		return nil, fmt.Errorf("trimming the store: %w", err)
	}
	return &Store{dir: dir, cache: c}, nil
}

// Get decodes the entry under key into value and reports whether there is one that
// is whole. The content is held against its own hash, so a truncated or changed
// entry is not found.
func (s *Store) Get(key Key, value any) bool {
	b, _, err := s.cache.GetBytes(cache.ActionID(key))
	return err == nil && json.Unmarshal(b, value) == nil
}

// Put keeps value under key.
func (s *Store) Put(key Key, value any) error {
	b, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("storing a result: %w", err)
	}
	if err := s.cache.PutBytes(cache.ActionID(key), b); err != nil {
		return fmt.Errorf("storing a result: %w", err)
	}
	return nil
}

// Clean removes the store in dir. Beside entries it removes nothing: a folder that
// is not a store is refused.
func Clean(dir string) error {
	if _, err := os.Stat(dir); errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if _, err := os.Stat(filepath.Join(dir, "00")); err != nil {
		return fmt.Errorf("cleaning the store: %s is not a store", dir)
	}
	// Renamed first, so that a build that runs meanwhile finds it gone at once.
	aside := fmt.Sprintf("%s.%d.old", dir, time.Now().UnixNano())
	if err := os.Rename(dir, aside); err != nil {
		return fmt.Errorf("cleaning the store: %w", err)
	}
	if err := os.RemoveAll(aside); err != nil {
		return fmt.Errorf("cleaning the store: %w", err)
	}
	return nil
}
