package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// noteLine notes whom line l speaks of, in order: by name, by pronoun, by description, and those who have no name.
func (d *draft) noteLine(l int32) {
	ln := &d.lines[l]
	if d.telling(ln) {
		d.turn++
		if d.streams[ln.stream].parent == none {
			d.outer++
		}
	}
	if d.credits(ln) {
		return
	}
	d.noteNominal(l)
	d.noteTwo(ln)
	for i := ln.first; i < ln.end; i++ {
		it := &d.items[i]
		switch {
		case it.kind == itemName:
			d.noteName(i, ln)
		case it.kind != itemWord:
		case it.entry.Is(lang.Article) && d.link(i, lang.LinkThe):
			d.notePost(i, ln)
		case (it.speaks || it.cited && d.quotedFor(i) != none) && !it.entry.Is(lang.Pronoun|lang.Possessive):
			d.noteUnnamed(i, l)
		case it.entry.Is(lang.Pronoun|lang.Possessive) && it.entry.Number&lang.Singular != 0 && d.gender(i)&(lang.Male|lang.Female) != 0:
			d.notePronoun(i, l)
		}
		if it.kind == itemWord && it.entry.Is(lang.Article|lang.NumberWord) {
			d.noteNewcomer(i, ln)
		}
	}
}

// noteTwo notes the two people on whom attention rests where line ln begins by speaking of both: "Both have written", "The pair left".
func (d *draft) noteTwo(ln *line) {
	i := ln.first
	if d.is(i, lang.Article) && d.link(i, lang.LinkThe) {
		i++
	}
	if i+1 >= ln.end || !d.part(i, lang.Two) || !d.verbish(i+1, ln.end) {
		return
	}
	var c contest
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		if ev := &d.events[n]; ev.entity >= 0 && d.entityIs(ev.entity, names.Person) {
			c.add(ev.entity, attention[ev.role]*fading[min(int(d.turn-ev.turn), len(fading)-1)])
		}
	}
	for range 2 {
		if r := c.verdict(); r.kind == entity {
			d.note(i, ln, r.entity, topic, referent{kind: entity, entity: r.entity, also: none, sure: 0.85, how: "one of the two"})
			c.weight[c.place(r.entity)] = 0
		}
	}
}

func (d *draft) notePronoun(i, l int32) {
	ln, it := &d.lines[l], &d.items[i]
	owns := it.entry.Is(lang.Reflexive) || it.entry.Is(lang.Possessive) && i+1 < ln.end && d.nounish(i+1)
	r := d.namedAfter(i, ln)
	if r.kind != entity {
		r = d.salient(i, l, seek{gender: d.gender(i), speaks: it.speaks, apart: it.speaks && d.parenthetical(i, ln), owns: owns, not: d.doer(i)})
		d.learn(r, d.gender(i))
	}
	d.note(i, ln, r.entity, d.roleOf(i, i, ln), r)
}

// namedAfter resolves a pronoun in what opens a sentence ahead of its subject to that subject: "When he had left the court, Lee said", "In his letter Lee wrote".
func (d *draft) namedAfter(i int32, ln *line) referent {
	nobody := referent{kind: unresolved, entity: none, also: none}
	if i > ln.first+4 || i == ln.first || d.streams[ln.stream].parent != none || !d.is(ln.first, lang.Preposition|lang.Conjunction|lang.Adverb|lang.Question) || d.part(i, lang.Objective) && !d.is(i, lang.Possessive) {
		return nobody
	}
	for k := i + 1; k < min(ln.end, i+longestPhrase/2); k++ {
		it := &d.items[k]
		if it.kind == itemQuote || it.kind == itemWord && (it.entry.Is(lang.Relative) || k > i+1 && it.entry.Is(lang.Pronoun) && it.entry.Gender != 0) {
			break
		}
		if it.kind != itemName || !d.mentionIsPerson(k) {
			continue
		}
		start := k
		for start > i+1 && d.is(start-1, lang.Title|lang.Honorific) {
			start--
		}
		m := &d.cast.Mentions[it.ref]
		if m.Entity < 0 || !d.stop(start-1, ',') && d.is(start-1, lang.Preposition|lang.Possessive|lang.Conjunction|lang.Article) || !d.verbish(k+1, ln.end) && !d.stop(k+1, ',') || d.is(start-2, lang.Kin|lang.Post) {
			break
		}
		if g := d.genders[m.Entity]; g == 0 || g&d.gender(i) != 0 {
			return referent{kind: entity, entity: m.Entity, also: none, sure: 0.85, how: "named as the sentence goes on"}
		}
		break
	}
	return nobody
}

