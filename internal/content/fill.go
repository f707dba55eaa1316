package content

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/slug"

	"golang.org/x/text/unicode/norm"
)

// fill turns front matter, as read, into the story.
func (r *reader) fill(f front) {
	s := r.s
	s.Title = Ref(f.Title)
	s.Deck, s.Highlights, s.Dateline = f.Deck.Value, fields.Strings(f.Highlights), f.Dateline.Value
	s.Bylines, s.Section = bylines(fields.Strings(f.Bylines)), f.Section.Value
	s.SourceID, s.License = f.SourceID.Value, f.License.Value
	s.Print = Print{Edition: f.Print.Edition.Value, Page: f.Print.Page.Value}
	s.Draft, s.Topics = f.Draft.Value, r.refs(f.Topics, "topics")
	s.Publisher = Publisher{Name: f.Publisher.Name.Value, URL: r.address(f.Publisher.URL)}
	s.URL = r.address(f.URL)
	s.Reviewed = Review{By: f.Reviewed.By.Value, On: r.day(f.Reviewed.On)}
	r.identity(f)
	r.date(f)
	r.slug(f)
	r.storable()
	r.language(f.Lang)
	r.aliases(f.Aliases)
	r.state(f)
	r.corrections(f.Corrections)
	r.decisions(f.Annotations)
}

// refs keeps values with their places, and complains of one that is given twice.
func (r *reader) refs(texts []fields.Text, name string) []Ref {
	var refs []Ref
	given := make(map[string]bool, len(texts))
	for _, t := range texts {
		if given[t.Value] {
			r.complain(t.Pos, "twice", fmt.Sprintf("%q stands in %s twice", t.Value, name), "delete one of them")
			continue
		}
		given[t.Value] = true
		refs = append(refs, Ref(t))
	}
	return refs
}

func (r *reader) address(t fields.Text) string {
	address, wrong := t.WebAddress("url")
	r.found = append(r.found, wrong...)
	return address
}

func (r *reader) day(d fields.Date) time.Time {
	if !d.Given() {
		return time.Time{}
	}
	t := d.In(r.o.location())
	if t.Year() < 1 || t.Year() > 9999 {
		r.complain(d.Pos, "bad-date",
			fmt.Sprintf("%s is in the year %d in the time zone of the site", d.Text, t.Year()),
			"write a day of the years 1 to 9999")
		return time.Time{}
	}
	return t
}

func (r *reader) identity(f front) {
	r.s.idAt = r.start()
	if !f.ID.Given() || f.ID.Value == "" {
		return
	}
	r.s.idAt = f.ID.Pos
	if strings.ContainsRune(f.ID.Value, '/') || strings.ContainsFunc(f.ID.Value, unicode.IsSpace) {
		r.complain(f.ID.Pos, "bad-id", fmt.Sprintf("the id %q holds white space or a slash", f.ID.Value),
			"write the story's old file name, without its ending")
		return
	}
	r.s.ID = norm.NFC.String(f.ID.Value)
}

