package main

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

type server struct {
	host    string
	port    int
	timeout time.Duration
	tags    []string
	hooks   map[string][]func(string)
	tls     *tlsConfig
}

type tlsConfig struct{ cert, key string }

type option func(*server) error

func withPort(p int) option {
	return func(s *server) error {
		if p <= 0 || p > 65535 {
			return fmt.Errorf("port %d is out of range", p)
		}
		s.port = p
		return nil
	}
}

func withTimeout(d time.Duration) option {
	return func(s *server) error { s.timeout = d; return nil }
}

func withTags(tags ...string) option {
	return func(s *server) error { s.tags = append(s.tags, tags...); return nil }
}

func withTLS(cert, key string) option {
	return func(s *server) error {
		if cert == "" || key == "" {
			return errors.New("TLS needs both a certificate and a key")
		}
		s.tls = &tlsConfig{cert, key}
		return withPort(443)(s)
	}
}

func on(event string, f func(string)) option {
	return func(s *server) error {
		if s.hooks == nil {
			s.hooks = make(map[string][]func(string))
		}
		s.hooks[event] = append(s.hooks[event], f)
		return nil
	}
}

func all(options ...option) option {
	return func(s *server) error {
		for _, o := range options {
			if err := o(s); err != nil {
				return err
			}
		}
		return nil
	}
}

func newServer(host string, options ...option) (*server, error) {
	s := &server{host: host, port: 80, timeout: 30 * time.Second}
	var errs []error
	for i, o := range options {
		if err := o(s); err != nil {
			errs = append(errs, fmt.Errorf("option %d: %w", i+1, err))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return s, nil
}

func (s *server) fire(event string) {
	for _, f := range s.hooks[event] {
		f(s.host)
	}
}

func main() {
	s, err := newServer("localhost")
	fmt.Printf("%+v %v\n", *s, err)
	var events []string
	log := func(prefix string) func(string) { return func(host string) { events = append(events, prefix+host) } }
	secure := all(withTLS("c.pem", "k.pem"), withTags("tls"))
	s, err = newServer("example.com", withTags("a", "b"), secure, withTimeout(90*time.Second), on("start", log("1:")), on("start", log("2:")), on("stop", log("3:")))
	fmt.Println(s.port, s.timeout, s.tags, *s.tls, len(s.hooks), err)
	s.fire("start")
	s.fire("stop")
	s.fire("unknown")
	fmt.Println(events)
	s, err = newServer("x", withPort(0), withTags("t"), all(withPort(99999), withTLS("", "")))
	fmt.Println(s == nil, strings.Split(err.Error(), "\n"))
}
