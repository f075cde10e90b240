package main

import (
	"fmt"
	"sort"
	"strings"
)

type trie struct {
	children map[rune]*trie
	word     bool
	count    int
}

func newTrie(words ...string) *trie {
	t := &trie{}
	for _, w := range words {
		t.insert(w)
	}
	return t
}

func (t *trie) insert(word string) {
	at := t
	for _, r := range word {
		at.count++
		if at.children == nil {
			at.children = map[rune]*trie{}
		}
		next, ok := at.children[r]
		if !ok {
			next = new(trie)
			at.children[r] = next
		}
		at = next
	}
	at.count++
	at.word = true
}

func (t *trie) find(prefix string) *trie {
	for _, r := range prefix {
		if t = t.children[r]; t == nil {
			return nil
		}
	}
	return t
}

func (t *trie) contains(word string) bool {
	at := t.find(word)
	return at != nil && at.word
}

// walk visits the words in order until visit returns false.
func (t *trie) walk(prefix string, visit func(string) bool) bool {
	if t == nil {
		return true
	}
	if t.word && !visit(prefix) {
		return false
	}
	runes := make([]rune, 0, len(t.children))
	for r := range t.children {
		runes = append(runes, r)
	}
	sort.Slice(runes, func(i, j int) bool { return runes[i] < runes[j] })
	for _, r := range runes {
		if !t.children[r].walk(prefix+string(r), visit) {
			return false
		}
	}
	return true
}

func (t *trie) complete(prefix string, limit int) (words []string) {
	t.find(prefix).walk(prefix, func(w string) bool {
		words = append(words, w)
		return len(words) < limit
	})
	return words
}

func (t *trie) remove(word string) (empty bool) {
	runes := []rune(word)
	if len(runes) == 0 {
		t.word = false
	} else if child, ok := t.children[runes[0]]; ok && child.remove(string(runes[1:])) {
		delete(t.children, runes[0])
	}
	return !t.word && len(t.children) == 0
}

// match understands '?' for any rune and '*' for any number of them.
func (t *trie) match(pattern, prefix string, found map[string]bool) {
	if pattern == "" {
		if t.word {
			found[prefix] = true
		}
		return
	}
	head, rest := []rune(pattern)[0], string([]rune(pattern)[1:])
	switch head {
	case '*':
		t.match(rest, prefix, found)
		for r, child := range t.children {
			child.match(pattern, prefix+string(r), found)
		}
	case '?':
		for r, child := range t.children {
			child.match(rest, prefix+string(r), found)
		}
	default:
		if child := t.children[head]; child != nil {
			child.match(rest, prefix+string(head), found)
		}
	}
}

func (t *trie) size() (nodes int) {
	for _, child := range t.children {
		nodes += child.size()
	}
	return nodes + 1
}

// A radix node holds whole pieces of words in arrays of fixed size.
type radix struct {
	next [26]*radix
	ends uint32
}

func (r *radix) add(word string) {
	at := r
	for i := range word {
		slot := &at.next[word[i]-'a']
		if *slot == nil {
			*slot = &radix{}
		}
		at = *slot
	}
	at.ends++
}

func longestPrefix(words ...string) string {
	r := new(radix)
	for _, w := range words {
		r.add(w)
	}
	var b strings.Builder
	for {
		only := -1
		for i, next := range r.next {
			if next != nil {
				if only >= 0 {
					return b.String()
				}
				only = i
			}
		}
		if only < 0 || r.ends > 0 {
			return b.String()
		}
		b.WriteByte('a' + byte(only))
		r = r.next[only]
	}
}

func main() {
	t := newTrie(strings.Fields("car card care cat dog do naïve 日本 日本語 über")...)
	fmt.Println(t.contains("car"), t.contains("ca"), t.contains(""), t.contains("日本"), t.contains("日"), t.size())
	fmt.Println(t.complete("ca", 10), t.complete("ca", 2), t.complete("x", 5), t.complete("", 3), t.complete("日", 9))
	for _, prefix := range []string{"", "ca", "do", "zzz"} {
		if at := t.find(prefix); at != nil {
			fmt.Print(prefix, at.count, " ")
		}
	}
	fmt.Println()
	for _, pattern := range []string{"c?r", "ca*", "*o*", "??", "*"} {
		found := map[string]bool{}
		t.match(pattern, "", found)
		fmt.Print(pattern, len(found), found["cat"], " ")
	}
	fmt.Println()
	before := t.size()
	t.remove("card")
	t.remove("日本語")
	t.remove("not there")
	fmt.Println(before-t.size(), t.contains("card"), t.contains("car"), t.contains("care"), t.complete("日", 9))
	t.walk("", func(w string) bool { fmt.Print(w, " "); return w != "cat" })
	fmt.Println()
	fmt.Println(longestPrefix("flower", "flow", "flight"), longestPrefix("abc", "abc"), longestPrefix("a", "b") == "", longestPrefix("inter", "interview"))
}
