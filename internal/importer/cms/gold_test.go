package cms

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// heap is a Sink that keeps all it is given.
type heap struct {
	stories []item.Item
	skipped map[string]int
	aside   []string
	columns []item.Column
}

func (h *heap) Story(it item.Item) error { h.stories = append(h.stories, it); return nil }

func (h *heap) Skip(_ item.Place, what string) error {
	if h.skipped == nil {
		h.skipped = map[string]int{}
	}
	h.skipped[what]++
	return nil
}

func (h *heap) Aside(at item.Place, _ []byte, why string) error {
	h.aside = append(h.aside, fmt.Sprintf("%s:%d %s: %s", at.Source, at.Line, at.Name, why))
	return nil
}

func (h *heap) Columns(_ item.Place, c []item.Column) { h.columns = c }

// inputOf is a file of a folder, as the core hands it to a reader.
func inputOf(tb testing.TB, fsys fs.FS, name string) item.Input {
	tb.Helper()
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		tb.Fatal(err)
	}
	in := inputFrom(name, src)
	in.Beside = func(p string) (io.ReadCloser, error) {
		if rooted, ok := strings.CutPrefix(p, "/"); ok {
			p = rooted
		} else {
			p = path.Join(path.Dir(name), p)
		}
		if !fs.ValidPath(p) {
			return nil, fs.ErrNotExist
		}
		f, err := fsys.Open(p)
		if err != nil {
			return nil, err
		}
		if info, err := f.Stat(); err != nil || info.IsDir() {
			f.Close()
			return nil, errors.New("a folder")
		}
		return f, nil
	}
	return in
}

// inputFrom is a file without a folder.
func inputFrom(name string, src []byte) item.Input {
	return item.Input{
		Place: item.Place{Source: name}, Head: src[:min(len(src), item.HeadSize)], Size: int64(len(src)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(src)), nil },
	}
}

// readWith reads a file by the format that recognises it best.
func readWith(tb testing.TB, in item.Input) (*heap, string) {
	tb.Helper()
	var best item.Format
	most := 0
	for _, f := range Formats() {
		if sure := f.Recognises(in); sure > most {
			best, most = f, sure
		}
	}
	if most == 0 {
		tb.Fatalf("%s is not recognised", in.Place.Source)
	}
	h := &heap{}
	if err := best.Read(in, h); err != nil {
		tb.Fatal(err)
	}
	return h, best.ID
}

// gold is a folder of real exports, where there is one on this machine.
func gold(tb testing.TB, folder string) string {
	root := os.Getenv("ONRECORD_GOLD")
	if root == "" {
		tb.Skip("ONRECORD_GOLD is not set")
	}
	dir := filepath.Join(root, "import", folder)
	if _, err := os.Stat(dir); err != nil {
		tb.Skip(err)
	}
	return dir
}

func show(h *heap) string {
	var b strings.Builder
	for _, it := range h.stories {
		fmt.Fprintf(&b, "== %s %s [%s] %q slug=%s\n   deck=%q by=%q section=%q tags=%q lang=%s\n   date=%s h=%v z=%v "+
			"upd=%s emb=%s raw=%q\n   url=%s old=%q src=%s\n   images=%d left=%v kind=%s\n%s\n",
			it.Place.Source, it.Place.Name, it.State, it.Title, it.Slug, it.Deck, it.Bylines, it.Section, it.Tags,
			it.Lang, it.Published.Time, it.Published.Hours, it.Published.Zone, it.Updated.Time, it.Embargo.Time,
			it.Published.Raw, it.URL, it.OldAddresses, it.SourceID, len(it.Images), it.Left, it.Body.Kind, it.Body.Text)
		for _, im := range it.Images {
			fmt.Fprintf(&b, "   image %s alt=%q caption=%q open=%v\n", im.Address, im.Alt, im.Caption, im.Open != nil)
		}
	}
	fmt.Fprintf(&b, "skipped %v\naside %s\n", h.skipped, strings.Join(h.aside, "\n"))
	return b.String()
}

func TestGoldWordPress(t *testing.T) {
	dir := gold(t, "wordpress")
	for name, stories := range map[string]int{"states.xml": 7, "wptest.xml": 37} {
		h, id := readWith(t, inputOf(t, os.DirFS(dir), name))
		if id != "wxr" || len(h.stories)+len(h.aside) != stories {
			t.Errorf("%s: read as %s: %d stories, aside %q", name, id, len(h.stories), h.aside)
		}
		if os.Getenv("SHOW") != "" {
			os.WriteFile("/tmp/cms-"+name+".txt", []byte(show(h)), 0o644)
		}
	}
}

// TestGoldFolders reads real content folders: every file is a story.
func TestGoldFolders(t *testing.T) {
	for _, folder := range []string{"hugo", "jekyll"} {
		dir := gold(t, folder)
		all := &heap{}
		fsys := os.DirFS(dir)
		files := 0
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			files++
			h, _ := readWith(t, inputOf(t, fsys, name))
			if len(h.stories) != 1 {
				t.Errorf("%s: %d stories, skipped %v, aside %q", name, len(h.stories), h.skipped, h.aside)
			}
			for _, it := range h.stories {
				if it.Title == "" || !it.Published.Known() || strings.Contains(it.Body.Text, "{{<") ||
					wordless(it.Body.Text) {
					t.Errorf("%s: %q %v", name, it.Title, it.Published)
				}
			}
			all.stories = append(all.stories, h.stories...)
			return nil
		})
		if err != nil || files == 0 {
			t.Fatal(err, files)
		}
		if os.Getenv("SHOW") != "" {
			os.WriteFile("/tmp/cms-"+folder+".txt", []byte(show(all)), 0o644)
		}
	}
}
