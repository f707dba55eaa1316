package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// besideTitle is whoever begins the clause, where a quotation with its comma, which ends at item j,
// only ends what is set after the name, and the verb of saying s behind it has an object: "Ann Lee,
// author of “The Long Quay,” criticised Tom Reed for …", "Ann Lee, who wrote “Low Tide”, told him
// …".
func (d *Grammar) besideTitle(s *Saying, j ItemID, ln *Line) Source {
	if j > ln.First && d.Stop(j, ',') && d.IsQuote(j-1) {
		j--
	} else if !d.IsQuote(j) || d.QuoteAt(j).Shape.Ending != ',' {
		return Nobody()
	}
	comma := d.commaBefore(j, ln)
	if comma == NoItem || comma+1 >= j || !d.hasObject(s, ln) {
		return Nobody()
	}
	p := d.PhraseBefore(comma-1, ln.First)
	if p.First > ln.First && d.Stop(p.First-1, ',') && d.HasForm(comma+1, lang.Past) {
		return Nobody() // "Ann Lee, a clerk, called it “a mess,” recalled Tom Reed in May"
	}
	if p = d.beforeApposition(p, ln); !d.CanSpeak(p) || !d.clauseBegins(p.First, ln) {
		return Nobody()
	}
	return p
}

// hasObject reports whether a phrase stands behind the verb of saying s and does not end the
// clause: it is what the verb is done to, "criticised Tom Reed for", and no subject.
func (d *Grammar) hasObject(s *Saying, ln *Line) bool {
	o := d.PhraseAfter(d.overAdjuncts(s.Item+1, ln), ln.End)
	return o.Found() && o.Last < ln.End && !d.IsStop(o.Last)
}

// commaBefore is the comma before item j behind which no clause of its own begins, but what is set
// after a name; or none.
func (d *Phrases) commaBefore(j ItemID, ln *Line) ItemID {
	for k := j - 1; k > ln.First && k > j-LongestPhrase; k-- {
		switch {
		case d.Stop(k, ','):
			naming := d.Is(k+1, lang.TermTrigger) || d.Part(k+1, lang.Naming|lang.Named)
			if naming || d.Is(k+1, lang.Relative) || d.apposed(k+1, j) && !d.HasForm(k+1, lang.Past) {
				return k
			}
			return NoItem // "Ann Lee, a clerk, described it as “a mess,” recalled Tom Reed in May"
		case d.IsStop(k), d.IsQuote(k):
			return NoItem
		case d.Is(k, lang.Auxiliary|lang.Modal) && !d.Is(k-1, lang.Relative):
			return NoItem
		}
	}
	return NoItem
}
