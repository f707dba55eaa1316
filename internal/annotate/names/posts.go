package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// posting are the words that can be the head of what somebody or something is said to be.
const posting = lang.Post | lang.Title | lang.Kin | lang.PersonNoun | lang.OrgNoun | lang.Spokes

// personPosting are those that a person can be said to be.
const personPosting = posting &^ lang.OrgNoun

// bounding are the words over which no phrase for a post runs.
const bounding = lang.Article | lang.Pronoun | lang.Possessive | lang.Conjunction | lang.Auxiliary | lang.Modal | lang.Relative | lang.Negation

// farthest is the most tokens of an apposition that are read.
const farthest = 14

// notePosts notes what the text says each mention's entity is: titles and nouns before the name,
// appositions and "is a" after it.
func (f *finder) notePosts(c *Cast) {
	f.at = f.at[:0]
	for range f.toks {
		f.at = append(f.at, NoMention)
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
	if t < 0 || t >= f.len() {
		return NoMention
	}
	return f.at[t]
}

// postBefore reads "former CIA director", "his wife", "Sen." before a name.
func (f *finder) postBefore(c *Cast, m *Mention) {
	f.postEnding(c, m, m.First)
	if m.Title < m.First && f.char(m.Title-1) == ',' {
		f.postEnding(c, m, m.Title) // "the committee's chairman, Rep. Lee"
	}
}

// postEnding reads the post that ends right before token end.
func (f *finder) postEnding(c *Cast, m *Mention, end int32) {
	if f.toks[end].Is(prose.Begin) {
		return
	}
	if f.char(end-1) == '.' && !f.tok(end-1).Is(prose.Space) {
		end--
	}
	if f.char(end-1) == ',' && f.is(end-2, lang.Kin|lang.Post) || f.has(end-1) && f.entry(end-1).Part&lang.Naming != 0 {
		end-- // "his wife, X", "a company called X"
	}
	if !f.is(end-1, posting) || f.mentionAt(end-1) >= 0 {
		return
	}
	first := end
	for first > 0 && end-first < farthest && f.inPost(first-1) && f.shape(first)&shut == 0 {
		first--
	}
	at := int32(-1)
	if f.link(m.End, lang.LinkOf) {
		at = m.End // "President Lee of Chile"
	}
	f.readPost(c, m.Entity, first, end, at)
}

// inPost reports whether token t can be part of the phrase before a name: no function word, and no
// stop.
func (f *finder) inPost(t int32) bool {
	tok := f.toks[t]
	switch tok.Kind {
	case prose.Word:
		return !f.is(t, bounding|lang.Adverb|lang.TimeWord|lang.Day) && (!f.is(t, lang.Preposition) || f.link(t, lang.LinkOf)) && (f.entry(t).Cue == 0 || f.is(t, posting))
	case prose.Clitic:
		return true
	}
	return tok.Kind == prose.Punct && f.char(t) == '.' && f.is(t-1, lang.Abbrev)
}

// postAfter reads an apposition, "who is a …", or "is a …" after a name.
func (f *finder) postAfter(c *Cast, m *Mention) {
	t := m.End
	if f.char(t) == ',' && f.has(t+2) && f.tok(t+1).Kind == prose.Number && f.char(t+2) == ',' {
		t += 2 // an age
	}
	switch {
	case f.char(t) == ',' || f.char(t) == '(' || f.char(t) == '-' || f.char(t) == 0xe2:
		t++
		if f.is(t, lang.Relative) && f.is(t+1, lang.Auxiliary) {
			t += 2
		}
	case f.is(t, lang.Auxiliary) && f.is(t+1, lang.Article):
		t++
	default:
		return
	}
	if f.is(t, lang.Article|lang.Possessive) {
		t++
	}
	end := t
	for f.has(end) && end < t+farthest && f.inApposition(end) {
		end++
	}
	if end > t && !f.says(end) && !f.says(end-1) {
		f.readPost(c, m.Entity, t, end, end)
	}
}

// says reports whether token t is a verb of saying: "in a post on X, the group wrote" tells nothing
// of X.
func (f *finder) says(t int32) bool {
	return f.has(t) && f.toks[t].Kind == prose.Word && f.entry(t).Form&(lang.Past|lang.Present) != 0 && f.entry(t).Cue&(lang.CueSay|lang.CueTell|lang.CueWrite) != 0 && !f.is(t, posting)
}

// inApposition reports whether token t goes on with the noun phrase of an apposition.
func (f *finder) inApposition(t int32) bool {
	tok := f.toks[t]
	if f.shape(t)&shut != 0 {
		return false
	}
	switch tok.Kind {
	case prose.Word:
		return !f.is(t, bounding|lang.Preposition) && !(f.entry(t).Form != 0 && f.entry(t).Cue&(lang.CueSay|lang.CueTell) != 0 && !f.is(t, posting))
	case prose.Clitic, prose.Number:
		return true
	}
	return tok.Kind == prose.Punct && f.char(t) == '.' && f.is(t-1, lang.Abbrev)
}

// readPost reads the phrase [first, end) as a post of entity e. at is where "of X" may follow, -1
// where it may not.
func (f *finder) readPost(c *Cast, e EntityID, first, end, at int32) {
	p := Post{Of: NoEntity}
	heads := personPosting
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
		w, n := f.pack.Phrase(f.words[t:end])
		n = max(n, 1)
		switch x := f.pack.Entry(w); {
		case f.toks[t].Kind == prose.Clitic:
			p.Head, p.Words = 0, nil // "the firm's largest shareholder, X": X is no firm
		case x.Is(heads) && x.Number != lang.Plural && !f.is(t, lang.PastPost):
			if p.Head != 0 {
				p.Words = append(p.Words, p.Head)
			}
			p.Head, p.Tok, last = f.pack.Lemma(w), t, t+int32(n)-1
		case f.is(t, lang.PastPost):
			p.Former = true
		case w != 0 && f.toks[t].Kind == prose.Word:
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
	if w := f.words[last]; last > p.Tok && f.is(last, heads) {
		p.Words = append(p.Words[:len(p.Words):len(p.Words)], p.Head)
		p.Head, p.Tok = f.pack.Lemma(w), last
		f.hold(c, e, p)
	}
}

// heldAt is the organisation, place or person that follows a post after "of", "for", "at", "with":
// its last owner where names follow each other with 's; or NoEntity.
func (f *finder) heldAt(c *Cast, t int32) EntityID {
	if !f.is(t, lang.Preposition) {
		return NoEntity
	}
	t++
	if f.is(t, lang.Article|lang.Possessive) {
		t++
	}
	for n := int32(0); n < 4; n++ {
		k := f.mentionAt(t + n)
		if k < 0 {
			if f.is(t+n, lang.Title|lang.Honorific|lang.Post|lang.Demonym|lang.Belief) || f.char(t+n) == '.' {
				continue
			}
			return NoEntity
		}
		m := &c.Mentions[k]
		if f.has(m.End) && f.toks[m.End].Kind == prose.Clitic {
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
			if f.is(t, lang.OrgNoun) {
				f.hold(c, m.Entity, Post{Head: f.pack.Lemma(f.words[t]), Of: NoEntity, Tok: t})
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
