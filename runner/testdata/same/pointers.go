package main

import "fmt"

type config struct {
	name    string
	retries *int
	parent  *config
	tags    []string
}

// inherited follows the parents until one says how often to retry.
func (c *config) inherited() int {
	if c == nil {
		return -1
	}
	if c.retries != nil {
		return *c.retries
	}
	return c.parent.inherited()
}

func (c config) renamed(name string) config {
	c.name = name
	c.tags[0] = "changed by " + name // shared: only the slice header is copied
	return c
}

func pointerTo[T any](v T) *T { return &v }

func zero(p *int)         { *p = 0 }
func replace(p **int)     { *p = pointerTo(99) }
func local() *[2]int      { a := [2]int{1, 2}; return &a }
func swap[T any](a, b *T) { *a, *b = *b, *a }

type matrix [2][2]float64

func (m *matrix) scale(f float64) *matrix {
	for i := range m {
		for j := range m[i] {
			m[i][j] *= f
		}
	}
	return m
}

type counter int

func (c *counter) add(n int) *counter {
	*c += counter(n)
	return c
}

func main() {
	x := 10
	p := &x
	q := p
	*q += 5
	pp := &p
	**pp *= 2
	fmt.Println(x, *p == *q, p == q, &x == p, *pp == q)
	zero(&x)
	fmt.Println(x, *p)
	replace(&p)
	fmt.Println(x, *p, *q, p == q)

	root := &config{name: "root", retries: new(3), tags: []string{"a"}}
	child := &config{name: "child", parent: root}
	grandchild := config{name: "grandchild", parent: child}
	fmt.Println(grandchild.inherited(), (*config)(nil).inherited(), (&config{}).inherited())
	*root.retries++
	grandchild.parent.parent.name = "top"
	fmt.Println(grandchild.inherited(), root.name, (*grandchild.parent).name)
	renamed := root.renamed("copy")
	fmt.Println(root.name, root.tags, renamed.name, renamed.tags, renamed.retries == root.retries)

	a := local()
	b := local()
	fmt.Println(a == b, *a == *b, len(a), a[1])
	a[0]++
	for i, v := range a {
		fmt.Print(i, v, " ")
	}
	fmt.Println(a[:1], *a)

	numbers := []int{1, 2, 3}
	third := &numbers[2]
	numbers = append(numbers, 4) // moves: third still points to the old array
	*third = 300
	fmt.Println(numbers, *third)
	second := &numbers[1]
	*second = 200
	fmt.Println(numbers, second == &numbers[1], second == &numbers[0])

	s := struct {
		inner struct{ n, m int }
		list  [3]int
	}{}
	field, element := &s.inner.n, &s.list[1]
	*field, *element = 7, 8
	copied := s
	*field = 70
	fmt.Println(s, copied)

	var m matrix
	m[0][0], m[1][1] = 1, 2
	scaled := m.scale(2).scale(1.5)
	fmt.Println(*scaled, m, scaled == &m)
	var c counter
	c.add(1).add(2).add(3)
	add := c.add
	add(10)
	fmt.Println(c, *add(0))

	left, right := "left", "right"
	swap(&left, &right)
	swap(&numbers[0], &numbers[3])
	fmt.Println(left, right, numbers)

	pointers := map[string]*int{"x": &x}
	*pointers["x"] = 42
	if missing := pointers["y"]; missing == nil {
		fmt.Println(x, "and nothing")
	}
	type node struct {
		value int
		self  *node
	}
	n := &node{value: 1}
	n.self = n
	n.self.self.self.value++
	fmt.Println(n.value, n.self == n, n.self.self.value)

	var e1, e2 = new(int), new(int)
	fmt.Println(e1 == e2, *e1 == *e2, any(e1) == any(e1), any(e1) == any(e2))
	defer func() {
		fmt.Println(recover())
		var list []*config
		list = append(list, nil, child)
		for _, c := range list {
			fmt.Print(c.inherited(), " ")
		}
		fmt.Println()
	}()
	var nobody *config
	fmt.Println(nobody.name)
}
