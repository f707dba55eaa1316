package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// Namesakes makes organisations of the nouns that take their names from what stands before them:
// "the Obama administration", "Barnet council". The noun is the mention, so that the person or
// place before it stays one.
func (ov *Overlay) Namesakes() {
	out := ov.laid[:0]
	for _, s := range ov.Spans {
		out = append(out, s)
		if !ov.Has(s.End) {
			continue
		}
		w, k := ov.Pack.Phrase(ov.Words[s.End:min(s.End+3, ov.Len())])
		e, n := ov.Pack.Entry(w), int32(k)
		if !e.Is(lang.OfPerson|lang.OfPlace) || ov.Shape(s.End)&(read.Capital|read.Shut) != 0 || ov.Shape(s.End-1)&read.Plain != 0 || s.Title != s.First || s.Hi > 0 || ov.Is(s.First, lang.Title) && !ov.Is(s.First, lang.Given|lang.Surname) {
			continue
		}
		ofPlace := e.Is(lang.OfPlace) && s.Guess == read.Place
		ofPerson := e.Is(lang.OfPerson) && s.End-s.First == 1 && (s.Guess == read.Single || s.Guess == read.Person || ov.Is(s.First, lang.Surname))
		if ofPlace || ofPerson {
			out = append(out, read.Unowned(read.Span{First: s.End, Title: s.End, End: s.End + n, From: s.First, Guess: read.Organisation, Rule: read.ByNamesake}))
		}
	}
	ov.laid, ov.Spans = ov.Spans[:0], out
}
