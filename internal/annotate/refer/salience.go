package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// seek is what a pronoun or noun tells of the being it stands for.
type seek struct {
	gender lang.Gender
	org    bool           // an organisation
	known  bool           // somebody with a name
	by     *clause.Source // the description by which somebody is sought, or nil
	not    names.EntityID // an entity it cannot be, or none
	inside quote.ID       // the quotation it stands in, or none

	speaks bool // it is the subject of a cue, as whoever spoke before is likely to be again
	about  bool // … and its words are about somebody of the same sex
	owns   bool // it is a possessive or reflexive, which looks for its owner in the same sentence first
	back   bool // a noun refers back: not to whom the sentence names only after it
	other  bool // nobody of the pronoun's gender was found: a given name may mislead
	later  bool // it stands in a line that is not the first of its paragraph

	// It stands in a clause of saying that is thrown in, "Reed is wrong, he said", and is nobody of
	// whom that sentence tells.
	apart bool
}

// seeking is a search for anybody.
func seeking() seek { return seek{not: names.NoEntity, inside: quote.None} }

// salient finds the being on which attention rests at item i and which fits what is sought.
func (d *Memory) salient(i clause.ItemID, l clause.LineID, k seek) Referent {
	if r, ok := d.Noted(i); ok {
		return r
	}
	if k.not == names.NoEntity {
		k.not = d.relaying(l)
	}
	if r := d.inTalk(i, l, &k); r.Kind == Entity || r.Kind == Unnamed {
		return r
	}
	k.inside = d.speech(&d.Lines[l])
	k.about = k.speaks && d.OfSomebody(i, k.gender)
	d.barred.n, d.named.n = 0, 0
	if k.speaks || d.Nominative(i) || d.Items[i].Cited {
		d.speaksOf(i, l)
	}
	if r := d.toldLife(i, l, &k); r.Kind == Entity {
		return r
	}
	c := d.compare(i, l, &k)
	if c.nobody() && k.speaks && k.gender != 0 && !k.other && k.not == names.NoEntity && d.barred.n == 0 {
		return d.misled(i, l, k)
	}
	r := c.verdict()
	if r.Kind == Unnamed && d.Document(r.newcomer) {
		return d.whose(r)
	}
	if r.Kind == Entity && k.inside != quote.None && k.gender != 0 && !d.spokenOfIn(r.Entity, k.inside) {
		r.Sure = min(r.Sure, fromOutside)
	}
	return r
}

// inTalk is whom the pronoun at item i means by the turns of a talk: whoever is spoken to by name,
// or was asked. Where they do not tell, they may tell who it is not.
func (d *Memory) inTalk(i clause.ItemID, l clause.LineID, k *seek) Referent {
	if k.gender != 0 {
		if r := d.addressed(i, k); r.Kind == Entity {
			return r
		}
	}
	if k.not != names.NoEntity || !k.speaks {
		return NobodyKnown("")
	}
	r := d.answering(i, l, k)
	if r.Kind != Entity && r.Kind != Unnamed && k.not == names.NoEntity {
		k.not = d.otherSide(i, l, k.gender)
	}
	return r
}

// whose is the one whose document "it" means, where that was found: "Lee sent a letter. … It
// ended".
func (d *Memory) whose(r Referent) Referent {
	if by, ok := d.Noted(r.newcomer); ok && by.Kind == Entity {
		return by.weaker(0.95)
	}
	return r
}

// answering is the person who was asked, where the pronoun at item i replies to a question. Where
// nothing tells who that is, it is at least not the one who asked.
func (d *Memory) answering(i clause.ItemID, l clause.LineID, k *seek) Referent {
	ask := d.Asking(i, l)
	if ask == clause.NoSaying {
		return NobodyKnown("")
	}
	s := &d.Sayings[ask]
	to := d.hearer(s)
	r, ok := d.Noted(to.Head)
	if ok && r.Kind == Entity && d.fits(r.Being, k) {
		return r
	}
	if to.Kind == clause.Nominal && r.Kind != Entity {
		if g := d.Gender(to.Head); g == 0 || g&k.gender != 0 {
			return nameless(0.85, "whoever was told something")
		}
	}
	if r, ok := d.Noted(s.Subject.Head); ok && r.Kind == Entity {
		k.not = r.Entity
	}
	return NobodyKnown("")
}

