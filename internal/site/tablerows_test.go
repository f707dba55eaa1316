package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestTablesRestOnTheirRows: a quotation more in a story leaves the tables as they are in which only
// other rows of the story stand; and where a row tells something else now, no table that has it.
func TestTablesRestOnTheirRows(t *testing.T) {
	b := newBench(t)
	folder.Write(t, b.dir, "content/topics/pears.md", "---\nname: Pears\nmatch: [pears]\n---\n")
	folder.Write(t, b.dir, "content/topics/plums.md", "---\nname: Plums\nmatch: [plums]\n---\n")
	tables := []string{"topics/pears/quotations.csv", "topics/pears/quotations.json", "topics/plums/quotations.csv",
		"topics/plums/quotations.json", "data/2025/quotations.csv"}
	build := func(more string) map[string]digest {
		folder.Write(t, b.dir, "content/stories/2025-03-04-orchard.md",
			"---\ntitle: The orchard\ntopics: [pears, plums]\n---\n“The plums are in,” said Ferdinand Quill, a diver.\n\n“The "+
				"pears are late,” he said.\n"+more)
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
	if diff := cmp.Diff(tables[2:], changed(first, second)); diff != "" {
		t.Errorf("what is made anew for a row more: -want +got\n%s", diff)
	}
	folder.Write(t, b.dir, "content/people/ferdinand-quill.md", "---\nname: Ferdinand Quill\n---\n")
	if diff := cmp.Diff(tables, changed(second, build(more))); diff != "" {
		t.Errorf("what is made anew where a speaker is registered now: -want +got\n%s", diff)
	}
}
