package read

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Shape is how a token is set, and what that tells one who looks for names.
type Shape uint16

// The shapes. A token may have several.
const (
	Capital Shape = 1 << iota // a word with a capital that may be (part of) a name
	Weak                      // the capital says nothing: it would stand there anyway
	Heading                   // in a headline-cased or all-capital stretch
	Initial                   // "J.", "J.R.", and a lone capital in a name
	Shut                      // a clause or block begins here: no name runs over it
	Lower                     // a word in lower case
	Plain                     // a word that no list knows, but that looks like an ordinary one
	town                      // in a dateline, which names the town
	still                     // no name begins here: see Cut
)

// Ordinary are the words that stand in capitals only at the head of a sentence or in a headline.
const Ordinary = lang.Common | lang.Function | lang.Post | lang.Adverb | lang.OrgNoun | lang.WorkNoun |
	lang.TimeWord | lang.NumberWord | lang.PersonNoun | lang.Kin | lang.Unnamed

// noteShapes notes how each token is set, and the first byte of those of punctuation.
func (st *Story) noteShapes() {
	for _, sen := range st.Sentences {
		capitals, loud := st.shapeSentence(sen.First, sen.End)
		switch {
		case int(sen.Block) < len(st.blocks) && st.blocks[sen.Block].Kind == prose.Dateline:
			st.mark(sen.First, sen.End, town)
		case st.displays(int(sen.Block)) && st.isDisplayed(sen.First, sen.End, capitals),
			st.isHeadline(sen.First, sen.End, capitals, asText),
			capitals >= shortestQuoted && st.opensAsHeadline(sen.First, sen.End):
			st.mark(sen.First, sen.End, Heading|Weak)
		case loud > 1:
			st.shouting(sen.First, sen.End)
		case capitals >= shortestQuoted:
			st.quotedHeadlines(sen.First, sen.End)
		}
	}
}

// shortestQuoted is the fewest tokens that are taken for a headline where one is quoted.
const shortestQuoted = 5

// quotedHeadlines marks the headlines that a sentence quotes: she sent “Ann Lee Joins Growing
// List”.
func (st *Story) quotedHeadlines(first, end int32) {
	open := end
	for i := first; i < end; i++ {
		switch t := &st.Toks[i]; {
		case t.Kind != prose.Mark:
		case t.Is(prose.Space):
			open = i + 1
		default:
			if i-open >= shortestQuoted && st.tellsInCapitals(open, i, 0) {
				st.mark(open, i, Heading|Weak)
			}
			open = end
		}
	}
}

// mark adds a shape to each of the tokens.
//
//go:noinline
func (st *Story) mark(first, end int32, x Shape) {
	for i := first; i < end; i++ {
		st.Shapes[i] |= x
	}
}

// isHeadline reports whether a sentence of so many capitals is set as headlines are.
func (st *Story) isHeadline(first, end int32, capitals, foreach int) bool {
	if capitals < 2 || st.Pack.NounsCapital || st.isByline(first, end) {
		return false
	}
	return st.headlineCase(first, end, capitals, foreach) && !st.isList(first, end)
}

// isDisplayed reports whether a sentence that stands where headlines do is set as they are.
func (st *Story) isDisplayed(first, end int32, capitals int) bool {
	return st.isHeadline(first, end, capitals, asDisplay) || st.tellsInCapitals(first, end, asDisplay)
}

// opensAsHeadline reports whether a sentence of the text is a headline: it is the first, or stands
// behind a label, "Also read: Ann Lee Endorses Tom Reed".
func (st *Story) opensAsHeadline(first, end int32) bool {
	from, labelled := first, false
	for i := first + 1; i < min(first+3, end) && !labelled; i++ {
		if labelled = st.Char(i) == ':'; labelled {
			from = i + 1
		}
	}
	return (labelled || first == 0) && st.tellsInCapitals(from, end, 0) && !st.isList(from, end)
}

// displays reports whether block b is a headline or the like.
//
//go:noinline
func (st *Story) displays(b int) bool {
	if b >= len(st.blocks) {
		return false
	}
	switch st.blocks[b].Kind {
	case prose.Headline, prose.Deck, prose.Highlight, prose.Crosshead:
		return true
	}
	return false
}

// For each word that is set small, so many are set large in what is set as headlines are. In a
// headline these may be fewer: something is added, "Ann Lee Endorses Tom Reed (video)", or one is
// small by mistake.
const (
	asText    = 4
	asDisplay = 2
)

// tellsInCapitals reports whether all longer words of a sentence bear capitals, and among them is a
// verb in the present, as in an American headline: "Ann Lee Endorses Tom Reed". For each so many of
// them another may bear none; 0: none may.
func (st *Story) tellsInCapitals(first, end int32, foreach int) bool {
	verb, large, small := false, 0, 0
	for i := first; i < end && st.Char(i) != '|'; i++ { // behind it stands the paper, or "live updates"
		e := st.Entry(i)
		if st.Toks[i].Kind != prose.Word || st.Size(i) < 4 && !(st.Small(i) && e.Form&lang.Past != 0) {
			continue
		}
		if !st.Shaped(i, Capital) {
			if foreach == 0 {
				return false
			}
			if !e.Is(lang.Function) {
				small++
			}
			continue
		}
		large++
		within := i > first && i < end-1 && !e.Is(lang.Given|lang.Surname|lang.OrgName|lang.Place)
		verb = verb || within && e.Form&lang.Present != 0
	}
	return verb && large > small*foreach && !st.Pack.NounsCapital
}

