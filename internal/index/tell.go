package index

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/registry"
)

// This file is the one place that says what may be told. It works in two steps, so that no output
// has to think of it.
//
// A story's record (NewStory) never holds what the story's state, access or a status forbids
// everywhere. Build makes two of it. One is for the story's own page (ownPage), whose prose stays
// as printed: nothing that the archive adds to the prose names the speaker of a disputed or
// withheld utterance. The other is for all other pages, feeds and files, and for what even its own
// page says to those who do not read it, as title and description (otherPages): in it no name
// stands that is hidden in connection with the story, be it by a status, by visibility or by
// printed_names, and no words that were retracted. Which texts tell a name is decided in
// hiddennames.go.

// withdrawn keeps the address of a withdrawn story and why it went.
func withdrawn(s Story, c *content.Story) *Story {
	return &Story{
		ID: s.ID, File: s.File, Address: s.Address, Date: s.Date, Lang: s.Lang,
		Withdrawn: &Withdrawal{On: c.Withdrawn.On, Reason: oneLine(c.Withdrawn.Reason)},
	}
}

// hiddenTie reports whether a status hides who said it.
func hiddenTie(s annotate.Status) bool { return s == annotate.Disputed || s == annotate.Withheld }

// keepStatus takes from an utterance what its status, or that of the utterance it echoes, forbids
// to tell. q is its first quotation, which may still name the speaker.
func keepStatus(s *Story, u *Utterance, q annotate.Quotation) {
	status := u.Status
	if of := s.utterance(u.EchoOf); of != nil && (hiddenTie(of.Status) || of.Status == annotate.Retracted) {
		status = of.Status
		u.Status = of.Status
	}
	switch {
	case hiddenTie(status):
		s.Hidden = append(s.Hidden, speakers(q)...)
		if u.EchoOf == "" {
			s.Ties++
		}
	case status != annotate.Retracted:
		return
	}
	u.Who, u.Via, u.Reading = nil, nil, NotFound
	u.Lead, u.Tail, u.Sentence = "", "", ""
	u.Source, u.Cue, u.Evidence, u.Rule, u.Confident, u.Working = "", "", "", "", 0, Working{}
	if hiddenTie(status) {
		u.forgetNote()
	}
}

// keepVia takes from what is nested in an utterance of a hidden or retracted tie through whom it
// comes: that would tell the tie.
func keepVia(s *Story) {
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if p := s.utterance(u.Parent); p != nil && u.Via != nil &&
			(hiddenTie(p.Status) || p.Status == annotate.Retracted) {
			u.Via = &Who{Type: annotate.Unnamed, Name: untold}
		} else if u.Via != nil && u.Who != nil && u.Via.ID == u.Who.ID && u.Via.Name == u.Who.Name {
			u.Via = nil // who quotes himself says it himself
		}
	}
}

// untold stands for a name that is in the story and not to be told.
const untold = "somebody named in the story"

