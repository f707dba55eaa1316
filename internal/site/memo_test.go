package site

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/form"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// bench is an archive that is built again and again with one cache.
type bench struct {
	t               *testing.T
	dir, out, cache string
	o               Options
}

func newBench(t *testing.T) *bench { return benchOf(t, demo.Copy(t)) }

// benchOf is a bench of the site in a folder.
func benchOf(t *testing.T, dir string) *bench {
	tmp := t.TempDir()
	b := &bench{t: t, dir: dir, out: filepath.Join(tmp, "out"), cache: filepath.Join(tmp, "cache")}
	b.o = Options{Dir: b.dir, Cache: b.cache, Now: now}
	b.o.doubt = func(task string) { t.Errorf("settled, and rests on something else: %s", task) }
	return b
}

func (b *bench) build() *Report {
	b.t.Helper()
	r, err := Build(b.out, b.o)
	if err != nil || diag.HasErrors(r.Findings) {
		b.t.Fatal(err, r.Findings)
	}
	return r
}

// settle lets the files grow old enough for their times to say whether they were changed.
func (b *bench) settle() {
	time.Sleep(2 * youngest)
	b.build()
}

func (b *bench) story(part string) string {
	all, err := filepath.Glob(filepath.Join(b.dir, "content/stories/*/*"+part+"*"))
	if err != nil || len(all) == 0 {
		b.t.Fatal(part, err)
	}
	return all[0]
}

// TestNothingNew holds that a build to which nothing is new does nothing and says the same; that
// new times alone are nothing new; and that a day which comes is.
func TestNothingNew(t *testing.T) {
	b := newBench(t)
	folder.Write(t, b.dir, "content/stories/2031-02-03-later.md", "---\ntitle: Later\n---\n“It will come,” said Ada Brandt.\n")
	first := b.build()
	if first.Idle || first.Remembered != 0 {
		t.Errorf("the first build: %+v", first)
	}
	if at := b.build(); !at.Idle {
		t.Error("a build right after the first found something new")
	}
	b.youngChange()
	b.settle()
	second := b.build()
	if !second.Idle || second.Counts != first.Counts || second.Bytes() != first.Bytes() ||
		!slices.Equal(second.Findings, first.Findings) || second.Unchanged != first.Written {
		t.Errorf("the second build: %+v", second)
	}
	later := time.Now().Add(-time.Hour)
	for name := range folder.Contents(t, b.dir) {
		if err := os.Chtimes(filepath.Join(b.dir, name), later, later); err != nil {
			t.Fatal(err)
		}
	}
	if again := b.build(); !again.Idle {
		t.Error("new times alone were taken for a change")
	}
	b.o.Now = now.AddDate(0, 0, 20)
	if again := b.build(); !again.Idle {
		t.Error("a clock that changes nothing was taken for a change")
	}
	b.o.Now = time.Date(2031, 2, 4, 0, 0, 0, 0, time.UTC)
	if again := b.build(); again.Idle || again.Counts.Stories != first.Counts.Stories+1 {
		t.Errorf("a story's day has come, and nothing was done: %+v", again.Counts)
	}
}

// youngChange changes a page right after it was written, and leaves its size and its times what
// they are: the next build sees that by its content.
func (b *bench) youngChange() {
	b.t.Helper()
	page := filepath.Join(b.out, "index.html")
	if err := os.Remove(page); err != nil {
		b.t.Fatal(err)
	}
	b.build()
	info, err := os.Stat(page)
	if err != nil {
		b.t.Fatal(err)
	}
	if err := os.WriteFile(page, bytes.Repeat([]byte("x"), int(info.Size())), 0o666); err != nil {
		b.t.Fatal(err)
	}
	if err := os.Chtimes(page, info.ModTime(), info.ModTime()); err != nil {
		b.t.Fatal(err)
	}
	if r := b.build(); r.Idle || !slices.Equal(r.Mended, []string{"index.html"}) {
		b.t.Errorf("a page was changed right after it was written, and the next build mended %q", r.Mended)
	}
}

// TestRemembersStories holds that a story which is what it was is not read again, and which are.
func TestRemembersStories(t *testing.T) {
	b := newBench(t)
	stories := b.build().Counts.Stories
	hiding := stories - rest(b, "nothing", func() { folder.Write(t, b.dir, "static/x.txt", "x") })
	if hiding < 1 || hiding > stories/4 {
		t.Errorf("%d of %d stories are not remembered", hiding, stories)
	}
	kept := stories - hiding
	changed := func() {
		file := b.story("storm")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		folder.Write(t, filepath.Dir(file), filepath.Base(file), string(text)+"\n\nIt rained.\n")
	}
	if n := rest(b, "one story changed", changed); n != kept-1 {
		t.Errorf("one story changed: %d of %d are remembered", n, kept)
	}
	if n := rest(b, "note", func() { folder.Write(t, b.dir, "content/pages/more.md", "---\ntitle: M\n---\nMore.\n") }); n != kept {
		t.Errorf("another page: %d of %d are remembered", n, kept)
	}
	if n := rest(b, "engine", func() { b.o.stamp = cache.Key{1} }); n != 0 {
		t.Errorf("another engine: %d are remembered", n)
	}
}

