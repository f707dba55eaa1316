package agency

import (
	"bytes"
	"errors"
	"io"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// Sizes, in bytes. A story is text: one larger than mostStory is a broken file, or not one story.
const (
	mostWhole = 4 << 20 // a file up to this size is kept while it is read, for its digest
	mostStory = 8 << 20 // what one story may have
)

// errTooLarge is what reading a story larger than mostStory ends with.
var errTooLarge = called.Errorf("it has more than %d MB", mostStory>>20)

// source is a file of an export while it is read. It keeps one story back: only when the next comes
// is it known that the file is not that one story, whose original it is then.
type source struct {
	in    item.Input
	to    item.Sink
	whole []byte // the file's bytes, where it has at most mostWhole
	held  *item.Item
	told  int // stories, and pieces set aside or skipped, so far

	packages []packed // which say only which stories belong together
	stories  bool     // the file has one
}

// packed is a package of NewsML-G2 that is kept until it is known whether the stories that it names
// are in the file.
type packed struct {
	at    item.Place
	bytes []byte
	why   string
}

// begin opens the file and reads as much of it as is kept.
func begin(in item.Input, to item.Sink) (*source, io.ReadCloser, error) {
	r, err := in.Open()
	if err != nil {
		return nil, nil, err
	}
	first, err := io.ReadAll(io.LimitReader(r, mostWhole+1))
	if err != nil {
		return nil, nil, errors.Join(err, r.Close())
	}
	s := &source{in: in, to: to}
	if len(first) <= mostWhole {
		s.whole = first
	}
	return s, &rest{io.MultiReader(bytes.NewReader(first), r), r}, nil
}

// rest reads a file whose beginning has been read already.
type rest struct {
	io.Reader
	io.Closer
}

// story hands a story on. original is the piece's own bytes.
func (s *source) story(it item.Item, original []byte) error {
	if err := s.release(false); err != nil {
		return err
	}
	it.Original = original
	s.told++
	s.held, s.stories = &it, true
	return nil
}

func (s *source) aside(at item.Place, original []byte, why string) error {
	if err := s.release(false); err != nil {
		return err
	}
	if s.told++; original == nil {
		original = s.whole
	}
	return s.to.Aside(at, original, why)
}

//go:noinline
func (s *source) skip(at item.Place, what string) error {
	s.told++
	return s.to.Skip(at, what)
}

// release hands on the story that was kept back. alone: the file has ended, and held no other.
func (s *source) release(alone bool) error {
	if s.held == nil {
		return nil
	}
	it := *s.held
	s.held = nil
	if alone && s.told == 1 && s.whole != nil {
		it.Original = s.whole
	}
	if it.Place.Source == "" {
		it.Place = s.in.Place
	}
	return s.to.Story(it)
}

// end closes the reading of a file: a file of which nothing was told is set aside.
func (s *source) end(r io.Closer, err error, nothing string) error {
	if err == nil {
		err = s.release(true)
	}
	if err == nil {
		err = s.unpack()
	}
	if err == nil && s.told == 0 {
		err = s.aside(s.in.Place, nil, nothing)
	}
	return errors.Join(err, r.Close())
}

// unpack skips packages beside whose stories they stand, and sets others aside.
func (s *source) unpack() error {
	for _, p := range s.packages {
		if s.told++; s.stories {
			if err := s.to.Skip(p.at, "packages"); err != nil {
				return err
			}
		} else if err := s.to.Aside(p.at, p.bytes, p.why); err != nil {
			return err
		}
	}
	return nil
}

// at is a place in the file.
//
//go:noinline
func (s *source) at(line int, name string) item.Place {
	p := s.in.Place
	p.Line, p.Name = line, name
	return p
}

// beside gives a way to open a file that the story names, where the export holds it.
func (s *source) beside(address string) func() (io.ReadCloser, error) {
	if s.in.Beside == nil || address == "" || hasScheme(address) {
		return nil
	}
	r, err := s.in.Beside(address)
	if err != nil {
		return nil
	}
	if r.Close() != nil {
		return nil
	}
	return func() (io.ReadCloser, error) { return s.in.Beside(address) }
}

// hasScheme reports whether an address is a URL or a URN, and no path.
func hasScheme(address string) bool {
	for i, c := range []byte(address) {
		letter := 'a' <= c|0x20 && c|0x20 <= 'z'
		inner := strings.IndexByte("0123456789+-.", c) >= 0
		switch {
		case c == ':':
			return i > 1
		case letter || i > 0 && inner:
		default:
			return false
		}
	}
	return false
}
