// Command bench measures in a real browser what readers wait for and what they load, and
// holds it to bars: the time from Run to the first output, cold and warm, the time that
// Stop takes, and the sizes of a first visit, of the editor and of the runner.
//
//	go run ./site/e2e/bench
//
// It builds a course of one lesson beside that of this repository, serves both from
// 127.0.0.1 and drives headless Chromium. It exits with 1 where a bar is missed.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// How often what varies is measured.
const (
	coldRuns = 3
	warmRuns = 10
	stops    = 5
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("bench: ")
	ctx, cancel := signal.NotifyContext(context.Background(), os.Interrupt)
	defer cancel()
	missed, err := measure(ctx)
	if err != nil {
		log.Fatal(err)
	}
	if missed {
		os.Exit(1)
	}
}

// measure prints a line for each figure as soon as it is known, and reports whether a
// bar was missed.
func measure(ctx context.Context) (missed bool, err error) {
	dir, err := os.MkdirTemp("", "bench-runnel-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	fmt.Println("building the courses")
	if err := build(ctx, dir); err != nil {
		return false, err
	}
	server := serve(filepath.Join(dir, "public"))
	defer server.Close()
	fmt.Printf("on %s/%s, %d processors, load %s\n", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), load())

	lines, err := sizes(filepath.Join(dir, "public"))
	if err != nil {
		return false, err
	}
	report := func(l line) {
		fmt.Println(l)
		missed = missed || l.missed()
	}
	for _, l := range lines {
		report(l)
	}
	var cold, warm, stopped []time.Duration
	for i := range coldRuns {
		// A profile of its own each time: nothing is in any cache.
		b, err := open(ctx, filepath.Join(dir, fmt.Sprintf("profile%d", i)), server.URL)
		if err != nil {
			return false, err
		}
		if i == 0 {
			bytes, err := b.firstVisit(server)
			if err != nil {
				return false, err
			}
			report(line{"first visit, as hosts send it", size(bytes), size(40 << 10)})
		}
		first, err := b.firstOutput("hello")
		if err != nil {
			return false, err
		}
		cold = append(cold, first)
		if i == coldRuns-1 {
			if warm, err = repeated(warmRuns, func() (time.Duration, error) { return b.firstOutput("hello") }); err != nil {
				return false, err
			}
			if stopped, err = repeated(stops, func() (time.Duration, error) { return b.stop("endless") }); err != nil {
				return false, err
			}
		}
		b.close()
	}
	report(line{"Run to first output, cold", spread(cold), spread{1500 * time.Millisecond}})
	report(line{"Run to first output, warm", spread(warm), spread{60 * time.Millisecond}})
	report(line{"Stop of a loop without end", spread(stopped), spread{200 * time.Millisecond}})
	fmt.Printf("load at the end %s\n", load())
	return missed, nil
}

func repeated(times int, measure func() (time.Duration, error)) ([]time.Duration, error) {
	var all []time.Duration
	for range times {
		d, err := measure()
		if err != nil {
			return nil, err
		}
		all = append(all, d)
	}
	return all, nil
}

// A figure is what is measured, in units that its bar shares.
type figure interface {
	amount() float64
	String() string
}

// A line is one figure with the most that it may be.
type line struct {
	what string
	got  figure
	bar  figure
}

func (l line) missed() bool { return l.got.amount() > l.bar.amount() }

func (l line) String() string {
	sign := "✓"
	if l.missed() {
		sign = "✗"
	}
	return fmt.Sprintf("%s %-32s %-36s at most %s", sign, l.what, l.got, l.bar)
}

// A size is in bytes.
type size int64

func (s size) amount() float64 { return float64(s) }
func (s size) String() string {
	if s >= 1<<20 {
		return fmt.Sprintf("%.2f MB", float64(s)/1e6)
	}
	return fmt.Sprintf("%.1f KB", float64(s)/1024)
}

// A spread is of measurements of one time; its median counts.
type spread []time.Duration

func (s spread) median() time.Duration {
	sorted := slices.Sorted(slices.Values(s))
	return sorted[len(sorted)/2]
}

func (s spread) amount() float64 { return float64(s.median()) }
func (s spread) String() string {
	text := s.median().Round(time.Millisecond).String()
	if len(s) > 1 {
		text += fmt.Sprintf(" (%s to %s, of %d)", slices.Min(s).Round(time.Millisecond), slices.Max(s).Round(time.Millisecond), len(s))
	}
	return text
}

// load is the machine's load averages, where the system tells them.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}
