package page

import (
	"fmt"
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
)

// Note says how one quotation was read.
type Note struct {
	ID      string // the utterance's id
	Number  int
	Who     Link
	After   string // what follows the name: role, through whom
	Form    string // "Direct, in two parts."
	Working []Link // why it was read so, with links to the places of which that speaks
	Rule    Link
	Verdict string // "Clear, 0.97, read by program."
	Remark  string
	Echoes  []Link
	Report  Link // where to report a wrong attribution
}

func (p storyPage) notes(s *index.Story) []Note {
	var out []Note
	number := map[string]int{}
	us := byFigure(s)
	for _, u := range us {
		number[u.ID] = u.Figure
	}
	at := places(s, p.links(s))
	for _, u := range us {
		out = append(out, p.note(s, u, number, at))
	}
	return out
}

func (p storyPage) note(s *index.Story, u *index.Utterance, number map[string]int, at []markup.Place) Note {
	n := Note{
		ID: u.ID, Number: u.Figure, Form: form(u, number), Working: working(u, at), Verdict: verdict(u),
		Remark: remark(u),
	}
	n.Who = Link{Text: noOne(u)}
	if u.Who != nil {
		n.Who = Link{p.whoHref(u.Who), u.Who.Name}
		if u.Who.Role != "" {
			n.After = ", " + u.Who.Role
		}
	}
	if u.Via != nil {
		n.After += ", as quoted by " + u.Via.Name
	}
	n.Rule = p.ruleLink(u.Rule)
	for _, e := range u.Echoes {
		n.Echoes = append(n.Echoes, Link{"#" + address.QuotationAnchor(e.ID), whereWord(e.Where)})
	}
	n.Report = Link{p.report(s, n), "Report"}
	if n.Who.Text == nobody {
		n.Report.Text = "Do you know who it was?"
	}
	return n
}

func noOne(u *index.Utterance) string {
	switch {
	case u.Status == annotate.Retracted:
		return "Retracted"
	case u.Decided, u.Silent:
		return "Nobody is named"
	}
	return nobody
}

// nobody stands where a name is looked for and not found.
const nobody = "Nobody could be found"

// form says what kind of quotation it is.
func form(u *index.Utterance, number map[string]int) string {
	s := "Direct"
	if u.Kind == annotate.Partial {
		s = "Partial"
	}
	if n := number[u.Parent]; u.Parent != "" && n > 0 {
		s += ", nested in " + strconv.Itoa(n)
	}
	if paragraphs := len(u.Shown); paragraphs > 1 {
		s += ", " + spell(paragraphs) + " paragraphs"
	} else if len(u.Parts) > 1 {
		s += ", in " + spell(len(u.Parts)) + " parts"
	}
	return s + "."
}

// verdict is how sure the reading is, and who made it.
func verdict(u *index.Utterance) string {
	switch {
	case u.Silent:
		return "In this story a tie to the speaker is disputed or withheld."
	case u.Status == annotate.Retracted:
		return checked(u)
	case u.By != "" || u.Decided || u.Status == annotate.Confirmed || u.Status == annotate.Corrected:
		return checked(u)
	case u.Who == nil:
		return "Not found, read by program."
	}
	return fmt.Sprintf("%s, %.2f, read by program.", capital(u.Reading.String()), u.Confidence())
}

func checked(u *index.Utterance) string {
	s := "Checked"
	if u.By != "" {
		s += " by " + u.By
	} else {
		s += " by an editor"
	}
	if u.On != "" {
		s += " on " + checkedOn(u.On)
	}
	return s + "."
}

// remark is what else is to be said of an utterance.
func remark(u *index.Utterance) string {
	s := ""
	switch {
	case u.Status == annotate.Retracted:
		s = "These words were printed and are retracted."
	case u.Assertion == annotate.NotSaid:
		s = "The story does not say that these words were said."
	case u.Assertion == annotate.Hypothetical:
		s = "The story speaks of these words as a possibility only."
	}
	if u.Corrected {
		s = space(s, "The paper has corrected this quotation.")
	}
	if u.Note != "" {
		s = space(s, capital(u.Note))
		if last := s[len(s)-1]; last != '.' && last != '!' && last != '?' {
			s += "."
		}
	}
	return s
}

func space(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}
