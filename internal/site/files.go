package site

import (
	"bytes"
	"path"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
)

// feeds makes the maker of the archive's files.
func (a *archive) feeds(e *edition) *feed.Maker {
	cfg := a.config
	return feed.New(e.index, feed.Site{
		Title: cfg.Title, BaseURL: cfg.BaseURL, Language: cfg.Language, Description: cfg.Description,
		Publisher: cfg.Publisher.Name, License: cfg.License,
		Engine: annotate.Version(), Outputs: a.outputs(),
		Original: e.original,
	})
}

// original is the SHA-256 of a story's file.
func (e *edition) original(s *index.Story) string {
	if sum, known := e.sums[s.File]; known {
		return sum
	}
	return e.recalled.sum(s.File)
}

// outputs are the optional outputs that the settings ask for.
func (a *archive) outputs() feed.Outputs {
	has := a.config.Has
	return feed.Outputs{Feeds: has("feeds"), Data: has("data"), Text: has("text"), Annotations: has("annotations")}
}

// dataFiles makes the archive's feeds, tables and sitemaps.
func (p *publisher) dataFiles() outcome {
	if p.config.Has("data") && !(p.remembers && len(p.was.Tables) > 0) { // else few tables are made
		ahead := p.feeds.Ahead(p.aside)
		defer ahead.End()
		par.Each(p.index.Len(), ahead.Make)
	}
	tasks := par.Map(p.fileList(), func(_ int, f feed.File) task {
		return task{
			name: f.Path, story: -1, onBase: fileOnBase(f.Path), key: func() (digest, bool) { return p.fileKey(f) },
			stays: func() bool { return p.tellsRests(f) && p.settled.file(f.Path) },
			alone: func() (kind, path string) { return f.Kind, f.Path },
			make: func(j *job) {
				write := f.Write
				if was := p.earlier(f); was != nil {
					j.made.bytes.Grow(len(was.Data) + bytes.MinRead)
					write = func(b *bytes.Buffer) error { return f.Again(b, was) }
				}
				if err := j.write(time.Now(), f.Kind, f.Path, write); err != nil {
					j.fail(err)
				}
			},
		}
	})
	return p.work(tasks, nil)
}

// aside is room for what is made ahead, or nil.
func (p *publisher) aside() feed.Aside {
	if p.memo == nil {
		return nil
	}
	f, err := p.memo.Aside()
	if err != nil {
		return nil
	}
	return f
}

// tellsRests reports whether it is known what a file rests on. Of a copy of a feed at a former
// address, that is not what stands there.
func (p *publisher) tellsRests(f feed.File) bool {
	_, known := p.rests().beside[path.Dir(f.Path)+"/"]
	return known || f.Rows != nil
}

// earlier is a table of quotations or stories as the last build has made it, where that is kept and
// what its rows rest on is known; else nil.
func (p *publisher) earlier(f feed.File) *feed.Earlier {
	if f.Again == nil || !p.remembers || p.was.Shared != p.shared || len(p.was.Tables) == 0 {
		return nil
	}
	was := p.was.of(f.Path)
	switch {
	case was == nil || len(was.Files) != 1:
		return nil
	case f.Rows == nil:
		return p.earlierStories(was.Files[0])
	case was.Key == (digest{}):
		return nil
	}
	data, has := p.memo.Get(bytesKey(was.Key))
	p.memo.Drop(bytesKey(was.Key)) // another takes its place: what it tells is not to be kept for having been read
	if !has || int64(len(data)) != was.Files[0].Size {
		return nil
	}
	tables := p.rests().tables
	return &feed.Earlier{Data: data, Same: func(story int32) bool {
		if p.settled.story(int(story)) {
			return true
		}
		_, same := p.toldBefore()[tables[story]]
		return same
	}}
}

