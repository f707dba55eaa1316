package mail

import (
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"strings"

	xcharset "golang.org/x/net/html/charset"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
)

// header is what stands above a message or a part of it.
type header interface{ Get(string) string }

// words decodes words of headers that are written in ASCII.
var words = &mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
	return xcharset.NewReaderLabel(label, r)
}}

func decodedWords(s string) string {
	if d, err := words.DecodeHeader(s); err == nil {
		s = d
	}
	if text, _, ok := charset.Decode([]byte(s)); ok {
		s = text
	}
	return s
}

// parts are a message's texts.
type parts struct {
	text, html string
	left       map[string]int
}

// maxNest is how deep parts may lie in parts.
const maxNest = 10

// read takes the first plain text and the first HTML of a message, however deep.
func (p *parts) read(h header, body io.Reader, depth int) {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if called.HasPrefix(kind, "multipart/") && params["boundary"] != "" && depth < maxNest {
		for r := multipart.NewReader(body, params["boundary"]); ; {
			part, err := r.NextRawPart()
			if err != nil {
				return // the end, or a message that breaks off: what was read is kept
			}
			p.read(part.Header, part, depth+1)
		}
	}
	how, _, _ := mime.ParseMediaType(h.Get("Content-Disposition"))
	switch attached := how == "attachment"; {
	case kind == "text/plain" && p.text == "" && !attached:
		p.text = plainText(decoded(h, params["charset"], body))
	case kind == "text/html" && p.html == "" && !attached:
		p.html = decoded(h, params["charset"], body)
	default:
		p.left["attachments"]++
	}
}

// decoded is a part's text as UTF-8. What is damaged is kept as far as it can be read.
func decoded(h header, label string, r io.Reader) string {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	}
	src, _ := io.ReadAll(r)
	if enc, _ := xcharset.Lookup(label); enc != nil && label != "" {
		if text, err := enc.NewDecoder().Bytes(src); err == nil {
			return string(text)
		}
	}
	text, _, _ := charset.Decode(src)
	return text
}

// plainText drops the signature below a text, and the carriage returns in it.
func plainText(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if text, _, signed := called.Cut(s, "\n-- \n"); signed {
		s = text
	}
	return strings.Trim(s, "\n")
}
