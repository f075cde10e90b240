package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
)

// Interfaces with methods that their package keeps to itself hold nothing of the program.
func main() {
	e, err := parser.ParseExpr("(6+2*3)/4")
	if err != nil {
		panic(err)
	}
	var b bytes.Buffer
	fmt.Println(format.Node(&b, token.NewFileSet(), e), b.String())
	ast.Inspect(e, func(n ast.Node) bool {
		if x, ok := n.(*ast.BinaryExpr); ok {
			var operands []ast.Expr
			operands = append(operands, x.X, x.Y)
			for _, o := range operands {
				b.Reset()
				fmt.Println(format.Node(&b, token.NewFileSet(), o), b.String())
			}
		}
		return true
	})
}