// noteNewcomer notes a person without a name whom the phrase that begins with item i brings in as the subject of a clause, "A woman in the queue", "One victim"; and a
// document that is such a subject.
func (d *draft) noteNewcomer(i int32, ln *line) {
	if i > ln.first && !d.opensClause(i-1) && !d.introduced(i, ln) {
		return
	}
	s := d.phraseAfter(i, ln.end)
	if s.kind == nominal && d.document(s.head) {
		if s.last < ln.end && (d.verbish(s.last, ln.end) || d.items[s.last].kind == itemStop || d.is(s.last, lang.Preposition)) {
			d.noteSubject(s, i, ln)
		}
		return
	}
	if s.kind != nominal || !s.indefinite || s.definite || d.items[s.head].speaks || d.is(s.head, lang.OrgNoun|lang.OrgHead) || !d.describesPerson(s.head) || d.items[s.head].entry.Number == lang.Plural || d.besideName(s.head, ln) {
		return
	}
	reported := i > ln.first && s.last < ln.end && d.stop(s.last, ',') && (d.part(i-1, lang.That) || d.items[i-1].entry.Cue&lang.CueSay != 0)
	if i > ln.first && !d.introduced(i, ln) && !d.verbish(s.last, ln.end) && !reported {
		return // "Lee, a woman of few words"; "let an interpreter in"
	}
	d.noteSubject(s, i, ln)
}

// noteSubject notes whom or what the phrase s, which begins with item i, is found to mean; or that it has no name.
func (d *draft) noteSubject(s source, i int32, ln *line) {
	r := d.refer(s, d.items[i].line)
	if r.kind == unnamed {
		r.entity = none - 1 - s.head
	}
	d.note(s.head, ln, r.entity, d.roleOf(s.head, i, ln), r)
}

// document reports whether the noun at item i is something written or said, that "it" may mean: "A report by the board found … It said".
func (d *draft) document(i int32) bool {
	return d.items[i].kind == itemWord && d.items[i].entry.Cue&lang.CueNoun != 0 && !d.describesPerson(i) && !d.describesBody(i)
}

// credits reports whether the line is a byline or gives credit for a picture: "By Ann Lee", "Photo: Ann Lee/Harbour Press".
func (d *draft) credits(ln *line) bool {
	if d.part(ln.first, lang.By) && d.toks[d.items[ln.first].first].Is(prose.Begin) && ln.end-ln.first <= 12 {
		return ln.first+1 < ln.end && (d.items[ln.first+1].kind == itemName || d.items[ln.end-1].kind == itemName)
	}
	return false
}

// doer is the subject of the verb right before an object's pronoun at item i, plus one, or 0: "Lee asked him" tells of somebody other than Lee.
func (d *draft) doer(i int32) int32 {
	if !d.part(i, lang.Objective) || d.is(i, lang.Possessive) && i+1 < int32(len(d.items)) && d.nounish(i+1) {
		return 0
	}
	k := d.sayingFrom(i - 1)
	if k >= len(d.sayings) || d.sayings[k].item != i-1 || d.sayings[k].subject.kind == noSource {
		return 0
	}
	if r, ok := d.noted(d.sayings[k].subject.head); ok && r.kind == entity {
		return r.entity + 1
	}
	return 0
}

// telling reports whether the line says more than a quotation and its clause.
func (d *draft) telling(ln *line) bool {
	n, quoted := 0, false
	for i := ln.first; i < ln.end && n < 5; i++ {
		if d.items[i].kind == itemQuote {
			quoted = true
		} else if d.items[i].kind != itemStop {
			n++
		}
	}
	return n >= 5 || !quoted && n > 0
}

// parenthetical reports whether the pronoun at item i opens a clause of saying thrown in after a comma, which is none of a conjunction.
func (d *draft) parenthetical(i int32, ln *line) bool {
	return i > ln.first+1 && d.stop(i-1, ',') && i+1 < ln.end && d.items[i+1].entry.Cue&lang.CueSay != 0 && d.items[i-2].kind != itemQuote &&
		(i+2 >= ln.end || d.items[i+2].kind == itemStop)
}

