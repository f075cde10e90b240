package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"runnel/site"
)

func updateCommand() *cobra.Command {
	var f flags
	var selection site.Selection
	var yes bool
	cmd := &cobra.Command{
		Use:   "update",
		Short: "Rewrite the records of the course with what its programs print now",
		Long: `Run the course, show how its records differ from what the programs print, and
rewrite them: on a terminal once you agree, elsewhere with --yes. Nothing but the
records changes, and of a record only what no longer holds.

A snippet that does not end as its lesson expects, or that prints something else
under the Go toolchain, keeps its record.

Exits with 1 where something else is wrong with the course, or records would change
and nobody agreed, and with 2 for wrong usage or configuration.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			options, done, err := f.options(cmd.Context())
			if err != nil {
				return err
			}
			update, err := site.PlanUpdate(cmd.Context(), options, selection)
			done()
			if err != nil {
				return err
			}
			f.tell(cmd.ErrOrStderr(), update.Report)
			faults := verdict(cmd.ErrOrStderr(), update.Report)
			if err := f.write(cmd, update, yes); err != nil {
				return err
			}
			return faults
		},
	}
	f.register(cmd, false, true)
	cmd.Flags().StringArrayVar(&selection.Only, "only", nil, "rewrite only the record of this `snippet`, such as waited or waiting/waited; may be repeated")
	cmd.Flags().BoolVar(&selection.New, "new", false, "also write records for snippets that print something and have none")
	cmd.Flags().BoolVarP(&yes, "yes", "y", false, "do not ask")
	return cmd
}

// write shows an update and, where that is agreed to, makes it.
func (f *flags) write(cmd *cobra.Command, update *site.Update, yes bool) error {
	if update.Records == 0 {
		if !f.quiet {
			fmt.Fprintln(cmd.ErrOrStderr(), "every record is what its program prints")
		}
		return update.Freeze()
	}
	for _, file := range update.Files {
		fmt.Fprint(cmd.OutOrStdout(), file.Diff())
	}
	what := fmt.Sprintf("%d records in %d lessons", update.Records, len(update.Files))
	switch {
	case yes:
	case !term.IsTerminal(int(os.Stdin.Fd())):
		return exitError{exitFaults, fmt.Errorf("%s would change; --yes writes them", what)}
	case !agreed(cmd.InOrStdin(), cmd.ErrOrStderr(), "write "+what+"? [y/N] "):
		return exitError{exitFaults, errors.New("nothing was written")}
	}
	for _, file := range update.Files {
		if err := file.Write(); err != nil {
			return err
		}
	}
	if !f.quiet {
		fmt.Fprintln(cmd.ErrOrStderr(), "wrote", what)
	}
	return update.Freeze()
}

// agreed asks a question.
func agreed(in io.Reader, out io.Writer, question string) bool {
	fmt.Fprint(out, question)
	answer, _ := bufio.NewReader(in).ReadString('\n') // an end of input is a no
	answer = strings.ToLower(strings.TrimSpace(answer))
	return answer == "y" || answer == "yes"
}
