package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// suiteDir is the folder of the test suite, which comes with the toolchain.
func suiteDir(ctx context.Context) (string, error) {
	goroot, err := exec.CommandContext(ctx, "go", "env", "GOROOT").Output()
	if err != nil {
		return "", fmt.Errorf("looking for the Go toolchain: %w", err)
	}
	root := filepath.Join(strings.TrimSpace(string(goroot)), "test")
	if _, err := os.Stat(root); err != nil {
		return "", fmt.Errorf("this Go was installed without its test suite: %w", err)
	}
	return root, nil
}

// collect finds the candidates in all folders of the suite, in the order of their
// names.
func collect(root string) ([]*program, error) {
	var found []*program
	suite := os.DirFS(root)
	err := fs.WalkDir(suite, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".go" {
			return err
		}
		source, err := fs.ReadFile(suite, name)
		if err != nil || !candidate(name, string(source)) {
			return err
		}
		// A program without such a file prints nothing.
		want, err := fs.ReadFile(suite, strings.TrimSuffix(name, ".go")+".out")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		found = append(found, newProgram(name, string(source), string(want)))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the test suite: %w", err)
	}
	return found, nil
}

// matching keeps the programs whose names match one of the patterns.
func matching(programs []*program, patterns []string) []*program {
	var kept []*program
	for _, p := range programs {
		for _, pattern := range patterns {
			if ok, err := path.Match(pattern, p.name); err == nil && ok {
				kept = append(kept, p)
				break
			}
		}
	}
	return kept
}
