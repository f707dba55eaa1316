package site

import (
	"hash/fnv"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/search"
)

// task is a piece of work: the pages of a story, another page, a file beside a page or of a year.
type task struct {
	name  string // of what it makes first
	key   digest // of what it makes; see publisher.jobKey
	known bool   // the key names all that this rests on
	story int    // whose text it reads; -1: none
	steps int    // of progress
	make  func(j *job)
}

// work does the tasks. What of it was made before and rests on what it did is not made again: first
// it is asked of groups of tasks, of which most have nothing to do, then of each task.
func (p *publisher) work(tasks []task, done func()) (all outcome) {
	for _, o := range par.Map(groups(tasks), func(_ int, g []task) outcome {
		o := p.group(g)
		for _, t := range g {
			for range t.steps {
				done()
			}
		}
		return o
	}) {
		all.findings, all.errs = append(all.findings, o.findings...), append(all.errs, o.errs...)
	}
	return all
}

// inGroup is how many tasks a group has, more or less.
const inGroup = 32

// groups cuts the tasks into groups of neighbours. Where the cuts are depends on the tasks at them
// alone, so that a new story moves no other. A task that has to be done is a group of its own.
func groups(tasks []task) [][]task {
	var all [][]task
	from := 0
	cut := func(at int) {
		if at > from {
			all = append(all, tasks[from:at])
			from = at
		}
	}
	for i, t := range tasks {
		h := fnv.New32a()
		_, _ = h.Write([]byte(t.name))
		if !t.known || h.Sum32()%inGroup == 0 {
			cut(i)
		}
		if !t.known {
			cut(i + 1)
		}
	}
	cut(len(tasks))
	return all
}

// grouped are the files of a group of tasks, one task's after the other's.
type grouped struct {
	Files []bundledFile
	Of    []int // how many each has made
}

// fits reports whether it can be that of so many tasks.
func (g *grouped) fits(tasks int) bool {
	n := 0
	for _, of := range g.Of {
		if of < 0 || of > len(g.Files) {
			return false
		}
		n += of
	}
	return len(g.Of) == tasks && n == len(g.Files)
}

func groupKey(g []task) digest {
	m := mixer{b: make([]byte, 0, 16*(len(g)+1))}
	m.text("group")
	for _, t := range g {
		m.digest(t.key)
	}
	return m.sum()
}

// group does a group of tasks.
func (p *publisher) group(g []task) (all outcome) {
	if !g[0].known || p.failed.Load() {
		return p.task(g[0], nil)
	}
	key, now := groupKey(g), new(grouped)
	was := p.groupWas(key, g)
	if was != nil {
		held, err := p.claimHeld(was.Files)
		if held || err != nil {
			for _, t := range g {
				p.laterWords(t)
			}
			return p.fails(err)
		}
		return p.putGroup(g, was)
	}
	for _, t := range g {
		at := len(now.Files)
		all.add(p.task(t, now))
		now.Of = append(now.Of, len(now.Files)-at)
	}
	if len(g) > 1 && len(all.findings)+len(all.errs) == 0 && !p.failed.Load() {
		cache.PutPlain(p.memo.Store, key, cache.Other, now)
	}
	return all
}

// putGroup puts what is kept of a group into the sink; what is not whole is made anew.
func (p *publisher) putGroup(g []task, was *grouped) (all outcome) {
	files := was.Files
	for i, t := range g {
		own := files[:was.Of[i]]
		files = files[len(own):]
		put, err := p.claimHeld(own)
		if !put && err == nil {
			put, err = p.putBytes(t.key, own)
		}
		switch {
		case err != nil:
			return p.fails(err)
		case put:
			p.laterWords(t)
		default:
			all.add(p.task(t, nil))
		}
	}
	return all
}

// groupWas is what is kept of a group, with all of its tasks; or nil.
func (p *publisher) groupWas(key digest, g []task) *grouped {
	if len(g) == 1 {
		return nil
	}
	was := new(grouped)
	data, has := p.memo.Get(key)
	if !has || cache.Decode(data, was) != nil || !was.fits(len(g)) {
		return nil
	}
	for _, t := range g {
		if !p.memo.Keep(t.key) || !p.memo.Keep(bytesKey(t.key)) {
			return nil
		}
	}
	return was
}

// laterWords notes where the words of a task's story are kept.
func (p *publisher) laterWords(t task) {
	if p.bags != nil && t.story >= 0 {
		p.bags.keys[t.story] = t.key
	}
}

// task does a task, or puts what was made of it before. into takes its files; nil: nobody asks.
func (p *publisher) task(t task, into *grouped) outcome {
	if t.known && !p.failed.Load() {
		was, put, err := p.again(t.key)
		if err != nil {
			return p.fails(err)
		}
		if put {
			if p.bags != nil && t.story >= 0 {
				p.takeWords(t.story, was.Words)
			}
			into.add(was.Files)
			return outcome{}
		}
	}
	j := p.job(t.known)
	defer j.end()
	t.make(j)
	if len(j.findings) > 0 || len(j.errs) > 0 || !t.known || j.failed.Load() {
		return j.outcome
	}
	j.made.Words = ""
	if p.bags != nil && t.story >= 0 {
		j.made.Words = p.bags.Bag(t.story)
	}
	p.keepBundle(t.key, j.made)
	into.add(j.made.Files)
	return j.outcome
}

func (g *grouped) add(files []bundledFile) {
	if g != nil {
		g.Files = append(g.Files, files...)
	}
}

// fails ends the work where there is an error.
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
type holder = search.Holder

// claimHeld claims files, where the sink holds all of them.
func (p *publisher) claimHeld(files []bundledFile) (bool, error) {
	h, is := p.out.sink.(holder)
	if !is || slices.ContainsFunc(files, func(f bundledFile) bool { return !h.Holds(f.Path, f.Digest, f.Size) }) {
		return false, nil
	}
	for _, f := range files {
		if err := h.Claim(f.Path, f.Digest, f.Size); err != nil {
			return false, err
		}
	}
	p.reuse(files, time.Now())
	return true, nil
}

// reuse counts files that were not made again. Work on them began at a time.
func (p *publisher) reuse(files []bundledFile, began time.Time) {
	p.reused.Add(int64(len(files)))
	p.out.countAll(files, time.Since(began))
}
