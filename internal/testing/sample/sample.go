// Package sample makes small archives for tests, from marked prose: what an engine would find is
// written into the stories by hand, so a test of what is made of it does not depend on how it is
// found.
//
// An archive is a txtar file. A file below people/, organisations/, places/ or topics/ is an entry
// of the registry, as in a site's content folder. Any other file is a story, named for its date and
// slug: front matter, an empty line, then blocks separated by empty lines. A block that begins with
// "# " is the headline, "> " the deck, "* " a highlight, "## " a crosshead, "~ " the notice; else
// it is a paragraph. In a block
//
//	{q WHO WORD…|“We will go,”}   is a quotation
//	{m ID|Harbour Board}          is a mention
//
// WHO is a registry id, a name as printed in quotation marks, "a+b" for a joint statement, ?phrase
// for an unnamed source, or - for nobody. Each WORD says more: partial, .88 (a confidence), + (it
// continues the utterance before), via=ID, cue=word, source=phrase, role=words_joined_so, echo=N
// (of the N-th utterance, counted from 1 over the whole story), not_said, hypothetical, by=NAME,
// and a status. Marks may nest.
package sample

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// Archive is a sample read.
type Archive struct {
	Registry *registry.Registry
	Stories  []*content.Story
	Texts    []prose.Text
	Results  []*annotate.Result
}

// Read reads a sample. It panics where one is badly written: only tests write them.
func Read(src []byte) *Archive {
	a := &Archive{}
	var entries []registry.File
	files := txtar.Parse(src).Files
	for _, f := range files {
		if folder, _, ok := strings.Cut(f.Name, "/"); ok && folder != "stories" {
			entries = append(entries, registry.File{Name: "content/" + f.Name, Source: f.Data})
		}
	}
	reg, findings := registry.Read(entries)
	for _, f := range findings {
		if f.Severity == diag.Warning {
			continue // what is doubtful is tried as well
		}
		panic(fmt.Sprintf("sample: %s:%d: %s", f.File, f.Line, f.Message))
	}
	a.Registry = reg
	for _, f := range files {
		if folder, name, ok := strings.Cut(f.Name, "/"); ok && folder == "stories" {
			a.story(name, string(f.Data))
		}
	}
	return a
}

// Records are the records of all stories.
func (a *Archive) Records() []*index.Story {
	topics := index.NewTopics(a.Registry)
	out := make([]*index.Story, len(a.Stories))
	for i, s := range a.Stories {
		out[i] = index.NewStory(s, a.Texts[i], a.Results[i], topics)
	}
	return out
}

// Index is the archive made of all records.
func (a *Archive) Index(printedNames string) *index.Index {
	return index.Build(a.Records(), index.Options{Registry: a.Registry, PrintedNames: printedNames})
}

// story reads one story.
func (a *Archive) story(id, src string) {
	head, body, ok := strings.Cut(src, "\n\n")
	if !ok {
		panic("sample: " + id + " has no text")
	}
	file := "content/stories/" + id + ".md"
	s, findings := content.ReadStory(file, []byte("---\n"+head+"\n---\n"), "", nil, content.Options{Location: time.UTC})
	for _, f := range findings {
		if !strings.Contains(f.Message, "empty") && f.Severity == 0 {
			panic(fmt.Sprintf("sample: %s:%d: %s", f.File, f.Line, f.Message))
		}
	}
	r := reader{reg: a.Registry, story: s.ID}
	for _, b := range strings.Split(strings.TrimSpace(body), "\n\n") {
		r.block(b)
	}
	a.Stories = append(a.Stories, s)
	a.Texts = append(a.Texts, prose.Join(r.parts))
	a.Results = append(a.Results, r.finish())
}

// reader reads the blocks of one story.
type reader struct {
	reg   *registry.Registry
	story string
	parts []prose.Part
	at    int // where the block being read begins in the whole text
	out   strings.Builder

	quotations []annotate.Quotation
	mentions   []annotate.Mention
	echo       map[int]int // quotation → the number of the utterance that it echoes
	open       []int       // quotations being read, outermost first
}

