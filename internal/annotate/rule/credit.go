package rule

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

var credit = &Rule{
	ID:      "credit",
	Title:   "The quotation is credited",
	Reason:  "A name after a dash, or in brackets, that ends the paragraph right after a quotation is its credit.",
	Example: `[q1 ann-lee "We will go."] — [m ann-lee Ann Lee]`,
	sure:    0.93,
}

func findCredit(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	i := x.Item + 1
	hi := d.Streams[d.Lines[d.LineOf(q)].Stream].End
	if i+1 >= hi {
		return nil
	}
	if d.BlockOfItem(i) != x.Block {
		if ln := &d.Lines[d.Items[i].Line]; d.Caption(ln) && !d.Verbless(ln) {
			return nil
		}
		return d.creditBelow(q, i, hi)
	}
	if !d.IsStop(i) && !d.IsName(i) {
		return d.excerpted(x, hi)
	}
	if d.Stop(i, ':') {
		return d.creditAhead(x, i+1, hi)
	}
	if c := d.Items[i].Char; c != '-' && c != '(' || !d.IsName(i+1) {
		return d.excerpted(x, hi)
	}
	if d.saysWhoThatIs(x, i+1, hi) {
		return d.meant(d.PhraseOf(i+1), d.Items[i+1].Line, 1)
	}
	m := d.Mention(i + 1)
	if m.Entity == names.NoEntity || d.EntityIs(m.Entity, names.Place) {
		return nil
	}
	if d.signsOff(q, i+1) || !d.endsBlock(i+2, hi, x.Block) {
		return nil
	}
	return d.meant(d.PhraseOf(i+1), d.Items[i+1].Line, 1)
}

// creditAhead reads the name from item i on that ends the paragraph after a colon, as headlines
// name who says what stands before it: "‘We will not go’: Lee". A title's maker is named so, too.
func (d *Reading) creditAhead(x *clause.Quotation, i, hi clause.ItemID) *Proposal {
	if !x.Shape.Opens || !x.Shape.Clause && (x.Shape.Titled || x.Shape.Words < 2) || d.BlockOfItem(i) != x.Block {
		return nil
	}
	p := d.PhraseAfter(i, hi)
	if p.Kind != clause.Named || !d.endsBlock(p.Last, hi, x.Block) {
		return nil
	}
	if e := d.Mention(p.Head).Entity; e == names.NoEntity || d.EntityIs(e, names.Place) {
		return nil
	}
	return d.meant(p, d.Items[i].Line, 1)
}

// excerpted reads whose words a digest prints under a heading in capitals, a body or a writer in
// square brackets with which the paragraph ends: "THE PIER “Nobody knows what it costs.” [Harbour
// News.]", "[Ann Lee, Harbour News]".
func (d *Reading) excerpted(x *clause.Quotation, hi clause.ItemID) *Proposal {
	whole := x.Shape.Capital && x.Shape.Sentence() && (x.Shape.Clause || x.Shape.Words > 8)
	if !whole || !d.underHeading(x.Item-1) {
		return nil
	}
	near := min(hi, x.Item+2*clause.LongestPhrase)
	for i := x.Item + 1; i+1 < near && d.BlockOfItem(i) == x.Block && !d.IsQuote(i); i++ {
		if !d.Stop(i, '[') || !d.IsName(i+1) {
			continue
		}
		e := d.Mention(i + 1).Entity
		by := e != names.NoEntity && !d.EntityIs(e, names.Place)
		return d.meant(d.PhraseOf(i+1), d.Items[i+1].Line, 1).where(by && d.endsBlock(d.overSource(i+2, hi), hi, x.Block))
	}
	return nil
}

// underHeading reports whether the words that end with item i are a heading in capitals, in marks
// or not: "THE PIER", "‘WHO PAYS FOR THE PIER?’".
func (d *Reading) underHeading(i clause.ItemID) bool {
	if !d.IsQuote(i) {
		return d.inCapitals(i) && d.inCapitals(i-1)
	}
	x := d.QuoteAt(i)
	s := d.S[d.Tokens[x.First].Start:d.Tokens[x.Last-1].End]
	return x.Shape.Words > 1 && strings.ToUpper(s) == s
}

// overSource is the square bracket that closes behind item i, where no more than the paper of the
// writer named before it, or how it is to be had, stands between: "[Ann Lee, | Harbour News]"; else
// i.
func (d *Reading) overSource(i, hi clause.ItemID) clause.ItemID {
	if !d.Stop(i, ',') && !d.Stop(i, '|') {
		return i
	}
	for k := i + 1; k < min(hi, i+clause.LongestPhrase/3); k++ {
		if d.Stop(k, ']') {
			return k
		}
		if d.IsStop(k) || d.IsQuote(k) || d.HasCue(k, lang.VerbCues) {
			break
		}
	}
	return i
}

// inCapitals reports whether item i is words in capitals.
func (d *Reading) inCapitals(i clause.ItemID) bool {
	if i < 0 || d.Items[i].Kind == clause.Beyond {
		return false
	}
	s := d.Spelled(i)
	return len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
}

// saysWhoThatIs reports whether the paragraph ends, behind a clause that opens it and the person
// named at item i, with no more than who that is: "“We will go.” — Ann Lee, keeper of the pier".
func (d *Reading) saysWhoThatIs(x *clause.Quotation, i, hi clause.ItemID) bool {
	if !x.Shape.Opens || !x.Shape.Clause || !d.MentionIsPerson(i) || !d.Stop(i+1, ',') {
		return false
	}
	for k := i + 2; k < hi && d.BlockOfItem(k) == x.Block; k++ {
		ends := k+1 >= hi || d.BlockOfItem(k+1) != x.Block
		verb := d.HasCue(k, lang.VerbCues) || d.Is(k, lang.Auxiliary|lang.Modal)
		if verb || d.IsQuote(k) || d.IsStop(k) && !d.Stop(k, ',') && !ends || k > i+clause.LongestPhrase {
			return false
		}
	}
	return true
}

