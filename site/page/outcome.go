package page

import (
	"fmt"
	"time"

	"runnel/runner"
	"runnel/site/markdown"
	"runnel/site/quantity"
)

// A tone tells a theme how an outcome should look.
type tone string

const (
	fine     tone = "fine"     // finished, as it should
	intended tone = "intended" // failed, as it should
	wrong    tone = "wrong"    // not what the lesson expects
)

// outcome says in words how a run ended and whether that was meant.
func outcome(s *markdown.Snippet, r *runner.Result) (string, tone) {
	text := ended(s, r)
	met := r.Status == s.Expect.Status && (r.Status != runner.Exit || r.Exit == s.Expect.Exit)
	switch {
	case met && r.Status == runner.OK:
		return text, fine
	case met:
		return text + ", as intended", intended
	case r.Status == runner.Unsupported:
		return text, wrong // which says nothing of the program
	default:
		return text + ", though it should " + meant(s.Expect), wrong
	}
}

// ended says how a run ended.
func ended(s *markdown.Snippet, r *runner.Result) string {
	limits := s.Program.Limits.OrDefault()
	switch r.Status {
	case runner.OK:
		return "Finished"
	case runner.CompileError:
		return "Does not compile"
	case runner.Panic:
		return "Ends in a panic"
	case runner.Exit:
		return fmt.Sprintf("Exits with code %d", r.Exit)
	case runner.Deadlock:
		return "Ends in a deadlock"
	case runner.Timeout:
		return "Stopped after its time limit of " + limit(limits.Timeout)
	case runner.Memory:
		return "Stopped at its limit of " + quantity.Size(uint64(limits.Memory)) + " of memory"
	case runner.OutputLimit:
		return "Stopped at its limit of " + quantity.Size(uint64(limits.Output)) + " of output"
	case runner.Killed:
		return "Killed by a signal"
	case runner.Unsupported:
		return "Not run: the interpreter cannot run this as Go does"
	default:
		return fmt.Sprintf("Ended as %q", r.Status)
	}
}

// meant says how a run should have ended.
func meant(e markdown.Expect) string {
	switch e.Status {
	case runner.OK:
		return "finish"
	case runner.CompileError:
		return "not compile"
	case runner.Panic:
		return "end in a panic"
	case runner.Exit:
		return fmt.Sprintf("exit with code %d", e.Exit)
	case runner.Deadlock:
		return "end in a deadlock"
	case runner.Timeout:
		return "reach its time limit"
	default:
		return fmt.Sprintf("end as %q", e.Status)
	}
}

// limit renders a limit that an author wrote: "5s" is "5 s".
func limit(d time.Duration) string {
	if d >= time.Second && d%time.Second == 0 {
		return fmt.Sprintf("%d s", d/time.Second)
	}
	return quantity.Duration(d)
}
