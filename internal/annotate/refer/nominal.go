package refer

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// referNominal resolves a phrase whose head is a noun: by a post that the text or the registry
// gives somebody, by what kind of noun it is, and by where attention rests. A spokesman is never
// the person he speaks for; an indefinite phrase ("an official", "one fan") leaves its person
// without a name.
func (d *Reader) referNominal(s clause.Source, l clause.LineID) Referent {
	if second := d.SecondNoun(s); second.Found() {
		return d.referBoth(s, second, l)
	}
	if r, ok := d.Noted(s.Head); ok {
		return r
	}
	if e := d.byLetters(s); e != names.NoEntity {
		return meaning(e, toldMost[exact], postHow)
	}
	if d.Address(s.Head) {
		return d.honoured(s)
	}
	if r, ok := d.byNoun(s, l); ok {
		return r
	}
	if r := d.toldOfOne(s); r.Kind != Unresolved {
		if r.Kind == Entity && d.ownerMeant(s) == r.Entity && !d.ownedByPerson(r.Entity, s) {
			return nameless(0.85, "named only through another")
		}
		return r
	}
	if d.introducedUnnamed(s, names.NoEntity) {
		return introduced
	}
	if r := d.namedNext(s, l); r.Kind == Entity {
		return r
	}
	return d.salientNominal(s, l)
}

// toldOfOne resolves the description s to the one person or body of whom the text tells it; to
// nobody by name where it tells it of two together.
func (d *Reader) toldOfOne(s clause.Source) Referent {
	r := d.describedAs(s)
	if r.Kind == Unresolved {
		r = d.tied(s)
	}
	if r.Kind == Unresolved {
		r = d.junior(s)
	}
	return r
}

// byNoun resolves the phrase s where its noun and article alone tell what it is for: a thing,
// several people, somebody new, words of somebody's; else it is false.
func (d *Reader) byNoun(s clause.Source, l clause.LineID) (Referent, bool) {
	h := d.Items[s.Head].Entry
	words := h.Cue&lang.CueNoun != 0 // it is a noun for what is written or said
	switch {
	case d.madeBy(s):
		return d.authorOf(s, l), true // "a study by Reed"
	case d.isThing(s):
		return NobodyKnown("a thing"), true
	case h.Number&(lang.Plural|lang.Singular) == lang.Plural && !(words && s.Owner != clause.NoItem):
		return nameless(0.9, "several people"), true
	case s.Indefinite && !s.Definite && !words:
		if r := d.namedNext(s, l); r.Kind == Entity && !d.Some(s) {
			return r, true
		}
		return nameless(0.9, "an unnamed source"), true
	case words && !h.Is(lang.Post|lang.PersonNoun|lang.OrgNoun):
		return d.authorOf(s, l), true
	case words && h.Is(lang.OrgNoun) && d.IsName(s.Owner) && s.Owner < s.Head:
		return d.authorOf(s, l), true // "the council's website"
	}
	return Referent{}, false
}

// isThing reports whether the noun of the phrase s is of a published class of things, and for
// nobody.
func (d *Reader) isThing(s clause.Source) bool {
	return d.Items[s.Head].Entry.Class != 0 && !d.Personal(s.Head) && !d.Occupation(s.Head) &&
		!(s.Indefinite && d.MayDescribePerson(s.Head))
}

// referBoth resolves the phrase s, in which one article goes for two nouns, "the actor and
// director", by either; nobody's where the text gives them to two people.
func (d *Reader) referBoth(s, second clause.Source, l clause.LineID) Referent {
	s.Last = s.Head + 1
	r := d.referNominal(s, l)
	switch too := d.describedAs(second); {
	case r.Kind != Entity && too.Kind == Entity && too.How == postHow:
		r = too
	case r.Kind != Entity:
		return r
	}
	if d.toldOfAnother(r.Entity, s) || d.toldOfAnother(r.Entity, second) {
		return nameless(0.85, "two people, it may be")
	}
	return r
}

// toldOfAnother reports whether the text tells of somebody else than entity e, and not of e, just
// what the phrase s says.
func (d *Reader) toldOfAnother(e names.EntityID, s clause.Source) bool {
	if a, _ := d.accords(e, s); a == exact {
		return false
	}
	for _, o := range d.meant(s) {
		if a, _ := d.accords(o, s); a == exact {
			return true
		}
	}
	return false
}

