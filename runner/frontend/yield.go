package frontend

import (
	"go/ast"
	"slices"
)

// A host with one thread cannot interrupt a goroutine that computes. For such a host the
// loops of a program that has several let others run now and then.

// turnsPerYield is how often a loop runs until it asks the run-time whether others should:
// the call costs as much as a few turns of a small loop. Loops in loops multiply it.
const turnsPerYield = 100

// concurrent reports whether a program starts goroutines, itself or by the functions of
// the standard library that do.
func (p *program) concurrent() bool {
	starters := []string{"Go", "AfterFunc", "WithTimeout", "WithTimeoutCause", "WithDeadline", "WithDeadlineCause"}
	found := false
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				found = true
			case *ast.SelectorExpr:
				found = found || slices.Contains(starters, n.Sel.Name)
			}
			return !found
		})
	}
	return found
}

// startLoop writes what stands right before a loop.
func (f *emitter) startLoop(label string) {
	if f.yields {
		f.turns = f.name("turns_")
		f.emit("%s := 0", f.turns)
	}
	f.labelled(label)
}

// turn begins the body of the loop that was started last.
func (f *emitter) turn() {
	if f.yields {
		f.emit("%s++\nif %s > %d {\n%s = 0\n%s()\n}", f.turns, f.turns, turnsPerYield, f.turns, rt("Yield"))
	}
}
