package main

type registry struct {
	entries map[string][]string
}

func (r registry) add(k, v string) {
	r.entries[k] = append(r.entries[k], v)
}

func main() {
	var r registry
	r.add("a", "b")
}
