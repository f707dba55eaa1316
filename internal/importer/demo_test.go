package importer

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/importer/body"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/prose"

	"github.com/google/go-cmp/cmp"
)

// printed is a story of the demo archive as another system would have it.
type printed struct {
	id, title, day, html, words string
}

// demo reads the demo archive's stories in Markdown, without pictures: those of a site lie in it.
func demo(t *testing.T) (all []printed) {
	t.Helper()
	files, err := filepath.Glob("../../content/stories/*/*.md")
	if more, _ := filepath.Glob("../../content/stories/*.md"); err == nil {
		files = append(files, more...)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, _ := content.ReadStory(file, src, "", nil, content.Options{})
		doc := markup.New(markup.Options{}).Markdown(s.Body)
		if len(doc.Images()) > 0 || s.State != "published" || !s.HasDate {
			continue
		}
		p := printed{id: s.ID, title: s.Title.Value, day: s.Date.Format("2006-01-02"),
			words: body.Words(string(s.Body))}
		p.html = string(doc.HTML(prose.Join(doc.Parts()), 0, markup.Layer{}))
		all = append(all, p)
	}
	if len(all) < 20 {
		t.Fatalf("only %d stories in the demo archive", len(all))
	}
	return all
}

// TestDemoThereAndBack renders the demo archive as other systems would export it, imports that, and
// holds that each story reads as it did: so every quotation in it is found again.
func TestDemoThereAndBack(t *testing.T) {
	stories := demo(t)
	for name, export := range map[string]func([]printed) map[string]string{
		"wxr": asWXR, "rss": asRSS, "csv": asCSV, "jsonfeed": asJSONFeed, "page": asPages, "nitf": asNITF,
		"newsml-g2": asG2, "ninjs": asNinjs,
	} {
		t.Run(name, func(t *testing.T) {
			source := filepath.Join(t.TempDir(), "export")
			for file, text := range export(stories) {
				write(t, source, file, text)
			}
			site := newSite(t)
			r, err := Import(context.Background(),
				Options{Dir: site, Sources: []string{source}, Formats: Formats(), Now: noon})
			if err != nil {
				t.Fatal(err)
			}
			if r.Written != len(stories) || r.Sum() != r.Read {
				t.Fatalf("%d of %d stories came in; %v %v", r.Written, len(stories), r.Asides, r.Skipped)
			}
			got := map[string]string{}
			for file, text := range held(t, site) {
				if !strings.HasSuffix(file, ".md") || !strings.HasPrefix(file, "content/stories/") {
					continue
				}
				s, found := content.ReadStory(file, []byte(text), "", nil, content.Options{})
				if len(found) > 0 {
					t.Errorf("%v", found)
				}
				got[s.Title.Value+" "+s.Date.Format("2006-01-02")] = body.Words(string(s.Body))
			}
			wrong := 0
			for _, p := range stories {
				if diff := cmp.Diff(lines(p.words), lines(got[p.title+" "+p.day])); diff != "" && wrong < 3 {
					wrong++
					t.Errorf("%s (-as it was +as it came back):\n%s", p.id, diff)
				}
			}
		})
	}
}

// lines breaks a text at sentences, so that a difference can be read.
func lines(s string) []string { return strings.SplitAfter(s, ". ") }

func asWXR(stories []printed) map[string]string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Demo</title><wp:wxr_version>1.2</wp:wxr_version>`)
	for i, p := range stories {
		fmt.Fprintf(&b, "<item><title>%s</title><link>https://old.example/%s/</link><guid>https://old.example/?p=%d</guid><content:encoded><![CDATA[%s]]></content:encoded><wp:post_id>%d</wp:post_id><wp:post_date>%s 09:00:00</wp:post_date><wp:post_name>%s</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n",
			html.EscapeString(p.title), p.id, i, p.html, i, p.day, p.id)
	}
	return map[string]string{"wordpress.xml": b.String() + "</channel></rss>"}
}

func asRSS(stories []printed) map[string]string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Demo</title><link>https://old.example/</link><description>x</description>`)
	for _, p := range stories {
		fmt.Fprintf(&b, "<item><title>%s</title><link>https://old.example/%s/</link><guid>https://old.example/%s/</guid><pubDate>%sT09:00:00Z</pubDate><content:encoded>%s</content:encoded></item>\n",
			html.EscapeString(p.title), p.id, p.id, p.day, html.EscapeString(p.html))
	}
	return map[string]string{"feed.xml": b.String() + "</channel></rss>"}
}

