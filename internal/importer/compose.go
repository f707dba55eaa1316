package importer

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/importer/body"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/pattern"
)

// output is a story as the files that an import would write.
type output struct {
	file   string // content/stories/2004/2004-05-01-x.md
	data   []byte
	notes  []byte // its sidecar, or nil
	images []image

	why       string         // it cannot be written; nothing else is set then
	left      map[string]int // what was left out of the body or reduced
	made      map[string]int // what was done for want of something better
	withdrawn bool
	draft     bool
}

func (o *output) sidecar() string { return content.SidecarName(o.file) }

func (o *output) imageDigests() map[string]digest {
	if len(o.images) == 0 {
		return nil
	}
	all := map[string]digest{}
	for _, p := range o.images {
		all[p.file] = p.digest
	}
	return all
}

// What was done for want of something better, as reports print it.
const (
	madeTitles = "stories without a headline, whose first words are their title"
	madePlain  = "paragraphs whose emphasis or links could not be kept"
)

// compose makes a story's files. It runs beside others.
func (w *writer) compose(j *job) output {
	o := output{left: map[string]int{}, made: map[string]int{}}
	switch {
	case !j.words && j.prior != nil:
		w.withdraw(j, &o)
		return o
	case j.it.Body.Kind == item.Wire:
		w.wire(j, &o)
	default:
		w.markdown(j, &o)
	}
	if o.why == "" {
		o.why = w.wrong(&o)
	}
	return o
}

// wrong says what the archive would complain of, or "". There ought to be nothing.
func (w *writer) wrong(o *output) string {
	sidecar := ""
	if o.notes != nil {
		sidecar = o.sidecar()
	}
	_, found := content.ReadStory(o.file, o.data, sidecar, o.notes, w.contentOptions())
	for _, f := range found {
		if f.Severity == diag.Error {
			return "the archive could not read it: " + f.Message + "; " + f.Hint
		}
	}
	return ""
}

// markdown makes a story file with front matter.
func (w *writer) markdown(j *job, o *output) {
	o.file = j.path + ".md"
	p := w.newPictures(j, o)
	text := body.Result{}
	src := Clean(j.it.Body.Text)
	switch options := (body.Options{Link: w.linker(j, o), Image: p.image}); j.it.Body.Kind {
	case item.HTML:
		text = body.HTML(src, options)
	case item.Markdown:
		text = body.Markdown(src, options)
	default:
		text = body.Text(src)
	}
	add(o.left, text.Left)
	if text.Plain > 0 {
		o.made[madePlain] += text.Plain
	}
	if !j.words || strings.TrimSpace(text.Markdown) == "" && j.state != item.Killed {
		if j.state != item.Killed {
			o.why = "nothing that can be read is left of its text, which was scripts, empty elements or the like"
			return
		}
	}
	var f front
	f.text("title", w.title(j, o, func() string { return body.Words(firstLines(text.Markdown)) }))
	f.plain("date", w.written(j.date))
	w.details(j, o, &f, true)
	o.data = []byte("---\n" + f.String() + "---\n" + p.around(text.Markdown) + "\n")
}

// firstLines is the beginning of a text, enough for a title.
func firstLines(s string) string { return clipped(s, 600) }

// title is a story's headline, or for want of one its first words.
func (w *writer) title(j *job, o *output, read func() string) string {
	if t := OneLine(j.it.Title); t != "" {
		return t
	}
	words := read()
	if j.state == item.Killed && words == "" {
		return "Withdrawn"
	}
	o.made[madeTitles]++
	return content.FirstWords(words)
}

// wire makes wire copy as it came, and a sidecar with what its text does not tell.
func (w *writer) wire(j *job, o *output) {
	o.file = j.path + ".txt"
	text := strings.TrimRight(Clean(j.it.Body.Text), " \n\t")
	o.data = []byte(text + "\n")
	s, _ := content.ReadStory(o.file, o.data, "", nil, content.Options{Location: w.site.Location, Loose: true})
	if s == nil {
		o.why = "its text cannot be read"
		return
	}
	var f front
	if s.Title.Value == "" {
		f.text("title", w.title(j, o, func() string { return firstLines(text) }))
	}
	if day := w.local(j.date); j.date.Hours || !called.HasPrefix(path.Base(j.path), day.Format("2006-01-02")) {
		f.plain("date", w.written(j.date))
	}
	w.details(j, o, &f, len(s.Bylines) == 0)
	if f.String() != "" {
		o.notes = []byte(f.String())
	}
}

