package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/check"
	"github.com/onrecord/onrecord/internal/prose"
)

// mostReviewed is how many stories are printed: an afternoon's work, and what is left comes up next
// time.
const mostReviewed = 100

// printReview prints decisions as YAML, ready to paste into each story's sidecar. A likely reading
// is confirmed by pasting its decision as it stands; where nobody was found the decision says none,
// and who was considered stands below it as a remark, to be uncommented.
func printReview(w io.Writer, stories []check.StoryReview) {
	if len(stories) == 0 {
		fmt.Fprintln(w, "# Nothing is in doubt.")
		return
	}
	fmt.Fprintln(w, "# Read each quotation in its story. Keep the decisions that are right, mend or delete the "+
		"others, and add by: your name.")
	for _, s := range stories[:min(len(stories), mostReviewed)] {
		fmt.Fprintf(w, "\n# %s, %s\n", oneLine(s.Title), s.Date.Format("2 January 2006"))
		if s.Decided {
			fmt.Fprintf(w, "# into %s, below the annotations: that it has\n", s.Into)
		} else {
			fmt.Fprintf(w, "# into %s\nannotations:\n", s.Into)
		}
		for i := range s.Doubtful {
			printDoubtful(w, &s.Doubtful[i])
		}
	}
	if left := len(stories) - mostReviewed; left > 0 {
		fmt.Fprintf(w, "\n# %s more: run this again when these are done.\n", counted(left, "story"))
	}
}

func printDoubtful(w io.Writer, d *check.Doubtful) {
	fmt.Fprintf(w, "\n  # %s%s\n", wherePrefix[d.Where], oneLine(d.Sentence))
	if d.Speaker != nil {
		fmt.Fprintf(w, "  # likely %s, %.2f, by the rule %s\n", d.Speaker.Name, d.Confidence, d.Rule)
	} else {
		fmt.Fprintf(w, "  # nobody found\n")
	}
	fmt.Fprintf(w, "  - quote: %s\n    id: %s\n    speaker: %s\n", yamlText(d.Words), yamlID(d.ID),
		speakerYAML(d.Speaker))
	for _, c := range d.Candidates {
		if value := speakerYAML(&c.Speaker); d.Speaker == nil || value != speakerYAML(d.Speaker) {
			fmt.Fprintf(w, "    # speaker: %s   # %.2f, by the rule %s\n", value, c.Confidence, c.Rule)
		}
	}
}

var wherePrefix = map[prose.Kind]string{
	prose.Headline: "In the headline: ", prose.Deck: "In the deck: ", prose.Highlight: "In a highlight: ",
	prose.Crosshead: "In a crosshead: ",
}

// speakerYAML is what a decision writes for a speaker.
func speakerYAML(s *annotate.Speaker) string {
	switch {
	case s == nil:
		return "none"
	case s.Type == annotate.Group:
		var members []string
		for i := range s.Members {
			members = append(members, speakerYAML(&s.Members[i]))
		}
		return "[" + strings.Join(members, ", ") + "]"
	case s.Registered:
		return s.ID
	case s.Type == annotate.Unnamed:
		return "{unnamed: " + yamlText(s.Name) + "}"
	}
	return "{name: " + yamlText(s.Name) + "}"
}

// yamlText is a text in double quotes. What Go escapes, YAML reads in the same way.
func yamlText(s string) string { return strconv.Quote(oneLine(s)) }

// yamlID is a quotation's id, in quotes where YAML would read it as a number.
func yamlID(id string) string {
	if _, err := strconv.ParseFloat(id, 64); err == nil || strings.Trim(id, "0123456789") == "" {
		return strconv.Quote(id)
	}
	return id
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
