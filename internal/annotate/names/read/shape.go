package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Shape is how a token looks to one who searches for names.
type Shape uint8

const (
	Capital Shape = 1 << iota // a word with a capital that may be (part of) a name
	Weak                      // the capital says nothing: it would stand there anyway
	Heading                   // in a headline-cased or all-capital stretch
	Initial                   // "J.", "J.R.", and a lone capital in a name
	Shut                      // a clause or block begins here: no name runs over it
	Lower                     // a word in lower case
	Plain                     // a word that no list knows, but that looks like an ordinary one
	town                      // in a dateline, which names the town
)

// Ordinary are the words that stand in capitals only at the head of a sentence or in a headline.
const Ordinary = lang.Common | lang.Function | lang.Post | lang.Adverb | lang.OrgNoun | lang.WorkNoun | lang.TimeWord | lang.NumberWord | lang.PersonNoun | lang.Kin | lang.Unnamed

// noteShapes notes how each token looks.
func (st *Story) noteShapes() {
	for _, sen := range st.Sentences {
		capitals, loud := st.shapeSentence(sen.First, sen.End)
		if b := st.blocks; int(sen.Block) < len(b) && b[sen.Block].Kind == prose.Dateline {
			for i := sen.First; i < sen.End; i++ {
				st.Shapes[i] |= town
			}
			continue
		}
		if capitals > 1 && !st.Pack.NounsCapital && !st.isByline(sen.First, sen.End) && st.headlineCase(sen.First, sen.End, capitals) {
			for i := sen.First; i < sen.End; i++ {
				st.Shapes[i] |= Heading | Weak
			}
		} else if loud > 1 {
			st.shouting(sen.First, sen.End)
		}
	}
}

// longestByline is the most tokens in a line that says who wrote a text.
const longestByline = 12

// isByline reports whether a sentence says who wrote the text: "By Ann Lee in Kelling".
func (st *Story) isByline(first, end int32) bool {
	return end-first <= longestByline && st.Toks[first].Is(prose.Begin|prose.Upper) && !st.Toks[first].Is(prose.Caps) && st.Part(first, lang.By)
}

// shapeSentence notes the looks of a sentence's tokens, and counts the capitals that tell something, and
// the words all of capitals.
func (st *Story) shapeSentence(first, end int32) (capitals, loud int) {
	opens := true // the next word would have a capital anyway
	for i := first; i < end; i++ {
		t := st.Toks[i]
		if i == first || opens && t.Kind == prose.Word {
			st.Shapes[i] |= Shut
		}
		switch {
		case t.Kind == prose.Word:
			if t.Is(prose.Caps) || t.End-t.Start == 1 && t.Is(prose.Upper) {
				loud++
			}
			if t.Shape&prose.Upper != 0 || t.Shape&prose.Hyphen != 0 && st.smallArticle(t.In(st.Src)) || t.Is(prose.Camel) && !t.Is(prose.Hyphen) && i+1 < end && st.Words[i] == 0 && st.Tok(i+1).Is(prose.Upper) {
				st.Shapes[i] |= Capital
				if st.Unknown(i) && st.Pack.Ordinary(t.In(st.Src), opens) {
					st.Shapes[i] |= Plain
				}
				if (IsInitial(t.In(st.Src)) || !opens && st.lettersNext(i, end)) && !st.Is(i, lang.Particle) {
					st.Shapes[i] |= Initial
				}
				if opens {
					st.Shapes[i] |= Weak
				} else {
					capitals++
				}
			} else if t.Shape&prose.Foreign != 0 && caseless(t.In(st.Src)) {
				st.Shapes[i] |= Capital // a name in letters that have no case
				capitals++
			} else if t.Shape&prose.Digits == 0 {
				st.Shapes[i] |= Lower
			}
			opens = false
		case t.Kind == prose.Mark:
			opens = opens || t.Is(prose.Space)
		case t.Kind == prose.Punct:
			c := st.Src[t.Start]
			opens = opens && i == first || c == ':' || c == '(' && opens || c == 0xe2 && opens || c == '-' && opens || c == '~' || c == '*' || c == '.' && t.End-t.Start > 1
		case t.Kind == prose.Markup:
			opens = true
		case t.Kind == prose.Number:
			opens = false
		}
	}
	return capitals, loud
}

