package comparison

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestComparable(t *testing.T) {
	const interpreted = `said
panic: (main.point) 0xc000012345

goroutine 7 [running]:
main.(*list[...]).first(...)
	main.go:10
main.count.func1()
	main.go:11
created by main.main in goroutine 1
	main.go:12
exit status 2
`
	const compiled = `said
panic: (main.point) 0x4ccca8

goroutine 18 gp=0x1 m=0 mp=0x2 [running]:
main.(*list[...]).first({0x1, 0x2?})
	main.go:10 +0x1d
main.main.count.func1(...)
	main.go:11
created by main.main in goroutine 1
	main.go:12 +0x2

goroutine 1 [sleep]:
main.main()
	main.go:20 +0x1d
exit status 2
`
	if c, i := Comparable(compiled, interpreted); c != i {
		t.Errorf("-compiled +interpreted:\n%s", cmp.Diff(c, i))
	}
	for _, other := range []string{
		strings.Replace(interpreted, "main.go:11", "main.go:13", 1),
		strings.Replace(interpreted, "main.count.func1", "main.count", 1),
		strings.Replace(interpreted, "main.main in", "main.start in", 1),
		strings.Replace(interpreted, "goroutine 7", "goroutine 1", 1),
		strings.Replace(interpreted, "main.point", "main.place", 1),
	} {
		if c, i := Comparable(compiled, other); c == i {
			t.Errorf("taken for the same:\n%s", other)
		}
	}
	if c, i := Comparable("goroutine 7\n", "panic\n"); c != "goroutine 7\n" || i != "panic\n" {
		t.Errorf("got %q and %q of programs that did not die", c, i)
	}
}

// FuzzComparable holds it to taking whatever it is given, and to finding two that are the
// same the same.
func FuzzComparable(f *testing.F) {
	f.Add("goroutine 1 [running]:\nmain.f(...)\n\tmain.go:1\npanic({0x1})\n\truntime/panic.go:1\n")
	f.Add("[signal \n\ngoroutine 1 [running]:\n\tmain.go:1\n...3 frames elided...\n(\n\tmain.go:1\nexit status ")
	f.Fuzz(func(t *testing.T, text string) {
		if c, i := Comparable("panic: any\n\n"+text, "panic: any\n\n"+text); c != i {
			t.Errorf("%q is not %q", c, i)
		}
	})
}
