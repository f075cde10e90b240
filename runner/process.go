package runner

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/term"

	"runnel/runner/sandbox"
	"runnel/runner/wire"
)

// A process is one execution of a worker or of a compiled program, from its start to
// its last byte.
type process struct {
	executable executable
	sandbox    *sandbox.Sandbox
	folders    *sandbox.Folder // where its working folder is made
	limits     Limits
	stdin      *os.File // nil: empty
	input      string   // in place of stdin
	onOut      func(Event)
	turn       *turn // nil: the program is executed as soon as it is ready

	mu       sync.Mutex
	events   []Event
	arrived  []time.Time // when each event arrived
	size     int64
	begun    time.Time
	messages []wire.Message
	stacks   map[int64]wire.Stack
}

// An executable is what a process executes, and how it is spoken to.
type executable struct {
	binary    string   // "" for the worker
	args      []string // of the binary, after the name
	env       []string // beside what every process gets
	job       []byte   // for wire.JobFD
	prepares  bool     // it tells when it is ready to execute the program, and waits
	connected bool     // it may open sockets
	// ownStderr tells that the program's standard error is descriptor 2, and a copy
	// of the runtime's last words goes to wire.StderrFD; otherwise it is the reverse.
	ownStderr bool
	overhead  int64 // bytes that the process needs beside the program's data
}

// Why the runner ends a process.
var (
	errTimeout     = errors.New("timeout")
	errOutputLimit = errors.New("output limit")
	errMemory      = errors.New("memory")
	errDisk        = errors.New("disk")
)

// An ending is how a process ended, before it is understood.
type ending struct {
	state    *os.ProcessState
	ended    time.Time
	crash    string // what the Go runtime wrote last
	cause    error
	resident int64     // bytes, the most that was seen
	begun    time.Time // zero where main never ran
	events   []Event
	messages []wire.Message
	stacks   map[int64]wire.Stack // what was told last of each goroutine
}

// run starts the executable and waits until it has ended and everything it wrote is
// read. The error is for what is not the program's doing, ctx's end included.
func (p *process) run(ctx context.Context) (_ *ending, err error) {
	// The kernel ends the process when the thread that started it ends.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()

	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)

	folder, err := p.sandbox.Folder(p.folders)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, sandbox.Remove(folder)) }()
	cmd := p.sandbox.Command(ctx, sandbox.Process{
		Folder:    folder,
		Connected: p.executable.connected,
		CPU:       p.limits.Timeout * time.Duration(runtime.NumCPU()),
		Exec:      p.executable.binary,
		Arguments: p.executable.args,
	})
	cmd.Env = append(cmd.Env, p.executable.env...)
	cmd.Stdin = strings.NewReader(p.input)
	// How long to wait, after the process has ended, for what it was being fed.
	cmd.WaitDelay = time.Second
	switch {
	case p.stdin == nil:
	case term.IsTerminal(int(p.stdin.Fd())):
		// A process group in the background may not read a terminal itself.
		cmd.Stdin = struct{ io.Reader }{p.stdin}
		cmd.WaitDelay = 50 * time.Millisecond
	default:
		cmd.Stdin = p.stdin
	}

	timer := time.AfterFunc(p.limits.Timeout, func() { cancel(errTimeout) })
	defer timer.Stop()
	execute := func() {
		timer.Stop()
		p.turn.begin()
		timer.Reset(p.limits.Timeout)
	}
	if !p.executable.prepares {
		execute()
	}
	defer p.turn.end() // if it has not ended yet
	pipes, err := p.connect(cmd, execute, cancel)
	if err != nil {
		return nil, fmt.Errorf("connecting a process: %w", err)
	}
	if err := cmd.Start(); err != nil {
		pipes.abandon()
		return nil, fmt.Errorf("starting a process: %w", err)
	}
	pipes.serve()
	watch := watched{
		pid:    cmd.Process.Pid,
		memory: p.limits.Memory + p.executable.overhead,
		folder: folder,
	}.watch(ctx, cancel)
	err = cmd.Wait()
	ended := time.Now()
	pipes.fed.Wait()
	timer.Stop() // what it wrote may take longer to read
	p.turn.end()
	resident := watch.stop()
	endGroup(cmd)
	crash := pipes.wait()

	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) && cmd.ProcessState == nil {
		return nil, fmt.Errorf("waiting for a process: %w", err)
	}
	cause := context.Cause(ctx)
	if cause != nil && limitStatus(cause) == "" {
		return nil, cause
	}
	return &ending{
		state:    cmd.ProcessState,
		ended:    ended,
		crash:    crash,
		cause:    cause,
		resident: resident,
		begun:    p.begun,
		events:   p.timed(),
		messages: p.messages,
		stacks:   p.stacks,
	}, nil
}

// timed gives events their times since main began; before it, they are at zero.
func (p *process) timed() []Event {
	for i := range p.events {
		if !p.begun.IsZero() {
			p.events[i].Time = max(0, p.arrived[i].Sub(p.begun))
		}
	}
	return p.events
}

// wrote takes a piece of output; the program is ended at its limit.
func (p *process) wrote(s Stream, data []byte, at time.Time, cancel context.CancelCauseFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if room := p.limits.Output - p.size; int64(len(data)) > room {
		data = data[:room]
		cancel(errOutputLimit)
	}
	if len(data) == 0 {
		return
	}
	p.size += int64(len(data))
	event := Event{Stream: s, Text: string(data)}
	if !p.begun.IsZero() {
		event.Time = max(0, at.Sub(p.begun))
	}
	if p.onOut != nil {
		p.onOut(event)
	}
	event.Text = valid(event.Text)
	// A program that prints in small pieces makes many reads of one moment.
	if last := len(p.events) - 1; last >= 0 && p.events[last].Stream == s && at.Sub(p.arrived[last]) < sameMoment {
		p.events[last].Text += event.Text
		return
	}
	p.events = append(p.events, event)
	p.arrived = append(p.arrived, at)
}

