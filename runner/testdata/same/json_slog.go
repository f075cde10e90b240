package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"time"
)

type Point struct {
	X int `json:"x"`
	Y int `json:"y,omitempty"`
}

type Named struct{ s string }

func (n Named) String() string { return "named " + n.s }

type Failure struct{ Code int }

func (f Failure) Error() string { return fmt.Sprint("failure ", f.Code) }

type PtrFailure struct{ Code int }

func (f *PtrFailure) Error() string { return fmt.Sprint("failure at ", f.Code) }

type JSONFailure struct{ Code int }

func (f JSONFailure) Error() string                { return "as text" }
func (f JSONFailure) MarshalJSON() ([]byte, error) { return []byte(`{"as": "json"}`), nil }

type Color int

func (c Color) MarshalText() ([]byte, error) {
	if c < 0 {
		return nil, errors.New("no such color")
	}
	return fmt.Appendf(nil, "color %d", int(c)), nil
}

type Secret string

func (Secret) LogValue() slog.Value { return slog.StringValue("***") }

type User struct {
	ID   int
	Pass Secret
}

func (u User) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("id", u.ID), slog.Any("pass", u.Pass), slog.Any("at", Point{u.ID, 0}))
}

type Bad struct{ C chan int }

type Panics struct{}

func (Panics) MarshalText() ([]byte, error) { panic("oh no") }

type Level int
type Word string
type Bytes []byte

type collect struct{ slog.Handler }

func (c collect) Handle(ctx context.Context, r slog.Record) error {
	r.Attrs(func(a slog.Attr) bool {
		switch v := a.Value.Any().(type) {
		case Point:
			fmt.Println("a point", v.X)
		case Failure:
			fmt.Println("a failure", v.Code)
		default:
			fmt.Printf("%s: %T %v %v\n", a.Key, v, v, a.Value.Kind())
		}
		return true
	})
	return c.Handler.Handle(ctx, r)
}

func main() {
	options := &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if a.Key == slog.TimeKey {
			return slog.Attr{}
		}
		return a
	}}
	var err error = Failure{1}
	values := []any{
		"point", Point{1, 2}, "pointer", &Point{3, 0}, "named", Named{"n"}, "failure", Failure{4}, "err", err, "ptr", &PtrFailure{5},
		"json", JSONFailure{6}, "color", Color(7), "bad color", Color(-1), "secret", Secret("x"), "user", User{8, "p"}, "users", []User{{9, "q"}},
		"level", Level(10), "word", Word("two words"), "bytes", Bytes("raw"), "list", []Point{{11, 12}}, "map", map[string]any{"k": Point{13, 0}, "s": []any{Color(14)}},
		"nil", nil, "nil pointer", (*PtrFailure)(nil), "nil named", (*Named)(nil), "bad", Bad{}, "func", (func())(nil), "time", time.Second, "any", any(Point{15, 16}),
		"raw", json.RawMessage(`{"a":1}`), "wrapped", fmt.Errorf("wrap: %w", err), "html", Word("<b>&"), "panics", Panics{}, "dangling",
	}
	for _, h := range []slog.Handler{slog.NewTextHandler(os.Stdout, options), slog.NewJSONHandler(os.Stdout, options)} {
		l := slog.New(h)
		l.Info("all", values...)
		for i := 0; i+1 < len(values); i += 2 {
			l.Info("one", values[i].(string), values[i+1])
		}
		l.With("p", Point{1, 1}).WithGroup("g").Warn("with", slog.Any("e", err), slog.Group("in", "q", Point{2, 2}, "n", 3))
		l.LogAttrs(context.Background(), slog.LevelError, "attrs", slog.Any("f", Failure{3}), slog.Int("n", 1))
		l.Error("keys", Point{1, 2}, "x", Level(3))
		slog.New(collect{h}).Info("own", "p", Point{5, 5}, "f", error(Failure{6}), "n", 1, "l", Level(2), "s", Secret("t"))
	}
	fmt.Println(slog.AnyValue(Point{1, 2}), slog.Any("k", Failure{2}), slog.AnyValue(Level(3)).Kind(), slog.AnyValue(Secret("s")).Kind(), slog.AnyValue(User{}).Resolve())
	fmt.Println(slog.AnyValue(Point{1, 2}).Equal(slog.AnyValue(Point{1, 2})), slog.AnyValue(Point{1, 2}).Equal(slog.AnyValue(Point{1, 3})))
}
