package refer

import (
	"sort"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// wording is what a phrase for somebody says beside its noun: of "Norbury's deputy fire chief" that
// the post is a deputy's, over what it is, and where.
type wording struct {
	ranks  terms          // deputy, acting, next: they make another post of the noun
	fields terms          // police, health, union: over what, or among whom
	owner  terms          // whose it is, where that is no name: "the fire service's"
	belief terms          // Republican, Catholic: of which party or faith
	of     names.EntityID // the name of whose it is, or where; or none
	its    bool           // whose it is, a pronoun tells: "its president"
	at     int32          // … at that token
	whose  names.EntityID // the person whom that pronoun means: "her mother"; or none
}

// terms are a few words of a phrase.
type terms struct {
	list [5]string
	n    int
}

func (w *terms) add(s string) {
	if w.n < len(w.list) {
		w.list[w.n] = s
		w.n++
	}
}

// has reports whether the word is among them, in whatever number.
//
//go:noinline
func (w *terms) has(s string) bool {
	for i := range w.n {
		if sameNoun(w.list[i], s) {
			return true
		}
	}
	return false
}

// last is the noun that the others stand before, "" where there are none.
func (w *terms) last() string {
	if w.n == 0 {
		return ""
	}
	return w.list[w.n-1]
}

// sameNoun reports whether two words are one, but for the plural.
func sameNoun(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "s"), strings.TrimSuffix(b, "s"))
}

// wordingOf is what the description s says beside its noun. With whole, the noun is all of the
// phrase that heads it, "prime minister"; else the last word of it.
func (d *Descriptions) wordingOf(s clause.Source, whole bool) wording {
	head := &d.Items[s.Head]
	first, end := d.Items[s.First].First, d.Items[max(s.Last, s.Head+1)-1].End
	if s.First < s.Head && d.Address(s.First) {
		first = d.Items[s.First].End
	}
	if s.Owner > s.Head {
		end = max(end, d.Items[s.Owner].End)
	}
	w := wording{of: names.NoEntity, whose: names.NoEntity}
	w.read(d, first, head.First, names.NoEntity)
	if !whole {
		w.read(d, head.First, head.End-1, names.NoEntity)
	}
	w.readOwner(d, head.End, end, names.NoEntity)
	return w
}

// wordingOfPost is the same of post p of entity e.
func (d *Descriptions) wordingOfPost(e names.EntityID, p *names.Post, whole bool) wording {
	w := wording{of: names.NoEntity, whose: names.NoEntity}
	if p.Tok < 0 {
		w.readTitle(d, p.Title, whole)
	} else {
		head := p.Last
		if whole {
			head = p.Tok
		}
		w.read(d, p.First, head, e)
		if w.its = p.First > 0 && d.Entry(p.First-1).Is(lang.Possessive); w.its {
			w.whose, w.at = d.possessor(p.First-1, e), p.First-1
		}
		w.readOwner(d, p.Last+1, d.endOfOwner(p.Last+1), e)
	}
	if p.Of != names.NoEntity {
		w.hold(d, p.Of)
	}
	return w
}

// possessor is the person named last before the possessive at token t, among the few last names,
// whom it means, and who is not entity e; or none, where the sex is another.
func (d *Descriptions) possessor(t int32, e names.EntityID) names.EntityID {
	sex := d.Entry(t).Gender & (lang.Male | lang.Female)
	k := sort.Search(len(d.Cast.Mentions), func(k int) bool { return d.Cast.Mentions[k].First >= t }) - 1
	for least := k - 4; k >= max(0, least) && sex != 0; k-- {
		switch of := d.Cast.Mentions[k].Entity; {
		case of != names.NoEntity && !d.EntityIs(of, names.Person):
			continue
		case of == names.NoEntity, of == e, d.genders[of] != 0 && d.genders[of]&sex == 0:
			return names.NoEntity
		default:
			return of
		}
	}
	return names.NoEntity
}

// hold notes that it is entity e's, or that of a party: "the Republican Party's nominee" is the
// Republican one.
func (w *wording) hold(d *Descriptions, e names.EntityID) {
	if s := d.partisans(e); s != "" {
		w.belief.add(s)
		return
	}
	w.of = e
}

