package output

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// record tells one content from another: half a SHA-256 and the size in bytes.
type record struct {
	digest [16]byte
	size   int64
}

//go:noinline
func recordOf(data []byte) record {
	sum := sha256.Sum256(data)
	return record{digest: [16]byte(sum[:16]), size: int64(len(data))}
}

// manifest names the files that the program wrote, sorted, and what may stand there. One record: it
// does. Several: a build was killed while it moved files, and any of them may stand there, or
// nothing.
type manifest struct {
	names []string
	first []record            // a record of each
	more  map[string][]record // all records of those that have several
	at    map[string]int32    // the places of the names
}

// place is the place of a name, or -1.
//
//go:noinline
func (m *manifest) place(name string) int {
	if i, is := m.at[name]; is {
		return int(i)
	}
	return -1
}

// near does as place, for a name that is likely to stand within a few lines of one.
func (m *manifest) near(line int, name string) int {
	for i := max(line-nearby, 0); i < min(line+nearby, len(m.names)); i++ {
		if m.names[i] == name {
			return i
		}
	}
	return m.place(name)
}

// nearby is how far a name is looked for before all of them are: a story's files stand together.
const nearby = 4

// has reports whether the program wrote a file of this name.
func (m *manifest) has(name string) bool {
	_, is := m.at[name]
	return is
}

// of is what may stand at a name.
func (m *manifest) of(name string) []record {
	i := m.place(name)
	if i < 0 {
		return nil
	}
	return m.records(i)
}

// records is what may stand at the i-th name.
func (m *manifest) records(i int) []record {
	if len(m.more) > 0 {
		if all := m.more[m.names[i]]; all != nil {
			return all
		}
	}
	return m.first[i : i+1 : i+1]
}

// add notes that a record may stand at a name. The names are to be sorted then.
func (m *manifest) add(name string, rec record) {
	if i := m.place(name); i >= 0 {
		if m.more == nil {
			m.more = map[string][]record{}
		}
		m.more[name] = append(slices.Clip(m.records(i)), rec)
		return
	}
	m.at[name] = int32(len(m.names))
	m.names, m.first = append(m.names, name), append(m.first, rec)
}

// newManifest is an empty one, with room.
func newManifest(room int) manifest {
	return manifest{names: make([]string, 0, room), first: make([]record, 0, room), at: make(map[string]int32, room)}
}

// sort puts the names in order.
func (m *manifest) sort() {
	if slices.IsSorted(m.names) {
		return
	}
	by := make([]int, len(m.names))
	for i := range by {
		by[i] = i
	}
	slices.SortFunc(by, func(a, b int) int { return strings.Compare(m.names[a], m.names[b]) })
	sorted := newManifest(len(by))
	for _, i := range by {
		sorted.add(m.names[i], m.first[i])
	}
	sorted.more = m.more
	*m = sorted
}

const manifestHead = "onrecord output 1\n"

// parseManifest reads a manifest. Where there is none, nothing was written.
func parseManifest(data []byte) (manifest, error) {
	if data == nil {
		return manifest{}, nil
	}
	lines, ok := called.CutPrefix(string(data), manifestHead)
	if !ok {
		return manifest{}, damaged(1)
	}
	m := newManifest(strings.Count(lines, "\n") + 1)
	n := 1
	for line := range strings.Lines(lines) {
		n++
		name, rec, ok := parseLine(called.TrimSuffix(line, "\n"))
		if !ok {
			return manifest{}, damaged(n)
		}
		m.add(name, rec)
	}
	m.sort()
	return m, nil
}

func damaged(line int) error {
	return called.Errorf("%s is damaged at line %d: it says which files the program may replace; delete the folder's "+
		"contents and build again", manifestName, line)
}

// parseLine reads one line and reports whether it made sense.
func parseLine(line string) (name string, rec record, ok bool) {
	digest, rest, _ := called.Cut(line, " ")
	size, name, _ := called.Cut(rest, " ")
	if len(digest) != 2*len(rec.digest) {
		return "", rec, false
	}
	_, err := hex.Decode(rec.digest[:], []byte(digest))
	rec.size, ok = number(size)
	return name, rec, err == nil && ok && checkName(name) == nil
}

// number is a file's size.
//
//go:noinline
func number(s string) (int64, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}

// wanted is what a build wants to stand there: at the names of the manifest, by their places, and
// at others.
type wanted struct {
	old   *manifest
	at    []record
	is    []bool           // wanted
	count int              // of all
	fresh map[string]int32 // places in files
	files []newFile
}

// newFile is what is wanted at a name that the manifest does not have, and of its state, once it is
// staged, what its size does not tell.
type newFile struct {
	record
	written int64 // both its times; 0: its state is not known
	number  uint64
}

func newWanted(old *manifest) wanted {
	n := len(old.names)
	return wanted{old: old, at: make([]record, n), is: make([]bool, n), fresh: map[string]int32{}}
}

