package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"time"

	"runnel/runner/sandbox/walls"
)

// probeTimeout is how long trying the walls may take: it takes some ten milliseconds.
const probeTimeout = 30 * time.Second

// probe has the launcher try every wall, and notes which hold.
func (s *Sandbox) probe(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, probeTimeout)
	defer cancel()
	folders, err := MakeFolder(os.TempDir())
	if err != nil {
		return err
	}
	defer folders.Remove()
	folder, err := s.Folder(folders)
	if err != nil {
		return err
	}
	s.holds = slices.DeleteFunc(slices.Clone(walls.All), func(w walls.Wall) bool {
		reason, ok := missing[w]
		if ok {
			s.lacks[w] = reason
		}
		return ok || s.lacks[w] != ""
	})
	report, err := s.try(ctx, folder)
	if start := (*startError)(nil); errors.As(err, &start) && s.has(walls.Network) {
		// What does not even start has been refused its namespaces.
		s.lack(walls.Network, start.Error())
		report, err = s.try(ctx, folder)
	}
	if err != nil {
		return err
	}
	for _, w := range walls.All {
		if reason, ok := report[w]; ok {
			s.lack(w, reason)
		}
	}
	return nil
}

func (s *Sandbox) lack(w walls.Wall, reason string) {
	s.lacks[w] = reason
	s.holds = slices.DeleteFunc(s.holds, func(held walls.Wall) bool { return held == w })
}

// A startError tells that a process could not be started at all.
type startError struct{ error }

func (e *startError) Unwrap() error { return e.error }

func (s *Sandbox) try(ctx context.Context, folder string) (walls.Report, error) {
	// The kernel ends the process when the thread that started it ends.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	p := Process{Folder: folder, Connected: true}
	cmd := s.Command(ctx, p)
	plan := s.plan(p)
	plan.Probe = true
	cmd.Args = []string{"main", plan.Argument()}
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		if exit := (*exec.ExitError)(nil); errors.As(err, &exit) || ctx.Err() != nil {
			return nil, fmt.Errorf("%w: %s", err, bytes.TrimSpace(stderr.Bytes()))
		}
		return nil, &startError{err}
	}
	var report walls.Report
	if err := json.Unmarshal(stdout.Bytes(), &report); err != nil {
		return nil, fmt.Errorf("reading which walls hold: %w", err)
	}
	return report, nil
}
