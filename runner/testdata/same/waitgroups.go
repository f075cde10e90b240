package main

import (
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

type result struct {
	url  string
	size int
	err  error
}

func fetch(url string) (int, error) {
	time.Sleep(time.Duration(len(url)%3) * time.Millisecond)
	if strings.HasSuffix(url, ".bad") {
		return 0, fmt.Errorf("cannot fetch %s", url)
	}
	return len(url) * 10, nil
}

// fetchAll writes each result to its own place: no lock is needed.
func fetchAll(urls []string) []result {
	results := make([]result, len(urls))
	var wg sync.WaitGroup
	for i, url := range urls {
		wg.Go(func() {
			results[i].url = url
			results[i].size, results[i].err = fetch(url)
		})
	}
	wg.Wait()
	return results
}

type crawler struct {
	mu    sync.Mutex
	wg    sync.WaitGroup
	seen  map[string]int
	links map[string][]string
}

func (c *crawler) visit(page string, depth int) {
	defer c.wg.Done()
	c.mu.Lock()
	known, ok := c.seen[page]
	if ok && known <= depth {
		c.mu.Unlock()
		return
	}
	c.seen[page] = depth
	c.mu.Unlock()
	for _, next := range c.links[page] {
		c.wg.Add(1)
		go c.visit(next, depth+1)
	}
}

func (c *crawler) crawl(start string) []string {
	c.seen = map[string]int{}
	c.wg.Add(1)
	go c.visit(start, 0)
	c.wg.Wait()
	var found []string
	for page, depth := range c.seen {
		found = append(found, fmt.Sprintf("%s@%d", page, depth))
	}
	sort.Strings(found)
	return found
}

func parallelSum(numbers []int, workers int) (total int) {
	partial := make([]int, workers)
	var wg sync.WaitGroup
	size := (len(numbers) + workers - 1) / workers
	for w := 0; w < workers; w++ {
		low := min(w*size, len(numbers))
		high := min(low+size, len(numbers))
		wg.Add(1)
		go func(part []int) {
			defer wg.Done()
			for _, n := range part {
				partial[w] += n
			}
		}(numbers[low:high])
	}
	wg.Wait()
	for _, p := range partial {
		total += p
	}
	return total
}

// stages wait for each other: the group is used again when it has come to zero.
func stages() {
	var wg sync.WaitGroup
	grid := [4]int{1, 2, 3, 4}
	for stage := range 3 {
		next := grid
		for i := range grid {
			wg.Go(func() {
				next[i] = grid[i] + grid[(i+1)%len(grid)] + stage
			})
		}
		wg.Wait()
		grid = next
		fmt.Print(grid, " ")
	}
	fmt.Println()
}

func main() {
	for _, r := range fetchAll([]string{"a.org", "bb.org", "c.bad", "dddd.org"}) {
		fmt.Print(r.url, " ", r.size, " ", r.err, "; ")
	}
	fmt.Println()
	c := &crawler{links: map[string][]string{
		"/":  {"/a", "/b"},
		"/a": {"/c", "/"},
		"/b": {"/c", "/d"},
		"/c": {"/d"},
		"/x": {"/"},
	}}
	fmt.Println(c.crawl("/"), c.crawl("/c"))
	numbers := make([]int, 1000)
	for i := range numbers {
		numbers[i] = i
	}
	for _, workers := range []int{1, 3, 7, 64} {
		fmt.Print(parallelSum(numbers, workers), " ")
	}
	fmt.Println(parallelSum(nil, 4))
	stages()

	var wg sync.WaitGroup
	names := make(chan string, 3)
	for _, name := range []string{"x", "y", "z"} {
		name := strings.Repeat(name, 2)
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil {
					names <- fmt.Sprint("recovered ", r)
				}
			}()
			if name == "yy" {
				panic(name)
			}
			names <- name
		}()
	}
	wg.Wait()
	close(names)
	var all []string
	for n := range names {
		all = append(all, n)
	}
	sort.Strings(all)
	fmt.Println(all)
	func() {
		defer func() { fmt.Println(recover()) }()
		wg.Done()
	}()
}
