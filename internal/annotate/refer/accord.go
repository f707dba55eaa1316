package refer

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// accord is how a description agrees with what the text tells of somebody: "the lawmaker" with a
// senator, "the 43-year-old" with "Lee, 43".
type accord uint8

// How a description agrees with what the text tells.
const (
	otherwise accord = iota // the text tells of other posts, or of the other sex
	untold                  // it tells nothing that bears on it
	further                 // the description has the noun, and says more: of which place, of which people
	akin                    // it tells of something narrower, or much alike
	exact                   // it tells just that
)

// accords weighs the description s against entity e. Among exact ones the greater number is the
// better.
func (d *Descriptions) accords(e names.EntityID, s clause.Source) (accord, int) {
	if !d.sameKind(e, s) {
		return otherwise, 0
	}
	for i := s.Head; i >= s.First; i-- {
		least, most := d.yearsAt(i)
		if most == 0 || i < s.Head && !d.Aged(i) {
			continue // "the teenager's father" is of any age
		}
		if least != most && i > s.First && d.Items[i-1].Kind == clause.Word && !d.Is(i-1, lang.Article|lang.Demonym) {
			return untold, 0 // "the younger boy", who is one of two
		}
		if a := d.agesAlike(e, least, most); a != untold || i == s.Head {
			return a, 2
		}
	}
	best, score, other := d.postsAccord(e, s)
	it := &d.Items[s.Head]
	named := best < akin && d.EntityIs(e, names.Organisation) && d.nameTells(e, s)
	switch {
	case other && best <= further && !(named && it.End-it.First > 1): // "the health ministry"
		return otherwise, 0
	case named && d.called(e, d.Spelled(s.Head)):
		return exact, 1
	case named:
		return akin, 0
	}
	return best, score
}

// postsAccord is the post of entity e with which the description s agrees best, how well, and whether
// it speaks against another.
func (d *Descriptions) postsAccord(e names.EntityID, s clause.Source) (best accord, score int, other bool) {
	posts := d.Cast.Entities[e].Posts
	best = untold
	for i := range posts {
		a, n := d.postAccord(e, &posts[i], s)
		if a > best || a == best && n > score {
			best, score = a, n
		}
		other = other || a == otherwise
	}
	return best, score, other
}

// nameTells reports whether the name of the body e holds the noun of the description s, or one of
// its kind, and all else that s says: "the defence ministry", "the ministry".
func (d *Descriptions) nameTells(e names.EntityID, s clause.Source) bool {
	if !s.Definite || d.Past(s) || !d.wordsTell(e, s) {
		return false
	}
	if s.Owner != clause.NoItem && !d.shareWord(e, d.ownerEntity(s)) {
		return false
	}
	it := &d.Items[s.Head]
	whole := true // the words before the last of a noun of several, "the health ministry", are told, too
	for t := it.First; t < it.End-1; t++ {
		whole = whole && d.called(e, d.Spelling(t))
	}
	return d.holdsNoun(e, d.Lemma(s.Head)) || whole && d.holdsNoun(e, d.Pack.Lemma(d.Words[it.End-1]))
}

// wordsTell reports whether the name of the body e holds all that the description s says before its
// noun.
func (d *Descriptions) wordsTell(e names.EntityID, s clause.Source) bool {
	for i := s.First; i < s.Head; i++ {
		switch it := &d.Items[i]; {
		case it.Kind == clause.Name:
			if of := d.Mention(i).Entity; !d.shareWord(e, of) {
				return false
			}
		case it.Kind == clause.Word && !it.Entry.Is(lang.Article) && !d.called(e, d.Spelled(i)):
			return false
		}
	}
	return true
}

// sameKind reports whether the noun of s is said of people where entity e is one, or of bodies, and
// whether the sex agrees.
func (d *Descriptions) sameKind(e names.EntityID, s clause.Source) bool {
	switch d.Cast.Entities[e].Type {
	case names.Place:
		return false
	case names.Organisation:
		if !d.DescribesBody(s.Head) {
			return false
		}
	case names.Person:
		if !d.DescribesPerson(s.Head) {
			return false
		}
	}
	g := d.Gender(s.Head)
	return g == 0 || d.genders[e] == 0 || d.genders[e]&g != 0 || d.toldBeside(e, d.Lemma(s.Head))
}

