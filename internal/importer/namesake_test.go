package importer

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// TestNamesakes holds that two systems' stories with one bare id stay two when they come in by two
// imports, and that each is known again; and that a story with a new headline, or of another day,
// is no other.
func TestNamesakes(t *testing.T) {
	site := newSite(t)
	news := tales(t, map[string]string{"news": "id: 17\ntitle: One\ndate: 2004-05-01\n\nOne."})
	sport := tales(t, map[string]string{"sport": "id: 17\ntitle: Two\ndate: 2005-05-01\n\nTwo."})
	third := tales(t, map[string]string{"third": "id: 17\ntitle: Three\ndate: 2006-05-01\n\nThree."})
	for i, source := range []string{news, sport, third} {
		if r := imported(t, Options{Dir: site, Sources: []string{source}}); r.Written != 1 || r.Updated > 0 {
			t.Fatalf("%d: %+v", i, r)
		}
	}
	want(t, site, "content/stories/2004/2004-05-01-one.md", "---\ntitle: One\ndate: 2004-05-01\nsource_id: \"17\"\n---\nOne.\n")
	before := held(t, site)
	for i, source := range []string{sport, third, news, sport} {
		if r := imported(t, Options{Dir: site, Sources: []string{source}}); r.Unchanged != 1 {
			t.Errorf("again, %d: %+v", i, r)
		}
	}
	if !maps.Equal(before, held(t, site)) {
		t.Error("a second import has changed something")
	}
	for _, text := range []string{"title: Two and a half\ndate: 2005-05-01", "title: Two\ndate: 2005-06-01"} {
		source := tales(t, map[string]string{"elsewhere": "id: 17\n" + text + "\n\nTwo, again."})
		if r := imported(t, Options{Dir: site, Sources: []string{source}}); r.Updated != 1 {
			t.Errorf("%s: %+v", text, r)
		}
	}
	stories := slices.DeleteFunc(slices.Collect(maps.Keys(held(t, site))), func(name string) bool {
		return !strings.HasPrefix(name, "content/stories/")
	})
	if len(stories) != 3 {
		t.Errorf("the archive has %q", stories)
	}
}
