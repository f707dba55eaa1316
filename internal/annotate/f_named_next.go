package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// namedNext resolves a noun in the story's first lines by delayed identification: "The energy
// minister has told …" is named as the next paragraph begins, "Ann Lee faced an hour of questions",
// where nothing says that Lee is something else.
func (d *reader) namedNext(s source, l lineID) referent {
	nobody := nobodyKnown("")
	h := &d.items[s.head]
	if s.owner != noItem && d.items[s.owner].kind == itemName && d.mentionIsPerson(s.owner) || h.entry.Is(lang.Spokes|lang.Kin|lang.Unnamed) || !h.entry.Is(lang.Post|lang.Title|lang.PersonNoun) {
		return nobody
	}
	first, next := d.openingParagraphs()
	if next == noBlock || d.lines[l].block > first || d.lines[l].stream != 0 {
		return nobody
	}
	line := d.firstLineOf(next)
	if line == noLine {
		return nobody
	}
	e, at := d.newcomer(&d.lines[line], first)
	if e == names.NoEntity {
		return nobody
	}
	told, _ := d.accords(e, s)
	if told != exact && (s.indefinite || told == otherwise || told == untold && (d.otherPosts(e, s) || !s.definite && !d.occupation(d.lemma(s.head)))) && !d.madeRemarks(at, &d.lines[line]) {
		return nobody
	}
	return meaning(e, 0.88, "named as the next paragraph begins")
}

// openingParagraphs are the first two paragraphs of the body, or none.
func (d *reader) openingParagraphs() (first, second blockID) { return d.opening[0], d.opening[1] }

// findOpening looks for the first two paragraphs that are more than a byline.
func (d *reader) findOpening() {
	d.opening = [2]blockID{noBlock, noBlock}
	n := 0
	for b := 0; b < len(d.blocks) && n < len(d.opening); b++ {
		if d.blocks[b].kind == prose.Paragraph && d.blocks[b].end-d.blocks[b].first >= 8 {
			d.opening[n] = blockID(b)
			n++
		}
	}
}

// madeRemarks reports whether the line goes on, after the name at item i, with what has been told:
// "Rep. Lee made the remarks at a meeting".
func (d *reader) madeRemarks(i itemID, ln *line) bool {
	for k := i + 1; k+1 < min(ln.end, i+8); k++ {
		if d.link(k, lang.LinkThe) && d.items[k+1].kind == itemWord && d.items[k+1].entry.Cue&lang.CueNoun != 0 {
			return true
		}
	}
	return false
}

// newcomer is the person with a full name who is the subject of the line and was not named in the
// first paragraph, and the item of the name; else none.
func (d *reader) newcomer(ln *line, first blockID) (person names.EntityID, item itemID) {
	for k := ln.first; k < min(ln.end, ln.first+longestPhrase); k++ {
		if d.items[k].kind == itemQuote {
			return names.NoEntity, noItem
		}
		if d.items[k].kind != itemName || !d.mentionIsPerson(k) {
			continue
		}
		m := d.mention(k)
		start := d.titleStart(k, ln.first)
		if m.Entity < 0 || m.End-m.First < 2 || d.is(start, lang.Article) || start > ln.first && !d.introduced(start, ln) && !d.stop(start-1, ',') {
			return names.NoEntity, noItem
		}
		if d.namedIn(m.Entity, first) {
			return names.NoEntity, noItem
		}
		return m.Entity, k
	}
	return names.NoEntity, noItem
}

// namedIn reports whether block b names entity e.
func (d *reader) namedIn(e names.EntityID, b blockID) bool {
	for i := range d.cast.Mentions {
		m := &d.cast.Mentions[i]
		if m.First >= d.blocks[b].end {
			return false
		}
		if m.First >= d.blocks[b].first && m.Entity == e {
			return true
		}
	}
	return false
}

// otherPosts reports whether the text tells of entity e posts alone that are not of the kind that
// the phrase s names.
func (d *reader) otherPosts(e names.EntityID, s source) bool {
	posts, head := d.cast.Entities[e].Posts, d.lemma(s.head)
	for i := range posts {
		if d.pack.Alike(posts[i].Head, head) {
			return false
		}
	}
	return len(posts) > 0 && d.is(s.head, lang.Post|lang.Title)
}
