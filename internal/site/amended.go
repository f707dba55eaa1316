package site

import (
	"bytes"
	"errors"
	"path"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/output"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/search"
)

// This file has what an amending build makes: the pages of the stories, the search, the tables.

// pages makes the stories' own pages and what stands beside them.
func (x *amending) pages() error {
	p := x.publisher(x.edition, x.feeds(x.edition), x.shelf)
	p.bags = bagsOf(p.index, p.config.Has("search"))
	p.shared = x.kept.Shared
	for i := range x.edits {
		x.edition.sums[x.edits[i].name] = x.edits[i].now.sum
	}
	for _, pages := range byStory(p.pages) {
		e := &x.edits[slices.IndexFunc(x.edits, func(e edit) bool { return e.at == pages[0].Story })]
		if err := x.ownPages(p, e, pages); err != nil {
			return err
		}
	}
	x.search = func() {}
	if p.bags == nil {
		return nil
	}
	return x.words(p)
}

// ownPages makes the pages of a story, in place of those that were.
func (x *amending) ownPages(p *publisher, e *edit, pages []page.Page) error {
	was := new(bundled)
	if data, has := x.memo.Get(x.kept.Keys[e.at]); !has || cache.Decode(data, was) != nil {
		return errWhole
	}
	j := p.job(true)
	defer j.end()
	j.pages(pages)
	if err := errors.Join(j.errs...); err != nil {
		return err
	}
	if len(j.findings) > 0 || !slices.EqualFunc(was.Files, j.made.Files,
		func(a, b bundledFile) bool { return a.Path == b.Path && a.Kind == b.Kind }) {
		return errWhole
	}
	for _, f := range j.made.Files {
		x.kind[f.Path] = f.Kind
	}
	s := e.now.record
	own := x.toldSums(&e.now, s, s).all
	key := mixed(func(m *mixer) {
		m.text("amended")
		m.digest(x.last.Base)
		m.digest(own)
		m.texts(p.templates.Digest(page.KindStory), p.templates.Digest(page.KindSource))
	})
	if p.bags != nil {
		j.made.Words = p.bags.Bag(e.at)
	}
	p.keepBundle(key, j.made, false)
	x.claims = append(x.claims, amended{e.at, claim{s.Address, own, key, slices.Clone(j.made.Files)}, key})
	return nil
}

// rewordedKinds are the kinds of the search's files that tell the words of texts.
var rewordedKinds = []string{"lists", "terms"}

// words makes the files of the search in which the words of texts stand.
func (x *amending) words(p *publisher) error {
	key, was := p.searchKey(), new(search.Kept)
	if data, has := x.memo.Get(key); !has || cache.Decode(data, was) != nil || len(was.Sums) != len(x.kept.Keys) {
		return errWhole
	}
	a := search.Archive{Index: p.index, Language: p.config.Language, Texts: p.bags.Texts, Need: p.needWords,
		Sums: slices.Clone(was.Sums)}
	var changed []int
	for _, one := range x.claims {
		a.Sums[one.At] = one.Sum
		changed = append(changed, one.At)
	}
	slices.Sort(changed)
	now, err := search.Reword(a, was, changed, x.put("search"))
	if errors.Is(err, search.ErrOtherwise) {
		return errWhole
	}
	if err != nil {
		return err
	}
	for _, kind := range rewordedKinds {
		for _, name := range x.below(address.SearchFolder(kind)) {
			if _, made := x.shelf.files[name]; !made {
				x.gone, x.kind[name] = append(x.gone, name), "search"
			}
		}
	}
	x.search = func() { cache.PutPlain(x.memo.Store, key, cache.Other, now) }
	return nil
}

// put puts files of a kind.
func (x *amending) put(kind string) func(path string, data []byte) error {
	return func(path string, data []byte) error {
		x.kind[path] = kind
		return x.shelf.Put(path, data)
	}
}

// below names the files of the last build in a folder.
func (x *amending) below(folder string) []string {
	names := x.last.Left.Names
	from, _ := slices.BinarySearch(names, folder)
	to := from
	for to < len(names) && called.HasPrefix(names[to], folder) {
		to++
	}
	return names[from:to]
}