var openings = []struct {
	mark string
	kind prose.Kind
}{{"## ", prose.Crosshead}, {"# ", prose.Headline}, {"> ", prose.Deck}, {"* ", prose.Highlight}, {"~ ", prose.Notice}}

func (r *reader) block(b string) {
	kind := prose.Paragraph
	for _, o := range openings {
		if rest, ok := strings.CutPrefix(b, o.mark); ok {
			b, kind = rest, o.kind
			break
		}
	}
	if len(r.parts) > 0 {
		r.at += 2
	}
	r.out.Reset()
	if rest := r.read(b); rest != "" {
		panic("sample: " + r.story + ": a mark is closed and was not opened: " + rest)
	}
	r.parts = append(r.parts, prose.Part{Kind: kind, Text: r.out.String()})
	r.at += r.out.Len()
}

// read reads text with marks up to the brace that closes the mark it stands in, and returns what
// follows.
func (r *reader) read(s string) string {
	for s != "" {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			r.out.WriteString(s)
			return ""
		}
		r.out.WriteString(s[:i])
		if s[i] == '}' {
			return s[i+1:]
		}
		head, rest, _ := strings.Cut(s[i+1:], "|")
		s = r.mark(head, rest)
	}
	return ""
}

func (r *reader) mark(head, rest string) string {
	start := r.at + r.out.Len()
	if id, ok := strings.CutPrefix(head, "m "); ok {
		rest = r.read(rest)
		text := r.out.String()[start-r.at:]
		r.mentions = append(r.mentions, annotate.Mention{
			Range: prose.Range{Start: start, End: r.at + r.out.Len()}, Entity: r.entity(id, text),
		})
		return rest
	}
	n := len(r.quotations)
	q := annotate.Quotation{
		Kind: annotate.Direct, Speech: true, Assertion: annotate.Said, Status: annotate.Auto, Confidence: .99,
		Rule: "cue-after",
	}
	if len(r.open) > 0 {
		q.Parent = strconv.Itoa(r.open[len(r.open)-1])
	}
	words := strings.Fields(strings.TrimPrefix(head, "q "))
	q.Speaker = r.speaker(words[0])
	r.quotations = append(r.quotations, q)
	for _, w := range words[1:] {
		r.word(n, w)
	}
	r.open = append(r.open, n)
	rest = r.read(rest)
	r.open = r.open[:len(r.open)-1]
	r.quotations[n].Range = prose.Range{Start: start, End: r.at + r.out.Len()}
	return rest
}

// word applies one word of a quotation's head.
func (r *reader) word(n int, w string) {
	q := &r.quotations[n]
	key, value, _ := strings.Cut(w, "=")
	value = strings.ReplaceAll(value, "_", " ")
	switch key {
	case "partial":
		q.Kind = annotate.Partial
	case "other":
		q.Kind, q.Speech = annotate.Other, false
	case "+":
		q.Utterance = "+"
	case "via":
		q.Via = r.speaker(value)
	case "role":
		q.Speaker.Role = value
	case "cue":
		q.Cue = &annotate.Span{Text: value}
	case "source":
		q.Source = &annotate.Span{Text: value}
	case "echo":
		if r.echo == nil {
			r.echo = map[int]int{}
		}
		r.echo[n], _ = strconv.Atoi(value)
	case "not_said", "hypothetical":
		q.Assertion = annotate.Assertion(key)
	case "by":
		q.By, q.Decided = value, true
	case "confirmed", "corrected", "disputed", "withheld", "retracted":
		q.Status = annotate.Status(key)
	default:
		c, err := strconv.ParseFloat(key, 64)
		if err != nil {
			panic("sample: " + r.story + ": what is " + w + "?")
		}
		q.Confidence = c
	}
}

func (r *reader) speaker(s string) *annotate.Speaker {
	if s == "-" {
		return nil
	}
	if phrase, ok := strings.CutPrefix(s, "?"); ok {
		return &annotate.Speaker{
			Entity: annotate.Entity{Name: strings.ReplaceAll(phrase, "_", " "), Type: annotate.Unnamed},
		}
	}
	if members := strings.Split(s, "+"); len(members) > 1 {
		g := &annotate.Speaker{Entity: annotate.Entity{Type: annotate.Group}}
		var names []string
		for _, m := range members {
			one := r.speaker(m)
			names = append(names, one.Name)
			g.Members = append(g.Members, *one)
		}
		g.Name = strings.Join(names, " and ")
		return g
	}
	return &annotate.Speaker{Entity: r.entity(s, "")}
}

