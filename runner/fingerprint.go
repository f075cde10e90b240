package runner

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"runtime"
	"strings"

	"runnel/runner/fingerprint"
	"runnel/runner/fragment"
	"runnel/runner/frontend"
	"runnel/runner/stdsource"
	"runnel/runner/store"
)

// interpreter is the version of yaegi that go.mod asks for, which a binary that only
// starts workers does not know of itself.
const interpreter = "v0.16.1"

// What a worker is made of, and what is compiled into programs for engine gc.
//
//go:embed exports/*.go gcrt/*.go interpret/*.go postmortem/*.go rt/*.go rt/*.s rt/reflect/*.go
//go:embed symbols/*.go symbols/generate/*.go traceback/*.go wire/*.go worker/*.go
var sources embed.FS

// Fingerprint changes whenever the same program might do something else under a runner
// of this binary. Unlike what the store keeps results by it is the same on every system
// and machine, and to know it nothing is executed or unpacked.
func Fingerprint() (string, error) {
	h := sha256.New()
	fmt.Fprintln(h, schema, runtime.Version(), interpreter)
	for _, part := range []func() (string, error){fragment.Fingerprint, frontend.Fingerprint, stdsource.Fingerprint} {
		text, err := part()
		if err != nil {
			return "", fmt.Errorf("fingerprinting the runner: %w", err)
		}
		fmt.Fprintln(h, text)
	}
	var names []string
	err := fs.WalkDir(sources, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.HasSuffix(name, "_test.go") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("fingerprinting the runner: %w", err)
	}
	text, err := fingerprint.Files(sources, names)
	if err != nil {
		return "", fmt.Errorf("fingerprinting the runner: %w", err)
	}
	fmt.Fprintln(h, text)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Fingerprint changes with anything of the program: its files and its options.
func (p Program) Fingerprint() (string, error) {
	p.Limits = p.Limits.OrDefault()
	key, err := store.KeyOf(p)
	return hex.EncodeToString(key[:]), err
}
