package refer

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/order"
)

// holding says that the text tells of an entity something by which a description may mean it: a
// post, a kind to which the post belongs, the people it is of. Descriptions are held against these
// alone, and not against the whole cast.
type holding struct {
	word   lang.Word
	entity names.EntityID
	next   holdingID // of the list in which words with the same last bits stand, or none
}

// holdingID is a holding's place among all of them, of which the first is none.
type holdingID int32

// noHolding ends a list.
const noHolding holdingID = 0

// age is an age that the text prints beside somebody's name.
type age struct {
	entity names.EntityID
	years  int
}

// compare orders ages by whose they are.
func (a age) compare(e names.EntityID) int { return cmp.Compare(a.entity, e) }

// noteHoldings lays down what the text tells of the cast, once for a story.
func (d *Descriptions) noteHoldings() {
	d.notePlaceWords()
	d.holdings, d.ages = append(d.holdings[:0], holding{}), d.ages[:0]
	for e := range d.Cast.Entities {
		for i := range d.Cast.Entities[e].Posts {
			d.hold(names.EntityID(e), &d.Cast.Entities[e].Posts[i])
		}
		if d.EntityIs(names.EntityID(e), names.Organisation) {
			d.holdName(names.EntityID(e))
		}
	}
	d.linkHoldings()
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		if years := d.ageBeside(m); years != 0 {
			d.ages = append(d.ages, age{m.Entity, years})
		}
	}
	order.By(d.ages, func(a, b age) int { return cmp.Compare(a.entity, b.entity) })
}

// hold notes the words by which post p of entity e may be meant.
func (d *Descriptions) hold(e names.EntityID, p *names.Post) {
	d.holdings = append(d.holdings, holding{word: p.Head, entity: e})
	d.holdAll(e, d.Pack.Kinds(p.Head))
	d.holdAll(e, d.Pack.Kinds(d.placeWord(p.Of)))
	for _, w := range p.Words {
		if d.Pack.Entry(w).Is(lang.Demonym) {
			d.holdings = append(d.holdings, holding{word: w, entity: e})
		}
	}
}

// holdName notes the nouns by which the body e may be meant that stand in its name: the Harbour
// Council is the council.
func (d *Descriptions) holdName(e names.EntityID) {
	for w, rest := "", d.Cast.Entities[e].Name; rest != ""; {
		w, rest, _ = strings.Cut(rest, " ")
		word := d.Pack.Word(w)
		x := d.Pack.Entry(word)
		if x.Is(lang.OrgNoun | lang.OrgHead) {
			noun := d.Pack.Lemma(word)
			d.holdings = append(d.holdings, holding{word: noun, entity: e})
			d.holdAll(e, d.Pack.Kinds(noun))
		}
		if rest == "" && x.Part&lang.Press != 0 {
			for _, noun := range d.Pack.PressNouns {
				d.holdings = append(d.holdings, holding{word: d.Pack.Lemma(d.Pack.Word(noun)), entity: e})
			}
		}
	}
}

// holdAll notes that entity e may be meant by each of the words.
func (d *Descriptions) holdAll(e names.EntityID, words []lang.Word) {
	for _, w := range words {
		d.holdings = append(d.holdings, holding{word: w, entity: e})
	}
}

// linkHoldings makes lists of the holdings, so many that each is short.
func (d *Descriptions) linkHoldings() {
	lists := 16
	for lists < len(d.holdings)-1 {
		lists *= 2
	}
	d.holders = slices.Grow(d.holders[:0], lists)[:lists]
	clear(d.holders)
	for i := 1; i < len(d.holdings); i++ {
		h := &d.holdings[i]
		list := &d.holders[int(h.word)&(lists-1)]
		h.next, *list = *list, holdingID(i)
	}
}

// notePlaceWords finds the language pack's word for each place of the cast: that of the first
// mention that is listed as a whole.
func (d *Descriptions) notePlaceWords() {
	d.placeWords = Grow(d.placeWords, len(d.Cast.Entities))
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		if m.Entity < 0 || d.placeWords[m.Entity] != 0 || !d.EntityIs(m.Entity, names.Place) {
			continue
		}
		if w, n := d.Pack.Phrase(d.Words[m.First:m.End]); int32(n) == m.End-m.First {
			d.placeWords[m.Entity] = d.Pack.Lemma(w) // of "UK" the United Kingdom
		}
	}
}

// placeWord is the language pack's word for the place e, 0 where it is no place or none that the
// pack knows.
//
//go:noinline
func (d *Descriptions) placeWord(e names.EntityID) lang.Word {
	if e < 0 {
		return 0
	}
	return d.placeWords[e]
}

// meant are the entities that the description s may mean by what the text tells of them, in the
// order of the cast.
func (d *Descriptions) meant(s clause.Source) []names.EntityID {
	d.meaning = d.meaning[:0]
	switch least, most := d.yearsAt(s.Head); {
	case most != 0:
		d.meantByAge(least, most)
	case d.Is(s.Head, lang.Demonym):
		for i := s.First; i <= s.Head; i++ {
			if d.Is(i, lang.Demonym) {
				d.meantBy(d.Items[i].Word)
				d.meantBy(d.Lemma(i))
			}
		}
	}
	d.meantBy(d.Lemma(s.Head))
	if x := &d.Items[s.Head]; x.End-x.First > 1 {
		d.meantBy(d.Pack.Lemma(d.Words[x.End-1])) // "the party leader" of "the leader of the Unity Party"
	}
	slices.Sort(d.meaning)
	return slices.Compact(d.meaning)
}

// mostMeant is how many holders of a post are weighed at most, so that a text of nothing but
// councillors stays linear.
const mostMeant = 64

// meantBy adds those who may be meant by the word w.
//
//go:noinline
func (d *Descriptions) meantBy(w lang.Word) {
	left := mostMeant
	for i := d.holders[int(w)&(len(d.holders)-1)]; i != noHolding && left > 0; i, left = d.holdings[i].next, left-1 {
		if h := &d.holdings[i]; h.word == w && w != 0 {
			d.meaning = append(d.meaning, h.entity)
		}
	}
}

// holdsNoun reports whether entity e may be meant by the word w.
func (d *Descriptions) holdsNoun(e names.EntityID, w lang.Word) bool {
	left := mostMeant
	for i := d.holders[int(w)&(len(d.holders)-1)]; i != noHolding && left > 0; i, left = d.holdings[i].next, left-1 {
		if h := &d.holdings[i]; h.word == w && h.entity == e {
			return true
		}
	}
	return false
}

// meantByAge adds those of whom an age is told from the least to the most.
func (d *Descriptions) meantByAge(least, most int) {
	for i := range d.ages[:min(len(d.ages), mostMeant)] {
		if a := &d.ages[i]; least <= a.years && a.years <= most && a.entity != names.NoEntity {
			d.meaning = append(d.meaning, a.entity)
		}
	}
}
