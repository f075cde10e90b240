package main

import (
	"fmt"
	"strings"
)

type point struct{ X, Y int }

type address struct {
	Street, City string
	geo          *point
}

type person struct {
	Name    string
	Age     int
	Address address
	Tags    [2]string
	friends []*person
}

func newPerson(name string, age int) *person {
	p := person{Name: name}
	p.Age = age
	return &p
}

// birthday gets a copy, celebrate the person.
func birthday(p person) person {
	p.Age++
	p.Address.City += "!"
	p.Tags[0] = "older"
	return p
}

func celebrate(p *person) { p.Age++ }

type grid struct {
	cells [2][2]point
	names map[string]point
}

type empty struct{}

type tree struct {
	left, right *tree
	value       int
}

func (t *tree) insert(v int) *tree {
	if t == nil {
		return &tree{value: v}
	}
	if v < t.value {
		t.left = t.left.insert(v)
	} else {
		t.right = t.right.insert(v)
	}
	return t
}

func (t *tree) String() string {
	if t == nil {
		return "-"
	}
	return fmt.Sprintf("(%v %d %v)", t.left, t.value, t.right)
}

func main() {
	ann := newPerson("Ann", 30)
	ann.Address = address{"High Street", "Oxford", &point{1, 2}}
	older := birthday(*ann)
	celebrate(&older)
	copied := *ann
	copied.Address.geo.X = 100 // the pointer is copied, not what it points to
	copied.Address.City = "Paris"
	fmt.Println(ann.Age, ann.Address.City, ann.Tags, ann.Address.geo.X)
	fmt.Println(older.Age, older.Address.City, older.Tags, copied.Address.City)

	bob := &person{Name: "Bob", friends: []*person{ann}}
	ann.friends = append(ann.friends, bob)
	bob.friends[0].friends[0].Name = "Bobby"
	fmt.Println(bob.Name, len(ann.friends), ann.friends[0] == bob)

	fmt.Println(point{1, 2} == point{X: 1, Y: 2}, point{} == point{0, 1}, &point{} == &point{1, 1})
	a1, a2 := address{City: "X", geo: ann.Address.geo}, address{"", "X", ann.Address.geo}
	fmt.Println(a1 == a2, a1 != address{City: "X", geo: &point{100, 2}})
	same := [2]point{{1, 2}, {3, 4}}
	fmt.Println(same == [...]point{{1, 2}, {3, 4}}, any(same) == any([2]point{}), empty{} == empty{})

	g := grid{names: map[string]point{"origin": {}}}
	g.cells[1][0].X = 5
	row := g.cells[1]
	row[0].Y = 6
	g.names["origin"] = point{row[0].X, row[0].Y}
	h := g
	h.cells[0][0].X = 9
	h.names["shared"] = point{9, 9}
	fmt.Println(g, len(g.names), g.cells == h.cells)

	anonymous := struct {
		Name  string
		Inner struct{ Deep []int }
	}{Name: "anon"}
	anonymous.Inner.Deep = append(anonymous.Inner.Deep, 1, 2)
	fmt.Printf("%v %+v\n", anonymous, anonymous)
	var other struct {
		Name  string
		Inner struct{ Deep []int }
	} = anonymous
	other.Inner.Deep[0] = 50
	fmt.Println(anonymous.Inner.Deep, other.Name)

	cases := []struct {
		in   string
		want int
	}{
		{"one two", 2},
		{"", 0},
		{in: "a b c", want: 3},
	}
	for i, c := range cases {
		fmt.Print(i, ":", len(strings.Fields(c.in)) == c.want, " ")
	}
	fmt.Println()

	type pixel point // a type of its own, with the same fields
	px := pixel(same[1])
	px.X++
	fmt.Println(point(px), px, struct{ X, Y int }(px) == struct{ X, Y int }(same[1]))

	var t *tree
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		t = t.insert(v)
	}
	fmt.Println(t, t.left.right.value)
	fmt.Printf("%v %+v %T %T\n", older.Address.geo == ann.Address.geo, *ann.Address.geo, ann, anonymous)
	set := map[string]empty{"a": {}, "b": {}}
	_, has := set["a"]
	fmt.Println(len(set), has, set["c"] == empty{}, [3]empty{})
	people := map[string]person{"ann": *ann}
	p := people["ann"]
	p.Name = "changed"
	fmt.Println(people["ann"].Name, people["nobody"].Address.City == "", p.Name)
	ps := []person{*ann, *bob}
	ps[0].Age, (&ps[1]).Age = 1, 2
	for _, p := range ps {
		p.Age = 1000
	}
	fmt.Println(ps[0].Age, ps[1].Age, ann.Age)
}
