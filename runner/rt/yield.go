package rt

import (
	"runtime"
	"time"
)

// slice is how long a goroutine computes before others have their turn, where nothing
// but itself can interrupt it.
const slice = 2 * time.Millisecond

// Yield lets other goroutines run, if it is their turn. It is for hosts with one thread.
func Yield() {
	p := program.Load()
	if time.Since(p.yielded) >= slice {
		runtime.Gosched()
		p.yielded = time.Now()
	}
}
