package sandbox

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"

	seccomp "github.com/elastic/go-seccomp-bpf"
	"github.com/elastic/go-seccomp-bpf/arch"
	"golang.org/x/net/bpf"
	"golang.org/x/sys/unix"

	"runnel/runner/sandbox/walls"
)

// filters assembles what the kernel lets a process call: quiet for one that has no
// sockets, talking for others. Whatever is not listed is refused, as not permitted.
// exec is the one descriptor that may be executed.
func filters(exec uint64) (quiet, talking []byte, err error) {
	if quiet, err = assemble(policy(exec, nil, nil)); err != nil {
		return nil, nil, err
	}
	talking, err = assemble(policy(exec, sockets, socketConditions))
	return quiet, talking, err
}

func policy(exec uint64, more []string, conditions []seccomp.NameWithConditions) []seccomp.SyscallGroup {
	conditions = append(conditionalCalls(exec), conditions...)
	return []seccomp.SyscallGroup{
		{Action: seccomp.ActionAllow, Names: slices.Concat(calls, more), NamesWithCondtions: conditions},
		// As if the kernel were too old, so that C libraries fall back on what can be
		// looked into.
		{Action: seccomp.Action(uint32(seccomp.ActionErrno) | uint32(unix.ENOSYS)), Names: []string{"clone3"}},
	}
}

// calls are what a Go program needs and what harms nobody behind the other walls: they
// take effect on the process itself, or on files that it may open.
var calls = []string{
	// Memory.
	"munmap", "mprotect", "madvise", "mremap", "mincore", "brk", "membarrier",
	// Files.
	"read", "write", "readv", "writev", "pread64", "pwrite64", "preadv", "pwritev", "preadv2", "pwritev2",
	"open", "openat", "openat2", "creat", "close", "close_range", "lseek",
	"stat", "fstat", "lstat", "newfstatat", "statx", "fstatfs", "access", "faccessat", "faccessat2",
	"getdents64", "getcwd", "chdir", "fchdir", "umask",
	"mkdir", "mkdirat", "rmdir", "unlink", "unlinkat", "rename", "renameat", "renameat2",
	"link", "linkat", "symlink", "symlinkat", "readlink", "readlinkat",
	"ftruncate", "truncate", "fchmod", "fsync", "fdatasync", "flock", "fadvise64", "copy_file_range", "sendfile",
	"dup", "dup2", "dup3", "pipe", "pipe2",
	"eventfd2", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_wait", "epoll_pwait", "epoll_pwait2",
	"poll", "ppoll", "select", "pselect6",
	// Time.
	"clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "times",
	"timer_create", "timer_settime", "timer_gettime", "timer_getoverrun", "timer_delete", "setitimer", "getitimer",
	"timerfd_create", "timerfd_settime", "timerfd_gettime",
	// The process and its threads.
	"futex", "sched_yield", "sched_getaffinity", "getcpu", "set_tid_address", "set_robust_list", "rseq", "arch_prctl",
	"getpid", "gettid", "getppid", "getpgid", "getpgrp", "getsid", "getpriority",
	"getuid", "geteuid", "getgid", "getegid", "getgroups", "getresuid", "getresgid",
	"getrusage", "getrlimit", "setrlimit", "sysinfo", "uname", "getrandom",
	"rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "rt_sigsuspend", "rt_sigtimedwait",
	"sigaltstack", "pause", "restart_syscall", "wait4", "waitid", "exit", "exit_group",
}

// sockets are what a process with a network needs too.
var sockets = []string{
	"bind", "listen", "accept", "accept4", "connect", "shutdown", "getsockname", "getpeername",
	"getsockopt", "setsockopt", "sendto", "recvfrom", "sendmsg", "recvmsg", "sendmmsg", "recvmmsg",
}

// socketConditions let through sockets of the internet only: those of files reach other
// processes from any network.
var socketConditions = []seccomp.NameWithConditions{
	when("socket", is(0, unix.AF_INET)),
	when("socket", is(0, unix.AF_INET6)),
}

// namespaces are the flags of clone that make new ones.
const namespaces = unix.CLONE_NEWNS | unix.CLONE_NEWCGROUP | unix.CLONE_NEWUTS | unix.CLONE_NEWIPC |
	unix.CLONE_NEWUSER | unix.CLONE_NEWPID | unix.CLONE_NEWNET

// prSetVMA is the option of prctl by which the Go runtime names its memory.
const prSetVMA = 0x53564d41