// madeBy reports whether the phrase s is for a thing, and says right after it by whom or from whom
// it is.
func (d *Reader) madeBy(s clause.Source) bool {
	if s.Owner == clause.NoItem || s.Owner <= s.Head || d.Is(s.Head, lang.Spokes|lang.Kin|lang.Post|lang.PersonNoun) {
		return false
	}
	return d.Part(s.Head+1, lang.By) || d.Link(s.Head+1, lang.LinkFrom)
}

// introduced is whoever was spoken of before without a name: after "an official said", "the
// official".
var introduced = nameless(0.9, "introduced without a name")

// salientNominal resolves a description of which the text has told nothing. Most such nouns are for
// somebody who plays a part in what is told and has no name in it, "the judge", "the neighbour":
// they are nobody's whom it names. Only a noun by which papers vary a name, "the singer", "the
// 22-year-old", means whoever attention rests on; and a noun for a body the body.
func (d *Reader) salientNominal(s clause.Source, l clause.LineID) Referent {
	h := d.Items[s.Head].Entry
	k := seeking()
	k.gender, k.back, k.by, k.not = d.Gender(s.Head), true, &s, d.asker(l)
	k.speaks = d.Items[s.Head].Speaks && !h.Is(lang.OrgNoun)
	k.apart = d.Parenthetical(s.First, s.Last, &d.Lines[l])
	switch {
	case h.Is(lang.Spokes):
		return nameless(0.9, "a spokesman without a name")
	case d.Past(s) && s.Definite && !h.Is(lang.Kin):
		return d.onceHeld(s, l, k)
	case s.Owner != clause.NoItem && !h.Is(lang.OrgNoun) && !(d.comesFrom(s) && d.variesName(s)),
		h.Is(lang.Kin) && !d.CountsChildren(s),
		h.Is(lang.OrgNoun) && (d.partOfBody(s) || d.bodyOfPerson(s)):
		return nameless(0.85, "named only through another")
	case h.Is(lang.OrgNoun):
		k.org = true
		return d.byAttention(s, l, k, 0.85)
	case d.variesName(s):
		return d.byAttention(s, l, k, 0.85)
	case d.DescribesPerson(s.Head):
		return nameless(0.85, "nobody is said to be that")
	}
	return nameless(0.55, "a noun that names nobody")
}

// onceHeld resolves a description of a post that somebody held once, "the former mayor": it is
// nobody's who holds an office.
func (d *Reader) onceHeld(s clause.Source, l clause.LineID, k seek) Referent {
	r := d.byAttention(s, l, k, 0.85)
	if r.Kind == Entity && !d.styled(s.Head) && d.inOffice(r.Entity) {
		return nameless(0.85, "nobody is said to be that")
	}
	return r
}

// partOfBody reports whether the phrase s is for one of several bodies of one that everybody knows
// by its letters, and tells which: "the UN refugee agency", though not "the AFP news agency".
//
//go:noinline
func (d *Reader) partOfBody(s clause.Source) bool {
	if s.Owner == clause.NoItem || s.Owner+1 >= s.Head || !d.IsName(s.Owner) {
		return false
	}
	name := d.Spelled(s.Owner)
	e := d.Mention(s.Owner).Entity
	return name == strings.ToUpper(name) && d.Pack.Entry(d.Pack.Word(name)).Is(lang.OrgName) &&
		e >= 0 && d.EntityIs(e, names.Organisation)
}

// bodyOfPerson reports whether the phrase s is for a body that is a person's, "Reed's office", "the
// mayor's office": it is not whatever body was spoken of last.
//
//go:noinline
func (d *Reader) bodyOfPerson(s clause.Source) bool {
	switch by := s.Owner; {
	case by == clause.NoItem, by > s.Head, d.Is(by, lang.Possessive):
		return false
	case d.IsName(by):
		return d.MentionIsPerson(by)
	default:
		return d.DescribesPerson(by) || by == s.First // "Price's office", with no article
	}
}

// mostNested is how many quotations that are nested in the last one are passed over.
const mostNested = 32

