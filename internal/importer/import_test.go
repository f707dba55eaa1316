package importer

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/importer/item"

	"github.com/google/go-cmp/cmp"
)

// tale is a format of tests: stories parted by lines of ===, each with lines "key: value", a blank
// line and a body.
var tale = item.Format{
	ID: "tale", Title: "tale",
	Recognises: func(in item.Input) int {
		if bytes.HasPrefix(in.Head, []byte("tale\n")) {
			return 100
		}
		return 0
	},
	Read: func(in item.Input, to item.Sink) error {
		r, err := in.Open()
		if err != nil {
			return err
		}
		defer r.Close()
		src, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		for i, piece := range strings.Split(strings.TrimPrefix(string(src), "tale\n"), "===\n") {
			if err := tell(in, i, piece, to); err != nil {
				return err
			}
		}
		return nil
	},
}

func tell(in item.Input, n int, piece string, to item.Sink) error {
	it := item.Item{Place: item.Place{Source: in.Place.Source, Line: n + 1}, Original: []byte(piece)}
	head, text, _ := strings.Cut(piece, "\n\n")
	it.Body = item.Body{Kind: item.HTML, Text: text}
	for lines := bufio.NewScanner(strings.NewReader(head)); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), ": ")
		switch key {
		case "whole":
			it.Place.Line = 0
		case "id":
			it.SourceID = value
		case "version":
			it.Version, _ = strconv.Atoi(value)
		case "title":
			it.Title = value
		case "date":
			it.Published = day(value)
		case "raw":
			it.Published = item.Date{Raw: value, From: "a line of the text"}
		case "updated":
			it.Updated = day(value)
		case "tags":
			it.Tags = strings.Split(value, ", ")
		case "url":
			it.URL = value
		case "old":
			it.OldAddresses = append(it.OldAddresses, value)
		case "state":
			it.State = item.State(value)
		case "reason":
			it.StateReason = value
		case "correction":
			it.Corrections = append(it.Corrections, item.Correction{On: it.Published, Text: value})
		case "kind":
			it.Body.Kind = item.BodyKind(value)
		case "image":
			name := value
			it.Images = append(it.Images, item.Image{Address: name, Alt: "A picture",
				Open: func() (io.ReadCloser, error) { return in.Beside(name) }})
		case "skip":
			return to.Skip(it.Place, value)
		case "aside":
			return to.Aside(it.Place, it.Original, value)
		case "panic":
			panic(value)
		}
	}
	return to.Story(it)
}

func day(s string) item.Date {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		panic(err)
	}
	return item.Date{Time: t, From: "the export"}
}

