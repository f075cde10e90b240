package main

import "sync"

type account struct {
	mu      sync.Mutex
	balance int
}

func (a *account) add(n int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.balance += n
	if n > 10 {
		a.add(1)
	}
}

func main() {
	var a account
	a.add(1)
	a.add(11)
}
