package site

import (
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/output"
	"github.com/onrecord/onrecord/internal/page"
)

// amending is a build in which nothing is new but the own words of a few stories: what no page may
// tell but theirs. Their pages are made from their records, an outline of the index and the records
// of the stories that they lead to; the search and the tables of stories are brought up to date;
// all else in the output folder stays, and is not looked into. Wherever it is not certain that this
// makes what a whole build makes, a whole build is made.
type amending struct {
	*archive
	last    *lastBuild
	kept    *outlined
	edition *edition
	edits   []edit
	shelf   *oneShelf         // what is made
	kind    map[string]string // of what is made and what goes, by its name
	claims  []amended
	gone    []string  // files of the search that it has no more
	search  func()    // keeps what the search leaves for the next time
	ledger  *inLedger // of the story; nil: that was not looked at
}

// inLedger is what the ledger has of a story.
type inLedger struct {
	lines []diag.Pos
	lost  []diag.Finding // what is wrong with these now
}

// edit is a story whose own words are others.
type edit struct {
	source
	at       int // in the index
	was      analysis
	now      first
	wasKnown digest // the key of was
}

// mostAmended is how many stories are others at most: of more, a whole build is made.
const mostAmended = 16

// errWhole says that a whole build is to be made.
var errWhole = errors.New("more has changed than stories' own words")

// amend publishes where nothing is new but stories' own words. Where a whole build is to be made,
// the report is nil, and the folder was not touched.
func (m *memo) amend(last *lastBuild, tree *output.Tree, out string, o Options) (*Report, error) {
	others := m.rewritten(last, o)
	if len(others) == 0 {
		return nil, nil
	}
	report := &Report{began: time.Now()}
	a, err := loadWith(o, m)
	if err != nil {
		return nil, err
	}
	report.phase("load")
	x := &amending{archive: a, last: last, shelf: &oneShelf{files: map[string][]byte{}}, kind: map[string]string{}}
	a.fresh = map[string]first{}
	for _, step := range []func() error{
		func() error { return x.read(others) },
		x.outline,
		func() error { report.phase("read"); return x.stands(tree) },
		x.pages,
		func() error { return errors.Join(x.tables(tree), x.edition.recalled.err()) },
		func() error { report.phase("render"); return x.publish(tree, out, report) },
	} {
		if err = step(); err != nil {
			break
		}
	}
	switch {
	case err == nil || report.Made:
		report.phase("publish")
		return report, err
	case !errors.Is(err, errWhole):
		return nil, err
	}
	m.loaded = a
	m.known.Store(0)
	return nil, nil
}

// rewritten is a story's file that is another than at the last build.
type rewritten struct {
	name string
	was  digest // of its bytes then
}

// rewritten lists the stories' files that are others than at the last build, where nothing else is;
// else it lists none.
func (m *memo) rewritten(last *lastBuild, o Options) (others []rewritten) {
	if m == nil || last == nil || m.in == nil || m.in.unread || !last.holds(o.Now) || last.Base == (digest{}) {
		return nil
	}
	rest, stories := o.rest(m.in)
	if rest != last.Rest || len(stories) != len(last.Stories) {
		return nil
	}
	at := 0 // among the stories' files
	for _, name := range m.in.Names {
		if !called.HasPrefix(name, storiesFolder) {
			continue
		}
		if stories[at] != last.Stories[at] {
			others = append(others, rewritten{name, last.Stories[at]})
		}
		at++
	}
	if len(others) > mostAmended {
		return nil
	}
	return others
}

// read reads the stories that are others, and holds them against what they were.
func (x *amending) read(others []rewritten) error {
	if diag.HasErrors(x.findings) {
		return errWhole
	}
	for _, other := range others {
		at, is := slices.BinarySearchFunc(x.stories, other.name, func(s source, name string) int {
			return strings.Compare(s.name, name)
		})
		if !is {
			return errWhole // a picture, or notes
		}
		e := edit{source: x.stories[at]}
		if e.now = x.readFirst(e.source); e.now.err != nil {
			return e.now.err
		}
		x.fresh[other.name] = e.now
		notes := digestOf(nil)
		if e.sidecar != "" {
			notes, _ = x.memo.in.digest(e.sidecar)
		}
		e.wasKnown = x.storyKey(e.source, bothSums(other.was, notes))
		var known bool
		e.was, known = x.recall(e.wasKnown)
		x.memo.Drop(e.wasKnown) // its words are not the story's any more
		if !known || !e.ownWords() {
			if known && len(others) == 1 && e.ownRows() {
				x.memo.other = &e
			}
			return errWhole
		}
		x.edits = append(x.edits, e)
	}
	return nil
}

