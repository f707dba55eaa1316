// Package output knows how to publish a tree of files: it writes what changed, all at once as far
// as a reader can tell, and removes only what it wrote itself.
//
// A Tree is used in three steps: Open reads what an earlier build has left, Put hands over one file
// after the other (files that differ are staged in a folder beside them), Commit moves what was
// staged into place, removes what is no longer wanted, and writes down what is there. Discard
// instead of Commit leaves everything as it was.
//
// The promises, each held by a test:
//
//   - No file is ever half written: a file is written in the staging folder and renamed into place.
//   - Killed at any moment, the next build ends as a clean one would. The manifest (".onrecord": a
//     digest, a size and a path a line, no times) is the journal:
//     before the first file moves, it names for each path all the contents that may stand there,
//     the old and the new.
//   - A file that is not what the last build left, or that fewer may read, is seen, and written
//     anew: by its state where that is known (Trust), else by its content and mode.
//   - What the program did not write is never removed or written over. A file that stands in the
//     way is an error, before anything has moved.
//   - Two builds never work in one folder at once: the second is refused, and told why. A stage
//     that
//     somebody has taken away is an error, never a site that lacks pages.
//   - Nothing is written outside the folder, whatever a path says and whatever links lie in it
//     (os.Root).
//
// Power cuts are not covered: files are not synced, since a build can be run again.
package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/lock"
)

// The names that belong to this package at the top of the folder.
const (
	manifestName = ".onrecord"
	stageName    = ".onrecord.new"
)

// Tree is an output folder while a build writes to it. Put may be called from several goroutines at
// once; the other methods may not.
type Tree struct {
	dir  string
	root *os.Root
	lock *os.File
	look *Looker
	list []byte      // the manifest as it stands
	mode fs.FileMode // its mode; 0: there is none
	old  manifest    // what an earlier build says is there
	seen []State     // of the files of old that are still as it left them; else zero. nil: not known

	mu       sync.Mutex
	want     wanted
	dirs     map[string]wantedFolder
	claimed  string   // the last of them that was found in place by a file in it
	staging  folder   // the stage, once there is one
	empty    []string // folders without a file in them, where a file is wanted
	staged   int
	stagedIn string // the folder of the last
	bytes    int64
	mended   []string // what somebody has changed or taken away since

	settledAs []byte   // the manifest, once it is written
	names     []string // in it
	places    []int32  // of these in old, or -1
	stood     *Left    // how the folder was found to stand; nil: nobody has asked, or not so
	amending  *Left    // how the folder stood that Amend works in; nil: all files are put

	fault func(step string) error // for tests: an error ends the work as a kill would
}

// wantedFolder is a folder in which a wanted file lies.
type wantedFolder struct {
	stands bool // it exists in place already
	staged bool // it exists in the stage
}

// Stats counts what a build did to the folder.
type Stats struct {
	Written   int // files new or changed
	Unchanged int
	Removed   int
	Kept      []string // files no longer wanted that somebody has changed since: left alone
	Mended    []string // files of an earlier build that somebody has changed or taken away since; sorted
	Bytes     int64    // size of all files that the build wanted
}

// Open prepares dir, making it where it is missing, and reads the manifest of the build before.
// What a killed build had staged is thrown away. While another build works in dir, Open is an
// error.
func Open(dir string) (*Tree, error) {
	t, err := Enter(dir)
	if err != nil {
		return nil, err
	}
	if err := t.Begin(); err != nil {
		return nil, errors.Join(err, t.Discard())
	}
	return t, nil
}

// Enter is the first half of Open: other builds are kept out, and nothing is read yet. Then Stands
// tells whether there is anything to do; if so, Begin is called, else Discard.
func Enter(dir string) (*Tree, error) {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, called.Errorf("making the output folder: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, called.Errorf("opening the output folder: %w", err)
	}
	t := &Tree{dir: dir, root: root}
	if t.lock, err = lock.Folder(root); errors.Is(err, lock.ErrBusy) {
		err = errBusy
	}
	if err == nil {
		t.look, err = Look(dir)
	}
	if err == nil {
		t.list, err = readIfThere(root, manifestName)
	}
	if info, err := root.Lstat(manifestName); err == nil {
		t.mode = info.Mode()
	}
	if err != nil {
		t.close()
		return nil, called.Errorf("output folder %s: %w", dir, err)
	}
	return t, nil
}

