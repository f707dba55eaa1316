package search

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
)

// Kept is what a build of the search leaves for the next one of an archive of the same language and
// topics: plain data. By what each story counts as (Archive.Sums) the next one knows
// which stories are to be read again; whatever else it is made from, it looks at itself.
type Kept struct {
	Sums  [][16]byte // of each story
	First []int      // its first quotation; see corpus
	// the table of terms, joined
	Names, Quotations, Stories, Follow string
	Said                               []string // of each story; see corpus
	Named                              string   // see namedSums

	Records []keptRecords // in their order
	Bearers keptFiles
	Facets  keptFiles
	Root    string // the root as it was published
}

// keptFile is a file by its name, and by what it holds.
type keptFile struct {
	Name string
	Sum  [sha256.Size]byte
	Size int64
}

// keptRecords is a file of records with so many stories.
type keptRecords struct {
	N int
	keptFile
}

// keptFiles are the files that are made of one thing, the one that lists the others last.
type keptFiles struct {
	Of    [sha256.Size]byte // that thing
	Files []keptFile
}

// table is the table of terms, or nil where none is kept.
func (k *Kept) table() *table {
	if k == nil || k.Names == "" {
		return nil
	}
	t := &table{strings.Split(k.Names, " "), strings.Split(k.Quotations, " "), strings.Split(k.Stories, " "),
		strings.Split(k.Follow, " ")}
	n := len(t.names)
	if n != len(t.quotations) || n != len(t.stories) || n != len(t.follow) || len(k.Said) != len(k.Sums) {
		return nil
	}
	return t
}

// keep keeps the table of terms.
func (k *Kept) keep(t *table) {
	if k.Sums == nil {
		return
	}
	joined := func(parts []string) string { return strings.Join(parts, " ") }
	k.Names, k.Follow = joined(t.names), joined(t.follow)
	k.Quotations, k.Stories = joined(t.quotations), joined(t.stories)
}

// manyChanged is the part of the stories from which on all are read again.
const manyChanged = 8

// moves say how the documents of before are numbered now: by their old numbers, -1 for those of
// stories that are not what they were or not there any more.
type moves struct{ stories, quotations []int }

// changed lists the stories that are not what they were, and says how the documents of the others
// are numbered now; nil where they are numbered as they were. It gives false where too many stories
// are others.
func (k *Kept) changed(c *corpus) (changed []int, moved *moves, few bool) {
	if k == nil || len(k.Sums) == 0 || len(k.First) != len(k.Sums)+1 || len(c.sums) != c.ix.Len() {
		return nil, nil, false
	}
	m := &moves{make([]int, len(k.Sums)), make([]int, k.First[len(k.Sums)])}
	old, same := 0, len(k.Sums) == len(c.sums) && slices.Equal(k.First, c.first)
	at := make(map[[16]byte]int, len(k.Sums))
	for i, sum := range k.Sums {
		at[sum] = i
		m.stories[i] = -1
	}
	for i := range m.quotations {
		m.quotations[i] = -1
	}
	for i, sum := range c.sums {
		was, known := at[sum]
		if !known || was < old || k.First[was+1]-k.First[was] != c.first[i+1]-c.first[i] {
			changed = append(changed, i)
			continue
		}
		old, same = was+1, same && was == i
		m.stories[was] = i
		for q := range c.first[i+1] - c.first[i] {
			m.quotations[k.First[was]+q] = c.first[i] + q
		}
	}
	if same {
		m = nil
	} else {
		m.stay(k, c, changed)
	}
	return changed, m, manyChanged*len(changed) <= len(c.sums)
}

// stay numbers those of the stories put anew that stand where they stood as they were, and their
// quotations one by one: most lists have the same of them, and need not be made twice.
func (m *moves) stay(k *Kept, c *corpus, changed []int) {
	for _, i := range changed {
		if i >= len(m.stories) || m.stories[i] >= 0 || i > 0 && m.stories[i-1] != i-1 {
			continue
		}
		m.stories[i] = i
		for q := range min(k.First[i+1]-k.First[i], c.first[i+1]-c.first[i]) {
			m.quotations[k.First[i]+q] = c.first[i] + q
		}
	}
}

// keptAt is a kept file of records, and its first story.
type keptAt struct {
	keptRecords
	first int
}

// same reports whether the stories of a file, which begins with a story now, are what they were.
// The last file of all holds what is left: it stays if it still is.
func (k *Kept) same(c *corpus, f keptAt, from int) bool {
	to, end := from+f.N, f.first+f.N
	return end <= len(k.Sums) && to <= len(c.sums) && slices.Equal(k.Sums[f.first:end], c.sums[from:to]) &&
		(end < len(k.Sums)) == (to < len(c.sums))
}

// recordsOf are the kept files of records by what their first stories count as.
func (k *Kept) recordsOf() map[[16]byte]keptAt {
	if k == nil {
		return nil
	}
	at, out := 0, make(map[[16]byte]keptAt, len(k.Records))
	for _, r := range k.Records {
		if at < len(k.Sums) {
			out[k.Sums[at]] = keptAt{r, at}
		}
		at += r.N
	}
	return out
}

// holds reports whether the sink holds a kept file, which may go by its name.
func (s *shelf) holds(kind string, f keptFile) bool {
	if s.holder == nil || len(f.Name) != shortName {
		return false
	}
	path := address.SearchFile(kind, f.Name)
	s.lock.Lock()
	held, taken := s.named[path]
	s.lock.Unlock()
	return (!taken || held == f.Sum) && s.holder.Holds(path, [16]byte(f.Sum[:16]), f.Size)
}

// claim hands on a file that the sink holds.
func (s *shelf) claim(kind string, f keptFile) error {
	path := address.SearchFile(kind, f.Name)
	if _, taken := s.take(path, f.Sum); taken {
		return nil // twice the same
	}
	return s.holder.Claim(path, [16]byte(f.Sum[:16]), f.Size)
}

// sumOf is a digest of texts, each with its length.
func sumOf(texts []string) (sum [sha256.Size]byte) {
	h := sha256.New()
	var b []byte
	for _, text := range texts {
		b = append(binary.AppendUvarint(b[:0], uint64(len(text))), text...)
		h.Write(b)
	}
	return [sha256.Size]byte(h.Sum(nil))
}

// once makes the files of a kind from one thing, unless that is what it was and the sink holds
// them. It returns the name of the last.
func (s *shelf) once(
	kind string, was keptFiles, of []string, make func(*filer) (string, error),
) (string, keptFiles, error) {
	now := keptFiles{Of: sumOf(of)}
	if now.Of == was.Of && len(was.Files) > 0 {
		held := true
		for _, f := range was.Files {
			held = held && s.holds(kind, f)
		}
		if held {
			for _, f := range was.Files {
				if err := s.claim(kind, f); err != nil {
					return "", now, err
				}
			}
			return was.Files[len(was.Files)-1].Name, was, nil
		}
	}
	f := &filer{shelf: s, kind: kind}
	name, err := make(f)
	now.Files = f.made
	return name, now, err
}

// filer hands on files of a kind and notes them.
type filer struct {
	*shelf
	kind string
	made []keptFile
}

// file does as shelf.json.
func (f *filer) file(v any) (string, error) {
	made, err := f.make(f.kind, v)
	f.made = append(f.made, made)
	return made.Name, err
}