// noteNominal notes a definite phrase that opens line l and stands for somebody named before: "The star had left by then."
func (d *draft) noteNominal(l int32) {
	ln := &d.lines[l]
	if d.streams[ln.stream].parent != none && d.part(ln.first, lang.Alone) && d.is(ln.first, lang.Possessive) {
		d.note(ln.first, ln, none-1-ln.first, topic, referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "named only through the speaker"})
		return
	}
	if !d.is(ln.first, lang.Article) || !d.link(ln.first, lang.LinkThe) {
		return
	}
	s := d.phraseAfter(ln.first, ln.end)
	if s.kind != nominal || s.last != s.head+1 || s.last >= ln.end || d.is(s.last, lang.Auxiliary) && d.beVerb(s.last) || d.items[s.head].speaks || !d.personal(s.head) || d.items[s.head].entry.Cue&lang.CueNoun != 0 {
		return
	}
	if r := d.refer(s, l); r.kind == entity && r.sure >= 0.72 {
		d.note(s.head, ln, r.entity, topic, r)
	}
}

// notePost notes a phrase like "the mayor" in the midst of line ln, or "the mayor's", where an entity is known to hold the post.
func (d *draft) notePost(i int32, ln *line) {
	k := i + 1
	for k < min(ln.end, i+4) && d.nounish(k) && !d.is(k, lang.Post|lang.Title) {
		k++
	}
	if k >= min(ln.end, i+4) || !d.is(k, lang.Post|lang.Title) || k+1 < ln.end && d.items[k+1].kind == itemName || i == ln.first && !(k+1 < ln.end && d.genitive(k+1, ln.end)) {
		return
	}
	s := source{kind: nominal, first: i, last: k + 1, head: k, owner: none, also: none, definite: true}
	if r := d.describedAs(s); r.kind == entity && r.how == postHow {
		d.note(k, ln, r.entity, d.roleOf(k, i, ln), r)
	}
}

// noteUnnamed notes whoever speaks by the noun at item i: somebody without a name, "a spokesman said", whom a pronoun may mean; or whom the noun is found to mean.
func (d *draft) noteUnnamed(i, l int32) {
	k := d.spokenBy(i)
	if k == none {
		return
	}
	s, ln := &d.sayings[k], &d.lines[l]
	it := &d.items[i]
	if s.inverted && !d.endsParagraphQuote(s, ln) || it.entry.Number == lang.Plural {
		return
	}
	if s.subject.kind != nominal || !d.describesPerson(i) && !d.describesBody(i) && !(it.entry.Class == 0 && i > ln.first && d.toks[it.first].Is(prose.Upper)) {
		return
	}
	r := d.refer(s.subject, l)
	switch {
	case r.kind == unnamed && !d.describesBody(i):
		r.entity = none - 1 - i
	case r.kind != entity:
		return
	}
	d.note(i, ln, r.entity, speaking, r)
}

// spokenBy is the first verb of saying whose subject item i heads, or the "according to" before it; or none.
func (d *draft) spokenBy(i int32) int32 {
	k := d.quotedFor(i)
	for n := d.sayingFrom(i); k == none && n < len(d.sayings) && d.sayings[n].item < i+longestPhrase; n++ {
		if s := &d.sayings[n]; s.kind == verbal && s.subject.kind != noSource && s.subject.head == i {
			k = int32(n)
		}
	}
	return k
}

// quotedFor is the saying of which item i is the source in a phrase, "according to a councillor"; or none.
func (d *draft) quotedFor(i int32) int32 {
	if k := d.sayingFrom(i) - 1; k >= 0 && d.sayings[k].kind == adjunct && d.sayings[k].subject.head == i {
		return int32(k)
	}
	return none
}

func (d *draft) noteName(i int32, ln *line) {
	m := &d.cast.Mentions[d.items[i].ref]
	if m.Entity < 0 || d.entityIs(m.Entity, names.Place) || d.labels(i, ln) || i+1 < ln.end && d.stop(i+1, '/') {
		return
	}
	if r, ok := d.namesake(i, d.items[i].line); ok {
		d.note(i, ln, r.entity, d.roleOf(i, d.titleStart(i, ln.first), ln), r)
		return
	}
	d.note(i, ln, m.Entity, d.roleOf(i, d.titleStart(i, ln.first), ln), referent{kind: entity, entity: m.Entity, also: none, sure: 1})
}

// labels reports whether the person's name at item i only tells which thing is meant: "the Reed case".
func (d *draft) labels(i int32, ln *line) bool {
	m := &d.cast.Mentions[d.items[i].ref]
	return i > ln.first && i+1 < ln.end && m.Title == m.First && d.mentionIsPerson(i) && d.is(i-1, lang.Article) && d.nounish(i+1) && !d.personal(i+1) && !d.verbish(i+1, ln.end)
}

