package resolve

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// noteAliases enters the one word by which the story says that somebody is known, too, for a word
// of the name: "Musa Orvell, better known as Moby, … Moby said", “Musa “Moby” Orvell”.
func (pp *People) noteAliases() {
	for i := range pp.Spans {
		s := &pp.Spans[i]
		if s.Guess != read.Person || s.Owner == read.Nobody {
			continue
		}
		for t := s.First + 1; t < s.End-1; t++ {
			if pp.Kind(t-1) == prose.Mark && pp.Kind(t+1) == prose.Mark && pp.Flag(t-1, prose.Space) {
				pp.alias(t, s.Owner)
			}
		}
		if i+1 < len(pp.Spans) && pp.knownAs(s.End, &pp.Spans[i+1]) {
			pp.alias(pp.Spans[i+1].First, s.Owner)
		}
		if i > 0 && pp.inFull(&pp.Spans[i-1], s.First) {
			pp.alias(pp.Spans[i-1].First, s.Owner)
		}
	}
}

// alias enters the word at t for the last one of a person's name, but for what is a place's or a
// body's name, too.
func (pp *People) alias(t int32, who read.Owner) {
	if p := PersonID(who); !pp.Is(t, lang.Place|lang.OrgName) {
		pp.byWord.add(pp.Syms.Of(pp.Text(t)), p, pp.Persons[p].N-1)
	}
}

// longestKnown is the most tokens between a name and another by which its bearer is known.
const longestKnown = 7

// knownAs reports whether the words from t on, behind somebody's name, say that its bearer is known
// by the one word that is span s: "(aka Moby)", ", who is popularly called Moby,", "alias Moby",
// "fondly known as Mama Moby".
func (pp *People) knownAs(t int32, s *read.Span) bool {
	named := s.Len() == 1 && (s.Guess == read.Single || s.Titled())
	if !named || s.Title-t > longestKnown || pp.Kind(s.End) == prose.Clitic {
		return false
	}
	apart := pp.Char(t) == ',' || pp.Char(t) == '('
	if apart {
		t++
	}
	if apart && pp.Part(t, lang.Who) && pp.Part(t+1, lang.Be) {
		t += 2
	}
	from := t
	t = pp.overSmall(t, s.Title)
	last := s.Title - 1
	switch {
	case pp.nameNoun(t) == s.Title:
		return true
	case !apart && t == from || !pp.Part(t, lang.Named|lang.Naming):
		return false
	case t == last-1 && pp.Part(last, lang.As):
		return true
	}
	end := pp.Char(s.End)
	return t == last && (end == ',' || end == ')' || end == '.' || pp.Part(s.End, lang.By))
}

// overSmall goes past the small words and adverbs from t on, before token end: "who is to all".
func (pp *People) overSmall(t, end int32) int32 {
	const small = lang.Adverb | lang.Preposition | lang.Article | lang.Possessive | lang.Auxiliary
	for t < end && (pp.SmallIs(t, small) || strings.HasSuffix(pp.Text(t), "ly")) {
		t++
	}
	return t
}

// nameNoun is the token behind a noun at t that a name follows, and behind a verb that ties the
// two: "alias", "real name is"; -1 where there is none.
func (pp *People) nameNoun(t int32) int32 {
	w, n := pp.Pack.Phrase(pp.Words[min(t, pp.Len()):min(t+2, pp.Len())])
	if pp.Pack.Entry(w).Part&lang.NameNoun == 0 {
		return -1
	}
	if t += int32(n); pp.Part(t, lang.Be) {
		t++
	}
	return t
}

// inFull reports whether the name at token to says in full who goes by the one word that is span s:
// "Moby, whose real name is Musa Orvell".
func (pp *People) inFull(s *read.Span, to int32) bool {
	t := s.End
	if s.Guess != read.Single || s.Len() != 1 || pp.Char(t) != ',' && pp.Char(t) != '(' {
		return false
	}
	if t++; pp.Is(t, lang.Possessive|lang.Relative) {
		t++
	}
	return pp.nameNoun(t) == to
}
