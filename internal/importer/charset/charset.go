// Package charset turns the bytes of an export into UTF-8.
//
// A file seldom says which encoding it is in. A byte order mark says it; zero bytes at every other
// place show UTF-16; what is well-formed UTF-8 is UTF-8, for other encodings all but never are.
// What remains is one of the old encodings of one byte a character, and is told by reading the text
// in each of them and asking how well it reads (score.go): whether the letters beyond ASCII are
// those of one language, stand beside letters of their own script, and whether quotation marks and
// dashes stand where they belong.
package charset

import (
	"bytes"
	"io"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"

	"github.com/onrecord/onrecord/internal/called"
)

// Encoding is how the characters of a text are written as bytes.
type Encoding struct {
	Name string // as IANA lists it: "UTF-8", "windows-1252"
	enc  encoding.Encoding
}

// UTF8 is what most files are in. Its reader mends single bytes that are not UTF-8 by reading them
// as Windows-1252, as they come where somebody pasted from another program.
var UTF8 = Encoding{Name: "UTF-8"}

// The encodings of several bytes.
var (
	utf16LE = Encoding{"UTF-16LE", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)}
	utf16BE = Encoding{"UTF-16BE", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)}
	utf32LE = Encoding{"UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)}
	utf32BE = Encoding{"UTF-32BE", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)}
)

// marks are the byte order marks; the longer ones come first, for one begins like another.
var marks = []struct {
	mark []byte
	enc  Encoding
}{
	{[]byte("\xef\xbb\xbf"), UTF8},
	{[]byte("\xff\xfe\x00\x00"), utf32LE},
	{[]byte("\x00\x00\xfe\xff"), utf32BE},
	{[]byte("\xff\xfe"), utf16LE},
	{[]byte("\xfe\xff"), utf16BE},
}

// Detect tells the encoding of a text from its bytes, all of them or a Sample. ok is false for what
// is no text at all: a picture, a program, a document of a word processor.
func Detect(src []byte) (e Encoding, ok bool) {
	for _, m := range marks {
		if called.BytesHavePrefix(src, m.mark) {
			return m.enc, readsAsText(m.enc, src)
		}
	}
	if bytes.IndexByte(src, 0) >= 0 {
		return wide(src)
	}
	if isDocument(src) || tooManyControls(src) {
		return UTF8, false
	}
	if whole, broken := countUTF8(src); broken == 0 || whole > 3*broken {
		return UTF8, true
	}
	return best(src), true
}

// readsAsText reports whether a text that begins with a mark is one.
func readsAsText(e Encoding, src []byte) bool {
	text, err := io.ReadAll(e.NewReader(bytes.NewReader(src[:len(src)&^3])))
	return err == nil && bytes.IndexByte(text, 0) < 0 && !tooManyControls(text)
}

// wide tells which UTF-16 a text with zero bytes and without a mark is in. In the right one spaces
// and ends of lines come out; in the wrong one signs of scripts that have no words in common.
func wide(src []byte) (Encoding, bool) {
	little, big := blanks(src, 0, 1), blanks(src, 1, 0)
	e := utf16LE
	if big > little {
		e = utf16BE
	}
	if max(little, big)*64 < len(src) || min(little, big)*8 > max(little, big) {
		return UTF8, false
	}
	return e, readsAsText(e, src)
}

// blanks counts the spaces and ends of lines of UTF-16 whose low byte is the low-th of two.
func blanks(src []byte, low, high int) (n int) {
	for i := 0; i+1 < len(src); i += 2 {
		if c := src[i+low]; src[i+high] == 0 && (c == ' ' || c == '\n') {
			n++
		}
	}
	return n
}

// documents begin so: text by their bytes, and yet none.
var documents = []string{"{\\rtf", "%PDF-", "%!PS", "PK\x03\x04", "\x1f\x8b", "BZh9", "GIF8"}

func isDocument(src []byte) bool {
	for _, d := range documents {
		if called.BytesHavePrefix(src, []byte(d)) {
			return true
		}
	}
	return false
}

// tooManyControls reports whether more than one character in fifty is a control character that no
// text has. Those with which agencies frame their stories are a text's.
func tooManyControls(src []byte) bool {
	n := 0
	for _, c := range src {
		if c < ' ' && !bytes.ContainsRune([]byte("\t\n\v\f\r\b\x01\x02\x03\x04\x10\x11\x12\x13\x14\x16\x1a\x1f"),
			rune(c)) {
			n++
		}
	}
	return n*50 > len(src)
}

// countUTF8 counts characters of several bytes, and bytes that are part of none. A character cut
// off at the end is not counted: a sample may end anywhere.
func countUTF8(src []byte) (whole, broken int) {
	for i := 0; i < len(src); {
		if src[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(src[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			whole++
		case utf8.FullRune(src[i:]):
			broken++
		}
		i += n
	}
	return whole, broken
}

// NewReader reads r, which is in encoding e, as UTF-8 without a byte order mark.
func (e Encoding) NewReader(r io.Reader) io.Reader {
	if e.enc == nil {
		return transform.NewReader(r, transform.Chain(&mender{}, &unmarker{}))
	}
	return transform.NewReader(r, transform.Chain(e.enc.NewDecoder(), &unmarker{}))
}

// Decode reads a whole text. ok is false for what is no text.
func Decode(src []byte) (text string, e Encoding, ok bool) {
	e, ok = Detect(src)
	if !ok {
		return "", e, false
	}
	if e.enc == nil && utf8.Valid(src) {
		return string(called.TrimBytes(src, marks[0].mark)), e, true
	}
	out, err := io.ReadAll(e.NewReader(bytes.NewReader(src)))
	return string(out), e, err == nil
}

// Sample reads r to its end and keeps what tells the encoding: its beginning, and after it the
// stretches that hold bytes beyond ASCII.
func Sample(r io.Reader) ([]byte, error) {
	const (
		begin = 64 << 10
		most  = 512 << 10
		piece = 4 << 10
	)
	var kept []byte
	buf := make([]byte, piece)
	for {
		n, err := io.ReadFull(r, buf)
		if got := buf[:n]; len(kept) < begin || len(kept) < most && !isASCII(got) {
			kept = append(kept, got...)
		}
		switch err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF:
			return kept, nil
		default:
			return kept, err
		}
	}
}

func isASCII(src []byte) bool {
	for _, c := range src {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// ASCII is the head of a file as far as ASCII can be read in it, without its byte order mark:
// enough to see of which format it is.
func ASCII(head []byte) []byte {
	if called.BytesHavePrefix(head, []byte{0xff, 0xfe}) || called.BytesHavePrefix(head, []byte{0xfe, 0xff}) {
		return bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	return called.TrimBytes(head, []byte("\xef\xbb\xbf"))
}
