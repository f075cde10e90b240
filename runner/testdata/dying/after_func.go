package main

import (
	"fmt"
	"time"
)

type failure struct{ code int }

func (f failure) Error() string { return fmt.Sprint("failure ", f.code) }

func main() {
	time.AfterFunc(10*time.Millisecond, func() {
		panic(failure{3})
	})
	time.Sleep(time.Second)
}
