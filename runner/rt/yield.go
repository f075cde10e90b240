package rt

import "time"

// slice is how long a goroutine computes before others have their turn, where nothing
// but itself can interrupt it.
const slice = 10 * time.Millisecond

// Yield lets other goroutines run, if it is their turn. It is for a browser, whose one
// thread also has what a goroutine waits for that prints: so the caller sleeps, because
// the runtime gives the thread back only when no goroutine can run.
func Yield() {
	p := program.Load()
	if time.Since(p.yielded) >= slice {
		time.Sleep(time.Nanosecond)
		p.yielded = time.Now()
	}
}
