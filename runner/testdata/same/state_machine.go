package main

import (
	"fmt"
	"strings"
)

// An event moves a machine from one state to the next, as its table says.
type event string

type machine struct {
	state string
	log   []string
	table map[string]map[event]func(*machine) string
}

func (m *machine) fire(events ...event) *machine {
	for _, e := range events {
		if f, ok := m.table[m.state][e]; ok {
			m.state = f(m)
		} else {
			m.log = append(m.log, fmt.Sprintf("%s ignored while %s", e, m.state))
		}
	}
	return m
}

func goTo(next string) func(*machine) string {
	return func(m *machine) string {
		m.log = append(m.log, m.state+">"+next)
		return next
	}
}

func main() {
	coins := 0
	m := &machine{state: "locked", table: map[string]map[event]func(*machine) string{
		"locked":   {"coin": func(m *machine) string { coins++; return goTo("unlocked")(m) }},
		"unlocked": {"push": goTo("locked"), "coin": func(m *machine) string { coins++; return m.state }},
	}}
	m.fire("push", "coin", "coin").fire("push", "kick")
	fmt.Println(m.state, coins, strings.Join(m.log, "; "))
}
