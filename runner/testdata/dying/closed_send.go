package main

func produce(c chan<- int) {
	defer close(c)
	for i := range 3 {
		c <- i
	}
}

func main() {
	c := make(chan int, 10)
	produce(c)
	c <- 4
}
