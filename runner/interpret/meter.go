package interpret

import (
	"runtime"
	"runtime/metrics"
	"time"

	"runnel/runner/wire"
)

// A meter measures main.
type meter struct {
	memory     runtime.MemStats
	goroutines uint64
	cpu        time.Duration
	began      time.Time
}

// announce reads what is needed before main and takes long enough to be no part of it.
func (m *meter) announce() *wire.Begin {
	runtime.ReadMemStats(&m.memory)
	m.goroutines = goroutinesCreated()
	return &wire.Begin{Time: time.Now().UnixNano(), CPU: int64(cpuTime())}
}

// start begins the measurement.
func (m *meter) start() {
	m.cpu = cpuTime()
	m.began = time.Now()
}

// stop ends it.
func (m *meter) stop() wire.End {
	wall := time.Since(m.began)
	cpu := cpuTime() - m.cpu
	var now runtime.MemStats // m stays as it is: two goroutines may end the program
	runtime.ReadMemStats(&now)
	collectors := m.collectors(&now)
	return wire.End{
		Wall:       int64(wall),
		CPU:        int64(cpu),
		Allocs:     now.Mallocs - m.memory.Mallocs,
		AllocBytes: now.TotalAlloc - m.memory.TotalAlloc,
		Goroutines: max(0, int64(goroutinesCreated()-m.goroutines)-collectors),
		PeakMemory: peakMemory(),
	}
}

// collectors is how many of the goroutines that were created since main began are the
// runtime's own, which its first collection starts: one a processor.
func (m *meter) collectors(now *runtime.MemStats) int64 {
	if now.NumGC == m.memory.NumGC {
		if now.HeapAlloc < now.NextGC*3/4 {
			return 0
		}
		runtime.GC() // a collection may be under way; when it is over it has started them
	}
	before := min(m.memory.NumGC, 1) // there was one processor until main began
	return int64(runtime.GOMAXPROCS(0)) - int64(before)
}

func goroutinesCreated() uint64 {
	sample := []metrics.Sample{{Name: "/sched/goroutines-created:goroutines"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
