package names

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// TestGold measures the names alone on the gold standard in the folder that ONRECORD_GOLD names (it
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
		var b bytes.Buffer
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			printMentions(&b, file, string(src))
		}
		pred := filepath.Join(out, set.name+".jsonl")
		if err := os.WriteFile(pred, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		score := filepath.Join(gold, "eval/score.py")
		cmd := exec.Command("python3", score, "--gold", filepath.Join(gold, set.gold), "--pred", pred)
		figures, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, figures)
		}
		lines := strings.Split(strings.TrimSpace(string(figures)), "\n")
		t.Logf("%s\n%s", set.name, strings.Join(lines[len(lines)-3:], "\n"))
	}
}

// printMentions writes a story's mentions as the scorer reads them.
func printMentions(b *bytes.Buffer, file, src string) {
	in := input(wire(src)...)
	c := Find(in)
	mentions := []any{}
	for _, m := range c.Mentions {
		if m.Entity < 0 {
			continue
		}
		e := c.Entities[m.Entity]
		mentions = append(mentions, map[string]any{
			"start":  utf8.RuneCountInString(in.Text.S[:m.Range.Start]),
			"end":    utf8.RuneCountInString(in.Text.S[:m.Range.End]),
			"rule":   m.Rule,
			"text":   in.Text.S[m.Range.Start:m.Range.End],
			"entity": map[string]any{"name": e.Name, "type": [...]string{"person", "organisation", "place"}[e.Type]},
		})
	}
	story := map[string]any{"file": file, "text": in.Text.S, "quotations": []any{}, "mentions": mentions}
	line, _ := json.Marshal(story)
	b.Write(append(line, '\n'))
}

// wire reads wire copy roughly: every line is a paragraph, the first may be a headline.
func wire(src string) []prose.Part {
	var parts []prose.Part
	for i, l := range strings.Split(src, "\n") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		kind := prose.Paragraph
		if i == 0 && len(l) < 180 {
			kind = prose.Headline
		}
		parts = append(parts, prose.Part{Kind: kind, Text: l})
	}
	return parts
}

// input makes an input of English parts.
func input(parts ...prose.Part) *Input { return inputIn(lang.For("en"), parts...) }

func inputIn(pack *lang.Pack, parts ...prose.Part) *Input {
	in := &Input{Text: prose.Join(parts), Pack: pack}
	in.Tokens = prose.Tokens(in.Text)
	in.Sentences = prose.Sentences(in.Text, in.Tokens, pack.Stops())
	in.Words = in.Pack.Words(nil, in.Text.S, in.Tokens)
	return in
}
