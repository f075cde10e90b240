// Package compiled runs many programs with the Go toolchain, fast: they are compiled as
// packages of one binary, of which each process runs one. It calls the compiler and the
// linker itself, so that nothing stays in the build cache; and it owes nothing to the
// runner, which is held to what it observes.
//
// A program sees nothing of the others but that they exist: what they print while their
// variables are initialized goes nowhere. They must not panic then.
package compiled

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"
)

// Most is the number of programs that one binary can hold: their packages have names
// as long as main, so that what is printed of their types has the right length.
const Most = 1000

// patience is how long a program, which computes for milliseconds, may run.
const patience = 10 * time.Second

// A Result is what a program did.
type Result struct {
	Stdout, Stderr string // valid UTF-8, as the runner keeps them
	Exit           int
	Failure        string // why there is no exit code: it was not compiled, or did not end
}

// A Toolchain compiles programs in a folder of its own.
type Toolchain struct {
	compiler, linker string
	dir              string
	library          string // where the compiled packages of the standard library are, for both
	jobs             int
}

//go:embed gate.go.txt
var gateSource string

// New asks the Go toolchain on PATH for what programs need. They may import packages and
// all that these import. Close removes what New makes.
func New(ctx context.Context, jobs int, packages ...string) (*Toolchain, error) {
	tools, err := exec.CommandContext(ctx, "go", "env", "GOTOOLDIR").Output()
	if err != nil {
		return nil, fmt.Errorf("looking for the Go toolchain: %w", err)
	}
	list := exec.CommandContext(ctx, "go", append([]string{"list", "-export", "-deps",
		"-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}"}, packages...)...)
	list.Stderr = os.Stderr
	library, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("compiling the standard library: %w", err)
	}
	dir, err := os.MkdirTemp("", "parity-")
	if err != nil {
		return nil, fmt.Errorf("making a folder for programs: %w", err)
	}
	bin := strings.TrimSpace(string(tools))
	t := &Toolchain{
		compiler: filepath.Join(bin, "compile"), linker: filepath.Join(bin, "link"),
		dir: dir, library: string(library), jobs: jobs,
	}
	if err := t.prepare(ctx); err != nil {
		return nil, errors.Join(err, t.Close())
	}
	return t, nil
}

// Close removes the toolchain's folder.
func (t *Toolchain) Close() error { return os.RemoveAll(t.dir) }

// prepare compiles the package that lets one program pass.
func (t *Toolchain) prepare(ctx context.Context) error {
	t.library += "packagefile gate=" + t.path("gate.a") + "\n"
	if err := t.write("library.cfg", t.library); err != nil {
		return err
	}
	failure, err := t.compile(ctx, "gate", gateSource)
	if failure != "" {
		return errors.New(failure)
	}
	return err
}

func (t *Toolchain) path(name string) string { return filepath.Join(t.dir, name) }

func (t *Toolchain) write(name, content string) error {
	if err := os.WriteFile(t.path(name), []byte(content), 0o644); err != nil {
		return fmt.Errorf("writing a program: %w", err)
	}
	return nil
}

// compile compiles one file to a package. What the compiler says against it is the
// failure.
func (t *Toolchain) compile(ctx context.Context, name, source string) (failure string, err error) {
	if err := t.write(name+".go", source); err != nil {
		return "", err
	}
	return t.tool(ctx, t.compiler, "-p", name, "-c", "1", "-pack", "-importcfg", t.path("library.cfg"),
		"-o", t.path(name+".a"), t.path(name+".go"))
}

func (t *Toolchain) tool(ctx context.Context, path string, args ...string) (failure string, err error) {
	output, err := exec.CommandContext(ctx, path, args...).CombinedOutput()
	switch exit := (*exec.ExitError)(nil); {
	case ctx.Err() != nil:
		return "", context.Cause(ctx)
	case errors.As(err, &exit):
		return "does not compile: " + string(bytes.TrimSpace(output)), nil
	case err != nil:
		return "", fmt.Errorf("compiling programs: %w", err)
	}
	return "", nil
}

