package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// clauseSubject finds the subject that a participle, an infinitive or a joined verb shares: that of
// the nearest verb before item j which has one of its own.
func (d *grammar) clauseSubject(j itemID, ln *line) source {
	if s := d.passiveBefore(j, ln); s.kind != noSource {
		return s
	}
	near := nobody()
	if j >= ln.first && (!d.stop(j, ',') || j+1 < ln.end && d.is(j+1, lang.Conjunction)) {
		near = d.innermost(j, ln) // after a comma a participle tells of the sentence's subject
	}
	for k := len(d.sayings) - 1; k >= max(0, len(d.sayings)-8) && d.sayings[k].line == d.lineOf(ln); k-- {
		s := &d.sayings[k]
		if j > ln.first && j+1 < ln.end && d.stop(j, ',') && d.is(j+1, lang.Conjunction) && s.item > ln.first && d.is(s.item-1, lang.Relative) {
			continue // the comma ends the relative clause: "Lee met the rower who had asked, and described …"
		}
		if s.item <= j && s.kind == verbal && !s.inverted && s.cue&(lang.SpeechCues|lang.CueThink|lang.CueWeak) != 0 && d.canSpeak(s.subject) {
			if near.first > s.item && d.joinsOnlyInner(s, j, ln) {
				return near
			}
			return s.subject
		}
	}
	if near.kind != noSource {
		return near
	}
	second := nobody()
	for k := max(ln.first, j-2*longestPhrase); k <= j; k++ {
		p := d.subjectAt(k, ln)
		if p.kind == noSource || p.last > j+1 {
			continue
		}
		if p.kind != nominal {
			return p
		}
		if second.kind == noSource || second.first > ln.first && k > ln.first && d.stop(k-1, ',') {
			second = p // "Asked about his party, the mayor smiled and said"
		}
	}
	return second
}

// passiveBefore is the subject of a passive whose participle ends at item j, before another
// participle: "Reed was heard saying".
func (d *grammar) passiveBefore(j itemID, ln *line) source {
	if j-2 <= ln.first || !d.beVerb(j-1) || d.items[j].kind != itemWord || d.items[j].entry.Is(lang.Function) {
		return nobody()
	}
	for k := j - 2; k >= max(ln.first, j-longestPhrase); k-- {
		if p := d.subjectAt(k, ln); p.kind != noSource && p.last >= j-2 && d.canSpeak(p) {
			return p
		}
	}
	return nobody()
}
