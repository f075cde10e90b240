package main

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

type class string

func classify(r rune) class {
	switch {
	case unicode.IsUpper(r):
		return "upper"
	case unicode.IsLower(r):
		return "lower"
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return "CJK"
	case unicode.IsLetter(r):
		return "letter"
	case unicode.IsDigit(r):
		return "digit"
	case unicode.IsNumber(r):
		return "number"
	case unicode.IsSpace(r):
		return "space"
	case unicode.IsPunct(r):
		return "punct"
	case unicode.IsSymbol(r):
		return "symbol"
	case unicode.IsControl(r):
		return "control"
	case unicode.Is(unicode.Mn, r):
		return "mark"
	}
	return "other"
}

// clusters keeps combining marks with what they belong to.
func clusters(s string) (out []string) {
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) && len(out) > 0 {
			out[len(out)-1] += string(r)
			continue
		}
		out = append(out, string(r))
	}
	return out
}

// decode is UTF-8 by hand, compared with the library's.
func decode(b []byte) (r rune, size int) {
	if len(b) == 0 {
		return utf8.RuneError, 0
	}
	lead := b[0]
	var n int
	var least rune
	switch {
	case lead < 0x80:
		return rune(lead), 1
	case lead&0xe0 == 0xc0:
		n, r, least = 2, rune(lead&0x1f), 0x80
	case lead&0xf0 == 0xe0:
		n, r, least = 3, rune(lead&0x0f), 0x800
	case lead&0xf8 == 0xf0:
		n, r, least = 4, rune(lead&0x07), 0x10000
	default:
		return utf8.RuneError, 1
	}
	if len(b) < n {
		return utf8.RuneError, 1
	}
	for _, c := range b[1:n] {
		if c&0xc0 != 0x80 {
			return utf8.RuneError, 1
		}
		r = r<<6 | rune(c&0x3f)
	}
	if r < least || r > unicode.MaxRune || 0xd800 <= r && r < 0xe000 {
		return utf8.RuneError, 1
	}
	return r, n
}

func encode(r rune) []byte {
	switch {
	case r < 0x80:
		return []byte{byte(r)}
	case r < 0x800:
		return []byte{0xc0 | byte(r>>6), 0x80 | byte(r)&0x3f}
	case r < 0x10000:
		return []byte{0xe0 | byte(r>>12), 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f}
	}
	return []byte{0xf0 | byte(r>>18), 0x80 | byte(r>>12)&0x3f, 0x80 | byte(r>>6)&0x3f, 0x80 | byte(r)&0x3f}
}

func width(s string) (cells int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.In(r, unicode.Han, unicode.Hiragana) || r >= 0x1f300:
			cells += 2
		default:
			cells++
		}
	}
	return cells
}

func main() {
	text := "Ab9 ½ é世ひ!+\t\u0301ñ\u00a0€ß²"
	counts := map[class]int{}
	for _, r := range text {
		counts[classify(r)]++
	}
	classes := make([]string, 0, len(counts))
	for c, n := range counts {
		classes = append(classes, fmt.Sprint(c, n))
	}
	sort.Strings(classes)
	fmt.Println(classes, utf8.RuneCountInString(text), len(text))

	for _, r := range "aÉßǆ世1" {
		fmt.Print(string(unicode.ToUpper(r)), string(unicode.ToLower(r)), string(unicode.ToTitle(r)), utf8.RuneLen(r), " ")
	}
	fmt.Println(strings.ToUpper("ŉ ǆ ß i"), strings.EqualFold("Σίσυφος", "ΣΊΣΥΦΟΣ"), unicode.SimpleFold('K') == 'k')

	decomposed := "e\u0301a\u0308\u0301x"
	fmt.Println(len(clusters(decomposed)), len([]rune(decomposed)), len(decomposed), width("日本 e\u0301 😀"), clusters(""))

	same := true
	samples := [][]byte{[]byte("a"), []byte("é"), []byte("世"), []byte("😀"), {0xff}, {0xc0, 0x80}, {0xed, 0xa0, 0x80}, {0xe4, 0xb8}, {0xf4, 0x90, 0x80, 0x80}, {0xc3, 0x28}, {}}
	for _, b := range samples {
		r1, n1 := decode(b)
		r2, n2 := utf8.DecodeRune(b)
		same = same && r1 == r2 && n1 == n2
		fmt.Printf("%x:%U/%d ", b, r1, n1)
	}
	for _, r := range "aé世😀\uffff" {
		same = same && bytes.Equal(encode(r), []byte(string(r))) && bytes.Equal(encode(r), utf8.AppendRune(nil, r))
	}
	fmt.Println(same)

	units := utf16.Encode([]rune("a😀"))
	fmt.Printf("%x %q %t %t\n", units, string(utf16.Decode(units)), utf16.IsSurrogate(rune(units[1])), utf8.ValidRune(rune(units[1])))
	fmt.Println(utf8.ValidString("ok\xff"), utf8.Valid([]byte("é")), utf8.RuneStart(0xa9), utf8.FullRune([]byte{0xe4, 0xb8}), utf8.UTFMax, utf8.RuneError == '\uFFFD')
	r, size := utf8.DecodeLastRuneInString("abcé")
	fmt.Println(string(r), size, strings.IndexFunc("123abc", unicode.IsLetter), strings.ContainsFunc("abc", unicode.IsDigit))

	fmt.Printf("%c|%5c|%-3c|%q|%+q|%U|%#U|%x\n", 'é', '世', 'x', '\n', '世', '😀', 'é', "é世")
	fmt.Printf("%6s|%-6s|%.2s|%.3q|%6.2s|\n", "é世", "é世", "é世界", "naïve", "世界x")
	identifiers := []string{"naïve", "x1", "1x", "_", "a-b", "変数", ""}
	valid := func(s string) bool {
		for i, r := range s {
			if !unicode.IsLetter(r) && r != '_' && (i == 0 || !unicode.IsDigit(r)) {
				return false
			}
		}
		return s != ""
	}
	for _, id := range identifiers {
		fmt.Print(valid(id), " ")
	}
	変数 := map[string]rune{"é": 'é'}
	fmt.Println(変数["é"], unicode.MaxRune, unicode.Version != "")
	vowels := &unicode.RangeTable{R16: []unicode.Range16{{Lo: 'a', Hi: 'e', Stride: 4}, {Lo: 'i', Hi: 'u', Stride: 6}}, LatinOffset: 2}
	fmt.Println(strings.Map(func(r rune) rune {
		if unicode.Is(vowels, r) {
			return -1
		}
		return r
	}, "the quick brown fox"))
}
