package main

import "fmt"

type part struct {
	Size float32
	Tags [2]string
}

type pair [2]part

func (p *pair) grow() { p[1].Size *= 2 }

type box struct {
	parts *pair
	one   *part
}

var whole = pair{{1, [2]string{"a", "b"}}, {2, [2]string{"c", "d"}}}

func said(n float32) float32 {
	fmt.Println("said", n)
	return n
}

func main() {
	whole.grow()
	b := &box{&whole, &part{Size: 5}}
	fmt.Println([]float32{whole[1].Size, said(3), b.parts[0].Size})
	fmt.Println([4][]float32{{whole[1].Size}, {(*b.parts)[0].Size, (*b).one.Size}, {2: (*b.one).Size}})
	fmt.Println([]any{whole[0].Tags, b.parts[1].Tags[1]}, [...][2]string{b.parts[1].Tags})
	fmt.Println(map[int][]float32{1: {whole[1].Size}}, map[float32]string{whole[1].Size: whole[0].Tags[0]})
	fmt.Println(struct{ a, b float32 }{whole[0].Size, b.parts[1].Size})
	for i := range whole {
		fmt.Println([]float32{whole[i].Size, b.parts[1-i].Size})
	}
}
