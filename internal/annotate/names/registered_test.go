package names

import (
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

var files = []registry.File{
	{Name: "content/people/olga-marsh.md", Source: []byte(`---
name: Olga Marsh
pronouns: she
roles:
  - title: mayor
    of: brack-council
    from: 2020-05-01
    until: 2024-05-01
    also: [Brack’s mayor]
---
`)},
	{Name: "content/people/ivo-dent.md", Source: []byte(`---
name: Ivo Dent
aliases: [Captain Dent]
pronouns: he
roles:
  - title: mayor
    of: brack-council
    from: 2024-05-02
---
`)},
	{Name: "content/people/una-dent.md", Source: []byte(`---
name: Una Dent
roles:
  - title: councillor
    of: brack-council
    from: 2019-01-01
  - title: harbour pilot
    from: 2019-01-01
---
`)},
	{Name: "content/people/wyn-quill.md", Source: []byte(`---
name: Wyn Quill
roles:
  - title: keeper of Skerry light
    from: 2019-01-01
---
`)},
	{Name: "content/people/ann-marie-gale.md", Source: []byte("---\nname: Ann-Marie Gale\n---\n")},
	{Name: "content/people/ann-marie-gale-2.md", Source: []byte("---\nname: Ann Marie Gale\n---\n")},
	{Name: "content/organisations/brack-council.md", Source: []byte(`---
name: Brack Town Council
aliases: [BTC]
---
`)},
	{Name: "content/places/brack.md", Source: []byte(`---
name: Brack
---
`)},
}

func registered(t *testing.T) *Registry {
	t.Helper()
	r, findings := registry.Read(files)
	for _, f := range findings {
		t.Log(f)
	}
	if r.ByID("olga-marsh") == nil || r.ByID("brack-council") == nil {
		t.Fatal("the registry was not read")
	}
	return Compile(r)
}

// TestRegistered checks names, aliases, posts at the story's date and lone surnames against a small
// registry: text → the ids of the mentions in order, "-" for what is not registered.
func TestRegistered(t *testing.T) {
	r := registered(t)
	day := func(y int) time.Time { return time.Date(y, 6, 1, 12, 0, 0, 0, time.UTC) }
	for _, c := range []struct {
		text string
		date time.Time
		want []string
	}{
		{"Olga Marsh met the BTC in Brack.", day(2022), []string{"olga-marsh", "brack-council", "brack"}},
		{"The mayor of Brack Town Council spoke.", day(2022), []string{"olga-marsh"}},
		{"The mayor of Brack Town Council spoke.", day(2025), []string{"ivo-dent"}},
		{"The mayor spoke. Brack’s mayor left.", day(2022), []string{"olga-marsh", "olga-marsh"}},
		{"Brack’s mayor left.", day(2025), []string{"brack"}},
		{"Nell Gorse, the mayor of Weir, came. The mayor sat.", day(2022), []string{"-", "-"}},
		{"Nell Gorse, the mayor, came. The mayor sat.", day(2022), []string{"-"}},
		{"The mayor of Weir came. The mayor sat.", day(2022), []string{"-"}},
		{"Weir’s mayor came. The mayor sat.", day(2022), []string{"-"}},
		{"Another mayor came. The mayor sat.", day(2022), nil},
		{"The students’ mayor came. The mayor sat.", day(2022), nil},
		{"The student mayor came. The mayor sat.", day(2022), nil},
		{"The mayor of the old college came. The mayor sat.", day(2022), nil},
		{"The town’s mayor came. The mayor sat.", day(2022), []string{"olga-marsh"}},
		{"The mayor sat. The deputy mayor stood.", day(2022), []string{"olga-marsh"}},
		{"Olga Marsh, the mayor, came. The mayor sat.", day(2022), []string{"olga-marsh", "olga-marsh", "olga-marsh"}},
		{"The mayor came. The mayor of the town sat.", day(2022), []string{"olga-marsh"}},
		{"The German mayor came.", day(2022), nil},
		{"The lord mayor came.", day(2022), nil},
		{"A mayor spoke. The former mayor left. The deputy mayor sang.", day(2022), nil},
		{"The mayor spoke.", time.Time{}, nil},
		{"Captain Dent came. Dent left.", day(2025), []string{"ivo-dent", "ivo-dent"}},
		{"Dent left.", day(2025), nil},
		{"Marsh, the mayor, left.", day(2022), []string{"olga-marsh", "olga-marsh"}},
		{"The mayor spoke. Marsh left.", day(2022), []string{"olga-marsh", "olga-marsh"}},
		{"Marsh, the mayor of Weir, left.", day(2022), []string{"-"}},
		{"Dent, the harbour pilot, left.", day(2025), []string{"una-dent", "una-dent"}},
		{"Dent, the councillor, left.", day(2025), []string{"una-dent", "una-dent"}},
		{"Ms Dent, the councillor, left.", day(2025), []string{"una-dent", "una-dent"}},
		{"A boat sank off Skerry. Quill left.", day(2025), []string{"-", "wyn-quill"}},
		{"Quill left.", day(2025), nil},
		{"Marsh is dry. The miller left.", day(2022), nil},
		{"Brack Town Council met. Dent left.", day(2025), []string{"brack-council"}},
		{"Mayor Dent left.", day(2025), []string{"ivo-dent"}},
		{"Mayor Dent left.", day(2022), []string{"-"}},
		{"Mayor Olga Marsh left.", day(2022), []string{"olga-marsh"}},
		{"Brack Harbour Trust paid.", day(2022), []string{"-"}},
		{"Ann-Marie Gale left.", day(2022), []string{"-"}},
		{"Ann Marie Gale left.", day(2022), []string{"-"}},
	} {
		in := input(prose.Part{Text: c.text})
		in.Registry, in.Date = r, c.date
		var got []string
		cast := Find(in)
		for _, m := range cast.Mentions {
			switch {
			case m.Entity < 0:
				got = append(got, "?")
			case cast.Entities[m.Entity].Registered:
				got = append(got, cast.Entities[m.Entity].ID)
			default:
				got = append(got, "-")
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("%d %q: got %q, want %q", c.date.Year(), c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%d %q: got %q, want %q", c.date.Year(), c.text, got, c.want)
				break
			}
		}
	}
}
