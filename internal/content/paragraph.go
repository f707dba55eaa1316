package content

import (
	"html"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"
)

// paragraph is a paragraph of wire copy with what can be seen of it without knowing its language.
type paragraph struct {
	text   string
	offset int  // in the file, in bytes
	lines  int  // how many lines of the file it took
	apart  bool // a blank line stands before it
	length int  // in code points
	bullet int  // bytes of the bullet and the space after it, 0 without
	number int  // of "3. ", 0 without
	framed bool // set between hyphens or dashes: "- Quantum leap -"
	ending ending
}

// ending is how a paragraph ends, quotation marks and brackets at the end left aside.
type ending uint8

const (
	open     ending = iota // no punctuation: as headlines end
	stop                   // . ! and what other scripts have for them
	question               // ?
	ellipsis               // …
	colon
	semicolon
	comma // or a dash
)

// line is a line of the file without the white space around it.
type line struct {
	text   string
	offset int
	apart  bool // a blank line stands before it
	indent int  // white space before it, in columns
	opens  bool // by its indentation it begins a paragraph
}

// isApart reports whether the line begins a paragraph, whatever stands before it.
func (l line) isApart() bool { return l.apart || l.opens }

// linesOf are the lines of a file that have words, in order.
func linesOf(src string) iter.Seq[line] {
	const mark = "\ufeff"
	return func(yield func(line) bool) {
		at, apart := 0, false
		if called.HasPrefix(src, mark) {
			at = len(mark)
		}
		old := strings.IndexByte(src, '\r') >= 0 // as few files are
		for at < len(src) {
			end := at + lineEnd(src[at:], old)
			l := readLine(src, at, end)
			if l.apart = apart; l.text != "" && !yield(l) {
				return
			}
			apart = l.text == ""
			if at = end + 1; end+1 < len(src) && src[end] == '\r' && src[end+1] == '\n' {
				at++
			}
		}
	}
}

// readLine is the line src[at:end]; its text is "" where it has no words.
func readLine(src string, at, end int) line {
	raw := src[at:end]
	text := strings.TrimLeftFunc(raw, unicode.IsSpace)
	before := len(raw) - len(text)
	if text == "" {
		before = 0
	}
	l := line{text: strings.TrimRightFunc(text, unicode.IsSpace), offset: at + before, indent: columns(raw[:before])}
	if whole := resolved(l.text); whole != l.text {
		l.text = strings.TrimSpace(whole)
	}
	return l
}

// lineEnd is where the first line of a text ends: at \n, and in old files also at \r.
func lineEnd(text string, old bool) int {
	end := strings.IndexByte(text, '\n')
	if end < 0 {
		end = len(text)
	}
	if old {
		if i := strings.IndexByte(text[:end], '\r'); i >= 0 {
			return i
		}
	}
	return end
}

// columns is how wide white space at the beginning of a line is.
func columns(space string) int {
	return utf8.RuneCountInString(space) + 3*strings.Count(space, "\t")
}

