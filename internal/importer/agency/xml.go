package agency

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/pattern"

	htmlcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/transform"
)

// declared is the encoding that an XML declaration names.
var declared = pattern.New(`^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']`)

// utf8Reader reads an XML or JSON file as UTF-8. What the bytes say goes before what an XML
// declaration says, for many a file that calls itself ISO-8859-1 has been turned into UTF-8 since.
// Control characters, which XML forbids and old systems leave in it, become spaces.
func utf8Reader(r io.Reader) (io.Reader, error) {
	const enough = 64 << 10
	head := make([]byte, enough)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	head = head[:n]
	all := io.MultiReader(bytes.NewReader(head), r)
	e, _ := charset.Detect(head)
	if called.HasPrefix(e.Name, "UTF-") && (e.Name != charset.UTF8.Name || !isASCII(head)) {
		return plain(e.NewReader(all)), nil
	}
	if m := declared.FindSubmatch(head); m != nil {
		if enc, name := htmlcharset.Lookup(string(m[1])); enc != nil && !called.HasPrefix(name, "utf-") {
			return plain(transform.NewReader(all, enc.NewDecoder())), nil
		}
	}
	return plain(e.NewReader(all)), nil
}

func isASCII(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func plain(r io.Reader) io.Reader { return transform.NewReader(r, &controls{}) }

// controls makes a space of each character that XML cannot hold.
type controls struct{ transform.NopResetter }

// Transform is that of transform.Transformer.
func (*controls) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for nSrc < len(src) {
		if c := src[nSrc]; c < utf8.RuneSelf {
			if nDst == len(dst) {
				return nDst, nSrc, transform.ErrShortDst
			}
			if dst[nDst] = c; isControl(c) {
				dst[nDst] = ' '
			}
			nDst, nSrc = nDst+1, nSrc+1
			continue
		}
		r, n := utf8.DecodeRune(src[nSrc:])
		if r == utf8.RuneError && n == 1 && !atEOF && !utf8.FullRune(src[nSrc:]) {
			return nDst, nSrc, transform.ErrShortSrc
		}
		if r == 0xfffe || r == 0xffff {
			r = ' '
		}
		if nDst+utf8.RuneLen(r) > len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		nDst += utf8.EncodeRune(dst[nDst:], r)
		nSrc += n
	}
	return nDst, nSrc, nil
}

// rootOf finds the first elements of an XML file from its beginning: their names, at most n of
// them, and the namespace of the first. It returns nothing for what is no XML.
func rootOf(head []byte, n int) (names []string, space string) {
	r, err := utf8Reader(bytes.NewReader(head))
	if err != nil {
		return nil, ""
	}
	d := decoder(r)
	for len(names) < n {
		t, err := d.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(names) == 0 {
				space = t.Name.Space
			}
			names = append(names, t.Name.Local)
		case xml.CharData:
			if len(names) == 0 && len(bytes.TrimSpace(t)) > 0 {
				return nil, ""
			}
		}
	}
	return names, space
}

// decoder reads XML as agencies write it. encoding/xml knows no entities but those of its own and
// those given here: a document's own declarations of entities are never followed, so none can grow.
func decoder(r io.Reader) *xml.Decoder {
	d := xml.NewDecoder(r)
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 already
	return d
}

// document is an XML file while its stories are read out of it.
type document struct {
	*source
	d    *xml.Decoder
	tape *tape
}

// tape remembers what was read since a mark, and refuses to remember more than a story may have. It
// is read byte by byte, so that the decoder has no buffer of its own and offsets are exact.
type tape struct {
	r    *bufio.Reader
	kept []byte
	from int64 // the offset of kept's first byte
}

// ReadByte is that of io.ByteReader.
func (t *tape) ReadByte() (byte, error) {
	if len(t.kept) > mostStory {
		return 0, errTooLarge
	}
	c, err := t.r.ReadByte()
	if err == nil {
		t.kept = append(t.kept, c)
	}
	return c, err
}

// Read is that of io.Reader.
func (t *tape) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	c, err := t.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// forget drops what stands before an offset.
func (t *tape) forget(offset int64) {
	if n := offset - t.from; n > 0 {
		t.kept = t.kept[:copy(t.kept, t.kept[min(n, int64(len(t.kept))):])]
		t.from = offset
	}
}

// readXML reads a file's elements of the names that take knows, one after the other.
func readXML(s *source, r io.ReadCloser, take map[string]func(*document, *node) error, nothing string) error {
	text, err := utf8Reader(r)
	if err != nil {
		return s.end(r, err, nothing)
	}
	t := &tape{r: bufio.NewReaderSize(text, 64<<10)}
	doc := &document{source: s, d: decoder(t), tape: t}
	for {
		t.forget(doc.d.InputOffset())
		tok, err := doc.d.Token()
		if err == io.EOF {
			return s.end(r, nil, nothing)
		}
		if err != nil {
			return s.end(r, doc.broken(err), nothing)
		}
		start, ok := tok.(xml.StartElement)
		if !ok || take[start.Name.Local] == nil {
			continue
		}
		line, _ := doc.d.InputPos()
		n, err := doc.tree(start)
		if err != nil {
			return s.end(r, doc.broken(err), nothing)
		}
		n.line, n.raw = line, bytes.Clone(t.kept[:doc.d.InputOffset()-t.from])
		if err := take[start.Name.Local](doc, n); err != nil {
			return s.end(r, err, nothing)
		}
	}
}

// broken sets aside what cannot be read on. What was read before it stays.
func (doc *document) broken(err error) error {
	line, _ := doc.d.InputPos()
	why := called.TrimPrefix(err.Error(), "XML ")
	why = fmt.Sprintf("the XML is broken here (%s); mend it or ask for the file again", why)
	return doc.aside(doc.at(line, ""), bytes.Clone(doc.tape.kept), why)
}

// isControl reports whether XML forbids a byte: controls that are no white space.
func isControl(c byte) bool {
	blank := c == '\t' || c == '\n' || c == '\r'
	return c < ' ' && !blank || c == 0x7f
}
