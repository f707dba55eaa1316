package site

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/form"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestAmends adds words to one story after the other that nobody says, and builds: nothing but the
// pages of that story is made again, and the site and what is said of it are those of a clean build.
// Then it makes edits of which other pages tell, in the same places.
func TestAmends(t *testing.T) {
	b := newBench(t)
	folder.Write(t, b.dir, "content/stories/2025/2025-02-03-plain.md",
		"---\ntitle: A plain day\ndate: 2025-02-03\n---\nA [harbour](2026-03-12-bar.md) with nothing new.\n")
	b.build()
	all, err := filepath.Glob(filepath.Join(b.dir, "content/stories/*/*"))
	if err != nil {
		t.Fatal(err)
	}
	before := 0
	amended, n, two := 0, 0, []string{}
	most := form.Times(3, len(all))
	for i, file := range all {
		text, err := os.ReadFile(file)
		decided := strings.Contains(string(text), "annotations:")
		if err != nil || !strings.HasSuffix(file, ".md") || decided || i%3 == 0 || n == most {
			continue
		}
		n++
		two = append(two, file)
		for _, more := range []string{"\nGulls sat on the zinc roofs.\n", "\nThe zincwork was painted.\n"} {
			addTo(t, file, more)
			amended += b.sameAsClean(filepath.Base(file) + more).Amended
		}
		text, err = os.ReadFile(file) // and before all quotations
		if err != nil {
			t.Fatal(err)
		}
		front, body := parts(string(text))
		folder.Write(t, filepath.Dir(file), filepath.Base(file), front+"\nIt rained — on zinc.\n\n"+body)
		before += b.sameAsClean(filepath.Base(file) + ", before its quotations").Amended
	}
	if n < min(6, most) || amended < 3*n/2 || before < n-2 {
		t.Errorf("of %d edits %d, and %d before quotations, made nothing but the stories' own pages again", 3*n, amended, before)
	}
	addTo(t, two[0], "\nIt rained.\n")
	addTo(t, two[1], "\nIt rained there, too.\n")
	if r := b.sameAsClean("two at once"); r.Amended != 2 {
		t.Errorf("two at once: %d", r.Amended)
	}
	for _, more := range []string{
		"\n“The zinc is ours,” said Tobias Renn.\n", "\nTobias Renn was there.\n", "\n<b>raw</b>\n",
		"\n[the bar](2026-03-12-bar.md)\n",
	} {
		addTo(t, two[0], more)
		b.sameAsClean(more)
	}
}

func addTo(t *testing.T, file, more string) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	folder.Write(t, filepath.Dir(file), filepath.Base(file), string(text)+more)
}

// sameAsClean builds, and holds what stands there against a clean build.
func (b *bench) sameAsClean(what string) *Report {
	b.t.Helper()
	r, err := Build(b.out, b.o)
	if err != nil {
		b.t.Fatal(what, err)
	}
	if diag.HasErrors(r.Findings) {
		b.t.Fatal(what, r.Findings)
	}
	found, err := Verify(b.out, b.o)
	if err != nil || len(found) > 0 {
		b.t.Errorf("%s: %v %d files are not what a clean build makes: %v", what, err, len(found), found[:min(len(found), 5)])
	}
	return r
}

// TestAmendsNamed holds that the table of the stories that name somebody has the line of an edited
// story as it is now.
func TestAmendsNamed(t *testing.T) {
	b := newBench(t)
	for i := range 55 {
		folder.Write(t, b.dir, fmt.Sprintf("content/stories/2025/2025-02-03-plain-%d.md", i),
			fmt.Sprintf("---\ntitle: Plain day %d\ndate: 2025-02-03\n---\nTobias Renn walked the pier %d times.\n", i, i))
	}
	b.build()
	table := filepath.Join(b.out, filepath.FromSlash(address.NamedIn(address.Speakers.Of("tobias-renn"))), address.StoriesBeside)
	was, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	addTo(t, b.story("plain-7"), "\nIt rained.\n")
	if r := b.sameAsClean("a story that names him"); r.Amended != 1 {
		t.Error("a whole build was made")
	}
	if now, err := os.ReadFile(table); err != nil || string(now) == string(was) {
		t.Error("the table is what it was", err)
	}
}
