package refer

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// wonIt reports whether the description s is for whoever has won something with a name, "the Oscar
// winner", and that name stands beside the name m: "Lee, who won an Oscar in 1998", "Oscar-winning
// actor Tom Lee".
func (d *Reader) wonIt(m *names.Mention, s clause.Source) bool {
	won := false
	if d.Items[s.Head].Entry.Post&lang.Prized == 0 {
		return false
	}
	for i := s.First; i < s.Head; i++ {
		if t := d.Items[i].First; d.Tokens[t].Is(prose.Upper) && !d.Is(i, lang.Article) {
			won = d.besideName(m, d.Spelling(t))
			if !won {
				return false
			}
		}
	}
	return won
}

// besideName reports whether the word stands near the name m, with nobody else's and no stop
// between, alone or tied to another: "Oscar-winning".
func (d *Reader) besideName(m *names.Mention, word string) bool {
	for t := m.End; t < min(int32(len(d.Tokens)), m.End+reachAfter) && !d.parts(t, m); t++ {
		if d.beginsWith(t, word) {
			return true
		}
	}
	for t := m.First - 1; t >= max(0, m.First-reachBefore/2) && !d.parts(t, m); t-- {
		if d.beginsWith(t, word) {
			return true
		}
	}
	return false
}

// parts reports whether token t ends a sentence, opens a quotation or names somebody other than
// mention m does.
func (d *Reader) parts(t int32, m *names.Mention) bool {
	k := d.Tokens[t].Kind
	return k == prose.Mark || k == prose.Punct && !d.setsOff(t) || d.anotherBetween(t, t+1, m)
}

// beginsWith reports whether token t is the word, or the word tied to another.
func (d *Reader) beginsWith(t int32, word string) bool {
	rest, ok := strings.CutPrefix(d.Spelling(t), word)
	return ok && (rest == "" || rest[0] == '-')
}
