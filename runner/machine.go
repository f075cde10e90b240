package runner

import (
	"debug/buildinfo"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// ThisMachine describes where programs run.
func ThisMachine() Machine {
	return Machine{
		OS:   runtime.GOOS,
		Arch: runtime.GOARCH,
		CPU:  cpuName(),
		CPUs: runtime.NumCPU(),
	}
}

// cpuName is the processor's name as Linux knows it; "" elsewhere.
func cpuName() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(info)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// A build tells with what a worker was built.
type build struct {
	engine string // version of yaegi
	golang string // version of Go
}

// readBuild reads what the Go toolchain noted in the worker binary.
func readBuild(path string) (build, error) {
	info, err := buildinfo.ReadFile(path)
	if err != nil {
		return build{}, fmt.Errorf("reading how the worker was built: %w", err)
	}
	b := build{golang: info.GoVersion}
	for _, dep := range info.Deps {
		if dep.Path == "github.com/traefik/yaegi" {
			b.engine = dep.Version
		}
	}
	return b, nil
}
