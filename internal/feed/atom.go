package feed

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"net/url"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/prose"
)

// newest is how many entries a feed holds.
const newest = 30

type atomFeed struct {
	XMLName  xml.Name   `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string     `xml:"xml:lang,attr,omitempty"`
	ID       string     `xml:"id"`
	Title    string     `xml:"title"`
	Subtitle string     `xml:"subtitle,omitempty"`
	Updated  string     `xml:"updated"`
	Author   atomAuthor `xml:"author"`
	Rights   string     `xml:"rights,omitempty"`
	Links    []atomLink `xml:"link"`
	Entries  []atomEntry
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	XMLName   xml.Name    `xml:"entry"`
	ID        string      `xml:"id"`
	Title     string      `xml:"title"`
	Published string      `xml:"published,omitempty"` // where it is not Updated
	Updated   string      `xml:"updated"`
	Author    *atomAuthor `xml:"author,omitempty"`
	Link      atomLink    `xml:"link"`
	Content   atomText    `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

// home is the feed of the newest stories.
func (m *Maker) home(b *bytes.Buffer) error {
	f := m.feed("", m.site.Title, m.site.Description)
	f.Entries = newestOf(m.storyItems())
	return m.write(b, f)
}

// storyEntry is a story in the site's own feed.
func (m *Maker) storyEntry(s *index.Story) atomEntry {
	words := strings.TrimSpace(s.Deck + changeNote(m.changed[s.ID]))
	e := m.entry(s, m.tag(s, ""), m.url(s.Address), prose.Isolated(s.Title), words, m.storyChanged(s))
	if len(s.Bylines) > 0 {
		e.Author = &atomAuthor{strings.Join(s.Bylines, ", ")}
	}
	return e
}

// said is a feed of utterances, and of changes that no utterance tells.
func (m *Maker) said(b *bytes.Buffer, page, title, subtitle string, refs []index.Ref, also []index.Change) error {
	f := m.feed(page, title, subtitle)
	var all []item
	for i, ref := range refs {
		if i >= newest && !m.ix.Is(ref, index.IsDated) && len(m.changed[m.ix.Head(int(ref.Story)).ID]) == 0 {
			continue // nobody has put it right
		}
		s, u := m.ix.At(ref)
		at, news := m.rowChanged(s, u)
		if i >= newest && !news.After(s.Date) {
			continue // those before it are as new or newer, and as many as there is room for
		}
		all = append(all, item{news, func() atomEntry { return m.saidEntry(m.rowOf(ref, s, u), at) }})
	}
	for _, c := range also {
		all = append(all, item{c.On, func() atomEntry { return m.changeEntry(c) }})
	}
	f.Entries = newestOf(all)
	return m.write(b, f)
}

// saidEntry is an utterance in a feed; it was changed at that time.
func (m *Maker) saidEntry(r row, at time.Time) atomEntry {
	heading := r.heading()
	if r.u.Corrected {
		heading = "Corrected: " + heading
	}
	words := r.content() + changeNote(m.correctionsOf(r.s, r.u))
	return m.entry(r.s, m.tag(r.s, firstID(r.u)), m.anchor(r.s, r.u), heading, words, at)
}

// heading is an utterance's title in a feed: "Mark Rutte, Secretary General of NATO, in “Ferry
// inquiry”".
func (r row) heading() string {
	who := "Not attributed"
	if n := name(r.u.Who).text; n != "" {
		who = n
	}
	if role := r.role().text; role != "" {
		who += ", " + role
	}
	if via := name(r.u.Via).text; via != "" {
		who += ", as quoted by " + via
	}
	return prose.Isolated(who) + ": " + prose.Isolated(r.s.Title)
}

// firstID is the id under which an utterance was published first: an editor tells what it was where
// the words were edited since. They come again then as what was changed, and not as something new.
func firstID(u *index.Utterance) string {
	if former := u.Rare().Former; len(former) > 0 {
		return former[0]
	}
	return u.ID
}

// content is an utterance with its sentence, where it was printed and how it was read.
func (r row) content() string {
	s := prose.Isolated(strings.Join(r.u.Shown, "\n\n"))
	if r.u.Sentence != "" && r.u.Kind == "partial" {
		s += "\n\nIn its sentence: " + r.u.Sentence
	}
	return fmt.Sprintf("%s\n\nPrinted on %s. Attribution: %s, %s.", s, r.s.Date.Format("2 January 2006"), r.u.Reading,
		r.readBy())
}

// readBy says who answers for an attribution.
func (r row) readBy() string {
	switch by := r.u.Rare(); {
	case by.By == "":
		return "read by program"
	case by.On == "":
		return "checked by " + by.By
	default:
		return "checked by " + by.By + " on " + by.On
	}
}

func (m *Maker) feed(page, title, subtitle string) *atomFeed {
	author := m.site.Publisher
	if author == "" {
		author = m.site.Title
	}
	return &atomFeed{
		Lang: m.site.Language, ID: m.url(page), Title: title, Subtitle: subtitle, Author: atomAuthor{author},
		Rights: m.site.License,
		Links: []atomLink{
			{"self", "application/atom+xml", m.url(page + address.Feed)}, {"alternate", "text/html", m.url(page)},
		},
	}
}

// tag is what a reader of feeds knows an entry by: a URI (RFC 4151) made of the story's id and of
// what in it the entry is about. Both stay where the story's slug or date changes, and with them
// its address: nobody is shown the same words as new again. The year in it says of when the name of
// the host is, and has no other meaning.
func (m *Maker) tag(s *index.Story, part string) string {
	host, path := m.site.BaseURL, ""
	if base, err := url.Parse(m.site.BaseURL); err == nil {
		host, path = base.Hostname(), base.EscapedPath()
	}
	id := "tag:" + host + ",2026:" + called.TrimPrefix(path+"/", "/") + url.PathEscape(s.ID)
	if part != "" {
		id += "#" + url.PathEscape(part)
	}
	return id
}

// entry is an entry of a feed, on what a story says. It was changed at that time.
func (m *Maker) entry(s *index.Story, id, address, title, words string, changed time.Time) atomEntry {
	published := s.Date.Format(time.RFC3339)
	e := atomEntry{
		ID: id, Title: title, Updated: published,
		Link: atomLink{"alternate", "text/html", address}, Content: atomText{"text", words},
	}
	if changed.After(s.Date) {
		e.Published, e.Updated = published, changed.Format(time.RFC3339)
	}
	return e
}

// write writes a feed. It was updated when its last entry was: the clock has no say, so an
// unchanged archive has unchanged feeds.
func (m *Maker) write(b *bytes.Buffer, f *atomFeed) error {
	f.Updated = time.Unix(0, 0).UTC().Format(time.RFC3339)
	latest := time.Time{}
	for _, e := range f.Entries {
		if at, err := time.Parse(time.RFC3339, e.Updated); err == nil && at.After(latest) {
			latest, f.Updated = at, e.Updated
		}
	}
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(b)
	enc.Indent("", " ")
	if err := enc.Encode(f); err != nil {
		return called.Errorf("writing a feed: %w", err)
	}
	b.WriteByte('\n')
	return nil
}
