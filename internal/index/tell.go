package index

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/slug"
)

// This file is the one place that says what may be told. It works in two steps, so that no output has to think of it.
//
// A story's own record (NewStory) never holds what the story's state, access or a status forbids on the story's own page. What the archive's other pages, feeds and
// files say of a story comes from another record (elsewhere, made in Build), which holds in addition no name that is hidden in connection with that
// story: the speaker of a disputed or withheld utterance, and who by visibility or printed_names is named in stories only.

// withdrawn keeps the address of a withdrawn story and why it went.
func withdrawn(s *Story, c *content.Story) *Story {
	return &Story{
		ID: s.ID, File: s.File, Address: s.Address, Date: s.Date, Lang: s.Lang,
		Withdrawn: &Withdrawal{On: c.Withdrawn.On, Reason: oneLine(c.Withdrawn.Reason)},
	}
}

// hiddenTie reports whether a status hides who said it.
func hiddenTie(s annotate.Status) bool { return s == annotate.Disputed || s == annotate.Withheld }

// keepStatus takes from an utterance what its status, or that of the utterance it echoes, forbids to tell. q is its first quotation, which may still name the speaker.
func keepStatus(s *Story, u *Utterance, q annotate.Quotation) {
	status := u.Status
	if of := s.utterance(u.EchoOf); of != nil && (hiddenTie(of.Status) || of.Status == annotate.Retracted) {
		status = of.Status
		u.Status = of.Status
	}
	switch {
	case hiddenTie(status):
		s.Hidden = append(s.Hidden, names(q)...)
		if u.EchoOf == "" {
			s.Ties++
		}
	case status != annotate.Retracted:
		return
	}
	u.Who, u.Via, u.Reading = nil, nil, NotFound
	u.Lead, u.Sentence = "", ""
	u.Source, u.Cue, u.Evidence, u.Rule, u.Confident = "", "", "", "", 0
	if hiddenTie(status) {
		u.Note = ""
	}
}

// keepVia takes from what is nested in an utterance of a hidden or retracted tie through whom it comes: that would tell the tie.
func keepVia(s *Story) {
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if p := s.utterance(u.Parent); p != nil && u.Via != nil && (hiddenTie(p.Status) || p.Status == annotate.Retracted) {
			u.Via = &Who{Type: annotate.Unnamed, Name: untold}
		}
	}
}

// untold stands for a name that is in the story and not to be told.
const untold = "somebody named in the story"

// names are the names under which a quotation's speaker might be told: his own, of whom he comes through, or, where nobody is set, the first candidate's.
func names(q annotate.Quotation) []string {
	var out []string
	add := func(s *annotate.Speaker) {
		for ; s != nil; s = nil {
			out = append(out, s.Name, surname(*who(s)))
			for _, m := range s.Members {
				out = append(out, m.Name, surname(*who(&m)))
			}
		}
	}
	add(q.Speaker)
	if q.Speaker == nil && len(q.Candidates) > 0 {
		add(&q.Candidates[0].Speaker)
	}
	return out
}

// utterance finds an utterance by its id, or gives nil.
func (s *Story) utterance(id string) *Utterance {
	if id == "" {
		return nil
	}
	for i := range s.Utterances {
		if s.Utterances[i].ID == id {
			return &s.Utterances[i]
		}
	}
	return nil
}

// keepAccess takes from a story's record what its access forbids: for quotations, all but headline, date, bylines, publisher, url, topics and each utterance's words,
// speaker and cue; for metadata, the utterances as well.
func keepAccess(s *Story) {
	if s.Access == Full {
		return
	}
	s.Deck, s.Section = "", ""
	s.Source = Source{Publisher: s.Source.Publisher, PublisherURL: s.Source.PublisherURL, URL: s.Source.URL}
	s.Revised, s.Mentions, s.Entities = nil, nil, nil
	s.Reviewed = Review{}
	if s.Access == MetadataOnly {
		s.Utterances, s.Words, s.Ties = nil, 0, 0
		return
	}
	s.Utterances = slices.DeleteFunc(s.Utterances, func(u Utterance) bool { return u.EchoOf != "" && u.Where != InHeadline })
	for i := range s.Utterances {
		u := &s.Utterances[i]
		u.Echoes = slices.DeleteFunc(u.Echoes, func(e Echo) bool { return e.Where != InHeadline })
		u.Lead, u.Sentence, u.Source, u.Evidence, u.Note, u.About = "", "", "", "", "", nil
	}
}

// hider knows which names are hidden wherever they would be told away from their story.
type hider struct {
	hides func(id, name string, registered bool) bool // whether who has this id is named in stories only
	names func(id string) []string                    // the names and aliases of a registered id
}

