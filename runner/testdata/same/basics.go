package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

const (
	first = iota
	second
	_
	fourth
)

type weekday int

const (
	sunday weekday = iota
	monday
)

type point struct{ X, Y int }

func (p point) plus(q point) point { return point{p.X + q.X, p.Y + q.Y} }
func (p *point) move(dx, dy int)   { p.X += dx; p.Y += dy }

type namer interface{ name() string }

type dog struct{ called string }

func (d dog) name() string { return "dog " + d.called }

type cat struct{ lives int }

func (c *cat) name() string { c.lives--; return "cat " + strconv.Itoa(c.lives) }

func ranges() {
	for i, v := range []int{1, 2, 3} {
		i *= 10
		v += i
		fmt.Print(i, " ", v, " ")
	}
	fmt.Println()
	for i := range "héllo" {
		fmt.Print(i, " ")
	}
	for i, r := range "héllo" {
		fmt.Print(i, string(r), " ")
	}
	fmt.Println()
	arr := [3]int{1, 2, 3}
	for i, v := range arr {
		arr[2] = 10
		fmt.Print(i, v, " ")
	}
	s := []int{1, 2, 3}
	for i, v := range s {
		s[2] = 10
		if i == 0 {
			s = append(s, 4)
		}
		fmt.Print(v, " ")
	}
	fmt.Println(len(s))
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	keys := make([]string, 0, len(m))
	sum := 0
	for k, v := range m {
		keys = append(keys, k)
		sum += v
	}
	sort.Strings(keys)
	fmt.Println(keys, sum, m)
	c := make(chan int)
	go func() {
		defer close(c)
		for i := 0; i < 3; i++ {
			c <- i
		}
	}()
	for v := range c {
		fmt.Print(v, " ")
	}
	v, ok := <-c
	fmt.Println(v, ok, len(c), cap(c))
}

func numbers() {
	var i8 int8 = 127
	i8++
	var u8 uint8 = 200
	u8 += 100
	var u32 uint32 = 1 << 31
	u32 *= 2
	x := 7
	fmt.Println(i8, u8, u32, x/2, -x/2, x%3, -x%3, x&^2, x<<3, -x>>1, 1<<x)
	f := 1.0
	fmt.Println(f/3, math.Sqrt(2), int(f*3.9), int(-f*3.9), float32(0.1), 1e21, math.Inf(1), math.MaxInt64)
	fmt.Println(first, second, fourth, monday, uint16(70000&0xffff), 'a', "a"+"b" < "b", 0x1p-2)
	fmt.Printf("%5d|%-5d|%05d|%x|%X|%o|%b|%c|%q|%U\n", x, x, x, 255, 255, 8, 5, 'x', 'y', 'z')
	fmt.Printf("%6.2f|%-8.3e|%g|%t|%v|%s|%10s|%-10s|%q|%x\n", 3.14159, 1234.5, 0.1, true, nil, "s", "right", "left", "quo\"te", "hex")
	fmt.Printf("%v %+v %T %T %v %d %v\n", []string{"a"}, map[string]int{"k": 1}, 1, "s", [2]bool{true}, []int{1, 2}, nil)
}

func slices() {
	a := []int{1, 2, 3, 4, 5}
	b := a[1:3]
	b = append(b, 99)
	fmt.Println(a, b, len(b), cap(b))
	c := a[1:3:3]
	c = append(c, 100)
	fmt.Println(a, c, copy(a, []int{7, 8}), a)
	var nilSlice []int
	fmt.Println(nilSlice == nil, len(nilSlice), append(nilSlice, 1))
	grid := make([][]int, 2)
	for i := range grid {
		grid[i] = make([]int, 2)
		grid[i][i] = i + 1
	}
	fmt.Println(grid)
	a[0], a[1] = a[1], a[0]
	fmt.Println(a, string([]byte("bytes")[1:3]), []rune("hé"), []byte("hé"))
	sort.Slice(a, func(i, j int) bool { return a[i] > a[j] })
	fmt.Println(a)
}

func structs() {
	p := point{1, 2}
	q := p
	q.move(10, 20)
	pp := &p
	pp.move(1, 1)
	fmt.Println(p, q, p.plus(q), *pp, p == point{2, 3}, pp.plus(q))
	move := p.move
	p.X = 100
	move(1, 1)
	fmt.Println(p)
	byName := map[string]point{"a": {1, 2}}
	byName["b"] = point{Y: 5}
	v, ok := byName["none"]
	fmt.Println(len(byName), byName["a"].X, v, ok)
	delete(byName, "a")
	fmt.Println(byName)
	ps := []*point{{1, 1}, {2, 2}}
	for _, p := range ps {
		p.X *= 10
	}
	fmt.Println(*ps[0], ps[1].X)
	anonymous := struct {
		name string
		n    int
	}{"x", 1}
	fmt.Println(anonymous.name, anonymous.n)
	fmt.Printf("%v %+v\n", p, q)
}

