package annotate

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
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

// TestToldOfRegistered: a post that the registry gives stands nowhere in the text.
func TestToldOfRegistered(t *testing.T) {
	reg, found := registry.Read([]registry.File{
		{Name: "content/people/ann-lee.md", Source: []byte("---\nname: Ann Lee\nroles:\n  - title: Mayor\n    from: 2020-01-01\n---\n")},
	})
	if len(found) > 0 {
		t.Fatal(found)
	}
	text := prose.Join([]prose.Part{{Kind: prose.Paragraph, Text: "“We met,” said Ann Lee. Mrs. Lee left."}})
	day := time.Date(2024, 1, 10, 0, 0, 0, 0, time.UTC)
	told := New(Options{Told: true, Registry: reg}).Annotate(Story{ID: "a", Lang: "en", Text: text, Date: day}).Told
	if len(told) != 1 || told[0].Entity.Name != "Ann Lee" || len(told[0].Posts) > 0 {
		t.Errorf("told %+v", told)
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
