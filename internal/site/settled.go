package site

import (
	"errors"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/output"
	"github.com/onrecord/onrecord/internal/page"
)

// This file publishes where one story has other quotations, and nothing else is new. The index
// tells whose lists these stand in, now or before. Whatever rests on no such story, speaker, topic
// or day is settled: nobody asks what it rests on, and its files stay in the output folder as they
// are. All else is asked what it rests on, as ever. Where anything speaks against it, a whole build
// is made.

// settled is what is known to stay.
type settled struct {
	otherwise *page.Otherwise

	at    int            // the place of the story in the index
	years map[string]int // by the folders of their tables

	mu   sync.Mutex
	kind map[string]string // of the files of what was made again, by name
	gone map[string]bool   // the files that it had and has not any more
	keys []digest          // under which it was kept
}

// alreadyRead is an archive whose stories were all read.
type alreadyRead struct {
	edition *edition
	report  *Report
}

// settledIn is what is settled in an edition since a last build; nil: nothing is. Of the stories
// whose own words were amended since a whole one, tables were kept as they were before that.
func (a *archive) settledIn(e *edition, last *lastBuild) *settled {
	other := a.memo.other
	at := e.index.PlaceOf(other.now.record)
	if at < 0 {
		return nil
	}
	var amended []int32
	for _, one := range a.memo.amends(last.Base).Claims {
		amended = append(amended, int32(one.At))
	}
	var faces []digest // as they were, and as they are
	d, same := e.index.Difference(at, other.was.record, amended, a.indexOptions(), func(of map[*index.Entity]bool) {
		faces = append(faces, e.facesOf(of))
	})
	if !same || faces[0] != faces[1] {
		return nil
	}
	s := &settled{otherwise: e.plan.Otherwise(d), at: at, years: map[string]int{}}
	s.kind, s.gone = map[string]string{}, map[string]bool{}
	for _, year := range e.index.Years() {
		s.years[address.YearTable(year, "")] = year
	}
	return s
}

// facesOf is a digest of the faces of some entities, and of what they are now.
func (e *edition) facesOf(of map[*index.Entity]bool) digest {
	m := mixer{}
	for _, all := range [][]*index.Entity{e.index.Entities, e.index.Places} {
		for _, x := range all {
			if of[x] {
				m.digest(e.face(x))
				m.text(page.RoleNow(e.index, x))
			}
		}
	}
	return m.sum()
}

// pages reports whether it is settled what some pages rest on.
func (s *settled) pages(all []page.Page) bool {
	return !slices.ContainsFunc(all, func(pg page.Page) bool { return !s.otherwise.Stays(pg) })
}

// story reports whether it is settled what pages and tables of quotations tell of a story, and of
// those near it.
func (s *settled) story(i int) bool {
	return s != nil && !s.otherwise.Stories[int32(i)] && !s.otherwise.Beside[int32(i)]
}

// file reports whether it is settled what a file beside a page or of a year rests on.
func (s *settled) file(name string) bool {
	folder := path.Dir(name) + "/"
	if year, is := s.years[folder]; is {
		return s.otherwise.StaysYear(year)
	}
	return s.otherwise.StaysBelow(folder)
}

// replace notes that a piece of work was done again.
func (s *settled) replace(was, now *claim) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range now.Files {
		s.kind[f.Path] = f.Kind
	}
	if was != nil {
		s.leaves(was)
	}
}

// leaves notes that what a piece of work has made before is not kept any more. Files of the same
// names may have come in its place.
func (s *settled) leaves(was *claim) {
	for _, f := range was.Files {
		s.gone[f.Path] = true
		if s.kind[f.Path] == "" {
			s.kind[f.Path] = f.Kind
		}
	}
	if was.Key != (digest{}) {
		s.keys = append(s.keys, was.Key)
	}
}

// samePages reports whether the pages are those that there were, in the same order.
func (p *publisher) samePages() bool {
	n := p.now.Pages
	if p.was.Pages != n || len(p.was.Tasks) < n {
		return false
	}
	for i := range n {
		if p.was.Tasks[i].Name != p.now.Tasks[i].Name {
			return false
		}
	}
	return true
}

// gather takes in the pieces of work that are done no more.
func (s *settled) gather(was, now *claimed) {
	for i := range was.Tasks {
		if one := &was.Tasks[i]; now.near(i, one.Name) == nil {
			s.leaves(one)
		}
	}
}

// resettle publishes where one story has other quotations, and nothing else is new. Where a whole
// build is to be made, the report is nil, and the folder was not touched.
func (m *memo) resettle(last *lastBuild, tree *output.Tree, out string, o Options) (*Report, error) {
	if m == nil || m.other == nil || o.SkipBroken || o.Lenient {
		return nil, nil
	}
	if stands, _ := tree.Stands(&last.Left, time.Now().Add(-youngest)); !stands {
		return nil, nil
	}
	a := m.loaded
	if r, err := a.settleRestored(last, tree, out); r != nil || err != nil {
		return r, err
	}
	report := &Report{began: time.Now()}
	report.phase("load")
	e, err := a.read(report)
	if err != nil {
		return nil, err
	}
	a.already = &alreadyRead{e, report}
	if diag.HasErrors(a.findings) {
		return nil, nil
	}
	r := *report
	return a.settleWith(e, last, tree, out, &r)
}

// checkRestored is for tests: it holds an edition that was restored against the one that is made of
// all stories.
var checkRestored func(a *archive, e *edition, r *Report)

