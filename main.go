// Command runnel turns a folder of Markdown lessons into a static site in which every
// Go program has really run.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"runnel/runner"
	"runnel/runner/artifact"
	"runnel/runner/sandbox"
	"runnel/runner/store"
	"runnel/site"
	"runnel/site/fault"
	"runnel/site/progress"
	"runnel/site/serve"
)

// version is set by the linker in releases.
var version = "devel"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx))
}

// Exit codes, apart from those of the programs that runnel run executes.
const (
	exitFaults = 1 // a lesson is wrong, or a run is not what its lesson expects
	exitUsage  = 2 // usage and configuration
)

// An exitError ends the process with a code; what there is to say has been said where
// it has no message.
type exitError struct {
	code int
	err  error
}

func (e exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e exitError) Unwrap() error { return e.err }

func run(ctx context.Context) int {
	err := rootCommand().ExecuteContext(ctx)
	if err == nil {
		return 0
	}
	if ctx.Err() != nil {
		fmt.Fprintln(os.Stderr, "runnel: interrupted")
		return 130
	}
	code := exitUsage
	if exit := (exitError{}); errors.As(err, &exit) {
		code = exit.code
	}
	if message := err.Error(); message != "" {
		fmt.Fprintln(os.Stderr, "runnel:", message)
	}
	return code
}

func rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "runnel",
		Short:         "Build lessons whose Go programs really run",
		Version:       version,
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.NoArgs,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.AddCommand(
		buildCommand(),
		serveCommand(),
		checkCommand(),
		updateCommand(),
		runCommand(),
		cleanCommand(),
		versionCommand(),
	)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w (see %s --help)", err, cmd.CommandPath())
	})
	return root
}

// Flags that several commands share.
type flags struct {
	course   string
	out      string
	jobs     int
	noStore  bool
	drafts   bool
	progress string
	sandbox  string
	verify   string
	quiet    bool
	verbose  bool
}

func (f *flags) register(cmd *cobra.Command, out, stored bool) {
	set := cmd.Flags()
	set.StringVar(&f.course, "course", "", "the course's `folder` (default content where that has a course.yaml, else the current folder)")
	if out {
		set.StringVar(&f.out, "out", "public", "the `folder` to build the site into")
	}
	if stored {
		set.BoolVar(&f.noStore, "no-store", false, "run every program, and keep no results")
	}
	set.IntVar(&f.jobs, "jobs", 0, "how many programs to run at the same time (default: the number of processors)")
	set.BoolVar(&f.drafts, "drafts", false, "publish lessons marked as drafts too")
	set.StringVar(&f.verify, "verify", string(site.VerifyAuto), "whether to hold interpreted programs to the Go toolchain: auto, where there is one, require or off")
	sandboxFlag(cmd, &f.sandbox)
	set.StringVar(&f.progress, "progress", "auto", "how to show progress: auto, plain or none")
	set.BoolVarP(&f.quiet, "quiet", "q", false, "say only what is wrong")
	set.BoolVarP(&f.verbose, "verbose", "v", false, "tell every run with its times")
}

// sandboxFlag adds the flag that says what must stand around programs.
func sandboxFlag(cmd *cobra.Command, mode *string) {
	cmd.Flags().StringVar(mode, "sandbox", string(sandbox.Auto), "the walls around programs: auto, those that this system allows, require, all of them, or off")
}

// newRunner prepares a runner, and warns once where not all walls hold.
func newRunner(ctx context.Context, options runner.Options, mode string, stderr io.Writer) (*runner.Runner, error) {
	options.Sandbox = sandbox.Mode(mode)
	if !slices.Contains(sandbox.Modes, options.Sandbox) {
		return nil, fmt.Errorf("--sandbox %s: must be one of %v", mode, sandbox.Modes)
	}
	r, err := runner.New(ctx, options)
	if err != nil {
		return nil, err
	}
	if lacking := r.Sandbox().Lacking(); lacking != "" {
		fmt.Fprintf(stderr, "runnel: warning: the sandbox lacks %s: run only programs that you trust\n", lacking)
	}
	return r, nil
}

// courseDir is the course that a command works on.
func (f *flags) courseDir() string {
	if f.course != "" {
		return f.course
	}
	if _, err := os.Stat(filepath.Join("content", "course.yaml")); err == nil {
		return "content"
	}
	return "."
}

// options prepares what a build or a check needs. done ends the display of progress.
func (f *flags) options(ctx context.Context) (options site.Options, done func(), err error) {
	mode := progress.Mode(f.progress)
	if !slices.Contains(progress.Modes, mode) {
		return options, nil, fmt.Errorf("--progress %s: must be one of %v", f.progress, progress.Modes)
	}
	if !slices.Contains(site.Verifies, site.Verify(f.verify)) {
		return options, nil, fmt.Errorf("--verify %s: must be one of %v", f.verify, site.Verifies)
	}
	if f.jobs < 0 {
		return options, nil, fmt.Errorf("--jobs %d: must be at least 1", f.jobs)
	}
	if f.quiet {
		mode = progress.None
	}
	runnerOptions := runner.Options{Jobs: f.jobs}
	if !f.noStore {
		dir, err := storeDir()
		if err != nil {
			return options, nil, err
		}
		if runnerOptions.Store, err = store.Open(dir); err != nil {
			return options, nil, err
		}
	}
	runnerOptions.Progress, done = progress.Func(mode, os.Stderr)
	r, err := newRunner(ctx, runnerOptions, f.sandbox, os.Stderr)
	if err != nil {
		return options, nil, err
	}
	return site.Options{Course: f.courseDir(), Out: f.out, Drafts: f.drafts, Verify: site.Verify(f.verify), Runner: r, Browser: r.Browser}, done, nil
}

