package traceback

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"runnel/runner/wire"
)

const report = `goroutine 7 gp=0x1 m=2 mp=0x3 [sync.WaitGroup.Wait, 2 minutes]:
sync.runtime_SemacquireWaitGroup(0xc000012345?, 0xe0?)
	runtime/sema.go:114 +0x2e fp=0x1 sp=0x2 pc=0x3
sync.(*WaitGroup).Wait({0x1, 0x2}, ...)
	sync/waitgroup.go:206
reflect.Value.call({0x1?}, {0x2, 0x4})
	reflect/value.go:581 +0xc
reflect.Value.Call(...)
	reflect/value.go:365
github.com/traefik/yaegi/interp.callBin.func11(0x1)
	github.com/traefik/yaegi@v0.16.1/interp/run.go:1574 +0x1
...12 frames elided...
github.com/traefik/yaegi/interp.runCfg(0x1, 0x2)
	github.com/traefik/yaegi@v0.16.1/interp/run.go:226 +0x1
reflect.makeFuncStub()
	reflect/asm_amd64.s:47 +0x1
sort.Slice({0x1, 0x2}, 0x3)
	sort/slice.go:29 +0x1
reflect.Value.Call(...)
	reflect/value.go:365
github.com/traefik/yaegi/interp.runCfg(0x1, 0x2)
	github.com/traefik/yaegi@v0.16.1/interp/run.go:226 +0x1
main.(*run).goroutine.func1()
	runnel/runner/worker/main.go:139 +0x1
created by main.(*run).goroutine in goroutine 1
	runnel/runner/worker/main.go:135 +0x2

goroutine 8 [select (no cases)]:
`

var (
	waiting = []wire.Call{
		{Name: "sync.runtime_SemacquireWaitGroup", File: "runtime/sema.go", Line: 114},
		{Name: "sync.(*WaitGroup).Wait", File: "sync/waitgroup.go", Line: 206},
	}
	sorting = wire.Call{Name: "sort.Slice", File: "sort/slice.go", Line: 29}
)

func TestParse(t *testing.T) {
	all := Parse("fatal error: any\n\n" + report)
	if len(all) != 2 {
		t.Fatalf("got %v", all)
	}
	g := all[0]
	if g.ID != 7 || g.State != "sync.WaitGroup.Wait" || !g.Elided || len(g.Calls) != 11 || g.Parent != 1 || g.Creator.Name != "main.(*run).goroutine" || g.Creator.Line != 135 {
		t.Errorf("got %+v", g)
	}
	if diff := cmp.Diff(waiting, g.Calls[:2]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if other := all[1]; other.ID != 8 || other.State != "select (no cases)" || other.Calls != nil || other.Creator != nil {
		t.Errorf("got %+v", other)
	}
}

func TestFill(t *testing.T) {
	g := Parse(strings.Replace(report, "...12 frames elided...\n", "", 1))[0]
	less, main, unknown := wire.Call{Function: 2, Line: 20}, wire.Call{Function: 1, Line: 10}, wire.Call{}
	whole := append(waiting[:2:2], less, sorting, main)
	for name, test := range map[string]struct{ calls, want []wire.Call }{
		"both are known to be there":  {[]wire.Call{unknown, less, unknown, main}, whole},
		"the innermost is not":        {[]wire.Call{less, unknown, main}, whole},
		"of one too many none is":     {[]wire.Call{unknown, less, unknown, main, unknown}, append(waiting[:2:2], less, main)},
		"nothing is known":            {nil, waiting},
		"the rest was found before":   {[]wire.Call{unknown, less, sorting, main}, whole},
		"there is none in the middle": {[]wire.Call{unknown, less, main}, append(waiting[:2:2], less, main)},
	} {
		if diff := cmp.Diff(test.want, Fill(test.calls, g)); diff != "" {
			t.Errorf("%s: -want +got:\n%s", name, diff)
		}
	}
}

func TestWhatTheInterpreterUsesIsNotTheProgram(t *testing.T) {
	for _, own := range []string{
		"reflect.chanrecv(0x1)\n\truntime/chan.go:815 +0x1\nreflect.Value.Recv(...)\n\treflect/value.go:2093\ngithub.com/traefik/yaegi/interp.runCfg()\n\trun.go:1\n",
		"reflect.Select(0x1)\n\treflect/value.go:3018 +0x1\nrunnel/runner/rt.Select()\n\tchannels.go:30\nreflect.Value.Call()\n\tvalue.go:1\ngithub.com/traefik/yaegi/interp.runCfg()\n\trun.go:1\n",
	} {
		g := Parse("goroutine 1 [chan receive]:\n" + own)[0]
		if got := Fill(nil, g); len(got) > 0 {
			t.Errorf("got %v", got)
		}
	}
}

// FuzzParse holds reading to taking whatever it is given, and to finding in a goroutine
// no more than there is.
func FuzzParse(f *testing.F) {
	f.Add(report)
	f.Add("panic: boom [recovered]\n\tpanic: two\n\ngoroutine 1 [running]:\nmain.f(...)\n\tmain.go:1\npanic({0x1})\n\truntime/panic.go:1\n")
	f.Add("goroutine 1 [running]:\n\tmain.go:1\n(\n\tmain.go:1\ncreated by \n\t:1\n.(\n\t:2\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, g := range Parse(text) {
			calls := []wire.Call{{}, {Function: 1}, {}}
			filled := Fill(calls, g)
			if len(filled) > len(g.Calls)+1 {
				t.Errorf("%d calls of %d", len(filled), len(g.Calls))
			}
		}
	})
}
