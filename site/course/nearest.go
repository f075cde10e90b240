package course

// Nearest returns the known word that was probably meant by word, or "" where none
// is near enough. Messages about a word that the author chose from a list use it.
func Nearest(word string, known []string) string {
	best, least := "", len(word)/3+1
	for _, k := range known {
		if len(k)-len(word) >= least || len(word)-len(k) >= least {
			continue
		}
		if d := distance(word, k); d < least && d < max(len(word), len(k))-1 {
			best, least = k, d
		}
	}
	return best
}

// distance counts the bytes to insert, delete, replace or swap with their neighbour
// that make b of a.
func distance(a, b string) int {
	var before []int // the row before last
	last := make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last = last, row
	}
	return last[len(b)]
}
