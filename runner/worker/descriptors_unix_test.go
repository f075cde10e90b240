//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestChildrenDoNotHoldTheReport: a process that a program leaves behind has nothing
// of what the runner waits for the end of. Here it reads a pipe that nobody writes to.
func TestChildrenDoNotHoldTheReport(t *testing.T) {
	cat, err := exec.LookPath("cat")
	if err != nil {
		t.Fatal(err)
	}
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	release := func() {
		f, err := os.OpenFile(fifo, os.O_WRONLY, 0) // waits for the child to read
		if err != nil {
			t.Error(err)
			return
		}
		f.Close()
	}
	stuck := time.AfterFunc(20*time.Second, release)
	got := work(t, program([]string{"fmt", "os"}, "", fmt.Sprintf(`
null, _ := os.OpenFile(os.DevNull, os.O_RDWR, 0)
p, err := os.StartProcess(%q, []string{"cat", %q}, &os.ProcAttr{Files: []*os.File{null, null, null}})
fmt.Println(p != nil, err)`, cat, fifo)))
	if !stuck.Stop() {
		t.Fatal("the worker was waited for until its child had ended")
	}
	release()
	if got.kinds() != "begin end" || got.stdout != "true <nil>\n" {
		t.Errorf("got %+v", got)
	}
}
