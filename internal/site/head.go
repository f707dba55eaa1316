package site

import (
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/prose"
)

// headParts is what stands above a story's body: headline, deck, highlights, dateline. Wire copy
// has them in its text; what it lacks may stand in its notes.
func headParts(s *content.Story) []prose.Part {
	if s.Format == content.Wire {
		return wireHead(s)
	}
	parts := []prose.Part{{Kind: prose.Headline, Text: headline(s)}}
	return append(parts, givenHead(s, nil)...)
}

// headline is the readable headline: a title that is made of the first words stands in the text
// already, and is none.
func headline(s *content.Story) string {
	if s.Untitled {
		return ""
	}
	return s.Title.Value
}

// givenHead is what front matter or notes give besides the headline, without the kinds that are
// there already.
func givenHead(s *content.Story, there map[prose.Kind]bool) []prose.Part {
	var parts []prose.Part
	add := func(kind prose.Kind, group int, texts ...string) {
		for _, text := range texts {
			if text != "" && !there[kind] {
				parts = append(parts, prose.Part{Kind: kind, Text: text, Group: group})
			}
		}
	}
	add(prose.Deck, 0, s.Deck)
	add(prose.Highlight, headGroup, s.Highlights...)
	add(prose.Dateline, 0, s.Dateline)
	return parts
}

// headGroup is the group of a head's highlights; a body's groups are counted up from 1.
const headGroup = -1

// wireKinds are the readable kinds of the parts of wire copy.
var wireKinds = map[content.BlockKind]prose.Kind{
	content.Headline: prose.Headline, content.Deck: prose.Deck, content.Highlight: prose.Highlight,
	content.Dateline:  prose.Dateline,
	content.Crosshead: prose.Crosshead, content.Paragraph: prose.Paragraph, content.ListItem: prose.ListItem,
	content.Notice: prose.Notice, content.Aside: prose.Notice,
}

func inHead(kind content.BlockKind) bool { return kind <= content.Dateline }

// wireHead is the head of wire copy, in the order in which it stands there.
func wireHead(s *content.Story) []prose.Part {
	var parts []prose.Part
	there := map[prose.Kind]bool{}
	for _, b := range s.Blocks {
		if !inHead(b.Kind) {
			continue
		}
		p := prose.Part{Kind: wireKinds[b.Kind], Text: b.Text}
		if b.Kind == content.Highlight {
			p.Group = headGroup
		}
		there[p.Kind] = true
		parts = append(parts, p)
	}
	if !there[prose.Headline] && s.Title.Value != "" {
		parts = append([]prose.Part{{Kind: prose.Headline, Text: headline(s)}}, parts...)
	}
	return append(parts, givenHead(s, there)...)
}

// wireBody is the body of wire copy. List items that follow one another are one list.
func wireBody(s *content.Story) []prose.Part {
	parts := make([]prose.Part, 0, len(s.Blocks))
	group, inList := 0, false
	for _, b := range s.Blocks {
		if inHead(b.Kind) {
			continue
		}
		p := prose.Part{Kind: wireKinds[b.Kind], Text: b.Text}
		if b.Kind == content.ListItem {
			if !inList {
				group++
			}
			p.Group = group
		}
		inList = b.Kind == content.ListItem
		parts = append(parts, p)
	}
	return parts
}
