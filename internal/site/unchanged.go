package site

import (
	"path/filepath"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/output"
)

// lastBuild is what is known of the last build to an output folder: from what it was made, what it
// said, and how it left the folder. A build to which nothing is new says the same and does nothing.
type lastBuild struct {
	From     digest    // of the program, the options and all files of the site
	Since    time.Time // the newest day of a story that had come, and the first that had not: between
	Until    time.Time // the two, the clock changes nothing. Zero: there is none
	Manifest digest
	Names    []string // of the files, sorted
	States   []output.State
	Sure     []bool
	Findings []diag.Finding
	Counts   Counts
	Kinds    []Kind
	Base     string
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
	m.digest(o.program())
	m.text(o.BaseURL)
	m.flags(o.Drafts, o.Future, o.SkipBroken, o.Lenient, o.Told)
	m.digest(in.sum())
	return m.sum()
}

// unchanged is the report of the last build to the folder, where this one would make the same and
// finds it as it was left; else nil.
func (m *memo) unchanged(tree *output.Tree, out string, o Options) *Report {
	began := time.Now()
	key, err := lastKey(out)
	if m == nil || err != nil {
		return nil
	}
	data, has := m.Get(key)
	last := new(lastBuild)
	if !has || cache.Decode(data, last, time.UTC) != nil || len(last.States) != len(last.Names) ||
		len(last.Sure) != len(last.Names) {
		return nil
	}
	tree.Trust(last.seen())
	if m.in == nil || m.in.unread || last.From != o.from(m.in) || !last.holds(o.Now) {
		return nil
	}
	young := tree.Seen(last.young())
	if !tree.Stands(last.Manifest, last.seen(), last.Names) {
		return nil
	}
	if last.grown(young, began) {
		m.Put(key, cache.Other, cache.Encode(last))
	}
	r := &Report{Findings: last.Findings, Counts: last.Counts, Kinds: last.Kinds, Base: last.Base, Made: true, Idle: true,
		Unchanged: len(last.Names), began: began}
	r.phase("nothing is new")
	return r
}

func (l *lastBuild) seen() output.Seen {
	seen := make(output.Seen, len(l.Names))
	for i, name := range l.Names {
		if l.Sure[i] {
			seen[name] = l.States[i]
		}
	}
	return seen
}

// young are the files that were changed so short before the build ended that their states say
// little.
func (l *lastBuild) young() []string {
	var names []string
	for i, name := range l.Names {
		if !l.Sure[i] {
			names = append(names, name)
		}
	}
	return names
}

// grown notes the states of files that were young and have been read since, where they were old
// enough at a time before that. It reports whether there are any.
func (l *lastBuild) grown(seen output.Seen, before time.Time) (any bool) {
	for i, name := range l.Names {
		state, read := seen[name]
		if read && before.Sub(time.Unix(0, state.Latest())) > youngest {
			l.States[i], l.Sure[i], any = state, true, true
		}
	}
	return any
}

// holds reports whether as many stories lie in the future as did.
func (l *lastBuild) holds(now time.Time) bool {
	return !l.Since.After(now) && (l.Until.IsZero() || l.Until.After(now))
}

// keepLast writes down what a build has made of the folder.
func (a *archive) keepLast(tree *output.Tree, out string, r *Report) {
	if a.memo == nil || a.memo.in == nil {
		return
	}
	key, err := lastKey(out)
	if err != nil {
		return
	}
	l := &lastBuild{From: a.o.from(a.memo.in), Since: a.since, Until: a.until, Findings: r.Findings, Counts: r.Counts,
		Kinds: r.Kinds, Base: r.Base}
	l.Manifest, l.Names = tree.Manifest()
	seen := tree.Seen(l.Names)
	for _, name := range l.Names {
		state, there := seen[name]
		l.States, l.Sure = append(l.States, state), append(l.Sure, there && tells(state))
	}
	a.memo.Put(key, cache.Other, cache.Encode(l))
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
