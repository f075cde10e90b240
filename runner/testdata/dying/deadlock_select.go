package main

func main() {
	a, b := make(chan int), make(chan string)
	go func() {
		select {}
	}()
	select {
	case <-a:
	case b <- "x":
	}
}
