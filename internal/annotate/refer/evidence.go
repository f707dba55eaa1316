package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// foundBy is the piece of evidence for how a phrase was resolved, by the step's own words.
func foundBy(how string) weigh.Evidence {
	switch how {
	case "named":
		return weigh.RefNamed
	case namesakeHow:
		return weigh.RefNamesake
	case postHow, writtenHow:
		return weigh.RefPost // the text tells just that
	case akinHow:
		return weigh.RefAkin
	case "named as the next paragraph begins", "named as the sentence goes on":
		return weigh.RefAhead
	case attentionHow:
		return weigh.RefAttention
	}
	return weigh.RefOther
}

// Signs is what speaks for or against the referent: how it was found, how sure that is, and what
// the steps have added to Evidence.
func (r *Referent) Signs() weigh.Set {
	s := r.Evidence
	how := foundBy(r.How)
	s.Add(how)
	if how == weigh.RefNamed {
		return s
	}
	s.AddIf(r.Sure >= 0.70, weigh.RefSure70)
	s.AddIf(r.Sure >= 0.80, weigh.RefSure80)
	s.AddIf(r.Sure >= 0.86, weigh.RefSure86)
	s.AddIf(r.Sure >= 0.92, weigh.RefSure92)
	s.AddIf(r.Sure >= 0.96, weigh.RefSure96)
	return s
}

// ToldSex is the sex of entity e that its name, titles and posts tell, whatever pronouns were found
// to mean it; 0 where they tell nothing.
func (d *Descriptions) ToldSex(e names.EntityID) lang.Gender {
	return d.genderAtFirst(&d.Cast.Entities[e])
}

// Opening reports whether block b is one of the first two paragraphs of the body.
//
//go:noinline
func (d *Reader) Opening(b quote.BlockID) bool {
	first, second := d.openingParagraphs()
	return b == first || b == second
}

// UnnamedSince reports whether somebody without a name was brought in since entity e was last
// spoken of.
func (d *Memory) UnnamedSince(e names.EntityID) bool {
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		switch {
		case ev.Entity == e:
			return false
		case ev.unnamed() && !d.Document(ev.newcomer):
			return true
		}
	}
	return false
}

// Shares reports whether somebody else in the cast has the surname of entity e.
//
//go:noinline
func (d *Descriptions) Shares(e names.EntityID) bool {
	s := d.surname(e)
	return s != "" && d.surnames[s].n > 1
}

// Namesakes reports whether a and b have one surname.
func (d *Descriptions) Namesakes(a, b names.EntityID) bool { return d.bears(b, d.surname(a)) }
