package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

type cents int64

func (c cents) String() string {
	sign := ""
	if c < 0 {
		sign, c = "-", -c
	}
	return fmt.Sprintf("%s€%d.%02d", sign, int64(c)/100, int64(c)%100)
}

type entryKind byte

const (
	deposit entryKind = 'D' + iota*19
	withdrawal
)

type entry struct {
	kind   entryKind
	amount cents
	when   time.Time
	note   string
}

type accountID struct {
	bank   string
	number uint32
}

func (id accountID) String() string { return fmt.Sprintf("%s-%04d", id.bank, id.number) }

type account interface {
	ID() accountID
	Balance() cents
	apply(entry) error
	history() []entry
}

type insufficient struct {
	account accountID
	missing cents
}

func (e insufficient) Error() string {
	return fmt.Sprintf("account %v lacks %v", e.account, e.missing)
}

var (
	errAmount  = errors.New("amounts are positive")
	errUnknown = errors.New("no such account")
	errFrozen  = errors.New("account is frozen")
)

type current struct {
	id      accountID
	entries []entry
	balance cents
	limit   cents
}

func (c *current) ID() accountID    { return c.id }
func (c *current) Balance() cents   { return c.balance }
func (c *current) history() []entry { return slices.Clone(c.entries) }

func (c *current) apply(e entry) error {
	switch {
	case e.amount <= 0:
		return errAmount
	case e.kind == deposit:
		c.balance += e.amount
	case c.balance+c.limit < e.amount:
		return insufficient{c.id, e.amount - c.balance - c.limit}
	default:
		c.balance -= e.amount
	}
	c.entries = append(c.entries, e)
	return nil
}

// A savings account earns interest, and lets out only so much at once.
type savings struct {
	current
	rate float64
	most cents
}

func (s *savings) apply(e entry) error {
	if e.kind == withdrawal && e.amount > s.most {
		return fmt.Errorf("at most %v at once: %w", s.most, insufficient{s.id, e.amount - s.most})
	}
	return s.current.apply(e)
}

func (s *savings) accrue(when time.Time) error {
	return s.apply(entry{deposit, cents(float64(s.balance) * s.rate), when, "interest"})
}

type frozen struct{ account }

func (f frozen) apply(entry) error { return fmt.Errorf("%v: %w", f.ID(), errFrozen) }

type bank struct {
	mu       sync.Mutex
	name     string
	accounts map[accountID]account
	clock    func() time.Time
	audit    []func(accountID, entry, error)
}

func (b *bank) open(make func(accountID) account) accountID {
	b.mu.Lock()
	defer b.mu.Unlock()
	id := accountID{b.name, uint32(len(b.accounts) + 1)}
	b.accounts[id] = make(id)
	return id
}

func (b *bank) post(id accountID, kind entryKind, amount cents, note string) (err error) {
	e := entry{kind, amount, b.clock(), note}
	defer func() {
		for _, f := range b.audit {
			f(id, e, err)
		}
	}()
	a, ok := b.accounts[id]
	if !ok {
		return fmt.Errorf("%v: %w", id, errUnknown)
	}
	return a.apply(e)
}

// transfer undoes the first half where the second fails.
func (b *bank) transfer(from, to accountID, amount cents) (err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	note := fmt.Sprint(from, ">", to)
	if err := b.post(from, withdrawal, amount, note); err != nil {
		return fmt.Errorf("transfer: %w", err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, b.post(from, deposit, amount, "undo "+note))
		}
	}()
	return b.post(to, deposit, amount, note)
}

func statement(a account) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v:", a.ID())
	for _, e := range a.history() {
		fmt.Fprintf(&b, " %c%v", e.kind, e.amount)
	}
	fmt.Fprintf(&b, " = %v", a.Balance())
	return b.String()
}

func main() {
	now := time.Date(2024, 1, 1, 9, 0, 0, 0, time.UTC)
	failures := map[string]int{}
	b := &bank{name: "GB", accounts: map[accountID]account{}, clock: func() time.Time {
		now = now.Add(time.Hour)
		return now
	}}
	b.audit = append(b.audit, func(id accountID, e entry, err error) {
		if err != nil {
			failures[id.String()]++
		}
	})
	ann := b.open(func(id accountID) account { return &current{id: id, limit: 5000} })
	bob := b.open(func(id accountID) account { return &savings{current{id: id}, 0.015, 10000} })
	cid := b.open(func(id accountID) account { return frozen{&current{id: id}} })
	fmt.Println(b.post(ann, deposit, 20050, "salary"), b.transfer(ann, bob, 15000), b.transfer(ann, bob, 10000))
	var lacking insufficient
	err := b.transfer(ann, bob, 9999)
	fmt.Println(err, errors.As(err, &lacking))
	fmt.Println(lacking.missing, lacking.account == ann)
	err = b.transfer(bob, ann, 10001)
	fmt.Println(err)
	err = b.transfer(ann, cid, 1)
	fmt.Println(err, errors.Is(err, errFrozen))
	err = b.transfer(ann, accountID{"XX", 9}, 1)
	fmt.Println(strings.ReplaceAll(err.Error(), "\n", "; "), errors.Is(err, errUnknown), b.post(ann, deposit, -5, "") == errAmount)
	if s, ok := b.accounts[bob].(*savings); ok {
		err := s.accrue(now)
		fmt.Println(err, s.Balance(), s.entries[len(s.entries)-1].note)
	}
	ids := slices.SortedFunc(maps.Keys(b.accounts), func(a, b accountID) int { return int(a.number) - int(b.number) })
	for _, id := range ids {
		fmt.Println(statement(b.accounts[id]))
	}
	fmt.Println(failures, now.Format(time.DateTime), cents(-1234), []cents{1, 100})

	var wg sync.WaitGroup
	before := b.accounts[ann].Balance() + b.accounts[bob].Balance()
	for i := range 100 {
		wg.Go(func() {
			from, to := ann, bob
			if i%2 == 0 {
				from, to = bob, ann
			}
			_ = b.transfer(from, to, cents(i+1))
		})
	}
	wg.Wait()
	fmt.Println(before == b.accounts[ann].Balance()+b.accounts[bob].Balance())
}
