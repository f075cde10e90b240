// Command parity runs random programs under the interpreter and with the Go toolchain,
// and compares what they print and how they end.
//
//	go run ./runner/parity                       1000 programs
//	go run ./runner/parity -seed 5000 -budget 10m   as many as that time allows
//	go run ./runner/parity -seed 17 -count 1 -v     one, with its source
//	go run ./runner/parity ./program.go          a program of elsewhere: compared, and made small
//
// A program that differs is made as small as one is found that differs in the same way,
// printed with both outputs and kept in a file. Package generate makes the programs,
// package shrink makes them small, package compiled runs them with the toolchain.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"time"

	"runnel/runner/parity/generate"
)

// options are what the flags say.
type options struct {
	seed   uint64
	count  int           // programs at most; 0: until the budget is spent
	budget time.Duration // wall time for running; 0: none
	batch  int           // programs that are compiled together
	jobs   int
	shrink time.Duration // wall time for making one program small
	keep   int           // how many differing programs are made small
	out    string
	print  bool
}

var errDifferences = errors.New("programs differ")

func main() {
	log.SetFlags(0)
	log.SetPrefix("parity: ")
	var o options
	flag.Uint64Var(&o.seed, "seed", 1, "the first program's seed; the others follow it")
	flag.IntVar(&o.count, "count", 1000, "how many `programs` to run; 0 with -budget: no end")
	flag.DurationVar(&o.budget, "budget", 0, "how long to go on starting programs")
	flag.IntVar(&o.batch, "batch", 100, "how many programs are compiled together")
	flag.IntVar(&o.jobs, "jobs", runtime.NumCPU(), "programs run at the same time")
	flag.DurationVar(&o.shrink, "shrink", time.Minute, "how long to make one program smaller; 0: not at all")
	flag.IntVar(&o.keep, "keep", 5, "how many differing programs to make smaller")
	flag.StringVar(&o.out, "out", filepath.Join(os.TempDir(), "parity"), "the `folder` for programs that differ")
	flag.BoolVar(&o.print, "v", false, "print the programs")
	flag.Parse()
	if o.budget > 0 && !given("count") {
		o.count = 0
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o, flag.Args()); err != nil {
		log.Fatal(err)
	}
}

func given(name string) (found bool) {
	flag.Visit(func(f *flag.Flag) { found = found || f.Name == name })
	return found
}

func run(ctx context.Context, o options, files []string) (err error) {
	b, err := newBench(ctx, o.jobs)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.close()) }()
	var s summary
	if len(files) > 0 {
		err = s.runFiles(ctx, b, files)
	} else {
		err = s.runSeeds(ctx, b, o)
	}
	if err != nil {
		return err
	}
	found := s.byWay()
	for _, c := range found[:min(len(found), o.keep)] {
		if err := report(ctx, b, o, c); err != nil {
			return err
		}
	}
	fmt.Print(s.details())
	fmt.Println(s.String())
	if len(s.differing) > 0 {
		return errDifferences
	}
	return nil
}

// runFiles compares programs of files.
func (s *summary) runFiles(ctx context.Context, b *bench, files []string) error {
	var programs []program
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		programs = append(programs, program{name: filepath.Base(file), source: string(source)})
	}
	compared, err := b.compare(ctx, programs)
	s.add(compared)
	return err
}

// runSeeds compares random programs, batch by batch.
func (s *summary) runSeeds(ctx context.Context, b *bench, o options) error {
	began := time.Now()
	for o.count == 0 || s.programs < o.count {
		if o.budget > 0 && time.Since(began) > o.budget {
			return nil
		}
		n := o.batch
		if o.count > 0 {
			n = min(n, o.count-s.programs)
		}
		var programs []program
		for range n {
			seed := o.seed + uint64(s.programs+len(programs))
			programs = append(programs, program{name: fmt.Sprintf("seed-%d.go", seed), source: generate.Program(seed)})
			if o.print {
				fmt.Println(programs[len(programs)-1].source)
			}
		}
		compared, err := b.compare(ctx, programs)
		if err != nil {
			return err
		}
		s.add(compared)
		for _, c := range compared {
			if !c.verdict.bad() {
				continue
			}
			file, err := keep(o.out, c)
			if err != nil {
				return err
			}
			fmt.Fprintln(os.Stderr, file, c.verdict)
		}
		fmt.Fprintf(os.Stderr, "%s after %s\n", s.String(), time.Since(began).Round(time.Second))
	}
	return nil
}
