package main

import (
	"fmt"
	"strings"
)

// A query builder collects what it is told; each call gives a new one.
type query struct {
	table  string
	fields []string
	where  []condition
	order  string
	limit  int
}

type condition struct {
	text string
	args []any
}

func from(table string) query { return query{table: table} }

func (q query) columns(fields ...string) query {
	q.fields = append(q.fields[:len(q.fields):len(q.fields)], fields...)
	return q
}

func (q query) filter(text string, args ...any) query {
	q.where = append(q.where[:len(q.where):len(q.where)], condition{text, args})
	return q
}

func (q query) orderBy(field string) query { q.order = field; return q }
func (q query) first(n int) query          { q.limit = n; return q }

func (q query) build() (text string, args []any) {
	var b strings.Builder
	b.WriteString("SELECT ")
	if len(q.fields) == 0 {
		b.WriteByte('*')
	}
	b.WriteString(strings.Join(q.fields, ", "))
	b.WriteString(" FROM " + q.table)
	for i, c := range q.where {
		b.WriteString([]string{" WHERE ", " AND "}[min(i, 1)])
		b.WriteString(c.text)
		args = append(args, c.args...)
	}
	if q.order != "" {
		b.WriteString(" ORDER BY " + q.order)
	}
	if q.limit > 0 {
		fmt.Fprint(&b, " LIMIT ", q.limit)
	}
	return b.String(), args
}

// A pizza builder changes itself and remembers the first error.
type pizza struct {
	size     int
	toppings []string
}

type pizzaBuilder struct {
	pizza
	err error
}

func (b *pizzaBuilder) sized(cm int) *pizzaBuilder {
	if b.err == nil && cm < 20 {
		b.err = fmt.Errorf("%d cm is no pizza", cm)
	}
	b.size = cm
	return b
}

func (b *pizzaBuilder) with(topping string) *pizzaBuilder {
	if b.err == nil {
		b.toppings = append(b.toppings, topping)
	}
	return b
}

func (b *pizzaBuilder) build() (pizza, error) { return b.pizza, b.err }

func main() {
	base := from("users").columns("id", "name").filter("age > ?", 18)
	adults := base.orderBy("name").first(10)
	named := base.filter("name = ? OR name = ?", "ann", "bob").columns("mail")
	for _, q := range []query{base, adults, named, from("t")} {
		text, args := q.build()
		fmt.Println(text, args)
	}

	good, err := new(pizzaBuilder).sized(30).with("cheese").with("basil").build()
	fmt.Println(good, err)
	bad, err := (&pizzaBuilder{}).with("cheese").sized(5).with("never").sized(1).build()
	fmt.Printf("%+v %v\n", bad, err)
}
