package clause

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// Says reports whether the word stands in the phrase before its head.
func (d *Phrases) Says(s Source, w lang.Word) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Items[i].Word == w {
			return true
		}
	}
	return false
}

// NamesPeople reports whether the phrase says of which people somebody is.
//
//go:noinline
func (d *Phrases) NamesPeople(s Source) bool {
	for i := s.First; i <= s.Head; i++ {
		if d.Is(i, lang.Demonym) {
			return true
		}
	}
	return false
}

// Some reports whether the phrase counts: "one skipper", "two officials".
//
//go:noinline
func (d *Phrases) Some(s Source) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Is(i, lang.NumberWord) || d.Part(i, lang.Determiner) {
			return true
		}
	}
	return false
}

// Past reports whether the phrase is for somebody who no longer holds the post: "the former mayor".
//
//go:noinline
func (d *Phrases) Past(s Source) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Is(i, lang.PastPost) {
			return true
		}
	}
	return false
}

// Compatriot reports whether the phrase is a person's by nothing but where he comes from: "the
// Spaniard".
//
//go:noinline
func (d *Phrases) Compatriot(s Source) bool {
	return s.Definite && d.Is(s.Head, lang.Demonym) && d.Items[s.Head].Entry.Number == lang.Singular
}

// CountsChildren reports whether a word for a parent is a description of its own, "the father of
// two", and not somebody's father.
func (d *Phrases) CountsChildren(s Source) bool {
	if !s.Definite || s.Owner != NoItem {
		return false
	}
	of, noun := s.Head+1, d.Spelled(s.Head)
	if i := strings.LastIndexByte(noun, '-'); i > 0 && strings.IndexByte(noun, '-') < i {
		return d.Pack.Entry(d.Pack.Word(noun[i+1:])).Is(lang.NumberWord) // "the father-of-two"
	}
	return d.Link(of, lang.LinkOf) && d.Is(of+1, lang.NumberWord)
}

// NewcomerAt reports whether the noun at item i heads an indefinite phrase that stands by itself:
// beside no name, "Lee, an officer", and after no "is" or "as".
func (d *Phrases) NewcomerAt(i ItemID) bool {
	ln := &d.Lines[d.Items[i].Line]
	p := d.PhraseBefore(i, ln.First)
	if p.Kind != Nominal || !p.Indefinite || p.Definite || p.Head != i {
		return false
	}
	goesOn := i+1 < ln.End && d.Nounish(i+1) && !d.Verbish(i+1, ln.End) && !d.HasForm(i+1, lang.Past) // "came"
	return !goesOn && !d.BesideName(i, ln) && d.standsAlone(p.First-1, ln)
}

// standsAlone reports whether item k, right before a phrase, lets it stand by itself.
func (d *Phrases) standsAlone(k ItemID, ln *Line) bool {
	if k > ln.First && d.Stop(k-1, ',') && d.Is(k, lang.Reflexive|lang.Adverb|lang.TimeWord) {
		k-- // "Lee, now an officer"
	}
	switch {
	case k < ln.First:
		return true
	case d.Stop(k, ','):
		if k-3 >= ln.First && d.Digits(k-1) && d.Stop(k-2, ',') ||
			k-4 >= ln.First && d.Stop(k-1, ')') && d.Digits(k-2) {
			k -= 2 // "Lee, 44, an officer"; "Lee (44), an officer"
		}
		return k == ln.First || !d.IsName(k-1) && !d.Stop(k-1, '(')
	}
	return !d.Part(k, lang.As|lang.Be|lang.Becomes) && !d.IsName(k)
}

// nounOwner is whose words the noun cue at item i is: "Reed's statement", "a statement from Reed",
// "her words".
func (d *Phrases) nounOwner(i ItemID, ln *Line) Source {
	if d.quotedBetween(i, ln.First) {
		if d.Is(i-2, lang.Possessive) {
			return d.PhraseOf(i - 2)
		}
		return d.PhraseOf(i - 3)
	}
	p := d.PhraseBefore(i, ln.First)
	if p.Head != i && p.Kind != NoSource {
		p = d.bare(i, ln.First) // "ended her speech with Reed's words", "asked Reed about his words"
	}
	if p.Kind == Nominal && p.Owner != NoItem && p.Head == i {
		if d.ofCampaign(p) || d.PostedOn(p) {
			return Nobody()
		}
		if own := d.lastOwner(p); own != p.Owner || d.Items[own].Kind == Word && !d.Is(own, lang.Possessive) {
			return d.bare(own, ln.First) // "the Ostrey senator's answer"
		}
		return d.PhraseOf(p.Owner)
	}
	if i+1 < ln.End && (d.Part(i+1, lang.By) || d.Link(i+1, lang.LinkFrom|lang.LinkOf)) {
		p = d.PhraseAfter(i+2, ln.End)
		if !d.Part(i+1, lang.By) && p.Kind == Nominal && d.topic(p) {
			return Nobody() // "a letter of complaint"
		}
		return p
	}
	return Nobody()
}

// lastOwner is the owner in the phrase p next to its head, where one owner has another: the father
// in "her father's advice".
func (d *Phrases) lastOwner(p Source) ItemID {
	for i := p.Head - 1; i > p.Owner+1; i-- {
		if d.Genitive(i, p.Last) && (d.Personal(i-1) || d.DescribesBody(i-1)) {
			return i - 1 // but "her last year's remarks"
		}
	}
	return p.Owner
}

// quotedBetween reports whether a quotation stands between an owner and the noun at item i that is
// his: "Reed's “clown” remark", "her “clown” remark".
func (d *Phrases) quotedBetween(i, lo ItemID) bool {
	if i-2 < lo || !d.IsQuote(i-1) || !d.HasCue(i, lang.CueNoun) || d.QuoteAt(i-1).Shape.Ending == ',' {
		return false
	}
	return d.Is(i-2, lang.Possessive) || i-3 >= lo && d.Genitive(i-2, i) && (d.IsName(i-3) || d.Nounish(i-3))
}

