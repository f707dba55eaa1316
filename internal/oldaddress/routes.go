package oldaddress

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"

	"golang.org/x/text/unicode/norm"
)

// routes knows where each address leads: to the page that stands there, or on to another page.
// Addresses stand below the base: "speakers/ada-brandt/", "" for home.
type routes struct {
	pages    map[string]bool        // addresses of pages
	files    func() map[string]bool // paths of all that is made
	moved    map[string]redirect    // by the old address
	folds    map[string]string      // see folded
	hidden   map[string]bool        // old addresses that lead nowhere, for they spell a hidden name
	named    map[string]*registry.Entry
	index    *index.Index
	again    *Again
	printed  []string // see takenOver
	unsure   bool     // with again: whether a name is still printed
	registry *registry.Registry
	findings []diag.Finding
}

// redirect is a page at an old address. What it leads to is always a page itself, so that nobody is
// sent on twice.
type redirect struct {
	to       string
	declared bool // by aliases or former_ids, rather than worked out
}

// newRoutes lays out the redirects that the archive's files ask for.
func newRoutes(a Archive) *routes {
	r := &routes{
		pages: make(map[string]bool, len(a.Plan.Pages())), files: a.Files,
		moved: map[string]redirect{}, hidden: map[string]bool{},
		index: a.Index, registry: a.Registry, named: named(a.Registry), again: a.Again,
	}
	for _, pg := range a.Plan.Pages() {
		r.pages[pg.Address] = true
	}
	for i := 0; i < a.Index.Len() && len(a.Stories) > 0; i++ {
		s := a.Index.Head(i)
		for _, alias := range a.aliases(s.File) {
			r.declare(alias.Value, s.Address, alias.Pos, a.Index.SpellsIn(i, alias.Value))
		}
	}
	for _, s := range a.Index.Withdrawn {
		for _, alias := range a.aliases(s.File) {
			r.declare(alias.Value, s.Address, alias.Pos, false)
		}
	}
	for _, o := range a.Others {
		for _, alias := range o.Aliases {
			r.declare(alias.Value, address.Other(o.ID), alias.Pos, false)
		}
	}
	r.formerIDs()
	r.takenOver()
	return r
}

// aliases are those of a story's file, where it is known.
func (a *Archive) aliases(file string) []content.Ref {
	if s := a.Stories[file]; s.Story != nil {
		return s.Aliases
	}
	return nil
}

// declare adds a redirect that a file asks for at a place.
func (r *routes) declare(from, to string, at diag.Pos, hidden bool) {
	from = oldAddress(from)
	problem := r.inTheWay(from, to)
	switch {
	case hidden || r.index.Spells(from):
		r.hidden[from] = true
	case problem != "":
		r.findings = append(r.findings, diag.Finding{
			Pos: at, Code: "old-address", Message: "the old address /" + from + " " + problem, Hint: "delete it here",
		})
	default:
		r.move(from, redirect{to, true})
	}
}

func (r *routes) move(from string, to redirect) {
	r.moved[from] = to
	r.folded()[fold(address.File(from))] = address.File(from)
}

// folded are the paths of all that is made, by themselves without difference of case. Of an archive
// in which nothing has moved nobody asks for them.
func (r *routes) folded() map[string]string {
	if r.folds == nil {
		r.folds = make(map[string]string, len(r.pages)+len(r.files()))
		for _, page := range slices.Sorted(maps.Keys(r.pages)) {
			r.folds[fold(address.File(page))] = address.File(page)
		}
		for _, file := range slices.Sorted(maps.Keys(r.files())) {
			r.folds[fold(file)] = file
		}
	}
	return r.folds
}

// fold makes paths equal that some disks take for one.
func fold(file string) string { return strings.ToLower(norm.NFC.String(file)) }

// inTheWay says what keeps a redirect from standing at an address, or "".
func (r *routes) inTheWay(from, to string) string {
	file := address.File(from)
	if r.pages[from] || r.files()[file] {
		return "is that of a page or file"
	}
	if at, taken := r.folded()[fold(file)]; taken && at != file {
		return fmt.Sprintf("differs only in capitals from /%s, and not every disk and host can tell them apart", at)
	}
	if other, twice := r.moved[from]; twice && other.to != to {
		return fmt.Sprintf("leads to /%s already", other.to)
	}
	for up := file; up != "." && up != "/"; up = path.Dir(up) {
		if at, taken := r.folded()[fold(up)]; taken && up != file && at != up {
			return fmt.Sprintf("lies below a file of the site, /%s", at)
		}
		if up != file && (r.files()[up] || address.IsHTML(up)) || feed.IsSiteFile(strings.ToLower(path.Base(up))) {
			return "lies below a file of the site, or is one's own"
		}
	}
	return ""
}

// oldAddress is an old address as it stands below the base. One that does not look like a page's
// file is a folder's: hosts lead from /news/4711 to /news/4711/.
func oldAddress(alias string) string {
	alias = called.TrimPrefix(alias, "/")
	if called.HasSuffix(alias, "/") || alias == "" || address.IsHTML(alias) {
		return alias
	}
	return alias + "/"
}

// stands reports whether a page or a file is made at an address.
func (r *routes) stands(address string) bool { return r.pages[address] || r.files()[address] }

// hides reports whether an address spells a hidden name.
func (r *routes) hides(address string) bool { return r.hidden[address] || r.index.Spells(address) }

// workOut adds a redirect that nobody asked for, where nothing is in its way.
func (r *routes) workOut(from, to string) {
	if _, there := r.moved[from]; !there && !r.index.Spells(from) && r.inTheWay(from, to) == "" {
		r.move(from, redirect{to, false})
	}
}
