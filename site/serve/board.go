package serve

import (
	"context"
	"fmt"
	"log"
	"slices"
	"strings"
	"sync"
	"time"

	"runnel/site/fault"
)

// An outcome is how a build ended.
type outcome struct {
	id     string // differs from that of every other build, also of another server
	first  bool   // no build has ended yet
	faults []fault.Fault
	err    error // why the course could not be built at all
}

// broken reports whether there is anything to show.
func (o outcome) broken() bool { return len(o.faults) > 0 || o.err != nil }

// A board holds the outcome of the last build for all who wait for the next.
type board struct {
	series string // begins every id

	mu      sync.Mutex
	builds  int
	last    outcome
	changed chan struct{} // closed at the next outcome
}

func newBoard(series string) *board {
	return &board{series: series, last: outcome{id: series + "-0", first: true}, changed: make(chan struct{})}
}

// read returns the last outcome and a channel that is closed when there is another.
func (b *board) read() (outcome, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.last, b.changed
}

func (b *board) post(faults []fault.Fault, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.builds++
	b.last = outcome{id: fmt.Sprintf("%s-%d", b.series, b.builds), faults: faults, err: err}
	close(b.changed)
	b.changed = make(chan struct{})
}

// buildLoop builds once and then for each set of changed paths, until ctx is done. A
// change ends the build that it makes stale.
func buildLoop(ctx context.Context, builder Builder, changes <-chan []string, b *board, logger *log.Logger) {
	for ctx.Err() == nil {
		if !buildOnce(ctx, builder, changes, b, logger) {
			continue
		}
		select {
		case <-ctx.Done():
		case paths := <-changes:
			logChanges(logger, paths)
		}
	}
}

// buildOnce builds and posts the outcome. It returns false where a change or the
// end of ctx came first; the build has ended then too.
func buildOnce(ctx context.Context, builder Builder, changes <-chan []string, b *board, logger *log.Logger) bool {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	start := time.Now()
	var faults []fault.Fault
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		faults, err = builder.Build(ctx)
	}()
	select {
	case <-done:
	case paths := <-changes:
		cancel()
		<-done
		logChanges(logger, paths)
		return false
	case <-ctx.Done():
		<-done
		return false
	}
	if ctx.Err() != nil {
		return false
	}
	faults = slices.Clone(faults)
	fault.Sort(faults)
	logOutcome(logger, faults, err, time.Since(start))
	b.post(faults, err)
	return true
}

func logChanges(logger *log.Logger, paths []string) {
	const most = 3
	text := strings.Join(paths[:min(most, len(paths))], ", ")
	if len(paths) > most {
		text += fmt.Sprintf(" and %d more", len(paths)-most)
	}
	logger.Printf("changed: %s", text)
}

func logOutcome(logger *log.Logger, faults []fault.Fault, err error, took time.Duration) {
	for _, f := range faults {
		logger.Print(f)
	}
	took = took.Round(time.Millisecond)
	if err != nil {
		logger.Printf("%v\nnot built in %v", err, took)
		return
	}
	logger.Printf("built in %v, %s", took, countFaults(len(faults)))
}

func countFaults(n int) string {
	switch n {
	case 0:
		return "no faults"
	case 1:
		return "1 fault"
	}
	return fmt.Sprintf("%d faults", n)
}
