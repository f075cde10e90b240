package main

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
)

// A tree maps ordered keys to values.
type tree[K, V any] struct {
	compare func(K, K) int
	root    *node[K, V]
	count   int
}

type node[K, V any] struct {
	key         K
	value       V
	left, right *node[K, V]
}

func newTree[K cmp.Ordered, V any]() *tree[K, V] {
	return &tree[K, V]{compare: cmp.Compare[K]}
}

func newTreeFunc[K, V any](compare func(K, K) int) *tree[K, V] {
	return &tree[K, V]{compare: compare}
}

// find returns where the key is or would have to be.
func (t *tree[K, V]) find(key K) **node[K, V] {
	at := &t.root
	for *at != nil {
		switch c := t.compare(key, (*at).key); {
		case c < 0:
			at = &(*at).left
		case c > 0:
			at = &(*at).right
		default:
			return at
		}
	}
	return at
}

func (t *tree[K, V]) put(key K, value V) *tree[K, V] {
	at := t.find(key)
	if *at == nil {
		*at = &node[K, V]{key: key}
		t.count++
	}
	(*at).value = value
	return t
}

func (t *tree[K, V]) get(key K) (v V, ok bool) {
	if n := *t.find(key); n != nil {
		return n.value, true
	}
	return v, false
}

func (t *tree[K, V]) remove(key K) bool {
	at := t.find(key)
	n := *at
	if n == nil {
		return false
	}
	t.count--
	switch {
	case n.left == nil:
		*at = n.right
	case n.right == nil:
		*at = n.left
	default:
		least := &n.right
		for (*least).left != nil {
			least = &(*least).left
		}
		n.key, n.value = (*least).key, (*least).value
		*least = (*least).right
	}
	return true
}

func (n *node[K, V]) push(yield func(K, V) bool) bool {
	return n == nil || n.left.push(yield) && yield(n.key, n.value) && n.right.push(yield)
}

func (t *tree[K, V]) all() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { t.root.push(yield) }
}

func (t *tree[K, V]) from(low K) iter.Seq[V] {
	return func(yield func(V) bool) {
		for k, v := range t.all() {
			if t.compare(k, low) < 0 {
				continue
			}
			if !yield(v) {
				return
			}
		}
	}
}

func (n *node[K, V]) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

func collectMap[K comparable, V any](seq iter.Seq2[K, V]) map[K]V {
	m := map[K]V{}
	for k, v := range seq {
		m[k] = v
	}
	return m
}

type version struct{ major, minor int }

func (v version) compare(w version) int {
	return cmp.Or(cmp.Compare(v.major, w.major), cmp.Compare(v.minor, w.minor))
}

func main() {
	t := newTree[string, int]()
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog") {
		t.put(w, i)
	}
	for k, v := range t.all() {
		fmt.Print(k, ":", v, " ")
	}
	fmt.Println(t.count, t.root.depth())
	fmt.Println(t.get("the"))
	fmt.Println(t.get("cat"))
	fmt.Println(t.remove("the"), t.remove("the"), t.remove("quick"), t.remove("zebra"), t.count)
	for k := range t.all() {
		if k > "jumps" {
			break
		}
		fmt.Print(k, " ")
	}
	fmt.Println(t.root.key)

	versions := newTreeFunc[version, string](version.compare)
	versions.put(version{1, 10}, "ten").put(version{1, 9}, "nine").put(version{0, 50}, "old").put(version{2, 0}, "two")
	for v := range versions.from(version{1, 0}) {
		fmt.Print(v, " ")
	}
	versions.put(version{1, 9}, "nine again")
	fmt.Println(collectMap(versions.all()))

	reversed := newTreeFunc[int, []string](func(a, b int) int { return b - a })
	for _, w := range []string{"pear", "fig", "plum", "kiwi", "apple", "date"} {
		words, _ := reversed.get(len(w))
		reversed.put(len(w), append(words, w))
	}
	for k, v := range reversed.all() {
		fmt.Print(k, v, " ")
	}
	fmt.Println(reversed.count)

	nested := newTree[int, *tree[string, float64]]()
	for i := range 3 {
		inner := newTree[string, float64]()
		for j := range i {
			inner.put(fmt.Sprint("k", j), float64(i)/float64(j+1))
		}
		nested.put(-i, inner)
	}
	for k, inner := range nested.all() {
		fmt.Print(k, collectMap(inner.all()), " ")
	}
	fmt.Printf("%T\n", nested)
}
