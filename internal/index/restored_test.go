package index_test

import (
	"cmp"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// hides is what few stories have where an outline is whole.
var hides = regexp.MustCompile(` (retracted|withheld) by=me`)

// hidden is who and what has no page.
const hidden = "-- people/gil-noy.md --\n---\nname: Gil Noy\nvisibility: none\n---\n" +
	"-- topics/secret.md --\n---\nname: Secret\nvisibility: none\n---\n"

// TestRestored holds that an index which is made of an outline is the one of which that was made,
// also once one record after the other was put in the place of another in it; and that it reads the
// records that it is asked for, each once, and before that none but those of which something is
// hidden.
func TestRestored(t *testing.T) {
	t.Run("open", func(t *testing.T) { restores(t, 9, "", func(int) bool { return false }) })
	t.Run("hidden", func(t *testing.T) { restores(t, 16, hidden, func(i int) bool { return i%8 < 2 }) })
}

// restores makes an archive of n stories, with entries besides, of which some may hide something.
func restores(t *testing.T, n int, entries string, mayHide func(i int) bool) {
	r := rand.New(rand.NewPCG(5, 11))
	var texts []string
	open := func(i int, text string) string {
		if mayHide(i) {
			return text
		}
		return hides.ReplaceAllString(text, "")
	}
	story := func(i int) string {
		text := replaced(r, i)
		if mayHide(i) && i%2 == 1 {
			text = strings.Replace(text, "section: News", "topics: [secret]", 1) + "\nSo did {m gil-noy|Gil Noy}.\n"
		}
		return open(i, text)
	}
	for i := range n {
		texts = append(texts, story(i))
	}
	read := func() *sample.Archive {
		return sample.Read([]byte(people + entries + "-- topics/tea.md --\n---\nname: Tea\n---\n" +
			"-- places/quay.md --\n---\nname: Quay\n---\n" + strings.Join(texts, "")))
	}
	a := read()
	o := index.Options{Registry: a.Registry, PrintedNames: "page"}
	records := a.Records()
	sorted := func() []*index.Story {
		return slices.SortedFunc(slices.Values(records), func(a, b *index.Story) int {
			return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID))
		})
	}
	spoken := &index.Spoken{Sum: saidSum}
	build := func() *index.Index {
		spoken = &index.Spoken{Sum: saidSum}
		knowing := o
		knowing.Spoken = spoken
		return index.Build(records, knowing)
	}
	done, began, outline := 0, 0, build().Outline()
	for n := range 300 {
		in := sorted()
		asked := map[int]int{}
		ix := outline.Restored(o, nil, func(i int) *index.Story { asked[i]++; return in[i] })
		if ix == nil {
			t.Fatal("the outline is not whole")
		}
		for i := range asked {
			if !slices.Contains(outline.Apart, int32(i)) {
				t.Errorf("a record is read that nobody asked for: %d", i)
			}
		}
		if n%10 == 0 {
			ix := outline.Restored(o, nil, func(i int) *index.Story { return in[i] })
			if diff := diff.Diff(everything(index.Build(records, o)), everything(ix)); diff != "" {
				t.Fatalf("%d: -built +restored\n%s", n, diff)
			}
		}
		at := r.IntN(len(texts))
		if texts[at] = story(at); r.IntN(2) == 0 {
			texts[at] += open(at, said(r))
		}
		was := records[at]
		records[at] = read().Records()[at]
		place := slices.Index(in, was)
		before := ix.SpokenBefore(place)
		known := spoken.Now
		entities := len(ix.Entities)
		replaces := ix.Replace(place, records[at], o)
		built := build()
		outline = built.Outline()
		if !replaces {
			continue
		}
		done++
		if len(ix.Entities) > entities {
			began++
		}
		in = sorted()
		now := ix.SpokenSince(known, place, before, func(i int) ([16]byte, bool) { return saidSum(ix.Story(i)) })
		if diff := diff.Diff(bySpeaker(spoken.Now), bySpeaker(now)); diff != "" {
			t.Fatalf("%d: -built +brought up to date\n%s", n, diff)
		}
		if diff := diff.Diff(everything(built), everything(ix)); diff != "" {
			t.Fatalf("%d: -built +restored and replaced\n%s", n, diff)
		}
		if diff := diff.Diff(outline, ix.Outline(), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("%d: outlined, -built +restored and replaced\n%s", n, diff)
		}
		for i, times := range asked {
			if times > 1 {
				t.Errorf("%d: the record of %d is read %d times", n, i, times)
			}
		}
	}
	if done < 60 || began < 5 {
		t.Errorf("%d of 300 records were put in place of others, %d with a new name", done, began)
	}
}

func bySpeaker(all []index.SpokenBy) map[string]index.SpokenBy {
	out := map[string]index.SpokenBy{}
	for _, by := range all {
		out[by.Speaker] = by
	}
	return out
}
