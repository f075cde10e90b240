package markdown

import (
	"fmt"
	"maps"
	"slices"

	"runnel/site/course"
	"runnel/site/fault"
)

// An anchorLink is a link to a heading or a snippet of a lesson.
type anchorLink struct {
	lesson       *course.Lesson
	fragment     string
	line, column int
}

// CheckAnchors holds the links between lessons to the headings and snippets of the
// lessons that they lead to. Links to lessons that are not among docs are passed over.
func CheckAnchors(docs []*Document) []fault.Fault {
	byLesson := make(map[*course.Lesson]*Document, len(docs))
	for _, d := range docs {
		byLesson[d.Lesson] = d
	}
	var faults []fault.Fault
	for _, d := range docs {
		for _, l := range d.links {
			to := byLesson[l.lesson]
			if to == nil || to.anchors[l.fragment] || to.spoilt[l.fragment] {
				continue
			}
			where := "this lesson"
			if to != d {
				where = l.lesson.Path
			}
			message := fmt.Sprintf("there is no heading or snippet #%s in %s", l.fragment, where)
			if near := course.Nearest(l.fragment, slices.Sorted(maps.Keys(to.anchors))); near != "" {
				message += fmt.Sprintf(": did you mean #%s?", near)
			}
			faults = append(faults, fault.Fault{Path: d.Lesson.File, Line: l.line, Column: l.column, Message: message})
		}
	}
	fault.Sort(faults)
	return faults
}
