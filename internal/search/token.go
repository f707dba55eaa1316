package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestToken is the greatest length of a token, in code points: what is longer is cut.
const longestToken = 32

// letters are Latin letters that no normal form takes apart, as one types them without that key.
var letters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i",
	'ŋ': "ng", 'ŧ': "t", 'ĸ': "k", 'ə': "e", 'ς': "σ",
}

// dropped are marks that are left out of a word: accents, and the vowel signs of Arabic and Hebrew,
// which are rarely written. Other scripts' marks are part of their letters.
var dropped = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1}, {Lo: 0x0591, Hi: 0x05c7, Stride: 1}, {Lo: 0x0640, Hi: 0x0640, Stride: 1},
	{Lo: 0x064b, Hi: 0x065f, Stride: 1}, {Lo: 0x0670, Hi: 0x0670, Stride: 1}, {Lo: 0x06d6, Hi: 0x06ed, Stride: 1},
}}

// unspaced are the scripts that put no space between words: two letters that stand side by side are
// a token there.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
	{R16: []unicode.Range16{{Lo: 0x30fc, Hi: 0x30fc, Stride: 1}}},
}

// Fold brings one word into the form in which words are compared: small letters without accents
// (“Türkiye” is turkiye), in NFC. Where one sign is written out with something else than letters,
// marks and numbers, that is left out: the spaces of ﷺ, the brackets of ⒀, the stroke of ½.
func Fold(word string) string {
	if isASCII(word) {
		return strings.ToLower(word)
	}
	var b strings.Builder
	for _, r := range norm.NFKD.String(word) {
		if unicode.Is(dropped, r) || !isWord(r) {
			continue
		}
		r = unicode.ToLower(r)
		if s, ok := letters[r]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

// Tokens lists the words of a text, folded, in their order. Words are runs of letters, marks and
// numbers. An apostrophe between letters joins them, and the possessive 's is left out, so that
// “Renn’s” is renn and “don’t” is dont.
func Tokens(text string) []string {
	var out []string
	eachToken(text, func(t string, _ string) { out = append(out, t) })
	return out
}

// eachToken calls f with each token of a text, and with the word as printed that it comes from.
func eachToken(text string, f func(token, printed string)) {
	eachWord(text, func(printed string) { emit(printed, f) })
}

// eachWord calls f with each word of a text as it is printed.
func eachWord(text string, f func(printed string)) {
	for at := 0; at < len(text); {
		if b := text[at]; b < utf8.RuneSelf {
			if !wordByte[b] {
				at++
				continue
			}
		} else if r, n := utf8.DecodeRuneInString(text[at:]); !isWord(r) {
			at += n
			continue
		}
		end := wordEnd(text, at)
		f(text[at:end])
		at = end
	}
}

// wordEnd is where the word that begins at from ends.
func wordEnd(text string, from int) int {
	at := from
	for at < len(text) {
		if b := text[at]; wordByte[b] {
			at++
			continue
		} else if b < utf8.RuneSelf && b != '\'' {
			return at
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		if isApostrophe(r) && at > from {
			if next, _ := utf8.DecodeRuneInString(text[at+n:]); !isWord(next) {
				return at
			}
		} else if !isWord(r) {
			return at
		}
		at += n
	}
	return at
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

// wordByte tells of a byte whether it is a letter or a number of ASCII, which is nearly all of a
// text.
var wordByte = func() (is [256]bool) {
	for b := range utf8.RuneSelf {
		is[b] = 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9'
	}
	return is
}()

// isWord reports whether r is of Unicode's categories L, M or N.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte[r]
	}
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N) && r != 'ʼ'
}

// withoutPossessive is a word without a last 's.
func withoutPossessive(word string) string {
	short := strings.TrimRight(word, "sS")
	if len(short) != len(word)-1 {
		return word
	}
	if r, n := utf8.DecodeLastRuneInString(short); isApostrophe(r) {
		return short[:len(short)-n]
	}
	return word
}

// emit folds one word and hands on its tokens.
func emit(printed string, f func(token, printed string)) {
	word := printed
	if strings.ContainsFunc(word, isApostrophe) {
		word = strings.Map(func(r rune) rune {
			if isApostrophe(r) {
				return -1
			}
			return r
		}, withoutPossessive(word))
	}
	word = Fold(word)
	if !isASCII(word) {
		if pairs(word, printed, f) {
			return
		}
		if utf8.RuneCountInString(word) > longestToken {
			word = string([]rune(word)[:longestToken])
		}
	} else if len(word) > longestToken {
		word = word[:longestToken]
	}
	if word != "" {
		f(word, printed)
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// pairs hands on the pairs of letters of a word in which a script without spaces is used, and what
// stands around these as a word each; false where there is no such script.
func pairs(word, printed string, f func(token, printed string)) bool {
	if !strings.ContainsFunc(word, isUnspaced) {
		return false
	}
	all := []rune(word)
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && isUnspaced(all[end]) == isUnspaced(all[i]) {
			end++
		}
		if !isUnspaced(all[i]) || end == i+1 {
			f(string(all[i:min(end, i+longestToken)]), printed)
		} else {
			for ; i+1 < end; i++ {
				f(string(all[i:i+2]), printed)
			}
		}
		i = end
	}
	return true
}

// isUnspaced reports whether r is a letter of a script without spaces. The marks of these scripts
// count as their letters.
func isUnspaced(r rune) bool { return r >= 0x0e00 && unicode.In(r, unspaced...) }
