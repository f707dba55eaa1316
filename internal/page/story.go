package page

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
)

// Story is the view of a story's page.
type Story struct {
	Frame
	Withdrawn *Notice // not nil: nothing else is shown
	Metadata  bool    // only headline, date and the like may be shown
	Words     bool    // only the quotations may be shown
	TextLang  string  // the story's language, where it is not the site's
	TextDir   string

	Section    string
	Headline   template.HTML
	Deck       template.HTML
	Bylines    string
	DateTime   string
	Date       string
	DateHref   string
	Updated    string
	Count      string // "10 quotations, 6 speakers", or ""
	Highlights []template.HTML
	Dateline   template.HTML
	Text       template.HTML
	Quotes     []Quote // in place of the text, where only the quotations may be shown

	Voices      []Voice
	Shares      string // the sentence above the voices
	Corrections []Dated
	Notes       []Note
	Ties        string // what is said of ties that are not told
	Reviewed    string

	Source   SourceLine
	Topics   []Link
	Citation string
	Example  string // "#q-7k2m9xq": how to cite one quotation
	Files    []Link
	Related  []StoryItem
}

// Notice stands in place of a withdrawn story.
type Notice struct{ Date, On, Reason string }

// Quote is an utterance where the story's text may not be shown.
type Quote struct {
	ID     string
	Number int
	Former []string // ids of further anchors: those of its further parts, and old ones
	Shown  []string
	Class  string
	Status string // "not said", "retracted"
	Who    Link
	Role   string
}

// Dated is a text with its date.
type Dated struct{ ID, Date, Text, Href string }

// SourceLine says where a story was first printed.
type SourceLine struct {
	Publisher Link
	Printed   string // "Thursday 12 March 2026, page 1"
	URL       string
	License   string
}

// Source is the view of a story's source.
type Source struct {
	Frame
	Story Link
	File  string
	HTML  template.HTML
}

// storyPage is the page of Stories[at] of the index.
type storyPage struct {
	*archive
	at int
}

// sourcePage is the page of a story's source.
type sourcePage struct {
	*archive
	at int
}

// withdrawnPage is the notice in place of a withdrawn story.
type withdrawnPage struct {
	*archive
	story *index.Story
}

// planStories plans the pages of the stories, each followed by that of its source, and those of the
// withdrawn ones.
func planStories(a *archive) []Page {
	var out []Page
	for i := range a.ix.Len() {
		out = append(out, a.storyPages(i)...)
	}
	for _, s := range a.ix.Withdrawn {
		pg := a.page(KindStory, s.Address, withdrawnPage{a, s})
		pg.NoIndex = true
		out = append(out, pg)
	}
	return out
}

// storyPages are the pages of Stories[i]: its own, and that of its source.
func (a *archive) storyPages(i int) []Page {
	at := a.ix.Head(i).Address
	pg := a.page(KindStory, at, storyPage{a, i})
	pg.Story = i
	out := []Page{pg}
	if a.site.Source && a.ix.Open(i) {
		pg := a.page(KindSource, address.Source(at), sourcePage{a, i})
		pg.Story, pg.NoIndex = i, true
		out = append(out, pg)
	}
	return out
}

func (p storyPage) view(pg Page, body any) any {
	s, told := p.ix.OwnPage(p.at), p.ix.Story(p.at)
	b, _ := body.(*StoryBody)
	if b == nil {
		b = &StoryBody{Places: places(s, p.links(s))}
	}
	v := &Story{
		Frame:   p.frame(pg, told.Title, p.describe(told), ""),
		Section: s.Section, Headline: b.Headline, Deck: b.Deck, Highlights: b.Highlights, Dateline: b.Dateline,
		Text:     b.Text,
		DateTime: isoDate(s.Date), Date: fullDate(s.Date), DateHref: p.dayHref(s.Date.Date()),
		Source: p.sourceLine(s), Topics: p.topicLinks(s.Topics), Citation: p.citation(told), Reviewed: reviewed(s),
	}
	v.Title += ", " + fullDate(s.Date)
	if v.Headline == "" {
		v.Headline = template.HTML(template.HTMLEscapeString(s.Title))
	}
	v.TextLang, v.TextDir = p.foreign(s.Lang)
	if len(s.Bylines) > 0 && !(s.Bylined && s.Access == index.Full) {
		v.Bylines = "By " + list(s.Bylines)
	}
	if !s.Updated.IsZero() && isoDate(s.Updated) != isoDate(s.Date) {
		v.Updated = "Updated " + fullDate(s.Updated)
	}
	p.fillAccess(v, s)
	p.fillQuotations(v, s, b.Places)
	for _, c := range s.Corrections {
		d := Dated{ID: c.ID, Date: date(c.On, false), Text: c.Text}
		if c.On.IsZero() {
			d.Date = ""
		}
		if c.Utterance != "" {
			d.Href = "#" + address.QuotationAnchor(c.Utterance)
		}
		v.Corrections = append(v.Corrections, d)
	}
	v.Files = p.storyFiles(&v.Frame, s)
	p.storyMeta(&v.Frame, told)
	v.LinkedData = p.linkedData(told)
	v.Related = p.related()
	return v
}

