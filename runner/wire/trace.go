package wire

// A Trace tells which calls are in progress in goroutines of a traced program. A later
// one replaces what an earlier one tells of the same goroutines.
type Trace struct {
	Stacks []Stack `json:"stacks"`
}

// A Stack is the calls in progress of one goroutine, innermost first. Of a deep one,
// Elided calls are left out after the first Inner.
type Stack struct {
	Goroutine int64  `json:"goroutine"`
	Calls     []Call `json:"calls"`
	Elided    int    `json:"elided,omitempty"`
	// Creator is where the goroutine was started, and Parent in which goroutine; nil for
	// main's, and where native code did so.
	Creator *Call `json:"creator,omitempty"`
	Parent  int64 `json:"parent,omitempty"`
}

// StackInner and StackOuter are how many calls of a deep Stack are told of its two ends,
// as the Go runtime does.
const (
	StackInner = 50
	StackOuter = 50
)

// A Call is one function in progress.
type Call struct {
	// Function is the number of a function of the program; 0 for a native one.
	Function int `json:"f,omitempty"`
	// Line is where in its file the function is; 0 while it has executed nothing.
	Line int `json:"l,omitempty"`

	// Name and File are a native function's. Both are empty where only the Go runtime's
	// own report tells what of it is in progress.
	Name string `json:"n,omitempty"`
	File string `json:"p,omitempty"`
}

// Native reports whether the call is of native code.
func (c Call) Native() bool { return c.Function == 0 }

// Known reports whether it is told what is called.
func (c Call) Known() bool { return c.Function != 0 || c.Name != "" }
