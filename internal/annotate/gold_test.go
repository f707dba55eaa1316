package annotate

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
)

// TestGold measures the engine on the gold standard in the folder that ONRECORD_GOLD names (it
// holds eval/ and seed/), with the scorer that lies there, and prints the figures. With
// ONRECORD_PREDICTIONS set, the predictions are left in that folder.
func TestGold(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD is not set")
	}
	out := os.Getenv("ONRECORD_PREDICTIONS")
	if out == "" {
		out = t.TempDir()
	}
	for _, set := range []struct{ name, files, gold string }{
		{"dev", "eval/stories/*.txt", "eval/dev.jsonl"},
		{"world", "eval/world/*.txt", "eval/world.jsonl"},
		{"seed", "seed/*.txt", "seed/gold.jsonl"},
	} {
		files, err := filepath.Glob(filepath.Join(gold, set.files))
		if err != nil || len(files) == 0 {
			t.Fatalf("no stories in %s", set.files)
		}
		pred := filepath.Join(out, set.name+".jsonl")
		if err := os.WriteFile(pred, predict(t, files), 0o644); err != nil {
			t.Fatal(err)
		}
		figures, err := exec.Command("python3", filepath.Join(gold, "eval/score.py"), "--gold", filepath.Join(gold, set.gold), "--pred", pred).CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, figures)
		}
		t.Logf("%s\n%s", set.name, figures)
	}
}

func predict(t *testing.T, files []string) []byte {
	engine := New(Options{})
	var b bytes.Buffer
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		story := wireStory(f, string(src))
		line, err := json.Marshal(printed(f, story.Text.S, engine.Annotate(story)))
		if err != nil {
			t.Fatal(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// wireStory reads wire copy roughly: the first line is the headline, short lines without a stop are
// crossheads, every other line is a paragraph.
func wireStory(file, src string) Story {
	var parts []prose.Part
	for i, l := range strings.Split(src, "\n") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		kind := prose.Paragraph
		switch {
		case i == 0 && len(l) < 180:
			kind = prose.Headline
		case strings.HasPrefix(l, "- "):
			kind = prose.Highlight
		case len(l) < 70 && !strings.ContainsAny(l[len(l)-1:], ".!?:\"'") && !strings.HasSuffix(l, "”") && !strings.HasSuffix(l, "’") && !strings.HasPrefix(l, "“"):
			kind = prose.Crosshead
		}
		parts = append(parts, prose.Part{Kind: kind, Text: l})
	}
	id := strings.TrimSuffix(filepath.Base(file), ".txt")
	return Story{ID: id, Lang: "en", Text: prose.Join(parts), Date: time.Time{}}
}

// printed is a result in the form that the scorer reads, with code points for bytes.
func printed(file, text string, r *Result) map[string]any {
	at := func(i int) int { return utf8.RuneCountInString(text[:i]) }
	quotations, mentions := []any{}, []any{}
	for _, q := range r.Quotations {
		var speaker any
		if q.Speaker != nil {
			speaker = map[string]any{"name": q.Speaker.Name, "type": q.Speaker.Type}
		}
		row := map[string]any{
			"start": at(q.Start), "end": at(q.End), "speech": q.Speech, "speaker": speaker, "rule": q.Rule, "confidence": q.Confidence, "kind": q.Kind,
			"candidates": q.Candidates, "assertion": q.Assertion, "why": q.why, "how": q.how,
		}
		if q.Source != nil {
			row["source"] = q.Source.Text
		}
		if q.Cue != nil {
			row["cue"] = q.Cue.Text
		}
		quotations = append(quotations, row)
	}
	for _, m := range r.Mentions {
		mentions = append(mentions, map[string]any{"start": at(m.Start), "end": at(m.End), "text": text[m.Start:m.End], "entity": map[string]any{"name": m.Entity.Name, "type": m.Entity.Type}})
	}
	return map[string]any{"file": file, "text": text, "quotations": quotations, "mentions": mentions}
}
