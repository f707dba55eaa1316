package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// bounding are the words over which no phrase for a post runs.
const bounding = lang.Article | lang.Pronoun | lang.Possessive | lang.Conjunction | lang.Auxiliary | lang.Modal |
	lang.Relative | lang.Negation

// farthest is the most tokens of an apposition that are read.
const farthest = 14

// notePosts notes what the text says each mention's entity is: titles and nouns before the name,
// appositions and "is a" after it.
func (f *finder) notePosts(c *Cast) {
	f.at = c.over
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Entity == NoEntity || c.Entities[m.Entity].Type == Place || m.Plural {
			continue
		}
		f.postBefore(c, m)
		f.postShared(c, MentionID(i))
		f.postAfter(c, m)
		f.noteSeat(c, m)
	}
	f.postsByName(c)
}

// mentionAt is the mention over token t, or NoMention.
//
//go:noinline
func (f *finder) mentionAt(t int32) MentionID {
	if !f.Has(t) {
		return NoMention
	}
	return f.at[t]
}

// postBefore reads "former CIA director", "his wife", "Sen." before a name.
func (f *finder) postBefore(c *Cast, m *Mention) {
	f.postEnding(c, m, m.First)
	f.postInTitle(c, m)
	f.postOverField(c, m)
	if m.Title < m.First && (f.Char(m.Title-1) == ',' || f.SmallIs(m.Title-1, lang.Spokes)) {
		f.postEnding(c, m, m.Title) // "the committee's chairman, Rep. Lee", "police spokesman Col. Lee"
	}
	if comma := m.Title - 1; f.Char(comma) == ',' && f.Kind(m.End) == prose.Punct {
		if open := f.bracketFrom(comma - 1); open > 0 {
			comma = open
		}
		f.postHeldAt(c, m, comma)
	}
}

// postEnding reads the post that ends right before token end.
func (f *finder) postEnding(c *Cast, m *Mention, end int32) {
	if f.Opens(end) {
		return // "Lee is a baker. Reed came later."
	}
	if f.Char(end-1) == '.' && !f.Toks[end-1].Is(prose.Space) {
		end--
	}
	comma := end - 1
	if f.Char(comma) != ',' {
		comma++
	}
	if open := f.bracketFrom(comma - 1); open > 0 {
		if f.Is(open+1, lang.Title) && open+3 == comma {
			f.readPost(c, m.Entity, open+1, open+2, -1) // "The Public Relations Officer (PRO), Ann Lee"
		}
		end = open // "The Principal Secretary (Harbours), Ann Lee"
	}
	if f.Char(end-1) == ',' && f.Is(end-2, lang.Kin|lang.Post) && !f.adverbialBefore(end-1, m) ||
		f.Part(end-1, lang.Naming) && !Calls(f.Toks, f.Entry, end-1, m.End) {
		end-- // "his wife, X", "a company called X"
	}
	if !f.endsPost(end) {
		return
	}
	first := f.postFrom(end)
	at := int32(-1)
	if f.Link(m.End, lang.LinkOf) {
		at = m.End // "President Lee of Chile"
	}
	f.readPost(c, m.Entity, first, end, at)
}

// widestBracket is the most words in brackets behind a post that tell what it is over.
const widestBracket = 4

// bracketFrom is the token at which the bracket opens that closes at token t, with a few words in
// it; else 0.
func (f *finder) bracketFrom(t int32) int32 {
	if f.Char(t) != ')' {
		return 0
	}
	for open := t - 2; open >= max(1, t-widestBracket-1); open-- {
		if f.Char(open) == '(' {
			return open
		}
	}
	return 0
}

// adverbialBefore reports whether the phrase that ends before the comma at token t hangs on a
// preposition, and the name m begins the clause: "Asked by the judge, Lee said".
func (f *finder) adverbialBefore(t int32, m *Mention) bool {
	first := f.postFrom(t)
	for first > 0 && f.Is(first-1, lang.Article|lang.Possessive) {
		first--
	}
	return first > 0 && f.Is(first-1, lang.Preposition) && f.Kind(m.End) == prose.Word
}

// inPost reports whether token t can be part of the phrase before a name: no function word, and no
// stop.
func (f *finder) inPost(t int32) bool {
	switch f.Toks[t].Kind {
	case prose.Word:
		switch {
		case f.Is(t, bounding|lang.Adverb|lang.TimeWord|lang.Day):
			return false
		case f.Is(t, lang.Preposition) && !f.Link(t, lang.LinkOf):
			return false
		}
		x := f.Entry(t)
		return x.Cue == 0 || x.Is(read.Posting) || x.Post&lang.Field != 0 // "state minister"
	}
	return f.Genitive(t) || f.abbreviationsDot(t)
}

// abbreviationsDot reports whether the dot of an abbreviation stands at t.
func (f *finder) abbreviationsDot(t int32) bool { return f.Char(t) == '.' && f.Is(t-1, lang.Abbrev) }

