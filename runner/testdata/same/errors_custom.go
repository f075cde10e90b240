package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
)

var (
	errNotFound  = errors.New("not found")
	errForbidden = errors.New("forbidden")
)

type syntaxError struct {
	line int
	text string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("line %d: cannot read %q", e.line, e.text) }

// Is makes all syntax errors of one line alike.
func (e *syntaxError) Is(target error) bool {
	other, ok := target.(*syntaxError)
	return ok && other.line == e.line
}

type opError struct {
	op  string
	err error
}

func (e opError) Error() string { return e.op + ": " + e.err.Error() }
func (e opError) Unwrap() error { return e.err }

type status int

func (s status) Error() string   { return "status " + strconv.Itoa(int(s)) }
func (s status) Temporary() bool { return s >= 500 }

type multi []error

func (m multi) Error() string   { return fmt.Sprintf("%d errors", len(m)) }
func (m multi) Unwrap() []error { return m }

// asText offers itself as another type.
type asText struct{ message string }

func (a asText) Error() string { return a.message }
func (a asText) As(target any) bool {
	if s, ok := target.(**syntaxError); ok {
		*s = &syntaxError{line: -1, text: a.message}
		return true
	}
	return false
}

func parse(text string) (values []int, err error) {
	defer func() {
		if err != nil {
			err = opError{"parse", err}
		}
	}()
	for i, line := range strings.Split(text, "\n") {
		n, err := strconv.Atoi(line)
		if err != nil {
			return nil, errors.Join(&syntaxError{i + 1, line}, err)
		}
		values = append(values, n)
	}
	return values, nil
}

func lookup(key string) error {
	switch key {
	case "missing":
		return fmt.Errorf("lookup %q: %w", key, errNotFound)
	case "secret":
		return fmt.Errorf("lookup %q: %w (%w)", key, errForbidden, status(403))
	case "busy":
		return fmt.Errorf("trying again: %w", opError{"get", status(503)})
	case "opaque":
		return fmt.Errorf("hidden: %v", errNotFound)
	}
	return nil
}

func retryable(err error) bool {
	var t interface{ Temporary() bool }
	return errors.As(err, &t) && t.Temporary()
}

func main() {
	for _, key := range []string{"missing", "secret", "busy", "opaque", "fine"} {
		err := lookup(key)
		var s status
		found := errors.As(err, &s)
		fmt.Println(err, errors.Is(err, errNotFound), errors.Is(err, errForbidden), found, int(s), retryable(err))
	}

	_, err := parse("1\n2\nthree\n4")
	fmt.Printf("%q\n", err.Error())
	var se *syntaxError
	var numError *strconv.NumError
	if errors.As(err, &se) && errors.As(err, &numError) {
		fmt.Println(se.line, numError.Func, numError.Err == strconv.ErrSyntax)
	}
	fmt.Println(errors.Is(err, &syntaxError{line: 3}), errors.Is(err, &syntaxError{line: 2}), errors.Is(err, strconv.ErrSyntax))
	values, err := parse("1\n2")
	fmt.Println(values, err, err == nil)

	all := multi{errNotFound, opError{"read", io.EOF}, nil, status(1)}
	wrapped := fmt.Errorf("all: %w", all)
	var s status
	fmt.Println(errors.As(wrapped, &s))
	fmt.Println(wrapped, errors.Is(wrapped, io.EOF), s, errors.Is(wrapped, status(1)), errors.Is(wrapped, status(2)))
	fmt.Println(errors.Unwrap(wrapped) != nil, errors.Unwrap(all), errors.Unwrap(errNotFound))

	joined := errors.Join(nil, errNotFound, nil, errors.Join(errForbidden, io.ErrUnexpectedEOF))
	fmt.Println(strings.Split(joined.Error(), "\n"), errors.Is(joined, io.ErrUnexpectedEOF), errors.Join(nil, nil) == nil)

	se = nil
	fmt.Println(errors.As(fmt.Errorf("w: %w", asText{"custom"}), &se))
	fmt.Println(se)
	op, ok := errors.AsType[opError](lookup("busy"))
	fmt.Println(op.op, ok, opError{"a", errNotFound} == opError{"a", errNotFound}, errors.New("x") == errors.New("x"))

	_, err = os.Open("/no/such/file")
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		fmt.Println(pathError.Op, pathError.Path, errors.Is(err, fs.ErrNotExist), err)
	}
	fmt.Printf("%v|%s|%+v|%d|%T\n", status(7), opError{"x", status(8)}, &syntaxError{1, "t"}, status(9), all)
	var none *syntaxError
	var asError error = none
	fmt.Println(asError == nil, none == nil, errors.Is(nil, errNotFound), errors.Is(asError, none))
	func() {
		defer func() { fmt.Println("recovered:", errors.Is(recover().(error), io.ErrClosedPipe)) }()
		panic(fmt.Errorf("deep: %w", io.ErrClosedPipe))
	}()
}
