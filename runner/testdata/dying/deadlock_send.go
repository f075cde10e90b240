package main

import "time"

func send(c chan int, v int) {
	c <- v
}

func main() {
	c := make(chan int)
	for i := range 2 {
		go send(c, i)
	}
	time.Sleep(20 * time.Millisecond)
	<-c
	<-c
	c <- 1
}