// conditionalCalls are let through in one way only.
func conditionalCalls(exec uint64) []seccomp.NameWithConditions {
	all := []seccomp.NameWithConditions{
		// A file that is mapped could grow without being written to.
		when("mmap", bitsClear(3, unix.MAP_SHARED)),
		when("mmap", bitsSet(3, unix.MAP_ANONYMOUS)),
		when("clone", bitsSet(0, unix.CLONE_THREAD), bitsClear(0, namespaces)),
		when("kill", is(0, walls.SelfID)),
		when("tgkill", is(0, walls.SelfID)),
		when("prlimit64", is(0, 0)),
		when("prctl", is(0, prSetVMA)),
		when("prctl", is(0, unix.PR_SET_NAME)),
		when("utimensat", is(1, 0)), // of an open file
		when("execveat", is(0, exec), is(4, unix.AT_EMPTY_PATH)),
	}
	// Not those that have a signal sent to another process.
	for _, command := range []uint64{
		unix.F_DUPFD, unix.F_DUPFD_CLOEXEC, unix.F_GETFD, unix.F_SETFD, unix.F_GETFL, unix.F_SETFL,
		unix.F_GETLK, unix.F_SETLK, unix.F_SETLKW, unix.F_OFD_GETLK, unix.F_OFD_SETLK, unix.F_OFD_SETLKW,
		unix.F_GETPIPE_SZ, unix.F_SETPIPE_SZ,
	} {
		all = append(all, when("fcntl", is(1, command)))
	}
	// Whether a file is a terminal, how large it is, and what waits to be read.
	for _, request := range []uint64{unix.TCGETS, unix.TIOCGWINSZ, unix.TIOCINQ} {
		all = append(all, when("ioctl", is(1, request)))
	}
	return all
}

func when(name string, conditions ...seccomp.Condition) seccomp.NameWithConditions {
	return seccomp.NameWithConditions{Name: name, Conditions: conditions}
}

func is(argument uint32, value uint64) seccomp.Condition {
	return seccomp.Condition{Argument: argument, Operation: seccomp.Equal, Value: value}
}

func bitsSet(argument uint32, bits uint64) seccomp.Condition {
	return seccomp.Condition{Argument: argument, Operation: seccomp.BitsSet, Value: bits}
}

func bitsClear(argument uint32, bits uint64) seccomp.Condition {
	return seccomp.Condition{Argument: argument, Operation: seccomp.BitsNotSet, Value: bits}
}

// callsInBlock is how many calls a block of a filter decides on.
const callsInBlock = 20

// assemble brings a policy to the form in which the kernel takes it. The filter chooses
// a block by the number of the call, and a block goes through its calls one by one: the
// kernel tries a filter with every number there is when it is put in force, so a single
// long list would cost each process the square of its length.
//
// Calls that this architecture has not are left out: newer ones lack what has a newer
// form.
func assemble(groups []seccomp.SyscallGroup) ([]byte, error) {
	table, err := arch.GetInfo("")
	if err != nil {
		return nil, err
	}
	var numbers []int
	for _, g := range groups {
		for _, name := range g.Names {
			numbers = appendKnown(numbers, table, name)
		}
		for _, c := range g.NamesWithCondtions {
			numbers = appendKnown(numbers, table, c.Name)
		}
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)

	var choice, blocks []bpf.Instruction
	choices := (len(numbers) + callsInBlock - 1) / callsInBlock
	choice = append(choice, bpf.LoadAbsolute{Off: numberOffset, Size: 4})
	for block := range slices.Chunk(numbers, callsInBlock) {
		choices--
		// To the block, over what is left of the choice and the blocks before it.
		choice = append(choice,
			bpf.JumpIf{Cond: bpf.JumpGreaterThan, Val: uint32(block[len(block)-1]), SkipTrue: 1},
			bpf.Jump{Skip: uint32(2*choices + 1 + len(blocks))})
		instructions, err := assembleBlock(groups, table, block)
		if err != nil {
			return nil, fmt.Errorf("assembling the filter of system calls: %w", err)
		}
		blocks = append(blocks, instructions...)
	}
	choice = append(choice, bpf.RetConstant{Val: uint32(seccomp.ActionErrno) | uint32(unix.EPERM)})
	raw, err := bpf.Assemble(append(choice, blocks...))
	if err != nil {
		return nil, fmt.Errorf("assembling the filter of system calls: %w", err)
	}
	if len(raw) > math.MaxUint16 {
		return nil, errors.New("the filter of system calls is too long")
	}
	var filter []byte
	for _, i := range raw {
		filter = binary.NativeEndian.AppendUint16(filter, i.Op)
		filter = append(filter, i.Jt, i.Jf)
		filter = binary.NativeEndian.AppendUint32(filter, i.K)
	}
	return filter, nil
}

// numberOffset is where struct seccomp_data has the number of the call.
const numberOffset = 0

func appendKnown(numbers []int, table *arch.Info, name string) []int {
	if n, ok := table.SyscallNames[name]; ok {
		return append(numbers, n)
	}
	return numbers
}

// assembleBlock is a whole filter that lets through only what groups say of the calls
// with these numbers.
func assembleBlock(groups []seccomp.SyscallGroup, table *arch.Info, numbers []int) ([]bpf.Instruction, error) {
	policy := seccomp.Policy{DefaultAction: seccomp.ActionErrno} // EPERM
	in := func(name string) bool {
		n, ok := table.SyscallNames[name]
		return ok && slices.Contains(numbers, n)
	}
	for _, g := range groups {
		part := seccomp.SyscallGroup{Action: g.Action}
		for _, name := range g.Names {
			if in(name) {
				part.Names = append(part.Names, name)
			}
		}
		for _, c := range g.NamesWithCondtions {
			if in(c.Name) {
				part.NamesWithCondtions = append(part.NamesWithCondtions, c)
			}
		}
		policy.Syscalls = append(policy.Syscalls, part)
	}
	return policy.Assemble()
}
