package main

import (
	"math"
	"math/bits"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
)

// The types below are what annotate --json prints, an object a line. Other programs rely on it:
// names and meanings stay as they are. Offsets count Unicode code points in text, from 0, the end
// not included.
type (
	storyJSON struct {
		File       string          `json:"file"`
		Story      string          `json:"story"`
		Title      string          `json:"title"`
		Text       string          `json:"text"`
		Quotations []quotationJSON `json:"quotations"`
		Mentions   []mentionJSON   `json:"mentions"`
	}
	quotationJSON struct {
		ID         string          `json:"id"`
		Utterance  string          `json:"utterance"`
		EchoOf     *string         `json:"echo_of"`
		Parent     *string         `json:"parent"`
		Start      int             `json:"start"`
		End        int             `json:"end"`
		Text       string          `json:"text"`
		Kind       string          `json:"kind"`
		Speech     bool            `json:"speech"`
		Speaker    *speakerJSON    `json:"speaker"`
		Via        *speakerJSON    `json:"via"`
		Assertion  string          `json:"assertion"`
		Source     *spanJSON       `json:"source"`
		Cue        *spanJSON       `json:"cue"`
		Rule       string          `json:"rule"`
		Confidence *float64        `json:"confidence"`
		Candidates []candidateJSON `json:"candidates"`
		Status     string          `json:"status"`
		Evidence   []evidenceJSON  `json:"evidence"`
		Lacking    *string         `json:"lacking"`
		Working    string          `json:"working"`
	}
	evidenceJSON struct {
		Kind       string       `json:"kind"`
		Start      *int         `json:"start"`
		End        *int         `json:"end"`
		Text       string       `json:"text"`
		Entity     *entityJSON  `json:"entity,omitempty"`
		Where      string       `json:"where,omitempty"`
		Quotation  string       `json:"quotation,omitempty"`
		Considered []entityJSON `json:"considered,omitempty"`
	}
	speakerJSON struct {
		ID         *string        `json:"id"`
		Name       string         `json:"name"`
		Type       string         `json:"type"`
		Registered bool           `json:"registered"`
		Role       *string        `json:"role"`
		Members    []*speakerJSON `json:"members,omitempty"`
	}
	spanJSON struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Text  string `json:"text"`
	}
	candidateJSON struct {
		Speaker    *speakerJSON `json:"speaker"`
		Confidence float64      `json:"confidence"`
		Rule       string       `json:"rule"`
	}
	mentionJSON struct {
		Start      int        `json:"start"`
		End        int        `json:"end"`
		Text       string     `json:"text"`
		Entity     entityJSON `json:"entity"`
		Rule       string     `json:"rule"`
		Confidence float64    `json:"confidence"`
	}
	entityJSON struct {
		ID         *string `json:"id"`
		Name       string  `json:"name"`
		Type       string  `json:"type"`
		Registered bool    `json:"registered"`
	}
)

// contractLine is one story as a line of JSON.
func contractLine(file string, a *site.Annotated) []byte {
	story := contract(file, a)
	// nearly every line fits at once
	line := jsonLine{make([]byte, 0, 512+len(story.Text)*9/8+1100*len(story.Quotations)+200*len(story.Mentions))}
	story.write(&line)
	return line.b
}

func contract(file string, a *site.Annotated) storyJSON {
	at := newCodePoints(a.Text.S)
	out := storyJSON{
		File: file, Story: a.ID, Title: a.Title, Text: a.Text.S,
		Quotations: make([]quotationJSON, 0, len(a.Result.Quotations)),
		Mentions:   make([]mentionJSON, 0, len(a.Result.Mentions)),
	}
	for i := range a.Result.Quotations {
		out.Quotations = append(out.Quotations, at.quotation(&a.Result.Quotations[i]))
	}
	for i := range a.Result.Mentions {
		m := &a.Result.Mentions[i]
		start, end := at.of(m.Range)
		out.Mentions = append(out.Mentions, mentionJSON{
			Start: start, End: end, Text: at.text[m.Start:m.End], Rule: m.Rule, Confidence: rounded3(m.Confidence),
			Entity: entity(&m.Entity),
		})
	}
	return out
}

