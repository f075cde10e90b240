package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
	"unicode"
)

type template map[string]string

func (t template) expand(text string) string {
	return os.Expand(text, func(key string) string {
		if v, ok := t[key]; ok {
			return v
		}
		return "<" + key + "?>"
	})
}

func title(s string) string {
	previous := ' '
	return strings.Map(func(r rune) rune {
		defer func() { previous = r }()
		if unicode.IsSpace(previous) || previous == '-' {
			return unicode.ToTitle(r)
		}
		return unicode.ToLower(r)
	}, s)
}

func wrap(text string, width int) (lines []string) {
	var line strings.Builder
	for _, word := range strings.Fields(text) {
		if line.Len() > 0 && line.Len()+1+len(word) > width {
			lines = append(lines, line.String())
			line.Reset()
		}
		if line.Len() > 0 {
			line.WriteByte(' ')
		}
		line.WriteString(word)
	}
	if line.Len() > 0 {
		lines = append(lines, line.String())
	}
	return lines
}

func keyValues(text string) map[string]string {
	pairs := map[string]string{}
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		key, value, ok := strings.Cut(strings.TrimSpace(line), "=")
		if ok {
			pairs[strings.TrimSpace(key)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return pairs
}

func snake(s string) string {
	var b strings.Builder
	for i, r := range s {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteRune('_')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

func main() {
	const s = "Go gophers go"
	fmt.Println(strings.Contains(s, "gopher"), strings.ContainsAny(s, "xyz"), strings.ContainsRune(s, 'G'), strings.Count(s, "go"), strings.Count("five", ""))
	fmt.Println(strings.Index(s, "go"), strings.LastIndex(s, "go"), strings.IndexByte(s, 'z'), strings.IndexAny(s, "hp"), strings.IndexFunc(s, unicode.IsSpace))
	fmt.Println(strings.HasPrefix(s, "Go"), strings.HasSuffix(s, "Go"), strings.EqualFold(s, "gO GOPHERS GO"), strings.Compare("a", "b"))
	fmt.Printf("%q %q %q\n", strings.Split("a,b,,c", ","), strings.Split("", ","), strings.Split("añb", ""))
	fmt.Printf("%q %q %q\n", strings.SplitN("a,b,c", ",", 2), strings.SplitAfter("a,b", ","), strings.Fields("  a  b\tc\n"))
	fmt.Println(strings.Join([]string{"x", "y"}, "-"), strings.Repeat("ab", 3), strings.Replace("aaaa", "a", "b", 2), strings.ReplaceAll(s, "go", "GO"))
	fmt.Printf("%q %q %q %q\n", strings.TrimSpace(" \t x\n"), strings.Trim("xxaxx", "x"), strings.TrimLeft("001200", "0"), strings.TrimRightFunc("abc123", unicode.IsDigit))
	fmt.Println(strings.ToUpper("straße é"), strings.ToLower("ÀÉ"), title("hELLO wORLD-wide wEB"), strings.TrimPrefix("prefix-x", "prefix-"))
	before, after, found := strings.Cut("key: value: more", ": ")
	fmt.Printf("%q %q %t\n", before, after, found)
	rest, ok := strings.CutSuffix("file.go", ".go")
	fmt.Println(rest, ok)

	r := strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")
	fmt.Println(r.Replace("<a & b>"), template{"HOME": "/root", "x": "1"}.expand("$HOME/${x}/$y$$"))
	for _, line := range wrap("the quick brown fox jumps over the lazy dog and runs away", 16) {
		fmt.Print("|", line)
	}
	fmt.Println("|")
	fmt.Println(keyValues("a = 1\n# comment\nname = \"x y\" # why\nbroken\n\nb=2=3"))
	fmt.Println(snake("someLongName"), snake("HTTP"), strings.FieldsFunc("a1b22c", unicode.IsDigit))

	var b strings.Builder
	for i := 3; i > 0; i-- {
		fmt.Fprintf(&b, "%d...", i)
	}
	b.WriteString("lift")
	b.WriteByte('-')
	b.WriteRune('ö')
	fmt.Println(b.String(), b.Len())

	var buf bytes.Buffer
	buf.WriteString("hello ")
	buf.Write([]byte{'w', 'o'})
	fmt.Fprint(&buf, "rld", 42, true)
	head := buf.Next(5)
	fmt.Printf("%s|%s|%d\n", head, &buf, buf.Len())
	line, err := bytes.NewBufferString("one\ntwo").ReadString('\n')
	fmt.Printf("%q %v %v\n", line, err, bytes.Equal([]byte("a"), []byte{97}))
	fmt.Println(bytes.Contains([]byte("seafood"), []byte("foo")), string(bytes.ToUpper([]byte("x"))), bytes.Fields([]byte(" a b ")))

	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "name\tcount\tprice\t")
	fmt.Fprintln(w, "apple\t10\t1.5\t")
	fmt.Fprintln(w, "watermelon\t2\t22.75\t")
	w.Flush()
}
