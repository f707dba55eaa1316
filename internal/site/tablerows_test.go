package site

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestTablesRestOnTheirRows: a quotation more in a story leaves the tables as they are in which
// only other rows of the story stand, and what tells of no row; where a row tells something else
// now, no table that has it is left.
func TestTablesRestOnTheirRows(t *testing.T) {
	b := newBench(t)
	folder.Write(t, b.dir, "content/topics/pears.md", "---\nname: Pears\nmatch: [pears]\n---\n")
	folder.Write(t, b.dir, "content/topics/plums.md", "---\nname: Plums\nmatch: [plums]\n---\n")
	tables := []string{"data/datapackage.json", "sitemap-1.xml", "topics/pears/quotations.csv",
		"topics/pears/quotations.json", "topics/plums/quotations.csv", "topics/plums/quotations.json",
		"data/2025/quotations.csv"}
	build := func(more string) map[string]digest {
		folder.Write(t, b.dir, "content/stories/2025-03-04-orchard.md",
			"---\ntitle: The orchard\ntopics: [pears, plums]\n---\n"+
				"“The plums are in,” said Ferdinand Quill, a diver.\n\n“The "+
				"pears are late this year,” he said.\n"+more)
		b.build()
		m, _ := openMemo(b.o)
		defer m.close()
		keys := map[string]digest{}
		for _, name := range tables {
			if keys[name] = m.lastClaims().of(name).Key; keys[name] == (digest{}) {
				t.Errorf("%s: it is not known what it rests on", name)
			}
		}
		return keys
	}
	changed := func(was, now map[string]digest) (all []string) {
		for _, name := range tables {
			if was[name] != now[name] {
				all = append(all, name)
			}
		}
		return all
	}
	const more = "\n“We have eaten half of the plums,” he added.\n"
	first, second := build(""), build(more)
	if diff := cmp.Diff(tables[4:], changed(first, second)); diff != "" {
		t.Errorf("what is made anew for a row more: -want +got\n%s", diff)
	}
	folder.Write(t, b.dir, "content/people/ferdinand-quill.md", "---\nname: Ferdinand Quill\n---\n")
	if diff := cmp.Diff(tables[1:], changed(second, build(more))); diff != "" {
		t.Errorf("what is made anew where a speaker is registered now: -want +got\n%s", diff)
	}
}

// TestTablesOfTwoFolders builds into two folders with one cache, each in its turn behind the other:
// a table of stories takes no line out of one that is not the one that was noted.
func TestTablesOfTwoFolders(t *testing.T) {
	b := newBench(t)
	other := filepath.Join(t.TempDir(), "other")
	edit := func(words string) {
		folder.Write(t, b.dir, "content/stories/2025-03-04-orchard.md",
			"---\ntitle: The orchard\n---\n“The plums are in,” said Ferdinand Quill, a diver.\n\n"+words+"\n")
	}
	holds := func(out string) {
		t.Helper()
		if _, err := Build(out, b.o); err != nil {
			t.Fatal(err)
		}
		clean, o := newShelf(), b.o
		o.Cache = ""
		if _, err := Make(clean, o); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"data/stories.csv", "data/stories.jsonl"} {
			if diff := cmp.Diff(string(clean.files[name]), folder.Contents(t, out)[name]); diff != "" {
				t.Errorf("%s: -clean +built\n%s", name, diff)
			}
		}
	}
	edit("He left.")
	holds(b.out)
	holds(other)
	edit("He left before noon, and nobody saw him again that day.")
	holds(b.out)
	edit("“The pears are late,” he said.")
	holds(other)
	holds(b.out)
	folder.Write(t, b.dir, "content/stories/2025-03-05-pears.md",
		"---\ntitle: Pears\n---\n“The pears are in,” said Ferdinand Quill, a diver.\n")
	holds(b.out)
}
