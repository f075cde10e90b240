// Package artifact provides the two things a runner needs beside its own code: the
// worker binary and the export data of the standard library. A build with the tag
// packed carries both inside; any other build has the Go toolchain make them when
// they are first asked for, so that go test and go run need no preparation.
package artifact

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"runnel/runner/exports"
)

// A Worker is the worker binary on disk.
type Worker struct {
	Path string
	Hash string // of its content, in hex
}

// WorkerFile, WorkerHashFile and ExportsFile are what Pack writes.
const (
	WorkerFile     = "worker.gz"
	WorkerHashFile = "worker.sha256"
	ExportsFile    = "exports.zip"
)

// DefaultCacheDir is where runnel keeps what it can make again: the worker and the
// store.
func DefaultCacheDir() (string, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("looking for the user's cache folder: %w (set HOME, or XDG_CACHE_HOME)", err)
	}
	return filepath.Join(dir, "runnel"), nil
}

// unpack writes a worker once under its hash. Several processes may do so at the
// same time: each writes aside and renames.
func unpack(cacheDir, hash string, content io.Reader) (Worker, error) {
	w := Worker{Path: filepath.Join(cacheDir, "worker", hash, "worker"), Hash: hash}
	if _, err := os.Stat(w.Path); err == nil {
		return w, nil
	}
	dir := filepath.Dir(w.Path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return w, fmt.Errorf("unpacking the worker: %w", err)
	}
	f, err := os.CreateTemp(dir, "worker-*")
	if err != nil {
		return w, fmt.Errorf("unpacking the worker: %w", err)
	}
	defer os.Remove(f.Name())
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(f, sum), content); err != nil {
		f.Close()
		return w, fmt.Errorf("unpacking the worker: %w", err)
	}
	if err := f.Close(); err != nil {
		return w, fmt.Errorf("unpacking the worker: %w", err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != hash {
		return w, fmt.Errorf("unpacking the worker: it hashes to %s, not %s", got, hash)
	}
	if err := os.Chmod(f.Name(), 0o755); err != nil {
		return w, fmt.Errorf("unpacking the worker: %w", err)
	}
	if err := os.Rename(f.Name(), w.Path); err != nil {
		return w, fmt.Errorf("unpacking the worker: %w", err)
	}
	return w, nil
}

// buildWorker compiles the worker of the module in moduleDir for this system, or for
// GOOS and GOARCH where the environment names others.
func buildWorker(ctx context.Context, moduleDir, out string) error {
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w", "-o", out, "./runner/worker")
	cmd.Dir = moduleDir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0") // with cgo the runtime finds no deadlock
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building the worker with the Go toolchain: %w\n%s", err, output)
	}
	return nil
}

func hashFile(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// Pack makes both artifacts for embedding and writes them into dir.
func Pack(ctx context.Context, moduleDir, dir string) (err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	binary := filepath.Join(dir, "worker")
	if err := buildWorker(ctx, moduleDir, binary); err != nil {
		return err
	}
	defer os.Remove(binary)
	hash, err := hashFile(binary)
	if err != nil {
		return err
	}
	if err := compress(binary, filepath.Join(dir, WorkerFile)); err != nil {
		return fmt.Errorf("compressing the worker: %w", err)
	}
	archive, err := exports.Pack(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, ExportsFile), archive, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, WorkerHashFile), []byte(hash), 0o644)
}

func compress(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := io.Copy(z, in); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	return out.Close()
}