// toldBeside reports whether the text itself says of entity e that it holds the post of noun w, as
// of a woman who is "the chairman", though not of one who is his wife.
func (d *Descriptions) toldBeside(e names.EntityID, w lang.Word) bool {
	for i := range d.Cast.Entities[e].Posts {
		p := &d.Cast.Entities[e].Posts[i]
		if p.Head != w || p.Tok < 0 || p.Former {
			continue
		}
		t := p.First - 1
		if t > 0 && d.Entry(t).Is(lang.Article) {
			t--
		}
		return t < 0 || !d.Entry(t).Is(lang.Preposition)
	}
	return false
}

// postAccord weighs the description s against post p of entity e. What he once was says nothing of
// what he is; a deputy mayor is no mayor, and the mayor of one town not that of another.
func (d *Descriptions) postAccord(e names.EntityID, p *names.Post, s clause.Source) (accord, int) {
	head, past, former := d.Lemma(s.Head), d.Past(s), p.Former || d.once(p)
	there := d.fromThere(p, s)
	switch {
	case past && !former && p.Head == head && d.holdsStill(p):
		return otherwise, 0
	case past && !former, !past && former && p.Head == head:
		return untold, 0
	case there < 0:
		return otherwise, 0
	}
	switch kind := p.Head != head && d.kindOfPost(p, s, there); {
	case p.Head == head, kind, d.sameLast(p, s):
		return d.wordedAlike(e, p, s, kind, there)
	case there > 0 && d.Is(s.Head, lang.Demonym):
		return exact, there
	}
	if !past && !former && !d.alike(p, s) {
		return otherwise, 0
	}
	return untold, 0
}

// once reports whether the text says that post p was held, and in which year: "Lee was mayor until
// 2018". Whoever was elected then is mayor.
func (d *Descriptions) once(p *names.Post) bool {
	t := p.First - 1
	if t > 0 && d.Entry(t).Is(lang.Article) {
		t--
	}
	if p.Tok < 0 || t < 0 || d.Entry(t).Part&lang.Be == 0 || d.Entry(t).Form&lang.Past == 0 {
		return false
	}
	for k := p.First; k < min(int32(len(d.Tokens)), p.Last+farthestYear); k++ {
		switch x := &d.Tokens[k]; {
		case d.Entry(k).Part&lang.Becomes != 0, k < p.Tok && d.Pack.Looks(d.Spelling(k), lang.Past),
			x.Kind == prose.Punct, x.Kind == prose.Mark, x.Is(prose.Begin):
			return false
		case x.Kind == prose.Number && len(d.Spelling(k)) == 4:
			return true
		}
	}
	return false
}

// farthestYear is within how many tokens behind a post it may be told when that was.
const farthestYear = 8

// alike reports whether whoever holds post p may be what the noun of s says as well. A senator may
// be a minister; a bank is no hospital.
func (d *Descriptions) alike(p *names.Post, s clause.Source) bool {
	head := d.Lemma(s.Head)
	if d.DescribesBody(s.Head) && s.Owner == clause.NoItem { // "the trust website" speaks for the trust
		return p.Head == head || d.Pack.KindOf(p.Head, head) || d.Pack.KindOf(head, p.Head)
	}
	compared := d.DescribesBody(s.Head) || d.occupation(head) && d.occupation(p.Head)
	return !compared || d.Pack.Alike(p.Head, head)
}

// holdsStill reports whether the text gives post p right beside a name, as what somebody is now:
// "Mayor Lee", "Lee, the mayor of Ostrey".
func (d *Descriptions) holdsStill(p *names.Post) bool {
	if p.Tok < 0 {
		return true
	}
	for t := p.First - 1; t >= max(0, p.First-3); t-- {
		switch e := d.Entry(t); {
		case e.Is(lang.Auxiliary), e.Part&lang.Becomes != 0:
			return false
		case e.Is(lang.Article) && e.Link&lang.LinkA != 0:
			return false
		}
	}
	return true
}

