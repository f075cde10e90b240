package main

import (
	"context"
	"fmt"
	"os/exec"
	"path"
	"slices"
	"strings"
)

// A suite is a set of programs that come with Go.
type suite struct {
	title   string
	collect func(goroot string) ([]*program, error)
}

var suites = []suite{
	{"Go's own test suite", collectTests},
	{"examples of the standard library", collectExamples},
}

// goroot is the folder of the Go toolchain, in which the suites are.
func goroot(ctx context.Context) (string, error) {
	dir, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("looking for the Go toolchain: %w", err)
	}
	return strings.TrimSpace(string(dir)), nil
}

// collectAll finds the programs of all suites that are in scope.
func collectAll(goroot string) ([]*program, error) {
	var all []*program
	for _, s := range suites {
		candidates, err := s.collect(goroot)
		if err != nil {
			return nil, err
		}
		in, _ := inScope(candidates)
		all = append(all, in...)
	}
	return all, nil
}

// matching keeps the programs whose names match one of the patterns.
func matching(programs []*program, patterns []string) []*program {
	return slices.DeleteFunc(programs, func(p *program) bool {
		return !slices.ContainsFunc(patterns, func(pattern string) bool {
			ok, err := path.Match(pattern, p.name)
			return ok && err == nil
		})
	})
}
