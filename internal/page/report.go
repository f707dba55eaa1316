package page

import (
	"net/url"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// writeTo is where a reader writes to the publisher: a link, or "" where the site does not say.
func (p *archive) writeTo() string {
	if strings.Contains(p.site.Contact, "@") && !strings.Contains(p.site.Contact, ":") {
		return "mailto:" + p.site.Contact
	}
	return p.site.Contact
}

// report is the address at which a reader reports a wrong attribution: the site's issue tracker or
// a letter to its publisher, with title and text filled in; else the page on which he can be
// written to; "" where there is none of these.
func (p storyPage) report(s *index.Story, n Note) string {
	to := or(p.site.IssueTracker, p.writeTo())
	at, err := url.Parse(to)
	if err != nil || p.site.IssueTracker == "" && at.Scheme != "mailto" {
		return to
	}
	q := at.Query()
	title, body := "title", "body"
	if at.Scheme == "mailto" {
		title = "subject"
	}
	q.Set(title, "Attribution of "+n.ID+" in "+s.ID)
	q.Set(body, p.reportText(s, n))
	at.RawQuery = q.Encode()
	if at.Scheme == "mailto" { // where a plus is a plus
		at.RawQuery = strings.ReplaceAll(at.RawQuery, "+", "%20")
	}
	return at.String()
}

// reportText says no more than the note does, beside which the link to report it stands.
func (p storyPage) reportText(s *index.Story, n Note) string {
	var b called.Builder
	line := func(what, words string) {
		if words != "" {
			b.WriteString(what + ": " + words + "\n")
		}
	}
	line("Quotation", n.ID)
	line("Address", p.full(s.Address)+"#"+address.QuotationAnchor(n.ID))
	line("Read as", n.Who.Text+n.After)
	line("Why", words(n.Working))
	line("Rule", n.Rule.Text)
	line("Reading", n.Verdict)
	b.WriteString("\nWhat is wrong, and how do you know?\n")
	return b.String()
}
