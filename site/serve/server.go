package serve

import (
	"context"
	"fmt"
	"log"
	"net"
	"net/http"
	"sync"
	"time"
)

// serveHTTP serves until ctx is done, which is no error, and returns when every
// connection has ended.
func serveHTTP(ctx context.Context, listener net.Listener, h http.Handler, logger *log.Logger) error {
	var connections sync.WaitGroup
	server := &http.Server{
		Handler:           h,
		ErrorLog:          logger,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ConnState: func(_ net.Conn, state http.ConnState) {
			switch state {
			case http.StateNew:
				connections.Add(1)
			case http.StateClosed, http.StateHijacked:
				connections.Done()
			}
		},
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()

	var err error
	select {
	case err = <-failed:
		err = fmt.Errorf("serving the course: %w", err)
	case <-ctx.Done():
		limit, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer cancel()
		server.Shutdown(limit)
		<-failed
	}
	server.Close() // cuts off requests that hang
	connections.Wait()
	return err
}