func (at codePoints) quotation(q *annotate.Quotation) quotationJSON {
	start, end := at.of(q.Range)
	out := quotationJSON{
		ID: q.ID, Utterance: q.Utterance, EchoOf: given(&q.EchoOf), Parent: given(&q.Parent), Start: start, End: end,
		Text: at.text[q.Start:q.End],
		Kind: string(q.Kind), Speech: q.Speech, Speaker: speaker(q.Speaker), Via: speaker(q.Via),
		Assertion: string(q.Assertion),
		Source:    at.span(q.Source), Cue: at.span(q.Cue), Rule: q.Rule,
		Candidates: make([]candidateJSON, 0, len(q.Candidates)), Status: string(q.Status),
	}
	out.Evidence, out.Lacking, out.Working = at.evidence(q), given((*string)(&q.Lacking)), q.Working()
	if !q.Decided {
		confidence := rounded3(q.Confidence)
		out.Confidence = &confidence
	}
	for i := range q.Candidates {
		c := &q.Candidates[i]
		out.Candidates = append(out.Candidates,
			candidateJSON{Speaker: speaker(&c.Speaker), Confidence: rounded3(c.Confidence), Rule: c.Rule})
	}
	return out
}

// evidence is what a quotation's reading leans on, never null.
func (at codePoints) evidence(q *annotate.Quotation) []evidenceJSON {
	out := make([]evidenceJSON, len(q.Evidence))
	held := make([]struct { // what is pointed to
		start, end int
		who        entityJSON
	}, len(q.Evidence))
	for i := range q.Evidence {
		e, h := &q.Evidence[i], &held[i]
		out[i] = evidenceJSON{Kind: string(e.Kind), Text: e.Text, Where: e.Where, Quotation: e.Quotation}
		if e.Placed() {
			h.start, h.end = at.of(e.Range)
			out[i].Start, out[i].End = &h.start, &h.end
		}
		if e.Entity != nil {
			h.who = entity(e.Entity)
			out[i].Entity = &h.who
		}
		for k := range e.Considered {
			out[i].Considered = append(out[i].Considered, entity(&e.Considered[k]))
		}
	}
	return out
}

func entity(e *annotate.Entity) entityJSON {
	return entityJSON{ID: given(&e.ID), Name: e.Name, Type: string(e.Type), Registered: e.Registered}
}

func speaker(s *annotate.Speaker) *speakerJSON {
	if s == nil {
		return nil
	}
	out := &speakerJSON{ID: given(&s.ID), Name: s.Name, Type: string(s.Type), Registered: s.Registered,
		Role: given(&s.Role)}
	for i := range s.Members {
		out.Members = append(out.Members, speaker(&s.Members[i]))
	}
	return out
}

// rounded3 leaves of a confidence the three digits that mean something.
func rounded3(c float64) float64 { return math.Round(c*1000)/1000 + 0 } // + 0: -0 is 0

// given is nil for "".
func given(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// codePoints turns byte offsets of a text into code points, each in constant time.
type codePoints struct {
	text   string
	before []int32 // before[i]: code points in text[:i*stride]; nil where every character is a byte
}

// stride is how many bytes lie between two places whose code points are counted beforehand.
const stride = 64

func newCodePoints(text string) codePoints {
	c := codePoints{text: text}
	if int(runeStarts(text)) == len(text) {
		return c
	}
	c.before = make([]int32, len(text)/stride+1)
	n := int32(0)
	for i := range c.before {
		c.before[i] = n
		n += runeStarts(text[i*stride : min((i+1)*stride, len(text))])
	}
	return c
}

// runeStarts counts the bytes with which a character begins, eight at a time: all but those whose
// upper bits are 10.
func runeStarts(s string) (n int32) {
	i := 0
	for ; i+8 <= len(s); i += 8 {
		b := s[i : i+8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		n += 8 - int32(bits.OnesCount64(x&^(x<<1)&0x8080808080808080))
	}
	for ; i < len(s); i++ {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// at is how many code points stand before byte i.
func (c codePoints) at(i int) int {
	k := i / stride
	return int(c.before[k] + runeStarts(c.text[k*stride:i]))
}

func (c codePoints) of(r prose.Range) (start, end int) {
	if c.before == nil {
		return r.Start, r.End
	}
	return c.at(r.Start), c.at(r.End)
}

func (c codePoints) span(s *annotate.Span) *spanJSON {
	if s == nil {
		return nil
	}
	start, end := c.of(s.Range)
	return &spanJSON{Start: start, End: end, Text: c.text[s.Start:s.End]}
}