// Begin is the second half of Open.
func (t *Tree) Begin() (err error) {
	if t.old, err = parseManifest(t.list); err == nil {
		err = t.root.RemoveAll(stageName)
	}
	if err != nil {
		return called.Errorf("output folder %s: %w", t.dir, err)
	}
	t.want, t.dirs = newWanted(&t.old), make(map[string]wantedFolder, len(t.old.names)/2)
	return nil
}

func readIfThere(root *os.Root, name string) ([]byte, error) {
	data, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

var errBusy = errors.New("another build is writing to it: wait until it has ended, or choose another folder with --out")

// close lets other builds in.
func (t *Tree) close() {
	if t.lock != nil {
		t.lock.Close()
	}
	if t.look != nil {
		t.look.Close()
	}
	if t.staging != (folder{}) {
		t.staging.Close()
	}
	t.root.Close()
}

// Put hands over one file. name is slash-separated and relative to the folder. The file is staged
// where it differs from what is there. Two files of one name are an error, and so is a file in the
// way that the program did not write.
func (t *Tree) Put(name string, data []byte) error {
	return t.put(name, data, recordOf(data))
}

// PutSummed does as Put. digest is the first half of data's SHA-256.
func (t *Tree) PutSummed(name string, data []byte, digest [16]byte) error {
	return t.put(name, data, record{digest, int64(len(data))})
}

func (t *Tree) put(name string, data []byte, rec record) error {
	if err := checkName(name); err != nil {
		return err
	}
	inPlace, err := t.claimIn(above(name), name, rec)
	if err != nil {
		return err
	}
	if inPlace {
		same, err := t.stands(name, rec)
		if same || err != nil {
			return err
		}
	}
	return t.stage(name, data)
}

// Discard ends the work and leaves the folder as it was.
func (t *Tree) Discard() error {
	defer t.close()
	return t.root.RemoveAll(stageName)
}

// claim notes that name is wanted.
func (t *Tree) claim(name string, rec record) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.wants(name, rec)
}

// claimIn does as claim and folder, for a file and the folder in which it lies.
func (t *Tree) claimIn(dir, name string, rec record) (inPlace bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.wants(name, rec); err != nil {
		return false, err
	}
	return t.inPlace(dir)
}

// wants does as claim, for a caller that holds the lock.
func (t *Tree) wants(name string, rec record) error { return t.wantsAt(t.old.place(name), name, rec) }

// wantsAt does as wants, for a caller that knows the place of the name in the manifest, or -1.
func (t *Tree) wantsAt(at int, name string, rec record) error {
	if t.want.hasAt(at, name) {
		return called.Errorf("two files want the name %s", name)
	}
	if _, folder := t.dirs[name]; folder {
		return called.Errorf("a file wants the name %s, and others want to lie in a folder of that name", name)
	}
	t.want.addAt(at, name, rec)
	t.bytes += rec.size
	return nil
}

// folder notes that dir is wanted and reports whether it already exists in place.
func (t *Tree) folder(dir string) (inPlace bool, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.inPlace(dir)
}

// inPlace does as folder, for a caller that holds the lock.
func (t *Tree) inPlace(dir string) (there bool, err error) {
	if f, known := t.dirs[dir]; known {
		return f.stands, nil
	}
	if t.want.has(dir) {
		return false, called.Errorf("a file wants the name %s, and others want to lie in a folder of that name", dir)
	}
	there = true
	if dir != "." {
		if there, err = t.inPlace(above(dir)); there && err == nil {
			there, err = t.folderStands(dir)
		}
	}
	if err == nil {
		t.dirs[dir] = wantedFolder{stands: there}
	}
	return there, err
}

// folderStands reports whether dir is a folder in place. A file of the program's that is called so
// will have gone when the folder is moved; any other is an error.
func (t *Tree) folderStands(dir string) (bool, error) {
	info, err := os.Lstat(filepath.Join(t.dir, filepath.FromSlash(dir))) // those above it are folders in place
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case info.IsDir():
		return true, nil
	case t.old.has(dir):
		return false, nil
	}
	return false, t.foreign(dir)
}