// of is what is wanted at a name, and false where nothing is.
//
//go:noinline
func (w *wanted) of(name string) (record, bool) {
	if i := w.old.place(name); i >= 0 {
		return w.at[i], w.is[i]
	}
	if i, is := w.fresh[name]; is {
		return w.files[i].record, true
	}
	return record{}, false
}

//go:noinline
func (w *wanted) has(name string) bool {
	_, is := w.of(name)
	return is
}

// hasAt does as has, for a name at a place of the manifest, or -1.
func (w *wanted) hasAt(at int, name string) bool {
	if at >= 0 {
		return w.is[at]
	}
	_, is := w.fresh[name]
	return is
}

// add wants a record at a name at which nothing is wanted yet.
func (w *wanted) add(name string, rec record) { w.addAt(w.old.place(name), name, rec) }

// addAt does as add, for a name at a place of the manifest, or -1.
func (w *wanted) addAt(at int, name string, rec record) {
	w.count++
	if at >= 0 {
		w.at[at], w.is[at] = rec, true
	} else {
		w.fresh[name] = int32(len(w.files))
		w.files = append(w.files, newFile{record: rec})
	}
}

// stage notes the state of what is staged for a name.
func (w *wanted) stage(name string, state State) {
	if i, is := w.fresh[name]; is && state.Size == w.files[i].size && state.Modified == state.Changed {
		w.files[i].written, w.files[i].number = state.Changed, state.Number
	}
}

// stagedAs is the state of what was staged for a name that the manifest does not have; zero: it is
// not known.
func (w *wanted) stagedAs(name string) State {
	i, is := w.fresh[name]
	if !is || w.files[i].written == 0 {
		return State{}
	}
	f := &w.files[i]
	return State{Size: f.size, Modified: f.written, Changed: f.written, Number: f.number}
}

// record is what is wanted at a name.
//
//go:noinline
func (w *wanted) record(name string) record {
	rec, _ := w.of(name)
	return rec
}

// names are all names at which something is wanted, sorted.
func (w *wanted) names() []string {
	all := w.freshNames()
	for i, is := range w.is {
		if is {
			all = append(all, w.old.names[i])
		}
	}
	slices.Sort(all)
	return all
}

// freshNames are the names that the manifest does not have, sorted.
func (w *wanted) freshNames() []string { return slices.Sorted(maps.Keys(w.fresh)) }

// encode writes a manifest of what is wanted. It lists the names, and the place of each in the
// manifest of before, or -1.
func (w *wanted) encode() (data []byte, names []string, places []int32) {
	names, places = make([]string, 0, w.count), make([]int32, 0, w.count)
	b := append(make([]byte, 0, 100*w.count), manifestHead...)
	fresh := w.freshNames()
	add := func(name string, rec record, place int) {
		b, names, places = appendLine(b, name, rec), append(names, name), append(places, int32(place))
	}
	addFresh := func() {
		add(fresh[0], w.files[w.fresh[fresh[0]]].record, -1)
		fresh = fresh[1:]
	}
	for i, name := range w.old.names {
		for len(fresh) > 0 && fresh[0] < name {
			addFresh()
		}
		if w.is[i] {
			add(name, w.at[i], i)
		}
	}
	for len(fresh) > 0 {
		addFresh()
	}
	return b, names, places
}

// journal is the manifest as it stands, with what is wanted besides: where none stands, the one
// that is to stand in the end.
func (t *Tree) journal() ([]byte, error) {
	if t.list == nil {
		err := t.settle()
		return t.settledAs, err
	}
	fresh := t.want.freshNames()
	for i, rec := range t.want.at {
		if t.want.is[i] && !called.Contains(t.old.records(i), rec) {
			fresh = append(fresh, t.old.names[i])
		}
	}
	slices.Sort(fresh)
	b := append(make([]byte, 0, len(t.list)+100*len(fresh)), t.list...)
	for _, name := range fresh {
		b = appendLine(b, name, t.want.record(name))
	}
	return b, nil
}

func appendLine(b []byte, name string, rec record) []byte {
	b = append(hex.AppendEncode(b, rec.digest[:]), ' ')
	b = append(strconv.AppendInt(b, rec.size, 10), ' ')
	return append(append(b, name...), '\n')
}

// says reports whether m says that a path has this record, and no other.
func (m *manifest) says(name string, rec record) bool {
	i := m.place(name)
	return i >= 0 && m.saysAt(i, rec)
}

func (m *manifest) saysAt(i int, rec record) bool {
	return m.first[i] == rec && (len(m.more) == 0 || m.more[m.names[i]] == nil)
}

// settled reports whether the manifest of before says exactly that each path has what is wanted.
func (w *wanted) settled() bool {
	if w.count != len(w.old.names) || len(w.fresh) > 0 || len(w.old.more) > 0 {
		return false
	}
	for i, rec := range w.at {
		if !w.is[i] || w.old.first[i] != rec {
			return false
		}
	}
	return true
}

// Listed names the files that the program wrote to a folder, sorted.
func Listed(root *os.Root) ([]string, error) {
	data, err := readIfThere(root, manifestName)
	if err != nil {
		return nil, err
	}
	m, err := parseManifest(data)
	return m.names, err
}
