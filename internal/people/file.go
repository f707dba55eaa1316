package people

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/registry"
)

// Text is the proposal as the file of an entry. What changes how stories are read stands as keys:
// the name, the names joined to it, a clear pronoun, people of the same surname. What the stories
// say besides stands as comments: when somebody took up a post, no story's date tells.
func (p *Proposal) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nname: %s\n", inQuotes(p.Name))
	fmt.Fprintf(&b, "# %s.\n", p.summary())
	for _, file := range p.Where {
		fmt.Fprintf(&b, "#   %s\n", commented(file))
	}
	p.aliases(&b)
	p.pronouns(&b)
	p.roles(&b)
	p.others(&b)
	b.WriteString("---\n")
	return b.String()
}

// summary says how often and when.
func (p *Proposal) summary() string {
	if p.Quotations == 0 {
		return fmt.Sprintf("Named in %s, %s", plural(p.Stories, "story"), p.Span)
	}
	return fmt.Sprintf("Quoted %s in %s; named %s", times(p.Quotations), plural(p.Stories, "story"), p.Span)
}

// aliases lists the names joined to the first, each with its evidence.
func (p *Proposal) aliases(b *strings.Builder) {
	if len(p.Forms) < 2 {
		return
	}
	b.WriteString("aliases:\n")
	for _, f := range p.Forms[1:] {
		fmt.Fprintf(b, "  - %s\n    # %s\n", inQuotes(f.Name), commented(f.Why))
		fmt.Fprintf(b, "    # in %s, %s\n", plural(f.Stories, "story"), f.Span)
	}
}

func (p *Proposal) pronouns(b *strings.Builder) {
	switch {
	case p.Type != registry.Person || p.He+p.She == 0:
	case p.Pronouns != "":
		fmt.Fprintf(b, "pronouns: %s # %s\n", p.Pronouns, p.votes())
	default:
		fmt.Fprintf(b, "# pronouns: # not clear: %s\n", p.votes())
	}
}

// votes says in how many stories which pronoun stands.
func (p *Proposal) votes() string {
	switch {
	case p.He == 0:
		return "she in " + plural(p.She, "story")
	case p.She == 0:
		return "he in " + plural(p.He, "story")
	}
	return fmt.Sprintf("he in %s, she in %d", plural(p.He, "story"), p.She)
}

// roles lists what the stories say somebody is, as comments.
func (p *Proposal) roles(b *strings.Builder) {
	if len(p.Posts) == 0 {
		return
	}
	b.WriteString("# roles: # as printed; give the days on which they began and ended before you take them over\n")
	for _, x := range p.Posts {
		former := ""
		if x.Former {
			former = ", as no longer held"
		}
		fmt.Fprintf(b, "#   - title: %s # in %s, %s%s\n", inQuotes(x.Text), plural(x.Stories, "story"), x.Span, former)
	}
}

// others names who has the surname and is somebody else.
func (p *Proposal) others(b *strings.Builder) {
	if len(p.Similar) > 0 {
		fmt.Fprintf(b, "similar: [%s]\n", strings.Join(p.Similar, ", "))
	}
	if len(p.Apart) > 0 {
		b.WriteString("# Not joined:\n")
	}
	for _, a := range p.Apart {
		fmt.Fprintf(b, "#   %s: %s\n", commented(a.Name), commented(a.Why))
	}
}

// inQuotes is a text as a YAML value.
func inQuotes(s string) string { return strconv.Quote(commented(s)) }

// commented is a text that ends no comment, and holds nothing that YAML does not take in one.
func commented(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, strings.Join(strings.Fields(s), " "))
}

// String is the span in words: "on 2025-05-15", "from 2024-01-02 to 2025-05-15".
//
//go:noinline
func (s Span) String() string {
	first, last := s.Days()
	if first == last {
		return "on " + first
	}
	return "from " + first + " to " + last
}

// Days are the first and the last day: "2024-01-02", "2025-05-15".
func (s Span) Days() (first, last string) {
	return s.First.Format(time.DateOnly), s.Last.Format(time.DateOnly)
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// plural is "1 story", "2 stories".
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return fmt.Sprintf("%d %sies", n, stem)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
