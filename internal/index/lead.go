package index

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
)

// longestLead is the greatest length of a lead and of a tail, in bytes; a longer lead loses its
// beginning, a longer tail its end.
const longestLead = 96

// lead is the part of the sentence that leads into a partial quotation, so that a list can say
// `waiting for another winter would be “a decision in itself”`. It begins after the cue and its
// "that" where enough is left to be read, with the cue where that is needed to understand it.
func (m *maker) lead(q annotate.Quotation) string {
	around := m.sentence(q.Range)
	start := max(around.Start, m.text.Blocks[m.block(q.Start)].Start)
	s := m.text.S[start:q.Start]
	if q.Cue != nil && q.Cue.Start >= start && q.Cue.End <= q.Start {
		after := afterThat(m.text.S[q.Cue.End:q.Start])
		if len(strings.Fields(after)) >= 3 {
			s = after
		} else {
			s = m.text.S[q.Cue.Start:q.Start]
		}
	}
	s = strings.TrimLeft(oneLine(s), ",;:–—-… ")
	if !balanced(s) {
		return ""
	}
	return shorten(s)
}

// afterThat cuts a clause after the "that" which opens it: the last one that an "and" or a comma
// stands before, or one within its first words.
func afterThat(s string) string {
	fields := strings.Fields(s)
	cut := 0
	for i, f := range fields {
		if f != "that" {
			continue
		}
		if i <= 3 || fields[i-1] == "and" || fields[i-1] == "but" || called.HasSuffix(fields[i-1], ",") {
			cut = i + 1
		}
	}
	return strings.Join(fields[cut:], " ")
}

// balanced reports whether s holds no bracket or curly mark that is opened and not closed in it, or
// the reverse: half a pair misleads.
func balanced(s string) bool {
	return strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "“") == strings.Count(s, "”") &&
		strings.Count(s, "\"")%2 == 0
}

// shorten cuts s at the left, at a word, to longestLead bytes.
func shorten(s string) string {
	if len(s) <= longestLead {
		return s
	}
	s = s[len(s)-longestLead:]
	for s != "" && !utf8.RuneStart(s[0]) {
		s = s[1:]
	}
	if i := strings.IndexByte(s, ' '); i >= 0 {
		s = s[i+1:]
	}
	return "… " + s
}

// tail is the part of the sentence that goes on after a partial quotation, so that a list can say
// `“dead in the water” unless the county paid`. It ends where the clause that names the speaker or
// the next quotation begins. It begins with the space or the punctuation that stands before it.
func (m *maker) tail(q annotate.Quotation, next int) string {
	around := m.sentence(q.Range)
	end := min(around.End, m.text.Blocks[m.block(max(q.Start, q.End-1))].End)
	cut := end
	if q.Cue != nil && q.Cue.Start >= q.End {
		cut = min(cut, q.Cue.Start)
	}
	if q.Source != nil && q.Source.Start >= q.End {
		cut = min(cut, q.Source.Start)
	}
	attributed := cut < end // "…, she said on Monday": what follows is the paper's clause
	if next >= q.End && next < cut {
		cut, attributed = next, false
	}
	if cut <= q.End || attributed {
		return ""
	}
	s := strings.TrimRight(oneLine(m.text.S[q.End:cut]), ".,;:–—-( ")
	if len(strings.Fields(s)) < 2 || !balanced(s) {
		return ""
	}
	if cut < end {
		s += " …"
	}
	if !called.HasPrefix(s, ",") && !called.HasPrefix(s, ";") && !called.HasPrefix(s, ":") {
		s = " " + s
	}
	return shortenEnd(s)
}

// shortenEnd cuts s at the right, at a word, to longestLead bytes.
func shortenEnd(s string) string {
	if len(s) <= longestLead {
		return s
	}
	s = s[:longestLead]
	if i := strings.LastIndexByte(s, ' '); i > 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, ".,;:–—- ") + " …"
}
