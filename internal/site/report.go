package site

import (
	"cmp"
	"sync"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// Report says what a run found and made.
type Report struct {
	Findings        []diag.Finding // sorted
	Skipped         []Skipped      // the stories that were left out for their errors, by file
	SkippedFindings []diag.Finding // of these alone; sorted
	Base            string         // the base path, with both slashes; "" where the settings cannot be read
	Remembered      int            // stories whose analysis was remembered
	Reused          int            // files that were made before and not made again
	Idle            bool           // nothing was new, and nothing was done: Index is nil
	Made            bool           // files were put into the sink
	Amended         int            // stories of which the own pages were made, where nothing else was new: Index is nil
	Settled         bool           // one story had other quotations: what rests on none was not looked at

	Index    *index.Index       // the archive as a whole; nil where its stories could not be read
	Registry *registry.Registry // never nil with Index
	Counts   Counts

	// Unrecorded works out what is published and not yet written down in the ledger; nil where the
	// archive has none, or could not be read.
	Unrecorded func() permalinks.Ledger

	Kinds  []Kind  // what each kind of output takes, by name
	Phases []Phase // how long each step took

	// What publishing did to the output folder; see output.Stats.
	Written, Unchanged, Removed int
	Kept, Mended                []string

	began time.Time // the step that is going on
}

// Counts are an archive's figures. What a quotation is that counts, says index.Utterance.
type Counts struct {
	Stories, Quotations, Attributed, Pages int
}

// Kind is what one kind of output takes: files, bytes, and the time spent on making and writing
// them, added up over all cores.
type Kind struct {
	Name  string
	Files int
	Bytes int64
	Took  time.Duration
}

// Phase is a step of a run and its wall time.
type Phase struct {
	Name string
	Took time.Duration
}

// Bytes is the size of the whole site.
func (r *Report) Bytes() (all int64) {
	for _, k := range r.Kinds {
		all += k.Bytes
	}
	return all
}

// phase notes that a step has ended, and begins the next.
func (r *Report) phase(name string) {
	now := time.Now()
	r.Phases = append(r.Phases, Phase{name, now.Sub(r.began)})
	r.began = now
}

// meter is a sink that counts what goes through it, by kind.
type meter struct {
	sink  Sink
	mu    sync.Mutex
	kinds map[string]Kind
}

// put hands on one file of the kind whose making began at a time.
func (m *meter) put(kind, name string, data []byte, began time.Time) error {
	err := m.sink.Put(name, data)
	m.count(kind, int64(len(data)), began)
	return err
}

// putSummed does as put for a file whose digest is known.
func (m *meter) putSummed(kind, name string, data []byte, sum digest, began time.Time) error {
	s, is := m.sink.(summing)
	if !is {
		return m.put(kind, name, data, began)
	}
	err := s.PutSummed(name, data, sum)
	m.count(kind, int64(len(data)), began)
	return err
}

// putKept puts a file whose digest is known, and counts nothing.
func (m *meter) putKept(f bundledFile, data []byte) error {
	if s, is := m.sink.(summing); is {
		return s.PutSummed(f.Path, data, f.Digest)
	}
	return m.sink.Put(f.Path, data)
}

// summing is a sink that needs a file's digest, and need not work it out where that has been done.
type summing interface {
	PutSummed(name string, data []byte, digest [16]byte) error
}

// count notes a file of the kind, whose making began at a time.
func (m *meter) count(kind string, size int64, began time.Time) {
	took := time.Since(began)
	m.mu.Lock()
	defer m.mu.Unlock()
	k := m.kinds[kind]
	m.kinds[kind] = Kind{Name: kind, Files: k.Files + 1, Bytes: k.Bytes + size, Took: k.Took + took}
}

// countAll notes files whose making took some time together.
func (m *meter) countAll(files []bundledFile, took time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, f := range files {
		k, part := m.kinds[f.Kind], took/time.Duration(len(files)-i)
		m.kinds[f.Kind] = Kind{Name: f.Kind, Files: k.Files + 1, Bytes: k.Bytes + f.Size, Took: k.Took + part}
		took -= part
	}
}

func (m *meter) sorted() []Kind {
	var all []Kind
	for _, k := range m.kinds {
		all = append(all, k)
	}
	order.By(all, func(a, b Kind) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
