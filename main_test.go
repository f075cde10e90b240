package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"runnel": main})
}

// TestScript tells stories of the command line: testdata/script holds one a file.
func TestScript(t *testing.T) {
	environment := toolchain(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Setup: func(e *testscript.Env) error {
			e.Vars = append(e.Vars, environment...)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"replace": replace,
		},
	})
}

// toolchain is the environment in which a script finds the Go toolchain's caches and
// runnel's own: otherwise each would build the worker anew.
func toolchain(t *testing.T) []string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	vars := []string{"XDG_CACHE_HOME=" + cache, "CGO_ENABLED=0"}
	for _, name := range []string{"GOCACHE", "GOMODCACHE", "GOFLAGS", "GOTOOLCHAIN", "GOPROXY"} {
		value, err := exec.CommandContext(t.Context(), "go", "env", name).Output()
		if err != nil {
			t.Fatal(err)
		}
		vars = append(vars, name+"="+strings.TrimSpace(string(value)))
	}
	return vars
}

// replace OLD NEW FILE edits a file of a script; OLD must occur in it.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace OLD NEW FILE")
	}
	before := ts.ReadFile(args[2])
	if !strings.Contains(before, args[0]) {
		ts.Fatalf("%s does not hold %q", args[2], args[0])
	}
	after := strings.Replace(before, args[0], args[1], 1)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), []byte(after), 0o666))
}

// TestServe edits a lesson under a running server, breaks it and mends it.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	lesson := filepath.Join(dir, "1-first", "hello.md")
	write(t, filepath.Join(dir, "course.yaml"), "title: Served\n")
	write(t, lesson, "---\ntitle: Hello\n---\n\nText of the first version.\n")

	ctx, cancel := context.WithCancel(t.Context())
	stdout, announced := io.Pipe()
	served := make(chan error, 1)
	go func() {
		root := rootCommand()
		root.SetArgs([]string{"serve", "--course", dir, "--out", filepath.Join(t.TempDir(), "public"), "--progress", "none", "--addr", "127.0.0.1:0"})
		root.SetOut(announced)
		root.SetErr(io.Discard)
		served <- root.ExecuteContext(ctx)
	}()
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url := strings.TrimSpace(line) + "1-first/hello.html"

	await(t, url, "Text of the first version.")
	write(t, lesson, "---\ntitle: Hello\n---\n\nText of the second version.\n")
	await(t, url, "Text of the second version.")
	write(t, lesson, "---\ntitel: Hello\n---\n\nText of the third version.\n")
	await(t, url, "hello.md:2:1: unknown key")
	await(t, url, "Text of the second version.") // the last good page
	write(t, lesson, "---\ntitle: Hello\n---\n\nText of the fourth version.\n")
	await(t, url, "Text of the fourth version.")

	cancel()
	if err := <-served; err != nil {
		t.Errorf("the server ended with %v", err)
	}
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

// await asks for a page until it holds a text.
func await(t *testing.T, url, text string) {
	t.Helper()
	var last string
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		body, err := get(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		if last = body; strings.Contains(body, text) {
			return
		}
	}
	t.Fatalf("%s never held %q; it holds:\n%s", url, text, last)
}

func get(ctx context.Context, url string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", fmt.Errorf("asking for a page: %w", err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return string(body), err
}
