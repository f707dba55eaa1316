package rule

import (
	"slices"
	"sort"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// ofReference adds what the story tells of the proposed speaker and of those who might be meant
// instead, where the phrase does not name its entity.
func (d *Reading) ofReference(s *weigh.Set, p *Proposal, q quote.ID) {
	x, e := &d.Quotes[q], p.Who.Entity
	d.answered(s, p, q)
	s.AddIf(d.cast[e].first >= x.Last, weigh.NamedLater)
	if s.Has(weigh.RefNamesake) && d.Shares(e) { // a pronoun or a full name leaves no doubt
		s.AddIf(!d.voiceOfName(e, q), weigh.NameShared)
	}
	if p.Source.Kind != clause.Named && p.Source.Found() && d.EntityIs(e, names.Organisation) {
		d.ofBodyNear(s, e, d.Items[p.Source.First].First, x.Block)
	}
	if p.Source.Kind == clause.Named || !d.EntityIs(e, names.Person) {
		return
	}
	s.AddIf(d.cast[e].says, weigh.SpeaksByName)
	if p.Rule == recurs && x.Shape.Words >= fewAlike {
		return // the words tell whose they are, and not who was spoken of last
	}
	myself := p.Source.Kind == clause.Pronoun && d.Part(p.Source.Head, lang.Alone) // "I", whoever was brought in
	s.AddIf(!myself && d.UnnamedSince(e), weigh.UnnamedSince)
	sex := d.sexSought(p)
	if last := d.lastVoiceBefore(q); last != nil && !d.ofDocument(p) {
		d.ofLastVoice(s, p, last, q)
	}
	at := x.Open
	if p.Source.Found() {
		at = d.Items[p.Source.First].First
	}
	d.ofRivals(s, e)
	d.ofNearness(s, e, at, x.Block, sex)
	if p.Source.Kind == clause.Pronoun {
		told := d.cast[e].sex
		g := d.Gender(p.Source.Head)
		s.AddIf(g != 0 && told&g != 0, weigh.SexTold)
		s.AddIf(told == 0, weigh.SexUntold)
		s.AddIf(g != 0 && d.inWords.gender&g != 0, weigh.AboutSame)
	}
}

// ofLastVoice adds what is told by whoever spoke last before quotation q: the proposed speaker, or
// somebody else of that sex.
func (d *Reading) ofLastVoice(s *weigh.Set, p *Proposal, last *refer.Referent, q quote.ID) {
	e := p.Who.Entity
	s.AddIf(last.Kind == refer.Entity && last.Entity == e, weigh.LastSpeaker)
	since := p.Source.Kind != clause.Nominal && d.namedSince(e, q)
	other := last.Entity != e && d.maybe(last.Entity, d.sexSought(p)) && !since && !d.relates(last, q)
	s.AddIf(other, weigh.OtherSpokeLast)
}

// ofDocument reports whether the phrase of a proposal is for something written, whose it was said
// to be: whoever spoke since has no part in that.
func (d *Reading) ofDocument(p *Proposal) bool {
	s := &p.Source
	return s.Kind == clause.Nominal && s.Definite && s.Owner == clause.NoItem && d.Document(s.Head)
}

// sexSought is what the phrase of a proposal tells of the sex of whom it means, or that from which
// its speaker is taken over; 0 where it tells nothing.
func (d *Reading) sexSought(p *Proposal) lang.Gender {
	src := &p.Source
	if !src.Found() && p.over != quote.None {
		src = &d.Verdicts[p.over].Best.Source
	}
	if src.Kind != clause.Pronoun && src.Kind != clause.Nominal {
		return 0
	}
	return d.Gender(src.Head) & (lang.Male | lang.Female)
}

// maybe reports whether entity e may be of the sex sought, as far as its name and posts tell.
//
//go:noinline
func (d *Reading) maybe(e names.EntityID, sex lang.Gender) bool {
	if e == names.NoEntity || sex == 0 {
		return true
	}
	told := d.cast[e].sex
	return told == 0 || told&sex != 0
}

// namedSince reports whether entity e is named after the last speech before quotation q.
func (d *Reading) namedSince(e names.EntityID, q quote.ID) bool {
	last := q - 1
	for last >= 0 && !(d.Verdicts[last].Speech && d.Quotes[last].Parent == quote.None) {
		last--
	}
	if last < 0 {
		return false
	}
	for k := d.MentionFrom(d.Quotes[q].First) - 1; k >= 0 && d.Cast.Mentions[k].First >= d.Quotes[last].Last; k-- {
		if d.Cast.Mentions[k].Entity == e {
			return true
		}
	}
	return false
}

// voiceOfName reports whether entity e has spoken shortly before quotation q, told by more than the
// surname, and nobody else who has it: "Ann Lee said … Lee said".
func (d *Reading) voiceOfName(e names.EntityID, q quote.ID) bool {
	spoke := false
	for p := max(0, q-mostBack/4); p < q; p++ {
		v := &d.Verdicts[p]
		switch who := &v.Best.Who; {
		case !v.Speech || who.Kind != refer.Entity:
		case who.Entity == e:
			spoke = spoke || !v.Best.Evidence.Has(weigh.RefNamesake)
		case d.Namesakes(e, who.Entity):
			return false
		}
	}
	return spoke
}

// lastVoiceBefore is the speaker of the last speech before quotation q, or nil.
func (d *Reading) lastVoiceBefore(q quote.ID) *refer.Referent {
	for p := q - 1; p >= max(0, q-mostBack/4); p-- {
		if d.Verdicts[p].Speech && d.Quotes[p].Parent == quote.None {
			return &d.Verdicts[p].Best.Who
		}
	}
	return nil
}

// relates reports whether quotation q is nested in the words of who, whom a phrase in them does not
// mean: he would say "I".
func (d *Reading) relates(who *refer.Referent, q quote.ID) bool {
	in := d.Quotes[q].Parent
	return in != quote.None && SameSpeaker(*who, d.Verdicts[in].Best.Who)
}

// crowd is how many people a story names, by what is told of their sex.
type crowd struct{ all, men, women, untold int }

// readCrowd counts the people of the cast.
func (d *Reading) readCrowd() {
	d.people = crowd{}
	for e := range d.Cast.Entities {
		if d.Cast.Entities[e].Type != names.Person {
			continue
		}
		d.people.all++
		d.cast[e].sex = d.ToldSex(names.EntityID(e))
		switch d.cast[e].sex {
		case lang.Male:
			d.people.men++
		case lang.Female:
			d.people.women++
		default:
			d.people.untold++
		}
	}
}

// ofRivals adds how many people the story names who might be meant instead of e.
func (d *Reading) ofRivals(s *weigh.Set, e names.EntityID) {
	n := &d.people
	alike := n.all
	switch d.cast[e].sex {
	case lang.Male:
		alike = n.men + n.untold
	case lang.Female:
		alike = n.women + n.untold
	}
	s.AddIf(n.all == 1, weigh.OnlyPerson)
	s.AddIf(alike == 1, weigh.OnlyOfSex)
}

// nearby is how many names before a place are looked at for who else was named.
const nearby = 12

// ofNearness adds who was named before token at, in block b: the entity e, or others since who may
// be of the sex sought.
func (d *Reading) ofNearness(s *weigh.Set, e names.EntityID, at int32, b quote.BlockID, sex lang.Gender) {
	ms := d.Cast.Mentions
	k := d.MentionFrom(at)
	var others [nearby]names.EntityID
	n, found := 0, false
	for i := k - 1; i >= max(0, k-nearby); i-- {
		m := &ms[i]
		switch {
		case m.Entity == names.NoEntity || !d.EntityIs(m.Entity, names.Person):
			continue
		case m.Entity == e:
			if !found {
				s.AddIf(n == 0, weigh.LastNamed)
				s.AddIf(m.First >= d.Blocks[b].First, weigh.NamedInParagraph)
				s.AddIf(n > 2, weigh.NotLately)
			}
			found = true
		case !slices.Contains(others[:n], m.Entity) && d.maybe(m.Entity, sex):
			others[n] = m.Entity
			n++
		}
	}
	if !found && d.ToldLately(e) {
		s.Add(weigh.LastNamed)
		found = true
	}
	s.AddIf(!found && !s.Has(weigh.RefAhead), weigh.NotLately)
	s.AddIf(n > 2, weigh.ManyNear)
}

// ofBodyNear adds whether the body e was the last that was named before token at, in block b; what
// a speaker names does not count.
func (d *Reading) ofBodyNear(s *weigh.Set, e names.EntityID, at int32, b quote.BlockID) {
	inside := d.quoteAt(at)
	k := d.MentionFrom(at)
	for i := k - 1; i >= max(0, k-nearby); i-- {
		m := &d.Cast.Mentions[i]
		if m.Entity == names.NoEntity || !d.EntityIs(m.Entity, names.Organisation) {
			continue
		}
		if q := d.quoteAt(m.First); q != quote.None && q != inside {
			continue
		}
		s.AddIf(m.Entity == e, weigh.LastNamed)
		s.AddIf(m.Entity == e && m.First >= d.Blocks[b].First, weigh.NamedInParagraph)
		return
	}
}

// quoteAt is the quotation at the outer level in which token t stands, or none.
func (d *Reading) quoteAt(t int32) quote.ID {
	q := quote.ID(sort.Search(len(d.Quotes), func(i int) bool { return d.Quotes[i].Open > t })) - 1
	for q >= 0 && d.Quotes[q].Parent != quote.None {
		q = d.Quotes[q].Parent
	}
	if q < 0 || d.Quotes[q].Last <= t {
		return quote.None
	}
	return q
}
