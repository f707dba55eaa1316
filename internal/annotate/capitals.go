package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
)

// capitals is a text in which surnames may be printed in capitals, "Charles MKULA", as many papers
// and the United Nations print them, or whole names, "CHARLES MKULA said". Left so, a surname is
// read as the letters of a body.
type capitals struct {
	s     string
	pack  *lang.Pack
	names map[string]bool // in capitals: true where the text shows it, false where it only may be one
	sure  int             // how many of them are true
}

// fewestCapitals is how many letters a word in capitals has that is taken for a name. "MP" and "QC"
// stand behind names, too.
const fewestCapitals = 3

// inSmallLetters is s with the surnames in capitals written as other names are, in as many bytes.
func inSmallLetters(s string, pack *lang.Pack) string {
	c := capitals{s: s, pack: pack}
	for at := c.next(0); at < len(s); at = c.next(c.wordEnd(at)) {
		c.learn(at)
	}
	if c.sure == 0 {
		return s
	}
	b := []byte(s)
	for at := c.next(0); at < len(s); at = c.next(c.wordEnd(at)) {
		end := c.wordEnd(at)
		before, _ := c.wordBefore(at)
		if c.isName(s[at:end]) && c.apart(c.wordAt(end+1)) && c.apart(before) {
			small(b[at:end])
		}
	}
	return string(b)
}

// next is where the next word with fewestCapitals capitals in a row begins, from byte i on; len(s)
// where none does. Of a stretch of capitals that is long enough one byte in three is looked at.
func (c *capitals) next(i int) int {
	for k := i + fewestCapitals - 1; k < len(c.s); k += fewestCapitals {
		if !mayBeCapital(c.s[k]) {
			continue
		}
		from := k
		for from > i && mayBeCapital(c.s[from-1]) {
			from--
		}
		for k++; k < len(c.s) && mayBeCapital(c.s[k]); k++ {
		}
		n := 0
		for at, r := range c.s[from:k] {
			if n++; !unicode.IsUpper(r) {
				n = 0
			}
			if n == fewestCapitals {
				return max(i, c.wordStart(from+at))
			}
		}
	}
	return len(c.s)
}

// mayBeCapital reports whether b is a capital, or part of a letter that may be one.
func mayBeCapital(b byte) bool { return b-'A' <= 'Z'-'A' || b >= utf8.RuneSelf }

// inWord reports whether r stands in a word: a letter, or what joins its parts.
func inWord(r rune) bool { return unicode.IsLetter(r) || r == '-' || r == '\'' || r == '’' }

// wordStart is where the word begins that byte i is of.
func (c *capitals) wordStart(i int) int {
	return len(strings.TrimRightFunc(c.s[:i], inWord))
}

// wordEnd is where the word ends that begins at i.
//
//go:noinline
func (c *capitals) wordEnd(i int) int {
	return len(c.s) - len(strings.TrimLeftFunc(c.s[i:], inWord))
}

// wordAt is the word that begins behind the space before byte i; "" where none does.
func (c *capitals) wordAt(i int) string {
	if i >= len(c.s) || c.s[i-1] != ' ' {
		return ""
	}
	return c.s[i:c.wordEnd(i)]
}

// wordBefore is the word before the space before byte i, without the stop of an initial, and where
// it begins; "" where none stands there.
func (c *capitals) wordBefore(i int) (word string, at int) {
	if i < 2 || c.s[i-1] != ' ' {
		return "", i
	}
	end := len(strings.TrimSuffix(c.s[:i-1], "."))
	at = c.wordStart(end)
	return c.s[at:end], at
}

// apart reports whether a word beside a name is none in capitals, or part of a name, too: in a line
// all in capitals names stay as they are.
func (c *capitals) apart(word string) bool {
	return len(word) < fewestCapitals || !allCapitals(word) || c.isName(word)
}

