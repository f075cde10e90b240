//go:build unix && !linux

package walls

import (
	"fmt"
	"os"
	"slices"

	"golang.org/x/sys/unix"
)

// Enter raises the walls that the first of the process's arguments plans; of those
// only Limits exists here. It does not return where the plan is to execute a binary.
func Enter(arguments []string) error {
	if len(arguments) < 2 {
		return nil
	}
	plan, err := parse(arguments[1])
	if err != nil {
		return err
	}
	for _, w := range plan.Raise {
		if w != Limits {
			return fmt.Errorf("there is no wall %s on this system", w)
		}
	}
	if slices.Contains(plan.Raise, Limits) {
		if err := raiseLimits(plan); err != nil {
			return err
		}
	}
	if plan.Exec == "" {
		return nil
	}
	err = unix.Exec(plan.Exec, append([]string{"main"}, arguments[2:]...), os.Environ())
	return fmt.Errorf("executing %s: %w", plan.Exec, err)
}

// threads are counted for all that a user runs: there is nothing to limit.
func threads(*Plan) []limit { return nil }
