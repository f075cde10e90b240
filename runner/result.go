package runner

import (
	"slices"
	"strings"
	"time"

	"runnel/runner/frontend"
)

// A Status says how a run ended.
type Status string

const (
	OK           Status = "ok"            // main returned, or the program exited with code 0
	CompileError Status = "compile-error" // not valid Go; Diagnostics say why
	Panic        Status = "panic"         // an unrecovered panic or another fatal error of the Go runtime
	Exit         Status = "exit"          // os.Exit or log.Fatal with a code other than 0
	Deadlock     Status = "deadlock"      // all goroutines were asleep
	Timeout      Status = "timeout"       // still running at Limits.Timeout
	Memory       Status = "memory"        // needed more than Limits.Memory
	OutputLimit  Status = "output-limit"  // wrote more than Limits.Output, or filled its folder
	Killed       Status = "killed"        // ended by a signal that the runner did not send
	Unsupported  Status = "unsupported"   // valid Go that the engine would not run as Go does
)

// A Result is what was observed of one program.
type Result struct {
	Status Status `json:"status"`
	// Exit is the exit code of the process; -1 where the process was ended
	// from outside or never started.
	Exit        int          `json:"exit"`
	Events      []Event      `json:"events"`
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`

	// NotInBrowser are the import paths, sorted, of what a fragment uses and a reader's
	// browser does not have; those of a whole program are known from its text.
	NotInBrowser []string `json:"not_in_browser,omitempty"`

	// Begun is, of a session, how many of its parts began; 0 where it was not executed.
	Begun int `json:"begun,omitempty"`

	// Wall and CPU are of main alone, from its first statement to the end of
	// the process; CPU is user and system time of all its threads.
	Wall    Spread   `json:"wall"`
	CPU     Spread   `json:"cpu"`
	Samples []Sample `json:"samples"` // one for each timed repetition, in the order taken
	// Alone tells that the samples were taken while the runner ran nothing else
	// that computes. A run that is not repeated (a timeout, say) has one sample
	// that may have shared the machine.
	Alone bool `json:"alone"`

	Allocs     uint64 `json:"allocs"`      // heap objects that main allocated, the interpreter's among them
	AllocBytes uint64 `json:"alloc_bytes"` // their bytes
	PeakMemory int64  `json:"peak_memory"` // bytes resident at most, of the whole process
	Goroutines int64  `json:"goroutines"`  // goroutines that main started, directly or not

	Engine        Engine    `json:"engine"`
	EngineVersion string    `json:"engine_version"` // such as "v0.16.1"
	GoVersion     string    `json:"go_version"`     // the Go that the engine was built with
	Machine       Machine   `json:"machine"`
	When          time.Time `json:"when"`

	// Walls are those that stood around the run; see package sandbox.
	Walls []string `json:"walls"`

	// Verified is the version of the Go toolchain under which the same program was
	// seen to end in the same way and to print the same; "" where none was asked.
	Verified string `json:"verified,omitempty"`
	// Compiled is the result of the same program under engine gc, where a comparison
	// was asked for.
	Compiled *Result `json:"compiled,omitempty"`
}

// A Stream is where a program wrote.
type Stream string

const (
	Stdout Stream = "stdout"
	Stderr Stream = "stderr"
)

// An Event is one piece of output as it arrived.
type Event struct {
	Stream Stream        `json:"stream"`
	Time   time.Duration `json:"time"` // ns since main began; 0 for what came before
	Text   string        `json:"text"`
}

// A Diagnostic says what is wrong with a program, in the compiler's words.
type Diagnostic = frontend.Diagnostic

// A Sample is one timed repetition, in nanoseconds.
type Sample struct {
	Wall time.Duration `json:"wall"`
	CPU  time.Duration `json:"cpu"`
}

// A Spread sums up the samples of one quantity, in nanoseconds.
type Spread struct {
	Median time.Duration `json:"median"`
	Min    time.Duration `json:"min"`
	Max    time.Duration `json:"max"`
}

// A Machine is where a program ran.
type Machine struct {
	OS   string `json:"os"`
	Arch string `json:"arch"`
	CPU  string `json:"cpu"`  // the processor's own name, where it can be had
	CPUs int    `json:"cpus"` // processors that a program may use at once
}

// Output returns all that was written to one stream.
func (r *Result) Output(s Stream) string {
	var b strings.Builder
	for _, e := range r.Events {
		if e.Stream == s {
			b.WriteString(e.Text)
		}
	}
	return b.String()
}

// Printed returns what the Go command would print on one stream: what the program
// wrote, and on standard error why it does not compile.
func (r *Result) Printed(s Stream) string {
	text := r.Output(s)
	if s == Stderr {
		for _, d := range r.Diagnostics {
			text += d.String() + "\n"
		}
	}
	return text
}

// spread sums up durations; the median of an even number is the mean of the middle two.
func spread(samples []Sample, of func(Sample) time.Duration) Spread {
	if len(samples) == 0 {
		return Spread{}
	}
	all := make([]time.Duration, len(samples))
	for i, s := range samples {
		all[i] = of(s)
	}
	slices.Sort(all)
	n := len(all)
	return Spread{Median: (all[(n-1)/2] + all[n/2]) / 2, Min: all[0], Max: all[n-1]}
}
