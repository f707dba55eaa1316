package site

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	xhtml "golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/testing/demo"
)

// TestPagesAndFilesHaveTheSameRows reads, for every speaker and topic of the demo archive and of
// one whose speaker is quoted often enough for pages of months, the page with all those below it,
// and the table and the JSON beside it: the same rows, and in each the same words, story, day and
// reading.
func TestPagesAndFilesHaveTheSameRows(t *testing.T) {
	folders := map[string]func(*testing.T) string{
		"demo":     func(t *testing.T) string { return demo.Folder(t) },
		"prolific": func(t *testing.T) string { return unpack(t, prolific()) },
	}
	for name, folder := range folders {
		t.Run(name, func(t *testing.T) {
			s, report := made(t, Options{Dir: folder(t)})
			if !report.Made {
				t.Fatal(report.Findings)
			}
			tables, split := 0, 0
			for _, file := range s.names() {
				if !strings.HasSuffix(file, "/quotations.csv") || strings.HasPrefix(file, "data/") {
					continue
				}
				tables++
				pages := compareRows(t, s, path.Dir(file)+"/")
				if pages > 1 {
					split++
				}
			}
			if tables < 2 || name == "prolific" && split < 2 {
				t.Errorf("%d tables, %d of them of pages that are split", tables, split)
			}
		})
	}
}

// compareRows compares what stands at one address, and returns the number of its pages.
func compareRows(t *testing.T, s *shelf, dir string) int {
	t.Helper()
	files := jsonRows(t, s.files[dir+"quotations.json"])
	if diff := cmp.Diff(files, csvRows(t, s.files[dir+"quotations.csv"])); diff != "" {
		t.Errorf("%squotations: -JSON +CSV\n%s", dir, diff)
	}
	shown, pages := map[string]map[string]string{}, 0
	for _, file := range s.names() {
		apart := strings.Contains(file, "/on/") || strings.Contains(file, "/with/") // hold some of the same
		if strings.HasPrefix(file, dir) && path.Base(file) == "index.html" && !apart {
			pages++
			for key, row := range pageRows(t, s.files[file]) {
				if was := shown[key]; was != nil && row["words"] != was["words"] {
					t.Errorf("%s and the page above show %s differently", file, key)
				}
				shown[key] = row
			}
		}
	}
	want := map[string]map[string]string{}
	for key, row := range files {
		want[key] = asShown(row, strings.HasPrefix(dir, "speakers/"))
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("%s: -files +pages\n%s", dir, diff)
	}
	onTopic(t, s, dir, files)
	return pages
}