// roleOf tells the role of the phrase that begins at item first and has its head at i. What the sentence goes on to give as somebody's report has no topic of its own.
func (d *draft) roleOf(i, first int32, ln *line) role {
	r := d.partPlayed(i, first, ln)
	if (r == topic || r == speaking) && d.reportedLater(i, ln) {
		return subject
	}
	return r
}

// partPlayed tells the role of the phrase in its own clause.
func (d *draft) partPlayed(i, first int32, ln *line) role {
	if d.items[i].speaks {
		if d.quotedByAnother(i) || d.asksSomebody(i, ln) || d.hangsOn(first, ln) {
			return subject
		}
		return speaking
	}
	if d.isAsked(first, ln) {
		return speaking
	}
	if i+1 < ln.end && d.genitive(i+1, ln.end) || d.is(i, lang.Possessive) && i+1 < ln.end && d.nounish(i+1) {
		return oblique
	}
	if first <= ln.first || d.introduced(first, ln) || d.afterPlace(first, ln) && (d.nominative(i) || d.verbish(i+1, ln.end)) {
		return topic
	}
	if d.is(first-1, lang.Preposition) {
		if (d.is(first-1, lang.Conjunction) || d.adverbial(first-1)) && d.verbish(i+1, ln.end) {
			return subject // "after Lee quit her job"
		}
		return oblique
	}
	if d.nominative(i) || d.is(first-1, lang.Auxiliary) && d.beVerb(first-1) {
		return subject
	}
	if d.stop(first-1, ',') && first-2 > ln.first {
		if p := d.phraseBefore(first-2, ln.first); p.kind == nominal && p.first <= ln.first && d.describesPerson(p.head) {
			return topic // "The league's leader, Ann Lee, left"
		}
	}
	if d.opensClause(first-1) && (d.items[first-1].entry.Cue&verbCues == 0 || d.verbish(i+1, ln.end)) {
		return subject
	}
	return oblique
}

// isAsked reports whether the phrase that begins with item first is of whom somebody asks something: the answer will be his.
func (d *draft) isAsked(first int32, ln *line) bool {
	return first > ln.first && d.items[first-1].kind == itemWord && d.items[first-1].entry.Cue&lang.CueAsk != 0 && d.items[first-1].entry.Form&lang.Past != 0
}

// asksSomebody reports whether the subject at item i asks a person named right after the verb.
func (d *draft) asksSomebody(i int32, ln *line) bool {
	k := d.sayingOf(i)
	if k == none || d.sayings[k].cue&lang.CueAsk == 0 || d.sayings[k].inverted || d.sayings[k].item+1 >= ln.end {
		return false
	}
	return d.phraseAfter(d.sayings[k].item+1, ln.end).kind == named
}

// reportedLater reports whether item i stands in what somebody is said to have said as the sentence ends: "The pier would stand, Lee said".
func (d *draft) reportedLater(i int32, ln *line) bool {
	for k := d.sayingFrom(max(i+2, ln.end-longestPhrase/2)); k < len(d.sayings) && d.sayings[k].item < ln.end; k++ {
		s := &d.sayings[k]
		if s.kind != verbal || s.cue&lang.CueSay == 0 || s.subject.kind == noSource || s.conjoined {
			continue
		}
		from, last := s.subject.first, max(s.item+1, s.subject.last)
		if s.inverted {
			from = s.item
		}
		if from > i+2 && d.stop(from-1, ',') && ln.end-last <= 6 {
			return true
		}
	}
	return false
}

// hangsOn reports whether the phrase that begins with item first is the subject of a clause that hangs on the main one: "She went to Oldport, where her tutor, Reed, noted".
func (d *draft) hangsOn(first int32, ln *line) bool {
	for k := first - 1; k > ln.first && k > first-8; k-- {
		if d.is(k, lang.Relative|lang.Question) {
			return d.stop(k-1, ',')
		}
		if d.items[k].kind == itemQuote || d.is(k, lang.Auxiliary|lang.Modal) || d.nominative(k) {
			return false // that clause has its own subject
		}
	}
	return false
}

// quotedByAnother reports whether the subject at item i speaks only in what somebody else says in the same sentence: "Lee said that Reed had told the board".
func (d *draft) quotedByAnother(i int32) bool {
	k := d.sayingOf(i)
	if k <= 0 || d.sayings[k].inverted {
		return false
	}
	s, o := &d.sayings[k], &d.sayings[k-1]
	if o.line != s.line || o.kind != verbal || o.inverted || o.conjoined || o.cue&(speechCues|lang.CueDeny|lang.CueThink) == 0 || o.subject.kind == noSource || s.subject.first <= o.item || s.subject.first-o.item > 12 {
		return false
	}
	for n := o.item + 1; n < s.subject.first; n++ {
		if d.items[n].kind == itemQuote || d.part(n, lang.That) {
			return d.part(n, lang.That)
		}
	}
	return s.subject.first == o.item+1
}

