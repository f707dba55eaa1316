package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/index"
)

// Each page has an address of its own, and the plan is the same each time.
func TestAddresses(t *testing.T) {
	p := tarnLock(t)
	seen := map[string]bool{}
	for _, pg := range p.Pages() {
		if seen[pg.Address] {
			t.Errorf("two pages at %q", pg.Address)
		}
		seen[pg.Address] = true
	}
	if again := tarnLock(t); addresses(p) != addresses(again) {
		t.Errorf("another plan of the same archive:%s\nwas:%s", addresses(again), addresses(p))
	}
	for _, want := range []string{
		"", "2023/06/04/drought/", "2023/06/04/drought/source/", "2025/", "2025/06/", "2025/06/05/", "speakers/",
		"speakers/a-z/c/", "speakers/ruth-calder/",
		"speakers/ruth-calder/on/boats/", "speakers/owen-pryor/", "speakers/canal-trust/", "speakers/jun-abara/",
		"topics/", "topics/boats/", "places/tarn-lock/",
		"about/", "imprint/", "404.html", "2025/05/01/withdrawn/",
	} {
		if !seen[want] {
			t.Errorf("no page at %q", want)
		}
	}
	for _, not := range []string{
		"speakers/nora-vitale/",         // visibility: none
		"2025/06/05/levy/source/",       // it holds a withheld tie
		"2025/06/05/quotations/source/", // its access is not full
		"2025/05/",                      // its only story was withdrawn
	} {
		if seen[not] {
			t.Errorf("there is a page at %q", not)
		}
	}
}

// longArchive has n stories, one quotation each, all by one speaker on one topic in one place, one
// a day from 2019 on, but for 2022, which has all of the last third.
func longArchive(n int) []byte {
	var b strings.Builder
	b.WriteString("-- people/ann-lee.md --\n---\nname: Ann Lee\n---\n-- topics/rain.md --\n---\nname: Rain\n---\n-- " +
		"places/dell.md --\n---\nname: Dell\n---\n")
	for i := range n {
		day := fmt.Sprintf("%d-%02d-%02d", 2019+i/112%3, i/28%4+1, i%28+1)
		if i > 2*n/3 {
			day = fmt.Sprintf("2022-%02d-%02d", i%12+1, i%28+1)
		}
		fmt.Fprintf(&b, "-- stories/%s-s%d --\ntitle: Rain %d\ntopics: [rain]\n\n# Rain %d\n\n{q ann-lee|“It rains "+
			"on {m dell|Dell} for the %dth time,”} she said.\n", day, i, i, i, i)
	}
	return []byte(b.String())
}

// No utterance is lost and none stands twice: of a long list each row is on exactly one of the
// pages of years or months, and the newest are on the own page as well.
func TestLongListsAreSplitWithoutLoss(t *testing.T) {
	const n = 700
	p := plan(longArchive(n), "")
	for _, base := range []string{"speakers/ann-lee/", "speakers/ann-lee/on/rain/", "topics/rain/", "places/dell/"} {
		below, own := map[string]int{}, 0
		for _, pg := range p.Pages() {
			if m, is := pg.maker.(periodPage); is && m.year != 0 && m.above == base {
				for _, href := range rowsOf(p.View(pg, nil)) {
					below[href]++
				}
			} else if pg.Address == base {
				own = len(rowsOf(p.View(pg, nil)))
			}
		}
		if own != newest {
			t.Errorf("%s: %d rows on the own page, want %d", base, own, newest)
		}
		if len(below) != n {
			t.Errorf("%s: %d rows on the pages below, want %d", base, len(below), n)
		}
		for href, times := range below {
			if times != 1 {
				t.Fatalf("%s: %s stands %d times on the pages below", base, href, times)
			}
		}
	}
}

// A year of very many is an index of its months, and no page lists more than it may.
func TestYearsOfManyAreIndexes(t *testing.T) {
	p := plan(longArchive(700), "")
	year := view[List](t, p, "speakers/ann-lee/2022/")
	if len(year.Months) != 12 || len(year.Groups) != 0 {
		t.Errorf("2022 has %d months and %d groups of rows, want an index of 12 months", len(year.Months),
			len(year.Groups))
	}
	if first := year.Months[0]; first.Href != "/archive/speakers/ann-lee/2022/12/" || first.Text != "December" {
		t.Errorf("the first month is %+v", first)
	}
	month := view[List](t, p, "speakers/ann-lee/2022/12/")
	if month.Name != "Ann Lee, December 2022" || month.Prev.Text != "November" || month.Next.Href != "" {
		t.Errorf("month: %q, before %+v, after %+v", month.Name, month.Prev, month.Next)
	}
	plain := view[List](t, p, "speakers/ann-lee/2020/")
	if len(plain.Months) != 0 || plain.Prev.Text != "2019" || plain.Next.Text != "2021" {
		t.Errorf("2020: %d months, before %+v, after %+v", len(plain.Months), plain.Prev, plain.Next)
	}
}

// rowsOf are the links of all rows that a view lists as said.
func rowsOf(view any) []string {
	var out []string
	add := func(told []StoryRows) {
		for _, s := range told {
			for _, r := range slices.Concat(s.Rows, s.More) {
				out = append(out, r.Href)
			}
		}
	}
	switch v := view.(type) {
	case *Speaker:
		for _, y := range v.Years {
			add(y.Stories)
		}
	case *List:
		for _, g := range v.Groups {
			add(g.Stories)
		}
	case *Topic:
		add(v.Stories)
		add(v.Before)
	case *Body:
		add(v.About)
	}
	return out
}

// Each utterance that is counted stands on its story's page, and on the page of each of its
// speakers exactly once.
func TestNoQuotationIsLost(t *testing.T) {
	p := tarnLock(t)
	for i := range p.ix.Len() {
		s := p.ix.Story(i)
		own := view[Story](t, p, s.Address)
		for n := range s.Utterances {
			u := &s.Utterances[n]
			if u.Figure > 0 && !slices.ContainsFunc(own.Notes, func(n Note) bool { return n.ID == u.ID }) {
				t.Errorf("%s: %v has no note on its page", s.ID, u.Shown)
			}
			if !u.Listed() || u.Who == nil {
				continue
			}
			for _, e := range p.speakersOf(u.Who) {
				rows := rowsOf(p.View(*p.pageOf(e), nil))
				if got := occurrences(rows, p.quoteHref(p.ix.Story(i), u)); got != 1 {
					t.Errorf("%s: %v stands %d times on %s", s.ID, u.Shown, got, e.Address())
				}
			}
		}
	}
}

func occurrences(list []string, s string) int {
	n := 0
	for _, x := range list {
		if x == s {
			n++
		}
	}
	return n
}

func (p *Plan) speakersOf(w *index.Who) []*index.Entity {
	var out []*index.Entity
	for i := range w.Members {
		out = append(out, p.speakersOf(&w.Members[i])...)
	}
	if e := p.ix.EntityOf(w); e != nil {
		out = append(out, e)
	}
	return out
}

func (p *Plan) pageOf(e *index.Entity) *Page {
	for i := range p.pages {
		if p.pages[i].Address == e.Address() {
			return &p.pages[i]
		}
	}
	return nil
}
