package main

import (
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

type logEntry struct {
	level  string
	module string
	ms     int
}

var (
	linePattern = regexp.MustCompile(`(?m)^\[(?P<level>[A-Z]+)\] (?P<module>\w+): .*?(?P<ms>\d+)ms$`)
	vowels      = regexp.MustCompile(`(?i)[aeiou]+`)
	date        = regexp.MustCompile(`(\d{4})-(\d{2})-(\d{2})`)
)

const logText = `[INFO] web: served in 12ms
[WARN] db: slow query took 340ms
broken line
[INFO] web: served in 7ms`

func parse(text string) (entries []logEntry) {
	names := linePattern.SubexpNames()
	for _, match := range linePattern.FindAllStringSubmatch(text, -1) {
		var e logEntry
		for i, name := range names {
			switch name {
			case "level":
				e.level = match[i]
			case "module":
				e.module = match[i]
			case "ms":
				e.ms, _ = strconv.Atoi(match[i])
			}
		}
		entries = append(entries, e)
	}
	return entries
}

type token struct{ kind, text string }

type lexer struct {
	pattern *regexp.Regexp
	kinds   []string
}

func newLexer(rules ...[2]string) *lexer {
	var parts []string
	l := &lexer{}
	for _, r := range rules {
		parts = append(parts, "("+r[1]+")")
		l.kinds = append(l.kinds, r[0])
	}
	l.pattern = regexp.MustCompile("^(?:" + strings.Join(parts, "|") + ")")
	return l
}

func (l *lexer) tokens(text string) (tokens []token, err error) {
	for rest := text; rest != ""; {
		at := l.pattern.FindStringSubmatchIndex(rest)
		if at == nil {
			return tokens, fmt.Errorf("unexpected %q at %d", rest[0], len(text)-len(rest))
		}
		for i, kind := range l.kinds {
			if at[2*i+2] >= 0 && kind != "space" {
				tokens = append(tokens, token{kind, rest[:at[1]]})
			}
		}
		rest = rest[at[1]:]
	}
	return tokens, nil
}

func main() {
	for _, e := range parse(logText) {
		fmt.Printf("%+v ", e)
	}
	fmt.Println(linePattern.NumSubexp(), linePattern.SubexpIndex("ms"))

	fmt.Println(vowels.MatchString("rhythm"), vowels.FindString("queue up"), vowels.FindAllString("Education is OK", 3), vowels.FindStringIndex("xyzoo"))
	fmt.Println(vowels.ReplaceAllString("Hello Aeon", "*"), vowels.ReplaceAllStringFunc("Hello Aeon", func(s string) string { return fmt.Sprint("<", len(s), ">") }))
	fmt.Println(date.ReplaceAllString("on 2024-02-29 and 1999-12-31", "$3.$2.$1"), date.ReplaceAllString("2024-02-29", "${1}x$2x"), date.ReplaceAllLiteralString("2024-02-29", "$1"))
	fmt.Println(date.FindStringSubmatch("no date"), date.FindAllStringSubmatchIndex("2000-01-01 2001-02-03", -1))
	fmt.Printf("%q %q\n", regexp.MustCompile(`\s*[,;]\s*`).Split("a , b;c,d", -1), regexp.MustCompile(`a*`).Split("baaac", -1))
	fmt.Printf("%q\n", regexp.MustCompile(`a|ab`).FindString("abc"))
	longest := regexp.MustCompile(`a|ab`)
	longest.Longest()
	fmt.Printf("%q %q\n", longest.FindString("abc"), regexp.MustCompile(`<.*?>`).FindAllString("<a><b>", -1))
	fmt.Println(regexp.QuoteMeta("1+1=2?"), regexp.MustCompile(`^\p{Lu}\p{L}*$`).MatchString("Émile"), date)
	fmt.Println(string(date.Expand(nil, []byte("year $1"), []byte("2024-02-29"), date.FindSubmatchIndex([]byte("2024-02-29")))))

	l := newLexer([2]string{"number", `\d+(?:\.\d+)?`}, [2]string{"name", `[a-z]\w*`}, [2]string{"op", `[-+*/=()]`}, [2]string{"space", `\s+`})
	tokens, err := l.tokens("area = 3.14 * r2 * (r + 1)")
	for _, t := range tokens {
		fmt.Print(t.kind, ":", t.text, " ")
	}
	fmt.Println(err)
	tokens, err = l.tokens("a = $5")
	fmt.Println(len(tokens), err)

	counts := map[string]int{}
	for _, w := range regexp.MustCompile(`\b\w{3,}\b`).FindAllString("the cat saw the other cat at the zoo", -1) {
		counts[w]++
	}
	words := make([]string, 0, len(counts))
	for w := range counts {
		words = append(words, w)
	}
	sort.Slice(words, func(i, j int) bool {
		return counts[words[i]] > counts[words[j]] || counts[words[i]] == counts[words[j]] && words[i] < words[j]
	})
	fmt.Println(words, counts[words[0]])
	for _, bad := range []string{`(`, `a**`, `[z-a]`, `\8`, `(?P<n>a)(?P<n>b)`} {
		_, err := regexp.Compile(bad)
		fmt.Println(err)
	}
	matched, err := regexp.MatchString(`^(\w+)@(\w+)\.com$`, "me@example.com")
	fmt.Println(matched, err)
	defer func() { fmt.Println("recovered:", recover()) }()
	regexp.MustCompile(`*`)
}
