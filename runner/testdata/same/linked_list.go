package main

import (
	"fmt"
	"strings"
)

type node struct {
	value int
	next  *node
}

func listOf(values ...int) (head *node) {
	tail := &head
	for _, v := range values {
		*tail = &node{value: v}
		tail = &(*tail).next
	}
	return head
}

func (n *node) String() string {
	var parts []string
	for ; n != nil; n = n.next {
		parts = append(parts, fmt.Sprint(n.value))
	}
	return "[" + strings.Join(parts, "→") + "]"
}

// removeAll needs no case for the head: it holds the pointer that is to be changed.
func removeAll(head **node, value int) (removed int) {
	for at := head; *at != nil; {
		if entry := *at; entry.value == value {
			*at = entry.next
			removed++
		} else {
			at = &entry.next
		}
	}
	return removed
}

func insertSorted(head **node, value int) {
	for *head != nil && (*head).value < value {
		head = &(*head).next
	}
	*head = &node{value, *head}
}

func reverse(head *node) *node {
	var reversed *node
	for head != nil {
		head, head.next, reversed = head.next, reversed, head
	}
	return reversed
}

func merge(a, b *node) *node {
	var merged *node
	tail := &merged
	for a != nil && b != nil {
		from := &a
		if b.value < a.value {
			from = &b
		}
		*tail = *from
		tail = &(*tail).next
		*from = (*from).next
	}
	*tail = a
	if a == nil {
		*tail = b
	}
	return merged
}

func sortList(head *node) *node {
	if head == nil || head.next == nil {
		return head
	}
	slow, fast := head, head.next
	for fast != nil && fast.next != nil {
		slow, fast = slow.next, fast.next.next
	}
	second := slow.next
	slow.next = nil
	return merge(sortList(head), sortList(second))
}

// cycle finds where a list runs into itself.
func cycle(head *node) (start *node, length int) {
	slow, fast := head, head
	for {
		if fast == nil || fast.next == nil {
			return nil, 0
		}
		slow, fast = slow.next, fast.next.next
		if slow == fast {
			break
		}
	}
	for start = head; start != slow; start, slow = start.next, slow.next {
	}
	length = 1
	for at := start.next; at != start; at = at.next {
		length++
	}
	return start, length
}

func (n *node) at(i int) *node {
	for ; i > 0; i-- {
		n = n.next
	}
	return n
}

// A queue holds both ends; its zero value is empty and ready.
type queue struct {
	head *node
	tail **node
	size int
}

func (q *queue) push(v int) *queue {
	if q.tail == nil {
		q.tail = &q.head
	}
	*q.tail = &node{value: v}
	q.tail = &(*q.tail).next
	q.size++
	return q
}

func (q *queue) pop() (v int, ok bool) {
	if q.head == nil {
		return 0, false
	}
	v = q.head.value
	if q.head = q.head.next; q.head == nil {
		q.tail = &q.head
	}
	q.size--
	return v, true
}

func addDigits(a, b *node) (sum *node) {
	tail := &sum
	for carry := 0; a != nil || b != nil || carry > 0; carry /= 10 {
		for _, n := range []**node{&a, &b} {
			if *n != nil {
				carry += (*n).value
				*n = (*n).next
			}
		}
		*tail = &node{value: carry % 10}
		tail = &(*tail).next
	}
	return sum
}

func main() {
	l := listOf(3, 1, 3, 2, 3)
	removed, none := removeAll(&l, 3), removeAll(&l, 9)
	fmt.Println(l, removed, none)
	for _, v := range []int{5, 0, 3, 1} {
		sorted := listOf(1, 2, 4)
		insertSorted(&sorted, v)
		fmt.Print(sorted, " ")
	}
	fmt.Println()
	fmt.Println(reverse(listOf(1, 2, 3, 4)), reverse(nil), reverse(listOf(1)))
	fmt.Println(merge(listOf(1, 4, 6), listOf(2, 3, 9, 10)), merge(nil, listOf(1)), sortList(listOf(5, -1, 4, 8, 0, 4)))

	looped := listOf(1, 2, 3, 4, 5, 6)
	looped.at(5).next = looped.at(2)
	start, length := cycle(looped)
	fmt.Println(start.value, length, start == looped.at(2), looped.at(50).value)
	start, length = cycle(listOf(1, 2, 3))
	fmt.Println(start, length, start == nil)

	var q queue
	q.push(1).push(2).push(3)
	fmt.Print(q.head, q.size, " ")
	for v, ok := q.pop(); ok; v, ok = q.pop() {
		fmt.Print(v, " ")
	}
	q.push(7)
	fmt.Println(q.head, q.size)
	fmt.Println(addDigits(listOf(9, 9, 9), listOf(1)), addDigits(listOf(2, 4, 3), listOf(5, 6, 4)), addDigits(nil, nil))

	type pair struct{ a, b *node }
	shared := listOf(10, 20)
	p := pair{&node{1, shared}, &node{2, shared}}
	p.a.next.value++
	p.b.next.next = &node{value: 30}
	fmt.Println(p.a, p.b, p.a.next == p.b.next, *p.a.next.next)
	removeAll(&p.a.next, 11)
	fmt.Println(p.a, p.b, shared)
	fmt.Printf("%v %+v %T\n", *listOf(1), node{2, nil}, &l)
}