// date finds the story's day: in the front matter, in the file's name, or in the options.
func (r *reader) date(f front) {
	s := r.s
	named, _, isNamed, _ := dateOfName(stem(s.File))
	switch {
	case f.Date.Given():
		before := len(r.found)
		s.Date, s.HasTime = r.day(f.Date), f.Date.HasTime
		s.HasDate = len(r.found) == before
	case isNamed:
		s.Date, s.HasDate = named.In(r.o.location()), true
	case !r.o.Date.IsZero():
		y, m, d := r.o.Date.Date()
		s.Date, s.HasDate = fields.Date{Year: y, Month: m, Day: d}.In(r.o.location()), true
	}
	if f.Updated.Given() {
		s.Updated = r.day(f.Updated)
		if s.HasDate && s.Updated.Before(s.Date) && !sameDay(s.Updated, s.Date) {
			r.warn(f.Updated.Pos, "bad-date", fmt.Sprintf("updated %s is before the story's date %s",
				s.Updated.Format(time.DateOnly), s.Date.Format(time.DateOnly)), "correct one of the two")
		}
	}
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

func (r *reader) slug(f front) {
	s := r.s
	s.slugAt = r.start()
	if t := f.Slug; t.Given() && t.Value != "" {
		s.slugAt = t.Pos
		if s.Slug = t.Value; isSegment(t.Value) {
			return
		}
		if s.Slug = slug.ID(t.Value); len(s.Slug) > slug.Longest {
			s.Slug = ""
			r.complain(t.Pos, "bad-slug", "the slug is too long to stand in an address",
				fmt.Sprintf("write at most %d letters, numbers and hyphens", slug.Longest))
			return
		}
		r.complain(t.Pos, "bad-slug", fmt.Sprintf("the slug %q cannot stand in an address", t.Value),
			"write letters, numbers and hyphens only"+example(": slug: ", s.Slug))
		return
	}
	_, rest, _, _ := dateOfName(stem(s.File))
	if s.Slug = slugOfName(rest); s.Slug == "" && !r.o.Loose {
		s.Slug = "story"
		r.complain(r.start(), "bad-slug", "the file's name leaves nothing for the story's address",
			"rename the file, 2025-05-15-ferry-inquiry.md, or add slug: ferry-inquiry")
	}
}

// storable warns of a slug that is the name of a device: a folder of that name cannot be unpacked
// on Windows. It is no error, for an address that has been published stays.
func (r *reader) storable() {
	if why := address.Unsafe(r.s.Slug); why != "" {
		r.warn(r.s.slugAt, "unsafe-name",
			fmt.Sprintf("the story's address ends in %q, which %s on Windows", r.s.Slug, why),
			"where it is not yet published, add another"+example(": slug: ", r.s.Slug+"-story"))
	}
}

func example(lead, value string) string {
	if value == "" {
		return ""
	}
	return lead + value
}

var languageTag = pattern.New(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

func (r *reader) language(t fields.Text) {
	if t.Given() && !languageTag.MatchString(t.Value) {
		r.complain(t.Pos, "bad-language", fmt.Sprintf("lang is %q, which is no language tag", t.Value),
			"write a tag such as en, en-GB or tr")
		return
	}
	r.s.Lang = t.Value
}

func (r *reader) aliases(texts []fields.Text) {
	for _, a := range r.refs(texts, "aliases") {
		if !isPath(a.Value) {
			r.complain(a.Pos, "bad-alias", fmt.Sprintf("the alias %q is no old address of this site", clip(a.Value)),
				"write its path, with a slash in front: /2019/05/15/old-name/")
			continue
		}
		if why := unsafe(a.Value); why != "" {
			r.complain(a.Pos, "bad-alias", fmt.Sprintf("no page can lead on from the alias %s: %s", clip(a.Value), why),
				"delete it, or let the host redirect it")
			continue
		}
		r.s.Aliases = append(r.s.Aliases, a)
	}
}

// choice reads a value of which there are few; otherwise is what it is when not given, or wrong.
//
//go:noinline
func (r *reader) choice(t fields.Text, name, otherwise string, of ...string) string {
	word, wrong := t.OneOf(name, otherwise, of...)
	r.found = append(r.found, wrong...)
	return word
}

func (r *reader) state(f front) {
	s := r.s
	s.State = r.choice(f.State, "state", "published", "published", "withdrawn")
	s.Access = r.choice(f.Access, "access", "full", "full", "quotations", "metadata")
	s.Withdrawn = Withdrawal{On: r.day(f.Withdrawn.On), Reason: f.Withdrawn.Reason.Value}
	if !f.Withdrawn.Pos.IsZero() && s.State != "withdrawn" {
		s.State = "withdrawn" // what hides counts, whatever else is said
		r.complain(f.Withdrawn.Pos, "bad-state", "withdrawn: is given, but the story's state is published",
			"add a line state: withdrawn, or delete withdrawn:")
	}
}

func (r *reader) corrections(all []correction) {
	for _, c := range all {
		if c.Text.Value == "" {
			r.complain(c.Pos, "missing-key", "a correction without a text",
				"add text: what was wrong and what is right")
			continue
		}
		r.s.Corrections = append(r.s.Corrections, Correction{On: r.day(c.On), Text: c.Text.Value, Quote: Ref(c.Quote)})
	}
}
