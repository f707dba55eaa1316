package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// How far before and after a full name the story may say what its bearer is: "district judge Tim
// Orr", "Tim Orr, who has been the district's judge".
const (
	postBefore = 8
	postAfter  = 14
)

// otherOffice reports whether a span bears the title of an office, and the story says of person p,
// where it names him in full, that he is something else and not that he holds one like it: "Judge
// Hale" is not Tim Hale, a plumber. A rank stands where its bearer is named first, and whoever has
// no word for it there, or another rank, is somebody else, too.
func (pp *People) otherOffice(p PersonID, s *read.Span) bool {
	office := pp.officeOf(s)
	x := &pp.Spans[pp.Persons[p].Best]
	switch e := pp.Pack.Entry(office); {
	case office == 0 || pp.holdsLike(x, office):
		return false
	case e.Is(lang.Honorific) && !e.Is(lang.Title):
		return pp.Pack.Entry(pp.calling(x)).Post&lang.Manual != 0
	case e.Post&lang.Ranked != 0:
		of := pp.officeOf(x)
		// "President Hale" may be General Hale, "Nurse Hale" not
		return of == 0 || pp.Pack.Entry(of).Post&(lang.Ranked|lang.Manual) != 0
	}
	return pp.privately(x)
}

// officeOf is the office that a span's title names; 0 for none, or for what is no office: Mr.
func (pp *People) officeOf(s *read.Span) lang.Word {
	w, n := pp.Pack.Phrase(pp.Words[s.Title:s.First])
	e := pp.Pack.Entry(w)
	if n == 0 || e.Is(lang.PastPost) {
		return 0
	}
	office := pp.Pack.Lemma(w)
	if !e.Is(lang.Title) && !(e.Is(lang.Honorific) && pp.Pack.Entry(office).Is(lang.Post)) {
		return 0
	}
	return office
}

// holdsLike reports whether a post like an office stands around a full name, in its sentence.
func (pp *People) holdsLike(x *read.Span, office lang.Word) bool {
	for t := max(x.Title, x.First-1); t >= max(x.Title-postBefore, 0); t-- {
		if pp.likePost(t, office) {
			return true
		}
		if pp.Opens(t) {
			break
		}
	}
	for t := x.End; t < min(x.End+postAfter, pp.Len()) && !pp.Opens(t); t++ {
		if pp.Kind(t+1) != prose.Clitic && pp.likePost(t, office) { // "the bishop's house" is nobody's post
			return true
		}
	}
	return false
}

// likePost reports whether a post like an office stands at token t. Of two ranks, neither of which
// tells of the other, each has its own bearer.
func (pp *People) likePost(t int32, office lang.Word) bool {
	if !pp.Has(t) {
		return false
	}
	w := pp.Pack.Lemma(pp.postAt(t))
	if word := pp.Pack.Lemma(pp.Words[t]); w == 0 || word == office {
		w = word // "His Honour Judge Hale"
	}
	if w == 0 || !pp.Pack.Alike(w, office) {
		return false
	}
	ranks := pp.Pack.Entry(w).Post & pp.Pack.Entry(office).Post & lang.Ranked
	return ranks == 0 || w == office || pp.Pack.KindOf(w, office) || pp.Pack.KindOf(office, w)
}

// privately reports whether the story says beside a full name what somebody is who holds no office,
// or tells what is told of those alone: the age, or what a court did.
func (pp *People) privately(x *read.Span) bool {
	return pp.Aged(x.End) || pp.calling(x) != 0 || pp.tried(x) || x.Title > 0 && pp.Pack.Aged(pp.Text(x.Title-1))
}

// tried reports whether a full name is that of whoever stands before a court: "Tim Hale was
// jailed".
func (pp *People) tried(x *read.Span) bool {
	for t := x.End; t < x.End+3 && pp.Has(t) && !pp.Opens(t); t++ {
		if w, _ := pp.Pack.Phrase(pp.Words[t:min(t+longestPost, pp.Len())]); pp.Pack.Entry(w).Noun&lang.Tried != 0 {
			return true
		}
	}
	return pp.Entry(x.Title-1).Noun&lang.Tried != 0
}

// calling is the noun by which the story says beside a full name that somebody is one of many, 0
// for none: "Tim Hale, 34, a plumber", "Tim Hale, who works as a plumber", "the plumber Tim Hale".
func (pp *People) calling(x *read.Span) lang.Word {
	t := x.End
	if pp.Aged(t) {
		t += 2
	}
	w := lang.Word(0)
	if pp.Char(t) == ',' {
		if w = pp.oneOfMany(t + 1); w == 0 && pp.Is(t+1, lang.Relative) {
			w = pp.saidToBe(t + 2)
		}
	}
	if w == 0 {
		w = pp.calledAhead(x)
	}
	if w == 0 && pp.Pack.Entry(pp.officeOf(x)).Post&lang.Manual != 0 {
		w = pp.officeOf(x) // "Nurse Ann Hale"
	}
	return w
}

// oneOfMany is the post close behind "a" at token t, "a plumber"; 0 for none.
func (pp *People) oneOfMany(t int32) lang.Word {
	if !pp.Link(t, lang.LinkA) {
		return 0
	}
	for k := t + 1; k < t+4; k++ {
		if w := pp.postAt(k); w != 0 {
			return w
		}
	}
	return 0
}

// saidToBe is what the clause at token t says that somebody is, one of many, "works as a plumber";
// 0 for nothing.
func (pp *People) saidToBe(t int32) lang.Word {
	for k := t; k < t+3; k++ {
		if pp.Part(k, lang.As|lang.Be) {
			return pp.oneOfMany(k + 1)
		}
	}
	return 0
}

// calledAhead is the noun right before a full name that is no title, "the plumber Tim Hale", "A
// plumber, Tim Hale, came"; 0 for none.
func (pp *People) calledAhead(x *read.Span) lang.Word {
	t := x.Title - 1
	if pp.Char(t) == ',' && pp.Char(x.End) == ',' && pp.opensPhrase(t-1) {
		t--
	}
	if !pp.Has(t) || pp.Opens(t+1) || pp.Is(t, lang.Title|lang.Kin) || pp.Plural(t) {
		return 0
	}
	return pp.postAt(t)
}

// opensPhrase reports whether an article that begins a sentence opens the phrase that ends at token
// t: "A plumber, Tim Hale, came", though not "Asked by the plumber, Tim Hale, who came".
func (pp *People) opensPhrase(t int32) bool {
	for k := t; k >= max(t-3, 0); k-- {
		if pp.Is(k, lang.Article) {
			return pp.Flag(k, prose.Begin)
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
