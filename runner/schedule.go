package runner

import (
	"cmp"
	"context"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"runnel/runner/store"
)

// How many timed repetitions a program gets that does not say so itself: as many as
// fit the budget, but enough for a median where that costs little.
const (
	timingBudget   = 1 * time.Second
	maxRepetitions = 5
	minRepetitions = 3 // of programs that only wait: they wait together
)

// Run runs programs and returns their results in the same order. Each program is run
// once, and what takes long in parallel with others; then the timed repetitions are
// taken, one at a time, except that programs which only wait may wait together. A first
// run that was as short as to have the machine to itself is one of them. Results that
// are in the store are not observed again.
//
// What a program does wrong is in its result. An error means that the runner could
// not do its work, or that ctx ended.
func (r *Runner) Run(ctx context.Context, programs []Program) ([]Result, error) {
	return r.run(ctx, programs, false)
}

// Rerun is Run, but what the store holds is replaced.
func (r *Runner) Rerun(ctx context.Context, programs []Program) ([]Result, error) {
	return r.run(ctx, programs, true)
}

func (r *Runner) run(ctx context.Context, programs []Program, afresh bool) ([]Result, error) {
	scratch, err := r.scratch()
	if err != nil {
		return nil, err
	}
	defer scratch.remove()
	s := &schedule{runner: r, afresh: afresh, scratch: scratch, turns: newTurns()}
	byKey := map[store.Key]*task{}
	tasks := make([]*task, len(programs))
	for i, program := range programs {
		key, err := r.key(program)
		if err != nil {
			return nil, err
		}
		if byKey[key] == nil { // equal programs are run once
			byKey[key] = &task{program: program, key: key}
			s.tasks = append(s.tasks, byKey[key])
		}
		tasks[i] = byKey[key]
	}
	if err := s.runAll(ctx); err != nil {
		return nil, err
	}
	if err := s.timeAll(ctx); err != nil {
		return nil, err
	}
	results := make([]Result, len(programs))
	for i, t := range tasks {
		results[i] = t.result
	}
	return results, nil
}

// A task is one program on its way to its result.
type task struct {
	program  Program
	key      store.Key
	prepared *prepared
	result   Result
	done     bool
	timed    []Result // one for each timed repetition
}

type schedule struct {
	runner *Runner
	tasks  []*task // no two of the same key
	afresh bool    // do not ask the store

	scratch *scratch
	turns   *turns

	mu   sync.Mutex
	done int
}

// runAll runs every program that is not in the store once.
func (s *schedule) runAll(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(s.runner.options.Jobs)
	for _, t := range s.tasks {
		group.Go(func() error {
			if err := s.runOnce(ctx, t); err != nil {
				return err
			}
			if t.done {
				s.finished(Running)
			}
			return nil
		})
	}
	return group.Wait()
}

func (s *schedule) runOnce(ctx context.Context, t *task) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	r := s.runner
	if r.options.Store != nil && !s.afresh && r.options.Store.Get(t.key, &t.result) {
		t.done = true
		return nil
	}
	s.turns.work()
	defer s.turns.rest()
	if t.prepared, err = r.prepare(ctx, t.program, s.dir(t)); err != nil {
		return err
	}
	t.prepared.folders = s.scratch.working
	if t.prepared.refusal != nil {
		t.result = *t.prepared.refusal
		return s.complete(t)
	}
	turn := &turn{turns: s.turns}
	if t.result, err = r.execute(ctx, t.prepared, turn); err != nil {
		return err
	}
	if turn.alone && repeatable(t.result) {
		t.timed = append(t.timed, t.result)
	}
	if t.program.Once || !repeatable(t.result) || t.repetitions() == len(t.timed) {
		return s.complete(t)
	}
	return nil
}

// dir is the folder for what is compiled of one program.
func (s *schedule) dir(t *task) string {
	return filepath.Join(s.scratch.compiled.Path, hex.EncodeToString(t.key[:]))
}

// repeatable reports whether a run ended by itself: what the runner had to end would
// only cost the same time and memory again.
func repeatable(r Result) bool {
	switch r.Status {
	case OK, Panic, Exit, Deadlock:
		return len(r.Samples) > 0
	}
	return false
}

