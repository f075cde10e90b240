package runner

import "testing"

func TestFingerprintNamesTheInterpreter(t *testing.T) {
	if got := newRunner(t, Options{}).build.engine; got != interpreter {
		t.Errorf("the worker has yaegi %s, and the fingerprint %s", got, interpreter)
	}
}

func TestFingerprintIsStable(t *testing.T) {
	first, err := Fingerprint()
	if err != nil || first == "" {
		t.Fatalf("the fingerprint is %q: %v", first, err)
	}
	if second, err := Fingerprint(); second != first || err != nil {
		t.Errorf("%q, then %q: %v", first, second, err)
	}
}

func TestProgramFingerprint(t *testing.T) {
	of := func(p Program) string {
		t.Helper()
		text, err := p.Fingerprint()
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	plain := Program{Files: []File{{Name: "main.go", Source: "package main"}}}
	limited := plain
	limited.Limits.Timeout = DefaultTimeout
	if of(plain) != of(limited) {
		t.Error("a default that is written out makes another program")
	}
	seen := map[string]bool{of(plain): true}
	for name, change := range map[string]func(*Program){
		"source":   func(p *Program) { p.Files = []File{{Name: "main.go", Source: "package main\n"}} },
		"name":     func(p *Program) { p.Files = []File{{Name: "a.go", Source: "package main"}} },
		"fragment": func(p *Program) { p.Fragment = true },
		"args":     func(p *Program) { p.Args = []string{"a"} },
		"stdin":    func(p *Program) { p.Stdin = "a" },
		"engine":   func(p *Program) { p.Engine = EngineGC },
		"limits":   func(p *Program) { p.Limits.Output = 1 },
		"repeat":   func(p *Program) { p.Repeat = 1 },
		"race":     func(p *Program) { p.Race = true },
	} {
		changed := plain
		change(&changed)
		if seen[of(changed)] {
			t.Errorf("another %s is not another program", name)
		}
		seen[of(changed)] = true
	}
}
