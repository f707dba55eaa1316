package config

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // a machine without a time zone database builds the same site

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"

	"golang.org/x/text/language"
)

// file is site.yaml as written.
type file struct {
	Title         fields.Text  `yaml:"title"`
	BaseURL       fields.Text  `yaml:"base_url"`
	Language      fields.Text  `yaml:"language"`
	Description   fields.Text  `yaml:"description"`
	Timezone      fields.Text  `yaml:"timezone"`
	Publisher     publisher    `yaml:"publisher"`
	PrintedNames  fields.Text  `yaml:"printed_names" filled:"page, noindex or none"`
	RawHTML       fields.Flag  `yaml:"raw_html"`
	Cards         fields.Flag  `yaml:"cards"`
	MaxStoryBytes fields.Int   `yaml:"max_story_bytes"`
	MaxCacheBytes fields.Int   `yaml:"max_cache_bytes"`
	Threshold     fields.Float `yaml:"threshold"`
	Outputs       fields.Value `yaml:"outputs"`
	IssueTracker  fields.Text  `yaml:"issue_tracker"`
	Contact       fields.Text  `yaml:"contact"`
	License       fields.Text  `yaml:"license"`
}

type publisher struct {
	Name fields.Text `yaml:"name"`
	URL  fields.Text `yaml:"url"`
}

// Read reads site.yaml. The Site is never nil and always usable: what is wrong or missing has its
// default, and is a finding.
func Read(name string, src []byte) (*Site, []diag.Finding) {
	s := &Site{File: name, Language: "en", Timezone: "UTC", Location: time.UTC, PrintedNames: "noindex",
		MaxStoryBytes: DefaultMaxStoryBytes, MaxCacheBytes: DefaultMaxCacheBytes, Outputs: slices.Clone(AllOutputs)}
	if f, bad := fields.BadUTF8(name, src); bad {
		return s, []diag.Finding{f}
	}
	if f, conflict := fields.Conflict(name, src); conflict {
		return s, []diag.Finding{f}
	}
	doc, found := fields.Parse(name, src, 1)
	if len(doc.Keys()) == 0 && diag.HasErrors(found) {
		return s, found // not YAML: what is missing from it would only hide that
	}
	var f file
	found = append(found, doc.Decode(&f)...)
	r := reader{site: s, found: found}
	s.Pos = make(map[string]diag.Pos)
	for _, k := range doc.Keys() {
		s.Pos[k.Name] = k.Pos
	}
	r.required(f, bytes.Count(src, []byte("\n"))+1)
	r.plain(f)
	r.choices(f)
	r.outputs(f.Outputs)
	return s, r.found
}

type reader struct {
	site  *Site
	found []diag.Finding
}

//go:noinline
func (r *reader) complain(at diag.Pos, code, message, hint string) {
	r.found = append(r.found, diag.Finding{Pos: at, Code: code, Message: message, Hint: hint})
}

func (r *reader) required(f file, lines int) {
	for _, k := range []struct {
		text          fields.Text
		name, example string
	}{
		{f.Title, "title", `title: "The Ostrey Packet"`},
		{f.BaseURL, "base_url", "base_url: https://example.org"},
		{f.Language, "language", "language: en"},
	} {
		if slices.ContainsFunc(r.found, func(f diag.Finding) bool { return f.Hint == "did you mean "+k.name+"?" }) {
			continue // it is there and mistyped, which has been said
		}
		if _, there := r.site.Pos[k.name]; k.text.Value == "" && !there {
			r.complain(diag.Pos{File: r.site.File, Line: 1, Col: 1}, "missing-key", k.name+" is missing",
				"add a line "+k.example)
		} else if k.text.Value == "" && !slices.ContainsFunc(
			r.found, func(f diag.Finding) bool { return called.Has(f.Message, k.name) }) {
			r.complain(r.site.Pos[k.name], "missing-key", k.name+" is empty", "write "+k.example)
		}
	}
}

func (r *reader) plain(f file) {
	s := r.site
	s.Title, s.Description, s.License = f.Title.Value, f.Description.Value, f.License.Value
	s.Publisher.Name = f.Publisher.Name.Value
	s.RawHTML, s.Cards = f.RawHTML.Value, f.Cards.Value
	if f.BaseURL.Value != "" {
		base, problem := parseBase(f.BaseURL.Value)
		if problem != "" {
			r.complain(f.BaseURL.Pos, "bad-url", fmt.Sprintf("base_url is %q, %s", f.BaseURL.Value, problem),
				"write the address at which the archive is published: base_url: https://example.org/archive")
		}
		s.BaseURL = base
	}
	tracker, wrong := f.IssueTracker.WebAddress("issue_tracker")
	s.IssueTracker, r.found = tracker, append(r.found, wrong...)
	s.Publisher.URL, wrong = f.Publisher.URL.WebAddress("url")
	r.found = append(r.found, wrong...)
	r.contact(f.Contact)
}

