package runner

import (
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"golang.org/x/sync/errgroup"
)

// TestTurns: whoever has a turn has it while nobody else does anything.
func TestTurns(t *testing.T) {
	for _, must := range []bool{false, true} {
		t.Run("must="+strconv.FormatBool(must), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				turns := newTurns()
				var group errgroup.Group
				group.SetLimit(3)
				var mu sync.Mutex
				active, disturbed, alone := 0, 0, 0
				busy := func(d time.Duration) (most int) {
					mu.Lock()
					active++
					most = active
					mu.Unlock()
					time.Sleep(d)
					mu.Lock()
					defer mu.Unlock()
					most = max(most, active)
					active--
					return most
				}
				for i := range 60 {
					group.Go(func() error {
						turns.work()
						defer turns.rest()
						busy(time.Duration(1+i%4) * time.Millisecond)
						u := &turn{turns: turns, must: must}
						u.begin()
						others := busy(time.Duration(1+i%3) * time.Millisecond)
						if u.alone {
							alone++
							if others > 1 {
								disturbed++
							}
						}
						u.end()
						busy(time.Millisecond)
						return nil
					})
				}
				group.Wait()
				if alone != 60 || disturbed != 0 {
					t.Errorf("%d of 60 were alone, %d of these were not", alone, disturbed)
				}
				if turns.working != 0 || turns.waiting != 0 || turns.taken || turns.beside != 0 {
					t.Errorf("turns are left: %+v", turns)
				}
			})
		})
	}
}

// TestLongTurnsAreShared: what takes long goes on beside others, unless it must not.
func TestLongTurnsAreShared(t *testing.T) {
	for _, test := range []struct {
		must bool
		want time.Duration
	}{
		{false, time.Second + short},
		{true, 8 * time.Second},
	} {
		synctest.Test(t, func(t *testing.T) {
			turns, start := newTurns(), time.Now()
			var group sync.WaitGroup
			for range 8 {
				group.Go(func() {
					turns.work()
					defer turns.rest()
					u := &turn{turns: turns, must: test.must}
					u.begin()
					time.Sleep(time.Second)
					u.end()
					if u.alone != test.must {
						t.Errorf("must %v: alone %v", test.must, u.alone)
					}
				})
			}
			group.Wait()
			if took := time.Since(start); took != test.want {
				t.Errorf("must %v: took %v, want %v", test.must, took, test.want)
			}
		})
	}
}

// TestNobodyWaitsForWork: a program that need not be alone does not wait long for a
// compilation.
func TestNobodyWaitsForWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := newTurns()
		compiling := make(chan struct{})
		go func() {
			turns.work()
			close(compiling)
			time.Sleep(time.Minute)
			turns.rest()
		}()
		<-compiling
		turns.work()
		u, start := &turn{turns: turns}, time.Now()
		u.begin()
		if waited := time.Since(start); waited != short || u.alone {
			t.Errorf("waited %v, alone %v", waited, u.alone)
		}
		u.end()
		turns.rest()
		time.Sleep(time.Minute)
	})
}
