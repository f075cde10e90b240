package progress

import (
	"strings"
	"testing"
	"time"

	"runnel/runner"
)

func TestPlainSaysSomethingNowAndThen(t *testing.T) {
	var out strings.Builder
	at := time.Unix(0, 0)
	show := plain(&out, func() time.Time { return at })
	for i := range 10 {
		at = at.Add(900 * time.Millisecond)
		show(runner.Progress{Done: i + 1, Total: 10, Stage: runner.Timing})
	}
	want := "timing: 3 of 10 programs done\ntiming: 6 of 10 programs done\ntiming: 9 of 10 programs done\n"
	if got := out.String(); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func TestNoneShowsNothing(t *testing.T) {
	show, done := Func(None, nil)
	if show != nil {
		t.Error("None has something to show")
	}
	done()
}
