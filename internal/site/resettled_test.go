package site

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestSettlesOtherwise makes edits of which more is another than lists of quotations: what is said
// of a hidden name, where an old address leads.
func TestSettlesOtherwise(t *testing.T) {
	said := func(words, who string) string { return fmt.Sprintf("“%s,” said %s.", words, who) }
	const counted, over = "Nobody has counted the planks since the spring", "It is all over now"
	for _, c := range []struct {
		name     string
		files    map[string]string
		others   string // who speaks in two more stories
		was, now string // who speaks in the story
	}{
		{"one more of a hidden one's name", hidesSome, "Moss Ash Tarn", "Ann Lee", "Moss Ash Tarn"},
		{"a name that no story prints any more", movedOn, "Ann Lee", "Ann Marsh", "Ann Lee"},
		{"a name that no story has printed", movedOn, "Ann Lee", "Ann Lee", "Ann Marsh"},
		{"a name that others print, too", movedOn, "Ann Marsh", "Ann Marsh", "Ann Lee"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := benchOf(t, t.TempDir())
			all := maps.Clone(crowd)
			maps.Copy(all, c.files)
			for name, text := range all {
				folder.Write(t, b.dir, name, text)
			}
			stories := map[string]*talk{}
			for day, who := range []string{c.was, c.others, c.others} {
				name := fmt.Sprint("s", day)
				stories[name] = &talk{file: "content/stories/" + name + ".md",
					front: fmt.Sprintf("---\ntitle: Rain\ndate: 2025-03-0%d\n---\n", 1+day),
					said:  []string{said(counted, who), said(over, "Bo Kerr")}}
				stories[name].write(b)
			}
			for i := range 30 {
				(&talk{file: fmt.Sprintf("content/stories/f%d.md", i), front: "---\ntitle: Fog\ndate: 2025-04-01\n---\n"}).write(b)
			}
			b.build()
			stories["s0"].said[0] = said(counted, c.now)
			stories["s0"].write(b)
			found := fmt.Sprint(b.sameAsClean(c.name).Findings)
			o := b.o
			o.Cache, o.doubt = "", nil
			if clean, err := Make(newShelf(), o); err != nil || found != fmt.Sprint(clean.Findings) {
				t.Errorf("findings: %s, wanted %v, %v", found, clean.Findings, err)
			}
		})
	}
}

// TestSettlesNewName holds that a name which is quoted for the first time gets its pages without all
// stories being read, and that those which named it before lead to these.
func TestSettlesNewName(t *testing.T) {
	b := benchOf(t, t.TempDir())
	for name, text := range crowd {
		folder.Write(t, b.dir, name, text)
	}
	write := func(i int, said ...string) {
		(&talk{file: fmt.Sprintf("content/stories/s%d.md", i), said: said,
			front: fmt.Sprintf("---\ntitle: Rain\ndate: 2025-03-%02d\n---\n", 1+i)}).write(b)
	}
	const over = "“No,” said Bo Kerr." // which is the same as in no other story
	for i := range 20 {
		write(i, over)
	}
	write(3, "“Nobody has counted on Cy Dunmore since the spring,” said Ann Lee.")
	for i := 8; i < 20; i++ {
		write(i, over, "Cy Dunmore, a baker, watched from the pier.")
	}
	b.build()
	for i, edit := range []struct{ said, page string }{
		{"“We paid for a channel,” said Cy Dunmore, a baker.", "cy-dunmore"},
		{"“We paid for a channel,” said Dora Dunmore, a baker.", "dora-dunmore"},
		{"“We paid for a channel,” said Bo Kerr.", "bo-kerr"},
		{"“It is a ditch,” said Flo Pym. “So it is,” said Gus Orr and Hew Orr.", "flo-pym"},
	} {
		restored := restoredTimes
		write(6, over, edit.said)
		r := b.sameAsClean(edit.said)
		if _, err := os.Stat(filepath.Join(b.out, "speakers", edit.page, "index.html")); err != nil {
			t.Error(err)
		}
		if gone := i > 0 && i < 3; !gone && (!r.Settled || restoredTimes == restored) {
			t.Errorf("%s: settled %v, restored %v", edit.said, r.Settled, restoredTimes > restored)
		}
	}
}

// TestCardsFollow holds that cards tell what became of their story and of whoever speaks.
func TestCardsFollow(t *testing.T) {
	b := benchOf(t, t.TempDir())
	all := maps.Clone(crowd)
	maps.Copy(all, withCards)
	for name, text := range all {
		folder.Write(t, b.dir, name, text)
	}
	write := func(title, more string) {
		(&talk{file: "content/stories/s.md", said: []string{"“It is all over now,” said Mia Lee."},
			front: "---\ntitle: " + title + "\ndate: 2025-03-04\n" + more + "---\n"}).write(b)
	}
	write("Rain", "")
	if _, _, err := Record(b.o); err != nil {
		t.Fatal(err)
	}
	b.build()
	for _, edit := range []struct {
		what string
		do   func()
	}{
		{"title", func() { write("Fog", "") }},
		{"correction", func() {
			write("Fog", "corrections: [{on: 2025-03-05, text: It was not., quote: It is all over now}]\n")
		}},
		{"name", func() {
			folder.Write(t, b.dir, "content/people/mia-lee.md", "---\nname: Mia A. Lee\naliases: [Mia Lee]\n---\n")
		}},
		{"retracted", func() {
			write("Fog", "annotations:\n  - quote: It is all over now\n    status: retracted\n    by: me\n")
		}},
		{"withheld", func() {
			write("Fog", "annotations:\n  - quote: It is all over now\n    status: withheld\n    by: me\n")
		}},
		{"gone", func() { write("Fog", "state: withdrawn\n") }},
	} {
		edit.do()
		b.sameAsClean(edit.what)
	}
}
