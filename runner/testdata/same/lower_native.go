package main

import (
	"bufio"
	"bytes"
	"container/heap"
	"container/list"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"text/template"
	"time"
	"unicode"
)

type upper struct{ from io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.from.Read(p)
	copy(p, strings.ToUpper(string(p[:n])))
	return n, err
}

type counting int

func (c *counting) Write(p []byte) (int, error) { *c += counting(len(p)); return len(p), nil }

type names []string

func (n names) Len() int           { return len(n) }
func (n names) Less(i, j int) bool { return n[i] < n[j] }
func (n names) Swap(i, j int)      { n[i], n[j] = n[j], n[i] }

type item struct {
	name     string
	priority int
}

type queue []*item

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].priority > q[j].priority }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*item)) }
func (q *queue) Pop() any {
	old := *q
	x := old[len(old)-1]
	*q = old[:len(old)-1]
	return x
}

type level int

func (l *level) Set(s string) error {
	if s == "" {
		return errors.New("no level")
	}
	*l = level(len(s))
	return nil
}
func (l *level) String() string { return fmt.Sprint("level ", int(*l)) }

type greeter struct{ greeting string }

func (g greeter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Path", r.URL.Path)
	fmt.Fprintf(w, "%s, %s", g.greeting, r.URL.Query().Get("name"))
}

type key struct{}

type notFound struct{ name string }

func (e *notFound) Error() string        { return e.name + " not found" }
func (e *notFound) Is(target error) bool { return target == fs.ErrNotExist }

type several []error

func (s several) Error() string   { return fmt.Sprint(len(s), " errors") }
func (s several) Unwrap() []error { return s }

type point struct {
	X, Y int
	Name string `json:"name,omitempty"`
}

type hex int

func (h hex) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%x", int(h)), nil }

func streams() {
	text, err := io.ReadAll(upper{strings.NewReader("text")})
	fmt.Println(string(text), err)
	var c counting
	fmt.Fprintf(&c, "%d", 12345)
	io.Copy(&c, bufio.NewReader(upper{bytes.NewReader(make([]byte, 100))}))
	w := io.MultiWriter(&c, os.Stdout)
	io.WriteString(w, "both\n")
	fmt.Println(c)
	s := bufio.NewScanner(upper{strings.NewReader("a b\nc")})
	for s.Scan() {
		fmt.Print(s.Text(), ";")
	}
	var b bytes.Buffer
	type header struct {
		Kind uint8
		Size uint16
	}
	fmt.Println(binary.Write(&b, binary.BigEndian, header{1, 2}), b.Bytes())
}

func collections() {
	n := names{"c", "a", "b"}
	sort.Sort(n)
	fmt.Print(n, sort.IsSorted(n), " ")
	sort.Sort(sort.Reverse(n))
	fmt.Println(n, sort.SearchStrings([]string{"a", "b"}, "b"))
	q := &queue{}
	for i, s := range []string{"low", "high", "mid"} {
		heap.Push(q, &item{s, []int{1, 9, 5}[i]})
	}
	(*q)[2].priority = 10
	heap.Fix(q, 2)
	for q.Len() > 0 {
		fmt.Print(heap.Pop(q).(*item).name, " ")
	}
	l := list.New()
	l.PushBack(item{"x", 1})
	l.PushFront(7)
	for e := l.Front(); e != nil; e = e.Next() {
		if it, ok := e.Value.(item); ok {
			fmt.Print(it.name, " ")
		}
	}
	var m sync.Map
	m.Store(point{1, 2, ""}, "point")
	v, ok := m.Load(point{1, 2, ""})
	pool := sync.Pool{New: func() any { return &item{"new", 0} }}
	var held atomic.Value
	held.Store(item{"held", 1})
	fmt.Println(v, ok, pool.Get().(*item).name, held.Load().(item).name)
}

func errorChains() {
	err := fmt.Errorf("open: %w", &notFound{"x"})
	var nf *notFound
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), errors.As(err, &nf), nf.name)
	joined := errors.Join(err, io.EOF, several{io.ErrUnexpectedEOF})
	fmt.Println(errors.Is(joined, io.EOF), errors.Is(joined, io.ErrUnexpectedEOF), errors.Is(joined, io.ErrClosedPipe))
	_, err = os.Open("/does/not/exist")
	var pe *fs.PathError
	fmt.Println(errors.As(err, &pe), pe.Op, errors.Is(err, os.ErrNotExist))
}

func services() {
	server := httptest.NewServer(http.StripPrefix("/api", greeter{"hello"}))
	defer server.Close()
	mux := http.NewServeMux()
	mux.Handle("GET /{who}", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Error(w, "no "+r.PathValue("who"), http.StatusTeapot)
	}))
	rec := httptest.NewRecorder()
	mux.ServeHTTP(rec, httptest.NewRequest("GET", "/you", nil))
	fmt.Print(rec.Code, " ", rec.Body.String())
	resp, err := http.Get(server.URL + "/api/x?name=go")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	fmt.Println(string(body), resp.Header.Get("X-Path"), err)
}

func values() {
	set := flag.NewFlagSet("test", flag.ContinueOnError)
	var l level
	n := set.Int("n", 3, "a number")
	set.Var(&l, "level", "a level")
	fmt.Println(set.Parse([]string{"-n", "4", "-level", "xxx", "rest"}), *n, &l, set.Args())
	ctx, cancel := context.WithTimeout(context.WithValue(context.Background(), key{}, point{1, 2, "p"}), time.Millisecond)
	defer cancel()
	<-ctx.Done()
	fmt.Println(ctx.Value(key{}), ctx.Value("key"), ctx.Err())
	text, err := json.Marshal(map[string]any{"p": point{1, 2, ""}, "list": []point{{}}, "h": hex(255), "n": nil})
	fmt.Println(string(text), err)
	var p point
	fmt.Println(json.Unmarshal([]byte(`{"X": 3, "name": "n"}`), &p), p)
	t := template.Must(template.New("t").Parse("{{range .}}{{.Name}}={{.X}} {{end}}\n"))
	if err := t.Execute(os.Stdout, []point{{1, 2, "a"}, {3, 4, "b"}}); err != nil {
		fmt.Println(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.IntN(100), r.Perm(3), strings.IndexFunc("ab1", unicode.IsDigit))
	done := make(chan string)
	time.AfterFunc(time.Millisecond, func() { done <- "after" })
	fmt.Println(<-done)
}

func main() {
	streams()
	collections()
	errorChains()
	services()
	values()
}
