package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// innermost is the subject of the last clause before item j that has begun and not ended there: "as
// Reed was led out, some of his friends rose and shouted".
func (d *Grammar) innermost(j ItemID, ln *Line) Source {
	for k := j - 1; k >= max(ln.First, j-LongestPhrase) && !d.IsQuote(k); k-- {
		if d.Part(k, lang.Who) && k > ln.First {
			if s := (Saying{Item: j}); !d.closed(k, j) {
				d.relative(&s, k, ln)
				return s.Subject // "Lee, who left early and said"
			}
			continue
		}
		p := d.actorAt(k, ln)
		if p.Found() && p.Last <= j && (d.Predicate(p.Last, ln) || k > ln.First && d.Part(k-1, lang.That) && d.Is(p.Last, lang.Preposition)) {
			return p
		}
	}
	return Nobody()
}

// actorAt is the subject that begins with item k, as subjectAt reads it, up to a verb that the pack
// does not know: "some of his friends banged".
func (d *Grammar) actorAt(k ItemID, ln *Line) Source {
	p := d.SubjectAt(k, ln)
	of := p.Kind == Pronoun && d.countable(p.Head) && p.Last < ln.End && d.Link(p.Last, lang.LinkOf)
	if p.Found() && !of || k > ln.First && !d.OpensClause(k-1) || !of && !d.Is(k, lang.Article|lang.Possessive) {
		return p
	}
	for i := k + 1; i < min(ln.End, k+LongestPhrase/4); i++ {
		if d.Personal(i-1) && d.Predicate(i, ln) {
			if n := d.PhraseAfter(k, i); !of && d.CanSpeak(n) {
				return n
			}
			p.Last = i
			return p
		}
		if d.Items[i].Kind != Word && !d.IsName(i) {
			return p
		}
	}
	return p
}

// joinsOnlyInner reports whether the verb joined after item j can only be joined to that of the
// inner clause, since after the modal of saying s it would have another form: "Lee would tell them
// that the builder leaned across and said".
func (d *Grammar) joinsOnlyInner(s *Saying, j ItemID, ln *Line) bool {
	if !s.Future || j+1 >= ln.End || !d.Is(j+1, lang.Conjunction) {
		return false
	}
	k := j + 2
	for k < ln.End && d.Is(k, lang.Adverb) {
		k++
	}
	return k < ln.End && !d.HasForm(k, lang.Base)
}