// elsewhere is what other pages than its own may tell of a story. Where nothing is hidden it is the same record.
func (h hider) elsewhere(s *Story) *Story {
	hidden := h.hidden(s)
	if hidden.empty() {
		return s
	}
	out := *s
	out.Hidden = nil
	if hidden.in(out.Deck) {
		out.Deck = ""
	}
	out.Revised = slices.Clone(s.Revised)
	for i := range out.Revised {
		if hidden.in(out.Revised[i].Text) {
			out.Revised[i].Text = ""
		}
	}
	out.Entities = slices.Clone(s.Entities)
	for i, e := range out.Entities {
		if hidden.is(e.ID, e.Name) {
			out.Entities[i] = Mentioned{Type: e.Type}
		}
	}
	out.Utterances = slices.Clone(s.Utterances)
	for i := range out.Utterances {
		hidden.silence(&out.Utterances[i])
	}
	return &out
}

// silence takes the hidden names out of what is told of an utterance. One whose own words hold such a name is Muted: only its story's page shows it.
func (n *hiddenNames) silence(u *Utterance) {
	if u.Who != nil && n.isWho(*u.Who) {
		u.Who, u.Silent, u.Reading = nil, true, NotFound
		u.Source, u.Cue, u.Evidence, u.Rule, u.Note, u.By = "", "", "", "", "", ""
		u.Lead, u.Sentence, u.Confident = "", "", 0
	}
	if u.Via != nil && n.isWho(*u.Via) {
		u.Via = &Who{Type: annotate.Unnamed, Name: untold}
	}
	for _, s := range []*string{&u.Lead, &u.Sentence, &u.Source, &u.Evidence, &u.Note} {
		if n.in(*s) {
			*s = ""
		}
	}
	if u.Who != nil && n.in(u.Who.Role) {
		w := *u.Who
		w.Role, u.Who = "", &w
	}
	for _, p := range u.Shown {
		u.Muted = u.Muted || n.in(p)
	}
}

// hiddenNames are the names that are not to be told away from one story.
type hiddenNames struct {
	ids   map[string]bool
	folds []string // folded names, each with a space at both ends
}

func (n *hiddenNames) empty() bool { return len(n.folds) == 0 && len(n.ids) == 0 }

func (n *hiddenNames) add(id string, names ...string) {
	if id != "" {
		n.ids[id] = true
	}
	for _, name := range names {
		if f := slug.Fold(name); f != "" && !slices.Contains(n.folds, " "+f+" ") {
			n.folds = append(n.folds, " "+f+" ")
		}
	}
}

// in reports whether s tells a hidden name.
func (n *hiddenNames) in(s string) bool {
	if s == "" || len(n.folds) == 0 {
		return false
	}
	s = " " + slug.Fold(s) + " "
	return slices.ContainsFunc(n.folds, func(f string) bool { return strings.Contains(s, f) })
}

func (n *hiddenNames) is(id, name string) bool {
	return id != "" && n.ids[id] || slices.Contains(n.folds, " "+slug.Fold(name)+" ")
}

func (n *hiddenNames) isWho(w Who) bool {
	return n.is(w.ID, w.Name) || slices.ContainsFunc(w.Members, n.isWho)
}

// hidden collects the names hidden in connection with a story: with each the forms under which the story refers to it.
func (h hider) hidden(s *Story) *hiddenNames {
	n := &hiddenNames{ids: map[string]bool{}}
	n.add("", s.Hidden...)
	for i := range s.Utterances {
		if w := s.Utterances[i].Who; w != nil {
			h.addWho(n, *w)
		}
		if w := s.Utterances[i].Via; w != nil {
			h.addWho(n, *w)
		}
	}
	for _, e := range s.Entities {
		// A printed name is hidden where it is quoted: who is only mentioned has no record.
		if e.Registered && h.hides(e.ID, e.Name, true) || !n.empty() && n.is(e.ID, e.Name) {
			n.add(e.ID, e.Name)
			n.add(e.ID, e.Forms...)
			n.add(e.ID, h.names(e.ID)...)
		}
	}
	return n
}

func (h hider) addWho(n *hiddenNames, w Who) {
	for _, m := range w.Members {
		h.addWho(n, m)
	}
	if w.ID != "" && h.hides(w.ID, w.Name, w.Registered) {
		n.add(w.ID, w.Name, surname(w))
		n.add(w.ID, h.names(w.ID)...)
	}
}

// surname is the last word of a person's name, by which a story may go on to call him; "" for others.
func surname(w Who) string {
	at := strings.LastIndexByte(w.Name, ' ')
	if w.Type != annotate.Person || at < 0 || len(w.Name)-at <= 3 {
		return ""
	}
	return w.Name[at+1:]
}
