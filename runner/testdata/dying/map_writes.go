package main

import "sync"

func main() {
	m := map[int]int{}
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range 1000000 {
				m[i%10] = i
			}
		}()
	}
	wg.Wait()
}
