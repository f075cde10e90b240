package match

// A pattern is a record cut at its wildcards. There is always one segment; two
// neighbours have one wildcard between them. The first segment stands at the
// beginning of an output and the last at its end.
type pattern struct {
	lines    []line // the whole record
	segments []segment
}

// A segment is a run of record lines without a wildcard, perhaps empty.
type segment struct {
	start int // index in the record of its first line
	lines []line
}

func parsePattern(record []line) pattern {
	p := pattern{lines: record}
	start := 0
	for i, l := range record {
		if l.text == wildcard {
			p.segments = append(p.segments, segment{start, record[start:i]})
			start = i + 1
		}
	}
	p.segments = append(p.segments, segment{start, record[start:]})
	return p
}

// match returns the index of the first segment that does not hold, or -1, and the
// index in out after what the segments before it took. Each segment takes the first
// place where it holds: as lines are compared one by one, a later place would leave
// less to the segments behind it and never more. So nothing is tried twice, and the
// cost is linear but for segments found by shape whose numbers do not hold.
func (p pattern) match(out []line) (failed, from int) {
	last := len(p.segments) - 1
	for i, seg := range p.segments {
		n := len(seg.lines)
		at := from
		switch i {
		case 0:
			if len(out) < n || i == last && len(out) != n || !seg.holds(out[:n]) {
				return i, from
			}
		case last:
			at = len(out) - n
			if at < from || !seg.holds(out[at:]) {
				return i, from
			}
		default:
			found, _ := seg.find(out[from:])
			if found < 0 {
				return i, from
			}
			at = from + found
		}
		from = at + n
	}
	return -1, from
}

// holds reports whether out, which has as many lines, is what seg asks for.
func (seg segment) holds(out []line) bool {
	for i, l := range seg.lines {
		if !l.holds(out[i]) {
			return false
		}
	}
	return true
}

// find returns where seg first holds in out, or -1 and the place where most of its
// beginning has the right shape. It searches shapes as Knuth, Morris and Pratt do.
func (seg segment) find(out []line) (at, nearest int) {
	n := len(seg.lines)
	if n == 0 {
		return 0, 0
	}
	if expressions(seg.lines) {
		return seg.findExpression(out)
	}
	// border[k] is the length of the longest proper beginning of the first k lines
	// that is also their end.
	border := make([]int, n+1)
	for k, b := 1, 0; k < n; k++ {
		for b > 0 && seg.lines[k].shape != seg.lines[b].shape {
			b = border[b]
		}
		if seg.lines[k].shape == seg.lines[b].shape {
			b++
		}
		border[k+1] = b
	}
	longest, k := 0, 0
	for i, l := range out {
		for k > 0 && (k == n || seg.lines[k].shape != l.shape) {
			k = border[k]
		}
		if seg.lines[k].shape == l.shape {
			k++
		}
		if k > longest {
			longest, nearest = k, i+1-k
		}
		if k == n && seg.holds(out[i+1-n:i+1]) {
			return i + 1 - n, 0
		}
	}
	return -1, nearest
}
