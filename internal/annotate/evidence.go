package annotate

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/prose"
)

// Evidence is something on which the reading of a quotation leans: what it is, and where it stands.
type Evidence struct {
	Kind EvidenceKind
	prose.Range
	Text string // the words there, as printed

	Entity     *Entity  // whom a source means, or who was asked; nil where nobody can tell
	Where      string   // where it stands, seen from the source: "in the sentence before"
	Quotation  string   // the id of the quotation that it is, or ""
	Considered []Entity // of a source: who else it might have meant, the likeliest first
}

// EvidenceKind says what a piece of evidence is.
type EvidenceKind string

// The kinds of evidence, in the order in which a quotation lists them.
const (
	ByCue          EvidenceKind = "cue"          // the word of saying
	BySource       EvidenceKind = "source"       // the phrase that says who speaks
	ByAntecedent   EvidenceKind = "antecedent"   // where the one whom "he" or "the envoy" means was named
	ByIntroduction EvidenceKind = "introduction" // where the text tells the post by which "the mayor" is meant
	ByFullName     EvidenceKind = "full_name"    // where the name stands of which the source prints a part
	ByRegistry     EvidenceKind = "registry"     // the archive's own file: it stands nowhere in the text
	ByWordsBefore  EvidenceKind = "goes_on"      // the quotation whose speaker goes on
	BySameWords    EvidenceKind = "recurrence"   // where the same words are tied to their speaker
	ByQuestion     EvidenceKind = "question"     // the question that the words answer
	ByDecision     EvidenceKind = "decision"     // the quotation on which an editor decided, and from which it follows
)

// Placed reports whether the evidence stands in the text.
func (e *Evidence) Placed() bool { return e.End > e.Start }

// working notes in out what verdict v on its quotation leans on.
func (d *draft) working(out *Quotation, v *rule.Verdict, ids []string) {
	if d.Cast == nil {
		return
	}
	if cap(d.pieces)-len(d.pieces) < mostPieces {
		d.pieces = make([]Evidence, 0, 2*mostPieces) // few quotations have half as many
	}
	p, first := &v.Best, len(d.pieces)
	if out.Cue != nil {
		d.piece(Evidence{Kind: ByCue, Range: out.Cue.Range})
	}
	if p.Source.Found() {
		d.sourcePieces(d.span(p.Source.First, p.Source.Last).Range, p)
	}
	switch at := p.From(); {
	case at == quote.None:
	case p.Rule.ID == recursID:
		d.quotationPiece(BySameWords, at, ids)
	default:
		d.quotationPiece(ByWordsBefore, at, ids)
	}
	if p.By != clause.NoLine {
		ln, kind := &d.Lines[p.By], ByQuestion
		if p.Rule.ID == recursID {
			kind = BySameWords
		}
		e := d.piece(Evidence{Kind: kind, Range: d.span(ln.First, ln.End).Range})
		if p.Who.Kind == refer.Entity {
			e.Entity = d.named(p.Who.Entity)
		}
	}
	if n := len(d.pieces); n > first {
		out.Evidence = d.pieces[first:n:n]
	}
	if out.Speaker == nil {
		d.lack(out, p)
	}
}

// followed notes in out that the reading of quotation q follows from an editor's decision on
// another.
func (d *draft) followed(out *Quotation, q quote.ID, ids []string) {
	from, follows := d.follows[q]
	if !follows {
		return
	}
	x := &d.Quotations[from]
	out.Rule = rule.FollowsDecision.ID
	out.Evidence = append(slices.Clip(out.Evidence), Evidence{
		Kind: ByDecision, Range: prose.Range{Start: x.Start, End: x.End},
		Text: d.S[x.Start:x.End], Quotation: ids[from],
	})
}

// lack notes in out why proposal p names nobody.
func (d *draft) lack(out *Quotation, p *rule.Proposal) {
	who := &p.Who
	switch {
	case p.Rule == nil:
		out.Lacking = NoTie
	case who.Kind == refer.Entity || who.Kind == refer.Group:
		out.Lacking, out.asked = NoTrust, d.e.threshold
	case who.Ambiguous():
		out.Lacking = NoChoice
	case who.NotAsked():
		out.Lacking = NoAsked
	default:
		out.Lacking = NoReferent
	}
}

// mostPieces is the most evidence that one quotation has.
const mostPieces = 7

// recursID is the rule that finds the same words elsewhere.
const recursID = "recurs"

// piece adds a piece of evidence. They lie one after the other in memory that the story keeps.
//
//go:noinline
func (d *draft) piece(e Evidence) *Evidence {
	e.Text = d.S[e.Start:e.End]
	d.pieces = append(d.pieces, e)
	return &d.pieces[len(d.pieces)-1]
}

// quotationPiece adds quotation q as evidence.
func (d *draft) quotationPiece(k EvidenceKind, q quote.ID, ids []string) {
	x := &d.Quotations[q]
	d.piece(Evidence{Kind: k, Range: prose.Range{Start: x.Start, End: x.End}, Quotation: ids[q]})
}

// sourcePieces adds the source of proposal p, at r, and that on which its meaning leans.
func (d *draft) sourcePieces(r prose.Range, p *rule.Proposal) {
	s := Evidence{Kind: BySource, Range: r}
	who := &p.Who
	if who.Kind != refer.Entity && who.Kind != refer.Group || p.From() != quote.None {
		d.piece(s)
		return
	}
	s.Entity = d.named(who.Entity)
	for _, e := range who.Others {
		if e != names.NoEntity {
			s.Considered = append(s.Considered, d.entity(e))
		}
	}
	d.piece(s)
	t := d.Items[p.Source.Head].First
	switch {
	case who.Kind == refer.Group:
	case p.Source.Kind == clause.Named:
		d.fullName(who.Entity, t)
	case p.Source.Kind == clause.Nominal && who.ByPost() && d.introduction(p, t):
	default:
		d.antecedent(who, t)
	}
}

