package frontend

import (
	"go/ast"
	"go/token"
	"go/types"
)

// rangeString gives a range over a string that asks only for positions a value too:
// without one, yaegi counts runes in place of bytes.
//
//	for i := range s { … }
//	for i, runnel_r1 := range s { … }
func (l *lowering) rangeString(n ast.Node) {
	loop, ok := n.(*ast.RangeStmt)
	if !ok || loop.Tok != token.DEFINE || loop.Key == nil {
		return
	}
	b, ok := l.info.TypeOf(loop.X).Underlying().(*types.Basic)
	if !ok || b.Info()&types.IsString == 0 {
		return
	}
	switch value, isIdent := loop.Value.(*ast.Ident); {
	case loop.Value == nil:
		l.insert(loop.Key.End(), ", %s", l.name("r"))
	case isIdent && value.Name == "_":
		l.replace(value.Pos(), value.End(), "%s", l.name("r"))
	}
}
