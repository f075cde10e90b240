package serve

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/pprof"
	"strings"
	"sync"
	"testing"
	"time"

	"runnel/site/fault"
)

// patience is how long a test waits for what must happen; it is never waited out
// where all is well.
const patience = 30 * time.Second

// receive returns the next value of c.
func receive[T any](t *testing.T, c <-chan T, what string) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(patience):
		t.Fatalf("no %s", what)
		panic("unreachable")
	}
}

// A scriptedBuilder hands each build to the test, which ends it.
type scriptedBuilder chan *scriptedBuild

type scriptedBuild struct {
	ctx context.Context
	end chan buildResult
}

type buildResult struct {
	faults []fault.Fault
	err    error
}

func (b scriptedBuilder) Build(ctx context.Context) ([]fault.Fault, error) {
	build := &scriptedBuild{ctx, make(chan buildResult, 1)}
	select {
	case b <- build:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	select {
	case r := <-build.end:
		return r.faults, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// A site is a running server with its folders.
type site struct {
	t           *testing.T
	course, out string
	builds      scriptedBuilder
	url         string // set once the first build has ended
	log         *lockedBuffer
	stop        func() error
}

type lockedBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

// start serves and ends the first build with the faults given.
func start(t *testing.T, faults ...fault.Fault) *site {
	t.Helper()
	dir := t.TempDir()
	s := &site{t: t, course: filepath.Join(dir, "content"), out: filepath.Join(dir, "public"), builds: make(scriptedBuilder), log: new(lockedBuffer)}
	for _, d := range []string{s.course, s.out} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s.write("public/index.html", "<html><body><p>home</p></body></html>")

	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Course: s.course, Out: s.out, Addr: "127.0.0.1:0", Builder: s.builds, Log: s.log, Ready: func(url string) { ready <- url }})
	}()
	s.stop = sync.OnceValue(func() error {
		cancel()
		return receive(t, ended, "end of Run")
	})
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	s.nextBuild().end <- buildResult{faults: faults}
	s.url = receive(t, ready, "call of Ready")
	return s
}

func (s *site) nextBuild() *scriptedBuild {
	s.t.Helper()
	return receive(s.t, s.builds, "build")
}