func interfaces() {
	c := &cat{9}
	for _, n := range []namer{dog{"rex"}, c, c} {
		fmt.Print(n.name(), "; ")
		switch v := n.(type) {
		case dog:
			fmt.Print(v.called)
		case *cat:
			fmt.Print(v.lives)
		}
		fmt.Println()
	}
	var n namer = dog{"fido"}
	d, ok := n.(dog)
	fmt.Println(d.called, ok)
	_, ok = n.(*cat)
	fmt.Println(ok)
	for _, x := range []any{1, "two", 3.0, nil, true, []int{4}} {
		switch v := x.(type) {
		case int, float64:
			fmt.Print("number ", v, "; ")
		case string:
			fmt.Print("string ", len(v), "; ")
		case nil:
			fmt.Print("nil; ")
		default:
			fmt.Print("other ", v, "; ")
		}
	}
	fmt.Println()
}

func functions() {
	sum := func(xs ...int) (total int) {
		for _, x := range xs {
			total += x
		}
		return
	}
	fmt.Println(sum(), sum(1, 2), sum([]int{4, 5}...))
	divide := func(a, b int) (q, r int, err error) {
		if b == 0 {
			err = errors.New("division by zero")
			return
		}
		return a / b, a % b, nil
	}
	fmt.Println(divide(7, 2))
	_, _, err := divide(1, 0)
	fmt.Println(err)
	counter := func() func() int {
		n := 0
		return func() int { n++; return n }
	}
	a, b := counter(), counter()
	fmt.Println(a(), a(), b())
	var fib func(int) int
	fib = func(n int) int {
		if n < 2 {
			return n
		}
		return fib(n-1) + fib(n-2)
	}
	fmt.Println(fib(15))
	func() {
		defer fmt.Println("deferred 1")
		defer func() {
			fmt.Println("recovered", recover())
		}()
		defer fmt.Println("deferred 2")
		var m map[string]int
		m["x"] = 1
	}()
	named := func() (n int) {
		defer func() { n *= 2 }()
		return 21
	}
	fmt.Println(named())
}

func control() {
	for i := 0; i < 6; i++ {
		switch {
		case i == 1:
			continue
		case i == 2:
			fallthrough
		case i == 3:
			fmt.Print("three ")
		case i > 4:
			break
		default:
			fmt.Print(i, " ")
		}
	}
	fmt.Println()
	i := 0
again:
	if i < 3 {
		i++
		goto again
	}
	x := 1
	{
		x := 2
		x++
		_ = x
	}
	if x := x * 10; x > 5 {
		fmt.Println(i, x)
	} else if x > 3 {
		fmt.Println("never")
	}
	fmt.Println(x)
}

var errNotFound = errors.New("not found")

func find(key string) error { return fmt.Errorf("finding %q: %w", key, errNotFound) }

func library() {
	err := find("k")
	fmt.Println(err, errors.Is(err, errNotFound), errors.Unwrap(err) == errNotFound)
	var b strings.Builder
	for i := range 3 {
		fmt.Fprintf(&b, "%d-", i)
	}
	fmt.Println(b.String(), strings.Repeat("ab", 2), strings.Split("a,b", ","), strings.ToUpper("x"))
	in := bufio.NewScanner(strings.NewReader("one\ntwo"))
	for in.Scan() {
		fmt.Print(in.Text(), " ")
	}
	n, err := strconv.Atoi("x1")
	fmt.Println(n, err)
	fmt.Fprintln(os.Stdout, time.Duration(90)*time.Second, time.Unix(0, 0).UTC().Format(time.RFC3339))
}

func concurrency() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var total, hits int64
	for i := range 20 {
		wg.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			total += int64(i)
			atomic.AddInt64(&hits, 1)
		})
	}
	wg.Wait()
	fmt.Println(total, atomic.LoadInt64(&hits))
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	select {
	case <-ctx.Done():
		fmt.Println(ctx.Err())
	case <-time.After(5 * time.Second):
		fmt.Println("late")
	}
	jobs, results := make(chan int), make(chan int)
	for range 3 {
		go func() {
			for j := range jobs {
				results <- j * j
			}
		}()
	}
	go func() {
		for i := range 5 {
			jobs <- i
		}
		close(jobs)
	}()
	sum := 0
	for range 5 {
		sum += <-results
	}
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once", sum) })
	}
	var count atomic.Int32
	count.Add(5)
	fmt.Println(count.Load())
}

func negated(b bool) (any, error) { return !b, nil }

func anything() {
	var x any
	b, n := true, 2
	x = !b
	fmt.Print(x, " ")
	x = -n
	fmt.Print(x, " ")
	x = n << 2
	fmt.Print(x, " ")
	x = string(rune(n + 65))
	fmt.Print(x, " ")
	x = float64(n) / 4
	m := map[string]any{"a": n + 1}
	m["b"] = !b
	fmt.Println(x, m, func() any { return n > 1 }())
	fmt.Println(negated(b))
}

func main() {
	anything()
	ranges()
	numbers()
	slices()
	structs()
	interfaces()
	functions()
	control()
	library()
	concurrency()
}
