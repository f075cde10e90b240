package store

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type value struct {
	Text   string
	Number float64
	List   []int
	Inner  *value
}

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func keyOf(t *testing.T, parts ...any) Key {
	t.Helper()
	key, err := KeyOf(parts...)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func put(t *testing.T, s *Store, key Key, v value) {
	t.Helper()
	if err := s.Put(key, v); err != nil {
		t.Fatal(err)
	}
}

// mustGet fails unless want is what the store keeps under key.
func mustGet(t *testing.T, s *Store, key Key, want value) {
	t.Helper()
	var got value
	if !s.Get(key, &got) {
		t.Fatalf("nothing is kept under %x", key)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func mustMiss(t *testing.T, s *Store, key Key) {
	t.Helper()
	var got value
	if s.Get(key, &got) {
		t.Errorf("got %+v, want nothing", got)
	}
	if diff := cmp.Diff(value{}, got); diff != "" {
		t.Errorf("what was not found changed the value:\n%s", diff)
	}
}

var sample = value{
	Text:   "线 <&>\u2028\x00 \"\\ufffd\"",
	Number: math.Pi,
	List:   []int{1, -2, math.MaxInt},
	Inner:  &value{Text: "inner", List: []int{}},
}

func TestRoundTrip(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "yet", "there")
	s := open(t, dir)
	a, b := keyOf(t, "a"), keyOf(t, "b")
	mustMiss(t, s, a)
	put(t, s, a, sample)
	mustGet(t, s, a, sample)
	mustMiss(t, s, b)
	put(t, s, a, value{Text: "other"}) // the later one counts
	mustGet(t, s, a, value{Text: "other"})
	put(t, s, b, value{Text: "other"}) // the same content under another key
	mustGet(t, s, b, value{Text: "other"})
	mustGet(t, open(t, dir), a, value{Text: "other"})
}

func TestWhatHasNoJSONFormIsAnError(t *testing.T) {
	s := open(t, t.TempDir())
	for _, v := range []any{math.NaN(), func() {}, make(chan int)} {
		if err := s.Put(keyOf(t, "a"), v); err == nil || !strings.HasPrefix(err.Error(), "storing a result: ") {
			t.Errorf("%T: got error %v", v, err)
		}
	}
}

func TestAValueOfAnotherTypeIsNotFound(t *testing.T) {
	s := open(t, t.TempDir())
	key := keyOf(t, "a")
	if err := s.Put(key, "text"); err != nil {
		t.Fatal(err)
	}
	mustMiss(t, s, key)
}

// TestDamageIsNoticed changes every byte of an entry, and cuts it at every length:
// what is found then is right, or nothing.
func TestDamageIsNoticed(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	key := keyOf(t, "a")
	put(t, s, key, sample)
	files, err := filepath.Glob(filepath.Join(dir, "*", "*-[ad]"))
	if err != nil || len(files) != 2 {
		t.Fatalf("got the files %v, %v", files, err)
	}
	for _, file := range files {
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		missed := 0
		try := func(b []byte) {
			if err := os.WriteFile(file, b, 0o644); err != nil {
				t.Fatal(err)
			}
			var got value
			if !s.Get(key, &got) {
				missed++
			} else if diff := cmp.Diff(sample, got); diff != "" {
				t.Errorf("%s: damage was taken for a value:\n%s", filepath.Base(file), diff)
			}
		}
		for i := range whole {
			try(whole[:i])
			changed := slices.Clone(whole)
			changed[i] ^= 0x01
			try(changed)
		}
		try(append(slices.Clone(whole), 'x'))
		if missed < len(whole) {
			t.Errorf("%s: of %d damages only %d were noticed", filepath.Base(file), 2*len(whole)+1, missed)
		}
		put(t, s, key, sample)
		mustGet(t, s, key, sample)
	}
	for _, file := range files {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		mustMiss(t, s, key)
		put(t, s, key, sample)
		mustGet(t, s, key, sample)
	}
}

func TestManyPutAndGetTheSameKey(t *testing.T) {
	dir := t.TempDir()
	key := keyOf(t, "a")
	values := make([]value, 8)
	for i := range values {
		values[i] = value{Text: strings.Repeat(fmt.Sprint(i), 1000*(i+1)), List: []int{i}}
	}
	var group sync.WaitGroup
	for i := range values {
		s := open(t, dir) // as another process would
		group.Go(func() {
			for range 30 {
				if err := s.Put(key, values[i]); err != nil {
					t.Error(err)
				}
				// A reader may come between the halves of a write, and then finds nothing.
				var got value
				if s.Get(key, &got) && !cmp.Equal(got, values[got.List[0]]) {
					t.Errorf("got a value that nobody put: %.20s, %v", got.Text, got.List)
				}
			}
		})
	}
	group.Wait()
	var got value
	if !open(t, dir).Get(key, &got) {
		t.Error("nothing is kept in the end")
	}
}

type options struct {
	Name  string
	Args  []string
	Limit struct{ Time, Memory int64 }
	Race  bool
}

func TestKeyDiffersWhenAnyPartDoes(t *testing.T) {
	base := options{Name: "main", Args: []string{"a", "b"}}
	keys := map[Key]string{}
	add := func(name string, parts ...any) {
		t.Helper()
		key := keyOf(t, parts...)
		if other, ok := keys[key]; ok {
			t.Errorf("%s has the key of %s", name, other)
		}
		keys[key] = name
		if again := keyOf(t, parts...); again != key {
			t.Errorf("%s: got %x, then %x", name, key, again)
		}
	}
	with := func(change func(*options)) options {
		o := base
		change(&o)
		return o
	}
	add("nothing")
	add("base", base)
	add("base twice", base, base)
	add("name", with(func(o *options) { o.Name = "Main" }))
	add("no name", with(func(o *options) { o.Name = "" }))
	add("args joined", with(func(o *options) { o.Args = []string{"ab"} }))
	add("args split", with(func(o *options) { o.Args = []string{"", "a", "b"} }))
	add("args quoted", with(func(o *options) { o.Args = []string{`a","b`} }))
	add("args cut", with(func(o *options) { o.Args = []string{"a"} }))
	add("no args", with(func(o *options) { o.Args = nil }))
	add("time", with(func(o *options) { o.Limit.Time = 1 }))
	add("memory", with(func(o *options) { o.Limit.Memory = 1 }))
	add("race", with(func(o *options) { o.Race = true }))
	// What is not UTF-8 is told apart too, as is what would stand for it.
	add("invalid ff", with(func(o *options) { o.Name = "\xff" }))
	add("invalid fe", with(func(o *options) { o.Name = "\xfe" }))
	add("replacement", with(func(o *options) { o.Name = "\ufffd" }))
	add("escaped", with(func(o *options) { o.Name = `\ufffd` }))
	// Where one part ends and the next begins matters.
	add("ab c", "ab", "c")
	add("a bc", "a", "bc")
	add("abc", "abc")
	add("1 2", 1, 2)
	add("12", 12)
	add("-12", -12)
	add("12.5", 12.5)
	add(`"12"`, "12")
	add("true", true)
	add("array", [2]int{1, 2})
	add("nested", [][]int{{1}, {2}})
	add("nested otherwise", [][]int{{1, 2}, {}})
	add("nested again", [][]int{{}, {1, 2}})
}

// masked are values whose text hides them.
type (
	maskedInt    int
	maskedString string
)

func (maskedInt) String() string    { return "*" }
func (maskedString) String() string { return "*" }

func TestKeyIsOfTheValueNotOfItsText(t *testing.T) {
	if keyOf(t, maskedInt(1)) == keyOf(t, maskedInt(2)) || keyOf(t, maskedString("1")) == keyOf(t, maskedString("2")) {
		t.Error("values that print alike have the same key")
	}
}

func TestKeyIsTheSameForEqualParts(t *testing.T) {
	a := options{Name: "main", Args: nil}
	b := options{Name: "main", Args: []string{}}
	if keyOf(t, a) != keyOf(t, b) {
		t.Error("a nil slice differs from an empty one")
	}
	// Keys must outlast the process: this one is written down.
	const want = "3ec9b7844e022613091a0cb36b84e1d74850065c33df681f3fde4c0a062ed9cb"
	if got := fmt.Sprintf("%x", keyOf(t, 1, a)); got != want {
		t.Errorf("got the key %s, want %s", got, want)
	}
}

func TestPartsThatHaveNoPlaceInAKey(t *testing.T) {
	for name, part := range map[string]any{
		"ptr": &options{}, "func": func() {}, "map": map[string]int{}, "chan": make(chan int), "invalid": nil,
		"interface": []any{1}, "complex128": 1i,
	} {
		_, err := KeyOf("a", part)
		if want := "hashing a part of a key: a " + name + " has no place in a key"; err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	_, err := KeyOf(struct{ Where struct{ Is *int } }{})
	if want := "hashing a part of a key: Where: Is: a ptr has no place in a key"; err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
}

func TestCleanRemovesAStore(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "[store]")
	beside := filepath.Join(parent, "[store].txt")
	if err := os.WriteFile(beside, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir)
	put(t, s, keyOf(t, "a"), sample)
	// An earlier Clean was interrupted.
	if err := os.MkdirAll(dir+".removed-1/00", 0o755); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time there is none
		if err := Clean(dir); err != nil {
			t.Fatal(err)
		}
		if left, err := os.ReadDir(parent); err != nil || len(left) != 1 || left[0].Name() != "[store].txt" {
			t.Errorf("left %v, %v", left, err)
		}
	}
	if err := Clean(filepath.Join(parent, "neither", "there")); err != nil {
		t.Error(err)
	}
}

func TestAStoreThatIsCleanedGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := open(t, dir)
	key := keyOf(t, "a")
	put(t, s, key, sample)
	if err := Clean(dir); err != nil {
		t.Fatal(err)
	}
	mustMiss(t, s, key)
	put(t, s, key, sample)
	mustGet(t, s, key, sample)
}

