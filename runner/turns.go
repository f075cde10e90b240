package runner

import (
	"sync"
	"time"
)

// turns let programs be measured alone while others are made ready: whatever else
// the runner does comes to rest while a program has its turn, from the beginning of its
// initialization to the end of its process.
type turns struct {
	mu      sync.Mutex
	changed sync.Cond

	working int  // preparing programs, starting processes, clearing up after them
	waiting int  // ready to execute their program
	taken   bool // one has its turn
	beside  int  // execute their program beside others
}

func newTurns() *turns {
	t := &turns{}
	t.changed.L = &t.mu
	return t
}

// work waits until nobody has a turn or waits for one. Every call is followed by one of
// rest, before which other work needs no further one.
func (t *turns) work() {
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.taken || t.waiting > 0 {
		t.changed.Wait()
	}
	t.working++
}

func (t *turns) rest() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.working--
	t.changed.Broadcast()
}

// short is how long a program has a turn that has not said that it must: one that takes
// longer goes on beside others.
const short = 20 * time.Millisecond

// A turn is that of one execution of a program, by somebody who works. A nil turn never
// waits and tells nothing.
type turn struct {
	turns *turns
	must  bool // wait for as long as it takes, and keep the turn to the end

	begun bool
	alone bool // it had the machine to itself, up to now
	over  *time.Timer
}

// begin stops working and waits for the turn. One that need not be is not waited for
// while a program goes on beside others, nor for long while others work.
func (u *turn) begin() {
	if u == nil {
		return
	}
	t := u.turns
	t.mu.Lock()
	defer t.mu.Unlock()
	u.begun = true
	t.working--
	t.waiting++
	t.changed.Broadcast()
	patient := true
	if !u.must {
		patience := time.AfterFunc(short, func() {
			t.mu.Lock()
			defer t.mu.Unlock()
			patient = false
			t.changed.Broadcast()
		})
		defer patience.Stop()
	}
	for t.taken || t.working > 0 || t.beside > 0 {
		if !u.must && (t.beside > 0 || !patient && !t.taken) {
			break
		}
		t.changed.Wait()
	}
	t.waiting--
	if t.taken || t.working > 0 || t.beside > 0 {
		t.beside++
		t.changed.Broadcast()
		return
	}
	t.taken, u.alone = true, true
	if !u.must {
		u.over = time.AfterFunc(short, u.exceed)
	}
}

// exceed lets others go on.
func (u *turn) exceed() {
	t := u.turns
	t.mu.Lock()
	defer t.mu.Unlock()
	if u.over == nil { // it has ended
		return
	}
	u.alone, t.taken = false, false
	t.beside++
	t.changed.Broadcast()
}

// end gives the turn back, and waits to go on working.
func (u *turn) end() {
	if u == nil || !u.begun {
		return
	}
	t := u.turns
	t.mu.Lock()
	if u.over != nil {
		u.over.Stop()
		u.over = nil // exceed comes too late
	}
	if u.alone {
		t.taken = false
	} else {
		t.beside--
	}
	u.begun = false
	t.changed.Broadcast()
	t.mu.Unlock()
	t.work()
}
