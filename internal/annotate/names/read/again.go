package read

import "github.com/onrecord/onrecord/internal/annotate/lang"

// mostPlain is the most organisations' names of ordinary words that are looked for again: more than
// an article has, so that no text can make the reading slow.
const mostPlain = 20

// notePlain notes the organisation's name s of several words, of which only what stood around it
// told that its first word, an ordinary one, begins a name.
func (rd *Reader) notePlain(s *Span) {
	if s.Rule == BySigns && s.Len() > 1 && rd.Is(s.First, Ordinary) && len(rd.plain) < mostPlain {
		rd.plain = append(rd.plain, SpanID(len(rd.Spans)))
	}
}

// printedBefore reads an organisation's name at i whose first word is an ordinary one, as the story
// has printed it before: "the charity Women on Boats … Women on Boats said".
func (rd *Reader) printedBefore(i int32) int32 {
	for _, id := range rd.plain {
		s := rd.Spans[id]
		end := i + s.Len()
		if rd.sameText(&s, i) && !rd.NameNext(end) &&
			!(rd.LinkAny(end, lang.LinkOf|lang.LinkAnd) && rd.NameNext(end+1)) {
			rd.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
			return end
		}
	}
	return i
}

// sameText reports whether the words of span s stand at i, too.
func (rd *Reader) sameText(s *Span, i int32) bool {
	lo, hi := rd.Bounds(s, s.First)
	from := rd.Toks[i].Start
	return rd.Tok(i+s.Len()-1).End == from+hi-lo && rd.Src[from:from+hi-lo] == rd.Src[lo:hi]
}