// TestMakesOnlyWhatChanged holds how much of what was rendered is not made again: after a word more
// in one story; with the output folder lost and every time new, as in CI; after a template.
func TestMakesOnlyWhatChanged(t *testing.T) {
	b := newBench(t)
	all := b.build().Written
	b.settle()
	file := b.story("storm")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	folder.Write(t, filepath.Dir(file), filepath.Base(file), string(text)+"\nIt rained.\n")
	edited := b.build()
	if edited.Reused < all/2 || edited.Written > all/4 {
		t.Errorf("of %d files %d were not made again, and %d written", all, edited.Reused, edited.Written)
	}
	want := folder.Contents(t, b.out)
	if err := os.RemoveAll(b.out); err != nil {
		t.Fatal(err)
	}
	later := time.Now().Add(time.Hour)
	for name := range folder.Contents(t, b.dir) {
		if err := os.Chtimes(filepath.Join(b.dir, name), later, later); err != nil {
			t.Fatal(err)
		}
	}
	if ci := b.build(); ci.Reused < all/2 || ci.Remembered < edited.Remembered { // all but the search
		t.Errorf("with the folder lost, %d files and %d analyses were not made again", ci.Reused, ci.Remembered)
	}
	if diff := cmp.Diff(want, folder.Contents(t, b.out)); diff != "" {
		t.Error(diff)
	}
	page, err := os.ReadFile("../../templates/day.html")
	if err != nil {
		t.Fatal(err)
	}
	folder.Write(t, b.dir, "templates/day.html", strings.Replace(string(page), "<p", "<p title=x", 1))
	if r := b.build(); r.Reused < edited.Reused/2 || r.Remembered == 0 {
		t.Errorf("with another template of days, %d files were not made again", r.Reused)
	}
	if page, err = os.ReadFile("../../templates/base.html"); err != nil {
		t.Fatal(err)
	}
	folder.Write(t, b.dir, "templates/base.html", strings.Replace(string(page), "<p", "<p title=x", 1))
	if r := b.build(); r.Reused > edited.Reused/2 {
		t.Errorf("with another template of all pages, %d files were not made again", r.Reused)
	}
}

// TestRegistryEdits changes one thing after the other in the files on people, bodies, places and
// topics: what is made is what a clean build makes, and most of it is not made again. The short form
// makes eight edits at once.
func TestRegistryEdits(t *testing.T) {
	b := newBench(t)
	all := b.build().Written
	atOnce, some := form.Times(8, 1), true
	for i, edit := range []struct {
		file, from, to string
		some           bool // some files are what they were, in an archive where everybody meets everybody
	}{
		{"people/tobias-renn", "name: Tobias Renn\n", "name: Tobias Renn\naliases: [Toby Renn, Renn of the harbour]\n", true},
		{"people/ines-corvale", "name: Ines Corvale\n", "name: Ines Corvale\nwikidata: Q4242\n", true},
		{"people/hestor-vane", "until: 2025-05-20", "until: 2025-04-02", true},
		{"people/hestor-vane", "harbours\n    of", "harbours and piers\n    of", true},
		{"people/hestor-vane", "pronouns: she", "pronouns: they", true},
		{"people/hestor-vane", "sort_name: Vane, Hestor", "sort_name: Avane, Hestor", true},
		{"people/hestor-vane", "Has held", "Held", false},
		{"people/zoe-marchbank", "name: ", "similar: [leda-cowlam]\nname: ", true},
		{"people/leda-cowlam", "name: Leda Cowlam", "name: Leda M. Cowlam\naliases: [Leda Cowlam]", true},
		{"people/lionel-scarrow", "name: ", "visibility: noindex\nname: ", true},
		{"people/lionel-scarrow", "visibility: noindex", "visibility: none", false},
		{"organisations/county-council", "name: County", "name: The County", true},
		{"organisations/coastal-survey-unit", "kind: public body", "kind: office", true},
		{"places/castle-hill", "in: ostrey", "in: merrin", false},
		{"topics/bandstand", "match: [bandstand]", "match: [bandstand, octagon, ferry]", true},
		{"topics/bandstand", "name: The bandstand", "name: Our bandstand", false},
		{"topics/harbour-dues", "name: ", "broader: [dredging-the-bar]\nname: ", false},
	} {
		file := filepath.Join(b.dir, "content", edit.file+".md")
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(text), edit.from) {
			t.Fatal(edit.file, edit.from, err)
		}
		folder.Write(t, filepath.Dir(file), filepath.Base(file), strings.Replace(string(text), edit.from, edit.to, 1))
		if some = some && edit.some; i%atOnce > 0 {
			continue
		}
		r := b.build()
		if some && r.Reused < all/8 {
			t.Errorf("%s, %s: of %d files %d were not made again", edit.file, edit.to, all, r.Reused)
		}
		found, err := Verify(b.out, b.o)
		if err != nil || len(found) > 0 {
			t.Errorf("%s, %s: %v %d files are not what a clean build makes: %v", edit.file, edit.to, err, len(found),
				found[:min(len(found), 3)])
		}
		some = true
	}
}

