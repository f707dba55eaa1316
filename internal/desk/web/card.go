package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
)

// card is one utterance as an editor decides on it.
type card struct {
	Key    string `json:"key"`
	Digest string `json:"digest"` // of the story's files, as they were read for this card

	File  string `json:"file"`
	Title string `json:"title"`
	Day   string `json:"day"`
	Link  string `json:"link"` // to the words on the story's page
	Lang  string `json:"lang"`

	Words      string      `json:"words"`
	Where      string      `json:"where"` // "In the headline", or ""
	Paragraphs []paragraph `json:"paragraphs"`

	Proposal   person      `json:"proposal"` // whom Enter confirms; Kind "" for nobody
	Sure       string      `json:"sure"`     // "likely, 0.81"
	Rule       string      `json:"rule"`
	Reason     string      `json:"reason"`
	Working    []phrase    `json:"working"`
	Candidates []candidate `json:"candidates"` // numbered from 1
	Phrase     string      `json:"phrase"`     // what an unnamed source would be called
	Decided    string      `json:"decided"`    // what stands decided already, for a card shown again
	Asked      string      `json:"asked"`      // what a second reader says otherwise, or ""

	sentence string
}

// paragraph is a block of the story, cut where marks begin and end.
type paragraph struct {
	Kind   string `json:"kind"`   // "headline", "paragraph", …
	Gap    bool   `json:"gap"`    // something of the story is left out before it
	Pieces []run  `json:"pieces"` // in order
}

// run is a stretch of text, and what it is: the words, the cue, the source, or what else the
// reading leans on.
type run struct {
	Text  string `json:"text"`
	Is    string `json:"is,omitempty"`
	Place int    `json:"place"` // which of the working's places it is, from 1; 0 for none
}

// phrase is a stretch of the words that say how the quotation was read.
type phrase struct {
	Text  string `json:"text"`
	Place int    `json:"place"`
}

// person is somebody whom a decision can name.
type person struct {
	Kind    string   `json:"kind"` // "id", "name", "unnamed", "group"; "" for nobody
	Value   string   `json:"value"`
	Name    string   `json:"name"`
	Role    string   `json:"role"`
	Note    string   `json:"note"` // "registered", "as printed", …
	Members []person `json:"members,omitempty"`
}

// candidate is a person who is proposed, with what speaks for it.
type candidate struct {
	person
	Why string `json:"why"`
}

// mostNumbered is how many candidates have a figure of their own on the keyboard.
const mostNumbered = 9

// view shows what an archive has, as it was opened.
type view struct{ archive *site.Opened }

// card makes the card of an utterance of a story; false where the story has none with the id.
func (v view) card(s *site.StoryRead, id string) (*card, bool) {
	at := slices.IndexFunc(s.Result.Quotations, func(q annotate.Quotation) bool { return q.ID == id && begins(&q) })
	if at < 0 {
		return nil, false
	}
	return v.cardOf(s, &s.Result.Quotations[at]), true
}

// cardOf makes the card of a quotation of a story.
func (v view) cardOf(s *site.StoryRead, q *annotate.Quotation) *card {
	c := &card{
		Key: key(s.Story.File, q.ID), Digest: desk.Digest(s.Annotated), File: s.Story.File, Title: s.Title,
		Day:   s.Story.Date.Format("2 January 2006"),
		Link:  v.link(s, q.ID),
		Lang:  cmp.Or(s.Record.Lang, v.archive.Language()),
		Words: oneLine(s.Text.S[q.Start:q.End]), Where: whereWords[kindAt(s.Text, q.Start)],
		Rule: ruleTitle(q.Rule), Reason: ruleReasons()[q.Rule],
		Proposal: v.personOf(q.Speaker, s.Story.Date), Sure: sureness(q), Candidates: v.candidates(s, q),
		Phrase: phraseOf(q), Decided: decidedWords(q),
	}
	c.Working, c.Paragraphs = working(s, q)
	c.sentence = oneLine(site.NewSentences(s.Text).Around(q.Range))
	return c
}

// link leads to an utterance on its story's page.
func (v view) link(s *site.StoryRead, id string) string {
	return v.archive.Base() + address.Quotation(s.Record.Address, id)
}

