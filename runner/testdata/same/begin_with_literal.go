package main

import "fmt"

// Indexes, lengths and operands that begin with a literal are not literals.

func try(f func() int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(r)
		}
	}()
	fmt.Println(f())
}

func main() {
	n := len("0123456789")
	m := -n
	a := [5]int{1, 2, 3, 4, 5}
	p := &a
	s := a[:]
	try(func() int { return a[1+n] })
	try(func() int { return a[1+m] })
	try(func() int { return p[1+n] })
	try(func() int { return s[1+n] })
	try(func() int { return s[1+m] })
	try(func() int { return int("abc"[1+m]) })
	try(func() int { return len(s[1+m:]) })
	try(func() int { return len(s[:1+n]) })
	try(func() int { return len(a[2-m : 3+n]) })
	try(func() int { a[1+n] = 3; return 0 })
	try(func() int { s[1+m]++; return 0 })
	try(func() int { a[1+n], n = 3, 4; return 0 })
	k := 1
	a[1+k], k = 30, 0
	s[2+k], k = 40, 3
	fmt.Println(a, k)
	for i := range 1 + n {
		n--
		fmt.Print(i, n, " ")
	}
	t := "x"
	defer fmt.Println("deferred"+t, 1+n)
	t, n = "y", 100
	fmt.Println()
	n = 10
	lengths(n)
}

func length() int { return -20 }

func lengths(n int) {
	try(func() int { return len(make([]byte, 16+n)) })
	try(func() int { return len(make([]byte, 1000+len("0123456789")+n)) })
	try(func() int { return len(make([]byte, 16+length())) })
	try(func() int { return cap(make([]byte, 1+n, 2+n)) })
	try(func() int { return cap(make([]byte, 2+n, 1+n)) })
	try(func() int { return cap(make([]byte, 0, 2-n)) })
	try(func() int { return cap(make([]byte, 3, n)) })
	try(func() int { return cap(make([]byte, 30, n)) })
	m := make(map[int]int, 5+n)
	c := make(chan int, 5+n)
	fmt.Println(len(m), cap(c))
}
