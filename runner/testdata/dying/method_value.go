package main

type counter struct{ n int }

func (c *counter) add(by int) {
	if by < 0 {
		panic("negative")
	}
	c.n += by
}

type adder interface{ add(int) }

func main() {
	c := &counter{}
	f := c.add
	f(1)
	g := (*counter).add
	g(c, 2)
	var a adder = c
	defer a.add(-1)
	f(-1)
}
