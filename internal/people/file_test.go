package people

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/onrecord/onrecord/internal/registry"
)

// TestTextOfAnything writes files for names that no paper should print: they are read without a
// finding, and as they were written but for what no name can hold.
func TestTextOfAnything(t *testing.T) {
	day := time.Date(2024, 1, 2, 0, 0, 0, 0, time.UTC)
	for _, odd := range []string{
		`Ann "Nan" Lee`, "Ann: Lee # not", "Ann\u2028Lee", "- Ann Lee", "Ann\tLee\u0001", "Ann\nLee\n---",
		"O’Brien & Sons", "{Ann}: [Lee]", "Зорница Ветрова",
		"Ann\u00a0Lee \U0001F600", "yes", "Ann \\n Lee", "null", "Ann\u0085Lee", "Lee\ufeff",
	} {
		p := Proposal{
			Type: registry.Person, ID: "ann-lee", Name: odd, Quotations: 1, Stories: 1,
			Span: Span{day, day}, Pronouns: "she", She: 2,
			Forms: []Form{{Name: odd}, {Name: odd + " B", Why: odd, Span: Span{day, day}}},
			Posts: []Post{{Text: odd, File: odd, Span: Span{day, day}}}, Where: []string{odd},
			Apart: []Apart{{Name: odd, Why: odd}},
		}
		r, found := registry.Read([]registry.File{{Name: p.File(), Source: []byte(p.Text())}})
		for _, f := range found {
			t.Errorf("%q: %v\n%s", odd, f, p.Text())
		}
		if len(r.Entries) != 1 {
			t.Fatalf("%q: no entry", odd)
		}
		e := r.Entries[0]
		want := []string{commented(odd), commented(odd + " B"), "she"}
		if diff := cmp.Diff(want, []string{e.Name, e.Aliases[0], e.Pronouns}); diff != "" {
			t.Errorf("%q: -want +got\n%s", odd, diff)
		}
	}
}

func TestParse(t *testing.T) {
	for printed, want := range map[string]name{
		"Ann Lee":               {given: "ann", middle: []string{}, surname: "lee"},
		"J. D. Orr":             {given: "jd", middle: []string{}, surname: "orr"},
		"J.D. Orr":              {given: "jd", middle: []string{}, surname: "orr"},
		"Ann B.C. Lee":          {given: "ann", middle: []string{"b", "c"}, surname: "lee"},
		"Ann Bea Lee Jr.":       {given: "ann", middle: []string{"bea"}, surname: "lee", suffix: "jr"},
		"Wietske van der Hoorn": {given: "wietske", middle: []string{}, surname: "van-der-hoorn"},
		`José "Pepe" Mora`:      {given: "jose", middle: []string{}, surname: "mora"},
		"José “Big Pepe” Mora":  {given: "jose", middle: []string{}, surname: "mora"},
		"Zoë Lee-Ó Hara":        {given: "zoe", middle: []string{"lee-o"}, surname: "hara"},
		"Lee":                   {surname: "lee"},
		"III":                   {surname: "iii"},
		"…":                     {},
	} {
		if diff := cmp.Diff(want, parse(printed), cmp.AllowUnexported(name{})); diff != "" {
			t.Errorf("%s: -want +got\n%s", printed, diff)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       likeness
	}{
		{"Ann Lee", "Ann B. Lee", middleMore}, {"Ann Bea Lee", "Ann B. Lee", sameName},
		{"Ann B. Lee", "Ann C. Lee", otherName},
		{"Ann B. Lee", "Ann B.C. Lee", otherName}, {"Peter Lee", "Pete Lee", shortGiven},
		{"P. Lee", "Peter Lee", initialOnly},
		{"J. Robert Orr", "Robert Orr", leadingMore}, {"Ann Lee Jr.", "Ann Lee", suffixMore},
		{"Ann Lee Jr.", "Ann Lee III", otherName}, {"Ann Lee Jr.", "Bea Lee", otherName},
		{"Ann Lee", "Bea Lee", otherName},
		{"J.D. Orr", "J. D. Orr", sameName}, {"J.D. Orr", "James Orr", otherName},
	} {
		a, b := parse(c.one), parse(c.other)
		got, why := compare(&a, &b, "en")
		back, _ := compare(&b, &a, "en")
		if got != c.want || back != got || (why == "") != (got != otherName) {
			t.Errorf("%s, %s: %d and back %d, want %d (%s)", c.one, c.other, got, back, c.want, why)
		}
	}
}