// asker is who asked the question that the paragraph before line l ends with, where the line begins
// with a quotation, which answers it: “Is it you?” Lee asked. ¶ “It is,” the senator said.
func (d *Reader) asker(l clause.LineID) names.EntityID {
	if first := d.Lines[l].First; d.IsQuote(first) && d.Tokens[d.Items[first].First].Is(prose.Begin) {
		q := d.Items[first].Quotation()
		for p := q - 1; p >= max(0, q-mostNested) && d.Quotes[p].Block+1 == d.Quotes[q].Block; p-- {
			if d.Quotes[p].Parent != quote.None {
				continue
			}
			if d.Quotes[p].Shape.Ending == '?' && d.Voices[p].Kind == Entity {
				return d.Voices[p].Entity
			}
			break
		}
	}
	return names.NoEntity
}

// variesName reports whether the phrase s is one by which papers call somebody whom they have
// named.
func (d *Reader) variesName(s clause.Source) bool {
	if !s.Definite || d.Link(s.Head+1, lang.LinkOf) && d.Link(s.Head+2, lang.LinkA) {
		return false // "the author of an article" is somebody new
	}
	return d.styled(s.Head) || d.Aged(s.Head) || d.Compatriot(s) ||
		d.Is(s.Head, lang.Kin) && d.CountsChildren(s) || d.agedInside(s)
}

// comesFrom reports whether the phrase s says no more behind its noun than where somebody is from:
// "the 22-year-old from Norbury".
//
//go:noinline
func (d *Reader) comesFrom(s clause.Source) bool {
	return s.Owner > s.Head && d.Link(s.Head+1, lang.LinkFrom)
}

// styled reports whether the noun at item i is one by which papers vary a name: "the singer".
func (d *Reader) styled(i clause.ItemID) bool { return d.Items[i].Entry.Post&lang.Styled != 0 }

// agedInside reports whether the phrase tells an age before its noun: "the 74-year-old comedian".
//
//go:noinline
func (d *Reader) agedInside(s clause.Source) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Aged(i) {
			return !d.Is(s.Head, lang.Unnamed)
		}
	}
	return false
}

// namedOtherwise reports whether the noun of s is for a public body, "the council", and the name of
// e, of several words or of one that is neither letters nor a known body's, does not hold it: such
// a body would be called by it.
func (d *Reader) namedOtherwise(e names.EntityID, s clause.Source) bool {
	name := d.nameOf(e)
	if d.EntityIs(e, names.Organisation) && d.otherBody(name, d.Lemma(s.Head)) {
		return true
	}
	short := name == strings.ToUpper(name) || d.Pack.Entry(d.Pack.Word(name)).Is(lang.OrgName)
	return d.Items[s.Head].Entry.Post&lang.Public != 0 && (strings.Contains(name, " ") || !short)
}

// otherBody reports whether the name of a body tells what it is, by all its words or the last, and
// that is not what the noun says: the National Assembly is no company, and the Senate no union.
func (d *Reader) otherBody(name string, noun lang.Word) bool {
	w := d.kindInName(name)
	if !d.Pack.HasKinds(w) || !d.Pack.Entry(w).Is(lang.OrgName|lang.OrgHead|lang.OrgNoun) {
		return false
	}
	return w != noun && !d.Pack.KindOf(w, noun) && !d.Pack.KindOf(noun, w)
}

// kindInName is the word that tells what the body of a name is: all of it where it is a known one,
// "European Union", else the last; 0 where it is of more words than such names are.
func (d *Reader) kindInName(name string) lang.Word {
	var words [4]lang.Word
	for n := range words {
		next, rest, several := strings.Cut(name, " ")
		words[n], name = d.Pack.Word(next), rest
		if several {
			continue
		}
		if known, k := d.Pack.Phrase(words[:n+1]); k == n+1 && d.Pack.HasKinds(d.Pack.Lemma(known)) {
			return d.Pack.Lemma(known)
		}
		return d.Pack.Lemma(words[n])
	}
	return 0
}