// isName reports whether a word in capitals is a name in this text: one that the text shows to be
// one, or, where it prints names so, one behind another word with a capital.
func (c *capitals) isName(word string) bool {
	sure, found := c.names[word]
	return sure || found && c.sure > 1
}

// learn takes up what stands beside the word in capitals at byte i.
func (c *capitals) learn(i int) {
	end := c.wordEnd(i)
	word := c.s[i:end]
	if !allCapitals(word) || !c.mayBeName(word) {
		return
	}
	before, at := c.namedBy(i)
	behind := c.wordAt(end + 1)
	ahead, _ := c.wordBefore(at)
	switch {
	case before == "":
		c.add(word, c.surnameFirst(word, behind))
	case !allCapitals(before):
		given := gazetteer.Of(before).Is(gazetteer.Given) && !c.entry(before).Is(lang.OrgName)
		c.add(word, given || c.entry(before).Is(lang.Honorific))
	case gazetteer.Of(before).Is(gazetteer.Given) && !c.capital(behind) && c.apart(ahead):
		c.add(before, true)
		c.add(word, true)
	}
}

// add takes a word in capitals for a name. That of which nothing is sure may be none.
func (c *capitals) add(word string, sure bool) {
	if c.names == nil {
		c.names = map[string]bool{}
	}
	if sure && !c.names[word] {
		c.sure++
	}
	c.names[word] = c.names[word] || sure
}

// namedBy is the word that may name the person whose surname begins at byte i, and where it begins:
// the one before it, before an initial and small particles: "Anna K. VAN DER MEER". It is "" where
// that is no word with a capital of its own.
func (c *capitals) namedBy(i int) (word string, at int) {
	for range 4 {
		w, at := c.wordBefore(i)
		if i = at; len(w) > 1 && c.capital(w) {
			return w, i
		}
		if w == "" || !c.capital(w) && !c.entry(w).Is(lang.Particle) {
			break
		}
	}
	return "", i
}

// capital reports whether a word begins with a capital.
//
//go:noinline
func (c *capitals) capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// surnameFirst reports whether a surname in capitals has a given name behind it: "KIM Min-jae".
func (c *capitals) surnameFirst(word, behind string) bool {
	given := strings.Contains(behind, "-") || gazetteer.Of(behind).Is(gazetteer.Given)
	return c.capital(behind) && !allCapitals(behind) && given && gazetteer.Of(word).Is(gazetteer.Surname) &&
		c.entry(behind).Class&^lang.Given == 0
}

// mayBeName reports whether a word in capitals may be a surname, and is neither a body's letters
// nor an ordinary word nor a figure, "Charles III".
func (c *capitals) mayBeName(word string) bool {
	const others = lang.OrgName | lang.OrgHead | lang.OrgNoun | lang.Function | lang.Title | lang.NameSuffix |
		lang.Month | lang.Day | lang.Place
	if e := c.entry(word); strings.Trim(word, "IVXLCDM") == "" || e.Is(others) || e.Form != 0 {
		return false
	}
	facts := gazetteer.Of(word)
	return facts.Is(gazetteer.Surname|gazetteer.Given) || len(word) > fewestCapitals && !facts.Is(gazetteer.Ordinary)
}

//go:noinline
func (c *capitals) entry(word string) *lang.Entry { return c.pack.Entry(c.pack.Word(word)) }

// allCapitals reports whether a word has no small letter.
//
//go:noinline
func allCapitals(word string) bool { return strings.IndexFunc(word, unicode.IsLower) < 0 }

// small writes a word in small letters behind the first of each of its parts: "Abdel-Gawad". A
// letter whose small form has another length stays as it is.
func small(word []byte) {
	first := true
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRune(word[i:])
		if s := unicode.ToLower(r); !first && utf8.RuneLen(s) == size {
			utf8.EncodeRune(word[i:], s)
		}
		first = !unicode.IsLetter(r)
		i += size
	}
}
