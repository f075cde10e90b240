// Package maps has what takes the place of functions of the standard library's maps that
// the Go run-time provides.
package maps

import "runnel/runner/stdsource/overlay/rt"

// clone returns a copy of a map.
func clone(m any) any { return rt.CloneMap(m) }