// entity is a character written as HTML writes it. One without its semicolon is left as it is: it
// may be "R&D".
var entity = pattern.New(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});`)

// resolved is a line with the entities of HTML as the characters that they stand for: exports of
// other systems leave them in. White space and control characters become spaces, since a line is
// to stay one.
func resolved(text string) string {
	if !strings.Contains(text, "&") {
		return text
	}
	return entity.ReplaceAllStringFunc(text, func(e string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || endsLine(r) {
				return ' '
			}
			return r
		}, html.UnescapeString(e))
	})
}

// markOpens finds, in copy that was set to a fixed width, the lines that begin a paragraph by their
// indentation, as books set them: some lines are indented and most are not, and hardly ever two on
// end.
func markOpens(lines []line) {
	least := -1
	for _, l := range lines {
		if least < 0 || l.indent < least {
			least = l.indent
		}
	}
	indented, onEnd := 0, 0
	for i, l := range lines {
		if l.indent < least+2 || l.apart || i == 0 {
			continue
		}
		indented++
		if lines[i-1].indent == l.indent {
			onEnd++
		}
	}
	if indented < 2 || indented*2 > len(lines) || onEnd*4 > indented {
		return
	}
	for i := range lines {
		lines[i].opens = lines[i].indent >= least+2
	}
}

// paragraphs parts a file into paragraphs: one a line, or, in copy that was set to a fixed width,
// several lines each.
func paragraphs(src string) []paragraph {
	lines := slices.AppendSeq(make([]line, 0, strings.Count(src, "\n")+1), linesOf(src))
	markOpens(lines)
	width := wrapWidth(lines)
	ps := make([]paragraph, 0, len(lines))
	for i := 0; i < len(lines); {
		first, last := lines[i], i
		for last+1 < len(lines) && width > 0 && wraps(lines[last], lines[last+1], width) {
			last++
		}
		p := paragraph{text: joinLines(lines[i : last+1]), offset: first.offset, lines: last - i + 1,
			apart: first.apart}
		p.measure()
		ps = append(ps, p)
		i = last + 1
	}
	return ps
}

func joinLines(lines []line) string {
	if len(lines) == 1 {
		return lines[0].text
	}
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.Join(texts, "\n")
}

// longestSetLine is the widest line, in code points, that copy set to a fixed width has. A few may
// be longer, or one in mostLongLines: an address cannot be broken.
const (
	longestSetLine = 120
	fewLongLines   = 2
	mostLongLines  = 10
)

// holdsAddress reports whether a line has an address that no line may be broken in.
func holdsAddress(text string) bool {
	const longest = 40 // bytes of what fits on a line with words beside it
	_, address, ok := called.Cut(text, "://")
	end := strings.IndexByte(address, ' ')
	return ok && (end < 0 && len(address) > longest || end > longest)
}

// wrapWidth finds out whether lines were broken at a fixed width, and returns the widest line; 0 if
// each line is a paragraph.
//
// A line that was broken to fit is one on which the next line's first word had no room. In copy
// with a paragraph a line that is seldom so, and those lines end with a full stop.
func wrapWidth(lines []line) int {
	width, long := 0, 0
	for _, l := range lines {
		if isLonger(l.text, longestSetLine) || holdsAddress(l.text) {
			if long++; long > fewLongLines && long*mostLongLines > len(lines) {
				return 0
			}
		} else {
			width = max(width, diag.CodePoints(l.text))
		}
	}
	pairs, full, unstopped := 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i+1].isApart() {
			continue
		}
		pairs++
		if wraps(lines[i], lines[i+1], width) {
			full++
			if endingOf(lines[i].text) != stop {
				unstopped++
			}
		}
	}
	if full == 0 || full*2 < pairs || unstopped*3 < full*2 {
		return 0
	}
	return width
}

// wraps reports whether b goes on where a was broken: its first word had no room on a.
func wraps(a, b line, width int) bool {
	if b.isApart() || bulletLen(b.text) > 0 || isTooLong(a, width) || isTooLong(b, width) {
		return false
	}
	word, _, _ := called.Cut(b.text, " ")
	return diag.CodePoints(a.text)+1+utf8.RuneCountInString(word) > width
}

// isLonger reports whether a text has more than n code points.
func isLonger(text string, n int) bool {
	return len(text) > n && (len(text) > n*utf8.UTFMax || diag.CodePoints(text) > n)
}

// isTooLong reports whether a line is longer than the width to which the others were set, though it
// could have been broken: it is a paragraph of its own.
func isTooLong(l line, width int) bool {
	if !isLonger(l.text, width) {
		return false
	}
	word, _, several := called.Cut(l.text, " ")
	return several || utf8.RuneCountInString(word) <= width
}

// measure works out what is asked of the paragraph often: its length, how it begins and ends.
func (p *paragraph) measure() {
	p.length = diag.CodePoints(p.text)
	p.framed = isFramed(p.text)
	if p.bullet = bulletLen(p.text); p.framed {
		p.bullet = 0
	}
	p.number = numberOf(p.text)
	p.ending = endingOf(p.text)
}

// hasQuote reports whether the paragraph holds a quotation mark. An apostrophe is none.
func (p paragraph) hasQuote() bool {
	return strings.ContainsAny(p.text, "\"“”„«»‹›‘‚") || strings.Contains(p.text, "''") ||
		strings.Contains(" "+p.text, " '")
}

//go:noinline
func (p paragraph) words() int { return len(strings.Fields(p.text)) }

// bulletLen is the length in bytes of a bullet and the white space after it, or 0. Two hyphens are
// a dash.
func bulletLen(text string) int {
	if beginsPlain(text) {
		return 0
	}
	for _, b := range []string{"-", "–", "•", "*", "·", "▪", "●", "◦", "‣"} {
		if rest, ok := called.CutPrefix(text, b); ok {
			words := strings.TrimLeftFunc(rest, unicode.IsSpace)
			if words != rest && words != "" {
				return len(text) - len(words)
			}
		}
	}
	return 0
}

// beginsPlain reports whether a text begins with a character of ASCII that is neither a hyphen nor
// an asterisk, as nearly all do: no bullet or dash stands there.
func beginsPlain(text string) bool {
	return text != "" && text[0] < utf8.RuneSelf && text[0] != '-' && text[0] != '*'
}

// isFramed reports whether a short line stands between two hyphens or dashes, as agencies set
// crossheads.
func isFramed(text string) bool {
	if beginsPlain(text) {
		return false
	}
	text = strings.TrimRight(text, ".")
	for _, dash := range []string{"-", "–", "—"} {
		if inside, ok := called.CutPrefix(text, dash+" "); ok && called.HasSuffix(inside, " "+dash) &&
			utf8.RuneCountInString(inside) <= longestCrosshead {
			return true
		}
	}
	return false
}

// numberOf reads the number of "3. Workers" or "3) Workers", or 0.
func numberOf(text string) int {
	n, i := 0, 0
	for i < len(text) && i < 2 && '0' <= text[i] && text[i] <= '9' {
		n = n*10 + int(text[i]-'0')
		i++
	}
	if i > 0 && (called.HasPrefix(text[i:], ". ") || called.HasPrefix(text[i:], ") ")) {
		return n
	}
	return 0
}

// closers may follow the punctuation that ends a sentence.
const closers = "\"'”’»›)]}“‘` \u00a0\u202f"