// partisans is the word for those whose party entity e is, "Republican" for the GOP; "" where it is
// none by its name.
func (d *Descriptions) partisans(e names.EntityID) string {
	x := &d.Cast.Entities[e]
	if x.Type != names.Organisation {
		return ""
	}
	name := x.Name
	if w := d.Pack.Lemma(d.Pack.Word(name)); w != 0 {
		name = d.Pack.Spelled(w)
	}
	of, party, _ := strings.Cut(name, " ")
	if !d.Pack.Entry(d.Pack.Word(of)).Is(lang.Belief) || !d.Pack.Entry(d.Pack.Word(party)).Is(lang.OrgHead) {
		return ""
	}
	return of
}

// read takes in the tokens [first, end) before the noun of a phrase that tells of entity e.
func (w *wording) read(d *Descriptions, first, end int32, e names.EntityID) {
	for t := first; t < end; t++ {
		if m := d.Cast.Over(t); m != nil {
			if m.Entity != names.NoEntity && m.Entity != e {
				w.hold(d, m.Entity)
			}
			t = m.End - 1
			continue
		}
		switch {
		case prose.Genitive(d.S, d.Tokens, t):
			if w.fields.n == 0 && t > first && d.owns(t-1) {
				w.fields.add(d.Spelling(t - 1))
			}
			if w.fields.n > 0 {
				w.owner, w.fields = w.fields, terms{}
			}
		case d.Tokens[t].Kind == prose.Word && d.Entry(t).Class == 0 && d.capitalWithin(t):
			w.fields.add(d.Spelling(t)) // a name that was not found as one
		case d.Tokens[t].Kind == prose.Word:
			w.take(d.Pack, d.Words[t], d.Spelling(t))
		}
	}
}

// owns reports whether the word at token t, before a genitive, tells whose a post is. A time does
// not, nor the country or town in which every post is held.
func (d *Descriptions) owns(t int32) bool {
	e := d.Entry(t)
	return d.Cast.Over(t) == nil && !e.Is(lang.TimeWord|lang.Day) && e.Noun&lang.Land == 0
}

// capitalWithin reports whether token t begins with a capital that no sentence's head gives it.
func (d *Descriptions) capitalWithin(t int32) bool {
	return d.Tokens[t].Is(prose.Upper) && !d.Tokens[t].Is(prose.Begin)
}

// readOwner takes in the tokens [first, end) after the noun, "of the council".
func (w *wording) readOwner(d *Descriptions, first, end int32, e names.EntityID) {
	if first >= end || !d.Entry(first).Is(lang.Preposition) {
		return
	}
	for t := first + 1; t < end-1; t++ {
		if d.Entry(t).Is(lang.AreaNoun|lang.PlaceHead) && d.Entry(t+1).Link&lang.LinkOf != 0 {
			first = t + 1 // "of the western city of Oldport"
		}
	}
	var of wording
	of.of = names.NoEntity
	of.read(d, first+1, end, e)
	held := d.Entry(first).Link&(lang.LinkOf|lang.LinkAt) != 0
	if noun := end - 1; held && of.fields.n == 0 && of.of == names.NoEntity && noun > first && d.owns(noun) {
		of.fields.add(d.Spelling(noun)) // "of the port", of whatever kind
	}
	if of.of != names.NoEntity && w.of == names.NoEntity && !d.ownsOwner(first+1, end, of.fields) {
		w.of = of.of
	}
	if of.fields.n > 0 && w.owner.n == 0 {
		w.owner = of.fields
	}
}

// ownsOwner reports whether the name among the tokens [first, end) owns the noun that does, "Lee
// Motors' supplier".
func (d *Descriptions) ownsOwner(first, end int32, nouns terms) bool {
	for t := first; t < end && nouns.n > 0; t++ {
		if m := d.Cast.Over(t); m != nil {
			return m.End < end && d.Tokens[m.End].Kind == prose.Clitic
		}
	}
	return false
}

// endOfOwner is where the phrase after the preposition at token t ends: at a stop, a verb, or what
// begins another clause.
func (d *Descriptions) endOfOwner(t int32) int32 {
	const most = 8
	if t >= int32(len(d.Tokens)) || !d.Entry(t).Is(lang.Preposition) {
		return t
	}
	const ends = lang.Auxiliary | lang.Modal | lang.Relative | lang.Conjunction | lang.Pronoun | lang.Preposition
	for end := t + 1; ; end++ {
		switch {
		case end >= min(t+most, int32(len(d.Tokens))):
			return end
		case d.Tokens[end].Kind != prose.Word && d.Tokens[end].Kind != prose.Clitic,
			d.Entry(end).Is(ends), d.Entry(end).Cue&lang.VerbCues != 0 && d.Entry(end).Form != 0:
			return end
		}
	}
}

