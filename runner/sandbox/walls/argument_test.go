package walls

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestArgument(t *testing.T) {
	whole := &Plan{
		Raise:     All,
		Folder:    "/tmp/a folder&=%;+",
		Read:      []string{"/one", "/two\n"},
		Execute:   []string{"/lib/ld"},
		Filter:    []byte{0, 1, 254, 255},
		Connected: true,
		User:      65534,
		OpenFiles: 1024,
		FileSize:  64 << 20,
		CPU:       30,
		Threads:   11_000,
		Parent:    4242,
		Exec:      "/tmp/main",
		Probe:     true,
	}
	for v, i := reflect.ValueOf(*whole), 0; i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the plan that is tried has no %s", v.Type().Field(i).Name)
		}
	}
	for _, plan := range []*Plan{whole, {Raise: []Wall{Files}}, {}} {
		got, err := parse(plan.Argument())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(plan, got); diff != "" {
			t.Errorf("a plan that was handed over (-handed +read):\n%s", diff)
		}
	}
}

func TestNoPlan(t *testing.T) {
	for argument, want := range map[string]string{
		"-test.v":      "reading the plan of walls: -test.v: a plan has no such field",
		"rise=files":   "reading the plan of walls: rise: a plan has no such field",
		"user=nobody":  `reading the plan of walls: user: strconv.Atoi: parsing "nobody": invalid syntax`,
		"filter=*":     "reading the plan of walls: filter: illegal base64 data at input byte 0",
		"probe=often":  `reading the plan of walls: probe: strconv.ParseBool: parsing "often": invalid syntax`,
		"folder=%zz":   `reading the plan of walls: invalid URL escape "%zz"`,
		"raise=a;exec": "reading the plan of walls: invalid semicolon separator in query",
	} {
		if _, err := parse(argument); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", argument, err, want)
		}
	}
}
