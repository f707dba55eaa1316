package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/demo"
)

// The keys of what annotate --json prints. Other programs rely on them.
var (
	storyKeys     = []string{"file", "mentions", "quotations", "story", "text", "title"}
	quotationKeys = []string{"assertion", "candidates", "confidence", "cue", "echo_of", "end", "evidence", "id", "kind",
		"lacking", "parent", "rule", "source", "speaker", "speech", "start", "status", "text", "utterance", "via", "working"}
	mentionKeys = []string{"confidence", "end", "entity", "rule", "start", "text"}
	entityKeys  = []string{"id", "name", "registered", "type"}
	speakerKeys = []string{"id", "name", "registered", "role", "type"}
	spanKeys    = []string{"end", "start", "text"}
)

// TestContract holds annotate --json over the demo archive against its contract: exactly these
// keys, offsets in code points, ids that lead somewhere.
func TestContract(t *testing.T) {
	root := demo.Folder(t)
	files, err := filepath.Glob(filepath.Join(root, "content/stories/*/*.*"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d stories, %v", len(files), err)
	}
	files = slices.DeleteFunc(files, func(f string) bool {
		return !strings.HasSuffix(f, ".md") && !strings.HasSuffix(f, ".txt")
	})
	code, out, printed := onrecord(append([]string{"annotate", "--site", root, "--json"}, files...)...)
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, printed)
	}
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != len(files) {
		t.Fatalf("%d lines for %d stories", len(lines), len(files))
	}
	for i, line := range lines {
		var s object
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		if s["file"] != files[i] {
			t.Errorf("line %d is of %v, want %s", i, s["file"], files[i])
		}
		t.Run(filepath.Base(files[i]), func(t *testing.T) { newStoryCheck(t, s).all() })
	}
}

type object = map[string]any

func keysOf(t *testing.T, what string, o object, want []string) {
	t.Helper()
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(o))); diff != "" {
		t.Errorf("%s has other keys (-want +got):\n%s", what, diff)
	}
}

// storyCheck checks one story's object.
type storyCheck struct {
	*testing.T
	story object
	text  []rune
	ids   map[string]bool // of quotations
}

func newStoryCheck(t *testing.T, s object) *storyCheck {
	c := &storyCheck{T: t, story: s, text: []rune(s["text"].(string)), ids: map[string]bool{}}
	for _, q := range s["quotations"].([]any) {
		c.ids[q.(object)["id"].(string)] = true
	}
	return c
}

func (c *storyCheck) all() {
	keysOf(c.T, "the story", c.story, storyKeys)
	last := -1
	for _, v := range c.story["quotations"].([]any) {
		q := v.(object)
		c.quotation(q)
		if start := int(q["start"].(float64)); start < last {
			c.Errorf("quotations are not in order at %v", q["id"])
		} else {
			last = start
		}
	}
	last = 0
	for _, v := range c.story["mentions"].([]any) {
		m := v.(object)
		keysOf(c.T, "a mention", m, mentionKeys)
		keysOf(c.T, "a mention's entity", m["entity"].(object), entityKeys)
		c.span("a mention", m)
		if start := int(m["start"].(float64)); start < last {
			c.Errorf("mentions overlap or are not in order at %v", m["text"])
		}
		last = int(m["end"].(float64))
	}
}

func (c *storyCheck) quotation(q object) {
	keysOf(c.T, "a quotation", q, quotationKeys)
	c.span("a quotation", q)
	for _, key := range []string{"source", "cue"} {
		if span, ok := q[key].(object); ok {
			keysOf(c.T, key, span, spanKeys)
			c.span(key, span)
		}
	}
	for _, key := range []string{"speaker", "via"} {
		c.speaker(key, q[key])
	}
	for _, v := range q["candidates"].([]any) {
		c.speaker("a candidate", v.(object)["speaker"])
	}
	for _, v := range q["evidence"].([]any) {
		c.evidence(v.(object))
	}
	for _, key := range []string{"utterance", "parent", "echo_of"} {
		if id, ok := q[key].(string); ok && !c.ids[id] {
			c.Errorf("%s of %v is %s, which is no quotation's id", key, q["id"], id)
		}
	}
	for key, allowed := range map[string]string{
		"kind": "direct partial other", "assertion": "said not_said hypothetical",
		"status": "auto confirmed corrected disputed withheld retracted",
	} {
		if !slices.Contains(strings.Fields(allowed), q[key].(string)) {
			c.Errorf("%s is %v", key, q[key])
		}
	}
	if n, ok := q["confidence"].(float64); ok && (n < 0 || n > 1) {
		c.Errorf("confidence is %v", n)
	}
	if q["speech"] == false && q["speaker"] != nil {
		c.Errorf("%v is not speech and has a speaker", q["id"])
	}
}

// evidence holds that a piece of evidence stands where it says, or, the archive's own file alone,
// nowhere.
func (c *storyCheck) evidence(e object) {
	if e["start"] == nil {
		if e["kind"] != "registry" || e["end"] != nil || e["text"] != "" {
			c.Errorf("evidence of kind %v stands nowhere", e["kind"])
		}
		return
	}
	c.span("evidence", e)
	if id, ok := e["quotation"].(string); ok && !c.ids[id] {
		c.Errorf("evidence is the quotation %s, which there is not", id)
	}
}

