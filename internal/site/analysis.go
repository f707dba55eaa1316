package site

import (
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// storyBase is the part of every analysis' key that is the same for all stories: the program, the
// settings and options that a story is read by.
func (a *archive) storyBase() digest {
	m := mixer{}
	m.text("analysis")
	m.digest(a.settingsSum())
	return m.sum()
}

// settingsSum is a digest of the program, and of the settings and options that a story is read by.
func (a *archive) settingsSum() digest {
	cfg := a.config
	m := mixer{}
	m.digest(a.o.program())
	m.texts(cfg.Timezone, cfg.Language)
	m.number(cfg.MaxStoryBytes)
	m.value(cfg.Threshold)
	m.flags(cfg.RawHTML, cfg.Has("data"), a.o.Drafts, a.o.Future, a.o.Told, a.raw)
	return m.sum()
}

// program is the program's digest, or what a test has put in its place.
func (o Options) program() digest {
	if o.stamp != (digest{}) {
		return o.stamp
	}
	return program()
}

// storyKey is the key of a story's analysis: all that it rests on but for three things, which stand
// with the analysis and are compared (fits): whether its day has come; what the ledger has of it,
// which cannot be known before its id is; and the registry, of which it can meet but a part.
//
//go:noinline
func (a *archive) storyKey(src source, bytes digest) digest {
	return mixed(func(m *mixer) {
		m.digest(a.memo.stories)
		m.texts(src.name, src.sidecar)
		m.digest(bytes)
	})
}

// seenBytes is the digest of a story's files as it was found before any was read.
func (a *archive) seenBytes(src source) (digest, bool) {
	if a.memo == nil {
		return digest{}, false
	}
	words, has := a.memo.in.digest(src.name)
	notes := digestOf(nil)
	if has && src.sidecar != "" {
		notes, has = a.memo.in.digest(src.sidecar)
	}
	return bothSums(words, notes), has
}

// fits reports whether an analysis that is remembered is that of the story today.
func (a *archive) fits(got *analysis) bool {
	return got.brief != nil && got.early == got.brief.Date.After(a.o.Now) &&
		got.marks == marksSum(a.recorded[got.brief.ID]) && a.meetsTheSame(got)
}

// marksSum is a digest of what the ledger tells of a story's utterances.
func marksSum(all []annotate.Published) digest {
	if len(all) == 0 {
		return digest{}
	}
	m := mixer{}
	for _, p := range all {
		m.text(p.ID)
		m.texts(p.Around...)
	}
	return m.sum()
}

// recall is the analysis that is remembered under a key.
func (a *archive) recall(key digest) (analysis, bool) {
	if a.memo.held != nil {
		return a.recallHeld(key)
	}
	data, has := a.memo.Get(key)
	if !has {
		return analysis{}, false
	}
	got, read := a.readAnalysis(data)
	if !read || !a.fits(&got) {
		return analysis{}, false
	}
	a.memo.known.Add(1)
	if got.registry != a.registrySum && !called.Contains(a.memo.registries.recent, got.registry) {
		a.keepAnalysis(key, &got)
	}
	return got, true
}

// recallHeld is the analysis in memory under a key.
func (a *archive) recallHeld(key digest) (analysis, bool) {
	got, has := a.memo.held.get(key)
	if !has || !a.fits(got) {
		return analysis{}, false
	}
	got.registry = a.registrySum
	a.memo.held.put(key, got)
	a.memo.known.Add(1)
	return *got, true
}

// sumsSize is how many bytes the digests take that stand before an analysis.
const sumsSize = 4 * len(digest{})

// readAnalysis reads what keepAnalysis has kept.
func (a *archive) readAnalysis(data []byte) (got analysis, read bool) {
	if len(data) < sumsSize || cache.DecodeParts(data[sumsSize:], &got, a.config.Location) != nil {
		return analysis{}, false
	}
	for i, sum := range got.all() {
		copy(sum[:], data[i*len(sum):])
	}
	return got, true
}

// keepAnalysis keeps an analysis, if it may be kept.
func (a *archive) keepAnalysis(key digest, f *analysis) {
	if f.brief == nil {
		return
	}
	f.early, f.marks = f.brief.Date.After(a.o.Now), marksSum(a.recorded[f.brief.ID])
	f.registry = a.registrySum
	f.sums = sums{} // which are made anew
	cache.Apart(f, func(p *cache.Parts) {
		f.sums = sumsOf(p)
		if a.memo.held == nil && f.keepable() {
			head := make([]byte, 0, sumsSize)
			for _, sum := range f.sums.all() {
				head = append(head, sum[:]...)
			}
			a.memo.PutParts(key, cache.Analysis, head, p)
		}
	})
	if a.memo.held != nil {
		a.memo.held.put(key, f)
	}
}

// keepable reports whether an analysis may be kept on disk: that of a story which is published and
// hides nothing. Of any other nothing stands in the cache that the site does not tell; there are
// few of them.
func (f *analysis) keepable() bool {
	r := f.record
	if r == nil || r.Withdrawn != nil || r.Access != index.Full || len(r.Hidden) > 0 || f.brief.Draft {
		return false
	}
	for i := range r.Utterances {
		if hiddenStatus(r.Utterances[i].Status) {
			return false
		}
	}
	return true
}

func hiddenStatus(s annotate.Status) bool {
	return s == annotate.Disputed || s == annotate.Withheld || s == annotate.Retracted
}
