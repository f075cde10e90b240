package rt

import (
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// printAll prints the operands that tell the builtins apart from package fmt: with the
// builtins if compiled is true, otherwise as a lowered program does.
func printAll(compiled bool) {
	var (
		any0   any
		err0   error
		slice0 []int
		map0   map[string]int
		ptr0   *int
		func0  func()
		chan0  chan int
		n      = integer(-5)
		f      = ratio(1.5)
		s      = text("two\nlines")
	)
	if compiled {
		print("a", 1, -2, uint8(200), 'x', true, 1.5, float32(0.1), 1e100, 1e-7, 100.0, 0.0, math.Inf(1), math.NaN(), 1+2i, complex64(0.5i), "\xff")
		println()
		println("a", 1, uintptr(7), "")
		println(any0, err0, slice0, map0, ptr0, func0, chan0)
		println(n, f, s, flag(true), pair(1i), octet(7), "end")
		return
	}
	m := newModel([]any{n, f, s, flag(true), pair(1i), octet(7)})
	Print("a", 1, -2, uint8(200), 'x', true, 1.5, float32(0.1), 1e100, 1e-7, 100.0, 0.0, math.Inf(1), math.NaN(), 1+2i, complex64(0.5i), "\xff")
	Println()
	Println("a", 1, uintptr(7), "")
	Println(InterfaceWords(any0), InterfaceWords(err0), slice0, map0, ptr0, func0, chan0)
	Println(m.values([]any{n, f, s, flag(true), pair(1i), octet(7), "end"})...)
}

func TestPrintBuiltins(t *testing.T) {
	said := func(how string) string {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), printCase+"="+how)
		var stderr strings.Builder
		cmd.Stderr = &stderr
		if err := cmd.Run(); err != nil {
			t.Error(err)
		}
		return stderr.String()
	}
	got, want := said("lowered"), said("compiled")
	if got != want || strings.Count(want, "\n") < 5 {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestPrintedAddresses have the form of those of the builtins.
func TestPrintedAddresses(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stderr := os.Stderr
	os.Stderr = w
	Println(InterfaceWords(errors.New("x")), make([]int, 2, 3), new(int), map[int]int{}, make(chan int), func() {})
	os.Stderr = stderr
	w.Close()
	got, err := io.ReadAll(r)
	fields := strings.Fields(string(got))
	if err != nil || len(fields) != 6 || !strings.HasPrefix(fields[0], "(0x") || !strings.Contains(fields[0], ",0x") || !strings.HasPrefix(fields[1], "[2/3]0x") {
		t.Fatalf("got %s, %v", got, err)
	}
	for _, f := range fields[2:] {
		if !strings.HasPrefix(f, "0x") || f == "0x0" {
			t.Errorf("got %s", got)
		}
	}
}
