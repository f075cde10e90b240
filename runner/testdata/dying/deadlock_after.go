package main

import (
	"fmt"
	"time"
)

func main() {
	<-time.After(30 * time.Millisecond)
	fmt.Println("awake")
	done := make(chan struct{})
	for i := 0; i < 3; i++ {
	}
	<-done
}