// ofCampaign reports whether the phrase p names a person before another noun, which
// owns it: "a Reed campaign memo".
func (d *Phrases) ofCampaign(p Source) bool {
	next := p.Owner + 1
	return next < p.Head && d.isPerson(p.Owner) && !d.Genitive(next, p.Last)
}

// PostedOn reports whether the phrase p is for what anybody may have put on a site that it names:
// "a Facebook post", "a YouTube video".
//
//go:noinline
func (d *Phrases) PostedOn(p Source) bool {
	put := d.HasCue(p.Head, lang.CueWrite) || d.Is(p.Head, lang.WorkNoun)
	return put && p.Owner < p.Head && d.openSite(p.Owner)
}

// openSite reports whether item i names a site on which anybody posts.
func (d *Phrases) openSite(i ItemID) bool {
	return d.IsName(i) && slices.Contains(d.Pack.OpenSites, d.Spelled(i))
}

// topic reports whether the phrase p, behind "of", is what words are about or are, and nobody whose
// words they are: "of complaint", "of tides".
func (d *Phrases) topic(p Source) bool {
	return d.Document(p.Head) || !d.CanSpeak(p) && !p.Definite && !p.Indefinite && p.First == p.Head
}

// FiledBy is who made the document s, where a participle of saying or making behind it, or as the
// line opens, tells, and not whoever saw or got hold of it: "the lawsuit, filed by Lee, says", "the
// study was put out on Monday by Lee".
func (d *Phrases) FiledBy(s Source, l LineID) Source {
	ln := &d.Lines[l]
	if d.Part(ln.First+1, lang.By) && s.First > ln.First+2 && d.Stop(s.First-1, ',') && d.Part(ln.First, lang.Issues) {
		return d.PhraseAfter(ln.First+2, ln.End) // "Signed by Lee, the letter"
	}
	if d.madeBy(s.Head+1, ln) != NoItem {
		return d.PhraseAfter(d.madeItem(s.Head+1), ln.End) // "a letter that Lee wrote"
	}
	i, finite := d.participleBehind(s.Head+1, ln)
	if i == NoItem || finite && !d.Part(i, lang.Issues) {
		return Nobody()
	}
	by := i + 1
	if d.Part(i, lang.Issues) {
		by = d.overWhen(by, ln)
	}
	if by+1 >= ln.End || !d.Part(by, lang.By) && !(d.Part(i, lang.Issues) && d.Link(by, lang.LinkFrom)) {
		return Nobody()
	}
	p := d.PhraseAfter(by+1, ln.End)
	if p.Kind == Named && d.isPerson(p.Head) && d.withMore(p.Last, ln) {
		return Nobody()
	}
	return p
}

// withMore reports whether others follow the phrase that ends before item i: "signed by Lee, and
// Reed", "by Lee and 40 others".
func (d *Phrases) withMore(i ItemID, ln *Line) bool {
	if d.Stop(i, ',') {
		i++
	}
	if i+1 >= ln.End || !d.Link(i, lang.LinkAnd) {
		return false
	}
	return d.Digits(i+1) || d.PhraseAfter(i+1, ln.End).Found() && !d.Verbish(i+1, ln.End)
}

// participleBehind is the participle that tells more of the document before item i, "in question,
// which was written", or none; and whether it is in a clause of its own.
func (d *Phrases) participleBehind(i ItemID, ln *Line) (at ItemID, finite bool) {
	if i+2 < ln.End && d.Link(i, lang.LinkIn) && d.HasCue(i+1, lang.CueNoun) {
		i += 2
	}
	if i < ln.End && d.Stop(i, ',') {
		i++
	}
	if i < ln.End && d.Is(i, lang.Relative) {
		i++
	}
	for ; i < ln.End && d.Is(i, lang.Auxiliary|lang.Adverb|lang.Conjunction); i++ {
		finite = finite || d.BeVerb(i)
	}
	if i+1 >= ln.End || d.Items[i].Kind != Word || d.Part(i, lang.Obtains) {
		return NoItem, finite
	}
	if !finite && d.looksDoing(i) {
		return d.issuedBehind(i, ln), false
	}
	return i, finite
}

// issuedBehind is the participle behind what the one at item i brings, which tells by whom a
// document was put out: "a circular closing the pier issued by Lee"; or item i.
func (d *Phrases) issuedBehind(i ItemID, ln *Line) ItemID {
	for k := i + 1; k+2 < min(ln.End, i+LongestPhrase/2) && d.Items[k].Kind == Word && !d.Is(k, lang.Relative); k++ {
		if d.Part(k, lang.Issues) && d.Part(k+1, lang.By) {
			return k
		}
	}
	return i
}

// overWhen steps right from item i over when, and to whom, something is sent: "to the crews on
// Friday"; but not over "on his behalf": what Lee reads out for somebody is not hers.
func (d *Phrases) overWhen(i ItemID, ln *Line) ItemID {
	const told = lang.Preposition | lang.Day | lang.Month | lang.TimeWord | lang.Adverb
	if i < ln.End && !d.Is(i, told) && !d.Part(i, lang.Infinitive) {
		return i
	}
	for k := i; k < min(ln.End, i+LongestPhrase/2); k++ {
		switch it := &d.Items[k]; {
		case d.Part(k, lang.By):
			return k
		case it.Kind == Quote || it.Kind == Stop || d.Is(k, lang.Auxiliary|lang.Pronoun|lang.Possessive|lang.Relative):
			return i
		}
	}
	return i
}
