package postmortem

import "testing"

func TestOutOfMemoryIsRecognizedInTheRuntimesWords(t *testing.T) {
	for crash, want := range map[string]bool{
		"fatal error: runtime: out of memory\n\nruntime stack:\n":                                true,
		"fatal error: out of memory allocating heap arena metadata\n":                            true,
		"runtime: cannot map pages in arena address space\nfatal error: out of memory\n":         true,
		"fatal error: runtime: cannot allocate memory\n":                                         true,
		"runtime: failed to create new OS thread (have 9 already; errno=12)\nfatal error: new\n": true,
		"fatal error: all goroutines are asleep - deadlock!\n":                                   false,
		"panic: cannot allocate a seat\n":                                                        false,
		"fatal error: stack overflow\n":                                                          false,
	} {
		if got := OutOfMemory(crash); got != want {
			t.Errorf("OutOfMemory(%q) = %v", crash, got)
		}
	}
}

func TestLastPanic(t *testing.T) {
	for crash, want := range map[string][2]string{
		"panic: boom\n\ngoroutine 7 [running]:\n":                                                     {"boom", "7"},
		"panic: boom [recovered]\n\tpanic: boom [recovered, repanicked]\n\ngoroutine 20 [running]:\n": {"boom", "20"},
		"panic: boom [recovered, repanicked]\n\ngoroutine 5 gp=0xc000 m=3 mp=0xc000 [running]:\n":     {"boom", "5"},
		"panic: two\n\tlines [recovered, repanicked]\n\ngoroutine 1 [running]:\n":                     {"two\n\tlines", "1"},
		"panic: runtime error: invalid memory address or nil pointer dereference [recovered]\n" +
			"\tpanic: runtime error: invalid memory address or nil pointer dereference\n" +
			"[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x1]\n\ngoroutine 9 [running]:\n": {
			"runtime error: invalid memory address or nil pointer dereference\n[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]", "9"},
		"panic: cut short": {"cut short", "1"},
	} {
		text, goroutine := lastPanic(crash)
		if text != want[0] || goroutine != want[1] {
			t.Errorf("lastPanic(%q) = %q, %q; want %q, %q", crash, text, goroutine, want[0], want[1])
		}
	}
}
