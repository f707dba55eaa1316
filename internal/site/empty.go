package site

import (
	"bytes"
	"slices"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
)

// empty complains of a story that would publish a page without a text.
func (a *archive) empty(r reading, found []diag.Finding) []diag.Finding {
	s := r.story
	unreadable := slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Code == "front-matter" })
	needsNoText := s.State == "withdrawn" || s.Access == "metadata" || !a.due(s)
	if unreadable || needsNoText || r.doc.Shows() {
		return nil
	}
	for _, b := range r.text.Blocks[r.first:] {
		if b.Len() > 0 {
			return nil
		}
	}
	f := diag.Finding{Pos: diag.Pos{File: s.File, Line: 1, Col: 1}, Code: "empty-story",
		Message: "the story has no text: its file ends with the front matter",
		Hint:    "put the text below it; of a story that is to stay without, access: metadata says so"}
	switch {
	case s.Format == content.Wire && len(s.Blocks) == 0:
		return nil // which has been said
	case s.Format == content.Wire:
		f.Message, f.Hint = "the story has a headline and no text", "put the text below it, or delete the file"
	case s.Headed > 0 && len(bytes.TrimSpace(s.Text())) == 0:
		f.Message = "the story has a headline and no text"
	case len(bytes.TrimSpace(s.Body)) > 0:
		f.Message = "the story has no text: what stands below the front matter has no words (comments, scripts, HTML " +
			"without words)"
		f.Hint = "write its words as Markdown; onrecord import FILE makes Markdown of a page of HTML"
	}
	return []diag.Finding{f}
}

// due reports whether the story's day has come, and it is no draft; or such are asked for.
func (a *archive) due(s *content.Story) bool {
	draft, future := s.Draft && !a.o.Drafts, s.Date.After(a.o.Now) && !a.o.Future
	return !draft && !future
}
