//go:build linux

package runner

import (
	"bytes"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"runnel/runner/sandbox"
)

// TestHostilePrograms runs programs that mean harm under both engines. An archive of
// testdata/hostile holds main.go, optionally args, in which what stands outside has
// names, and limits; and what must be observed: want and stdout, with want.gc and
// stdout.gc where engine gc differs. Whatever a program prints, it has not got hold of
// anything outside, and nothing is left of it.
func TestHostilePrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/hostile/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no programs found: %v", err)
	}
	outside := newOutside(t)
	r := newRunner(t, Options{Sandbox: sandbox.Require})
	t.Run("programs", func(t *testing.T) {
		for _, file := range files {
			t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
				t.Parallel()
				for _, engine := range []Engine{EngineYaegi, EngineGC} {
					testHostile(t, r, outside, file, engine)
				}
			})
		}
	})
	outside.untouched(t)
}

// lateness is how long after its timeout a program may be over, on a busy machine. Its
// compilation is not part of it.
const lateness = 20 * time.Second

func testHostile(t *testing.T, r *Runner, o *outside, file string, engine Engine) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	program, want := readCase(t, archive)
	program.Engine = engine
	for i := range program.Args {
		program.Args[i] = o.names.Replace(program.Args[i])
	}
	began := time.Now()
	result, err := r.Exec(t.Context(), program, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); engine == EngineYaegi && took > program.Limits.OrDefault().Timeout+lateness {
		t.Errorf("%s: it took %v", engine, took)
	}
	if all := fmt.Sprint(result); strings.Contains(all, o.secret) || strings.Contains(all, "root:") {
		t.Errorf("%s: it read what it must not:\n%s", engine, all)
	}
	got := map[string]string{"want": observed(result)["want"], "stdout": observed(result)["stdout"]}
	switch result.Status {
	case OutputLimit:
		delete(got, "stdout")
	case Memory: // the exit code tells whether it or its parent was quicker to end it
		got["want"] = strings.Replace(got["want"], fmt.Sprintf("exit: %d\n", result.Exit), "", 1)
	}
	if engine == EngineGC {
		for _, name := range []string{"want", "stdout"} {
			if differs, ok := want[name+".gc"]; ok {
				want[name] = differs
			}
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			delete(want, name)
		}
	}
	if *update {
		updateHostile(t, file, engine, got)
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s: -want +got:\n%s\n%s", engine, diff, result.Output(Stderr))
	}
}

// updateHostile rewrites what is expected; for engine gc only where it differs.
func updateHostile(t *testing.T, file string, engine Engine, got map[string]string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	suffix := ""
	old := map[string]string{}
	for _, f := range archive.Files {
		old[f.Name] = string(f.Data)
	}
	if engine == EngineGC {
		suffix = ".gc"
	}
	for _, name := range []string{"want", "stdout"} {
		if engine == EngineGC && got[name] == old[name] || got[name] == "" {
			continue
		}
		set(archive, name+suffix, got[name])
	}
	if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// set replaces or adds a file of an archive.
func set(archive *txtar.Archive, name, content string) {
	for i := range archive.Files {
		if archive.Files[i].Name == name {
			archive.Files[i].Data = []byte(content)
			return
		}
	}
	archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(content)})
}

// An outside is what hostile programs must not reach: a folder that anybody may read
// and write, a file and a socket in it, a server, and the environment.
type outside struct {
	folder, file string
	secret       string
	temp         string // where working folders are made
	names        *strings.Replacer
	reached      atomic.Int64 // connections and datagrams
}

func newOutside(t *testing.T) *outside {
	t.Helper()
	base := t.TempDir()
	if err := os.Chmod(filepath.Dir(base), 0o755); err != nil {
		t.Fatal(err)
	}
	o := &outside{folder: filepath.Join(base, "outside"), temp: filepath.Join(base, "temp"), secret: "canary-" + fmt.Sprint(time.Now().UnixNano())}
	o.file = filepath.Join(o.folder, "secret")
	for _, dir := range []string{o.folder, o.temp} {
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(o.file, []byte(o.secret), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(o.file, 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("RUNNEL_SECRET", o.secret)
	t.Setenv("TMPDIR", o.temp)
	socket := filepath.Join(o.folder, "socket")
	address := o.listen(t, "tcp", "127.0.0.1:0")
	o.listen(t, "unix", socket)
	if err := os.Chmod(socket, 0o777); err != nil {
		t.Fatal(err)
	}
	packets, err := net.ListenPacket("udp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { packets.Close() })
	go func() {
		for {
			if _, _, err := packets.ReadFrom(make([]byte, 100)); err != nil {
				return
			}
			o.reached.Add(1)
		}
	}()
	o.names = strings.NewReplacer("$OUTSIDE", o.folder, "$SECRET", o.file, "$SOCKET", socket, "$ADDRESS", address)
	return o
}

// listen counts who connects.
func (o *outside) listen(t *testing.T, network, address string) string {
	t.Helper()
	l, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			o.reached.Add(1)
			c.Close()
		}
	}()
	return l.Addr().String()
}

// untouched reports what a program has changed, reached or left.
func (o *outside) untouched(t *testing.T) {
	t.Helper()
	if n := o.reached.Load(); n != 0 {
		t.Errorf("servers outside were reached %d times", n)
	}
	if text, err := os.ReadFile(o.file); err != nil || string(text) != o.secret {
		t.Errorf("the file outside holds %q, %v", text, err)
	}
	entries, err := os.ReadDir(o.folder)
	if err != nil || len(entries) != 2 {
		t.Errorf("the folder outside holds %v, %v", entries, err)
	}
	if info, err := os.Stat(o.file); err != nil || info.Mode() != 0o666 {
		t.Errorf("the file outside has %v, %v", info, err)
	}
	if left, err := os.ReadDir(o.temp); err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
	for _, process := range processesWith(t, "TMPDIR="+o.temp+"/") {
		t.Errorf("still running: %s", process)
	}
}

// processesWith are the processes that have such a variable in their environment.
func processesWith(t *testing.T, variable string) []string {
	t.Helper()
	environments, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil || len(environments) == 0 {
		t.Fatalf("no processes found: %v", err)
	}
	var found []string
	for _, name := range environments {
		text, err := os.ReadFile(name)
		if err == nil && bytes.Contains(text, []byte(variable)) {
			found = append(found, filepath.Dir(name))
		}
	}
	return found
}
