package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// postFrom is the first token of the phrase for a post that ends before token end.
func (f *finder) postFrom(end int32) int32 {
	first := end - f.postEnds(end)
	for first > 0 && end-first < farthest && !f.Opens(first) {
		switch {
		case f.inPost(first - 1):
			first--
		case f.letters(first-1) > 0:
			first -= f.letters(first - 1)
		default:
			return first
		}
	}
	return first
}

// widestTitle is the most tokens of a title in which posts are looked for.
const widestTitle = 32

// postInTitle reads the posts in the title of m behind which something else of it stands: "Minister
// of Harbours Ann Lee", "Brigadier (retd) Tom Reed", "Managing Director Dr Ann Lee".
func (f *finder) postInTitle(c *Cast, m *Mention) {
	first := max(m.Title, m.First-widestTitle)
	for t := first; t < m.First; {
		w, n := f.Pack.Phrase(f.Words[t:m.First])
		next := t + max(int32(n), 1)
		x := f.Pack.Entry(w)
		if x.Is(lang.Title|lang.Post) && !x.Is(lang.Honorific) && next < m.First {
			switch {
			case f.Link(next, lang.LinkOf|lang.LinkFor):
				f.readPost(c, m.Entity, min(first, f.postFrom(next)), next, next) // "state Minister of Harbours"
			case f.Is(next, lang.Honorific|lang.Title), f.Char(next) == '(':
				f.readPost(c, m.Entity, first, next, -1)
			}
		}
		t = next
	}
}

// widestField is the most tokens of what a post is held over, in small letters before a name.
const widestField = 4

// postOverField reads a post with what it is held over in small letters before a name: "minister of
// state for water resources Ann Lee", "director of rowing Captain Lee".
func (f *finder) postOverField(c *Cast, m *Mention) {
	t := m.Title - 1
	for range widestField {
		if !f.Has(t) || f.Opens(t) || !f.inField(t) {
			break
		}
		t--
	}
	if t == m.Title-1 || !f.Has(t) || !f.Link(t, lang.LinkOf|lang.LinkFor) {
		return
	}
	end := t
	if f.postEnds(end) == 0 && f.Has(end-2) && f.Link(end-2, lang.LinkOf) {
		end -= 2 // "minister of state for"
	}
	if n := f.postEnds(end); n > 0 && f.Is(end-n, lang.Title|lang.Post) && !f.Is(end-n, lang.Kin) {
		f.readPost(c, m.Entity, f.postFrom(end), end, -1)
	}
}

// inField reports whether token t can be a word of what a post is held over, and is for nobody.
func (f *finder) inField(t int32) bool {
	if f.Kind(t) != prose.Word || f.Toks[t].Is(prose.Upper) || f.mentionAt(t) != NoMention {
		return false
	}
	e := f.Entry(t)
	return e.Form&lang.Past == 0 && !e.Is(bounding|read.PersonPosting|lang.Preposition|lang.Honorific|lang.Adverb)
}

// postEnds is of how many words the noun for a post is that ends right before token end, "Secretary
// of State"; 0 where none does.
func (f *finder) postEnds(end int32) int32 {
	for n := min(3, end); n > 1; n-- {
		if !f.Is(end-n, read.Posting) {
			continue
		}
		if w, got := f.Pack.Phrase(f.Words[end-n : end]); int32(got) == n && f.Pack.Entry(w).Is(read.Posting) {
			return n
		}
	}
	if f.Is(end-1, read.Posting) {
		return 1
	}
	return 0
}

// endsPost reports whether a noun for a post ends right before token end, and no name does that is
// more than a word of it: "Member of Parliament".
func (f *finder) endsPost(end int32) bool {
	n := f.postEnds(end)
	return n > 1 || n == 1 && f.mentionAt(end-1) == NoMention
}

// letters is how many tokens the brackets that end at token t take up, where a name by its letters
// stands in them, "Harbour Movement (HM) Chairman"; else 0.
func (f *finder) letters(t int32) int32 {
	if f.Char(t) != ')' || f.mentionAt(t-1) == NoMention || f.Char(t-2) != '(' {
		return 0
	}
	return 3
}

// postHeldAt reads the post that is told before the comma at token t with what it is held at, "The
// chairman of the trust, Ann Lee,", and those beside it, "The founder and director of the trust".
func (f *finder) postHeldAt(c *Cast, m *Mention, t int32) {
	if f.Is(t-1, read.PersonPosting) && f.mentionAt(t-1) == NoMention {
		return // "the daughter of the mayor, Ann Lee,"
	}
	heads := read.PersonPosting
	if c.Entities[m.Entity].Type == Organisation {
		heads = read.Posting
	}
	at := f.holderFrom(t-1, t)
	for n := 0; n < mostHolders && f.tiesHolder(at) && !f.Is(at-f.postEnds(at), heads); n++ {
		at = f.holderFrom(at-1, t) // "Minister in the Ministry of Works, Ann Lee,"
	}
	if !f.tiesHolder(at) {
		return
	}
	for end, n := at, 0; n < 4 && f.endsPost(end); n++ {
		first := f.postFrom(end)
		f.readPost(c, m.Entity, first, end, at)
		if f.Opens(first) || !f.Is(first-1, lang.Conjunction) && f.Char(first-1) != ',' {
			return
		}
		end = first - 1
	}
}

// mostHolders is over how many of the phrases behind a post, "of the Party in the province", a post
// is looked for at most, beside the last.
const mostHolders = 2

// tiesHolder reports whether token t ties what a post is held at to what stands before it.
func (f *finder) tiesHolder(t int32) bool {
	const ties = lang.LinkOf | lang.LinkFor | lang.LinkAt | lang.LinkIn | lang.LinkTo
	return f.Has(t) && f.Kind(t) == prose.Word && f.Link(t, ties) && !f.Opens(t)
}

// holderFrom steps left from token at over what a post is held at, told before token t.
func (f *finder) holderFrom(at, t int32) int32 {
	for at > 0 && t-at < farthest && !f.Opens(at) && f.inHolder(at) {
		at--
	}
	return at
}

// inHolder reports whether token t can be part of what a post is held at.
func (f *finder) inHolder(t int32) bool {
	if f.mentionAt(t) != NoMention || f.Is(t, lang.Article|lang.Possessive) {
		return true
	}
	return f.inPost(t) && !f.Is(t, lang.Preposition)
}
