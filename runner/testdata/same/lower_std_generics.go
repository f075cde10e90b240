package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unique"
)

type person struct {
	name string
	age  int
}

type byte2 uint8

type failure struct{ code int }

func (f failure) Error() string { return fmt.Sprint("code ", f.code) }

func lists() {
	s := []int{3, 1, 2}
	slices.Sort(s)
	i, found := slices.BinarySearch(s, 2)
	fmt.Println(s, i, found, slices.Contains(s, 3), slices.Index(s, 9), slices.Max(s), slices.Min(s))
	people := []person{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortFunc(people, func(x, y person) int {
		return cmp.Or(cmp.Compare(x.age, y.age), strings.Compare(x.name, y.name))
	})
	fmt.Println(people, slices.IndexFunc(people, func(p person) bool { return p.name == "b" }),
		slices.MaxFunc(people, func(x, y person) int { return cmp.Compare(x.name, y.name) }))
	s = slices.Insert(s, 1, 10, 11)
	s = slices.Delete(s, 0, 1)
	slices.Reverse(s)
	fmt.Println(s, slices.Equal(s, []int{3, 2, 11, 10}), slices.Compact([]int{1, 1, 2, 2, 1}), slices.Repeat([]string{"x"}, 3))
	fmt.Println(slices.Concat(s, s[:1]), slices.Collect(slices.Values(s)), slices.Clip(s[:1:3]), slices.Grow(s[:0:0], 4) == nil)
	for i, c := range slices.Backward([]byte2{1, 2}) {
		fmt.Print(i, c, " ")
	}
	fmt.Println(slices.Sorted(slices.Values([]string{"z", "y"})), slices.ContainsFunc(people, func(p person) bool { return p.age > 5 }))
	fmt.Println(slices.EqualFunc([]int{1}, []string{"1"}, func(n int, s string) bool { return fmt.Sprint(n) == s }))
}

func tables() {
	m := map[string]person{"a": {"a", 1}, "b": {"b", 2}}
	n := maps.Clone(m)
	delete(n, "a")
	maps.Copy(n, map[string]person{"c": {"c", 3}})
	maps.DeleteFunc(n, func(k string, p person) bool { return p.age == 2 })
	fmt.Println(slices.Sorted(maps.Keys(m)), n, maps.Equal(m, n), len(m))
	fmt.Println(maps.Collect(maps.All(map[int]bool{1: true})), slices.Sorted(maps.Values(map[int]string{1: "x", 2: "w"})))
}

func concurrent() {
	value := sync.OnceValue(func() int { fmt.Print("once "); return 42 })
	fmt.Println(value(), value())
	pair := sync.OnceValues(func() (person, error) { return person{"p", 1}, failure{2} })
	p, err := pair()
	fmt.Println(p, err)
	var current atomic.Pointer[person]
	fmt.Println(current.Load() == nil, current.CompareAndSwap(nil, &person{"q", 2}), current.Load().name)
	fmt.Println(current.Swap(nil).age, current.Load())
	var n atomic.Int64
	n.Add(5)
	fmt.Println(n.Load())
}

func rest() {
	f, ok := errors.AsType[failure](fmt.Errorf("wrapped: %w", failure{7}))
	fmt.Println(f.code, ok)
	_, err := os.Stat("/does/not/exist")
	pe, ok := errors.AsType[*fs.PathError](err)
	fmt.Println(pe.Path, ok)
	a, b := unique.Make(person{"x", 1}), unique.Make(person{"x", 1})
	fmt.Println(a == b, a.Value(), a != unique.Make(person{"y", 1}))
	next, stop := iter.Pull(maps.Keys(map[string]int{"only": 1}))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(cmp.Compare(1.5, 2), cmp.Less("b", "a"), cmp.Or("", "x"), min(1, 2))
	sorted := slices.SortedFunc(maps.Keys(map[person]int{{"k", 2}: 1, {"l", 1}: 2}), func(x, y person) int { return x.age - y.age })
	fmt.Println(sorted)
}

func main() {
	lists()
	tables()
	concurrent()
	rest()
}