// valid is text as it is kept: the same after it has been stored as JSON.
func valid(text string) string { return strings.ToValidUTF8(text, "\uFFFD") }

// sameMoment is how close in time two pieces of a stream are taken as one event.
const sameMoment = 100 * time.Microsecond

func (p *process) reported(m wire.Message) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if m.Begin != nil {
		p.begun = time.Unix(0, m.Begin.Time)
	}
	if m.Trace != nil {
		if p.stacks == nil {
			p.stacks = map[int64]wire.Stack{}
		}
		for _, s := range m.Trace.Stacks {
			p.stacks[s.Goroutine] = s
		}
		return
	}
	if m.Frame != nil && len(p.messages) > maxMessages {
		return
	}
	p.messages = append(p.messages, m)
}

// maxMessages bounds what is kept of a deep panic's frames.
const maxMessages = 200

// incompleteRune is how many bytes at the end of b begin a rune that is not whole.
func incompleteRune(b []byte) int {
	for n := 1; n <= min(len(b), utf8.UTFMax-1); n++ {
		if c := b[len(b)-n]; utf8.RuneStart(c) {
			if utf8.FullRune(b[len(b)-n:]) {
				return 0
			}
			return n
		}
	}
	return 0
}

// connect makes the pipes of a process, in the order of its descriptors. When a worker is
// ready to execute its program, it does so once execute has returned.
func (p *process) connect(cmd *exec.Cmd, execute func(), cancel context.CancelCauseFunc) (*pipes, error) {
	ps := &pipes{}
	ready := make(chan struct{}) // closed when the worker is, or is gone
	read := func(consume func(*os.File)) (*os.File, error) {
		r, w, err := os.Pipe()
		if err != nil {
			return nil, err
		}
		ps.theirs = append(ps.theirs, w)
		ps.ours = append(ps.ours, r)
		ps.tasks = append(ps.tasks, func() { consume(r) })
		return w, nil
	}
	output := func(s Stream) func(*os.File) {
		return func(r *os.File) {
			buf := make([]byte, 32<<10)
			held := 0 // bytes of a rune whose rest is still to come
			for {
				n, err := r.Read(buf[held:])
				n += held
				if held = 0; err == nil {
					held = incompleteRune(buf[:n])
				}
				p.wrote(s, buf[:n-held], time.Now(), cancel)
				copy(buf, buf[n-held:n])
				if err != nil {
					return
				}
			}
		}
	}
	stdout, err1 := read(output(Stdout))
	crash, err2 := read(func(r *os.File) {
		b, _ := io.ReadAll(io.LimitReader(r, maxCrash)) // a dead worker has nothing more to say
		_, _ = io.Copy(io.Discard, r)
		ps.crash = b
	})
	stderr, err3 := read(output(Stderr))
	report, err4 := read(func(r *os.File) {
		decode := json.NewDecoder(r)
		isReady := sync.OnceFunc(func() { close(ready) })
		for {
			var m wire.Message
			if decode.Decode(&m) != nil {
				isReady()
				_, _ = io.Copy(io.Discard, r) // nothing may block on writing there
				return
			}
			if m.Ready != nil {
				isReady()
				continue
			}
			p.reported(m)
		}
	})
	jobR, jobW, err5 := os.Pipe()
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		ps.abandon()
		return nil, err
	}
	ps.theirs = append(ps.theirs, jobR)
	ps.ours = append(ps.ours, jobW)
	ps.fed.Add(1)
	ps.tasks = append(ps.tasks, func() {
		defer ps.fed.Done()
		defer jobW.Close()
		_, _ = jobW.Write(p.executable.job) // a process that died without its job is understood by its end
		if p.executable.prepares {
			<-ready
			execute()
		}
	})
	if p.executable.ownStderr {
		stderr, crash = crash, stderr
	}
	cmd.Stdout, cmd.Stderr = stdout, crash
	cmd.ExtraFiles = []*os.File{stderr, jobR, report} // StderrFD, JobFD, ReportFD
	return ps, nil
}

// maxCrash bounds what is kept of the runtime's last words, in bytes: a stack trace
// of many goroutines is long, and what matters stands first.
const maxCrash = 256 << 10

// pipes are both ends of what connects a worker, and the goroutines that serve them.
type pipes struct {
	theirs []*os.File
	ours   []*os.File
	tasks  []func()
	group  sync.WaitGroup
	fed    sync.WaitGroup // until the process is told nothing more
	crash  []byte
}

func (ps *pipes) serve() {
	for _, f := range ps.theirs {
		f.Close()
	}
	for _, task := range ps.tasks {
		ps.group.Go(task)
	}
}

// wait returns the runtime's last words once every pipe has ended. What the process
// wrote is in the pipes already; a descendant that left its group, and keeps them open,
// is not waited for.
func (ps *pipes) wait() string {
	for _, f := range ps.ours {
		_ = f.SetDeadline(time.Now().Add(time.Second))
	}
	ps.group.Wait()
	for _, f := range ps.ours {
		f.Close()
	}
	return string(bytes.TrimLeft(ps.crash, "\n"))
}

func (ps *pipes) abandon() {
	for _, f := range append(ps.theirs, ps.ours...) {
		f.Close()
	}
}
