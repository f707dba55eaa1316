package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// usedBy reads "“…” mentioned by Ann Lee": a participle of saying and its agent right after the
// quotation.
func (d *reading) usedBy(from itemID, ln *line) (proposal, bool) {
	if from+2 >= ln.end || d.items[from].kind != itemWord || d.items[from].entry.Cue&(lang.CueSay|lang.CueWrite|lang.CueWeak) == 0 || !d.part(from+1, lang.By) {
		return proposal{}, false
	}
	s := d.phraseAfter(from+2, ln.end)
	if s.kind != named {
		return proposal{}, false
	}
	return proposal{saying: noSaying, source: s, who: d.refer(s, d.items[from].line), factor: 0.95}, true
}

// wasOf reads "“…” was Lee's verdict", "“…,” came the reply from Lee": a verb and a noun of saying
// with its owner right after the quotation.
func (d *reading) wasOf(from itemID, ln *line) (proposal, bool) {
	k := d.sayingFrom(from)
	if k >= len(d.sayings) || from+1 >= ln.end || d.sayings[k].item > min(ln.end-1, from+4) || !d.beVerb(from) && !d.part(from, lang.Comes) {
		return proposal{}, false
	}
	s := &d.sayings[k]
	if s.kind != nounCue || s.subject.kind == noSource {
		return proposal{}, false
	}
	return proposal{saying: sayingID(k), source: s.subject, who: d.refer(s.subject, s.line), factor: 0.95}, true
}
