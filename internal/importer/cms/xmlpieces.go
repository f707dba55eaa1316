package cms

import (
	"bytes"
	"errors"
	"io"

	"golang.org/x/net/html/charset"

	"github.com/onrecord/onrecord/internal/called"
	ourcharset "github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// maxPiece is how long one item of an export may be. A longer one is a broken file: a CDATA section
// that is never closed swallows all that follows.
const maxPiece = 32 << 20

// pieces cuts a stream of XML into its items, byte by byte as they stand there. It does not parse:
// so one item that is not well formed stops no other, and each keeps its own bytes.
//
// It looks at nothing but "<": the beginnings and ends of items, of CDATA and of comments, inside
// which an item's name means nothing.
type pieces struct {
	src  io.Reader
	name string // of the element, as written: "item", "entry"
	buf  []byte
	pos  int // all before has been looked at
	line int // of buf[0]
	eof  bool
	err  error

	Head []byte // what stands before the first item, at most maxPiece of it
	seen bool   // an item has begun
}

// piece is one item.
type piece struct {
	raw  []byte // its bytes; valid until the next call
	line int
	why  string // not "": it is broken, and this says how
}

func newPieces(r io.Reader, name string) *pieces { return &pieces{src: r, name: name, line: 1} }

// errNone says that there are no more pieces.
var errNone = errors.New("no more pieces")

// next returns the next item.
func (p *pieces) next() (piece, error) {
	p.drop(p.pos)
	if !p.findStart() {
		return piece{}, p.end()
	}
	if !p.seen {
		p.Head = bytes.Clone(p.buf[:p.pos])
		p.seen = true
	}
	p.drop(p.pos)
	return p.findEnd()
}

func (p *pieces) end() error {
	if !p.seen {
		p.Head, p.seen = bytes.Clone(p.buf[:min(len(p.buf), maxPiece)]), true
	}
	if p.err != nil {
		return p.err
	}
	return errNone
}

// findStart moves pos to the next item's first byte.
func (p *pieces) findStart() bool {
	for p.toTag() {
		if p.opens() {
			return true
		}
		if ok := p.pass(); !ok {
			p.pos++ // a comment or CDATA that never ends: what follows may hold items yet
		}
		if p.pos > 1<<20 && (p.seen || p.pos > maxPiece) {
			p.drop(p.pos)
		}
	}
	return false
}

// findEnd reads the item that begins at buf[0].
func (p *pieces) findEnd() (piece, error) {
	p.pos = len(p.name) + 1
	for p.toTag() {
		switch {
		case p.pos > maxPiece:
			return p.broken("it is longer than 32 MB: something in it is never closed"), nil
		case p.closes():
			if !p.has(">") {
				return p.broken("the file ends inside it: the export was cut off"), nil
			}
			return piece{raw: p.buf[:p.pos], line: p.line}, nil
		case p.opens():
			out := piece{raw: p.buf[:p.pos], line: p.line, why: "it is never closed: the next one begins inside it"}
			return out, nil
		case !p.pass():
			return p.broken("a CDATA section or comment in it is never closed"), nil
		}
	}
	return p.broken("the file ends inside it: the export was cut off"), nil
}

// broken gives up the item at buf[0] and goes on behind its first tag.
//
//go:noinline
func (p *pieces) broken(why string) piece {
	raw := p.buf[:min(len(p.buf), max(p.pos, 1), 1<<20)]
	p.pos = len(p.name) + 1
	if p.err != nil || p.eof && p.pos < len(p.buf) {
		why += "; export it again"
	}
	return piece{raw: bytes.Clone(raw), line: p.line, why: why}
}

// toTag moves pos to the next "<" and makes sure that what follows it is there to look at.
func (p *pieces) toTag() bool {
	for {
		if i := bytes.IndexByte(p.buf[p.pos:], '<'); i >= 0 {
			p.pos += i
			for len(p.buf)-p.pos < len(p.name)+12 && p.fill() {
			}
			return true
		}
		p.pos = len(p.buf)
		if p.pos > 2*maxPiece || !p.fill() {
			return false
		}
	}
}

func (p *pieces) opens() bool { return p.tag("<") }

func (p *pieces) closes() bool { return p.tag("</") }

func (p *pieces) tag(open string) bool {
	rest, ok := bytes.CutPrefix(p.buf[p.pos:], []byte(open))
	if !ok {
		return false
	}
	rest, ok = bytes.CutPrefix(rest, []byte(p.name))
	return ok && len(rest) > 0 && bytes.IndexByte([]byte("> \t\r\n/"), rest[0]) >= 0
}

// pass moves pos behind the tag, comment or CDATA section at pos; false where it never ends.
func (p *pieces) pass() bool {
	rest := p.buf[p.pos:]
	switch {
	case called.BytesHavePrefix(rest, []byte("<![CDATA[")):
		return p.has("]]>")
	case called.BytesHavePrefix(rest, []byte("<!--")):
		return p.has("-->")
	}
	p.pos++
	return true
}

// has moves pos behind the next end.
func (p *pieces) has(end string) bool {
	from := p.pos
	for {
		if i := bytes.Index(p.buf[from:], []byte(end)); i >= 0 {
			p.pos = from + i + len(end)
			return true
		}
		from = max(p.pos, len(p.buf)-len(end)+1)
		if len(p.buf)-p.pos > maxPiece || !p.fill() {
			return false
		}
	}
}

// fill reads more; false at the end.
func (p *pieces) fill() bool {
	const step = 64 << 10
	if p.eof {
		return false
	}
	if cap(p.buf)-len(p.buf) < step {
		grown := make([]byte, len(p.buf), 2*cap(p.buf)+step)
		copy(grown, p.buf)
		p.buf = grown
	}
	n, err := p.src.Read(p.buf[len(p.buf) : len(p.buf)+step])
	p.buf = p.buf[:len(p.buf)+n]
	if err != nil {
		p.eof = true
		if err != io.EOF {
			p.err = err
		}
	}
	return n > 0 || !p.eof
}

// drop forgets the first n bytes, without moving what is left more often than it is worth.
func (p *pieces) drop(n int) {
	p.line += bytes.Count(p.buf[:n], []byte("\n"))
	p.buf = p.buf[n:]
	p.pos = 0
}

// openXML opens a file of XML as UTF-8, whatever its declaration says it is in.
func openXML(in item.Input) (io.Reader, io.Closer, error) {
	f, err := in.Open()
	if err != nil {
		return nil, nil, err
	}
	if label := declared(in.Head); label != "" {
		if r, err := charset.NewReaderLabel(label, f); err == nil {
			return r, f, nil
		}
	}
	enc, _ := ourcharset.Detect(in.Head)
	return enc.NewReader(f), f, nil
}

// declared is the encoding that the XML declaration names, where it is one of one byte a character:
// a file in UTF-16 is told by its bytes, and one that says UTF-8 may yet not be.
func declared(head []byte) string {
	head = head[:min(len(head), 200)]
	if !called.BytesHavePrefix(bytes.TrimSpace(head), []byte("<?xml")) {
		return ""
	}
	_, rest, ok := bytes.Cut(head, []byte("encoding="))
	if !ok || len(rest) < 2 {
		return ""
	}
	label, _, _ := bytes.Cut(rest[1:], rest[:1])
	switch l := string(bytes.ToLower(label)); l {
	case "utf-8", "utf8", "utf-16", "us-ascii", "ascii":
		return ""
	default:
		return l
	}
}