// otherSide is who is not meant by the pronoun at item i, but speaks with whom it means: whom that
// one tells something, or who asks it; or none.
func (d *Memory) otherSide(i clause.ItemID, l clause.LineID, g lang.Gender) names.EntityID {
	if to := d.toldTo(i); to != names.NoEntity {
		return to
	}
	return d.asker(i, l, g)
}

// toldTo is whom the subject at item i, a pronoun, says something to by name, or by a description
// that means somebody named, or none: "he told Reed", "he told the 62-year-old". Of himself that
// would say "himself".
func (d *Memory) toldTo(i clause.ItemID) names.EntityID {
	k := d.SpokenBy(i)
	if k == clause.NoSaying || d.Sayings[k].Inverted || d.Sayings[k].Kind != clause.Verbal {
		return names.NoEntity
	}
	p := d.hearer(&d.Sayings[k])
	switch {
	case p.Kind == clause.Named:
		return d.Mention(p.Head).Entity
	case p.Kind == clause.Nominal && p.Definite:
		c := d.rest(func(e names.EntityID) bool {
			a, _ := d.accords(e, p)
			return a >= akin || a == untold && d.Aged(p.Head)
		})
		return c.verdict().Entity
	}
	return names.NoEntity
}

// asker is who asks or tells somebody of that sex something in the clause before the pronoun at
// item i, which means rather whoever was asked: "When Lee asked him, he"; or none.
func (d *Memory) asker(i clause.ItemID, l clause.LineID, g lang.Gender) names.EntityID {
	for far, k := d.SayingsBack(max(d.Lines[l].First, i-clause.LongestPhrase), i); k >= far && g != 0; k-- {
		s := &d.Sayings[k]
		if s.Kind != clause.Verbal || !s.Brings(lang.CueTell|lang.CueAsk) || !d.Part(s.Item+1, lang.Objective) {
			continue
		}
		if r, ok := d.Noted(s.Subject.Head); ok && r.Kind == Entity && d.Gender(s.Item+1) == g {
			return r.Entity
		}
	}
	return names.NoEntity
}

// hearer is whom saying s says something to, right behind its verb: "asked him", "wrote to the
// clerk, Ann Lee"; or nobody.
func (d *Memory) hearer(s *clause.Saying) clause.Source {
	i := s.Item + 1
	if d.Link(i, lang.LinkTo) {
		i++
	} else if !s.Brings(lang.CueTell | lang.CueAsk) {
		return clause.Nobody()
	}
	return d.PhraseAfter(i, d.Lines[s.Line].End)
}

// misled looks again where nobody of the pronoun's sex was found, among those of whose sex nothing
// but a given name tells; and learns from whom it finds.
func (d *Memory) misled(i clause.ItemID, l clause.LineID, k seek) Referent {
	k.other = true
	r := d.salient(i, l, k).weaker(0.85)
	if r.Kind == Entity {
		d.genders[r.Entity] = k.gender
	}
	return r
}

