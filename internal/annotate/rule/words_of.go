package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var wordsOf = &Rule{
	ID:    "words-of",
	Title: "The sentence gives somebody's words, statement or letter",
	Reason: "A noun of saying with an owner (“Lee's statement”, “a letter from Lee”) " +
		"tells whose words follow.",
	Example: `The council had [m ann-lee Ann Lee]'s letter, [q1 ann-lee "a cry for help"].`,
	sure:    0.93,
}

func findWordsOf(d *Reading, q quote.ID) *Proposal {
	ln := &d.Lines[d.LineOf(q)]
	item := d.Quotes[q].Item
	if k := d.SayingFrom(item + 1); int(k) < len(d.Sayings) && d.remarked(&d.Sayings[k], q) {
		return d.saidIn(k, 1)
	}
	if k, own, verb := d.relayed(item, ln); k != clause.NoSaying {
		p := d.meant(own, d.Sayings[k].Line, 1)
		p.Saying = k
		if d.Part(verb, lang.ReadsOut) {
			p.Via = d.readBy(verb, ln)
		}
		return p
	}
	for far, k := d.SayingsBack(max(ln.First, item-clause.LongestPhrase), item); k >= far; k-- {
		s := &d.Sayings[k]
		if d.outcry(s, item) {
			return d.cried(k, item, ln)
		}
		if own := d.withWords(s, ln); own.Found() && (s.Item+1 == item || d.Part(s.Item+1, lang.That)) {
			p := d.meant(own, s.Line, 0.97)
			p.Saying = k
			return p
		}
		if s.Kind == clause.NounCue && d.owned(s, item) {
			return d.saidIn(k, 1)
		}
	}
	return nil
}

// readBy is whoever reads out what the verb at item verb tells of: its subject, or the agent of a
// passive.
func (d *Reading) readBy(verb clause.ItemID, ln *clause.Line) clause.Source {
	if k := d.SayingFrom(verb); int(k) < len(d.Sayings) {
		if s := &d.Sayings[k]; s.Item == verb && s.Kind == clause.Passive {
			return s.Subject
		}
	}
	return d.ClauseSubject(verb-1, ln)
}

// remarked reports whether quotation q stands between somebody and a noun for what he said, which
// the saying s is: "Reed's “send in the clowns” remark". A title stands before the noun for a work,
// and one word may be what another thinks of the remark: "Lee hit back at Reed's “racist” remark".
// So may some before a noun that is no verb, too, but for a whole clause and a slogan's words.
func (d *Reading) remarked(s *clause.Saying, q quote.ID) bool {
	x := &d.Quotes[q]
	if s.Kind != clause.NounCue || !s.HasSubject() || s.Item != x.Item+1 || s.Subject.First > x.Item {
		return false
	}
	if x.Shape.Words < 2 || x.Shape.Titled {
		return false
	}
	if x.Shape.Clause || x.Shape.Exclaims() {
		return true // "Reed's “I was asleep” excuse"
	}
	if !d.HasCue(s.Item, lang.VerbCues) && !d.Part(s.Item, lang.Inscribed|lang.ByNobody) {
		return false // "Reed's “deeply wrong” speech", but not "Reed's “boats first” slogan"
	}
	return !d.Entry(x.First).Is(lang.Adverb) && !d.Pack.Adverbial(d.Tokens[x.First].In(d.S))
}

// withWords is the subject of the clause in which "with" brings a noun of saying that nobody owns:
// "Lee left with a warning that …".
func (d *Reading) withWords(s *clause.Saying, ln *clause.Line) clause.Source {
	i := s.Item - 1
	if s.Kind != clause.NounCue || s.HasSubject() || i-1 <= ln.First {
		return clause.Nobody()
	}
	if !d.Is(i, lang.Article) || !d.Part(i-1, lang.With) {
		return clause.Nobody()
	}
	return d.ClauseSubject(i-2, ln)
}
