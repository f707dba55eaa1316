package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
)

// review prints what is worth an editor's minute. Findings are not its business: check without
// --review has them.
func (c *checkCmd) review(s *streams, bar *bar, o site.Options) error {
	options := desk.ReviewOptions{Site: o}
	if c.Ask != "" {
		options.Second = secondReader(c.Ask, s.err)
	}
	reviewed, err := desk.Review(options)
	bar.clear()
	if err != nil {
		return err
	}
	if c.CSV {
		table, err := desk.Table(reviewed.Queue())
		if err == nil {
			_, err = s.out.Write(table)
		}
		if err != nil {
			return called.Errorf("printing the table: %w", err)
		}
	} else {
		printReview(s.out, reviewed.Stories)
	}
	return s.tellSecond(c.Ask, reviewed)
}

// tellSecond says what a second reader has not done.
func (s *streams) tellSecond(command string, r *desk.Reviewed) error {
	for _, x := range r.Strays {
		fmt.Fprintf(s.err, "onrecord: %s: it speaks of %q, which is no utterance of the story\n", x.File, x.Utterance)
	}
	for _, f := range r.Failed {
		fmt.Fprintf(s.err, "onrecord: %s: %v\n", f.File, f.Err)
	}
	if len(r.Failed) > 0 {
		return called.Errorf("%s has not read %d of %s", command, len(r.Failed), counted(r.Asked, "story"))
	}
	return nil
}

// mostReviewed is how many stories are printed: an afternoon's work, and what is left comes up next
// time.
const mostReviewed = 100

// printReview prints decisions as YAML, ready to paste into each story's sidecar. A likely reading
// is confirmed by pasting its decision as it stands; where nobody was found the decision says none,
// and who was considered stands below it as a remark, to be uncommented.
func printReview(w io.Writer, stories []desk.StoryReview) {
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

func printDoubtful(w io.Writer, d *desk.Doubtful) {
	fmt.Fprintf(w, "\n  # %s%s\n", wherePrefix[d.Where], oneLine(d.Sentence))
	if d.Speaker != nil {
		fmt.Fprintf(w, "  # likely %s, %s, by the rule %s\n", d.Speaker.Name, annotate.Figure(d.Confidence), d.Rule)
	} else {
		fmt.Fprintf(w, "  # nobody found\n")
	}
	if x := d.Second; x != nil {
		said := strings.Join(x.Speakers, " and ")
		fmt.Fprintf(w, "  # a second reader says %s\n", oneLine(cmp.Or(said, "nobody")+noted(x.Note)))
	}
	fmt.Fprint(w, desk.ReadingYAML(&d.Quotation, d.Words))
	for _, c := range d.Choices {
		if value := desk.SpeakerYAML(&c.Speaker); d.Speaker == nil || value != desk.SpeakerYAML(d.Speaker) {
			fmt.Fprintf(w, "    # speaker: %s   # %s, by the rule %s\n", value, annotate.Figure(c.Confidence), c.Rule)
		}
	}
}

// noted is a note behind what it is about.
func noted(note string) string {
	if note == "" {
		return ""
	}
	return ": " + note
}

var wherePrefix = map[prose.Kind]string{
	prose.Headline: "In the headline: ", prose.Deck: "In the deck: ", prose.Highlight: "In a highlight: ",
	prose.Crosshead: "In a crosshead: ",
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
