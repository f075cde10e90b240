package expression

import (
	"strings"
	"testing"
)

// That JavaScript agrees on what they match, site/e2e tests in a browser.
func TestJavaScript(t *testing.T) {
	for text, want := range map[string]string{
		`took \d+ms`:         `(?:took (?:[0-9])+ms)`,
		`a|b.c`:              `(?:a|(?:b[^]c))`,
		`(?i)k`:              `[Kk\u{212a}]`,
		`(?P<x>a{2,}?)$`:     `(?:(?:(?:a){2,})$)`,
		`a{2,3}`:             `(?:a){2,3}`,
		`\Q.*\E`:             `\u{2e}\u{2a}`,
		`^$`:                 `(?:^$)`,
		``:                   `(?:)`,
		`[^\x00-\x{10FFFF}]`: `[]`,
		`\bé\B`:              `(?:\b\u{e9}\B)`,
	} {
		got, err := JavaScript(text)
		if err != nil || got != want {
			t.Errorf("%q: got %s, %v; want %s", text, got, err, want)
		}
	}
	if got, err := JavaScript("a("); err == nil || !strings.Contains(err.Error(), "missing closing )") {
		t.Errorf("got %s, %v of an expression that is none", got, err)
	}
}
