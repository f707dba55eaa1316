package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// namedAfter resolves a pronoun in what opens a sentence ahead of its subject to that subject:
// "When he had left the court, Lee said", "In his letter Lee wrote".
func (d *Reader) namedAfter(i clause.ItemID, ln *clause.Line) Referent {
	if !d.aheadOfSubject(i, ln) {
		return NobodyKnown("")
	}
	r, _ := d.subjectBehind(i, ln, false)
	return r
}

// fronted is the first pronoun of a clause that opens a sentence ahead of its subject, where the
// pronoun at item i is that one or may mean the same: "After he said he felt “betrayed,” Lee left";
// or none.
func (d *Reader) fronted(i clause.ItemID, ln *clause.Line) clause.ItemID {
	for j := ln.First + 1; j <= min(i, ln.First+4); j++ {
		if d.Nominative(j) && d.Part(j-1, lang.Subordinates) && d.Gender(j) == d.Gender(i) && d.aheadOfSubject(j, ln) {
			return j
		}
	}
	return clause.NoItem
}

// orSubjectBehind is r, whom the pronoun at item i means as attention rests, or whom its sentence
// names as its subject behind it and words in marks. Where the two are not one, a reader may take
// it either way.
func (d *Reader) orSubjectBehind(r Referent, i clause.ItemID, ln *clause.Line) Referent {
	first := d.fronted(i, ln)
	if first == clause.NoItem {
		return r
	}
	ahead, at := d.subjectBehind(first, ln, true)
	switch {
	case ahead.Kind != Entity || at < i:
		return r
	case r.Kind != Entity || r.Sure < 0.5:
		return ahead
	case r.Entity != ahead.Entity:
		r.Sure = min(r.Sure, 0.5)
	}
	return r
}

// subjectBehind is whom the main clause names that begins behind the pronoun at item i, and where,
// with nobody else spoken of in between; over words in marks where the pronoun's clause may have
// such.
func (d *Reader) subjectBehind(i clause.ItemID, ln *clause.Line, words bool) (Referent, clause.ItemID) {
	for k := i + 1; k < min(ln.End, i+clause.LongestPhrase/2); k++ {
		if d.IsQuote(k) && (words || d.inWhat(i, ln)) {
			continue // "In what she called “a joke,” Lee left"
		}
		relative := d.Is(k, lang.Relative) && !(words && d.Part(k, lang.That))
		if k > i+1 && d.another(k, i, words) || d.IsQuote(k) || relative {
			break
		}
		if !d.IsName(k) || !d.MentionIsPerson(k) {
			continue
		}
		e := d.Mention(k).Entity
		if e == names.NoEntity || !d.beginsMain(k, i, ln) {
			break
		}
		if g := d.genders[e]; g != 0 && g&d.Gender(i) == 0 {
			break
		}
		sure := 0.85
		if d.inWhat(i, ln) {
			sure = 0.95
		}
		return meaning(e, sure, aheadHow), k
	}
	return NobodyKnown(""), clause.NoItem
}

// another reports whether the pronoun at item k may mean another being than the one at item i: of
// a clause that tells what somebody said, the same subject may be the same person.
func (d *Reader) another(k, i clause.ItemID, words bool) bool {
	sex := d.Items[k].Entry.Gender
	if !d.Is(k, lang.Pronoun) || sex == 0 || words && sex == lang.Neuter {
		return false
	}
	return !words || !d.Nominative(k) || d.Gender(k) != d.Gender(i)
}

// inWhat reports whether the pronoun at item i is the subject of what names, in front of the
// sentence, the event that it tells of: "In what he called".
func (d *Reader) inWhat(i clause.ItemID, ln *clause.Line) bool {
	return i == ln.First+2 && d.Nominative(i) &&
		d.Is(ln.First, lang.Preposition) && d.Is(i-1, lang.Question|lang.Relative)
}

// aheadOfSubject reports whether the pronoun at item i stands near the start of a line that does
// not open with its subject.
func (d *Reader) aheadOfSubject(i clause.ItemID, ln *clause.Line) bool {
	if i == ln.First || i > ln.First+4 || d.Streams[ln.Stream].Parent != quote.None {
		return false
	}
	if d.Part(i, lang.Objective) && !d.Is(i, lang.Possessive) {
		return false
	}
	const opens = lang.Preposition | lang.Conjunction | lang.Adverb | lang.Question
	return d.Is(ln.First, opens) || d.Is(ln.First, lang.TimeWord) && d.Part(i-1, lang.Subordinates)
}

// beginsMain reports whether the name at item k, after the pronoun at item i, begins the main
// clause.
func (d *Reader) beginsMain(k, i clause.ItemID, ln *clause.Line) bool {
	start := k
	for start > i+1 && d.Is(start-1, lang.Title|lang.Honorific) {
		start--
	}
	if d.Is(start-2, lang.Kin|lang.Post) {
		return false
	}
	comma := d.EndsInComma(start - 1)
	if d.Nominative(i) && !comma && !d.Part(i-1, lang.Subordinates) {
		return false // "However he believes Lee is wrong"
	}
	if !comma && d.Is(start-1, lang.Preposition|lang.Possessive|lang.Conjunction|lang.Article) {
		return false
	}
	return d.Verbish(k+1, ln.End) || d.Stop(k+1, ',')
}

// sexTold is the sex that the sentence tells of whom the name at item i names: "For her part, Lee",
// "Lee himself", "Lee said as he left", "Lee and her husband"; 0 where nothing does.
func (d *Reader) sexTold(i clause.ItemID) lang.Gender {
	if d.Link(i+1, lang.LinkAnd) && d.Is(i+2, lang.Possessive) && d.Is(i+3, lang.Kin) {
		return d.Gender(i + 2)
	}
	for k := i + 1; k < min(i+6, clause.ItemID(len(d.Items)-1)) && !d.IsStop(k) && !d.IsQuote(k); k++ {
		if d.Is(k, lang.Reflexive) {
			return d.Gender(k)
		}
		if k > i+1 && k < i+4 && d.Part(k, lang.As) && d.Nominative(k+1) {
			return d.Gender(k + 1)
		}
	}
	return d.sexAhead(i)
}

// sexAhead is the sex that a phrase ahead of the name at item i tells of whom it names: "For her
// part, Lee"; 0 where none does.
func (d *Reader) sexAhead(i clause.ItemID) lang.Gender {
	first := d.Lines[d.Items[i].Line].First
	if i < first+4 || i > first+6 || !d.Stop(i-1, ',') {
		return 0
	}
	if !d.Is(first, lang.Preposition) || !d.Is(first+1, lang.Possessive) {
		return 0
	}
	return d.Gender(first + 1)
}
