package quote

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

func (d *Text) studyQuote(q *Quotation) Shape {
	l := Shape{Titled: true, Capital: true}
	first := true
	for t := q.First; t < q.Last; t++ {
		k := d.Tokens[t]
		if k.Kind == prose.Clitic {
			l.Clause = l.Clause || d.verbClitic(t)
		}
		if k.Kind != prose.Word && k.Kind != prose.Number {
			continue
		}
		l.Words++
		e := d.Entry(t)
		if first {
			l.Capital = k.Is(prose.Upper) || k.Kind == prose.Number || k.Is(prose.Foreign) && !lowerStart(d.Spelling(t))
			first = false
		}
		if !k.Is(prose.Upper) && k.Kind == prose.Word && (!e.Is(lang.Function) || l.Words == 1) {
			l.Titled = false
		}
		if e.Is(lang.Auxiliary|lang.Modal) || e.Is(lang.Pronoun) && !e.Is(lang.Relative|lang.Question) && !d.quantifier(t) || e.Cue&lang.VerbCues != 0 && e.Form&lang.Past != 0 || d.Pack.Contracted(d.Spelling(t)) {
			l.Clause = true
		}
	}
	l.Ending = d.ending(q)
	if q.Close != NoToken && int(q.Close)+1 < len(d.Tokens) && !d.Tokens[q.Close+1].Is(prose.Begin) && d.Tokens[q.Close+1].Kind == prose.Punct {
		l.After = d.S[d.Tokens[q.Close+1].Start]
		if l.After >= utf8.RuneSelf {
			l.After = StopByte(d.Spelling(q.Close + 1))
		}
	}
	l.Opens = q.Open == d.Blocks[q.Block].First
	return l
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
	if t < q.First || d.Tokens[t].Kind != prose.Punct {
		if t >= q.First && d.Tokens[t].Is(prose.Dotted) {
			return '.'
		}
		return 0
	}
	c := d.S[d.Tokens[t].Start]
	if c >= utf8.RuneSelf {
		return StopByte(d.Spelling(t))
	}
	if c == '.' && d.Tokens[t].End-d.Tokens[t].Start > 1 {
		return '~'
	}
	return c
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

// study fills in the look of every quotation.
func (d *Text) study() {
	for q := range d.Quotations {
		d.Quotations[q].Shape = d.studyQuote(&d.Quotations[q])
	}
}