// decidedWords says what stands decided of a quotation, and by whom; "" where nothing does.
func decidedWords(q *annotate.Quotation) string {
	if !isDecided(q) {
		return ""
	}
	words := "an editor has decided"
	if q.By != "" {
		words = "decided by " + q.By
	}
	if q.On != "" {
		words += " on " + q.On
	}
	if q.Status != annotate.Confirmed && q.Status != annotate.Auto {
		words += ": " + string(q.Status)
	}
	return words
}

var whereWords = map[prose.Kind]string{
	prose.Headline: "In the headline", prose.Deck: "In the deck", prose.Highlight: "In a highlight",
	prose.Crosshead: "In a crosshead",
}

// sureness says how sure a reading is, as a story's page does.
func sureness(q *annotate.Quotation) string {
	switch {
	case q.Decided:
		return "decided by an editor"
	case q.Speaker == nil && q.Confidence == 0:
		return "nobody could be found"
	case q.Speaker == nil:
		return fmt.Sprintf("nobody is named: %s is too little", annotate.Figure(q.Confidence))
	case q.Confidence >= index.ClearFrom:
		return "clear, " + annotate.Figure(q.Confidence)
	}
	return "likely, " + annotate.Figure(q.Confidence)
}

// phraseOf is how the text calls its source.
func phraseOf(q *annotate.Quotation) string {
	if q.Speaker != nil && q.Speaker.Type == annotate.Unnamed {
		return oneLine(q.Speaker.Name)
	}
	if q.Source != nil {
		return oneLine(q.Source.Text)
	}
	return ""
}

// personOf is a speaker as a decision names it, with the role held on the day.
func (v view) personOf(s *annotate.Speaker, day time.Time) person {
	if s == nil {
		return person{}
	}
	p := person{Name: oneLine(s.Name), Role: s.Role}
	switch {
	case s.Type == annotate.Group:
		p.Kind, p.Note = "group", "jointly"
		for i := range s.Members {
			p.Members = append(p.Members, v.personOf(&s.Members[i], day))
		}
	case s.Registered:
		p.Kind, p.Value, p.Note = "id", s.ID, "registered"
		p.Role = cmp.Or(p.Role, v.archive.RoleOn(s.ID, day))
	case s.Type == annotate.Unnamed:
		p.Kind, p.Value, p.Note = "unnamed", p.Name, "unnamed source"
	default:
		p.Kind, p.Value, p.Note = "name", p.Name, "as printed"
	}
	return p
}

// same reports whether two people are named by the same words of a decision.
func (p *person) same(o *person) bool {
	return p.Kind == o.Kind && p.Value == o.Value && p.Name == o.Name
}

// candidates are those who may have spoken: whom the reading considered, then whom the story names,
// the nearest to the words first.
func (v view) candidates(s *site.StoryRead, q *annotate.Quotation) []candidate {
	var out []candidate
	add := func(p person, why string) {
		same := func(c candidate) bool { return c.same(&p) }
		if p.Kind != "" && len(out) < mostNumbered && !slices.ContainsFunc(out, same) {
			out = append(out, candidate{p, why})
		}
	}
	if q.Speaker != nil {
		add(v.personOf(q.Speaker, s.Story.Date), "proposed")
	}
	for i := range q.Candidates {
		c := &q.Candidates[i]
		add(v.personOf(&c.Speaker, s.Story.Date), annotate.Figure(c.Confidence)+", "+ruleTitle(c.Rule))
	}
	for _, e := range q.Evidence {
		for _, o := range e.Considered {
			add(v.personOf(&annotate.Speaker{Entity: o}, s.Story.Date), "considered")
		}
	}
	for _, m := range nearest(s, q) {
		add(v.personOf(&annotate.Speaker{Entity: m.Entity}, s.Story.Date), "named in the story")
	}
	return out
}

// nearest are the mentions of people and organisations, those next to the quotation first; people
// (whose type is the later word) before organisations.
func nearest(s *site.StoryRead, q *annotate.Quotation) []annotate.Mention {
	var out []annotate.Mention
	for _, m := range s.Result.Mentions {
		if m.Entity.Type == annotate.Person || m.Entity.Type == annotate.Organisation {
			out = append(out, m)
		}
	}
	far := func(m annotate.Mention) int { return max(q.Start-m.End, m.Start-q.End, 0) }
	order.By(out, func(a, b annotate.Mention) int {
		return cmp.Or(cmp.Compare(b.Entity.Type, a.Entity.Type), cmp.Compare(far(a), far(b)))
	})
	return out
}