func TestManyPutWhileTheStoreIsCleaned(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "store")
	s := open(t, dir)
	var group sync.WaitGroup
	for i := range 4 {
		group.Go(func() {
			for n := range 50 {
				v := value{Text: fmt.Sprint(i, n)}
				key := keyOf(t, i, n)
				if err := s.Put(key, v); err != nil {
					t.Error(err)
				}
				var got value
				if s.Get(key, &got) && !cmp.Equal(got, v) {
					t.Errorf("got %+v, want %+v", got, v)
				}
			}
		})
	}
	for range 20 {
		if err := Clean(dir); err != nil {
			t.Error(err)
		}
	}
	group.Wait()
}

func TestCleanRefusesWhatIsNoStore(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "file")
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Clean(file); err == nil || !strings.HasPrefix(err.Error(), "cleaning the store: ") {
		t.Errorf("got error %v", err)
	}
	// A store in which somebody keeps something else is theirs too.
	mixed := filepath.Join(parent, "mixed")
	open(t, mixed)
	notes := filepath.Join(mixed, "notes")
	if err := os.WriteFile(notes, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for dir, held := range map[string]string{parent: "file", mixed: "notes"} {
		if err, want := Clean(dir), fmt.Sprintf("cleaning the store: %s is not a store: it holds %s", dir, held); err == nil || err.Error() != want {
			t.Errorf("got error %v, want %s", err, want)
		}
	}
	for _, name := range []string{file, notes} {
		if b, err := os.ReadFile(name); err != nil || string(b) != "mine" {
			t.Errorf("%s: got %q, %v", name, b, err)
		}
	}
}

func TestOpenWhereNoFolderCanBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(file); err == nil || !strings.HasPrefix(err.Error(), "opening the store: ") {
		t.Errorf("got error %v", err)
	}
}
