package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

type suit int

const (
	clubs suit = iota
	diamonds
	hearts
	spades
)

var suitNames = [...]string{"Clubs", "Diamonds", "Hearts", "Spades"}

func (s suit) String() string {
	if s < clubs || s > spades {
		return fmt.Sprintf("suit(%d)", int(s))
	}
	return suitNames[s]
}

func (s suit) red() bool { return s == diamonds || s == hearts }

type rank uint8

func (r rank) String() string {
	switch r {
	case 1:
		return "A"
	case 11, 12, 13:
		return string("JQK"[r-11])
	}
	return fmt.Sprint(uint8(r))
}

type card struct {
	rank
	suit suit
}

func (c card) String() string { return c.rank.String() + "♣♦♥♠"[3*c.suit:3*c.suit+3] }

type hand []card

func (h hand) points() (sum int) {
	for _, c := range h {
		sum += min(int(c.rank), 10)
	}
	return sum
}

type state string

const (
	idle    state = "IDLE"
	running state = "RUNNING"
	stopped state = "STOPPED"
)

var transitions = map[state][]state{
	idle:    {running},
	running: {idle, stopped},
}

func (s state) to(next state) (state, error) {
	if !slices.Contains(transitions[s], next) {
		return s, fmt.Errorf("no way from %s to %s", s, next)
	}
	return next, nil
}

type level int8

const (
	debug level = iota - 1
	info
	warn
)

var errLevel = errors.New("no such level")

func (l level) MarshalText() ([]byte, error) {
	if l < debug || l > warn {
		return nil, errLevel
	}
	return []byte([]string{"debug", "info", "warn"}[l+1]), nil
}

func (l *level) UnmarshalText(text []byte) error {
	for v := debug; v <= warn; v++ {
		if name, _ := v.MarshalText(); strings.EqualFold(string(name), string(text)) {
			*l = v
			return nil
		}
	}
	return fmt.Errorf("%w: %q", errLevel, text)
}

type flags uint

const (
	verbose flags = 1 << iota
	force
	dryRun
)

func (f flags) String() string {
	var set []string
	for i, name := range []string{"verbose", "force", "dryRun"} {
		if f&(1<<i) != 0 {
			set = append(set, name)
		}
	}
	return "{" + strings.Join(set, "|") + "}"
}

func (f *flags) toggle(other flags) { *f ^= other }

func main() {
	for s := clubs; s <= spades+1; s++ {
		fmt.Printf("%v %d %s %q %5t|", s, s, s, s, s.red())
	}
	fmt.Println()
	fmt.Printf("%+v %#v %T %x %08b %6.3s|%-10v|\n", hearts, hearts, hearts, hearts, diamonds, spades, clubs)
	h := hand{{1, spades}, {10, hearts}, {12, clubs}}
	fmt.Println(h, h.points(), h[0].suit, []rank{1, 2, 13}, map[suit]int{spades: 4, clubs: 1, hearts: 3})
	fmt.Printf("%v %s %d %+v\n", h[0], h[1], h[2], struct{ s suit }{hearts})

	current := idle
	for _, next := range []state{running, running, stopped, idle} {
		var err error
		if current, err = current.to(next); err != nil {
			fmt.Print("[", err, "] ")
			continue
		}
		fmt.Print(current, " ")
	}
	fmt.Println()

	config := map[string]level{"a": debug, "b": warn}
	out, err := json.Marshal(config)
	fmt.Println(string(out), err)
	var decoded struct {
		Main   level
		Others []level
	}
	err = json.Unmarshal([]byte(`{"Main":"WARN","Others":["debug","info"]}`), &decoded)
	fmt.Println(int(decoded.Main), len(decoded.Others), int(decoded.Others[0]), err)
	err = decoded.Main.UnmarshalText([]byte("loud"))
	fmt.Println(err, errors.Is(err, errLevel))

	var f flags = verbose | dryRun
	f.toggle(force)
	f &^= verbose
	fmt.Println(f, f&force != 0, flags(0), flags(7), fmt.Sprintf("%d %[1]s", f))
}