// compare weighs all those of whom the last events speak and who fit what is sought at item i of
// line l.
func (d *Memory) compare(i clause.ItemID, l clause.LineID, k *seek) contest {
	c := newContest()
	k.later = d.LaterInParagraph(l)
	spoke, to := !k.speaks, (*event)(nil)
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		last := !spoke && ev.role == clause.Speaking && ev.inside == k.inside && !d.spokeAside(ev)
		if spoke = spoke || last; last {
			c.spoke = ev.Being
		}
		if !d.ofKind(ev.Being, k) || !last && d.settled(&c, ev, l, k) || !d.eligible(ev, i, k) {
			continue
		}
		w := d.weigh(ev, i, l, k)
		if to != nil {
			w *= d.passed(ev, to, k)
		}
		if ev.turns && ev.item < d.Lines[l].First {
			to = ev
		}
		if last && d.rightBefore(ev, l, k) {
			w += spokeLast
		}
		if d.misnamed(ev.Being, k) {
			if k.speaks && d.OfSomebody(i, d.genders[ev.Entity]) {
				continue // “She is tired,” he said of Ann Lee
			}
			c.against = max(c.against, w*sexGuessed)
			continue
		}
		if who := c.add(ev.Being, w*d.fit(ev, last, l, k)); who >= 0 {
			c.topic[who] = c.topic[who] || ev.role == clause.Topic && d.toldOfBefore(ev, l, k)
			c.lean(who, w, ev.ref.Sure)
		}
		if d.inSight(ev, k) {
			c.seen(ev.Being, ev.turn)
			c.others = c.others || ev.turn == c.newest && d.inPassing(ev, k)
		}
	}
	for n := range c.n {
		c.weight[n] += d.famed(c.who[n].Entity)
	}
	if k.gender != 0 && !k.known {
		c.lone(d.turn)
	}
	c.lessen(&d.named)
	return c
}

// settled reports whether the event can change nothing any more: it left no more attention than its
// being has for a later one. Most whom a text speaks of are spoken of again and again.
func (d *Memory) settled(c *contest, ev *event, l clause.LineID, k *seek) bool {
	if ev.turns || ev.line == l-1 || ev.turn == d.turn || ev.turn == c.newest || c.last == nobodyAtAll {
		return false
	}
	w, who := ev.attention(d.age(ev, k.inside)), c.place(ev.Being)
	return w < enough && who >= 0 && w <= c.weight[who] && c.basis[who] > 0
}

// ofKind reports whether b is somebody without a name, or of the kind that is sought: it costs
// little, and few of whom a text speaks are.
func (d *Memory) ofKind(b Being, k *seek) bool {
	if b.Entity == names.NoEntity {
		return b.unnamed()
	}
	return k.org == (d.Cast.Entities[b.Entity].Type == names.Organisation)
}

// fit weighs whether whoever the event speaks of is of the sex that is sought; with last it is
// whoever spoke last.
func (d *Memory) fit(ev *event, last bool, l clause.LineID, k *seek) float64 {
	if last && d.broughtIn(ev, l, k) {
		return unknown
	}
	return d.likely(ev.Being, k)
}

// rightBefore reports whether the event stands in the paragraph right before line l.
func (d *Memory) rightBefore(ev *event, l clause.LineID, k *seek) bool {
	return d.age(ev, k.inside) == 0 && ev.block != d.Lines[l].Block
}

// inSight reports whether whoever the event speaks of can be meant by what is sought: not somebody
// named in another's words alone, or in a question that is answered.
func (d *Memory) inSight(ev *event, k *seek) bool {
	return (ev.inside == k.inside || k.inside != quote.None) && !(k.speaks && ev.asked)
}

// inPassing reports whether somebody speaks who is sought, and the event is the only place where
// the story names whom it speaks of, and says neither what he does nor who he is: "The school is
// named after Ann Lee." Whoever is to be quoted is brought in.
func (d *Memory) inPassing(ev *event, k *seek) bool {
	if !k.speaks || k.about || ev.role != clause.Oblique || k.inside != quote.None ||
		ev.Entity == names.NoEntity || !d.IsName(ev.item) || d.fame[ev.Entity] != 1 {
		return false
	}
	opens := ev.item == d.Lines[ev.line].First // "Lee's uncle died. “I miss him,” she said"
	return !opens && len(d.Cast.Entities[ev.Entity].Posts) == 0 && !d.Stop(ev.item+1, ',')
}

