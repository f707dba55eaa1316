package refer

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// An obituary tells of one person, of whom others speak by “he” or “she”. A paragraph that opens
// with the pronoun goes on with the life that is told, and not with whoever has just spoken of it.

// findLife looks for the person whose life the story tells: whom headline or first paragraph name
// first, and say to have died, or whose portrait it is; or none.
func (d *Reader) findLife() {
	d.life, d.lifeIn = names.NoEntity, lifeIn{line: clause.NoLine}
	first, of := d.opening[0], names.NoEntity
	if first == quote.NoBlock {
		return
	}
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		b := d.blockOfToken(m.First)
		if b > first {
			break
		}
		if m.Entity < 0 || !d.EntityIs(m.Entity, names.Person) {
			continue
		}
		if of == names.NoEntity {
			of = m.Entity
		}
		if m.Entity == of && d.dies(m) {
			d.life = of
			return
		}
	}
	if of != names.NoEntity && d.fame[of] == d.mostNamed && d.fame[of] > 2 && d.growsUp() {
		d.life = of
	}
}

// growsUp reports whether a paragraph opens by telling how somebody came into the world: "He grew
// up in Oldport", as a portrait of somebody does.
func (d *Reader) growsUp() bool {
	top := d.Streams[0]
	for l := range d.Lines {
		i := d.Lines[l].First
		if d.Lines[l].End > top.End {
			return false
		}
		if !d.Nominative(i) || d.Gender(i)&(lang.Male|lang.Female) == 0 || d.LaterInParagraph(clause.LineID(l)) {
			continue
		}
		for i++; d.Is(i, lang.Auxiliary|lang.Adverb); i++ {
		}
		if d.At(i).Kind == clause.Word && slices.Contains(d.Pack.LifeVerbs, d.Spelled(i)) {
			return true
		}
	}
	return false
}

// blockOfToken is the block in which token t stands.
func (d *Reader) blockOfToken(t int32) quote.BlockID {
	b := quote.BlockID(0)
	for int(b)+1 < len(d.Blocks) && d.Blocks[b].End <= t {
		b++
	}
	return b
}

// dies reports whether the sentence that opens with mention m says that its person has died: "Ann
// Lee, who kept the lighthouse, died on Monday", "Ann Lee, keeper of the lighthouse, dies at 81".
func (d *Reader) dies(m *names.Mention) bool {
	for t := m.First; t > 0 && !d.Tokens[t].Is(prose.Begin); t-- {
		if !d.Entry(t - 1).Is(lang.Title | lang.Honorific | lang.Post) {
			return false
		}
	}
	for t := m.End; int(t) < len(d.Tokens) && !d.Tokens[t].Is(prose.Begin); t++ {
		e := d.Entry(t)
		switch o := d.Cast.Over(t); {
		case e.Noun&lang.Dying != 0 || d.dyingPhrase(t):
			return true
		case e.Cue&lang.CueSay != 0 && e.Form&lang.Past != 0, o != nil && o.Entity != m.Entity && d.namesPerson(o):
			return false
		}
	}
	return false
}

// dyingPhrase reports whether words at token t say together that somebody has died: "passed away".
func (d *Reader) dyingPhrase(t int32) bool {
	w, n := d.Pack.Phrase(d.Words[t:min(t+3, int32(len(d.Words)))])
	return n > 1 && d.Pack.Entry(w).Noun&lang.Dying != 0
}

// namesPerson reports whether mention m is a person's.
//
//go:noinline
func (d *Reader) namesPerson(m *names.Mention) bool {
	return m.Entity != names.NoEntity && d.EntityIs(m.Entity, names.Person)
}

// toldLife resolves the pronoun at item i of line l, where it is the first in its paragraph to mean
// anybody who fits, to the person whose life the story tells; nobody where it may mean whoever
// spoke last as well.
func (d *Memory) toldLife(i clause.ItemID, l clause.LineID, k *seek) Referent {
	h := d.life
	if h == names.NoEntity || k.gender == 0 || k.by != nil || k.known || k.inside != quote.None || k.not == h {
		return NobodyKnown("")
	}
	if !d.fits(being(h), k) || d.named.has(h) || d.misnamed(being(h), k) || d.othersInParagraph(i, l, k) {
		return NobodyKnown("")
	}
	says := k.speaks && d.saysWords(i)
	if says && d.longAgo(i, l) || !says && !d.lifeNamedIn(l) {
		return meaning(h, told, attentionHow)
	}
	return NobodyKnown("")
}

// saysWords reports whether the pronoun at item i is the subject of a verb of saying, and of no
// mere gesture or sound: "she sang in the choir".
func (d *Memory) saysWords(i clause.ItemID) bool {
	k := d.SayingOf(i)
	return k != clause.NoSaying && d.Sayings[k].Brings(lang.SpeechCues|lang.CueWeak|lang.CueThink|lang.CueDeny)
}

// othersInParagraph reports whether the paragraph of line l has spoken of anybody else who fits
// what is sought, before item i.
func (d *Memory) othersInParagraph(i clause.ItemID, l clause.LineID, k *seek) bool {
	b := d.Lines[l].Block
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.inside != quote.None {
			continue
		}
		if ev.block != b {
			return false
		}
		if ev.item < i && ev.Being != nobodyAtAll && ev.Entity != d.life && d.fits(ev.Being, k) {
			return true
		}
	}
	return false
}

// lifeIn is the answer for the line of which it was asked last: a line may be long, and full of
// pronouns.
type lifeIn struct {
	line  clause.LineID
	named bool
}

// lifeNamedIn reports whether line l names the person whose life is told.
func (d *Memory) lifeNamedIn(l clause.LineID) bool {
	if d.lifeIn.line == l {
		return d.lifeIn.named
	}
	d.lifeIn = lifeIn{line: l}
	for i := d.Lines[l].First; i < d.Lines[l].End && !d.lifeIn.named; i++ {
		d.lifeIn.named = d.IsName(i) && d.Mention(i).Entity == d.life
	}
	return d.lifeIn.named
}

// longAgo reports whether the clause of saying at item i of line l says that the words are from
// some time ago: "he used to say", "she said in 1999".
func (d *Memory) longAgo(i clause.ItemID, l clause.LineID) bool {
	if d.Part(i+1, lang.Recalls) {
		return true
	}
	for k := i + 1; k+1 < min(d.Lines[l].End, i+clause.LongestPhrase); k++ {
		if d.IsQuote(k) {
			return false
		}
		if d.Link(k, lang.LinkIn) && d.year(k+1) {
			return true
		}
	}
	return false
}

// year reports whether item i is the number of a year.
func (d *Memory) year(i clause.ItemID) bool {
	it := &d.Items[i]
	return d.Tokens[it.First].Kind == prose.Number && len(d.Spelling(it.First)) == 4
}
