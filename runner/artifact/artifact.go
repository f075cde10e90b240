// Package artifact provides what a runner needs beside its own code: the worker binary,
// the export data of the standard library, and the runner for browsers. A build with the
// tag packed carries all of it inside; any other build has the Go toolchain make it when
// it is first asked for, so that go test and go run need no preparation.
package artifact

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/binary"
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

// unpackCompressed unpacks the worker that a packed build carries.
func unpackCompressed(cacheDir, hash string, compressed []byte) (Worker, error) {
	z, err := gzip.NewReader(bytes.NewReader(compressed))
	if err != nil {
		return Worker{}, fmt.Errorf("unpacking the worker: %w", err)
	}
	size := binary.LittleEndian.Uint32(compressed[len(compressed)-4:]) // gzip ends with it
	return unpack(cacheDir, hash, int64(size), z)
}

// unpack writes a worker once under its hash; size is that of content, in bytes.
// Several processes may do so at the same time: each writes aside and renames. A file
// that is there already is trusted when its size is right: hashing it would take
// longer than most programs run, and what a crash leaves of a file is its name.
func unpack(cacheDir, hash string, size int64, content io.Reader) (_ Worker, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("unpacking the worker: %w", err)
		}
	}()
	w := Worker{Path: filepath.Join(cacheDir, "worker", hash, "worker"), Hash: hash}
	if info, err := os.Stat(w.Path); err == nil && info.Size() == size {
		return w, nil
	}
	dir := filepath.Dir(w.Path)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Worker{}, err
	}
	f, err := os.CreateTemp(dir, "worker-*")
	if err != nil {
		return Worker{}, err
	}
	defer os.Remove(f.Name())
	if err := writeWhole(f, hash, content); err != nil {
		return Worker{}, err
	}
	if err := os.Chmod(f.Name(), 0o755); err != nil {
		return Worker{}, err
	}
	return w, os.Rename(f.Name(), w.Path)
}

// writeWhole writes content to f, sees that it is on the disk and has the hash that it
// should have, and closes f.
func writeWhole(f *os.File, hash string, content io.Reader) error {
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(io.MultiWriter(f, sum), content); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != hash {
		return fmt.Errorf("it hashes to %s, not %s", got, hash)
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
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

// Pack makes the worker and the export data for embedding and writes them into dir.
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
