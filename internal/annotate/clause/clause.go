package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// ClauseSubject finds the subject that a participle, an infinitive or a joined verb shares: that of
// the nearest verb before item j which has one of its own.
func (d *Grammar) ClauseSubject(j ItemID, ln *Line) Source {
	if s := d.PassiveBefore(j, ln); s.Found() {
		return s
	}
	near := Nobody()
	if j >= ln.First && (!d.Stop(j, ',') || j+1 < ln.End && d.Is(j+1, lang.Conjunction)) {
		near = d.innermost(j, ln) // after a comma a participle tells of the sentence's subject
	}
	for k := len(d.Sayings) - 1; k >= max(0, len(d.Sayings)-8) && d.Sayings[k].Line == d.placeOf(ln); k-- {
		s := &d.Sayings[k]
		if j > ln.First && j+1 < ln.End && d.Stop(j, ',') && d.Is(j+1, lang.Conjunction) && s.Item > ln.First && d.Is(s.Item-1, lang.Relative) {
			continue // the comma ends the relative clause: "Lee met the rower who had asked, and described …"
		}
		if s.Item <= j && s.Kind == Verbal && !s.Inverted && s.Brings(lang.SpeechCues|lang.CueThink|lang.CueWeak) && d.CanSpeak(s.Subject) {
			if near.First > s.Item && d.joinsOnlyInner(s, j, ln) {
				return near
			}
			return s.Subject
		}
	}
	if near.Found() {
		return near
	}
	second := Nobody()
	for k := max(ln.First, j-2*LongestPhrase); k <= j; k++ {
		p := d.SubjectAt(k, ln)
		if !p.Found() || p.Last > j+1 {
			continue
		}
		if p.Kind != Nominal {
			return p
		}
		if !second.Found() || second.First > ln.First && k > ln.First && d.Stop(k-1, ',') {
			second = p // "Asked about his party, the mayor smiled and said"
		}
	}
	return second
}

// PassiveBefore is the subject of a passive whose participle ends at item j, before another
// participle: "Reed was heard saying".
func (d *Grammar) PassiveBefore(j ItemID, ln *Line) Source {
	if j-2 <= ln.First || !d.BeVerb(j-1) || d.Items[j].Kind != Word || d.Items[j].Entry.Is(lang.Function) {
		return Nobody()
	}
	for k := j - 2; k >= max(ln.First, j-LongestPhrase); k-- {
		if p := d.SubjectAt(k, ln); p.Found() && p.Last >= j-2 && d.CanSpeak(p) {
			return p
		}
	}
	return Nobody()
}
