package main

import "fmt"

func lens(s []int) (int, int) { return 1, len(s) }

func caps(s []int, t string) (string, int, int) { return t, cap(s), len(t) }

func app(s []int) (int, []int) { return len(s), append(s, 1) }

func app2(s, t []int) ([]int, []int) { return append(s, 1), append(t, 2) }

func neu() (*int, *int) { return new(int), new(int) }

func cplx(a, b float64) (complex128, float64, complex128) {
	return complex(a, b), real(complex(b, a)), complex(b, b)
}

func cp(a, b []int) (int, int) { return copy(a, b), copy(b, a) }

func named(a, b int) (x, y int) {
	x, y = a, b
	return y + 1, x + 1
}

func named2(s []int) (x []int, y int) {
	x = s
	y = 7
	return append(x, 1), len(x) + y
}

func named3(s []int) (y int, x []int) {
	x = s
	y = 7
	return len(x), append(x, y)
}

func named4() (f float64, i int, ok bool) {
	f, i, ok = 1.5, 2, true
	return float64(i), int(f * 2), !ok
}

func mm(a, b int) (int, int) { return min(a, b), max(a, b) }

func main() {
	s := []int{1, 2, 3}
	fmt.Println(lens(s))
	fmt.Println(caps(s, "ab"))
	fmt.Println(app(s))
	fmt.Println(app2(s, s[:1]))
	a, b := neu()
	*a = 1
	fmt.Println(*a, *b)
	fmt.Println(cplx(1, 2))
	fmt.Println(cp(s, []int{5}))
	fmt.Println(named(1, 2))
	fmt.Println(named2(s))
	fmt.Println(named3(s))
	fmt.Println(named4())
	fmt.Println(mm(1, 2))
}
