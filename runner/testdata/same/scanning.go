package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"
)

const input = `# stock
apple 10 1.50
pear 0 2
plum twelve 3

fig 7 0.25 extra
`

type item struct {
	name  string
	count int
	price float64
}

type parseError struct {
	line int
	err  error
}

func (e parseError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.err) }
func (e parseError) Unwrap() error { return e.err }

var errFields = errors.New("want three fields")

func read(r io.Reader) (items []item, errs []error) {
	scanner := bufio.NewScanner(r)
	for n := 1; scanner.Scan(); n++ {
		line := strings.TrimSpace(scanner.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if len(strings.Fields(line)) != 3 {
			errs = append(errs, parseError{n, errFields})
			continue
		}
		var i item
		if _, err := fmt.Sscan(line, &i.name, &i.count, &i.price); err != nil {
			errs = append(errs, parseError{n, err})
			continue
		}
		items = append(items, i)
	}
	return items, errs
}

// sentences splits at full stops, as a bufio.SplitFunc.
func sentences(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '.'); i >= 0 {
		return i + 1, bytes.TrimSpace(data[:i]), nil
	}
	if atEOF && len(bytes.TrimSpace(data)) > 0 {
		return len(data), bytes.TrimSpace(data), bufio.ErrFinalToken
	}
	return 0, nil, nil
}

func scanAll(text string, split bufio.SplitFunc) (tokens []string) {
	s := bufio.NewScanner(strings.NewReader(text))
	s.Split(split)
	for s.Scan() {
		tokens = append(tokens, s.Text())
	}
	return tokens
}

type calculator struct {
	in  *bufio.Reader
	out io.Writer
}

func (c calculator) run() error {
	for {
		fmt.Fprint(c.out, "> ")
		line, err := c.in.ReadString('\n')
		if errors.Is(err, io.EOF) && line == "" {
			fmt.Fprintln(c.out, "bye")
			return nil
		}
		var a, b float64
		var op rune
		if _, err := fmt.Sscanf(line, "%g %c %g", &a, &op, &b); err != nil {
			fmt.Fprintln(c.out, "?", strings.TrimSpace(line))
			continue
		}
		switch op {
		case '+':
			fmt.Fprintln(c.out, a+b)
		case '*':
			fmt.Fprintln(c.out, a*b)
		case 'q':
			return fmt.Errorf("quit at %g", a)
		default:
			fmt.Fprintf(c.out, "no %q\n", op)
		}
	}
}

func main() {
	items, errs := read(strings.NewReader(input))
	fmt.Printf("%+v\n", items)
	for _, err := range errs {
		var pe parseError
		fmt.Println(err, errors.As(err, &pe) && pe.line > 3, errors.Is(err, errFields))
	}
	fmt.Printf("%q\n", scanAll("One two.  Three. four", sentences))
	fmt.Printf("%q %q\n", scanAll("a b\n c", bufio.ScanWords), scanAll("é!", bufio.ScanRunes))
	fmt.Printf("%q %q\n", scanAll("x\r\ny\n\nz", bufio.ScanLines), scanAll("", bufio.ScanLines))
	s := bufio.NewScanner(strings.NewReader(strings.Repeat("long", 20)))
	s.Buffer(make([]byte, 0, 8), 16)
	fmt.Println(s.Scan(), s.Err(), errors.Is(s.Err(), bufio.ErrTooLong))

	c := calculator{bufio.NewReader(strings.NewReader("1 + 2\n3 * 4.5\nhello\n5 % 2\n6 + 7")), os.Stdout}
	fmt.Println(c.run())
	c.in.Reset(strings.NewReader("9 q 9\n1 + 1\n"))
	fmt.Println(c.run())

	r := bufio.NewReaderSize(strings.NewReader("héllo wörld"), 16)
	peeked, _ := r.Peek(3)
	fmt.Printf("%q ", peeked)
	first, size, _ := r.ReadRune()
	second, size2, _ := r.ReadRune()
	fmt.Print(string(first), size, string(second), size2, r.UnreadRune(), " ")
	word, err := r.ReadString(' ')
	fmt.Printf("%q %v ", word, err)
	n, err := r.Discard(3)
	rest, errRest := io.ReadAll(r)
	fmt.Println(n, err, string(rest), errRest, r.Buffered())

	var out bytes.Buffer
	w := bufio.NewWriterSize(&out, 16)
	fmt.Fprintf(w, "%s", "0123456789")
	before := out.Len()
	w.WriteByte('a')
	w.WriteRune('é')
	w.WriteString("more than fits here")
	during := out.Len()
	fmt.Println(before, during > 0, w.Flush(), out.String(), w.Available())

	var name string
	var age int
	fields, err := fmt.Sscanf("Ann is 30 years", "%s is %d years", &name, &age)
	fmt.Println(name, age, fields, err)
	fields, err = fmt.Sscanf("Bob is old", "%s is %d", &name, &age)
	fmt.Println(name, age, fields, err)
	var hex, oct int
	var quoted string
	fmt.Sscanf(`ff:17:"a b"`, "%x:%o:%q", &hex, &oct, &quoted)
	fmt.Println(hex, oct, quoted)
	letters := strings.FieldsFunc("a1é2-z", func(r rune) bool { return !unicode.IsLetter(r) })
	fmt.Println(letters, len(letters))
}
