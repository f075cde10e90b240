package rt

import (
	"sync"
	"sync/atomic"
	"unsafe"
)

// unwinding holds, by goroutine, the panic that Do raised last. A panic passes through
// interpreted and native functions as its bare value, which must stay what the program
// panicked with; so what else is known of it is kept here until it is caught again.
var unwinding struct {
	mu     sync.Mutex
	panics map[int64]*panicking
	any    atomic.Bool // there are some; a goroutine's number takes long to find out
}

// raise goes on panicking.
func (p *panicking) raise() {
	id := GoroutineID()
	unwinding.mu.Lock()
	if unwinding.panics == nil {
		unwinding.panics = map[int64]*panicking{}
	}
	unwinding.panics[id] = p
	unwinding.any.Store(true)
	unwinding.mu.Unlock()
	panic(p.value)
}

// lastRaised is the panic that the calling goroutine raised, nil for none. It is forgotten.
func lastRaised() *panicking {
	if !unwinding.any.Load() {
		return nil
	}
	id := GoroutineID()
	unwinding.mu.Lock()
	defer unwinding.mu.Unlock()
	p := unwinding.panics[id]
	delete(unwinding.panics, id)
	unwinding.any.Store(len(unwinding.panics) > 0)
	return p
}

// caught is the panic whose value was recovered, which began while the deferred calls
// of during were running.
func caught(v any, during *panicking) *panicking {
	p := &panicking{value: Translate(v)}
	if known := lastRaised(); known != nil && same(known.value, v) {
		p = known
	}
	first := p
	for first.during != nil {
		first = first.during
	}
	if first != during {
		first.during = during
	}
	return p
}

// same reports whether two interfaces hold the same, without comparing values that
// cannot be compared.
func same(a, b any) bool {
	return *(*[2]unsafe.Pointer)(unsafe.Pointer(&a)) == *(*[2]unsafe.Pointer)(unsafe.Pointer(&b))
}
