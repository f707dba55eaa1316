package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lexer walks a text once. pos is always on a rune boundary; end is where the block ends.
type lexer struct {
	s        string
	out      []Token
	opaque   []Range // still ahead
	pos, end int
	pending  Shape // flags that the next token takes: Space, Begin
	noMarkup int   // no tag is closed before this byte: a run of "<" is looked through once
}

// block cuts a block. What a byte of ASCII begins is looked up; all else is decoded and asked
// about.
func (l *lexer) block(r Range) {
	l.pos, l.end, l.pending = r.Start, r.End, Begin
	for l.pos < l.end {
		if len(l.opaque) > 0 && l.opaqueHere() {
			continue
		}
		switch c := l.s[l.pos]; begins[c] {
		case blank:
			l.pos++
			l.pending |= Space
		case letter:
			if !l.plainWord() {
				l.word()
			}
		case stop:
			l.punct(rune(c), 1)
		default:
			l.rare()
		}
	}
}

func (l *lexer) rare() {
	r, n := l.rune(l.pos)
	switch {
	case unicode.IsSpace(r):
		l.pos += n
		l.pending |= Space
	case r == '<' && l.markup():
	case isMark(r):
		l.mark(r, n)
	case Hidden(r):
		l.pos += n
	case unicode.IsDigit(r):
		l.number()
	case isLetter(r), (r == '@' || r == '#') && l.letterAt(l.pos+n):
		l.word()
	default:
		l.punct(r, n)
	}
}

// rune decodes the rune at byte i of the block; past the block it is 0, 0.
func (l *lexer) rune(i int) (rune, int) {
	if i >= l.end {
		return 0, 0
	}
	if c := l.s[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(l.s[i:l.end])
}

func (l *lexer) letterAt(i int) bool {
	r, _ := l.rune(i)
	return isLetter(r)
}

func (l *lexer) letterBehindHidden(i int) bool { return l.letterAt(BehindHidden(l.s[:l.end], i)) }

func (l *lexer) digitAt(i int) bool {
	r, _ := l.rune(i)
	return unicode.IsDigit(r)
}

func (l *lexer) emit(to int, k TokenKind, f Shape) {
	l.out = append(l.out, Token{int32(l.pos), int32(to), k, f | l.pending})
	l.pos, l.pending = to, 0
}

// opaqueHere emits the opaque stretch that begins here, if one does.
func (l *lexer) opaqueHere() bool {
	for len(l.opaque) > 0 && l.opaque[0].End <= l.pos {
		l.opaque = l.opaque[1:]
	}
	if len(l.opaque) == 0 || l.opaque[0].Start > l.pos {
		return false
	}
	l.emit(min(l.opaque[0].End, l.end), Opaque, 0)
	return true
}

// longestTag is the most bytes that a stray tag may have; a longer stretch in angle brackets is
// text.
const longestTag = 1000

// markup emits a stray tag: "<" and a letter or "/", up to the next ">" of the block.
func (l *lexer) markup() bool {
	next, _ := l.rune(l.pos + 1)
	if !isLetter(next) && next != '/' || l.pos < l.noMarkup {
		return false
	}
	far := min(l.end, l.pos+longestTag)
	i := strings.IndexAny(l.s[l.pos+1:far], "<>\n")
	if i < 0 {
		l.noMarkup = far
		return false
	}
	if l.s[l.pos+1+i] != '>' {
		l.noMarkup = l.pos + 1 + i
		return false
	}
	l.emit(l.pos+i+2, Markup, 0)
	return true
}

// mark emits a quotation mark; two typewriter apostrophes, two grave accents or two small angle
// marks are one mark, as news databases and keyboards without the large one write them.
func (l *lexer) mark(r rune, n int) {
	switch r {
	case '\'', '`', '‘', '’', '‹', '›':
		next, m := l.rune(l.pos + n)
		third, _ := l.rune(l.pos + n + m)
		if next == r && (third != r || l.pending != 0) {
			n += m // of three, the single mark is the inner one: '' ' opening, ' '' closing
		}
	}
	l.emit(l.pos+n, Mark, 0)
}

func (l *lexer) punct(r rune, n int) {
	to := l.pos + n
	if r == '.' || r == '-' {
		for to < l.end && l.s[to] == l.s[l.pos] {
			to++
		}
	}
	l.emit(to, Punct, 0)
}

// number emits digits with inner points, commas, colons, hyphens and a unit that hangs on: 2,000
// 3.5 10:30 2014-15 1990s 2m 54-year-old.
func (l *lexer) number() {
	i, f := l.pos, Digits
	kind := Number
	for i < l.end {
		r, n := l.rune(i)
		switch {
		case unicode.IsDigit(r):
		case isLetter(r):
			f |= wordFlag(r)
		case isJoiner(r) && l.digitAt(i+n):
			f |= joinFlag(r)
		case isHyphen(r) && l.letterAt(i+n):
			kind, f = Word, f|Hyphen
		default:
			l.emit(i, kind, f)
			return
		}
		i += n
	}
	l.emit(i, kind, f)
}

func asciiLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// isLetter reports whether r makes up words: letters and the marks that combine with them.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return asciiLetter(byte(r)) || r == '_'
	}
	if r>>4 >= 0x200 && r>>4 < 0x207 { // dashes and marks, as most that is not plain
		return r == '\u200d'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == '\u200d'
}

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// isApostrophe reports whether r, between two letters, is one of the word. Keyboards without the
// sign have an accent in its place: "Sa`id", "Haqq´ani".
func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`' || r == '´'
}

// isJoiner reports whether r may stand between the digits of one number.
func isJoiner(r rune) bool {
	switch r {
	case '.', ',', ':', '/', '–':
		return true
	}
	return isHyphen(r)
}

func joinFlag(r rune) Shape {
	if isHyphen(r) || r == '–' {
		return Hyphen
	}
	return 0
}

func wordFlag(r rune) Shape {
	if r >= utf8.RuneSelf {
		return Foreign
	}
	return 0
}

// isMark reports whether r is a quotation mark or an apostrophe.
func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '´':
		return true
	}
	if r < 0xab {
		return false
	}
	switch r {
	case '“', '”', '„', '‟', '‘', '’', '‚', '‛', '«', '»', '‹', '›', '「', '」', '『', '』', '＂', '〝', '〞', '〟':
		return true
	}
	return false
}