// tables puts the stories' lines anew in the tables of stories.
func (x *amending) tables(tree *output.Tree) error {
	if !x.config.Has("data") {
		return nil
	}
	m := x.feeds(x.edition)
	for i := range x.edits {
		if err := x.lines(tree, m, &x.edits[i]); err != nil {
			return err
		}
		if err := x.rows(tree, m, &x.edits[i]); err != nil {
			return err
		}
	}
	return nil
}

// rows puts the lines of a story's quotations anew, where these stand elsewhere in its text.
func (x *amending) rows(tree *output.Tree, m *feed.Maker, e *edit) error {
	if e.was.rows == e.now.rows {
		return nil
	}
	x.edition.index.Put(e.at, e.was.record, x.indexOptions())
	was := m.Lines(e.at)
	x.edition.index.Put(e.at, e.now.record, x.indexOptions())
	now := m.Lines(e.at)
	if len(was) != len(now) {
		return errWhole
	}
	for i, line := range now {
		for _, table := range []struct {
			name     string
			was, now []byte
		}{
			{address.QuotationsCSV, was[i].Table, line.Table}, {address.QuotationsLines, was[i].Object, line.Object},
		} {
			found, err := x.replace(tree, address.YearTable(line.Year, table.name), table.was, table.now)
			if err != nil || !found {
				return errors.Join(err, whole(!found))
			}
		}
		if err := x.rowBeside(tree, was[i], line); err != nil {
			return err
		}
	}
	return nil
}

// rowBeside puts the lines of a quotation anew in the tables beside pages.
func (x *amending) rowBeside(tree *output.Tree, was, now feed.Line) error {
	folders := slices.Compact(slices.Sorted(slices.Values(now.Folders)))
	for _, folder := range folders {
		for name, line := range map[string][2][]byte{
			folder + address.QuotationsCSV:  {was.Table, now.Table},
			folder + address.QuotationsJSON: {was.Object, now.Object},
		} {
			if _, there := slices.BinarySearch(x.last.Left.Names, name); !there {
				continue
			}
			if _, err := x.replace(tree, name, line[0], line[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// lines puts the lines of a story anew.
func (x *amending) lines(tree *output.Tree, m *feed.Maker, e *edit) error {
	x.edition.sums[e.name] = e.was.sum
	was := m.StoryLines(e.was.record)
	x.edition.sums[e.name] = e.now.sum
	now := m.StoryLines(e.now.record)
	for _, name := range []string{address.StoriesCSV, address.Stories} {
		if found, err := x.replace(tree, name, was[name], now[name]); err != nil || !found {
			return errors.Join(err, whole(!found))
		}
	}
	done := map[string]bool{}
	for _, mentioned := range e.now.record.Entities {
		of := x.edition.index.Find(mentioned)
		if of == nil {
			continue
		}
		name := address.NamedIn(of.Address()) + address.StoriesBeside
		_, there := slices.BinarySearch(x.last.Left.Names, name)
		if !there || done[name] {
			continue
		}
		done[name] = true
		if _, err := x.replace(tree, name, was[path.Base(name)], now[path.Base(name)]); err != nil {
			return err
		}
	}
	return nil
}

// replace puts a line of a file anew, and reports whether the file has it.
func (x *amending) replace(tree *output.Tree, name string, was, now []byte) (bool, error) {
	data, made := x.shelf.files[name]
	if !made {
		var err error
		if data, err = tree.Read(name); err != nil {
			return false, err
		}
	}
	at := bytes.Index(data, was)
	if at < 0 || at > 0 && data[at-1] != '\n' {
		return false, nil
	}
	x.kind[name] = "data"
	delete(x.shelf.sums, name)
	if len(now) == len(was) {
		copy(data[at:], now)
		x.shelf.files[name] = data
	} else {
		x.shelf.files[name] = slices.Concat(data[:at], now, data[at+len(was):])
	}
	return true, nil
}
