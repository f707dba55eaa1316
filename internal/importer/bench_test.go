package importer

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkHTML imports a WordPress export of a thousand stories of 600 words.
func BenchmarkHTML(b *testing.B) {
	var x strings.Builder
	x.WriteString(`<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>`)
	const paragraph = `<p>The council voted on Thursday to close the school on the hill. &#8220;We will have a bus,&#8221; said <b>Dora Vane</b>. The ferry <a href="https://harbour.example/2004/story-7/">sails</a> every hour, she said, and nobody asked the drivers before that.</p>

`
	const stories = 1000
	for i := range stories {
		fmt.Fprintf(&x, `<item><title>Story %d</title><link>https://harbour.example/2004/story-%d/</link><guid>https://harbour.example/?p=%d</guid>
<content:encoded><![CDATA[%s]]></content:encoded><wp:post_id>%d</wp:post_id><wp:post_date>2004-05-%02d 09:10:11</wp:post_date><wp:post_name>story-%d</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
`, i, i, i, strings.Repeat(paragraph, 14), i, i%28+1, i)
	}
	x.WriteString("</channel></rss>")
	source := filepath.Join(b.TempDir(), "export.xml")
	if err := os.WriteFile(source, []byte(x.String()), 0o666); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := Import(context.Background(),
			Options{Dir: newSite(b), Sources: []string{source}, Formats: Formats(), Now: time.Now()})
		if err != nil || r.Written != stories {
			b.Fatal(r, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*stories), "µs/story")
}

// newSite is an archive without stories.
func newSite(tb testing.TB) string {
	dir := tb.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "site.yaml"),
		[]byte("title: The Packet\nbase_url: https://packet.example/\nlanguage: en\n"), 0o666); err != nil {
		tb.Fatal(err)
	}
	return dir
}

// BenchmarkText imports a table of a thousand stories of 600 words.
func BenchmarkText(b *testing.B) {
	var x strings.Builder
	x.WriteString("ID,Headline,Date,Author,Body,URL\n")
	const paragraph = "The council voted on Thursday to close the school on the hill. “We will have a bus,” said " +
		"Dora Vane. The ferry sails every hour, she said, and nobody asked the drivers before that.\n\n"
	const stories = 1000
	for i := range stories {
		fmt.Fprintf(&x, "%d,Story %d,2004-05-%02d,Edda Marsh,\"%s\",https://harbour.example/%d\n", i, i, i%28+1,
			strings.Repeat(paragraph, 14), i)
	}
	source := filepath.Join(b.TempDir(), "export.csv")
	if err := os.WriteFile(source, []byte(x.String()), 0o666); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := Import(context.Background(),
			Options{Dir: newSite(b), Sources: []string{source}, Formats: Formats(), Now: time.Now()})
		if err != nil || r.Written != stories {
			b.Fatal(r, err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*stories), "µs/story")
}
