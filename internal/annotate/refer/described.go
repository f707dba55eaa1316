package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// toldWeight is what it weighs that the text tells of somebody what a description says, beside the
// attention that rests on him.
var toldWeight = [...]float64{exact: 1, akin: 0.6, further: 0.4}

// toldMost is how sure a description can be, by what the text tells.
var toldMost = [...]float64{exact: 0.93, akin: 0.87, further: 0.8}

// postHow and akinHow are how a description was resolved by what the text tells.
const (
	postHow = "the post"
	akinHow = "a post of that kind"
)

// describedAs looks for the entity of which the text tells what the phrase says: that very post or
// age, or one of its kind. Of several, attention decides. Where somebody without a name was brought
// in after the entity was last spoken of, the phrase is for that one.
func (d *Reader) describedAs(s clause.Source) Referent {
	c := newContest()
	var agrees [len(c.who)]accord
	var told [len(c.who)]float64
	if d.Lemma(s.Head) != 0 || d.Aged(s.Head) {
		for _, e := range d.meant(s) {
			a, n := d.accords(e, s)
			here := d.Items[s.Head].First
			ahead := d.debut[e] > here || a < exact && d.toldAhead(e, here)
			if a < further || ahead && (a < exact || !d.aheadOfNames(s.Head)) {
				continue
			}
			w := toldWeight[a] + 0.2*float64(n)
			if k := c.n; k < len(agrees) {
				agrees[k], told[k] = a, w
			}
			c.add(being(e), w+d.restsOn(e))
		}
	}
	r := c.verdict()
	if r.Kind != Entity || d.introducedUnnamed(s, r.Entity) {
		return NobodyKnown("no such post")
	}
	found := c.place(r.Being)
	a := agrees[found]
	ofAge := d.ofAge(s)
	for k := range c.n {
		other := c.who[k].Entity
		if ofAge && k != found && agrees[k] == exact {
			return d.ofTwo(s) // of two boys nobody knows which "the boy" is
		}
		if agrees[k] == a && (d.besideEach(r.Entity, other) || d.oneOfTwo(s, r.Entity, other)) ||
			k != found && told[k] == told[found] && d.fromOnePlace(s, r.Entity, other) {
			return d.ofTwo(s)
		}
	}
	if a < exact && d.DescribesBody(s.Head) && d.turnedToBody(r.Entity, s) {
		return NobodyKnown("of that kind, but another was spoken of since")
	}
	r.Sure, r.How = min(r.Sure, toldMost[a]), postHow
	if a < exact {
		r.How = akinHow
	}
	return r
}

// ofAge reports whether the noun of the phrase s is for people of some years: "the boy".
func (d *Reader) ofAge(s clause.Source) bool {
	least, most := d.yearsAt(s.Head)
	return least != most
}

// toldAhead reports whether all that the text tells of the posts of entity e stands behind token t.
func (d *Descriptions) toldAhead(e names.EntityID, t int32) bool {
	posts := d.Cast.Entities[e].Posts
	for i := range posts {
		if posts[i].Tok < t {
			return false
		}
	}
	return len(posts) > 0
}

// turnedToBody reports whether the sentence before, which does not speak of the body e, is about
// another, for which the noun of s may well be, and e was named in passing: that it is of a kind, a
// channel a company, makes "a spokesman for Coast One" no more "the company" than the one just
// spoken of.
func (d *Reader) turnedToBody(e names.EntityID, s clause.Source) bool {
	turned := false
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		switch {
		case ev.Entity == e:
			return turned && ev.role != clause.Topic && ev.role != clause.Speaking && d.since(ev) > 1
		case turned, d.since(ev) > 1, ev.item >= s.First, ev.role == clause.Oblique, ev.Entity == names.NoEntity:
		case d.EntityIs(ev.Entity, names.Organisation):
			a, _ := d.accords(ev.Entity, s)
			turned = a == untold
		}
	}
	return false
}

// ownerMeant is whom alone the possessive in the phrase s can mean, "her co-founder"; or none.
func (d *Reader) ownerMeant(s clause.Source) names.EntityID {
	if s.Owner == clause.NoItem || !d.Is(s.Owner, lang.Possessive) || d.Gender(s.Owner)&(lang.Male|lang.Female) == 0 {
		return names.NoEntity
	}
	r := d.referPronoun(s.Owner, d.Items[s.Head].Line)
	if r.Others[0] != names.NoEntity {
		return names.NoEntity
	}
	return r.Entity
}

