package main

import (
	"errors"
	"fmt"
	"slices"
	"sort"
	"strings"
)

type graph map[string][]string

func (g graph) edge(from string, to ...string) graph {
	g[from] = append(g[from], to...)
	for _, t := range to {
		if _, ok := g[t]; !ok {
			g[t] = nil
		}
	}
	return g
}

func (g graph) nodes() []string {
	names := make([]string, 0, len(g))
	for n := range g {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

func (g graph) breadthFirst(start string, visit func(name string, depth int) bool) {
	type step struct {
		name  string
		depth int
	}
	seen := map[string]bool{start: true}
	for queue := []step{{start, 0}}; len(queue) > 0; {
		at := queue[0]
		queue = queue[1:]
		if !visit(at.name, at.depth) {
			return
		}
		for _, next := range g[at.name] {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, step{next, at.depth + 1})
			}
		}
	}
}

func (g graph) depthFirst(start string) (order []string) {
	seen := map[string]bool{}
	var visit func(string)
	visit = func(n string) {
		if seen[n] {
			return
		}
		seen[n] = true
		order = append(order, n)
		for _, next := range g[n] {
			visit(next)
		}
	}
	visit(start)
	return order
}

func (g graph) path(from, to string) []string {
	previous := map[string]string{from: ""}
	queue := []string{from}
	for len(queue) > 0 {
		var at string
		at, queue = queue[0], queue[1:]
		if at == to {
			var path []string
			for n := to; n != ""; n = previous[n] {
				path = append(path, n)
			}
			slices.Reverse(path)
			return path
		}
		for _, next := range g[at] {
			if _, seen := previous[next]; !seen {
				previous[next] = at
				queue = append(queue, next)
			}
		}
	}
	return nil
}

type cycleError []string

func (c cycleError) Error() string { return "cycle: " + strings.Join(c, " -> ") }

func (g graph) topological() (order []string, err error) {
	const (
		unseen = iota
		open
		done
	)
	state := map[string]int{}
	var stack []string
	var visit func(string) error
	visit = func(n string) error {
		stack = append(stack, n)
		defer func() { stack = stack[:len(stack)-1] }()
		switch state[n] {
		case done:
			return nil
		case open:
			return cycleError(slices.Clone(stack[slices.Index(stack, n):]))
		}
		state[n] = open
		for _, next := range g[n] {
			if err := visit(next); err != nil {
				return err
			}
		}
		state[n] = done
		order = append(order, n)
		return nil
	}
	for _, n := range g.nodes() {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	slices.Reverse(order)
	return order, nil
}

func main() {
	g := graph{}.edge("shirt", "tie", "belt").edge("tie", "jacket").edge("trousers", "shoes", "belt").edge("belt", "jacket").edge("socks", "shoes").edge("watch")
	fmt.Println(g.nodes(), len(g["shirt"]))
	fmt.Println(g.topological())
	g.breadthFirst("shirt", func(n string, depth int) bool {
		fmt.Print(n, depth, " ")
		return n != "belt"
	})
	fmt.Println(g.depthFirst("trousers"))
	fmt.Println(g.path("shirt", "jacket"), g.path("jacket", "shirt") == nil, g.path("watch", "watch"))
	_, err := g.edge("jacket", "tie").topological()
	var cycle cycleError
	fmt.Println(err, errors.As(err, &cycle) && len(cycle) > 2)
}