// earlierStories is a table of stories as the last build has made it, where it stands in the output
// folder still: it is made anew with almost every edit, and not kept.
func (p *publisher) earlierStories(was bundledFile) *feed.Earlier {
	h, is := p.out.sink.(holder)
	if !is {
		return nil
	}
	data, err := h.Read(was.Path)
	if err != nil || digestOf(data) != was.Digest {
		return nil
	}
	if s := p.settled; s != nil {
		return &feed.Earlier{Data: data, Same: func(story int32) bool { return !s.otherwise.Stories[story] }}
	}
	told := make(map[digest]bool, len(p.was.Told))
	for _, sum := range p.was.Told {
		told[sum] = true
	}
	return &feed.Earlier{Data: data, Same: func(story int32) bool { return told[p.told[story].all] }}
}

// fileList lists the archive's feeds, tables and sitemaps.
func (p *publisher) fileList() []feed.File {
	var found []string
	for _, pg := range p.pages {
		if !pg.NoIndex {
			found = append(found, pg.Address)
		}
	}
	files := p.feeds.Files()
	files = append(files, p.movedFeeds(files)...)
	if p.config.Has("data") {
		files = append(files, feed.File{Path: address.Permalinks, Kind: "data", Write: p.permalinks})
	}
	return append(files, p.feeds.Sitemap(found)...)
}

// permalinks writes the table of all addresses. Where it is settled which there are, it is that of
// before but for the line of a story.
func (p *publisher) permalinks(b *bytes.Buffer) error {
	if p.settled != nil {
		data := p.standing(address.Permalinks)
		if data != nil && p.old.WriteTableAgain(b, data, p.settled.at, p.samePages()) {
			return nil
		}
		if p.recalled != nil {
			return errWhole // nothing is known of what other stories have lost
		}
	}
	return p.old.WriteTable(b)
}

// standing is a file that stands in the output folder as the last build has made it; else nil.
func (p *publisher) standing(name string) []byte {
	was, h := p.was.of(name), p.out.sink.(holder)
	data, err := h.Read(name)
	if err != nil || was == nil || len(was.Files) != 1 || digestOf(data) != was.Files[0].Digest {
		return nil
	}
	return data
}

// movedFeeds are copies of the feeds of entries at their former ids: a feed reader follows no page
// that leads on. Each names the feed's own address.
func (p *publisher) movedFeeds(files []feed.File) []feed.File {
	at := map[string]feed.File{}
	for _, f := range files {
		if called.HasSuffix(f.Path, "/"+address.Feed) {
			at[f.Path] = f
		}
	}
	var out []feed.File
	for _, pg := range p.pages {
		to, leads := p.old.LeadsTo(pg.Address)
		if !leads {
			continue
		}
		_, ofEntry := address.ReadEntry(pg.Address)
		if f, has := at[to+address.Feed]; has && ofEntry && called.HasSuffix(pg.Address, "/") {
			out = append(out, feed.File{Path: pg.Address + address.Feed, Kind: f.Kind, Write: f.Write})
		}
	}
	return out
}

// write makes one file behind those made before and hands it to the sink. Work on it began at a
// time.
func (j *job) write(began time.Time, kind, path string, make func(*bytes.Buffer) error) error {
	if !j.keep {
		j.made.reset()
	}
	b := &j.made.bytes
	from := b.Len()
	if err := make(b); err != nil {
		return err
	}
	data := b.Bytes()[from:]
	sum := digestOf(data)
	j.made.Files = append(j.made.Files, bundledFile{kind, path, sum, int64(len(data))})
	if !j.lends(len(data)) {
		return j.out.putSummed(kind, path, data, sum, began)
	}
	j.out.count(kind, int64(len(data)), began)
	return j.out.sink.(*standing).keep(path, data, sum)
}

// lends reports whether the sink keeps a file of so many bytes in the room in which it was made,
// which is not used again then: to copy a long one would take as much once more.
func (p *publisher) lends(size int) bool {
	_, is := p.out.sink.(*standing)
	return is && size >= 1<<16
}

// besideStory writes what stands beside the page of story i. text is its readable text, "" where
// that is not shown.
func (j *job) besideStory(i int, text string) error {
	for _, f := range j.feeds.BesideStory(feed.Story{At: i, Own: j.index.OwnPage(i), Text: text}) {
		if err := j.write(time.Now(), f.Kind, f.Path, f.Write); err != nil {
			return err
		}
	}
	return nil
}
