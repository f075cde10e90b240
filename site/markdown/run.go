package markdown

import "runnel/runner"

// A Run is one program of a snippet that is to be run. Its ID is the snippet's, or that
// of a point of its sweep; within a lesson no two runs have the same.
type Run struct {
	ID      string
	Program runner.Program
}

// Runs are the runs of a snippet: that of its program as it is written, then those of
// its sweep. There are none where it does not run.
func (s *Snippet) Runs() []Run {
	if !s.Run {
		return nil
	}
	runs := []Run{{s.ID, s.Program}}
	if s.Sweep != nil {
		for _, p := range s.Sweep.Points {
			runs = append(runs, Run{p.ID, p.Program})
		}
	}
	return runs
}

// Record is what a run is held to on a stream; nil where nothing is recorded, as of the
// points of a sweep, whose records would each be another.
func (s *Snippet) Record(r Run, stream runner.Stream) *Record {
	for _, record := range s.Records {
		if r.ID == s.ID && record.Stream == stream {
			return record
		}
	}
	return nil
}
