package main

import "sync"

func release(mu *sync.Mutex) {
	mu.Unlock()
}

func main() {
	var mu sync.Mutex
	mu.Lock()
	release(&mu)
	release(&mu)
}
