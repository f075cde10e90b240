//go:build !packed

package artifact

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"github.com/rogpeppe/go-internal/lockedfile"

	"runnel/runner/exports"
)

// moduleDir is where this package's source lies, which a build without the tag packed
// was made from.
func moduleDir() (string, error) {
	_, file, _, ok := runtime.Caller(0)
	if ok && filepath.IsAbs(file) {
		dir := filepath.Dir(filepath.Dir(filepath.Dir(file)))
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
	}
	return "", errors.New("this binary carries no worker and its source is not here: build runnel with make")
}

// OpenWorker builds the worker from source, which costs little when nothing changed,
// and keeps it below cacheDir.
func OpenWorker(ctx context.Context, cacheDir string) (Worker, error) {
	source, err := moduleDir()
	if err != nil {
		return Worker{}, err
	}
	unlock, err := lock(cacheDir)
	if err != nil {
		return Worker{}, err
	}
	defer unlock()
	binary := filepath.Join(cacheDir, "ondemand", "worker")
	if err := buildWorker(ctx, source, binary); err != nil {
		return Worker{}, err
	}
	hash, err := hashFile(binary)
	if err != nil {
		return Worker{}, err
	}
	f, err := os.Open(binary)
	if err != nil {
		return Worker{}, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Worker{}, err
	}
	return unpack(cacheDir, hash, info.Size(), f)
}

// OpenExports packs export data with the Go toolchain, once for each version of it.
func OpenExports(ctx context.Context, cacheDir string) ([]byte, error) {
	unlock, err := lock(cacheDir)
	if err != nil {
		return nil, err
	}
	defer unlock()
	name := filepath.Join(cacheDir, "ondemand", "exports-"+runtime.Version()+"-"+exports.Format+".zip")
	if b, err := os.ReadFile(name); err == nil {
		if _, err := exports.NewImporter(b); err == nil {
			return b, nil
		} // else a crash left half of it
	}
	b, err := exports.Pack(ctx)
	if err != nil {
		return nil, err
	}
	aside := name + ".tmp" // the lock is held: nobody else writes it
	if err := os.WriteFile(aside, b, 0o644); err != nil {
		return nil, err
	}
	return b, os.Rename(aside, name)
}

// OpenBrowser builds the runner for browsers from source, unless what was made of the
// same sources is there: even a build without changes takes seconds, and compressing a
// minute.
func OpenBrowser(ctx context.Context, cacheDir string) (Browser, error) {
	archive, err := OpenExports(ctx, cacheDir)
	if err != nil {
		return Browser{}, err
	}
	source, err := moduleDir()
	if err != nil {
		return Browser{}, err
	}
	unlock, err := lock(cacheDir)
	if err != nil {
		return Browser{}, err
	}
	defer unlock()
	support, err := readSupport(ctx)
	if err != nil {
		return Browser{}, err
	}
	dir := filepath.Join(cacheDir, "ondemand")
	hash, err := hashSources(ctx, source, archive)
	if err != nil {
		return Browser{}, err
	}
	kept := filepath.Join(dir, "runner-"+hash+".wasm.zst")
	if module, err := os.ReadFile(kept); err == nil {
		return Browser{module, support}, nil
	}
	binary := filepath.Join(dir, "runner.wasm")
	if err := buildModule(ctx, source, binary); err != nil {
		return Browser{}, err
	}
	module, err := packModule(ctx, binary, archive)
	if err != nil {
		return Browser{}, err
	}
	old, _ := filepath.Glob(filepath.Join(dir, "runner-*.wasm.zst"))
	for _, name := range old {
		_ = os.Remove(name) // it costs its space only
	}
	aside := kept + ".tmp" // the lock is held: nobody else writes it
	if err := os.WriteFile(aside, module, 0o644); err != nil {
		return Browser{}, err
	}
	return Browser{module, support}, os.Rename(aside, kept)
}

// hashSources is the hash of all that the runner for browsers is made of: the sources of
// this module that may be part of it, the versions of the others, the Go toolchain and
// the export data.
func hashSources(ctx context.Context, moduleDir string, archive []byte) (string, error) {
	version, err := exec.CommandContext(ctx, "go", "env", "GOVERSION", "GOFLAGS", "GOWORK").Output()
	if err != nil {
		return "", fmt.Errorf("asking the Go toolchain for its version: %w", err)
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%s%s%x\n", version, ExportsSection, sha256.Sum256(archive))
	add := func(name string) error {
		hash, err := hashFile(filepath.Join(moduleDir, name))
		fmt.Fprintln(sum, name, hash)
		return err
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		if err := add(name); err != nil {
			return "", err
		}
	}
	err = fs.WalkDir(os.DirFS(moduleDir), "runner", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name == "runner/testdata" || name == "runner/conformance" || name == "runner/artifact/packed":
			return fs.SkipDir
		case d.IsDir():
			return nil
		}
		return add(name)
	})
	if err != nil {
		return "", fmt.Errorf("reading the sources of the runner for browsers: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// lock keeps the test binaries of several packages from building at the same time.
func lock(cacheDir string) (unlock func(), err error) {
	dir := filepath.Join(cacheDir, "ondemand")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("making the cache folder: %w", err)
	}
	return lockedfile.MutexAt(filepath.Join(dir, "lock")).Lock()
}
