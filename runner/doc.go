// Package runner executes Go programs and tells what was observed: a Program in,
// a Result out. It knows nothing of lessons and sites.
//
// Each program is checked and lowered by the frontend in this process and then
// interpreted by a worker process of its own, which this package starts, limits,
// measures and ends.
package runner
