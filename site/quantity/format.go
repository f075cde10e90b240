package quantity

import (
	"fmt"
	"math"
	"strconv"
	"time"

	"runnel/runner"
)

// Duration renders d for reading, with at most three significant digits: "2.50 s",
// "501 ms", "1.23 ms", "38 µs", "740 ns".
func Duration(d time.Duration) string {
	if d == 0 {
		return "0 µs"
	}
	// Of a few microseconds the decimals are noise, and nanoseconds are whole.
	const whole = 10 * time.Microsecond
	switch {
	case d < time.Microsecond:
		return strconv.FormatInt(int64(d), 10) + " ns"
	case d >= whole && d.Round(time.Microsecond) < time.Millisecond:
		return strconv.FormatInt(int64(d.Round(time.Microsecond)/time.Microsecond), 10) + " µs"
	}
	value, unit := float64(d)/1e3, " µs"
	for _, next := range []string{" ms", " s"} {
		if value < 999.5 {
			break
		}
		value, unit = value/1e3, next
	}
	return significant(value) + unit
}

// significant renders v, which is about 1 or more, with three significant digits, and all digits before
// the point.
func significant(v float64) string {
	switch {
	case v < 9.995:
		return strconv.FormatFloat(v, 'f', 2, 64)
	case v < 99.95:
		return strconv.FormatFloat(v, 'f', 1, 64)
	default:
		return strconv.FormatFloat(v, 'f', 0, 64)
	}
}

// Spread renders how far repetitions differed, "" where they do not at the
// precision shown.
func Spread(s runner.Spread) string {
	low, high := Duration(s.Min), Duration(s.Max)
	if low == high {
		return ""
	}
	return low + " to " + high
}

// Size renders a number of bytes: "12.3 MiB".
func Size(bytes uint64) string {
	if bytes < 1024 {
		return strconv.FormatUint(bytes, 10) + " B"
	}
	value, unit := float64(bytes)/1024, " KiB"
	for _, next := range []string{" MiB", " GiB", " TiB"} {
		if value < 1023.5 {
			break
		}
		value, unit = value/1024, next
	}
	if value == math.Trunc(value) {
		return strconv.FormatFloat(value, 'f', 0, 64) + unit
	}
	return significant(value) + unit
}

// Count renders a number with its thousands apart: "12,345".
func Count(n uint64) string {
	if n < 1000 {
		return strconv.FormatUint(n, 10)
	}
	return fmt.Sprintf("%s,%03d", Count(n/1000), n%1000)
}