// onTopic compares the pages of a speaker on a topic with the rows on it.
func onTopic(t *testing.T, s *shelf, dir string, files map[string]map[string]string) {
	t.Helper()
	on := map[string][]string{} // by topic
	for _, file := range s.names() {
		if rest, ok := strings.CutPrefix(file, dir+"on/"); ok && strings.HasSuffix(file, ".html") {
			topic, _, _ := strings.Cut(rest, "/")
			for key := range pageRows(t, s.files[file]) {
				on[topic] = append(on[topic], key)
			}
		}
	}
	for topic, got := range on {
		var want []string
		for key, row := range files {
			if row["assertion"] == "said" && slices.Contains(strings.Split(row["topics"], ";"), topic) {
				want = append(want, key)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, slices.Compact(got)); diff != "" {
			t.Errorf("%son/%s: -files +pages\n%s", dir, topic, diff)
		}
	}
}

// asShown is a row of a file as a page shows it. On the speaker's own pages the name stands above.
func asShown(row map[string]string, speaker bool) map[string]string {
	out := map[string]string{"words": row["words"], "title": row["title"]}
	day, _ := time.Parse(time.DateOnly, row["date"])
	out["day"] = day.Format("2 January")
	if who := row["speaker"]; !speaker && who != "" {
		if at := strings.LastIndex(who, "; "); at >= 0 {
			who = strings.ReplaceAll(who[:at], "; ", ", ") + " and " + who[at+2:]
		}
		out["speaker"] = who
	}
	var tags []string
	if via := row["via"]; via != "" {
		tags = append(tags, "as quoted by "+via)
	}
	for column, words := range map[string]map[string]string{
		"kind": {"partial": "partial"}, "reading": {"likely": "likely"},
		"assertion": {"not_said": "not said", "hypothetical": "hypothetical"}, "corrected": {"true": "corrected"},
	} {
		if tag := words[row[column]]; tag != "" {
			tags = append(tags, tag)
		}
	}
	slices.Sort(tags)
	out["tags"] = strings.Join(tags, ", ")
	return out
}

// csvRows reads a table as a program does; an apostrophe before what would be a formula is not part
// of the text.
func csvRows(t *testing.T, data []byte) map[string]map[string]string {
	t.Helper()
	data, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || !marked || len(records) == 0 {
		t.Fatal(marked, err)
	}
	rows := map[string]map[string]string{}
	for _, r := range records[1:] {
		row := map[string]string{}
		for i, name := range records[0] {
			if r[i] != "" {
				row[name] = plainCell(r[i])
			}
		}
		rows[row["address"]] = row
	}
	return rows
}

// plainCell is the text of a cell, without the apostrophe that keeps a spreadsheet from taking it
// for a formula.
func plainCell(cell string) string {
	rest, ok := strings.CutPrefix(cell, "'")
	if begin := strings.TrimLeft(rest, " \"'“”‘’"); ok && begin != "" && strings.ContainsRune("=+-@", rune(begin[0])) {
		return rest
	}
	return cell
}

func jsonRows(t *testing.T, data []byte) map[string]map[string]string {
	t.Helper()
	var file struct {
		Count int
		Rows  []map[string]any
	}
	if err := json.Unmarshal(data, &file); err != nil || file.Count != len(file.Rows) {
		t.Fatalf("%v; count %d of %d", err, file.Count, len(file.Rows))
	}
	rows := map[string]map[string]string{}
	for _, r := range file.Rows {
		row := map[string]string{}
		for name, v := range r {
			switch v := v.(type) {
			case nil:
			case float64:
				row[name] = strconv.FormatFloat(v, 'f', -1, 64)
			default:
				row[name] = fmt.Sprint(v)
			}
		}
		rows[row["address"]] = row
	}
	if len(rows) != file.Count {
		t.Errorf("%d rows have %d addresses", file.Count, len(rows))
	}
	return rows
}

// pageRows reads the rows of a page's lists by their full address, but for what others said about
// somebody.
func pageRows(t *testing.T, page []byte) map[string]map[string]string {
	t.Helper()
	doc, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	origin := ""
	rows := map[string]map[string]string{}
	heading := ""
	for n := range doc.Descendants() {
		switch {
		case n.Data == "link" && attribute(n, "rel") == "canonical":
			origin = strings.Join(strings.SplitAfterN(attribute(n, "href"), "/", 4)[:3], "")
			origin = strings.TrimSuffix(origin, "/")
		case n.Data == "h2" || n.Data == "h3":
			if n.Data == "h2" {
				heading = textOf(n)
			}
		case n.Data == "li" && slices.Contains([]string{"quotes", "quotes wide", "quotes debate plain"},
			attribute(n.Parent, "class")):
			if !strings.HasPrefix(heading, "Said about") {
				for address, row := range storyRows(n) {
					rows[origin+address] = row
				}
			}
		}
	}
	return rows
}

// storyRows reads the rows of one story by their addresses below the host, and what each shows. A
// speaker who goes on is not named again.
func storyRows(li *xhtml.Node) map[string]map[string]string {
	rows := map[string]map[string]string{}
	title, day, speaker := "", "", ""
	for n := range li.Descendants() {
		switch {
		case n.Data == "a" && title == "":
			title = textOf(n)
		case n.Data == "span" && day == "":
			day = dayOf(textOf(n))
		case n.Data == "b" && n.Parent.Data == "p":
			speaker = textOf(n)
		case n.Data == "i" && n.Parent.Data == "p":
			speaker = ""
		case n.Data == "blockquote":
			address, row := pageRow(n)
			row["title"], row["day"] = title, day
			if speaker != "" {
				row["speaker"] = speaker
			}
			rows[address] = row
		}
	}
	return rows
}

// pageRow reads one row: its address below the host, its words, and what is said of them.
func pageRow(quote *xhtml.Node) (address string, row map[string]string) {
	row = map[string]string{}
	var words, tags []string
	for n := range quote.Descendants() {
		switch {
		case n.Data == "a" && n.Parent.Data == "p":
			address = attribute(n, "href")
			words = append(words, textOf(n))
		case n.Data == "span":
			tags = append(tags, "partial") // the paper's words around it say so
		case n.Data == "small":
			tags = append(tags, textOf(n))
		}
	}
	row["words"] = strings.Join(words, "\n")
	// a role, and with whom a joint statement was made
	tags = slices.DeleteFunc(tags, func(tag string) bool { return !isTag(tag) })
	slices.Sort(tags)
	row["tags"] = strings.Join(slices.Compact(tags), ", ")
	return address, row
}

func dayOf(date string) string {
	fields := strings.Fields(date)
	return strings.Join(fields[:min(2, len(fields))], " ")
}

func isTag(s string) bool {
	return strings.HasPrefix(s, "as quoted by ") ||
		slices.Contains([]string{"partial", "likely", "not said", "hypothetical", "corrected"}, s)
}

func textOf(n *xhtml.Node) string { return textBut(n, "") }

// textBut is the text of an element without what has the class.
func textBut(n *xhtml.Node, class string) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == xhtml.TextNode:
			b.WriteString(c.Data)
		case class == "" || attribute(c, "class") != class:
			b.WriteString(textBut(c, class))
		}
	}
	return strings.TrimSpace(b.String())
}

// prolific is an archive with a keeper who is quoted 260 times in a year and 60 times in the next,
// always on the same topic.
func prolific() string {
	var b strings.Builder
	b.WriteString(settings + "-- content/topics/lamp.md --\n---\nname: Lamp\n---\n-- content/people/otto-brand.md " +
		"--\n---\nname: Otto Brand\nroles:\n  - {title: keeper, from: 2001}\n---\n")
	for n := range 16 {
		year, month, watches := 2021, n/2+1, 20
		if n >= 13 {
			year = 2022
		}
		fmt.Fprintf(&b, "-- content/stories/%d-%02d-%02d-log.md --\n---\ntitle: Log, part %d\n---\nOtto Brand, the "+
			"keeper, read from the log.\n\n", year, month, n%2+1, n)
		for i := range watches {
			fmt.Fprintf(&b, "“Watch %d of part %d went by with the lamp lit,” said Brand.\n\n", i+1, n+1)
		}
	}
	return b.String()
}