// ownWords reports whether nothing is new but the story's own words, of which all may be told.
func (e *edit) ownWords() bool { return e.was.shown == e.now.shown && e.ownRows() }

// ownRows reports whether nothing is new but these, and what other pages may tell of them.
func (e *edit) ownRows() bool {
	now, was := &e.now.analysis, e.was
	if now.record == nil || was.record == nil || !now.keepable() || was.decided || now.decided {
		return false
	}
	was.shown = now.shown
	return !diag.HasErrors(now.findings) && was.tellsAs(now) && sameDestinations(was.links, now.links)
}

// outline makes an index of these stories, from the outline of the last one.
func (x *amending) outline() error {
	if x.kept = x.archive.outline(x.last.Base); x.kept == nil || x.kept.Measured || x.isMeasured() {
		return errWhole
	}
	r, n := x.recalls(x.kept.Index.Heads), len(x.kept.Index.Heads)
	e := &edition{index: x.kept.Index.Outlined(x.indexOptions()), sums: map[string]string{}, recalled: r}
	e.from = make([]source, n)
	x.edition = e
	var places []int
	for i := range x.edits {
		one := &x.edits[i]
		if one.at = x.kept.place(one.name); one.at < 0 || !e.index.Put(one.at, one.now.record, x.indexOptions()) {
			return errWhole
		}
		e.from[one.at] = one.source
		places = append(places, one.at)
	}
	if err := x.need(int32(n - 1)); err != nil { // the newest, of which all pages tell
		return err
	}
	e.links = linker{base: x.config.BasePath()}
	if slices.ContainsFunc(x.edits, func(one edit) bool { return len(one.now.links) > 0 }) {
		e.links.pages = x.kept.links()
	}
	e.convert = markup.New(markup.Options{RawHTML: x.config.RawHTML, Link: e.links.link})
	slices.Sort(places)
	s := x.pageSite()
	var is bool
	if s.CardsBefore, is = x.kept.cards(x.archive, -1); !is {
		return errWhole
	}
	e.plan = page.NewOf(e.index, s, places)
	e.pages = e.plan.Pages()
	return x.needAround()
}

//go:noinline
func (a *archive) indexOptions() index.Options {
	return index.Options{Registry: a.registry, PrintedNames: a.config.PrintedNames}
}

