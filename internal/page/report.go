package page

import (
	"net/url"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// report is the address at which a reader reports a wrong attribution: the site's issue tracker,
// with title and text filled in; "" where there is none. The text says no more than the note beside
// it does.
func (p storyPage) report(s *index.Story, n Note) string {
	if p.site.IssueTracker == "" {
		return ""
	}
	tracker, err := url.Parse(p.site.IssueTracker)
	if err != nil {
		return ""
	}
	var b strings.Builder
	line := func(what, words string) {
		if words != "" {
			b.WriteString(what + ": " + words + "\n")
		}
	}
	line("Quotation", n.ID)
	line("Address", p.full(s.Address)+"#"+address.QuotationAnchor(n.ID))
	line("Read as", n.Who.Text+n.After)
	line("Evidence", n.Evidence)
	line("Cue", n.Cue)
	line("Rule", n.Rule.Text)
	line("Reading", n.Verdict)
	b.WriteString("\nWhat is wrong, and how do you know?\n")
	q := tracker.Query()
	q.Set("title", "Attribution of "+n.ID+" in "+s.ID)
	q.Set("body", b.String())
	tracker.RawQuery = q.Encode()
	return tracker.String()
}
