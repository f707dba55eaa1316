package site

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/prose"
)

// publisher renders the pages of an edition into a sink.
type publisher struct {
	*archive
	*edition
	out     *meter
	feeds   *feed.Maker
	bags    *bags // nil: there is no search
	bundles sync.Pool

	remembers bool          // what is made is kept for the next build
	shared    digest        // see sharedSum
	base      digest        // see baseSum
	rests     func() *rests // worked out when they are asked for first
	was, now  *claimed      // of the last build, and of this one
	// by the digests of what tables told of the stories at the last build, those of their rows; see
	// rests
	toldBefore func() map[digest]string
	settled    *settled // what is known to stand as it is to stand; nil: nothing is
	reused     atomic.Int64
	failed     atomic.Bool // a file could not be made or written: the others are not wanted any more
}

//go:noinline
func (a *archive) publisher(e *edition, feeds *feed.Maker, sink Sink) *publisher {
	p := &publisher{archive: a, edition: e, out: &meter{sink: sink, kinds: map[string]Kind{}}, feeds: feeds}
	p.bundles.New = func() any { return new(bundle) }
	return p
}

// publish makes every file of the edition and hands it to the sink.
func (a *archive) publish(e *edition, sink Sink, report *Report) error {
	p := a.publisher(e, a.feeds(e), sink)
	p.bags = bagsOf(e.index, a.config.Has("search"))
	if a.memo != nil {
		p.remember()
	}

	// The search comes before the tables, so that the words of all stories are let go of when these
	// take the most room.
	searchFiles := func() outcome { return p.fails(p.searchFiles()) }
	files := func() outcome { return p.fails(p.files()) }
	var errs []error
	for _, step := range []func() outcome{p.pageFiles, searchFiles, p.dataFiles, files} {
		o := step()
		a.findings, errs = append(a.findings, o.findings...), append(errs, o.errs...)
		if len(errs) > 0 {
			break
		}
	}
	if len(errs) == 0 {
		p.keepClaims()
	}
	report.Kinds, report.Reused = p.out.sorted(), int(p.reused.Load())
	if len(errs) > 0 {
		return errs[0] // a full disk fails with every file: once is enough
	}
	return nil
}

// remember finds out what was made before, and of what.
func (p *publisher) remember() {
	p.remembers, p.was = true, p.memo.lastClaims()
	p.shared = p.sharedSum(p.edition)
	p.base = p.baseSum(p.edition, p.shared)
	p.rests = sync.OnceValue(func() *rests { return p.findRests() })
	p.now = &claimed{claims: claims{Base: p.base, Shared: p.shared}}
	p.toldBefore = sync.OnceValue(func() map[digest]string {
		told := make(map[digest]string, len(p.was.Tables))
		if p.was.Shared == p.shared && len(p.was.Rows) == len(p.was.Tables) {
			for i, sum := range p.was.Tables {
				told[sum] = p.was.Rows[i]
			}
		}
		return told
	})
}

// pageFiles makes the pages and what stands beside stories.
func (p *publisher) pageFiles() outcome {
	tasks := par.Map(byStory(p.pages), func(_ int, pages []page.Page) task {
		t := task{
			name: pages[0].Address, story: pages[0].Story, onBase: onBase(pages[0]), steps: len(pages),
			make: func(j *job) { j.pages(pages) }, key: func() (digest, bool) { return p.jobKey(pages) },
			stays: func() bool { return p.settled.pages(pages) },
		}
		if t.story < 0 {
			t.alone = func() (kind, path string) { return string(pages[0].Kind), pages[0].Path() }
		}
		return t
	})
	if p.now != nil {
		p.now.Pages = len(tasks)
	}
	return p.work(tasks, p.progress("writing", len(p.pages)))
}

// byStory cuts the pages into pieces of work: the pages of one story, which follow one another, are
// one piece, so that the story is read once for all of them.
func byStory(pages []page.Page) [][]page.Page {
	var jobs [][]page.Page
	for from := 0; from < len(pages); {
		to := from + 1
		for to < len(pages) && pages[from].Story >= 0 && pages[to].Story == pages[from].Story {
			to++
		}
		jobs = append(jobs, pages[from:to])
		from = to
	}
	return jobs
}

// job is one piece of work.
type job struct {
	*publisher
	story *reading // the story of the pages, once it is read
	made  *bundle
	keep  bool // what is made is to be kept: all of it is held until the work ends
	outcome
}

// job begins a piece of work. It has to be ended.
//
//go:noinline
func (p *publisher) job(keep bool) *job {
	return &job{publisher: p, made: p.bundles.Get().(*bundle), keep: keep}
}

func (j *job) end() {
	if j.story != nil {
		j.story.doc.Release()
	}
	j.made.reset()
	if j.lends(j.made.bytes.Cap()) {
		j.made.bytes = bytes.Buffer{}
	}
	j.bundles.Put(j.made)
	j.made = nil
}

type outcome struct {
	findings []diag.Finding
	errs     []error
}