// postAfter reads an apposition, "who is a …", or "is a …" after a name.
func (f *finder) postAfter(c *Cast, m *Mention) {
	t := m.End
	if f.Char(t) == ',' && f.Kind(t+1) == prose.Number && f.Char(t+2) == ',' {
		t += 2 // an age
	} else if k := f.mentionAt(t + 1); f.Link(t, lang.LinkOf) && k != NoMention && f.Char(c.Mentions[k].End) == ',' {
		t = c.Mentions[k].End // "Sen. Lee of Ohio, a Republican"
	}
	switch {
	case f.aside(t):
		if t++; f.Is(t, lang.Relative) {
			if !f.Is(t+1, lang.Auxiliary) {
				return // "Lee, whose husband drowned"
			}
			t += 2
		}
	case f.Is(t, lang.Auxiliary) && f.Is(t+1, lang.Article):
		t++
	default:
		return
	}
	if f.Is(t, lang.Article|lang.Possessive) {
		t++
	} else if f.aside(t-1) && f.Is(t, asideToo) && !f.Is(t, lang.PastPost|lang.Conjunction) && f.Is(t+1, lang.Article) {
		t += 2 // "Lee, now the mayor", "Lee, herself a nurse"
	}
	end := t
	for f.Has(end) && end < t+farthest {
		n := f.listedPost(end)
		if n == 0 && !f.inApposition(end) {
			break
		}
		end += max(n, 1)
	}
	if end > t && !f.says(end) && !f.says(end-1) && !f.does(end-1) {
		f.readPost(c, m.Entity, t, end, end)
	}
}

// listedPost is of how many words the post is that is listed as a phrase and begins at token t,
// "secretary of state": its preposition ends no apposition. It is 0 where there is none.
func (f *finder) listedPost(t int32) int32 {
	if f.Opens(t) || f.Kind(t) != prose.Word {
		return 0
	}
	w, n := f.Pack.Phrase(f.Words[t:])
	if n < 2 || !f.Pack.Entry(w).Is(read.PersonPosting) || f.Genitive(t+int32(n)) {
		return 0 // "a member of Parliament's committee", too
	}
	return int32(n)
}

// asideToo are the words that may stand before the article of an apposition.
const asideToo = lang.Reflexive | lang.Adverb | lang.TimeWord

// does reports whether token t is what the noun before it did to somebody or something: "After she
// met Lee, the mayor called it" tells nothing of Lee.
func (f *finder) does(t int32) bool {
	if !f.past(t) {
		return false
	}
	begins := f.Is(t+1, lang.Article|lang.Possessive|lang.Pronoun) && !f.Is(t+1, lang.Relative)
	return begins || f.Kind(t+1) == prose.Mark
}

// past reports whether a verb that may be past, and no noun for a post, stands at token t.
func (f *finder) past(t int32) bool {
	e := f.Entry(t)
	looks := e.Form&lang.Past != 0 || e.Class == 0 && f.Pack.Looks(f.Text(t), lang.Past)
	return f.Kind(t) == prose.Word && looks && !f.Is(t, read.Posting)
}

// aside reports whether a comma, bracket or dash stands at token t.
//
//go:noinline
func (f *finder) aside(t int32) bool {
	switch f.Char(t) {
	case ',', '(', '-', 0xe2:
		return true
	}
	return false
}

// says reports whether token t is a verb of saying: "in a post on X, the group wrote" tells nothing
// of X.
func (f *finder) says(t int32) bool {
	if f.Kind(t) != prose.Word || f.Is(t, read.Posting) {
		return false
	}
	e := f.Entry(t)
	return e.Form&(lang.Past|lang.Present) != 0 && e.Cue&(lang.CueSay|lang.CueTell|lang.CueWrite) != 0
}

// inApposition reports whether token t goes on with the noun phrase of an apposition.
func (f *finder) inApposition(t int32) bool {
	if f.Opens(t) {
		return false
	}
	switch f.Toks[t].Kind {
	case prose.Word:
		e := f.Entry(t)
		cue := e.Form != 0 && e.Cue&(lang.CueSay|lang.CueTell) != 0 && !f.Is(t, read.Posting)
		return !cue && !f.Is(t, bounding|lang.Preposition)
	case prose.Number:
		return true
	}
	return f.Genitive(t) || f.abbreviationsDot(t)
}

// readPost reads the phrase [first, end) as a post of entity e. at is where "of X" may follow, -1
// where it may not.
func (f *finder) readPost(c *Cast, e EntityID, first, end, at int32) {
	heads := read.PersonPosting
	if c.Entities[e].Type == Organisation {
		heads = lang.OrgNoun
	}
	p, last := f.phrasePost(c, e, first, end, heads)
	if p.Head == 0 {
		return
	}
	p.Last = last
	of := f.heldAt(c, at)
	if of == NoEntity {
		of = f.heldAt(c, f.fieldEnds(at)) // "professor of law at Norbury University"
	}
	if p.Of == NoEntity {
		p.Of = of
	} else if of != NoEntity && last+1 == at && c.Entities[p.Of].Type == Organisation && c.Entities[of].Type == Place {
		there := p
		there.Of = of // "Lee, Labour MP for Norbury" is Norbury's as well as Labour's
		f.hold(c, e, there)
	}
	f.hold(c, e, p)
	if last > p.Tok && f.Is(last, heads) {
		p.Words = append(p.Words[:len(p.Words):len(p.Words)], p.Head)
		p.Head, p.Tok = f.Pack.Lemma(f.Words[last]), last
		f.hold(c, e, p)
	}
}

