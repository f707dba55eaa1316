package read

import "github.com/onrecord/onrecord/internal/annotate/lang"

// Reader reads the names of a story from left to right. It knows those that it has read, and the
// title that the next one may bear.
type Reader struct {
	Runs
	Spans []Span
	Syms  Symbols

	orgAround  OrgAround
	title      int32 // first token of the title that ends at titleEnd
	titleEnd   int32 // where a title that has just been read ends; a name that begins there bears it
	titleTells lang.Gender
	honorific  bool

	// told says of letters that the story has explained so far whether they are an organisation's:
	// of "the Harbour Pilots Party (HPP)", but not of "rapid wave tests (RWT)".
	told map[string]bool

	// later are the last words of names of two, from the first word on of which it was asked
	// whether somebody is called so only behind it.
	later       []int32
	lookedAhead bool
	wordNames   bool // a small word was somebody's surname: see wordSurname

	// plain are the organisations' names that begin with an ordinary word, the last ones.
	plain []SpanID
}

// OrgAround reports of a run of capitals whether the words around it are those around an
// organisation. weak: its capital says nothing; listed: it begins with a place's or an
// organisation's name. The signs are known to the layer above, which hands them in.
type OrgAround func(first, end int32, weak, listed bool) bool

// Reset takes the next story.
func (rd *Reader) Reset(in Source) {
	rd.Story.Reset(in)
	rd.Spans = rd.Spans[:0]
	if rd.told == nil {
		rd.told = map[string]bool{}
	}
	rd.Syms.Reset(len(rd.Toks))
	rd.title, rd.titleEnd, rd.titleTells, rd.honorific = 0, -1, 0, false
	rd.later, rd.lookedAhead, rd.wordNames = rd.later[:0], false, false
	rd.plain = rd.plain[:0]
}

// Release lets the story go.
func (rd *Reader) Release() {
	rd.Story.Release()
	rd.orgAround = nil
	clear(rd.Syms.Text)
	clear(rd.told)
}

// add notes a span. It bears the title that ends where it begins.
//
//go:noinline
func (rd *Reader) add(s Span) {
	s = Unowned(s)
	s.Title, s.From = s.First, s.First
	if rd.titled(s.First) {
		s.Title, s.Tells, s.Honorific = rd.title, rd.titleTells, rd.honorific
		if s.Tells != 0 && rd.titleBefore(rd.title-1) {
			s.Tells, s.Plural = 0, true
		}
	}
	rd.titleEnd = -1
	rd.notePlain(&s)
	rd.Spans = append(rd.Spans, s)
}

// titleBefore reports whether the word at token i joins to the title right behind it another, which
// has no name of its own: "Mr. and Mrs. Lee" are two, and so are "President and Mrs. Lee".
func (rd *Reader) titleBefore(i int32) bool {
	if i < 1 || !rd.Link(i, lang.LinkAnd) {
		return false
	}
	if i--; i > 0 && rd.Char(i) == '.' {
		i--
	}
	return rd.Is(i, lang.Title|lang.Honorific) && rd.Shaped(i, Capital)
}

// addPart notes a span that is less than its tokens. It bears no title.
//
//go:noinline
func (rd *Reader) addPart(s Span) {
	rd.titleEnd = -1
	rd.add(s)
}

// titled reports whether the title that has just been read ends at token i, so that a name there
// bears it.
//
//go:noinline
func (rd *Reader) titled(i int32) bool { return rd.titleEnd == i }

// titles, persons, organisations and places each read one kind of name, into the same reader.
type (
	titles        struct{ *Reader }
	persons       struct{ *Reader }
	organisations struct{ *Reader }
	places        struct{ *Reader }
)

func (rd *Reader) titles() titles   { return titles{rd} }
func (rd *Reader) persons() persons { return persons{rd} }

//go:noinline
func (rd *Reader) organisations() organisations { return organisations{rd} }
func (rd *Reader) places() places               { return places{rd} }
