package importer

import (
	"errors"
	"io/fs"
	"os"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/pack"
	"github.com/onrecord/onrecord/internal/par"
)

// writer is the second reading: it writes the stories, a batch at a time.
type writer struct {
	*census
	review *review
	next   int // the number of the next item
	batch  []*job
	bytes  int
	err    error
}

// A batch is as much as is held at once.
const (
	batchStories = 32
	batchBytes   = 2 << 20
)

// job is one story with the item whose words it has.
type job struct {
	*story
	it   item.Item
	from *source
	out  output
	do   deed
}

func newWriter(c *census) *writer {
	return &writer{census: c, review: newReview(c.o.Dir, c.stage)}
}

func (w *writer) begin(n int, f *source) { w.now, w.at = int32(n), f }
func (w *writer) failed() error          { return w.err }

// fail keeps the first error, which ends the reading.
func (w *writer) fail(err error) error {
	if w.err == nil {
		w.err = err
	}
	return w.err
}

func (w *writer) refused(what pack.Refused) {
	w.report.Read++
	w.fail(w.aside(item.Place{Source: what.Name}, nil, what.Why))
}

// unread takes a file that no format has recognised.
func (w *writer) unread(f *source, head []byte) {
	kind := otherKind(f.Name)
	switch {
	case kind != "":
		w.report.Skipped[kind]++
	case f.Size == 0:
		w.report.Skipped["empty files"]++
	default:
		w.report.Read++
		w.fail(w.asideFile(f, whyUnread(f.Name, head)))
	}
}

// Columns was told in the census.
func (w *writer) Columns(item.Place, []item.Column) {}

// Skip counts what is no story.
func (w *writer) Skip(_ item.Place, what string) error {
	w.report.Skipped[what]++
	return w.err
}

// Aside sets aside what a format could not read.
func (w *writer) Aside(at item.Place, original []byte, why string) error {
	w.report.Read++
	w.report.Formats[w.at.format.Title]++
	if original == nil && at.Line == 0 && at.Source == w.at.Name {
		return w.fail(w.asideFile(w.at, why))
	}
	return w.fail(w.aside(at, original, why))
}

// Story takes one item, in the same order as the census has.
func (w *writer) Story(it item.Item) error {
	if w.next >= len(w.items) {
		return w.fail(called.Errorf("%s has grown while it was read; import again", w.at.Name))
	}
	what := w.items[w.next]
	w.next++
	if what.fate == isThrown {
		w.report.Skipped["posts in the other system's bin"]++
		return w.err
	}
	w.report.Read++
	w.report.Formats[w.at.format.Title]++
	s := w.stories[what.story]
	switch {
	case what.fate == isSame:
		w.report.Same++
	case what.fate == isOlder:
		w.report.Older++
	case s.why != "":
		return w.fail(w.aside(it.Place, it.Original, s.why))
	case s.fate == isOutdated:
		w.report.Older++
	default:
		return w.fail(w.take(s, it))
	}
	return w.err
}

// take puts a story into the batch.
func (w *writer) take(s *story, it item.Item) error {
	if len(it.Original) > keepOriginal {
		it.Original = nil
	} else {
		it.Original = append([]byte(nil), it.Original...) // it is needed where the story is set aside after all
	}
	w.batch = append(w.batch, &job{story: s, it: it, from: w.at})
	w.bytes += len(it.Body.Text) + len(it.Original)
	if len(w.batch) < batchStories && w.bytes < batchBytes {
		return w.err
	}
	return w.flush()
}

// keepOriginal is the largest original that is kept in import-review; of others their place is
// told.
const keepOriginal = 1 << 20

// flush writes the batch: what is to be done is worked out side by side, noted in the journal, and
// done.
func (w *writer) flush() error {
	batch := w.batch
	w.batch, w.bytes = nil, 0
	if err := errors.Join(par.Map(batch, func(_ int, j *job) error { return w.work(j) })...); err != nil {
		return err
	}
	if w.stage != nil {
		var notes []byte
		for _, j := range batch {
			if j.do.puts() {
				notes = append(notes, j.do.line.json()...)
			}
		}
		if err := w.stage.note(notes); err != nil {
			return err
		}
		if err := errors.Join(par.Map(batch, func(_ int, j *job) error { return w.do(j) })...); err != nil {
			return err
		}
	}
	for _, j := range batch {
		if err := w.tell(j); err != nil {
			return err
		}
	}
	return nil
}

