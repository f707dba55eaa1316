package site

import (
	"crypto/sha256"
	"io/fs"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/output"
	"github.com/onrecord/onrecord/internal/par"
)

// inputs are the files that a site is made from, each with the digest of its bytes. A file whose
// state is what it was when it was read last is not read again.
type inputs struct {
	Names   []string // sorted
	Digests []digest // of the files' bytes; zero: it is not known
	States  []output.State
	Sure    []bool // the state tells whether the file was changed since

	unread bool // something in the folder cannot be read: see list
	late   bool // nothing is remembered: stories are left to the first pass
}

var inputsKey = digestOf([]byte("inputs"))

// inputFolders are all folders of a site that are read.
var inputFolders = []string{"content", "static", "templates"}

// listing is what stands in a folder; see listAll.
type listing struct {
	names, dotted []string
	found         []diag.Finding
}

// readInputs looks at the files of a site folder.
func (m *memo) readInputs(dir string, files fs.FS) (*inputs, error) {
	in := &inputs{Names: []string{settingsFile}}
	look, err := output.Look(dir)
	if err != nil {
		return nil, err
	}
	defer look.Close()
	lists := quickly(files, look)
	for _, folder := range inputFolders {
		names, dotted, found, err := listBy(lists, files, folder)
		if err != nil {
			return nil, err
		}
		if folder == "content" {
			m.content = &listing{slices.Clone(names), dotted, found}
		}
		in.Names = append(in.Names, names...)
		in.unread = in.unread || len(found) > 0
	}
	slices.Sort(in.Names)
	was := m.lastInputs()
	in.late = m.held == nil && m.Empty()
	n := len(in.Names)
	in.Digests, in.States, in.Sure = make([]digest, n), make([]output.State, n), make([]bool, n)
	errs := make([]error, n)
	par.Each(n, func(i int) { errs[i] = in.read(i, look, files, was) })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	m.in, m.inWas = in, was
	return in, nil
}

// read finds the digest of a file.
func (in *inputs) read(i int, look *output.Looker, files fs.FS, was *inputs) error {
	name := in.Names[i]
	if state, is := look.State(name); is {
		in.States[i], in.Sure[i] = state, tells(state)
		if at, known := slices.BinarySearch(was.Names, name); known && was.Sure[at] && was.States[at] == state {
			in.Digests[i], in.Sure[i] = was.Digests[at], true
			return nil
		}
	}
	if in.late && called.HasPrefix(name, storiesFolder) && content.IsStory(name) {
		return nil
	}
	room := fileRooms.Get().(*[]byte)
	defer putFileRoom(room)
	data, _, err := bounded(look, files, name, *room, 0)
	*room = data[:0]
	in.Digests[i] = digestOf(data)
	return err
}

// note notes the digest of a story's file that was left to the first pass.
func (in *inputs) note(name string, d digest) {
	if in == nil || !in.late {
		return
	}
	if at, has := slices.BinarySearch(in.Names, name); has {
		in.Digests[at] = d
	}
}

// youngest is longer than any tick by which a file system counts time that the program is likely to
// meet.
const youngest = 50 * time.Millisecond

// tells reports whether a file that stays in this state has not been changed since: one that was
// changed a moment ago may be changed again within one tick of the clock.
func tells(s output.State) bool { return time.Since(time.Unix(0, s.Latest())) > youngest }

// lastInputs is what the run before has seen; nothing where that is not known.
func (m *memo) lastInputs() *inputs {
	if m.inWas != nil {
		return m.inWas
	}
	was := new(inputs)
	data, has := m.Get(inputsKey)
	if !has || cache.Decode(data, was) != nil || len(was.Names) != len(was.Sure) ||
		len(was.Names) != len(was.States) || len(was.Names) != len(was.Digests) {
		return new(inputs)
	}
	return was
}

// keepInputs writes down what was seen, where it is not what stands there.
func (m *memo) keepInputs() {
	if m.in == nil {
		return
	}
	for i, d := range m.in.Digests {
		m.in.Sure[i] = m.in.Sure[i] && d != digest{} // of a shard, or too large to be read
	}
	if m.in.equal(m.inWas) {
		m.Keep(inputsKey)
		return
	}
	cache.PutPlain(m.Store, inputsKey, cache.Other, m.in)
}

func (in *inputs) equal(was *inputs) bool {
	return slices.Equal(in.Names, was.Names) && slices.Equal(in.Digests, was.Digests) &&
		slices.Equal(in.States, was.States) && slices.Equal(in.Sure, was.Sure) && in.unread == was.unread
}

// sum is a digest of all files and their names.
func (in *inputs) sum() digest {
	h := sha256.New()
	for i, name := range in.Names {
		h.Write([]byte(name))
		h.Write([]byte{0})
		h.Write(in.Digests[i][:])
	}
	return digest(h.Sum(nil)[:16])
}

// digest is that of a file's bytes, and false where it is not known.
func (in *inputs) digest(name string) (digest, bool) {
	if in == nil {
		return digest{}, false
	}
	at, has := slices.BinarySearch(in.Names, name)
	if !has {
		return digest{}, false
	}
	return in.Digests[at], in.Digests[at] != digest{}
}
