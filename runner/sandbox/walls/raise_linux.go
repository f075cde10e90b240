package walls

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// Enter raises the walls that the first of the process's arguments plans; without an
// argument nothing is planned. When it returns nil, they stand. It does not return
// where the plan is to execute a binary.
//
// It must be called on the thread that the process began with, as init functions are:
// the kernel ends a process with its parent by what that thread has asked for.
func Enter(arguments []string) error {
	if len(arguments) < 2 {
		return nil
	}
	plan, err := parse(arguments[1])
	if err != nil {
		return err
	}
	if plan.Probe {
		probe(plan)
	}
	if err := openStatus(); err != nil {
		return fmt.Errorf("opening what the kernel tells of this process: %w", err)
	}
	var self *launch
	if plan.Exec != "" {
		if self, err = prepare(plan); err != nil {
			return fmt.Errorf("preparing %s: %w", plan.Exec, err)
		}
	}
	if err := plan.raise(func(w Wall, err error) error { return fmt.Errorf("wall %s: %w", w, err) }); err != nil {
		return err
	}
	if self != nil {
		return self.execute(arguments[2:])
	}
	return nil
}

// raise raises the walls in an order in which none stands in another's way; refused
// says what becomes of an error.
func (p *Plan) raise(refused func(Wall, error) error) error {
	for _, step := range []struct {
		wall  Wall
		raise func(*Plan) error
	}{
		{Network, raiseLoopback},
		{Limits, raiseLimits},
		{Files, restrictFiles}, // while the user may still open what it names
		{Privileges, dropPrivileges},
		{Calls, filterCalls}, // which refuses most of what the others need
	} {
		if step.wall == Calls {
			if err := p.endWithParent(); err != nil {
				return err
			}
		}
		if slices.Contains(p.Raise, step.wall) {
			if err := step.raise(p); err != nil {
				if err := refused(step.wall, err); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// probe tells which walls would not be raised, and exits.
func probe(p *Plan) {
	report := Report{}
	err := p.raise(func(w Wall, err error) error {
		report[w] = err.Error()
		return nil
	})
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(report)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// endWithParent has the kernel end this process when its parent ends. A process that
// changed its user has lost what its parent arranged.
func (p *Plan) endWithParent() error {
	if p.Parent == 0 {
		return nil
	}
	if err := unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(syscall.SIGKILL), 0, 0, 0); err != nil {
		return fmt.Errorf("asking to end with the parent: %w", err)
	}
	if os.Getppid() != p.Parent {
		return errors.New("the parent has ended")
	}
	return nil
}
