// Package chart draws measured values as SVG: for each series a line through the medians
// with the spread of each measurement. It draws shapes and text with classes and leaves
// every colour to a theme, so that a drawing is right in light and dark. What it shows
// should stand in a table too, for those who do not see it.
package chart

import (
	"cmp"
	"fmt"
	"html"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Chart is what to draw.
type Chart struct {
	Label  string // what it shows, in words
	X, Y   string // names of the axes
	Series []Series
	Tick   func(float64) string // renders a value at the y axis
	Value  func(float64) string // renders a measured value
}

// A Series is one line.
type Series struct {
	Name   string // shown at its end; may be empty
	Points []Point
}

// A Point is one measurement.
type Point struct {
	X                float64
	Text             string // X as written
	Median, Min, Max float64
}

// The drawing, in its own units.
const (
	width, height = 480.0, 270.0
	left, right   = 62.0, 18.0
	top, bottom   = 14.0, 44.0
	named         = 96.0 // right of series with names
	apart         = 16.0 // lines of text
)

// SVG draws a chart. There must be a point.
func (c Chart) SVG() string {
	d := &drawing{Chart: c, right: width - right}
	for _, s := range c.Series {
		if s.Name != "" {
			d.right = width - named
		}
		d.points = append(d.points, s.Points...)
	}
	d.x = newScale(bounds(d.points, func(p Point) []float64 { return []float64{p.X} }), false, left+14, d.right-14)
	d.y = newScale(bounds(d.points, func(p Point) []float64 { return []float64{p.Min, p.Median, p.Max} }), true, height-bottom, top)
	fmt.Fprintf(&d.b, `<svg class="chart" viewBox="0 0 %s %s" role="img" aria-label="%s">`+"\n", number(width), number(height), html.EscapeString(c.Label))
	d.axes()
	for i, s := range c.Series {
		d.series(i, s)
	}
	d.names()
	d.b.WriteString("</svg>\n")
	return d.b.String()
}

type drawing struct {
	Chart
	b      strings.Builder
	points []Point
	right  float64 // where the axes end
	x, y   scale
}

func bounds(points []Point, of func(Point) []float64) (b [2]float64) {
	b = [2]float64{math.Inf(1), math.Inf(-1)}
	for _, p := range points {
		for _, v := range of(p) {
			b[0], b[1] = min(b[0], v), max(b[1], v)
		}
	}
	return b
}

// A scale places values along an axis.
type scale struct {
	log      bool
	low      float64 // of the axis, as its logarithm where log
	high     float64
	from, to float64 // in units of the drawing
}

// logFrom is how far apart the least and the greatest value must be for a logarithmic
// scale, on which equal factors are equally long.
const logFrom = 20

// newScale makes the scale of an axis for values within bounds. One that measures has its
// ends at round values, zero among them where it is linear.
func newScale(bounds [2]float64, measures bool, from, to float64) scale {
	s := scale{low: bounds[0], high: bounds[1], from: from, to: to}
	s.log = s.low > 0 && s.high/s.low >= logFrom
	if s.log {
		s.low, s.high = math.Log10(s.low), math.Log10(s.high)
		if measures {
			s.low, s.high = round(s.low, -1), round(s.high, 1)
		}
		return s
	}
	if measures {
		s.low = min(s.low, 0)
		step := stepOf(s.high - s.low)
		s.high = math.Ceil(s.high/step-1e-9) * step
		if s.high <= s.low {
			s.high = s.low + 1
		}
	}
	return s
}

// round is the logarithm of the nearest of 1, 2, 5, 10, 20 … below (-1) or above (1) that
// of a logarithm.
func round(v float64, way int) float64 {
	near := math.Floor(v)
	for _, by := range []float64{2, 5, 10} {
		next := math.Floor(v) + math.Log10(by)
		if way > 0 && near >= v-1e-9 || way < 0 && next > v+1e-9 {
			break
		}
		near = next
	}
	return near
}

func (s scale) at(v float64) float64 {
	if s.log {
		v = math.Log10(v)
	}
	if s.high == s.low {
		return (s.from + s.to) / 2
	}
	return s.from + (v-s.low)/(s.high-s.low)*(s.to-s.from)
}

// stepOf is a round step that divides a range into three to seven.
func stepOf(size float64) float64 {
	if size <= 0 {
		return 1
	}
	step := math.Pow(10, math.Floor(math.Log10(size/3)))
	for _, by := range []float64{5, 2} {
		if size/(step*by) >= 3 {
			return step * by
		}
	}
	return step
}

// ticks are round values along the scale.
func (s scale) ticks() []float64 {
	var ticks []float64
	if s.log {
		steps := []float64{1, 2, 5}
		if s.high-s.low > 2 {
			steps = steps[:1]
		}
		for e := math.Floor(s.low); e <= s.high; e++ {
			for _, by := range steps {
				if at := e + math.Log10(by); at >= s.low-1e-9 && at <= s.high+1e-9 {
					ticks = append(ticks, by*math.Pow(10, e))
				}
			}
		}
		return ticks
	}
	step := stepOf(s.high - s.low)
	for i := math.Ceil(s.low/step - 1e-9); i*step <= s.high*(1+1e-9); i++ {
		ticks = append(ticks, i*step+0) // not -0
	}
	return ticks
}

func (d *drawing) axes() {
	for _, v := range d.y.ticks() {
		at := number(d.y.at(v))
		fmt.Fprintf(&d.b, `<line class="grid" x1="%s" y1="%[2]s" x2="%s" y2="%[2]s"/>`, number(left), at, number(d.right))
		fmt.Fprintf(&d.b, `<text class="tick" x="%s" y="%s" dy="0.32em" text-anchor="end">%s</text>`+"\n", number(left-8), at, html.EscapeString(d.Tick(v)))
	}
	base := number(height - bottom)
	fmt.Fprintf(&d.b, `<line class="axis" x1="%s" y1="%[2]s" x2="%s" y2="%[2]s"/>`+"\n", number(left), base, number(d.right))
	values := slices.Clone(d.points)
	slices.SortStableFunc(values, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	values = slices.CompactFunc(values, func(a, b Point) bool { return a.X == b.X })
	end := math.Inf(-1) // of the last label
	for _, p := range values {
		at := d.x.at(p.X)
		fmt.Fprintf(&d.b, `<line class="axis" x1="%[1]s" y1="%[2]s" x2="%[1]s" y2="%[3]s"/>`, number(at), base, number(height-bottom+4))
		half := float64(len(p.Text)) * 4.5
		if at-half < end+6 {
			continue // there is no room
		}
		end = at + half
		fmt.Fprintf(&d.b, `<text class="tick" x="%s" y="%s" text-anchor="middle">%s</text>`+"\n", number(at), number(height-bottom+19), html.EscapeString(p.Text))
	}
	fmt.Fprintf(&d.b, `<text class="name" x="%s" y="%s" text-anchor="end">%s</text>`+"\n", number(d.right), number(height-6), html.EscapeString(d.X))
}

func (d *drawing) series(i int, s Series) {
	fmt.Fprintf(&d.b, `<g class="series series-%d">`, 1+i%colours)
	points := slices.Clone(s.Points)
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
	var line []string
	for _, p := range points {
		x := number(d.x.at(p.X))
		line = append(line, x+","+number(d.y.at(p.Median)))
		fmt.Fprintf(&d.b, `<path class="spread" d="M%s %sV%s"/>`, x, number(d.y.at(p.Min)), number(d.y.at(p.Max)))
	}
	fmt.Fprintf(&d.b, `<polyline points="%s"/>`, strings.Join(line, " "))
	for _, p := range points {
		d.mark(i, d.x.at(p.X), d.y.at(p.Median), fmt.Sprintf("%s=%s: %s", d.X, p.Text, d.Value(p.Median)))
	}
	d.b.WriteString("</g>\n")
}

// colours is how many series a theme tells apart by colour; their marks differ too.
const colours = 6

// marks are drawn around 0 0.
var marks = []string{
	"M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", // a disc
	"M-4-4h8v8h-8z",                      // a square
	"M0-5l5 9h-10z",                      // a triangle
	"M0-5.5l5 5.5l-5 5.5l-5-5.5z",        // a diamond
	"M-5-4h10l-5 9z",                     // a triangle on its head
	"M-5-2h3v-3h4v3h3v4h-3v3h-4v-3h-3z",  // a cross
}

func (d *drawing) mark(i int, x, y float64, title string) {
	fmt.Fprintf(&d.b, `<path class="mark" transform="translate(%s %s)" d="%s"><title>%s</title></path>`,
		number(x), number(y), marks[i%len(marks)], html.EscapeString(title))
}

// names writes the name of each series at its end, one below the other where they would
// meet.
func (d *drawing) names() {
	type end struct {
		i    int
		name string
		y    float64
	}
	var ends []end
	for i, s := range d.Series {
		if s.Name == "" || len(s.Points) == 0 {
			continue
		}
		last := slices.MaxFunc(s.Points, func(a, b Point) int { return cmp.Compare(a.X, b.X) })
		ends = append(ends, end{i, s.Name, d.y.at(last.Median)})
	}
	slices.SortStableFunc(ends, func(a, b end) int { return cmp.Compare(a.y, b.y) })
	for i := range ends {
		if i > 0 {
			ends[i].y = max(ends[i].y, ends[i-1].y+apart)
		}
	}
	if n := len(ends); n > 0 {
		up := max(0, ends[n-1].y-(height-bottom))
		for i := range ends {
			ends[i].y -= up
		}
	}
	for _, e := range ends {
		fmt.Fprintf(&d.b, `<g class="series series-%d">`, 1+e.i%colours)
		d.mark(e.i, d.right+12, e.y, e.name)
		fmt.Fprintf(&d.b, `</g><text class="name" x="%s" y="%s" dy="0.32em">%s</text>`+"\n", number(d.right+22), number(e.y), html.EscapeString(e.name))
	}
}

// number renders a coordinate.
func number(v float64) string {
	text := strconv.FormatFloat(v, 'f', 1, 64)
	return strings.TrimSuffix(text, ".0")
}
