package site

import (
	"fmt"
	"html/template"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/prose"
)

// edition is what is to be published: the plan of all pages, and what the second pass needs to make
// them.
type edition struct {
	lock      sync.RWMutex // held while an archive that is followed puts stories anew; see lastReading
	over      bool         // the index has become another edition's
	index     *index.Index
	plan      *page.Plan
	pages     []page.Page
	from      []source          // of the index's stories
	digests   []digest          // of their files, as the first pass read them
	frames    []content.Frame   // of what they are read again by; zero: from the beginning
	told      []told            // digests of what is told of them; with a memo only
	leads     [][]string        // where their own links lead, as written
	sums      map[string]string // the SHA-256 of each story's file, by the file
	images    []picture
	links     linker
	convert   *markup.Converter      // rewrites links
	old       *oldaddress.Addresses  // what has become of those published before
	measured  bool                   // see isMeasured
	spoken    *index.Spoken          // which words of each speaker are the same; with a memo only
	places    sync.Once              // of at
	at        map[string][]page.Page // where the pages stand; see place
	plain     bool                   // see outlined
	checked   bool                   // the same
	addresses oldaddress.Kept        // the same
	cards     *page.CardsBefore      // see page.Site
	recalled  *recalled              // its stories, where not all were read; else nil
	extras    []extra                // the other pages, in their order, then the registry's notes
}

// extra is Markdown that is no story.
type extra struct {
	file, address string
	line          int // of the file, on which the Markdown begins
	doc           *markup.Document
}

// html is the text without annotations.
func (x extra) html() template.HTML {
	return template.HTML(x.doc.HTML(prose.Join(x.doc.Parts()), 0, markup.Layer{}))
}

// read makes the first pass over the stories and plans the pages.
func (a *archive) read(report *Report) (*edition, error) {
	all := a.readAll(report)
	if e, err := a.followed(all, report); e != nil || err != nil {
		return e, err
	}
	records, files, err := a.gather(all)
	if err != nil {
		return nil, err
	}
	e := &edition{sums: map[string]string{}}
	a.buildIndex(e, all, records)
	a.keepSources(e, all, files)
	report.Counts, report.Index, report.Registry = counts(e.index), e.index, a.registry
	a.planPages(e)
	report.Counts.Pages = len(e.pages)
	before := len(a.findings)
	if err := a.keepAddresses(e, all); err != nil {
		return nil, err
	}
	var found []diag.Finding // that rest on what all pages rest on
	if !a.ledger.Empty() {
		report.Unrecorded = e.old.Unrecorded
	} else {
		found = slices.Clone(a.findings[before:])
	}
	a.checkReferences(e, all, files)
	late := slices.Concat(a.namesTold(e), a.namesBeside(e), a.hidesNobody(e), a.taken(e))
	a.findings = append(a.findings, late...)
	found = append(found, late...)
	if a.memo != nil && a.memo.held != nil {
		a.memo.held.last = &lastReading{e, a.memo.in, all, records, report.Counts, found}
	}
	report.phase("index")
	return e, nil
}

// readAll reads all stories for the first time.
func (a *archive) readAll(report *Report) []first {
	done := a.progress("reading", len(a.stories))
	all := make([]first, len(a.stories))
	eachSome(len(all), func(from, to int) {
		a.readSome(a.stories[from:to], all[from:to])
		for range to - from {
			done()
		}
	})
	a.clock(all)
	if a.memo != nil {
		report.Remembered = int(a.memo.known.Load())
	}
	report.phase("read")
	return all
}

// keepsSums reports whether a build keeps what the next one compares with; a preview does not.
//
//go:noinline
func (a *archive) keepsSums() bool { return a.memo != nil && a.memo.held == nil }

// buildIndex makes the edition's index, of what the last one had where that is enough.
func (a *archive) buildIndex(e *edition, all []first, records []*index.Story) {
	o := a.indexOptions()
	o.Kept = a.indexKept()
	if a.keepsSums() {
		o.Spoken = a.spokenBefore(all)
		e.spoken = o.Spoken
	}
	if e.index = a.indexFollowed(all, records, o); e.index == nil {
		e.index = index.Build(records, o)
	}
}

// keepSources keeps of the stories of the index where they came from, and what they were then.
func (a *archive) keepSources(e *edition, all []first, files map[string]int) {
	n := e.index.Len()
	e.from, e.digests, e.frames = make([]source, 0, n), make([]digest, 0, n), make([]content.Frame, 0, n)
	if a.keepsSums() {
		e.told, e.leads = make([]told, 0, n), make([][]string, 0, n)
	}
	for i := range e.index.Len() {
		s := e.index.Story(i)
		f := &all[files[s.File]]
		e.from = append(e.from, a.stories[files[s.File]])
		e.digests = append(e.digests, f.bytes)
		e.frames = append(e.frames, f.frame())
		e.sums[s.File] = f.sum
		if a.keepsSums() {
			e.told = append(e.told, a.toldSums(f, s, e.index.OwnPage(i)))
			e.leads = append(e.leads, destinations(f))
		}
	}
}