// TestRoleEdits holds that a role that somebody held before all stories has nothing made again but
// what tells roles, and that the tables follow where a role is held at another body.
func TestRoleEdits(t *testing.T) {
	b := newBench(t)
	all := b.build().Written
	for _, edit := range []struct {
		file, from, to string
		most           int // files that are made again
	}{
		{"people/ines-corvale", "roles:\n",
			"roles:\n  - {title: lamplighter, of: county-council, from: 1988, until: 1990}\n", all / 3},
		{"people/zoe-marchbank", "from: 2025-05-06\n", "from: 2025-05-06\n    until: 2026-06-01\n",
			all / 2}, // not quoted since
		{"people/tobias-renn", "    of: inshore-boats-association\n", "", all}, // its title names the body all the same
	} {
		file := filepath.Join(b.dir, "content", edit.file+".md")
		text, err := os.ReadFile(file)
		if err != nil || !strings.Contains(string(text), edit.from) {
			t.Fatal(edit.file, err)
		}
		folder.Write(t, filepath.Dir(file), filepath.Base(file), strings.Replace(string(text), edit.from, edit.to, 1))
		if r := b.sameAsClean(edit.to); all-r.Reused > edit.most {
			t.Errorf("%s: %d of %d files were made again", edit.to, all-r.Reused, all)
		}
	}
}

// rest is how many analyses are remembered after an edit.
func rest(b *bench, what string, edit func()) int {
	b.t.Helper()
	edit()
	r := b.build()
	if r.Idle {
		b.t.Fatalf("%s: nothing was done", what)
	}
	return r.Remembered
}

// TestMends holds that a file of the site which somebody has changed is seen, whatever its size and
// time, said, and made what it was.
func TestMends(t *testing.T) {
	for _, cached := range form.Some(true, false) {
		b := newBench(t)
		b.build()
		b.settle()
		if !cached {
			b.o.Cache = ""
		}
		file := filepath.Join(b.out, "about", "index.html")
		was, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(file)
		if err != nil {
			t.Fatal(err)
		}
		folder.Write(t, b.out, "about/index.html", strings.Replace(string(was), "quotation", "quotatiom", 1))
		if err := os.Chtimes(file, info.ModTime(), info.ModTime()); err != nil {
			t.Fatal(err)
		}
		r := b.build()
		if now, _ := os.ReadFile(file); string(now) != string(was) {
			t.Errorf("cache %v: the change stands", cached)
		}
		if !slices.Equal(r.Mended, []string{"about/index.html"}) {
			t.Errorf("cache %v: said to be mended: %v", cached, r.Mended)
		}
		if r := b.build(); len(r.Mended) > 0 {
			t.Errorf("cache %v: mended again: %v", cached, r.Mended)
		}
	}
}

// TestCacheHidesWhatTheSiteHides holds that what the editors of the demo archive hide stands in no
// entry of the cache, and that what is hidden later goes from it.
func TestCacheHidesWhatTheSiteHides(t *testing.T) {
	b := newBench(t)
	b.build()
	for _, words := range []string{"Pennifold"} { // withdrawn, and never told
		if inCache(t, b.cache, words) {
			t.Errorf("%q stands in the cache", words)
		}
	}
	const words = "What the wall said to nobody"
	folder.Write(t, b.dir, "content/stories/2026-05-01-wall.md", "---\ntitle: "+words+"\n---\n“It stands,” said Sorrel Quant.\n")
	b.build()
	if !inCache(t, b.cache, words) {
		t.Fatal("a story that hides nothing is not in the cache")
	}
	folder.Write(t, b.dir, "content/stories/2026-05-01-wall.md", "---\ntitle: "+words+"\nstate: withdrawn\n---\n“It stands,” said Sorrel Quant.\n")
	b.build()
	if inCache(t, b.cache, words) || inCache(t, b.cache, "Sorrel Quant") {
		t.Error("a story that was withdrawn stands in the cache")
	}
}

func inCache(t *testing.T, dir, words string) bool {
	t.Helper()
	found := false
	err := cache.Each(dir, func(_ cache.Origin, data []byte) error {
		found = found || strings.Contains(string(data), words)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestBuildIDIsFound holds that what the linker writes is found in this very program, so that not
// all of it has to be read to tell it from others.
func TestBuildIDIsFound(t *testing.T) {
	name, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if runtime.GOOS == "linux" && !buildID.Match(data[:min(len(data), 1<<16)]) {
		t.Error("there is none at the head of the program")
	}
}
