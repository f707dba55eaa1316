package names

import (
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

var files = []registry.File{
	{Name: "content/people/olga-marsh.md", Source: []byte("---\nname: Olga Marsh\npronouns: she\nroles:\n  - title: mayor\n    of: brack-council\n    from: 2020-05-01\n    until: 2024-05-01\n    also: [Brack’s mayor]\n---\n")},
	{Name: "content/people/ivo-dent.md", Source: []byte("---\nname: Ivo Dent\naliases: [Captain Dent]\npronouns: he\nroles:\n  - title: mayor\n    of: brack-council\n    from: 2024-05-02\n---\n")},
	{Name: "content/people/una-dent.md", Source: []byte("---\nname: Una Dent\nroles:\n  - title: councillor\n    of: brack-council\n    from: 2019-01-01\n  - title: harbour pilot\n    from: 2019-01-01\n---\n")},
	{Name: "content/organisations/brack-council.md", Source: []byte("---\nname: Brack Town Council\naliases: [BTC]\n---\n")},
	{Name: "content/places/brack.md", Source: []byte("---\nname: Brack\n---\n")},
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
		{"A mayor spoke. The former mayor left. The deputy mayor sang.", day(2022), nil},
		{"The mayor spoke.", time.Time{}, nil},
		{"Captain Dent came. Dent left.", day(2025), []string{"ivo-dent", "ivo-dent"}},
		{"Dent left.", day(2025), nil},
		{"Brack Town Council met. Dent left.", day(2025), []string{"brack-council"}},
		{"Mayor Dent left.", day(2025), []string{"ivo-dent"}},
		{"Mayor Dent left.", day(2022), []string{"-"}},
		{"Mayor Olga Marsh left.", day(2022), []string{"olga-marsh"}},
		{"Brack Harbour Trust paid.", day(2022), []string{"-"}},
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
