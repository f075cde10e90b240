package main

import (
	"container/heap"
	"fmt"
)

type task struct {
	name     string
	priority int
	index    int
}

type taskQueue []*task

func (q taskQueue) Len() int { return len(q) }
func (q taskQueue) Less(i, j int) bool {
	if q[i].priority != q[j].priority {
		return q[i].priority > q[j].priority
	}
	return q[i].name < q[j].name
}
func (q taskQueue) Swap(i, j int) {
	q[i], q[j] = q[j], q[i]
	q[i].index, q[j].index = i, j
}
func (q *taskQueue) Push(x any) {
	t := x.(*task)
	t.index = len(*q)
	*q = append(*q, t)
}
func (q *taskQueue) Pop() any {
	old := *q
	t := old[len(old)-1]
	old[len(old)-1] = nil
	t.index = -1
	*q = old[:len(old)-1]
	return t
}

func (q *taskQueue) update(t *task, priority int) {
	t.priority = priority
	heap.Fix(q, t.index)
}

// A median keeper holds the lower half in one heap and the upper half in another.
type ints struct {
	values []int
	less   func(a, b int) bool
}

func (h *ints) Len() int           { return len(h.values) }
func (h *ints) Less(i, j int) bool { return h.less(h.values[i], h.values[j]) }
func (h *ints) Swap(i, j int)      { h.values[i], h.values[j] = h.values[j], h.values[i] }
func (h *ints) Push(x any)         { h.values = append(h.values, x.(int)) }
func (h *ints) Pop() any {
	last := h.values[len(h.values)-1]
	h.values = h.values[:len(h.values)-1]
	return last
}

type median struct{ low, high *ints }

func newMedian() *median {
	return &median{
		low:  &ints{less: func(a, b int) bool { return a > b }},
		high: &ints{less: func(a, b int) bool { return a < b }},
	}
}

func (m *median) add(n int) float64 {
	heap.Push(m.low, n)
	heap.Push(m.high, heap.Pop(m.low))
	if m.high.Len() > m.low.Len() {
		heap.Push(m.low, heap.Pop(m.high))
	}
	if m.low.Len() > m.high.Len() {
		return float64(m.low.values[0])
	}
	return float64(m.low.values[0]+m.high.values[0]) / 2
}

func main() {
	q := taskQueue{}
	byName := map[string]*task{}
	for name, priority := range map[string]int{"write": 3, "sleep": 1, "eat": 3, "read": 2} {
		t := &task{name: name, priority: priority}
		byName[name] = t
		heap.Push(&q, t)
	}
	q.update(byName["sleep"], 5)
	q.update(byName["eat"], 0)
	heap.Remove(&q, byName["read"].index)
	for q.Len() > 0 {
		t := heap.Pop(&q).(*task)
		fmt.Print(t.name, t.priority, " ")
	}
	fmt.Println(byName["read"].index)

	m := newMedian()
	for _, n := range []int{5, 15, 1, 3, 8, 7, 9, 2} {
		fmt.Print(m.add(n), " ")
	}
	fmt.Println(m.low.Len(), m.high.Len())

	words := &ints{values: []int{9, 4, 7}, less: func(a, b int) bool { return a < b }}
	heap.Init(words)
	words.values[0] = 100
	heap.Fix(words, 0)
	fmt.Println(heap.Pop(words), heap.Pop(words), words.Len())
}