// mayBeCalled reports whether a paper may call entity e by a description of which it has told
// nothing: whom its headline names, or of whom it tells a post, and no body's officer, "the team
// leader". Whoever comes in as no more than a name is varied by an age, children or a country
// alone.
func (d *Reader) mayBeCalled(e names.EntityID, s clause.Source) bool {
	if d.Aged(s.Head) || d.agedInside(s) || d.Compatriot(s) || d.CountsChildren(s) {
		return true
	}
	for i := s.First; i < s.Head; i++ {
		if x := d.Items[i].Entry; x.Is(lang.OrgNoun|lang.Unnamed|lang.Post) && x.Post&lang.Styled == 0 && !d.Past(s) {
			return false
		}
	}
	first, _ := d.openingParagraphs()
	return first == quote.NoBlock || d.debut[e] < d.Blocks[first].First || d.holdsPost(e)
}

// inOffice reports whether the text tells of an office that entity e holds now.
func (d *Reader) inOffice(e names.EntityID) bool {
	for i := range d.Cast.Entities[e].Posts {
		p := &d.Cast.Entities[e].Posts[i]
		if !p.Former && d.Pack.Entry(p.Head).Is(lang.Title) && d.holdsStill(p) {
			return true
		}
	}
	return false
}

// holdsPost reports whether the text tells of a post of entity e, and not only of whose it is: "her
// teacher, Tom Reed".
func (d *Reader) holdsPost(e names.EntityID) bool {
	for i := range d.Cast.Entities[e].Posts {
		p := &d.Cast.Entities[e].Posts[i]
		x := d.Pack.Entry(p.Head)
		hers := p.Tok >= 0 && p.First > 0 && d.Entry(p.First-1).Gender&(lang.Male|lang.Female) != 0
		if x.Is(lang.Post|lang.Title) && !x.Is(lang.Kin) && !hers {
			return true
		}
	}
	return false
}

// byAttention resolves a description to whoever attention rests on, but to nobody of whom the text
// tells something else, or too little.
func (d *Reader) byAttention(s clause.Source, l clause.LineID, k seek, sure float64) Referent {
	r := d.salient(s.Head, l, k).weaker(sure)
	if r.Kind == Entity {
		a, _ := d.accords(r.Entity, s)
		untied := d.namedOtherwise(r.Entity, s) || !k.org && (!d.mayBeCalled(r.Entity, s) || d.metOne(r.Entity, s))
		untied = untied || !k.org && d.otherOffice(r.Entity, s)
		if a == otherwise || a == untold && untied || !k.org && d.introducedUnnamed(s, r.Entity) {
			return nameless(0.85, "nobody is said to be that")
		}
	}
	if r.Kind == Unresolved && !k.org {
		return nameless(0.7, "a post whose holder is not named")
	}
	return r
}

// otherOffice reports whether the text tells of an office of entity e, and the phrase s is for
// whoever has a seat or wants one, of which it tells nothing: “Mayor Lee” is no more “the
// candidate” than anybody else is.
func (d *Reader) otherOffice(e names.EntityID, s clause.Source) bool {
	if d.Items[s.Head].Entry.Post&lang.Elective == 0 || d.Past(s) || !d.inOffice(e) {
		return false
	}
	for i := range d.Cast.Entities[e].Posts {
		if d.Pack.Entry(d.Cast.Entities[e].Posts[i].Head).Post&lang.Elective != 0 {
			return false
		}
	}
	return true
}

// metOne reports whether a sentence told lately what somebody of whom it has the noun of s did with
// entity e, whom it names behind that: "The captain asked the clerk, Ann Lee", so that the captain
// is another.
func (d *Reader) metOne(e names.EntityID, s clause.Source) bool {
	for n, evs := d.recent(); n >= 0; n-- {
		i := evs[n].item
		if evs[n].Entity != e || !d.IsName(i) {
			continue
		}
		verb := false
		for k := i - 1; k > max(d.Lines[d.Items[i].Line].First, i-clause.LongestPhrase); k-- {
			if verb && d.takenUp(d.Lemma(s.Head), false, k) {
				return true
			}
			does := d.Verbish(k, i) && !d.Is(k, lang.Adverb|lang.Hedge) || d.HasForm(k, lang.Past)
			verb = verb || does && !d.BeVerb(k)
		}
	}
	return false
}

