package rt

import (
	"log"
	"path"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestLocated compares loggers of all flags with what they write where they know their
// place themselves.
func TestLocated(t *testing.T) {
	digit := regexp.MustCompile(`\d`)
	for flags := range log.Lmsgprefix << 1 {
		var want, got strings.Builder
		l := log.New(&want, "prefix: ", flags&^log.Llongfile)
		_, file, line, _ := runtime.Caller(0)
		l.Println("message", 1)
		l.SetOutput(&got)
		Located(l, path.Base(file), line+1).Println("message", 1)
		if digit.ReplaceAllString(got.String(), "0") != digit.ReplaceAllString(want.String(), "0") {
			t.Errorf("flags %b: got %q, want %q", flags, got.String(), want.String())
		}
	}
}
