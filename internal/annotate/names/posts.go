package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// bounding are the words over which no phrase for a post runs.
const bounding = lang.Article | lang.Pronoun | lang.Possessive | lang.Conjunction | lang.Auxiliary | lang.Modal | lang.Relative | lang.Negation

// farthest is the most tokens of an apposition that are read.
const farthest = 14

// notePosts notes what the text says each mention's entity is: titles and nouns before the name,
// appositions and "is a" after it.
func (f *finder) notePosts(c *Cast) {
	f.at = append(f.at[:0], make([]MentionID, f.Len())...)
	for t := range f.at {
		f.at[t] = NoMention
	}
	for i := range c.Mentions {
		for t := c.Mentions[i].First; t < c.Mentions[i].End; t++ {
			f.at[t] = MentionID(i)
		}
	}
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Entity < 0 || c.Entities[m.Entity].Type == Place || m.Plural {
			continue
		}
		f.postBefore(c, m)
		f.postAfter(c, m)
	}
	f.postsByName(c)
}

// mentionAt is the mention over token t, or NoMention.
func (f *finder) mentionAt(t int32) MentionID {
	if t < 0 || t >= f.Len() {
		return NoMention
	}
	return f.at[t]
}

// postBefore reads "former CIA director", "his wife", "Sen." before a name.
func (f *finder) postBefore(c *Cast, m *Mention) {
	f.postEnding(c, m, m.First)
	if m.Title < m.First && f.Char(m.Title-1) == ',' {
		f.postEnding(c, m, m.Title) // "the committee's chairman, Rep. Lee"
	}
}

// postEnding reads the post that ends right before token end.
func (f *finder) postEnding(c *Cast, m *Mention, end int32) {
	if f.Toks[end].Is(prose.Begin) {
		return
	}
	if f.Char(end-1) == '.' && !f.Tok(end-1).Is(prose.Space) {
		end--
	}
	if f.Char(end-1) == ',' && f.Is(end-2, lang.Kin|lang.Post) || f.Has(end-1) && f.Entry(end-1).Part&lang.Naming != 0 {
		end-- // "his wife, X", "a company called X"
	}
	if !f.Is(end-1, read.Posting) || f.mentionAt(end-1) >= 0 {
		return
	}
	first := end
	for first > 0 && end-first < farthest && f.inPost(first-1) && f.Shape(first)&read.Shut == 0 {
		first--
	}
	at := int32(-1)
	if f.Link(m.End, lang.LinkOf) {
		at = m.End // "President Lee of Chile"
	}
	f.readPost(c, m.Entity, first, end, at)
}

// inPost reports whether token t can be part of the phrase before a name: no function word, and no
// stop.
func (f *finder) inPost(t int32) bool {
	tok := f.Toks[t]
	switch tok.Kind {
	case prose.Word:
		return !f.Is(t, bounding|lang.Adverb|lang.TimeWord|lang.Day) && (!f.Is(t, lang.Preposition) || f.Link(t, lang.LinkOf)) && (f.Entry(t).Cue == 0 || f.Is(t, read.Posting))
	case prose.Clitic:
		return true
	}
	return tok.Kind == prose.Punct && f.Char(t) == '.' && f.Is(t-1, lang.Abbrev)
}

// postAfter reads an apposition, "who is a …", or "is a …" after a name.
func (f *finder) postAfter(c *Cast, m *Mention) {
	t := m.End
	if f.Char(t) == ',' && f.Has(t+2) && f.Tok(t+1).Kind == prose.Number && f.Char(t+2) == ',' {
		t += 2 // an age
	}
	switch {
	case f.Char(t) == ',' || f.Char(t) == '(' || f.Char(t) == '-' || f.Char(t) == 0xe2:
		t++
		if f.Is(t, lang.Relative) && f.Is(t+1, lang.Auxiliary) {
			t += 2
		}
	case f.Is(t, lang.Auxiliary) && f.Is(t+1, lang.Article):
		t++
	default:
		return
	}
	if f.Is(t, lang.Article|lang.Possessive) {
		t++
	}
	end := t
	for f.Has(end) && end < t+farthest && f.inApposition(end) {
		end++
	}
	if end > t && !f.says(end) && !f.says(end-1) {
		f.readPost(c, m.Entity, t, end, end)
	}
}

// says reports whether token t is a verb of saying: "in a post on X, the group wrote" tells nothing
// of X.
func (f *finder) says(t int32) bool {
	return f.Has(t) && f.Toks[t].Kind == prose.Word && f.Entry(t).Form&(lang.Past|lang.Present) != 0 && f.Entry(t).Cue&(lang.CueSay|lang.CueTell|lang.CueWrite) != 0 && !f.Is(t, read.Posting)
}

