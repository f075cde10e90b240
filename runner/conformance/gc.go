package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A toolchain is the Go toolchain on PATH. Programs go through it as they are, without
// the runner: what they are held to owes nothing to what is tested.
type toolchain struct {
	version string // with system and processor, such as "go version go1.26.8 linux/amd64"
}

func findToolchain(ctx context.Context) (toolchain, error) {
	version, err := exec.CommandContext(ctx, "go", "version").Output()
	if err != nil {
		return toolchain{}, fmt.Errorf("asking the Go toolchain for its version: %w", err)
	}
	return toolchain{strings.TrimSpace(string(version))}, nil
}

// A compiled result is what a program did under gc.
type compiled struct {
	Stdout, Stderr string // valid UTF-8, as the runner keeps them
	Exit           int
	Failure        string // why there is no exit code: it was not compiled, or did not end
}

// run compiles a program and runs it in an empty folder, with the environment that the
// runner gives. The error is for what is not the program's doing.
func (t toolchain) run(ctx context.Context, source string) (c compiled, err error) {
	dir, err := os.MkdirTemp("", "conformance-")
	if err != nil {
		return c, fmt.Errorf("making a folder for a program: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(source), 0o644); err != nil {
		return c, fmt.Errorf("writing a program: %w", err)
	}
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-o", "main.exe", "main.go")
	build.Dir = dir
	// Without a module the language is that of the toolchain.
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GO111MODULE=off", "GOFLAGS=", "GOTOOLCHAIN=local")
	output, err := build.CombinedOutput()
	switch exit := (*exec.ExitError)(nil); {
	case ctx.Err() != nil:
		return c, context.Cause(ctx)
	case errors.As(err, &exit):
		c.Failure = "does not compile: " + string(bytes.TrimSpace(output))
		return c, nil
	case err != nil:
		return c, fmt.Errorf("compiling a program: %w", err)
	}
	return execute(ctx, dir)
}

func execute(ctx context.Context, dir string) (c compiled, err error) {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(limited, filepath.Join(dir, "main.exe"))
	cmd.Args[0] = "main"
	cmd.Dir = dir
	cmd.Env = []string{"TZ=UTC", "LANG=C.UTF-8"}
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch exit := (*exec.ExitError)(nil); {
	case ctx.Err() != nil:
		return c, context.Cause(ctx)
	case limited.Err() != nil:
		c.Failure = fmt.Sprintf("does not end in %s", patience)
	case err != nil && !errors.As(err, &exit):
		return c, fmt.Errorf("running a compiled program: %w", err)
	}
	c.Exit = cmd.ProcessState.ExitCode()
	if c.Exit < 0 && c.Failure == "" {
		c.Failure = cmd.ProcessState.String()
	}
	c.Stdout = strings.ToValidUTF8(stdout.String(), "\uFFFD")
	c.Stderr = strings.ToValidUTF8(stderr.String(), "\uFFFD")
	return c, nil
}
