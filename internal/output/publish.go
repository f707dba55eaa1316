package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
)

// Commit moves what was staged into place, removes what an earlier build wrote and this one did not
// want, and writes the manifest. It ends the work.
func (t *Tree) Commit() (Stats, error) {
	defer t.close()
	slices.Sort(t.mended)
	stats := Stats{Written: t.staged, Unchanged: t.want.count - t.staged, Bytes: t.bytes, Mended: t.mended}
	if t.staged == 0 && t.want.settled() {
		t.settledAs, t.names, t.places = t.list, t.old.names, inOrder(len(t.old.names))
		return stats, t.root.RemoveAll(stageName)
	}
	if err := t.publish(&stats); err != nil {
		return stats, called.Errorf("publishing to %s: %w", t.dir, err)
	}
	return stats, nil
}

func (t *Tree) publish(stats *Stats) error {
	journal, err := t.journal()
	if err == nil {
		err = t.writeManifest(journal)
	}
	if err != nil {
		return err
	}
	early, late := t.stale()
	if err := t.remove(early, stats); err != nil {
		return err
	}
	if err := t.clear(); err != nil {
		return err
	}
	if err := t.move("."); err != nil {
		return err
	}
	if err := t.remove(late, stats); err != nil {
		return err
	}
	if err := t.settle(); err != nil {
		return err
	}
	if err := t.writeManifest(t.settledAs); err != nil {
		return err
	}
	if err := t.step("sweep"); err != nil {
		return err
	}
	return t.root.RemoveAll(stageName)
}

// settle makes the manifest of what stands there in the end.
func (t *Tree) settle() (err error) {
	if t.settledAs != nil {
		return nil
	}
	if t.amending != nil {
		t.settledAs, t.names, err = t.amended()
		return err
	}
	t.settledAs, t.names, t.places = t.want.encode()
	return nil
}

// inOrder are the first n places.
func inOrder(n int) []int32 {
	places := make([]int32, n)
	for i := range places {
		places[i] = int32(i)
	}
	return places
}

// stale lists the files that are no longer wanted, sorted: early those that stand where a folder is
// wanted, or lie in a folder where a file is wanted; late all others, which are removed last so
// that a link followed during a build finds something.
func (t *Tree) stale() (early, late []string) {
	for i, name := range t.old.names {
		if t.want.is[i] {
			continue
		}
		_, folder := t.dirs[name]
		if folder || t.inWantedFile(name) {
			early = append(early, name)
		} else {
			late = append(late, name)
		}
	}
	return early, late
}

func (t *Tree) inWantedFile(name string) bool {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if t.want.has(dir) {
			return true
		}
	}
	return false
}

// clear removes the folders that stand where files are wanted, the innermost first.
func (t *Tree) clear() error {
	for _, dir := range slices.Backward(slices.Sorted(slices.Values(t.empty))) {
		if err := t.root.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// move renames what is staged in dir into place: a folder that is not there yet as a whole, else
// its files one by one.
func (t *Tree) move(dir string) error {
	entries, err := os.ReadDir(t.stagePath(dir))
	if errors.Is(err, fs.ErrNotExist) && t.staged == 0 {
		return nil
	}
	if errors.Is(err, fs.ErrNotExist) {
		return called.Errorf("what was to be published has gone from %s: build again", t.stagePath(dir))
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		if e.IsDir() && t.dirs[name].stands {
			err = t.move(name)
		} else if err = t.step("move " + name); err == nil {
			err = t.root.Rename(path.Join(stageName, "tree", name), name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// remove takes the named files away, and the folders that are empty then. A file that somebody has
// changed since is no longer the program's, and stays.
func (t *Tree) remove(names []string, stats *Stats) error {
	emptied := map[string]bool{}
	for _, name := range names {
		now, err := t.recordAt(name)
		if errors.Is(err, fs.ErrNotExist) {
			markAbove(emptied, name) // a killed build may have left the folder
			continue
		}
		if err != nil || !called.Contains(t.old.of(name), now) {
			stats.Kept = append(stats.Kept, name)
			continue
		}
		if err := t.step("remove " + name); err != nil {
			return err
		}
		if err := t.root.Remove(name); err != nil {
			return err
		}
		stats.Removed++
		markAbove(emptied, name)
	}
	t.sweep(emptied)
	return nil
}

func markAbove(dirs map[string]bool, name string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		dirs[dir] = true
	}
}

// sweep removes those of the folders that are empty and not wanted, the deepest first.
func (t *Tree) sweep(dirs map[string]bool) {
	sorted := slices.Sorted(maps.Keys(dirs))
	order.By(sorted, func(a, b string) int { return strings.Count(b, "/") - strings.Count(a, "/") })
	for _, dir := range sorted {
		if _, wanted := t.dirs[dir]; wanted {
			continue
		}
		if t.step("sweep "+dir) != nil {
			return
		}
		_ = t.root.Remove(dir) // fails for a folder with something in it, as it should
	}
}

// writeManifest replaces the manifest, as one step.
func (t *Tree) writeManifest(data []byte) error {
	if err := t.step("manifest"); err != nil {
		return err
	}
	if err := t.root.MkdirAll(stageName, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(t.dir, stageName, "manifest"), data, 0o666); err != nil {
		return err
	}
	if err := t.step("journal"); err != nil {
		return err
	}
	return t.root.Rename(path.Join(stageName, "manifest"), manifestName)
}
