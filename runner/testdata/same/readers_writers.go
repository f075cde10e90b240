package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

// A rot13 reader changes what another reader gives.
type rot13 struct{ io.Reader }

func (r rot13) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	for i, c := range p[:n] {
		switch {
		case c >= 'a' && c <= 'z':
			p[i] = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			p[i] = 'A' + (c-'A'+13)%26
		}
	}
	return n, err
}

// A slow reader gives one byte at a time, and fails where it is told to.
type slow struct {
	text string
	fail error
	read int
}

func (s *slow) Read(p []byte) (int, error) {
	if s.read >= len(s.text) {
		if s.fail != nil {
			return 0, s.fail
		}
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, nil
	}
	p[0] = s.text[s.read]
	s.read++
	return 1, nil
}

type fibonacci struct{ a, b int }

func (f *fibonacci) Read(p []byte) (int, error) {
	line := fmt.Appendf(nil, "%d\n", f.a)
	if len(line) > len(p) {
		return 0, io.ErrShortBuffer
	}
	f.a, f.b = f.b, f.a+f.b
	return copy(p, line), nil
}

// A counter counts lines, words and bytes of what is written to it.
type counter struct {
	lines, words, bytes int
	inWord              bool
}

func (c *counter) Write(p []byte) (int, error) {
	for _, r := range string(p) {
		if r == '\n' {
			c.lines++
		}
		if space := unicode.IsSpace(r); space {
			c.inWord = false
		} else if !c.inWord {
			c.inWord = true
			c.words++
		}
	}
	c.bytes += len(p)
	return len(p), nil
}

type prefixer struct {
	w      io.Writer
	prefix string
	middle bool
}

func (p *prefixer) Write(b []byte) (n int, err error) {
	for line := range bytes.Lines(b) {
		if !p.middle {
			if _, err := io.WriteString(p.w, p.prefix); err != nil {
				return n, err
			}
		}
		p.middle = line[len(line)-1] != '\n'
		m, err := p.w.Write(line)
		if n += m; err != nil {
			return n, err
		}
	}
	return n, nil
}

type closer struct {
	io.Reader
	closed *[]string
	name   string
}

func (c closer) Close() error {
	*c.closed = append(*c.closed, c.name)
	return nil
}

func main() {
	io.Copy(os.Stdout, rot13{strings.NewReader("Uryyb, Jbeyq!\n")})
	data, err := io.ReadAll(rot13{rot13{&slow{text: "back again"}}})
	fmt.Println(string(data), err)
	data, err = io.ReadAll(&slow{text: "part", fail: io.ErrUnexpectedEOF})
	fmt.Println(string(data), err)

	var c counter
	n, err := io.Copy(&c, strings.NewReader("one two\nthrée  four\n"))
	fmt.Printf("%d %v %+v\n", n, err, c)
	p := &prefixer{w: os.Stdout, prefix: "| "}
	fmt.Fprintf(p, "first\nsec")
	fmt.Fprintf(p, "ond\n\nlast\n")

	var copied bytes.Buffer
	tee := io.TeeReader(io.LimitReader(strings.NewReader("0123456789"), 6), &copied)
	head := make([]byte, 4)
	k, err := io.ReadFull(tee, head)
	fmt.Println(k, err, string(head), copied.String())
	k, err = io.ReadFull(tee, head)
	fmt.Println(k, err, errors.Is(err, io.ErrUnexpectedEOF), copied.String())
	_, err = io.ReadFull(tee, head)
	fmt.Println(err)

	var a, b strings.Builder
	both := io.MultiWriter(&a, &prefixer{w: &b, prefix: ">"}, &c)
	io.WriteString(both, "x\ny\n")
	fmt.Printf("%q %q %d\n", a.String(), b.String(), c.lines)
	joined := io.MultiReader(strings.NewReader("a"), rot13{strings.NewReader("o")}, &slow{text: "c"})
	data, _ = io.ReadAll(joined)
	fmt.Println(string(data))

	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "message %d;", i)
		}
		pw.CloseWithError(errors.New("the writer is done"))
	}()
	data, err = io.ReadAll(pr)
	fmt.Println(string(data), err)
	pr, pw = io.Pipe()
	pr.Close()
	_, err = pw.Write([]byte("x"))
	fmt.Println(err, err == io.ErrClosedPipe)

	section := io.NewSectionReader(strings.NewReader("abcdefghij"), 2, 5)
	section.Seek(-2, io.SeekEnd)
	data, _ = io.ReadAll(section)
	small := make([]byte, 3)
	section.ReadAt(small, 1)
	fmt.Println(string(data), string(small), section.Size())
	f := &fibonacci{0, 1}
	lines, err := io.ReadAll(io.LimitReader(f, 16))
	fmt.Printf("%q %v\n", lines, err)
	_, err = f.Read(nil)
	fmt.Println(err)

	var closed []string
	var readers []io.ReadCloser
	for _, name := range []string{"one", "two"} {
		readers = append(readers, closer{strings.NewReader(name), &closed, name})
	}
	readers = append(readers, io.NopCloser(strings.NewReader("three")))
	for _, r := range readers {
		defer func() {
			r.Close()
			fmt.Print(closed, " ")
		}()
		io.CopyN(os.Stdout, r, 3)
		fmt.Print(" ")
	}
	var rw io.ReadWriter = new(bytes.Buffer)
	fmt.Fprint(rw, "round trip")
	var first, second string
	fmt.Fscan(rw, &first, &second)
	written, err := io.Copy(io.Discard, rw)
	fmt.Println(first, second, written, err)
}
