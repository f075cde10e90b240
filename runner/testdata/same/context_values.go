package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

type userKey struct{}
type requestID string
type traceKey int

const (
	spanKey traceKey = iota
	depthKey
)

type user struct {
	name  string
	roles []string
}

func withUser(ctx context.Context, u *user) context.Context {
	return context.WithValue(ctx, userKey{}, u)
}

func userFrom(ctx context.Context) (*user, bool) {
	u, ok := ctx.Value(userKey{}).(*user)
	return u, ok
}

type handler func(context.Context, string) (string, error)

var errDenied = errors.New("denied")

func logged(lines *[]string, next handler) handler {
	return func(ctx context.Context, in string) (out string, err error) {
		defer func() {
			name := "nobody"
			if u, ok := userFrom(ctx); ok {
				name = u.name
			}
			*lines = append(*lines, fmt.Sprintf("%v %s %q -> %q %v", ctx.Value(requestID("id")), name, in, out, err))
		}()
		return next(ctx, in)
	}
}

func requireRole(role string, next handler) handler {
	return func(ctx context.Context, in string) (string, error) {
		if u, ok := userFrom(ctx); ok {
			for _, r := range u.roles {
				if r == role {
					return next(ctx, in)
				}
			}
			return "", fmt.Errorf("%s is no %s: %w", u.name, role, errDenied)
		}
		return "", errDenied
	}
}

// span nests: each knows the path to itself.
func span(ctx context.Context, name string, f func(context.Context)) {
	path, _ := ctx.Value(spanKey).([]string)
	depth, _ := ctx.Value(depthKey).(int)
	path = append(path[:len(path):len(path)], name)
	ctx = context.WithValue(context.WithValue(ctx, spanKey, path), depthKey, depth+1)
	fmt.Printf("%s%s\n", strings.Repeat("  ", depth), strings.Join(path, "/"))
	f(ctx)
}

// A counting context counts what is looked up; the rest is the parent's.
type counting struct {
	context.Context
	lookups map[any]int
}

func (c counting) Value(key any) any {
	c.lookups[key]++
	return c.Context.Value(key)
}

func main() {
	var lines []string
	echo := func(ctx context.Context, in string) (string, error) {
		return strings.ToUpper(in), ctx.Err()
	}
	h := logged(&lines, requireRole("admin", echo))
	base := context.WithValue(context.Background(), requestID("id"), 1)
	admin := withUser(base, &user{"ann", []string{"dev", "admin"}})
	guest := withUser(context.WithValue(base, requestID("id"), 2), &user{name: "bob"})
	fmt.Println(h(admin, "hello"))
	_, err := h(guest, "hello")
	fmt.Println(err, errors.Is(err, errDenied))
	_, err = h(base, "who?")
	fmt.Println(err == errDenied)
	canceled, cancel := context.WithCancel(admin)
	cancel()
	fmt.Println(h(canceled, "late"))
	for _, line := range lines {
		fmt.Println(line)
	}

	span(context.Background(), "request", func(ctx context.Context) {
		span(ctx, "db", func(ctx context.Context) {
			span(ctx, "query", func(context.Context) {})
			span(ctx, "scan", func(context.Context) {})
		})
		span(ctx, "render", func(context.Context) {})
	})

	// Keys of different types are different, whatever their value.
	ctx := context.WithValue(context.Background(), "id", "plain string")
	ctx = context.WithValue(ctx, requestID("id"), "own type")
	ctx = context.WithValue(ctx, 0, "int")
	ctx = context.WithValue(ctx, spanKey, "traceKey")
	fmt.Println(ctx.Value("id"), ctx.Value(requestID("id")), ctx.Value(0), ctx.Value(traceKey(0)), ctx.Value(int64(0)))
	shadowed := context.WithValue(ctx, "id", nil)
	fmt.Println(shadowed.Value("id"), ctx.Value("id"))

	c := counting{ctx, map[any]int{}}
	timed, stop := context.WithTimeout(c, time.Hour)
	defer stop()
	derived := context.WithValue(timed, "own", true)
	fmt.Println(derived.Value("own"), derived.Value("id"), derived.Value("id"), derived.Value("nothing"))
	fmt.Println(c.lookups["own"], c.lookups["id"], c.lookups["nothing"])
	u, ok := userFrom(context.TODO())
	fmt.Println(u == nil, ok)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		_ = context.WithValue(ctx, []int{1}, "slices cannot be compared")
	}()
}
