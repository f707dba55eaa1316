package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// How far before and after a full name the story may say what its bearer is: "district judge Tim
// Orr", "Tim Orr, who has been the district's judge".
const (
	postBefore = 8
	postAfter  = 14
)

// otherOffice reports whether a span bears the title of an office, and the story says of person p,
// where it names him in full, that he is something else and not that he holds one like it: "Judge
// Hale" is not Tim Hale, a plumber.
func (pp *People) otherOffice(p PersonID, s *read.Span) bool {
	office := pp.officeOf(s)
	if office == 0 {
		return false
	}
	x := &pp.Spans[pp.Persons[p].Best]
	return pp.privately(x) && !pp.holdsLike(x, office)
}

// officeOf is the office that a span's title names; 0 for none, or for what is no office: Mr, Dr.
func (pp *People) officeOf(s *read.Span) lang.Word {
	w, n := pp.Pack.Phrase(pp.Words[s.Title:s.First])
	e := pp.Pack.Entry(w)
	if n == 0 || !e.Is(lang.Title) || e.Is(lang.PastPost) {
		return 0
	}
	return pp.Pack.Lemma(w)
}

// holdsLike reports whether a post like an office stands around a full name, in its sentence.
func (pp *People) holdsLike(x *read.Span, office lang.Word) bool {
	for t := x.Title; t >= max(x.Title-postBefore, 0); t-- {
		if pp.likePost(t, office) {
			return true
		}
		if pp.Opens(t) {
			break
		}
	}
	for t := x.End; t < min(x.End+postAfter, pp.Len()) && !pp.Opens(t); t++ {
		if pp.likePost(t, office) {
			return true
		}
	}
	return false
}

// likePost reports whether a post like an office stands at token t.
func (pp *People) likePost(t int32, office lang.Word) bool {
	w := pp.postAt(t)
	return w != 0 && pp.Pack.Alike(pp.Pack.Lemma(w), office)
}

// privately reports whether a full name is followed by what somebody is who holds no office, one of
// many: "Tim Hale, 34, a plumber".
func (pp *People) privately(x *read.Span) bool {
	t := x.End
	if pp.Aged(t) {
		t += 2
	}
	if pp.Char(t) != ',' || !pp.Link(t+1, lang.LinkA) {
		return false
	}
	for k := t + 2; k < t+5; k++ {
		if pp.postAt(k) != 0 {
			return true
		}
	}
	return false
}

// longestPost is the most tokens in a post.
const longestPost = 4

// postAt is the post that begins at token t, 0 for none.
func (pp *People) postAt(t int32) lang.Word {
	if !pp.Has(t) {
		return 0
	}
	w, _ := pp.Pack.Phrase(pp.Words[t:min(t+longestPost, pp.Len())])
	if !pp.Pack.Entry(w).Is(read.PersonPosting) {
		return 0
	}
	return w
}