func storeDir() (string, error) {
	dir, err := artifact.DefaultCacheDir()
	return filepath.Join(dir, "store"), err
}

func buildCommand() *cobra.Command {
	var f flags
	var frozen bool
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Build the course into a folder of files, running what has not run before",
		Long: `Build the course into a folder of files. Programs whose results are in the store
are not run again. Every fault of the course is reported; the page of a lesson
with a fault stays as the last good build left it.

With freeze: true in course.yaml the results are also written beside the course,
to be committed. A build with --frozen takes them from there and runs nothing; a
result that is missing, or of another program, is a fault.

Exits with 1 where a lesson is wrong or a run is not what its lesson expects,
and with 2 for wrong usage or configuration.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			options, done, err := f.building(cmd.Context(), frozen)
			if err != nil {
				return err
			}
			report, err := site.Build(cmd.Context(), options)
			done()
			if err != nil {
				return err
			}
			f.tell(cmd.ErrOrStderr(), report)
			if !f.quiet {
				s := report.Stats
				fmt.Fprintf(cmd.ErrOrStderr(), "%d lessons, %d runs, %d files in %s (%d written, %d removed)\n",
					report.Lessons, len(report.Runs), s.Files, f.out, s.Written, s.Removed)
			}
			return verdict(cmd.ErrOrStderr(), report)
		},
	}
	f.register(cmd, true, true)
	cmd.Flags().BoolVar(&frozen, "frozen", false, "run nothing: take the results that are committed beside the course")
	for _, running := range []string{"jobs", "no-store", "sandbox", "verify"} {
		cmd.MarkFlagsMutuallyExclusive("frozen", running)
	}
	return cmd
}

// building are the options of a build, which needs no runner where results are frozen.
func (f *flags) building(ctx context.Context, frozen bool) (options site.Options, done func(), err error) {
	if !frozen {
		options, done, err = f.options(ctx)
		options.Freeze = true
		return options, done, err
	}
	cacheDir, err := artifact.DefaultCacheDir()
	if err != nil {
		return options, nil, err
	}
	browser := func(ctx context.Context) (module, support []byte, err error) { return runner.Browser(ctx, cacheDir) }
	return site.Options{Course: f.courseDir(), Out: f.out, Drafts: f.drafts, Frozen: true, Browser: browser}, func() {}, nil
}

// tell prints every run, where more is to be said.
func (f *flags) tell(w io.Writer, report *site.Report) {
	if !f.verbose {
		return
	}
	for _, run := range report.Runs {
		r := run.Result
		fmt.Fprintf(w, "%s: %s: %s, wall %v, cpu %v, %d samples, of %s\n",
			run.Lesson, run.Snippet, r.Status, r.Wall.Median, r.CPU.Median, len(r.Samples), r.When.Local().Format(time.DateTime))
	}
}

// verdict prints what is wrong and says how the process is to end.
func verdict(w io.Writer, report *site.Report) error {
	remarks(w, report)
	for _, f := range report.Faults {
		fmt.Fprintln(w, f)
	}
	return ending(report)
}

// remarks prints what is no fault.
func remarks(w io.Writer, report *site.Report) {
	if report.Unverified {
		fmt.Fprintln(w, "the programs were not verified: there is no Go toolchain on PATH")
	}
	for _, f := range report.Again {
		fmt.Fprintf(w, "%v (not a fault, but its outcome varies)\n", f)
	}
}

// ending says how the process is to end.
func ending(report *site.Report) error {
	switch n := len(report.Faults); {
	case report.Misconfigured:
		return exitError{exitUsage, errors.New("the course is not configured rightly")}
	case n == 1:
		return exitError{exitFaults, errors.New("1 fault")}
	case n > 1:
		return exitError{exitFaults, fmt.Errorf("%d faults", n)}
	}
	return nil
}

func serveCommand() *cobra.Command {
	var f flags
	var addr string
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Build, serve to this machine, and build again whenever a lesson changes",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			options, done, err := f.options(cmd.Context())
			if err != nil {
				return err
			}
			defer done()
			options.Bundler = &site.Bundler{}
			return serve.Run(cmd.Context(), serve.Options{
				Course:  options.Course,
				Out:     options.Out,
				Addr:    addr,
				Builder: builder{options},
				Log:     cmd.ErrOrStderr(),
				Ready: func(url string) {
					fmt.Fprintln(cmd.OutOrStdout(), url)
				},
			})
		},
	}
	f.register(cmd, true, true)
	cmd.Flags().StringVar(&addr, "addr", "", "the loopback `address` to serve on (default 127.0.0.1:4000, or another port where that is taken)")
	return cmd
}

// builder lets the server build a site.
type builder struct{ options site.Options }

func (b builder) Build(ctx context.Context) ([]fault.Fault, error) {
	report, err := site.Build(ctx, b.options)
	if err != nil {
		return nil, err
	}
	return report.Faults, nil
}

func runCommand() *cobra.Command {
	var limits runner.Limits
	var memory, engine, mode string
	var asJSON, race bool
	cmd := &cobra.Command{
		Use:   "run [flags] FILE [ARGUMENT...]",
		Short: "Run one Go program, as go run would",
		Long: `Run one Go program in the sandbox that lessons run in: FILE, or standard input
where FILE is -. Its output comes as it is printed, and its exit code becomes
this command's.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if limits.Memory, err = runner.ParseSize(memory); err != nil {
				return fmt.Errorf("--memory: %w", err)
			}
			program := runner.Program{Args: args[1:], Limits: limits, Engine: runner.Engine(engine), Race: race}
			stdin := os.Stdin
			if args[0] == "-" {
				stdin = nil // it held the program
			}
			if program.Files, err = readProgram(args[0]); err != nil {
				return err
			}
			r, err := newRunner(cmd.Context(), runner.Options{}, mode, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			print, messages := console(cmd.OutOrStdout(), cmd.ErrOrStderr()), cmd.ErrOrStderr()
			if asJSON {
				print, messages = nil, io.Discard // the result says it all
			}
			result, err := r.Exec(cmd.Context(), program, stdin, print)
			if err != nil {
				return err
			}
			if asJSON {
				encoder := json.NewEncoder(cmd.OutOrStdout())
				encoder.SetIndent("", "  ")
				encoder.SetEscapeHTML(false)
				if err := encoder.Encode(result); err != nil {
					return fmt.Errorf("writing the result: %w", err)
				}
			}
			return ended(messages, result, limits.OrDefault())
		},
	}
	set := cmd.Flags()
	set.SetInterspersed(false) // what follows FILE is the program's
	set.DurationVar(&limits.Timeout, "timeout", runner.DefaultTimeout, "end the program after this `duration`")
	set.StringVar(&memory, "memory", "512MiB", "the `size` of memory that the program may use")
	set.StringVar(&engine, "engine", string(runner.EngineYaegi), "what executes the program: yaegi, or gc, the Go toolchain")
	sandboxFlag(cmd, &mode)
	set.BoolVar(&race, "race", false, "have the race detector watch the run (engine gc)")
	set.BoolVar(&asJSON, "json", false, "print the whole result as JSON in place of the program's output")
	return cmd
}

