package markdown

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// sample is a lesson of about 300 words with lists, a table and three programs.
func sample(n int) []byte {
	var b bytes.Buffer
	sentence := "The scheduler maps many goroutines onto few threads and parks what must wait so that work proceeds."
	fmt.Fprintf(&b, "# Lesson\n\n")
	for i := range 3 {
		fmt.Fprintf(&b, "## Section %d of lesson %d\n\n", i, n)
		fmt.Fprintf(&b, "%s\n\n", strings.Repeat(sentence+"\n", 3))
		fmt.Fprintf(&b, "%s See *emphasis*, **strong**, `code` and [a link](https://go.dev/ref/spec).\n\n", sentence)
		fmt.Fprintf(&b, "- %s\n- [the first section](#section-0-of-lesson-%d)\n- %s\n\n", sentence, n, sentence)
		fmt.Fprintf(&b, "```go {#squares-%d timeout=5s hl=\"8,12-14\"}\n", i)
		fmt.Fprintf(&b, program, 3+i)
		fmt.Fprintf(&b, "```\n\n```output {match=approx}\nsquares ...\n```\n\n")
	}
	b.WriteString("| term | meaning |\n|---|---|\n| G | goroutine |\n| M | machine |\n| P | processor |\n")
	return b.Bytes()
}

const program = `package main

import (
	"fmt"
	"sync"
)

func square(n int) int { return n * n }

func main() {
	var wg sync.WaitGroup
	out := make([]int, %d)
	for i := 0; i < len(out); i++ {
		wg.Add(1)
		go func(i int) {
			defer wg.Done()
			out[i] = square(i)
		}(i)
	}
	wg.Wait()
	fmt.Println("squares", out)
}
`

// The time of one lesson by this package, without highlighting, beside goldmark's.
func BenchmarkLesson(b *testing.B) {
	source := sample(1)
	b.Run("goldmark", func(b *testing.B) {
		md := goldmark.New(
			goldmark.WithExtensions(extension.GFM, extension.Footnote),
			goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		)
		b.SetBytes(int64(len(source)))
		b.ReportAllocs()
		for b.Loop() {
			if err := md.Convert(source, io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("runnel", func(b *testing.B) {
		c, l := courseOf(b.TempDir(), source)
		p := NewParser(c)
		b.SetBytes(int64(len(source)))
		b.ReportAllocs()
		for b.Loop() {
			d, faults := p.Parse(l)
			if len(faults) > 0 {
				b.Fatal(faults)
			}
			if err := d.Render(io.Discard, func(io.Writer, Insert) error { return nil }); err != nil {
				b.Fatal(err)
			}
		}
	})
}