func endingOf(text string) ending {
	text = strings.TrimRight(text, closers)
	r, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case called.HasSuffix(text, "..."):
		return ellipsis
	case strings.ContainsRune(".!。．！।۔։｡", r):
		return stop
	case strings.ContainsRune("?？؟", r):
		return question
	}
	switch r {
	case '…':
		return ellipsis
	case ':', '：':
		return colon
	case ';', '；', '؛':
		return semicolon
	case ',', '-', '–', '—', '，', '、', '،':
		return comma
	}
	return open
}

// isShortLine reports whether p is a line like a crosshead: short, without punctuation at its end.
func (p paragraph) isShortLine() bool {
	return p.ending == open && p.length <= longestCrosshead && p.words() <= mostCrossheadWords
}

// isOneLine reports whether p is one line, and no list item.
func (p paragraph) isOneLine() bool { return p.lines <= 1 && p.bullet == 0 }

// couldBeCrosshead reports whether p may be a crosshead, if it stands alone between paragraphs.
func (p paragraph) couldBeCrosshead() bool {
	if !p.isShortLine() || !p.isOneLine() || p.isByline() || p.isNames() {
		return false
	}
	if strings.ContainsAny(p.text, "<>@|=©") || strings.Contains(p.text, "://") ||
		strings.ContainsAny(p.text[:1], "-([{/#*_~.,") {
		return false // tags, addresses, credits in brackets, rules
	}
	first := strings.TrimLeft(p.text, "\"'“‘„«‹‚")
	r, _ := called.FirstRune(first)
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !unicode.IsLower(r)
}

// opensDouble reports whether p begins with a double quotation mark, which may be two apostrophes.
func (p paragraph) opensDouble() bool {
	return called.HasPrefix(p.text, "\"") || called.HasPrefix(p.text, "“") || called.HasPrefix(p.text, "''")
}

// opensSingle reports whether p begins with a single quotation mark.
func (p paragraph) opensSingle() bool {
	return !p.opensDouble() && (called.HasPrefix(p.text, "'") || called.HasPrefix(p.text, "‘"))
}

// isMarkedHead reports whether p is a short line that is all in one pair of single marks, with what
// ends a sentence inside: 'Cold as ice.'
func (p paragraph) isMarkedHead() bool {
	short := p.length <= longestCrosshead && p.words() <= mostCrossheadWords
	if !p.opensSingle() || !short || !p.isOneLine() || p.ending != stop && p.ending != question {
		return false
	}
	words := strings.TrimRight(p.text, "'’")
	return words != p.text && !strings.ContainsAny(words[1:], "\"“”‘")
}

// isNames reports whether p is a row of names or results rather than a phrase: two commas or more,
// or a tab.
func (p paragraph) isNames() bool {
	return strings.Count(p.text, ",") > 1 || strings.ContainsRune(p.text, '\t')
}