// introduced reports whether nothing but an adverbial with its comma, or a conjunction, stands before item first in the line: "On Monday, Lee …", "But Lee …".
func (d *draft) introduced(first int32, ln *line) bool {
	k := first - 1
	if k == ln.first {
		return d.is(k, lang.Conjunction|lang.Adverb|lang.Hedge|lang.TimeWord)
	}
	if !d.stop(k, ',') || k-ln.first > 12 || !d.is(ln.first, lang.Preposition|lang.Adverb|lang.TimeWord|lang.Conjunction) {
		return false
	}
	for i := ln.first; i < k; i++ {
		if d.items[i].kind == itemQuote || d.items[i].entry.Cue&speechCues != 0 && d.items[i].entry.Cue&lang.CueNoun == 0 {
			return false
		}
	}
	return true
}

// afterPlace reports whether no more than a place or time without a comma stands before item first in the line: "In 1957 she crossed", "At the gate Lee said".
func (d *draft) afterPlace(first int32, ln *line) bool {
	if first-ln.first < 2 || first-ln.first > 6 || !d.is(ln.first, lang.Preposition) || d.is(first-1, lang.Preposition|lang.Conjunction|lang.Article|lang.Possessive) {
		return false
	}
	for i := ln.first + 1; i < first; i++ {
		if d.items[i].kind == itemStop || d.items[i].kind == itemQuote || d.items[i].kind == itemClitic || d.is(i, lang.Auxiliary|lang.Modal) || d.items[i].entry.Cue&verbCues != 0 {
			return false
		}
	}
	return true
}

// titleStart is the first item of the titles, posts and article before the name at item i.
func (d *draft) titleStart(i, lo int32) int32 {
	k := i - 1
	for ; k >= lo && k > i-10; k-- {
		it := &d.items[k]
		if it.kind == itemName && k == i-1 {
			break
		}
		if it.kind == itemName || it.kind == itemWord && it.entry.Is(lang.Article|lang.Possessive|lang.NumberWord) || d.genitive(k, i) {
			continue
		}
		if !d.nounish(k) || d.participle(k) && !d.toks[it.first].Is(prose.Upper) || d.finite(k, lo) {
			break
		}
	}
	return k + 1
}

// participle reports whether item k ends as participles do, and is not known as anything else.
func (d *draft) participle(k int32) bool {
	w := d.text(k)
	return d.pack.Looks(w, lang.Gerund) || d.items[k].entry.Class == 0 && d.pack.Looks(w, lang.Past) || d.items[k].entry.Cue&verbCues != 0 && !d.personal(k)
}

// verbish reports whether item k can begin a predicate: an auxiliary, a verb's ending, an adverb.
func (d *draft) verbish(k, hi int32) bool {
	if k >= hi {
		return false
	}
	it := &d.items[k]
	if it.kind == itemClitic {
		return !d.genitive(k, hi)
	}
	if it.kind != itemWord {
		return false
	}
	if it.entry.Is(lang.Auxiliary|lang.Modal|lang.Adverb|lang.Negation|lang.Hedge) || it.entry.Cue&verbCues != 0 {
		return true
	}
	if it.entry.Class&lang.Function != 0 {
		return false
	}
	return d.pack.Looks(d.text(k), lang.Past|lang.Present) || k+1 < hi && d.items[k-1].kind == itemName && d.is(k+1, lang.Article|lang.Possessive) // "Lee quit her job"
}

func (d *draft) nominative(i int32) bool { return d.part(i, lang.Nominative) }

// learn takes a pronoun that was resolved with some sureness as telling the gender of a person of whom nothing else tells it, or as bearing out what his given name tells.
func (d *draft) learn(r referent, g lang.Gender) {
	if r.kind != entity || r.sure < 0.8 {
		return
	}
	if d.genders[r.entity] == 0 {
		d.genders[r.entity] = g
	}
	d.proven[r.entity] = d.proven[r.entity] || d.genders[r.entity] == g
}

func (d *draft) note(i int32, ln *line, e int32, r role, ref referent) {
	d.events = append(d.events, event{entity: e, item: i, turn: d.turn, outer: d.outer, inside: d.streams[ln.stream].parent, role: r, ref: ref})
}
