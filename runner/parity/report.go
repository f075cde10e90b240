package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/go-cmp/cmp"

	"runnel/runner"
	"runnel/runner/parity/compiled"
	"runnel/runner/parity/shrink"
)

// keep writes a program that differs to a file.
func keep(out string, c comparison) (file string, err error) {
	if err := os.MkdirAll(out, 0o755); err != nil {
		return "", fmt.Errorf("making the folder for programs that differ: %w", err)
	}
	file = filepath.Join(out, c.program.name)
	if err := os.WriteFile(file, []byte(c.program.source), 0o644); err != nil {
		return "", fmt.Errorf("keeping a program that differs: %w", err)
	}
	return file, nil
}

// report makes a program small that differs, keeps it in a file beside the whole one,
// and prints it with both outputs.
func report(ctx context.Context, b *bench, o options, c comparison) error {
	if o.shrink > 0 && c.verdict.kind == differs {
		var err error
		if c, err = smaller(ctx, b, o, c); err != nil {
			return err
		}
		c.program.name = "small-" + c.program.name
	}
	file, err := keep(o.out, c)
	if err != nil {
		return err
	}
	fmt.Printf("%s %s\n%s", file, c.verdict, c.program.source)
	for _, d := range c.yaegi.Diagnostics {
		fmt.Printf("line %d: %s\n", d.Line, d.Message)
	}
	for _, stream := range []struct{ name, gc, interpreted string }{
		{"standard output", c.gc.Stdout, c.yaegi.Output(runner.Stdout)},
		{"standard error", lastWords(c.gc.Stderr), lastWords(c.yaegi.Output(runner.Stderr))},
	} {
		if diff := cmp.Diff(stream.gc, stream.interpreted); diff != "" {
			fmt.Printf("%s (- gc, + interpreted):\n%s\n", stream.name, diff)
		}
	}
	return nil
}

// smaller makes a program small that still differs in the same way. It must also do the
// same twice with the toolchain: what is left of a program may depend on an order that
// the language leaves open.
func smaller(ctx context.Context, b *bench, o options, c comparison) (comparison, error) {
	checker, err := shrink.NewChecker(ctx)
	if err != nil {
		return c, err
	}
	limited, cancel := context.WithTimeout(ctx, o.shrink)
	defer cancel()
	source, err := shrink.Shrink(limited, checker, c.program.source, func(ctx context.Context, sources []string) ([]bool, error) {
		var programs []program
		for _, source := range sources {
			programs = append(programs, program{source: source}, program{source: source + "\n"})
		}
		compared, err := b.compare(ctx, programs)
		if err != nil {
			return nil, err
		}
		same := make([]bool, len(sources))
		for i := range sources {
			first, second := compared[2*i], compared[2*i+1]
			same[i] = first.verdict == c.verdict && second.verdict == c.verdict && steady(first.gc, second.gc)
		}
		return same, nil
	})
	if err != nil && limited.Err() == nil {
		return c, err
	}
	compared, err := b.compare(ctx, []program{{c.program.name, source}})
	if err != nil {
		return c, err
	}
	return compared[0], nil
}

// steady reports whether a program did the same twice.
func steady(first, second compiled.Result) bool {
	return first.Exit == second.Exit && alike(first.Stdout, second.Stdout) && alike(lastWords(first.Stderr), lastWords(second.Stderr))
}
