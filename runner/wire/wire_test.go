package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"
)

// fill sets every field of a struct to another value that is not zero, so that none
// is forgotten when one is added.
func fill(t *testing.T, v reflect.Value, n *int64) {
	t.Helper()
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), n)
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem(), n)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fill(t, v.Index(0), n)
		fill(t, v.Index(1), n)
	case reflect.String:
		v.SetString(strings.Repeat("线\n\"<&>\\\x00", int(*n)))
	case reflect.Int, reflect.Int64:
		v.SetInt(math.MaxInt64 - *n) // JSON numbers must not pass through float64
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Uint8:
		v.SetUint(uint64(*n) % 256)
	case reflect.Uint, reflect.Uint64:
		v.SetUint(math.MaxUint64 - uint64(*n))
	default:
		t.Fatalf("no value for a %s", v.Type())
	}
}

func TestJobRoundTrip(t *testing.T) {
	var full Job
	fill(t, reflect.ValueOf(&full).Elem(), new(int64))
	large := Job{Source: strings.Repeat("// 线\n", 1<<20)}
	raw := Job{Args: []string{"main", "\xff\xfe", "", "\ufffd", "a\x00b"}}
	for name, want := range map[string]Job{"empty": {}, "full": full, "large": large, "not UTF-8": raw} {
		var buf bytes.Buffer
		if err := WriteJob(&buf, want); err != nil {
			t.Fatal(err)
		}
		got, err := ReadJob(iotest.HalfReader(&buf))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestHalfAJobIsAnError(t *testing.T) {
	var buf bytes.Buffer
	if err := WriteJob(&buf, Job{Source: "package main", Args: []string{"main"}}); err != nil {
		t.Fatal(err)
	}
	whole := strings.TrimSuffix(buf.String(), "\n")
	for n := range len(whole) {
		if job, err := ReadJob(strings.NewReader(whole[:n])); err == nil {
			t.Errorf("%d of %d bytes were taken for %+v", n, len(whole), job)
		}
	}
	broken := errors.New("broken")
	if _, err := ReadJob(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got error %v", err)
	}
}

// messages are one for each field of Message, filled in.
func messages(t *testing.T) []Message {
	t.Helper()
	var all []Message
	n := new(int64)
	for i := range reflect.TypeFor[Message]().NumField() {
		var m Message
		fill(t, reflect.ValueOf(&m).Elem().Field(i), n)
		all = append(all, m)
	}
	// What is zero must arrive as a message too.
	return append(all, Message{Begin: &Begin{}}, Message{Frame: &Frame{}}, Message{Panic: &Panic{}},
		Message{Exit: &Exit{}}, Message{End: &End{}}, Message{Fault: &Fault{}})
}

func TestMessagesRoundTrip(t *testing.T) {
	want := messages(t)
	var buf bytes.Buffer
	for _, m := range want {
		if err := WriteMessage(&buf, m); err != nil {
			t.Fatal(err)
		}
	}
	var got []Message
	decode := json.NewDecoder(iotest.OneByteReader(&buf))
	for {
		var m Message
		err := decode.Decode(&m)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, m)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// writes counts calls.
type writes struct {
	calls [][]byte
	err   error
}

func (w *writes) Write(p []byte) (int, error) {
	w.calls = append(w.calls, bytes.Clone(p))
	return len(p), w.err
}

func TestMessageIsOneWriteAndOneLine(t *testing.T) {
	for _, m := range messages(t) {
		var w writes
		if err := WriteMessage(&w, m); err != nil {
			t.Fatal(err)
		}
		if len(w.calls) != 1 {
			t.Fatalf("%+v took %d writes", m, len(w.calls))
		}
		if line := w.calls[0]; bytes.IndexByte(line, '\n') != len(line)-1 {
			t.Errorf("%+v is not one line: %q", m, line)
		}
	}
	broken := errors.New("broken")
	if err := WriteMessage(&writes{err: broken}, Message{}); !errors.Is(err, broken) {
		t.Errorf("got error %v", err)
	}
}

func TestDescriptorsAreApart(t *testing.T) {
	seen := map[int]bool{0: true, 1: true}
	for _, fd := range []int{CrashFD, StderrFD, JobFD, ReportFD} {
		if seen[fd] {
			t.Errorf("descriptor %d is used twice", fd)
		}
		seen[fd] = true
	}
	// The Go runtime reports to 2, whatever we would like; a worker inherits the
	// others as exec.Cmd.ExtraFiles, which counts on from 3.
	if CrashFD != 2 || len(seen) != 6 || !seen[3] || !seen[4] || !seen[5] {
		t.Errorf("got %v", seen)
	}
}
