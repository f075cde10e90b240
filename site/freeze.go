package site

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"runnel/runner"
	"runnel/site/fault"
	"runnel/site/frozen"
	"runnel/site/markdown"
)

// freeze writes the results of lessons without faults beside the course, where
// course.yaml asks for that. Those of other lessons stay, as their pages do.
func (o *observed) freeze() error {
	if !o.course.Config.Freeze {
		return nil
	}
	print, err := runner.Fingerprint()
	if err != nil {
		return err
	}
	broken := o.broken()
	files := map[string]frozen.File{}
	for _, doc := range o.docs {
		if !broken[doc.Lesson.File] {
			files[doc.Lesson.Path] = frozen.File{Runner: print}
		}
	}
	for _, p := range o.places {
		f, ok := files[p.doc.Lesson.Path]
		if !ok {
			continue
		}
		program, err := p.run.Program.Fingerprint()
		if err != nil {
			return err
		}
		f.Runs = append(f.Runs, frozen.Run{ID: p.run.ID, Program: program, Both: p.snippet.Both, Result: *o.result(p)})
		files[p.doc.Lesson.Path] = f
	}
	return frozen.Write(o.course.Dir, files)
}

// broken are the files of lessons that have faults.
func (o *observed) broken() map[string]bool {
	broken := map[string]bool{}
	for _, f := range o.faults {
		broken[cmp.Or(f.Lesson, f.Path)] = true
	}
	return broken
}

// thaw takes the results that stand beside the course in place of running anything. Of a
// lesson whose results are not all there, none are taken.
func (o *observed) thaw() error {
	if !o.course.Config.Freeze {
		return errors.New("no results are frozen: write freeze: true into course.yaml, run runnel build, and commit what it writes into the folder " + frozen.Folder)
	}
	print, err := runner.Fingerprint()
	if err != nil {
		return err
	}
	for _, doc := range o.docs {
		if err := o.thawLesson(doc, print); err != nil {
			return err
		}
	}
	return nil
}

func (o *observed) thawLesson(doc *markdown.Document, print string) error {
	name := frozen.Name(doc.Lesson.Path)
	path := filepath.Join(o.course.Dir, filepath.FromSlash(name))
	wayOut := "run runnel build, and commit " + path
	places := placesOf(doc)
	kept := map[string]*frozen.Run{}
	src, err := o.course.ReadFile(name)
	var file frozen.File
	switch {
	case len(places) == 0:
		o.results[doc] = map[string]*runner.Result{}
		return nil
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return fmt.Errorf("reading frozen results: %w", err)
	default:
		var damage *frozen.Error
		if file, damage = frozen.Decode(src); damage != nil {
			o.faults = append(o.faults, fault.Fault{
				Path: path, Line: damage.Line, Column: damage.Column, Lesson: doc.Lesson.File,
				Message: damage.Message + ": delete the file, run runnel build, and commit what it writes",
			})
			return nil
		}
		for i, run := range file.Runs {
			kept[run.ID] = &file.Runs[i]
		}
	}
	results := map[string]*runner.Result{}
	for _, p := range places {
		program, err := p.run.Program.Fingerprint()
		if err != nil {
			return err
		}
		run, wrong := kept[p.run.ID], ""
		switch {
		case run == nil:
			wrong = fmt.Sprintf("snippet %q has no frozen result", p.run.ID)
		case run.Program != program || run.Both != p.snippet.Both:
			wrong = fmt.Sprintf("snippet %q is not the one whose result is frozen: its program or its options have changed since", p.run.ID)
		case file.Runner != print:
			wrong = fmt.Sprintf("the frozen result of snippet %q is of another version of runnel", p.run.ID)
		default:
			results[p.run.ID] = &run.Result
			continue
		}
		o.faults = append(o.faults, fault.Fault{
			Path: doc.Lesson.File, Line: p.snippet.Line, Column: p.snippet.Column, Message: wrong + ": " + wayOut,
		})
	}
	if len(results) == len(places) {
		o.results[doc] = results
		o.places = append(o.places, places...)
	}
	return nil
}
