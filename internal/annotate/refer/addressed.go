package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// addressedHow is how a pronoun was resolved to whoever the words right before speak to by name.
const addressedHow = "spoken to by name in the words before"

// addressed is whom the words before the pronoun at item i speak to by name, where it is whoever they
// are said to, or replies to them: "“Mr Reed, sit down,” she told him. “Thank you,” he replied."
func (d *Memory) addressed(i clause.ItemID, k *seek) Referent {
	at := i - 1
	switch s := d.SayingOf(i); {
	case s != clause.NoSaying && d.Part(d.Sayings[s].Item, lang.Reply):
		if d.IsQuote(at) {
			at-- // the reply itself
		}
	case d.Part(i, lang.Objective) && d.HasCue(i-1, lang.CueTell|lang.CueAsk):
	case k.speaks && d.IsQuote(at) && d.otherSexSpoke(at, k.gender):
		at--
	default:
		return NobodyKnown("")
	}
	for ; at >= 0 && d.Items[at].Line+1 >= d.Items[i].Line; at-- {
		if !d.IsQuote(at) {
			continue
		}
		e := d.addressedIn(at)
		if e == names.NoEntity || !d.fits(being(e), k) {
			break
		}
		return meaning(e, toldOf, addressedHow)
	}
	return NobodyKnown("")
}

// otherSexSpoke reports whether whoever spoke last before item i, in this line or the one before,
// is not of the sex g, by all that the text tells.
func (d *Memory) otherSexSpoke(i clause.ItemID, g lang.Gender) bool {
	n := d.SayingFrom(i) - 1
	if n < 0 || d.Sayings[n].Line+1 < d.Items[i].Line || !d.Sayings[n].HasSubject() {
		return false
	}
	s := &d.Sayings[n]
	r, ok := d.Noted(s.Subject.Head)
	if !ok || r.Kind != Entity || d.genders[r.Entity]&g != 0 {
		return false
	}
	return d.genders[r.Entity] != 0 || d.Part(s.Item+1, lang.Objective) // "Torvi told him"
}

// addressedIn is the one person to whom the words of the quotation at item i speak by name, at their
// beginning or their end, or none: "Mr Reed, sit down", "Do you hear me, Tom?". "Tom, my brother,
// left" and "I met my teacher, Tom" speak of him.
func (d *Memory) addressedIn(i clause.ItemID) names.EntityID {
	q := &d.Quotations[d.Items[i].Quotation()]
	from, to := d.MentionFrom(q.First), d.MentionFrom(q.Last)
	if from == to {
		return names.NoEntity
	}
	if m := &d.Cast.Mentions[from]; m.Title == q.First && d.isComma(m.End) && d.turnsTo(m.End+1, q.Last) {
		return d.personOf(m)
	}
	m := &d.Cast.Mentions[to-1]
	ends := m.End == q.Last || m.End+1 == q.Last && d.Tokens[m.End].Kind == prose.Punct
	if ends && m.Title > q.First && d.isComma(m.Title-1) && d.turnsTo(q.First, m.Title) {
		return d.personOf(m)
	}
	return names.NoEntity
}

// turnsTo reports whether the words from token t to end are said to somebody: they say "you", or
// begin with what he is to do.
func (d *Memory) turnsTo(t, end int32) bool {
	if e := d.Entry(t); e.Form&lang.Base != 0 && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	for ; t < end; t++ {
		if d.Entry(t).Part&lang.Hearer != 0 {
			return true
		}
	}
	return false
}

// personOf is the person whom mention m names, or none.
func (d *Memory) personOf(m *names.Mention) names.EntityID {
	if m.Entity == names.NoEntity || m.Plural || !d.EntityIs(m.Entity, names.Person) {
		return names.NoEntity
	}
	return m.Entity
}
