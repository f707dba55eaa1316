package page

import (
	"html/template"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// StoryRows is what a list shows of one story: its title once, and below it what was said in it, in
// reading order.
type StoryRows struct {
	Href, Title string
	Lang, Dir   string // of the title, where they are not the page's
	Date        string
	Role        string // of the speaker whose list it is, where it is not that of the story above
	Topics      []Link
	Class       string   // for the filter
	Anchor      string   // where a bar of the chart leads to, or ""
	Anchors     []string // the same of months whose words all stand here
	Rows        []Row
	More        []Row  // what else was said in it, folded away
	MoreText    string // "Four more quotations on this"
}

// Row is an utterance in a list.
type Row struct {
	Lead, Tail string          // the paper's words around a partial quotation
	Shown      []template.HTML // the words with their marks, one a paragraph
	Lang       string          // where it is not the page's
	Dir        string
	Who        Link   // on pages that are not the speaker's own, where it is not the row above's
	Silent     string // in place of Who, where nobody is named
	Role       string
	Href       string   // of the words in their story
	Status     []string // what the words are not simply: "not said", "corrected"
	Tags       []string // "likely", "as quoted by Mark Rutte"
	Echoes     []Link   // "also in the headline"
	Again      []Again  // other stories that have these words
	Class      string   // for the filter; "" where it stays and goes with its story
}

// rowStyle says what a list's rows leave to the page around them.
type rowStyle struct {
	of     *index.Entity // the list is this speaker's: no name
	year   bool          // dates without the year, which stands beside them
	topics bool          // name the topics
	months bool          // the first story of each month has an anchor
	lists  bool          // the list is parted by months, each of which has an anchor
	few    bool          // the list is of the page's few speakers: no link, and roles where they change
	choice *choices      // the filter above the list, or nil
}

// byStory makes the rows of a list, story by story. A list of one speaker names his role where it
// changes; any other names each speaker's role at his first words in a story.
// Words that were printed in several stories stand once.
func (p *archive) byStory(refs []index.Ref, style rowStyle) []StoryRows {
	return p.storyByStory(p.gathered(refs), style)
}

func (p *archive) storyByStory(g gathering, style rowStyle) []StoryRows {
	out := make([]StoryRows, 0, p.storiesIn(g.refs))
	var lost map[index.Ref][]string
	if style.months || style.lists {
		lost = p.monthsLost(g)
	}
	refs := g.refs
	role, month, roles := "", "", map[string]string{}
	for first := 0; first < len(refs); {
		end := first + 1
		for end < len(refs) && refs[end].Story == refs[first].Story {
			end++
		}
		told := p.storyRows(refs[first:end], g.dropped, style)
		for _, r := range refs[first:end] {
			told.Anchors = append(told.Anchors, lost[r]...)
		}
		switch {
		case style.of != nil:
			role = keepChanges(&told, role)
		case style.few:
			for i := range told.Rows {
				row := &told.Rows[i]
				if row.Role == "" || roles[row.Who.Text] == row.Role {
					row.Role = ""
				} else {
					roles[row.Who.Text] = row.Role
				}
			}
		}
		if style.months {
			if at := monthID(p.ix.Date(int(refs[first].Story))); at != month {
				month, told.Anchor = at, at
			}
		}
		out = append(out, told)
		first = end
	}
	return out
}

// storiesIn counts the stories of rows.
//
//go:noinline
func (p *archive) storiesIn(refs []index.Ref) (n int) {
	for i := range refs {
		if i == 0 || refs[i].Story != refs[i-1].Story {
			n++
		}
	}
	return n
}

// storyRows are the rows of one story.
func (p *archive) storyRows(refs []index.Ref, dropped map[index.Ref][]index.Ref, style rowStyle) StoryRows {
	s := p.ix.Story(int(refs[0].Story))
	href := p.storyHref(s)
	out := StoryRows{Href: href, Title: s.Title, Date: date(s.Date, style.year), Rows: make([]Row, len(refs))}
	out.Lang, out.Dir = p.foreign(s.Lang)
	var topics []string
	last := &Row{}
	for i, r := range refs {
		u, row := &s.Utterances[r.Utterance], &out.Rows[i]
		p.fillRow(row, r, href, style)
		row.Again = p.again(r)
		if style.few {
			row.Who.Href = "" // the page names them above
		}
		if style.topics || style.choice != nil {
			topics = addNew(topics, u.Topics)
		}
		row.Class = p.classes(style.choice.of(s, u.Topics), dropped[r], style.choice)
		if style.of == nil && row.Who == last.Who && row.Silent == last.Silent && row.Class == last.Class {
			row.Who, row.Silent, row.Role = Link{}, "", "" // shown and hidden with the row above
		} else {
			last = row
		}
	}
	if style.topics {
		out.Topics = p.topicLinks(topics)
	}
	if style.choice != nil {
		out.Class = style.choice.of(s, topics)
		for _, r := range refs {
			out.Class = p.classes(out.Class, dropped[r], style.choice)
		}
		for i := range out.Rows {
			if out.Rows[i].Class == out.Class {
				out.Rows[i].Class = "" // hidden with its story
			}
		}
	}
	return out
}

// addNew adds to a list what is not in it yet.
func addNew(list, more []string) []string {
	for _, s := range more {
		if !called.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// keepChanges keeps a speaker's role where it is another than last, the one named before: beside
// the story where it is told of its first words. It returns the role named last.
func keepChanges(told *StoryRows, last string) string {
	for i := range told.Rows {
		row := &told.Rows[i]
		switch {
		case row.Role == "" || row.Role == last:
			row.Role = ""
			continue
		case told.Role == "":
			told.Role, last, row.Role = row.Role, row.Role, ""
		default:
			last = row.Role
		}
	}
	return last
}

// fillRow fills in what a row shows of an utterance in the story at href.
func (p *archive) fillRow(row *Row, r index.Ref, href string, style rowStyle) {
	s, u := p.ix.At(r)
	row.Lead, row.Tail, row.Shown, row.Href = u.Lead, u.Tail, printed(u.Shown), address.Quotation(href, u.ID)
	row.Status, row.Tags = statuses(u), p.tags(u, style.of)
	row.Lang, row.Dir = p.foreign(s.Lang)
	p.speak(row, r, style.of)
	for _, e := range u.Rare().Echoes {
		row.Echoes = append(row.Echoes, Link{address.Quotation(href, e.ID), "also in the " + whereWord(e.Where)})
	}
}

func date(t time.Time, withoutYear bool) string {
	if withoutYear {
		return dayMonth(t)
	}
	return fullDate(t)
}

// speak fills in who speaks in a row.
func (p *archive) speak(row *Row, r index.Ref, of *index.Entity) {
	switch _, u := p.ix.At(r); {
	case u.Who == nil:
		row.Silent = silence(u)
	case of != nil:
		row.Role = p.ix.RoleOf(u.Who, of)
	default:
		row.Who = Link{p.entityHref(p.ix.SpeakerAt(r)), u.Who.Name}
		row.Role = u.Who.Role
	}
}

// silence says why nobody is named with an utterance.
func silence(u *index.Utterance) string {
	switch {
	case u.Status == annotate.Withheld:
		return "Attribution withheld"
	case u.Status == annotate.Disputed:
		return "Attribution disputed"
	case u.Silent:
		return "Named in the story"
	}
	return "Unattributed"
}

// statuses are what a reader must know of the words before he takes them for said.
func statuses(u *index.Utterance) []string {
	var out []string
	switch {
	case u.Status == annotate.Retracted:
		return []string{"retracted"}
	case u.Status == annotate.Disputed:
		return []string{"disputed"}
	case u.Status == annotate.Withheld:
		return nil
	case u.Assertion == annotate.NotSaid:
		out = append(out, "not said")
	case u.Assertion == annotate.Hypothetical:
		out = append(out, "hypothetical")
	}
	if u.Corrected {
		out = append(out, "corrected")
	}
	return out
}

// tags are the words that qualify a row. A quotation with words of the paper around it needs no
// other sign of being partial.
func (p *archive) tags(u *index.Utterance, of *index.Entity) []string {
	var out []string
	if u.Via != nil {
		out = append(out, "as quoted by "+u.Via.Name)
	}
	if others := p.jointly(u.Who, of); of != nil && len(others) > 0 {
		out = append(out, "jointly with "+list(others))
	}
	if u.Kind == annotate.Partial && u.Lead == "" && u.Tail == "" {
		out = append(out, "partial")
	}
	if u.Reading == index.Likely {
		out = append(out, "likely")
	}
	return out
}

// jointly are the names of the other members of a group.
func (p *archive) jointly(w *index.Who, of *index.Entity) []string {
	if w == nil {
		return nil
	}
	var out []string
	for i := range w.Members {
		if p.ix.EntityOf(&w.Members[i]) != of {
			out = append(out, w.Members[i].Name)
		}
	}
	return out
}

func whereWord(w index.Where) string {
	switch w {
	case index.InHeadline:
		return "headline"
	case index.InDeck:
		return "deck"
	case index.InHighlight:
		return "highlights"
	case index.InCrosshead:
		return "crosshead"
	}
	return "text"
}
