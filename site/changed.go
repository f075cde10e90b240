package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"runnel/site/check"
	"runnel/site/course"
	"runnel/site/markdown"
)

// changedSince returns the lessons whose programs a change since a revision can affect:
// those that changed, that speak of runs of one that changed, and that one of these
// speaks of; and all where the configuration changed.
func (o *observed) changedSince(ctx context.Context, revision string) ([]*markdown.Document, error) {
	changed, err := changedFiles(ctx, o.course.Dir, revision)
	if err != nil {
		return nil, err
	}
	if changed[course.ConfigFile] {
		return o.docs, nil
	}
	affected := map[*markdown.Document]bool{}
	for _, doc := range o.docs {
		affected[doc] = changed[doc.Lesson.Path] || slices.ContainsFunc(doc.Snippets, func(s *markdown.Snippet) bool {
			return slices.ContainsFunc(s.Sources(), func(source markdown.Source) bool {
				name, err := filepath.Rel(o.course.Dir, source.Places[0].Path)
				return err == nil && changed[filepath.ToSlash(name)]
			})
		})
	}
	run := map[*markdown.Document]bool{}
	for _, doc := range o.docs {
		for _, s := range check.Statements(doc) {
			if affected[doc] || slices.ContainsFunc(s.References, func(ref markdown.Reference) bool { return affected[ref.Doc] }) {
				run[doc] = true
				for _, ref := range s.References {
					run[ref.Doc] = true
				}
			}
		}
	}
	var docs []*markdown.Document
	for _, doc := range o.docs {
		if affected[doc] || run[doc] {
			docs = append(docs, doc)
		}
	}
	return docs, nil
}

// changedFiles are the files of a folder that differ from a revision or are new, by
// their slash-separated path within it.
func changedFiles(ctx context.Context, dir, revision string) (map[string]bool, error) {
	changed := map[string]bool{}
	for _, args := range [][]string{
		{"diff", "--name-only", "-z", "--no-renames", "--relative", "--end-of-options", revision, "--"},
		{"ls-files", "--others", "--exclude-standard", "-z"},
	} {
		git := exec.CommandContext(ctx, "git", append([]string{"-c", "core.quotePath=false"}, args...)...)
		git.Dir = dir
		out, err := git.Output()
		if err != nil {
			if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
				err = errors.New(string(bytes.TrimSpace(exit.Stderr)))
			}
			return nil, fmt.Errorf("asking git what has changed since %s: %w", revision, err)
		}
		for name := range strings.SplitSeq(string(out), "\x00") {
			changed[name] = true
		}
	}
	return changed, nil
}
