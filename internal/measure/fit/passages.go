package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/prose"
)

var (
	openTag = regexp.MustCompile(`\[(?:q\d+ \S+|x|m \S+) `)
	quoted  = regexp.MustCompile(`\[(?:q\d+ (\S+)|x) `)
	kinds   = map[string]prose.Kind{
		"# ": prose.Headline, "## ": prose.Crosshead, "- ": prose.ListItem, "> ": prose.BlockQuote,
	}
)

// readPassages reads the passages that hold the rules, each with its speakers marked
// (internal/annotate/testdata/rules): short texts, in which few might be meant.
func readPassages() ([]sample, error) {
	files, err := filepath.Glob("internal/annotate/testdata/rules/*.txt")
	if err != nil {
		return nil, err
	}
	engine := annotate.New(annotate.Options{Tried: true})
	var out []sample
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		for n, marked := range strings.Split(strings.TrimSpace(string(src)), "\n---\n") {
			r := engine.Annotate(annotate.Story{ID: "t", Lang: "en", Text: textOf(marked)})
			out = append(out, passage(fmt.Sprint(filepath.Base(f), n), marked, r)...)
		}
	}
	return out, nil
}

// textOf is a passage without its marks.
func textOf(marked string) prose.Text {
	var parts []prose.Part
	for _, p := range strings.Split(strip(marked), "\n\n") {
		kind := prose.Paragraph
		for k, v := range kinds {
			if rest, ok := strings.CutPrefix(p, k); ok {
				p, kind = rest, v
			}
		}
		parts = append(parts, prose.Part{Kind: kind, Text: p})
	}
	return prose.Join(parts)
}

// strip takes the marks out of marked prose.
func strip(marked string) string {
	var b strings.Builder
	var ours []bool // of each bracket that is open: whether it is a mark
	for i := 0; i < len(marked); i++ {
		tag := openTag.FindStringIndex(marked[i:])
		switch {
		case tag != nil && tag[0] == 0:
			ours = append(ours, true)
			i += tag[1] - 1
			continue
		case marked[i] == '[':
			ours = append(ours, false)
		case marked[i] == ']' && len(ours) > 0:
			drop := ours[len(ours)-1]
			if ours = ours[:len(ours)-1]; drop {
				continue
			}
		}
		b.WriteByte(marked[i])
	}
	return b.String()
}

// passage pairs what was read with what is marked: quotation by quotation, in order.
func passage(fold, marked string, r *annotate.Result) (out []sample) {
	tags := quoted.FindAllStringSubmatch(marked, -1)
	if len(tags) != len(r.Quotations) {
		return nil // its test says so
	}
	for i, tag := range tags {
		q := &r.Quotations[i]
		who, _, _ := strings.Cut(strings.TrimLeft(tag[1], "!~"), "/")
		s := sample{set: "passages", fold: fold, speech: tag[1] != "", taken: q.Speech, weight: flattering}
		s.named = s.speech && who != "?" && who != "unnamed"
		if q.Speech {
			s.add(q, func(x *annotate.Speaker) bool { return who == x.ID || who == "-" && x.ID == "" })
		}
		out = append(out, s)
	}
	return out
}
