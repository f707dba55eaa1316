package site

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"strings"
	"sync"
	"time"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/prose"
)

// press renders the pages of an edition into a sink.
type press struct {
	*archive
	*edition
	out     *meter
	feeds   *feed.Maker
	buffers sync.Pool
}

// publish makes every file of the edition and hands it to the sink.
func (a *archive) publish(e *edition, sink Sink, report *Report) error {
	p := &press{archive: a, edition: e, out: &meter{sink: sink, kinds: map[string]Kind{}}, feeds: a.feeds(e)}
	p.buffers.New = func() any { return new(bytes.Buffer) }

	done := a.progress("writing", len(e.pages))
	type outcome struct {
		findings []diag.Finding
		err      error
	}
	all := par.Map(e.pages, func(_ int, pg page.Page) outcome {
		defer done()
		found, err := p.page(pg)
		return outcome{found, err}
	})
	var errs []error
	for _, o := range all {
		a.findings = append(a.findings, o.findings...)
		errs = append(errs, o.err)
	}
	errs = append(errs, p.dataFiles(), p.files())
	report.Kinds = p.out.sorted()
	return errors.Join(errs...)
}

// page makes one page.
func (p *press) page(pg page.Page) ([]diag.Finding, error) {
	began := time.Now()
	body, err := p.body(pg)
	if err != nil {
		return nil, err
	}
	b := p.buffers.Get().(*bytes.Buffer)
	defer p.buffers.Put(b)
	b.Reset()
	if found := p.templates.Execute(b, pg.Kind, p.plan.View(pg, body)); len(found) > 0 {
		return found, nil
	}
	return nil, p.out.put(string(pg.Kind), pg.Path(), b.Bytes(), began)
}

// body is the part of a page that is made from a story's or a page's own text, as page.Plan.View wants it.
func (p *press) body(pg page.Page) (any, error) {
	switch {
	case pg.Story >= 0 && pg.Kind == page.KindSource:
		return p.sourceBody(pg.Story)
	case pg.Story >= 0:
		return p.storyBody(pg.Story)
	case pg.OtherPage() >= 0:
		return &page.OtherBody{HTML: p.extras[pg.OtherPage()].html()}, nil
	}
	return nil, nil
}

func (p *press) storyBody(i int) (*page.StoryBody, error) {
	r, err := p.readAgain(p.from[i], p.edition.convert)
	if err != nil {
		return nil, err
	}
	layer := p.plan.Layer(i)
	inline := func(kind prose.Kind) (all []template.HTML) {
		for _, n := range r.blocks(kind) {
			all = append(all, template.HTML(markup.Inline(r.text, n, layer)))
		}
		return all
	}
	b := &page.StoryBody{Headline: joined(inline(prose.Headline))}
	if !p.showsBody(i) {
		return b, p.besideStory(i, "")
	}
	b.Deck = joined(inline(prose.Deck))
	b.Highlights = inline(prose.Highlight)
	if dateline := r.blocks(prose.Dateline); len(dateline) > 0 {
		layer.Dateline = dateline[0]
	}
	b.Text = template.HTML(r.doc.HTML(r.text, r.first, layer))
	return b, p.besideStory(i, r.text.S)
}

// showsBody reports whether the story's access lets its own text be shown.
func (e *edition) showsBody(i int) bool { return e.index.Own(i).Access == index.Full }

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

func (p *press) sourceBody(i int) (*page.SourceBody, error) {
	s, _, err := p.parse(p.from[i])
	if err != nil || s == nil {
		return nil, err
	}
	words, wire := s.Body, s.Format == content.Wire
	if wire {
		words = s.Source
	}
	var b bytes.Buffer
	if err := markup.Source(&b, words, wire); err != nil {
		return nil, err
	}
	return &page.SourceBody{HTML: template.HTML(b.String())}, nil
}

// files copies the static files and the stories' images.
func (p *press) files() error {
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

func (p *press) copy(kind string, from fs.FS, name, to string) error {
	began := time.Now()
	data, err := fs.ReadFile(from, name)
	if err != nil {
		return err
	}
	return p.out.put(kind, to, data, began)
}