func asCSV(stories []printed) map[string]string {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Write([]string{"nid", "headline", "created", "body"})
	for i, p := range stories {
		w.Write([]string{fmt.Sprint(i), p.title, p.day, p.html})
	}
	w.Flush()
	return map[string]string{"drupal.csv": b.String()}
}

func asJSONFeed(stories []printed) map[string]string {
	type entry struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		HTML      string `json:"content_html"`
		Published string `json:"date_published"`
	}
	feed := struct {
		Version string  `json:"version"`
		Title   string  `json:"title"`
		Items   []entry `json:"items"`
	}{Version: "https://jsonfeed.org/version/1.1", Title: "Demo"}
	for _, p := range stories {
		feed.Items = append(feed.Items, entry{p.id, "https://old.example/" + p.id + "/", p.title, p.html,
			p.day + "T09:00:00Z"})
	}
	return map[string]string{"feed.json": asJSON(feed)}
}

func asJSON(v any) string {
	src, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(src)
}

func asPages(stories []printed) map[string]string {
	files := map[string]string{}
	for _, p := range stories {
		files[p.id+".html"] = fmt.Sprintf(`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s | The Old Site</title><meta property="og:type" content="article"><meta property="og:title" content="%s"><meta property="article:published_time" content="%sT09:00:00Z"></head>
<body><header><nav><a href="/">Home</a> <a href="/news/">News</a></nav></header><main><article><h1>%s</h1><time datetime="%s">%s</time>%s</article></main><footer>© The Old Site</footer></body></html>`,
			html.EscapeString(p.title), html.EscapeString(p.title), p.day, html.EscapeString(p.title), p.day, p.day,
			p.html)
	}
	return files
}

func asNITF(stories []printed) map[string]string {
	files := map[string]string{}
	for _, p := range stories {
		files[p.id+".xml"] = fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><nitf><head><title>%s</title><docdata><doc-id id-string="demo:%s"/><date.issue norm="%sT090000Z"/></docdata></head><body><body.head><hedline><hl1>%s</hl1></hedline></body.head><body.content>%s</body.content></body></nitf>`,
			html.EscapeString(p.title), p.id, strings.ReplaceAll(p.day, "-", ""), html.EscapeString(p.title), p.html)
	}
	return files
}

func asG2(stories []printed) map[string]string {
	files := map[string]string{}
	for _, p := range stories {
		files[p.id+".xml"] = fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:demo:%s" version="1" standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/><provider literal="demo"/><versionCreated>%sT09:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>%s</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>%s</body></html></inlineXML></contentSet></newsItem>`,
			p.id, p.day, html.EscapeString(p.title), p.html)
	}
	return files
}

func asNinjs(stories []printed) map[string]string {
	files := map[string]string{}
	for _, p := range stories {
		files[p.id+".json"] = asJSON(map[string]any{
			"uri": "urn:demo:" + p.id, "type": "text", "version": "1", "versioncreated": p.day + "T09:00:00Z",
			"pubstatus": "usable", "headline": p.title, "body_xhtml": p.html,
		})
	}
	return files
}

// TestRealExports imports the real exports below import/ in the folder that ONRECORD_GOLD names:
// the sums agree, what comes in has no error, and a second import writes nothing.
func TestRealExports(t *testing.T) {
	source := filepath.Join(os.Getenv("ONRECORD_GOLD"), "import")
	if _, err := os.Stat(source); os.Getenv("ONRECORD_GOLD") == "" || err != nil {
		t.Skip("ONRECORD_GOLD names no folder with exports")
	}
	site := newSite(t)
	o := Options{Dir: site, Sources: []string{source}, Formats: Formats(), Now: noon}
	first, err := Import(context.Background(), o)
	if err != nil || first.Sum() != first.Read || first.Written < 120 || first.SetAside > 12 {
		t.Fatalf("%v %+v", err, first)
	}
	before := held(t, site)
	for file, text := range before {
		if !content.IsStory(file) || !strings.HasPrefix(file, "content/stories/") {
			continue
		}
		if _, found := content.ReadStory(file, []byte(text), "", nil, content.Options{}); len(found) > 0 {
			t.Errorf("%v", found)
		}
	}
	second, err := Import(context.Background(), o)
	if err != nil || second.Unchanged != first.Written || second.Written+second.Updated > 0 {
		t.Errorf("%v %+v", err, second)
	}
	if diff := cmp.Diff(before, held(t, site)); diff != "" {
		t.Errorf("the second import has written:\n%s", diff)
	}
}
