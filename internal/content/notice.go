package content

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// notices recognises the publisher's notice at the end of the copy and returns where it begins.
//
// A story speaks of the world; a notice speaks of the story, of its rights and makers, or to the
// reader. Only the last few paragraphs can be one, each must look like one by itself, and none that
// quotes somebody is. The phrases are those of the trade, in English; a notice in another language
// is found by its ©, and is a paragraph otherwise.
func notices(ps []paragraph, blocks []Block, body int) int {
	end := len(ps)
	for end > body+1 && len(ps)-end < mostNotices && isNotice(ps[end-1]) {
		end--
		blocks[end].Kind = Notice
	}
	return end
}

// A notice has few paragraphs, and none is long (in code points).
const (
	mostNotices   = 5
	longestNotice = 1500
)

// sign is what alone gives a notice away. No text that fits the pattern lacks all of the words,
// which are looked for first: that is many times quicker. A pattern that is tied to the beginning
// has first words instead; a text that it fits begins with one of them, or with a hyphen.
type sign struct {
	pattern *pattern.Pattern
	words   []string
	first   []string
}

var noticeSigns = []sign{
	// rights
	{
		pattern.New(`(?i)©|\(c\) (19|20)\d\d|^copyright\b|\bcopyright (19|20)\d\d|\ball rights reserved\b|` +
			`\bmay not be (re)?(published|produced|broadcast|distributed|used)\b|` +
			`\bwithout (the )?(prior |express |written )+(permission|consent)\b`),
		[]string{"©", "(c)", "copyright", "rights reserved", "may not be", "without"},
		nil,
	},
	// makers
	{
		pattern.New(`^[\[(]?(?i:((additional|further) )?` +
			`(reporting|writing|editing|compiled|edited|written|translated|research) (by|and)) \p{Lu}|` +
			`^--? ?\p{Lu}?[\p{L} ]*\bnewsroom\b|^-{1,2} ?\+?\d[\d -]{6,}$`),
		nil,
		[]string{
			"additional", "further", "reporting", "writing", "editing", "compiled", "edited", "written",
			"translated", "research",
		},
	},
	// what became of the story
	{
		pattern.New(`(?i)^(\W*)(this|the|a version of this|an earlier version of this) ` +
			`(story|article|report|version|post|item|piece) ` +
			`(has been|was|is|appeared|first appeared|originally|contains?|may)\b.*` +
			`\b(updated|corrected|amended|published|appeared|produced|provided|syndicated|republished|` +
			`generated|translated|information|links?)\b`),
		nil,
		[]string{"this", "the", "a", "an"},
	},
	{
		pattern.New(`(?i)^(correction|clarification|editor['’]s note|note to editors|notes? to readers)\b\W`),
		nil,
		[]string{"correction", "clarification", "editor", "note", "notes"},
	},
	// the publication and its offers
	{
		pattern.New(`(?i)\b(website|portal|site|service|page|app|edition)\b.*` +
			`\b(subscri(be|bers?|ptions?)|registered users|terms of (use|service))\b`),
		[]string{"subscri", "registered users", "terms of"},
		nil,
	},
	// to the reader
	{pattern.New(`(?i)\b(please |to )?contact us\b`), []string{"contact us"}, nil},
	{
		pattern.New(`(?i)^(please )?(subscribe|sign up|click (here|on)|follow us|join us|like us|read more|` +
			`enter your|download (our|the)|support (our|us)|share this|get the|see also|visit our|email us|` +
			`write to us|send (us )?your)\b`),
		nil,
		[]string{
			"please", "subscribe", "sign", "click", "follow", "join", "like", "read", "enter", "download",
			"support", "share", "get", "see", "visit", "email", "write", "send",
		},
	},
	{
		pattern.New(`^Follow @?\p{Lu}.*\bon (Twitter|X|Facebook|Instagram|Bluesky|Mastodon|Threads)\b`),
		nil, []string{"follow"},
	},
	{
		pattern.New(`(?i)\b(our|this|daily|weekly|free) newsletters?\b.*\b(sign|subscri|inbox|here)|` +
			`\bsign up (here|for our|to our|to receive)\b`),
		[]string{"newsletter", "sign up"},
		nil,
	},
}

func isNotice(p paragraph) bool {
	if p.length > longestNotice || hasMarks(p.text) {
		return false
	}
	text := oneLine(p.text)
	small := strings.ToLower(text)
	var b [longestFirstWord]byte
	first := string(firstWord(&b, strings.TrimLeftFunc(small, isNoWord)))
	return slices.ContainsFunc(noticeSigns, func(s sign) bool {
		return s.mayFit(small, first) && s.pattern.MatchString(text)
	})
}

// mayFit reports whether a text in small letters, with that first word, has one of the sign's
// words.
func (s sign) mayFit(small, first string) bool {
	if s.first != nil {
		return called.Contains(s.first, first) || called.HasPrefix(small, "-")
	}
	return slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(small, w) })
}

// isNoWord reports whether a character is none of a word's, as patterns have it.
func isNoWord(r rune) bool {
	return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z')
}
