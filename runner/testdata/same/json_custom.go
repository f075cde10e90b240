package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

type color struct{ r, g, b uint8 }

func (c color) MarshalJSON() ([]byte, error) {
	return json.Marshal(fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b))
}

func (c *color) UnmarshalJSON(data []byte) error {
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return fmt.Errorf("a color is a string: %w", err)
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(text, "#"), 16, 32)
	if err != nil || len(text) != 7 {
		return fmt.Errorf("bad color %q", text)
	}
	*c = color{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	return nil
}

type unit int

const (
	meter unit = iota
	foot
)

func (u unit) MarshalText() ([]byte, error) { return []byte(u.String()), nil }
func (u unit) String() string               { return [...]string{"m", "ft"}[u] }
func (u *unit) UnmarshalText(text []byte) error {
	switch string(text) {
	case "m":
		*u = meter
	case "ft":
		*u = foot
	default:
		return errors.New("no unit " + string(text))
	}
	return nil
}

type seconds time.Duration

func (s seconds) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, time.Duration(s).Seconds(), 'f', -1, 64), nil
}

func (s *seconds) UnmarshalJSON(data []byte) error {
	f, err := strconv.ParseFloat(string(data), 64)
	*s = seconds(f * float64(time.Second))
	return err
}

type shape interface{ area() float64 }

type circle struct {
	Radius float64 `json:"radius"`
	Fill   color   `json:"fill"`
}

type square struct {
	Side  float64          `json:"side"`
	Sizes map[unit]int     `json:"sizes,omitempty"`
	Delay *seconds         `json:"delay,omitempty"`
	Theme map[string]color `json:"theme,omitempty"`
}

func (c *circle) area() float64 { return 3 * c.Radius * c.Radius }
func (s *square) area() float64 { return s.Side * s.Side }

// A drawing holds shapes of several types, each with a name for its type.
type drawing struct {
	Title  string
	Shapes []shape
}

type envelope struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

func (d drawing) MarshalJSON() ([]byte, error) {
	var list []envelope
	for _, s := range d.Shapes {
		data, err := json.Marshal(s)
		if err != nil {
			return nil, err
		}
		list = append(list, envelope{strings.TrimPrefix(fmt.Sprintf("%T", s), "*main."), data})
	}
	return json.Marshal(map[string]any{"title": d.Title, "shapes": list})
}

func (d *drawing) UnmarshalJSON(data []byte) error {
	var raw struct {
		Title  string
		Shapes []envelope
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	makers := map[string]func() shape{
		"circle": func() shape { return new(circle) },
		"square": func() shape { return new(square) },
	}
	d.Title, d.Shapes = raw.Title, nil
	for i, e := range raw.Shapes {
		maker, ok := makers[e.Type]
		if !ok {
			return fmt.Errorf("shape %d: unknown type %q", i, e.Type)
		}
		s := maker()
		if err := json.Unmarshal(e.Data, s); err != nil {
			return fmt.Errorf("shape %d: %w", i, err)
		}
		d.Shapes = append(d.Shapes, s)
	}
	return nil
}

// optional tells null from a field that is not there.
type optional[T any] struct {
	set   bool
	value *T
}

func (o *optional[T]) UnmarshalJSON(data []byte) error {
	o.set = true
	return json.Unmarshal(data, &o.value)
}

func (o optional[T]) String() string {
	switch {
	case !o.set:
		return "absent"
	case o.value == nil:
		return "null"
	}
	return fmt.Sprint(*o.value)
}

type patch struct {
	Name optional[string]
	Age  optional[int]
	Wait optional[seconds]
}

func main() {
	delay := seconds(1500 * time.Millisecond)
	d := drawing{"art", []shape{
		&circle{2, color{255, 128, 0}},
		&square{Side: 3, Sizes: map[unit]int{foot: 10, meter: 3}, Delay: &delay, Theme: map[string]color{"bg": {1, 2, 3}, "fg": {}}},
	}}
	out, err := json.Marshal(d)
	fmt.Println(string(out), err)
	var back drawing
	fmt.Println(json.Unmarshal(out, &back))
	sq := back.Shapes[1].(*square)
	fmt.Println(back.Title, back.Shapes[0].area(), back.Shapes[0].(*circle).Fill, sq.Sizes[foot], time.Duration(*sq.Delay), sq.Theme["bg"])

	for _, text := range []string{
		`{"shapes":[{"type":"hexagon"}]}`,
		`{"shapes":[{"type":"circle","data":{"radius":1,"fill":"red"}}]}`,
		`{"shapes":[{"type":"circle","data":{"fill":5}}]}`,
		`{"shapes":[{"type":"square","data":{"sizes":{"km":1}}}]}`,
	} {
		fmt.Println(json.Unmarshal([]byte(text), &back))
	}
	pointers := []*color{{0, 0, 255}, nil}
	values := map[string][]color{"list": {{9, 9, 9}}}
	out, err = json.Marshal([]any{pointers, values, struct{ C color }{color{16, 32, 48}}, foot, []unit{meter}, &delay})
	fmt.Println(string(out), err)

	for _, text := range []string{`{"name":"x","age":null}`, `{"Wait":0.25}`, `{}`} {
		var p patch
		err := json.Unmarshal([]byte(text), &p)
		fmt.Println(p.Name, p.Age, p.Wait.set && time.Duration(*p.Wait.value) == 250*time.Millisecond, err)
	}
	var when struct{ At time.Time }
	err = json.Unmarshal([]byte(`{"At":"2024-02-29T12:00:00+02:00"}`), &when)
	fmt.Println(when.At.UTC(), err)
	_, err = json.Marshal(map[string]any{"bad": failing{}})
	fmt.Println(err)
}

type failing struct{}

func (failing) MarshalJSON() ([]byte, error) { return nil, errors.New("will not") }
