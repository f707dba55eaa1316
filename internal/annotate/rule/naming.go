package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// namesThing reports whether the quotation, before a noun, names what the noun is for: "the “Save
// the pier” campaign". A fragment of somebody's words begins small there.
func (d *passage) namesThing() bool {
	if !d.x.Modifies || !d.x.Shape.Capital || d.x.Shape.Words < 2 || d.IsName(d.x.Item+1) {
		return false
	}
	i, lo := d.x.Item-1, d.Lines[d.Items[d.x.Item].Line].First
	for n := 0; i > lo && n < 2 && d.Items[i].Kind == clause.Word && !d.Is(i, lang.Function); n++ {
		i-- // "a one-off “Who pays?” page"
	}
	return i >= lo && (d.Is(i, lang.Article|lang.Possessive) || d.Genitive(i, d.x.Item+1))
}

// worksOf reports whether saying s tells that somebody wrote works, among which the quotation is or
// of which it stands: "has written several plays, among them “The Pier,” a play on …"
func (d *passage) worksOf(s *clause.Saying) bool {
	if !s.Brings(lang.CueWrite) || d.Near(s.Item, d.x.Item) && !d.x.Shape.Titled {
		return false
	}
	for i := s.Item + 1; i < min(d.x.Item, s.Item+6); i++ {
		switch {
		case d.IsStop(i) || d.IsQuote(i) || d.Is(i, lang.Preposition):
			return false
		case d.Is(i, lang.WorkNoun) && !d.HasCue(i, lang.CueNoun):
			return true
		}
	}
	return false
}

// namesHearer reports whether the quotation is a paper or the like that somebody tells something:
// "told “The Herald” at the time that …"
func (d *passage) namesHearer(s *clause.Saying) bool {
	if !s.Brings(lang.CueTell) || s.Item != d.x.Item-1 || !d.x.Shape.Titled || d.x.Shape.Words > 3 {
		return false
	}
	next := d.x.Item + 1
	return d.x.Shape.Ending == 0 && d.x.Shape.After == 0 &&
		int(next) < len(d.Items) && d.Items[next].Line == d.Items[d.x.Item].Line
}
