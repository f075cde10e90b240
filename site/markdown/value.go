package markdown

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"runnel/runner"
)

const maxTimeout = 10 * time.Minute

// parseExpect parses the value of expect.
func parseExpect(value string) (Expect, error) {
	if code, ok := strings.CutPrefix(value, string(runner.Exit)+":"); ok {
		n, err := strconv.ParseUint(code, 10, 8)
		if err != nil || n == 0 {
			return Expect{}, errors.New("expect=exit: is followed by an exit code from 1 to 255, such as exit:1")
		}
		return Expect{Status: runner.Exit, Exit: int(n)}, nil
	}
	switch status := runner.Status(value); status {
	case runner.OK, runner.Panic, runner.Deadlock, runner.CompileError, runner.Timeout, runner.Memory, runner.OutputLimit:
		return Expect{Status: status}, nil
	}
	return Expect{}, errors.New("expect is ok, exit:N, panic, deadlock, compile-error, timeout, memory or output-limit")
}

// parseTimeout parses a duration as Go writes it.
func parseTimeout(value string) (time.Duration, error) {
	d, err := time.ParseDuration(value)
	if err != nil {
		return 0, errors.New("timeout is a duration such as 500ms, 5s or 2m")
	}
	if d <= 0 || d > maxTimeout {
		return 0, errors.New("timeout is more than 0 and at most 10m")
	}
	return d, nil
}

// A size is a number of bytes with its unit.
type size struct {
	n    int64
	unit string
}

func (s size) bytes() int64 {
	return s.n * units[slices.IndexFunc(units, func(u unit) bool { return u.name == s.unit })].bytes
}

func (s size) String() string { return strconv.FormatInt(s.n, 10) + s.unit }

type unit struct {
	name  string
	bytes int64
}

var units = []unit{
	{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30},
	{"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9},
	{"B", 1}, {"", 1},
}

// The bounds of what an author may set.
var (
	minMemory, maxMemory = size{16, "MiB"}, size{8, "GiB"}
	minOutput, maxOutput = size{1, "KiB"}, size{64, "MiB"}
)

// parseSize parses a number of bytes such as 64MiB, 512MB or 1048576.
func parseSize(name, value string, least, most size) (int64, error) {
	digits := strings.TrimRight(value, "KMGkiB")
	n, err := strconv.ParseInt(digits, 10, 64)
	i := slices.IndexFunc(units, func(u unit) bool { return u.name == value[len(digits):] })
	if err != nil || i < 0 || digits[0] < '0' || digits[0] > '9' {
		return 0, fmt.Errorf("%s is a number of bytes such as 64MiB, 512MB or 1048576", name)
	}
	if n > most.bytes()/units[i].bytes || n*units[i].bytes < least.bytes() {
		return 0, fmt.Errorf("%s is at least %v and at most %v", name, least, most)
	}
	return n * units[i].bytes, nil
}

func parseRepeat(value string) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > 100 {
		return 0, errors.New("repeat is a number from 1 to 100")
	}
	return n, nil
}

// parseLines parses line numbers and ranges such as 2,5-7, and returns each number
// once, in ascending order; count is how many lines there are.
func parseLines(value string, count int) ([]int, error) {
	var lines []int
	for part := range strings.SplitSeq(value, ",") {
		from, to, isRange := strings.Cut(strings.TrimSpace(part), "-")
		first, err := strconv.Atoi(from)
		last := first
		if isRange && err == nil {
			last, err = strconv.Atoi(to)
		}
		if err != nil || first < 1 || last < first {
			return nil, errors.New(`hl is line numbers and ranges such as "2,5-7"`)
		}
		if last > count {
			return nil, fmt.Errorf("hl names line %d, but the code has %d", last, count)
		}
		for n := first; n <= last; n++ {
			lines = append(lines, n)
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

// parseBool parses the value of a switch.
func parseBool(name, value string) (bool, error) {
	if value != "true" && value != "false" {
		return false, fmt.Errorf("%s is true or false", name)
	}
	return value == "true", nil
}

// parseOneOf parses the value of an attribute that has one value so far; later are
// those that are known but not available.
func parseOneOf(name, value, only string, later ...string) error {
	switch {
	case value == only:
		return nil
	case slices.Contains(later, value):
		return fmt.Errorf("%s=%s is not available in this version: %s is", name, value, only)
	}
	return fmt.Errorf("%s is %s", name, only)
}
