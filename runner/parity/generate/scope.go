package generate

import (
	"go/types"
	"slices"
)

// A variable is what an expression may read and, unless it is fixed, a statement assign.
type variable struct {
	name     string
	typ      types.Type
	fixed    bool // not assigned
	private  bool // not captured, and its address is not taken: a call cannot change it
	constant bool
	used     bool // perhaps, since what was written may have been dropped
	given    bool // it need not be used
	level    int
	braces   int
}

// A scope is what is visible where the generator writes.
type scope struct {
	vars   []*variable
	floor  int // what is declared before is not visible: it belongs to another goroutine
	level  int // of nested functions
	braces int // the innermost block
	pure   bool
	loops  []loop
}

// A loop is one that break and continue may name.
type loop struct {
	label string
	named bool
	only  bool // it is left, not continued
}

// add declares a variable.
func (g *generator) add(v variable) *variable {
	v.level, v.braces = g.level, g.braces
	added := &v
	g.vars = append(g.vars, added)
	return added
}

// visible are the variables that may be named, without those that others hide.
func (g *generator) visible(accept func(*variable) bool) []*variable {
	var found []*variable
	hidden := map[string]bool{}
	for i := len(g.vars) - 1; i >= g.floor; i-- {
		v := g.vars[i]
		if hidden[v.name] {
			continue
		}
		hidden[v.name] = true
		if (!v.private || v.level == g.level) && accept(v) {
			found = append(found, v)
		}
	}
	return found
}

func (g *generator) variables(t types.Type) []*variable {
	return g.visible(func(v *variable) bool { return types.Identical(v.typ, t) })
}

// assignable are the variables of a type that a statement may change.
func (g *generator) assignable(accept func(types.Type) bool) []*variable {
	return g.visible(func(v *variable) bool { return !v.fixed && !v.constant && accept(v.typ) })
}

// inner runs write in a scope of its own, and uses what write declared and did not.
func (g *generator) inner(write func()) {
	n, outer := len(g.vars), g.braces
	g.names["braces"]++
	g.braces = g.names["braces"]
	write()
	g.useUp(n)
	g.vars, g.braces = g.vars[:n], outer
}

// useUp reads variables that nothing has read.
func (g *generator) useUp(from int) {
	for _, v := range g.vars[from:] {
		if v.given || v.constant {
			continue
		}
		if g.pure || v.used || g.chance(40) {
			g.line("_ = %s", v.name)
		} else {
			g.show(v.name, v.typ)
		}
	}
}

// nested runs write within a function literal.
func (g *generator) nested(write func()) {
	g.level++
	loops := g.loops
	g.loops = nil
	saved := g.results
	write()
	g.results = saved
	g.loops = loops
	g.level--
}

// apart runs write where only what it declares itself is visible, as for a function.
func (g *generator) apart(write func()) {
	floor := g.floor
	g.floor = len(g.vars)
	write()
	g.vars = slices.Delete(g.vars, g.floor, len(g.vars))
	g.floor = floor
}

// work bounds what a program computes: interpreted, it is to take milliseconds.
type work struct {
	weight  int  // how often the current statement is executed
	cost    int  // of the current function so far
	limit   int  // for the current function
	depth   int  // of nested statements
	left    int  // statements that may still be written
	leaf    bool // what is written may be called from anywhere, so it calls nothing that might call it
	results []types.Type
}

func (g *generator) spend(cost int) { g.cost += cost * g.weight }

func (g *generator) affords(cost int) bool { return g.cost+cost*g.weight <= g.limit }

// repeated runs write in a loop that is executed at most n times.
func (g *generator) repeated(n int, write func()) {
	saved := g.weight
	g.weight *= max(n, 1)
	g.depth++
	write()
	g.depth--
	g.weight = saved
}

// measured runs write as a function with limits of its own, and returns its cost.
func (g *generator) measured(limit, statements int, write func()) int {
	saved := g.work
	g.work = work{weight: 1, limit: limit, left: statements}
	write()
	cost := g.cost
	g.work = saved
	return max(cost, 1)
}
