package runner

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"

	"runnel/runner/sandbox"
)

// gcRuntime is compiled into every program of engine gc.
//
//go:embed gcrt/rt.go
var gcRuntime string

// gcModule is the module that a program is compiled as; traces name files by it.
const gcModule = "program"

// ErrNoToolchain says that engine gc was asked for where there is no Go toolchain.
var ErrNoToolchain = errors.New("engine gc needs the Go toolchain, and there is no go on PATH")

// A toolchain is the Go toolchain on PATH.
type toolchain struct {
	path    string
	version string // such as "go1.26.8"
}

// findToolchain looks for the toolchain once; it does not change while runnel runs.
var findToolchain = sync.OnceValues(lookForToolchain)

func lookForToolchain() (toolchain, error) {
	path, err := exec.LookPath("go")
	if err != nil {
		return toolchain{}, ErrNoToolchain
	}
	version, err := exec.Command(path, "env", "GOVERSION").Output()
	if err != nil {
		return toolchain{}, fmt.Errorf("asking %s for its version: %w", path, err)
	}
	return toolchain{path, strings.TrimSpace(string(version))}, nil
}

// Toolchain is the version of the Go toolchain that engine gc uses; the error is
// ErrNoToolchain where there is none.
func (r *Runner) Toolchain() (version string, err error) {
	t, err := findToolchain()
	return t.version, err
}

// prepareGC checks a program and compiles it into dir, which is the caller's to
// remove.
func (r *Runner) prepareGC(ctx context.Context, program Program, dir string) (*prepared, error) {
	toolchain, err := findToolchain()
	if err != nil {
		return nil, err
	}
	p := &prepared{program: program, build: build{engine: toolchain.version, golang: toolchain.version}}
	instrumented, err := r.frontend.Instrument(program.Files, gcModule+"/rt")
	if err != nil {
		return nil, err
	}
	if p.refusal = refusalOf(instrumented.Errors, nil); p.refusal != nil {
		return p, nil
	}
	if err := writeModule(dir, toolchain, instrumented.Files); err != nil {
		return nil, fmt.Errorf("writing a program for the Go toolchain: %w", err)
	}
	binary := filepath.Join(dir, "main.exe")
	diagnostics, err := toolchain.build(ctx, dir, binary, program.Race)
	if err != nil {
		return nil, err
	}
	if p.refusal = refusalOf(diagnostics, nil); p.refusal != nil {
		return p, nil
	}
	memory := program.Limits.Memory
	if program.Race {
		memory = 0 // the detector maps many times what the program uses
	}
	p.executable = executable{
		binary:    binary,
		args:      program.Args,
		connected: usesNetwork(program.Files),
		job:       []byte(strconv.FormatInt(memory, 10)),
		ownStderr: true,
		overhead:  16 << 20, // the Go runtime
	}
	return p, nil
}

func writeModule(dir string, t toolchain, files []File) error {
	contents := map[string]string{
		"go.mod":   fmt.Sprintf("module %s\n\ngo %s\n", gcModule, strings.TrimPrefix(t.version, "go")),
		"rt/rt.go": gcRuntime,
	}
	for i, f := range files {
		name := filepath.Base(f.Name)
		if filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			name = fmt.Sprintf("file%d.go", i)
		}
		contents[name] = fmt.Sprintf("//line %s:1\n%s", filepath.ToSlash(f.Name), f.Source)
	}
	for name, content := range contents {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			return err
		}
	}
	return nil
}

var compilerLine = regexp.MustCompile(`(?m)^(?:\./)?([^\s:]+\.go):(\d+)(?::(\d+))?: (.*)$`)

// build compiles the module in dir. Diagnostics are for what only the compiler itself
// objects to.
func (t toolchain) build(ctx context.Context, dir, out string, race bool) ([]Diagnostic, error) {
	args := []string{"build", "-trimpath", "-buildvcs=false", "-o", out}
	cgo := "CGO_ENABLED=0" // with cgo the runtime finds no deadlock
	if race {
		args, cgo = append(args, "-race"), "CGO_ENABLED=1"
	}
	// The kernel ends the toolchain when the thread that started it ends.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd := exec.CommandContext(ctx, t.path, append(args, ".")...)
	sandbox.Isolate(cmd)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), cgo, "GOFLAGS=", "GOWORK=off", "GOTOOLCHAIN=local", "GO111MODULE=on")
	output, err := cmd.CombinedOutput()
	if err == nil {
		return nil, nil
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	var found []Diagnostic
	for _, m := range compilerLine.FindAllSubmatch(output, -1) {
		line, _ := strconv.Atoi(string(m[2]))
		column, _ := strconv.Atoi(string(m[3]))
		found = append(found, Diagnostic{File: string(m[1]), Line: line, Column: max(column, 1), Message: string(m[4])})
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("compiling a program: %w\n%s", err, bytes.TrimSpace(output))
	}
	return found, nil
}
