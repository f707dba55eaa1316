package rule

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// talked proposes whoever is said, in talk, to have used the words of a quotation within another:
// "“He's like, ‘Where is your boat?’”", "“She goes, ‘No.’”".
func (d *Reading) talked(q quote.ID) *Proposal {
	item := d.Quotes[q].Item
	if d.Quotes[q].Parent == quote.None {
		return nil
	}
	i, first := item-1, d.Lines[d.Items[item].Line].First
	if d.Stop(i, ',') || d.Stop(i, ':') {
		i--
	} else if !d.Quotes[q].Shape.Clause || !d.Quotes[q].Shape.Capital {
		return nil // "we are like ‘Hill and Dale’"
	}
	if i <= first || d.At(i).Kind != clause.Word {
		return nil
	}
	who := i - 1
	switch w := d.Spelled(i); {
	case slices.Contains(d.Pack.TalkVerbs, w):
	case slices.Contains(d.Pack.TalkLike, w) && d.beVerbRest(who):
		who--
	default:
		return nil
	}
	for who > first && d.Is(who, lang.Adverb) && !d.Is(who, lang.Pronoun) {
		who-- // "he just goes"
	}
	s := d.PhraseBefore(who, first)
	if d.Is(who, lang.Conjunction) && who > first {
		s = d.ClauseSubject(who-1, &d.Lines[d.Items[item].Line]) // "she rang me and went"
	}
	if !d.CanSpeak(s) {
		return nil
	}
	return d.meant(s, d.Items[item].Line, 0.97)
}

// beVerbRest reports whether item i is a form of "be", or what is left of one: "he's", "I'm".
func (d *Reading) beVerbRest(i clause.ItemID) bool {
	return d.BeVerb(i) || d.At(i).Kind == clause.Clitic && !d.Genitive(i, i+2)
}