// tales writes files of the format, and returns their folder.
func tales(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "export")
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(name, ".png") {
			text = "tale\n" + text
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

var noon = time.Date(2026, 6, 21, 12, 0, 0, 0, time.UTC)

func imported(t testing.TB, o Options) *Report {
	t.Helper()
	o.Formats, o.Now = []item.Format{tale}, noon
	r, err := Import(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Sum() != r.Read {
		t.Fatalf("read %d, but the sum is %d: %+v", r.Read, r.Sum(), r)
	}
	return r
}

// held reads a folder's files.
func held(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = string(src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func want(t *testing.T, dir, name, text string) {
	t.Helper()
	if diff := cmp.Diff(text, held(t, dir)[name]); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

// TestVersions holds that versions of a story become one, with its corrections.
func TestVersions(t *testing.T) {
	site := newSite(t)
	source := tales(t, map[string]string{
		"a": "id: urn:1\nversion: 2\ntitle: Dam holds\ndate: 2004-05-02\ncorrection: The dam is 40 metres " +
			"high.\n\nThe dam, 40 metres high, holds.",
		"b": "id: urn:1\nversion: 1\ntitle: Dam may break\ndate: 2004-05-01\n\nThe dam may break.",
	})
	r := imported(t, Options{Dir: site, Sources: []string{source}})
	if r.Written != 1 || r.Older != 1 {
		t.Errorf("%+v", r)
	}
	const first = `---
title: Dam holds
date: 2004-05-01
updated: 2004-05-02
source_id: "urn:1"
corrections:
  - on: 2004-05-02
    text: The dam is 40 metres high.
---
The dam, 40 metres high, holds.
`
	want(t, site, "content/stories/2004/2004-05-01-dam-holds.md", first)

	// An older version that comes later changes nothing.
	old := tales(t, map[string]string{"b": "id: urn:1\nversion: 1\ntitle: Dam may break\ndate: 2004-05-01\n\nThe dam " +
		"may break."})
	if r := imported(t, Options{Dir: site, Sources: []string{old}}); r.Older != 1 || r.Written+r.Updated > 0 {
		t.Errorf("%+v", r)
	}
	want(t, site, "content/stories/2004/2004-05-01-dam-holds.md", first)

	// A notice that withdraws the story withdraws what was written.
	kill := tales(t, map[string]string{"c": "id: urn:1\nversion: 3\ntitle: KILL\ndate: 2004-05-03\nupdated: " +
		"2004-05-03\nstate: withdrawn\nreason: \"Wrong dam\"\n\n"})
	for _, action := range []string{updated, unchanged} {
		r := imported(t, Options{Dir: site, Sources: []string{kill}})
		if len(r.Stories) != 1 || r.Stories[0].Action != action || r.Withdrew != 1 {
			t.Errorf("want %s: %+v", action, r)
		}
		got := held(t, site)["content/stories/2004/2004-05-01-dam-holds.md"]
		if !strings.Contains(got, "state: withdrawn\nwithdrawn:\n  on: 2004-05-03\n  reason: '\"Wrong dam\"'\n---\n") ||
			!strings.Contains(got, "title: Dam holds") {
			t.Errorf("not withdrawn:\n%s", got)
		}
	}
}

// TestKilledTogether holds that a story whose notice comes with it keeps its words, and is
// withdrawn, in whatever order the two are read.
func TestKilledTogether(t *testing.T) {
	for _, names := range [][2]string{{"a", "b"}, {"b", "a"}} {
		site := newSite(t)
		imported(t, Options{Dir: site, Sources: []string{tales(t, map[string]string{
			names[0]: "id: urn:1\nversion: 1\ntitle: Dam\ndate: 2004-05-01\n\nThe dam.",
			names[1]: "id: urn:1\nversion: 2\ntitle: KILL\ndate: 2004-05-01\nstate: withdrawn\nreason: Wrong\n\n",
		})}})
		got := held(t, site)["content/stories/2004/2004-05-01-dam.md"]
		if !strings.Contains(got, "state: withdrawn") || !strings.Contains(got, "The dam.") {
			t.Errorf("%v: %s", names, got)
		}
	}
}

// TestSameID holds that two systems' stories with one bare id stay two.
func TestSameID(t *testing.T) {
	site := newSite(t)
	r := imported(t, Options{Dir: site, Sources: []string{tales(t, map[string]string{
		"a": "id: 17\ntitle: One\ndate: 2004-05-01\n\nOne.",
		"b": "id: 17\ntitle: Two\ndate: 2005-05-01\n\nTwo.",
	})}})
	if r.Written != 2 {
		t.Errorf("%+v", r)
	}
}

// TestNames holds how clashing names are told apart, in the order of the source, and that what the
// archive has is in nobody's way.
func TestNames(t *testing.T) {
	site := newSite(t)
	write(t, site, "content/stories/x.md", "---\ntitle: There\ndate: 2004-05-01\nslug: flood\n---\nThere.\n")
	write(t, site, "content/stories/2004-05-01-flood-3.md", "---\ntitle: Third\n---\nThird.\n")
	source := tales(t, map[string]string{"a": "title: Flood\ndate: 2004-05-01\n\nA.===\ntitle: FLOOD!\ndate: " +
		"2004-05-01\n\nB.===\ntitle: Flood\ndate: 2004-05-02\n\nC."})
	_ = source
	r := imported(t, Options{Dir: site, Sources: []string{tales(t, map[string]string{
		"a": "title: Flood\ndate: 2004-05-01\nurl: https://a.example/1\n\nA.\n===\ntitle: FLOOD!\ndate: " +
			"2004-05-01\nurl: https://a.example/2\n\nB.\n===\ntitle: Flood\ndate: 2004-05-02\nurl: " +
			"https://a.example/3\n\nC.\n",
	})}})
	var files []string
	for _, s := range r.Stories {
		files = append(files, strings.TrimPrefix(s.File, "content/stories/2004/"))
	}
	if want := []string{"2004-05-01-flood-2.md", "2004-05-01-flood-4.md", "2004-05-02-flood.md"}; !slices.Equal(
		files, want) {
		t.Errorf("got %q, want %q", files, want)
	}
}

func write(t testing.TB, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestDates holds how dates that may be two days are told, and when they are asked for.
func TestDates(t *testing.T) {
	told := map[string]string{"a": "raw: 05/01/2004\ntitle: A\n\nA.", "b": "raw: 25/12/2003\ntitle: B\n\nB."}
	untold := map[string]string{"a": "raw: 05/01/2004\ntitle: A\n\nA.", "b": "raw: 12/12/2003\ntitle: B\n\nB."}
	torn := map[string]string{"a": "raw: 05/01/2004\ntitle: A\n\nA.", "b": "raw: 25/12/2003\ntitle: B\n\nB.",
		"c": "raw: 12/25/2003\ntitle: C\n\nC."}
	for _, c := range []struct {
		name, dates string
		files       map[string]string
		want        string
		aside       int
	}{
		{"a day over 12 tells", "", told, "2004-01-05-a 2003-12-25-b", 0},
		{"nothing tells", "", untold, "2003-12-12-b", 1},
		{"said, day first", "dmy", untold, "2004-01-05-a 2003-12-12-b", 0},
		{"said, month first", "mdy", untold, "2004-05-01-a 2003-12-12-b", 0},
		{"the batch contradicts itself", "", torn, "2003-12-25-b 2003-12-25-c", 1},
		{"the file's name tells", "", map[string]string{"2004-05-01 text": "whole: yes\nraw: 05/01/2004\ntitle: " +
			"A\n\nA."}, "2004-05-01-a", 0},
		{"only the file's name", "", map[string]string{"x_20040501": "whole: yes\ntitle: A\n\nA."}, "2004-05-01-a", 0},
		{"only the folders' names", "", map[string]string{"2004/05/01/x": "whole: yes\ntitle: A\n\nA."}, "2004-05-01-a",
			0},
		{"none", "", map[string]string{"x": "whole: yes\ntitle: A\n\nA."}, "", 1},
		{"no such day", "", map[string]string{"x": "raw: 31/31/2004\ntitle: A\n\nA."}, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := imported(t, Options{Dir: newSite(t), Sources: []string{tales(t, c.files)}, Dates: c.dates})
			var got []string
			for _, s := range r.Stories {
				got = append(got, strings.TrimSuffix(filepath.Base(s.File), ".md"))
			}
			if strings.Join(got, " ") != c.want || r.SetAside != c.aside {
				t.Errorf("got %q, %d set aside (%v)", got, r.SetAside, r.Asides)
			}
		})
	}
}

// TestTopics holds that a tag becomes a topic where five stories share it or the map says so, with
// its file, and that one which an editor has taken away stays away.
func TestTopics(t *testing.T) {
	site := newSite(t)
	var b strings.Builder
	for i := range 5 {
		if i > 0 {
			b.WriteString("===\n")
		}
		tags := "Old Harbour, Uncategorized"
		if i == 0 {
			tags += ", Ferries, Rare"
		}
		b.WriteString("title: S" + strconv.Itoa(i) + "\nid: a:" + strconv.Itoa(i) + "\ndate: 2004-05-01\ntags: " +
			tags + "\n\nText.\n")
	}
	source := tales(t, map[string]string{"a": b.String()})
	m, found := ReadMap("map.yaml", []byte("topics:\n  Ferries: ferry\n  Harbour: none\nauthors:\n  emarsh: E. "+
		"Marsh\n"))
	if len(found) > 0 {
		t.Fatal(found)
	}
	r := imported(t, Options{Dir: site, Sources: []string{source}, Map: m})
	if !slices.Equal(r.Topics, []string{"ferry", "old-harbour"}) {
		t.Errorf("topics %q", r.Topics)
	}
	want(t, site, "content/topics/old-harbour.md", "---\nname: Old Harbour\n---\n")
	if got := held(t, site)["content/stories/2004/2004-05-01-s0.md"]; !strings.Contains(got, "topics: [old-harbour, "+
		"ferry]\n") {
		t.Errorf("%s", got)
	}
	if len(r.Tags) != 1 || r.Tags[0].Tag != "Rare" {
		t.Errorf("tags %v", r.Tags)
	}
	if err := os.Remove(filepath.Join(site, "content/topics/old-harbour.md")); err != nil {
		t.Fatal(err)
	}
	r = imported(t, Options{Dir: site, Sources: []string{source}, Map: m})
	if got := held(t, site); got["content/topics/old-harbour.md"] != "" ||
		strings.Contains(got["content/stories/2004/2004-05-01-s1.md"], "old-harbour") || r.Updated != 5 {
		t.Errorf("the topic came back: %+v", r)
	}
}

// TestLinks holds that links among stories lead to their files, and old addresses lead on.
func TestLinks(t *testing.T) {
	site := newSite(t)
	imported(t, Options{Dir: site, Base: "https://www.old.example/", Sources: []string{tales(t, map[string]string{
		"a": "title: A\ndate: 2004-05-01\nurl: https://old.example/news/a/\nold: /2004/05/01/\nold: /a.html\n\n<p><a " +
			"href=\"/news/b?x=1#top\">x</a> <a href=\"http://www.old.example/news/b/index.html\">b</a> <a " +
			"href=\"/news/c\">c</a> <a href=\"d\">d</a> <a href=\"https://other.example/\">o</a> <a " +
			"href=\"javascript:x\">j</a></p>\n===\n" +
			"title: B\ndate: 2004-05-02\nurl: https://old.example/news/b\nold: /a.html\n\nB.\n===\n" +
			"title: C\ndate: 2031-05-02\nurl: https://old.example/news/c\n\nC.\n===\n" +
			"title: D\ndate: 2004-05-03\nurl: https://old.example//\nold: //\nold: ///\n\nD.\n",
	})}})
	want(t, site, "content/stories/2004/2004-05-01-a.md", `---
title: A
date: 2004-05-01
url: https://old.example/news/a/
aliases: [/news/a/, /a.html]
---
[x](https://old.example/news/b?x=1#top) [b](2004-05-02-b.md) [c](https://old.example/news/c) [d](https://old.example/news/a/d) [o](https://other.example/) j
`)
	if got := held(t, site)["content/stories/2004/2004-05-02-b.md"]; !strings.Contains(got, "aliases: [/news/b]\n") {
		t.Errorf("%s", got)
	}
	if got := held(t, site)["content/stories/2004/2004-05-03-d.md"]; got == "" || strings.Contains(got, "aliases:") {
		t.Errorf("%s", got)
	}
}

// png is as much of an image as is looked at.
const png = "\x89PNG\r\n\x1a\n and so on"

// TestImages holds that images of the export are copied beside their story, and others linked.
func TestImages(t *testing.T) {
	site := newSite(t)
	source := tales(t, map[string]string{
		"a": "title: A\ndate: 2004-05-01\nimage: pic/b.png\nimage: lead.png\n\n<p>See <img src=\"pic/b.png\" " +
			"alt=\"B\"></p><p><img src=\"https://far.example/c.png\" alt=\"C\"><img src=\"../../etc/passwd\"></p>",
		"pic/b.png": png, "lead.png": png + "!",
	})
	r := imported(t, Options{Dir: site, Sources: []string{source}})
	want(t, site, "content/stories/2004/2004-05-01-a.md", `---
title: A
date: 2004-05-01
---
![A picture](2004-05-01-a-lead.png)

See ![B](2004-05-01-a-b.png)

[C](https://far.example/c.png)
`)
	want(t, site, "content/stories/2004/2004-05-01-a-b.png", png)
	if r.LeftOut[remoteShown] != 2 {
		t.Errorf("%v", r.LeftOut)
	}
	// An editor's own picture stays.
	write(t, site, "content/stories/2004/2004-05-01-a-b.png", png+"better")
	imported(t, Options{Dir: site, Sources: []string{source}})
	want(t, site, "content/stories/2004/2004-05-01-a-b.png", png+"better")
}

// TestOldSitesImages holds that images named by their address on the old site are looked for in the
// export.
func TestOldSitesImages(t *testing.T) {
	site := newSite(t)
	imported(t, Options{Dir: site, Base: "https://old.example/", Sources: []string{tales(t, map[string]string{
		"a": "title: A\ndate: 2004-05-01\n\n<p>See <img " +
			"src=\"https://www.old.example/wp-content/uploads/b.png\" alt=\"B\"><img " +
			"src=\"https://far.example/wp-content/uploads/b.png\"></p>",
		"uploads/b.png": png,
	})}})
	want(t, site, "content/stories/2004/2004-05-01-a.md",
		"---\ntitle: A\ndate: 2004-05-01\n---\nSee "+
			"![B](2004-05-01-a-b.png)<https://far.example/wp-content/uploads/b.png>\n")
}

// TestDocs holds that the documentation names every format, and every key of a column.
func TestDocs(t *testing.T) {
	src, err := os.ReadFile("../../docs/importing.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range append(FormatIDs(), item.Keys...) {
		if !strings.Contains(string(src), "`"+name+"`") {
			t.Errorf("docs/importing.md does not name %s", name)
		}
	}
}

// TestBroken holds that what cannot be a story is set aside, and never stops the others.
func TestBroken(t *testing.T) {
	site := newSite(t)
	r := imported(t, Options{Dir: site, Sources: []string{tales(t, map[string]string{
		"a": "title: A\ndate: 2004-05-01\n\nA.\n===\naside: it is broken; mend it\n\nB.\n===\nskip: " +
			"comments\n\n===\npanic: oh",
		"b": "title: B\ndate: 2004-05-01\nstate: private\n\nSecret.\n===\ntitle: C\ndate: 2004-05-01\nstate: " +
			"in the bin\n\nC.\n===\ntitle: D\ndate: 2004-05-01\n\n<script>x</script>",
		"c":       "title: A\ndate: 2004-05-01\n\nA.\n===\ntitle: E\ndate: 2004-05-01\nstate: draft\n\nE.",
		"strange": "",
	})}})
	if r.Written != 2 || r.SetAside != 5 || r.Same != 1 || r.Skipped["comments"] != 1 || r.Drafts != 1 {
		t.Errorf("%+v", r)
	}
	got := held(t, site)
	if !strings.Contains(got["content/stories/2004/2004-05-01-e.md"], "draft: true") {
		t.Error("the draft is public")
	}
	if why := got["import-review/export-a--line-2.why"]; why != "From: export/a, line 2\nWhy: it is broken; mend it\n" {
		t.Errorf("%q in %v", why, got)
	}
	if r := imported(t, Options{Dir: site, Private: true,
		Sources: []string{tales(t, map[string]string{"b": "title: B\ndate: 2004-05-01\nstate: private\n\nSecret."})}}); r.Drafts != 1 {
		t.Errorf("%+v", r)
	}
}

// TestStopped holds that an import that is stopped goes on where it was.
func TestStopped(t *testing.T) {
	var files = map[string]string{}
	for i := range 300 {
		files["s"+strconv.Itoa(1000+i)] = "id: a:" + strconv.Itoa(i) + "\ntitle: S" + strconv.Itoa(i) +
			"\ndate: 2004-05-01\n\nText " + strconv.Itoa(i) + "."
	}
	source := tales(t, files)
	clean := newSite(t)
	imported(t, Options{Dir: clean, Sources: []string{source}})
	site := newSite(t)
	ctx, cancel := context.WithCancel(context.Background())
	opened := 0
	slow := tale
	slow.Read = func(in item.Input, to item.Sink) error {
		if opened++; opened == 450 {
			cancel()
		}
		return tale.Read(in, to)
	}
	r, err := Import(ctx, Options{Dir: site, Sources: []string{source}, Formats: []item.Format{slow}, Now: noon})
	if err == nil || !r.Stopped || r.Written == 0 || r.Written == 300 {
		t.Fatalf("%v %+v", err, r)
	}
	if r := imported(t, Options{Dir: site, Sources: []string{source}}); r.Written+r.Unchanged != 300 ||
		r.Unchanged == 0 {
		t.Errorf("%+v", r)
	}
	if diff := cmp.Diff(held(t, clean), held(t, site)); diff != "" {
		t.Error(diff)
	}
}

// TestLedgerIsPrecious holds that an import stops where its record cannot be read.
func TestLedgerIsPrecious(t *testing.T) {
	site := newSite(t)
	write(t, site, LedgerFile, "<<<<<<< HEAD\n")
	_, err := Import(context.Background(), Options{Dir: site,
		Sources: []string{tales(t, map[string]string{"a": "title: A\ndate: 2004-05-01\n\nA."})},
		Formats: []item.Format{tale}})
	if err == nil || !strings.Contains(err.Error(), "import.jsonl:1: ") {
		t.Errorf("%v", err)
	}
}
