package annotate

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

func (d *draft) studyQuote(q *quote) look {
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
		if e.Is(lang.Auxiliary|lang.Modal) || e.Is(lang.Pronoun) && !e.Is(lang.Relative|lang.Question) && !d.quantifier(t) || e.Cue&verbCues != 0 && e.Form&lang.Past != 0 || d.pack.Contracted(d.word(t)) {
			l.clause = true
		}
	}
	l.ending = d.ending(q)
	if q.close != none && int(q.close)+1 < len(d.toks) && !d.toks[q.close+1].Is(prose.Begin) && d.toks[q.close+1].Kind == prose.Punct {
		l.after = d.s[d.toks[q.close+1].Start]
		if l.after >= utf8.RuneSelf {
			l.after = asciiStop(d.word(q.close + 1))
		}
	}
	l.opens = q.open == d.blocks[q.block].first
	return l
}

// modifies reports whether the quotation stands before a noun as an adjective would: the “gun
// violence” narrative.
func (d *draft) modifies(q *placed) bool {
	if int(q.item)+1 >= len(d.items) || q.look.ending != 0 {
		return false
	}
	next := &d.items[q.item+1]
	here := &d.items[q.item]
	if next.line != here.line {
		return false
	}
	if q.item > 0 && (d.is(q.item-1, lang.Modal) || d.part(q.item-1, lang.Infinitive)) {
		return false // a verb: "should “drain” the dock"
	}
	return next.kind == itemName || d.nounish(q.item+1) && (next.entry.Cue&verbCues == 0 || next.entry.Form&d.finalForms() == 0 || next.entry.Cue&lang.CueNoun != 0)
}

// verbClitic reports whether the clitic at token t is a verb: any but the 's of an owner, which
// follows no pronoun.
func (d *draft) verbClitic(t int32) bool {
	w := d.word(t)
	if c := w[len(w)-1]; c != 's' && c != 'S' {
		return true
	}
	return t > 0 && d.entry(t-1).Is(lang.Pronoun|lang.Relative|lang.Question)
}

// finalForms are the forms of a verb that may stand right after a quotation that is its object.
func (d *draft) finalForms() lang.Form {
	if d.pack.VerbsLast {
		return lang.Past | lang.Present | lang.Participle
	}
	return lang.Past | lang.Present
}

// quantifier reports whether the pronoun at token t may as well be a determiner: all, some, one,
// this.
func (d *draft) quantifier(t int32) bool {
	e := d.entry(t)
	return e.Gender == 0 && e.Number == 0 && !d.toks[t].Is(prose.Caps) && len(d.word(t)) > 2
}

func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// ending is the punctuation that ends the quotation's words, nested closing marks left aside.
func (d *draft) ending(q *quote) byte {
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