// lettersNext reports whether the "A" at token i is an initial: another lone capital follows, "A S
// Deodhar".
func (st *Story) lettersNext(i, end int32) bool {
	t := st.Toks[i]
	return t.End-t.Start == 1 && i+1 < end && st.Tok(i+1).Kind == prose.Word && st.Tok(i+1).Is(prose.Upper) && st.Toks[i+1].End-st.Toks[i+1].Start == 1
}

// headlineCase reports whether a sentence is set as headlines are: most of its ordinary words bear
// capitals, which then tell nothing. capitals is how many capitals it has at most.
func (st *Story) headlineCase(first, end int32, capitals int) bool {
	upper, all, small := 0, 0, 0
	for i := first; i < end && capitals > 4*small; i++ {
		t := st.Toks[i]
		if t.Kind != prose.Word || st.Shape(i)&Weak != 0 {
			continue
		}
		e := st.Entry(i)
		if st.Shape(i)&Lower != 0 && t.End-t.Start > 2 && (!e.Is(lang.Function) || e.Is(lang.Auxiliary|lang.Modal)) {
			small++ // no headline sets these small where it sets others large
		}
		if st.Shape(i)&Lower != 0 && e.Form&lang.Past != 0 && !e.Is(lang.Function) {
			small++ // least of all a verb
		}
		if t.End-t.Start < 4 {
			continue
		}
		if e.Class&(Ordinary|lang.Auxiliary|lang.Modal) == 0 && e.Form == 0 || e.Class&(lang.Title|lang.OrgHead|lang.PlaceHead|lang.Given) != 0 && e.Form == 0 {
			continue
		}
		all++
		if st.Shape(i)&Capital != 0 {
			upper++
		}
	}
	return upper >= 2 && upper*3 > all*2 && upper > 4*small
}

// shouting marks stretches of a sentence that are set in capitals: three words or more.
func (st *Story) shouting(first, end int32) {
	from, words, ordinaryWords := int32(-1), 0, 0
	flush := func(to int32) {
		if words >= 3 && ordinaryWords >= 1 || words == 2 && ordinaryWords == 2 {
			for i := from; i < to; i++ {
				st.Shapes[i] |= Heading | Weak
			}
		}
		from, words, ordinaryWords = -1, 0, 0
	}
	for i := first; i < end; i++ {
		t := st.Toks[i]
		switch {
		case t.Kind == prose.Word && t.Is(prose.Caps) || t.Kind == prose.Word && t.End-t.Start == 1 && t.Is(prose.Upper) && from >= 0:
			if from < 0 {
				from = i
			}
			words++
			if st.Is(i, Ordinary) {
				ordinaryWords++
			}
		case t.Kind == prose.Word:
			flush(i)
		}
	}
	flush(end)
}

// IsInitial reports whether a word is initials: "J.", "J.R.", or one capital letter that is no
// word.
func IsInitial(s string) bool {
	if len(s) == 1 {
		return s != "I" && s != "A"
	}
	if len(s) > 6 || s[len(s)-1] != '.' {
		return len(s) == 2 && s[0] >= 0xc3
	}
	for i := 0; i < len(s); i++ {
		if i%2 == 0 && (s[i] < 'A' || s[i] > 'Z') || i%2 == 1 && s[i] != '.' {
			return false
		}
	}
	return true
}

// smallArticle reports whether a word is a name with a small particle tied to it: "al-Awlaki",
// "el-Sisi".
func (st *Story) smallArticle(s string) bool {
	at := strings.IndexByte(s, '-')
	return at > 0 && at+1 < len(s) && s[at+1] >= 'A' && s[at+1] <= 'Z' && st.Pack.Class(st.Pack.Word(s[:at]))&lang.Particle != 0
}

// caseless reports whether a word begins with a letter of a script that has no capitals.
func caseless(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsLower(r) && !unicode.IsUpper(r)
}

// Posting are the words that can be the head of what somebody or something is said to be.
const Posting = lang.Post | lang.Title | lang.Kin | lang.PersonNoun | lang.OrgNoun | lang.Spokes

// PersonPosting are those that a person can be said to be.
const PersonPosting = Posting &^ lang.OrgNoun
