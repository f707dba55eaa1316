package gone

import (
	"bytes"
	"encoding/binary"
	"net/http"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/readings"
)

// closed says what a file is in which words cannot be looked for: what is neither text nor a
// picture without compressed text. "": it can be looked into.
func closed(name string, data []byte) string {
	kind, _, _ := called.Cut(http.DetectContentType(data), ";")
	switch {
	case kind == "application/pdf": // even one of plain letters may spell words by their shapes
		return "a PDF"
	case kind == "image/png" && packedText(data):
		return "a picture with compressed text"
	case called.HasPrefix(kind, "image/"):
		return ""
	case called.HasSuffix(name, ".br"): // nothing in the file itself tells
		return "compressed"
	case isText(string(data)):
		return ""
	}
	if text, is := readings.UTF16(data); is && isText(text) {
		return ""
	}
	return "no text (" + kind + ")"
}

// isText reports whether no character is a control character that texts do not have.
func isText(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return unicode.IsControl(r) && r < 0x80 && !strings.ContainsRune("\t\n\v\f\r\x1b", r)
	})
}

// packedText reports whether a PNG has a chunk of text that may be compressed.
func packedText(png []byte) bool {
	const mark, around = 8, 12 // length, name and sum of a chunk
	for at := mark; at+around <= len(png); {
		name := png[at+4 : at+8]
		if bytes.Equal(name, []byte("zTXt")) || bytes.Equal(name, []byte("iTXt")) {
			return true
		}
		size := int(binary.BigEndian.Uint32(png[at:]))
		if size > len(png) {
			return false
		}
		at += around + size
	}
	return false
}
