package site

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/diag"

	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/form"
)

// shelf is a sink in memory.
type shelf struct {
	mu    sync.Mutex
	files map[string][]byte
}

func newShelf() *shelf { return &shelf{files: map[string][]byte{}} }

func (s *shelf) Put(name string, data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = bytes.Clone(data)
	return nil
}

func (s *shelf) names() []string { return slices.Sorted(maps.Keys(s.files)) }

var now = time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)

func made(t testing.TB, o Options) (*shelf, *Report) {
	t.Helper()
	o.Now = now
	s := newShelf()
	r, err := Make(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return s, r
}

// unpack writes a small archive, given as txtar, into a folder of its own.
func unpack(t testing.TB, text string) string {
	t.Helper()
	dir := t.TempDir()
	if err := txtar.Write(txtar.Parse([]byte(text)), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

const settings = `-- site.yaml --
title: The Saltholm Courier
base_url: https://courier.example/
language: en
`

// TestSameBytes makes the demo archive on one, two and eight cores: the same files, byte for byte.
func TestSameBytes(t *testing.T) {
	form.OnlyLong(t)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	var want *shelf
	for _, cores := range []int{1, 2, 8, 2} {
		runtime.GOMAXPROCS(cores)
		got, report := made(t, Options{Dir: "../.."})
		if !report.Made || len(got.files) < 20 {
			t.Fatalf("%d files; findings %v", len(got.files), report.Findings)
		}
		if want == nil {
			want = got
			continue
		}
		if diff := cmp.Diff(want.names(), got.names()); diff != "" {
			t.Errorf("on %d cores (-one +these):\n%s", cores, diff)
		}
		for _, name := range got.names() {
			if !bytes.Equal(want.files[name], got.files[name]) {
				t.Errorf("on %d cores, %s differs:\n%s", cores, name, cmp.Diff(string(want.files[name]), string(got.files[name])))
			}
		}
	}
}

func TestLenientLeavesOutWhatIsBroken(t *testing.T) {
	dir := unpack(t, settings+`-- content/stories/2025-05-15-good.md --
---
title: Good
---
Fine.
-- content/stories/2025-05-16-broken.md --
---
title: [
---
Lost.
-- content/stories/2025-05-17-topic.md --
---
title: With a topic that nobody has
topics: [weather]
---
Still shown.
`)
	strict, report := made(t, Options{Dir: dir})
	if report.Made || len(strict.files) != 0 || !diag.HasErrors(report.Findings) {
		t.Errorf("made although there are errors: %v", strict.names())
	}
	lenient, report := made(t, Options{Dir: dir, Lenient: true})
	if !report.Made || !diag.HasErrors(report.Findings) {
		t.Errorf("made %v, findings %v", report.Made, report.Findings)
	}
	for name, want := range map[string]bool{"2025/05/15/good/index.html": true, "2025/05/17/topic/index.html": true,
		"2025/05/16/broken/index.html": false} {
		if _, got := lenient.files[name]; got != want {
			t.Errorf("%s is there: %v, want %v", name, got, want)
		}
	}
}

func TestAllFindingsSorted(t *testing.T) {
	dir := unpack(t, settings+`-- content/stories/b.md --
---
titel: B
---
Text.
-- content/stories/a.txt --
A
-- content/topics/x.md --
---
nam: X
---
`)
	_, report := made(t, Options{Dir: dir})
	var at []string
	for _, f := range report.Findings {
		at = append(at, f.File)
	}
	if !slices.IsSorted(at) || len(slices.Compact(at)) != 3 {
		t.Errorf("findings are not those of all files, sorted: %v", report.Findings)
	}
}

func TestSafeOut(t *testing.T) {
	for out, safe := range map[string]bool{
		"/a/site/build": true, "/elsewhere": true, "/a/site/content/x": false, "/a/site/static": false,
		"/a/site": false, "/a": false, "/": false, "/a/site/contents": true,
	} {
		if err := safeOut(out, "/a/site"); (err == nil) != safe {
			t.Errorf("%s: %v", out, err)
		}
	}
}

// TestReadableText holds what an annotated file's text is made of, and in which order.
func TestReadableText(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"2025-05-15-a.md", `---
title: The headline
dateline: OSTREY
deck: The deck
highlights: [First, Second]
---
One *paragraph*
on two lines.

## A crosshead

- an item
`, "The headline|The deck|First|Second|OSTREY|One paragraph\non two lines.|A crosshead|an item"},
		{"2025-05-15-b.txt", "The headline of a piece of wire copy\n\n- A highlight of it\nOSTREY\nThe first " +
			"paragraph ends here.\nThe second one ends here.\n",
			"The headline of a piece of wire copy|- A highlight of it|OSTREY|The first paragraph ends here.|The " +
				"second one ends here."},
	} {
		dir := t.TempDir()
		file := filepath.Join(dir, c.name)
		if err := os.WriteFile(file, []byte(c.file), 0o666); err != nil {
			t.Fatal(err)
		}
		x, _, err := NewAnnotator(AnnotateOptions{NoRegistry: true})
		if err != nil {
			t.Fatal(err)
		}
		a := x.Files([]string{file})[0]
		if a.Err != nil || a.Unfit {
			t.Fatal(a)
		}
		if got := strings.ReplaceAll(a.Text.S, "\n\n", "|"); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// meddler is a sink during whose first Put a story is rewritten.
type meddler struct {
	once sync.Once
	file string
	text string
}

func (m *meddler) Put(string, []byte) (err error) {
	m.once.Do(func() { err = os.WriteFile(m.file, []byte(m.text), 0o666) })
	return err
}

// TestChangedWhileBuilt: a story that becomes another between the passes is an error, and no panic.
func TestChangedWhileBuilt(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	dir := unpack(t, settings+"-- content/stories/2025-05-15-a.md --\n---\ntitle: A\n---\n“We have known this for a "+
		"long time, all of us,” said Ada Brandt.\n")
	m := &meddler{file: filepath.Join(dir, "content/stories/2025-05-15-a.md"), text: "---\ntitle: A\n---\nNo.\n"}
	_, err := Make(m, Options{Dir: dir, Now: now})
	if !errors.Is(err, ErrChanged) {
		t.Errorf("error %v", err)
	}
}

// TestSecondBuildWritesNothing builds the demo archive twice into one folder, and once more with a
// story touched.
func TestSecondBuildWritesNothing(t *testing.T) {
	form.OnlyLong(t)
	dir, out := demo.Copy(t), filepath.Join(t.TempDir(), "out")
	build := func() *Report {
		r, err := Build(out, Options{Dir: dir, Now: now})
		if err != nil || !r.Made {
			t.Fatal(err, r.Findings)
		}
		return r
	}
	first := build()
	if first.Written < 100 || first.Unchanged != 0 {
		t.Errorf("the first build wrote %d files and found %d unchanged", first.Written, first.Unchanged)
	}
	if again := build(); again.Written != 0 || again.Removed != 0 || again.Unchanged != first.Written {
		t.Errorf("the second build wrote %d files, removed %d, found %d unchanged", again.Written, again.Removed,
			again.Unchanged)
	}
	if err := os.WriteFile(filepath.Join(dir, "content/stories/2026-05-30-new.md"),
		[]byte("---\ntitle: New\n---\n“It is new,” said Ada Brandt.\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if more := build(); more.Written == 0 || more.Unchanged < first.Written/2 {
		t.Errorf("with one story more, %d files were written and %d left", more.Written, more.Unchanged)
	}
}
