package main

import (
	"fmt"
	"time"
)

func work(id int) {
	if id == 1 {
		panic(fmt.Sprint("worker ", id))
	}
}

func start(n int) {
	go work(n)
}

func main() {
	start(1)
	time.Sleep(time.Second)
}
