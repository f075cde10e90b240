package main

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/sync/errgroup"

	"runnel/runner"
	"runnel/runner/parity/compiled"
	"runnel/runner/parity/generate"
)

// A program is one to be compared.
type program struct {
	name   string
	source string
}

// A comparison is what became of one program.
type comparison struct {
	program program
	yaegi   runner.Result
	gc      compiled.Result
	verdict verdict
}

// A kind is how a program's two engines compare.
type kind string

const (
	same    kind = "same"
	refused kind = "refused" // by name, before it ran
	limited kind = "limited" // ended at a limit of time, memory or output
	differs kind = "differs"
	invalid kind = "invalid" // no program that ends under gc: a fault of the generator
)

// A verdict is how a program's two engines compare. Verdicts are equal where programs
// differ in the same way, as far as that can be told without looking.
type verdict struct {
	kind kind
	way  string // why it was refused, or how it differs
}

func (v verdict) String() string { return fmt.Sprintf("%s: %s", v.kind, v.way) }

// bad reports whether somebody has to look at it.
func (v verdict) bad() bool { return v.kind == differs || v.kind == invalid }

// A bench runs programs under both engines.
type bench struct {
	yaegi *runner.Runner
	gc    *compiled.Toolchain
}

func newBench(ctx context.Context, jobs int) (*bench, error) {
	gc, err := compiled.New(ctx, jobs, generate.Imports()...)
	if err != nil {
		return nil, err
	}
	yaegi, err := runner.New(ctx, runner.Options{Jobs: jobs})
	if err != nil {
		return nil, errors.Join(err, gc.Close())
	}
	return &bench{yaegi, gc}, nil
}

func (b *bench) close() error { return b.gc.Close() }

// compare runs programs under both engines at the same time.
func (b *bench) compare(ctx context.Context, programs []program) ([]comparison, error) {
	list := make([]runner.Program, len(programs))
	sources := make([]string, len(programs))
	for i, p := range programs {
		list[i] = runner.Program{Files: []runner.File{{Name: "main.go", Source: p.source}}, Once: true}
		sources[i] = p.source
	}
	var interpreted []runner.Result
	var built []compiled.Result
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() (err error) {
		interpreted, err = b.yaegi.Run(ctx, list)
		return err
	})
	group.Go(func() (err error) {
		built, err = b.gc.Run(ctx, sources)
		return err
	})
	if err := group.Wait(); err != nil {
		return nil, err
	}
	compared := make([]comparison, len(programs))
	for i, p := range programs {
		compared[i] = comparison{p, interpreted[i], built[i], judge(interpreted[i], built[i])}
	}
	return compared, nil
}

func judge(yaegi runner.Result, gc compiled.Result) verdict {
	switch {
	case gc.Failure != "":
		first, _, _ := strings.Cut(gc.Failure, "\n")
		return verdict{invalid, first}
	case yaegi.Status == runner.Unsupported && !isFailure(yaegi.Diagnostics[0].Message):
		return verdict{refused, yaegi.Diagnostics[0].Message}
	case yaegi.Status == runner.Unsupported, yaegi.Status == runner.CompileError:
		return verdict{differs, "is not run: " + numbers.ReplaceAllString(yaegi.Diagnostics[0].Message, "N")}
	case yaegi.Status == runner.Timeout || yaegi.Status == runner.Memory || yaegi.Status == runner.OutputLimit:
		return verdict{limited, string(yaegi.Status)}
	case yaegi.Exit != gc.Exit:
		return verdict{differs, fmt.Sprintf("exit code %d for %d: %s", yaegi.Exit, gc.Exit, numbers.ReplaceAllString(lastWords(yaegi.Output(runner.Stderr)), "N"))}
	case !alike(yaegi.Output(runner.Stdout), gc.Stdout):
		return verdict{differs, "standard output"}
	case !alike(lastWords(yaegi.Output(runner.Stderr)), lastWords(gc.Stderr)):
		return verdict{differs, "standard error"}
	}
	return verdict{kind: same}
}

var numbers = regexp.MustCompile(`\d+`)

// isFailure recognizes a refusal that speaks of a defect, not of a construct.
func isFailure(message string) bool {
	return strings.Contains(message, "the frontend fails here") || strings.Contains(message, "the interpreter cannot run this")
}

// An address is where something happens to be.
var address = regexp.MustCompile(`\b0x[0-9a-f]{6,16}\b`)

func alike(a, b string) bool {
	return a == b || address.ReplaceAllString(a, "0xADDRESS") == address.ReplaceAllString(b, "0xADDRESS")
}

var signalled = regexp.MustCompile(`(?m)^\[signal .*$\n?`)

// lastWords are what a program says of its end, without the frames that follow.
func lastWords(stderr string) string {
	stderr = strings.TrimSuffix(stderr, "exit status 2\n")
	if strings.HasPrefix(stderr, "exit status ") {
		return ""
	}
	words, _, _ := strings.Cut(stderr, "\n\nruntime stack:") // of an overflow
	words, _, _ = strings.Cut(words, "\n\ngoroutine ")
	return strings.TrimRight(signalled.ReplaceAllString(words, ""), "\n")
}
