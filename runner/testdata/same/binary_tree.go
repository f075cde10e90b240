package main

import (
	"cmp"
	"fmt"
	"strings"
)

// An avl tree keeps the heights of its halves within one of each other.
type avl struct {
	key         int
	height      int
	left, right *avl
}

func (t *avl) h() int {
	if t == nil {
		return 0
	}
	return t.height
}

func (t *avl) fix() *avl {
	t.height = 1 + max(t.left.h(), t.right.h())
	switch balance := t.left.h() - t.right.h(); {
	case balance > 1:
		if t.left.left.h() < t.left.right.h() {
			t.left = t.left.rotateLeft()
		}
		return t.rotateRight()
	case balance < -1:
		if t.right.right.h() < t.right.left.h() {
			t.right = t.right.rotateRight()
		}
		return t.rotateLeft()
	}
	return t
}

func (t *avl) rotateLeft() *avl {
	r := t.right
	t.right, r.left = r.left, t
	t.fixHeight()
	r.fixHeight()
	return r
}

func (t *avl) rotateRight() *avl {
	l := t.left
	t.left, l.right = l.right, t
	t.fixHeight()
	l.fixHeight()
	return l
}

func (t *avl) fixHeight() { t.height = 1 + max(t.left.h(), t.right.h()) }

func (t *avl) insert(key int) *avl {
	if t == nil {
		return &avl{key: key, height: 1}
	}
	switch cmp.Compare(key, t.key) {
	case -1:
		t.left = t.left.insert(key)
	case 1:
		t.right = t.right.insert(key)
	}
	return t.fix()
}

func (t *avl) delete(key int) *avl {
	switch {
	case t == nil:
		return nil
	case key < t.key:
		t.left = t.left.delete(key)
	case key > t.key:
		t.right = t.right.delete(key)
	case t.left == nil:
		return t.right
	case t.right == nil:
		return t.left
	default:
		least := t.right
		for least.left != nil {
			least = least.left
		}
		t.key = least.key
		t.right = t.right.delete(least.key)
	}
	return t.fix()
}

func (t *avl) String() string {
	if t == nil {
		return "."
	}
	if t.left == nil && t.right == nil {
		return fmt.Sprint(t.key)
	}
	return fmt.Sprintf("(%v %d %v)", t.left, t.key, t.right)
}

func (t *avl) balanced() bool {
	if t == nil {
		return true
	}
	d := t.left.h() - t.right.h()
	return d >= -1 && d <= 1 && t.left.balanced() && t.right.balanced()
}

type visitor func(*avl)

func (t *avl) inOrder(v visitor) {
	if t != nil {
		t.left.inOrder(v)
		v(t)
		t.right.inOrder(v)
	}
}

func (t *avl) preOrder(v visitor) {
	for stack := []*avl{t}; len(stack) > 0; {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if top == nil {
			continue
		}
		v(top)
		stack = append(stack, top.right, top.left)
	}
}

func (t *avl) levels() (levels [][]int) {
	for row := []*avl{t}; len(row) > 0; {
		var keys []int
		var next []*avl
		for _, n := range row {
			if n != nil {
				keys = append(keys, n.key)
				next = append(next, n.left, n.right)
			}
		}
		if keys != nil {
			levels = append(levels, keys)
		}
		row = next
	}
	return levels
}

func collect(order func(visitor)) (keys []int) {
	order(func(t *avl) { keys = append(keys, t.key) })
	return keys
}

// rebuild makes a tree of its pre-order and in-order.
func rebuild(pre, in []int) *avl {
	if len(pre) == 0 {
		return nil
	}
	i := 0
	for in[i] != pre[0] {
		i++
	}
	t := &avl{key: pre[0], left: rebuild(pre[1:i+1], in[:i]), right: rebuild(pre[i+1:], in[i+1:])}
	t.fixHeight()
	return t
}

func equal(a, b *avl) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.key == b.key && equal(a.left, b.left) && equal(a.right, b.right)
}

func parse(text string) (t *avl, rest string) {
	if strings.HasPrefix(text, ".") {
		return nil, text[1:]
	}
	t = &avl{key: int(text[0] - '0')}
	t.left, text = parse(text[1:])
	t.right, text = parse(text)
	t.fixHeight()
	return t, text
}

func pathSums(t *avl, target int, path []int, found *[][]int) {
	if t == nil {
		return
	}
	path = append(path, t.key)
	if t.left == nil && t.right == nil && t.key == target {
		*found = append(*found, append([]int(nil), path...))
	}
	pathSums(t.left, target-t.key, path, found)
	pathSums(t.right, target-t.key, path, found)
}

func main() {
	var t *avl
	for i := range 15 {
		t = t.insert(i * 7 % 16)
		if !t.balanced() {
			fmt.Println("not balanced after", i)
		}
	}
	fmt.Println(t, t.height)
	fmt.Println(collect(t.inOrder), collect(t.preOrder))
	fmt.Println(t.levels())
	copied := rebuild(collect(t.preOrder), collect(t.inOrder))
	fmt.Println(equal(t, copied), copied != t, equal(t, t.left))
	for _, key := range []int{7, 0, 1, 14, 99, 5} {
		t = t.delete(key)
	}
	fmt.Println(t, t.balanced(), equal(t, copied))
	parsed, rest := parse("53..8..x")
	fmt.Println(parsed, parsed.height, rest)
	sum, _ := parse("541..2..83..5..")
	var found [][]int
	pathSums(sum, 10, nil, &found)
	pathSums(sum, 16, nil, &found)
	fmt.Println(sum, found)
	var sorted *avl
	for i := range 1000 {
		sorted = sorted.insert(i)
	}
	fmt.Println(sorted.height, sorted.key, sorted.balanced())
}
