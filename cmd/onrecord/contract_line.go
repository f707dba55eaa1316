package main

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/site"
)

// storyLine writes what was found in a story as a line of JSON: the members of storyJSON, in their
// order.
type storyLine struct {
	jsonLine
	at       codePoints
	registry *registry.Registry
}

// contractLine appends to dst one story as a line of JSON.
func contractLine(dst []byte, file string, a *site.Annotated) []byte {
	text, found := a.Text.S, a.Result
	// nearly every line fits at once
	room := 512 + len(text)*9/8 + 1100*len(found.Quotations) + 200*len(found.Mentions)
	l := storyLine{jsonLine{slices.Grow(dst, room)}, newCodePoints(text), a.Registry}
	l.mark('{')
	l.string("file", file)
	l.string("story", a.ID)
	l.string("title", a.Title)
	l.string("text", text)
	l.list("quotations", len(found.Quotations), func(i int) { l.quotation(&found.Quotations[i]) })
	l.list("mentions", len(found.Mentions), func(i int) { l.mention(&found.Mentions[i]) })
	l.raw("}\n")
	return l.b
}

func (l *storyLine) quotation(q *annotate.Quotation) {
	l.mark('{')
	l.plain("id", q.ID)
	l.plain("utterance", q.Utterance)
	l.stringOrNull("echo_of", q.EchoOf)
	l.stringOrNull("parent", q.Parent)
	l.place(q.Range)
	l.string("text", l.at.text[q.Start:q.End])
	l.plain("kind", string(q.Kind))
	l.bool("speech", q.Speech)
	l.speakerOrNull("speaker", q.Speaker)
	l.speakerOrNull("via", q.Via)
	l.plain("assertion", string(q.Assertion))
	l.spanOrNull("source", q.Source)
	l.spanOrNull("cue", q.Cue)
	l.plain("rule", q.Rule)
	if q.Decided {
		l.null("confidence")
	} else {
		l.number("confidence", rounded3(q.Confidence))
	}
	l.list("candidates", len(q.Candidates), func(i int) {
		c := &q.Candidates[i]
		l.mark('{')
		l.speakerOrNull("speaker", &c.Speaker)
		l.number("confidence", rounded3(c.Confidence))
		l.plain("rule", c.Rule)
		l.mark('}')
	})
	l.plain("status", string(q.Status))
	l.list("evidence", len(q.Evidence), func(i int) { l.evidence(&q.Evidence[i]) })
	l.stringOrNull("lacking", string(q.Lacking))
	l.string("working", q.Working())
	l.mark('}')
}

// evidence adds what a quotation's reading leans on.
func (l *storyLine) evidence(e *annotate.Evidence) {
	l.mark('{')
	l.plain("kind", string(e.Kind))
	if e.Placed() {
		l.place(e.Range)
	} else {
		l.null("start")
		l.null("end")
	}
	l.string("text", e.Text)
	if e.Entity != nil {
		l.key("entity")
		l.entity(e.Entity)
	}
	if e.Where != "" {
		l.string("where", e.Where)
	}
	if e.Quotation != "" {
		l.string("quotation", e.Quotation)
	}
	if len(e.Considered) > 0 {
		l.list("considered", len(e.Considered), func(i int) { l.entity(&e.Considered[i]) })
	}
	l.mark('}')
}

func (l *storyLine) mention(m *annotate.Mention) {
	l.mark('{')
	l.place(m.Range)
	l.string("text", l.at.text[m.Start:m.End])
	l.key("entity")
	l.entity(&m.Entity)
	l.plain("rule", m.Rule)
	l.number("confidence", rounded3(m.Confidence))
	l.mark('}')
}

func (l *storyLine) entity(e *annotate.Entity) {
	l.mark('{')
	l.named(e)
	l.mark('}')
}

// named adds what an entity and a speaker have in common.
func (l *storyLine) named(e *annotate.Entity) {
	l.stringOrNull("id", l.id(e))
	l.string("name", e.Name)
	l.plain("type", string(e.Type))
	l.bool("registered", e.Registered)
}

// id is the id under which the archive's pages have an entity: of a printed name it is none that
// another in the registry has.
func (l *storyLine) id(e *annotate.Entity) string {
	if l.registry == nil || e.Registered || e.ID == "" || e.Type == annotate.Place {
		return e.ID
	}
	return index.PrintedID(l.registry, e.ID, e.Name)
}

// speakerOrNull adds a speaker, null for nobody.
func (l *storyLine) speakerOrNull(name string, s *annotate.Speaker) {
	if s == nil {
		l.null(name)
		return
	}
	l.key(name)
	l.speaker(s)
}

func (l *storyLine) speaker(s *annotate.Speaker) {
	l.mark('{')
	l.named(&s.Entity)
	l.stringOrNull("role", s.Role)
	if len(s.Members) > 0 {
		l.list("members", len(s.Members), func(i int) { l.speaker(&s.Members[i]) })
	}
	l.mark('}')
}

// spanOrNull adds a span, null for none.
func (l *storyLine) spanOrNull(name string, s *annotate.Span) {
	if s == nil {
		l.null(name)
		return
	}
	l.key(name)
	l.mark('{')
	l.place(s.Range)
	l.string("text", l.at.text[s.Start:s.End])
	l.mark('}')
}

// place adds where something stands.
func (l *storyLine) place(r prose.Range) {
	start, end := l.at.of(r)
	l.int("start", start)
	l.int("end", end)
}
