package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// look is how a token looks to one who searches for names.
type look uint8

const (
	capital look = 1 << iota // a word with a capital that may be (part of) a name
	weak                     // the capital says nothing: it would stand there anyway
	heading                  // in a headline-cased or all-capital stretch
	initial                  // "J.", "J.R.", and a lone capital in a name
	shut                     // a clause or block begins here: no name runs over it
	lower                    // a word in lower case
	plain                    // a word that no list knows, but that looks like an ordinary one
	town                     // in a dateline, which names the town
)

// ordinary are the words that stand in capitals only at the head of a sentence or in a headline.
const ordinary = lang.Common | lang.Function | lang.Post | lang.Adverb | lang.OrgNoun | lang.WorkNoun | lang.TimeWord | lang.NumberWord | lang.PersonNoun | lang.Kin | lang.Unnamed

// look notes how each token looks.
func (f *finder) look() {
	for _, st := range f.sentences {
		capitals, loud := f.lookAt(st.First, st.End)
		if b := f.blocks; int(st.Block) < len(b) && b[st.Block].Kind == prose.Dateline {
			for i := st.First; i < st.End; i++ {
				f.looks[i] |= town
			}
			continue
		}
		if capitals > 1 && !f.pack.NounsCapital && !f.isByline(st.First, st.End) && f.headlineCase(st.First, st.End, capitals) {
			for i := st.First; i < st.End; i++ {
				f.looks[i] |= heading | weak
			}
		} else if loud > 1 {
			f.shouting(st.First, st.End)
		}
	}
}

// longestByline is the most tokens in a line that says who wrote a text.
const longestByline = 12

// isByline reports whether a sentence says who wrote the text: "By Ann Lee in Kelling".
func (f *finder) isByline(first, end int32) bool {
	return end-first <= longestByline && f.toks[first].Is(prose.Begin|prose.Upper) && !f.toks[first].Is(prose.Caps) && f.part(first, lang.By)
}

// lookAt notes the looks of a sentence's tokens, and counts the capitals that tell something, and
// the words all of capitals.
func (f *finder) lookAt(first, end int32) (capitals, loud int) {
	opens := true // the next word would have a capital anyway
	for i := first; i < end; i++ {
		t := f.toks[i]
		if i == first || opens && t.Kind == prose.Word {
			f.looks[i] |= shut
		}
		switch {
		case t.Kind == prose.Word:
			if t.Is(prose.Caps) || t.End-t.Start == 1 && t.Is(prose.Upper) {
				loud++
			}
			if t.Shape&prose.Upper != 0 || t.Shape&prose.Hyphen != 0 && f.smallArticle(t.In(f.s)) || t.Is(prose.Camel) && !t.Is(prose.Hyphen) && i+1 < end && f.words[i] == 0 && f.tok(i+1).Is(prose.Upper) {
				f.looks[i] |= capital
				if f.unknown(i) && f.pack.Ordinary(t.In(f.s), opens) {
					f.looks[i] |= plain
				}
				if (isInitial(t.In(f.s)) || !opens && f.lettersNext(i, end)) && !f.is(i, lang.Particle) {
					f.looks[i] |= initial
				}
				if opens {
					f.looks[i] |= weak
				} else {
					capitals++
				}
			} else if t.Shape&prose.Foreign != 0 && caseless(t.In(f.s)) {
				f.looks[i] |= capital // a name in letters that have no case
				capitals++
			} else if t.Shape&prose.Digits == 0 {
				f.looks[i] |= lower
			}
			opens = false
		case t.Kind == prose.Mark:
			opens = opens || t.Is(prose.Space)
		case t.Kind == prose.Punct:
			c := f.s[t.Start]
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
func (f *finder) lettersNext(i, end int32) bool {
	t := f.toks[i]
	return t.End-t.Start == 1 && i+1 < end && f.tok(i+1).Kind == prose.Word && f.tok(i+1).Is(prose.Upper) && f.toks[i+1].End-f.toks[i+1].Start == 1
}

// headlineCase reports whether a sentence is set as headlines are: most of its ordinary words bear
// capitals, which then tell nothing. capitals is how many capitals it has at most.
func (f *finder) headlineCase(first, end int32, capitals int) bool {
	upper, all, small := 0, 0, 0
	for i := first; i < end && capitals > 4*small; i++ {
		t := f.toks[i]
		if t.Kind != prose.Word || f.shape(i)&weak != 0 {
			continue
		}
		e := f.entry(i)
		if f.shape(i)&lower != 0 && t.End-t.Start > 2 && (!e.Is(lang.Function) || e.Is(lang.Auxiliary|lang.Modal)) {
			small++ // no headline sets these small where it sets others large
		}
		if f.shape(i)&lower != 0 && e.Form&lang.Past != 0 && !e.Is(lang.Function) {
			small++ // least of all a verb
		}
		if t.End-t.Start < 4 {
			continue
		}
		if e.Class&(ordinary|lang.Auxiliary|lang.Modal) == 0 && e.Form == 0 || e.Class&(lang.Title|lang.OrgHead|lang.PlaceHead|lang.Given) != 0 && e.Form == 0 {
			continue
		}
		all++
		if f.shape(i)&capital != 0 {
			upper++
		}
	}
	return upper >= 2 && upper*3 > all*2 && upper > 4*small
}

// shouting marks stretches of a sentence that are set in capitals: three words or more.
func (f *finder) shouting(first, end int32) {
	from, words, ordinaryWords := int32(-1), 0, 0
	flush := func(to int32) {
		if words >= 3 && ordinaryWords >= 1 || words == 2 && ordinaryWords == 2 {
			for i := from; i < to; i++ {
				f.looks[i] |= heading | weak
			}
		}
		from, words, ordinaryWords = -1, 0, 0
	}
	for i := first; i < end; i++ {
		t := f.toks[i]
		switch {
		case t.Kind == prose.Word && t.Is(prose.Caps) || t.Kind == prose.Word && t.End-t.Start == 1 && t.Is(prose.Upper) && from >= 0:
			if from < 0 {
				from = i
			}
			words++
			if f.is(i, ordinary) {
				ordinaryWords++
			}
		case t.Kind == prose.Word:
			flush(i)
		}
	}
	flush(end)
}

// isInitial reports whether a word is initials: "J.", "J.R.", or one capital letter that is no
// word.
func isInitial(s string) bool {
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
func (f *finder) smallArticle(s string) bool {
	at := strings.IndexByte(s, '-')
	return at > 0 && at+1 < len(s) && s[at+1] >= 'A' && s[at+1] <= 'Z' && f.pack.Class(f.pack.Word(s[:at]))&lang.Particle != 0
}

// caseless reports whether a word begins with a letter of a script that has no capitals.
func caseless(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && !unicode.IsLower(r) && !unicode.IsUpper(r)
}
