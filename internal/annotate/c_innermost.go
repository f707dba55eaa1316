package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// innermost is the subject of the last clause before item j that has begun and not ended there: "as
// Reed was led out, some of his friends rose and shouted".
func (d *grammar) innermost(j itemID, ln *line) source {
	for k := j - 1; k >= max(ln.first, j-longestPhrase) && d.items[k].kind != itemQuote; k-- {
		if d.part(k, lang.Who) && k > ln.first {
			if s := (saying{item: j}); !d.closed(k, j) {
				d.relative(&s, k, ln)
				return s.subject // "Lee, who left early and said"
			}
			continue
		}
		p := d.actorAt(k, ln)
		if p.kind != noSource && p.last <= j && (d.predicate(p.last, ln) || k > ln.first && d.part(k-1, lang.That) && d.is(p.last, lang.Preposition)) {
			return p
		}
	}
	return nobody()
}

// actorAt is the subject that begins with item k, as subjectAt reads it, up to a verb that the pack
// does not know: "some of his friends banged".
func (d *grammar) actorAt(k itemID, ln *line) source {
	p := d.subjectAt(k, ln)
	of := p.kind == pronoun && d.countable(p.head) && p.last < ln.end && d.link(p.last, lang.LinkOf)
	if p.kind != noSource && !of || k > ln.first && !d.opensClause(k-1) || !of && !d.is(k, lang.Article|lang.Possessive) {
		return p
	}
	for i := k + 1; i < min(ln.end, k+longestPhrase/4); i++ {
		if d.personal(i-1) && d.predicate(i, ln) {
			if n := d.phraseAfter(k, i); !of && d.canSpeak(n) {
				return n
			}
			p.last = i
			return p
		}
		if d.items[i].kind != itemWord && d.items[i].kind != itemName {
			return p
		}
	}
	return p
}

// joinsOnlyInner reports whether the verb joined after item j can only be joined to that of the
// inner clause, since after the modal of saying s it would have another form: "Lee would tell them
// that the builder leaned across and said".
func (d *grammar) joinsOnlyInner(s *saying, j itemID, ln *line) bool {
	if !s.future || j+1 >= ln.end || !d.is(j+1, lang.Conjunction) {
		return false
	}
	k := j + 2
	for k < ln.end && d.is(k, lang.Adverb) {
		k++
	}
	return k < ln.end && d.items[k].entry.Form&lang.Base == 0
}
