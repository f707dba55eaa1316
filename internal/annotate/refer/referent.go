// Package refer knows whom a phrase means. A name means the entity that it names; a post or a
// description means whoever the text says holds it; a pronoun means whoever the reader's attention
// rests on when she comes to it.
//
// Three structs stand on each other. Descriptions is what the text tells of its cast, laid down
// once. Memory is what a reader has in mind: who was spoken of, how long ago, in which part. Reader
// takes in the story line by line, and resolves a phrase at the place where it stands.
//
// To resolve a phrase may teach something, the sex of a person above all: so a phrase is only
// resolved where the story has been read up to it.
package refer

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// Reader resolves phrases.
type Reader struct {
	Memory
	opening [2]quote.BlockID // the first two paragraphs of the body, or none
	author  bool             // whose a document is is being found out: no document wrote it
	nouns   []int32          // tokens: see findNouns
}

// ReadCast takes up what the text tells of its cast. Nobody has been spoken of yet.
func (d *Reader) ReadCast() {
	d.events, d.turn, d.outer, d.author = d.events[:0], 0, 0, false
	d.piece.last = quote.None
	d.describe()
	d.findOpening()
	d.findLife()
}

// Start makes room for who speaks in each quotation.
func (d *Reader) Start() { d.Voices = Grow(d.Voices, len(d.Quotations)) }

// Being is somebody or something of whom a text speaks: an entity of the cast or, where it has no
// name, the item of the phrase that brought it in.
type Being struct {
	Entity   names.EntityID // or none
	newcomer clause.ItemID  // or none
}

// being is the being that entity e is.
func being(e names.EntityID) Being { return Being{Entity: e, newcomer: clause.NoItem} }

// newcomer is the being without a name that the phrase at item i brings in.
func newcomer(i clause.ItemID) Being { return Being{Entity: names.NoEntity, newcomer: i} }

// nobodyAtAll is the being of a phrase that is nobody's.
var nobodyAtAll = Being{Entity: names.NoEntity, newcomer: clause.NoItem}

// unnamed reports whether somebody is meant who has no name.
//
//go:noinline
func (b Being) unnamed() bool { return b.newcomer != clause.NoItem }

// ReferentKind says what a phrase was resolved to.
type ReferentKind uint8

// What a phrase was resolved to.
const (
	Unresolved ReferentKind = iota // somebody, but nobody can tell who
	Entity                         // a person or organisation
	Group                          // several people speaking as one
	Unnamed                        // somebody the text leaves without a name
)

// Referent is whom a phrase stands for.
type Referent struct {
	Being
	Kind ReferentKind
	Also names.EntityID // the second member of a group, or none
	Sure float64        // from 0 to 1
	How  string         // the step that found it, for the explanation

	Evidence weigh.Set         // what else speaks for or against it; see Signs
	Others   [2]names.EntityID // who else was considered, the likeliest first, or none
}

// noOthers is where nobody else was considered.
var noOthers = [2]names.EntityID{names.NoEntity, names.NoEntity}

// weaker is the referent, less sure by a factor.
//
//go:noinline
func (r Referent) weaker(by float64) Referent {
	r.Sure *= by
	return r
}

// NobodyKnown is a referent of whom nobody can tell who it is, found by the step how.
//
//go:noinline
func NobodyKnown(how string) Referent {
	return Referent{Kind: Unresolved, Being: nobodyAtAll, Also: names.NoEntity, Others: noOthers, How: how}
}

// nameless is a referent whom the text leaves without a name.
//
//go:noinline
func nameless(sure float64, how string) Referent {
	return Referent{Kind: Unnamed, Being: nobodyAtAll, Also: names.NoEntity, Others: noOthers, Sure: sure, How: how}
}

// meaning is the referent that entity e is.
//
//go:noinline
func meaning(e names.EntityID, sure float64, how string) Referent {
	return Referent{Kind: Entity, Being: being(e), Also: names.NoEntity, Others: noOthers, Sure: sure, How: how}
}

