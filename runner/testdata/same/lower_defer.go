package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

type account struct{ n int }

func (a account) show()   { fmt.Println("value", a.n) }
func (a *account) point() { fmt.Println("pointer", a.n) }

type closer interface{ Close() error }

type file string

func (f file) Close() error { fmt.Println("close", string(f)); return errors.New("closed") }

func evaluated() {
	a := account{1}
	var c closer = file("a")
	defer a.show()
	defer a.point()
	defer c.Close()
	f := func(s string) { fmt.Println("old", s) }
	defer f("x")
	f = func(s string) { fmt.Println("new", s) }
	c, a.n = file("b"), 2
	x := []int{1}
	defer fmt.Println(x, len(x), x[0])
	defer func(x []int) { fmt.Println(x, len(x)) }(x[:0])
	x[0], x = 5, nil
	for i := range 3 {
		defer fmt.Print(i, " ")
		defer func() { fmt.Print(i*i, " ") }()
	}
}

func results() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v after %d", r, n)
		}
	}()
	defer func() { n *= 10 }()
	n = 3
	if n > 2 {
		panic(fmt.Sprint("at ", n))
	}
	return 7, nil
}

func plain() (a, b int) {
	defer func() { a, b = b, a }()
	return 1, 2
}

func helper() { fmt.Println("helper", recover()) }

func (a account) recovers() { fmt.Println("method", recover()) }

func who(name string, f func()) {
	defer func() { fmt.Println(name, "outer", recover()) }()
	f()
}

func chains() {
	who("direct", func() { defer helper(); panic(1) })
	who("too deep", func() { defer func() { helper() }(); panic(2) })
	who("not deferred", func() { helper(); panic(3) })
	who("method", func() { defer account{}.recovers(); panic(4) })
	who("value", func() { f := helper; defer f(); panic(5) })
	who("builtin", func() { defer recover(); panic(6) })
	who("replaced", func() {
		defer func() { panic("b") }()
		panic("a")
	})
	who("twice", func() {
		defer func() { fmt.Println("second", recover()) }()
		defer func() { fmt.Println("first", recover()) }()
		panic("once")
	})
	who("again", func() {
		defer func() {
			r := recover()
			defer func() { fmt.Println("nested", recover(), r) }()
			panic("inner")
		}()
		panic("outer")
	})
	who("in order", func() {
		defer fmt.Println("printed first")
		defer func() {
			defer fmt.Println("printed second")
			func() {
				defer fmt.Println("printed third")
			}()
		}()
	})
	who("nil function", func() {
		var f func()
		defer f()
		fmt.Println("before")
	})
	who("loop", func() {
		for i := range 3 {
			func() {
				defer func() { fmt.Println(i, recover()) }()
				if i == 1 {
					panic("one")
				}
			}()
		}
	})
	who("range", func() {
		for x := range func(yield func(int) bool) { _ = yield(1) && yield(2) } {
			defer func() { fmt.Println("end", x) }()
		}
		fmt.Println("after")
	})
	who("error", func() { panic(fmt.Errorf("wrapped %w", os.ErrNotExist)) })
	who("own", func() { panic(account{3}) })
	who("repanic", func() {
		defer func() {
			if r := recover(); r != "other" {
				panic(r)
			}
		}()
		panic("mine")
	})
}

func goexit() {
	done := make(chan string, 1)
	go func() {
		var b strings.Builder
		defer func() { done <- b.String() }()
		defer func() { fmt.Fprint(&b, "recovered ", recover()) }()
		defer b.WriteString("deferred ")
		runtime.Goexit()
		b.WriteString("never")
	}()
	fmt.Println(<-done)
	go func() {
		defer func() { done <- "end" }()
		defer func() { recover(); runtime.Goexit() }()
		panic("x")
	}()
	fmt.Println(<-done)
}

func builtins() {
	m, c := map[string]int{"a": 1}, make(chan int)
	func() {
		defer delete(m, "a")
		defer close(c)
	}()
	_, open := <-c
	fmt.Println(len(m), open)
}

func main() {
	evaluated()
	fmt.Println()
	fmt.Println(results())
	fmt.Println(plain())
	chains()
	goexit()
	builtins()
}
