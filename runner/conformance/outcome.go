package main

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"text/tabwriter"

	"runnel/runner"
)

// A kind is how a program's two engines compare.
type kind string

const (
	same    kind = "same"
	refused kind = "refused"
	wrong   kind = "WRONG"
)

// rank orders kinds from the best to the worst.
var rank = map[kind]int{same: 0, refused: 1, wrong: 2}

// An outcome is what came of one program.
type outcome struct {
	name   string
	kind   kind
	detail string // why it was refused, or how it differs
}

func (o outcome) String() string {
	if o.detail == "" {
		return fmt.Sprintf("%s %s", o.kind, o.name)
	}
	return fmt.Sprintf("%s %s: %s", o.kind, o.name, o.detail)
}

// judge compares a program's results under the two engines.
func judge(p program, yaegi, gc *runner.Result) outcome {
	o := outcome{name: p.name}
	switch {
	case yaegi.Status == runner.Unsupported:
		o.kind, o.detail = refused, yaegi.Diagnostics[0].Message
	case yaegi.Status == gc.Status && yaegi.Exit == gc.Exit && yaegi.Output(runner.Stdout) == gc.Output(runner.Stdout):
		o.kind = same
	default:
		o.kind = wrong
		o.detail = fmt.Sprintf("%s (exit %d) under the interpreter, %s (exit %d) under gc", yaegi.Status, yaegi.Exit, gc.Status, gc.Exit)
		if line, _, _ := strings.Cut(yaegi.Output(runner.Stderr), "\n"); line != "" {
			o.detail += "; " + line
		}
		for _, d := range yaegi.Diagnostics {
			o.detail += "; " + d.Message
		}
	}
	return o
}

// format writes outcomes as they are committed. How a wrong result differs is left
// out: it may name an address.
func format(outcomes []outcome) string {
	var b strings.Builder
	for _, o := range outcomes {
		if o.kind == wrong {
			o.detail = ""
		}
		fmt.Fprintln(&b, o)
	}
	return b.String()
}

// parse reads what format wrote.
func parse(text string) map[string]kind {
	kinds := map[string]kind{}
	for line := range strings.Lines(text) {
		k, rest, ok := strings.Cut(strings.TrimSpace(line), " ")
		name, _, _ := strings.Cut(rest, ":")
		if ok {
			kinds[name] = kind(k)
		}
	}
	return kinds
}

// compare reports every program that ended worse than it was accepted, and every
// wrong one.
func compare(accepted map[string]kind, observed []outcome) error {
	var worse []string
	for _, o := range observed {
		before, known := accepted[o.name]
		if o.kind == wrong || known && rank[o.kind] > rank[before] {
			worse = append(worse, fmt.Sprintf("%v (accepted: %s)", o, cmp.Or(before, "nothing")))
		}
	}
	if len(worse) > 0 {
		return fmt.Errorf("%d programs are wrong or got worse:\n%s", len(worse), strings.Join(worse, "\n"))
	}
	return nil
}

// printTable counts outcomes by folder.
func printTable(w io.Writer, outcomes []outcome) {
	counts := map[string]map[kind]int{}
	for _, o := range outcomes {
		for _, folder := range []string{path.Dir(o.name), "all"} {
			if counts[folder] == nil {
				counts[folder] = map[kind]int{}
			}
			counts[folder][o.kind]++
		}
	}
	folders := make([]string, 0, len(counts))
	for folder := range counts {
		folders = append(folders, folder)
	}
	slices.SortFunc(folders, func(a, b string) int {
		if (a == "all") != (b == "all") {
			return map[bool]int{true: 1, false: -1}[a == "all"]
		}
		return strings.Compare(a, b)
	})
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "folder\tsame\trefused\tWRONG\tsame %\t")
	for _, folder := range folders {
		c := counts[folder]
		total := c[same] + c[refused] + c[wrong]
		fmt.Fprintf(table, "%s\t%d\t%d\t%d\t%d\t\n", folder, c[same], c[refused], c[wrong], 100*c[same]/total)
	}
	table.Flush()
}
