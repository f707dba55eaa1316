package text

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"

	"golang.org/x/text/transform"
)

// mostStory is what one story may have, in bytes.
const mostStory = 8 << 20

// errTooLarge is what reading a story larger than that ends with.
var errTooLarge = called.Errorf("it has more than %d MB", mostStory>>20)

// piece is a story of a file, or what may be one.
type piece struct {
	text string
	line int  // of the file, at which it begins
	weak bool // what parted it from the piece before may also stand within a story
	page bool // a new page parted it from the piece before

	parted bool // the file holds lines that part stories: it is not the story as it came
}

// read reads a file's stories one by one. One is kept back, for only at the file's end it is known
// whether the file is that one story.
func read(in item.Input, to item.Sink) error {
	e, ok, err := encodingOf(in)
	if err != nil {
		return err
	}
	if !ok {
		return to.Aside(in.Place, nil, "this is no text: save it as one (.txt) or as HTML, and import that")
	}
	r, err := in.Open()
	if err != nil {
		return err
	}
	p := &parter{r: bufio.NewReaderSize(transform.NewReader(e.NewReader(r), &newlines{}), 64<<10), line: 1}
	f := &file{in: in, to: to, encoding: e.Name}
	return errors.Join(f.readAll(p), r.Close())
}

// encodingOf tells a file's encoding. Its telling bytes may stand anywhere in it.
func encodingOf(in item.Input) (e charset.Encoding, ok bool, err error) {
	r, err := in.Open()
	if err != nil {
		return e, false, err
	}
	sample, err := charset.Sample(r)
	if err = errors.Join(err, r.Close()); err != nil {
		return e, false, err
	}
	e, ok = charset.Detect(sample)
	return e, ok, nil
}

// file is a file while its stories are handed on.
type file struct {
	in       item.Input
	to       item.Sink
	encoding string
	held     *piece
	count    int
}

func (f *file) readAll(p *parter) error {
	for {
		next, err := p.next()
		if err == errTooLarge {
			return f.to.Aside(f.at(p.line, 0), nil,
				"too much for one story: "+err.Error()+"; part it into a file a story")
		}
		if err != nil && err != io.EOF {
			return err
		}
		if aErr := f.add(next); aErr != nil {
			return aErr
		}
		if err == io.EOF {
			return f.end()
		}
	}
}

// belongs reports whether a piece of so many letters goes on with the story before: what is too
// short to be a story, behind a line that may also stand within one, and a page that runs on.
func (f *file) belongs(next piece, letters int) bool {
	const fewest = 200 // letters of a story of its own
	return next.weak && letters < fewest || next.page && runsOn(f.held.text, next.text)
}

// add takes a piece: a story, or more of the one before.
func (f *file) add(next piece) error {
	switch n := letters(next.text); {
	case n == 0:
		return nil
	case f.held != nil && f.belongs(next, n):
		f.held.text += next.text
		f.held.parted = true
		return nil
	}
	if f.held != nil {
		if err := f.hand(*f.held, false); err != nil {
			return err
		}
	}
	f.held = &next
	return nil
}

// runsOn reports whether a sentence runs on from one page to the next.
func runsOn(before, after string) bool {
	before = strings.TrimSpace(before)
	before = before[strings.LastIndexByte(before, '\n')+1:]
	for _, r := range strings.TrimSpace(after) {
		return unicode.IsLower(r) || len(before) > 60 && !newswire.Stops(before)
	}
	return true
}

func letters(text string) (n int) {
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n
}

func (f *file) end() error {
	if f.held == nil {
		return f.to.Aside(f.in.Place, nil, "this file has no words")
	}
	return f.hand(*f.held, f.count == 0)
}

// at is the place of a piece.
func (f *file) at(line, number int) item.Place {
	p := f.in.Place
	if p.Line = line; number > 0 {
		p.Name = fmt.Sprintf("story %d", number)
	}
	return p
}

