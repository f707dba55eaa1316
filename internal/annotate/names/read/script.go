package read

import "github.com/onrecord/onrecord/internal/prose"

// otherScript passes over brackets at i, right behind a name, that say it again in a script without
// capitals: "Mo Tan-shu (莫丹書)". It gives i where there are none.
func (rd *Reader) otherScript(i int32) int32 {
	if n := len(rd.Spans); n == 0 || rd.Spans[n-1].End != i {
		return i
	}
	t := i + 1
	for rd.Kind(t) == prose.Word && rd.Flag(t, prose.Foreign) && caseless(rd.Text(t)) {
		t++
	}
	if c := rd.Char(t); t == i+1 || c != ')' && c != ']' {
		return i
	}
	return t + 1
}