// phrasePost is the post that the phrase [first, end) tells of entity e, with one of heads for its
// noun, and the last token of the noun. The phrase begins anew behind what another person does:
// “Lee met Senator Reed”.
func (f *finder) phrasePost(c *Cast, e EntityID, first, end int32, heads lang.Class) (p Post, last int32) {
	p.Of, p.First = NoEntity, first
	subject := false
	for t := first; t < end; {
		if k := f.mentionAt(t); k != NoMention {
			if who := c.Mentions[k].Entity; who != NoEntity && who != e {
				p.Of, subject = who, subject || c.Entities[who].Type == Person
			}
			t = c.Mentions[k].End
			continue
		}
		w, n := f.Pack.Phrase(f.Words[t:end])
		n = max(n, 1)
		switch x := f.Pack.Entry(w); {
		case f.Genitive(t):
			p.Head, p.Words, subject = 0, nil, false // "the firm's largest shareholder, X": X is no firm
		case subject && f.past(t):
			p, subject = Post{Of: NoEntity, First: t + 1, Former: f.Is(t, lang.PastPost)}, false
		case x.Is(heads) && (x.Number != lang.Plural || f.sharing) && !f.Is(t, lang.PastPost):
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
	return p, last
}

// widestGap is the most tokens between a preposition and the name of what a post is held at.
const widestGap = 4

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
	for n := range int32(widestGap) {
		k := f.mentionAt(t + n)
		if k == NoMention {
			if f.Is(t+n, lang.Title|lang.Honorific|lang.Post|lang.Demonym|lang.Belief) || f.Char(t+n) == '.' ||
				f.areaOf(t+n) || f.areaOf(t+n-1) || f.areaOf(t+n+1) {
				continue
			}
			return NoEntity
		}
		m := &c.Mentions[k]
		if f.Kind(m.End) == prose.Clitic {
			if next := f.mentionAt(m.End + 1); next != NoMention {
				m = &c.Mentions[next]
			}
		}
		return m.Entity
	}
	return NoEntity
}

// fieldEnds is the token behind what a post is over, "of law", where it is told at whom it is held,
// "at"; else -1.
func (f *finder) fieldEnds(t int32) int32 {
	if !f.Is(t, lang.Preposition) {
		return -1
	}
	for end := t + 1; end <= t+widestGap && f.Has(end) && !f.Opens(end); end++ {
		switch {
		case f.Link(end, lang.LinkAt) && end > t+1:
			return end
		case f.Kind(end) != prose.Word, f.Is(end, lang.Function) && !f.Link(end, lang.LinkAnd):
			return -1
		}
	}
	return -1
}

// areaOf reports whether a noun for a kind of place stands at token t, with "of" behind it: "the
// western city of".
func (f *finder) areaOf(t int32) bool {
	return f.Is(t, lang.AreaNoun|lang.PlaceHead) && f.Link(t+1, lang.LinkOf)
}

// mostPosts is the most posts that are kept of one entity.
const mostPosts = 32

// hold notes a post, once.
//
//go:noinline
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

// postsByName gives organisations the nouns in their own names, and registered people the roles
// that they hold that day.
func (f *finder) postsByName(c *Cast) {
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.Entity == NoEntity || c.Entities[m.Entity].Type != Organisation || m.End-m.First < 2 {
			continue
		}
		f.nounsInName(c, m)
	}
	for e := range c.Entities {
		if c.Entities[e].Entry != nil && c.Entities[e].Type == Person {
			f.rolePosts(c, EntityID(e))
		}
	}
}

// nounsInName gives the organisation of mention m the noun in its name, "the board" for the Harbour
// Board, and the longer one with which the name ends: "the fire department" for the Ostrey Fire
// Department.
func (f *finder) nounsInName(c *Cast, m *Mention) {
	p := Post{Of: NoEntity}
	for t := m.End - 1; t >= m.First; t-- {
		if f.Is(t, lang.OrgNoun) {
			p.Head, p.Tok, p.First, p.Last = f.Pack.Lemma(f.Words[t]), t, t, t
			f.hold(c, m.Entity, p)
			break
		}
	}
	for t := m.First; t < m.End-1; t++ {
		w, n := f.Pack.Phrase(f.Words[t:m.End])
		if n > 1 && t+int32(n) == m.End && f.Pack.Entry(w).Is(lang.OrgNoun|lang.OrgHead) {
			p.Head, p.Tok, p.First, p.Last = f.Pack.Lemma(w), t, t, m.End-1
			f.hold(c, m.Entity, p)
			break
		}
	}
}
