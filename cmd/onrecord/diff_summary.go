package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
)

// summaryMost is how many changes of a kind a summary gives: that of a job on GitHub takes a
// megabyte.
const summaryMost = 200

// summary is what has changed, as Markdown.
type summary struct {
	w             io.Writer
	before, after map[utteranceKey]utterance
	changes       []change
	broken        []change // of what is recorded: see unasked
}

func (s summary) print() {
	n := map[string]int{}
	for _, ch := range s.changes {
		n[ch.Change]++
	}
	fmt.Fprintf(s.w, "## Who said what\n\n%d gained, %d lost, %d given another speaker, ",
		n[gained], n[lost], n[otherSpeaker])
	fmt.Fprintf(s.w, "%d said in another way, of %s\n", n[otherAssertion], counted(len(s.after), "utterance"))
	s.list("Recorded, and given another speaker without a decision", s.broken)
	s.names()
	for _, kind := range []struct{ kind, heading string }{
		{otherSpeaker, "Given another speaker"},
		{gained, "Gained"},
		{lost, "Lost"},
		{otherAssertion, "Said in another way"},
	} {
		another := func(ch change) bool { return ch.Change != kind.kind }
		s.list(kind.heading, order.Without(slices.Clone(s.changes), another))
	}
}

func (s summary) list(heading string, all []change) {
	if len(all) == 0 {
		return
	}
	fmt.Fprintf(s.w, "\n### %s: %d\n\n", heading, len(all))
	for i, ch := range all {
		if i == summaryMost {
			fmt.Fprintf(s.w, "- and %d more\n", len(all)-summaryMost)
			return
		}
		fmt.Fprintf(s.w, "- **%s** (%s, %s)\n  %s\n", markdown(ch.turn()), markdown(ch.Story), markdown(ch.Utterance),
			markdown(strings.Join(strings.Fields(ch.Sentence), " ")))
	}
}

// names lists who is quoted now and was not, and who was and is no longer.
func (s summary) names() {
	was, is := speakersOf(s.before), speakersOf(s.after)
	s.nameList("Names gained", is, was)
	s.nameList("Names lost", was, is)
}

func (s summary) nameList(heading string, of, without map[string]int) {
	var names []string
	for name := range of {
		if without[name] == 0 {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return
	}
	order.By(names, func(a, b string) int { return cmp.Or(of[b]-of[a], cmp.Compare(a, b)) })
	fmt.Fprintf(s.w, "\n### %s: %d\n\n", heading, len(names))
	for i, name := range names {
		if i == summaryMost {
			fmt.Fprintf(s.w, "- and %d more\n", len(names)-summaryMost)
			return
		}
		fmt.Fprintf(s.w, "- %s (%s)\n", markdown(name), counted(of[name], "utterance"))
	}
}

// speakersOf counts the utterances of each speaker, by name.
func speakersOf(all map[utteranceKey]utterance) map[string]int {
	n := map[string]int{}
	for _, u := range all {
		if u.speaker != nil {
			n[u.speaker.Name]++
		}
	}
	return n
}

// markdown is text that stays what it is in Markdown and in HTML: a story is anybody's.
func markdown(s string) string {
	var b called.Builder
	for _, r := range s {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '@' || r == '#': // would call somebody, or lead to an issue
			fmt.Fprintf(&b, "&#%d;", r)
		case r < ' ':
			b.WriteByte(' ')
		case strings.ContainsRune("\\`*_{}[]()>+-.!|~$:", r):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
