package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// As few letters are no post's, or as many.
const fewestLetters, mostLetters = 2, 5

// byLetters is the one person whose post, as the text has told it before, the letters at the head
// of the phrase s stand for: of Divisional Police Officer Ann Lee "the DPO"; or none.
func (d *Descriptions) byLetters(s clause.Source) names.EntityID {
	it := d.At(s.Head)
	tok := &d.Tokens[it.First]
	alone := it.End-it.First == 1 || d.Tokens[it.First+1].Kind != prose.Word
	if s.Head == 0 || !d.Link(s.Head-1, lang.LinkThe) || !tok.Is(prose.Caps) || !alone {
		return names.NoEntity
	}
	if d.postLetters == nil {
		d.notePostLetters()
	}
	by := d.postLetters[tok.In(d.S)]
	if len(by) != 1 || d.debut[by[0]] > it.First {
		return names.NoEntity
	}
	return by[0]
}

// lettersAlone reports whether the mention m is of a body or a state of which the story prints
// nothing but letters.
func (d *Descriptions) lettersAlone(m *names.Mention) bool {
	x := &d.Cast.Entities[m.Entity]
	return x.Type != names.Person && !x.Registered && x.Name == d.S[m.Range.Start:m.Range.End]
}

// notePostLetters notes the letters of all posts that the text tells of people.
func (d *Descriptions) notePostLetters() {
	d.postLetters = map[string][]names.EntityID{}
	for e := range d.Cast.Entities {
		x := &d.Cast.Entities[e]
		for i := range x.Posts {
			if p := &x.Posts[i]; x.Type == names.Person && p.Tok >= 0 && !p.Former {
				d.noteLetters(names.EntityID(e), p)
			}
		}
	}
}

// noteLetters notes under which letters post p of entity e may go: those of its words, with or
// without the names before them, and with more behind: "DPP" for a director of public prosecutions.
func (d *Descriptions) noteLetters(e names.EntityID, p *names.Post) {
	first := p.First
	for p.First-first < mostLetters && first > 0 && d.capital(first-1) {
		first--
	}
	letters := ""
	last, lead := 0, true // where they begin at the latest: TC of "Ostrey Town Clerk"
	for t := first; t < min(first+3*mostLetters, int32(len(d.Tokens))); t++ {
		if t > p.Last && !d.goesOnInPost(t) {
			break
		}
		if lead {
			last = len(letters)
		}
		lead = lead && (t < p.First || d.Entry(t).Class&^lang.Place == 0)
		letters += d.initials(t)
		for k := 0; t >= p.Last && k <= last; k++ {
			d.addLetters(e, letters[k:])
		}
	}
}

// initials are the first letters of the word at token t and of its parts, VC of "Vice-Chancellor";
// one more than a post may have of a word with more.
func (d *Descriptions) initials(t int32) (letters string) {
	if d.Tokens[t].Kind != prose.Word || d.Entry(t).Is(lang.Function) {
		return ""
	}
	w := d.Tokens[t].In(d.S)
	for i := 0; i < len(w) && len(letters) <= mostLetters; i++ {
		if i == 0 || w[i-1] == '-' {
			letters += string(w[i] &^ ('a' - 'A'))
		}
	}
	return letters
}

// goesOnInPost reports whether a post goes on at token t, behind its noun: "of Public
// Prosecutions".
func (d *Descriptions) goesOnInPost(t int32) bool {
	return d.capital(t) || d.Tokens[t].Kind == prose.Word && d.Entry(t).Is(lang.Preposition|lang.Article)
}

// capital reports whether a word in capitals stands at token t that is none of grammar.
//
//go:noinline
func (d *Descriptions) capital(t int32) bool {
	tok := &d.Tokens[t]
	return tok.Kind == prose.Word && tok.Is(prose.Upper) && !d.Entry(t).Is(lang.Function)
}

// addLetters notes that entity e holds a post of those letters.
func (d *Descriptions) addLetters(e names.EntityID, letters string) {
	by := d.postLetters[letters]
	known := len(by) > 0 && by[len(by)-1] == e
	if len(letters) >= fewestLetters && len(letters) <= mostLetters && !known && len(by) < 2 {
		d.postLetters[letters] = append(by, e)
	}
}