// wordedAlike weighs what the description s says beside its noun against post p of entity e, which
// has that noun or, with kind, one of the kind that it names.
func (d *Descriptions) wordedAlike(
	e names.EntityID, p *names.Post, s clause.Source, kind bool, there int,
) (accord, int) {
	whole := kind || p.Head == d.Lemma(s.Head)
	if !d.EntityIs(e, names.Person) {
		return d.bodyAlike(e, p, s, kind, there)
	}
	told, said := d.wordingOfPost(e, p, whole), d.wordingOf(s, whole)
	if kind && d.Is(s.Head, lang.PersonNoun) && !d.Is(s.Head, lang.Title) {
		told.ranks = terms{} // a deputy minister is an official; no minister, and not the leader
	}
	m := d.matches(&told, &said)
	if !kind && m != against && said.belief.n > 0 && told.belief.n == 0 && told.fields.n > 0 {
		m = against // "the Labour spokesman" is not the Conservative one
	}
	ofPeople := there == 0 && d.NamesPeople(s) // "the French president", and his post has no place
	switch {
	case m == against && kind:
		return untold, 0
	case m == against:
		return otherwise, 0
	case m == beyond, ofPeople && !d.peopleTold(s):
		return untold, 0
	case m == named, ofPeople && !d.Is(s.Head, lang.Demonym):
		return further, 1
	case kind:
		return akin, there
	case told.ranks.n > said.ranks.n && p.Head == d.Lemma(s.Head):
		return exact, -2 // "the governor" is rather he than the acting governor
	case p.Head == d.Lemma(s.Head):
		return exact, d.wordsShared(p, s)
	}
	return akin, 0
}

// bodyAlike weighs the description s of a body against post p of one, which has its noun or, with
// kind, one of the kind that it names: "the leader of the League" leads no other body.
func (d *Descriptions) bodyAlike(
	e names.EntityID, p *names.Post, s clause.Source, kind bool, there int,
) (accord, int) {
	of := d.ownerEntity(s)
	told, said := d.wordingOfPost(e, p, true), d.wordingOf(s, true)
	said.of = names.NoEntity
	switch {
	case d.matches(&told, &said) == against:
		return otherwise, 0 // "the rival bank", and of a rights group "the trade group"
	case of != names.NoEntity && p.Of == names.NoEntity && s.Owner < s.Head && !d.shareWord(e, of):
		return further, 0 // "the Norbury council" is rather one with Norbury in its name
	case kind:
		return akin, there
	case p.Head != d.Lemma(s.Head), p.Last > p.Tok && !d.wordsTell(e, s):
		return untold, 0 // "the campus police department" is no town's
	case of == names.NoEntity, of == p.Of, s.Owner < s.Head, p.Of == names.NoEntity:
		return exact, d.wordsShared(p, s)
	}
	return untold, 0
}

// sameLast reports whether the nouns of the post p and of the description s end in one word:
// "finance minister", "foreign minister".
func (d *Descriptions) sameLast(p *names.Post, s clause.Source) bool {
	if p.Tok < 0 {
		return strings.EqualFold(lastWord(d.Pack.Spelled(p.Head)), lastWord(d.Pack.Spelled(d.Lemma(s.Head))))
	}
	w := d.Words[d.Items[s.Head].End-1]
	ofPeople := d.Is(s.Head, lang.Post|lang.Title|lang.PersonNoun)
	return ofPeople && w != 0 && d.Pack.Lemma(w) == d.Pack.Lemma(d.Words[p.Last])
}

// lastWord is the last word of a phrase.
func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// peopleTold reports whether the story names the country whose people the description s names, or
// has spoken of that people before.
func (d *Descriptions) peopleTold(s clause.Source) bool {
	for i := s.First; i <= s.Head; i++ {
		if !d.Is(i, lang.Demonym) {
			continue
		}
		for e := range d.placeWords {
			if w := d.placeWords[e]; w != 0 && d.Pack.KindOf(w, d.Lemma(i)) {
				return true
			}
		}
	}
	return false
}

