package site

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/cache"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// edit makes one random edit and says which.
func (w *workshop) edit() string {
	all := []struct {
		often int
		what  string
		do    func(*workshop) string
	}{
		{10, "words changed", (*workshop).changeWords},
		{8, "one quotation", (*workshop).changeQuotation},
		{14, "words that nobody says", (*workshop).changeProse},
		{3, "story added", (*workshop).addStory},
		{2, "story deleted", (*workshop).deleteStory},
		{2, "story renamed", (*workshop).renameStory},
		{2, "story redated", (*workshop).redateStory},
		{4, "front matter", (*workshop).changeFront},
		{3, "story of which little is told", (*workshop).changeHidden},
		{4, "decision", (*workshop).decide},
		{8, "registry", (*workshop).changeEntry},
		{1, "entry added", (*workshop).addEntry},
		{1, "entry deleted", (*workshop).deleteEntry},
		{1, "template", (*workshop).changeTemplate},
		{1, "static file", (*workshop).changeStatic},
		{2, "site.yaml", (*workshop).changeSettings},
		{1, "other page", (*workshop).changePage},
		{1, "recorded", (*workshop).record},
		{3, "cache damaged", (*workshop).damageCache},
		{1, "engine changed", (*workshop).changeEngine},
		{2, "output changed by hand", (*workshop).changeOutput},
		{1, "options", (*workshop).changeOptions},
		{2, "nothing", func(*workshop) string { return "" }},
	}
	sum := 0
	for _, e := range all {
		sum += e.often
	}
	n := w.r.IntN(sum)
	for _, e := range all {
		if n -= e.often; n < 0 {
			return e.what + ": " + e.do(w)
		}
	}
	return ""
}

func pick[T any](w *workshop, all []T) T { return all[w.r.IntN(len(all))] }

