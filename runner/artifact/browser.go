package artifact

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/klauspost/compress/zstd"

	"runnel/runner/exports"
)

// ExportsSection is the custom section of the WASM runner that holds its export data: an
// archive of package exports.
const ExportsSection = "runnel:exports"

// inlined are the packages in which the compiler may inline calls when it makes the WASM
// runner: those that interpreted loops spend their time in. Everywhere else inlining
// would make what a reader downloads a sixth larger.
var inlined = []string{
	"github.com/traefik/yaegi/interp", "runnel/runner/rt", "reflect", "runtime", "internal/...",
	"sync", "sync/...", "fmt", "strconv", "unicode/...",
}

// A Browser is what a page needs to run programs.
type Browser struct {
	Module  []byte // the runner as WASM, compressed by zstd
	Support []byte // wasm_exec.js of the Go that compiled it
}

// BrowserModuleFile and BrowserSupportFile are what Pack writes of a Browser.
const (
	BrowserModuleFile  = "runner.wasm.zst"
	BrowserSupportFile = "wasm_exec.js"
)

// buildModule compiles the runner of the module in moduleDir for browsers.
func buildModule(ctx context.Context, moduleDir, out string) error {
	dir, err := os.MkdirTemp("", "runner-for-browsers-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	overlay, err := systemTexts(ctx, dir)
	if err != nil {
		return err
	}
	args := []string{"build", "-trimpath", "-buildvcs=false", "-overlay=" + overlay, "-ldflags=-s -w", "-gcflags=all=-l"}
	for _, pattern := range inlined {
		args = append(args, "-gcflags="+pattern+"=")
	}
	cmd := exec.CommandContext(ctx, "go", append(args, "-o", out, "./runner/wasm")...)
	cmd.Dir = moduleDir
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "CGO_ENABLED=0")
	if output, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("building the runner for browsers with the Go toolchain: %w\n%s", err, output)
	}
	return nil
}

// packModule puts the export data of archive into a module and compresses it.
func packModule(ctx context.Context, name string, archive []byte) ([]byte, error) {
	module, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	packages, err := exports.Browser(archive)
	if err != nil {
		return nil, err
	}
	compressed, err := compressZstd(ctx, append(module, section(ExportsSection, packages)...))
	if err != nil {
		return nil, fmt.Errorf("compressing the runner for browsers: %w", err)
	}
	return compressed, nil
}

// readSupport reads the script of the Go toolchain on PATH that starts a module.
func readSupport(ctx context.Context) ([]byte, error) {
	root, err := goRoot(ctx)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
}

// PackBrowser makes the runner for browsers for embedding and writes it into dir, where
// Pack has written.
func PackBrowser(ctx context.Context, moduleDir, dir string) error {
	archive, err := os.ReadFile(filepath.Join(dir, ExportsFile))
	if err != nil {
		return err
	}
	name := filepath.Join(dir, "runner.wasm")
	if err := buildModule(ctx, moduleDir, name); err != nil {
		return err
	}
	defer os.Remove(name)
	module, err := packModule(ctx, name, archive)
	if err != nil {
		return err
	}
	support, err := readSupport(ctx)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, BrowserSupportFile), support, 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, BrowserModuleFile), module, 0o644)
}

// section is a custom section of a WASM module.
func section(name string, content []byte) []byte {
	named := append(binary.AppendUvarint(nil, uint64(len(name))), name...)
	var b []byte
	b = append(b, 0)
	b = binary.AppendUvarint(b, uint64(len(named)+len(content)))
	return append(append(b, named...), content...)
}

// compressZstd compresses as well as can be had: the program zstd does so by a seventh
// better than the package, which is there for systems that lack it.
func compressZstd(ctx context.Context, b []byte) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "zstd", "-19", "-q", "-c")
	cmd.Stdin = bytes.NewReader(b)
	out, err := cmd.Output()
	if err == nil || !errors.Is(err, exec.ErrNotFound) {
		return out, err
	}
	w, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(8<<20))
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(b, nil), nil
}