// readProgram reads a program of one file; - is standard input.
func readProgram(name string) ([]runner.File, error) {
	if name == "-" {
		source, err := io.ReadAll(os.Stdin)
		if err != nil {
			return nil, fmt.Errorf("reading the program: %w", err)
		}
		return []runner.File{{Name: "stdin.go", Source: string(source)}}, nil
	}
	source, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading the program: %w", err)
	}
	return []runner.File{{Name: name, Source: string(source)}}, nil
}

// console prints a program's output as it comes.
func console(stdout, stderr io.Writer) func(runner.Event) {
	return func(e runner.Event) {
		w := stdout
		if e.Stream == runner.Stderr {
			w = stderr
		}
		_, _ = io.WriteString(w, e.Text) // as with go run, a closed pipe is the reader's choice
	}
}

// ended turns a result into this process's end, and says what the program could not
// say itself.
func ended(stderr io.Writer, r runner.Result, limits runner.Limits) error {
	for _, d := range r.Diagnostics {
		fmt.Fprintln(stderr, d)
	}
	switch r.Status {
	case runner.OK:
		return nil
	case runner.CompileError, runner.Unsupported:
		return exitError{code: 1}
	case runner.Timeout:
		return exitError{124, fmt.Errorf("still running after %s", limits.Timeout)} // as timeout(1) has it
	case runner.Memory:
		return exitError{r.Exit, fmt.Errorf("needed more than %d MiB of memory", limits.Memory>>20)}
	case runner.OutputLimit:
		return exitError{1, fmt.Errorf("wrote more than %d bytes", limits.Output)}
	case runner.Killed:
		return exitError{code: 137} // as shells have it for SIGKILL
	}
	return exitError{code: r.Exit}
}

func cleanCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "clean",
		Short: "Remove the store: all results of earlier runs",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			dir, err := storeDir()
			if err != nil {
				return err
			}
			return store.Clean(dir)
		},
	}
}

func versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Tell the version, and which walls stand around programs on this system",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := runner.New(cmd.Context(), runner.Options{})
			if err != nil {
				return err
			}
			out := cmd.OutOrStdout()
			fmt.Fprintf(out, "runnel %s\nsandbox: %s\n", version, strings.Join(r.Sandbox().Holds(), ", "))
			if lacking := r.Sandbox().Lacking(); lacking != "" {
				fmt.Fprintf(out, "lacking: %s\n", lacking)
			}
			return nil
		},
	}
}
