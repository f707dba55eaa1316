package annotate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/onrecord/onrecord/internal/prose"
)

func TestTold(t *testing.T) {
	text := prose.Join([]prose.Part{
		{Kind: prose.Paragraph, Text: "Mrs. Norah Kessling, the former mayor of Weirton, met Gov. Odo Marrable of Ohio " +
			"and his wife, Ann Marrable."},
		{Kind: prose.Paragraph, Text: "“We met,” said Kessling. She left. “It was late,” she said. " +
			"Deputy Mayor Jo Tessick stayed."},
	})
	story := Story{ID: "2024-01-10-a", Lang: "en", Text: text}
	if r := New(Options{}).Annotate(story); r.Told != nil {
		t.Error("told without being asked", r.Told)
	}
	got := map[string]Told{}
	for _, x := range New(Options{Told: true}).Annotate(story).Told {
		name := x.Entity.Name
		x.Entity = Entity{}
		got[name] = x
	}
	want := map[string]Told{
		"Norah Kessling": {
			Posts:  []ToldPost{{Text: "former mayor of Weirton", Head: "mayor", Of: "Weirton", Former: true}},
			Titles: She, She: 1,
		},
		"Odo Marrable": {Posts: []ToldPost{{Text: "Gov.", Head: "gov", Of: "Ohio", Title: true}}},
		"Jo Tessick":   {Posts: []ToldPost{{Text: "Deputy Mayor", Head: "deputy mayor", Title: true}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestSameGiven(t *testing.T) {
	for _, c := range []struct {
		lang, one, other string
		want             bool
	}{
		{"en", "Peter", "Pete", true}, {"en", "pete", "peter", true}, {"en", "Peter", "Paul", false},
		{"en", "Qwrx", "Qwrx", false}, {"tlh", "Peter", "Pete", false},
	} {
		if got := SameGiven(c.lang, c.one, c.other); got != c.want {
			t.Errorf("SameGiven(%q, %q, %q) = %v", c.lang, c.one, c.other, got)
		}
	}
}
