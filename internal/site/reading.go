package site

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/prose"
)

// reading is one story read: its file, its body compiled, and the readable text that both passes
// lay annotations on.
type reading struct {
	story *content.Story
	doc   *markup.Document // the body
	text  prose.Text
	first int // the body's first block
}

// first is what the first pass keeps of a story.
type first struct {
	lang     string         // "" where it has a language pack
	brief    *content.Story // without its texts
	decided  bool           // an editor has decided something in it
	at       source
	record   *index.Story // nil: not to be published (yet)
	textHash uint64       // of the readable text
	sum      string       // the SHA-256 of its file, where that is published
	links    []reference
	images   []reference
	findings []diag.Finding
	err      error
}

// readFirst reads a story, annotates it and makes its record.
func (a *archive) readFirst(src source) first {
	s, found, err := a.parse(src)
	if err != nil || s == nil {
		return first{findings: found, err: err}
	}
	out := first{brief: brief(s), decided: len(s.Decisions) > 0, at: src, findings: found}
	if lang := a.lang(s); !annotate.HasPack(lang) {
		out.lang = lang
	}
	out.findings = append(out.findings, a.resolve(s)...)
	r := compile(s, a.convert)
	out.findings = append(out.findings, dropped(r)...)
	out.findings = append(out.findings, a.empty(r, out.findings)...)
	out.links, out.images = references(r)
	result := a.engine.Annotate(a.annotateStory(r))
	out.findings = append(out.findings, result.Findings...)
	out.findings = append(out.findings, oldaddress.FormerTwice(s, result)...)
	if a.published(s) {
		out.textHash = textHash(r.text)
		out.sum = a.sum(s)
		out.record = index.NewStory(s, r.text, result, a.topics)
		out.findings = append(out.findings, misfits(s, out.record)...)
	}
	return out
}

var hashSeed = maphash.MakeSeed()

// textHash tells one readable text from another while the program runs: what the first pass found
// lies at bytes of the text that it read.
func textHash(t prose.Text) uint64 { return maphash.String(hashSeed, t.S) }

// misfits complains of published corrections whose quote selects no utterance.
func misfits(s *content.Story, record *index.Story) []diag.Finding {
	var found []diag.Finding
	for i, c := range s.Corrections {
		if c.Quote.Value == "" || i >= len(record.Corrections) || record.Corrections[i].Utterance != "" ||
			record.Access == index.MetadataOnly {
			continue
		}
		found = append(found, diag.Finding{
			Pos: c.Quote.Pos, Code: "correction-misfit",
			Message: fmt.Sprintf("the correction's quote selects no utterance: %q", clipped(c.Quote.Value)),
			Hint:    "copy the words of one quotation as the story prints them, or leave quote: out",
		})
	}
	return found
}

// parse reads the story's files. One that is too large is not read at all.
func (a *archive) parse(src source) (*content.Story, []diag.Finding, error) {
	data, large, err := a.bounded(src.name)
	if err != nil {
		return nil, nil, fmt.Errorf("reading a story: %w", err)
	}
	if large != nil {
		return nil, []diag.Finding{*large}, nil
	}
	var notes []byte
	if src.sidecar != "" {
		if notes, large, err = a.bounded(src.sidecar); err != nil {
			return nil, nil, fmt.Errorf("reading a story's notes: %w", err)
		}
		if large != nil {
			return nil, []diag.Finding{*large}, nil
		}
	}
	s, found := content.ReadStory(src.name, data, src.sidecar, notes, a.contentOptions())
	if s != nil {
		found = append(found, entitle(s, a.convert)...)
	}
	return s, found, nil
}

// bounded reads a file, unless it is larger than the archive allows.
func (a *archive) bounded(name string) ([]byte, *diag.Finding, error) {
	f, err := a.files.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if large, bad := content.TooLarge(name, info.Size(), a.config.MaxStoryBytes); bad {
		return nil, &large, nil
	}
	data := make([]byte, info.Size())
	n, err := io.ReadFull(f, data)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil // it has become shorter meanwhile
	}
	return data[:n], nil, err
}

// compile makes the story's readable text.
func compile(s *content.Story, convert *markup.Converter) reading {
	head := headParts(s)
	r := reading{story: s, first: len(head)}
	if s.Format == content.Wire {
		r.doc = markup.Wire(wireBody(s))
	} else {
		r.doc = convert.Markdown(s.Text())
	}
	r.text = prose.Join(append(head, r.doc.Parts()...))
	return r
}

func (a *archive) annotateStory(r reading) annotate.Story {
	s := r.story
	story := annotate.Story{ID: s.ID, Lang: a.lang(s), Text: r.text, Published: a.recorded[s.ID]}
	if !a.raw {
		story.Decisions = a.decisions(s)
	}
	if s.HasDate {
		story.Date = s.Date
	}
	return story
}

// lang is the story's language.
func (a *archive) lang(s *content.Story) string { return cmp.Or(s.Lang, a.config.Language) }

// published reports whether the story is on the site: drafts and what lies in the future are, where
// they are asked for. One without date or title never is.
func (a *archive) published(s *content.Story) bool {
	return a.due(s) && s.HasDate && s.Title.Value != ""
}

// brief is the story without its texts, for what is looked at over all stories.
func brief(s *content.Story) *content.Story {
	b := *s
	b.Source, b.Notes, b.Body, b.Blocks, b.Decisions = nil, nil, nil, nil, nil
	return &b
}

// readAgain is the second reading of a story that the first found in order.
func (a *archive) readAgain(src source, convert *markup.Converter) (reading, error) {
	s, _, err := a.parse(src)
	if err != nil {
		return reading{}, err
	}
	if s == nil {
		return reading{}, errors.New(src.name + " was changed while the site was built: build again")
	}
	return compile(s, convert), nil
}

// blocks lists the head's blocks of the kind.
func (r reading) blocks(kind prose.Kind) []int {
	var at []int
	for i, b := range r.text.Blocks[:r.first] {
		if b.Kind == kind {
			at = append(at, i)
		}
	}
	return slices.Clip(at)
}