// creditBelow reads a credit that is a paragraph of its own, below a quotation that is one: "— Ann
// Lee, 74, retired teacher". Item i is its first.
func (d *Reading) creditBelow(q quote.ID, i, hi clause.ItemID) *Proposal {
	if p := d.pullQuote(&d.Quotes[q], i, hi); p != nil {
		return p
	}
	if d.IsName(i) {
		return d.creditOn(q, i, hi)
	}
	n := i + 1
	for n < i+4 && d.Is(n, lang.Honorific|lang.Title|lang.Post) {
		n++ // "-Mayor Ann Lee"
	}
	if !d.Stop(i, '-') || !d.Quotes[q].Alone || !d.IsName(n) || !d.MentionIsPerson(n) {
		return nil
	}
	block := d.BlockOfItem(i)
	for k := n + 1; k < hi && d.BlockOfItem(k) == block; k++ {
		set := d.HasForm(k, lang.Gerund) && d.Stop(k-1, ',') // "Ann Lee, tweeting after the storm"
		verb := d.HasCue(k, lang.VerbCues) && !set || d.Is(k, lang.Auxiliary|lang.Modal)
		stop := d.Stop(k, '.') && k+1 < hi && d.BlockOfItem(k+1) == block
		if verb || stop || k > i+clause.LongestPhrase/2 || d.IsQuote(k) {
			return nil
		}
	}
	return d.meant(d.PhraseOf(n), d.Items[n].Line, 1)
}

// pullQuote reads the paragraph that begins with item i below quotation x, which is one, and is no
// more than a person's name, with his title perhaps: "Mayor Ann Lee". At the story's end a name
// signs it, and where names head what they say, another quotation follows.
func (d *Reading) pullQuote(x *clause.Quotation, i, hi clause.ItemID) *Proposal {
	if !x.Alone || !x.Shape.Opens || !x.Shape.Sentence() || !x.Shape.Clause || x.Item == 0 {
		return nil
	}
	end, block := i+1, d.BlockOfItem(i)
	for end < hi && d.BlockOfItem(end) == block {
		end++
	}
	p := d.PhraseAfter(i, end)
	if p.Kind != clause.Named || !d.MentionIsPerson(p.Head) || !d.endsBlock(p.Last, hi, block) ||
		p.First == p.Head && !strings.Contains(d.Spelled(p.Head), " ") {
		return nil
	}
	above := &d.Lines[d.Items[x.Item-1].Line]
	if above.End-d.PhraseAfter(above.First, above.End).Last <= 1 {
		return nil // a name there heads it
	}
	return d.meant(p, d.Items[i].Line, 0.95).where(end < hi && !d.IsQuote(end))
}

// creditOn reads the line below a quotation that is set out by itself, which says who speaks of
// what, "Ann Lee, keeper of the pier, on the storm", or behind which the quotation's mark closes.
// Item i is its first.
func (d *Reading) creditOn(q quote.ID, i, hi clause.ItemID) *Proposal {
	block, closed := d.BlockOfItem(i), d.Quotes[q].Unclosed // by a mark behind the credit
	if !d.Quotes[q].Alone || !d.Quotes[q].Shape.Opens || !d.MentionIsPerson(i) {
		return nil
	}
	if !d.Stop(i+1, ',') && !(closed && d.endsBlock(i+1, hi, block)) {
		return nil
	}
	on := false
	for k := i + 2; k < hi && d.BlockOfItem(k) == block; k++ {
		on = on || d.Stop(k-1, ',') && d.Link(k, lang.LinkOn)
		verb := d.HasCue(k, lang.SpeechCues) && !d.HasCue(k, lang.CueNoun) || d.Is(k, lang.Auxiliary|lang.Modal)
		if verb || k > i+clause.LongestPhrase/2 || d.IsQuote(k) {
			return nil
		}
	}
	return d.meant(d.PhraseOf(i), d.Items[i].Line, 1).where(on || closed)
}

// signsOff reports whether the body named at item i is whose copy it is, "- The Packet": it ends a
// paragraph in which somebody else speaks.
func (d *Reading) signsOff(q quote.ID, i clause.ItemID) bool {
	if d.MentionIsPerson(i) {
		return false
	}
	return !d.Quotes[q].Shape.Opens || d.Stop(i-1, '(')
}

// endsBlock reports whether nothing but punctuation, a handle and a date stands between item i and
// the end of the block: "— Ann Lee (@lee) May 3, 2021".
func (d *Reading) endsBlock(i, hi clause.ItemID, block quote.BlockID) bool {
	for n := 0; i < hi && d.BlockOfItem(i) == block; i, n = i+1, n+1 {
		if n > 9 || !d.IsStop(i) && !d.dated(i) {
			return false
		}
	}
	return true
}

// dated reports whether item i may be part of a handle or a date.
func (d *Reading) dated(i clause.ItemID) bool {
	it := &d.Items[i]
	if it.Kind != clause.Word {
		return false
	}
	t := &d.Tokens[it.First]
	return t.Is(prose.Handle) || t.Kind == prose.Number || it.Entry.Is(lang.Month)
}
