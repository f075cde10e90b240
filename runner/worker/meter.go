package main

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
	before := m.memory
	runtime.ReadMemStats(&m.memory)
	return wire.End{
		Wall:       int64(wall),
		CPU:        int64(cpu),
		Allocs:     m.memory.Mallocs - before.Mallocs,
		AllocBytes: m.memory.TotalAlloc - before.TotalAlloc,
		Goroutines: int64(goroutinesCreated() - m.goroutines),
		PeakMemory: peakMemory(),
	}
}

func goroutinesCreated() uint64 {
	sample := []metrics.Sample{{Name: "/sched/goroutines-created:goroutines"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
