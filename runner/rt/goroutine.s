// The functions of goroutine.go that have no body are the runtime's.
