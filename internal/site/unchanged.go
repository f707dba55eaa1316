package site

import (
	"path/filepath"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/output"
)

// lastBuild is what is known of the last build to an output folder: from what it was made, what it
// said, and how it left the folder. A build to which nothing is new says the same and does nothing.
type lastBuild struct {
	From     digest    // of the program, the options and all files of the site
	Rest     digest    // the same, but for the bytes of the stories' files
	Stories  []digest  // of these, in the order of their names
	Base     digest    // what it was made from but for the stories' own words: see baseSum
	Since    time.Time // the newest day of a story that had come, and the first that had not: between
	Until    time.Time // the two, the clock changes nothing. Zero: there is none
	Left     output.Left
	Findings []diag.Finding
	Counts   Counts
	Kinds    []Kind
	Path     string // the base path
}

// lastKey names the last build to a folder.
func lastKey(out string) (digest, error) {
	path, err := filepath.Abs(out)
	m := mixer{}
	m.texts("last build", path)
	return m.sum(), err
}

// from is a digest of all that a site is made from, but for the clock.
func (o Options) from(in *inputs) digest {
	m := mixer{}
	m.digest(o.sum())
	m.digest(in.sum())
	return m.sum()
}

// sum is a digest of the program and the options.
func (o Options) sum() digest {
	m := mixer{}
	m.digest(o.program())
	m.text(o.BaseURL)
	m.flags(o.Drafts, o.Future, o.SkipBroken, o.Lenient, o.Told)
	return m.sum()
}

// rest is a digest of all that a site is made from but for the clock and the bytes of its stories'
// files, and the digests of these.
func (o Options) rest(in *inputs) (rest digest, stories []digest) {
	m := mixer{make([]byte, 0, 96*len(in.Names))}
	m.digest(o.sum())
	for i, name := range in.Names {
		m.text(name)
		if called.HasPrefix(name, storiesFolder) {
			stories = append(stories, in.Digests[i])
		} else {
			m.digest(in.Digests[i])
		}
	}
	return m.sum(), stories
}

// last is what is known of the last build to the folder; nil: nothing.
func (m *memo) last(out string) *lastBuild {
	key, err := lastKey(out)
	if m == nil || err != nil {
		return nil
	}
	data, has := m.Get(key)
	last := new(lastBuild)
	if !has || cache.Decode(data, last, time.UTC) != nil {
		return nil
	}
	return last
}

// unchanged is the report of the last build to the folder, where this one would make the same and
// finds it as it was left; else nil.
func (m *memo) unchanged(last *lastBuild, tree *output.Tree, out string, o Options) *Report {
	began := time.Now()
	if last == nil || m.in == nil || m.in.unread || last.From != o.from(m.in) || !last.holds(o.Now) {
		return nil
	}
	stands, grown := tree.Stands(&last.Left, began.Add(-youngest))
	if !stands {
		return nil
	}
	if key, err := lastKey(out); grown && err == nil {
		cache.PutPlain(m.Store, key, cache.Other, last)
	}
	r := &Report{Findings: last.Findings, Counts: last.Counts, Kinds: last.Kinds, Base: last.Path, Made: true,
		Idle: true, Unchanged: len(last.Left.Names), began: began}
	r.phase("nothing is new")
	return r
}

// holds reports whether as many stories lie in the future as did.
func (l *lastBuild) holds(now time.Time) bool {
	return !l.Since.After(now) && (l.Until.IsZero() || l.Until.After(now))
}

// keepLast writes down what a build has made of the folder, which it has left so.
func (a *archive) keepLast(left func(before time.Time) output.Left, out string, r *Report) {
	if a.memo == nil || a.memo.in == nil {
		return
	}
	key, err := lastKey(out)
	if err != nil {
		return
	}
	l := &lastBuild{From: a.o.from(a.memo.in), Since: a.since, Until: a.until, Findings: r.Findings, Counts: r.Counts,
		Kinds: r.Kinds, Path: r.Base}
	l.Rest, l.Stories = a.o.rest(a.memo.in)
	if a.memo.claims != nil {
		l.Base = a.memo.claims.Base
	}
	l.Left = left(time.Now().Add(-youngest))
	cache.PutPlain(a.memo.Store, key, cache.Other, l)
}

// clock notes between which two days of stories the clock stands.
func (a *archive) clock(all []first) {
	for _, f := range all {
		if f.brief == nil || f.brief.Date.IsZero() {
			continue
		}
		day := f.brief.Date.UTC()
		switch {
		case !day.After(a.o.Now):
			if day.After(a.since) {
				a.since = day
			}
		case a.until.IsZero() || day.Before(a.until):
			a.until = day
		}
	}
}
