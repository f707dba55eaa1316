package quote

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
)

// family is what kind of quotation mark a mark is: only marks of one family pair.
type family uint8

const (
	double  family = iota // " “ ” '' `` ＂
	single                // ' ‘ ’ ‚ ‛ `
	low                   // „ … “ or „ … ”
	angle                 // « … » or » … «
	angle1                // ‹ … › or › … ‹
	corner                // 「 … 」
	corner2               // 『 … 』
)

// leaning says on which side of a quotation a mark can stand by its own shape.
type leaning uint8

const (
	upright leaning = iota // straight: both
	opening
	closing
)

// mark is one quotation mark with what its neighbours tell.
type mark struct {
	tok      int32
	family   family
	leaning  leaning
	mayOpen  bool // what stands beside it lets it open a quotation
	mayClose bool // … close one
	strong   bool // as a closing mark beyond doubt: punctuation stands before or after it
	tight    bool // no white space on either side: it may be an apostrophe inside a word
	measure  bool // it follows a digit: feet, inches, minutes
	astray   bool // an opening mark with white space or nothing after it
	genitive bool // it follows an s and a word follows: it may be "the senators' plan"
}

// markShape is the family and leaning of the mark s.
func markShape(s string) (family, leaning) {
	switch s {
	case "\"", "''", "＂":
		return double, upright
	case "“", "``", "‟", "〝", "‘‘":
		return double, opening
	case "”", "’’", "´´", "〞", "〟":
		return double, closing
	case "'":
		return single, upright
	case "‘", "‛", "‚", "`":
		return single, opening
	case "’", "´":
		return single, closing
	case "„":
		return low, opening
	case "«", "»":
		return angle, upright
	case "‹", "›":
		return angle1, upright
	case "「":
		return corner, opening
	case "」":
		return corner, closing
	case "『":
		return corner2, opening
	case "』":
		return corner2, closing
	}
	return double, upright
}

// look gathers what the neighbours of the mark at token i tell. The block's tokens are [first,
// end).
func (d *Text) look(i, first, end int) mark {
	m := mark{tok: int32(i)}
	m.family, m.leaning = markShape(d.Tokens[i].In(d.S))
	spaceBefore := i == first || d.Tokens[i].Is(prose.Space)
	spaceAfter := i+1 >= end || d.Tokens[i+1].Is(prose.Space)
	before, after := rune(0), rune(0)
	if i > first {
		before, _ = utf8.DecodeLastRuneInString(d.S[d.Tokens[i-1].Start:d.Tokens[i-1].End])
	}
	if i+1 < end {
		after, _ = utf8.DecodeRuneInString(d.S[d.Tokens[i+1].Start:])
	}
	m.mayOpen = (spaceBefore || opensBefore(before)) && !spaceAfter && !closesAfter(after)
	m.mayClose = !spaceBefore && !(before == '(' || before == '[') && (spaceAfter || !wordRune(after))
	m.strong = m.mayClose && (stopRune(before) || !spaceAfter && stopRune(after))
	m.tight = !spaceBefore && !spaceAfter && wordRune(before) && wordRune(after)
	m.measure = !spaceBefore && unicode.IsDigit(before)
	m.genitive = !spaceBefore && (before == 's' || before == 'S' || before == 'z' || before == 'x') && spaceAfter && i+1 < end && unicode.IsLetter(after)
	m.astray = m.leaning == opening && spaceAfter
	if spaceBefore && spaceAfter && m.family != single {
		m.mayOpen, m.mayClose = true, i > first
	}
	return m
}

// opensBefore reports whether a quotation may open right after r: brackets, dashes, slashes and
// other marks.
func opensBefore(r rune) bool {
	switch r {
	case '(', '[', '{', '-', '–', '—', '―', '/', '…', ':', '.', ',', '>', ';', '¿', '¡':
		return true
	}
	return quoteRune(r)
}

// closesAfter reports whether r, right after a mark, shows that the mark does not open.
func closesAfter(r rune) bool {
	switch r {
	case ',', ';', ':', '!', '?', ')', ']':
		return true
	}
	return false
}

func stopRune(r rune) bool {
	switch r {
	case '.', ',', '!', '?', ';', ':', '…', '-', '—', '–', ')', ']':
		return true
	}
	return false
}

func quoteRune(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’', '„', '«', '»', '‹', '›', '`', '‚':
		return true
	}
	return false
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