// ownedByPerson reports whether the text says of entity e, of whom it tells the noun of s, that a
// person has him for it: of Hale's lawyer, who may be last in mind, "his lawyer" speaks.
func (d *Reader) ownedByPerson(e names.EntityID, s clause.Source) bool {
	for i := range d.Cast.Entities[e].Posts {
		p := &d.Cast.Entities[e].Posts[i]
		if p.Head != d.Lemma(s.Head) {
			continue
		}
		told := d.wordingOfPost(e, p, true)
		if told.its || told.of != names.NoEntity && d.EntityIs(told.of, names.Person) {
			return true
		}
	}
	return false
}

// aheadOfNames reports whether item i stands where a story speaks of people whom it names only
// further down: above the text, or in its first two paragraphs.
func (d *Reader) aheadOfNames(i clause.ItemID) bool {
	first, second := d.openingParagraphs()
	b := d.BlockOfItem(i)
	return quote.Displays(d.Blocks[b].Kind) || b <= max(first, second)
}

// backwards is how many items are looked back through for whoever was brought in without a name.
const backwards = 240

// introducedUnnamed reports whether an indefinite phrase brought somebody in whom s takes up, "a
// police officer" before "the officer", and has no name; and, where an entity e is given, did so
// after anything was last said of e.
func (d *Reader) introducedUnnamed(s clause.Source, e names.EntityID) bool {
	if d.Lemma(s.Head) == 0 || !s.Definite || s.Owner != clause.NoItem && s.Owner < s.Head {
		return false
	}
	noun, kind := d.Lemma(s.Head), !d.DescribesBody(s.Head)
	st := d.Streams[d.Lines[d.Items[s.Head].Line].Stream]
	for i, left := s.First-1, backwards; left > 0; i, left = i-1, left-1 {
		if i < st.First {
			if st.Parent == quote.None {
				return false
			}
			i = d.Quotes[st.Parent].Item // on in the text around the quotation
			st = d.Streams[d.Lines[d.Items[i].Line].Stream]
			continue
		}
		if e != names.NoEntity && d.IsName(i) && d.Mention(i).Entity == e {
			return false
		}
		if !d.mayTakeUp(noun, kind, &d.Items[i]) {
			continue
		}
		if d.takenUp(noun, kind, i) && (d.Items[i].Entry.Number == lang.Plural || d.NewcomerAt(i) ||
			e != names.NoEntity && d.anothers(i, e)) {
			return true
		}
	}
	return false
}

// anothers reports whether the noun at item i heads a phrase for somebody who cannot be entity e,
// as "Norbury's mayor" beside the mayor of Ostrey, "the fire chief" beside that of the police, and
// who was not found to be somebody named. A deputy and a former mayor are not called "the mayor".
func (d *Reader) anothers(i clause.ItemID, e names.EntityID) bool {
	ln := &d.Lines[d.Items[i].Line]
	p := d.PhraseBefore(i, ln.First)
	if p.Kind != clause.Nominal || p.Head != i || !p.Definite || d.BesideName(i, ln) {
		return false
	}
	if full := d.PhraseAfter(p.First, ln.End); full.Kind == clause.Nominal && full.Head == i {
		p = full
	}
	if r, ok := d.Noted(i); ok && r.Kind == Entity || d.Past(p) {
		return false
	}
	if said := d.wordingOf(p, true); p.Owner == clause.NoItem && (said.ranks.n > 0 || !d.tellsOver(e)) {
		return false
	}
	a, _ := d.accords(e, p)
	return a == otherwise
}

// tellsOver reports whether the text tells of a post of entity e over what or where it is held; a
// rank before it, "head coach", is neither.
func (d *Reader) tellsOver(e names.EntityID) bool {
	posts := d.Cast.Entities[e].Posts
	for i := range posts {
		told := d.wordingOfPost(e, &posts[i], false)
		field := d.Pack.Entry(d.Pack.Word(told.fields.last()))
		over := told.fields.n > 0 && !field.Is(lang.Post|lang.Title)
		if over || told.owner.n > 0 || told.of != names.NoEntity {
			return true
		}
	}
	return false
}