// isByline reports whether p names who wrote the story. ("By" is English; elsewhere a byline is a
// deck or a paragraph, which loses nothing.)
func (p paragraph) isByline() bool {
	rest, ok := behindBy(p.text)
	r, _ := called.FirstRune(strings.TrimSpace(rest))
	named := ok && unicode.IsUpper(r)
	return named && p.length <= 100 && p.words() <= 14 && p.ending == open
}

// behindBy is what stands behind the "By" that a text begins with.
func behindBy(text string) (rest string, ok bool) {
	if rest, ok = called.CutPrefix(text, "By "); !ok {
		rest, ok = called.CutPrefix(text, "BY ")
	}
	return rest, ok
}

// isShortFact reports whether p is no longer than a dateline, ends without punctuation and quotes
// nobody.
func (p paragraph) isShortFact() bool {
	return p.length <= longestDateline && p.ending == open && !p.hasQuote()
}

// isStamp reports whether p says when the story was published, and nothing else: "15 May 2025",
// "Updated: Thursday 15 May, 14:05 BST".
func (p paragraph) isStamp() bool {
	if !p.isShortFact() || p.bullet > 0 || p.words() > 12 {
		return false
	}
	numbers := 0
	for word := range strings.FieldsFuncSeq(p.text, isBetweenWords) {
		if r, _ := called.FirstRune(word); unicode.IsNumber(r) {
			numbers++
		} else if !stampWords[strings.ToLower(word)] && word != strings.ToUpper(word) {
			return false
		}
	}
	return numbers >= 2
}

func isBetweenWords(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

// stampWords are the words that dates of publication are made of in English; time zones are in
// capitals.
var stampWords = func() map[string]bool {
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(`january february march april may june july august
		september october november december jan feb mar apr jun jul aug sep sept oct nov dec
		monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri sat sun
		published updated posted modified first last at on of the am pm st nd rd th gmt utc`) {
		words[w] = true
	}
	return words
}()

// isInlineDateline reports whether the paragraph begins with a dateline, as in "GENEVA — The
// talks", "OSLO, 3 May (Agency) - The talks".
func (p paragraph) isInlineDateline() bool {
	for _, dash := range []string{" — ", " – ", " - ", " -- ", " —", "— "} {
		place, rest, ok := called.Cut(p.text, dash)
		if !ok || rest == "" || utf8.RuneCountInString(place) > 48 {
			continue
		}
		if i := strings.IndexAny(place, ",("); i > 0 {
			place = place[:i]
		}
		if words, capitals := capitalWords(place); words > 0 && words <= 4 && words == capitals {
			return true
		}
	}
	return false
}

// capitalWords counts words, and those all in capitals with two letters or more. A word without
// letters counts as neither.
func capitalWords(text string) (words, capitals int) {
	between := func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '-' }
	for word := range strings.FieldsFuncSeq(text, between) {
		letters, uppers := 0, 0
		for _, r := range word {
			if unicode.IsLetter(r) {
				letters++
				if unicode.IsUpper(r) {
					uppers++
				}
			}
		}
		if letters == 0 {
			continue
		}
		words++
		if letters == uppers && letters > 1 {
			capitals++
		}
	}
	return words, capitals
}

// severalSentences reports whether the text holds a stop inside, with a capital after it. The stop
// of an abbreviation (a capital alone, or a short word with a capital: U.S., Mr., Gov., No.) is
// none.
func (p paragraph) severalSentences() bool {
	text := strings.TrimRight(p.text, closers+".!?…")
	for i := 0; i < len(text); i++ {
		if text[i] != '.' && text[i] != '!' && text[i] != '?' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:], closers)
		if rest == text[i+1:] || rest == "" {
			continue
		}
		next, _ := called.FirstRune(rest)
		if unicode.IsLower(next) || text[i] == '.' && isAbbreviation(text[:i]) {
			continue
		}
		return true
	}
	return false
}

// isAbbreviation reports whether the word at the end of text, before a stop, is an abbreviation.
func isAbbreviation(text string) bool {
	word := text[strings.LastIndexAny(text, " \u00a0\n(\"'“‘")+1:]
	r, _ := called.FirstRune(word)
	return unicode.IsUpper(r) && (utf8.RuneCountInString(word) <= 3 || strings.Contains(word, "."))
}
