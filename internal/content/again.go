package content

import "github.com/onrecord/onrecord/internal/fields"

// Frame is what has to be known of a story that was read in order to read its text again, and no
// more: one is kept of each story of an archive.
type Frame struct {
	File       string
	Format     Format
	Untitled   bool
	Title      string
	Deck       string
	Highlights []string
	Dateline   string
	Headed     int
}

// Frame is the story's own.
//
//go:noinline
func (s *Story) Frame() Frame {
	return Frame{s.File, s.Format, s.Untitled, s.Title.Value, s.Deck, s.Highlights, s.Dateline, s.Headed}
}

// Again is a Markdown story whose file was read before and is src still: its head and its body,
// without its front matter being read anew.
func (f *Frame) Again(src []byte) *Story {
	s := &Story{File: f.File, Format: f.Format, Untitled: f.Untitled, Title: Ref{Value: f.Title}, Deck: f.Deck,
		Highlights: f.Highlights, Dateline: f.Dateline, Headed: f.Headed}
	r := &reader{s: s}
	parts, _ := fields.SplitFront(s.File, src)
	s.Source, s.Body, s.BodyLine = src, r.clean(parts.Body, parts.BodyLine), parts.BodyLine
	return s
}
