package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

func reverse(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

func isPalindrome(s string) bool {
	var letters []rune
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters = append(letters, unicode.ToLower(r))
		}
	}
	for i, j := 0, len(letters)-1; i < j; i, j = i+1, j-1 {
		if letters[i] != letters[j] {
			return false
		}
	}
	return true
}

func caesar(s string, shift int) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return 'a' + (r-'a'+rune(shift)+26)%26
		case 'A' <= r && r <= 'Z':
			return 'A' + (r-'A'+rune(shift)+26)%26
		case r == '-':
			return -1
		}
		return r
	}, s)
}

func runLengths(s string) string {
	var b strings.Builder
	var previous rune
	count := 0
	flush := func() {
		if count > 1 {
			fmt.Fprint(&b, count)
		}
		if count > 0 {
			b.WriteRune(previous)
		}
	}
	for _, r := range s {
		if r != previous {
			flush()
			previous, count = r, 0
		}
		count++
	}
	flush()
	return b.String()
}

// invalid shows what a range makes of bytes that are not UTF-8.
func invalid() {
	broken := "a\xffb\xe4\xb8c\xed\xa0\x80\u00e9"
	for i, r := range broken {
		fmt.Printf("%d:%#x ", i, r)
	}
	fmt.Println(len(broken), utf8.RuneCountInString(broken), utf8.ValidString(broken))
	runes := []rune(broken)
	fmt.Printf("%d %x %q\n", len(runes), string(runes), broken)
	fmt.Printf("%q %+q %x % x\n", strings.ToValidUTF8(broken, "?"), "é\n世", "hi", "hi")
	for rest := "é\xc3x"; len(rest) > 0; {
		r, size := utf8.DecodeRuneInString(rest)
		fmt.Print(r, "/", size, " ")
		rest = rest[size:]
	}
	fmt.Println(string(rune(0x10ffff+1)) == "\uFFFD", string([]rune{65, -1, 0xd800}) == "A\uFFFD\uFFFD")
}

func main() {
	s := "héllo, 世界"
	fmt.Println(len(s), utf8.RuneCountInString(s), len([]rune(s)), s[1], s[7:], s[:1]+s[3:5])
	fmt.Printf("%q %x %v %c\n", s[1:3], s[1:3], []byte(s[:3]), []rune(s)[7])
	fmt.Println(reverse(s), isPalindrome("A man, a plan, a canal: Panama"), isPalindrome("not one"))
	fmt.Println(caesar("Hello-World, xyz!", 3), caesar(caesar("Round Trip", 7), -7))
	fmt.Println(runLengths("aaabccddddé世世"), runLengths(""), runLengths("x"))
	invalid()

	bytes := []byte("immutable")
	text := string(bytes)
	bytes[0] = 'I'
	fmt.Println(text, string(bytes), text < string(bytes), "a" < "b" && "Z" < "a", "abc" < "abcd")

	raw := `raw \n "quoted"
second	line`
	fmt.Println(len(raw), strings.Count(raw, "\n"), strings.Contains(raw, `\n`))
	fmt.Printf("%q\n", "\a\b\f\n\r\t\v\\\"'\x00\u00a0\U0001F600")
	fmt.Println('x', "\x41\101\u0041", '\'', "\"", len("\U0001F600"), '☺' > 'z')

	concat := ""
	for i := 'a'; i <= 'e'; i++ {
		concat += string(i)
		concat = concat + "-"
	}
	fmt.Println(concat, concat[len(concat)-2:], strings.TrimSuffix(concat, "-"))
	switch first := s[0]; {
	case first == 'h' && s[len(s)-1] > 127:
		fmt.Println("ends in a multi-byte rune", strings.IndexRune(s, '界'), strings.LastIndexByte(s, 'l'))
	}
	counts := map[rune]int{}
	for _, r := range strings.ToUpper(s) {
		if unicode.IsUpper(r) {
			counts[r]++
		}
	}
	fmt.Println(counts['L'], counts['É'], len(counts))
	defer func() { fmt.Println(recover()) }()
	i := len(s)
	fmt.Println(s[i:] == "", s[i])
}