// toldOfBefore reports whether the phrase of an event that is a topic is the subject of the
// sentence right before line l, in which somebody speaks; and of no passive where the words are
// about another.
func (d *Memory) toldOfBefore(ev *event, l clause.LineID, k *seek) bool {
	if !k.speaks || ev.inside != k.inside || ev.line != l-1 {
		return false
	}
	return !k.about || !d.Patient(ev.item, &d.Lines[l-1])
}

// spokeAside reports whether somebody spoke in a clause that only tells more of a thing: "Lee sent
// a letter, which the clerk read out".
func (d *Memory) spokeAside(ev *event) bool {
	first := d.TitleStart(ev.item, d.Lines[ev.line].First)
	return d.Is(first-1, lang.Relative)
}

// broughtIn reports whether the event tells, in the paragraph right before line l, of somebody
// without a name who has been quoted there and has asked nothing: after “…,” a neighbour said,
// "he" is the neighbour, though the noun tells no sex.
func (d *Memory) broughtIn(ev *event, l clause.LineID, k *seek) bool {
	if !ev.unnamed() || ev.block+1 != d.Lines[l].Block || d.Gender(ev.item)&^k.gender != 0 {
		return false
	}
	said := d.SpokenBy(ev.item)
	if said == clause.NoSaying || d.Sayings[said].Brings(lang.CueAsk) {
		return false
	}
	x := &d.Sayings[said]
	by, ln := x.Subject, &d.Lines[x.Line]
	if !by.Indefinite && by.Owner == clause.NoItem {
		return false
	}
	for i := max(ln.First, by.First-1); i < min(x.Item+5, ln.End); i++ {
		if d.IsQuote(i) {
			return true
		}
	}
	return false
}

// eligible reports whether what is sought at item i can be whom the event speaks of.
func (d *Memory) eligible(ev *event, i clause.ItemID, k *seek) bool {
	if ev.Being == nobodyAtAll || k.back && ev.item > i {
		return false
	}
	if k.org && k.by == nil && k.inside != quote.None && ev.inside != k.inside {
		return false // "It said" inside a quotation: nothing that the text around it names
	}
	return d.fits(ev.Being, k)
}

// weigh is how much attention the event leaves for what is sought at item i of line l.
func (d *Memory) weigh(ev *event, i clause.ItemID, l clause.LineID, k *seek) float64 {
	w := attention[ev.role]
	if ev.turn == d.turn && ev.item >= d.Lines[l].First {
		w = d.weighHere(w, ev, i, k)
	}
	if k.about && ev.role != clause.Speaking {
		w *= spokenOf
		if ev.role == clause.Topic && !ev.unnamed() && d.Patient(ev.item, &d.Lines[ev.line]) {
			w *= doneTo
		}
	}
	if k.speaks && ev.asked {
		w *= inQuestion
	}
	if d.inPassing(ev, k) {
		w *= namedOnce
	}
	if k.speaks && ev.role != clause.Speaking && d.hasDied(ev) && !d.longAgo(i, l) {
		w *= silenced
	}
	w *= fading[min(d.age(ev, k.inside), len(fading)-1)]
	if ev.inside != k.inside {
		w *= outside
	}
	if k.later && ev.block != d.Lines[l].Block {
		w *= paragraph
	}
	return w
}

// weighHere is what becomes of the attention w that an event of the same sentence leaves for what
// is sought at item i.
func (d *Memory) weighHere(w float64, ev *event, i clause.ItemID, k *seek) float64 {
	before := ev.item < i
	if k.owns && before {
		w = max(w, 0.5) * sameBreath
	}
	goesOn := !k.speaks && (k.owns || d.Nominative(i))
	if before && goesOn && ev.unnamed() && ev.role == clause.Topic {
		w *= sameBreath // "The driver said nothing until he"
	}
	if d.setApart(ev, i, k) {
		w *= thrownIn
	}
	return w
}