// authorOf resolves a phrase for something written or said, "the letter", "Lee's statement", "a
// council memo", to whose it is: its owner, or whoever was said to have written or said something
// in one of its kind before.
func (d *Reader) authorOf(s clause.Source, l clause.LineID) Referent {
	if of := d.bodyOwner(s); of.Found() {
		if r := d.Refer(of, l); r.Kind == Entity {
			return r.weaker(0.92) // "her group's report"
		}
		return nameless(0.75, "a document")
	}
	switch {
	case d.IsName(s.Owner) && d.tiesAuthor(s):
		if by := d.writerInIt(s, l); by.Found() {
			return d.Refer(by, l).weaker(0.92)
		}
		if d.PostedOn(s) {
			return nameless(0.75, "a document")
		}
		r := d.referName(d.PhraseOf(s.Owner))
		if r.Kind == Entity && d.NamedBody(r.Entity) {
			return r.weaker(0.97) // a body speaks by its papers
		}
		return r.weaker(0.92)
	case d.Is(s.Owner, lang.Possessive), s.Owner != clause.NoItem && d.Nominative(s.Owner):
		return d.referPronoun(s.Owner, l).weaker(0.92) // "her letter", "the letter she sent"
	}
	if d.author {
		return nameless(0.75, "a document") // "the report by the report said"
	}
	d.author = true
	defer func() { d.author = false }()
	if s.Definite {
		if r := d.wroteBefore(s); r.Kind == Entity {
			return r
		}
	}
	by := d.FiledBy(s, l)
	if k := d.SayingFrom(s.Head); !by.Found() && s.Indefinite && int(k) < len(d.Sayings) &&
		d.Sayings[k].Item == s.Head && !d.Sayings[k].HasSubject() {
		by = d.Writer(k) // "Lee issued a statement that called it"
	}
	if by.Found() {
		return d.Refer(by, l).weaker(0.92)
	}
	return nameless(0.75, "a document")
}

// writerInIt is who wrote what the phrase s names, where it begins with the body in which or for
// which that was written, and the text says behind it by whom: "A Herald article by Lee", "a
// Harbour Board report, written by Lee"; or nobody.
func (d *Reader) writerInIt(s clause.Source, l clause.LineID) clause.Source {
	if s.Owner > s.Head || d.MentionIsPerson(s.Owner) {
		return clause.Nobody()
	}
	by := s.Head + 1
	if d.Part(by, lang.By) || d.Link(by, lang.LinkFrom) {
		p := d.PhraseAfter(by+1, d.Lines[l].End)
		if p.Kind == clause.Pronoun || !d.CanSpeak(p) {
			return clause.Nobody()
		}
		return p
	}
	return d.FiledBy(s, l)
}

// tiesAuthor reports whether the name that belongs to the phrase s, for something written, can be
// whose it is: "Lee's letter", "a letter from Lee", but not "a letter to Lee", "a biography of
// Lee".
//
//go:noinline
func (d *Reader) tiesAuthor(s clause.Source) bool {
	of := d.Link(s.Head+1, lang.LinkOf)
	if of && d.MentionIsPerson(s.Owner) && slices.Contains(d.Pack.TellsOf, d.Pack.Spelled(d.Lemma(s.Head))) {
		return false
	}
	behind := of || !d.Is(s.Head+1, lang.Preposition)
	if s.Owner < s.Head || behind || s.First > 0 && d.Link(s.First-1, lang.LinkIn) {
		return true // "in a letter to the town Lee said", too
	}
	if d.Link(s.Head+1, lang.LinkIn) && slices.Contains(d.Pack.PaperVoices, d.Pack.Spelled(d.Lemma(s.Head))) {
		return true // "an editorial in the Echo"
	}
	for i := s.Head + 1; i < s.Owner; i++ {
		if d.Part(i, lang.By) || d.Link(i, lang.LinkFrom) {
			return true
		}
	}
	return false
}

// writtenHow is how a noun for words was resolved by what the text tells of who wrote them.
const writtenHow = "whose it was said to be"