// mostCommas is how many commas and brackets a headline has at most.
const mostCommas = 3

// isList reports whether a sentence has more commas and brackets than a headline has: a list of
// names is none.
func (st *Story) isList(first, end int32) bool {
	n := 0
	for i := first; i < end; i++ {
		if c := st.Char(i); c == ',' || c == '(' {
			n++
		}
	}
	return n > mostCommas
}

// longestByline is the most tokens in a line that says who wrote a text.
const longestByline = 12

// isByline reports whether a sentence says who wrote the text: "By Ann Lee in Kelling".
func (st *Story) isByline(first, end int32) bool {
	t := &st.Toks[first]
	if end-first > longestByline || !t.Is(prose.Begin|prose.Upper) || t.Is(prose.Caps) {
		return false
	}
	return st.Part(first, lang.By)
}

// shapeSentence notes the shapes of a sentence's tokens, with what marks they are, and counts the
// capitals that tell something, and the words all of capitals.
func (st *Story) shapeSentence(first, end int32) (capitals, loud int) {
	opens := true // the next word would have a capital anyway
	for i := first; i < end; i++ {
		t, shape := &st.Toks[i], &st.Shapes[i]
		quiet := *shape
		*shape = 0
		if i == first || opens && t.Kind == prose.Word {
			*shape = Shut
		}
		switch t.Kind {
		case prose.Word:
			if t.Shape&marked == 0 { // as most words
				*shape |= Lower
				if !st.OfClass(i-1, lang.Demonym) {
					*shape |= quiet
				}
				opens = false
				continue
			}
			if isLoud(t) {
				loud++
			}
			x := st.shapeWord(i, end, opens)
			if x&(Capital|Weak) == Capital {
				capitals++
			}
			*shape |= x
			opens = false
		case prose.Mark:
			opens = opens || t.Is(prose.Space)
		case prose.Punct:
			c := st.Src[t.Start]
			if st.chars[i] = c; c != '(' && c != '[' {
				*shape |= still
			}
			opens = st.opensAfter(t, opens, i == first)
		case prose.Markup:
			opens = true
		case prose.Number:
			opens = false
		}
	}
	return capitals, loud
}

// isLoud reports whether a word is all capitals.
func isLoud(t *prose.Token) bool {
	return t.Is(prose.Caps) || t.End-t.Start == 1 && t.Is(prose.Upper)
}

// opensAfter reports whether the word after a token of punctuation would have a capital anyway:
// after a colon or dots, or where it would have had one before the token too.
//
//go:noinline
func (st *Story) opensAfter(t *prose.Token, opens, first bool) bool {
	switch st.Src[t.Start] {
	case ':', '~', '*':
		return true
	case '(', 0xe2, '-':
		return opens
	case '.':
		return t.End-t.Start > 1 || opens && first
	}
	return opens && first
}

// marked is what a word has that may be more than one in lower case.
const marked = prose.Upper | prose.Hyphen | prose.Camel | prose.Foreign | prose.Digits

// shapeWord is the shape of the marked word at token i, in a sentence that ends at token end.
// opens: it would have a capital anyway.
func (st *Story) shapeWord(i, end int32, opens bool) Shape {
	t := &st.Toks[i]
	w := t.In(st.Src)
	if !st.hasCapital(i, end) {
		switch {
		case t.Shape&prose.Foreign != 0 && caseless(w):
			return Capital // a name in letters that have no case
		case t.Shape&prose.Digits == 0:
			return Lower
		}
		return 0
	}
	x := Capital
	if st.Unknown(i) && st.Pack.Ordinary(w, opens) {
		x |= Plain
	}
	next := t.End-t.Start == 1 && (st.lettersNext(i, end) || st.lettersEnd(i, end))
	if (IsInitial(w) || next && !opens) && (next || !st.Is(i, lang.Particle)) {
		x |= Initial // "Y S Lee", though "y" is a particle, too
	}
	if opens {
		x |= Weak
	}
	return x
}

// hasCapital reports whether the word at token i is set as a name: with a capital, with one after a
// small article, or with one inside and more of its name to come, "uMoya Orr".
func (st *Story) hasCapital(i, end int32) bool {
	t := &st.Toks[i]
	switch {
	case t.Shape&prose.Upper != 0:
		return true
	case t.Shape&prose.Hyphen != 0:
		return st.smallArticle(t.In(st.Src))
	case t.Is(prose.Camel|prose.Apos) && elided(t.In(st.Src)):
		return true
	}
	return t.Is(prose.Camel) && i+1 < end && st.Words[i] == 0 && st.Toks[i+1].Is(prose.Upper)
}

