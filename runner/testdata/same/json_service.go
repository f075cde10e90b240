package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"sort"
	"strings"
	"sync"
	"time"
)

type User struct {
	ID      int       `json:"id"`
	Name    string    `json:"name"`
	Created time.Time `json:"created"`
	Roles   []Role    `json:"roles,omitempty"`
	*Audit
	Meta json.RawMessage `json:"meta,omitempty"`
}

type Audit struct {
	By   string `json:"by"`
	When int64  `json:"when,string"`
}

type Role int

const (
	Admin Role = iota
	Guest
)

var roleNames = map[Role]string{Admin: "admin", Guest: "guest"}

func (r Role) MarshalJSON() ([]byte, error) { return json.Marshal(roleNames[r]) }
func (r *Role) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return fmt.Errorf("role: %w", err)
	}
	for k, v := range roleNames {
		if v == s {
			*r = k
			return nil
		}
	}
	return fmt.Errorf("unknown role %q", s)
}

type apiError struct {
	Status  int    `json:"status"`
	Message string `json:"message"`
}

func (e *apiError) Error() string { return fmt.Sprintf("%d: %s", e.Status, e.Message) }

type store struct {
	mu    sync.Mutex
	users map[int]*User
}

func (s *store) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch r.Method {
	case http.MethodPost:
		var u User
		if err := json.NewDecoder(r.Body).Decode(&u); err != nil {
			w.WriteHeader(http.StatusBadRequest)
			json.NewEncoder(w).Encode(&apiError{http.StatusBadRequest, err.Error()})
			return
		}
		s.mu.Lock()
		s.users[u.ID] = &u
		s.mu.Unlock()
		w.Header().Set("Content-Type", "application/json")
		respond(w, http.StatusCreated, u)
	default:
		s.mu.Lock()
		defer s.mu.Unlock()
		var list []*User
		for _, u := range s.users {
			list = append(list, u)
		}
		sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
		respond(w, http.StatusOK, map[string]any{"users": list, "count": len(list)})
	}
}

func respond(w http.ResponseWriter, status int, v any) {
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(v); err != nil {
		fmt.Println("encode:", err)
	}
}

type Visitor interface{ Visit(n int) string }
type impl struct{ Prefix string }

func (i impl) Visit(n int) string { return fmt.Sprint(i.Prefix, n) }

type holder struct {
	Visitor
	Extra string
}

type promoted struct {
	*nilMarshal
	X int
}

type nilMarshal struct{ V int }

func (n nilMarshal) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, "%d", n.V), nil }

type event interface{ isEvent() }
type created struct{ Name string }
type deleted struct{ ID int }

func (created) isEvent()  {}
func (*deleted) isEvent() {}

type envelope struct {
	Type string `json:"type"`
	Data event  `json:"data"`
}

func (e *envelope) UnmarshalJSON(b []byte) error {
	var raw struct {
		Type string          `json:"type"`
		Data json.RawMessage `json:"data"`
	}
	if err := json.Unmarshal(b, &raw); err != nil {
		return err
	}
	e.Type = raw.Type
	switch raw.Type {
	case "created":
		var c created
		if err := json.Unmarshal(raw.Data, &c); err != nil {
			return err
		}
		e.Data = c
	case "deleted":
		e.Data = &deleted{}
		return json.Unmarshal(raw.Data, e.Data)
	default:
		return errors.New("no such event: " + raw.Type)
	}
	return nil
}

type option[T any] struct {
	value *T
}

func some[T any](v T) option[T] { return option[T]{&v} }
func (o option[T]) MarshalJSON() ([]byte, error) {
	if o.value == nil {
		return []byte("null"), nil
	}
	return json.Marshal(*o.value)
}
func (o *option[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		o.value = nil
		return nil
	}
	o.value = new(T)
	return json.Unmarshal(b, o.value)
}
func (o option[T]) IsZero() bool { return o.value == nil }

type settings struct {
	Port option[int]              `json:"port,omitzero"`
	Host option[string]           `json:"host,omitzero"`
	Tags option[[]option[string]] `json:"tags"`
}

func main() {
	srv := httptest.NewServer(&store{users: map[int]*User{}})
	defer srv.Close()
	for _, body := range []string{`{"id":1,"name":"ann","created":"2024-01-01T00:00:00Z","roles":["admin","guest"],"by":"x","when":"5","meta":{"a": 1}}`, `{"id":"x"}`, `{"roles":["king"]}`, `{"when":5}`, `nope`, `{"id":2,"name":"bob","created":"2024-01-01T00:00:00Z"}`} {
		resp, err := http.Post(srv.URL, "application/json", strings.NewReader(body))
		if err != nil {
			fmt.Println(err)
			continue
		}
		var out any
		err = json.NewDecoder(resp.Body).Decode(&out)
		resp.Body.Close()
		fmt.Println(resp.StatusCode, out, err)
	}
	resp, _ := http.Get(srv.URL)
	var list struct {
		Users []User
		Count int
	}
	fmt.Println(json.NewDecoder(resp.Body).Decode(&list), list.Count, list.Users[0].Roles, list.Users[0].Audit.By, list.Users[1].Audit == nil)
	json.NewEncoder(os.Stdout).Encode(holder{impl{"p"}, "e"})
	json.NewEncoder(os.Stdout).Encode(promoted{&nilMarshal{3}, 1})
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		_, err := json.Marshal(promoted{nil, 1})
		fmt.Println(err)
	}()
	var envelopes []envelope
	fmt.Println(json.Unmarshal([]byte(`[{"type":"created","data":{"Name":"n"}},{"type":"deleted","data":{"ID":3}}]`), &envelopes))
	for _, e := range envelopes {
		fmt.Printf("%s %T %+v\n", e.Type, e.Data, e.Data)
	}
	b, err := json.Marshal(envelopes)
	fmt.Println(string(b), err)
	fmt.Println(json.Unmarshal([]byte(`[{"type":"moved"}]`), &envelopes))
	b, err = json.Marshal(settings{Port: some(8080), Tags: some([]option[string]{some("a"), {}})})
	fmt.Println(string(b), err)
	var s settings
	fmt.Println(json.Unmarshal([]byte(`{"port":1,"host":null,"tags":["x",null]}`), &s), *s.Port.value, s.Host.value == nil, len(*s.Tags.value), (*s.Tags.value)[1].value == nil)
	fmt.Println(json.Unmarshal([]byte(`{"port":"x"}`), &s))
	var wg sync.WaitGroup
	results := make([]string, 50)
	for i := range results {
		wg.Go(func() {
			var u User
			json.Unmarshal(fmt.Appendf(nil, `{"id":%d,"roles":["guest"],"by":"b%d"}`, i, i), &u)
			b, _ := json.Marshal(&u)
			results[i] = string(b)
		})
	}
	wg.Wait()
	fmt.Println(results[7], results[49])
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		json.Marshal(panics{})
	}()
}

type panics struct{}

func (panics) MarshalJSON() ([]byte, error) { panic("in method") }
