package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		var list []int
		list[5] = 1
	}()
	wg.Wait()
	select {}
}