func (p storyPage) fillAccess(v *Story, s *index.Story) {
	switch s.Access {
	case index.MetadataOnly:
		v.Metadata = true
	case index.QuotationsOnly:
		v.Words = true
		for _, u := range inOrder(s) {
			q := Quote{
				ID: u.ID, Former: anchors(others(u)), Number: u.Figure, Shown: u.Shown, Class: class(u),
				Status: strings.Join(statuses(u), ", "),
				Who:    Link{Text: label(u)},
			}
			switch {
			case u.Who != nil:
				q.Who, q.Role = Link{p.whoHref(u.Who), u.Who.Name}, u.Who.Role
			case u.Figure == 0:
				q.Who.Text = silence(u)
			}
			v.Quotes = append(v.Quotes, q)
		}
	}
}

// inOrder lists a story's utterances but for echoes in the order of their figures, with those that
// have none in their places.
func inOrder(s *index.Story) []*index.Utterance {
	var out []*index.Utterance
	for i := range s.Utterances {
		if s.Utterances[i].EchoOf == "" {
			out = append(out, &s.Utterances[i])
		}
	}
	order.By(out, func(a, b *index.Utterance) int { return cmp.Compare(lastByte(a), lastByte(b)) })
	return out
}

func lastByte(u *index.Utterance) int { return u.Parts[len(u.Parts)-1].End }

func (p storyPage) fillQuotations(v *Story, s *index.Story, places []markup.Place) {
	v.Notes = p.notes(s, places)
	if len(v.Notes) > 0 {
		var words int
		v.Voices, words = p.voices(s)
		v.Shares = shares(s, v.Voices, words)
		v.Count = quotations(s.Quotations())
		if n := speakerCount(s); n > 0 {
			v.Count += ", " + count(n, "speaker", "speakers")
		}
		v.Example = "#" + address.QuotationAnchor(v.Notes[0].ID)
	}
	if s.Ties > 0 {
		v.Ties = capital(say(s.Ties, "quotation", "quotations")) + " in this story " +
			plural(s.Ties, "stands", "stand") + " without a name: who said it is withheld or disputed."
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// shares is the sentence that explains the panel.
func shares(s *index.Story, vs []Voice, quoted int) string {
	if s.Access != index.Full {
		return "Share of the " + count(quoted, "quoted word", "quoted words") + "."
	}
	if quoted == 1 {
		return "One word is quoted, in a story of " + figures(s.Words) +
			". The bar is the story from first word to last."
	}
	bars := "Each bar is"
	if len(vs) == 1 {
		bars = "The bar is"
	}
	return "Share of the " + figures(quoted) + " quoted words, in a story of " + figures(s.Words) + ". " + bars +
		" the story from first word to last."
}

// describe is the description of a story's page.
func (p storyPage) describe(s *index.Story) string {
	d := s.Deck
	if d == "" {
		d = s.Title
		if last := d[max(len(d)-1, 0):]; last != "." && last != "?" && last != "!" {
			d += "."
		}
	}
	n := s.Quotations()
	if n == 0 {
		return d
	}
	d += " " + capital(say(n, "quotation", "quotations"))
	if k := speakerCount(s); k > 0 {
		d += ", " + say(k, "speaker", "speakers")
	}
	return d + "."
}

// speakerCount counts who speaks in a story, each member of a group for itself.
func speakerCount(s *index.Story) int {
	seen := map[string]bool{}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if !u.Listed() || u.Who == nil {
			continue
		}
		each := u.Who.Members
		if len(each) == 0 {
			each = []index.Who{*u.Who}
		}
		for _, w := range each {
			seen[w.ID+"\x00"+w.Name] = true
		}
	}
	return len(seen)
}

func (p storyPage) sourceLine(s *index.Story) SourceLine {
	out := SourceLine{
		Publisher: p.publisher(s), Printed: longDate(s.Date), URL: s.Source.URL, License: s.Source.License,
	}
	// the edition may be no more than the day
	if s.Source.Edition != "" && !strings.Contains(out.Printed, s.Source.Edition) {
		out.Printed += ", " + s.Source.Edition
	}
	if s.Source.Page != "" {
		out.Printed += ", page " + s.Source.Page
	}
	return out
}

// publisher is who printed a story.
func (p storyPage) publisher(s *index.Story) Link {
	switch {
	case s.Source.Publisher != "":
		return Link{s.Source.PublisherURL, s.Source.Publisher}
	case p.site.Publisher != "":
		return Link{p.site.PublisherURL, p.site.Publisher}
	}
	return Link{p.site.PublisherURL, p.site.Title}
}

// citation is how to cite a story: "Ambery, Lotte. “Board votes to dredge the bar.” The Ostrey
// Packet, 12 March 2026, p. 1. https://…"
func (p storyPage) citation(s *index.Story) string {
	var b called.Builder
	if len(s.Bylines) > 0 {
		b.WriteString(prose.Isolated(inverted(s.Bylines[0])))
		if len(s.Bylines) > 1 {
			b.WriteString(" and " + list(isolated(s.Bylines[1:])))
		}
		b.WriteString(". ")
	}
	b.WriteString("“" + prose.Isolated(s.Title))
	if !called.HasSuffix(s.Title, "?") && !called.HasSuffix(s.Title, "!") && !called.HasSuffix(s.Title, ".") {
		b.WriteString(".")
	}
	b.WriteString("” " + prose.Isolated(p.publisher(s).Text) + ", " + fullDate(s.Date))
	if s.Source.Page != "" {
		b.WriteString(", p. " + s.Source.Page)
	}
	b.WriteString(".")
	if p.site.BaseURL != "" {
		b.WriteString(" " + p.full(s.Address))
	}
	return b.String()
}

// isolated are names that keep their own direction in a line.
func isolated(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = prose.Isolated(name)
	}
	return out
}

