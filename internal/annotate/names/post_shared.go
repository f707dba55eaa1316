package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// mostSharing is the most people of whom one noun tells what they are.
const mostSharing = 12

// postShared reads what a noun in the plural before the first of several names tells of each:
// "Senators Lee and Reed", "Mayors Ann Lee of Ostrey and Tom Reed of Norbury", "the pilots Lee, 33,
// and Reed, 41".
func (f *finder) postShared(c *Cast, k MentionID) {
	end := c.Mentions[k].First
	if f.Char(end-1) == '.' && !f.Flag(end-1, prose.Space) {
		end--
	}
	if f.Opens(end) || !f.endsPost(end) || f.Entry(end-1).Number != lang.Plural || f.Is(end-1, lang.Kin) {
		return
	}
	first := f.postFrom(end)
	if f.toldThem(first) {
		return
	}
	n, joined := 1, false
	for next, and := f.listedNext(c, k); next != NoMention && n < mostSharing && !joined; n++ {
		joined = and // the last: "In a talk with hosts Lee and Reed, Hart said"
		next, and = f.listedNext(c, next)
	}
	for f.sharing = joined; n > 0 && joined; n-- {
		if m := &c.Mentions[k]; m.Entity != NoEntity && c.Entities[m.Entity].Type == Person {
			f.readPost(c, m.Entity, first, end, m.End)
		}
		k, _ = f.listedNext(c, k)
	}
	f.sharing = false
}

// toldThem reports whether whom a phrase for several is for, from token t on, is told what the
// names behind it did: "told reporters Lee and Reed had left".
func (f *finder) toldThem(t int32) bool {
	if f.Is(t-1, lang.Article|lang.Possessive) {
		t--
	}
	return f.Entry(t-1).Cue&(lang.CueTell|lang.CueAsk) != 0 && f.Entry(t-1).Form != 0
}

// listedNext is the mention that a list goes on with behind mention k, past where k's is from and
// an age, and whether "and" joins it; NoMention where none does.
func (f *finder) listedNext(c *Cast, k MentionID) (next MentionID, and bool) {
	t := c.Mentions[k].End
	if f.Link(t, lang.LinkOf|lang.LinkFrom|lang.LinkIn) {
		for from := t; t == from || t-from < widestGap && f.Flag(t, prose.Upper); {
			t++
		}
	}
	for n := t + 1; f.Char(t) == '(' && n <= t+widestBracket+1; n++ {
		if f.Char(n) == ')' {
			t = n + 1
		}
	}
	if f.Char(t) == ',' && f.Kind(t+1) == prose.Number {
		t += 2
	}
	from := t
	if f.Char(t) == ',' {
		t++
	}
	if and = f.Link(t, lang.LinkAnd); and {
		t++
	}
	if next = f.mentionAt(t); t == from || next != NoMention && c.Mentions[next].Title != t {
		return NoMention, false
	}
	return next, and
}
