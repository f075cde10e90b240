package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type address struct {
	Street string `json:"street"`
	City   string `json:"city,omitempty"`
}

type audit struct {
	CreatedBy string `json:"created_by"`
	Version   int    `json:"version"`
}

type person struct {
	audit
	Name     string         `json:"name"`
	Age      int            `json:"age,omitempty"`
	Email    *string        `json:"email"`
	Tags     []string       `json:"tags,omitempty"`
	Address  address        `json:"address"`
	Extra    map[string]any `json:"extra,omitempty"`
	Friends  []*person      `json:"friends,omitempty"`
	Password string         `json:"-"`
	private  int
	Score    float64           `json:"score,string"`
	Labels   map[string]string `json:"labels"`
	Raw      json.RawMessage   `json:"raw,omitempty"`
	Blob     []byte
	Flags    [2]bool
	Any      any
}

func show(v any) {
	out, err := json.Marshal(v)
	fmt.Println(string(out), err)
}

func decode[T any](text string) (T, error) {
	var v T
	err := json.Unmarshal([]byte(text), &v)
	return v, err
}

func main() {
	mail := "ann@example.com"
	ann := person{
		audit: audit{"root", 3}, Name: "Ann <&>", Email: &mail, Tags: []string{"a", "b"}, Password: "secret", private: 1,
		Score: 1.5, Raw: json.RawMessage(`{"kept": [1, 2]}`), Blob: []byte("bytes"), Any: map[string]int{"z": 1, "a": 2},
	}
	bob := &person{Name: "Bob", Age: 40, Address: address{"High Street", "Oxford"}, Friends: []*person{&ann}}
	show(ann)
	out, err := json.MarshalIndent(bob, "> ", "  ")
	fmt.Println(string(out)[:120], len(out), err)

	var back person
	err = json.Unmarshal(out[0:0], &back)
	fmt.Println(err)
	if out, err = json.Marshal(bob); err == nil {
		err = json.Unmarshal(out, &back)
	}
	fmt.Println(err, back.Name, back.Age, back.Email == nil, back.Address, back.Friends[0].CreatedBy, *back.Friends[0].Email, back.Friends[0].Tags, back.Friends[0].Any)

	show([]any{nil, true, 1, 1.5, 1e21, "x\u2028\"", []int(nil), []int{}, map[string]int(nil), [2]string{}, struct{}{}, 'x', int8(-1)})
	show(map[int]string{2: "b", 1: "a", 10: "c"})
	type small struct {
		A int `json:",omitempty"`
		B *small
		c int
	}
	show([]small{{1, &small{}, 2}, {}})
	show(struct {
		X, Y int
		Sub  struct{ Z []float32 }
	}{1, 2, struct{ Z []float32 }{[]float32{0.1}}})

	s, err := decode[small](`{"A": 5, "b": {"a": 6}, "unknown": [1, {"x": null}], "c": 9}`)
	fmt.Println(s.A, s.B.A, s.c, err)
	numbers, err := decode[[]int](`[1, 2, 3]`)
	fmt.Println(numbers, err)
	array, err := decode[[2]int](`[7, 8, 9]`)
	fmt.Println(array, err)
	nested, err := decode[map[string]map[string][]small](`{"a": {"b": [{"A": 1}]}}`)
	fmt.Println(nested["a"]["b"][0].A, err)
	anything, err := decode[any](`{"n": 12, "f": 1.5, "s": "é\u00e9\n", "l": [null, true, {}], "o": {"k": -1e3}}`)
	fmt.Println(anything, err)
	for k, v := range anything.(map[string]any) {
		if k == "l" {
			fmt.Printf("%T %T %T %T\n", v, v.([]any)[0], v.([]any)[1], v.([]any)[2])
		}
	}

	for _, text := range []string{`{"A": "text"}`, `{"A": 1.5}`, `{"A": 1,}`, `{"A": 1`, `[1]`, `{"B": {"B": {"A": true}}}`, `nul`, ``} {
		_, err := decode[small](text)
		var typeError *json.UnmarshalTypeError
		var syntaxError *json.SyntaxError
		switch {
		case errors.As(err, &typeError):
			fmt.Println("type:", typeError.Value, typeError.Field, typeError.Offset, "|", err)
		case errors.As(err, &syntaxError):
			fmt.Println("syntax:", syntaxError.Offset, "|", err)
		}
	}
	show(make(chan int))
	show(func() {})

	decoder := json.NewDecoder(strings.NewReader(`{"A":1} {"A":2} {"Z":3}`))
	decoder.DisallowUnknownFields()
	for {
		var s small
		if err := decoder.Decode(&s); err == io.EOF {
			break
		} else if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(s.A, " ")
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(map[string]any{"html": "<b>", "list": []string{"x"}}); err != nil {
		fmt.Println(err)
	}
	existing := person{Name: "keep", Age: 5, Tags: []string{"old", "tags"}}
	err = json.Unmarshal([]byte(`{"age": 6, "tags": ["new"], "labels": {"a": "b"}, "version": 9, "email": null}`), &existing)
	fmt.Println(existing.Name, existing.Age, existing.Tags, existing.Labels, existing.Version, err, json.Valid([]byte(`{"a":}`)))
}
