package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// referNominal resolves a phrase whose head is a noun: by a post that the text or the registry gives somebody, by what kind of noun it is, and by where attention
// rests. A spokesman is never the person he speaks for; an indefinite phrase ("an official", "one fan") leaves its person without a name.
func (d *draft) referNominal(s source, l int32) referent {
	h := &d.items[s.head]
	if r, ok := d.noted(s.head); ok {
		return r
	}
	if next := s.head + 1; s.owner != none && s.owner > s.head && !d.is(s.head, lang.Spokes|lang.Kin|lang.Post|lang.PersonNoun) && (d.part(next, lang.By) || d.link(next, lang.LinkFrom)) {
		return d.author(s, l) // "a study by Reed"
	}
	switch {
	case !d.personal(s.head) && h.entry.Class != 0:
		return referent{kind: unresolved, entity: none, also: none, how: "a thing"}
	case h.entry.Number&lang.Plural != 0 && h.entry.Number&lang.Singular == 0 && !(s.owner != none && h.entry.Cue&lang.CueNoun != 0):
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "several people"}
	case s.indefinite && !s.definite && h.entry.Cue&lang.CueNoun == 0:
		if r := d.namedNext(s, l); r.kind == entity && !d.some(s) {
			return r
		}
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "an unnamed source"}
	}
	if h.entry.Cue&lang.CueNoun != 0 && !h.entry.Is(lang.Post|lang.PersonNoun|lang.OrgNoun) {
		return d.author(s, l)
	}
	if r := d.byPost(s); r.kind == entity {
		return r
	}
	if d.introducedUnnamed(s) {
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "introduced without a name"}
	}
	if r := d.namedNext(s, l); r.kind == entity {
		return r
	}
	switch {
	case h.entry.Is(lang.Spokes):
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "a spokesman without a name"}
	case h.entry.Is(lang.Post) && s.owner != none && d.items[s.owner].kind == itemName && !d.mentionIsPerson(s.owner):
		return d.orUnnamed(d.weaken(d.salient(s.head, l, seek{gender: d.gender(s.head), known: true, back: true}), 0.8))
	case h.entry.Is(lang.Kin) || s.owner != none && !h.entry.Is(lang.OrgNoun):
		return referent{kind: unnamed, entity: none, also: none, sure: 0.8, how: "named only through another"}
	case h.entry.Is(lang.OrgNoun):
		return d.weaken(d.salient(s.head, l, seek{org: true, back: true}), 0.85)
	case h.entry.Is(lang.PersonNoun) || d.aged(s.head) || h.entry.Is(lang.Post) && s.definite:
		return d.orUnnamed(d.weaken(d.salient(s.head, l, seek{gender: d.gender(s.head), back: true, known: !h.entry.Is(lang.PersonNoun)}), 0.85))
	}
	return referent{kind: unnamed, entity: none, also: none, sure: 0.55, how: "a noun that names nobody"}
}

// some reports whether the phrase counts: "one skipper", "two officials".
func (d *draft) some(s source) bool {
	for i := s.first; i < s.head; i++ {
		if d.is(i, lang.NumberWord) || d.part(i, lang.Determiner) {
			return true
		}
	}
	return false
}

// orUnnamed takes somebody of whom nobody can tell who it is for somebody without a name.
func (d *draft) orUnnamed(r referent) referent {
	if r.kind == unresolved {
		return referent{kind: unnamed, entity: none, also: none, sure: 0.7, how: "a post whose holder is not named"}
	}
	return r
}

func (d *draft) weaken(r referent, by float64) referent {
	r.sure *= by
	return r
}

// byPost looks for the one entity of which the text says that it holds the post named by the phrase.
func (d *draft) byPost(s source) referent {
	h := &d.items[s.head]
	head := h.entry.Lemma
	if head == 0 {
		head = h.word
	}
	nobody := referent{kind: unresolved, entity: none, also: none, how: "no such post"}
	if head == 0 {
		return nobody
	}
	best, score, tie := int32(-1), 0, false
	for e := range d.cast.Entities {
		n := d.postScore(&d.cast.Entities[e], head, s)
		switch {
		case n > score:
			best, score, tie = int32(e), n, false
		case n == score && n > 0:
			tie = true
		}
	}
	if best < 0 {
		return nobody
	}
	if tie {
		r := d.salientAmong(head, s)
		return r
	}
	return referent{kind: entity, entity: best, also: -1, sure: 0.93, how: "the post"}
}

// postScore is how well a phrase with this head fits a post of x: 0 not at all, more for each word or organisation that agrees.
func (d *draft) postScore(x *names.Entity, head lang.Word, s source) int {
	best := 0
	if x.Type == names.Place || (x.Type == names.Organisation) != d.is(s.head, lang.OrgNoun|lang.OrgHead) && x.Type == names.Organisation {
		return 0
	}
	of := d.ownerEntity(s)
	for _, p := range x.Posts {
		if p.Head != head {
			continue
		}
		n := 2
		switch {
		case of == none || p.Of < 0:
		case of == p.Of:
			n = 4
		case s.owner > s.head:
			continue // "the leader of the League" leads no other body
		}
		switch past := d.past(s); {
		case past && !p.Former:
			continue
		case p.Former && !past:
			n = 1
		}
		for i := s.first; i < s.head; i++ {
			it := &d.items[i]
			switch {
			case it.kind == itemName && p.Of >= 0 && d.cast.Mentions[it.ref].Entity == p.Of:
				n += 2
			case it.kind == itemWord && it.word != 0 && !it.entry.Is(lang.Article) && has(p.Words, it.word):
				n++
			}
		}
		best = max(best, n)
	}
	return best
}

// ownerEntity is the organisation or place that a phrase says its post belongs to, or none.
func (d *draft) ownerEntity(s source) int32 {
	if s.owner == none || d.items[s.owner].kind != itemName {
		return none
	}
	e := d.cast.Mentions[d.items[s.owner].ref].Entity
	if e < 0 || d.entityIs(e, names.Person) {
		return none
	}
	return e
}

// introducedUnnamed reports whether the last phrase before s with its noun left somebody without a name: after "an official said", "the official" is that one.
func (d *draft) introducedUnnamed(s source) bool {
	lemma := d.items[s.head].entry.Lemma
	if lemma == 0 || !s.definite || s.owner != none {
		return false
	}
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		if e := d.events[n].entity; e < none && d.items[none-1-e].entry.Lemma == lemma {
			return true
		}
	}
	return false
}

// past reports whether the phrase is for somebody who no longer holds the post: "the former mayor".
func (d *draft) past(s source) bool {
	for i := s.first; i < s.head; i++ {
		if d.is(i, lang.PastPost) {
			return true
		}
	}
	return false
}

func has(words []lang.Word, w lang.Word) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}

// salientAmong picks, of several holders of a post, the one on whom attention rests.
func (d *draft) salientAmong(head lang.Word, s source) referent {
	var c contest
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		ev := &d.events[n]
		if ev.entity >= 0 && d.postScore(&d.cast.Entities[ev.entity], head, s) > 0 {
			c.add(ev.entity, attention[ev.role]*fading[min(int(d.turn-ev.turn), len(fading)-1)])
		}
	}
	r := c.verdict()
	r.sure *= 0.9
	return r
}
