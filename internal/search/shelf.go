package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
)

// shelf hands on files and names each for its content. Files of one kind come from one caller, so
// that the names do not depend on who is quicker.
type shelf struct {
	put    func(path string, data []byte) error
	holder Holder                       // nil: there is none
	lock   sync.Mutex                   // of named
	named  map[string][sha256.Size]byte // by path: what it holds
}

var lower32 = base32.StdEncoding.WithPadding(base32.NoPadding)

// shortName is the length of nearly all names.
const shortName = 7

// json hands on a value as a file of a kind, and returns its name.
//
//go:noinline
func (s *shelf) json(kind string, v any) (name string, err error) {
	f, err := s.make(kind, v)
	return f.Name, err
}

// make hands on a value as a file of a kind.
func (s *shelf) make(kind string, v any) (keptFile, error) {
	data, err := marshal(v)
	if err != nil {
		return keptFile{}, err
	}
	sum := sha256.Sum256(data)
	all := strings.ToLower(lower32.EncodeToString(sum[:]))
	for n := shortName; ; n++ { // another content of the same name takes a letter more
		f := keptFile{all[:n], sum, int64(len(data))}
		path := address.SearchFile(kind, f.Name)
		switch held, is := s.take(path, sum); {
		case is && held == sum:
			return f, nil
		case !is:
			return f, s.put(path, data)
		}
	}
}

// take notes what a path holds, where it is free; else it says what it holds already.
func (s *shelf) take(path string, sum [sha256.Size]byte) (held [sha256.Size]byte, taken bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if held, taken = s.named[path]; !taken {
		s.named[path] = sum
	}
	return held, taken
}

func marshal(v any) ([]byte, error) {
	if f, is := v.(*facetFile); is {
		return f.appendTo(nil), nil
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, called.Errorf("writing a file of the search: %w", err)
	}
	return b.Bytes(), nil
}
