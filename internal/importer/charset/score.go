package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// candidate is an old encoding, and the languages that were written in it.
type candidate struct {
	name      string
	table     *charmap.Charmap
	languages []string // of each, the letters beyond ASCII, in small letters
	prior     int      // how much worse than its text it has to be for being rare
}

// The letters of the languages.
const (
	french     = "éèêëàâçîïôùûüœæÿ"
	german     = "äöüß"
	spanish    = "áéíóúñüªº"
	portuguese = "áâãàçéêíóôõú"
	italian    = "àèéìòùîó"
	nordic     = "åäöæøéü"
	icelandic  = "áéíóúýþæöð"
	dutch      = "éëïèöüêç"
	irish      = "áéíóúàèìòù"
	catalan    = "àçèéíïòóúü·"
	polish     = "ąćęłńóśźż"
	czech      = "áčďéěíňóřšťúůýž"
	slovak     = "áäčďéíĺľňóôŕšťúýž"
	hungarian  = "áéíóöőúüű"
	croatian   = "čćđšž"
	romanian   = "ăâîşţșț"
	turkish    = "çğıöşüâîûi\u0307"
	lithuanian = "ąčęėįšųūž"
	latvian    = "āčēģīķļņšūž"
	estonian   = "äõöüšž"
	russian    = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
	ukrainian  = "абвгдежзийклмнопрстуфхцчшщьюяґєії'"
	serbian    = "абвгдежзијклмнопрстћуфхцчџшђљњ"
	greek      = "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ"
	hebrew     = "אבגדהוזחטיךכלםמןנסעףפץצקרשת"
	arabic     = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىءآأؤإئپچژگ،؛؟"
)

var western = []string{
	german, french, spanish, portuguese, italian, nordic, icelandic, dutch, irish, catalan,
}

// candidates stand in the order in which they win where the text does not tell.
var candidates = []candidate{
	{"windows-1252", charmap.Windows1252, western, 0},
	{"macintosh", charmap.Macintosh, western, 2},
	{"windows-1250", charmap.Windows1250, []string{polish, czech, slovak, hungarian, croatian, romanian, german}, 1},
	// Hebrew comes before Cyrillic: its letters are bytes that are common in Russian as well, while
	// Russian's capitals are no letters in Hebrew.
	{"windows-1255", charmap.Windows1255, []string{hebrew}, 1},
	{"windows-1251", charmap.Windows1251, []string{russian, ukrainian, serbian}, 1},
	{"windows-1253", charmap.Windows1253, []string{greek}, 1},
	{"windows-1254", charmap.Windows1254, []string{turkish}, 1},
	{"windows-1256", charmap.Windows1256, []string{arabic}, 1},
	{"windows-1257", charmap.Windows1257, []string{lithuanian, latvian, estonian}, 1},
	{"ISO-8859-2", charmap.ISO8859_2, []string{polish, czech, slovak, hungarian, croatian, romanian}, 3},
	{"KOI8-R", charmap.KOI8R, []string{russian}, 3},
	{"x-mac-cyrillic", charmap.MacintoshCyrillic, []string{russian, ukrainian, serbian}, 4},
	{"IBM850", charmap.CodePage850, western, 6},
}

// best is the encoding in which the text reads best.
func best(src []byte) Encoding {
	chosen, top := candidates[0], 0
	for i, c := range candidates {
		if score := c.score(src); i == 0 || score > top {
			chosen, top = c, score
		}
	}
	return Encoding{chosen.name, chosen.table}
}

// score says how well the text reads in an encoding: higher is better.
func (c candidate) score(src []byte) int {
	var seen [256]int
	score := 0
	prev := ' '
	for i, b := range src {
		r := c.table.DecodeByte(b)
		if b >= utf8.RuneSelf {
			next := ' '
			if i+1 < len(src) {
				next = c.table.DecodeByte(src[i+1])
			}
			seen[b]++
			score += stands(r, prev, next)
		}
		prev = r
	}
	return score + c.letters(&seen) - c.prior
}

// letters is what the letters say, read as those of the language that they fit best.
func (c candidate) letters(seen *[256]int) int {
	top := 0
	for i, language := range c.languages {
		score := 0
		for b := utf8.RuneSelf; b < len(seen); b++ {
			r := c.table.DecodeByte(byte(b))
			switch {
			case seen[b] == 0 || !unicode.IsLetter(r):
			case contains(language, unicode.ToLower(r)):
				score += 2 * seen[b]
			default:
				score -= 3 * seen[b]
			}
		}
		if i == 0 || score > top {
			top = score
		}
	}
	return top
}

func contains(language string, r rune) bool {
	for _, l := range language {
		if l == r {
			return true
		}
	}
	return false
}

// A place is where a character belongs.
type place struct {
	characters   string
	here         func(prev, next rune) bool
	right, wrong int // what it counts to stand there, and not to
}

// places are those of what is no letter. What belongs nowhere was read in a wrong encoding.
var places = []place{
	{"’", func(prev, _ rune) bool { return isWord(prev) }, 3, -3},
	{"”»›", func(prev, next rune) bool { return !isWord(next) && prev != ' ' }, 3, -3},
	{"“‘«„‹‚¿¡", func(prev, next rune) bool { return !isWord(prev) && next != ' ' }, 3, -3},
	{"–—", func(prev, next rune) bool { return isWord(prev) == isWord(next) }, 2, 0},
	{"…\u00a0•·", func(rune, rune) bool { return true }, 1, 1},
	{"€£", func(prev, next rune) bool { return unicode.IsDigit(next) || unicode.IsDigit(prev) || prev == ' ' }, 3, -3},
	{"°½²¼¾", func(prev, _ rune) bool { return unicode.IsDigit(prev) || prev == ' ' }, 1, -2},
	{"©®™§", func(prev, next rune) bool { return !isWord(prev) || !isWord(next) }, 0, -3},
}

// stands says whether a character stands where such a one belongs.
func stands(r, prev, next rune) int {
	if r == utf8.RuneError || unicode.IsControl(r) {
		return -20
	}
	if unicode.IsLetter(r) {
		return letterStands(r, prev, next)
	}
	for _, p := range places {
		if strings.ContainsRune(p.characters, r) {
			return either(p.here(prev, next), p.right, p.wrong)
		}
	}
	return -3
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func either(yes bool, one, other int) int {
	if yes {
		return one
	}
	return other
}

// letterStands says whether a letter fits its neighbours: one script, and no capital inside a word.
func letterStands(r, prev, next rune) (score int) {
	if unicode.IsUpper(r) && unicode.IsLower(prev) {
		score -= 6
	}
	if unicode.IsLower(r) && unicode.IsUpper(prev) && unicode.IsUpper(next) {
		score -= 4
	}
	for _, beside := range []rune{prev, next} {
		if unicode.IsLetter(beside) {
			score += either(script(beside) == script(r), 1, -5)
		}
	}
	if !unicode.IsLetter(prev) && !unicode.IsLetter(next) && unicode.In(r, unicode.Latin) {
		score -= 2
	}
	return score
}

func script(r rune) *unicode.RangeTable {
	for _, t := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hebrew,
		unicode.Arabic} {
		if unicode.Is(t, r) {
			return t
		}
	}
	return nil
}
