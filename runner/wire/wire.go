// Package wire is what the runner and a worker say to each other: the runner hands
// over one Job, the worker answers with Messages while the program runs. What the
// program itself reads and writes goes elsewhere, so nothing it prints can be
// mistaken for a Message.
package wire

import (
	"encoding/json"
	"fmt"
	"io"
)

// The file descriptors of a worker beyond standard input and output.
//
// Descriptor 2 is where the Go runtime reports what ended the process; the program's
// own standard error is another one, so that the two can be told apart.
const (
	CrashFD  = 2 // out: the Go runtime's last words
	StderrFD = 3 // out: the program's standard error
	JobFD    = 4 // in: one Job, which is executed once the stream ends
	ReportFD = 5 // out: Messages
)

// A Job is one program to interpret.
type Job struct {
	Source  string   `json:"source"`  // the lowered program, one file
	Imports []string `json:"imports"` // the standard library packages it imports
	Args    []string `json:"args"`    // os.Args
	Memory  int64    `json:"memory"`  // bytes

	// Untraced tells that no Frames are wanted: a program that recovers would report
	// them for every panic, at a cost that its timing would show.
	Untraced bool `json:"untraced"`
	// Traced tells that the program was lowered to tell of its calls: Traces are sent.
	Traced bool `json:"traced,omitempty"`

	// Processors is GOMAXPROCS while main runs. Until then a worker has one, which
	// halves what it costs to start: there is nothing to do in parallel, and a second
	// one would be stopped again and again.
	Processors int `json:"processors"`

	// The types of the program that its run-time must know: an interpreted value does
	// not tell its own. Entry 0 of both is unused, so that 0 stands for none.
	Types      []Type      `json:"types,omitempty"`
	Interfaces []Interface `json:"interfaces,omitempty"`
}

// RuntimePath is the import path by which lowered source refers to what the worker
// provides natively.
const RuntimePath = "runnel/rt"

// What lowered source calls of RuntimePath beside the functions of package rt.
const (
	BeginName   = "Begin"   // func(): the first thing in main; the measurements start there
	GoName      = "Go"      // func(func()): a go statement
	StartedName = "Started" // func(func()) func(): a function that native code runs in a goroutine of its own
)

// Functions of package rt.
const (
	// SelectName is func(hasDefault bool, operands ...any) (chosen int, value any, ok bool):
	// each operand is a channel to receive from, or a channel, SendName and a value. It
	// returns the index of the communication that took place, -1 for the default.
	SelectName = "Select"
	SendName   = "Send" // a value that no program has
)

// A Message has exactly one of its fields set.
type Message struct {
	Ready *Ready `json:"ready,omitempty"`
	Begin *Begin `json:"begin,omitempty"`
	Frame *Frame `json:"frame,omitempty"`
	Trace *Trace `json:"trace,omitempty"`
	Panic *Panic `json:"panic,omitempty"`
	Exit  *Exit  `json:"exit,omitempty"`
	End   *End   `json:"end,omitempty"`
	Fault *Fault `json:"fault,omitempty"`
}

// Ready says that the worker waits for the end of the stream with its Job, to execute the
// program: so a runner decides when. It is the first message.
type Ready struct{}

// Begin says that main is about to run.
type Begin struct {
	Time int64 `json:"time"` // ns since 1970
	CPU  int64 `json:"cpu"`  // ns of user and system time that the process had used
}

// A Frame is an interpreted function that a panic unwound, innermost first. The
// place is that of its first statement.
type Frame struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

// Panic says that the program panicked.
type Panic struct {
	Text      []byte `json:"text"`      // the value as Go prints it, which may be no UTF-8
	Goroutine int64  `json:"goroutine"` // the number of the one that panicked; main's is 1
	// Fatal tells that the value could not be printed: Text is then the runtime's error.
	Fatal bool `json:"fatal,omitempty"`
}

// Exit says that the program called os.Exit.
type Exit struct {
	Code int `json:"code"`
}

// End holds the measurements of main. It comes last, unless the process is ended
// from outside, by the runtime, or by native code that exits.
type End struct {
	Wall       int64  `json:"wall"`        // ns
	CPU        int64  `json:"cpu"`         // ns, user and system time
	Allocs     uint64 `json:"allocs"`      // heap objects
	AllocBytes uint64 `json:"alloc_bytes"` // bytes
	Goroutines int64  `json:"goroutines"`  // started by main
	PeakMemory int64  `json:"peak_memory"` // bytes resident
}

// Fault says that the interpreter could not run the program at all.
type Fault struct {
	Line    int    `json:"line"` // 0 where unknown
	Column  int    `json:"column"`
	Message string `json:"message"`
}

// rawJob has fields in place of the Job's own. Package json looks at every type that it
// may meet before it reads anything, which costs a worker more than many a program: so
// the tables of types are left for those that have them. Arguments may be no valid UTF-8.
type rawJob struct {
	Job
	Args       [][]byte        `json:"args"`
	Types      json.RawMessage `json:"types,omitempty"`
	Interfaces json.RawMessage `json:"interfaces,omitempty"`
}

// WriteJob writes a job. The program is executed once the stream ends.
func WriteJob(w io.Writer, job Job) error {
	raw := rawJob{Job: job}
	for _, arg := range job.Args {
		raw.Args = append(raw.Args, []byte(arg))
	}
	var err error
	if len(job.Types) > 0 {
		if raw.Types, err = json.Marshal(job.Types); err != nil {
			return err
		}
	}
	if len(job.Interfaces) > 0 {
		if raw.Interfaces, err = json.Marshal(job.Interfaces); err != nil {
			return err
		}
	}
	return json.NewEncoder(w).Encode(raw)
}

// ReadJob reads what WriteJob wrote.
func ReadJob(r io.Reader) (Job, error) {
	var raw rawJob
	if err := json.NewDecoder(r).Decode(&raw); err != nil {
		return Job{}, err
	}
	for _, arg := range raw.Args {
		raw.Job.Args = append(raw.Job.Args, string(arg))
	}
	if raw.Types != nil {
		if err := json.Unmarshal(raw.Types, &raw.Job.Types); err != nil {
			return Job{}, err
		}
	}
	if raw.Interfaces != nil {
		if err := json.Unmarshal(raw.Interfaces, &raw.Job.Interfaces); err != nil {
			return Job{}, err
		}
	}
	return raw.Job, nil
}

// WriteMessage writes a message in a single call, so that messages of several
// goroutines never mix.
func WriteMessage(w io.Writer, m Message) error {
	name, value := m.field()
	b, err := json.Marshal(value) // of this type alone, as with rawJob
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "{%q:%s}\n", name, b)
	return err
}

// field is the one field of a message that is set, by its name in JSON.
func (m Message) field() (name string, value any) {
	switch {
	case m.Ready != nil:
		return "ready", m.Ready
	case m.Begin != nil:
		return "begin", m.Begin
	case m.Frame != nil:
		return "frame", m.Frame
	case m.Trace != nil:
		return "trace", m.Trace
	case m.Panic != nil:
		return "panic", m.Panic
	case m.Exit != nil:
		return "exit", m.Exit
	case m.End != nil:
		return "end", m.End
	}
	return "fault", m.Fault
}
