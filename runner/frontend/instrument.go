package frontend

import (
	"fmt"
	"slices"
)

// instrument makes main call Begin first and End last. No line is added, so that what
// the compiler and the run-time say of a line is true of the author's.
func (p *program) instrument(files []File, runtimePath string) []File {
	const name = "runnel_rt"
	instrumented := slices.Clone(files)
	main := p.mainFunc()
	for i, syntax := range p.files {
		if main.Pos() < syntax.FileStart || main.Pos() > syntax.FileEnd {
			continue
		}
		file, source := p.fset.File(syntax.FileStart), files[i].Source
		clause, body := file.Offset(syntax.Name.End()), file.Offset(main.Body.Lbrace)+1
		instrumented[i].Source = source[:clause] + fmt.Sprintf("; import %s %q", name, runtimePath) +
			source[clause:body] + fmt.Sprintf(" %s.Begin(); defer %[1]s.End(); ", name) + source[body:]
	}
	return instrumented
}
