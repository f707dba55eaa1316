package quote

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Shape is what a quotation's own words show, and the punctuation right after it.
type Shape struct {
	Words   int
	Ending  byte // the last character inside: , . ? ! ~ (ellipsis) - (dash) or 0 for a letter
	After   byte // the punctuation right after it, or 0
	Capital bool // it begins with a capital or digit
	Opens   bool // it is the first item of its block
	Titled  bool // every longer word begins with a capital: a title or slogan
	Clause  bool // it holds a finite verb or a personal pronoun, as far as the pack knows them
}

// Sentence reports whether the words end as a sentence does.
//
//go:noinline
func (l *Shape) Sentence() bool { return l.Ending == '.' || l.Exclaims() }

// Exclaims reports whether the words end in a question or exclamation mark.
func (l *Shape) Exclaims() bool { return l.Ending == '?' || l.Ending == '!' }

// Punctuated reports whether punctuation sets the words off from what follows.
func (l *Shape) Punctuated() bool {
	switch l.Ending {
	case ',', '.', '?', '!', '-', '~':
		return true
	}
	return l.After == ',' || l.After == '-'
}

// Name reports whether the words look like a title or a name of several words.
func (l *Shape) Name() bool { return l.Titled && l.Words > 1 }

// study fills in the shape of every quotation.
//
//go:noinline
func (d *Text) study() {
	for q := range d.Quotations {
		x := &d.Quotations[q]
		x.Shape = d.shapeOf(x)
	}
}

// shapeOf is what the words of quotation q show.
func (d *Text) shapeOf(q *Quotation) Shape {
	l := Shape{Titled: true, Capital: true}
	for t := q.First; t < q.Last; t++ {
		k := &d.Tokens[t]
		switch k.Kind {
		case prose.Clitic:
			l.Clause = l.Clause || d.verbClitic(t)
		case prose.Word, prose.Number:
			l.Words++
			if l.Words == 1 {
				l.Capital = d.beginsHigh(t)
			}
			if l.Titled && k.Kind == prose.Word && !k.Is(prose.Upper) && d.S[k.Start] > '9' {
				l.Titled = l.Words > 1 && d.smallInTitle(t)
			}
			l.Clause = l.Clause || d.makesClause(t)
		}
	}
	l.Ending = d.ending(q)
	l.After = d.after(q)
	l.Opens = q.Open == d.Blocks[q.Block].First
	return l
}

// smallInTitle reports whether the word at token t stands in small letters in a title: "The Pier
// and the Sea", but not “Too many”.
func (d *Text) smallInTitle(t int32) bool {
	e := d.Entry(t)
	joins := e.Is(lang.Article|lang.Preposition|lang.Conjunction|lang.Relative) || e.Part&(lang.Infinitive|lang.Be) != 0
	return joins || e.Is(lang.Function) && !e.Is(lang.Pronoun|lang.Modal|lang.Negation|lang.Adverb|lang.Possessive)
}

// beginsHigh reports whether the word at token t can begin a sentence: with a capital or a digit,
// or in a script without small letters.
func (d *Text) beginsHigh(t int32) bool {
	k := &d.Tokens[t]
	return k.Is(prose.Upper) || k.Kind == prose.Number || k.Is(prose.Foreign) && !lowerStart(d.Spelling(t))
}

// makesClause reports whether the word at token t shows that words are a clause: a finite verb, or
// a pronoun that can be a subject.
func (d *Text) makesClause(t int32) bool {
	e := d.Entry(t)
	switch {
	case e.Is(lang.Auxiliary | lang.Modal):
		return true
	case e.Is(lang.Pronoun) && !e.Is(lang.Relative|lang.Question) && !d.quantifier(t):
		return true
	case e.Cue&lang.VerbCues != 0 && e.Form&lang.Past != 0:
		return true
	}
	return d.Pack.Contracted(d.Spelling(t))
}

// verbClitic reports whether the clitic at token t is a verb: any but the 's of an owner, which
// follows no pronoun.
func (d *Text) verbClitic(t int32) bool {
	w := d.Spelling(t)
	if c := w[len(w)-1]; c != 's' && c != 'S' {
		return true
	}
	return t > 0 && d.Entry(t-1).Is(lang.Pronoun|lang.Relative|lang.Question)
}

// quantifier reports whether the pronoun at token t may as well be a determiner: all, some, one,
// this.
func (d *Text) quantifier(t int32) bool {
	e := d.Entry(t)
	return e.Gender == 0 && e.Number == 0 && !d.Tokens[t].Is(prose.Caps) && len(d.Spelling(t)) > 2
}

// lowerStart reports whether s begins with a small letter.
func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// ending is the punctuation that ends the quotation's words, nested closing marks left aside.
func (d *Text) ending(q *Quotation) byte {
	t := q.Last - 1
	for t > q.First && d.Tokens[t].Kind == prose.Mark {
		t--
	}
	if t < q.First {
		return 0
	}
	k := &d.Tokens[t]
	switch {
	case k.Kind == prose.Punct:
		if d.S[k.Start] == '.' && k.End-k.Start > 1 {
			return '~'
		}
		return d.stopByte(t)
	case k.Is(prose.Dotted):
		return '.'
	}
	return 0
}

// after is the punctuation right after quotation q in its block, or 0.
func (d *Text) after(q *Quotation) byte {
	t := q.Close + 1
	if q.Close == NoToken || int(t) >= len(d.Tokens) {
		return 0
	}
	if d.Tokens[t].Kind != prose.Punct || d.Tokens[t].Is(prose.Begin) {
		return 0
	}
	return d.stopByte(t)
}

// stopByte is the punctuation at token t as one byte.
func (d *Text) stopByte(t int32) byte {
	if c := d.S[d.Tokens[t].Start]; c < utf8.RuneSelf {
		return c
	}
	return StopByte(d.Spelling(t))
}

// StopByte maps dashes and ellipses to '-' and '~', other punctuation to 0.
func StopByte(s string) byte {
	switch s {
	case "—", "–", "―", "‒":
		return '-'
	case "…":
		return '~'
	case "：":
		return ':'
	}
	return 0
}