// readTitle takes in the title of a registered role: "mayor of Ostby".
func (w *wording) readTitle(d *Descriptions, title string, whole bool) {
	before, after := title, ""
	for _, by := range [...]string{" of ", " for ", " at "} {
		if a, b, ok := strings.Cut(title, by); ok && len(a) < len(before) {
			before, after = a, b
		}
	}
	list := strings.FieldsFunc(before, notWord)
	known := make([]lang.Word, len(list))
	for i := range list {
		known[i] = d.Pack.Word(list[i])
	}
	for i := 0; i < len(list)-1; i++ {
		if _, n := d.Pack.Phrase(known[i:]); whole && n == len(list)-i {
			break
		}
		w.take(d.Pack, known[i], list[i])
	}
	var of wording
	for _, s := range strings.FieldsFunc(after, notWord) {
		if of.owner.n < len(of.owner.list) && !d.Pack.Entry(d.Pack.Word(s)).Is(lang.Article) {
			of.owner.add(s)
		}
	}
	if of.owner.n > 0 {
		w.owner = of.owner
	}
}

// notWord reports whether r parts the words of a title.
func notWord(r rune) bool { return r == ' ' || r == ',' || r == '(' || r == ')' }

// take notes a word that stands before the noun: as a rank, as a field, or not at all where it only
// describes, "the veteran mayor".
func (w *wording) take(p *lang.Pack, x lang.Word, spelled string) {
	e := p.Entry(x)
	switch {
	case e.Part&(lang.OtherPost|lang.Deputy) != 0:
		w.ranks.add(spelled)
	case e.Is(lang.PastPost | lang.Demonym | lang.NumberWord | lang.Adverb | lang.AreaNoun):
	case e.Is(lang.Article | lang.Possessive):
	case e.Is(lang.Belief):
		w.belief.add(spelled)
	case e.Post&lang.Field != 0, e.Is(over):
		w.fields.add(spelled)
	}
}

// over are the classes of words by which a post is told from others of its noun.
const over = lang.OrgNoun | lang.OrgHead | lang.Post | lang.Title | lang.PersonNoun | lang.Kin |
	lang.Unnamed | lang.OfPlace | lang.ThingHead | lang.Learned

// match is how what two phrases of one noun say beside it agrees.
type match uint8

// How they agree.
const (
	against match = iota // they speak of different posts
	beyond               // one says more than the other tells
	named                // it says more, and that is a name or a people, which the story speaks of
	bare                 // it says nothing more
	same                 // it says the same
)

// matches holds what a description says, q, against what the text tells of a post, p. What speaks
// against it outweighs what agrees.
func (d *Descriptions) matches(p, q *wording) match {
	if !d.ranked(p, q) || q.belief.n > 0 && p.belief.n > 0 && !p.belief.has(q.belief.last()) {
		return against
	}
	agree := d.fieldsTold(p, q)
	more := q.fields.n - agree
	switch m := d.ownerNoun(p, q); m {
	case against, named:
		return m
	case same:
		agree++
	case beyond:
		more++
	}
	told := p.fields.n+p.owner.n > 0 || p.of != names.NoEntity
	switch d.owners(p, q) {
	case against:
		return against
	case same:
		return same
	case beyond:
		more++
	case named:
		if more == 0 && agree == 0 {
			return named
		}
	}
	switch {
	case more > 0 && told && agree == 0:
		return against
	case more > 0:
		return beyond
	case agree > 0:
		return same
	}
	return bare
}

// ownerNoun holds the noun that the description q gives as an owner against what the text tells of
// the post p.
func (d *Descriptions) ownerNoun(p, q *wording) match {
	noun := q.owner.last()
	switch {
	case noun == "":
		return bare
	case d.tells(p, noun) && !d.owesOther(p, q):
		return same
	case d.tells(p, noun):
		return against
	case p.its && d.saidBefore(p.at, noun):
		return named
	}
	return beyond
}

