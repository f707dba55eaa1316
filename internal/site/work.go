package site

import (
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/search"
)

// task is a piece of work: the pages of a story, another page, a file beside a page or of a year.
type task struct {
	name   string // of what it makes first
	story  int    // whose own pages it makes; -1: none
	onBase bool   // it rests on what baseSum tells, and on the story
	steps  int    // of progress
	make   func(j *job)
	key    func() (digest, bool)      // names all that it rests on, and false where that is not known
	stays  func() bool                // where something is settled: that key surely is what it was
	alone  func() (kind, path string) // of the one file that it makes; nil: it makes a story's pages
}

// work does the tasks. What of it was made before and rests on what it did is not made again.
func (p *publisher) work(tasks []task, done func()) (all outcome) {
	made, before := make([]claim, len(tasks)), 0
	if p.now != nil {
		before = len(p.now.Tasks)
	}
	for _, o := range par.Map(tasks, func(i int, t task) outcome {
		o := p.task(t, before+i, &made[i])
		for range t.steps {
			done()
		}
		return o
	}) {
		all.add(o)
	}
	if p.now != nil {
		p.now.Tasks = append(p.now.Tasks, made...)
	}
	return all
}

// task does the i-th task, or puts what was made of it before, and notes what it has come to.
func (p *publisher) task(t task, i int, made *claim) outcome {
	if !p.remembers || p.failed.Load() {
		return p.do(t, digest{}, false, made)
	}
	made.Name = t.name
	if t.story >= 0 {
		made.Own = p.told[t.story].all
	}
	was, key, known := p.was.near(i, t.name), digest{}, false
	if p.settles(t, was, made) {
		return p.leave(t, was, made)
	}
	if was != nil && t.onBase && p.base != (digest{}) && p.base == p.was.Base && was.Own == made.Own {
		key, known = was.Key, was.Key != digest{}
	}
	if !known {
		key, known = t.key()
	}
	if was != nil && known && key == was.Key {
		if p.settled != nil {
			return p.leave(t, was, made)
		}
		if put, err := p.putClaim(t, was); put || err != nil {
			p.leave(t, was, made)
			return p.fails(err)
		}
	}
	out := p.do(t, key, known, made)
	p.settled.replace(was, made)
	return out
}

// settles reports whether it is settled that a task makes what it has made before.
func (p *publisher) settles(t task, was, made *claim) bool {
	if p.settled == nil || was == nil || was.Key == (digest{}) || was.Own != made.Own || !t.stays() {
		return false
	}
	if p.o.doubt != nil && !t.onBase { // such a task keeps its key as long as its base is the same
		if key, known := t.key(); !known || key != was.Key {
			p.o.doubt(t.name)
		}
	}
	return true
}

// leave leaves what a task has made before as it is.
func (p *publisher) leave(t task, was, made *claim) outcome {
	*made = *was
	if p.bags != nil && t.story >= 0 {
		p.bags.keys[t.story] = was.Key
	}
	return outcome{}
}

// putClaim puts what a piece of work has made into the sink, if all of that is kept.
func (p *publisher) putClaim(t task, c *claim) (bool, error) {
	if t.alone == nil && !p.memo.Keep(c.Key) || !p.memo.Keep(bytesKey(c.Key)) {
		return false, nil
	}
	if held, err := p.claimHeld(c.Files); held || err != nil {
		return held, err
	}
	return p.putBytes(c.Key, c.Files)
}

// do does a task, unless the files are kept under its key.
func (p *publisher) do(t task, key digest, known bool, made *claim) outcome {
	if known && !p.failed.Load() {
		was, put, err := p.again(t, key)
		if err != nil {
			return p.fails(err)
		}
		if put {
			if p.bags != nil && t.story >= 0 {
				p.takeWords(t.story, was.Words)
			}
			made.Key, made.Files = key, was.Files
			return outcome{}
		}
	}
	j := p.job(known)
	defer j.end()
	t.make(j)
	if len(j.findings) > 0 || len(j.errs) > 0 || j.failed.Load() {
		return j.outcome
	}
	made.Files = slices.Clone(j.made.Files)
	if !known {
		return j.outcome
	}
	j.made.Words = ""
	if p.bags != nil && t.story >= 0 {
		j.made.Words = p.bags.Bag(t.story)
	}
	p.keepBundle(key, j.made, t.alone != nil)
	made.Key = key
	return j.outcome
}

// fails ends the work where there is an error.
//
//go:noinline
func (p *publisher) fails(err error) (o outcome) {
	if err != nil {
		p.failed.Store(true)
		o.errs = []error{err}
	}
	return o
}

func (o *outcome) add(more outcome) {
	o.findings, o.errs = append(o.findings, more.findings...), append(o.errs, more.errs...)
}

// holder is a sink that knows what stands in it: a file need not be made to be put there.
type holder interface {
	search.Holder
	ClaimHeld(n int, file func(i int) (name string, digest [16]byte, size int64)) (bool, error)
	Read(name string) ([]byte, error)
}

// claimHeld claims files, where the sink holds all of them.
func (p *publisher) claimHeld(files []bundledFile) (bool, error) {
	h, is := p.out.sink.(holder)
	if !is {
		return false, nil
	}
	held, err := h.ClaimHeld(len(files), func(i int) (string, [16]byte, int64) {
		return files[i].Path, files[i].Digest, files[i].Size
	})
	if held {
		p.reuse(files, time.Now())
	}
	return held, err
}

// reuse counts files that were not made again. Work on them began at a time.
func (p *publisher) reuse(files []bundledFile, began time.Time) {
	p.reused.Add(int64(len(files)))
	p.out.countAll(files, time.Since(began))
}
