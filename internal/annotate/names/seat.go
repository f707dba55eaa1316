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
	posts := c.Entities[m.Entity].Posts
	for i := range posts {
		if p := &posts[i]; p.Of == NoEntity && p.Tok >= m.Title && p.Tok < m.First {
			p.Of = place
		}
	}
	f.hold(c, m.Entity, Post{Head: party, Of: place, Tok: t, First: t, Last: t})
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
