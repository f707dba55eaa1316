package site

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"sync"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/registry"
)

// Live is an archive that is read again whenever it has been edited, and whose files are made when
// they are asked for. What was found in a story stays in memory until the story, the registry or
// the settings are others: so an edit takes the reading of what was edited, and the joining.
type Live struct {
	o        Options
	in       *inputs
	held     map[digest]*analysis
	index    index.Kept
	registry heldRegistry
	last     *lastReading
}

// NewLive is an archive that was not read yet. Its cache is not asked.
func NewLive(o Options) *Live {
	o.Cache = ""
	return &Live{o: o, in: new(inputs)}
}

// held is what is in memory: analyses of the reading before, and of this one; what the index keeps;
// the registry.
type held struct {
	index    *index.Kept
	registry *heldRegistry
	last     *lastReading // nil: there is none

	was  map[digest]*analysis
	mu   sync.Mutex
	next map[digest]*analysis
}

// heldRegistry is the registry as it was read from files of a digest.
type heldRegistry struct {
	of       digest
	registry *registry.Registry
	findings []diag.Finding
	state    *registryState // what stories can meet of it

	before   *registryState // of the registry before it
	beforeOf digest
}

// read reads the registry, unless it was read before.
func (h *heldRegistry) read(sum digest, files []registry.File) (*registry.Registry, []diag.Finding) {
	if h.registry == nil || h.of != sum {
		h.before, h.beforeOf, h.of = h.state, h.of, sum
		h.registry, h.findings = registry.Read(files)
		h.state = stateOf(h.registry)
	}
	return h.registry, h.findings
}

func (h *held) get(key digest) (*analysis, bool) {
	got, has := h.was[key]
	return got, has
}

func (h *held) put(key digest, f *analysis) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.next[key] = f
}

// Read reads the archive as it stands at a time. Where there are errors that keep a site from being
// made, Shown is nil, and the report says what they are.
func (l *Live) Read(now time.Time) (*Shown, *Report, error) {
	o := l.o
	o.Now = now
	m := &memo{inWas: l.in, held: &held{
		index: &l.index, registry: &l.registry,
		was: l.held, next: make(map[digest]*analysis, len(l.held)), last: l.last,
	}}
	report := &Report{began: time.Now()}
	files, err := openFolder(o.Dir)
	if err != nil {
		return nil, report, err
	}
	if in, err := m.readInputs(o.Dir, files); err == nil {
		l.in = in
	}
	a, err := loadWith(o, m)
	if err != nil {
		return nil, report, err
	}
	report.phase("load")
	report.Base = a.config.BasePath()
	e, err := a.read(report)
	if err != nil {
		return nil, report, err
	}
	l.held, l.last = m.held.next, m.held.last
	a.memo = nil // what is rendered is not remembered
	report.Findings = diag.Sort(a.findings)
	if diag.HasErrors(a.findings) && (!o.Lenient || a.badSettings()) {
		return nil, report, nil
	}
	report.Made = true
	return &Shown{archive: a, edition: e, feeds: a.feeds(e)}, report, nil
}

// Shown is a site whose files are made when they are asked for: the same that a build makes. It may
// be asked from several goroutines at once. Once the archive is read again, it may say ErrChanged.
type Shown struct {
	archive *archive
	edition *edition
	feeds   *feed.Maker

	places   sync.Once
	files    map[string]feed.File
	copies   map[string]copied
	searched sync.Once
	search   map[string][]byte
	wrong    error // of search
}

// copied is a file that is published as it is.
type copied struct {
	from fs.FS
	name string
}

// ErrChanged says that a file of the archive is another than the one that was read: the archive is
// to be read again.
var ErrChanged = errors.New("the archive was changed while it was read: build again")

// File makes the file of a name, and reports whether the site has one.
func (s *Shown) File(name string) ([]byte, bool, error) {
	s.edition.lock.RLock()
	defer s.edition.lock.RUnlock()
	if s.edition.over {
		return nil, false, ErrChanged
	}
	data, there, err := s.file(name)
	if errors.Is(err, fs.ErrNotExist) {
		err = ErrChanged // what it is made from has gone
	}
	return data, there && err == nil, err
}

func (s *Shown) file(name string) ([]byte, bool, error) {
	s.edition.places.Do(s.edition.place)
	pages, has := s.edition.at[name]
	if !has {
		s.places.Do(s.place)
		pages, has = s.edition.at[path.Dir(name)+"/"]
	}
	if file, is := s.copies[name]; is {
		data, err := fs.ReadFile(file.from, file.name)
		return data, true, err
	}
	if called.HasPrefix(name, address.Search) && !address.IsHTML(name) {
		s.searched.Do(s.makeSearch)
		data, has := s.search[name]
		return data, has, s.wrong
	}
	file, isFile := s.files[name]
	if !has && !isFile {
		return nil, false, nil
	}
	shelf := &oneShelf{files: map[string][]byte{}}
	j := s.publisher(shelf).job(false)
	defer j.end()
	if isFile {
		err := j.write(time.Now(), file.Kind, file.Path, file.Write)
		return shelf.files[name], true, err
	}
	j.pages(pages)
	if errs := append(j.errs, asError(j.findings)); errors.Join(errs...) != nil {
		return nil, false, errors.Join(errs...)
	}
	data, has := shelf.files[name]
	return data, has, nil
}

func (s *Shown) publisher(sink Sink) *publisher { return s.archive.publisher(s.edition, s.feeds, sink) }

// oneShelf is a sink for the files of one piece of work.
type oneShelf struct {
	mu    sync.Mutex
	files map[string][]byte
	sums  map[string]digest // of these, as far as they are known
}

// Put keeps one file, whose bytes are its own from now on.
func (s *oneShelf) Put(name string, data []byte) error { return s.keep(name, data, digest{}) }

// PutSummed keeps a copy of one file with its digest.
func (s *oneShelf) PutSummed(name string, data []byte, sum [16]byte) error {
	return s.keep(name, bytes.Clone(data), sum)
}

// keep keeps one file with its digest; zero: it is not known.
func (s *oneShelf) keep(name string, data []byte, sum digest) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = data
	if s.sums == nil {
		s.sums = map[string]digest{}
	}
	s.sums[name] = sum
	return nil
}

// place finds out where every page stands: one of a story by its folder, any other by its path.
func (e *edition) place() {
	jobs := byStory(e.pages)
	e.at = make(map[string][]page.Page, len(jobs)+e.index.Len())
	for _, pages := range jobs {
		if pages[0].Story >= 0 {
			for _, pg := range pages {
				e.at[path.Dir(pg.Path())+"/"] = pages
			}
		} else {
			e.at[pages[0].Path()] = pages
		}
	}
}

// place finds out where everything else stands.
func (s *Shown) place() {
	a, e := s.archive, s.edition
	s.files, s.copies = map[string]feed.File{}, map[string]copied{}
	for _, f := range s.publisher(nil).fileList() {
		s.files[f.Path] = f
	}
	for _, name := range a.staticNames {
		s.copies[name] = copied{a.static, name}
	}
	for _, pic := range e.images {
		s.copies[pic.publish] = copied{a.files, pic.file}
	}
}

// makeSearch makes the files of the search: for its words all stories are read once more.
func (s *Shown) makeSearch() {
	shelf := &oneShelf{files: map[string][]byte{}}
	p := s.publisher(shelf)
	if p.bags = bagsOf(s.edition.index, s.archive.config.Has("search")); p.bags != nil {
		s.wrong = p.searchFiles()
	}
	s.search = shelf.files
}
