package runner

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"time"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/frontend"
	"runnel/runner/store"
	"runnel/runner/wire"
)

// Options configure a Runner.
type Options struct {
	CacheDir string       // where the worker is unpacked; artifact.DefaultCacheDir where empty
	Store    *store.Store // where results are kept; nil: nowhere
	Jobs     int          // programs run at the same time; the number of processors where 0
	// Progress, where set, is told of every program that is done. Calls do not overlap.
	Progress func(Progress)
}

// Progress tells how far a call of Run is.
type Progress struct {
	Done  int // programs whose results are complete
	Total int
	Stage Stage
}

// A Stage is what a Runner is busy with.
type Stage string

const (
	Running Stage = "running" // every program once, in parallel
	Timing  Stage = "timing"  // timed repetitions
)

// A Runner runs programs. It is safe for concurrent use, but timings are honest only
// while one call runs at a time.
type Runner struct {
	options  Options
	worker   artifact.Worker
	build    build
	frontend *frontend.Frontend
	identity identity
	machine  Machine
}

// identity is what of the runner itself a result depends on.
type identity struct {
	Schema   int     // changes when Result or its meaning does
	Frontend string  // decides what is lowered to what, and what is refused
	Worker   string  // hash of the binary that interprets, symbols and Go's runtime included
	Machine  Machine // timings of another machine are not this one's
}

const schema = 1

// New prepares a runner: it unpacks the worker where that was not done before.
func New(ctx context.Context, options Options) (*Runner, error) {
	if options.CacheDir == "" {
		dir, err := artifact.DefaultCacheDir()
		if err != nil {
			return nil, err
		}
		options.CacheDir = dir
	}
	if options.Jobs == 0 {
		options.Jobs = runtime.NumCPU()
	}
	worker, err := artifact.OpenWorker(ctx, options.CacheDir)
	if err != nil {
		return nil, err
	}
	archive, err := artifact.OpenExports(ctx, options.CacheDir)
	if err != nil {
		return nil, err
	}
	importer, err := exports.NewImporter(archive)
	if err != nil {
		return nil, err
	}
	build, err := readBuild(worker.Path)
	if err != nil {
		return nil, err
	}
	r := &Runner{options: options, worker: worker, build: build, frontend: frontend.New(importer), machine: ThisMachine()}
	fingerprint, err := r.frontend.Fingerprint()
	if err != nil {
		return nil, fmt.Errorf("fingerprinting the frontend: %w", err)
	}
	r.identity = identity{Schema: schema, Frontend: fingerprint, Worker: worker.Hash, Machine: r.machine}
	return r, nil
}

// Machine is where this runner's programs run.
func (r *Runner) Machine() Machine { return r.machine }

// Exec runs one program once, with stdin as its standard input where it is not nil,
// and hands its output to onOutput as it comes. Nothing is stored or repeated.
func (r *Runner) Exec(ctx context.Context, program Program, stdin *os.File, onOutput func(Event)) (Result, error) {
	prepared, err := r.prepare(program)
	if err != nil {
		return Result{}, err
	}
	if !prepared.runs() {
		return r.stamp(prepared.refused()), nil
	}
	prepared.stdin, prepared.onOutput = stdin, onOutput
	result, err := r.execute(ctx, prepared)
	if err != nil {
		return Result{}, err
	}
	result.Alone = true
	return r.stamp(result), nil
}

// A prepared program has been through the frontend.
type prepared struct {
	program  Program
	lowered  *frontend.Lowered
	stdin    *os.File
	onOutput func(Event)
}

func (r *Runner) prepare(program Program) (*prepared, error) {
	if program.Engine != "" && program.Engine != EngineYaegi {
		return nil, fmt.Errorf("engine %q is not available; use %q", program.Engine, EngineYaegi)
	}
	if len(program.Files) == 0 {
		return nil, errors.New("a program has at least one file")
	}
	program.Limits = program.Limits.OrDefault()
	lowered, err := r.frontend.Lower(program.Files)
	if err != nil {
		return nil, err
	}
	return &prepared{program: program, lowered: lowered}, nil
}

// runs reports whether there is anything to execute.
func (p *prepared) runs() bool {
	return len(p.lowered.Errors) == 0 && len(p.lowered.Unsupported) == 0
}

// refused is the result of a program that the frontend did not let through.
func (p *prepared) refused() Result {
	if len(p.lowered.Errors) > 0 {
		return Result{Status: CompileError, Exit: 1, Diagnostics: p.lowered.Errors}
	}
	return Result{Status: Unsupported, Exit: -1, Diagnostics: p.lowered.Unsupported}
}

// execute runs a prepared program once.
func (r *Runner) execute(ctx context.Context, p *prepared) (Result, error) {
	proc := &process{
		job: wire.Job{
			Source:  p.lowered.Source,
			Imports: p.lowered.Imports,
			Args:    append([]string{"main"}, p.program.Args...),
			Memory:  p.program.Limits.Memory,

			Processors: runtime.GOMAXPROCS(0),
		},
		limits: p.program.Limits,
		stdin:  p.stdin,
		input:  p.program.Stdin,
		onOut:  p.onOutput,
	}
	ending, err := proc.run(ctx, r.worker.Path)
	if err != nil {
		return Result{}, err
	}
	result := ending.result(p.lowered, p.program.Files[0].Name)
	if p.onOutput != nil {
		for _, last := range result.Events[len(ending.events):] {
			p.onOutput(last)
		}
	}
	return result, nil
}

// stamp adds to a result who observed it, and sums up its samples.
func (r *Runner) stamp(result Result) Result {
	if result.Events == nil {
		result.Events = []Event{}
	}
	if result.Samples == nil {
		result.Samples = []Sample{}
	}
	result.Wall = spread(result.Samples, func(s Sample) time.Duration { return s.Wall })
	result.CPU = spread(result.Samples, func(s Sample) time.Duration { return s.CPU })
	result.Engine, result.EngineVersion = EngineYaegi, r.build.engine
	result.GoVersion, result.Machine = r.build.golang, r.machine
	result.When = time.Now().UTC().Truncate(time.Second)
	return result
}
