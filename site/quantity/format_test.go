package quantity

import (
	"testing"
	"time"

	"runnel/runner"
)

func TestDuration(t *testing.T) {
	for _, c := range []struct {
		d    time.Duration
		want string
	}{
		{0, "0 µs"},
		{1, "1 ns"},
		{740, "740 ns"},
		{999, "999 ns"},
		{1_000, "1.00 µs"},
		{3_824, "3.82 µs"},
		{9_999, "10.0 µs"},
		{10_000, "10 µs"},
		{38_400, "38 µs"},
		{999_400, "999 µs"},
		{999_600, "1.00 ms"},
		{1_234_567, "1.23 ms"},
		{9_996_000, "10.0 ms"},
		{18_940_000, "18.9 ms"},
		{99_960_000, "100 ms"},
		{501_234_567, "501 ms"},
		{999_600_000, "1.00 s"},
		{2_503_000_000, "2.50 s"},
		{12_340_000_000, "12.3 s"},
		{125_000_000_000, "125 s"},
		{1_234_000_000_000, "1234 s"},
	} {
		if got := Duration(c.d); got != c.want {
			t.Errorf("Duration(%d) = %q, want %q", c.d, got, c.want)
		}
	}
}

func TestSpread(t *testing.T) {
	const ms = time.Millisecond
	for _, c := range []struct {
		s    runner.Spread
		want string
	}{
		{runner.Spread{Median: 501 * ms, Min: 500 * ms, Max: 503 * ms}, "500 ms to 503 ms"},
		{runner.Spread{Median: ms, Min: 990 * time.Microsecond, Max: 2 * ms}, "990 µs to 2.00 ms"},
		{runner.Spread{Median: 501 * ms, Min: 501 * ms, Max: 501 * ms}, ""},
		{runner.Spread{Median: 501 * ms, Min: 501*ms - 1, Max: 501*ms + 1}, ""},
	} {
		if got := Spread(c.s); got != c.want {
			t.Errorf("Spread(%v) = %q, want %q", c.s, got, c.want)
		}
	}
}

func TestSize(t *testing.T) {
	for _, c := range []struct {
		bytes uint64
		want  string
	}{
		{0, "0 B"},
		{1023, "1023 B"},
		{1 << 10, "1 KiB"},
		{2500, "2.44 KiB"},
		{1<<20 - 1, "1.00 MiB"},
		{31 << 20, "31 MiB"},
		{32505857, "31.0 MiB"},
		{512 << 20, "512 MiB"},
		{3 << 30, "3 GiB"},
	} {
		if got := Size(c.bytes); got != c.want {
			t.Errorf("Size(%d) = %q, want %q", c.bytes, got, c.want)
		}
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		n    uint64
		want string
	}{
		{0, "0"}, {999, "999"}, {1000, "1,000"}, {12345, "12,345"}, {1002003, "1,002,003"},
	} {
		if got := Count(c.n); got != c.want {
			t.Errorf("Count(%d) = %q, want %q", c.n, got, c.want)
		}
	}
}