// wroteBefore is whoever was said, before the phrase s, to have written or said something in what
// its noun names, or in what is of its kind: "a letter", then "the document"; "wrote to", then "the
// letter".
func (d *Reader) wroteBefore(s clause.Source) Referent {
	noun, here := d.lastLemma(s.Head), d.BlockOfItem(s.First)
	for k := d.SayingFrom(s.First) - 1; noun != 0 && k >= 0; k-- {
		n := &d.Sayings[k]
		if n.Item <= s.First-12*clause.LongestPhrase {
			break
		}
		w := d.lastLemma(n.Item)
		known := w != noun && d.madeKnown(n, here)
		if n.Kind != clause.NounCue && !n.Wrote() && !known {
			continue
		}
		if w != noun && !d.Pack.KindOf(w, noun) || !d.toldOf(n, s) {
			continue
		}
		if by := d.Writer(k); by.Found() {
			if r := d.Refer(by, n.Line); r.Kind == Entity {
				r.How = writtenHow
				return r.weaker(0.9)
			}
			if e := d.ledBy(by); e != names.NoEntity {
				return meaning(e, 0.9, writtenHow)
			}
			if known {
				break // "a spokesman confirmed"
			}
		}
		here = d.BlockOfItem(n.Item)
	}
	return NobodyKnown("")
}

// ledBy is the body that those lead for whom the phrase s is, "leaders of the Harbour Union", and
// whose paper is what they write together; or none. Members write for themselves.
func (d *Reader) ledBy(s clause.Source) names.EntityID {
	leads := s.Kind == clause.Nominal && slices.Contains(d.Pack.BodyLeads, d.Pack.Spelled(d.Lemma(s.Head)))
	if !leads || d.Items[s.Head].Entry.Number != lang.Plural || d.Past(s) || d.Some(s) {
		return names.NoEntity // "former leaders", "two officials"
	}
	for i := s.Head; i < s.Last; i++ {
		if d.Link(i, lang.LinkAnd) {
			return names.NoEntity // "leaders of the Harbour Union and the Ferry Union"
		}
	}
	if e := d.ownerEntity(s); e != names.NoEntity && d.EntityIs(e, names.Organisation) {
		return e
	}
	return names.NoEntity
}

// madeKnown reports whether saying n tells, in the paragraph here or in the one before, that
// somebody made something known: "Lee confirmed it", then "the statement".
func (d *Reader) madeKnown(n *clause.Saying, here quote.BlockID) bool {
	l := &d.Lines[n.Line]
	said := n.Kind == clause.Verbal && n.HasSubject() && n.Brings(lang.CueSay|lang.CueDeny)
	return said && l.Block+1 >= here && d.Streams[l.Stream].Parent == quote.None
}

// toldOf reports whether the text says of the noun of saying n, right before it, all that the
// phrase s says of its own: "the congressional report" is no memo of an inspector's.
func (d *Reader) toldOf(n *clause.Saying, s clause.Source) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Items[i].Kind != clause.Word || d.Is(i, lang.Article) || d.Part(i, lang.Known) {
			continue
		}
		said := false
		for k := max(0, n.Item-3); k < n.Item; k++ {
			said = said || d.Items[k].Word == d.Items[i].Word && d.Items[k].Kind == clause.Word
		}
		if !said {
			return false
		}
	}
	return true
}

// bodyOwner is the phrase for a body whose document the phrase s is: "the trust's report", "her
// group's", "a statement from the ministry"; or nobody.
func (d *Reader) bodyOwner(s clause.Source) clause.Source {
	for i := s.Head - 1; i > s.First; i-- {
		if d.Genitive(i, s.Last) && d.Is(i-1, lang.OrgNoun) && !d.IsName(i-1) {
			return d.PhraseBefore(i-1, s.First)
		}
	}
	if from := s.Head + 1; d.Part(from, lang.By) || d.Link(from, lang.LinkFrom) {
		p := d.PhraseAfter(from+1, d.Lines[d.Items[s.Head].Line].End)
		if p.Kind == clause.Nominal && p.Definite && p.Owner == clause.NoItem && d.Is(p.Head, lang.OrgNoun) {
			return p
		}
	}
	return clause.Nobody()
}

// lastLemma is the listed form of the last word of item i: an annual report is a report.
func (d *Reader) lastLemma(i clause.ItemID) lang.Word {
	return d.Pack.Lemma(d.Words[d.Items[i].End-1])
}
