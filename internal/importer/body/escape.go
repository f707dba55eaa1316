package body

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// escape writes words so that Markdown reads them as they are. atStart says that they begin a line,
// beforeBracket that a bracket of ours follows, which an exclamation mark would make an image of,
// leave that the marks in a bare address are left as they are, which reads the same nearly always.
func escape(s string, atStart, beforeBracket, leave bool) string {
	var b called.Builder
	b.Grow(len(s) + 8)
	leave = leave && called.Has(s, "://")
	for s != "" {
		line := s
		if i := strings.IndexByte(s, '\n'); i >= 0 {
			line = s[:i+1]
		}
		s = s[len(line):]
		if atStart {
			line = escapeStart(&b, line)
		}
		escapeWords(&b, line, leave)
		atStart = true
	}
	out := b.String()
	if beforeBracket && called.HasSuffix(out, "!") {
		out = out[:len(out)-1] + `\!`
	}
	return out
}

// bareAddress is an address that the archive makes a link of by itself: marks in it are its own.
var bareAddress = pattern.New(`^(?:https?|ftp)://[-a-zA-Z0-9@:%._+~#=]{1,256}(?::\d+)?` +
	`(?:[/#?][-a-zA-Z0-9@:%_+.~#$!?&/=();,]*)?`)

// entity is what HTML, and Markdown with it, would resolve.
var entity = pattern.New(`^&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});`)

// escapeWords escapes what is a mark anywhere in a line.
func escapeWords(b *called.Builder, s string, leave bool) {
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && !marks[s[i]] && !(leave && opensAddress(s[i])) {
			i++
		}
		if b.WriteString(s[from:i]); i == len(s) {
			return
		}
		ch := s[i]
		switch {
		case leave && opensAddress(ch) && addressAt(s, i):
			if n := len(bareAddress.FindString(s[i:])); n > 0 {
				b.WriteString(s[i : i+n])
				i += n
				continue
			}
		case isSpecial(s, i):
			b.WriteByte('\\')
		}
		b.WriteByte(ch)
		i++
	}
}

// marks are the bytes that may be marks anywhere in a line.
var marks = func() (set [256]bool) {
	for _, ch := range []byte("\\`*[]~_<&") {
		set[ch] = true
	}
	return set
}()

// isSpecial reports whether the byte at i would be read as a mark.
func isSpecial(s string, i int) bool {
	switch ch := s[i]; ch {
	case '\\', '`', '*', '[', ']', '~':
		return true
	case '_':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := called.FirstRune(s[i+1:])
		return !isWord(before) || !isWord(after)
	case '<':
		return i+1 == len(s) || isAlnum(s[i+1]) || strings.IndexByte("/!?", s[i+1]) >= 0
	case '&':
		return entity.MatchString(s[i:])
	}
	return false
}

// opensAddress reports whether an address may begin with a byte: http, https, ftp.
func opensAddress(b byte) bool { return b == 'h' || b == 'f' }

// addressAt reports whether an address stands at i, and not the end of a longer word.
func addressAt(s string, i int) bool {
	return (i == 0 || !isAlnum(s[i-1])) && called.Has(s[i:min(len(s), i+9)], "://")
}

func isAlnum(b byte) bool {
	letter := 'a' <= b|0x20 && b|0x20 <= 'z'
	return letter || '0' <= b && b <= '9' || b >= utf8.RuneSelf
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

var (
	orderedStart = pattern.New(`^(\d{1,9})([.)])(?:[ \t\n]|$)`)
	ruleLine     = pattern.New(`^[-=|: \t]+\n?$`)
)

// escapeStart escapes what is a mark at the start of a line alone, and returns the rest of the
// line.
func escapeStart(b *called.Builder, line string) string {
	trimmed := strings.TrimLeft(line, " \t")
	if trimmed == "" {
		return line
	}
	switch ch := trimmed[0]; {
	case strings.IndexByte("-=|:", ch) >= 0 && ruleLine.MatchString(trimmed),
		ch == '>', ch == '|', ch == '#', ch == '=':
		b.WriteString(`\` + trimmed[:1])
		return trimmed[1:]
	case ch == '-' || ch == '+':
		if len(trimmed) == 1 || strings.IndexByte(" \t\n-", trimmed[1]) >= 0 {
			b.WriteString(`\` + trimmed[:1])
			return trimmed[1:]
		}
	}
	if trimmed[0] < '0' || trimmed[0] > '9' {
		return trimmed
	}
	if m := orderedStart.FindStringSubmatch(trimmed); m != nil {
		b.WriteString(m[1] + `\` + m[2])
		return trimmed[len(m[1])+1:]
	}
	return trimmed
}

// escapeLabel writes the description of an image.
func escapeLabel(s string) string {
	var b called.Builder
	escapeWords(&b, oneLine(s), false)
	return strings.ReplaceAll(b.String(), "!", `\!`)
}

// encoded is an address as it stands between the brackets of a link: what would end it, or is no
// character of an address, is percent-encoded.
func encoded(dest string) string {
	dest = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return -1
		}
		return r
	}, strings.TrimSpace(dest))
	clean := true
	for i := range len(dest) {
		if mustEncode(dest[i]) {
			clean = false
			break
		}
	}
	if clean {
		return dest
	}
	var b called.Builder
	for i := range len(dest) {
		if ch := dest[i]; mustEncode(ch) {
			b.WriteString("%" + string("0123456789ABCDEF"[ch>>4]) + string("0123456789ABCDEF"[ch&15]))
		} else {
			b.WriteByte(ch)
		}
	}
	return b.String()
}

func mustEncode(ch byte) bool {
	return ch <= ' ' || ch == 0x7f || strings.IndexByte("()<>\\\"`*[]|^{}", ch) >= 0
}