// owesOther reports whether the text tells more of the owner of post p than its noun, and none of
// it is what the description q says beside that noun: the energy ministry is not the water
// ministry.
func (d *Descriptions) owesOther(p, q *wording) bool {
	for i := range q.owner.n - 1 {
		if d.tells(p, q.owner.list[i]) {
			return false
		}
	}
	return q.owner.n > 1 && (p.owner.n > 1 || p.of != names.NoEntity)
}

// saidBefore reports whether the noun stands close before token t, so that a pronoun there can mean
// what it names: "The bank closed. Its manager", "the manager of the bank".
func (d *Descriptions) saidBefore(t int32, noun string) bool {
	const near = 60
	for k := max(0, t-near); k < t; k++ {
		if sameNoun(d.Spelling(k), noun) {
			return true
		}
	}
	return false
}

// ranked reports whether the description q gives the post p no other rank: none that p has not, and
// a deputy's where p has it.
func (d *Descriptions) ranked(p, q *wording) bool {
	for i := range q.ranks.n {
		if !p.ranks.has(q.ranks.list[i]) {
			return false
		}
	}
	for i := range p.ranks.n {
		if d.Pack.Entry(d.Pack.Word(p.ranks.list[i])).Part&lang.Deputy != 0 && !q.ranks.has(p.ranks.list[i]) {
			return false
		}
	}
	return true
}

// fieldsTold is of how many fields that the description q names the post p is told to be.
//
//go:noinline
func (d *Descriptions) fieldsTold(p, q *wording) (told int) {
	for i := range q.fields.n {
		if d.tells(p, q.fields.list[i]) {
			told++
		}
	}
	return told
}

// tells reports whether the post p is told to be over, or of, what the noun says.
func (d *Descriptions) tells(p *wording, noun string) bool {
	return p.fields.has(noun) || p.owner.has(noun) || p.of != names.NoEntity && d.called(p.of, noun)
}

// called reports whether the noun stands in the name of entity e, or is what the text says it is.
func (d *Descriptions) called(e names.EntityID, noun string) bool {
	x := &d.Cast.Entities[e]
	for rest := x.Name; rest != ""; {
		var w string
		w, rest, _ = strings.Cut(rest, " ")
		if sameNoun(w, noun) {
			return true
		}
	}
	lemma := d.Pack.Lemma(d.Pack.Word(noun))
	for i := range x.Posts {
		if h := x.Posts[i].Head; lemma != 0 && (h == lemma || d.Pack.KindOf(h, lemma)) {
			return true
		}
	}
	return false
}

// owners holds the name that the description gives as an owner against that of the post.
func (d *Descriptions) owners(p, q *wording) match {
	switch {
	case q.of == names.NoEntity:
		return bare
	case q.of == p.of, q.of == p.whose:
		return same
	case p.of == names.NoEntity:
		for _, w := range [...]*terms{&p.owner, &p.fields} {
			for i := range w.n {
				if d.called(q.of, w.list[i]) {
					return same
				}
			}
		}
		if p.owner.n > 0 || d.EntityIs(q.of, names.Person) && p.fields.n > 0 {
			return against
		}
		if d.EntityIs(q.of, names.Place) {
			return named
		}
		return beyond
	case d.shareWord(p.of, q.of):
		return same
	case d.EntityIs(p.of, names.Person), d.EntityIs(q.of, names.Person),
		d.EntityIs(p.of, names.Place) == d.EntityIs(q.of, names.Place):
		return against
	}
	return beyond
}

// shareWord reports whether the name of one of the two holds that of the other: "Ostrey", "Ostrey
// Council".
func (d *Descriptions) shareWord(a, b names.EntityID) bool {
	if a == names.NoEntity || b == names.NoEntity || d.EntityIs(a, names.Person) || d.EntityIs(b, names.Person) {
		return false
	}
	x, y := d.nameOf(a), d.nameOf(b)
	if len(x) < len(y) {
		x, y = y, x
	}
	i := strings.Index(x, y)
	return i >= 0 && (i == 0 || x[i-1] == ' ') && (i+len(y) == len(x) || x[i+len(y)] == ' ')
}

// nameOf is the name of entity e without an article before it: "the Greens".
func (d *Descriptions) nameOf(e names.EntityID) string {
	s := d.Cast.Entities[e].Name
	if w, rest, ok := strings.Cut(s, " "); ok && d.Pack.Entry(d.Pack.Word(w)).Is(lang.Article) {
		return rest
	}
	return s
}
