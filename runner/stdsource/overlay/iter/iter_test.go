package iter

import (
	"fmt"
	original "iter"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// A pull has the functions that Pull or Pull2 made of an iterator, telling what they
// gave.
type pull struct {
	next func() string
	stop func()
}

// play calls the functions of a pull in the order of a script, n for next and s for
// stop, and tells what came of each: a panic is told and the script goes on, while the
// end of the goroutine ends it.
func play(script string, start func(log *strings.Builder) pull) string {
	var log strings.Builder
	call := func(f func()) {
		defer func() {
			if x := recover(); x != nil {
				fmt.Fprintf(&log, "panic: %v\n", x)
			}
		}()
		f()
	}
	var group sync.WaitGroup
	group.Go(func() {
		p := start(&log)
		for _, c := range script {
			call(func() {
				if c == 'n' {
					fmt.Fprintln(&log, "next:", p.next())
				} else {
					p.stop()
					fmt.Fprintln(&log, "stopped")
				}
			})
		}
		fmt.Fprintln(&log, "end of script")
	})
	group.Wait()
	return log.String()
}

// iterators misbehave in all the ways that there are.
func iterators(log *strings.Builder) map[string]original.Seq2[string, any] {
	return map[string]original.Seq2[string, any]{
		"none": func(yield func(string, any) bool) { fmt.Fprintln(log, "none") },
		"some": func(yield func(string, any) bool) {
			defer fmt.Fprintln(log, "iterator ends")
			for i, v := range []any{1, nil, "x", []int{2}} {
				if !yield(fmt.Sprint(i), v) {
					fmt.Fprintln(log, "yield was false")
					return
				}
			}
		},
		"deaf": func(yield func(string, any) bool) {
			for range 3 {
				fmt.Fprintln(log, "yield:", yield("a", nil))
			}
		},
		"panics": func(yield func(string, any) bool) {
			yield("a", 1)
			panic("iterator panics")
		},
		"panics at once": func(yield func(string, any) bool) {
			var p *int
			*p = 1
		},
		"ends": func(yield func(string, any) bool) {
			yield("a", 1)
			runtime.Goexit()
		},
		"nil": nil,
	}
}

var scripts = []string{"", "s", "ss", "n", "nn", "nnnnnn", "ns", "nsn", "nnsns", "sn"}

// each plays every script with every iterator, with the packages' own functions and with
// the original's.
func each(t *testing.T, own, theirs func(original.Seq2[string, any]) pull) {
	for name := range iterators(nil) {
		for _, script := range scripts {
			t.Run(name+"/"+script, func(t *testing.T) {
				got := play(script, func(log *strings.Builder) pull { return own(iterators(log)[name]) })
				want := play(script, func(log *strings.Builder) pull { return theirs(iterators(log)[name]) })
				if got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
			})
		}
	}
}

func TestPull2(t *testing.T) {
	telling := func(next func() (string, any, bool), stop func()) pull {
		return pull{func() string { k, v, ok := next(); return fmt.Sprintf("%q %v %t", k, v, ok) }, stop}
	}
	each(t,
		func(seq original.Seq2[string, any]) pull { return telling(Pull2(seq)) },
		func(seq original.Seq2[string, any]) pull { return telling(original.Pull2(seq)) })
}

func TestPull(t *testing.T) {
	telling := func(next func() (fmt.Stringer, bool), stop func()) pull {
		return pull{func() string { v, ok := next(); return fmt.Sprintf("%v %t", v, ok) }, stop}
	}
	each(t,
		func(seq original.Seq2[string, any]) pull { return telling(Pull(stringers(seq))) },
		func(seq original.Seq2[string, any]) pull { return telling(original.Pull(stringers(seq))) })
}

// stringers are the keys of an iterator as values of an interface type that has methods,
// nil among them.
func stringers(seq original.Seq2[string, any]) original.Seq[fmt.Stringer] {
	if seq == nil {
		return nil
	}
	return func(yield func(fmt.Stringer) bool) {
		seq(func(k string, v any) bool {
			if v == nil {
				return yield(nil)
			}
			var b strings.Builder
			b.WriteString(k)
			return yield(&b)
		})
	}
}

func TestPullFromWithin(t *testing.T) {
	again := func(pull func(original.Seq[int]) (func() (int, bool), func())) (text string) {
		var next func() (int, bool)
		next, stop := pull(func(yield func(int) bool) { next() })
		defer stop()
		defer func() { text = fmt.Sprint(recover()) }()
		next()
		return ""
	}
	if got, want := again(Pull[int]), again(original.Pull[int]); got != want || want == "" {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestInterleaved(t *testing.T) {
	count := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	a, stopA := Pull(count)
	defer stopA()
	b, stopB := Pull(count)
	defer stopB()
	var got []int
	for range 3 {
		x, _ := a()
		y, _ := b()
		z, _ := a()
		got = append(got, x, y, z)
	}
	if want := "[0 0 1 2 1 3 4 2 5]"; fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