// named is entity e in memory of its own.
func (d *draft) named(e names.EntityID) *Entity { return d.entities.put(d.entity(e)) }

// fullName adds where the name stands in full of which the mention at token t prints a part.
func (d *draft) fullName(e names.EntityID, t int32) {
	x := &d.Cast.Entities[e]
	i := d.MentionFrom(t)
	switch {
	case i == len(d.Cast.Mentions) || d.printed(i) == x.Name:
		return
	case x.Registered && !strings.Contains(x.Name, d.printed(i)): // an alias, or a post
		d.piece(Evidence{Kind: ByRegistry})
		return
	}
	at, stands := nearest(d.inFull(e), i)
	switch {
	case stands:
		m := &d.Cast.Mentions[at]
		d.piece(Evidence{Kind: ByFullName, Range: m.Range, Where: d.where(m.First, t)})
	case x.Registered:
		d.piece(Evidence{Kind: ByRegistry})
	}
}

// printed are the words of mention i.
func (d *draft) printed(i int) string {
	r := d.Cast.Mentions[i].Range
	return d.S[r.Start:r.End]
}

// introduction adds what tells the post by which the source of p means somebody; false where
// neither text nor registry tells one.
func (d *draft) introduction(p *rule.Proposal, t int32) bool {
	e := p.Who.Entity
	x, noun := &d.Cast.Entities[e], d.Lemma(p.Source.Head)
	best, owner := int32(-1), names.NoEntity
	registered := false
	for i := range x.Posts {
		post := &x.Posts[i]
		alike := post.Head == noun || d.Pack.KindOf(post.Head, noun)
		registered = registered || alike && post.Tok < 0 && x.Registered
		if alike && post.Tok >= 0 && post.Tok != t && (best < 0 || post.Tok < t) {
			best, owner = post.Tok, post.Of
		}
	}
	switch {
	case best >= 0:
		first, end := d.postAround(best)
		if owner >= 0 {
			end = d.throughOwner(end, &d.Cast.Entities[owner])
		}
		r := prose.Range{Start: int(d.Tokens[first].Start), End: int(d.Tokens[end-1].End)}
		d.piece(Evidence{Kind: ByIntroduction, Range: r, Where: d.where(best, t)})
	case registered:
		d.piece(Evidence{Kind: ByRegistry})
	}
	return best >= 0 || registered
}

// farthestName is how many names are looked back through for an antecedent.
const farthestName = 200

// antecedent adds where the text names whom the source at token t means: the nearest place before
// it, outside quotations where there is one; or after it, where that is how it was understood.
func (d *draft) antecedent(who *refer.Referent, t int32) {
	at, inside := -1, -1
	from := d.MentionFrom(t)
	for i := from - 1; i >= 0 && i > from-farthestName && at < 0 && !who.Ahead(); i-- {
		switch m := &d.Cast.Mentions[i]; {
		case m.Entity != who.Entity:
		case !d.quotedAt(m.Range.Start):
			at = i
		case inside < 0:
			inside = i
		}
	}
	if at < 0 {
		at = inside
	}
	if at < 0 {
		at = firstFrom(d.mentionsOf(who.Entity), from)
	}
	if at >= 0 {
		m := &d.Cast.Mentions[at]
		d.piece(Evidence{Kind: ByAntecedent, Range: m.Range, Where: d.where(m.First, t)})
	}
}

// quotedAt reports whether a byte lies in a quotation.
func (d *draft) quotedAt(at int) bool {
	i := sort.Search(len(d.Quotations), func(i int) bool { return d.Quotations[i].Start > at })
	for q := quote.ID(i - 1); q != quote.None; q = d.Quotations[q].Parent {
		if d.Quotations[q].End > at {
			return true
		}
	}
	return false
}

// where says where token at stands, seen from token from. What stands in quotation marks is part of
// the sentence that quotes it.
func (d *draft) where(at, from int32) string {
	if b := d.blockAt(at); b != d.blockAt(from) && quote.Displays(d.Blocks[b].Kind) {
		return blockNames[d.Blocks[b].Kind]
	}
	switch n := int(d.sentenceAt(from)) - int(d.sentenceAt(at)); {
	case n == 0 && at < from:
		return "earlier in the sentence"
	case n == 0:
		return "later in the sentence"
	case n == 1:
		return "in the sentence before"
	case n == -1:
		return "in the sentence after"
	case n > 0:
		return numeral(n) + " sentences before"
	default:
		return numeral(-n) + " sentences after"
	}
}

// numeral is a small number in words, as a newspaper prints it.
func numeral(n int) string {
	words := [...]string{2: "two", "three", "four", "five", "six", "seven", "eight", "nine"}
	if n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// blockAt is the block in which token t stands.
func (d *draft) blockAt(t int32) quote.BlockID {
	i := sort.Search(len(d.Blocks), func(i int) bool { return d.Blocks[i].End > t })
	return quote.BlockID(min(i, len(d.Blocks)-1))
}

// sentenceAt is the line of the text outside quotations in which token t stands.
func (d *draft) sentenceAt(t int32) clause.LineID {
	top := d.Streams[0]
	if top.End == top.First {
		return 0
	}
	lines := d.Lines[:d.Items[top.End-1].Line+1]
	i := sort.Search(len(lines), func(i int) bool { return d.Items[lines[i].End-1].End > t })
	return clause.LineID(min(i, len(lines)-1))
}
