package search

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/testing/sample"
)

// Of each two common words the archive tells truly whether one stands right behind the other, or
// behind the next word, anywhere in what was said or in a headline or deck, over the end of a paragraph, too; of a rare
// word it tells nothing.
func TestFollow(t *testing.T) {
	var b strings.Builder
	for i := range commonFrom {
		fmt.Fprintf(&b, "-- stories/%d-01-%02d-s%d --\ntitle: Mill over weir\ndeck: Old mill\n\n# Mill over weir\n\n"+
			"{q Ann_Lee|“The old weirs hold; rivers rise.”}\n\nA mill weir over a river.\n\n", 2000+i/28, i%28+1, i)
		if i == 7 {
			b.WriteString("{q Ann_Lee|“Old rivers hold the mill, over a rare weir.”}\n\n")
		}
		if i > 0 {
			b.WriteString("{q Ann_Lee|“Mill.”} {q Ann_Lee|“Over.”}\n\n")
		}
	}
	f := built(t, sample.Read([]byte(b.String())).Index("page"), NewTexts(commonFrom))
	common := []string{"the", "old", "weir", "hold", "river", "rise"}
	next := ",the old,old weir,weir hold,hold river,river rise,old river,river hold,hold the,the mill,mill over,over weir," +
		"weir old,old mill,"
	second := ",the weir,old hold,weir river,hold rise,old hold,river the,hold mill,the over,mill weir,over old,weir mill," +
		"mill a,over rare,"
	has := func(list []posting, number int) bool {
		return slices.ContainsFunc(list, func(p posting) bool { return p.document() == number-1 })
	}
	for _, one := range append(common, "mill", "over") {
		l := f.find(t, one)
		if l.common == 0 {
			t.Fatalf("%s is not common: %d", one, len(l.quotations))
		}
		for _, other := range append(common, "mill", "over") {
			number, pair := f.find(t, other).common, ","+one+" "+other+","
			if got, want := has(l.next, number), strings.Contains(next, pair); got != want {
				t.Errorf("next %s: %v, want %v", pair, got, want)
			}
			if got, want := has(l.second, number), strings.Contains(second, pair); got != want {
				t.Errorf("second %s: %v, want %v", pair, got, want)
			}
		}
	}
	for _, rare := range []string{"rare", "a", "=", "lee=", "@k:direct"} {
		if l := f.find(t, rare); l.common > 0 || len(l.next) > 0 {
			t.Errorf("%s is common", rare)
		}
	}
}

// Where an archive has very many words, only the commonest of them are common.
func TestFewAreCommon(t *testing.T) {
	all := &table{}
	add := func(quotations int) {
		list := make([]posting, quotations)
		for i := range list {
			list[i] = post(i, false)
		}
		all.names = append(all.names, fmt.Sprintf("w%06d", len(all.names)))
		all.quotations = append(all.quotations, encode(list, 0))
	}
	add(commonFrom - 1)
	add(2 * commonFrom)
	for range mostCommon - 1 {
		add(commonFrom)
	}
	if got := all.common(); len(got) != mostCommon || got[0] != 1 {
		t.Errorf("%d are common", len(got))
	}
	add(commonFrom)
	if got := all.common(); len(got) != 1 || got[0] != 1 {
		t.Errorf("%d are common", len(got))
	}
}

// TestFollowMore holds what follows what against a search made anew, where words are said that
// follow one another nowhere else, in a quotation more, and where they are taken back.
func TestFollowMore(t *testing.T) {
	var all told
	for i := range commonFrom + 20 {
		all = append(all, fmt.Sprintf("{q Ann_Lee|“Old mills turn and weirs hold rivers %d.”}", i))
	}
	var kept *Kept
	build := func(what string) {
		t.Helper()
		a, f := all.archive(), &folder{t: t, now: files{}}
		now, err := Build(a, kept, f.put, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(all.anew(t), f.now); diff != "" {
			t.Fatalf("%s: %s", what, diff)
		}
		kept = now
	}
	build("first")
	was := all[40]
	for _, more := range []string{"Rivers turn old weirs.", "Mills hold.", "Hold hold, and old."} {
		all[40] += "\n\n{q Ann_Lee|“" + more + "”}"
		build(more)
	}
	all[7] = strings.Replace(all[7], "turn and", "turn, old mills and", 1)
	build("other words")
	all[40] = was
	build("taken back")
	all = append(all[:20], all[21:]...)
	build("a story less")
}
