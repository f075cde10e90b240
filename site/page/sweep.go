package page

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"

	"runnel/runner"
	"runnel/site/chart"
	"runnel/site/markdown"
	"runnel/site/quantity"
)

// A sweep is what a page shows of one.
type sweep struct {
	Name  string // of the constants
	Chart template.HTML
	Head  []column
	Rows  []point
}

// A point is a run of a sweep, as a row of the table.
type point struct {
	ID    string
	Cells []string
}

// A column is the head of one.
type column struct {
	Name   string
	Detail string // smaller; may be empty
}

// sweepOf reads the results of a sweep's points.
func sweepOf(s *markdown.Snippet, results map[string]*runner.Result) (*sweep, error) {
	v := &sweep{}
	var names []string
	for _, variable := range s.Sweep.Variables {
		names = append(names, variable.Name)
		v.Head = append(v.Head, column{Name: variable.Name})
	}
	v.Name = strings.Join(names, " and ")
	v.Head = append(v.Head, column{"Wall time", "median"}, column{"Spread", "least to most"}, column{"Factor", "of the first"}, column{"CPU time", "median"})
	compiled := false
	for _, p := range s.Sweep.Points {
		r := results[p.ID]
		if r == nil {
			return nil, fmt.Errorf("%s was to run, but there is no result of it", p.ID)
		}
		compiled = compiled || r.Compiled != nil
	}
	if compiled {
		v.Head = append(v.Head, column{"Wall, compiled", "median"})
	}
	first := results[s.Sweep.Points[0].ID]
	for _, p := range s.Sweep.Points {
		v.Rows = append(v.Rows, point{p.ID, row(p, results[p.ID], first, compiled)})
	}
	v.Chart = template.HTML(drawn(s, results))
	return v, nil
}

// row are the cells of a point.
func row(p markdown.Point, r, first *runner.Result, compiled bool) []string {
	var cells []string
	for _, value := range p.Values {
		cells = append(cells, value.Text)
	}
	const none = "–"
	if len(r.Samples) == 0 {
		cells = append(cells, none, none, none, none)
	} else {
		cells = append(cells, quantity.Duration(r.Wall.Median), orElse(quantity.Spread(r.Wall), none), factor(r.Wall.Median, first.Wall.Median), quantity.Duration(r.CPU.Median))
	}
	switch {
	case compiled && r.Compiled != nil:
		cells = append(cells, quantity.Duration(r.Compiled.Wall.Median))
	case compiled:
		cells = append(cells, none)
	}
	return cells
}

func orElse(text, instead string) string {
	if text == "" {
		return instead
	}
	return text
}

// factor renders by how much a time is longer than the first.
func factor(d, first time.Duration) string {
	switch {
	case first <= 0 || d <= 0:
		return "–"
	case d < first:
		return strconv.FormatFloat(float64(d)/float64(first), 'f', 2, 64)
	}
	return ratio(d, first)
}

// drawn is the chart of the wall times; "" where nothing was executed. The first variable
// is its x axis; each value of the second has a line.
func drawn(s *markdown.Snippet, results map[string]*runner.Result) string {
	x := s.Sweep.Variables[0]
	c := chart.Chart{
		X:     x.Name,
		Tick:  func(v float64) string { return tick(time.Duration(v)) },
		Value: func(v float64) string { return quantity.Duration(time.Duration(v)) },
	}
	any := false
	lines := map[string]*chart.Series{}
	order := []string{""}
	if len(s.Sweep.Variables) == 2 {
		order = nil
		for _, value := range s.Sweep.Variables[1].Values {
			order = append(order, s.Sweep.Variables[1].Name+"="+value.Text)
		}
	}
	for _, name := range order {
		lines[name] = &chart.Series{Name: name}
	}
	for i, p := range s.Sweep.Points {
		r := results[p.ID]
		if len(r.Samples) == 0 {
			continue
		}
		any = true
		line := lines[order[i%len(order)]]
		line.Points = append(line.Points, chart.Point{
			X: p.Values[0].Number, Text: p.Values[0].Text,
			Median: float64(r.Wall.Median), Min: float64(r.Wall.Min), Max: float64(r.Wall.Max),
		})
	}
	if !any {
		return ""
	}
	for _, name := range order {
		c.Series = append(c.Series, *lines[name])
	}
	c.Label = "Chart of the wall time by " + x.Name + "; the table below has its values"
	return c.SVG()
}

// tick renders a round duration without needless digits: "10 ms".
func tick(d time.Duration) string {
	text, unit, _ := strings.Cut(quantity.Duration(d), " ")
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	if d == 0 {
		return "0"
	}
	return text + " " + unit
}
