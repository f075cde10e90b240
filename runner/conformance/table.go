package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"text/tabwriter"
)

// printTable counts the outcomes of programs in scope by folder.
func printTable(w io.Writer, outcomes []outcome) {
	const all = "all"
	counts := map[string]map[kind]int{}
	var folders []string
	for _, o := range outcomes {
		if o.kind == out {
			continue
		}
		for _, folder := range []string{folderOf(o.name), all} {
			if counts[folder] == nil {
				counts[folder] = map[kind]int{}
				folders = append(folders, folder)
			}
			counts[folder][o.kind]++
		}
	}
	slices.SortFunc(folders, func(a, b string) int {
		if (a == all) != (b == all) {
			return map[bool]int{true: 1, false: -1}[a == all]
		}
		return strings.Compare(a, b)
	})
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "folder\tprograms\tsame\trefused\tlimited\tWRONG\tsame %\t")
	for _, folder := range folders {
		c := counts[folder]
		total := c[same] + c[refused] + c[limited] + c[wrong]
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t%d\t%.1f\t\n", folder, total, c[same], c[refused], c[limited], c[wrong], 100*float64(c[same])/float64(total))
	}
	table.Flush()
}

// folderOf is the row of a program: its folder, or the package of an example.
func folderOf(name string) string {
	if path.Ext(name) == ".go" {
		return path.Dir(name)
	}
	return strings.TrimSuffix(name, path.Ext(name))
}

// printRefused tells how many programs are refused, by what they are told.
func printRefused(w io.Writer, outcomes []outcome) {
	counts := map[string]int{}
	for _, o := range outcomes {
		if o.kind == refused {
			counts[o.detail]++
		}
	}
	if len(counts) == 0 {
		return
	}
	fmt.Fprintln(w, "\nrefused:")
	messages := slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a, b))
	})
	for _, message := range messages {
		fmt.Fprintf(w, "%5d  %s\n", counts[message], message)
	}
}

// printScope tells how many candidates are out of scope, and why.
func printScope(w io.Writer, outcomes []outcome, excluded map[string]int) {
	fmt.Fprintln(w, "\nout of scope:")
	for _, r := range rules {
		if excluded[r.reason] > 0 {
			fmt.Fprintf(w, "%5d  %s\n", excluded[r.reason], r.reason)
		}
	}
	failed := 0
	for _, o := range outcomes {
		if o.kind == out {
			failed++
		}
	}
	if failed > 0 {
		fmt.Fprintf(w, "%5d  gc itself does not end as the suite says\n", failed)
	}
}