// mayTakeUp reports whether the item it is the noun, or may be one of its kind: hardly any is.
func (d *Reader) mayTakeUp(noun lang.Word, kind bool, it *clause.Item) bool {
	if it.Kind != clause.Word || it.Word == 0 {
		return false
	}
	w := d.Pack.Lemma(it.Word)
	return w == noun || kind && d.Pack.HasKinds(w)
}

// takenUp reports whether the noun at item i is taken up by another, or, where that may be a kind,
// is of that kind.
func (d *Reader) takenUp(noun lang.Word, kind bool, i clause.ItemID) bool {
	it := &d.Items[i]
	if it.Kind != clause.Word || it.Word == 0 {
		return false
	}
	w := d.Lemma(i)
	if it.Entry.Number == lang.Plural {
		ln := &d.Lines[it.Line] // of “Officials said” “the official” is one
		return kind && w == noun && it.Speaks && !d.PhraseBefore(i, ln.First).Definite && !d.BesideName(i, ln)
	}
	return w == noun || kind && d.Pack.KindOf(w, noun)
}

// besideEach reports whether the story spoke last of two entities side by side: after “the Ostrey
// Bank and the Norbury Bank”, nobody knows which of them "the bank" is.
func (d *Reader) besideEach(x, y names.EntityID) bool {
	return x != y && d.joined(d.lastItem(x), d.lastItem(y))
}

// ofTwo is what the phrase s means that the story tells of two: nobody by name, or a body that
// attention may yet tell from the other.
func (d *Reader) ofTwo(s clause.Source) Referent {
	r := NobodyKnown("two are said to be that, side by side")
	if d.DescribesPerson(s.Head) {
		r.Kind, r.Sure = Unnamed, 0.85
	}
	return r
}

// oneOfTwo reports whether one noun told of x and of another, y, what the phrase s says, and its
// paragraph, or the one before where it opens with what is said, does not tell of x alone: after
// “Judges Lee and Reed”, nobody knows which of them “the judge” is.
func (d *Reader) oneOfTwo(s clause.Source, x, y names.EntityID) bool {
	if x == y || !d.shareNoun(x, y) {
		return false
	}
	b := d.BlockOfItem(s.Head)
	first := d.FirstLineOf(b)
	if b > 0 && d.Items[s.Head].Line == first && d.IsQuote(d.Lines[first].First) {
		first = d.FirstLineOf(b - 1) // “…,” the judge said: of whom the paragraph before tells
	}
	begins := d.Lines[first].First
	return d.lastItem(x) < begins || d.lastItem(y) >= begins
}

// shareNoun reports whether the text tells by one noun what the entities x and y are.
func (d *Descriptions) shareNoun(x, y names.EntityID) bool {
	for i := range d.Cast.Entities[x].Posts {
		t := d.Cast.Entities[x].Posts[i].Tok
		for k := range d.Cast.Entities[y].Posts {
			if t >= 0 && t == d.Cast.Entities[y].Posts[k].Tok {
				return true
			}
		}
	}
	return false
}

// fromOnePlace reports whether the phrase s says no more of a person than the place of a post, and
// the paragraph that last speaks of x speaks of y, too: after “Senator Lee agreed with Senator
// Reed”, nobody knows which of them “the Ohio senator” is.
func (d *Reader) fromOnePlace(s clause.Source, x, y names.EntityID) bool {
	of := d.ownerEntity(s)
	if of == names.NoEntity || !d.EntityIs(of, names.Place) || !d.EntityIs(x, names.Person) {
		return false
	}
	a, b := d.lastItem(x), d.lastItem(y)
	return a >= 0 && b >= 0 && d.BlockOfItem(b) >= d.BlockOfItem(a)
}

// joined reports whether "and" is all that stands between the phrases at two items.
func (d *Reader) joined(a, b clause.ItemID) bool {
	a, b = min(a, b), max(a, b)
	for k := a + 1; k < b; k++ {
		if k > a+3 || !d.Link(k, lang.LinkAnd) && !d.Is(k, lang.Article|lang.Title) {
			return false
		}
	}
	return a >= 0 && b > a+1 && d.Link(a+1, lang.LinkAnd)
}
