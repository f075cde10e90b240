package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// upper is a writer for a logger.
type upper struct{ w io.Writer }

func (u upper) Write(p []byte) (int, error) { return u.w.Write(bytes.ToUpper(p)) }

// A lineHandler prints one short line a record, and remembers groups and attributes.
type lineHandler struct {
	mu     *sync.Mutex
	out    io.Writer
	level  slog.Leveler
	prefix string
	attrs  []string
}

func (h *lineHandler) Enabled(_ context.Context, l slog.Level) bool { return l >= h.level.Level() }

func (h *lineHandler) Handle(ctx context.Context, r slog.Record) error {
	parts := slices.Clone(h.attrs)
	r.Attrs(func(a slog.Attr) bool {
		parts = append(parts, h.format(h.prefix, a)...)
		return len(parts) < 6
	})
	if id, ok := ctx.Value(requestKey{}).(int); ok {
		parts = append(parts, fmt.Sprint("request=", id))
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	_, err := fmt.Fprintf(h.out, "%-5s %s %s\n", r.Level, r.Message, strings.Join(parts, " "))
	return err
}

func (h *lineHandler) format(prefix string, a slog.Attr) (parts []string) {
	v := a.Value.Resolve()
	if v.Kind() == slog.KindGroup {
		for _, inner := range v.Group() {
			parts = append(parts, h.format(prefix+a.Key+".", inner)...)
		}
		return parts
	}
	return []string{prefix + a.Key + "=" + v.String()}
}

func (h *lineHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	clone := *h
	clone.attrs = slices.Clone(h.attrs)
	for _, a := range attrs {
		clone.attrs = append(clone.attrs, h.format(h.prefix, a)...)
	}
	return &clone
}

func (h *lineHandler) WithGroup(name string) slog.Handler {
	clone := *h
	clone.prefix += name + "."
	return &clone
}

type requestKey struct{}

type user struct {
	name     string
	password string
}

func (u user) LogValue() slog.Value {
	return slog.GroupValue(slog.String("name", u.name), slog.Int("length", len(u.password)))
}

type token string

func (token) LogValue() slog.Value { return slog.StringValue("REDACTED") }

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

func main() {
	l := log.New(os.Stdout, "app: ", 0)
	l.Println("plain", 1, true)
	l.SetPrefix("[x] ")
	l.SetFlags(log.Lmsgprefix)
	l.Printf("formatted %05.1f", 3.14159)
	log.SetOutput(upper{os.Stdout})
	log.SetFlags(0)
	log.Print("from the standard logger ", errors.New("broken"))
	var buf strings.Builder
	dated := log.New(&buf, "", log.LstdFlags|log.LUTC)
	dated.Print("x")
	_, err := time.Parse("2006/01/02 15:04:05 x\n", buf.String())
	fmt.Println(err, dated.Flags() == log.LstdFlags|log.LUTC, l.Prefix())
	func() {
		defer func() { fmt.Printf("recovered: %q\n", recover()) }()
		l.Panicf("cannot go on: %v", io.EOF)
	}()

	level := new(slog.LevelVar)
	logger := slog.New(&lineHandler{mu: new(sync.Mutex), out: os.Stdout, level: level})
	logger.Info("started", "port", 80, "tls", false, slog.Duration("wait", 1500*time.Millisecond))
	logger.Debug("not shown")
	level.Set(slog.LevelDebug)
	logger.Debug("shown now", slog.Any("list", []int{1, 2}))
	web := logger.With("component", "web").WithGroup("http").With("method", "GET")
	web.Warn("slow", "path", "/x", slog.Group("size", "in", 1, "out", 2.5))
	ctx := context.WithValue(context.Background(), requestKey{}, 7)
	web.ErrorContext(ctx, "failed", "err", fmt.Errorf("reading: %w", io.ErrUnexpectedEOF))
	logger.Info("login", "user", user{"ann", "secret"}, "token", token("abc"))
	odd := []any{"no value"}
	logger.Log(ctx, slog.LevelInfo+2, "custom level", odd...)
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() { web.WithGroup("deep").Info("same from each", "k", "v") })
	}
	wg.Wait()

	text := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
	text.Info("hello world", "quoted", `a "b"`, "user", user{"bob", "pw"}, slog.Group("g", slog.Int("n", 1)))
	text.WithGroup("outer").With("a", nil).Error("nested", "b", time.Second)
	json := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelWarn, ReplaceAttr: withoutTime}))
	json.Info("too low")
	json.Warn("as json", "n", 1.5, "list", []string{"x"}, "err", errors.New("e"), slog.Group("g", "inner", map[string]int{"k": 1}))
	fmt.Println(json.Enabled(ctx, slog.LevelInfo), slog.LevelError, slog.Level(5), level)
}