// Nameless is a referent whom an editor leaves without a name.
func Nameless(how string) Referent { return nameless(1, how) }

// Decided is the referent that an editor has said it is: an entity, or two of them who speak as
// one.
//
//go:noinline
func Decided(e, also names.EntityID, how string) Referent {
	r := meaning(e, 1, how)
	if also != names.NoEntity {
		r.Kind, r.Also = Group, also
	}
	return r
}

// Refer resolves the source s, read in line l.
func (d *Reader) Refer(s clause.Source, l clause.LineID) Referent {
	if len(d.Told) > 0 {
		if told, ok := d.Told[s.Head]; ok && s.Found() {
			return told
		}
	}
	switch s.Kind {
	case clause.Named:
		return d.referName(s)
	case clause.Pronoun:
		return d.referPronoun(s.Head, l)
	case clause.Nominal:
		return d.referNominal(s, l)
	}
	return NobodyKnown("")
}

// OfBody is how sure a name is that is a body's.
const OfBody = 0.96

// NamedBody reports whether entity e is a body with a name of several words, which nothing else
// has, or one of which the text says beside the name what it is: "the charity Harbourwatch".
func (d *Descriptions) NamedBody(e names.EntityID) bool {
	x := &d.Cast.Entities[e]
	return x.Type == names.Organisation && (strings.Contains(x.Name, " ") || len(x.Posts) > 0)
}

// referName resolves a name.
func (d *Reader) referName(s clause.Source) Referent {
	m := d.Mention(s.Head)
	if n, ok := d.Noted(s.Head); ok && n.Kind == Entity && n.How == namesakeHow {
		return n
	}
	switch {
	case m.Entity == names.NoEntity:
		if e := d.oneOf(s.Head); e != names.NoEntity {
			return meaning(e, 0.9, "the one of this name whom the title fits")
		}
		return NobodyKnown(ambiguousHow)
	case m.Plural:
		return nameless(0.9, "a family")
	case s.Also != clause.NoItem && s.Indefinite:
		return nameless(0.9, "several people")
	}
	if e := d.byLetters(s); e != names.NoEntity && d.lettersAlone(m) {
		return meaning(e, toldMost[exact], postHow)
	}
	r := meaning(m.Entity, 1, "named")
	if s.Also != clause.NoItem {
		r.Kind, r.Also = Group, d.Mention(s.Also).Entity
		return r
	}
	switch d.Cast.Entities[m.Entity].Type {
	case names.Place:
		return nameless(0.8, "a place, for those who speak for it")
	case names.Organisation:
		r.Sure = OfBody
	}
	if c := float64(m.Confidence); c > 0 && c < 0.9 {
		r.Sure *= 0.55 + c/2
	}
	return r
}

// oneOf is the only one of several of a surname whom the title before it fits, of Con Brandt and
// his wife, Litsa Brandt, "Mrs Brandt", or what the sentence tells, "Brandt herself"; or none.
func (d *Reader) oneOf(i clause.ItemID) names.EntityID {
	m := d.Mention(i)
	if m.Entity != names.NoEntity {
		return names.NoEntity
	}
	sex := d.sexTold(i)
	if d.Is(i-1, lang.Honorific|lang.Title) {
		sex = d.Gender(i - 1)
	}
	found := names.NoEntity
	for _, e := range m.Candidates {
		if sex == 0 || d.genders[e] != sex {
			continue
		}
		if found != names.NoEntity {
			return names.NoEntity
		}
		found = e
	}
	return found
}

// namesakeHow is how a surname was resolved that two people of the story have.
const namesakeHow = "the nearer of two of this name"

