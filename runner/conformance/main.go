// Command conformance runs the programs of Go's own test suite through the interpreter
// and through the Go toolchain and compares what they print and how they exit. The
// examples of the standard library it runs through the interpreter, and holds them to
// the output that stands beside each, as go test does.
//
//	go run ./runner/conformance                 compare, and fail where something got worse
//	go run ./runner/conformance -update         accept what is observed now
//	go run ./runner/conformance 'chan/*.go'     only some programs, interpreted afresh, in full detail
//	go run ./runner/conformance 'example/*.*'   examples likewise, as example/sort.ExampleInts
//	go run ./runner/conformance ./lesson.go     a program of elsewhere, likewise
//
// Each program ends in one of four ways: the same, refused by name, limited (stopped at
// a limit of time, memory, stack or output), or WRONG. The file outcomes.txt holds how each
// ended when it was last accepted. Which programs are in scope, and why others are not,
// is in scope.go.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"log"
	"maps"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"

	"runnel/runner"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("conformance: ")
	update := flag.Bool("update", false, "accept the outcomes that are observed now")
	list := flag.String("outcomes", "runner/conformance/outcomes.txt", "the `file` of accepted outcomes")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	if flag.NArg() > 0 {
		err = runSome(ctx, flag.Args(), *list, *update)
	} else {
		err = runSuites(ctx, *list, *update)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// runSuites compares everything in scope and prints the table of each suite.
func runSuites(ctx context.Context, list string, update bool) error {
	dir, err := goroot(ctx)
	if err != nil {
		return err
	}
	accepted, err := readOutcomes(list)
	if err != nil {
		return err
	}
	o, err := newObserver(ctx, patience)
	if err != nil {
		return err
	}
	var all []outcome
	for _, s := range suites {
		candidates, err := s.collect(dir)
		if err != nil {
			return err
		}
		programs, excluded := inScope(candidates)
		observed, err := o.judgeAll(ctx, programs, accepted)
		if err != nil {
			return err
		}
		fmt.Printf("%s:\n\n", s.title)
		printTable(os.Stdout, observed)
		printRefused(os.Stdout, observed)
		printScope(os.Stdout, observed, excluded)
		fmt.Println()
		all = append(all, observed...)
	}
	if update {
		return os.WriteFile(list, []byte(format(all)), 0o644)
	}
	return compare(accepted, all)
}

// judgeAll observes programs and judges them. What met a limit, and did not when it was
// accepted, may only have been disturbed: it is observed once more, when the rest is
// done.
func (o *observer) judgeAll(ctx context.Context, programs []*program, accepted map[string]outcome) ([]outcome, error) {
	pairs, err := o.observe(ctx, programs, false)
	if err != nil {
		return nil, err
	}
	outcomes := make([]outcome, len(pairs))
	for i, p := range pairs {
		outcomes[i] = judge(p)
		if outcomes[i].kind != limited || accepted[p.program.name].kind == limited {
			continue
		}
		again, err := o.observe(ctx, []*program{p.program}, true)
		if err != nil {
			return nil, err
		}
		outcomes[i] = judge(again[0])
	}
	return outcomes, nil
}

// readOutcomes reads the file of accepted outcomes; none are accepted where it is
// missing.
func readOutcomes(file string) (map[string]outcome, error) {
	text, err := os.ReadFile(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("reading the accepted outcomes: %w", err)
	}
	accepted, err := parse(string(text))
	if err != nil {
		return nil, fmt.Errorf("reading the accepted outcomes in %s: %w", file, err)
	}
	return accepted, nil
}

// runSome runs programs of the suites by pattern, and files of elsewhere by path, and
// tells all that is known of each. With update it accepts how those of the suites ended.
func runSome(ctx context.Context, args []string, list string, update bool) error {
	var programs []*program
	var patterns []string
	for _, arg := range args {
		if !filepath.IsAbs(arg) && !strings.HasPrefix(arg, ".") {
			patterns = append(patterns, arg)
			continue
		}
		source, err := os.ReadFile(arg)
		if err != nil {
			return err
		}
		programs = append(programs, newProgram(arg, string(source), ""))
	}
	elsewhere := len(programs)
	if len(patterns) > 0 {
		dir, err := goroot(ctx)
		if err != nil {
			return err
		}
		all, err := collectAll(dir)
		if err != nil {
			return err
		}
		programs = append(programs, matching(all, patterns)...)
	}
	if len(programs) == 0 {
		return errors.New("no program in scope matches")
	}
	o, err := newObserver(ctx, patience)
	if err != nil {
		return err
	}
	pairs, err := o.observe(ctx, programs, true)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		printPair(p)
	}
	if !update {
		return nil
	}
	accepted, err := readOutcomes(list)
	if err != nil {
		return err
	}
	for _, p := range pairs[elsewhere:] {
		accepted[p.program.name] = judge(p)
	}
	return os.WriteFile(list, []byte(format(slices.Collect(maps.Values(accepted)))), 0o644)
}

func printPair(p pair) {
	o := compareResults(p)
	fmt.Println(o)
	for _, d := range p.yaegi.Diagnostics {
		fmt.Printf("\t%s:%d:%d: %s\n", p.program.name, d.Line, d.Column, d.Message)
	}
	if o.kind != wrong {
		return
	}
	for _, stream := range []struct{ name, gc, interpreted string }{
		{"standard output", p.gc.Stdout, p.yaegi.Output(runner.Stdout)},
		{"standard error", p.gc.Stderr, p.yaegi.Output(runner.Stderr)},
	} {
		if diff := cmp.Diff(stream.gc, stream.interpreted); diff != "" {
			fmt.Printf("%s (- gc, + interpreted):\n%s", stream.name, diff)
		}
	}
}