// pages makes the pages of a piece of work.
func (j *job) pages(all []page.Page) {
	for _, pg := range all {
		j.page(pg)
	}
}

func (j *job) fail(err error) {
	j.failed.Store(true)
	j.errs = append(j.errs, err)
}

// page makes one page.
func (j *job) page(pg page.Page) {
	if j.failed.Load() {
		return
	}
	if err := j.make(pg); err != nil {
		j.fail(err)
	}
}

func (j *job) make(pg page.Page) error {
	began := time.Now()
	body, err := j.body(pg)
	if err != nil {
		return err
	}
	view := j.plan.View(pg, body)
	var found []diag.Finding
	err = j.write(began, string(pg.Kind), pg.Path(), func(b *bytes.Buffer) error {
		if found = j.templates.Execute(b, pg.Kind, view); len(found) > 0 {
			return errNoPage
		}
		return nil
	})
	if errors.Is(err, errNoPage) {
		j.findings = append(j.findings, found...)
		return nil
	}
	return err
}

// errNoPage is that of a template that fails. A finding says why.
var errNoPage = errors.New("the page cannot be made")

// reading is story i, read once more: the first pass kept no text.
func (j *job) reading(i int) (*reading, error) {
	if j.story != nil {
		return j.story, nil
	}
	was, frame := j.asRead(i)
	r, err := j.readAgain(j.from[i], was, frame, j.edition.convert, j.made.file)
	if err != nil {
		return nil, err
	}
	j.made.file = r.story.Source[:0]
	j.story = &r
	return j.story, nil
}

// asRead is a digest of the files of story i as they were read, and of what they are read by again.
func (e *edition) asRead(i int) (digest, *content.Frame) {
	if e.recalled == nil {
		return e.digests[i], &e.frames[i]
	}
	f := e.recalled.story(i)
	if f == nil {
		return digest{}, new(content.Frame) // it is not what it was
	}
	frame := f.frame()
	return f.bytes, &frame
}

// body is the part of a page that is made from a story's or a page's own text, as page.Plan.View
// wants it.
func (j *job) body(pg page.Page) (any, error) {
	switch {
	case pg.Story >= 0 && pg.Kind == page.KindSource:
		return j.sourceBody(pg.Story)
	case pg.Story >= 0:
		return j.storyBody(pg.Story)
	case pg.OtherPage() >= 0:
		return &page.OtherBody{HTML: j.extras[pg.OtherPage()].html()}, nil
	}
	return nil, nil
}

func (j *job) storyBody(i int) (*page.StoryBody, error) {
	r, err := j.reading(i)
	if err != nil {
		return nil, err
	}
	layer := j.plan.Layer(i)
	inline := func(kind prose.Kind) (all []template.HTML) {
		for _, block := range markup.Inline(r.text, r.blocks(kind), layer) {
			all = append(all, template.HTML(block))
		}
		return all
	}
	b := &page.StoryBody{Headline: joined(inline(prose.Headline)), Places: layer.Places}
	if !j.showsBody(i) {
		return b, j.besideStory(i, "")
	}
	b.Deck = joined(inline(prose.Deck))
	b.Highlights = inline(prose.Highlight)
	if dateline := r.blocks(prose.Dateline); len(dateline) > 0 {
		layer.Dateline = dateline[0]
	}
	j.made.room = r.doc.AppendHTML(j.made.room[:0], r.text, r.first, layer)
	b.Text = borrowed(j.made.room)
	j.keepWords(i, r.text.S)
	return b, j.besideStory(i, r.text.S)
}

// borrowed are bytes as HTML, without a copy. The page is rendered before they change.
func borrowed(b []byte) template.HTML {
	return template.HTML(unsafe.String(unsafe.SliceData(b), len(b)))
}

// showsBody reports whether the story's access lets its own text be shown.
//
//go:noinline
func (e *edition) showsBody(i int) bool { return e.index.OwnPage(i).Access == index.Full }

func joined(parts []template.HTML) template.HTML {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(string(part))
	}
	return template.HTML(b.String())
}

func (j *job) sourceBody(i int) (*page.SourceBody, error) {
	r, err := j.reading(i)
	if err != nil {
		return nil, err
	}
	words, wire := r.story.Body, r.story.Format == content.Wire
	if wire {
		words = r.story.Source
	}
	j.made.room = markup.AppendSource(j.made.room[:0], words, wire)
	return &page.SourceBody{HTML: borrowed(j.made.room)}, nil
}

// files copies the static files and the stories' images.
func (p *publisher) files() error {
	for _, name := range p.staticNames {
		if err := p.copy("static", p.static, name, name); err != nil {
			return err
		}
	}
	for _, pic := range p.images {
		if err := p.copy("image", p.archive.files, pic.file, pic.publish); err != nil {
			return err
		}
	}
	return nil
}

func (p *publisher) copy(kind string, from fs.FS, name, to string) error {
	began := time.Now()
	data, err := fs.ReadFile(from, name)
	if err != nil {
		return err
	}
	return p.out.put(kind, to, data, began)
}
