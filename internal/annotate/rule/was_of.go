package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// usedBy reads "“…” mentioned by Ann Lee": a participle of saying and its agent right after the
// quotation.
func (d *Reading) usedBy(from clause.ItemID, ln *clause.Line) (Proposal, bool) {
	if from+2 >= ln.End || !d.HasCue(from, lang.CueSay|lang.CueWrite|lang.CueWeak) || !d.Part(from+1, lang.By) {
		return Proposal{}, false
	}
	s := d.PhraseAfter(from+2, ln.End)
	if s.Kind != clause.Named {
		return Proposal{}, false
	}
	return Proposal{Saying: clause.NoSaying, Source: s, Who: d.Refer(s, d.Items[from].Line), factor: 0.95}, true
}

// wasOf reads "“…” was Lee's verdict", "“…,” came the reply from Lee": a verb and a noun of saying
// with its owner right after the quotation.
func (d *Reading) wasOf(from clause.ItemID, ln *clause.Line) (Proposal, bool) {
	k := d.SayingFrom(from)
	if int(k) >= len(d.Sayings) || from+1 >= ln.End || d.Sayings[k].Item > min(ln.End-1, from+4) || !d.BeVerb(from) && !d.Part(from, lang.Comes) {
		return Proposal{}, false
	}
	s := &d.Sayings[k]
	if s.Kind != clause.NounCue || !s.HasSubject() {
		return Proposal{}, false
	}
	return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: 0.95}, true
}
