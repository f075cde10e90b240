package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
)

// What package log writes has the lines of the program.

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type app struct {
	*log.Logger
	name string
}

func main() {
	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	log.Println("first", celsius(20))
	log.Printf("%v and %T", celsius(21), celsius(0))
	log.Print("third ", 3, 4)
	log.Output(1, "by Output")

	var buf bytes.Buffer
	l := log.New(&buf, "app: ", log.Lshortfile|log.Lmsgprefix)
	l.Println("prefix before the message")
	l.SetFlags(log.Lshortfile)
	l.Println("prefix first",
		"on two lines")
	log.New(&buf, "", log.Lshortfile).
		Printf("in a %s", "chain")
	a := app{l, "a"}
	a.Printf("%s embeds it", a.name)
	func() {
		l.Print("in a literal")
	}()
	for i := range 2 {
		log.Default().Println(i)
	}
	l.SetFlags(0)
	l.Println("no line")
	l.SetFlags(l.Flags() | log.Lshortfile)
	l.Println("a line again\n")
	fmt.Print(buf.String())
	defer func() {
		fmt.Println(recover())
	}()
	log.Panicf("the end of %d", 1)
}
