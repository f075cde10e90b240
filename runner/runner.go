package runner

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"runnel/runner/artifact"
	"runnel/runner/exports"
	"runnel/runner/fragment"
	"runnel/runner/frontend"
	"runnel/runner/postmortem"
	"runnel/runner/sandbox"
	"runnel/runner/store"
	"runnel/runner/wire"
)

// Options configure a Runner.
type Options struct {
	CacheDir string       // where the worker is unpacked; artifact.DefaultCacheDir where empty
	Store    *store.Store // where results are kept; nil: nowhere
	Jobs     int          // programs run at the same time; the number of processors where 0
	Sandbox  sandbox.Mode // sandbox.Auto where empty
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
	Running Stage = "running" // every program once; what takes long, in parallel
	Timing  Stage = "timing"  // timed repetitions
)

// A Runner runs programs. It is safe for concurrent use, but timings are honest only
// while one call runs at a time.
type Runner struct {
	options  Options
	worker   artifact.Worker
	build    build
	importer *exports.Importer
	frontend *frontend.Frontend
	sandbox  *sandbox.Sandbox
	identity identity
	machine  Machine
}

// identity is what of the runner itself a result depends on.
type identity struct {
	Schema   int     // changes when Result or its meaning does
	Fragment string  // decides what program fragments are
	Frontend string  // decides what is lowered to what, and what is refused
	Worker   string  // hash of the binary that interprets, symbols and Go's runtime included
	Machine  Machine // timings of another machine are not this one's
	Walls    string  // decide what a program finds
}

const schema = 3

// New prepares a runner: it unpacks the worker where that was not done before.
func New(ctx context.Context, options Options) (*Runner, error) {
	if runtime.GOOS == "windows" { // which hands a process no descriptors beyond three
		return nil, errors.New("running programs is not supported on Windows")
	}
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
	r := &Runner{options: options, worker: worker, build: build, importer: importer, frontend: frontend.New(importer), machine: ThisMachine()}
	fingerprint, err := r.frontend.Fingerprint()
	if err != nil {
		return nil, fmt.Errorf("fingerprinting the frontend: %w", err)
	}
	joining, err := fragment.Fingerprint()
	if err != nil {
		return nil, fmt.Errorf("fingerprinting what joins fragments: %w", err)
	}
	if r.sandbox, err = sandbox.New(ctx, options.Sandbox, worker.Path); err != nil {
		return nil, err
	}
	r.identity = identity{
		Schema:   schema,
		Fragment: joining,
		Frontend: fingerprint,
		Worker:   worker.Hash,
		Machine:  r.machine,
		Walls:    strings.Join(r.sandbox.Holds(), " "),
	}
	return r, nil
}

// Sandbox is what stands around this runner's programs.
func (r *Runner) Sandbox() *sandbox.Sandbox { return r.sandbox }

// Machine is where this runner's programs run.
func (r *Runner) Machine() Machine { return r.machine }

// Exec runs one program once, with stdin as its standard input where it is not nil,
// and hands its output to onOutput as it comes. Nothing is stored or repeated.
func (r *Runner) Exec(ctx context.Context, program Program, stdin *os.File, onOutput func(Event)) (Result, error) {
	scratch, err := r.scratch()
	if err != nil {
		return Result{}, err
	}
	defer scratch.remove()
	p, err := r.prepare(ctx, program, filepath.Join(scratch.compiled.Path, "program"))
	if err != nil {
		return Result{}, err
	}
	p.folders = scratch.working
	if p.refusal != nil {
		return r.stamp(p, *p.refusal), nil
	}
	p.stdin, p.onOutput = stdin, onOutput
	result, err := r.execute(ctx, p, nil)
	if err != nil {
		return Result{}, err
	}
	result.Alone = true
	return r.stamp(p, result), nil
}

// A scratch is what a call keeps on disk while it lasts.
type scratch struct {
	compiled *sandbox.Folder // programs that were compiled, with their source
	working  *sandbox.Folder // the working folders of processes
}

func (r *Runner) scratch() (*scratch, error) {
	compiled, err := sandbox.MakeFolder(r.options.CacheDir)
	if err != nil {
		return nil, err
	}
	// Where any user may pass: a process may have another than this one.
	working, err := sandbox.MakeFolder(os.TempDir())
	if err != nil {
		return nil, errors.Join(err, compiled.Remove())
	}
	return &scratch{compiled, working}, nil
}

// remove leaves what cannot be removed to the next call.
func (s *scratch) remove() {
	_ = s.compiled.Remove()
	_ = s.working.Remove()
}

// A prepared program is ready to be executed, or refused.
type prepared struct {
	program    Program
	build      build
	lowered    *frontend.Lowered // engine yaegi
	executable executable
	folders    *sandbox.Folder
	refusal    *Result // it is not executed at all
	stdin      *os.File
	onOutput   func(Event)
	tracing    *tracing // once it has died
	session    *session // nil where it is none
	missing    []string // what it imports of which its text does not tell, and no browser has
}