// hand hands a story on. alone: it is the whole file.
func (f *file) hand(p piece, alone bool) error {
	f.count++
	it := story(p.text, f.in.Place.Source, alone && !p.parted)
	it.Place, it.Original = f.at(p.line, f.count), []byte(p.text)
	if alone {
		it.Place = f.in.Place
		if whole, err := f.whole(); err != nil {
			return err
		} else if whole != nil {
			it.Original = whole
		}
	}
	if it.Title == "" && it.Body.Text == "" {
		return f.to.Aside(it.Place, it.Original, "only header lines stand here, and no text")
	}
	return f.to.Story(it)
}

// whole is the file's bytes.
func (f *file) whole() ([]byte, error) {
	r, err := f.in.Open()
	if err != nil {
		return nil, err
	}
	all, err := io.ReadAll(io.LimitReader(r, 4*mostStory+1))
	if err = errors.Join(err, r.Close()); err != nil || len(all) > 4*mostStory {
		return nil, err
	}
	return all, nil
}

// parter parts a file into pieces.
type parter struct {
	r    *bufio.Reader
	line int
	weak bool   // the piece that comes stands behind a line that may stand within a story
	page bool   // … stands on a new page
	kept string // a line that begins the next piece

	parted bool // a line has parted stories so far
}

var (
	ends   = pattern.New(`^\s*(?:N{4,5}|End of [Dd]ocument)\s*$`)
	mayEnd = pattern.New(`^\s*(?:-{1,2} ?30 ?-{1,2}|# ?30 ?#)\s*$`)
	begins = pattern.New(`^\s*(?:ZCZC\b.*|\d+ of \d+ DOCUMENTS)\s*$`)
)

// next reads to the next line that parts stories. The error is io.EOF with the last piece.
func (p *parter) next() (out piece, err error) {
	var b called.Builder
	out = piece{line: p.line, weak: p.weak, page: p.page}
	defer func() { out.parted = p.parted }()
	b.WriteString(p.kept)
	p.kept, p.weak, p.page = "", false, false
	for {
		line, err := p.readLine()
		if err != nil && err != io.EOF {
			return out, err
		}
		if i := strings.IndexByte(line, '\f'); i >= 0 {
			p.parted = true
			b.WriteString(line[:i])
			p.kept, p.page = line[i+1:], true
			out.text = b.String()
			return out, p.atEnd(err)
		}
		switch {
		case ends.MatchString(line), mayEnd.MatchString(line):
			p.parted, p.weak = true, mayEnd.MatchString(line)
			if out.text = b.String(); letters(out.text) > 0 || err == io.EOF {
				return out, p.atEnd(err)
			}
			b.Reset()
		case begins.MatchString(line) && letters(b.String()) > 0:
			p.kept = line
			out.text = b.String()
			return out, p.atEnd(err)
		default:
			b.WriteString(line)
		}
		if err == io.EOF {
			out.text = b.String()
			return out, io.EOF
		}
		if b.Len() > mostStory {
			return out, errTooLarge
		}
	}
}

// atEnd passes the end of the file on, unless a line is kept for another piece.
func (p *parter) atEnd(err error) error {
	if p.kept != "" {
		return nil
	}
	return err
}

// readLine reads a line with its end.
func (p *parter) readLine() (string, error) {
	var line []byte
	for {
		part, err := p.r.ReadSlice('\n')
		if line = append(line, part...); err != bufio.ErrBufferFull {
			p.line++
			return string(line), err
		}
		if len(line) > mostStory {
			return "", errTooLarge
		}
	}
}

// newlines makes \n of \r\n, and of the \r that ended lines on an old Mac.
type newlines struct{ behindCR bool }

// Reset is that of transform.Transformer.
func (n *newlines) Reset() { n.behindCR = false }

// Transform is that of transform.Transformer.
func (n *newlines) Transform(dst, src []byte, _ bool) (nDst, nSrc int, err error) {
	for ; nSrc < len(src); nSrc++ {
		c := src[nSrc]
		if c == '\n' && n.behindCR {
			n.behindCR = false
			continue
		}
		if nDst == len(dst) {
			return nDst, nSrc, transform.ErrShortDst
		}
		if n.behindCR = c == '\r'; n.behindCR {
			c = '\n'
		}
		dst[nDst] = c
		nDst++
	}
	return nDst, nSrc, nil
}
