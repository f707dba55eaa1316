package site

import (
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
)

// lastReading is the last edition of an archive that is followed in memory, with what it was made
// from.
type lastReading struct {
	*edition
	in      *inputs
	all     []first
	records []*index.Story // of which the index was made
	counts  Counts
	found   []diag.Finding // that rest on what all pages rest on
}

// followed is the last edition with some stories' own words put anew, where all else is what it
// was: what other pages may tell of them, their front matter, and every other file. Else it is nil.
func (a *archive) followed(all []first, report *Report) (*edition, error) {
	last := a.lastFollowed(all)
	if last == nil || a.isMeasured() != last.measured {
		return nil, nil
	}
	var changed []int
	for i := range all {
		now, was := &all[i], &last.all[i]
		switch {
		case now.at != was.at || now.err != nil:
			return nil, nil
		case now.record == was.record && now.brief == was.brief && now.bytes == was.bytes:
		case !last.tellsTheSame(was, now):
			return nil, nil
		default:
			changed = append(changed, i)
		}
	}
	records, files, err := a.gather(all)
	if err != nil {
		return nil, err
	}
	last.lock.Lock()
	defer last.lock.Unlock()
	last.renew(all, changed)
	last.records = records
	if !a.ledger.Empty() {
		last.pages = last.plan.Pages()
		last.places = sync.Once{}
		if err := a.keepAddresses(last.edition, all); err != nil {
			return nil, err
		}
		report.Unrecorded = last.old.Unrecorded
	}
	last.images = nil
	a.checkReferences(last.edition, all, files)
	a.findings = append(a.findings, last.found...)
	report.Counts, report.Index, report.Registry = last.counts, last.index, a.registry
	report.phase("index")
	return last.edition, nil
}

// lastFollowed is the last reading of an archive that is followed in memory, of the same files of
// which none but stories' are others; else nil.
func (a *archive) lastFollowed(all []first) *lastReading {
	if a.memo == nil || a.memo.held == nil {
		return nil
	}
	last := a.memo.held.last
	if last == nil || last.over || a.skip != nil || len(all) != len(last.all) || !last.sameOthers(a.memo.in) {
		return nil
	}
	return last
}

// indexFollowed is the index of the last reading, with the one record put anew that is another;
// else nil. Of the last edition nothing can be made then.
func (a *archive) indexFollowed(all []first, records []*index.Story, o index.Options) *index.Index {
	last := a.lastFollowed(all)
	if last == nil || len(records) != len(last.records) {
		return nil
	}
	changed, n := 0, 0
	for i := range records {
		if records[i] != last.records[i] {
			changed = i
			n++
		}
	}
	if n != 1 {
		return nil
	}
	last.lock.Lock()
	defer last.lock.Unlock()
	at := last.index.PlaceOf(last.records[changed])
	last.over = at >= 0 && last.index.Replace(at, records[changed], o)
	if !last.over {
		return nil
	}
	return last.index
}

// sameOthers reports whether all files but those of stories are what they were.
func (l *lastReading) sameOthers(in *inputs) bool {
	if in == nil || in.unread || !slices.Equal(in.Names, l.in.Names) {
		return false
	}
	for i, name := range in.Names {
		if in.Digests[i] != l.in.Digests[i] && !called.HasPrefix(name, storiesFolder) {
			return false
		}
	}
	return true
}

// tellsTheSame reports whether nothing but a story's own pages can tell what it is now from what it
// was.
func (l *lastReading) tellsTheSame(was, now *first) bool {
	if was.record == nil || now.record == nil || was.decided || now.decided || len(now.record.Hidden) > 0 {
		return false
	}
	at := l.placeOf(was)
	if at < 0 || l.index.OwnPage(at) != was.record { // something of it is told nowhere, or told otherwise
		return false
	}
	return was.tellsAs(&now.analysis)
}

// tellsAs reports whether other pages than a story's own can tell the same of it.
func (f *analysis) tellsAs(now *analysis) bool {
	return f.shown == now.shown && f.front == now.front && f.lang == now.lang && f.early == now.early &&
		f.marks == now.marks && sameDestinations(f.images, now.images)
}

func sameDestinations(some, others []reference) bool {
	return slices.EqualFunc(some, others, func(a, b reference) bool { return a.dest == b.dest })
}

// placeOf is the place of a story in the index, or -1.
func (l *lastReading) placeOf(f *first) int {
	return l.index.PlaceOf(f.record)
}

// renew puts stories anew. The lock is held.
func (l *lastReading) renew(all []first, changed []int) {
	for _, i := range changed {
		f, at := &all[i], l.placeOf(&l.all[i])
		l.index.Renew(at, f.record)
		l.digests[at], l.frames[at], l.sums[f.record.File] = f.bytes, f.frame(), f.sum
	}
	l.all = all
}
