package main

import (
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"runnel/runner"
	"runnel/site"
	"runnel/site/report"
)

func checkCommand() *cobra.Command {
	var f flags
	var engine, format, summary string
	var checking site.Checking
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Run the whole course afresh and report where its pages no longer hold",
		Long: `Run every program of the course afresh, whatever the store holds, and report every
run that does not end as its lesson expects, every output that is not its record's,
every number in the text and every claim that is not what was measured, every
snippet that is not formatted, and every other fault of the course. Nothing is
written.

With --format text what is wrong is told as it is found, lesson by lesson, and a
table at the end. The other formats go to standard output once all is known.

Exits with 1 where something does not hold, and with 2 for wrong usage or
configuration.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch engine {
			case string(runner.EngineYaegi):
			case string(runner.EngineGC):
				f.verify = string(site.VerifyRequire)
			default:
				return fmt.Errorf("--engine %s: must be yaegi or gc", engine)
			}
			if !slices.Contains(report.Formats, report.Format(format)) {
				return fmt.Errorf("--format %s: must be one of %v", format, report.Formats)
			}
			if checking.Repeat < 1 {
				return fmt.Errorf("--repeat %d: must be at least 1", checking.Repeat)
			}
			f.noStore = true
			options, done, err := f.options(cmd.Context())
			if err != nil {
				return err
			}
			isText := format == string(report.Text)
			if isText {
				checking.Progress = f.checked(cmd.ErrOrStderr())
			}
			result, err := site.Check(cmd.Context(), options, checking)
			done()
			if err != nil {
				return err
			}
			f.tell(cmd.ErrOrStderr(), result)
			if summary != "" {
				if err := writeSummary(summary, result); err != nil {
					return err
				}
			}
			if !isText {
				if err := report.Write(cmd.OutOrStdout(), report.Format(format), result); err != nil {
					return err
				}
				return ending(result)
			}
			return f.conclude(cmd.ErrOrStderr(), result)
		},
	}
	f.register(cmd, false, false)
	set := cmd.Flags()
	set.StringVar(&engine, "engine", string(runner.EngineYaegi), "gc: hold every program to the Go toolchain, which must be there")
	set.StringVar(&format, "format", string(report.Text), "how to report: text, json, junit or github, annotations of a workflow")
	set.StringVar(&summary, "summary", "", "also append the report as Markdown to this `file`, such as $GITHUB_STEP_SUMMARY")
	set.BoolVar(&checking.FailFast, "fail-fast", false, "stop after the first lesson with a fault")
	set.StringVar(&checking.Since, "changed-since", "", "run only what a change since this `revision` of git can affect")
	set.IntVar(&checking.Repeat, "repeat", 1, "run every program `N` times, and report those that do not do the same each time")
	return cmd
}

// checked prints what came of a lesson as soon as it is known.
func (f *flags) checked(w io.Writer) func(site.Checked) {
	return func(c site.Checked) {
		for _, fault := range c.Faults {
			fmt.Fprintln(w, fault)
		}
		if c.Lesson != "" && f.verbose {
			fmt.Fprintf(w, "%s: %d runs, %d faults\n", c.Lesson, c.Runs, len(c.Faults))
		}
	}
}

// conclude ends a report of which the faults have been told.
func (f *flags) conclude(w io.Writer, r *site.Report) error {
	remarks(w, r)
	if !f.quiet {
		if err := report.Write(w, report.Text, r); err != nil {
			return err
		}
	}
	if err := ending(r); err != nil {
		return err
	}
	if !f.quiet {
		fmt.Fprintf(w, "%d lessons, %d runs: everything holds\n", r.Lessons, len(r.Runs))
	}
	return nil
}

func writeSummary(name string, r *site.Report) error {
	file, err := os.OpenFile(name, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	if err := report.Markdown(file, r); err != nil {
		_ = file.Close() // the first error is told
		return err
	}
	if err := file.Close(); err != nil {
		return fmt.Errorf("writing the summary: %w", err)
	}
	return nil
}
