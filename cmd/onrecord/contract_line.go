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

// The members of a line.
const (
	keyFile member = iota
	keyStory
	keyTitle
	keyText
	keyQuotations
	keyMentions
	keyID
	keyUtterance
	keyEchoOf
	keyParent
	keyKind
	keySpeech
	keySpeaker
	keyVia
	keyAssertion
	keySource
	keyCue
	keyRule
	keyConfidence
	keyCandidates
	keyStatus
	keyEvidence
	keyLacking
	keyWorking
	keyStart
	keyEnd
	keyEntity
	keyWhere
	keyQuotation
	keyConsidered
	keyName
	keyType
	keyRegistered
	keyRole
	keyMembers
)

// members are the members' names, by member.
var members = namesOf(
	"file", "story", "title", "text", "quotations", "mentions", "id", "utterance", "echo_of",
	"parent", "kind", "speech", "speaker", "via", "assertion", "source", "cue", "rule", "confidence",
	"candidates", "status", "evidence", "lacking", "working", "start", "end", "entity", "where",
	"quotation", "considered", "name", "type", "registered", "role", "members",
)

// contractLine appends to dst one story as a line of JSON.
func contractLine(dst []byte, file string, a *site.Annotated) []byte {
	text, found := a.Text.S, a.Result
	// nearly every line fits at once
	room := 512 + len(text)*9/8 + 1100*len(found.Quotations) + 200*len(found.Mentions)
	l := storyLine{jsonLine{slices.Grow(dst, room)}, newCodePoints(text), a.Registry}
	l.mark('{')
	l.string(keyFile, file)
	l.string(keyStory, a.ID)
	l.string(keyTitle, a.Title)
	l.string(keyText, text)
	l.list(keyQuotations, len(found.Quotations), func(i int) { l.quotation(&found.Quotations[i]) })
	l.list(keyMentions, len(found.Mentions), func(i int) { l.mention(&found.Mentions[i]) })
	l.raw("}\n")
	return l.b
}

func (l *storyLine) quotation(q *annotate.Quotation) {
	l.mark('{')
	l.plain(keyID, q.ID)
	l.plain(keyUtterance, q.Utterance)
	l.stringOrNull(keyEchoOf, q.EchoOf)
	l.stringOrNull(keyParent, q.Parent)
	l.place(q.Range)
	l.string(keyText, l.at.text[q.Start:q.End])
	l.plain(keyKind, string(q.Kind))
	l.bool(keySpeech, q.Speech)
	l.speakerOrNull(keySpeaker, q.Speaker)
	l.speakerOrNull(keyVia, q.Via)
	l.plain(keyAssertion, string(q.Assertion))
	l.spanOrNull(keySource, q.Source)
	l.spanOrNull(keyCue, q.Cue)
	l.plain(keyRule, q.Rule)
	if q.Decided {
		l.null(keyConfidence)
	} else {
		l.number(keyConfidence, rounded3(q.Confidence))
	}
	l.list(keyCandidates, len(q.Candidates), func(i int) {
		c := &q.Candidates[i]
		l.mark('{')
		l.speakerOrNull(keySpeaker, &c.Speaker)
		l.number(keyConfidence, rounded3(c.Confidence))
		l.plain(keyRule, c.Rule)
		l.mark('}')
	})
	l.plain(keyStatus, string(q.Status))
	l.list(keyEvidence, len(q.Evidence), func(i int) { l.evidence(&q.Evidence[i]) })
	l.stringOrNull(keyLacking, string(q.Lacking))
	l.string(keyWorking, q.Working())
	l.mark('}')
}

// evidence adds what a quotation's reading leans on.
func (l *storyLine) evidence(e *annotate.Evidence) {
	l.mark('{')
	l.plain(keyKind, string(e.Kind))
	if e.Placed() {
		l.place(e.Range)
	} else {
		l.null(keyStart)
		l.null(keyEnd)
	}
	l.string(keyText, e.Text)
	if e.Entity != nil {
		l.key(keyEntity)
		l.entity(e.Entity)
	}
	if e.Where != "" {
		l.string(keyWhere, e.Where)
	}
	if e.Quotation != "" {
		l.string(keyQuotation, e.Quotation)
	}
	if len(e.Considered) > 0 {
		l.list(keyConsidered, len(e.Considered), func(i int) { l.entity(&e.Considered[i]) })
	}
	l.mark('}')
}

func (l *storyLine) mention(m *annotate.Mention) {
	l.mark('{')
	l.place(m.Range)
	l.string(keyText, l.at.text[m.Start:m.End])
	l.key(keyEntity)
	l.entity(&m.Entity)
	l.plain(keyRule, m.Rule)
	l.number(keyConfidence, rounded3(m.Confidence))
	l.mark('}')
}

func (l *storyLine) entity(e *annotate.Entity) {
	l.mark('{')
	l.named(e)
	l.mark('}')
}

// named adds what an entity and a speaker have in common.
func (l *storyLine) named(e *annotate.Entity) {
	l.stringOrNull(keyID, l.id(e))
	l.string(keyName, e.Name)
	l.plain(keyType, string(e.Type))
	l.bool(keyRegistered, e.Registered)
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
func (l *storyLine) speakerOrNull(name member, s *annotate.Speaker) {
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
	l.stringOrNull(keyRole, s.Role)
	if len(s.Members) > 0 {
		l.list(keyMembers, len(s.Members), func(i int) { l.speaker(&s.Members[i]) })
	}
	l.mark('}')
}

// spanOrNull adds a span, null for none.
func (l *storyLine) spanOrNull(name member, s *annotate.Span) {
	if s == nil {
		l.null(name)
		return
	}
	l.key(name)
	l.mark('{')
	l.place(s.Range)
	l.string(keyText, l.at.text[s.Start:s.End])
	l.mark('}')
}

// place adds where something stands.
func (l *storyLine) place(r prose.Range) {
	start, end := l.at.of(r)
	l.int(keyStart, start)
	l.int(keyEnd, end)
}