// settleRestored does so without reading all stories.
func (a *archive) settleRestored(last *lastBuild, tree *output.Tree, out string) (*Report, error) {
	r, before := &Report{began: time.Now()}, a.findings
	r.phase("load")
	a.loadFindings = before
	e := a.restored(last, r)
	if e == nil {
		a.findings = before
		return nil, nil
	}
	if a.o.doubt != nil {
		checkRestored(a, e, r)
	}
	r.phase("read")
	r, err := a.settleWith(e, last, tree, out, r)
	if r == nil {
		a.findings = before
	}
	return r, err
}

// settleWith publishes what is not settled of an edition; nil: a whole build is to be made.
func (a *archive) settleWith(e *edition, last *lastBuild, tree *output.Tree, out string, r *Report) (*Report, error) {
	switch err := a.publishAround(e, last, tree, out, r); {
	case errors.Is(err, errWhole):
		return nil, nil
	case err != nil && !r.Made:
		return nil, err
	default:
		return r, err
	}
}

// publishAround makes what is not settled, and puts it into the folder.
func (a *archive) publishAround(e *edition, last *lastBuild, tree *output.Tree, out string, r *Report) error {
	s := a.settledIn(e, last)
	if s == nil {
		return errWhole
	}
	x := &amending{archive: a, last: last, shelf: &oneShelf{files: map[string][]byte{}}, kind: s.kind}
	sink := &standing{oneShelf: x.shelf, tree: tree, names: x.searchNames(), claimed: map[string]bool{}}
	var err error
	if sink.stood, err = tree.Stood(&last.Left, sink.names); err != nil {
		return errWhole
	}
	p := a.publisher(e, a.feeds(e), sink)
	p.bags, p.settled = bagsOf(e.index, a.config.Has("search")), s
	p.remember()
	if p.base == (digest{}) || p.was.Base != last.Base || p.was.Shared != p.shared || !p.was.whole(a, len(e.told)) {
		return errWhole
	}
	if err := errors.Join(p.around(), e.recalled.err()); err != nil {
		return err
	}
	s.gather(p.was, p.now)
	for name := range s.gone {
		if _, made := x.shelf.files[name]; !made {
			x.gone = append(x.gone, name)
		}
	}
	x.gone = append(x.gone, sink.unclaimed(s.kind)...)
	slices.Sort(x.gone)
	r.phase("render")
	return p.putAround(x, tree, out, r)
}

// whole reports whether the claims of so many stories have all that is told of each.
func (c *claims) whole(a *archive, n int) bool {
	told := len(c.Seen) == n && len(c.Told) == n && len(c.Bases) == n && len(c.Shown) == n
	tabled := !a.config.Has("data") || len(c.Tables) == n && len(c.Rows) == n
	return told && tabled && (!a.config.Has("search") || len(c.Sums) == n)
}

// around makes what is not settled. Where a template fails, a whole build says so.
func (p *publisher) around() error {
	for _, step := range []func() outcome{
		p.pageFiles, func() outcome { return p.fails(p.searchFiles()) }, p.dataFiles,
	} {
		o := step()
		if err := errors.Join(o.errs...); err != nil {
			return err
		}
		if len(o.findings) > 0 {
			return errWhole
		}
	}
	return nil
}

// putAround puts what was made into the folder, and keeps what the next build needs of this one.
func (p *publisher) putAround(x *amending, tree *output.Tree, out string, r *Report) error {
	if err := x.putAll(tree, r); err != nil {
		return err
	}
	r.Findings, r.Settled = diag.Sort(p.findings), true
	r.phase("publish")
	for _, key := range p.settled.keys {
		p.memo.Drop(key)
		p.memo.Drop(bytesKey(key))
	}
	p.keepClaims()
	if len(r.Kept) == 0 {
		p.keepLast(tree.LeftAmended, out, r)
	}
	return nil
}

// standing is a sink for what is made again of a site that stands in a folder.
type standing struct {
	*oneShelf
	tree    *output.Tree
	names   []string // of the files of the search that stand there
	stood   func(name string, digest [16]byte, size int64) bool
	claimed map[string]bool // of these
}

// Holds reports whether a file of the search stands in the folder.
func (b *standing) Holds(name string, digest [16]byte, size int64) bool {
	return b.stood(name, digest, size)
}

// Claim wants a file that Holds has found.
func (b *standing) Claim(name string, _ [16]byte, _ int64) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.claimed[name] = true
	return nil
}

// ClaimHeld wants nothing: what is to stay is never put.
func (b *standing) ClaimHeld(int, func(i int) (name string, digest [16]byte, size int64)) (bool, error) {
	return false, nil
}

// Read is what stands at a name.
func (b *standing) Read(name string) ([]byte, error) { return b.tree.Read(name) }

// unclaimed are the files of the search that it has no more. Of these, and of those that it has
// now, it notes the kind.
func (b *standing) unclaimed(kind map[string]string) (gone []string) {
	for _, name := range b.names {
		kind[name] = "search"
		if _, made := b.files[name]; !made && !b.claimed[name] {
			gone = append(gone, name)
		}
	}
	for name := range b.files {
		if kind[name] == "" {
			kind[name] = "search"
		}
	}
	return gone
}

// searchNames are the files of the search that the last build has made.
func (x *amending) searchNames() []string {
	return slices.DeleteFunc(slices.Clone(x.below(address.Search)), func(name string) bool {
		return strings.Count(name, "/") < 2 && name != address.SearchIndex
	})
}