// stands reports whether name is in place with the content of rec.
func (t *Tree) stands(name string, rec record) (bool, error) {
	ours := t.old.of(name)
	settled := len(ours) == 1 // what the manifest says stood there when the build had ended
	if settled && t.untouched(name) {
		return ours[0] == rec, nil
	}
	info, err := t.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		t.mend(name, settled)
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if info.IsDir() {
		return false, t.makeWay(name)
	}
	changed := true
	if info.Mode().IsRegular() && !t.hides(info) &&
		(info.Size() == rec.size || settled && info.Size() == ours[0].size) {
		now, err := t.recordAt(name)
		if err != nil || now == rec {
			return err == nil, err
		}
		changed = !called.Contains(ours, now)
	}
	if ours == nil {
		return false, t.foreign(name)
	}
	t.mend(name, settled && changed)
	return false, nil
}

// hides reports whether fewer may read a file than may read the manifest, which was made as it was:
// a server may be none of them.
func (t *Tree) hides(info fs.FileInfo) bool { return t.mode&^info.Mode()&0o444 != 0 }

// mend notes a file that is not what the last build made it.
func (t *Tree) mend(name string, changed bool) {
	if !changed {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.mended = append(t.mended, name)
}

// makeWay notes a folder that stands where a file is wanted, and those in it: they go before the
// file comes. A file in it that the program did not write is an error.
func (t *Tree) makeWay(dir string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return fs.WalkDir(t.root.FS(), dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			t.empty = append(t.empty, p)
		case !t.old.has(p):
			return t.foreign(p)
		}
		return nil
	})
}

// recordAt reads the file in place.
func (t *Tree) recordAt(name string) (record, error) {
	data, err := t.root.ReadFile(name)
	return recordOf(data), err
}

func (t *Tree) stage(name string, data []byte) error {
	if err := t.step("stage " + name); err != nil {
		return err
	}
	err := t.makeStage(above(name))
	var state State
	if err == nil {
		state, err = t.staging.create(name, data)
	}
	if err != nil {
		return called.Errorf("staging: %w", err)
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.want.stage(name, state)
	return nil
}

// makeStage makes dir in the stage, once, and counts the file that is to lie in it.
func (t *Tree) makeStage(dir string) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.staged++
	if t.staging == (folder{}) {
		err := os.MkdirAll(t.stagePath("."), 0o777)
		if err == nil {
			t.staging, err = openFolder(t.stagePath("."))
		}
		if err != nil {
			return err
		}
	}
	if dir == t.stagedIn { // most come beside the one before
		return nil
	}
	t.stagedIn = dir
	return t.makeFolder(dir)
}

// makeFolder makes dir in the stage below those above it, asking the system no more than once for
// each.
func (t *Tree) makeFolder(dir string) error {
	f := t.dirs[dir]
	if f.staged || dir == "." {
		return nil
	}
	if err := t.makeFolder(above(dir)); err != nil {
		return err
	}
	f.staged = true
	t.dirs[dir] = f
	return t.staging.makeFolder(dir)
}

// stagePath is where name is staged. The stage is made by this build alone, so plain paths are safe
// in it.
//
//go:noinline
func (t *Tree) stagePath(name string) string {
	return filepath.Join(t.dir, stageName, "tree", filepath.FromSlash(name))
}

func (t *Tree) foreign(name string) error {
	return called.Errorf("%s was not written by onrecord and stands in the way: move it, or choose another folder with "+
		"--out",
		filepath.Join(t.dir, filepath.FromSlash(name)))
}

//go:noinline
func (t *Tree) step(what string) error {
	if t.fault == nil {
		return nil
	}
	return t.fault(what)
}

// checkName is an error for a name that could leave the folder, that belongs to this package, or
// that no manifest line can hold.
func checkName(name string) error {
	first, _, _ := called.Cut(name, "/")
	own := first == manifestName || first == stageName
	inside := fs.ValidPath(name) && name != "." && filepath.IsLocal(filepath.FromSlash(name))
	if own || !inside || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '\\' }) {
		return called.Errorf("%q cannot be the name of a published file", name)
	}
	return nil
}
