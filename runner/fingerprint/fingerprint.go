// Package fingerprint hashes source files that a binary carries, so that what was kept of
// an older version of them can be told from what they would make now.
package fingerprint

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
)

// Files changes with the names and the contents of files, in the order of names: the
// SHA-256 of all of them, in hexadecimal.
func Files(files fs.FS, names []string) (string, error) {
	h := sha256.New()
	for _, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return "", fmt.Errorf("fingerprinting %s: %w", name, err)
		}
		fmt.Fprintln(h, name, len(content))
		h.Write(content)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
