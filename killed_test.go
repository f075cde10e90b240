//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// kills is how many times a build is killed.
const kills = 20

// TestKilledBuilds kills builds at random moments: no process is left, every page is
// whole, and the next build finds a store that serves. Then several builds share it.
func TestKilledBuilds(t *testing.T) {
	b := newKillableBuild(t)
	began := time.Now()
	b.mustRun(t)
	whole := time.Since(began)
	for i := range kills {
		for n := range 3 { // something to run, whatever the store holds
			b.lesson(t, fmt.Sprintf("l%d.md", n), fmt.Sprintf("fmt.Println(%d)\n\ttime.Sleep(20 * time.Millisecond)", 10*i+n))
		}
		cmd := b.command(b.out)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Int64N(int64(whole))))
		_ = cmd.Process.Kill() // it may be over
		_ = cmd.Wait()
		b.isWhole(t)
	}
	b.leavesNoProcess(t)
	b.mustRun(t)
	first := b.runs(t, b.out)
	b.mustRun(t)
	if again := b.runs(t, b.out); !bytes.Equal(first, again) {
		t.Errorf("the store did not serve:\n%s\n%s", first, again)
	}
	b.shared(t)
	b.leavesNoProcess(t)
	if left, err := filepath.Glob(filepath.Join(b.temp, "runnel-*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// A killableBuild is a small course with what its builds need.
type killableBuild struct {
	course, out, temp string
	environment       []string
}

func newKillableBuild(t *testing.T) *killableBuild {
	t.Helper()
	base := t.TempDir()
	if err := os.Chmod(filepath.Dir(base), 0o755); err != nil { // programs may be another user's
		t.Fatal(err)
	}
	b := &killableBuild{
		course: filepath.Join(base, "course"),
		out:    filepath.Join(base, "public"),
		temp:   filepath.Join(base, "temp"),
	}
	if err := os.Mkdir(b.temp, 0o755); err != nil {
		t.Fatal(err)
	}
	b.environment = append(os.Environ(), toolchain(t)...)
	b.environment = append(b.environment, "TMPDIR="+b.temp)
	write(t, filepath.Join(b.course, "course.yaml"), "title: Killed\n")
	for n := range 3 {
		b.lesson(t, fmt.Sprintf("l%d.md", n), fmt.Sprintf("fmt.Println(%d, time.Second)", time.Now().UnixNano()))
	}
	return b
}

func (b *killableBuild) lesson(t *testing.T, name, body string) {
	t.Helper()
	write(t, filepath.Join(b.course, "1-first", name), "---\ntitle: "+name+"\n---\n\n```go {repeat=1}\npackage main\n\nimport (\n\t\"fmt\"\n\t\"time\"\n)\n\nfunc main() {\n\t"+body+"\n\ttime.Sleep(1)\n}\n```\n")
}

func (b *killableBuild) command(out string) *exec.Cmd {
	cmd := exec.Command("runnel", "build", "--course", b.course, "--out", out, "--progress", "none", "--verify", "off")
	cmd.Env = b.environment
	return cmd
}

func (b *killableBuild) mustRun(t *testing.T) {
	t.Helper()
	if output, err := b.command(b.out).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

// shared has four builds use the store at the same time.
func (b *killableBuild) shared(t *testing.T) {
	t.Helper()
	b.lesson(t, "l0.md", fmt.Sprintf("fmt.Println(%d)", time.Now().UnixNano()))
	var builds []*exec.Cmd
	for i := range 4 {
		cmd := b.command(fmt.Sprintf("%s%d", b.out, i))
		cmd.Stderr = new(bytes.Buffer)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		builds = append(builds, cmd)
	}
	for i, cmd := range builds {
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v\n%s", err, cmd.Stderr)
		}
		if !json.Valid(b.runs(t, fmt.Sprintf("%s%d", b.out, i))) {
			t.Errorf("build %d left no whole runs.json", i)
		}
	}
}

func (b *killableBuild) runs(t *testing.T, out string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(out, "runs.json"))
	if err != nil {
		t.Error(err)
	}
	return text
}

// isWhole reports pages that are not.
func (b *killableBuild) isWhole(t *testing.T) {
	t.Helper()
	pages := 0
	err := filepath.WalkDir(b.out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		pages++
		text, err := os.ReadFile(path)
		if !bytes.HasSuffix(bytes.TrimSpace(text), []byte("</html>")) {
			t.Errorf("%s is not whole: %v", path, err)
		}
		return err
	})
	if err != nil || pages < 4 {
		t.Errorf("found %d pages, %v", pages, err)
	}
	if !json.Valid(b.runs(t, b.out)) {
		t.Error("runs.json is not whole")
	}
}

// leavesNoProcess waits for what the Go toolchain itself has started to see that it is
// alone, and reports what stays.
func (b *killableBuild) leavesNoProcess(t *testing.T) {
	t.Helper()
	var left []string
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		left = nil
		environments, err := filepath.Glob("/proc/[0-9]*/environ")
		if err != nil || len(environments) == 0 {
			t.Fatalf("no processes found: %v", err)
		}
		for _, name := range environments {
			if text, err := os.ReadFile(name); err == nil && strings.Contains(string(text), "TMPDIR="+b.temp) {
				left = append(left, filepath.Dir(name))
			}
		}
		if len(left) == 0 {
			return
		}
	}
	t.Errorf("still running: %v", left)
}
