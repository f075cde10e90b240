package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
)

func safely(f func()) (err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case runtime.Error:
			err = fmt.Errorf("runtime: %w", r)
		case error:
			err = r
		default:
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	f()
	return nil
}

// helper recovers only where it is itself deferred.
func helper() any { return recover() }

func nestedHelper() (got string) {
	defer func() {
		got += fmt.Sprint(" outer:", recover())
	}()
	defer func() {
		got += fmt.Sprint(" nested:", helper()) // too deep: does not recover
	}()
	defer func() {
		func() { got += fmt.Sprint(" literal:", recover()) }() // too deep as well
	}()
	panic("deep")
}

func directHelper() string {
	defer helper()
	panic("gone")
}

type cleaner struct{ log []string }

func (c *cleaner) rescue() {
	if r := recover(); r != nil {
		c.log = append(c.log, fmt.Sprint("rescued ", r))
	}
}

func (c *cleaner) run(f func()) {
	defer c.rescue()
	f()
	c.log = append(c.log, "completed")
}

// replaced: a panic in a deferred function takes the place of the first.
func replaced() (err error) {
	defer func() { err = fmt.Errorf("%v", recover()) }()
	defer func() { panic("second") }()
	panic("first")
}

func repanicked() (log []string) {
	defer func() {
		log = append(log, fmt.Sprint("top got ", recover()))
	}()
	func() {
		defer func() {
			r := recover()
			log = append(log, fmt.Sprint("inner got ", r))
			panic(fmt.Sprint(r, " again"))
		}()
		panic("once")
	}()
	log = append(log, "never")
	return log
}

func recoveredInside() (log []string) {
	defer func() { log = append(log, fmt.Sprint("end ", recover())) }()
	defer func() {
		log = append(log, fmt.Sprint("inside ", safely(func() { panic("inner") })))
	}()
	panic("outer")
}

// afterRecovery goes on with what is deferred, and returns what was named.
func afterRecovery() (n int, text string) {
	defer func() { n *= 10 }()
	defer func() {
		if recover() != nil {
			text = "recovered"
		}
		if recover() == nil {
			text += " once"
		}
	}()
	n, text = 4, "set"
	panic("x")
}

func recoverWithoutPanic() any {
	defer func() { fmt.Print(recover(), " ") }()
	return recover()
}

func loops() (log []string) {
	for i := range 4 {
		func() {
			defer func() {
				if r := recover(); r != nil {
					log = append(log, fmt.Sprint(i, ":", r))
				}
			}()
			if i%2 == 1 {
				panic(strings.Repeat("!", i))
			}
			log = append(log, fmt.Sprint(i))
		}()
	}
	return log
}

func goexit() string {
	result := make(chan string)
	go func() {
		text := "start"
		defer func() { result <- text }()
		defer func() { text += fmt.Sprint(" recover:", recover()) }()
		func() {
			defer func() { text += " inner" }()
			runtime.Goexit()
		}()
		text += " never"
	}()
	return <-result
}

func main() {
	fmt.Println(safely(func() {}), safely(func() { panic("text") }), safely(func() { panic(os.ErrExist) }))
	err := safely(func() { var p *cleaner; p.log = nil })
	var re runtime.Error
	fmt.Println(err, errors.As(err, &re))
	fmt.Println(nestedHelper())
	fmt.Printf("%q\n", directHelper())
	c := &cleaner{}
	c.run(func() { panic("one") })
	c.run(func() {})
	c.run(func() { c.run(func() { panic("two") }); panic("three") })
	fmt.Println(strings.Join(c.log, ", "))
	fmt.Println(replaced())
	fmt.Println(repanicked())
	fmt.Println(recoveredInside())
	fmt.Println(afterRecovery())
	fmt.Println(recoverWithoutPanic())
	fmt.Println(loops(), goexit())

	var pe *runtime.PanicNilError
	err = safely(func() { panic(nil) })
	fmt.Println(errors.As(err, &pe), err)
	depth := 0
	var dive func(n int)
	dive = func(n int) {
		defer func() { depth++ }()
		if n == 0 {
			panic("bottom")
		}
		dive(n - 1)
	}
	fmt.Println(safely(func() { dive(50) }))
	fmt.Println(depth)
	handlers := map[string]func(){
		"divide": func() { zero := 0; fmt.Println(1 / zero) },
		"fine":   func() { fmt.Print("fine ran; ") },
	}
	for _, name := range []string{"divide", "fine", "unknown"} {
		fmt.Print(name, " ", safely(handlers[name]), "; ")
	}
	fmt.Println()
}
