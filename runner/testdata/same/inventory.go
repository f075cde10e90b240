package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

type sku string

type category uint8

const (
	tools category = iota + 1
	garden
	toys
)

func (c category) String() string { return [...]string{1: "tools", "garden", "toys"}[c] }

func parseCategory(s string) (category, error) {
	for c := tools; c <= toys; c++ {
		if c.String() == s {
			return c, nil
		}
	}
	return 0, fmt.Errorf("unknown category %q", s)
}

type price int

func (p price) String() string               { return fmt.Sprintf("%d.%02d", int(p)/100, int(p)%100) }
func (p price) MarshalJSON() ([]byte, error) { return []byte(p.String()), nil }
func (p price) times(n int) price            { return p * price(n) }

type product struct {
	SKU      sku       `json:"sku"`
	Name     string    `json:"name"`
	Category category  `json:"-"`
	Price    price     `json:"price"`
	Stock    int       `json:"stock"`
	Added    time.Time `json:"added"`
	Tags     []string  `json:"tags,omitempty"`
}

type inventory struct {
	products map[sku]*product
	byTag    map[string]map[sku]struct{}
	log      []change
}

type change struct {
	at    time.Time
	sku   sku
	delta int
}

type lineError struct {
	line int
	error
}

func (e lineError) Unwrap() error { return e.error }
func (e lineError) Error() string { return fmt.Sprintf("line %d: %v", e.line, e.error) }

var errStock = errors.New("not enough in stock")

func load(text string) (*inventory, error) {
	inv := &inventory{products: map[sku]*product{}, byTag: map[string]map[sku]struct{}{}}
	var errs []error
	scanner := bufio.NewScanner(strings.NewReader(text))
	for n := 1; scanner.Scan(); n++ {
		p, err := parseProduct(scanner.Text())
		if err != nil {
			errs = append(errs, lineError{n, err})
			continue
		}
		inv.products[p.SKU] = p
		for _, tag := range p.Tags {
			if inv.byTag[tag] == nil {
				inv.byTag[tag] = make(map[sku]struct{})
			}
			inv.byTag[tag][p.SKU] = struct{}{}
		}
	}
	return inv, errors.Join(errs...)
}

func parseProduct(line string) (p *product, err error) {
	fields := strings.Split(line, "|")
	if len(fields) < 6 {
		return nil, fmt.Errorf("%d fields, want 6", len(fields))
	}
	p = &product{SKU: sku(strings.ToUpper(fields[0])), Name: fields[1]}
	if p.Category, err = parseCategory(fields[2]); err != nil {
		return nil, err
	}
	var whole, cents int
	if _, err = fmt.Sscanf(fields[3], "%d.%d", &whole, &cents); err != nil {
		return nil, fmt.Errorf("price %q: %w", fields[3], err)
	}
	p.Price = price(whole*100 + cents)
	if _, err = fmt.Sscan(fields[4], &p.Stock); err != nil {
		return nil, fmt.Errorf("stock: %w", err)
	}
	if p.Added, err = time.Parse(time.DateOnly, fields[5]); err != nil {
		return nil, err
	}
	p.Tags = fields[6:]
	return p, nil
}

func (inv *inventory) take(at time.Time, wanted map[sku]int) error {
	keys := make([]sku, 0, len(wanted))
	for k := range wanted {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		p, ok := inv.products[k]
		if !ok {
			return fmt.Errorf("no product %s", k)
		}
		if p.Stock < wanted[k] {
			return fmt.Errorf("%s: %w: %d of %d", p.Name, errStock, p.Stock, wanted[k])
		}
	}
	for _, k := range keys {
		inv.products[k].Stock -= wanted[k]
		inv.log = append(inv.log, change{at, k, -wanted[k]})
	}
	return nil
}

func (inv *inventory) sorted(orders ...func(a, b *product) int) []*product {
	list := make([]*product, 0, len(inv.products))
	for _, p := range inv.products {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *product) int {
		for _, order := range orders {
			if c := order(a, b); c != 0 {
				return c
			}
		}
		return cmp.Compare(a.SKU, b.SKU)
	})
	return list
}

func by[K cmp.Ordered](key func(*product) K) func(a, b *product) int {
	return func(a, b *product) int { return cmp.Compare(key(a), key(b)) }
}

func (inv *inventory) report() map[category]struct {
	count int
	value price
} {
	totals := map[category]struct {
		count int
		value price
	}{}
	for _, p := range inv.products {
		t := totals[p.Category]
		t.count += p.Stock
		t.value += p.Price.times(p.Stock)
		totals[p.Category] = t
	}
	return totals
}

const stock = `h1|hammer|tools|12.50|10|2024-01-05|steel|heavy
r2|rake|garden|8.99|3|2023-11-20|steel
b3|ball|toys|1.05|100|2024-02-29
x4|broken|nothing|1.00|1|2024-01-01
s5|spade|garden|x|1|2024-01-01
k6|kite|toys|15.00|many|2024-01-01
d7|drone|toys|99.00|2|2024-02-30
short|line`

func main() {
	inv, err := load(stock)
	for i, line := range strings.Split(err.Error(), "\n") {
		fmt.Println(i, line)
	}
	var le lineError
	if errors.As(err, &le) {
		fmt.Println("first bad line:", le.line)
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', 0)
	for _, p := range inv.sorted(by(func(p *product) category { return p.Category }), by(func(p *product) int { return -p.Stock })) {
		fmt.Fprintf(w, "%s\t%s\t%v\t%6v\t%d\t%s\n", p.SKU, p.Name, p.Category, p.Price, p.Stock, p.Added.Format("Jan 2"))
	}
	w.Flush()
	day := time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(inv.take(day, map[sku]int{"H1": 4, "B3": 50}), inv.take(day, map[sku]int{"R2": 4}), inv.take(day, map[sku]int{"R2": 1, "ZZ": 1}))
	err = inv.take(day, map[sku]int{"R2": 9, "H1": 1})
	fmt.Println(errors.Is(err, errStock), len(inv.log), inv.log[0].sku, inv.log[1].delta, inv.products["H1"].Stock)
	fmt.Println(inv.report(), len(inv.byTag["steel"]), len(inv.byTag["none"]))
	newest := slices.MaxFunc(inv.sorted(), func(a, b *product) int { return a.Added.Compare(b.Added) })
	out, err := json.Marshal(newest)
	fmt.Println(string(out), err)
	cheap := slices.IndexFunc(inv.sorted(by(func(p *product) price { return p.Price })), func(p *product) bool { return p.Price > 1000 })
	fmt.Println(cheap, price(5), []price{1, 250})
}
