package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"
)

// Walking through values: validation, printing, copying, filling, comparing.

type Email string
type Level int

func (l Level) String() string { return "level " + strconv.Itoa(int(l)) }

type Address struct {
	Street string `validate:"required" db:"street"`
	Zip    string `validate:"len=5" db:"zip"`
}

type Meta struct {
	Created time.Time
	notes   []string
}

type Person struct {
	Meta
	*Address
	ID      int            `db:"id,primary" validate:"min=1"`
	Name    string         `db:"name" validate:"required,max=10" default:"nobody"`
	Email   Email          `db:"email" validate:"contains=@"`
	Age     uint8          `db:"age" validate:"min=18,max=99" default:"30"`
	Score   float64        `db:"score" default:"1.5"`
	Active  bool           `db:"active" default:"true"`
	Tags    []string       `db:"-" default:"a,b"`
	Level   Level          `default:"3"`
	Friends []*Person      `validate:"max=2"`
	Attrs   map[string]any `db:"-"`
	Wait    time.Duration
	secret  string
	Err     error
	Best    *Person
	Pair    [2]Email
	Any     any
	Fn      func(int) int
}

type Table interface{ TableName() string }

func (Person) TableName() string { return "people" }

// validate
func validate(x any) []error {
	var errs []error
	v := reflect.Indirect(reflect.ValueOf(x))
	t := v.Type()
	for i := 0; i < v.NumField(); i++ {
		f, sf := v.Field(i), t.Field(i)
		if sf.Anonymous && reflect.Indirect(f).Kind() == reflect.Struct && f.CanInterface() {
			errs = append(errs, validate(f.Interface())...)
			continue
		}
		for _, rule := range strings.Split(sf.Tag.Get("validate"), ",") {
			name, arg, _ := strings.Cut(rule, "=")
			n, _ := strconv.Atoi(arg)
			ok := true
			switch name {
			case "required":
				ok = !f.IsZero()
			case "len":
				ok = f.Len() == n
			case "contains":
				ok = strings.Contains(f.String(), arg)
			case "min", "max":
				var size int
				switch f.Kind() {
				case reflect.String, reflect.Slice, reflect.Map:
					size = f.Len()
				case reflect.Int, reflect.Int64:
					size = int(f.Int())
				case reflect.Uint8:
					size = int(f.Uint())
				}
				ok = name == "min" && size >= n || name == "max" && size <= n
			}
			if !ok {
				errs = append(errs, fmt.Errorf("%s.%s (%s) = %v: %s", t.Name(), sf.Name, sf.Type, f, rule))
			}
		}
	}
	return errs
}

// a small ORM
func insert(x any) (string, []any) {
	v := reflect.ValueOf(x)
	table := strings.ToLower(v.Type().Name()) + "s"
	if t, ok := x.(Table); ok {
		table = t.TableName()
	}
	var columns, marks []string
	var args []any
	for _, f := range reflect.VisibleFields(v.Type()) {
		tag, ok := f.Tag.Lookup("db")
		if !ok || tag == "-" {
			continue
		}
		column, _, _ := strings.Cut(tag, ",")
		columns = append(columns, column)
		marks = append(marks, "$"+strconv.Itoa(len(columns)))
		args = append(args, v.FieldByIndex(f.Index).Interface())
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(columns, ", "), strings.Join(marks, ", ")), args
}

// scan fills a slice of structs from rows.
func scan(dest any, rows []map[string]any) error {
	list := reflect.ValueOf(dest)
	if list.Kind() != reflect.Pointer || list.Elem().Kind() != reflect.Slice {
		return errors.New("dest must be a pointer to a slice, not " + list.Type().String())
	}
	list = list.Elem()
	elem := list.Type().Elem()
	for _, row := range rows {
		item := reflect.New(elem).Elem()
		target := item
		if elem.Kind() == reflect.Pointer {
			item.Set(reflect.New(elem.Elem()))
			target = item.Elem()
		}
		for i := range target.NumField() {
			column, _, _ := strings.Cut(target.Type().Field(i).Tag.Get("db"), ",")
			x, ok := row[column]
			if !ok {
				continue
			}
			xv, f := reflect.ValueOf(x), target.Field(i)
			if !xv.Type().ConvertibleTo(f.Type()) {
				return fmt.Errorf("column %s: cannot convert %s to %s", column, xv.Type(), f.Type())
			}
			f.Set(xv.Convert(f.Type()))
		}
		list.Set(reflect.Append(list, item))
	}
	return nil
}