// elided reports whether a word is a name with the letter of a particle before it: "d’Alveida",
// "p’Okelo".
func elided(s string) bool {
	mark := strings.IndexAny(s, "'’")
	if mark < 1 || mark > 2 {
		return false
	}
	name := strings.TrimLeft(s[mark:], "'’")
	return len(name) > 2 && isUpper(name[0])
}

// lettersNext reports whether the "A" at token i is an initial: another lone capital follows, "A S
// Deodhar".
func (st *Story) lettersNext(i, end int32) bool {
	if i+1 >= end {
		return false
	}
	t := &st.Toks[i+1]
	return t.Kind == prose.Word && t.Is(prose.Upper) && st.Size(i+1) == 1
}

// lettersEnd reports whether the "A" at token i is the last of initials, before a name: "M A
// Deodhar".
func (st *Story) lettersEnd(i, end int32) bool {
	if i+1 >= end || st.Size(i-1) != 1 || !st.Shaped(i-1, Initial) {
		return false
	}
	return st.Kind(i+1) == prose.Word && st.Flag(i+1, prose.Upper)
}

// headlineCase reports whether a sentence is set as headlines are: most of its ordinary words bear
// capitals, which then tell nothing. capitals is how many capitals it has at most.
func (st *Story) headlineCase(first, end int32, capitals, foreach int) bool {
	// The gazetteer is asked only where its words could make a headline of it.
	return st.ordinaryCapitals(first, end, capitals, foreach, (*Story).capitalIfBare) &&
		st.ordinaryCapitals(first, end, capitals, foreach, (*Story).ordinaryWord)
}

// capitalIfBare reports whether no list has the word at token i, and it bears a capital.
func (st *Story) capitalIfBare(i int32) bool { return st.Shaped(i, Capital) && st.Bare(i) }

// ordinaryCapitals reports whether most ordinary words of a sentence bear capitals. The caller says
// which of the words that no list has are ordinary.
func (st *Story) ordinaryCapitals(
	first, end int32, capitals, foreach int, ordinary func(*Story, int32) bool,
) bool {
	upper, all, small := 0, 0, 0
	for i := first; i < end && capitals > foreach*small; i++ {
		if st.Toks[i].Kind != prose.Word || st.Shaped(i, Weak) {
			continue
		}
		e := st.Entry(i)
		small += st.smallInHeadline(i, e)
		if st.Size(i) < 4 || !isOrdinary(e) && !ordinary(st, i) {
			continue
		}
		all++
		if st.Shaped(i, Capital) {
			upper++
		}
	}
	return upper >= 2 && upper*3 > all*2 && upper > foreach*small
}

// smallInHeadline counts what speaks against a headline in the word at token i: no headline sets
// such a word small where it sets others large, least of all a verb.
func (st *Story) smallInHeadline(i int32, e *lang.Entry) (n int) {
	if !st.Small(i) {
		return 0
	}
	if e.Is(lang.Auxiliary|lang.Modal) || st.Size(i) > 2 && !e.Is(lang.Function) {
		n++
	}
	if e.Form&lang.Past != 0 && !e.Is(lang.Function) {
		n++
	}
	return n
}

// isOrdinary reports whether a word's capital tells of a headline: it is a verb, or an ordinary
// word that is no part of names.
func isOrdinary(e *lang.Entry) bool {
	if e.Form != 0 {
		return true
	}
	return e.Is(Ordinary|lang.Auxiliary|lang.Modal) && !e.Is(lang.Title|lang.OrgHead|lang.PlaceHead|lang.Given)
}

// shouting marks stretches of a sentence that are set in capitals: three words or more, one of them
// ordinary, or two ordinary ones.
func (st *Story) shouting(first, end int32) {
	from, words, ordinary := int32(-1), 0, 0
	flush := func(to int32) {
		if words >= 3 && ordinary >= 1 || words == 2 && ordinary == 2 {
			st.mark(from, to, Heading|Weak)
		}
		from, words, ordinary = -1, 0, 0
	}
	for i := first; i < end; i++ {
		t := &st.Toks[i]
		switch {
		case t.Kind != prose.Word:
		case t.Is(prose.Caps) || from >= 0 && isLoud(t):
			if from < 0 {
				from = i
			}
			words++
			if st.Is(i, Ordinary) {
				ordinary++
			}
		default:
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
	for i := range len(s) {
		if dot := i%2 == 1; dot && s[i] != '.' || !dot && !isUpper(s[i]) {
			return false
		}
	}
	return true
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// smallArticle reports whether a word is a name with a small particle tied to it: "al-Awlaki",
// "el-Sisi".
func (st *Story) smallArticle(s string) bool {
	at := strings.IndexByte(s, '-')
	return at > 0 && at+1 < len(s) && isUpper(s[at+1]) && st.Pack.Class(st.Pack.Word(s[:at]))&lang.Particle != 0
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
