package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"runnel/runner/sandbox/walls"
)

// asAttacker is the variable that makes this test binary a process that tries one
// attack behind the walls that its first argument plans.
const asAttacker = "RUNNEL_TEST_ATTACK"

func init() {
	if os.Getenv(asAttacker) != "" {
		runtime.LockOSThread()
	}
}

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && strings.Contains(os.Args[1], "raise=") {
		if err := walls.Enter(os.Args); err != nil {
			fmt.Println("walls:", err)
			os.Exit(1)
		}
		name, target, _ := strings.Cut(os.Getenv(asAttacker), " ")
		if err := attacks[name](target); err != nil {
			fmt.Println("refused:", err)
		} else {
			fmt.Println("done")
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// attacks are what a process tries, by the system calls themselves where it can: none
// of what the frontend refuses is refused here.
var attacks = map[string]func(target string) error{
	"read": func(target string) error { _, err := os.ReadFile(target); return err },
	"write": func(target string) error {
		f, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err == nil {
			f.Close()
		}
		return err
	},
	"truncate": func(target string) error { return syscall.Truncate(target, 1) },
	"remove":   os.Remove,
	"chmod":    func(target string) error { return os.Chmod(target, 0o600) },
	"own": func(string) error {
		if err := os.WriteFile("own", []byte("own"), 0o600); err != nil {
			return err
		}
		return os.Remove("own")
	},
	"fork": func(string) error {
		pid, _, errno := syscall.RawSyscall6(unix.SYS_CLONE, uintptr(unix.SIGCHLD), 0, 0, 0, 0, 0)
		if errno != 0 {
			return errno
		}
		if pid == 0 {
			syscall.RawSyscall(unix.SYS_EXIT_GROUP, 0, 0, 0)
		}
		return nil
	},
	"exec":    func(target string) error { return syscall.Exec(target, []string{"true"}, nil) },
	"command": func(target string) error { return exec.Command(target).Run() },
	"ptrace":  func(target string) error { return unix.PtraceSeize(number(target)) },
	"signal":  func(target string) error { return syscall.Kill(number(target), 0) },
	"limit": func(target string) error {
		return unix.Prlimit(number(target), unix.RLIMIT_CORE, nil, &unix.Rlimit{})
	},
	"mount":   func(target string) error { return unix.Mount("none", ".", "tmpfs", 0, "") },
	"unshare": func(string) error { return unix.Unshare(unix.CLONE_NEWUSER) },
	"setuid":  func(string) error { return syscall.Setuid(0) },
	"prctl":   func(string) error { return unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0) },
	"socket":  func(string) error { return closed(unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)) },
	"unix":    func(string) error { return closed(unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)) },
	"netlink": func(string) error { return closed(unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW, 0)) },
	"bpf":     func(string) error { _, _, errno := syscall.Syscall(unix.SYS_BPF, 0, 0, 0); return refusal(errno) },
	"io_uring": func(string) error {
		_, _, errno := syscall.Syscall(unix.SYS_IO_URING_SETUP, 1, 0, 0)
		return refusal(errno)
	},
	"async": func(target string) error {
		_, err := unix.FcntlInt(1, unix.F_SETOWN, number(target))
		return err
	},
	"connect": func(target string) error {
		c, err := net.DialTimeout("tcp", target, time.Second)
		if err == nil {
			c.Close()
		}
		return err
	},
	"loopback": func(string) error {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		c, err := net.Dial("tcp", l.Addr().String())
		if err == nil {
			c.Close()
		}
		return err
	},
	"large": func(string) error {
		signal.Ignore(syscall.SIGXFSZ)
		defer os.Remove("large")
		return os.WriteFile("large", make([]byte, maxFileSize+1), 0o600)
	},
	"descriptors": func(string) error {
		for range openFiles + 1 {
			if _, err := os.Open("."); err != nil {
				return err
			}
		}
		return nil
	},
	"privileges": func(string) error {
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			return err
		}
		for _, want := range []string{"\nCapEff:\t0000000000000000\n", "\nCapPrm:\t0000000000000000\n", "\nNoNewPrivs:\t1\n"} {
			if !bytes.Contains(status, []byte(want)) {
				return nil
			}
		}
		if os.Geteuid() == 0 {
			return nil
		}
		return errors.New("none")
	},
}

func closed(fd int, err error) error {
	if err == nil {
		unix.Close(fd)
	}
	return err
}

// refusal is the error of a system call that its arguments make fail in any case.
func refusal(errno syscall.Errno) error {
	if errno == unix.EPERM || errno == unix.ENOSYS {
		return errno
	}
	return nil
}

