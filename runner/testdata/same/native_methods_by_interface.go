package main

import (
	"context"
	"errors"
	"fmt"
	"html/template"
	"io"
	"log/slog"
	"os"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	tt "text/template"
)

// Methods of native code that are called by interfaces of the program, and functions that
// are values, get its own types.

type user struct {
	Name string
	age  int
}

func (u user) LogValue() slog.Value { return slog.GroupValue(slog.String("name", u.Name)) }

type logger interface {
	Info(msg string, args ...any)
	With(args ...any) *slog.Logger
}

type storer interface {
	Store(key, value any)
	Load(key any) (any, bool)
	Range(func(k, v any) bool)
}

type valuer interface{ Value(key any) any }

type key struct{}

type stringWriter interface {
	io.Writer
	io.StringWriter
}

func remove(groups []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

func main() {
	l := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: remove}))
	var i logger = l
	i.Info("by interface", "user", user{"ann", 3}, "err", errors.New("x"), "list", []user{{"b", 1}})
	i.With("u", user{"w", 1}).Info("with")
	info := l.Info
	info("as a value", "user", user{"eve", 4}, slog.Int("n", 1))
	group := slog.Group
	l.Info("group", group("g", "user", user{"gil", 5}))
	j := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: remove}))
	i = j
	i.Info("json", "user", user{"ann", 3}, "raw", struct{ A int }{1})
	anyv := slog.AnyValue
	fmt.Println(anyv(user{"v", 1}).Kind(), anyv(3).Kind())

	var s storer = new(sync.Map)
	s.Store(user{"k", 1}, user{"v", 2})
	fmt.Println(s.Load(user{"k", 1}))
	s.Range(func(k, v any) bool { fmt.Printf("%T %+v\n", k, v); return true })
	store := new(sync.Map).Store
	store(key{}, 1)
	var v valuer = context.WithValue(context.Background(), key{}, user{"c", 1})
	fmt.Println(v.Value(key{}), v.Value("x"))
	with := context.WithValue
	fmt.Println(with(context.Background(), key{}, user{"d", 1}).Value(key{}))
	var av atomic.Value
	st := av.Store
	st(user{"a", 1})
	fmt.Println(av.Load().(user).age)
	p := sync.Pool{New: func() any { return &user{"p", 0} }}
	get, put := p.Get, p.Put
	u := get().(*user)
	put(u)
	fmt.Println(u.Name)
	is := errors.Is
	fmt.Println(is(fmt.Errorf("%w", io.EOF), io.EOF))
	sl := sort.Slice
	us := []user{{"z", 1}, {"y", 2}}
	sl(us, func(i, j int) bool { return us[i].Name < us[j].Name })
	fmt.Println(us, slices.IsSortedFunc(us, func(a, b user) int { return strings.Compare(a.Name, b.Name) }))
	tm := tt.Must(tt.New("x").Funcs(tt.FuncMap{"sprintf": fmt.Sprintf, "join": strings.Join, "esc": template.HTMLEscapeString, "up": strings.ToUpper}).Parse("{{sprintf \"%v-%T\" . .}} {{.Name | up}}\n"))
	fmt.Println(tm.Execute(os.Stdout, user{"t", 1}))
	fmt.Fprintln(os.Stdout, fmt.Sprint(user{"x", 1}))
	fpf := fmt.Fprint
	fpf(os.Stdout, "a", user{}, "\n")
	ap := fmt.Appendf
	fmt.Println(string(ap(nil, "%T|", u)))
	apl := fmt.Appendln
	fmt.Print(string(apl(nil, u.Name, us)))
}
