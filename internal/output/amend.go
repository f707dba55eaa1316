package output

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/par"
)

// File is a file to be published.
type File struct {
	Name   string
	Data   []byte
	Digest [16]byte // of the data; zero: it is not known
}

// record is the file as the manifest lists it; what was digested is not digested again.
func (f *File) record() record {
	if f.Digest == ([16]byte{}) {
		return recordOf(f.Data)
	}
	return record{digest: f.Digest, size: int64(len(f.Data))}
}

// Amend puts some files anew into a folder that stands as l tells (Stands), and takes others away;
// all else in it stays, and is not looked at. It takes the place of Begin, Put and Commit, with the
// same promises. Where something is in the way, it does nothing, and done is false: then Begin is
// called, and what is in the way is said as ever.
func (t *Tree) Amend(l *Left, fresh []File, gone []string) (stats Stats, done bool, err error) {
	t.dirs = map[string]wantedFolder{}
	touched := map[string]bool{}
	for _, f := range fresh {
		touched[f.Name] = true
	}
	for _, name := range gone {
		touched[name] = true
	}
	if t.old, err = t.listed(l, touched); err != nil {
		return stats, false, nil
	}
	t.want = newWanted(&t.old)
	for _, f := range fresh {
		if t.want.has(f.Name) || !t.finds(f.Name) {
			return stats, false, nil
		}
		t.want.add(f.Name, f.record())
	}
	defer t.close()
	if err := t.amend(l, fresh, &stats); err != nil {
		return stats, true, called.Errorf("publishing to %s: %w", t.dir, err)
	}
	stats.Written, stats.Unchanged = t.staged, len(t.names)-t.staged
	return stats, true, nil
}

// finds notes the folders of a file that is to be put, and reports whether nothing else stands at
// its name or at theirs.
func (t *Tree) finds(name string) bool {
	if checkName(name) != nil {
		return false
	}
	there := t.old.has(name)
	if !there {
		if _, err := t.root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if _, known := t.dirs[dir]; known {
			return true
		}
		if !there {
			info, err := t.root.Lstat(dir)
			if err == nil && !info.IsDir() || err != nil && !errors.Is(err, fs.ErrNotExist) {
				return false
			}
			there = err == nil
		}
		t.dirs[dir] = wantedFolder{stands: there}
		if dir == "." {
			return true
		}
	}
}

func (t *Tree) amend(l *Left, fresh []File, stats *Stats) error {
	if err := t.root.RemoveAll(stageName); err != nil {
		return err
	}
	for _, f := range fresh {
		if !t.old.says(f.Name, t.want.record(f.Name)) {
			if err := t.stage(f.Name, f.Data); err != nil {
				return err
			}
		}
	}
	t.amending = l
	if t.staged == 0 && t.want.count == len(t.old.names) {
		t.settledAs, t.names = t.list, l.Names
		return nil
	}
	return t.publish(stats)
}

// listed are the manifest's lines of some names.
func (t *Tree) listed(l *Left, names map[string]bool) (manifest, error) {
	out := newManifest(len(names))
	err := t.eachLine(l, func(name string, line []byte) error {
		if !names[name] {
			return nil
		}
		said, rec, ok := parseLine(string(bytes.TrimSuffix(line, []byte("\n"))))
		if !ok || said != name {
			return errNotLeft
		}
		out.add(name, rec)
		return nil
	})
	return out, err
}

var errNotLeft = errors.New("the manifest is not the one that was left")

// eachLine visits the manifest's lines, of which l has the names.
func (t *Tree) eachLine(l *Left, visit func(name string, line []byte) error) error {
	lines, ok := bytes.CutPrefix(t.list, []byte(manifestHead))
	if !ok {
		return errNotLeft
	}
	for _, name := range l.Names {
		end := bytes.IndexByte(lines, '\n') + 1
		if end == 0 {
			return errNotLeft
		}
		if err := visit(name, lines[:end]); err != nil {
			return err
		}
		lines = lines[end:]
	}
	if len(lines) > 0 {
		return errNotLeft
	}
	return nil
}

// amended is the manifest with what is wanted, in place of what stood there, and its names.
func (t *Tree) amended() (data []byte, names []string, err error) {
	fresh := t.want.names()
	data = append(make([]byte, 0, len(t.list)+100*len(fresh)), manifestHead...)
	names = make([]string, 0, len(t.amending.Names)+len(fresh))
	add := func(name string) {
		data, names, fresh = appendLine(data, name, t.want.record(name)), append(names, name), fresh[1:]
	}
	err = t.eachLine(t.amending, func(name string, line []byte) error {
		for len(fresh) > 0 && fresh[0] < name {
			add(fresh[0])
		}
		switch {
		case len(fresh) > 0 && fresh[0] == name:
			add(name)
		case !t.old.has(name):
			data, names = append(data, line...), append(names, name)
		}
		return nil
	})
	for len(fresh) > 0 {
		add(fresh[0])
	}
	return data, names, err
}

// LeftAmended does as Left, after Amend.
func (t *Tree) LeftAmended(before time.Time) Left {
	was, n := t.amending, len(t.names)
	l := Left{Manifest: recordOf(t.settledAs).digest, Names: t.names, States: make([]State, n), Sure: make([]bool, n)}
	var anew []int
	k := 0
	for i, name := range t.names {
		for k < len(was.Names) && was.Names[k] < name {
			k++
		}
		if t.want.has(name) || k == len(was.Names) || was.Names[k] != name {
			anew = append(anew, i)
		} else {
			l.States[i], l.Sure[i] = was.States[k], was.Sure[k]
		}
	}
	look, err := Look(t.dir)
	if err != nil {
		return l
	}
	defer look.Close()
	par.Each(len(anew), func(k int) {
		i := anew[k]
		state, there := look.State(t.names[i])
		l.States[i], l.Sure[i] = state, there && state.Latest() < before.UnixNano()
	})
	return l
}
