package page

import "testing"

// A speaker's and a topic's page search their own words, where there are enough; the masthead's
// field is on every page but the search's own, and nowhere where the archive is not searched.
func TestSearchFields(t *testing.T) {
	p := plan(longArchive(30), "")
	if f := view[Speaker](t, p, "speakers/ann-lee/").Within; f == nil || f.In != "speaker:ann-lee" ||
		f.Href != "/archive/search/" || f.Label != "Search what Ann Lee said" {
		t.Errorf("on a speaker's page: %+v", f)
	}
	if f := view[Topic](t, p, "topics/rain/").Within; f == nil || f.In != "topic:rain" {
		t.Errorf("on a topic's page: %+v", f)
	}
	if f := view[Body](t, p, "places/dell/").Within; f == nil || f.In != "place:dell" {
		t.Errorf("on a place's page: %+v", f)
	}
	if f := view[Speaker](t, plan(longArchive(3), ""), "speakers/ann-lee/").Within; f != nil {
		t.Errorf("with three rows: %+v", f)
	}
	if view[NotFound](t, p, "404.html").Seek == nil || view[Search](t, p, "search/").Seek != nil {
		t.Error("the masthead's field is not where it should be")
	}
	none := New(p.ix, Site{Title: "T", BasePath: "/", Language: "en"})
	if view[NotFound](t, none, "404.html").Seek != nil || view[Speaker](t, none, "speakers/ann-lee/").Within != nil {
		t.Error("there are fields where the archive is not searched")
	}
	for _, pg := range none.Pages() {
		if pg.Kind == KindSearch {
			t.Error("there is a page of the search where the archive is not searched")
		}
	}
}
