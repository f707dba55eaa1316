package page

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
	"github.com/onrecord/onrecord/internal/called"
)

// Rules is the view of the page that explains the rules.
type Rules struct {
	Frame
	Up    Link
	Rules []RuleItem // in the order in which they are asked

	// Exceptions to that order, in the order in which they are asked.
	Exceptions []RuleException
	Evidence   []EvidenceGroup
}

// EvidenceGroup is the pieces of evidence about one thing.
type EvidenceGroup struct {
	Title  string
	Pieces []EvidenceRow
}

// EvidenceRow is a piece of evidence: what it weighs, how often it was seen and how often right.
type EvidenceRow struct{ ID, Says, Example, Weight, Seen, Right string }

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
	v.Evidence = evidence()
	return v
}

// evidence is the table of what each piece of evidence weighs.
func evidence() (out []EvidenceGroup) {
	for e := weigh.None + 1; e < weigh.Count; e++ {
		p, w := weigh.Of(e), weigh.WeightOf(e)
		if len(out) == 0 || out[len(out)-1].Title != string(p.Group) {
			out = append(out, EvidenceGroup{Title: string(p.Group)})
		}
		row := EvidenceRow{ID: p.ID, Says: p.Says, Example: p.Example, Weight: signed(w.Weight), Seen: figures(w.Seen)}
		if w.Seen > 0 {
			row.Right = percent(float64(w.Right), float64(w.Seen))
		}
		g := &out[len(out)-1]
		g.Pieces = append(g.Pieces, row)
	}
	return out
}

// signed is a weight with its sign; one that weighs next to nothing has none.
func signed(w float64) string {
	switch s := fmt.Sprintf("%+.1f", w); s {
	case "+0.0", "-0.0":
		return "0"
	default:
		return strings.Replace(s, "-", "−", 1)
	}
}

// pieces reads a paragraph of marked prose: [q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].
func pieces(s string) []Piece {
	var out []Piece
	for s != "" {
		before, rest, found := called.Cut(s, "[")
		if before != "" {
			out = append(out, Piece{Text: before})
		}
		if !found {
			break
		}
		marked, after, _ := called.Cut(rest, "]")
		words := strings.SplitN(marked, " ", 3)
		out = append(out, Piece{
			Text: words[len(words)-1], Quote: called.HasPrefix(marked, "q"), Name: called.HasPrefix(marked, "m"),
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
