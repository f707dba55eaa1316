package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// roleOf tells the role of the phrase that begins at item first and has its head at i. What the
// sentence goes on to give as somebody's report has no topic of its own.
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

// isAsked reports whether the phrase that begins with item first is of whom somebody asks
// something: the answer will be his.
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

// reportedLater reports whether item i stands in what somebody is said to have said as the sentence
// ends: "The pier would stand, Lee said".
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

// hangsOn reports whether the phrase that begins with item first is the subject of a clause that
// hangs on the main one: "She went to Oldport, where her tutor, Reed, noted".
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

// quotedByAnother reports whether the subject at item i speaks only in what somebody else says in
// the same sentence: "Lee said that Reed had told the board".
func (d *draft) quotedByAnother(i int32) bool {
	k := d.spokenBy(i)
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

// introduced reports whether nothing but an adverbial with its comma, or a conjunction, stands
// before item first in the line: "On Monday, Lee …", "But Lee …".
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

// afterPlace reports whether no more than a place or time without a comma stands before item first
// in the line: "In 1957 she crossed", "At the gate Lee said".
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
	it := d.at(k)
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
	return d.pack.Looks(d.text(k), lang.Past|lang.Present) || k+1 < hi && d.at(k-1).kind == itemName && d.is(k+1, lang.Article|lang.Possessive) // "Lee quit her job"
}

func (d *draft) nominative(i int32) bool { return d.part(i, lang.Nominative) }
