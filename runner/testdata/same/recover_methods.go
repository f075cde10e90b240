package main

import "fmt"

type I interface{ M() }
type T1 struct{}

func (*T1) M() { fmt.Println(recover()) }

type T2 struct{}

func (T2) M() { fmt.Println(recover()) }

func a() {
	var i I = &T1{}
	defer i.M()
	panic(1)
}
func b() {
	var i I = T2{}
	defer i.M()
	panic(2)
}
func try(f func()) {
	defer func() { fmt.Println("outer", recover()) }()
	f()
}

func main() {
	try(a)
	try(b)
}

// What a deferred method that does not recover calls cannot recover either.

type T3 struct{}

func (T3) M() { recoverer() }

var recoverer = func() { fmt.Println("spurious:", recover()) }

func declared() { recoverer() }

func c(i I) {
	defer i.M()
	panic(3)
}

func d(f func()) {
	defer f()
	panic(4)
}

func e(f func(T3)) {
	defer f(T3{})
	panic(5)
}

func init() {
	for _, i := range []I{T3{}, &T3{}, T2{}, &T1{}} {
		try(func() { c(i) })
		try(func() { d(i.M) })
	}
	try(func() { d(declared) })
	try(func() { d(T3{}.M) })
	try(func() { e(T3.M) })
}
