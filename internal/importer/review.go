package importer

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/slug"
)

// ReviewFolder holds what an import has set aside, in the site folder: each piece, and beside it a
// .why that says where it came from and what can be done.
const ReviewFolder = "import-review"

// review is that folder.
type review struct {
	dir   string
	stage *stage // nil: nothing is written
	used  map[string]bool
}

func newReview(dir string, s *stage) *review {
	return &review{dir: dir, stage: s, used: map[string]bool{}}
}

// name is what a piece is called: by its place, so that the next import finds it again.
func (r *review) name(at item.Place, ext string) string {
	stem := slug.ID(called.TrimSuffix(at.Source, path.Ext(at.Source)))
	switch {
	case at.Name != "":
		stem += "--" + slug.ID(at.Name)
	case at.Line > 0:
		stem += fmt.Sprintf("--line-%d", at.Line)
	}
	const longest = 120
	if len(stem) > longest {
		sum := digestOf([]byte(placeText(at))).String()
		stem = strings.TrimRight(clipped(stem, longest), "-") + "-" + sum[:8]
	}
	return ReviewFolder + "/" + stem + ext
}

// put sets a piece aside and returns where. A piece without its bytes has only its .why.
func (r *review) put(at item.Place, ext string, data []byte, why string) (string, error) {
	name := r.name(at, ext)
	for n := 2; r.used[name]; n++ {
		name = fmt.Sprintf("%s-%d%s", called.TrimSuffix(r.name(at, ext), ext), n, ext)
	}
	r.used[name] = true
	if r.stage == nil {
		return name, nil
	}
	text := "From: " + placeText(at) + "\nWhy: " + why + "\n"
	if err := r.unlessSame(name+".why", []byte(text)); err != nil || data == nil {
		return name, err
	}
	return name, r.unlessSame(name, data)
}

func (r *review) unlessSame(name string, data []byte) error {
	if d, ok, err := fileDigest(r.stage.path(name)); err != nil || ok && d == digestOf(data) {
		return err
	}
	return r.stage.put(name, data)
}

// has reports whether a piece of an earlier import still lies there.
func (r *review) has(at item.Place, ext string) bool {
	_, err := os.Lstat(filepath.Join(r.dir, filepath.FromSlash(r.name(at, ext))))
	return err == nil
}

// tidy removes what earlier imports of the same sources have set aside and this one has not.
func (r *review) tidy(sources []string) error {
	if r.stage == nil {
		return nil
	}
	var ours []string
	for _, s := range sources {
		whole, err := filepath.Abs(s)
		if err != nil {
			return err
		}
		ours = append(ours, filepath.Base(whole))
	}
	folder := filepath.Join(r.dir, ReviewFolder)
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for _, e := range entries {
		name, is := strings.CutSuffix(e.Name(), ".why")
		if !is || r.used[ReviewFolder+"/"+name] {
			continue
		}
		why, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return err
		}
		from, _, _ := called.Cut(called.TrimPrefix(string(why), "From: "), "\n")
		source, _, _ := called.Cut(from, "/")
		if source, _, _ = called.Cut(source, ", "); !called.Contains(ours, source) {
			continue
		}
		piece, reason := filepath.Join(folder, name), filepath.Join(folder, e.Name())
		if err := errors.Join(unlessGone(os.Remove(piece)), os.Remove(reason)); err != nil {
			return err
		}
	}
	_ = os.Remove(folder) // where nothing is left in it
	return err
}

func unlessGone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// placeText is a place as a person reads it.
func placeText(at item.Place) string {
	switch {
	case at.Name != "" && at.Line > 0:
		return fmt.Sprintf("%s, %s (line %d)", at.Source, at.Name, at.Line)
	case at.Name != "":
		return at.Source + ", " + at.Name
	case at.Line > 0:
		return fmt.Sprintf("%s, line %d", at.Source, at.Line)
	}
	return at.Source
}

func extOf(name string) string {
	ext := path.Ext(name)
	if len(ext) > 8 || strings.ContainsAny(ext, " ,") {
		return ""
	}
	return ext
}

// small is a file's bytes, where they are few enough to be kept in import-review.
func (f *source) small() []byte {
	if f.Size > keepOriginal {
		return nil
	}
	rc, err := f.Open()
	if err != nil {
		return nil
	}
	defer rc.Close()
	data, err := io.ReadAll(io.LimitReader(rc, keepOriginal))
	if err != nil {
		return nil
	}
	return data
}
