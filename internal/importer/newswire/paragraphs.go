package newswire

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Line is a line of plain text.
type Line struct {
	Text   string // without the white space around it
	Indent int    // columns of white space before it
	Apart  bool   // a blank line stands before it
	Number int    // from 1
}

// Lines parts a text into its lines that have words.
func Lines(text string) []Line {
	var lines []Line
	apart, number := false, 0
	for raw := range strings.Lines(lineEnds.Replace(text)) {
		number++
		words := strings.TrimSpace(raw)
		if words == "" {
			apart = true
			continue
		}
		lines = append(lines, Line{Text: words, Indent: indent(raw), Apart: apart, Number: number})
		apart = false
	}
	return lines
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n\n", "\u0085", "\n", "\v",
	"\n")

func indent(line string) (n int) {
	for _, r := range line {
		switch {
		case r == '\t':
			n += 4
		case unicode.IsSpace(r):
			n++
		default:
			return n
		}
	}
	return n
}

// Paragraphs parts a plain text into its paragraphs, each on one line. They may be parted by blank
// lines, or by indenting the first line of each, or be a line each; and lines may have been broken
// at a fixed width. No word is lost or added.
func Paragraphs(text string) []string { return Join(Lines(text)) }

// Join joins the lines that were broken at a fixed width.
func Join(lines []Line) []string { return JoinFrom(lines, Firsts(lines)) }

// JoinFrom joins the lines from one of firsts to the next.
func JoinFrom(lines []Line, firsts []int) []string {
	ps := make([]string, len(firsts))
	for i, first := range firsts {
		end := len(lines)
		if i+1 < len(firsts) {
			end = firsts[i+1]
		}
		texts := make([]string, 0, end-first)
		for _, l := range lines[first:end] {
			texts = append(texts, l.Text)
		}
		ps[i] = strings.Join(texts, " ")
	}
	return ps
}

// Firsts are the lines that begin a paragraph, by their index.
func Firsts(lines []Line) (firsts []int) {
	s := setting(lines)
	for i, l := range lines {
		if i == 0 || !s.goesOn(lines[i-1], l) {
			firsts = append(firsts, i)
		}
	}
	return firsts
}

// set is how a text was set.
type set struct {
	width    int  // at which its lines were broken; 0: they were not
	indented bool // the first line of a paragraph stands further in than the others
	margin   int  // how far in the others stand
}

// Limits of what is set to a fixed width, in code points. A line wider than the widest is one that
// could not be broken, such as an address, and says nothing about the others.
const (
	widestSet    = 120
	narrowestSet = 25
)

// hasAddress reports whether a line holds an address, which cannot be broken.
func hasAddress(line string) bool {
	return called.Has(line, "://") || called.Has(line, "www.")
}

// setting finds out how a text was set. A line that was broken to fit is one on which the next
// line's first word had no room. In copy with a paragraph a line that is seldom so, and those lines
// end with a full stop.
func setting(lines []Line) (s set) {
	width := usualWidth(lines)
	if width < narrowestSet {
		return set{}
	}
	pairs, full, unstopped, further := 0, 0, 0, 0
	for i := 0; i+1 < len(lines); i++ {
		a, b := lines[i], lines[i+1]
		if b.Apart || isItem(b.Text) {
			continue
		}
		if b.Indent > a.Indent {
			further++
			continue
		}
		pairs++
		if hasNoRoom(a, b, width) {
			full++
			if !Stops(a.Text) {
				unstopped++
			}
		}
	}
	if full == 0 || full*2 < pairs || unstopped*2 < full {
		return set{}
	}
	s = set{width: width, indented: further > 0, margin: lines[0].Indent}
	for _, l := range lines {
		s.margin = min(s.margin, l.Indent)
	}
	return s
}

// usualWidth is the width that all but a few lines keep to.
func usualWidth(lines []Line) int {
	var widths []int
	long := 0
	for _, l := range lines {
		n := l.width()
		switch {
		case hasAddress(l.Text):
		case n > widestSet:
			long++
		default:
			widths = append(widths, n)
		}
	}
	if len(widths) == 0 || long*8 > len(widths) {
		return 0
	}
	slices.Sort(widths)
	return widths[len(widths)-1-len(widths)/50]
}

func (l Line) width() int { return l.Indent + utf8.RuneCountInString(l.Text) }

// hasNoRoom reports whether the first word of b had no room on a.
func hasNoRoom(a, b Line, width int) bool {
	word, _, _ := called.Cut(b.Text, " ")
	return a.width()+1+utf8.RuneCountInString(word) > width
}

// goesOn reports whether b goes on with a's paragraph.
// steppedIn reports whether b begins further in than a, or than the margin.
func (s set) steppedIn(a, b Line) bool {
	return b.Indent > a.Indent || s.indented && b.Indent > s.margin
}

func (s set) goesOn(a, b Line) bool {
	switch {
	case s.width == 0 || b.Apart || isItem(b.Text) || s.steppedIn(a, b):
		return false
	case hasNoRoom(a, b, s.width):
		return true
	case s.indented && b.Indent < a.Indent:
		return !Stops(a.Text) // the second line of a paragraph whose first stands further in
	}
	r, _ := called.FirstRune(b.Text)
	return !Stops(a.Text) && unicode.IsLower(r) && a.width()*2 > s.width
}

// Stops reports whether a line ends as sentences do.
func Stops(line string) bool {
	line = strings.TrimRight(line, "\"'”’»›)]}“‘` \u00a0")
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".!?…。．！？؟।۔", r)
}

var bullet = pattern.New(`^(?:[-–•*·▪●◦‣]|\d{1,2}[.)]|\(\d{1,2}\)|[a-z]\))\s+\S`)

// isItem reports whether a line begins as items of a list do.
func isItem(line string) bool { return bullet.MatchString(line) }
