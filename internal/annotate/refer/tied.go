package refer

import (
	"slices"
	"sort"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// What the text tells of somebody besides posts is only looked for where a description asks for it:
// the same noun beside the name, "the officer, surnamed Lee", "Lee works as a nurse"; or a verb
// that makes the role, "Lee, who drives the school bus".

// firstMentions and lastMentions are at how many of the names of a story, and at how many of those
// right before a description, a tie to it is looked for: people are told of where they come in, and
// lately. More names than both has no story but a very long one.
const (
	firstMentions = 64
	lastMentions  = 256
)

// reach is how many tokens before and after a name are looked at.
const (
	reachBefore = 12
	reachAfter  = 18
)

// tied finds the one person of the cast at whose name the text ties her to the description s; or
// nobody, where it ties nobody or several.
func (d *Reader) tied(s clause.Source) Referent {
	stem := ""
	if s.Definite {
		stem = d.agentStem(s)
	}
	if !s.Definite || d.Lemma(s.Head) == 0 && stem == "" || d.Is(s.Head, lang.Kin|lang.Spokes) {
		return NobodyKnown("")
	}
	found, end := names.NoEntity, d.namesUpTo(s.Head)
	all := !d.findNouns(s, end)
	for i := 0; i < end; i++ {
		if i == firstMentions {
			i = max(i, end-lastMentions)
		}
		m := &d.Cast.Mentions[i]
		if m.Entity == names.NoEntity || m.Entity == found || !d.EntityIs(m.Entity, names.Person) ||
			!d.ties(m, s, all || d.nounNear(m), stem) || !d.sameKind(m.Entity, s) {
			continue
		}
		switch {
		case found == names.NoEntity:
			found = m.Entity
		case m.First < d.Items[s.Head].First || d.debut[found] > d.Items[s.Head].First:
			return NobodyKnown("several are said to be that")
		}
	}
	if found == names.NoEntity || d.introducedUnnamed(s, found) {
		return NobodyKnown("")
	}
	return meaning(found, toldMost[akin], tiedHow)
}

// namesUpTo is how many of the story's names stand before item i, at which a tie may be looked for;
// all of them where it stands ahead of names.
func (d *Reader) namesUpTo(i clause.ItemID) int {
	all := d.Cast.Mentions
	if d.aheadOfNames(i) {
		return len(all)
	}
	here := d.Items[i].First
	return sort.Search(len(all), func(k int) bool { return all[k].First > here })
}

// tiedHow is how a description was resolved by what stands beside a name.
const tiedHow = "what is told beside the name"

// findNouns finds the tokens at which the noun of the description s, or one of its kind, stands in
// the reach of the first n names: most names have none beside them. It is false where it
// does not tell: the noun is of several words, or the text too long to be gone over.
func (d *Reader) findNouns(s clause.Source, n int) bool {
	it := &d.Items[s.Head]
	if d.nouns = d.nouns[:0]; n == 0 || it.End-it.First > 1 {
		return false
	}
	end := min(d.Cast.Mentions[n-1].End+reachAfter, int32(len(d.Tokens)))
	if end > (firstMentions+lastMentions)*reachAfter {
		return false
	}
	head := d.Pack.Lemma(d.Words[it.First])
	if head == 0 {
		return true // nothing is of a kind with a noun that the pack does not know
	}
	akin := d.Pack.AppendAkin(d.nouns, d.Words[:end], head)
	d.nouns = akin[:0] // those that are kept stand where others stood before them
	for _, t := range akin {
		if d.isNoun(t, s) {
			d.nouns = append(d.nouns, t)
		}
	}
	return true
}

// nounNear reports whether one of the nouns found stands in the reach of mention m.
func (d *Reader) nounNear(m *names.Mention) bool {
	k, _ := slices.BinarySearch(d.nouns, m.First-reachBefore)
	return k < len(d.nouns) && d.nouns[k] < m.End+reachAfter
}

// ties reports whether the words beside mention m tie its person to the description s, whose noun
// is made of the verb with the stem, if any; near says that the noun may stand beside the name.
func (d *Reader) ties(m *names.Mention, s clause.Source, near bool, stem string) bool {
	return near && (d.nounBefore(m, s) || d.nounAfter(m, s)) || stem != "" && d.doesIt(m, s, stem) ||
		d.ownedBy(m, s) || d.isFrom(m, s) || d.wonIt(m, s)
}

// ownedBy reports whether the body that the description s names owns the name m, and its noun is
// one by which papers vary a name: "Harbour TV's Lee", "the Harbour TV host".
func (d *Reader) ownedBy(m *names.Mention, s clause.Source) bool {
	if m.First < 2 || d.Tokens[m.First-1].Kind != prose.Clitic || !d.styled(s.Head) {
		return false
	}
	owner := d.ownerEntity(s)
	o := d.Cast.Over(m.First - 2)
	return owner != names.NoEntity && o != nil && o.Entity == owner && d.EntityIs(owner, names.Organisation)
}

// nounAt is the last token of the noun of the description s, "secretary of state", that begins at
// token t; -1 where none does.
func (d *Reader) nounAt(t int32, s clause.Source) int32 {
	if d.isNoun(t, s) {
		return t
	}
	if it := &d.Items[s.Head]; it.End-it.First > 1 && d.Words[t] != 0 {
		if w, n := d.Pack.Phrase(d.Words[t:]); w != 0 && d.Pack.Lemma(w) == d.Lemma(s.Head) {
			return t + int32(n) - 1
		}
	}
	return -1
}

// isNoun reports whether token t is the noun of the description s, or one of the kind that it
// names, and no plural: of "Lee and Reed, both judges", nobody is the judge.
func (d *Reader) isNoun(t int32, s clause.Source) bool {
	w, head := d.Words[t], d.Words[d.Items[s.Head].End-1]
	if w == 0 || head == 0 || d.Tokens[t].Kind != prose.Word || d.Entry(t).Number == lang.Plural {
		return false
	}
	x, y := d.Pack.Lemma(w), d.Pack.Lemma(head)
	return x == y || d.Pack.KindOf(x, d.Lemma(s.Head))
}

// agreeing reports whether the phrase whose noun is tokens t to last, told of entity e, agrees with
// all that the description s says.
func (d *Reader) agreeing(t, last int32, e names.EntityID, s clause.Source) bool {
	first := t
	for first > 0 && t-first < 5 && d.describing(first-1) {
		first--
	}
	if !d.sayPeople(first, t, s) || int(last)+1 < len(d.Tokens) && prose.Genitive(d.S, d.Tokens, last+1) {
		return false // "the mayor's wife", too
	}
	p := names.Post{Head: d.Pack.Lemma(d.Words[t]), Of: names.NoEntity, Tok: t, First: first, Last: last}
	past := d.once(&p)
	for k := first; k < t; k++ {
		past = past || d.Entry(k).Is(lang.PastPost)
	}
	if past != d.Past(s) && (past || d.holdsStill(&p)) {
		return false
	}
	told, said := d.wordingOfPost(e, &p, false), d.wordingOf(s, false)
	return d.matches(&told, &said) >= bare
}

// sayPeople reports whether the tokens [first, end) name the people that the description s names,
// if it names one, and no people of another country than it does.
func (d *Reader) sayPeople(first, end int32, s clause.Source) bool {
	for t := first; t < end; t++ {
		if people := d.Pack.Lemma(d.Words[t]); d.Entry(t).Is(lang.Demonym) && d.ofAnotherCountry(people, s) {
			return false
		}
	}
	for i := s.First; i <= s.Head; i++ {
		if !d.Is(i, lang.Demonym) {
			continue
		}
		said := false
		for t := first; t < end; t++ {
			said = said || d.Words[t] == d.Items[i].Word
		}
		if !said {
			return false
		}
	}
	return true
}

// verbAt reports whether token t looks like a verb's form.
func (d *Reader) verbAt(t int32) bool {
	e := d.Entry(t)
	if e.Is(lang.Auxiliary|lang.Modal) || e.Cue&lang.VerbCues != 0 && e.Form&(lang.Past|lang.Present|lang.Gerund) != 0 {
		return !e.Is(lang.Post | lang.Title)
	}
	if d.Tokens[t].Is(prose.Upper) || e.Is(lang.Function|lang.Post|lang.Title|lang.PersonNoun) {
		return false
	}
	w := d.Spelling(t)
	return e.Class == 0 && d.Pack.Looks(w, lang.Past) || d.Pack.Looks(w, lang.Gerund) // "the lawyer representing Lee"
}

// describing reports whether token t can stand before a noun in its phrase.
func (d *Reader) describing(t int32) bool {
	if d.Tokens[t].Kind == prose.Clitic {
		return true
	}
	const bounds = lang.Article | lang.Preposition | lang.Auxiliary | lang.Modal | lang.Relative | lang.Conjunction |
		lang.Pronoun | lang.Possessive
	return d.Tokens[t].Kind == prose.Word && !d.Entry(t).Is(bounds)
}

// nounBefore reports whether the noun stands before the name, with nothing between them but what
// belongs to it: "Works commissioner for Ostrey, Mr Lee", "an officer, surnamed Lee".
func (d *Reader) nounBefore(m *names.Mention, s clause.Source) bool {
	commas := 0
	for t := m.First - 1; t >= max(0, m.First-reachBefore); t-- {
		k := d.Tokens[t].Kind
		switch {
		case d.isNoun(t, s):
			beside := commas == 0 || d.setBeside(t, m)
			return beside && !d.anotherBetween(t+1, m.First, m) && d.agreeing(t, t, m.Entity, s)
		case k == prose.Punct && d.Spelling(t) == ",":
			if commas++; commas > 1 {
				return false
			}
		case k == prose.Punct && d.Spelling(t) == "." && d.Entry(t-1).Is(lang.Abbrev):
		case k != prose.Word && k != prose.Clitic:
			return false
		case d.Entry(t).Part&(lang.Named|lang.Naming) != 0:
			if d.Entry(t).Cue != 0 && names.Calls(d.Tokens, d.Entry, t, m.End) { // "surnamed" is no cue
				return false
			}
		case d.Entry(t).Is(lang.Relative | lang.Conjunction | lang.Pronoun | lang.Article), d.verbAt(t),
			commas == 0 && !d.ofTitle(t):
			return false // "The judge met Lee", too
		}
	}
	return false
}

// ofTitle reports whether the word at token t may stand between a noun for somebody and her name: a
// title, another such noun, or a name.
func (d *Reader) ofTitle(t int32) bool {
	const more = lang.Title | lang.Honorific | lang.Post | lang.PersonNoun | lang.Kin
	return d.Tokens[t].Kind != prose.Word || d.Tokens[t].Is(prose.Upper) || d.Entry(t).Is(more)
}

// anotherBetween reports whether a token of [first, end) names a person other than mention m does.
func (d *Reader) anotherBetween(first, end int32, m *names.Mention) bool {
	for t := first; t < end; t++ {
		o := d.Cast.Over(t)
		if o != nil && o.Entity != m.Entity && o.Entity != names.NoEntity && d.EntityIs(o.Entity, names.Person) {
			return true
		}
	}
	return false
}

// setBeside reports whether the name m is set beside the noun at token t by a comma, "the officer,
// Mr Lee, came", and does not begin the main clause: "Asked by the officer, Lee said".
func (d *Reader) setBeside(t int32, m *names.Mention) bool {
	first := t
	for first > 0 && t-first < 5 && d.describing(first-1) {
		first--
	}
	for first > 0 && d.Entry(first-1).Is(lang.Article|lang.Possessive) {
		first--
	}
	if first > 0 && d.Entry(first-1).Is(lang.Preposition) && !d.Tokens[first].Is(prose.Begin) {
		return false
	}
	return int(m.End) >= len(d.Tokens) || d.Tokens[m.End].Kind == prose.Punct
}

// nounAfter reports whether the noun is said of the person after the name: in an apposition, after
// "is", "as" or "became".
func (d *Reader) nounAfter(m *names.Mention, s clause.Source) bool {
	opened, words := false, false // since it opened, a word of a phrase or of what she does has come
	as := false                   // it was "as" that opened
	for t := m.End; t < min(int32(len(d.Tokens)), m.End+reachAfter); t++ {
		if d.endsTelling(t) {
			return false
		}
		if d.Tokens[t].Kind == prose.Punct {
			opened = opened || t == m.End || d.Tokens[t-1].Kind == prose.Number && t == m.End+2
			words = false
			continue
		}
		e := d.Entry(t)
		switch {
		case e.Part&(lang.As|lang.Be|lang.Becomes) != 0:
			opened, words, as = d.isSo(t), false, e.Part&lang.As != 0
		case words && e.Is(lang.Article|lang.Possessive), d.turnsAway(t):
			opened = false // "Lee, 23, chased the robber"
		case e.Is(lang.Article | lang.Possessive | lang.Adverb | lang.Relative | lang.NumberWord):
		case d.nounAt(t, s) >= 0:
			last := d.nounAt(t, s)
			return opened && !d.actsAt(last, as) && !d.anotherBetween(m.End, t, m) && d.agreeing(t, last, m.Entity, s)
		case e.Is(lang.Preposition):
			opened = false
		default:
			words = !e.Is(lang.Conjunction)
		}
	}
	return false
}

// isSo reports whether the form of "be" or "become", or the "as", at token t tells what somebody
// is: not what she will or may be, "wants to be mayor", though "the first woman to be mayor" is
// that, nor how she is, "as old as the mayor".
func (d *Reader) isSo(t int32) bool {
	if d.Entry(t).Part&lang.As != 0 {
		return t < 2 || d.Entry(t-2).Part&lang.As == 0
	}
	b := t - 1
	for b > 0 && d.Entry(b).Is(lang.Adverb|lang.Negation) {
		b--
	}
	if b > 0 && d.Entry(b).Part&lang.Infinitive != 0 {
		return d.Entry(b - 1).Is(lang.PersonNoun | lang.Unnamed | lang.Post)
	}
	return b < 0 || !d.Entry(b).Is(lang.Modal)
}

// actsAt reports whether a verb follows the noun at token t, so that it is somebody who does
// something; behind "as" one may follow its "of" as well: "Lee wept as the foreman of the jury
// spoke".
func (d *Reader) actsAt(t int32, as bool) bool {
	end := int32(len(d.Tokens))
	if t++; t >= end || d.verbAt(t) || !as || d.Entry(t).Link&lang.LinkOf == 0 {
		return t < end && d.verbAt(t)
	}
	for k := t + 2; k < min(end, t+6) && d.Tokens[k].Kind != prose.Punct; k++ {
		if e := d.Entry(k); d.verbAt(k) {
			return true
		} else if e.Is(lang.Preposition | lang.Conjunction) {
			return false
		}
	}
	return false
}

// endsTelling reports whether nothing from token t on is said of the one person before it any more.
func (d *Reader) endsTelling(t int32) bool {
	x := &d.Tokens[t]
	switch x.Kind {
	case prose.Word, prose.Clitic, prose.Number:
		return x.Is(prose.Begin) || d.Entry(t).Part&lang.Two != 0 // "Lee and Reed, both prosecutors"
	case prose.Punct:
		return x.Is(prose.Begin) || !d.setsOff(t)
	}
	return true
}

// turnsAway reports whether token t begins what is told of others than the person before it: "Lee,
// 23, and the driver", "Lee, was ill, so the clerk".
func (d *Reader) turnsAway(t int32) bool {
	e := d.Entry(t)
	return e.Link&lang.LinkThe != 0 && d.Entry(t-1).Link&lang.LinkAnd != 0 ||
		e.Is(lang.Conjunction) && e.Link&lang.LinkAnd == 0 || e.Part&lang.Subordinates != 0
}

// setsOff reports whether token t is punctuation that may set off what is said of a name.
//
//go:noinline
func (d *Reader) setsOff(t int32) bool {
	switch d.Spelling(t) {
	case ",", "(", ")", "–", "—", "-":
		return true
	}
	return false
}

// doesIt reports whether the person of mention m is said to do what the noun of the description
// says, which is made of the verb with the stem: "Lee, who drives the school bus" is the bus
// driver.
func (d *Reader) doesIt(m *names.Mention, s clause.Source, stem string) bool {
	for t := m.End; t < min(int32(len(d.Tokens)), m.End+reachAfter/2); t++ {
		switch x := &d.Tokens[t]; {
		case x.Is(prose.Begin), x.Kind == prose.Mark:
			return false
		case x.Kind == prose.Word && d.isOfVerb(t, stem):
			return d.doesHerself(t, m) && d.objectFits(t+1, s)
		}
		if other := d.Cast.Over(t); other != nil && other.Entity != m.Entity {
			return false
		}
	}
	return false
}

// doesHerself reports whether the verb at token t, behind the name m, tells what she does: it is no
// noun, "visited a farm", and nothing that is done to her, "was robbed", "killed in Oldport".
func (d *Reader) doesHerself(t int32, m *names.Mention) bool {
	b := t - 1
	for b > m.End && d.Entry(b).Is(lang.Adverb|lang.Negation) {
		b--
	}
	x, before := d.Entry(t), d.Entry(b)
	gerund := x.Form&lang.Gerund != 0 || d.Pack.Looks(d.Spelling(t), lang.Gerund)
	switch {
	case gerund:
		return !before.Is(lang.Article | lang.Possessive | lang.Preposition)
	case before.Is(lang.Auxiliary | lang.Modal):
		return before.Part&lang.Be == 0
	case b >= m.End && d.Tokens[b].Kind == prose.Word && !before.Is(lang.Relative|lang.Conjunction):
		return false
	}
	done := x.Form&lang.Participle != 0 || x.Class == 0 && d.Pack.Looks(d.Spelling(t), lang.Past)
	next := &d.Tokens[min(t+1, int32(len(d.Tokens))-1)]
	return !done || next.Kind == prose.Word && !d.Entry(t+1).Is(lang.Preposition)
}

// isOfVerb reports whether the word at token t is a form of the verb with the stem. All its forms
// begin with one letter, which costs little to ask.
func (d *Reader) isOfVerb(t int32, stem string) bool {
	w := d.Spelling(t)
	begins := w[0] == stem[0] || w[0]|0x20 == stem[0]
	return begins && !d.Entry(t).Is(lang.Modal) && verbStem(d.Pack, d.Words[t], w) == stem // a mayor is not who may
}

// objectFits reports whether what is done, from token t on, is done to what the description s says:
// a bus driver drives a bus.
func (d *Reader) objectFits(t int32, s clause.Source) bool {
	said := d.wordingOf(s, false)
	return said.of == names.NoEntity && said.ranks.n == 0 &&
		d.allNear(&said.fields, t) && d.allNear(&said.owner, t)
}

// allNear reports whether all the nouns stand close behind token t.
func (d *Reader) allNear(nouns *terms, t int32) bool {
	for i := range nouns.n {
		near := false
		for k := t; k < min(int32(len(d.Tokens)), t+6); k++ {
			near = near || d.Tokens[k].Kind == prose.Word && sameNoun(d.Spelling(k), nouns.list[i])
		}
		if !near {
			return false
		}
	}
	return true
}

// agentStem is the stem of the verb that makes the noun of the description: of "driver", that of
// "drive"; "" where no verb does.
func (d *Reader) agentStem(s clause.Source) string {
	t := d.Items[s.Head].End - 1
	w := strings.ToLower(d.Spelling(t))
	for _, e := range d.Pack.Agents {
		if stem, ok := strings.CutSuffix(w, e); ok && len(stem) > 2 {
			return undoubled(stem)
		}
	}
	return ""
}

// verbStem is the stem of a verb's form, as agents are made from it.
func verbStem(p *lang.Pack, w lang.Word, spelled string) string {
	if l := p.Lemma(w); l != 0 && l != w {
		spelled = p.Spelled(l)
	}
	spelled = strings.ToLower(spelled)
	for _, e := range p.VerbEndings {
		if stem, ok := strings.CutSuffix(spelled, e); ok && len(stem) > 2 {
			return undoubled(stem)
		}
	}
	return undoubled(spelled)
}

// undoubled is a stem without the second of two equal letters at its end: "runn".
func undoubled(s string) string {
	if n := len(s); n > 2 && s[n-1] == s[n-2] {
		return s[:n-1]
	}
	return s
}