// write writes a file, named by its path beside the course. It is moved into place,
// so that it is one change.
func (s *site) write(name, text string) {
	s.t.Helper()
	dir := filepath.Dir(s.course)
	aside := filepath.Join(dir, "aside")
	if err := os.WriteFile(aside, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(aside, filepath.Join(dir, name)); err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) get(path string) (status int, body string) {
	s.t.Helper()
	response, err := http.Get(s.url + strings.TrimPrefix(path, "/"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(b)
}

// events connects as a page does and returns the builds that the server names.
func (s *site) events() <-chan string {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, "GET", s.url+strings.TrimPrefix(eventsPath, "/"), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	if got := response.Header.Get("Content-Type"); got != "text/event-stream" {
		s.t.Errorf("the events have the type %q", got)
	}
	ids := make(chan string)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer response.Body.Close()
		lines := bufio.NewScanner(response.Body)
		for lines.Scan() {
			if id, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				select {
				case ids <- id:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	s.t.Cleanup(func() {
		cancel()
		<-done
	})
	return ids
}

func contains(t *testing.T, text, want string) {
	t.Helper()
	if !strings.Contains(text, want) {
		t.Errorf("%q is not in\n%s", want, text)
	}
}

func lacks(t *testing.T, text, unwanted string) {
	t.Helper()
	if strings.Contains(text, unwanted) {
		t.Errorf("%q is in\n%s", unwanted, text)
	}
}

func TestReload(t *testing.T) {
	s := start(t)
	_, page := s.get("/")
	events := s.events()
	first := receive(t, events, "first event")
	contains(t, page, `<script src="/.runnel/reload.js" defer data-build="`+first+`"></script>`)

	s.write("content/lesson.md", "changed")
	build := s.nextBuild()
	s.write("public/index.html", "<html><body><p>new</p></body></html>")
	build.end <- buildResult{}
	second := receive(t, events, "event after the change")
	if second == first {
		t.Errorf("both builds are named %s", first)
	}
	_, page = s.get("/")
	contains(t, page, "<p>new</p>")
	contains(t, page, `data-build="`+second+`"`)
	contains(t, s.log.String(), "changed: "+filepath.Join(s.course, "lesson.md")+"\n")
}

func TestChangeEndsRunningBuild(t *testing.T) {
	s := start(t)
	events := s.events()
	first := receive(t, events, "first event")

	s.write("content/lesson.md", "one")
	stale := s.nextBuild()
	s.write("content/lesson.md", "two")
	receive(t, stale.ctx.Done(), "end of the stale build")
	s.nextBuild().end <- buildResult{}
	second := receive(t, events, "event after the changes")
	// The stale build was not announced: the ids count builds that ended.
	if !strings.HasSuffix(first, "-1") || !strings.HasSuffix(second, "-2") {
		t.Errorf("the builds are named %s and %s", first, second)
	}
}

func TestFaultsComeAndGo(t *testing.T) {
	s := start(t)
	s.write("public/other.html", "<html><body><p>other</p></body></html>")
	events := s.events()
	receive(t, events, "first event")

	s.write("content/broken.md", "x")
	s.nextBuild().end <- buildResult{faults: []fault.Fault{
		{Path: filepath.Join(s.course, "index.md"), Line: 9, Message: "later"},
		{Path: filepath.Join(s.course, "broken.md"), Line: 3, Column: 1, Message: "the run differs:\n-<a>\n+b"},
	}}
	receive(t, events, "event after the faults")
	status, page := s.get("/other.html")
	if status != http.StatusOK {
		t.Errorf("other.html has status %d", status)
	}
	contains(t, page, "2 faults elsewhere in the course")
	contains(t, page, "<p>other</p>")

	status, page = s.get("/broken.html")
	if status != http.StatusNotFound {
		t.Errorf("broken.html has status %d", status)
	}
	contains(t, page, "<h1>Not built</h1>")
	contains(t, page, "1 fault in this lesson, 1 elsewhere in the course")
	contains(t, page, "broken.md:3:1: the run differs:</code>\n<pre>\n-&lt;a&gt;\n")
	contains(t, page, scriptPath)
	contains(t, s.log.String(), "broken.md:3:1: the run differs:\n-<a>\n")

	s.write("content/course.yaml", "x")
	s.nextBuild().end <- buildResult{err: errors.New("course.yaml:1:1: not a mapping")}
	receive(t, events, "event after the error")
	_, page = s.get("/other.html")
	contains(t, page, "The course could not be built")
	contains(t, page, "course.yaml:1:1: not a mapping")

	s.write("content/broken.md", "y")
	s.nextBuild().end <- buildResult{}
	receive(t, events, "event after the repair")
	_, page = s.get("/other.html")
	lacks(t, page, "runnel-faults")
	status, page = s.get("/broken.html")
	if status != http.StatusNotFound {
		t.Errorf("broken.html has status %d", status)
	}
	contains(t, page, "<h1>No such page</h1>")
}

func TestServesWhileFirstBuildRuns(t *testing.T) {
	h := &handler{out: t.TempDir(), board: newBoard("x")}
	if response := request(h, "GET", "/"); response.Code != http.StatusNotFound {
		t.Errorf("the status is %d", response.Code)
	} else {
		contains(t, response.Body.String(), "<h1>Not built yet</h1>")
		contains(t, response.Body.String(), `data-build="x-0"`)
	}
}

// Run ends although a build runs, a page listens, a request is never completed and
// an answer is never read.
func TestShutdown(t *testing.T) {
	s := start(t)
	s.write("public/large.bin", "")
	if err := os.Truncate(filepath.Join(s.out, "large.bin"), 64<<20); err != nil {
		t.Fatal(err)
	}
	receive(t, s.events(), "first event")
	address := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
	for _, text := range []string{"GET / HTTP/1.1\r\n", "GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n"} {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		if _, err := io.WriteString(conn, text); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(text, "large") { // the answer has begun
			if _, err := conn.Read(make([]byte, 1)); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.write("content/lesson.md", "x")
	build := s.nextBuild()

	if err := s.stop(); err != nil {
		t.Fatalf("Run: %v", err)
	}
	if build.ctx.Err() == nil {
		t.Error("the build goes on")
	}
	if _, err := net.Dial("tcp", address); err == nil {
		t.Error("the port is still open")
	}
	// A goroutine that has told that it ends may still be seen for a moment.
	var left string
	for range 1000 {
		if left = ownGoroutines(); left == "" {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("goroutines are left:\n%s", left)
}

// ownGoroutines returns the stacks of goroutines that a server may have started.
func ownGoroutines() string {
	var b strings.Builder
	pprof.Lookup("goroutine").WriteTo(&b, 2)
	var own []string
	for stack := range strings.SplitSeq(b.String(), "\n\n") {
		if strings.Contains(stack, "fsnotify") || strings.Contains(stack, "http.(*conn)") ||
			strings.Contains(stack, "site/serve") && !strings.Contains(stack, "_test.go") {
			own = append(own, stack)
		}
	}
	return strings.Join(own, "\n\n")
}

func TestRunRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		opts Options
		want string
	}{
		{Options{Course: filepath.Join(dir, "none"), Out: filepath.Join(dir, "out")}, "no such file or directory"},
		{Options{Course: file, Out: filepath.Join(dir, "out")}, "is not a folder"},
		{Options{Course: dir, Out: dir}, "holds the course"},
		{Options{Course: dir, Out: filepath.Join(dir, "out"), Addr: "0.0.0.0:4000"}, `address "0.0.0.0:4000": a course is served to this machine alone`},
		{Options{Course: dir, Out: filepath.Join(dir, "out"), Addr: ":4000"}, "to this machine alone"},
		{Options{Course: dir, Out: filepath.Join(dir, "out"), Addr: "example.org"}, "to this machine alone"},
		{Options{Course: dir, Out: filepath.Join(dir, "out"), Addr: "[2001:db8::1]:4000"}, "to this machine alone"},
		{Options{Course: dir, Out: filepath.Join(dir, "out"), Addr: "127.0.0.1:99999"}, "invalid port"},
	} {
		err := Run(t.Context(), test.opts)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Run(%+v) returns %v, want %q", test.opts, err, test.want)
		}
	}
}

func TestListen(t *testing.T) {
	taken, err := listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	if l, err := listen(taken.Addr().String()); err == nil {
		l.Close()
		t.Error("a port that is given and taken is replaced")
	}
	for _, addr := range []string{"", "", "localhost", "127.0.0.1:"} {
		l, err := listen(addr)
		if err != nil {
			t.Errorf("listen(%q): %v", addr, err)
			continue
		}
		defer l.Close() // kept open, so that the next needs another port
	}
}
