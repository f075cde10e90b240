package frontend

import (
	"go/ast"
	"go/types"
	"strings"
)

// composite writes a composite literal of a type that may be left out in the source.
func (f *emitter) composite(e *ast.CompositeLit, t types.Type) code {
	if isPointer(t) { // &T left out in an element
		elem := pointee(t)
		return f.closed(f.newWith(f.composite(e, elem), elem), t)
	}
	var keys []string
	var values []func() code
	value := func(key string, x ast.Expr, t types.Type) {
		keys = append(keys, key)
		values = append(values, func() code {
			if lit, ok := x.(*ast.CompositeLit); ok && lit.Type == nil {
				return f.composite(lit, t)
			}
			return f.elementOf(f.convert(x, t), true)
		})
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		f.structElements(e, t, u, value)
	case *types.Array:
		f.listElements(e, u.Elem(), value)
	case *types.Slice:
		f.listElements(e, u.Elem(), value)
	case *types.Map:
		return f.mapLiteral(e, t, u)
	default:
		f.unexpected(e.Pos(), "this composite literal is not supported yet")
	}
	codes := f.inOrder(values...)
	text := f.openType(t)
	if _, ok := t.(*types.Struct); ok || text == "" {
		text = f.goType(t)
	}
	text += "{"
	for i, c := range codes {
		if i > 0 {
			text += ", "
		}
		text += keys[i] + c.text
	}
	return f.closed(atom(text+"}"), t)
}

// elementOf is c as it can stand in a literal, where it is to be an element of one.
func (f *emitter) elementOf(c code, listed bool) code {
	if listed && isMistakenElement(c) {
		return f.temp(c)
	}
	return c
}

// isMistakenElement recognizes of what yaegi mistakes the type where it is an element of
// a literal, without a key: what append returns, and a field of what is written with the
// operator *.
func isMistakenElement(c code) bool {
	last := strings.LastIndexAny(c.text, ".)]")
	return strings.HasPrefix(c.text, "append(") ||
		strings.Contains(c.text, "(*") && last >= 0 && c.text[last] == '.'
}

func (f *emitter) structElements(e *ast.CompositeLit, t types.Type, s *types.Struct, value func(string, ast.Expr, types.Type)) {
	own := f.ownsStruct(t)
	for i, x := range e.Elts {
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			x = kv.Value
			for j := range s.NumFields() {
				if s.Field(j).Name() == kv.Key.(*ast.Ident).Name {
					i = j
				}
			}
		}
		name := s.Field(i).Name()
		if name == "_" && f.source.info.Types[x].Value != nil {
			continue // no one can see it
		}
		if own {
			name = fieldName(s, i)
		}
		value(name+": ", x, f.normal(s.Field(i).Type()))
	}
}

func (f *emitter) listElements(e *ast.CompositeLit, elem types.Type, value func(string, ast.Expr, types.Type)) {
	for _, x := range e.Elts {
		key := ""
		if kv, ok := x.(*ast.KeyValueExpr); ok {
			key, x = f.intIndex(kv.Key).text+": ", kv.Value
		}
		value(key, x, elem)
	}
}

func (f *emitter) mapLiteral(e *ast.CompositeLit, t types.Type, m *types.Map) code {
	var parts []func() code
	part := func(x ast.Expr, t types.Type) {
		parts = append(parts, func() code {
			if lit, ok := x.(*ast.CompositeLit); ok && lit.Type == nil {
				return f.composite(lit, t)
			}
			return f.convert(x, t)
		})
	}
	for _, x := range e.Elts {
		kv := x.(*ast.KeyValueExpr)
		key, isLiteral := kv.Key.(*ast.CompositeLit)
		if isLiteral && key.Type == nil {
			part(kv.Key, m.Key())
		} else {
			parts = append(parts, func() code { return f.key(kv.Key, m) })
		}
		part(kv.Value, m.Elem())
	}
	codes := f.inOrder(parts...)
	if isInterface(m.Key()) { // an instance may repeat a key, which yaegi refuses
		made := f.temp(call("make", fixed(f.openType(t))))
		for i := 0; i < len(codes); i += 2 {
			f.emit("%s[%s] = %s", made.text, codes[i].text, codes[i+1].text)
		}
		return f.closed(made, t)
	}
	text := f.openType(t) + "{"
	for i := 0; i < len(codes); i += 2 {
		if i > 0 {
			text += ", "
		}
		text += codes[i].text + ": " + codes[i+1].text
	}
	return f.closed(atom(text+"}"), t)
}
