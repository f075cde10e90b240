// Package serve is the development server: it has a course built, serves what was
// built to this machine only, watches the course and builds again, and lets open
// pages reload. Faults of the last build are shown in the pages.
//
// It knows nothing of how a site is built. A Builder and two folders go in; the only
// things added to a page are a script and, where there are faults, a panel.
package serve

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"strconv"
	"strings"
	"sync"
	"time"

	"runnel/site/fault"
)

// A Builder builds the course into the output folder.
type Builder interface {
	// Build returns every fault that it found in the course and an error where
	// the course could not be built at all. It returns soon after ctx is done.
	// In the course's folder it writes nothing but the output folder and names
	// that begin with a point, as all else would count as a change.
	Build(ctx context.Context) ([]fault.Fault, error)
}

// Options say what to serve, and where.
type Options struct {
	Course string // the folder to watch, as the author named it
	Out    string // the folder to serve; it need not exist yet
	// Addr is a loopback address, with or without a port; 127.0.0.1:4000 where
	// empty. Where it has no port and 4000 is taken, another port is used.
	Addr    string
	Builder Builder
	Log     io.Writer        // what changed, was built and is wrong; may be nil
	Ready   func(url string) // called once, after the first build; may be nil
}

// Times that nobody needs to set.
const (
	quietTime     = 50 * time.Millisecond  // without a change before a build begins
	shutdownTime  = 500 * time.Millisecond // for open requests when the server ends
	heartbeatTime = 15 * time.Second       // between signs of life on an event stream
	writeTime     = 10 * time.Second       // for a browser to take an event
)

// Run builds, serves, watches and builds again until ctx is done, which is no
// error. It returns when everything that it started has ended.
func Run(ctx context.Context, opts Options) error {
	logTo := opts.Log
	if logTo == nil {
		logTo = io.Discard
	}
	logger := log.New(logTo, "", 0)
	watch, err := newWatcher(opts.Course, opts.Out, logger)
	if err != nil {
		return err
	}
	defer watch.close()
	listener, err := listen(opts.Addr)
	if err != nil {
		return err
	}

	ctx, cancel := context.WithCancel(ctx)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()

	board := newBoard(strconv.FormatInt(time.Now().UnixNano(), 36))
	_, firstBuild := board.read()
	handler := &handler{course: opts.Course, out: opts.Out, board: board}
	served := make(chan error, 1)
	running.Go(func() { served <- serveHTTP(ctx, listener, handler, logger) })
	changes, settled := make(chan string), make(chan []string)
	running.Go(func() { watch.run(ctx, changes) })
	running.Go(func() { debounce(ctx, changes, settled, quietTime) })
	running.Go(func() { buildLoop(ctx, opts.Builder, settled, board, logger) })

	select {
	case err := <-served:
		return err
	case <-firstBuild:
		if opts.Ready != nil {
			opts.Ready("http://" + listener.Addr().String() + "/")
		}
	}
	return <-served
}

// listen opens a port on a loopback address.
func listen(addr string) (net.Listener, error) {
	const (
		defaultHost = "127.0.0.1"
		defaultPort = 4000
		tries       = 10
	)
	if addr == "" {
		addr = defaultHost
	}
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		host, port = strings.Trim(addr, "[]"), ""
	}
	if !isLoopback(host) {
		return nil, fmt.Errorf("address %q: a course is served to this machine alone, so the address must be localhost, 127.0.0.1 or [::1], such as %s:%d", addr, defaultHost, defaultPort)
	}
	if port != "" {
		return listenAt(host, port)
	}
	var first error
	for p := defaultPort; p < defaultPort+tries; p++ {
		l, err := listenAt(host, strconv.Itoa(p))
		if err == nil {
			return l, nil
		}
		first = cmp.Or(first, err)
	}
	if l, err := listenAt(host, "0"); err == nil {
		return l, nil
	}
	return nil, first
}

func listenAt(host, port string) (net.Listener, error) {
	l, err := net.Listen("tcp", net.JoinHostPort(host, port))
	if err != nil {
		return nil, fmt.Errorf("serving the course: %w", err)
	}
	// The name localhost is what the system's hosts file makes of it.
	if at, ok := l.Addr().(*net.TCPAddr); !ok || !at.IP.IsLoopback() {
		l.Close()
		return nil, fmt.Errorf("serving the course: %s is %v here, which is not on this machine alone", host, l.Addr())
	}
	return l, nil
}

// isLoopback reports whether a host, without a port, names this machine.
func isLoopback(host string) bool {
	if ip := net.ParseIP(host); ip != nil {
		return ip.IsLoopback()
	}
	return strings.EqualFold(host, "localhost")
}
