package content

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"
)

// A title made of a story's first words has at most mostTitleWords of them, and no fewer than
// fewestTitleWords where a clause ends early. In scripts without spaces letters are counted.
const (
	mostTitleWords   = 10
	fewestTitleWords = 6
	longestMadeTitle = 90 // in code points
)

// Text is a Markdown story's body without the heading that is its headline: white space stands in
// its place, so that nothing moves.
func (s *Story) Text() []byte {
	if s.Headed == 0 {
		return s.Body
	}
	text := slices.Clone(s.Body)
	for i := range text[:s.Headed] {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
	return text
}

// TitleMissing is the finding for a story that has no headline where no words of its text may stand
// in for one.
func (s *Story) TitleMissing() diag.Finding {
	hint := `add a line title: "…" to the front matter`
	if s.Format == Wire {
		hint = "put a headline above it, or a title: into " + SidecarName(s.File)
	}
	return diag.Finding{Pos: s.KeyPos("access"), Code: "missing-title", Hint: hint,
		Message: "the story has no headline, and with access: " + s.Access +
			" no words of its text may stand in for one"}
}

// FirstParagraph is the first paragraph of wire copy that is no byline, date or notice, or "".
func (s *Story) FirstParagraph() string {
	for _, b := range s.Blocks {
		p := paragraph{text: b.Text, lines: 1}
		p.measure()
		if b.Kind <= ListItem && b.Kind > Dateline && !p.isByline() && !p.isStamp() {
			return b.Text
		}
	}
	return ""
}

// FirstWords makes a title of a story that has none: the first words of its text as far as a clause
// goes, and "…" to say that they are only that. text is the first paragraph; it is "" only where
// text is.
func FirstWords(text string) string {
	p := paragraph{text: oneLine(text)}
	p.text = afterDateline(p.text, p.isInlineDateline())
	words := strings.Fields(p.text)
	if len(words) == 0 {
		return ""
	}
	n := clauseEnd(words)
	title := strings.TrimRight(strings.Join(words[:n], " "), ".,;:!?-–—… ")
	if utf8.RuneCountInString(title) > longestMadeTitle {
		title = string([]rune(title)[:longestMadeTitle])
	}
	if title == "" { // nothing but punctuation
		title = words[0]
	}
	return title + "…"
}

// agencyLine is a dateline that ends with its agency: "Nairobi, May 6 2022 (IPS) - ".
var agencyLine = pattern.New(`^[^"“«.]{1,60}\([^()]{1,20}\) ?(?:-{1,2}|–|—) ?`)

// afterDateline is the text behind the dateline that it may begin with: "GENEVA — The talks".
func afterDateline(text string, begins bool) string {
	if at := agencyLine.FindStringIndex(text); at != nil && at[1] < len(text) {
		return text[at[1]:]
	}
	at := len(text)
	for _, dash := range []string{"—", "–", " - ", " -- "} {
		if i := strings.Index(text, dash); i >= 0 && i < at {
			at = i
		}
	}
	rest := strings.TrimLeft(text[at:], "—–- ")
	if rest == "" || !begins {
		return text
	}
	return rest
}

// clauseEnd is how many of the words make a title: up to the last mark, among the first ten words,
// that ends a clause; else ten, without the small words that only lead on.
func clauseEnd(words []string) int {
	most := min(len(words), mostTitleWords)
	if most == len(words) && most < fewestTitleWords {
		return most
	}
	for n := 1; n <= most; n++ { // a sentence's end wins, however short the sentence
		sentence := endsSentence(words[n-1]) && (n == len(words) || !isAbbreviation(strings.TrimRight(words[n-1], ".")))
		if sentence && n >= 2 {
			return n
		}
	}
	for n := most; n >= fewestTitleWords; n-- {
		switch endingOf(words[n-1]) {
		case comma, semicolon, colon:
			return n
		}
	}
	if most == len(words) {
		return most
	}
	n := most
	for n > fewestTitleWords && called.Contains(leadOn, strings.ToLower(words[n-1])) {
		n--
	}
	return n
}

func endsSentence(word string) bool {
	e := endingOf(word)
	return e == stop || e == question
}

// leadOn are small English words with which no clause ends. In other languages a title may end with
// one like them.
var leadOn = strings.Fields(`a an and are as at be been but by for from had has have he her his if in into is it its
	of on or she than that the their they this to was were when where which who will with would`)
