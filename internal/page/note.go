package page

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/prose"
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
	Verdict string // "Confidence 0.97."
	Remark  string
	Card    string // leads to its card, or ""
	Echoes  []Link
	Report  Link // where to report a wrong attribution
}

// notes are the notes on a story's quotations. Their links lead to places in its text.
func (p storyPage) notes(s *index.Story, at []markup.Place) []Note {
	number := map[string]int{}
	us := byFigure(s)
	for _, u := range us {
		number[u.ID] = u.Figure
	}
	out := make([]Note, 0, len(us))
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
		n.Who = Link{p.whoHref(u.Who), prose.Isolated(u.Who.Name)}
	}
	n.After, n.Card = p.afterName(u), p.cardHref(s, u.ID)
	n.Rule = p.ruleLink(u.Rule)
	for _, e := range u.Rare().Echoes {
		n.Echoes = append(n.Echoes, Link{"#" + address.QuotationAnchor(e.ID), whereWord(e.Where)})
	}
	n.Report = Link{p.report(s, n), "Report"}
	if n.Who.Text == nobody {
		n.Report.Text = "Do you know who it was?"
	}
	return n
}

// afterName is what must be said of an utterance behind its speaker's name.
func (p *archive) afterName(u *index.Utterance) string {
	s := ""
	if u.Who != nil && u.Who.Role != "" {
		s = ", " + u.Who.Role
	}
	if u.Via != nil {
		s += ", as quoted by " + prose.Isolated(u.Via.Name)
	}
	return s + standing(u)
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

// standing is what must be said of an utterance wherever it is cited: that it was not said, was
// retracted or corrected, how sure the reading is, and who made it. A page shows it beside the
// name, and what is copied there has the same words.
func standing(u *index.Utterance) string {
	if u.Silent {
		return ""
	}
	s := ""
	switch {
	case u.Status == annotate.Retracted:
		s = ": these words were printed and are retracted"
	case u.Assertion == annotate.NotSaid && u.Who != nil:
		s = ", who is reported not to have said this"
	case u.Assertion == annotate.NotSaid:
		s = "; the words are reported not to have been said"
	case u.Assertion == annotate.Hypothetical:
		s = "; the words are reported as a possibility only"
	}
	if u.Corrected {
		s += "; the paper has corrected this quotation"
	}
	switch {
	case isChecked(u):
		return s + "; " + checked(u)
	case u.Status == annotate.Retracted:
		return s
	case u.Who == nil:
		return s + "; read by program"
	}
	return s + "; " + u.Reading.String() + ", read by program"
}

// isChecked reports whether a person answers for the reading of an utterance.
func isChecked(u *index.Utterance) bool {
	return u.Rare().By != "" || u.Decided || u.Status == annotate.Confirmed || u.Status == annotate.Corrected
}

// verdict is how sure the program is, where it read the utterance.
func verdict(u *index.Utterance) string {
	switch {
	case u.Silent:
		return "In this story a tie to the speaker is disputed or withheld."
	case u.Who == nil || isChecked(u):
		return ""
	}
	return "Confidence " + strconv.FormatFloat(u.Confidence(), 'f', 2, 64) + "."
}

func checked(u *index.Utterance) string {
	s, r := "checked", u.Rare()
	if r.By != "" {
		s += " by " + r.By
	} else {
		s += " by an editor"
	}
	if r.On != "" {
		s += " on " + checkedOn(r.On)
	}
	return s
}

// remark is what an editor noted of an utterance.
func remark(u *index.Utterance) string {
	note := u.Rare().Note
	if note == "" {
		return ""
	}
	s := capital(note)
	if last := s[len(s)-1]; last != '.' && last != '!' && last != '?' {
		s += "."
	}
	return s
}
