package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// noteSeat reads the party and the place that American papers set behind a lawmaker's name, "Sen.
// Lee, R-Ohio", "Rep. Lee (D–Ohio)": his title is held there, and he is that place's Republican.
func (f *finder) noteSeat(c *Cast, m *Mention) {
	t := m.End + 1
	if !f.aside(m.End) || !f.Has(t) || c.Entities[m.Entity].Type != Person {
		return
	}
	if place := f.seatTold(c, m); place != NoEntity {
		seatTitle(c, m, place)
	}
	letter, tied, _ := strings.Cut(f.Text(t), "-")
	party, at := f.partyOf(letter), t
	if tied == "" && f.aside(t+1) {
		at = t + 2 // the dash is a mark of its own
	}
	k := f.mentionAt(at)
	if party == 0 || k == NoMention || c.Mentions[k].Entity == NoEntity {
		return
	}
	place := c.Mentions[k].Entity
	if c.Entities[place].Type != Place {
		return
	}
	seatTitle(c, m, place)
	f.hold(c, m.Entity, Post{Head: party, Of: place, Tok: t, First: t, Last: t})
}

// seatTold is the place whose lawmaker m is told to be right behind the name, in brackets alone or
// by its party, "Rep. Lee (Ohio)", "Rep. Lee, an Ohio Republican"; or NoEntity.
func (f *finder) seatTold(c *Cast, m *Mention) EntityID {
	if k := f.mentionAt(m.End + 1); f.Char(m.End) == '(' && k != NoMention {
		e, end := c.Mentions[k].Entity, c.Mentions[k].End
		if (f.Char(end) == ')' || f.Char(end+1) == ')') && e != NoEntity && c.Entities[e].Type == Place {
			return e
		}
	}
	posts := c.Entities[m.Entity].Posts
	for i := range posts {
		p := &posts[i]
		behind := p.Tok > m.End && p.Tok < m.End+farthest
		if behind && p.Of != NoEntity && c.Entities[p.Of].Type == Place && f.Pack.Entry(p.Head).Is(lang.Belief) {
			return p.Of
		}
	}
	return NoEntity
}

// seatTitle tells of the titles before m, where nothing says at what they are held, that it is the
// place.
func seatTitle(c *Cast, m *Mention, place EntityID) {
	posts := c.Entities[m.Entity].Posts
	for i := range posts {
		if p := &posts[i]; p.Of == NoEntity && p.Tok >= m.Title && p.Tok < m.First {
			p.Of = place
		}
	}
}

// partyOf is the word for whoever belongs to the party with the letter, or 0.
func (f *finder) partyOf(letter string) lang.Word {
	for _, s := range f.Pack.PartyLetters {
		if l, word, _ := strings.Cut(s, " "); l == letter {
			return f.Pack.Lemma(f.Pack.Word(word))
		}
	}
	return 0
}
