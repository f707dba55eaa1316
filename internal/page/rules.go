package page

import (
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
)

// Rules is the view of the page that explains the rules.
type Rules struct {
	Frame
	Up    Link
	Rules []RuleItem // in the order in which they are asked

	// Exceptions to that order, in the order in which they are asked.
	Exceptions []RuleException
}

// RuleException is a case in which a later rule wins.
type RuleException struct{ Title, Reason string }

// RuleItem is one rule, in its own words.
type RuleItem struct {
	ID, Title, Reason string
	Example           [][]Piece // a list of paragraphs
}

// Piece is a run of an example's text: a quotation, who says it, or neither.
type Piece struct {
	Text        string
	Quote, Name bool
}

// rulesPage is the page that explains the rules.
type rulesPage struct{ *archive }

func planRules(a *archive) []Page { return []Page{a.page(KindRules, address.Rules, rulesPage{a})} }

func (p rulesPage) view(pg Page, _ any) any {
	v := &Rules{
		Frame: p.frame(pg, "The rules",
			"The rules by which the program finds who said a quotation, each with its reason and an example.", ""),
		Up: Link{p.href(address.About), "How quotations are read"},
	}
	for _, r := range annotate.Rules() {
		item := RuleItem{ID: r.ID, Title: r.Title, Reason: r.Reason}
		for paragraph := range strings.SplitSeq(r.Example, "\n\n") {
			item.Example = append(item.Example, pieces(strings.TrimSpace(paragraph)))
		}
		v.Rules = append(v.Rules, item)
	}
	for _, e := range annotate.Exceptions() {
		v.Exceptions = append(v.Exceptions, RuleException{e.Title, e.Reason})
	}
	return v
}

// pieces reads a paragraph of marked prose: [q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].
func pieces(s string) []Piece {
	var out []Piece
	for s != "" {
		before, rest, found := strings.Cut(s, "[")
		if before != "" {
			out = append(out, Piece{Text: before})
		}
		if !found {
			break
		}
		marked, after, _ := strings.Cut(rest, "]")
		words := strings.SplitN(marked, " ", 3)
		out = append(out, Piece{
			Text: words[len(words)-1], Quote: strings.HasPrefix(marked, "q"), Name: strings.HasPrefix(marked, "m"),
		})
		s = after
	}
	return out
}

// ruleTitles are the titles of the rules, by id.
func ruleTitles() map[string]string {
	out := map[string]string{}
	for _, r := range annotate.Rules() {
		out[r.ID] = r.Title
	}
	return out
}

// ruleLink leads to the explanation of a rule; it is empty where the rule has none.
func (p *archive) ruleLink(id string) Link {
	title := p.rules[id]
	if title == "" {
		return Link{}
	}
	return Link{p.href(address.Rules + "#" + id), title}
}