// work composes a story and finds out what is to be done with it. It runs beside others.
func (w *writer) work(j *job) (err error) {
	j.out = w.compose(j)
	if j.out.why != "" {
		return nil
	}
	j.do, err = w.judge(j)
	return err
}

// do writes what a deed puts: first what stands beside the story, so that no story is ever there
// without what limits it.
func (w *writer) do(j *job) error {
	if !j.do.puts() {
		return nil
	}
	for _, p := range j.out.images {
		if err := w.putImage(j, p); err != nil {
			return err
		}
	}
	if j.out.notes != nil {
		if err := w.stage.put(j.out.sidecar(), j.out.notes); err != nil {
			return err
		}
	}
	return w.stage.put(j.out.file, j.out.data)
}

// tell notes what was done.
func (w *writer) tell(j *job) error {
	if j.out.why != "" {
		return w.aside(j.it.Place, j.it.Original, j.out.why)
	}
	s := Story{File: j.do.file, From: placeText(j.it.Place), Action: j.do.action, Why: j.do.why}
	if j.do.line != nil {
		w.ledger.put(j.do.line)
	}
	if j.do.offer {
		review, err := w.review.put(j.it.Place, extOf(j.out.file), j.out.data, j.do.why)
		if err != nil {
			return err
		}
		s.Review = review
	}
	w.report.story(s)
	add(w.report.LeftOut, j.out.left)
	add(w.report.LeftOut, j.it.Left)
	add(w.report.Notes, j.out.made)
	w.report.DatesFrom[j.date.From]++
	w.report.count(j)
	j.story.forget()
	return nil
}

// forget lets go of what is needed until a story is written, and by nothing that leads to it.
func (s *story) forget() {
	s.url, s.slug, s.reason = "", "", ""
	s.old, s.tags, s.mended = nil, nil, nil
	s.updated, s.embargo = nil, nil
}

func (r *Report) count(j *job) {
	if j.out.withdrawn {
		r.Withdrew++
	}
	if j.out.draft {
		r.Drafts++
	}
	if j.it.NoText {
		r.Limited++
	}
}

// aside sets a piece aside.
func (w *writer) aside(at item.Place, original []byte, why string) error {
	review, err := w.review.put(at, extOf(at.Source), original, why)
	w.report.SetAside++
	w.report.Asides = append(w.report.Asides, Aside{From: placeText(at), Why: why, Review: review})
	return err
}

// asideFile sets a whole file aside.
func (w *writer) asideFile(f *source, why string) error {
	return w.aside(item.Place{Source: f.Name}, f.small(), why)
}

// writeTopics writes the files of the topics that the stories need.
func (w *writer) writeTopics() error {
	for _, t := range w.made {
		var f front
		f.text("name", t.name)
		data := []byte("---\n" + f.String() + "---\n")
		w.report.Topics = append(w.report.Topics, t.id)
		if w.stage == nil {
			continue
		}
		sum := digestOf(data).String()
		if err := w.stage.note(encode(lineJSON{Topic: t.id, Written: sum})); err != nil {
			return err
		}
		if err := w.stage.put(topicFile(t.id), data); err != nil {
			return err
		}
		w.ledger.topics[t.id] = sum
	}
	return nil
}

// finish ends an import, be it whole or stopped: what was done is remembered.
func (w *writer) finish(whole bool) error {
	var errs []error
	if w.err == nil {
		errs = append(errs, w.flush())
	}
	w.report.Stopped = !whole
	if whole {
		w.report.notTopics(w.census)
		errs = append(errs, w.review.tidy(w.o.Sources))
	}
	if w.lost > 0 {
		w.report.Notes["old addresses that cannot lead on: they hold a question mark, or are the site's own"] += w.lost
	}
	if w.stage != nil {
		errs = append(errs, w.stage.putLedger(w.ledger))
	}
	return errors.Join(errs...)
}

// asWritten is what an earlier import has written of a story, where it still stands.
func (w *writer) asWritten(x *line) (src, notes []byte, err error) {
	if src, err = os.ReadFile(w.path(x.file)); err != nil {
		return nil, nil, err
	}
	notes, err = os.ReadFile(w.path(content.SidecarName(x.file)))
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return src, notes, err
}