// files are the files below a folder of the site, by name.
func (w *workshop) files(below, ending string) (names []string) {
	for name := range w.remembered() {
		if strings.HasPrefix(name, below) && strings.HasSuffix(name, ending) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

func (w *workshop) stories() []string {
	return slices.DeleteFunc(w.files("content/stories/", ""), func(name string) bool {
		return !strings.HasSuffix(name, ".md") && !strings.HasSuffix(name, ".txt")
	})
}

func (w *workshop) entries() []string {
	var names []string
	for _, below := range registryFolders {
		names = append(names, w.files("content/"+below+"/", ".md")...)
	}
	return names
}

func (w *workshop) read(name string) string {
	data, err := os.ReadFile(w.path(name))
	w.must(err)
	return string(data)
}

func (w *workshop) write(name, text string) { folder.Write(w.t, w.dir, name, text) }

// parts are a file's front matter, with its fences, and what follows.
func parts(text string) (front, body string) {
	if end := strings.Index(text, "\n---\n"); strings.HasPrefix(text, "---\n") && end > 0 {
		return text[:end+5], text[end+5:]
	}
	return "", text
}

// addKey puts a line into a story's front matter, or into its sidecar.
func (w *workshop) addKey(name, line string) {
	text := w.read(name)
	front, body := parts(text)
	key, _, _ := strings.Cut(line, ":")
	drop := regexp.MustCompile(`(?m)^` + key + `:.*\n((  |- ).*\n)*`)
	if front != "" {
		front = drop.ReplaceAllString(front, "")
		w.write(name, strings.TrimSuffix(front, "---\n")+line+"\n---\n"+body)
		return
	}
	sidecar, _ := os.ReadFile(w.path(name + ".notes.yaml"))
	w.write(name+".notes.yaml", drop.ReplaceAllString(string(sidecar), "")+line+"\n")
}

func (w *workshop) names() []string {
	names := []string{"Sorrel Quant", "Iven Mottram", "Sorrel Quant", "Iven Mottram", "the mayor", "she"}
	for _, name := range w.files("content/people/", ".md") {
		if m := regexp.MustCompile(`(?m)^name: (.*)$`).FindStringSubmatch(w.read(name)); m != nil {
			names = append(names, m[1])
		}
	}
	return names
}

func (w *workshop) sentence() string {
	return fmt.Sprintf("“The %s was %s in %d,” %s said. %s added that “nothing at all has changed since.”",
		pick(w, []string{"ferry", "bandstand", "harbour", "wall", "lifeboat", "school"}),
		pick(w, []string{"late", "painted", "shut", "cheaper"}), 1900+w.r.IntN(100), pick(w, w.names()),
		pick(w, w.names()))
}

// changeProse changes a story behind its last quotation, in words that nobody says: with a name that
// is printed elsewhere, a new word, a link, or without what was added before.
func (w *workshop) changeProse() string {
	name := pick(w, w.stories())
	text := w.read(name)
	for range 3 { // rather one of which no editor has decided anything
		_, err := os.Stat(w.path(name + ".notes.yaml"))
		if err != nil && !strings.Contains(text, "\nannotations:") {
			break
		}
		name = pick(w, w.stories())
		text = w.read(name)
	}
	const added = "\n\nWithout a word, "
	if at := strings.LastIndex(text, added); at > 0 && w.r.IntN(3) == 0 {
		w.write(name, text[:at]+"\n")
		return name + ", taken back"
	}
	if paragraphs := strings.Split(text, "\n\n"); w.r.IntN(2) == 0 && len(paragraphs) > 3 { // before the last ones
		at := 2 + w.r.IntN(len(paragraphs)-2)
		w.write(name, strings.Join(slices.Insert(paragraphs, at, "Rain fell on the quay for "+pick(w, []string{"an hour.",
			"twelve days.", "a while, and on the zinc roofs."})), "\n\n"))
		return name + ", before others"
	}
	w.write(name, strings.TrimRight(text, "\n")+added+pick(w, []string{
		"gulls watched from the pier.", "the town went home.", "Sorrel Quant watched.", "the mayor left for Castle Hill.",
		fmt.Sprintf("the clock struck %d.", w.r.IntN(3000)), "all read [the notice](/about/).", "rain fell on zinc roofs.",
	})+"\n")
	return name
}

// changeHidden changes the words of a story that is no page, or of which something is hidden; where
// there is none, it makes one.
func (w *workshop) changeHidden() string {
	var hidden []string
	for _, name := range w.stories() {
		notes, _ := os.ReadFile(w.path(name + ".notes.yaml"))
		if tellsLittle.MatchString(w.read(name) + string(notes)) {
			hidden = append(hidden, name)
		}
	}
	if len(hidden) == 0 {
		name := pick(w, w.stories())
		w.addKey(name, pick(w, []string{"draft: true", "state: withdrawn", "access: metadata"}))
		return name + ", hidden"
	}
	return w.changeWordsOf(pick(w, hidden))
}

var tellsLittle = regexp.MustCompile(
	`\b(draft: true|state: withdrawn|access: (quotations|metadata)|status: (withheld|disputed|retracted))`)

func (w *workshop) changeWords() string { return w.changeWordsOf(pick(w, w.stories())) }

func (w *workshop) changeWordsOf(name string) string {
	front, body := parts(w.read(name))
	paragraphs := strings.Split(body, "\n")
	at := w.r.IntN(len(paragraphs))
	switch w.r.IntN(8) {
	case 0:
		paragraphs = slices.Insert(paragraphs, at, w.sentence(), "")
	case 4, 5: // somebody who has a page where another story quotes him
		who := pick(w, []string{"Sorrel Quant", "Iven Mottram", "Dr Sorrel Quant"})
		paragraphs = append(paragraphs, "", who+" watched from the pier.", "")
	case 6, 7:
		paragraphs = slices.DeleteFunc(paragraphs, func(p string) bool {
			return strings.Contains(p, "Quant") || strings.Contains(p, "Mottram")
		})
	case 1:
		paragraphs = append(paragraphs, "", w.sentence(), "")
	case 2:
		paragraphs = slices.Delete(paragraphs, at, at+1)
	default:
		words := strings.Fields(paragraphs[at])
		if len(words) > 0 {
			words[w.r.IntN(len(words))] = pick(w, w.names())
		}
		paragraphs[at] = strings.Join(words, " ")
	}
	w.write(name, front+strings.Join(paragraphs, "\n"))
	return name
}

// changeQuotation adds a quotation behind all others of a story, puts another word into one, or
// takes one out.
func (w *workshop) changeQuotation() string {
	name := pick(w, w.stories())
	front, body := parts(w.read(name))
	paragraphs := strings.Split(strings.TrimRight(body, "\n"), "\n\n")
	var spoken []int
	for i, p := range paragraphs {
		if quoted.MatchString(p) {
			spoken = append(spoken, i)
		}
	}
	what := "added"
	switch n := w.r.IntN(3); {
	case n == 0 || len(spoken) == 0:
		paragraphs = append(paragraphs, w.sentence())
	case n == 1:
		what = "reworded"
		p := &paragraphs[pick(w, spoken)]
		words := quoted.FindStringSubmatch(*p)[1]
		one := pick(w, strings.Fields(words))
		other := pick(w, []string{"pears", "the wall", "late"})
		*p = strings.Replace(*p, words, strings.Replace(words, one, other, 1), 1)
	default:
		what = "taken out"
		at := pick(w, spoken)
		paragraphs = slices.Delete(paragraphs, at, at+1)
	}
	w.write(name, front+strings.Join(paragraphs, "\n\n")+"\n")
	return name + ", " + what
}

var dated = regexp.MustCompile(`^\d{4}-\d\d-\d\d-`)

func (w *workshop) day() string {
	return fmt.Sprintf("%d-%02d-%02d-", 2024+w.r.IntN(3), 1+w.r.IntN(12), 1+w.r.IntN(28))
}

func (w *workshop) addStory() string {
	from := pick(w, w.stories())
	name := "content/stories/" + w.day() + pick(w, []string{"new", "more", "again"}) + ".md"
	_, body := parts(w.read(from))
	if w.r.IntN(2) == 0 { // words that another story has, too
		w.write(name, "---\ntitle: What "+pick(w, w.names())+" said\n---\n"+body)
	} else {
		w.write(name, "---\ntitle: The "+pick(w, []string{"ferry", "wall"})+"\n---\n"+w.sentence()+"\n\n"+w.sentence()+"\n")
	}
	return name
}

func (w *workshop) deleteStory() string {
	name := pick(w, w.stories())
	w.must(os.Remove(w.path(name)))
	_ = os.Remove(w.path(name + ".notes.yaml"))
	return name
}

func (w *workshop) move(name, to string) string {
	w.write(to, w.read(name))
	w.must(os.Remove(w.path(name)))
	if notes, err := os.ReadFile(w.path(name + ".notes.yaml")); err == nil {
		w.write(to+".notes.yaml", string(notes))
		w.must(os.Remove(w.path(name + ".notes.yaml")))
	}
	return name + " → " + to
}

func (w *workshop) renameStory() string {
	name := pick(w, w.stories())
	dir, base := path.Split(name)
	ending := path.Ext(base)
	return w.move(name, dir+strings.TrimSuffix(base, ending)+pick(w, []string{"-b", "-c"})+ending)
}

func (w *workshop) redateStory() string {
	name := pick(w, w.stories())
	dir, base := path.Split(name)
	return w.move(name, dir+w.day()+dated.ReplaceAllString(base, ""))
}

func (w *workshop) topics() string {
	all := w.files("content/topics/", ".md")
	if len(all) == 0 {
		return "[]"
	}
	return "[" + strings.TrimSuffix(path.Base(pick(w, all)), ".md") + "]"
}

func (w *workshop) changeFront() string {
	name := pick(w, w.stories())
	line := pick(w, []string{
		"state: withdrawn", "access: quotations", "access: metadata", "draft: true", "section: Letters",
		"updated: 2026-07-01", "license: CC-BY-4.0", "lang: de", "slug: another-way",
		"topics: " + w.topics(), "bylines: [Sorrel Quant]", "aliases: [/old/" + fmt.Sprint(w.r.IntN(99)) + "/]",
		"corrections: [{on: 2026-06-01, text: The year was wrong.}]",
		"date: 20" + fmt.Sprint(24+w.r.IntN(8)) + "-05-06",
		"reviewed: {by: S. Quant, on: 2026-06-02}",
	})
	w.addKey(name, line)
	return name + ": " + line
}

var quoted = regexp.MustCompile(`[“"]([^“”"\n]{15,80})[”"]`)

func (w *workshop) decide() string {
	name := pick(w, w.stories())
	all := quoted.FindAllStringSubmatch(w.read(name), -1)
	if len(all) == 0 {
		return "none"
	}
	words := strings.ReplaceAll(pick(w, all)[1], `\`, "")
	people := w.files("content/people/", ".md")
	what := pick(w, []string{
		"status: withheld", "status: disputed", "status: retracted", "status: confirmed", "speech: false",
		"speaker: none", "speaker: {name: Sorrel Quant}",
	})
	if w.r.IntN(3) == 0 && len(people) > 0 {
		what = "speaker: " + strings.TrimSuffix(path.Base(pick(w, people)), ".md")
	}
	w.addKey(name, fmt.Sprintf("annotations:\n  - quote: %q\n    %s", strings.TrimRight(words, ",."), what))
	return name + ": " + what
}

func (w *workshop) changeEntry() string {
	name := pick(w, w.entries())
	front, body := parts(w.read(name))
	kind := path.Base(path.Dir(name))
	lines := []string{"aliases: [" + pick(w, []string{"Quant", "the wall", "Iven Mottram", "Ostrey", "Finnick"}) + "]",
		"visibility: none", "visibility: noindex", "visibility: full", "name: " + pick(w, w.names()[:4])}
	other := func(folder string) string {
		all := w.files("content/"+folder+"/", ".md")
		if len(all) == 0 {
			return "nowhere"
		}
		return strings.TrimSuffix(path.Base(pick(w, all)), ".md")
	}
	switch kind {
	case "people":
		lines = append(lines, "pronouns: they", "born: 1950", "died: 2025-03-01", "sort_name: Aaa", "url: https://person.example/",
			"similar: ["+other("people")+"]", "aliases: ["+pick(w, w.names()[:4])+"]",
			"roles:\n  - {title: chair, of: "+other("organisations")+"}",
			"roles:\n  - {title: mayor, from: "+fmt.Sprint(2023+w.r.IntN(3))+"}",
			"roles:\n  - {title: engineer, of: harbour-board, until: "+fmt.Sprint(2024+w.r.IntN(3))+"}",
			"wikidata: Q"+fmt.Sprint(1+w.r.IntN(999)))
	case "topics":
		lines = append(lines, "match: ["+pick(w, []string{"ferry", "wall", "painted"})+"]", "match: []",
			"broader: ["+other("topics")+"]", "aliases: ["+pick(w, []string{"tide", "paint"})+"]")
	case "organisations":
		lines = append(lines, "kind: club", "url: https://board.example/", "place: "+other("places"))
	case "places":
		lines = append(lines, "in: "+other("places"), "name: The Narrows", "wikidata: Q"+fmt.Sprint(1+w.r.IntN(999)))
	}
	line := pick(w, lines)
	key, _, _ := strings.Cut(line, ":")
	front = regexp.MustCompile(`(?m)^`+key+`:.*\n((  |- ).*\n)*`).ReplaceAllString(front, "")
	if w.r.IntN(5) == 0 {
		line = "more is known"
		w.write(name, w.read(name)+"\nMore is known.\n")
	} else {
		w.write(name, strings.TrimSuffix(front, "---\n")+line+"\n---\n"+body)
	}
	return name + ": " + line
}

func (w *workshop) addEntry() string {
	name := pick(w, []string{"people/sorrel-quant", "people/iven-mottram", "topics/painting", "organisations/bowls-club",
		"places/pier-head"})
	w.write("content/"+name+".md", "---\nname: "+strings.ReplaceAll(path.Base(name), "-", " ")+"\n---\n")
	return name
}

func (w *workshop) deleteEntry() string {
	name := pick(w, w.entries())
	w.must(os.Remove(w.path(name)))
	return name
}

func (w *workshop) changeTemplate() string {
	all, err := filepath.Glob("../../templates/*.html")
	w.must(err)
	parts, err := filepath.Glob("../../templates/parts/*.html")
	w.must(err)
	from := pick(w, append(all, parts...))
	text, err := os.ReadFile(from)
	w.must(err)
	name, err := filepath.Rel("../..", from)
	w.must(err)
	if w.r.IntN(3) == 0 {
		w.must(os.RemoveAll(w.path("templates")))
		return "own ones taken away"
	}
	w.write(filepath.ToSlash(name), strings.Replace(string(text), "<p", fmt.Sprintf(`<p title="%d"`, w.r.IntN(99)), 1))
	return name
}

func (w *workshop) changeStatic() string {
	name := pick(w, []string{"static/note.txt", "static/archive.css", "static/deep/er/x.svg"})
	if _, err := os.Stat(w.path(name)); err == nil && w.r.IntN(2) == 0 {
		w.must(os.Remove(w.path(name)))
		return name + " taken away"
	}
	w.write(name, fmt.Sprint("/* ", w.r.IntN(1000), " */"))
	return name
}

func (w *workshop) changeSettings() string {
	line := pick(w, []string{
		"title: The Packet", "description: Another", "printed_names: page", "printed_names: none",
		"printed_names: noindex", "cards: true", "cards: false", "outputs: [data]", "outputs: []",
		"outputs: [search, text, source]", "outputs: [source, text, annotations, feeds, data, search]",
		"threshold: 0.95", "threshold: 0.6", "timezone: Pacific/Auckland", "license: CC0", "language: en-GB",
		"contact: desk@packet.example", "raw_html: true", "max_cache_bytes: 300000", "base_url: https://packet.example/x/",
		"issue_tracker: https://packet.example/new",
	})
	key, _, _ := strings.Cut(line, ":")
	text := regexp.MustCompile(`(?m)^`+key+`:.*\n`).ReplaceAllString(w.read("site.yaml"), "")
	w.write("site.yaml", text+line+"\n")
	return line
}

func (w *workshop) changePage() string {
	if w.r.IntN(2) == 0 {
		w.write("content/pages/about.md", fmt.Sprintf("---\ntitle: About\n---\nOf %d.\n", w.r.IntN(99)))
		return "about"
	}
	w.write("content/pages/more.md", "---\ntitle: "+pick(w, w.names())+"\n---\nMore.\n")
	return "more"
}

func (w *workshop) record() string {
	o := w.options
	o.Dir = w.dir
	_, _, err := Record(o)
	w.must(err)
	return ""
}

// damageCache does to the cache what a disk may do, or somebody who deletes what is large.
func (w *workshop) damageCache() string {
	if w.r.IntN(4) == 0 {
		w.must(os.RemoveAll(w.cache))
		return "lost"
	}
	all := folder.Contents(w.t, w.cache)
	var names []string
	for name := range all {
		names = append(names, name)
	}
	if len(names) == 0 {
		return "empty"
	}
	slices.Sort(names)
	name := pick(w, names)
	data := []byte(all[name])
	switch {
	case len(data) == 0:
	case w.r.IntN(3) == 0:
		data = data[:w.r.IntN(len(data))]
	default:
		for range 1 + len(data)/2000 {
			data[w.r.IntN(len(data))] ^= 1 << w.r.IntN(8)
		}
	}
	folder.Write(w.t, w.cache, name, string(data))
	return name
}

func (w *workshop) changeEngine() string {
	w.options.stamp = cache.Key{byte(1 + w.r.IntN(3))}
	return fmt.Sprint(w.options.stamp[0])
}

// changeOutput changes, deletes or adds a file in the output folder, or changes one and leaves its
// size and its time what they were.
func (w *workshop) changeOutput() string {
	all, err := folder.Read(w.out)
	w.must(err)
	delete(all, ".onrecord")
	names := slices.Sorted(keysOf(all))
	if len(names) == 0 {
		return "empty"
	}
	name := pick(w, names)
	file := filepath.Join(w.out, filepath.FromSlash(name))
	data := []byte(all[name])
	switch n := w.r.IntN(3); {
	case n == 0:
		w.must(os.Remove(file))
		return name + " deleted"
	case n == 1 || len(data) == 0:
		w.must(os.WriteFile(file, append(data, "x"...), 0o666))
		return name + " longer"
	}
	info, err := os.Stat(file)
	w.must(err)
	data[w.r.IntN(len(data))] ^= 1
	w.must(os.WriteFile(file, data, 0o666))
	w.must(os.Chtimes(file, info.ModTime(), info.ModTime()))
	return name + " of equal size and time"
}

func (w *workshop) changeOptions() string {
	switch o := &w.options; w.r.IntN(4) {
	case 0:
		o.Drafts = !o.Drafts
	case 1:
		o.Future = !o.Future
	case 2:
		o.BaseURL = pick(w, []string{"", "https://elsewhere.example/y/"})
	default:
		o.Now = now.AddDate(-w.r.IntN(7), w.r.IntN(12), 0)
	}
	return fmt.Sprintf("%+v", w.options)
}
