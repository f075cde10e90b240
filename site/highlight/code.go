package highlight

import (
	"io"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

// Code writes source in any language as HTML: Go as [Go] does, others by chroma's
// lexer of that name, and as plain text where there is none.
func Code(w io.Writer, lang string, src []byte) error {
	lang = strings.ToLower(lang)
	if lang == "go" || lang == "golang" {
		return Go(w, src, nil)
	}
	p := newPrinter(len(src), nil)
	for _, t := range tokenise(byName()[lang], string(src)) {
		token(p, chromaClass(t.Type), t.Value)
	}
	return p.writeTo(w)
}

// byName maps the names and aliases of chroma's lexers, in lower case, to them.
// chroma's own look-up goes on to match the name against every lexer's file names,
// which takes longer than highlighting does.
var byName = sync.OnceValue(func() map[string]chroma.Lexer {
	all := make(map[string]chroma.Lexer)
	add := func(name string, lexer chroma.Lexer) {
		name = strings.ToLower(name)
		if all[name] == nil {
			all[name] = lexer
		}
	}
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		add(lexer.Config().Name, lexer)
	}
	for _, lexer := range lexers.GlobalLexerRegistry.Lexers {
		for _, alias := range lexer.Config().Aliases {
			add(alias, lexer)
		}
	}
	return all
})

// tokenise returns the tokens of text: one plain token where lexer is nil, where it
// fails (some of its rules report that as panics), and where it does not give back
// the text that it was given, as lexers do that mend it (line ends, bytes that are
// not UTF-8).
func tokenise(lexer chroma.Lexer, text string) (tokens []chroma.Token) {
	plain := []chroma.Token{{Type: chroma.Text, Value: text}}
	if lexer == nil {
		return plain
	}
	defer func() {
		if recover() != nil {
			tokens = plain
		}
	}()
	next, err := lexer.Tokenise(&chroma.TokeniseOptions{State: "root"}, text)
	if err != nil {
		return plain
	}
	rest := text
	for t := next(); t != chroma.EOF; t = next() {
		var same bool
		if rest, same = strings.CutPrefix(rest, t.Value); !same {
			return plain
		}
		tokens = append(tokens, t)
	}
	if rest != "" {
		return plain
	}
	return tokens
}

// chromaClass returns the class that chroma's own formatter gives a token, or none
// where Go's tokens of the kind have none.
func chromaClass(t chroma.TokenType) string {
	switch t {
	case chroma.Name, chroma.NameOther, chroma.Punctuation, chroma.TextWhitespace, chroma.Other:
		return ""
	}
	for ; t != 0; t = t.Parent() {
		if class, ok := chroma.StandardTypes[t]; ok {
			return class
		}
	}
	return ""
}