// Run runs programs of one file each, at most Most. The error is for what is not theirs.
func (t *Toolchain) Run(ctx context.Context, sources []string) ([]Result, error) {
	results := make([]Result, len(sources))
	if err := t.link(ctx, sources, results); err != nil {
		return nil, err
	}
	return results, t.each(ctx, len(sources), func(ctx context.Context, i int) (err error) {
		if results[i].Failure == "" {
			results[i], err = t.execute(ctx, i)
		}
		return err
	})
}

// link compiles programs and links those that compile.
func (t *Toolchain) link(ctx context.Context, sources []string, results []Result) error {
	err := t.each(ctx, len(sources), func(ctx context.Context, i int) error {
		gated, err := gate(sources[i], i)
		if err != nil {
			results[i].Failure = "does not compile: " + err.Error()
			return nil
		}
		results[i].Failure, err = t.compile(ctx, packageName(i), gated)
		return err
	})
	if err != nil {
		return err
	}
	main, config := "package main\n\nimport \"gate\"\n", t.library
	for i := range sources {
		if name := packageName(i); results[i].Failure == "" {
			main += fmt.Sprintf("import _ %q\n", name)
			config += fmt.Sprintf("packagefile %s=%s\n", name, t.path(name+".a"))
		}
	}
	if err := t.write("library.cfg", config); err != nil {
		return err
	}
	failure, err := t.compile(ctx, "main", main+"func main() { gate.Run() }\n")
	if err == nil && failure == "" {
		failure, err = t.tool(ctx, t.linker, "-s", "-w", "-importcfg", t.path("library.cfg"), "-o", t.path("main.exe"), t.path("main.a"))
	}
	if failure != "" {
		return errors.New(failure)
	}
	return err
}

// each calls do for numbers below n, several at a time.
func (t *Toolchain) each(ctx context.Context, n int, do func(context.Context, int) error) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(t.jobs)
	for i := range n {
		group.Go(func() error { return do(ctx, i) })
	}
	return group.Wait()
}

func packageName(i int) string { return fmt.Sprintf("p%03d", i) }

// gate adds to a program what lets it pass only where it is wanted: before its first
// variable, and as its last init function.
func gate(source string, i int) (string, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "main.go", source, parser.ImportsOnly)
	if err != nil {
		return "", err
	}
	name := int(file.Name.End() - file.FileStart)
	end := name
	for _, decl := range file.Decls {
		end = int(decl.End() - file.FileStart)
	}
	return source[:name] + "; import gate_ \"gate\"" + source[name:end] + fmt.Sprintf("; var _ = gate_.Enter(%d)", i) +
		source[end:] + fmt.Sprintf("\nfunc init() { gate_.Leave(%d, main) }\n", i), nil
}

// execute runs one program of the binary.
func (t *Toolchain) execute(ctx context.Context, i int) (r Result, err error) {
	limited, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(limited, t.path("main.exe"), strconv.Itoa(i))
	cmd.Dir = t.dir
	cmd.Env = []string{"TZ=UTC", "LANG=C.UTF-8"}
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = time.Second
	err = cmd.Run()
	switch exit := (*exec.ExitError)(nil); {
	case ctx.Err() != nil:
		return r, context.Cause(ctx)
	case limited.Err() != nil:
		r.Failure = fmt.Sprintf("does not end in %s", patience)
		return r, nil
	case err != nil && !errors.As(err, &exit):
		return r, fmt.Errorf("running a compiled program: %w", err)
	}
	own := regexp.MustCompile(`\b` + packageName(i) + `\.`)
	text := func(b bytes.Buffer) string {
		return own.ReplaceAllString(strings.ToValidUTF8(b.String(), "\uFFFD"), "main.")
	}
	r.Stdout, r.Stderr, r.Exit = text(stdout), text(stderr), cmd.ProcessState.ExitCode()
	return r, nil
}
