package runner

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
)

// residentMemory is what of a process is in memory now, in bytes.
func residentMemory(pid int) int64 {
	fields := bytes.Fields(told(pid, "statm"))
	if len(fields) < 2 {
		return 0
	}
	return number(fields[1]) * int64(os.Getpagesize())
}

// threads is how many threads a process has.
func threads(pid int) int64 { return labelled(told(pid, "status"), "Threads:") }

// writtenToDisk is what a process has caused to be written to disks, in bytes, less
// what it took back before that was done.
func writtenToDisk(pid int) int64 {
	io := told(pid, "io")
	return labelled(io, "write_bytes:") - labelled(io, "cancelled_write_bytes:")
}

// told is what the kernel tells of a process; nothing where it does not.
func told(pid int, file string) []byte {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", pid, file))
	if err != nil {
		return nil
	}
	return text
}

// labelled is the number in the line that begins with label; 0 where there is none.
func labelled(text []byte, label string) int64 {
	for line := range bytes.Lines(text) {
		if value, ok := bytes.CutPrefix(line, []byte(label)); ok {
			return number(bytes.TrimSpace(value))
		}
	}
	return 0
}

func number(text []byte) int64 {
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
