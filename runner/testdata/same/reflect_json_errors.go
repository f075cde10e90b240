package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
)

type celsius float64
type rec struct {
	T celsius
	N *int
}

func main() {
	var r rec
	err := json.Unmarshal([]byte(`{"T":"x"}`), &r)
	var ute *json.UnmarshalTypeError
	if errors.As(err, &ute) {
		fmt.Println(ute.Type, ute.Type.Kind(), ute.Type == reflect.TypeFor[celsius](), ute.Field, ute.Type.Name())
	}
	err = json.Unmarshal([]byte(`{"N":"x"}`), &r)
	if errors.As(err, &ute) {
		fmt.Println(ute.Type, ute.Type.Kind(), ute.Type == reflect.TypeFor[int](), ute.Field)
	}
	err = json.Unmarshal([]byte(`{"N":"x"}`), r)
	var inv *json.InvalidUnmarshalError
	if errors.As(err, &inv) {
		t := inv.Type
		fmt.Println(t, t.NumField(), err)
	}
	_, err = json.Marshal(make(chan int))
	var ust *json.UnsupportedTypeError
	if errors.As(err, &ust) {
		fmt.Println(ust.Type, ust.Type.Elem())
	}
}
