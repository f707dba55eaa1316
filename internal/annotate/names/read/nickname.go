package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// calledFirst reads a name at i that begins with a nickname in marks: "“Big” Lou Tarrant". It gives
// i where none begins there.
func (rd *Reader) calledFirst(i int32) int32 {
	if !rd.opensNick(i) {
		return i
	}
	r := reading{Reader: rd, i: i + 3}
	r.read()
	if r.names < 2 || r.plain > 0 || !r.given && !r.allUnknown() {
		return i
	}
	rd.add(Span{First: i, End: r.end, Guess: Person, Rule: ByGiven})
	rd.Spans[len(rd.Spans)-1].From = r.i // the name is printed without it
	return r.end
}

// opensNick reports whether one capitalised word in marks of its own stands at i, with a name right
// behind it.
func (rd *Reader) opensNick(i int32) bool {
	open, shut := rd.Tok(i), rd.Tok(i+2)
	if open.Kind != prose.Mark || !open.Is(prose.Space) && !open.Is(prose.Begin) {
		return false
	}
	if shut.Kind != prose.Mark || shut.Is(prose.Space) || !rd.Flag(i+3, prose.Space) {
		return false
	}
	nick := rd.Shaped(i+1, Capital) && rd.Kind(i+1) == prose.Word && !rd.Is(i+1, lang.Function|lang.Adverb|lang.OrgName)
	return nick && rd.Shaped(i+3, Capital) && rd.Kind(i+3) == prose.Word && !rd.Is(i+3, Ordinary|lang.Function)
}