// TestLine holds the lines that annotate --json writes against what encoding/json writes of what it
// reads in them: each member, in the order of the types.
func TestLine(t *testing.T) {
	odd := "a\"b\\c\n\r\t\b\f\x01\x7fx<y>&\u2028\u2029é“”"
	at := prose.Range{Start: 1, End: len(odd)}
	entity := annotate.Entity{ID: odd, Name: "日本", Type: annotate.Person, Registered: true}
	who := annotate.Speaker{Entity: entity, Role: odd, Members: []annotate.Speaker{{}, {Entity: entity}}}
	span := &annotate.Span{Range: at, Text: odd[1:]}
	full := annotate.Quotation{
		Range: at, ID: "q", Utterance: "u", EchoOf: odd, Parent: "p", Kind: annotate.Direct, Speech: true,
		Speaker: &who, Via: &who, Assertion: annotate.Said, Source: span, Cue: span, Rule: "r", Confidence: 0.1254,
		Status:     annotate.Auto,
		Candidates: []annotate.Candidate{{Speaker: who, Rule: "r"}, {Confidence: 1}},
		Evidence: []annotate.Evidence{
			{Kind: annotate.ByCue, Range: at, Text: odd, Entity: &entity, Where: "w", Quotation: "q",
				Considered: []annotate.Entity{entity, {}}},
			{Kind: annotate.ByRegistry},
		},
		Lacking: "l",
	}
	mentions := []annotate.Mention{{Range: at, Entity: entity, Rule: "r", Confidence: 0.001}, {Confidence: 0.985}}
	for _, a := range []site.Annotated{
		{Result: &annotate.Result{}},
		{ID: "s", Title: odd, Text: prose.Text{S: odd}, Result: &annotate.Result{
			Quotations: []annotate.Quotation{full, {Decided: true}}, Mentions: mentions}},
	} {
		got := contractLine(nil, "f", &a)
		var story storyJSON
		if err := json.Unmarshal(got, &story); err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(story); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want.String(), string(got)); diff != "" {
			t.Errorf("-encoding/json +ours:\n%s", diff)
		}
	}
}

// TestQuoted holds each byte at each of a string's places against what encoding/json makes of it.
func TestQuoted(t *testing.T) {
	for c := range 256 {
		for at := range 20 {
			s := strings.Repeat("a", at) + string([]byte{byte(c)}) + strings.Repeat("z", 20-at) + string([]byte{byte(c)})
			var want bytes.Buffer
			enc := json.NewEncoder(&want)
			enc.SetEscapeHTML(false)
			if err := enc.Encode(s); err != nil {
				t.Fatal(err)
			}
			var got jsonLine
			got.quoted(s)
			if string(got.b)+"\n" != want.String() {
				t.Fatalf("%q is written as %s, want %s", s, got.b, want.String())
			}
		}
	}
}

// span holds that an object's text is the story's between its start and end, in code points.
func (c *storyCheck) span(what string, o object) {
	start, end := int(o["start"].(float64)), int(o["end"].(float64))
	if start < 0 || end > len(c.text) || start >= end {
		c.Errorf("%s lies at %d to %d of %d", what, start, end, len(c.text))
	} else if got := string(c.text[start:end]); got != o["text"] {
		c.Errorf("%s at %d to %d is %q and says %q", what, start, end, got, o["text"])
	}
}

func (c *storyCheck) speaker(what string, v any) {
	s, ok := v.(object)
	if !ok {
		return
	}
	members, group := s["members"].([]any)
	if group != (s["type"] == "group") {
		c.Errorf("%s is of type %v and has %d members", what, s["type"], len(members))
	}
	for _, m := range members {
		c.speaker("a member", m)
	}
	rest := maps.Clone(s)
	delete(rest, "members")
	keysOf(c.T, what, rest, speakerKeys)
	if s["id"] != nil && (s["type"] == "group" || s["type"] == "unnamed") {
		c.Errorf("%s of type %v has the id %v", what, s["type"], s["id"])
	}
}

// TestCodePoints holds the conversion against a plain count.
func TestCodePoints(t *testing.T) {
	for _, text := range []string{"", "plain", "Så længe", "“”", "日本語 text", "a\u0301é",
		strings.Repeat("Så længe ", 40)} {
		at := newCodePoints(text)
		for i := range text + "." {
			if i > len(text) {
				break
			}
			start, _ := at.of(rangeTo(i))
			if want := len([]rune(text[:i])); start != want {
				t.Errorf("byte %d of %q is code point %d, want %d", i, text, start, want)
			}
			if back := byteOf(text, start); back != i {
				t.Errorf("code point %d of %q is byte %d, want %d", start, text, back, i)
			}
		}
	}
}

func rangeTo(i int) prose.Range { return prose.Range{Start: i, End: i} }