// contact reads where to write to: an e-mail address, or a web address.
func (r *reader) contact(t fields.Text) {
	if t.Value == "" {
		return
	}
	if mailbox.MatchString(t.Value) {
		r.site.Contact = t.Value
		return
	}
	if address, wrong := t.WebAddress("contact"); len(wrong) == 0 {
		r.site.Contact = address
		return
	}
	r.complain(t.Pos, "bad-value", fmt.Sprintf("contact is %q, which is no e-mail and no web address", t.Value),
		"write where a reader can write to: contact: desk@example.org, or the address of a page")
}

// mailbox is an e-mail address without a name beside it: what may stand behind "mailto:" as it is.
var mailbox = pattern.New(`^[\pL\pN.!#$*+/=^_{|}~-]+@[\pL\pN-]+(\.[\pL\pN-]+)+$`)

func (r *reader) choices(f file) {
	s := r.site
	if t := f.Language; t.Value != "" {
		if _, err := language.Parse(t.Value); err != nil {
			r.complain(t.Pos, "bad-language", fmt.Sprintf("language is %q, which is no language tag", t.Value),
				"write a tag such as en, en-GB or de")
		} else {
			s.Language = t.Value
		}
	}
	if t := f.Timezone; t.Value != "" {
		loc, err := time.LoadLocation(t.Value)
		if err != nil || t.Value == "Local" {
			r.complain(t.Pos, "bad-timezone", fmt.Sprintf("unknown timezone %q", t.Value), diag.DidYouMean(
				t.Value, commonZones, "write its name in the time zone database, for example timezone: Europe/London"))
		} else {
			s.Timezone, s.Location = t.Value, loc
		}
	}
	way, wrong := f.PrintedNames.OneOf("printed_names", s.PrintedNames, "page", "noindex", "none")
	s.PrintedNames, r.found = way, append(r.found, wrong...)
	s.MaxStoryBytes = r.bytes(f.MaxStoryBytes, "max_story_bytes", 1_000_000, s.MaxStoryBytes)
	s.MaxCacheBytes = r.bytes(f.MaxCacheBytes, "max_cache_bytes", 1_000_000_000, s.MaxCacheBytes)
	if n := f.Threshold; n.Given() {
		if s.Threshold = n.Value; n.Value <= 0 || n.Value > 1 {
			s.Threshold = 0
			r.complain(n.Pos, "bad-value", fmt.Sprintf("threshold is %v", n.Value),
				"write a confidence above 0 and up to 1: threshold: 0.9")
		}
	}
}

// bytes is a number of bytes, or what it is where none is given.
func (r *reader) bytes(n fields.Int, key string, example, otherwise int64) int64 {
	if !n.Given() {
		return otherwise
	}
	if n.Value <= 0 {
		r.complain(n.Pos, "bad-value", fmt.Sprintf("%s is %d", key, n.Value),
			fmt.Sprintf("write a number of bytes above 0: %s: %d", key, example))
		return otherwise
	}
	return n.Value
}

// outputs reads the optional outputs that are wanted. Absent, or the key without a value: all. A
// list without items: none.
func (r *reader) outputs(v fields.Value) {
	if !v.Given() || v.Null {
		return
	}
	if v.List == nil {
		r.complain(v.Pos, "wrong-type", "outputs is no list", "write outputs: [text, feeds], or outputs: [] for none")
		return
	}
	wanted := make(map[string]bool)
	for _, item := range v.List {
		if !called.Contains(AllOutputs, item.Text) {
			r.complain(item.Pos, "bad-value", fmt.Sprintf("unknown output %q", item.Text),
				diag.DidYouMean(item.Text, AllOutputs, "the outputs are "+strings.Join(AllOutputs, ", ")))
		}
		wanted[item.Text] = true
	}
	r.site.OutputsSet, r.site.Outputs = true, []string{}
	for _, o := range AllOutputs {
		if wanted[o] {
			r.site.Outputs = append(r.site.Outputs, o)
		}
	}
}

// commonZones are names that a mistyped one is compared with.
var commonZones = []string{
	"UTC", "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Europe/Madrid", "Europe/Rome",
	"Europe/Amsterdam", "Europe/Brussels", "Europe/Vienna", "Europe/Zurich",
	"Europe/Stockholm", "Europe/Oslo", "Europe/Copenhagen", "Europe/Helsinki", "Europe/Warsaw", "Europe/Prague",
	"Europe/Athens", "Europe/Istanbul", "Europe/Kyiv", "Europe/Moscow",
	"America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Toronto",
	"America/Vancouver", "America/Mexico_City", "America/Sao_Paulo", "America/Bogota",
	"America/Argentina/Buenos_Aires", "Africa/Cairo", "Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg",
	"Asia/Tokyo", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Singapore",
	"Asia/Kolkata", "Asia/Dubai", "Asia/Jerusalem", "Asia/Tehran", "Asia/Karachi", "Asia/Bangkok", "Asia/Jakarta",
	"Asia/Seoul", "Asia/Manila", "Australia/Sydney", "Australia/Perth", "Pacific/Auckland",
}
