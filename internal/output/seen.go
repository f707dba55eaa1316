package output

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"

	"github.com/onrecord/onrecord/internal/par"
)

// State tells a file that nobody has touched from one that somebody has, without reading it: size,
// times, and where the system has them the number of the file and the time of its last change,
// which no program can set. It stands in no file that is published.
type State struct {
	Size, Modified, Changed int64
	Number                  uint64
}

// StateOf is the state of a regular file.
func StateOf(info fs.FileInfo) State {
	s := State{Size: info.Size(), Modified: info.ModTime().UnixNano()}
	s.Number, s.Changed = systemState(info)
	return s
}

// Latest is the time of the last change that the state tells of, in nanoseconds since 1970.
func (s State) Latest() int64 { return max(s.Modified, s.Changed) }

// Seen is what stood in the folder when a build had ended, by name. It holds for one folder alone.
type Seen map[string]State

// Trust lets Put believe without reading that a file is what the manifest says, where its state is
// what it was then. Of any other file the content is compared.
func (t *Tree) Trust(seen Seen) { t.seen = seen }

// untouched reports whether the file is in the state in which the last build left it.
func (t *Tree) untouched(name string) bool {
	was, known := t.seen[name]
	if !known {
		return false
	}
	info, err := os.Lstat(filepath.Join(t.dir, filepath.FromSlash(name)))
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	return StateOf(info) == was
}

// Seen looks at files of the folder, after Commit. The state of one that was changed a moment ago
// says little: a further change may leave its times what they are.
func (t *Tree) Seen(names []string) Seen {
	type named struct {
		State
		ok bool
	}
	states := par.Map(names, func(_ int, name string) named {
		info, err := os.Lstat(filepath.Join(t.dir, filepath.FromSlash(name)))
		if err != nil || !info.Mode().IsRegular() {
			return named{}
		}
		return named{StateOf(info), true}
	})
	seen := make(Seen, len(names))
	for i, s := range states {
		if s.ok {
			seen[names[i]] = s.State
		}
	}
	return seen
}

// Stands reports whether the folder is as the build left it that wrote this manifest and saw these
// files. Nothing is read but the manifest and the files that it has not seen.
func (t *Tree) Stands(manifest [16]byte, seen Seen, names []string) bool {
	data, err := t.root.ReadFile(manifestName)
	if err != nil || recordOf(data).digest != manifest {
		return false
	}
	t.seen = seen
	for _, same := range par.Map(names, func(_ int, name string) bool { return t.asLeft(name) }) {
		if !same {
			return false
		}
	}
	return true
}

// asLeft reports whether the file is what the last build made it: by its state, or where none is
// known by its content.
func (t *Tree) asLeft(name string) bool {
	if _, known := t.seen[name]; known {
		return t.untouched(name)
	}
	info, err := t.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	now, err := t.recordAt(name)
	return err == nil && slices.Equal(t.old[name], []record{now})
}

// Manifest is the digest of the manifest as it stands, and the names in it, sorted.
func (t *Tree) Manifest() (digest [16]byte, names []string) {
	return recordOf(t.settledAs).digest, t.names
}

// Holds reports whether a file stands as the last build left it, with this content. It claims
// nothing.
func (t *Tree) Holds(name string, digest [16]byte, size int64) bool {
	ours := t.old[name]
	return len(ours) == 1 && ours[0] == (record{digest, size}) && t.untouched(name)
}

// Claim wants a file that Holds has found.
func (t *Tree) Claim(name string, digest [16]byte, size int64) error {
	if err := checkName(name); err != nil {
		return err
	}
	err := t.claim(name, record{digest, size})
	if err == nil {
		_, err = t.folder(path.Dir(name))
	}
	return err
}
