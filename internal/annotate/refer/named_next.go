package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// namedNext resolves a noun in the story's first lines by delayed identification: "The energy
// minister has told …" is named as the next paragraph begins, "Ann Lee faced an hour of questions",
// where nothing says that Lee is something else.
func (d *Reader) namedNext(s clause.Source, l clause.LineID) Referent {
	nobody := NobodyKnown("")
	if !d.mayBeNamed(s) {
		return nobody
	}
	first, next := d.openingParagraphs()
	if next == quote.NoBlock || d.Lines[l].Block > first || d.Lines[l].Stream != clause.Outer {
		return nobody
	}
	line := d.FirstLineOf(next)
	if line == clause.NoLine {
		return nobody
	}
	e, at := d.newcomer(&d.Lines[line], first)
	quoted := d.IsQuote(d.Lines[line].First)
	if e == names.NoEntity || !d.agrees(e, s, quoted) && !d.madeRemarks(at, &d.Lines[line]) {
		return nobody
	}
	return meaning(e, 0.88, nextHow)
}

// mayBeNamed reports whether the noun of phrase s is one by which a story's first lines speak of
// somebody whom it names later: a post, and not somebody's.
func (d *Reader) mayBeNamed(s clause.Source) bool {
	if d.IsName(s.Owner) && d.MentionIsPerson(s.Owner) {
		return false
	}
	return d.Is(s.Head, lang.Post|lang.Title|lang.PersonNoun) && !d.Is(s.Head, lang.Spokes|lang.Kin|lang.Unnamed)
}

// agrees reports whether the phrase s can be for entity e, by what the text tells of it: that very
// post, or nothing that speaks against it; but that is not enough for whoever is quoted.
func (d *Reader) agrees(e names.EntityID, s clause.Source, quoted bool) bool {
	switch told, _ := d.accords(e, s); told {
	case exact:
		return !quoted || !s.Indefinite || d.titledSo(e, s)
	case otherwise:
		return s.Indefinite && d.titledSo(e, s)
	case untold:
		if s.Indefinite && d.titledSo(e, s) {
			return true
		}
		if quoted || d.otherPosts(e, s) || !d.heldInPublic(s) {
			return false
		}
	}
	return !s.Indefinite
}

// titledSo reports whether the text sets the very noun of the phrase s before the name of entity e,
// and does not say over what, so that s may say more: "a federal judge" is "U.S. District Judge Ann
// Lee", "a city councillor" "Councillor Ann Lee".
func (d *Reader) titledSo(e names.EntityID, s clause.Source) bool {
	if !d.sameKind(e, s) || d.Past(s) || d.NamesPeople(s) {
		return false
	}
	said, posts := d.wordingOf(s, true), d.Cast.Entities[e].Posts
	for i := range posts {
		p := &posts[i]
		if p.Former || p.Head != d.Lemma(s.Head) || p.Tok < 0 || !d.Tokens[p.Tok].Is(prose.Upper) {
			continue
		}
		told := d.wordingOfPost(e, p, true)
		if d.Pack.Entry(d.placeWord(told.of)).Is(lang.Country) {
			told.of = names.NoEntity
		}
		if d.matches(&told, &said) != against {
			return true
		}
	}
	return false
}

// heldInPublic reports whether the noun of the phrase s is for somebody whom a story may open with
// as known: a politician, a leader, a noun by which papers vary a name. A judge, an officer, a
// neighbour is rather somebody whom it does not name.
func (d *Reader) heldInPublic(s clause.Source) bool {
	lemma := d.Lemma(s.Head)
	for _, kind := range d.Pack.Kinds(lemma) {
		if d.Pack.Entry(kind).Post&lang.Styled != 0 {
			return true
		}
	}
	return d.styled(s.Head)
}

// openingParagraphs are the first two paragraphs of the body, or none.
//
//go:noinline
func (d *Reader) openingParagraphs() (first, second quote.BlockID) { return d.opening[0], d.opening[1] }

// findOpening looks for the first two paragraphs that are more than a byline.
func (d *Reader) findOpening() {
	d.opening = [2]quote.BlockID{quote.NoBlock, quote.NoBlock}
	n := 0
	for b := 0; b < len(d.Blocks) && n < len(d.opening); b++ {
		if d.Blocks[b].Kind == prose.Paragraph && d.Blocks[b].End-d.Blocks[b].First >= 8 {
			d.opening[n] = quote.BlockID(b)
			n++
		}
	}
}

// madeRemarks reports whether the line goes on, after the name at item i, with what has been told:
// "Rep. Lee made the remarks at a meeting".
func (d *Reader) madeRemarks(i clause.ItemID, ln *clause.Line) bool {
	for k := i + 1; k+1 < min(ln.End, i+8); k++ {
		if d.Link(k, lang.LinkThe) && d.HasCue(k+1, lang.CueNoun) {
			return true
		}
	}
	return false
}

// newcomer is the person with a full name who is the subject of the line and was not named in the
// first paragraph, and the item of the name; else none.
func (d *Reader) newcomer(ln *clause.Line, first quote.BlockID) (names.EntityID, clause.ItemID) {
	for k := ln.First; k < min(ln.End, ln.First+clause.LongestPhrase); k++ {
		if d.IsQuote(k) && k > ln.First {
			break
		}
		if !d.IsName(k) || !d.MentionIsPerson(k) {
			continue
		}
		m := d.Mention(k)
		if m.Entity == names.NoEntity || m.End-m.First < 2 || !d.leads(k, ln) || d.namedIn(m.Entity, first) {
			break
		}
		return m.Entity, k
	}
	return names.NoEntity, clause.NoItem
}

// leads reports whether the name at item k, with its titles, opens a clause of the line.
func (d *Reader) leads(k clause.ItemID, ln *clause.Line) bool {
	start := d.TitleStart(k, ln.First)
	if d.Is(start, lang.Article) {
		return false
	}
	if by := start - 1; by-1 > ln.First && (d.Part(by, lang.By) || d.Link(by, lang.LinkFrom)) {
		return by <= ln.First+3 && d.Is(ln.First, lang.Article) && d.HasCue(by-1, lang.CueNoun) // "The ruling by"
	}
	if d.IsQuote(ln.First) && start <= ln.First+2 {
		return start == ln.First+1 || d.HasCue(start-1, lang.CueSay|lang.CueWrite) // "“…,” said Judge Lee"
	}
	return start <= ln.First || d.Introduced(start, ln) || d.Stop(start-1, ',')
}

// namedIn reports whether block b names entity e.
func (d *Reader) namedIn(e names.EntityID, b quote.BlockID) bool {
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		if m.First >= d.Blocks[b].End {
			return false
		}
		if m.First >= d.Blocks[b].First && m.Entity == e {
			return true
		}
	}
	return false
}

// otherPosts reports whether the text tells of entity e posts alone that are not of the kind that
// the phrase s names.
func (d *Reader) otherPosts(e names.EntityID, s clause.Source) bool {
	posts, head := d.Cast.Entities[e].Posts, d.Lemma(s.Head)
	for i := range posts {
		if d.Pack.Alike(posts[i].Head, head) {
			return false
		}
	}
	return len(posts) > 0 && d.Is(s.Head, lang.Post|lang.Title)
}
