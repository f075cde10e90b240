package runner

import (
	"strings"
	"testing"
)

func TestNotInBrowser(t *testing.T) {
	for source, want := range map[string]string{
		"":                                 "",
		"package main\n\nfunc main() {}\n": "",
		`package main; import ("fmt"; "os"; "unsafe")`:                     "",
		`package main; import ("net/http"; "fmt"; "go/ast"; m "net/http")`: "go/ast net/http",
		`package main; import "example.org/module"; func main( {`:          "example.org/module",
		`package main; import ("fmt"; "net/http`:                           "",
		"package main; import `math/big`; import . \"errors\"; import 'x'": "math/big",
	} {
		p := Program{Files: []File{{Name: "a.go", Source: source}, {Name: "b.go", Source: "package main; import \"fmt\""}}}
		if got := strings.Join(p.NotInBrowser(), " "); got != want {
			t.Errorf("%s: got %q, want %q", source, got, want)
		}
	}
}