// kindOfPost reports whether the phrase s names a kind to which post p belongs, and neither another
// place nor another people.
func (d *Descriptions) kindOfPost(p *names.Post, s clause.Source, there int) bool {
	if !d.Pack.KindOf(p.Head, d.Lemma(s.Head)) || there <= 0 && d.NamesPeople(s) {
		return false
	}
	of := d.ownerEntity(s)
	return of == names.NoEntity || of == p.Of
}

// wordsShared counts what the phrase and a post of the same noun have in common: where it is held,
// and words like "Republican".
func (d *Descriptions) wordsShared(p *names.Post, s clause.Source) int {
	n := 2
	if of := d.ownerEntity(s); of != names.NoEntity && of == p.Of {
		n = 4
	}
	if p.Former && !d.Past(s) {
		n = 1
	}
	for i := s.First; i < s.Head; i++ {
		it := &d.Items[i]
		switch {
		case it.Kind == clause.Name && p.Of != names.NoEntity && d.Mention(i).Entity == p.Of:
			n += 2
		case it.Kind == clause.Word && it.Word != 0 && !it.Entry.Is(lang.Article) && slices.Contains(p.Words, it.Word):
			n++
		}
	}
	return n
}

// fromThere holds the people or country that the phrase names, "the Uruguayan leader", "the UAE
// minister", against where post p is held: 1 where they are of that place, -1 where it is another
// country, 0 where nothing is told.
func (d *Descriptions) fromThere(p *names.Post, s clause.Source) int {
	held := d.peopleOf(p)
	for i := s.First; i <= s.Head; i++ {
		if !d.Is(i, lang.Demonym) {
			continue
		}
		if slices.Contains(p.Words, d.Items[i].Word) {
			return 1
		}
		people := d.Lemma(i)
		if place := d.placeWord(p.Of); place != 0 {
			switch {
			case d.Pack.KindOf(place, people):
				return 1
			case d.Pack.Entry(place).Is(lang.Country):
				return -1
			}
		}
		if held != 0 && d.Pack.HasPlaces(people) && !d.Pack.ShareAPlace(held, people) {
			return -1
		}
	}
	switch {
	case held == 0:
	case d.ofAnotherCountry(held, s):
		return -1
	case d.Pack.KindOf(d.placeWord(d.ownerEntity(s)), held):
		return 1
	}
	return 0
}

// ofAnotherCountry reports whether the phrase s says that its post belongs to a country, and the
// people is that of another: "the UAE foreign minister" is no Iraqi.
func (d *Descriptions) ofAnotherCountry(people lang.Word, s clause.Source) bool {
	place := d.placeWord(d.ownerEntity(s))
	return d.Pack.Entry(place).Is(lang.Country) && d.Pack.HasPlaces(people) && !d.Pack.KindOf(place, people)
}

// peopleOf is the people that is named beside the noun of post p, "the Iraqi foreign minister", and
// of which it is known where it lives; or 0.
func (d *Descriptions) peopleOf(p *names.Post) lang.Word {
	for _, w := range p.Words {
		if l := d.Pack.Lemma(w); d.Pack.Entry(w).Is(lang.Demonym) && d.Pack.HasPlaces(l) {
			return l
		}
	}
	return 0
}

// ownerEntity is the organisation or place that a phrase says its post belongs to, or none.
func (d *Descriptions) ownerEntity(s clause.Source) names.EntityID {
	if s.Owner == clause.NoItem || !d.IsName(s.Owner) {
		return names.NoEntity
	}
	e := d.Mention(s.Owner).Entity
	if e < 0 || d.EntityIs(e, names.Person) || d.partisans(e) != "" {
		return names.NoEntity
	}
	return e
}

// occupation reports whether a post is one of those that say what somebody does all day, rather
// than what is thought of him: a senator, no legend.
func (d *Descriptions) occupation(w lang.Word) bool {
	e := d.Pack.Entry(w)
	return d.Pack.HasKinds(w) && e.Is(lang.Post|lang.Title) && !e.Is(lang.Kin|lang.PersonNoun)
}