// inApposition reports whether token t goes on with the noun phrase of an apposition.
func (f *finder) inApposition(t int32) bool {
	tok := f.Toks[t]
	if f.Shape(t)&read.Shut != 0 {
		return false
	}
	switch tok.Kind {
	case prose.Word:
		return !f.Is(t, bounding|lang.Preposition) && !(f.Entry(t).Form != 0 && f.Entry(t).Cue&(lang.CueSay|lang.CueTell) != 0 && !f.Is(t, read.Posting))
	case prose.Clitic, prose.Number:
		return true
	}
	return tok.Kind == prose.Punct && f.Char(t) == '.' && f.Is(t-1, lang.Abbrev)
}

// readPost reads the phrase [first, end) as a post of entity e. at is where "of X" may follow, -1
// where it may not.
func (f *finder) readPost(c *Cast, e EntityID, first, end, at int32) {
	p := Post{Of: NoEntity}
	heads := read.PersonPosting
	if c.Entities[e].Type == Organisation {
		heads = lang.OrgNoun
	}
	var last int32
	for t := first; t < end; {
		if k := f.mentionAt(t); k >= 0 {
			if who := c.Mentions[k].Entity; who >= 0 && who != e {
				p.Of = who
			}
			t = c.Mentions[k].End
			continue
		}
		w, n := f.Pack.Phrase(f.Words[t:end])
		n = max(n, 1)
		switch x := f.Pack.Entry(w); {
		case f.Toks[t].Kind == prose.Clitic:
			p.Head, p.Words = 0, nil // "the firm's largest shareholder, X": X is no firm
		case x.Is(heads) && x.Number != lang.Plural && !f.Is(t, lang.PastPost):
			if p.Head != 0 {
				p.Words = append(p.Words, p.Head)
			}
			p.Head, p.Tok, last = f.Pack.Lemma(w), t, t+int32(n)-1
		case f.Is(t, lang.PastPost):
			p.Former = true
		case w != 0 && f.Toks[t].Kind == prose.Word:
			p.Words = append(p.Words, w)
		}
		t += int32(n)
	}
	if p.Head == 0 {
		return
	}
	if at >= 0 && p.Of < 0 {
		p.Of = f.heldAt(c, at)
	}
	f.hold(c, e, p)
	if w := f.Words[last]; last > p.Tok && f.Is(last, heads) {
		p.Words = append(p.Words[:len(p.Words):len(p.Words)], p.Head)
		p.Head, p.Tok = f.Pack.Lemma(w), last
		f.hold(c, e, p)
	}
}

// heldAt is the organisation, place or person that follows a post after "of", "for", "at", "with":
// its last owner where names follow each other with 's; or NoEntity.
func (f *finder) heldAt(c *Cast, t int32) EntityID {
	if !f.Is(t, lang.Preposition) {
		return NoEntity
	}
	t++
	if f.Is(t, lang.Article|lang.Possessive) {
		t++
	}
	for n := int32(0); n < 4; n++ {
		k := f.mentionAt(t + n)
		if k < 0 {
			if f.Is(t+n, lang.Title|lang.Honorific|lang.Post|lang.Demonym|lang.Belief) || f.Char(t+n) == '.' {
				continue
			}
			return NoEntity
		}
		m := &c.Mentions[k]
		if f.Has(m.End) && f.Toks[m.End].Kind == prose.Clitic {
			if next := f.mentionAt(m.End + 1); next >= 0 {
				m = &c.Mentions[next]
			}
		}
		return m.Entity
	}
	return NoEntity
}

// mostPosts is the most posts that are kept of one entity.
const mostPosts = 32

// hold notes a post, once.
func (f *finder) hold(c *Cast, e EntityID, p Post) {
	posts := c.Entities[e].Posts
	if len(posts) >= mostPosts {
		return
	}
	for i := range posts {
		if posts[i].Head == p.Head && posts[i].Of == p.Of {
			return
		}
	}
	c.Entities[e].Posts = append(posts, p)
}

// postsByName gives organisations the noun in their own name, "the board" for the Harbour Board,
// and registered people the roles that they hold that day.
func (f *finder) postsByName(c *Cast) {
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Entity < 0 || c.Entities[m.Entity].Type != Organisation || m.End-m.First < 2 {
			continue
		}
		for t := m.End - 1; t >= m.First; t-- {
			if f.Is(t, lang.OrgNoun) {
				f.hold(c, m.Entity, Post{Head: f.Pack.Lemma(f.Words[t]), Of: NoEntity, Tok: t})
				break
			}
		}
	}
	for e := range c.Entities {
		if c.Entities[e].Entry != nil && c.Entities[e].Type == Person {
			f.rolePosts(c, EntityID(e))
		}
	}
}