// entity is the registered entity of this id, or the person of a name as printed: "Ann_Lee". A name
// in capitals as a whole is an organisation's: "THE_BOARD".
func (r *reader) entity(id, text string) annotate.Entity {
	if e := r.reg.ByID(id); e != nil {
		t := [...]annotate.EntityType{registry.Person: annotate.Person, registry.Organisation: annotate.Organisation,
			registry.Place: annotate.Place}[e.Type]
		return annotate.Entity{ID: e.ID, Name: e.Name, Type: t, Registered: true}
	}
	name := strings.ReplaceAll(id, "_", " ")
	out := annotate.Entity{ID: slug.ID(name), Name: name, Type: annotate.Person}
	if !strings.Contains(name, " ") {
		out.ID = "" // a lone surname
	}
	return out
}

// finish gives the quotations their ids, utterances and spans.
func (r *reader) finish() *annotate.Result {
	text := prose.Join(r.parts)
	seen := map[string]int{}
	var utterances []string
	for i := range r.quotations {
		q := &r.quotations[i]
		folded := slug.Fold(text.S[q.Start:q.End])
		seen[folded]++
		q.ID = slug.Quotation(r.story, folded, seen[folded], 7)
		if q.Utterance == "+" {
			q.Utterance = utterances[len(utterances)-1]
		} else {
			q.Utterance = q.ID
			utterances = append(utterances, q.ID)
		}
		place(q.Cue, text, q.Range)
		place(q.Source, text, q.Range)
		q.Evidence = r.evidence(q)
	}
	for i := range r.quotations {
		q := &r.quotations[i]
		if q.Parent != "" {
			n, _ := strconv.Atoi(q.Parent)
			q.Parent = r.quotations[n].ID
		}
		if n := r.echo[i]; n > 0 {
			q.EchoOf = utterances[n-1]
		}
	}
	return &annotate.Result{Quotations: r.quotations, Mentions: r.mentions}
}

// evidence is cue and source of a quotation, and where its speaker was named last before a source
// that is a pronoun.
func (r *reader) evidence(q *annotate.Quotation) []annotate.Evidence {
	var out []annotate.Evidence
	if q.Cue != nil {
		out = append(out, annotate.Evidence{Kind: annotate.ByCue, Range: q.Cue.Range, Text: q.Cue.Text})
	}
	if q.Source == nil {
		return out
	}
	source := annotate.Evidence{Kind: annotate.BySource, Range: q.Source.Range, Text: q.Source.Text}
	if q.Speaker == nil || strings.Contains(q.Source.Text, " ") {
		return append(out, source)
	}
	source.Entity = &q.Speaker.Entity
	out = append(out, source)
	for i := len(r.mentions) - 1; i >= 0; i-- {
		if m := &r.mentions[i]; m.End <= q.Source.Start && m.Entity.ID == q.Speaker.ID {
			return append(out, annotate.Evidence{Kind: annotate.ByAntecedent, Range: m.Range, Where: "further up"})
		}
	}
	return out
}

// place finds a source or a cue in the text: the nearest to its quotation.
func place(s *annotate.Span, text prose.Text, q prose.Range) {
	if s == nil {
		return
	}
	best := -1
	for at := 0; ; {
		i := strings.Index(text.S[at:], s.Text)
		if i < 0 {
			break
		}
		i += at
		if best < 0 || gap(i, q) < gap(best, q) {
			best = i
		}
		at = i + 1
	}
	if best < 0 {
		panic("sample: the text has no " + s.Text)
	}
	s.Range = prose.Range{Start: best, End: best + len(s.Text)}
}

func gap(at int, q prose.Range) int {
	if at < q.Start {
		return q.Start - at
	}
	return at - q.End
}