// key is the one place that says what a result depends on: the program with its
// options, the runner's identity, and for engine gc the toolchain and what is compiled
// into the program.
func (r *Runner) key(p Program) (store.Key, error) {
	p.Limits = p.Limits.OrDefault()
	if p.Engine != EngineGC {
		return store.KeyOf(r.identity, p)
	}
	version, err := r.Toolchain()
	if err != nil {
		return store.Key{}, err
	}
	return store.KeyOf(r.identity, p, version, gcRuntime)
}

// timeAll takes the timed repetitions: first those of programs that wait, together,
// then those of programs that compute, one at a time.
func (s *schedule) timeAll(ctx context.Context) error {
	var waiting, computing []*task
	for _, t := range s.tasks {
		switch {
		case t.done:
		case waits(t.result.Samples[0]):
			waiting = append(waiting, t)
		default:
			computing = append(computing, t)
		}
	}
	if err := s.timeEach(ctx, waiting, nil); err != nil {
		return err
	}
	return s.timeEach(ctx, computing, s.turns)
}

func (s *schedule) timeEach(ctx context.Context, tasks []*task, turns *turns) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(s.runner.options.Jobs)
	for _, t := range tasks {
		group.Go(func() error { return s.time(ctx, t, turns) })
	}
	return group.Wait()
}

// repetitions is how many timed ones a program gets.
func (t *task) repetitions() int {
	if t.program.Repeat > 0 {
		return t.program.Repeat
	}
	first := t.result.Samples[0]
	atLeast := 1
	if waits(first) {
		atLeast = minRepetitions
	}
	return min(max(int(timingBudget/max(first.Wall, 1)), atLeast), maxRepetitions)
}

// waits reports whether a run spent nearly all its time waiting, so that another
// such run beside it changes nothing that can be measured.
func waits(s Sample) bool {
	return s.Wall >= 50*time.Millisecond && s.CPU*50 <= s.Wall
}

// time takes the timed repetitions that a program has not got yet, at its turn where
// turns are taken.
func (s *schedule) time(ctx context.Context, t *task, turns *turns) error {
	for range t.repetitions() - len(t.timed) {
		result, err := s.repeat(ctx, t, turns)
		if err != nil {
			return err
		}
		if result.Status != t.result.Status || result.Exit != t.result.Exit || len(result.Samples) == 0 {
			// A program that ends now so, now so: what is told is that it failed.
			if t.result.Status == OK {
				t.result = result
			}
			t.timed = nil
			break
		}
		t.timed = append(t.timed, result)
	}
	if err := s.complete(t); err != nil {
		return err
	}
	s.finished(Timing)
	return nil
}

func (s *schedule) repeat(ctx context.Context, t *task, turns *turns) (Result, error) {
	if turns == nil {
		return s.runner.execute(ctx, t.prepared, nil)
	}
	turns.work()
	defer turns.rest()
	return s.runner.execute(ctx, t.prepared, &turn{turns: turns, must: true})
}

// medianRun is the run whose wall time is the median one, with the samples of all:
// output and figures are then of one real run.
func medianRun(runs []Result) Result {
	var samples []Sample
	for _, run := range runs {
		samples = append(samples, run.Samples...)
	}
	byWall := slices.Clone(runs)
	slices.SortStableFunc(byWall, func(a, b Result) int { return cmp.Compare(a.Samples[0].Wall, b.Samples[0].Wall) })
	median := byWall[(len(byWall)-1)/2]
	median.Samples = samples
	median.Alone = true
	return median
}

// complete stamps and stores a result. A run that somebody else ended is not stored:
// it says nothing of the program.
func (s *schedule) complete(t *task) error {
	if len(t.timed) > 0 {
		t.result = medianRun(t.timed)
	}
	t.result = s.runner.stamp(t.prepared, t.result)
	t.done = true
	if err := os.RemoveAll(s.dir(t)); err != nil {
		return fmt.Errorf("removing a compiled program: %w", err)
	}
	if s.runner.options.Store == nil || t.result.Status == Killed {
		return nil
	}
	if err := s.runner.options.Store.Put(t.key, t.result); err != nil {
		return fmt.Errorf("keeping the result of a program: %w", err)
	}
	return nil
}

func (s *schedule) finished(stage Stage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.done++
	if s.runner.options.Progress != nil {
		s.runner.options.Progress(Progress{Done: s.done, Total: len(s.tasks), Stage: stage})
	}
}