// namesake resolves the name at item i where it is a surname that two people of the cast have: it
// is whoever attention rests on.
func (d *Reader) namesake(i clause.ItemID) (Referent, bool) {
	m := d.Mention(i)
	if m.Entity == names.NoEntity || m.End-m.First != 1 || d.EntityIs(m.Entity, names.Organisation) {
		return Referent{}, false
	}
	if m.Title != m.First {
		return d.titledNamesake(i, m.Entity)
	}
	name := d.Spelled(i)
	sex, of := d.sexTold(i), d.genders[m.Entity]
	one := d.surnames[name].n < 2
	if one && (sex == 0 || of == 0 || of&sex != 0) {
		return Referent{}, false
	}
	if d.aloneSoFar(m.Entity, d.Items[i].First) {
		return Referent{}, false
	}
	c := d.rest(func(e names.EntityID) bool { return d.bears(e, name) && (sex == 0 || d.genders[e] == sex) })
	told := sex != 0 && c.n == 1
	if one && !told {
		return Referent{}, false
	}
	if c.n == 0 {
		c = d.rest(func(e names.EntityID) bool { return d.bears(e, name) })
	}
	r := c.verdict()
	doubt := false
	if r.Entity != m.Entity && !told && d.aside(r.Entity, m.Entity) && !d.dead[m.Entity] {
		doubt = d.mayHaveTurned(r.Entity, m.Entity)
		if !doubt && (d.Cast.Entities[r.Entity].Kin || d.spoke[m.Entity]) {
			return Referent{}, false
		}
	}
	if !doubt && d.calledSo(m.Entity, name) && (r.Entity == m.Entity || !told && !d.fullLately(r.Entity)) {
		return Referent{}, false
	}
	r.How = namesakeHow
	r.Sure = min(r.Sure, 0.88)
	if d.turn-d.lastTurn(r.Entity) > 1 {
		r.Sure = min(r.Sure, 0.7)
	}
	if r.Entity != m.Entity {
		r.Sure = min(r.Sure, 0.8)
	}
	if doubt {
		r.Sure = 0.5 // after "Ann Lee lost a boat. Her brother Tom Lee came", too
	} else if told {
		r.Sure = max(r.Sure, 0.85)
	} else {
		for k := range c.n {
			if d.besideEach(r.Entity, c.who[k].Entity) {
				r.Sure = 0.5 // after "Ann and Tom Lee", "Lee" is either
			}
		}
	}
	return r, r.Kind == Entity
}

// titledNamesake is whom the surname at item i names behind "Mr" or "Mrs", entity e as it seems,
// where the story spoke last of two side by side whom the title fits: either of them, unless it
// names one far more often. Else it is false.
func (d *Reader) titledNamesake(i clause.ItemID, e names.EntityID) (Referent, bool) {
	sex := d.Gender(i - 1)
	if sex == 0 || !d.Is(i-1, lang.Honorific) || !d.Shares(e) || d.aloneSoFar(e, d.Items[i].First) {
		return Referent{}, false
	}
	for n, evs := d.recent(); n >= 0; n-- {
		o := evs[n].Entity
		if o == names.NoEntity || d.genders[o] != sex || d.fame[e] >= 3*d.fame[o] {
			continue
		}
		if d.Namesakes(e, o) && d.besideEach(e, o) {
			return meaning(e, 0.5, namesakeHow), true
		}
	}
	return Referent{}, false
}

// aloneSoFar reports whether entity e was named before token at, and nobody else of his surname
// was: a reader who has come so far knows but one.
func (d *Descriptions) aloneSoFar(e names.EntityID, at int32) bool {
	return d.debut[e] < at && d.surnames[d.surname(e)].second >= at
}

// calledSo reports whether entity e is who the story calls by the surname alone: it did so twice
// before it named anybody else of that surname, or brings all others in as kin.
func (d *Descriptions) calledSo(e names.EntityID, surname string) bool {
	b := d.surnames[surname]
	return b.alone > 1 && d.debut[e] == b.first || b.kin == b.n-1 && !d.Cast.Entities[e].Kin
}

