package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

type resource struct {
	name     string
	closeErr error
	log      *[]string
}

func (r *resource) Close() error {
	*r.log = append(*r.log, "close "+r.name)
	return r.closeErr
}

// copyAll joins the error of the work with those of closing.
func copyAll(log *[]string, fail error, closers ...error) (n int, err error) {
	for i, c := range closers {
		r := &resource{fmt.Sprint("r", i), c, log}
		defer func() { err = errors.Join(err, r.Close()) }()
	}
	if fail != nil {
		return 1, fmt.Errorf("copying: %w", fail)
	}
	return len(closers), nil
}

// An errWriter stops at the first error, which is asked for once.
type errWriter struct {
	w   io.Writer
	err error
	n   int
}

func (e *errWriter) printf(format string, args ...any) {
	if e.err != nil {
		return
	}
	var n int
	n, e.err = fmt.Fprintf(e.w, format, args...)
	e.n += n
}

type limited struct {
	strings.Builder
	room int
}

var errFull = errors.New("no room left")

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.room {
		n, _ := l.Builder.Write(p[:l.room])
		l.room = 0
		return n, fmt.Errorf("%w: %d bytes too many", errFull, len(p)-n)
	}
	l.room -= len(p)
	return l.Builder.Write(p)
}

type step func(int) (int, error)

func run(start int, steps ...step) (result int, err error) {
	result = start
	for i, s := range steps {
		if result, err = s(result); err != nil {
			return 0, fmt.Errorf("step %d: %w", i+1, err)
		}
	}
	return result, nil
}

func half(n int) (int, error) {
	if n%2 != 0 {
		return n, errors.New(strconv.Itoa(n) + " is odd")
	}
	return n / 2, nil
}

func guarded(s step) step {
	return func(n int) (_ int, err error) {
		defer func() {
			switch r := recover().(type) {
			case nil:
			case error:
				err = fmt.Errorf("panicked: %w", r)
			default:
				err = fmt.Errorf("panicked: %v", r)
			}
		}()
		return s(n)
	}
}

func retry(times int, f func(attempt int) error) error {
	var errs []error
	for attempt := range times {
		err := f(attempt + 1)
		if err == nil {
			return nil
		}
		errs = append(errs, fmt.Errorf("attempt %d: %w", attempt+1, err))
	}
	return errors.Join(errs...)
}

func validate(form map[string]string) error {
	var problems []error
	for _, field := range []struct {
		name  string
		check func(string) error
	}{
		{"age", func(s string) error { _, err := strconv.ParseUint(s, 10, 8); return err }},
		{"name", func(s string) error {
			if s == "" {
				return errors.New("is empty")
			}
			return nil
		}},
		{"on", func(s string) error { _, err := strconv.ParseBool(s); return errors.Unwrap(err) }},
	} {
		if err := field.check(form[field.name]); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", field.name, err))
		}
	}
	return errors.Join(problems...)
}

func main() {
	var log []string
	fmt.Println(copyAll(&log, nil, nil, nil))
	n, err := copyAll(&log, io.ErrShortWrite, nil, errors.New("first close"), errors.New("second close"))
	fmt.Printf("%d %q %t\n", n, err, errors.Is(err, io.ErrShortWrite))
	fmt.Println(strings.Join(log, ", "))

	target := &limited{room: 12}
	w := &errWriter{w: target}
	w.printf("Hello, %s. ", "Go")
	w.printf("%d%%", 100)
	w.printf("never %d", 1)
	fmt.Printf("%q %d %v %t\n", target.String(), w.n, w.err, errors.Is(w.err, errFull))

	fmt.Println(run(40, half, half, half))
	fmt.Println(run(20, half, half, half))
	zero := 0
	fmt.Println(run(6, half, guarded(func(n int) (int, error) { return n / zero, nil })))
	fmt.Println(run(6, guarded(func(int) (int, error) { panic("custom") })))
	fmt.Println(run(6, guarded(half), guarded(func(n int) (int, error) { return []int{1, 2}[n], nil })))
	fmt.Println(run(8, guarded(half)))

	err = retry(3, func(attempt int) error {
		if attempt < 3 {
			return io.ErrNoProgress
		}
		return nil
	})
	fmt.Println(err)
	err = retry(2, func(attempt int) error { return fmt.Errorf("code %d: %w", attempt*100, io.EOF) })
	fmt.Printf("%q %t\n", err.Error(), errors.Is(err, io.EOF))
	fmt.Println(validate(map[string]string{"age": "30", "name": "x", "on": "true"}))
	for _, line := range strings.Split(validate(map[string]string{"age": "300", "on": "perhaps"}).Error(), "\n") {
		fmt.Println("-", line)
	}
	if _, err := strconv.Atoi("12a"); err != nil {
		fmt.Println(err)
	} else if n := 5; n > 3 {
		fmt.Println("not reached")
	}
	if v, ok := error(nil).(interface{ Timeout() bool }); !ok {
		fmt.Println(v == nil, fmt.Sprint(nil, error(nil)))
	}
}
