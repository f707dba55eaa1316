package output

import (
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/par"
)

// State tells a file that nobody has touched from one that somebody has, without reading it: size,
// times, and where the system has them the number of the file and the time of its last change,
// which no program can set. It stands in no file that is published.
type State struct {
	Size, Modified, Changed int64
	Number                  uint64
}

// Latest is the time of the last change that the state tells of, in nanoseconds since 1970.
func (s State) Latest() int64 { return max(s.Modified, s.Changed) }

// Trust lets Put believe without reading that a file is what the manifest says, where its state is
// what it was when a build had ended: all files are looked at now. Of any other file the content is
// compared. What somebody changes from now on, the next build sees.
func (t *Tree) Trust(l *Left) {
	if !l.whole() {
		return
	}
	same := make([]bool, len(l.Names))
	if t.stood == l {
		copy(same, l.Sure) // all were looked at already
	}
	par.Each(len(l.Names), func(i int) {
		if l.Sure[i] && t.stood != l {
			now, there := t.look.State(l.Names[i])
			same[i] = there && now == l.States[i]
		}
	})
	t.seen = make([]State, len(t.old.names))
	for i, name := range l.Names {
		if !same[i] {
			continue
		}
		if at := t.old.near(i, name); at >= 0 {
			t.seen[at] = l.States[i]
		}
	}
}

// untouched reports whether the file is in the state in which the last build left it.
func (t *Tree) untouched(name string) bool {
	i := t.old.place(name)
	return i >= 0 && t.untouchedAt(i)
}

func (t *Tree) untouchedAt(i int) bool { return t.seen != nil && t.seen[i] != State{} }

// Left is how a build has left the folder, to be told to the next one.
type Left struct {
	Manifest [16]byte // its digest
	Names    []string // of the files, sorted
	States   []State
	Sure     []bool // the state tells whether the file was changed since
}

// whole reports whether all is told of each file.
func (l *Left) whole() bool { return len(l.States) == len(l.Names) && len(l.Sure) == len(l.Names) }

// Left tells how the folder was left, after Commit. A file that was changed after a time is not
// sure: a further change may leave its times what they are. One that was found untouched and was
// not written is as it was found, and one in a folder that was moved as a whole is as it was
// staged.
func (t *Tree) Left(before time.Time) Left {
	l := Left{Manifest: recordOf(t.settledAs).digest, Names: t.names,
		States: make([]State, len(t.names)), Sure: make([]bool, len(t.names))}
	look, err := Look(t.dir)
	if err != nil {
		return l
	}
	defer look.Close()
	par.Each(len(t.names), func(i int) {
		if at := int(t.places[i]); at >= 0 && t.untouchedAt(at) && t.old.saysAt(at, t.want.at[at]) {
			l.States[i], l.Sure[i] = t.seen[at], true
			return
		}
		state, there := t.movedAlong(t.names[i])
		if !there {
			state, there = look.State(t.names[i])
		}
		l.States[i], l.Sure[i] = state, there && state.Latest() < before.UnixNano()
	})
	return l
}

// movedAlong is the state in which a file was staged, if it has moved with its folder and not by
// itself, which changes its times.
func (t *Tree) movedAlong(name string) (State, bool) {
	state := t.want.stagedAs(name)
	return state, state != State{} && !t.dirs[above(name)].stands
}

// Stands reports whether the folder is as a build has left it. Nothing is read but the manifest and
// the files whose states are not sure; of those of them that are older than a time, l tells the
// states then, and grown says so.
func (t *Tree) Stands(l *Left, before time.Time) (stands, grown bool) {
	if !l.whole() || recordOf(t.list).digest != l.Manifest {
		return false, false
	}
	var old manifest
	if called.Contains(l.Sure, false) {
		var err error
		if old, err = parseManifest(t.list); err != nil {
			return false, false
		}
	}
	var changed, aged atomic.Bool
	par.Each(len(l.Names), func(i int) {
		if changed.Load() {
			return
		}
		name := l.Names[i]
		now, there := t.look.State(name)
		switch {
		case !there || l.Sure[i] && now != l.States[i]:
			changed.Store(true)
		case l.Sure[i]:
		case !t.has(name, old.of(name)):
			changed.Store(true)
		case now.Latest() < before.UnixNano():
			l.States[i], l.Sure[i] = now, true
			aged.Store(true)
		}
	})
	if !changed.Load() {
		t.stood = l
	}
	return !changed.Load(), aged.Load()
}

// has reports whether the file has the content that the manifest says, and can be read as it can.
func (t *Tree) has(name string, ours []record) bool {
	info, err := t.root.Lstat(name)
	if err != nil || t.hides(info) {
		return false
	}
	now, err := t.recordAt(name)
	return err == nil && slices.Equal(ours, []record{now})
}

// Stood tells of some files, in a folder that stands as l tells (Stands), which content they have.
func (t *Tree) Stood(l *Left, names []string) (func(name string, digest [16]byte, size int64) bool, error) {
	some := make(map[string]bool, len(names))
	for _, name := range names {
		some[name] = true
	}
	there, err := t.listed(l, some)
	return func(name string, digest [16]byte, size int64) bool { return there.says(name, record{digest, size}) }, err
}

// Holds reports whether a file stands as the last build left it, with this content. It claims
// nothing.
func (t *Tree) Holds(name string, digest [16]byte, size int64) bool {
	return t.holds(t.old.place(name), record{digest, size})
}

func (t *Tree) holds(at int, rec record) bool {
	return at >= 0 && t.old.saysAt(at, rec) && t.untouchedAt(at)
}

// Claim wants a file that Holds has found.
func (t *Tree) Claim(name string, digest [16]byte, size int64) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.claimAt(t.old.place(name), name, record{digest, size})
}

// ClaimHeld does as Holds and Claim for n files: it wants all of them, or none.
func (t *Tree) ClaimHeld(n int, file func(i int) (name string, digest [16]byte, size int64)) (bool, error) {
	var room [8]int
	places, at := room[:0], -nearby
	for i := range n {
		name, digest, size := file(i)
		at = t.old.near(at, name)
		if !t.holds(at, record{digest, size}) {
			return false, nil
		}
		places = append(places, at)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	for i, at := range places {
		name, digest, size := file(i)
		if err := t.claimAt(at, name, record{digest, size}); err != nil {
			return false, err
		}
	}
	return true, nil
}

// claimAt wants a file that stands at a place of the manifest. The lock is held.
func (t *Tree) claimAt(at int, name string, rec record) error {
	if err := t.wantsAt(at, name, rec); err != nil {
		return err
	}
	dir := above(name)
	if dir == t.claimed {
		return nil
	}
	for t.claimed = dir; !t.dirs[dir].stands; dir = above(dir) { // all of them are there: the file is
		if t.want.has(dir) {
			return called.Errorf("a file wants the name %s, and others want to lie in a folder of that name", dir)
		}
		if t.dirs[dir] = (wantedFolder{stands: true}); dir == "." {
			break
		}
	}
	return nil
}

// above is the folder in which a file of the manifest, or a folder of one, lies.
//
//go:noinline
func above(name string) string {
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return name[:i]
	}
	return "."
}
