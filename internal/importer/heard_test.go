package importer

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// TestNothingFound holds that a file in which its reader finds nothing is not passed over.
func TestNothingFound(t *testing.T) {
	mute := item.Format{ID: "mute", Title: "mute",
		Recognises: func(in item.Input) int { return 70 },
		Read:       func(item.Input, item.Sink) error { return nil },
	}
	o := Options{Dir: newSite(t), Sources: []string{tales(t, map[string]string{"a": "title: A\n\nA."})},
		Formats: []item.Format{mute}, Now: noon}
	r, err := Import(t.Context(), o)
	if err != nil || r.Read != 1 || r.SetAside != 1 || r.Sum() != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	if why := r.Asides[0].Why; !strings.Contains(why, "read as mute, and nothing was found in it") {
		t.Error(why)
	}
}

// TestLaterExport holds that of two exports that have a story in different words, and tell no time
// of its last change, the later holds, in whatever order they are read.
func TestLaterExport(t *testing.T) {
	export := func(made, words string) string {
		return `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" ` +
			`xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Quay Notes</title><pubDate>` + made +
			`</pubDate><wp:base_blog_url>https://quay.example</wp:base_blog_url><item><title>Oven</title>` +
			`<wp:post_id>7</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>` +
			`<wp:post_date>2014-05-01 08:00:00</wp:post_date><content:encoded>` + words +
			`</content:encoded></item></channel></rss>`
	}
	early := export("Wed, 01 Jan 2020 10:00:00 +0000", "It is hot.")
	late := export("Sat, 01 Feb 2020 10:00:00 +0000", "It is cold.")
	for _, files := range []map[string]string{{"a.xml": early, "b.xml": late}, {"a.xml": late, "b.xml": early}} {
		site, dir := newSite(t), t.TempDir()
		for name, src := range files {
			write(t, dir, name, src)
		}
		o := Options{Dir: site, Sources: []string{dir}, Formats: Formats(), Now: noon}
		r, err := Import(t.Context(), o)
		if err != nil || r.Written != 1 || r.Older != 1 {
			t.Fatalf("%+v, %v", r, err)
		}
		for name, text := range held(t, site) {
			if strings.HasPrefix(name, "content/stories/") && !strings.Contains(text, "It is cold.") {
				t.Errorf("%s: %s", name, text)
			}
		}
	}
}
