package main

import "log"

func main() {
	log.SetFlags(0)
	log.Panicf("cannot go on: %d", 3)
}