// setApart reports whether the phrase at item i stands apart from that of the event in its own
// sentence, and so means rather somebody else.
func (d *Memory) setApart(ev *event, i clause.ItemID, k *seek) bool {
	if k.by != nil {
		return k.apart || d.fronted(ev, k.by.First) // "In a talk with Lee, the singer"
	}
	return k.apart || d.Nominative(i) && d.fronted(ev, i) || d.OfWhich(ev.item, i)
}

// fronted reports whether the event's phrase stands in an adverbial that opens the sentence and
// ends right before the pronoun at item i, "Speaking beside Lee, he"; the subject of a clause there
// counts only where it has no name: "When a reporter asked her, she".
func (d *Memory) fronted(ev *event, i clause.ItemID) bool {
	if ev.item >= i || !d.Stop(i-1, ',') || !ev.unnamed() && d.Verbish(ev.item+1, i) {
		return false
	}
	ln := &d.Lines[d.Items[i].Line]
	first := ln.First
	if ev.role == clause.Topic && d.TurnedTo(first+1, ln) {
		return false // "As for the driver, he"
	}
	if ev.role != clause.Oblique && d.IsName(ev.item) && d.TitleStart(ev.item, first) == first+1 {
		return false // "When Lee, a pilot, had left, she", "As for Lee, she"
	}
	if d.Is(first, lang.Preposition|lang.Adverb|lang.Conjunction|lang.Question) {
		return true
	}
	return d.Pack.Looks(d.Spelled(first), lang.Gerund|lang.Past)
}

// fits reports whether b can be what is sought.
func (d *Memory) fits(b Being, k *seek) bool {
	if b.unnamed() {
		return d.newcomerFits(b.newcomer, k)
	}
	x := &d.Cast.Entities[b.Entity]
	switch {
	case k.not == b.Entity || d.barred.n > 0 && d.barred.has(b.Entity):
		return false
	case k.org:
		return x.Type == names.Organisation
	case x.Type != names.Person:
		return false
	}
	g := d.genders[b.Entity]
	if k.gender == 0 || g == 0 || g&k.gender != 0 {
		return true
	}
	byName := g == x.Gender && x.GenderSure >= sureGender
	bySpeech := d.spokenAs[b.Entity] && (x.Gender == 0 || x.Gender == g) // "she said", and no name speaks against it
	told := d.proven[b.Entity] && (!k.other || byName || bySpeech)       // "she" has told of Ann Lee
	return !told && x.GenderSure < 0.95 && d.turn-d.lastTurn(b.Entity) <= 1
}

// newcomerFits reports whether whoever the phrase at item i brought in, without a name, can be what
// is sought.
func (d *Memory) newcomerFits(i clause.ItemID, k *seek) bool {
	if d.Document(i) {
		return k.org && k.by == nil
	}
	if k.org || k.known {
		return false
	}
	if k.gender != 0 && d.Is(i, lang.Demonym) && d.Link(i-1, lang.LinkThe) {
		return false // "the Swiss" are many
	}
	g := d.Gender(i)
	return k.gender == 0 || g == 0 || g == k.gender || d.Is(i, lang.Spokes) // a spokesman may be a woman
}

// misnamed reports whether b would fit, but for the sex that its given name tells.
func (d *Memory) misnamed(b Being, k *seek) bool {
	if b.Entity == names.NoEntity || k.gender == 0 || k.by != nil || k.other {
		return false
	}
	g := d.genders[b.Entity]
	return g != 0 && g&k.gender == 0
}

// likely weighs down one of whom the text does not tell the gender, or of whom it tells something
// else than the description.
func (d *Memory) likely(b Being, k *seek) float64 {
	if b.unnamed() {
		if k.gender != 0 && d.Gender(b.newcomer) == 0 {
			return unknown * sexUntold
		}
		return unknown
	}
	e := b.Entity
	if k.by != nil {
		if a, _ := d.accords(e, *k.by); a == otherwise {
			return elsewhere
		}
	}
	if k.gender != 0 && (d.genders[e] == 0 || d.genders[e] == lang.Male|lang.Female) {
		return sexUntold
	}
	return 1
}
