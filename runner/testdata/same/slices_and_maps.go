package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type book struct {
	Title  string
	Author string
	Year   int
}

type shelf []book

func (s shelf) titles() []string {
	return slices.Collect(func(yield func(string) bool) {
		for _, b := range s {
			if !yield(b.Title) {
				return
			}
		}
	})
}

func byYearThenTitle(a, b book) int {
	return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Title, b.Title))
}

var library = shelf{
	{"Emma", "Austen", 1815},
	{"Persuasion", "Austen", 1817},
	{"Dracula", "Stoker", 1897},
	{"Frankenstein", "Shelley", 1818},
	{"Northanger Abbey", "Austen", 1817},
}

func main() {
	books := slices.Clone(library)
	slices.SortFunc(books, byYearThenTitle)
	fmt.Println(books.titles(), slices.IsSortedFunc(books, byYearThenTitle), slices.IsSortedFunc(library, byYearThenTitle))
	i, found := slices.BinarySearchFunc(books, 1818, func(b book, year int) int { return b.Year - year })
	fmt.Println(i, found, books[i])
	oldest := slices.MinFunc(books, func(a, b book) int { return a.Year - b.Year })
	fmt.Println(oldest.Title, slices.IndexFunc(library, func(b book) bool { return b.Author == "Stoker" }))
	slices.SortStableFunc(books, func(a, b book) int { return strings.Compare(a.Author, b.Author) })
	fmt.Println(books.titles())
	books = slices.DeleteFunc(books, func(b book) bool { return b.Author == "Austen" })
	fmt.Println(books.titles(), slices.Contains(books, library[2]), slices.Index(books, library[0]))
	fmt.Printf("%T %v\n", books, slices.Equal(books, shelf{library[3], library[2]}))

	n := []int{3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5}
	sorted := slices.Sorted(slices.Values(n))
	fmt.Println(sorted, slices.Compact(slices.Clone(sorted)), n[0])
	fmt.Println(slices.Max(n), slices.Min(n), slices.Index(n, 5), slices.Contains(n, 7))
	fmt.Println(slices.BinarySearch(sorted, 4))
	fmt.Println(slices.BinarySearch(sorted, 7))
	fmt.Println(slices.Insert([]int{1, 2}, 1, 8, 9), slices.Delete([]int{0, 1, 2, 3}, 1, 3), slices.Replace([]int{1, 2, 3}, 0, 2, 7))
	fmt.Println(slices.Repeat([]string{"a", "b"}, 2), slices.Concat([]int{1}, nil, []int{2, 3}))
	for c := range slices.Chunk(n, 4) {
		fmt.Print(c, len(c), " ")
	}
	fmt.Println(slices.Compare(n, sorted), slices.Compare([]int{1}, []int{1, 0}))
	r := slices.Clone(n)
	slices.Reverse(r)
	fmt.Println(r, slices.EqualFunc(n, r, func(a, b int) bool { return a%2 == b%2 }))
	grown := slices.Grow([]int{1}, 100)
	fmt.Println(len(grown), cap(grown) >= 101, cap(slices.Clip(grown)))
	words := strings.Fields("b C a D")
	slices.SortFunc(words, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	fmt.Println(words, slices.CompactFunc([]string{"a", "A", "b"}, strings.EqualFold))

	byAuthor := map[string][]string{}
	for _, b := range library {
		byAuthor[b.Author] = append(byAuthor[b.Author], b.Title)
	}
	for _, author := range slices.Sorted(maps.Keys(byAuthor)) {
		fmt.Print(author, len(byAuthor[author]), " ")
	}
	longest := slices.MaxFunc(slices.Collect(maps.Values(byAuthor)), func(a, b []string) int { return len(a) - len(b) })
	fmt.Println(longest)
	years := maps.Collect(func(yield func(string, int) bool) {
		for _, b := range library {
			if !yield(b.Title, b.Year) {
				return
			}
		}
	})
	old := maps.Clone(years)
	maps.DeleteFunc(old, func(_ string, year int) bool { return year >= 1817 })
	fmt.Println(old, len(years), maps.Equal(old, map[string]int{"Emma": 1815}))
	maps.Copy(old, map[string]int{"Emma": 0, "Ulysses": 1922})
	fmt.Println(old, slices.SortedFunc(maps.Values(years), func(a, b int) int { return b - a }))
	same := maps.EqualFunc(old, map[string]string{"Emma": "0", "Ulysses": "1922"}, func(n int, s string) bool { return fmt.Sprint(n) == s })
	sum := 0
	for i, v := range slices.All([]int{5, 6, 7}) {
		sum += i * v
	}
	maps.Insert(old, maps.All(map[string]int{"new": 1}))
	fmt.Println(same, sum, len(old))
	less := func(a, b book) bool { return byYearThenTitle(a, b) < 0 }
	fmt.Println(less(library[0], library[1]), cmp.Less(2, 1), cmp.Compare("a", "b"), min("b", "a"), cmp.Or("", "x", "y"))
}