// speakers are those who might be told as a quotation's speaker: whom it has, or, where nobody is
// set, the first candidate; and where an editor has set somebody or nobody, whom the program took
// for the speaker, for the prose goes on to name them.
func speakers(q annotate.Quotation) (all []Who) {
	switch {
	case q.Speaker != nil:
		all = append(all, who(q.Speaker))
	case len(q.Candidates) > 0:
		all = append(all, who(&q.Candidates[0].Speaker))
	}
	for i := range q.Instead {
		all = append(all, who(&q.Instead[i]))
	}
	return all
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

// keepAccess takes from a story's record what its access forbids: for quotations, all but headline,
// date, bylines, publisher, url, topics and each utterance's words, speaker and cue; for metadata,
// the utterances as well.
func keepAccess(s *Story) {
	if s.Access == Full {
		return
	}
	s.Deck, s.Section = "", ""
	s.Source = Source{Publisher: s.Source.Publisher, PublisherURL: s.Source.PublisherURL, URL: s.Source.URL}
	s.Corrections, s.Entities = nil, nil
	s.Reviewed, s.Words = Review{}, 0
	if s.Access == MetadataOnly {
		s.Utterances, s.Ties, s.Hidden = nil, 0, nil
		return
	}
	s.Utterances = order.Without(s.Utterances,
		func(u Utterance) bool { return u.EchoOf != "" && u.Where != InHeadline })
	for i := range s.Utterances {
		u := &s.Utterances[i]
		r := u.Rare()
		r.Echoes = order.Without(r.Echoes, func(e Echo) bool { return e.Where != InHeadline })
		r.Note = ""
		u.SetRare(r)
		u.Lead, u.Tail, u.Sentence, u.Source, u.Evidence = "", "", "", "", ""
		u.About, u.Working = nil, cueAlone(u.Cue)
	}
}

// ownPage is what a story's own page may tell. Where no tie is hidden it is the same record.
func (h hider) ownPage(s *Story) *Story {
	if len(s.Hidden) == 0 {
		return s
	}
	n := newHiddenNames()
	h.ties(n, s)
	out := *s
	out.Entities = n.entities(s.Entities)
	out.Utterances = slices.Clone(s.Utterances)
	for i := range out.Utterances {
		n.silence(&out.Utterances[i])
	}
	return &out
}

// otherPages is what is told of a story away from its own prose, and what is hidden in it. Where
// nothing is hidden it is the same record.
func (h hider) otherPages(s *Story) (*Story, *hiddenNames) {
	n := newHiddenNames()
	h.ties(n, s)
	h.visibilities(n, s)
	n.addRetracted(s)
	if n.empty() {
		return s, n
	}
	out := *s
	out.Hidden = nil
	if n.in(out.Title) {
		out.Title = "Story of " + out.Date.Format("2 January 2006")
	}
	if n.in(out.Deck) {
		out.Deck = ""
	}
	if slices.ContainsFunc(out.Bylines, n.in) {
		out.Bylines = slices.DeleteFunc(slices.Clone(out.Bylines), n.in)
	}
	out.Corrections = slices.Clone(s.Corrections)
	for i := range out.Corrections {
		if n.in(out.Corrections[i].Text) {
			out.Corrections[i].Text = ""
		}
	}
	out.Entities = n.entities(s.Entities)
	out.Utterances = slices.Clone(s.Utterances)
	for i := range out.Utterances {
		u := &out.Utterances[i]
		n.silence(u)
		u.Muted = u.Muted || u.Status != annotate.Retracted && slices.ContainsFunc(u.Shown, n.in)
	}
	return &out, n
}

// forgetNote takes away what an editor has noted.
func (u *Utterance) forgetNote() {
	r := u.Rare()
	r.Note = ""
	u.SetRare(r)
}

// silence takes the hidden names out of what the archive says of an utterance; its own words stay.
func (n *hiddenNames) silence(u *Utterance) {
	if u.Who != nil && n.isWho(*u.Who) {
		u.Who, u.Via, u.Silent, u.Reading = nil, nil, true, NotFound
		r := u.Rare()
		r.Note, r.By, r.On = "", "", ""
		u.SetRare(r)
		u.Source, u.Cue, u.Evidence, u.Rule = "", "", "", ""
		u.Working = Working{}
		u.Lead, u.Tail, u.Sentence, u.Confident = "", "", "", 0
	}
	if u.Via != nil && n.isWho(*u.Via) {
		u.Via = &Who{Type: annotate.Unnamed, Name: untold}
	}
	for _, s := range []*string{&u.Lead, &u.Tail, &u.Sentence, &u.Source, &u.Evidence} {
		if n.in(*s) {
			*s = ""
		}
	}
	if n.in(u.Rare().Note) {
		u.forgetNote()
	}
	if n.in(u.Working.Text()) {
		u.Working = cueAlone(u.Cue)
	}
	if u.Who != nil && n.in(u.Who.Role) {
		w := *u.Who
		w.Role, u.Who = "", &w
	}
}

// entities are a story's without the hidden ones: in their places stand entities that have a type
// alone, so that no index into the list changes.
func (n *hiddenNames) entities(all []Mentioned) []Mentioned {
	out := slices.Clone(all)
	for i, e := range out {
		if n.isMention(e) {
			out[i] = Mentioned{Type: e.Type}
		} else if slices.ContainsFunc(e.Forms, n.inForm) {
			out[i].Forms = slices.DeleteFunc(slices.Clone(e.Forms), n.inForm)
		}
	}
	return out
}

// tellsElsewhere reports whether a correction of Stories[i] may be told away from its page. Unlike
// the story it has not been read, so whom it names is not known: it may tell no name that is hidden
// anywhere, and nothing of a quotation whose speaker is not told or whose words are retracted.
func (ix *Index) tellsElsewhere(i int, c Correction) bool {
	if u := ix.Story(i).utterance(c.Utterance); u != nil {
		if hiddenTie(u.Status) || u.Silent || !u.Counted() {
			return false
		}
	}
	return !ix.untold.in(c.Text) && !ix.Spells(c.Text) && !ix.SpellsIn(i, c.Text)
}

// untoldNames are all names of the registry's entries that are named in stories only, and the
// surnames of people among them.
func untoldNames(reg *registry.Registry) *hiddenNames {
	n := newHiddenNames()
	if reg == nil {
		return n
	}
	for _, e := range reg.Entries {
		if visibility(e.Visibility) != None {
			continue
		}
		for _, name := range e.Names() {
			n.add(e.ID, name)
			if e.Type == registry.Person {
				n.add("", surname(Who{Name: name}))
			}
		}
	}
	return n
}

// closedNames are the names of the registry's entries of some types that are named in stories only.
// A printed name that is one of a person or an organisation of these is theirs as far as hiding
// goes, also where somebody else of that name has a page, so that it cannot be said whose it is.
func closedNames(reg *registry.Registry, types ...registry.Type) (closed nameSet) {
	for _, t := range types {
		for _, e := range reg.OfType(t) {
			if visibility(e.Visibility) != None {
				continue
			}
			for _, name := range e.Names() {
				closed.add(name)
			}
		}
	}
	return closed
}

// shut notes the names of those who are named in stories only.
func (ix *Index) shut(reg *registry.Registry) {
	ix.untold = untoldNames(reg)
	ix.closed = closedNames(reg, registry.Person, registry.Organisation)
	ix.inForms = closedNames(reg, registry.Person, registry.Organisation, registry.Place)
	ix.shutIn = nil
	if reg == nil {
		return
	}
	for _, e := range reg.Entries {
		if visibility(e.Visibility) == None && e.Type != registry.Topic {
			x := &shutEntry{Entry: e}
			for _, name := range e.Names() {
				x.names.add(name)
			}
			ix.shutIn = append(ix.shutIn, x)
		}
	}
}

// shutEntry is an entry of somebody or something that is named in stories only.
type shutEntry struct {
	*registry.Entry
	names nameSet
}

// hideWithin hides who is named in stories only where a phrase that refers to somebody else names
// them: “harbour master of the Quiet Trust” is no mention of the trust.
func (ix *Index) hideWithin(n *hiddenNames, form string) {
	if !ix.inForms.tells(form) {
		return
	}
	bare := readings.Bare(form)
	for _, e := range ix.shutIn {
		if e.names.in(bare) {
			n.add(e.ID, e.Names()...)
		}
	}
}

func (ix *Index) isClosed(name string) bool {
	return !ix.closed.empty() && ix.closed.is(readings.Bare(name))
}

// hider knows which names are hidden wherever they would be told away from their story.
type hider struct {
	nobody  bool                                        // nobody is named in stories only
	hides   func(id, name string, registered bool) bool // whether who has this id is named in stories only
	names   func(id string) []string                    // the names and aliases of a registered id
	within  func(n *hiddenNames, form string)           // hides who is named in stories only and in another's form
	bearing func(name string) []string                  // the registered ids that have the name, or bear it as an alias
}

// ties hides the speakers of disputed and withheld utterances, under all the names that they bear.
func (h hider) ties(n *hiddenNames, s *Story) {
	for _, w := range s.Hidden {
		n.addWho(w)
		for _, w := range append(w.Members, w) {
			for _, id := range h.bearing(w.Name) {
				n.add(id, h.names(id)...)
			}
		}
	}
	h.mentioned(n, s)
}

// visibilities hides who is named in stories only.
func (h hider) visibilities(n *hiddenNames, s *Story) {
	if h.nobody {
		return
	}
	var add func(w *Who)
	add = func(w *Who) {
		for ; w != nil; w = nil {
			for i := range w.Members {
				add(&w.Members[i])
			}
			if w.ID != "" && h.hides(w.ID, w.Name, w.Registered) {
				n.addWho(*w)
				n.add(w.ID, h.names(w.ID)...)
			}
		}
	}
	for i := range s.Utterances {
		add(s.Utterances[i].Who)
		add(s.Utterances[i].Via)
	}
	for _, e := range s.Entities {
		// A printed name is hidden where it is quoted: who is only mentioned has no record.
		if e.Registered && h.hides(e.ID, e.Name, true) {
			n.add(e.ID, e.Name)
		}
		for _, form := range e.Forms {
			if strings.Contains(form, " ") {
				h.within(n, form)
			}
		}
	}
	h.mentioned(n, s)
}

// mentioned hides the forms under which the story refers to those who are hidden.
func (h hider) mentioned(n *hiddenNames, s *Story) {
	for _, e := range s.Entities {
		if n.is(e.ID, e.Name) {
			n.add(e.ID, e.Name)
			n.add(e.ID, e.Forms...)
			n.add(e.ID, h.names(e.ID)...)
		}
	}
}

// isOn reports whether a story or one of its rows is on one of some topics.
func (s *Story) isOn(some func(id string) bool) bool {
	return slices.ContainsFunc(s.Named, some) || slices.ContainsFunc(s.Topics, some) ||
		slices.ContainsFunc(s.Utterances, func(u Utterance) bool { return slices.ContainsFunc(u.Topics, some) })
}

// onTopics is a story without the topics that have no pages. Where it is on none of these it is the
// same record.
func (ix *Index) onTopics(s *Story) *Story {
	off := func(id string) bool { t := ix.topic[id]; return t != nil && t.Visibility == None }
	if !slices.ContainsFunc(ix.Topics, func(t *Topic) bool { return t.Visibility == None }) || !s.isOn(off) {
		return s
	}
	out := *s
	out.Named = slices.DeleteFunc(slices.Clone(s.Named), off)
	out.Topics = slices.DeleteFunc(slices.Clone(s.Topics), off)
	out.Utterances = slices.Clone(s.Utterances)
	for i := range out.Utterances {
		u := &out.Utterances[i]
		u.Topics = slices.DeleteFunc(slices.Clone(u.Topics), off)
	}
	return &out
}
