package importer

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/importer/cms"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/pack"
)

// Options say what is imported, and how.
type Options struct {
	Dir     string        // the site folder
	Sources []string      // files, folders, archives
	Formats []item.Format // that are asked, in this order
	Format  string        // the id of the one that is to read everything, or ""
	Map     *Map          // what the person who imports has said; nil: nothing
	Base    string        // the old site's address: what was below it was ours
	Dates   string        // "dmy" or "mdy": how 05/01/2004 is meant; "": the batch tells
	Stamps  bool          // a file's own stamp may be a story's date
	Private bool          // private and protected posts come in, as drafts
	DryRun  bool          // nothing is written
	Now     time.Time     // stories of a later day are not public yet, and nothing links to them

	// Progress, where not nil, is called with how many kilobytes of a step are done.
	Progress func(step string, done, all int)
}

// run is one import.
type run struct {
	o       Options
	site    *config.Site
	sources []*pack.Source
	files   []*source
	ledger  *ledger
	stage   *stage // nil: nothing is written
	disk    *disk
	report  *Report
	read    int64 // bytes of the files read so far, of all that are to be read twice
	all     int64
}

// source is one file of an export, with the format that reads it.
type source struct {
	*pack.File
	batch  int          // the number of the source that it belongs to
	format *item.Format // nil where none was recognised
}

// Import imports. The Report is never nil; with an error it tells how far the import has come. An
// error is one of the disk, of the options, or of ctx.
func Import(ctx context.Context, o Options) (*Report, error) {
	r := &run{o: o, report: newReport(o.DryRun)}
	if r.o.Map == nil {
		r.o.Map = &Map{}
	}
	err := r.whole(ctx)
	if r.stage != nil {
		err = errors.Join(err, r.stage.close())
	}
	for _, s := range r.sources {
		err = errors.Join(err, s.Close())
	}
	return r.report, err
}

func (r *run) whole(ctx context.Context) (err error) {
	if err := r.open(); err != nil {
		return err
	}
	if err := r.walk(); err != nil {
		return err
	}
	c := newCensus(r)
	if err := r.each(ctx, "reading", c); err != nil {
		return err
	}
	if err := c.decide(); err != nil {
		return err
	}
	w := newWriter(c)
	if err := w.writeTopics(); err != nil {
		return err
	}
	err = r.each(ctx, "writing", w)
	return errors.Join(err, w.finish(err == nil))
}

// open reads what the site folder has: its settings, and what earlier imports have left.
func (r *run) open() error {
	src, err := os.ReadFile(filepath.Join(r.o.Dir, "site.yaml"))
	if err != nil {
		return err
	}
	site, found := config.Read("site.yaml", src)
	if diag.HasErrors(found) {
		return called.Errorf("site.yaml has errors: onrecord check says which; mend them first")
	}
	r.site = site
	if r.ledger, err = readLedger(r.o.Dir); err != nil {
		return err
	}
	if r.o.DryRun {
		return (&stage{dir: r.o.Dir}).adopt(r.ledger, false)
	}
	r.stage, err = openStage(r.o.Dir, r.ledger)
	return err
}

// walk lists the files of all sources.
func (r *run) walk() error {
	site, err := filepath.Abs(r.o.Dir)
	if err != nil {
		return err
	}
	for n, name := range r.o.Sources {
		if whole, err := filepath.Abs(name); err != nil {
			return err
		} else if whole == site {
			return called.Errorf("%s is the archive itself; name the folder or file that another system has exported",
				name)
		}
		s, err := pack.Walk(name, site)
		if err != nil {
			return err
		}
		r.sources = append(r.sources, s)
		for _, f := range s.Files {
			r.files = append(r.files, &source{File: f, batch: n})
		}
		r.all += 2 * s.Bytes()
	}
	return nil
}

