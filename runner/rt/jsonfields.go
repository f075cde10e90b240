package rt

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// What encoding/json looks for in values, beside their types.
var (
	jsonMarshaler   = &protocol{reflect.TypeFor[json.Marshaler](), "MarshalJSON", reflect.TypeFor[func(any) ([]byte, error)]()}
	jsonUnmarshaler = &protocol{reflect.TypeFor[json.Unmarshaler](), "UnmarshalJSON", reflect.TypeFor[func(any, []byte) error]()}
	textMarshaler   = &protocol{reflect.TypeFor[encoding.TextMarshaler](), "MarshalText", reflect.TypeFor[func(any) ([]byte, error)]()}
	textUnmarshaler = &protocol{reflect.TypeFor[encoding.TextUnmarshaler](), "UnmarshalText", reflect.TypeFor[func(any, []byte) error]()}
	isZeroer        = &protocol{reflect.TypeFor[interface{ IsZero() bool }](), "IsZero", reflect.TypeFor[func(any) bool]()}
)

// A jsonField is a member of the objects that a struct is encoded as.
type jsonField struct {
	name      string
	key       string // quoted, with the colon
	safeKey   string // the same for HTML
	tagged    bool   // the author gave the name
	path      []int  // indexes of the fields that lead to it
	declared  *typ
	omitEmpty bool
	omitZero  bool
	quoted    bool
}

// jsonStruct has the fields of a struct in their order.
type jsonStruct struct {
	fields []jsonField
	exact  map[string]*jsonField
	folded map[string]*jsonField // by folded name; of several the first
}

// jsonStructs holds what jsonStructOf has found out, which never changes.
var jsonStructs sync.Map // *typ to *jsonStruct

func jsonStructOf(t *typ) *jsonStruct {
	if s, ok := jsonStructs.Load(t); ok {
		return s.(*jsonStruct)
	}
	s := &jsonStruct{fields: jsonFieldsOf(t), exact: map[string]*jsonField{}, folded: map[string]*jsonField{}}
	for i := range s.fields {
		f := &s.fields[i]
		s.exact[f.name] = f
		if folded := foldName(f.name); s.folded[folded] == nil {
			s.folded[folded] = f
		}
	}
	first, _ := jsonStructs.LoadOrStore(t, s)
	return first.(*jsonStruct)
}

// field is the one that a key of an object means; nil for none.
func (s *jsonStruct) field(key string) *jsonField {
	if f := s.exact[key]; f != nil {
		return f
	}
	return s.folded[foldName(key)]
}

// foldName is equal for two names if they differ in nothing but case.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		for {
			next := unicode.SimpleFold(r)
			if next <= r { // the least of those that are alike
				return next
			}
			r = next
		}
	}, name)
}

// An embedding is a struct whose fields are taken for those of another.
type embedding struct {
	t    *typ
	path []int // indexes of the fields that lead to it
}

// jsonFieldsOf looks for the fields of a struct and of those embedded in it, one level
// after the other.
func jsonFieldsOf(t *typ) []jsonField {
	var found []jsonField
	seen := map[*typ]bool{}
	level, times := []embedding{{t: t}}, map[*typ]int{}
	for len(level) > 0 {
		var deeper []embedding
		timesDeeper := map[*typ]int{}
		for _, e := range level {
			if seen[e.t] {
				continue
			}
			seen[e.t] = true
			for i := range e.t.fields {
				path := append(slices.Clip(e.path), i)
				f, embedded := e.t.jsonField(i)
				switch {
				case embedded != nil:
					if timesDeeper[embedded]++; timesDeeper[embedded] == 1 {
						deeper = append(deeper, embedding{embedded, path})
					}
				case f.name != "":
					f.path = path
					found = append(found, f)
					if times[e.t] > 1 { // it conflicts with itself
						found = append(found, f)
					}
				}
			}
		}
		level, times = deeper, timesDeeper
	}
	return dominant(found)
}

// jsonField is field i of a struct, without its path, or the struct that is embedded
// there; neither where it is not encoded.
func (t *typ) jsonField(i int) (f jsonField, embedded *typ) {
	declared := t.fieldType(i)
	target := declared
	if target.kind == reflect.Pointer && !target.named {
		target = target.elemType()
	}
	field := t.fields[i]
	if !field.exported && !(field.embedded && target.kind == reflect.Struct) {
		return f, nil
	}
	tag := field.tag.Get("json")
	if tag == "-" {
		return f, nil
	}
	name, rest, _ := strings.Cut(tag, ",")
	if !isJSONName(name) {
		name = ""
	}
	if name == "" && field.embedded && target.kind == reflect.Struct {
		return f, target
	}
	options := strings.Split(rest, ",")
	f = jsonField{
		name:      cmp.Or(name, field.name),
		tagged:    name != "",
		declared:  declared,
		omitEmpty: slices.Contains(options, "omitempty"),
		omitZero:  slices.Contains(options, "omitzero"),
		quoted:    slices.Contains(options, "string") && isJSONScalar(target.kind),
	}
	var safe bytes.Buffer
	json.HTMLEscape(&safe, []byte(f.name))
	f.key, f.safeKey = `"`+f.name+`":`, `"`+safe.String()+`":`
	return f, nil
}

// isJSONName reports whether encoding/json takes a name in a tag.
func isJSONName(name string) bool {
	for _, r := range name {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~ ", r) {
			return false
		}
	}
	return true
}

// isJSONScalar reports whether the option string means something for a kind.
func isJSONScalar(kind reflect.Kind) bool {
	switch kind {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64:
		return true
	}
	return isInteger(kind)
}

func isInteger(kind reflect.Kind) bool { return reflect.Int <= kind && kind <= reflect.Uintptr }

// dominant leaves of the fields of one name the one that Go would select, or that the
// author named, and none where there are several of them.
func dominant(found []jsonField) []jsonField {
	slices.SortFunc(found, func(a, b jsonField) int {
		return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(len(a.path), len(b.path)),
			compareBools(b.tagged, a.tagged), slices.Compare(a.path, b.path))
	})
	var fields []jsonField
	for len(found) > 0 {
		n := 1
		for n < len(found) && found[n].name == found[0].name {
			n++
		}
		if n == 1 || len(found[0].path) != len(found[1].path) || found[0].tagged != found[1].tagged {
			fields = append(fields, found[0])
		}
		found = found[n:]
	}
	slices.SortFunc(fields, func(a, b jsonField) int { return slices.Compare(a.path, b.path) })
	return fields
}
