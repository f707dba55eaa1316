package main

import (
	"math"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
)

// The types below are what annotate --json prints, an object a line. Other programs rely on it:
// names and meanings stay as they are. Offsets count Unicode code points in text, from 0, the end
// not included. Lines are written by hand (contractLine) and read into these types; a test holds
// the one to the other.
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

// rounded3 leaves of a confidence the three digits that mean something.
func rounded3(c float64) float64 { return math.Round(c*1000)/1000 + 0 } // + 0: -0 is 0

// codePoints turns byte offsets of a text into code points, each in constant time.
type codePoints struct {
	text   string
	before []int32 // before[i]: code points in text[:i*stride]; nil where every character is a byte
}

// stride is how many bytes lie between two places whose code points are counted beforehand.
const stride = 64

func newCodePoints(text string) codePoints {
	c := codePoints{text: text}
	if diag.CodePoints(text) == len(text) {
		return c
	}
	c.before = make([]int32, len(text)/stride+1)
	n := int32(0)
	for i := range c.before {
		c.before[i] = n
		n += int32(diag.CodePoints(text[i*stride : min((i+1)*stride, len(text))]))
	}
	return c
}

// at is how many code points stand before byte i.
func (c codePoints) at(i int) int {
	k := i / stride
	return int(c.before[k]) + diag.CodePoints(c.text[k*stride:i])
}

func (c codePoints) of(r prose.Range) (start, end int) {
	if c.before == nil {
		return r.Start, r.End
	}
	if start = c.at(r.Start); r.End-r.Start < stride {
		return start, start + diag.CodePoints(c.text[r.Start:r.End]) // a name, as most
	}
	return start, c.at(r.End)
}
