package registry

import (
	"slices"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// harbour is a small registry: a mayor who was voted out, and who comes after.
func harbour(t *testing.T) *Registry {
	t.Helper()
	r, found := Read([]File{
		{"content/topics/ferries.md", []byte("---\nname: Ferries\nmatch: [ferry]\n---\n")},
		{"content/people/bo-lee.md", []byte("---\nname: Bo Lee\nformer_ids: [robert-lee]\nroles:\n  - {title: mayor, " +
			"of: council, from: 2023-05-05}\n---\n")},
		{"content/people/ann-lee.md", []byte("---\nname: Ann Lee\naliases: [Annie Lee, 'Lee, Ann']\nroles:\n  - " +
			"title: mayor\n    of: council\n    from: 2019-05\n    until: 2023-05-04\n    also: [the mayor]\n" +
			"  - {title: pilot, until: 2018}\nvisibility: noindex\nwikidata: " +
			"https://www.wikidata.org/wiki/Q42\n---\n\nA pilot.\n")},
		{"content/organisations/council.md", []byte("\ufeff---\r\nname: Ostrey Council\r\nplace: ostrey\r\n---\r\n")},
		{"content/places/ostrey.md", []byte("---\nname: Östrey\n---\n")},
	})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return r
}

func ids(entries []*Entry) []string {
	var s []string
	for _, e := range entries {
		s = append(s, e.ID)
	}
	return s
}

func TestLookups(t *testing.T) {
	r := harbour(t)
	if got := ids(r.Entries); !slices.Equal(got, []string{"ann-lee", "bo-lee", "council", "ostrey", "ferries"}) {
		t.Errorf("entries %v", got)
	}
	if got := ids(r.OfType(Person)); !slices.Equal(got, []string{"ann-lee", "bo-lee"}) {
		t.Errorf("people %v", got)
	}
	if got := ids(r.OfType(Topic)); !slices.Equal(got, []string{"ferries"}) {
		t.Errorf("topics %v", got)
	}
	for name, want := range map[string][]string{"annie  LEE": {"ann-lee"}, "Lee Ann": {"ann-lee"},
		"o\u0308strey": {"ostrey"}, "Lee": nil} {
		if got := ids(r.Named(name)); !slices.Equal(got, want) {
			t.Errorf("Named(%q) = %v, want %v", name, got, want)
		}
	}
	if got := r.Named("Ostrey Council", Person); got != nil {
		t.Errorf("no person is called that, got %v", ids(got))
	}
	if e := r.Formerly("robert-lee"); e == nil || e.ID != "bo-lee" || r.Formerly("bo-lee") != nil {
		t.Errorf("Formerly: got %v", e)
	}
	if e := r.ByID("ann-lee"); e.Listed() || e.SortName != "" || e.Wikidata != "Q42" ||
		string(e.Note) != "\nA pilot.\n" || e.NoteLine != 14 {
		t.Errorf("got %+v", e)
	}
	if e := r.ByID("council"); e.Place != "ostrey" || e.Name != "Ostrey Council" {
		t.Errorf("got %+v", e)
	}
}

func TestNoRegistry(t *testing.T) {
	var r *Registry
	if r.ByID("x") != nil || r.OfType(Person) != nil || r.Named("x") != nil || r.Formerly("x") != nil ||
		r.Nearest("x") != "" {
		t.Error("a registry that is not there knows something")
	}
}

func TestRolesOn(t *testing.T) {
	r := harbour(t)
	for _, c := range []struct {
		id   string
		on   Day
		want []string
	}{
		{"ann-lee", Day{2018, 12, 31}, []string{"pilot"}},
		{"ann-lee", Day{2019, 1, 1}, nil},
		{"ann-lee", Day{2019, 4, 30}, nil},
		{"ann-lee", Day{2019, 5, 1}, []string{"mayor"}},
		{"ann-lee", Day{2019, 0, 0}, []string{"mayor"}}, // some of that year
		{"ann-lee", Day{2023, 5, 4}, []string{"mayor"}},
		{"ann-lee", Day{2023, 5, 5}, nil},
		{"bo-lee", Day{2023, 5, 4}, nil},
		{"bo-lee", Day{2023, 5, 5}, []string{"mayor"}},
		{"bo-lee", Day{2099, 1, 1}, []string{"mayor"}},
		{"bo-lee", Day{}, nil},
	} {
		var got []string
		for _, role := range r.ByID(c.id).RolesOn(c.on) {
			got = append(got, role.Title)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s on %s: got %v, want %v", c.id, c.on, got, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	if (Role{Title: "pilot", Until: Day{Year: 2018}}).HeldOn(DayOf(time.Time{})) {
		t.Error("a post was held on a day that is not known")
	}
	if d := DayOf(time.Date(2025, 5, 15, 23, 0, 0, 0, time.FixedZone("", -3600))); d != (Day{2025, 5, 15}) {
		t.Errorf("got %v", d)
	}
	for d, want := range map[Day][3]string{
		{2024, 0, 0}:  {"2024", "2024-01-01", "2024-12-31"},
		{2024, 2, 0}:  {"2024-02", "2024-02-01", "2024-02-29"},
		{2024, 2, 3}:  {"2024-02-03", "2024-02-03", "2024-02-03"},
		{2023, 12, 0}: {"2023-12", "2023-12-01", "2023-12-31"},
	} {
		if got := [3]string{d.String(), d.First().String(), d.Last().String()}; got != want {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if (Day{2024, 5, 0}).Before(Day{2024, 5, 31}) || !(Day{2024, 5, 0}).Before(Day{2024, 6, 0}) ||
		!(Day{2023, 0, 0}).Before(Day{2024, 1, 1}) {
		t.Error("Before compares whole spans")
	}
}

func TestUnknown(t *testing.T) {
	r := harbour(t)
	at := diag.Pos{File: "x.md", Line: 3, Col: 5}
	for _, c := range []struct {
		id, what string
		types    []Type
		want     string
	}{
		{"ann-le", "speaker", []Type{Person, Organisation},
			`x.md:3:5: unknown speaker "ann-le"; did you mean ann-lee?`},
		{"robert-lee", "speaker", []Type{Person, Organisation},
			`x.md:3:5: unknown speaker "robert-lee"; it is called bo-lee now; write that`},
		{"Ostrey Council", "speaker", []Type{Person, Organisation},
			`x.md:3:5: unknown speaker "Ostrey Council"; write the id: council`},
		{"ferrys", "topic", []Type{Topic}, `x.md:3:5: unknown topic "ferrys"; did you mean ferries?`},
		{"schools", "topic", []Type{Topic},
			`x.md:3:5: unknown topic "schools"; add content/topics/schools.md, or correct the id`},
		{"ostrey", "topic", []Type{Topic},
			`x.md:3:5: "ostrey" is a place (content/places/ostrey.md), where a topic is wanted; ` +
				`write another id, or put the right file into content/topics/`},
	} {
		if got := r.Unknown(0, c.id, c.what, at, c.types...).String(); got != c.want {
			t.Errorf("got %s\nwant %s", got, c.want)
		}
	}
}