// details adds the keys that stand in front matter and in sidecars alike.
func (w *writer) details(j *job, o *output, f *front, bylines bool) {
	it := &j.it
	if u := j.updated; u != nil && w.local(*u).After(w.local(j.date)) && w.written(*u) != w.written(j.date) {
		f.plain("updated", w.written(*u))
	}
	if it.Body.Kind != item.Wire {
		f.text("deck", it.Deck)
		f.list("highlights", it.Highlights)
		f.text("dateline", it.Dateline)
	}
	if bylines {
		f.list("bylines", w.writers(it))
	}
	f.text("section", w.o.Map.sectionOf(OneLine(it.Section)))
	if isWebAddress(it.URL) {
		f.text("url", it.URL)
	}
	f.text("source_id", it.SourceID)
	f.list("topics", w.topicsOf(j.story))
	f.text("lang", w.language(it.Lang))
	if o.draft = it.State == item.Draft || it.State == item.Private || it.State == item.Protected; o.draft {
		f.plain("draft", "true")
	}
	f.list("aliases", j.old)
	f.text("license", clippedWords(OneLine(it.License), 400))
	if o.withdrawn = j.state == item.Killed; o.withdrawn {
		w.withdrawal(j, f)
	}
	if it.NoText {
		f.plain("access", "metadata")
	}
	w.corrections(j, f)
}

func (w *writer) withdrawal(j *job, f *front) {
	f.plain("state", "withdrawn")
	on := ""
	if j.updated != nil {
		on = w.local(*j.updated).Format("2006-01-02")
	}
	f.record("withdrawn", "on", on, "reason", clippedWords(OneLine(j.reason), 400))
}

// corrections adds the corrections of all versions, each once.
func (w *writer) corrections(j *job, f *front) {
	seen := map[string]bool{}
	var lines []string
	for _, c := range j.mended {
		text := OneLine(c.Text)
		if text == "" || seen[text] {
			continue
		}
		seen[text] = true
		line := "  - text: " + scalar(text) + "\n"
		if c.On.Known() {
			line = "  - on: " + w.local(c.On).Format("2006-01-02") + "\n    text: " + scalar(text) + "\n"
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		f.b.WriteString("corrections:\n" + strings.Join(lines, ""))
	}
}

// writers are who wrote a story: its bylines, else the agency or desk.
func (w *writer) writers(it *item.Item) []string {
	names := w.o.Map.names(it.Bylines)
	if len(names) == 0 && len(it.Bylines) == 0 && it.Credit != "" {
		names = w.o.Map.names([]string{it.Credit})
	}
	return names
}

var languageTag = pattern.New(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// language is a story's language where it is not the archive's.
func (w *writer) language(tag string) string {
	tag = strings.ReplaceAll(OneLine(tag), "_", "-")
	base, _, _ := called.Cut(strings.ToLower(tag), "-")
	ours, _, _ := called.Cut(strings.ToLower(w.site.Language), "-")
	if !languageTag.MatchString(tag) || base == ours || base == "und" || base == "mul" {
		return ""
	}
	return tag
}

// clippedWords is a text of about n bytes at most, cut between words.
func clippedWords(s string, n int) string {
	if len(s) <= n {
		return s
	}
	s = clipped(s, n)
	if i := strings.LastIndexByte(s, ' '); i > n/2 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ,;:.") + "…"
}

const byHand = "its source withdraws it, and %s; put state: withdrawn into it by hand"

// withdraw takes back a story that an earlier import has written, where the source has only the
// notice: the story's file says so from now on. Whether an editor has changed it is seen as for any
// other story.
func (w *writer) withdraw(j *job, o *output) {
	var f front
	w.withdrawal(j, &f)
	o.file, o.withdrawn = j.prior.file, true
	src, notes, err := w.asWritten(j.prior)
	switch {
	case err != nil:
		o.why = fmt.Sprintf(byHand, j.prior.file+" cannot be read")
	case called.HasSuffix(o.file, ".txt"):
		o.data = src
		o.notes = []byte(withoutKeys(string(notes)) + f.String())
	default:
		head, rest, ok := called.Cut(string(src), "\n---\n")
		if !ok {
			o.why = fmt.Sprintf(byHand, "the front matter of "+j.prior.file+" does not end")
			return
		}
		o.data = []byte(withoutKeys(head+"\n") + f.String() + "---\n" + rest)
	}
	o.why = cmp.Or(o.why, w.wrong(o))
}

// withdrawnLines are what an earlier withdrawal has written.
var withdrawnLines = pattern.New(`(?m)^state: .*\n|^withdrawn:\n(?:  .*\n)*`)

func withoutKeys(s string) string { return withdrawnLines.ReplaceAllString(s, "") }