// yearsAt are the least and the greatest age that the word at item i tells, "the 43-year-old", "the
// teenager"; 0 where it tells none.
func (d *Descriptions) yearsAt(i clause.ItemID) (least, most int) {
	if d.Aged(i) {
		least = d.years(d.Spelled(i))
		return least, least
	}
	return d.Pack.AgeOf(d.Lemma(i))
}

// agesAlike holds an age, from the least to the greatest that it may be, against that which the
// text prints beside the name of e: "Lee, 43," or "43-year-old Lee".
func (d *Descriptions) agesAlike(e names.EntityID, least, most int) accord {
	told := untold
	k, _ := slices.BinarySearchFunc(d.ages, e, age.compare)
	for ; k < len(d.ages) && d.ages[k].entity == e; k++ {
		if y := d.ages[k].years; least <= y && y <= most {
			return exact
		}
		told = otherwise
	}
	return told
}

// AgeTold reports whether the text prints an age beside the name of entity e.
//
//go:noinline
func (d *Descriptions) AgeTold(e names.EntityID) bool {
	_, told := slices.BinarySearchFunc(d.ages, e, age.compare)
	return told
}

// ageBeside is the age printed right after or before a mention, 0 where there is none.
func (d *Descriptions) ageBeside(m *names.Mention) int {
	if d.ageBehind(m) {
		return d.years(d.Spelling(m.End + 1))
	}
	for t := m.First - 1; t >= 0 && t >= m.First-4 && d.Tokens[t].Kind == prose.Word; t-- {
		if w := d.Spelling(t); d.Tokens[t].Is(prose.Hyphen) && d.Pack.Aged(w) {
			return d.years(w)
		}
	}
	return d.ageToldAfter(m)
}

// ageToldAfter is the age that is told of a mention behind a comma or a form of "be": "Lee, a
// 34-year-old nurse", "Lee, who is 34,"; 0 where there is none.
func (d *Descriptions) ageToldAfter(m *names.Mention) int {
	told := false // so far: a comma, or that she is something
	for t := m.End; t < min(m.End+ageReach, int32(len(d.Tokens))-1); t++ {
		x, e := &d.Tokens[t], d.Entry(t)
		switch {
		case x.Is(prose.Begin):
			return 0
		case t == m.End && d.isComma(t), e.Part&lang.Be != 0:
			told = true
		case !told:
			return 0
		case x.Kind == prose.Number && d.Entry(t-1).Part&lang.Be != 0 && d.Tokens[t+1].Kind == prose.Punct:
			return d.years(d.Spelling(t))
		case x.Kind == prose.Word && x.Is(prose.Hyphen) && d.Pack.Aged(d.Spelling(t)):
			if d.Entry(t-1).Link&lang.LinkThe != 0 && d.Entry(t+1).Cue&lang.VerbCues != 0 {
				return 0 // "In a talk with Lee, the 34-year-old said"
			}
			return d.years(d.Spelling(t))
		case !e.Is(lang.Article | lang.Relative):
			return 0
		}
	}
	return 0
}

// ageReach is within how many tokens behind a name an age is told of it.
const ageReach = 6

// ageBehind reports whether an age stands behind a mention, between commas: "Lee, 43,".
func (d *Descriptions) ageBehind(m *names.Mention) bool {
	t := m.End + 1
	if int(t)+1 >= len(d.Tokens) || d.Tokens[t].Kind != prose.Number || len(d.Spelling(t)) > 3 {
		return false
	}
	return d.Tokens[m.End].Kind == prose.Punct && d.Tokens[t+1].Kind == prose.Punct
}

// years is the age that begins s: "43", "43-year-old", "Eight-year-old".
func (d *Descriptions) years(s string) int {
	n := number(s)
	if w, _, hyphen := strings.Cut(s, "-"); n == 0 && hyphen {
		for i, small := range d.Pack.SmallNumbers {
			if strings.EqualFold(small, w) {
				return i + 1
			}
		}
	}
	return n
}

// number is what the first digits of s come to, three at most.
func number(s string) (n int) {
	for i := 0; i < min(len(s), 3) && s[i] >= '0' && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}
