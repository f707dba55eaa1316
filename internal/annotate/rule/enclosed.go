package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

// longestPause is how many paragraphs in which nobody speaks may part a speaker's words.
const longestPause = 2

// enclosed proposes, for the words that are all of the paragraph of line l, whoever speaks in the
// paragraph after it and was the last to speak before it, line b, where nobody else is named
// between.
func (d *Reading) enclosed(l, b clause.LineID) *Proposal {
	before, at := d.lastToSpeak(b)
	if before == nil || before.Who.Kind != refer.Entity || !d.EntityIs(before.Who.Entity, names.Person) {
		return nil
	}
	k := d.speaksNext(l)
	if k == clause.NoSaying || d.namesOthers(at+1, b, before.Who.Entity) {
		return nil
	}
	s, factor := &d.Sayings[k], 0.97
	switch s.Subject.Kind {
	case clause.Named:
		if !SameSpeaker(d.Refer(s.Subject, s.Line), before.Who) {
			return nil
		}
	case clause.Pronoun:
		told := d.cast[before.Who.Entity].sex
		if !d.Nominative(s.Subject.Head) || told&d.Gender(s.Subject.Head) == 0 {
			return nil
		}
		factor = 0.95
	default:
		return nil
	}
	before.factor = factor
	return before
}

// lastToSpeak proposes whoever speaks last before the paragraph after line b, and the line in which
// that is.
func (d *Reading) lastToSpeak(b clause.LineID) (*Proposal, clause.LineID) {
	block := d.Lines[b].Block
	for n := b; n != clause.NoLine && block-d.Lines[n].Block <= longestPause; n = d.lineBefore(n) {
		ln := &d.Lines[n]
		if quote.Displays(d.Blocks[ln.Block].Kind) {
			break
		}
		if p := d.lastSayer(n, 1); p != nil {
			return p, n
		}
		for i := ln.End - 1; i >= ln.First; i-- {
			if q := d.Items[i].Quotation(); d.IsQuote(i) && d.Verdicts[q].Speech {
				return d.speakerOf(q, 1), n
			}
		}
	}
	return nil, clause.NoLine
}

// speaksNext is the clause with which the paragraph after that of line l begins, in which somebody
// speaks; or none.
func (d *Reading) speaksNext(l clause.LineID) clause.SayingID {
	n := l + 1
	for int(n) < len(d.Lines) && d.Lines[n].Stream == d.Lines[l].Stream &&
		(d.Lines[n].Block == d.Lines[l].Block || d.between(&d.Lines[n])) {
		if d.Lines[n].Block == d.Lines[l].Block && !d.MereQuotes(&d.Lines[n]) {
			return clause.NoSaying
		}
		n++
	}
	if int(n) >= len(d.Lines) || d.Lines[n].Stream != d.Lines[l].Stream {
		return clause.NoSaying
	}
	first := d.Lines[n].First
	for k, end := d.SayingsIn(first, min(d.Lines[n].End, first+clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if (s.Speech() || s.HasSubject() && d.Part(s.Item+1, lang.That)) && !s.Relative {
			if !s.Inverted && (s.Subject.First == first || d.opensBefore(first, s.Subject.First)) {
				return k
			}
			return clause.NoSaying
		}
	}
	return clause.NoSaying
}

// opensBefore reports whether no more than a word like "but" at item first opens the sentence
// before the subject at item i.
//
//go:noinline
func (d *Reading) opensBefore(first, i clause.ItemID) bool {
	return i == first+1 && d.Is(first, lang.Conjunction|lang.Adverb)
}

// namesOthers reports whether the lines from first to last name another person than e.
func (d *Reading) namesOthers(first, last clause.LineID, e names.EntityID) bool {
	if first > last {
		return false
	}
	for i := d.Lines[first].First; i < d.Lines[last].End; i++ {
		if d.IsName(i) && d.MentionIsPerson(i) && d.Mention(i).Entity != e {
			return true
		}
	}
	return false
}

// hersStill proposes whoever spoke last before line b, of whom that line, which names nobody, tells
// by "her" or "his".
func (d *Reading) hersStill(b clause.LineID) *Proposal {
	ln := &d.Lines[b]
	for i := ln.First; i < min(ln.End, ln.First+clause.LongestPhrase); i++ {
		if !d.Is(i, lang.Possessive) || d.Items[i].Entry.Gender&(lang.Male|lang.Female) == 0 {
			continue
		}
		p, at := d.lastToSpeak(b)
		if p == nil || at == b || p.Who.Kind != refer.Entity || d.namesOthers(at+1, b, p.Who.Entity) {
			return nil
		}
		p.factor = 0.88
		return p.where(SameSpeaker(d.Refer(d.PhraseOf(i), b), p.Who))
	}
	return nil
}
