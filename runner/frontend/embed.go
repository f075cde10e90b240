package frontend

import "strings"

// refuseEmbedding refuses files in variables: a program runs where it has none, and what
// the directive says would be a comment to the interpreter.
func (l *lowering) refuseEmbedding() {
	for _, file := range l.program.files {
		for _, group := range file.Comments {
			for _, comment := range group.List {
				if Embeds(comment.Text) {
					l.attempt(func() {
						l.refuse(comment.Pos(), "//go:embed is not supported: a program has no files beside it")
					})
				}
			}
		}
	}
}

// Embeds tells whether a comment is a directive to embed files.
func Embeds(comment string) bool {
	rest, ok := strings.CutPrefix(comment, "//go:embed")
	return ok && (rest == "" || rest[0] == ' ' || rest[0] == '\t')
}