// defaults
func setDefaults(x any) {
	v := reflect.ValueOf(x).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		def, ok := v.Type().Field(i).Tag.Lookup("default")
		if !ok || !f.IsZero() || !f.CanSet() {
			continue
		}
		switch f.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			n, _ := strconv.ParseInt(def, 10, f.Type().Bits())
			f.SetInt(n)
		case reflect.Uint8:
			n, _ := strconv.ParseUint(def, 10, 8)
			f.SetUint(n)
		case reflect.Float64:
			n, _ := strconv.ParseFloat(def, 64)
			f.SetFloat(n)
		case reflect.Bool:
			f.SetBool(def == "true")
		case reflect.String:
			f.SetString(def)
		case reflect.Slice:
			for _, part := range strings.Split(def, ",") {
				f.Set(reflect.Append(f, reflect.ValueOf(part).Convert(f.Type().Elem())))
			}
		}
	}
}

// printing any value
func dump(w io.Writer, name string, v reflect.Value, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Invalid:
		fmt.Fprintf(w, "%s%s = nil\n", pad, name)
	case reflect.Slice, reflect.Array:
		fmt.Fprintf(w, "%s%s: %s of %d\n", pad, name, v.Type(), v.Len())
		for i := 0; i < v.Len(); i++ {
			dump(w, fmt.Sprintf("[%d]", i), v.Index(i), depth+1)
		}
	case reflect.Struct:
		fmt.Fprintf(w, "%s%s: %s\n", pad, name, v.Type())
		if v.Type().PkgPath() == "time" {
			return
		}
		for i := 0; i < v.NumField(); i++ {
			dump(w, v.Type().Field(i).Name, v.Field(i), depth+1)
		}
	case reflect.Map:
		fmt.Fprintf(w, "%s%s: %s of %d\n", pad, name, v.Type(), v.Len())
		keys := v.MapKeys()
		sort.Slice(keys, func(i, j int) bool { return fmt.Sprint(keys[i]) < fmt.Sprint(keys[j]) })
		for _, key := range keys {
			dump(w, fmt.Sprintf("[%v]", key), v.MapIndex(key), depth+1)
		}
	case reflect.Pointer:
		if v.IsNil() {
			fmt.Fprintf(w, "%s%s = nil %s\n", pad, name, v.Type())
		} else {
			dump(w, "*"+name, v.Elem(), depth)
		}
	case reflect.Interface:
		if v.IsNil() {
			fmt.Fprintf(w, "%s%s = nil %s\n", pad, name, v.Type())
		} else {
			fmt.Fprintf(w, "%s%s: %s holding %s\n", pad, name, v.Type(), v.Elem().Type())
			dump(w, name+".value", v.Elem(), depth+1)
		}
	case reflect.Func, reflect.Chan:
		fmt.Fprintf(w, "%s%s: %s nil=%t\n", pad, name, v.Type(), v.IsNil())
	case reflect.String:
		fmt.Fprintf(w, "%s%s = %q (%s)\n", pad, name, v, v.Type())
	default:
		fmt.Fprintf(w, "%s%s = %v (%s)\n", pad, name, v, v.Type())
	}
}

// deep copies
func deepCopy(x any) any { return copied(reflect.ValueOf(x)).Interface() }

func copied(v reflect.Value) reflect.Value {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		c := reflect.New(v.Type().Elem())
		c.Elem().Set(copied(v.Elem()))
		return c
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		c := reflect.New(v.Type()).Elem()
		c.Set(copied(v.Elem()))
		return c
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Cap())
		for i := range v.Len() {
			c.Index(i).Set(copied(v.Index(i)))
		}
		return c
	case reflect.Map:
		if v.IsNil() {
			return v
		}
		c := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			c.SetMapIndex(copied(it.Key()), copied(it.Value()))
		}
		return c
	case reflect.Array:
		c := reflect.New(v.Type()).Elem()
		for i := range v.Len() {
			c.Index(i).Set(copied(v.Index(i)))
		}
		return c
	case reflect.Struct:
		c := reflect.New(v.Type()).Elem()
		c.Set(v)
		for i := range v.NumField() {
			if c.Field(i).CanSet() {
				c.Field(i).Set(copied(v.Field(i)))
			}
		}
		return c
	}
	return v
}

// fill sets fields by their names from a map.
func fill(x any, from map[string]any) (errs []error) {
	v := reflect.ValueOf(x).Elem()
	var names []string
	for name := range from {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		f := v.FieldByName(name)
		val := reflect.ValueOf(from[name])
		switch {
		case !f.IsValid():
			errs = append(errs, fmt.Errorf("no such field: %s", name))
		case !f.CanSet():
			errs = append(errs, fmt.Errorf("cannot set %s", name))
		case !val.IsValid():
			f.SetZero()
		case val.Type().AssignableTo(f.Type()):
			f.Set(val)
		case val.CanConvert(f.Type()):
			f.Set(val.Convert(f.Type()))
		default:
			errs = append(errs, fmt.Errorf("%s: %v is not a %v", name, val.Type(), f.Type()))
		}
	}
	return errs
}

