package main

import "fmt"

type P struct{ x, y int }

func get(m map[string]int, k string) (int, bool) { v, ok := m[k]; return v, ok }

func main() {
	m := map[string]int{"a": 1}
	p := map[string]P{"a": {1, 2}}
	q := map[string]*P{"a": {3, 4}}
	s := map[string][]int{"a": {1}}
	n := map[string]map[string]string{"a": {"x": "y"}}
	i := map[int]any{1: P{5, 6}, 2: "s"}
	e := map[string]error{"a": fmt.Errorf("e")}
	for _, k := range []string{"a", "b", "a", "c"} {
		v, ok := m[k]
		w, ok2 := p[k]
		u, ok3 := q[k]
		t, ok4 := s[k]
		r, ok5 := n[k]["x"]
		err, ok6 := e[k]
		fmt.Println(k, v, ok, w, ok2, u == nil, ok3, t, ok4, r, ok5, err, ok6)
		v2 := m[k]
		w2 := p[k]
		u2 := q[k]
		t2 := s[k]
		r2 := n[k]["x"]
		e2 := e[k]
		fmt.Println(v2, w2, u2 == nil, t2, r2, e2, m[k]+1, p[k].x, len(s[k]))
		fmt.Println(get(m, k))
		var x int
		x, ok = m[k]
		fmt.Println(x, ok)
		if y, ok := m[k]; !ok {
			fmt.Println("missing", y)
		}
		_, has := m[k]
		fmt.Println(has)
	}
	for j := range 4 {
		a, ok := i[j]
		str, isStr := a.(string)
		pt, isP := i[j].(P)
		fmt.Println(a, ok, str, isStr, pt, isP)
		f, good := a.(fmt.Stringer)
		fmt.Println(f, good)
	}
	c := make(chan int, 2)
	c <- 7
	c <- 8
	close(c)
	for range 4 {
		v, ok := <-c
		fmt.Println(v, ok)
	}
	d := make(chan P, 1)
	d <- P{1, 1}
	close(d)
	for range 2 {
		select {
		case v, ok := <-d:
			fmt.Println(v, ok)
		}
	}
	for j := range 3 {
		var z int
		var arr [2]int
		var st P
		var sl []int
		var mm map[string]int
		var a any
		var er error
		var fn func()
		fmt.Println(z, arr, st, sl == nil, mm == nil, a, er, fn == nil)
		z, arr[0], st.x, sl, mm, a, er, fn = j, j, j, []int{j}, map[string]int{}, j, fmt.Errorf("x"), func() {}
		_, _, _, _, _, _, _, _ = z, arr, st, sl, mm, a, er, fn
	}
}
