package rt

import (
	"os"
	"testing"
)

// The variables that have this test binary do what they name.
const (
	panicCase  = "RUNNEL_TEST_PANIC"  // of panics
	unwindCase = "RUNNEL_TEST_UNWIND" // of unwindings
	printCase  = "RUNNEL_TEST_PRINT"  // print, and how
)

func TestMain(m *testing.M) {
	if name := os.Getenv(panicCase); name != "" {
		panics[name]()
	}
	if program := os.Getenv(unwindCase); program != "" {
		new(compiled).call(decode(program))
	}
	if how := os.Getenv(printCase); how != "" {
		printAll(how == "compiled")
		return
	}
	os.Exit(m.Run())
}
