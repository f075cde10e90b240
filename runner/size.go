package runner

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseSize reads a number of bytes: a whole number, alone or with a unit B, KB, MB,
// GB (of 1000) or KiB, MiB, GiB (of 1024).
func ParseSize(s string) (int64, error) {
	digits := strings.TrimRight(s, "KMGiB")
	unit, ok := map[string]int64{
		"": 1, "B": 1,
		"KB": 1e3, "MB": 1e6, "GB": 1e9,
		"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30,
	}[s[len(digits):]]
	n, err := strconv.ParseInt(digits, 10, 64)
	if !ok || err != nil || n <= 0 || n > math.MaxInt64/unit {
		return 0, fmt.Errorf("%q is not a size; write one such as 64MiB, 512MB or a number of bytes", s)
	}
	return n * unit, nil
}
