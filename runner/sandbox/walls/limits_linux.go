package walls

import "golang.org/x/sys/unix"

// threads are limited where they are counted for this process alone.
func threads(p *Plan) []limit {
	if p.Threads == 0 {
		return nil
	}
	return []limit{{"threads", unix.RLIMIT_NPROC, uint64(p.Threads)}}
}