// needAround reads the records of the stories to which the pages lead.
func (x *amending) needAround() error {
	for _, pg := range x.edition.pages {
		rests, known := x.edition.plan.Rests(pg)
		if !known {
			return errWhole
		}
		for _, list := range rests.Stories {
			if err := x.need(list...); err != nil {
				return err
			}
		}
		s := x.edition.index.Story(pg.Story)
		for k := range s.Utterances {
			same := x.edition.index.Again(index.Ref{Story: int32(pg.Story), Utterance: int32(k)})
			for i := 0; same != nil && i < len(same.All); i++ {
				if err := x.need(same.All[i].Story); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// need reads the records of stories of the index as they are kept.
func (x *amending) need(stories ...int32) error {
	for _, i := range stories {
		if x.edition.index.Has(int(i)) {
			continue
		}
		src, is := x.sourceOf(x.kept.Index.Heads[i].File)
		if !is {
			return errWhole
		}
		f := x.readFirst(src)
		if f.err != nil {
			return f.err
		}
		if f.record == nil {
			return errWhole
		}
		x.edition.index.Put(int(i), f.record, x.indexOptions())
	}
	return nil
}

// stands holds the output folder against how the last build has left it.
func (x *amending) stands(tree *output.Tree) error {
	if stands, _ := tree.Stands(&x.last.Left, time.Now().Add(-youngest)); !stands {
		return errWhole
	}
	return nil
}

// publish puts what was made into the output folder, and keeps what the next build needs of it.
func (x *amending) publish(tree *output.Tree, out string, r *Report) error {
	findings, err := x.findingsNow()
	if err != nil {
		return err
	}
	if err := x.putAll(tree, r); err != nil {
		return err
	}
	r.Findings, r.Counts, r.Amended = findings, x.last.Counts, len(x.edits)
	r.Remembered = r.Counts.Stories - len(x.edits)
	x.keep(tree, out, r)
	return nil
}

// putAll puts what was made into the output folder, and takes away what is gone.
func (x *amending) putAll(tree *output.Tree, r *Report) error {
	var files []output.File
	for name, data := range x.shelf.files {
		files = append(files, output.File{Name: name, Data: data, Digest: x.shelf.sums[name]})
	}
	order.By(files, func(a, b output.File) int { return strings.Compare(a.Name, b.Name) })
	kinds := x.kinds(files)
	stats, done, err := tree.Amend(&x.last.Left, files, x.gone)
	if r.Made = done; err != nil || !done {
		return errors.Join(err, whole(!done))
	}
	r.Kinds, r.Base, r.Reused = kinds, x.last.Path, stats.Unchanged
	r.Written, r.Unchanged, r.Removed, r.Kept = stats.Written, stats.Unchanged, stats.Removed, stats.Kept
	return nil
}

func whole(is bool) error {
	if is {
		return errWhole
	}
	return nil
}

// keep keeps what the next build needs of this one, and forgets what it has replaced.
func (x *amending) keep(tree *output.Tree, out string, r *Report) {
	made := x.memo.amends(x.last.Base)
	for _, one := range x.claims {
		old := x.kept.Keys[one.At]
		x.memo.Drop(old)
		x.memo.Drop(bytesKey(old))
		made.add(one)
	}
	cache.PutPlain(x.memo.Store, amendsKey, cache.Other, made)
	x.search()
	key, err := lastKey(out)
	if err != nil || len(r.Kept) > 0 {
		return
	}
	l := *x.last
	l.From, l.Findings, l.Kinds = x.o.from(x.memo.in), r.Findings, r.Kinds
	_, l.Stories = x.o.rest(x.memo.in)
	l.Left = tree.LeftAmended(time.Now().Add(-youngest))
	cache.PutPlain(x.memo.Store, key, cache.Other, &l)
}

// findingsNow are the findings of the last build, with those of the stories as they are now.
func (x *amending) findingsNow() ([]diag.Finding, error) {
	all := slices.Clone(x.last.Findings)
	for i := range x.edits {
		for _, f := range x.edits[i].was.findings {
			at := slices.Index(all, f)
			if at < 0 {
				return nil, errWhole
			}
			all = slices.Delete(all, at, at+1)
		}
	}
	switch {
	case x.ledger != nil:
		all = append(order.Without(all, func(f diag.Finding) bool {
			return isLost(f) && slices.Contains(x.ledger.lines, f.Pos)
		}), x.ledger.lost...)
	case slices.ContainsFunc(all, isLost):
		return nil, errWhole // it may be of one of these stories
	}
	for i := range x.edits {
		if slices.ContainsFunc(all, func(f diag.Finding) bool { return f.File == x.edits[i].name }) {
			return nil, errWhole // what it was held against may say something else of it now
		}
	}
	for i := range x.edits {
		all = append(all, x.edits[i].now.findings...)
	}
	return diag.Sort(all), nil
}

// isLost reports whether a finding is of an utterance that the ledger has and a story has not.
func isLost(f diag.Finding) bool { return f.Code == "lost-utterance" }

// kinds are what each kind of output takes now.
func (x *amending) kinds(files []output.File) []Kind {
	all := slices.Clone(x.last.Kinds)
	add := func(kind string, files int, bytes int64) {
		if i := slices.IndexFunc(all, func(k Kind) bool { return k.Name == kind }); i >= 0 {
			all[i].Files, all[i].Bytes = all[i].Files+files, all[i].Bytes+bytes
		}
	}
	was := func(name string) (int, int64) {
		at, is := slices.BinarySearch(x.last.Left.Names, name)
		if !is {
			return 0, 0
		}
		return 1, x.last.Left.States[at].Size
	}
	for _, f := range files {
		n, size := was(f.Name)
		add(x.kind[f.Name], 1-n, int64(len(f.Data))-size)
	}
	for _, name := range x.gone {
		n, size := was(name)
		add(x.kind[name], -n, -size)
	}
	return all
}
