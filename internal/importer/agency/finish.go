package agency

import (
	"fmt"
	"maps"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"

	"golang.org/x/text/language"
)

// draft is an item while its fields are gathered.
type draft struct {
	item.Item
	body    body
	by      []string // bylines as written
	credits []string // agencies and desks, the best first
	rights  []string
	notes   []string // to editors
	status  string   // as the format has it: "usable", "canceled"
}

// from says what told the dates of these formats.
const from = "the export"

// longestKeyword is the most code points of a subject or keyword.
const longestKeyword = 100

func (d *draft) tag(names ...string) {
	for _, name := range names {
		name = strings.Trim(strings.Join(strings.Fields(name), " "), ";, ")
		if name == "" || utf8.RuneCountInString(name) > longestKeyword || isCode(name) {
			continue
		}
		known := false
		for _, t := range d.Tags {
			known = known || strings.EqualFold(t, name)
		}
		if !known {
			d.Tags = append(d.Tags, name)
		}
	}
}

// isCode reports whether a subject is a code and no name.
func isCode(name string) bool {
	return codeShape.MatchString(name) && strings.ContainsAny(name, "0123456789")
}

var codeShape = pattern.New(`^[0-9a-z:.-]+$`)

// subject takes a code of the IPTC's, by the name of the part that it stands in.
func (d *draft) subject(code string) {
	code = code[strings.LastIndexByte(code, ':')+1:]
	if len(code) == 8 && strings.Trim(code, "0123456789") == "" {
		d.tag(subjects[code[:2]])
	}
}

// lang takes a language, if it is one.
func (d *draft) lang(names ...string) {
	for _, name := range names {
		if d.Lang != "" || name == "" || called.HasPrefix(name, "x-") {
			continue
		}
		if t, err := language.Parse(name); err == nil && t != language.Und {
			d.Lang = t.String()
		}
	}
}

// dates takes when a story was first made and when this version was.
func (d *draft) dates(created, changed string) {
	first, last := newswire.Moment(created, from), newswire.Moment(changed, from)
	if !first.Known() {
		first, last = last, item.Date{}
	}
	if d.Published = first; last.Known() && last.Time.After(first.Time) {
		d.Updated = last
	}
}

// finish brings what was gathered into the item's fields.
func (d *draft) finish() item.Item {
	it := &d.Item
	it.Title = strings.Join(strings.Fields(it.Title), " ")
	d.body.clean(it.Title)
	d.writers()
	d.deck()
	d.dateline()
	d.state()
	d.corrections()
	if it.State == item.Killed {
		it.Corrections = nil
	}
	it.License, it.NoText = newswire.Terms(append(d.rights, d.body.rights...)...)
	it.Body = item.Body{Kind: item.HTML, Text: d.body.markupOf()}
	it.Images = append(it.Images, d.body.images...)
	if it.Left = maps.Clone(d.body.left); it.Left == nil {
		it.Left = map[string]int{}
	}
	return *it
}

// writers takes names from bylines; the text's own line goes before a feed's "staff".
func (d *draft) writers() {
	for _, line := range append(d.by, d.body.bylines...) {
		names, desk := newswire.Names(line)
		for _, n := range names {
			if !contains(d.Bylines, n) {
				d.Bylines = append(d.Bylines, n)
			}
		}
		if desk != "" {
			d.credits = append(d.credits, desk)
		} else if len(names) == 0 && folded(line) != "" {
			d.body.leave("sign-offs")
		}
	}
	if len(d.Bylines) == 0 {
		d.Credit = strings.TrimRight(firstOf(append(d.credits, d.body.credit)...), "–- ")
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// deck drops a deck that says nothing new: it is the headline again, or the text's first words.
func (d *draft) deck() {
	d.Deck = strings.Join(strings.Fields(d.Deck), " ")
	deck := folded(d.Deck)
	if deck == "" {
		d.Deck = ""
		return
	}
	if deck == folded(d.Title) || called.Has(folded(d.body.text(len(d.Deck)+300)), deck) {
		d.Deck = ""
		d.body.leave("summaries that repeat the text")
	}
}

// dateline drops a dateline that the text itself begins with, and one that is only a date.
func (d *draft) dateline() {
	line := strings.Trim(strings.Join(strings.Fields(d.Dateline), " "), "-–—:. ")
	if _, isDate := newswire.Written(line); isDate || newswire.Moment(line, "").Known() || folded(line) == "" {
		line = ""
	}
	text := d.body.text(200)
	if place, _, _ := called.Cut(line, ","); called.HasPrefix(folded(text), folded(place)) ||
		inText.MatchString(text) {
		line = ""
	}
	d.Dateline = line
}

// inText is a dateline with which a text begins: "OSTREY, Norland (Packet) - ", "OSTREY — ".
var inText = pattern.New(`^(?:\p{Lu}[^()]{1,60}\([^()]{2,30}\)\s*(?:\.-|[—–-]{1,2})|` +
	`\p{Lu}[\p{Lu} .'’-]{2,40}(?:, [^—–-]{2,30})?\s*(?:[—–]|--?))\s`)

var takenBack = pattern.New(`^(?:cancel|kill|withdrawn$|retracted$|deleted$)`)

// state reads what the export says of the story's life, and what notes to editors say of it.
func (d *draft) state() {
	status := strings.ToLower(d.status[strings.LastIndexByte(d.status, ':')+1:])
	switch {
	case takenBack.MatchString(status):
		d.State, d.StateReason = item.Killed, "the agency marked it "+status
	case called.HasPrefix(status, "withh") && !d.Embargo.Known():
		d.State, d.StateReason = item.Killed, "the agency withholds it"
	}
	for i, note := range d.notes {
		if newswire.Kills(note) {
			d.State, d.StateReason = item.Killed, "the agency withdrew it: "+oneLine(note)
		} else if d.State == item.Killed && i == 0 && len(d.notes) == 1 {
			d.StateReason += ": " + oneLine(note) // which says why
		}
	}
	d.notes = append(d.notes, d.body.notes...)
	for _, note := range d.body.notes {
		if newswire.Kills(note) {
			d.State, d.StateReason = item.Killed, "the agency withdrew it: "+oneLine(note)
		}
	}
	for _, note := range d.notes {
		if e := newswire.Embargoes(note); e != "" && !d.Embargo.Known() {
			d.Embargo = item.Date{Raw: e, From: from}
		}
	}
}

// corrections takes what notes to editors say was put right.
func (d *draft) corrections() {
	for _, note := range d.notes {
		if text := newswire.Correction(note); text != "" {
			on := d.Updated
			if !on.Known() {
				on = d.Published
			}
			d.Corrections = append(d.Corrections, item.Correction{On: on, Text: text})
		}
	}
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// deliver hands a story on, or sets aside what has no text to show. A kill may have none.
func (s *source) deliver(d *draft, original []byte) error {
	it := d.finish()
	for i := range it.Images {
		it.Images[i].Open = s.beside(it.Images[i].Address)
	}
	if d.body.isEmpty() && it.State != item.Killed {
		return s.aside(it.Place, original, emptyWhy(it))
	}
	return s.story(it, original)
}

func emptyWhy(it item.Item) string {
	if n := len(it.Images); n > 0 {
		return fmt.Sprintf("it has %d pictures and no text: import them with the story that they belong to", n)
	}
	return "it has a headline and no text: ask for the story itself"
}