// mark is a stretch of the text that a card underlines.
type mark struct {
	prose.Range
	is    string
	place int
}

// working says how the quotation was read, and shows the paragraphs in which its words and all
// places stand of which that speaks.
func working(s *site.StoryRead, q *annotate.Quotation) ([]phrase, []paragraph) {
	var said []phrase
	var marks []mark
	for i := range s.Result.Quotations {
		if p := &s.Result.Quotations[i]; p.ID == q.ID || p.Speech && q.Speech && p.Utterance == q.Utterance {
			marks = append(marks, mark{p.Range, "words", 0})
		}
	}
	places := 0
	for _, p := range q.WorkingPhrases() {
		x := phrase{Text: p.Text}
		if p.At >= 0 {
			e := &q.Evidence[p.At]
			places++
			x.Place = places
			marks = append(marks, mark{e.Range, markOf(e.Kind), places})
		}
		said = append(said, x)
	}
	return said, paragraphs(s.Text, marks)
}

func markOf(k annotate.EvidenceKind) string {
	switch k {
	case annotate.ByCue:
		return "cue"
	case annotate.BySource:
		return "source"
	}
	return "lean"
}

// nearby is how many paragraphs before and after the words are shown.
const nearby = 1

// paragraphs are the blocks in which marks stand, and those right before and after the words.
func paragraphs(t prose.Text, marks []mark) []paragraph {
	shown := make([]bool, len(t.Blocks))
	for i, b := range t.Blocks {
		for _, m := range marks {
			if !m.Overlaps(b.Range) {
				continue
			}
			shown[i] = true
			if m.is == "words" && b.Kind == prose.Paragraph {
				for k := max(0, i-nearby); k <= min(len(t.Blocks)-1, i+nearby); k++ {
					shown[k] = shown[k] || t.Blocks[k].Kind == prose.Paragraph
				}
			}
		}
	}
	var out []paragraph
	last := -1
	for i, b := range t.Blocks {
		if shown[i] {
			gap := i > last+1 && last >= 0
			out = append(out, paragraph{Kind: kindNames[b.Kind], Gap: gap, Pieces: pieces(t, b.Range, marks)})
			last = i
		}
	}
	return out
}

var kindNames = [...]string{
	prose.Paragraph: "paragraph", prose.Headline: "headline", prose.Deck: "deck", prose.Highlight: "highlight",
	prose.Dateline: "dateline", prose.Crosshead: "crosshead", prose.ListItem: "item", prose.BlockQuote: "quote",
	prose.Cell: "cell", prose.Code: "code", prose.Footnote: "footnote", prose.Notice: "notice",
}

// pieces cuts a block where marks begin and end. Of marks that lie over each other the shortest
// says what a piece is.
func pieces(t prose.Text, b prose.Range, marks []mark) []run {
	cuts := []int{b.Start, b.End}
	for _, m := range marks {
		for _, at := range []int{m.Start, m.End} {
			if b.Start < at && at < b.End {
				cuts = append(cuts, at)
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []run
	for i := 1; i < len(cuts); i++ {
		piece := prose.Range{Start: cuts[i-1], End: cuts[i]}
		x := run{Text: t.S[piece.Start:piece.End]}
		shortest := math.MaxInt
		for _, m := range marks {
			if m.Contains(piece) && m.Len() < shortest {
				x.Is, x.Place, shortest = m.is, m.place, m.Len()
			}
		}
		out = append(out, x)
	}
	return out
}

// namesIn are the people and organisations without a file whom a story names, each once.
func namesIn(s *site.StoryRead) []annotate.Entity {
	var out []annotate.Entity
	seen := map[string]bool{}
	for _, m := range s.Result.Mentions {
		e := m.Entity
		kind := e.Type == annotate.Person || e.Type == annotate.Organisation
		if kind && e.ID != "" && !e.Registered && !seen[e.ID] {
			seen[e.ID] = true
			out = append(out, e)
		}
	}
	return out
}
