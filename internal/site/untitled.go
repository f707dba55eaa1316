package site

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/markup"
)

// entitle gives a story without a title one: the heading that its Markdown begins with, which then
// stands above the body and no longer in it; else the first words of its text. These stay where
// they are, and are no headline: nothing is read in them twice. A story whose text may not be
// shown needs a title of its own.
func entitle(s *content.Story, convert *markup.Converter) []diag.Finding {
	if !s.Untitled {
		return nil
	}
	first := s.FirstParagraph()
	if s.Format == content.Markdown {
		heading, end, ok := convert.Lead(s.Body)
		if ok {
			s.Title, s.Headed, s.Untitled = content.Ref{Value: heading, Pos: s.KeyPos("title")}, end, false
			return nil
		}
		first = firstWords(convert.Markdown(s.Body))
	}
	switch s.Title = (content.Ref{Value: content.FirstWords(first), Pos: s.KeyPos("title")}); {
	case s.State == "withdrawn":
		s.Untitled = false
		s.Title.Value = s.ID // it is told nowhere
	case s.Access != "full":
		s.Title = content.Ref{}
		return []diag.Finding{s.TitleMissing()}
	}
	return nil
}

// firstWords is the first part of a body that has words, or "".
func firstWords(doc *markup.Document) string {
	for _, p := range doc.Parts() {
		if strings.TrimSpace(p.Text) != "" {
			return p.Text
		}
	}
	return ""
}

// untitled says, once for all of them, which stories go under their first words.
func untitled(all []*content.Story) []diag.Finding {
	var files []string
	for _, s := range all {
		if s.Untitled && s.Title.Value != "" {
			files = append(files, s.File)
		}
	}
	if len(files) == 0 {
		return nil
	}
	return []diag.Finding{{
		Pos: diag.Pos{File: files[0], Line: 1, Col: 1}, Severity: diag.Warning, Code: "missing-title",
		Message: untitledStories(files),
		Hint: "put a headline above the text, or a title: into the front matter; wire copy has it in " +
			"NAME.txt.notes.yaml",
	}}
}

func untitledStories(files []string) string {
	const most = 5
	switch n := len(files); {
	case n == 1:
		return "the story has no headline, and goes under its first words"
	case n <= most:
		return fmt.Sprintf("%d stories have no headline, and go under their first words: %s", n,
			strings.Join(files, ", "))
	default:
		return fmt.Sprintf("%d stories have no headline, and go under their first words: %s and %d more", n,
			strings.Join(files[:most], ", "), n-most)
	}
}