// mayHaveTurned reports whether the surname of entity e may mean entity to, who does not speak by
// name: the story has just told of him, and what it calls him lets him speak for e, or what it
// tells of e is long ago; or it was left open when it last spoke of him whether that is so.
func (d *Memory) mayHaveTurned(to, e names.EntityID) bool {
	if d.Cast.Entities[to].Kin && (d.spoke[e] || !d.nearKin(to) && !d.ofYear(e)) {
		return false
	}
	for n, evs := d.recent(); n >= 0; n-- {
		if ev := &evs[n]; ev.Entity == to {
			return ev.ref.Sure < 0.6 || ev.role == clause.Topic && d.fullLately(to)
		}
	}
	return false
}

// ofYear reports whether a sentence that names entity e names a year: "Lee built it in 1901".
func (d *Memory) ofYear(e names.EntityID) bool {
	for n, evs := d.recent(); n >= 0; n-- {
		if ev := &evs[n]; ev.Entity == e && d.IsName(ev.item) {
			for k := d.Lines[ev.line].First; k < d.Lines[ev.line].End; k++ {
				if d.year(k) {
					return true
				}
			}
		}
	}
	return false
}

// fullLately reports whether the sentence before spoke of entity e, and not by the given name
// alone, as of kin whom the surname does not mean.
func (d *Memory) fullLately(e names.EntityID) bool {
	if d.turn-d.lastTurn(e) > 1 {
		return false
	}
	i := d.lastItem(e)
	return !d.IsName(i) || d.Mention(i).End-d.Mention(i).First > 1
}

// referPronoun resolves a pronoun, a relative pronoun included.
func (d *Reader) referPronoun(i clause.ItemID, l clause.LineID) Referent {
	e := d.Items[i].Entry
	switch {
	case e.Part&lang.Speaking != 0:
		return d.firstPerson(i)
	case e.Gender == lang.Neuter:
		k := seeking()
		k.org = true
		return d.salient(i, l, k)
	case e.Gender == lang.Male || e.Gender == lang.Female:
		k := seeking()
		k.gender = e.Gender
		return d.salient(i, l, k)
	case e.Number == lang.Plural:
		if r := d.bodyAsMany(i); r.Kind == Entity {
			return r
		}
		if r := d.bothNamed(i); r.Kind == Group {
			return r
		}
		return nameless(0.7, "they")
	case e.Part&(lang.Quantity|lang.Anybody) != 0:
		return nameless(0.9, "unnamed")
	}
	return NobodyKnown("pronoun of nobody")
}

// firstPerson resolves "I" inside a quotation to its speaker.
func (d *Reader) firstPerson(i clause.ItemID) Referent {
	q := d.Streams[d.Lines[d.Items[i].Line].Stream].Parent
	if q == quote.None || d.Voices[q].Kind != Entity || !d.Part(i, lang.Alone) {
		return NobodyKnown("I")
	}
	if k := d.SayingOf(i); k != clause.NoSaying && !d.saysSo(k) {
		return NobodyKnown("I, of nothing said")
	}
	r := d.Voices[q]
	r.How, r.Sure = "I is the speaker of the quotation around it", 0.97
	return r
}

// saysSo reports whether saying k tells that its subject said something: "I said", "I called her
// and said", "I kept telling him"; not "I was told", "I want to say".
func (d *Reader) saysSo(k clause.SayingID) bool {
	s := &d.Sayings[k]
	switch {
	case s.Kind == clause.Verbal && !s.Conjoined:
		return true
	case s.Negated || s.Hypothetical || s.Future || !s.Brings(lang.CueSay|lang.CueTell|lang.CueAsk):
		return false
	}
	return s.Kind == clause.Verbal && d.HasForm(s.Item, lang.Past) || s.Kind == clause.Gerund && d.finiteBefore(s)
}

// finiteBefore reports whether a verb in the past stands right behind the subject of saying s, and
// its participle right behind that or a comma: "kept telling", "kept on arguing, saying".
func (d *Reader) finiteBefore(s *clause.Saying) bool {
	v := s.Subject.Last
	past := !d.BeVerb(v) && (d.HasForm(v, lang.Past) || d.Pack.Looks(d.Spelled(v), lang.Past))
	return past && (v == s.Item-1 || d.Stop(s.Item-1, ','))
}
