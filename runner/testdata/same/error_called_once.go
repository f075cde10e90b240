package main

import (
	"errors"
	"fmt"
)

type counted struct{ calls *int }

func (c counted) Error() string {
	*c.calls++
	return fmt.Sprint("asked ", *c.calls)
}

func inner(err error) { panic(err) }

func outer(err error) { inner(err) }

// An error is asked for its text by nobody but the program, however far it is thrown.
func main() {
	calls := 0
	for _, err := range []error{
		counted{&calls},
		errors.Join(counted{&calls}, errors.New("other")),
		fmt.Errorf("wrapped: %w", counted{&calls}),
	} {
		before := calls
		func() {
			defer func() {
				r := recover()
				fmt.Println(calls-before, r == any(err), errors.Is(r.(error), err))
			}()
			outer(err)
		}()
		fmt.Println(err, calls-before)
	}
}
