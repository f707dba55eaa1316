package site

import (
	"maps"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/oldaddress"
)

// This file makes the edition that reading all stories would make, where one of them has other
// quotations and nothing else is new, without reading any that nobody asks for: out of what was
// kept of the last build, in which that story's record is replaced. Wherever it is not certain that
// both are the same, all stories are read.

// restoring is an edition that is made so.
type restoring struct {
	*archive
	*edition
	kept    *outlined
	was     *claimed
	other   *edit
	planned int // how many pages there are but for those that lead on
}

// restored is the edition, with the findings and figures of the archive as they are now; nil: all
// stories are to be read.
func (a *archive) restored(last *lastBuild, report *Report) *edition {
	other := a.memo.other
	if a.skip != nil || a.isMeasured() || a.mayCollide() {
		return nil
	}
	x := &restoring{archive: a, other: other, was: a.memo.lastClaims(), kept: a.outline(last.Base)}
	if x.kept == nil || !x.kept.Plain || x.kept.Measured || x.was.Base != last.Base ||
		x.was.Stories != a.memo.stories || !x.was.whole(a, len(x.kept.Keys)) {
		return nil
	}
	at := x.kept.place(other.name)
	if at < 0 || !x.restore(at) {
		return nil
	}
	var apart bool
	if x.cards, apart = x.kept.cards(a, at); !apart {
		return nil
	}
	x.tellings(at, last)
	a.planPages(x.edition)
	lost, certain := x.keepOld(at)
	if !certain || !x.samePlaces(last) || !x.hidesTheSame() {
		return nil
	}
	now := &amending{archive: a, last: last, edits: []edit{*other}, ledger: &inLedger{x.old.PlacesOf(at), lost}}
	found, err := now.findingsNow()
	if err != nil || x.recalled.err() != nil {
		return nil
	}
	a.findings, a.since, a.until = found, last.Since, last.Until
	x.count(last, report)
	return x.edition
}

// count counts what there is.
func (x *restoring) count(last *lastBuild, report *Report) {
	report.Counts = last.Counts
	was, now := x.other.was.record, x.other.now.record
	report.Counts.Quotations += now.Quotations() - was.Quotations()
	report.Counts.Attributed += now.Attributed() - was.Attributed()
	report.Counts.Pages, report.Registry = x.planned, x.registry
	report.Remembered = len(x.stories) - 1
}

// mayCollide reports whether a file of the site's own may stand where the page of a speaker or a
// topic is to stand, some day.
func (a *archive) mayCollide() bool {
	below := func(name string) bool {
		return called.HasPrefix(name, address.Speakers.Front()) || called.HasPrefix(name, address.Topics.Front())
	}
	for _, o := range a.others {
		if below(address.Other(o.ID)) {
			return true
		}
	}
	return slices.ContainsFunc(a.staticNames, func(name string) bool { return below(oneOnDisk(name)) })
}

// restore makes the index of the last build, and puts the story's record in the place of what it
// was.
func (x *restoring) restore(at int) bool {
	o, r := x.indexOptions(), x.recalls(x.kept.Index.Heads)
	gone, read := x.withdrawn()
	if !read {
		return false
	}
	ix := x.kept.Index.Restored(o, gone, r.record)
	if ix == nil || !ix.Put(at, x.other.was.record, o) {
		return false
	}
	before := ix.SpokenBefore(at)
	if !ix.Replace(at, x.other.now.record, o) {
		return false
	}
	x.edition = &edition{index: ix, recalled: r, sums: map[string]string{}, plain: true}
	x.spoken = &index.Spoken{Now: ix.SpokenSince(x.was.Spoken, at, before, func(i int) ([16]byte, bool) {
		if i == at {
			return x.other.now.shown, true
		}
		return x.was.Shown[i], x.asRecorded(i)
	})}
	return true
}

// asRecorded reports whether what other pages may tell of a story is its record.
func (x *restoring) asRecorded(i int) bool {
	if _, apart := slices.BinarySearch(x.kept.Index.Apart, int32(i)); !apart {
		return true
	}
	f := x.recalled.story(i)
	return f != nil && f.record == x.index.Story(i)
}

// withdrawn are the records of the stories that were withdrawn.
func (x *restoring) withdrawn() (all []*index.Story, read bool) {
	for _, file := range x.kept.Files {
		src, is := x.sourceOf(file)
		if !is {
			return nil, false
		}
		f := x.readFirst(src)
		if f.err != nil || f.record == nil || f.record.Withdrawn == nil {
			return nil, false
		}
		all = append(all, f.record)
	}
	return all, true
}

// tellings notes what is told of the stories: of those that are others, or whose own words were
// amended since, it is worked out.
func (x *restoring) tellings(at int, last *lastBuild) {
	x.told, x.from = make([]told, len(x.kept.Keys)), make([]source, len(x.kept.Keys))
	for i := range x.told {
		x.told[i] = told{base: x.was.Bases[i], all: x.was.Told[i], shown: x.was.Shown[i]}
		x.from[i], _ = x.sourceOf(x.kept.Index.Heads[i].File)
	}
	others := []int{at}
	for _, one := range x.memo.amends(last.Base).Claims {
		others = append(others, one.At)
	}
	for _, i := range x.kept.Index.Apart {
		others = append(others, int(i))
	}
	for _, i := range others {
		if f := x.recalled.story(i); f != nil {
			x.told[i] = x.toldSums(f, x.index.Story(i), x.index.OwnPage(i))
		}
	}
}

// keepOld does as keepAddresses, and gives what is wrong with what the ledger has of the story. It
// is false where that is not certain.
func (x *restoring) keepOld(at int) (lost []diag.Finding, certain bool) {
	stories := make(map[string]oldaddress.Story, len(x.kept.Old.Aliases)+1)
	for _, of := range x.kept.Old.Aliases {
		stories[of.File] = oldaddress.Story{Story: &content.Story{File: of.File, Aliases: of.All}, Published: true}
	}
	now := []first{x.other.now}
	maps.Copy(stories, x.readable(now))
	x.old = oldaddress.New(oldaddress.Archive{
		Ledger: x.ledger, Registry: x.registry, Index: x.index, Plan: x.plan, Files: x.edition.files(x.archive),
		Stories: stories, Others: x.others, Undecided: x.undecidedIn(now),
		Again: &oldaddress.Again{Kept: x.kept.Old, At: at, Was: x.other.was.record, Now: x.other.now.record},
	})
	if x.checked = x.kept.Checked; x.checked {
		lost = x.old.CheckAgain(at)
	}
	x.planned = len(x.pages)
	x.settleAddresses()
	return lost, x.plain && x.old.Certain()
}

// samePlaces reports whether all pages stand that stood, and no link that led nowhere can lead to
// one that has come.
func (x *restoring) samePlaces(last *lastBuild) bool {
	there := make(map[string]bool, len(x.pages))
	for _, pages := range byStory(x.pages) {
		there[pages[0].Address] = true
	}
	stood := 0
	for _, t := range x.was.Tasks[:min(x.was.Pages, len(x.was.Tasks))] {
		if !there[t.Name] {
			return false
		}
		stood++
	}
	return stood == len(there) ||
		!slices.ContainsFunc(last.Findings, func(f diag.Finding) bool { return f.Code == "dangling-link" })
}