// pass is one reading of all files.
type pass interface {
	item.Sink
	item.Shower
	begin(n int, f *source) // of file n
	refused(what pack.Refused)
	unread(f *source, head []byte) // no format has recognised it
	failed() error                 // what a method has returned
}

// each reads every file once.
func (r *run) each(ctx context.Context, step string, p pass) error {
	for _, s := range r.sources {
		for _, what := range s.Refused {
			p.refused(what)
		}
	}
	for n, f := range r.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		p.begin(n, f)
		if err := r.file(ctx, step, f, p); err != nil {
			return err
		}
		r.read += f.Size
		r.progress(step, r.read)
	}
	return nil
}

func (r *run) progress(step string, read int64) {
	if r.o.Progress != nil {
		r.o.Progress(step, int(read>>10), int(r.all>>10))
	}
}

// file reads one file.
func (r *run) file(ctx context.Context, step string, f *source, p pass) error {
	in, err := r.input(f)
	if err != nil {
		return p.Aside(item.Place{Source: f.Name}, nil, "it cannot be read: "+err.Error())
	}
	if f.format == nil && r.o.Format == "" {
		if what := cms.Machinery(in); what != "" {
			return p.Skip(in.Place, what)
		}
	}
	if f.format == nil {
		f.format = r.recognise(in)
	}
	if f.format == nil {
		p.unread(f, in.Head)
		return p.failed()
	}
	open := in.Open
	in.Open = func() (rc readCloser, err error) {
		if rc, err = open(); err != nil {
			return nil, err
		}
		return &counted{ctx: ctx, readCloser: rc, tell: func(n int64) { r.progress(step, r.read+min(n, f.Size)) }}, nil
	}
	got := &heard{pass: p}
	err = safely(func() error { return f.format.Read(in, got) })
	switch {
	case p.failed() != nil:
		return p.failed()
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		why := fmt.Sprintf("reading it as %s stopped: %v; what stands before that place is imported", f.format.Title,
			err)
		return p.Aside(in.Place, nil, why)
	case got.n == 0 && len(in.Head) > 0:
		return p.Aside(in.Place, nil, "it was read as "+f.format.Title+", and nothing was found in it; if it holds "+
			"stories, say what it is with --format")
	}
	return nil
}

// heard counts what a reader hands on: one that finds nothing in a file must not pass it over.
type heard struct {
	pass
	n int
}

func (h *heard) Story(it item.Item) error { h.n++; return h.pass.Story(it) }

func (h *heard) Skip(at item.Place, what string) error { h.n++; return h.pass.Skip(at, what) }

func (h *heard) Aside(at item.Place, original []byte, why string) error {
	h.n++
	return h.pass.Aside(at, original, why)
}

// safely turns a panic in a reader into an error: a file that trips one must not keep the others
// out.
func safely(read func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = called.Errorf("the program failed on it (%v), which is a mistake of the program's", r)
		}
	}()
	return read()
}

// recognise asks every format, and takes the surest; of two that are as sure the first.
func (r *run) recognise(in item.Input) *item.Format {
	best, sure := -1, 0
	for i := range r.o.Formats {
		f := &r.o.Formats[i]
		if r.o.Format != "" {
			if f.ID == r.o.Format {
				return f
			}
			continue
		}
		if n := f.Recognises(in); n > sure {
			best, sure = i, n
		}
	}
	// What is by its name no story must look like one.
	const looksLikeOne = 60
	if best < 0 || sure < looksLikeOne && otherKind(in.Place.Source) != "" {
		return nil
	}
	return &r.o.Formats[best]
}

// Unknown is the error for a --format that there is not, or nil.
func Unknown(id string, formats []item.Format) error {
	var ids []string
	for _, f := range formats {
		if f.ID == id {
			return nil
		}
		ids = append(ids, f.ID)
	}
	slices.Sort(ids)
	hint := diag.DidYouMean(id, ids, "the formats are "+strings.Join(ids, ", "))
	return called.Errorf("there is no format %q; %s", id, hint)
}
