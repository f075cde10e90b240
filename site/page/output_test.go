package page

import (
	"html"
	"strings"
	"testing"

	"runnel/runner"
)

func TestOutputCut(t *testing.T) {
	line := strings.Repeat("x", 99) + "\n"
	for _, c := range []struct {
		name      string
		events    []runner.Event
		shown     int // bytes
		cut       string
		onlyLines bool
	}{
		{"all of it", []runner.Event{{Stream: runner.Stdout, Text: strings.Repeat(line, 2621)}}, 262100, "", true},
		{"whole lines", []runner.Event{{Stream: runner.Stdout, Text: strings.Repeat(line, 5000)}}, 262100, "The first 256 KiB of 488 KiB of output are shown.", true},
		{"many events", events(line, 5000), 262100, "The first 256 KiB of 488 KiB of output are shown.", true},
		{"one line", []runner.Event{{Stream: runner.Stdout, Text: strings.Repeat("并", 100000)}}, 262143, "The first 256 KiB of 293 KiB of output are shown.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := outputOf(&runner.Result{Events: c.events})
			text := text(t, string(out.HTML))
			if len(text) != c.shown {
				t.Errorf("%d bytes are shown, want %d", len(text), c.shown)
			}
			if out.Cut != c.cut {
				t.Errorf("cut %q, want %q", out.Cut, c.cut)
			}
			if c.onlyLines && !strings.HasSuffix(text, "\n") {
				t.Errorf("what is shown ends within a line")
			}
		})
	}
}

func events(text string, n int) []runner.Event {
	all := make([]runner.Event, n)
	for i := range all {
		all[i] = runner.Event{Stream: runner.Stdout, Text: text}
	}
	return all
}

// text takes the spans off, which stdout alone has one of, and resolves entities.
func text(t testing.TB, markup string) string {
	t.Helper()
	inner, ok := strings.CutPrefix(markup, `<span class="stdout">`)
	inner, ok2 := strings.CutSuffix(inner, "</span>")
	if !ok || !ok2 || strings.ContainsAny(inner, "<>\r") {
		t.Fatalf("not one span of text: %.100q", markup)
	}
	return html.UnescapeString(inner)
}

// FuzzOutput holds the escaping to what a browser reads of it.
func FuzzOutput(f *testing.F) {
	for _, seed := range []string{"hello\n", "a<b>&amp;\"'", "\r\n\t", "\x00\x1b[1m\x7f\u0085", "并发", "\xff\xfe", "&lt;</span>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, printed string) {
		if printed == "" || len(printed) > maxOutput {
			return
		}
		out := outputOf(&runner.Result{Events: []runner.Event{{Stream: runner.Stdout, Text: printed}}})
		want := strings.Map(func(c rune) rune {
			if c < ' ' && !strings.ContainsRune("\n\t\r", c) || 0x7f <= c && c < 0xa0 {
				return '\uFFFD'
			}
			return c
		}, printed)
		if got := text(t, string(out.HTML)); got != want {
			t.Errorf("a browser shows %q, want %q", got, want)
		}
	})
}
