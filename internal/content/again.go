package content

import "github.com/onrecord/onrecord/internal/fields"

// Again is a Markdown story whose file was read before and is src still: with its body, which was
// let go, and without its front matter being read anew.
func (s *Story) Again(src []byte) *Story {
	again := *s
	r := &reader{s: &again}
	parts, _ := fields.SplitFront(s.File, src)
	again.Source, again.Body = src, r.clean(parts.Body, parts.BodyLine)
	return &again
}
