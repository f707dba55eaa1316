package annotate

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

func (d *quoteText) studyQuote(q *quote) look {
	l := look{titled: true, capital: true}
	first := true
	for t := q.first; t < q.last; t++ {
		k := d.toks[t]
		if k.Kind == prose.Clitic {
			l.clause = l.clause || d.verbClitic(t)
		}
		if k.Kind != prose.Word && k.Kind != prose.Number {
			continue
		}
		l.words++
		e := d.entry(t)
		if first {
			l.capital = k.Is(prose.Upper) || k.Kind == prose.Number || k.Is(prose.Foreign) && !lowerStart(d.word(t))
			first = false
		}
		if !k.Is(prose.Upper) && k.Kind == prose.Word && (!e.Is(lang.Function) || l.words == 1) {
			l.titled = false
		}
		if e.Is(lang.Auxiliary|lang.Modal) || e.Is(lang.Pronoun) && !e.Is(lang.Relative|lang.Question) && !d.quantifier(t) || e.Cue&lang.VerbCues != 0 && e.Form&lang.Past != 0 || d.pack.Contracted(d.word(t)) {
			l.clause = true
		}
	}
	l.ending = d.ending(q)
	if q.close != noToken && int(q.close)+1 < len(d.toks) && !d.toks[q.close+1].Is(prose.Begin) && d.toks[q.close+1].Kind == prose.Punct {
		l.after = d.s[d.toks[q.close+1].Start]
		if l.after >= utf8.RuneSelf {
			l.after = asciiStop(d.word(q.close + 1))
		}
	}
	l.opens = q.open == d.blocks[q.block].first
	return l
}

// verbClitic reports whether the clitic at token t is a verb: any but the 's of an owner, which
// follows no pronoun.
func (d *quoteText) verbClitic(t int32) bool {
	w := d.word(t)
	if c := w[len(w)-1]; c != 's' && c != 'S' {
		return true
	}
	return t > 0 && d.entry(t-1).Is(lang.Pronoun|lang.Relative|lang.Question)
}

// quantifier reports whether the pronoun at token t may as well be a determiner: all, some, one,
// this.
func (d *quoteText) quantifier(t int32) bool {
	e := d.entry(t)
	return e.Gender == 0 && e.Number == 0 && !d.toks[t].Is(prose.Caps) && len(d.word(t)) > 2
}

func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// ending is the punctuation that ends the quotation's words, nested closing marks left aside.
func (d *quoteText) ending(q *quote) byte {
	t := q.last - 1
	for t > q.first && d.toks[t].Kind == prose.Mark {
		t--
	}
	if t < q.first || d.toks[t].Kind != prose.Punct {
		if t >= q.first && d.toks[t].Is(prose.Dotted) {
			return '.'
		}
		return 0
	}
	c := d.s[d.toks[t].Start]
	if c >= utf8.RuneSelf {
		return asciiStop(d.word(t))
	}
	if c == '.' && d.toks[t].End-d.toks[t].Start > 1 {
		return '~'
	}
	return c
}

// asciiStop maps dashes and ellipses to '-' and '~', other punctuation to 0.
func asciiStop(s string) byte {
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
func (d *quoteText) study() {
	for q := range d.quotations {
		d.quotations[q].look = d.studyQuote(&d.quotations[q])
	}
}
