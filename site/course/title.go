package course

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// firstHeading returns the text of the first "# heading" that is not within a code
// fence, without its marks for code and emphasis; empty where there is none.
func firstHeading(body []byte) string {
	var within []byte // the fence that is open
	for at := 0; at < len(body); {
		var line []byte
		line, at = cutLine(body, at)
		text := bytes.TrimLeft(line, " ")
		if len(line)-len(text) > 3 {
			continue
		}
		if mark := fenceMark(text); mark != nil {
			switch {
			case within == nil:
				within = mark
			case bytes.HasPrefix(mark, within) && len(mark) == len(text):
				within = nil
			}
			continue
		}
		if within != nil || !bytes.HasPrefix(text, []byte("#")) {
			continue
		}
		rest := bytes.TrimLeft(text[1:], " \t")
		if len(rest) == len(text)-1 {
			continue // ## or #word
		}
		if title := HeadingText(string(rest)); title != "" {
			return title
		}
	}
	return ""
}

// fenceMark returns the run of backticks or tildes that opens or closes a fence.
func fenceMark(text []byte) []byte {
	n := 0
	for n < len(text) && text[n] == text[0] && (text[0] == '`' || text[0] == '~') {
		n++
	}
	if n < 3 {
		return nil
	}
	return text[:n]
}

// HeadingText returns the text of an ATX heading, given what follows its opening
// #s, without the closing ones and without marks for code and emphasis.
func HeadingText(s string) string {
	if open := strings.TrimRight(s, "#"); open == "" || strings.HasSuffix(open, " ") || strings.HasSuffix(open, "\t") {
		s = strings.TrimSpace(open)
	}
	return strings.TrimSpace(strings.NewReplacer("`", "", "*", "").Replace(s))
}

// titleFromName makes a title of the name of a file or folder: "2-first_steps"
// becomes "First steps".
func titleFromName(name string) string {
	title := strings.TrimLeft(strings.TrimLeftFunc(name, unicode.IsDigit), "-_. ")
	if title == "" {
		title = name
	}
	title = strings.Join(strings.FieldsFunc(title, func(r rune) bool {
		return r == '-' || r == '_' || r == ' '
	}), " ")
	if title == "" {
		return name
	}
	first, size := utf8.DecodeRuneInString(title)
	return string(unicode.ToUpper(first)) + title[size:]
}
