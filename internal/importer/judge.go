package importer

import (
	"path"

	"github.com/onrecord/onrecord/internal/content"
)

// deed is what is done with a story.
type deed struct {
	action string
	file   string
	line   *line  // what is remembered; nil: nothing new
	why    string // for the report
	offer  bool   // what would have been written goes into import-review
}

// puts reports whether anything is written into content/.
func (d deed) puts() bool { return d.action == written || d.action == updated }

// judge compares what an import would write with what stands there. An editor's words are never
// written over: a file that is not what the last import wrote is an editor's.
func (w *writer) judge(j *job) (deed, error) {
	now := &line{
		key: j.key, from: placeText(j.it.Place), original: j.digest, version: j.version, when: j.when, file: j.out.file,
		written: digestOf(j.out.data), images: j.out.imageDigests(),
	}
	if j.out.notes != nil {
		now.notes = digestOf(j.out.notes)
	}
	before := j.prior
	if before == nil {
		return deed{action: written, file: now.file, line: now}, nil
	}
	now.key = before.key
	there, err := w.standing(before)
	if err != nil {
		return deed{}, err
	}
	changed := before.original != j.digest
	switch {
	case there.same(now):
		return deed{action: unchanged, file: now.file, line: now}, nil
	case there.untouched(before, now):
		return deed{action: updated, file: now.file, line: now}, nil
	case !changed:
		return deed{action: leftAlone, file: before.file, why: there.how()}, nil
	}
	return w.bothChanged(j, before, there)
}

// bothChanged offers the source's new version for review, as long as nobody has dealt with it: the
// editor who has deletes it there.
func (w *writer) bothChanged(j *job, before *line, there standing) (deed, error) {
	if before.offered == j.digest && !w.review.has(j.it.Place, extOf(j.out.file)) {
		return deed{action: leftAlone, file: before.file, why: there.how()}, nil
	}
	offered := *before
	offered.offered = j.digest
	why := there.how() + ", and the source has a new version of it; bring the two together in " + before.file +
		", then delete this file and its .why"
	return deed{action: bothChanged, file: before.file, line: &offered, why: why, offer: true}, nil
}

// standing is what stands in the archive where an import has written.
type standing struct {
	there   bool
	written digest
	notes   digest // zero without a sidecar
}

func (w *writer) standing(before *line) (s standing, err error) {
	if s.written, s.there, err = fileDigest(w.path(before.file)); err != nil {
		return s, err
	}
	s.notes, _, err = fileDigest(w.path(content.SidecarName(before.file)))
	return s, err
}

func (s standing) same(now *line) bool {
	return s.there && s.written == now.written && (s.notes == now.notes || now.notes == digest{})
}

// untouched reports whether all is as the last import has left it. A sidecar that an editor has put
// beside a story's own front matter is no change of the story.
func (s standing) untouched(before, now *line) bool {
	none := digest{}
	sameNotes := s.notes == before.notes || before.notes == none && now.notes == none
	return s.there && sameNotes && s.written == before.written && path.Ext(before.file) == path.Ext(now.file)
}

func (s standing) how() string {
	if !s.there {
		return "an editor has deleted it"
	}
	return "an editor has changed it"
}