// indexKept is what the index keeps for the next reading; nil: there is none.
//
//go:noinline
func (a *archive) indexKept() *index.Kept {
	if a.memo == nil || a.memo.held == nil {
		return nil
	}
	return a.memo.held.index
}

// gather takes the findings of the first pass, compares the stories with one another, and returns
// the records of those to be published, with the place in a.stories of each record's file.
func (a *archive) gather(all []first) ([]*index.Story, map[string]int, error) {
	var briefs []*content.Story
	for _, f := range all {
		if f.err != nil {
			return nil, nil, f.err
		}
		a.findings = append(a.findings, f.findings...)
		if f.brief != nil {
			briefs = append(briefs, f.brief)
		}
	}
	a.findings = append(a.findings, withoutPack(all)...)
	a.findings = append(a.findings, untitled(briefs)...)
	clashes := content.CheckTogether(briefs)
	a.findings = append(a.findings, clashes...)
	clashing := map[string]bool{}
	for _, f := range clashes {
		clashing[f.File] = f.Severity == diag.Error || clashing[f.File]
	}
	var records []*index.Story
	files := map[string]int{}
	for i, f := range all {
		if f.record != nil && !clashing[f.record.File] {
			records = append(records, f.record)
			files[f.record.File] = i
		}
	}
	return records, files, nil
}

// withoutPack says, once a language, that nobody is attributed in its stories.
func withoutPack(all []first) []diag.Finding {
	stories := map[string]int{}
	for _, f := range all {
		stories[f.lang]++
	}
	var found []diag.Finding
	for _, f := range all {
		if n := stories[f.lang]; f.lang != "" && n > 0 {
			stories[f.lang] = 0
			found = append(found, diag.Finding{
				Pos: diag.Pos{File: f.brief.File}, Severity: diag.Warning, Code: "no-language-pack",
				Message: fmt.Sprintf("there is no language pack for %q: in its stories (%d) quotations are found by "+
					"their marks, and nobody is named", f.lang, n),
				Hint: "name speakers by decisions (annotations:), or mend lang: where it is wrong",
			})
		}
	}
	return found
}

func counts(ix *index.Index) Counts {
	c := Counts{Stories: ix.Len()}
	for i := range ix.Len() {
		s := ix.Story(i)
		c.Quotations += s.Quotations()
		c.Attributed += s.Attributed()
	}
	return c
}

func (a *archive) planPages(e *edition) {
	e.links = linker{base: a.config.BasePath(), pages: linksTo(places(e.index))}
	a.skip.linkable(e.links.pages)
	e.convert = markup.New(markup.Options{RawHTML: a.config.RawHTML, Link: e.links.link})
	e.measured = a.isMeasured()
	s := a.pageSite()
	s.CardsBefore = e.cards
	s.Measured, s.Notes = e.measured, map[string]template.HTML{}
	for _, o := range a.others {
		e.extras = append(e.extras, extra{o.File, address.Other(o.ID), o.BodyLine, e.convert.Markdown(o.Body)})
	}
	for _, entry := range a.registry.Entries {
		if len(entry.Note) > 0 {
			x := extra{entry.File, entry.Address(), entry.NoteLine, e.convert.Markdown(entry.Note)}
			e.extras = append(e.extras, x)
			s.Notes[entry.File] = x.html()
		}
	}
	e.plan = page.New(e.index, s)
	e.pages = e.plan.Pages()
}

// pageSite is what pages need to know of the site, but for what is worked out of its stories and
// the notes of the registry.
func (a *archive) pageSite() page.Site {
	cfg := a.config
	s := page.Site{
		Title: cfg.Title, BaseURL: cfg.BaseURL, BasePath: cfg.BasePath(), Language: cfg.Language,
		Description: cfg.Description,
		Publisher:   cfg.Publisher.Name, PublisherURL: cfg.Publisher.URL, IssueTracker: cfg.IssueTracker,
		PrintedNames: cfg.PrintedNames, Contact: cfg.Contact, License: cfg.License,
		Source: cfg.Has("source"), Search: cfg.Has("search"), Judged: a.judged, Outputs: a.outputs(),
	}
	if s.Cards = cfg.Cards; s.Cards {
		for _, r := range a.ledger.Stories {
			s.Recorded = append(s.Recorded, page.Recorded{Story: r.ID, Utterances: r.Utterances})
		}
	}
	for _, o := range a.others {
		s.Others = append(s.Others, page.Other{ID: o.ID, Title: o.Title.Value})
	}
	return s
}

// progress returns the function that is called when one of n pieces of a step is done.
//
//go:noinline
func (a *archive) progress(step string, n int) func() {
	var done atomic.Int64
	return func() {
		if k := done.Add(1); a.o.Progress != nil {
			a.o.Progress(step, int(k), n)
		}
	}
}
