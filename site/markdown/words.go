package markdown

import (
	"errors"
	"strings"
)

// splitWords splits text into words as a POSIX shell does, with its quotes and
// backslashes but without any expansion: $, * and the like stand for themselves.
func splitWords(text string) ([]string, error) {
	var (
		words  []string
		word   strings.Builder
		within bool // a word, which may be empty, has begun
	)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case ' ', '\t', '\n':
			if within {
				words = append(words, word.String())
				word.Reset()
				within = false
			}
		case '\'':
			end := strings.IndexByte(text[i+1:], '\'')
			if end < 0 {
				return nil, errors.New("a single quote is never closed")
			}
			word.WriteString(text[i+1 : i+1+end])
			i += 1 + end
			within = true
		case '"':
			end, err := doubleQuoted(&word, text[i+1:])
			if err != nil {
				return nil, err
			}
			i += 1 + end
			within = true
		case '\\':
			if i++; i == len(text) {
				return nil, errors.New("nothing follows the last backslash")
			}
			word.WriteByte(text[i])
			within = true
		default:
			word.WriteByte(c)
			within = true
		}
	}
	if within {
		words = append(words, word.String())
	}
	return words, nil
}

// doubleQuoted writes what text holds up to a closing double quote, and returns
// where that is. A backslash escapes what has a meaning there in a shell.
func doubleQuoted(word *strings.Builder, text string) (end int, err error) {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '"' {
			return i, nil
		}
		if c == '\\' && i+1 < len(text) && strings.IndexByte("\"\\$`", text[i+1]) >= 0 {
			i++
			c = text[i]
		}
		word.WriteByte(c)
	}
	return 0, errors.New("a double quote is never closed")
}
