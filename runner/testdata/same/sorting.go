package main

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}

func (p person) String() string { return fmt.Sprintf("%s(%d)", p.name, p.age) }

type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

// by sorts persons by any comparison, with a struct that holds both.
type by func(a, b *person) bool

type sorter struct {
	people []person
	less   by
	swaps  int
}

func (s *sorter) Len() int           { return len(s.people) }
func (s *sorter) Less(i, j int) bool { return s.less(&s.people[i], &s.people[j]) }
func (s *sorter) Swap(i, j int) {
	s.people[i], s.people[j] = s.people[j], s.people[i]
	s.swaps++
}

func (less by) sort(people []person) bool {
	s := &sorter{people: people, less: less}
	sort.Sort(s)
	return s.swaps > 0
}

// ordered embeds an order and replaces part of it.
type descending struct{ sort.Interface }

func (d descending) Less(i, j int) bool { return d.Interface.Less(j, i) }

func insertion[T any](s []T, less func(a, b T) bool) {
	for i := 1; i < len(s); i++ {
		for j := i; j > 0 && less(s[j], s[j-1]); j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func quick[T cmp.Ordered](s []T) {
	if len(s) < 2 {
		return
	}
	pivot, i := s[len(s)/2], 0
	s[len(s)/2], s[len(s)-1] = s[len(s)-1], s[len(s)/2]
	for j, v := range s[:len(s)-1] {
		if v < pivot {
			s[i], s[j] = s[j], s[i]
			i++
		}
	}
	s[i], s[len(s)-1] = s[len(s)-1], s[i]
	quick(s[:i])
	quick(s[i+1:])
}

func merge[T cmp.Ordered](s []T) []T {
	if len(s) < 2 {
		return s
	}
	left, right := merge(s[:len(s)/2]), merge(s[len(s)/2:])
	out := make([]T, 0, len(s))
	for len(left) > 0 && len(right) > 0 {
		from := &left
		if right[0] < left[0] {
			from = &right
		}
		out = append(out, (*from)[0])
		*from = (*from)[1:]
	}
	return append(append(out, left...), right...)
}

type intHeap []int

func (h intHeap) Len() int           { return len(h) }
func (h intHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h intHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *intHeap) Push(v any)        { *h = append(*h, v.(int)) }
func (h *intHeap) Pop() any {
	old := *h
	last := old[len(old)-1]
	*h = old[:len(old)-1]
	return last
}

func heapSort(values ...int) (sorted []int) {
	h := intHeap(slices.Clone(values))
	heap.Init(&h)
	for h.Len() > 0 {
		sorted = append(sorted, heap.Pop(&h).(int))
	}
	return sorted
}

func main() {
	people := []person{{"Vera", 24}, {"Bob", 75}, {"Ann", 31}, {"Ian", 24}, {"Eve", 31}}
	sorted := slices.Clone(people)
	sort.Sort(byAge(sorted))
	fmt.Println(sort.IsSorted(byAge(sorted)), sorted[0].age, sorted[4])
	sort.Stable(descending{byAge(people)})
	fmt.Println(people)
	fmt.Println(by(func(a, b *person) bool { return a.name < b.name }).sort(people), people)
	sort.SliceStable(people, func(i, j int) bool { return people[i].age < people[j].age })
	fmt.Println(people)
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(people)
	i := sort.Search(len(people), func(i int) bool { return people[i].age <= 31 })
	fmt.Println(i, people[i])

	numbers := []int{5, 2, 9, -1, 5, 0, 7, 3}
	a, b := slices.Clone(numbers), slices.Clone(numbers)
	quick(a)
	insertion(b, func(x, y int) bool { return x > y })
	fmt.Println(a, b, merge(numbers), heapSort(numbers...), numbers)
	words := strings.Fields("pear Fig apple fig Apple")
	quick(words)
	fmt.Println(words, merge([]float64{2.5, -1, 1e9, 0}))
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words, sort.SearchInts(a, 5), sort.SearchStrings([]string{"a", "c"}, "b"))
	sort.Slice(words, func(i, j int) bool {
		if len(words[i]) != len(words[j]) {
			return len(words[i]) < len(words[j])
		}
		return words[i] < words[j]
	})
	fmt.Println(words)
	matrix := [][]int{{3, 1}, {1, 2}, {1}, {}, {2, 9, 9}}
	slices.SortFunc(matrix, slices.Compare[[]int])
	fmt.Println(matrix)
	ranks := map[string]int{"gold": 1, "silver": 2, "bronze": 3}
	medals := []string{"bronze", "gold", "silver", "gold"}
	sort.Slice(medals, func(i, j int) bool { return ranks[medals[i]] < ranks[medals[j]] })
	fmt.Println(medals, sort.SliceIsSorted(medals, func(i, j int) bool { return medals[i] < medals[j] }))
	var order sort.Interface = byAge(people)
	order.Swap(0, 4)
	fmt.Println(people[0], order.Len(), order.Less(0, 1))
}
