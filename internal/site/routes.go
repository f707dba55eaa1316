package site

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// routes knows where each address leads: to the page that stands there, or on to another page.
// Addresses stand below the base: "speakers/ada-brandt/", "" for home.
type routes struct {
	pages    map[string]bool     // addresses of pages
	files    map[string]bool     // paths of all that is made
	moved    map[string]redirect // by the old address
	hidden   map[string]bool     // old addresses that lead nowhere, for they spell a hidden name
	named    map[string]*registry.Entry
	index    *index.Index
	registry *registry.Registry
	findings []diag.Finding
}

// redirect is a page at an old address. What it leads to is always a page itself, so that nobody is
// sent on twice.
type redirect struct {
	to       string
	declared bool // by aliases or former_ids, rather than worked out
}

// routes lays out the redirects that the archive's files ask for. alias gives each story's brief by
// its file.
func (a *archive) routes(e *edition, briefs map[string]first) *routes {
	r := &routes{
		pages: map[string]bool{}, files: e.addresses(a), moved: map[string]redirect{}, hidden: map[string]bool{},
		index: e.index, registry: a.registry, named: named(a.registry),
	}
	for _, pg := range e.pages {
		r.pages[pg.Address] = true
	}
	for i, s := range e.index.Stories {
		for _, alias := range briefs[s.File].brief.Aliases {
			r.declare(alias.Value, s.Address, alias.Pos, e.index.SpellsIn(i, alias.Value))
		}
	}
	for _, s := range e.index.Withdrawn {
		for _, alias := range briefs[s.File].brief.Aliases {
			r.declare(alias.Value, s.Address, alias.Pos, false)
		}
	}
	for _, o := range a.others {
		for _, alias := range o.Aliases {
			r.declare(alias.Value, address.Other(o.ID), alias.Pos, false)
		}
	}
	r.formerIDs()
	r.takenOver()
	return r
}

// declare adds a redirect that a file asks for at a place.
func (r *routes) declare(from, to string, at diag.Pos, hidden bool) {
	from = oldAddress(from)
	problem := r.inTheWay(from, to)
	switch {
	case hidden || r.index.Spells(from):
		r.hidden[from] = true
	case problem != "":
		r.findings = append(r.findings, diag.Finding{Pos: at, Code: "old-address", Message: "the old address /" + from + " " + problem, Hint: "delete it here"})
	default:
		r.moved[from] = redirect{to, true}
	}
}

// inTheWay says what keeps a redirect from standing at an address, or "".
func (r *routes) inTheWay(from, to string) string {
	file := page.Moved(from, to).Path()
	if r.pages[from] || r.files[file] {
		return "is that of a page or file"
	}
	if other, twice := r.moved[from]; twice && other.to != to {
		return fmt.Sprintf("leads to /%s already", other.to)
	}
	for up := file; up != "."; up = path.Dir(up) {
		if up != file && (r.files[up] || address.IsHTML(up)) || address.IsSiteFile(path.Base(up)) {
			return "lies below a file of the site, or is one's own"
		}
	}
	return ""
}

// oldAddress is an old address as it stands below the base. One that does not look like a page's
// file is a folder's: hosts lead from /news/4711 to /news/4711/.
func oldAddress(alias string) string {
	alias = strings.TrimPrefix(alias, "/")
	if strings.HasSuffix(alias, "/") || alias == "" || address.IsHTML(alias) {
		return alias
	}
	return alias + "/"
}

// formerIDs lets the pages at former ids of entries lead on: an entry's own, those below it, and a
// speaker's on a topic.
func (r *routes) formerIDs() {
	for _, e := range r.registry.Entries {
		if to := e.Address(); r.pages[to] {
			for i, id := range e.FormerIDs {
				r.declare(e.Type.Pages().Of(id), to, e.FormerPos(i), false)
			}
		}
	}
	for _, page := range slices.Sorted(maps.Keys(r.pages)) {
		if at, ok := address.ReadEntry(page); ok && at.Below != "" {
			r.formerSteps(at)
		}
	}
}

// formerSteps lets the addresses lead on that a page below an entry's own had under a former id of
// the entry, or of the topic that it is on.
func (r *routes) formerSteps(now address.Entry) {
	for _, id := range r.formerIDsOf(now.ID) {
		old := now
		old.ID = id
		r.workOut(old.String(), now.String())
	}
	for _, id := range r.formerIDsOf(now.Topic()) {
		r.workOut(now.WithTopic(id).String(), now.String())
	}
}

func (r *routes) formerIDsOf(id string) []string {
	if e := r.registry.ByID(id); e != nil {
		return e.FormerIDs
	}
	return nil
}

// workOut adds a redirect that nobody asked for, where nothing is in its way.
func (r *routes) workOut(from, to string) {
	if _, there := r.moved[from]; !there && !r.index.Spells(from) && r.inTheWay(from, to) == "" {
		r.moved[from] = redirect{to, false}
	}
}

// takenOver lets the pages of printed names lead on to the registered people and organisations that
// took them over: of each name and alias that stories print.
func (r *routes) takenOver() {
	printed := map[string]map[string]bool{} // by entry
	for i := range r.index.Stories {
		for _, m := range r.index.Stories[i].Entities {
			if !m.Registered {
				continue
			}
			if printed[m.ID] == nil {
				printed[m.ID] = map[string]bool{}
			}
			for _, form := range m.Forms {
				printed[m.ID][slug.ID(form)] = true
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.named)) {
		e := r.named[id]
		if e == nil || e.ID == id || r.registry.ByID(id) != nil || !r.pages[e.Address()] {
			continue
		}
		if anyPrints(printed[e.ID], id) {
			r.workOut(address.Speakers.Of(id), e.Address())
		}
	}
}

// anyPrints reports whether a name with this id, perhaps behind a title, is among the forms.
func anyPrints(forms map[string]bool, id string) bool {
	if forms[id] {
		return true
	}
	for form := range forms {
		if strings.HasSuffix(form, "-"+id) {
			return true
		}
	}
	return false
}

// named gives people and organisations by the ids that their names and aliases would have as
// printed names: nil for a name that several claim, and none for a person's surname alone, which
// never had an id.
func named(reg *registry.Registry) map[string]*registry.Entry {
	out := map[string]*registry.Entry{}
	for _, e := range append(reg.OfType(registry.Person), reg.OfType(registry.Organisation)...) {
		for n, name := range e.Names() {
			id := slug.ID(name)
			if n > 0 && e.Type == registry.Person && !strings.Contains(id, "-") {
				continue
			}
			if other, taken := out[id]; taken && other != e {
				out[id] = nil
				continue
			}
			out[id] = e
		}
	}
	return out
}

// redirects lists the pages at old addresses, by address.
func (r *routes) redirects() []page.Page {
	var out []page.Page
	for _, from := range slices.Sorted(maps.Keys(r.moved)) {
		out = append(out, page.Moved(from, r.moved[from].to))
	}
	return out
}
