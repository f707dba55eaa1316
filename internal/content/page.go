package content

import (
	"fmt"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/slug"

	"golang.org/x/text/unicode/norm"
)

// Page is another page: content/pages/about.md.
type Page struct {
	File        string
	ID          string // "about": its address is /about/; "help/marks" for a file in a folder below pages/
	Title       Ref
	Description string
	Draft       bool
	Aliases     []Ref
	Body        []byte
	BodyLine    int
	Source      []byte
}

// Address is the page's address, with a slash at both ends.
//
//go:noinline
func (p *Page) Address() string { return "/" + address.Other(p.ID) }

type pageFront struct {
	Title       fields.Text   `yaml:"title"`
	Description fields.Text   `yaml:"description"`
	Draft       fields.Flag   `yaml:"draft" filled:"true or false"`
	Aliases     []fields.Text `yaml:"aliases"`
}

// ReadPage reads another page. The Page is nil when the file cannot be read at all.
func ReadPage(file string, src []byte, o Options) (*Page, []diag.Finding) {
	if f, bad := TooLarge(file, int64(len(src)), o.MaxBytes); bad {
		return nil, []diag.Finding{f}
	}
	if f, bad := fields.BadUTF8(file, src); bad {
		return nil, []diag.Finding{f}
	}
	if f, found := fields.Conflict(file, src); found {
		return nil, []diag.Finding{f}
	}
	r := &reader{s: &Story{File: file, Source: src}, o: o}
	parts, found := fields.SplitFront(file, src)
	if r.found, r.hasFront = found, parts.YAML != nil; len(found) == 0 {
		r.outside(parts.Body, parts.BodyLine)
	}
	p := &Page{File: file, ID: pageID(file), Source: src, Body: r.clean(parts.Body, parts.BodyLine),
		BodyLine: parts.BodyLine}
	doc, problems := fields.Parse(file, parts.YAML, max(parts.YAMLLine, 1))
	var f pageFront
	r.found = append(append(r.found, problems...), doc.Decode(&f)...)
	r.aliases(f.Aliases)
	p.Title, p.Description, p.Draft, p.Aliases = Ref(f.Title), f.Description.Value, f.Draft.Value, r.s.Aliases
	if p.Title.Value == "" && len(r.found) == 0 {
		r.complain(r.start(), "missing-title", "title is missing",
			`begin the file with a line of ---, a line title: "…", and a line of ---`)
	}
	r.pageID(p.ID)
	return p, r.found
}

// pageID is a page's path below content/pages/, without its ending.
func pageID(file string) string {
	id := called.TrimPrefix(norm.NFC.String(file), "content/")
	return called.TrimSuffix(called.TrimPrefix(id, "pages/"), path.Ext(id))
}

func (r *reader) pageID(id string) {
	for step := range strings.SplitSeq(id, "/") {
		if slug.ID(step) != step || step == "" {
			r.complain(r.start(), "bad-id", fmt.Sprintf("the file's name %q is no id: an id has letters without "+
				"accents in lower case, numbers, and hyphens between", step),
				"rename it"+example(" to ", slug.ID(step)))
			return
		}
	}
	if first, _, _ := called.Cut(id, "/"); address.ReservedStep(first) {
		hint := "rename the file"
		if address.Other(first) == address.Corrections {
			hint = "rename the file, say to corrections-policy.md: that page is made from the corrections: of the " +
				"stories now"
		}
		r.complain(r.start(), "reserved-id", fmt.Sprintf("/%s/ is an address of the site's own", first), hint)
	}
}