// prepare brings a program to what its engine executes. What is compiled goes to dir.
func (r *Runner) prepare(ctx context.Context, program Program, dir string) (*prepared, error) {
	if len(program.Files) == 0 {
		return nil, errors.New("a program has at least one file")
	}
	program.Limits = program.Limits.OrDefault()
	var session *session
	var missing []string
	if program.Fragment {
		source, parts, refused := r.join(program)
		session = parts
		if len(refused) > 0 {
			return &prepared{program: program, build: r.build, refusal: refusalOf(nil, refused)}, nil
		}
		program.Files = []File{{Name: fragment.Name, Source: source}}
		missing = program.NotInBrowser()
	}
	if d := r.unconnected(program.Files); d != nil {
		return &prepared{program: program, build: r.build, refusal: refusalOf(nil, d)}, nil
	}
	var p *prepared
	var err error
	switch program.Engine {
	case "", EngineYaegi:
		p, err = r.prepareYaegi(program)
	case EngineGC:
		p, err = r.prepareGC(ctx, program, dir)
	default:
		err = fmt.Errorf("there is no engine %q; use %q or %q", program.Engine, EngineYaegi, EngineGC)
	}
	if err != nil {
		return nil, err
	}
	p.session, p.missing = session, missing
	return p, nil
}

func (r *Runner) prepareYaegi(program Program) (*prepared, error) {
	if program.Race {
		return nil, fmt.Errorf("the race detector needs engine %q", EngineGC)
	}
	lowered, err := r.frontend.Lower(program.Files)
	if err != nil {
		return nil, err
	}
	p := &prepared{program: program, build: r.build, lowered: lowered}
	if p.refusal = refusalOf(lowered.Errors, lowered.Unsupported); p.refusal != nil {
		return p, nil
	}
	p.executable, err = r.interpreter(program, lowered)
	return p, err
}

// interpreter is what executes a lowered program.
func (r *Runner) interpreter(program Program, lowered *frontend.Lowered) (executable, error) {
	var job bytes.Buffer
	err := wire.WriteJob(&job, wire.Job{
		Source:  lowered.Source,
		Imports: lowered.Imports,

		Types:      lowered.Types,
		Interfaces: lowered.Interfaces,

		Args:   append([]string{"main"}, program.Args...),
		Memory: program.Limits.Memory,
		// Frames of recovered panics cannot be told from the last one's.
		Untraced: lowered.Recovers || lowered.Traced != nil,
		Traced:   lowered.Traced != nil,

		Processors: runtime.GOMAXPROCS(0),
	})
	if err != nil {
		return executable{}, fmt.Errorf("handing over a program: %w", err)
	}
	return executable{
		env:       []string{"GOMAXPROCS=1"}, // wire.Job has the program's
		job:       job.Bytes(),
		prepares:  true,
		connected: usesNetwork(program.Files),
		overhead:  48 << 20, // the interpreter, with its tables and the program's tree
	}, nil
}

// refusalOf is the result of a program with diagnostics; nil where there are none.
func refusalOf(errors, unsupported []Diagnostic) *Result {
	switch {
	case len(errors) > 0:
		return &Result{Status: CompileError, Exit: 1, Diagnostics: errors}
	case len(unsupported) > 0:
		return &Result{Status: Unsupported, Exit: -1, Diagnostics: unsupported}
	}
	return nil
}

// execute runs a prepared program once, at its turn.
func (r *Runner) execute(ctx context.Context, p *prepared, turn *turn) (Result, error) {
	proc := r.process(p, p.executable)
	proc.stdin, proc.onOut, proc.turn = p.stdin, p.onOutput, turn
	ending, err := proc.run(ctx)
	if err != nil {
		return Result{}, err
	}
	var result Result
	if p.lowered != nil {
		death := ending.death()
		result = ending.interpreted(p.program.Files, death)
		if death != nil {
			words, err := r.lastWords(ctx, p, ending, death)
			if err != nil {
				return Result{}, err
			}
			ending.lastWords(&result, words+postmortem.ExitWords(result.Exit))
		}
	} else {
		result = ending.compiled()
	}
	for i := len(ending.events); i < len(result.Events); i++ {
		last := &result.Events[i]
		if p.onOutput != nil {
			p.onOutput(*last)
		}
		last.Text = valid(last.Text)
	}
	if p.session != nil {
		p.session.cut(&result)
	}
	return result, nil
}

// process is one execution of a prepared program, or of what stands for it.
func (r *Runner) process(p *prepared, e executable) *process {
	return &process{
		executable: e,
		sandbox:    r.sandbox,
		folders:    p.folders,
		limits:     p.program.Limits,
		input:      p.program.Stdin,
	}
}

// stamp adds to a result who observed it, and sums up its samples.
func (r *Runner) stamp(p *prepared, result Result) Result {
	if result.Events == nil {
		result.Events = []Event{}
	}
	if result.Samples == nil {
		result.Samples = []Sample{}
	}
	result.Wall = spread(result.Samples, func(s Sample) time.Duration { return s.Wall })
	result.CPU = spread(result.Samples, func(s Sample) time.Duration { return s.CPU })
	if result.Engine = p.program.Engine; result.Engine == "" {
		result.Engine = EngineYaegi
	}
	result.EngineVersion, result.GoVersion = p.build.engine, p.build.golang
	result.Machine = r.machine
	result.Walls = r.sandbox.Holds()
	result.NotInBrowser = p.missing
	result.When = time.Now().UTC().Truncate(time.Second)
	return result
}