func number(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

// TestWalls raises each wall alone: what it holds off is refused, and what stands
// behind another wall is not.
func TestWalls(t *testing.T) {
	s := newSandbox(t)
	base := t.TempDir()
	if err := os.Chmod(filepath.Dir(base), 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(base, "file")
	if err := os.WriteFile(file, []byte("secret"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(file, 0o666); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	parent := strconv.Itoa(os.Getpid())
	tests := []struct {
		attack, target string
		refusedBy      []walls.Wall // each alone
		connected      bool
	}{
		{"read", file, []walls.Wall{walls.Files}, false},
		{"write", file, []walls.Wall{walls.Files}, false},
		{"truncate", file, []walls.Wall{walls.Files}, false},
		{"own", "", nil, false},
		{"fork", "", []walls.Wall{walls.Calls}, false},
		{"exec", "/bin/true", []walls.Wall{walls.Files, walls.Calls}, false},
		{"command", "/bin/true", []walls.Wall{walls.Files, walls.Calls}, false},
		{"ptrace", parent, []walls.Wall{walls.Files, walls.Calls}, false},
		{"signal", parent, []walls.Wall{walls.Files, walls.Calls}, false},
		{"limit", parent, []walls.Wall{walls.Calls}, false},
		{"prctl", "", []walls.Wall{walls.Calls}, false},
		{"socket", "", []walls.Wall{walls.Calls}, false},
		{"socket", "", nil, true},
		{"unix", "", []walls.Wall{walls.Calls}, true},
		{"netlink", "", []walls.Wall{walls.Calls}, true},
		{"bpf", "", []walls.Wall{walls.Calls}, false},
		{"io_uring", "", []walls.Wall{walls.Calls}, false},
		{"async", parent, []walls.Wall{walls.Calls}, false},
		{"connect", l.Addr().String(), []walls.Wall{walls.Files, walls.Calls}, false},
		{"connect", l.Addr().String(), []walls.Wall{walls.Network}, true},
		{"loopback", "", nil, true},
		{"large", "", []walls.Wall{walls.Limits}, false},
		{"descriptors", "", []walls.Wall{walls.Limits}, false},
		{"privileges", "", []walls.Wall{walls.Privileges}, false},
	}
	for _, test := range tests {
		t.Run(fmt.Sprintf("%s/%t", test.attack, test.connected), func(t *testing.T) {
			for _, wall := range walls.All {
				if wall == walls.Network && !test.connected {
					continue
				}
				got := attack(t, s, []walls.Wall{wall}, test.connected, test.attack, test.target)
				if refused := strings.HasPrefix(got, "refused"); refused != slices.Contains(test.refusedBy, wall) && !excepted(test.attack, wall) {
					t.Errorf("behind %s alone: %s", wall, got)
				}
			}
			got := attack(t, s, walls.All, test.connected, test.attack, test.target)
			if refused := strings.HasPrefix(got, "refused"); refused != (len(test.refusedBy) > 0) {
				t.Errorf("behind all walls: %s", got)
			}
		})
	}
}

// excepted are the walls that happen to hold off an attack on some systems: where the
// user is not the same, or has nothing to lose, or tracing is restricted anyway.
func excepted(attack string, wall walls.Wall) bool {
	switch attack {
	case "ptrace", "signal", "limit":
		return wall == walls.Privileges || wall == walls.Network || attack == "ptrace"
	case "privileges":
		return true
	}
	return false
}

// TestPrivileges is about what only a privileged user may do: it is refused behind
// Privileges, and behind Calls.
func TestPrivileges(t *testing.T) {
	s := newSandbox(t)
	for _, name := range []string{"mount", "setuid", "unshare"} {
		if name == "setuid" && os.Geteuid() == 0 {
			continue // to become what one is, is nothing
		}
		if got := attack(t, s, walls.All, false, name, ""); !strings.HasPrefix(got, "refused") {
			t.Errorf("%s: %s", name, got)
		}
		if got := attack(t, s, []walls.Wall{walls.Calls}, false, name, ""); !strings.HasPrefix(got, "refused") {
			t.Errorf("%s behind calls alone: %s", name, got)
		}
	}
	if got := attack(t, s, []walls.Wall{walls.Privileges}, false, "privileges", ""); got != "refused: none" && os.Geteuid() == 0 {
		t.Errorf("privileges are left: %s", got)
	}
}

func newSandbox(t *testing.T) *Sandbox {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s, err := New(t.Context(), Require, self)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// attack runs this test binary behind some walls only, and returns what it says.
func attack(t *testing.T, full *Sandbox, up []walls.Wall, connected bool, name, target string) string {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	s := *full
	s.holds = up
	folders, err := MakeFolder(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := folders.Remove(); err != nil {
			t.Error(err)
		}
	}()
	if !slices.Contains(up, walls.Privileges) {
		s.user = 0
	}
	folder, err := s.Folder(folders)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	p := Process{Folder: folder, Connected: connected, CPU: time.Minute}
	cmd := s.Command(ctx, p)
	cmd.Env = append(cmd.Env, asAttacker+"="+name+" "+target)
	output, err := cmd.CombinedOutput()
	if err != nil {
		return fmt.Sprintf("%v: %s", err, output)
	}
	return strings.TrimSpace(string(output))
}

func TestSweepRemovesOnlyWhatNobodyHolds(t *testing.T) {
	dir := t.TempDir()
	held, err := MakeFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	left, err := MakeFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := left.make(0); err != nil {
		t.Fatal(err)
	}
	left.lock.Close() // as when its holder was killed
	if err := os.Mkdir(filepath.Join(dir, "other"), 0o755); err != nil {
		t.Fatal(err)
	}
	third, err := MakeFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		got = append(got, filepath.Join(dir, e.Name()))
	}
	want := []string{filepath.Join(dir, "other"), held.Path, third.Path}
	slices.Sort(want)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if err := errors.Join(held.Remove(), third.Remove()); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(held.Path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a removed folder is there: %v", err)
	}
}

func TestModes(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	off, err := New(t.Context(), Off, self)
	if err != nil || len(off.Holds()) != 0 || off.Lacking() != "" || !off.Connects() {
		t.Errorf("off: %+v, %v", off, err)
	}
	if _, err := New(t.Context(), "some", self); err == nil {
		t.Error("an unknown mode is no error")
	}
	weak := &Sandbox{holds: []walls.Wall{walls.Limits}, lacks: walls.Report{walls.Files: "too old"}}
	if got := weak.Lacking(); got != "files (too old)" {
		t.Errorf("got %q", got)
	}
}
