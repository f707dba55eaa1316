package site

import (
	"bytes"
	"path"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/search"
)

// bundle is what one piece of work has made. Where it is kept, it is put into the sink again when
// nothing that it rests on has changed. The files' bytes are kept apart from it, one after the
// other: where they stand in the output folder already, they are not asked for.
type bundle struct {
	bundled
	bytes bytes.Buffer
	room  []byte // for what is made on the way to a file
}

type bundled struct {
	Files []bundledFile
	Words search.Bag // of the story's text, for the search
}

type bundledFile struct {
	Kind, Path string
	Digest     digest
	Size       int64
}

// holder is a sink that knows what stands in it: a file need not be made to be put there.
type holder interface {
	Holds(name string, digest [16]byte, size int64) bool
	Claim(name string, digest [16]byte, size int64) error
}

// reset lets go of what was made.
func (m *bundle) reset() {
	m.bytes.Reset()
	m.Files, m.Words = m.Files[:0], ""
}

// bytesKey names the bytes of the files of a piece of work.
func bytesKey(key digest) digest {
	m := mixer{}
	m.text("bytes")
	m.digest(key)
	return m.sum()
}

// jobKey names what is made by a piece of work, and false where it has to be made.
func (p *publisher) jobKey(pages []page.Page) (digest, bool) {
	if p.rests == nil {
		return digest{}, false
	}
	m := mixer{}
	for _, pg := range pages {
		d, known := p.rests.page(p.edition, pg)
		if !known {
			return digest{}, false
		}
		m.digest(d)
		m.text(p.templates.Digest(pg.Kind))
	}
	return m.sum(), true
}

// fileKey names a file beside a page or of a year, and false where it has to be made.
func (p *publisher) fileKey(name string) (digest, bool) {
	if p.rests == nil {
		return digest{}, false
	}
	d, known := p.rests.beside[path.Dir(name)+"/"]
	m := mixer{}
	m.text(name)
	m.digest(d)
	return m.sum(), known
}

// again puts what was made under a key into the sink, and reports whether it could.
func (p *publisher) again(key digest) (*bundled, bool, error) {
	began := time.Now()
	was := new(bundled)
	data, has := p.memo.Get(key)
	if !has || cache.Decode(data, was) != nil || !p.memo.Keep(bytesKey(key)) {
		return nil, false, nil
	}
	if h, is := p.out.sink.(holder); is && was.held(h) {
		for _, f := range was.Files {
			if err := h.Claim(f.Path, f.Digest, f.Size); err != nil {
				return nil, false, err
			}
			p.out.count(f.Kind, f.Size, began)
		}
		p.reused.Add(int64(len(was.Files)))
		return was, true, nil
	}
	data, has = p.memo.Get(bytesKey(key))
	if !has || !was.fits(data) {
		return nil, false, nil
	}
	for _, f := range was.Files {
		if err := p.out.put(f.Kind, f.Path, data[:f.Size], began); err != nil {
			return nil, false, err
		}
		data = data[f.Size:]
	}
	p.reused.Add(int64(len(was.Files)))
	return was, true, nil
}

func (m *bundled) held(h holder) bool {
	for _, f := range m.Files {
		if !h.Holds(f.Path, f.Digest, f.Size) {
			return false
		}
	}
	return true
}

// fits reports whether these are the bytes of the files.
func (m *bundled) fits(data []byte) bool {
	for _, f := range m.Files {
		if f.Size < 0 || f.Size > int64(len(data)) {
			return false
		}
		data = data[f.Size:]
	}
	return len(data) == 0
}

// keepBundle keeps what was made under a key.
func (p *publisher) keepBundle(key digest, m *bundle) {
	p.memo.Put(bytesKey(key), cache.Output, m.bytes.Bytes())
	cache.PutPlain(p.memo.Store, key, cache.Other, &m.bundled)
}