// inverted is "Ambery, Lotte" for "Lotte Ambery".
func inverted(name string) string {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 {
		return name
	}
	return name[i+1:] + ", " + name[:i]
}

func reviewed(s *index.Story) string {
	if s.Reviewed.By == "" && s.Reviewed.On.IsZero() {
		return ""
	}
	out := "The attributions of this story were checked"
	if s.Reviewed.By != "" {
		out += " by " + s.Reviewed.By
	}
	if !s.Reviewed.On.IsZero() {
		out += " on " + fullDate(s.Reviewed.On)
	}
	return out + "."
}

func (p withdrawnPage) view(pg Page, _ any) any {
	w := p.story
	n := &Notice{Date: longDate(w.Date), Reason: w.Withdrawn.Reason}
	if !w.Withdrawn.On.IsZero() {
		n.On = fullDate(w.Withdrawn.On)
	}
	return &Story{Frame: p.frame(pg, "Withdrawn story", "This story was withdrawn.", ""), Withdrawn: n}
}

func (p sourcePage) view(pg Page, body any) any {
	s := p.ix.Story(p.at)
	v := &Source{
		Frame: p.frame(pg, "Source of "+s.Title, "The file from which this story is made.", ""),
		Story: Link{p.storyHref(s), s.Title}, File: s.File[strings.LastIndexByte(s.File, '/')+1:],
	}
	if b, _ := body.(*SourceBody); b != nil {
		v.HTML = b.HTML
	}
	return v
}

// related are up to three stories before and after that share most topics and speakers with this
// one, in order of time.
func (p storyPage) related() []StoryItem {
	return p.items(p.relatedStories(), itemStyle{date: true, speakers: true})
}

func (p storyPage) relatedStories() []int32 {
	i := int32(p.at)
	var room [96]scored
	all := room[:0]
	near := func(list []int32, weight int) {
		// newest first
		at, _ := slices.BinarySearchFunc(list, i, func(a, b int32) int { return int(b) - int(a) })
		for j := max(at-3, 0); j < min(at+4, len(list)); j++ {
			if list[j] != i {
				all = scores(all, list[j], weight)
			}
		}
	}
	s := p.ix.Story(int(i))
	for n, id := range s.Topics {
		if t := p.ix.Topic(id); t != nil && n < 6 {
			near(t.Stories, 3)
		}
	}
	for n, e := range p.ix.Quoted(p.at) {
		if n < 8 {
			near(e.Stories, 2)
		}
	}
	best := make([]int32, 0, 3)
	for len(best) < 3 && len(all) > 0 {
		at := 0
		for n := range all {
			if all[n].before(all[at], i) {
				at = n
			}
		}
		best = append(best, all[at].story)
		all[at], all = all[len(all)-1], all[:len(all)-1]
	}
	slices.Sort(best)
	return best
}

// scored is a story, and what speaks for naming it beside another.
type scored struct {
	story int32
	score int
}

// scores adds what speaks for a story, each of which is among all once. They are a few dozen at
// most.
func scores(all []scored, story int32, score int) []scored {
	for n := range all {
		if all[n].story == story {
			all[n].score += score
			return all
		}
	}
	return append(all, scored{story, score})
}

// before reports whether a story is rather to be named beside story i than another: the one for
// which more speaks, else the nearer one, else the older.
func (s scored) before(other scored, i int32) bool {
	if s.score != other.score {
		return s.score > other.score
	}
	return abs(s.story-i)*2+after(s.story, i) < abs(other.story-i)*2+after(other.story, i)
}

func abs(n int32) int { return int(max(n, -n)) }

func after(a, i int32) int {
	if a > i {
		return 1
	}
	return 0
}
