// Command conformance runs the single-file programs of Go's own test suite through the
// interpreter and through the Go toolchain and compares what they print and how they
// exit.
//
//	go run ./runner/conformance                 compare, and fail where something got worse
//	go run ./runner/conformance -update         accept what is observed now
//	go run ./runner/conformance 'chan/*.go'     only some programs, in full detail
//
// Each program ends in one of three ways: the same, refused by name, or WRONG. The
// file outcomes.txt holds how each ended when it was last accepted.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"runnel/runner"
	"runnel/runner/artifact"
	"runnel/runner/store"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("conformance: ")
	update := flag.Bool("update", false, "accept the outcomes that are observed now")
	list := flag.String("outcomes", "runner/conformance/outcomes.txt", "the `file` of accepted outcomes")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *list, *update, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, list string, update bool, patterns []string) error {
	root, err := suite(ctx)
	if err != nil {
		return err
	}
	programs, err := collect(root, patterns)
	if err != nil {
		return err
	}
	observed, err := observe(ctx, programs)
	if err != nil {
		return err
	}
	if len(patterns) > 0 {
		for _, o := range observed {
			fmt.Println(o)
		}
		return nil
	}
	printTable(os.Stdout, observed)
	if update {
		return os.WriteFile(list, []byte(format(observed)), 0o644)
	}
	accepted, err := os.ReadFile(list)
	if err != nil {
		return fmt.Errorf("reading the accepted outcomes: %w", err)
	}
	return compare(parse(string(accepted)), observed)
}

// suite is the folder of the test suite, which comes with the toolchain.
func suite(ctx context.Context) (string, error) {
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("looking for the Go toolchain: %w", err)
	}
	root := filepath.Join(strings.TrimSpace(string(goroot)), "test")
	if _, err := os.Stat(root); err != nil {
		return "", fmt.Errorf("this Go was installed without its test suite: %w", err)
	}
	return root, nil
}

// A program is one file of the suite.
type program struct {
	name   string // slash-separated, within the suite
	source string
}

// collect finds the programs that are run without arguments and compared by their
// exit code, and leaves out what speaks of the compiler, the system or the machine
// rather than of the language.
func collect(root string, patterns []string) ([]program, error) {
	var found []program
	for _, folder := range []string{".", "ken", "chan", "interface", "typeparam"} {
		files, err := filepath.Glob(filepath.Join(root, folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			name, err := filepath.Rel(root, file)
			if err != nil {
				return nil, err
			}
			source, err := os.ReadFile(file)
			if err != nil {
				return nil, err
			}
			p := program{filepath.ToSlash(name), string(source)}
			if inScope(p) && selected(p, patterns) {
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 {
		return nil, errors.New("no program matches")
	}
	return found, nil
}

func inScope(p program) bool {
	first, _, _ := strings.Cut(p.source, "\n")
	if strings.TrimSpace(first) != "// run" {
		return false
	}
	for _, outside := range []string{`"unsafe"`, `"os/exec"`, `"syscall"`, `"runtime/pprof"`, `import "C"`, "go:linkname", "go:build"} {
		if strings.Contains(p.source, outside) {
			return false
		}
	}
	return true
}

func selected(p program, patterns []string) bool {
	for _, pattern := range patterns {
		if ok, err := filepath.Match(pattern, p.name); err == nil && ok {
			return true
		}
	}
	return len(patterns) == 0
}

// observe runs every program under both engines.
func observe(ctx context.Context, programs []program) ([]outcome, error) {
	cache, err := artifact.DefaultCacheDir()
	if err != nil {
		return nil, err
	}
	results, err := store.Open(filepath.Join(cache, "store"))
	if err != nil {
		return nil, err
	}
	last := time.Now()
	r, err := runner.New(ctx, runner.Options{
		Store: results,
		Jobs:  runtime.NumCPU(),
		Progress: func(p runner.Progress) {
			if time.Since(last) > 5*time.Second {
				last = time.Now()
				fmt.Fprintf(os.Stderr, "%d of %d\n", p.Done, p.Total)
			}
		},
	})
	if err != nil {
		return nil, err
	}
	var list []runner.Program
	for _, p := range programs {
		for _, engine := range []runner.Engine{runner.EngineYaegi, runner.EngineGC} {
			list = append(list, runner.Program{
				Files:  []runner.File{{Name: "main.go", Source: p.source}},
				Engine: engine,
				Limits: runner.Limits{Timeout: 90 * time.Second},
				Once:   true,
			})
		}
	}
	ran, err := r.Run(ctx, list)
	if err != nil {
		return nil, err
	}
	var outcomes []outcome
	for i, p := range programs {
		outcomes = append(outcomes, judge(p, &ran[2*i], &ran[2*i+1]))
	}
	return outcomes, nil
}
