package site

import (
	"bytes"
	"path"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/feed"
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
	file  []byte // for the story's file
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

// reset lets go of what was made.
func (m *bundle) reset() {
	m.bytes.Reset()
	m.Files, m.Words = m.Files[:0], ""
}

// bytesKey names the bytes of the files of a piece of work: its own key but for a bit, so that no
// digest is made once more for each of ten thousand.
func bytesKey(key digest) digest {
	key[0] ^= 0x80
	return key
}

// jobKey names what is made by a piece of work, and false where it has to be made.
func (p *publisher) jobKey(pages []page.Page) (key digest, known bool) {
	key = mixed(func(m *mixer) {
		for _, pg := range pages {
			var d digest
			if d, known = p.rests().page(p.edition, pg); !known && onBase(pg) {
				d, known = p.baseKey(pg.Path())
				if pg.Story >= 0 {
					m.digest(p.told[pg.Story].all)
				}
			}
			if !known {
				return
			}
			m.digest(d)
			m.text(p.templates.Digest(pg.Kind))
		}
	})
	return key, known
}

// fileKey names a file beside a page or of a year, and false where it has to be made.
func (p *publisher) fileKey(f feed.File) (digest, bool) {
	if f.Rows != nil {
		return p.rests().table(f), true
	}
	if f.Of != nil {
		return mixed(func(m *mixer) {
			m.digest(p.shared)
			m.text(f.Path)
			m.texts(f.Of...)
		}), true
	}
	name := f.Path
	d, known := p.rests().beside[path.Dir(name)+"/"]
	if !known && fileOnBase(name) {
		return p.baseKey(name)
	}
	return mixed(func(m *mixer) {
		m.text(name)
		m.digest(d)
	}), d != (digest{})
}

// again puts what a task made under a key into the sink, and reports whether it could.
func (p *publisher) again(t task, key digest) (*bundled, bool, error) {
	was := new(bundled)
	if t.alone != nil {
		put, err := p.aloneAgain(t, key, was)
		return was, put, err
	}
	data, has := p.memo.Get(key)
	if !has || cache.Decode(data, was) != nil || !p.memo.Keep(bytesKey(key)) {
		return nil, false, nil
	}
	if held, err := p.claimHeld(was.Files); held || err != nil {
		return was, held, err
	}
	put, err := p.putBytes(key, was.Files)
	return was, put, err
}

// aloneAgain does as again for a file that is made alone, of which nothing is kept but its bytes.
func (p *publisher) aloneAgain(t task, key digest, was *bundled) (put bool, err error) {
	began := time.Now()
	p.memo.Use(bytesKey(key), func(data []byte) {
		kind, path := t.alone()
		was.Files = []bundledFile{{kind, path, digestOf(data), int64(len(data))}}
		err = p.out.putKept(was.Files[0], data)
		put = err == nil
	})
	if put {
		p.reuse(was.Files, began)
	}
	return put, err
}

// putBytes puts files into the sink from the bytes that are kept under the key of a piece of work,
// and reports whether it could.
func (p *publisher) putBytes(key digest, files []bundledFile) (put bool, err error) {
	began := time.Now()
	p.memo.Use(bytesKey(key), func(data []byte) {
		if put = fit(files, data); !put {
			return
		}
		for _, f := range files {
			if err = p.out.putKept(f, data[:f.Size]); err != nil {
				return
			}
			data = data[f.Size:]
		}
	})
	if put && err == nil {
		p.reuse(files, began)
	}
	return put && err == nil, err
}

// fit reports whether these are the bytes of the files.
func fit(files []bundledFile, data []byte) bool {
	for _, f := range files {
		if f.Size < 0 || f.Size > int64(len(data)) {
			return false
		}
		data = data[f.Size:]
	}
	return len(data) == 0
}

// keepBundle keeps what was made under a key: of a file that is made alone, its bytes.
func (p *publisher) keepBundle(key digest, m *bundle, alone bool) {
	p.memo.Put(bytesKey(key), cache.Output, m.bytes.Bytes())
	if !alone {
		cache.PutPlain(p.memo.Store, key, cache.Other, &m.bundled)
	}
}