func diff(path string, a, b reflect.Value) {
	if a.Type() != b.Type() {
		fmt.Println("  types differ at", path, a.Type(), b.Type())
		return
	}
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			diff(path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i))
		}
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() || b.IsNil() {
			if a.IsNil() != b.IsNil() {
				fmt.Println("  differ at", path)
			}
			return
		}
		diff(path, a.Elem(), b.Elem())
	case reflect.Func, reflect.Map, reflect.Slice, reflect.Array:
		if a.CanInterface() && !reflect.DeepEqual(a.Interface(), b.Interface()) {
			fmt.Println("  differ at", path, a.Len(), b.Len())
		}
	default:
		if !a.Equal(b) {
			fmt.Println("  differ at", path, a, b)
		}
	}
}

func main() {
	p := Person{ID: 0, Name: "Maximiliane von", Email: "nowhere", Age: 7, Address: &Address{Zip: "123"}}
	for _, err := range validate(p) {
		fmt.Println(err)
	}
	fmt.Println(len(validate(&Address{"x", "12345"})))

	query, args := insert(p)
	fmt.Println(query, args)
	query, args = insert(Address{"Main", "1"})
	fmt.Println(query, args)
	for _, a := range args {
		fmt.Printf("%T ", a)
	}
	fmt.Println()

	rows := []map[string]any{{"id": 1, "name": "Ann", "email": "a@b", "score": 2}, {"id": int64(2), "age": 44}}
	var people []Person
	fmt.Println(scan(&people, rows), len(people), people[0].Name, people[0].Email, people[0].Score, people[1].ID, people[1].Age)
	var pointers []*Person
	fmt.Println(scan(&pointers, rows), len(pointers), pointers[1].Age)
	fmt.Println(scan(&people, []map[string]any{{"score": "x"}}))
	fmt.Println(scan(people, nil))

	d := Person{Name: "set"}
	setDefaults(&d)
	fmt.Println(d.Name, d.Age, d.Score, d.Active, d.Tags, d.Level)

	d.Best = &Person{Name: "best", secret: "s", Meta: Meta{notes: []string{"n"}}}
	d.Attrs = map[string]any{"k": 1, "l": Level(2), "p": &Address{"s", "z"}, "n": nil}
	d.Err = os.ErrNotExist
	d.Any = []Level{1, 2}
	d.Pair[1] = "x@y"
	d.Fn = func(i int) int { return i }
	dump(os.Stdout, "d", reflect.ValueOf(d), 0)
	dump(os.Stdout, "any", reflect.ValueOf([]any{1, nil, Level(1), struct{ A, b int }{1, 2}}), 0)

	c := deepCopy(&d).(*Person)
	c.Best.Name = "other"
	c.Attrs["k"] = 2
	c.Any.([]Level)[0] = 9
	fmt.Println(d.Best.Name, d.Attrs["k"], d.Any, c.Best.Name, c.Attrs["k"], c.Any, c.Best.secret)
	d.Fn, c.Fn = nil, nil
	fmt.Println(reflect.DeepEqual(d, *c), reflect.DeepEqual(d, *deepCopy(&d).(*Person)))
	diff("d", reflect.ValueOf(d), reflect.ValueOf(*c))

	for _, err := range fill(&d, map[string]any{"Name": "filled", "Level": 8, "Email": "a@c", "secret": "x", "Nope": 1, "Age": 3.7, "Tags": 5, "Err": io.EOF, "Any": nil}) {
		fmt.Println(err)
	}
	d.Address = &Address{}
	fmt.Println(fill(&d, map[string]any{"Zip": "99999", "Street": Email("by conversion")}), *d.Address)
	fmt.Println(d.Name, d.Level, d.Email, d.Age, d.Err, d.Any)

	type node struct {
		v    int
		next *node
	}
	loop := &node{v: 1}
	loop.next = loop
	other := &node{1, &node{1, nil}}
	other.next.next = other
	for _, pair := range [][2]any{
		{1, 1}, {1, int64(1)}, {Level(1), 1}, {[]int{1}, []int{1}}, {[]int(nil), []int{}}, {map[string][]Level{"a": {1}}, map[string][]Level{"a": {1}}},
		{loop, other}, {loop, &node{v: 2}}, {node{}, node{}}, {errors.New("a"), errors.New("a")}, {d.Fn, d.Fn}, {d, d}, {nil, nil}, {nil, (*node)(nil)},
		{[]any{1, "a", Level(2)}, []any{1, "a", Level(2)}}, {[]any{1, "a", Level(2)}, []any{1, "a", 2}}, {[2]Email{"a"}, [2]Email{"a", ""}}, {struct{ A any }{Level(1)}, struct{ A any }{1}},
	} {
		fmt.Print(reflect.DeepEqual(pair[0], pair[1]), " ")
	}
	fmt.Println()
}
