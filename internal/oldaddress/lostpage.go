package oldaddress

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// lostPage says that another address is lost, and what lets it lead on.
func (x *Addresses) lostPage(p permalinks.Page) diag.Finding {
	found := diag.Finding{
		Pos: p.Pos, Code: "lost-address", Message: p.Address + " was published, and nothing stands there any more",
		Hint: "add to the front matter of the story or page that stands for it:\n" + aliasLine(nil, p.Address),
	}
	at, ok := address.ReadEntry(called.TrimPrefix(p.Address, "/"))
	if !ok || at.ID == "" {
		if o := x.onlyNewPage(); o != nil {
			found.Hint = fmt.Sprintf("it is likely /%s/ now; if so, add to the front matter of %s:\n%s", o.ID, o.File,
				aliasLine(o.Aliases, p.Address))
		}
		return found
	}
	if e := x.likelyEntry(at); e != nil {
		found.Hint = fmt.Sprintf("it is likely %s now; if so, add to the front matter of %s:\n%s", e.ID, e.File,
			formerLine(e, at.ID))
		return found
	}
	found.Hint = fmt.Sprintf("add to the front matter of the file in content/%s/ that stands for it "+
		"(or, if nobody was ever rightly called so, delete this line: the address ends):\n"+
		"former_ids: [%s]", typesIn(at.Folder)[0].Folder(), yamlWord(at.ID))
	return found
}

// onlyNewPage is the other page that is not yet recorded, where there is just one.
func (x *Addresses) onlyNewPage() (only *content.Page) {
	for _, o := range x.Others {
		if x.recorded[o.Address()] {
			continue
		}
		if only != nil {
			return nil
		}
		only = o
	}
	return only
}

// typesIn are the types of entry whose pages stand in a folder.
func typesIn(folder address.Folder) []registry.Type {
	var out []registry.Type
	for _, t := range []registry.Type{registry.Person, registry.Organisation, registry.Place, registry.Topic} {
		if t.Pages() == folder {
			out = append(out, t)
		}
	}
	return out
}

// likelyEntry is the entry that a lost id is likely called now: one not yet recorded rather than
// one that was there before, with a like id or name.
func (x *Addresses) likelyEntry(at address.Entry) *registry.Entry {
	if x.heirs.pages++; x.heirs.pages > mostAsked {
		return nil
	}
	types := typesIn(at.Folder)
	fresh := x.unrecordedEntries(types...)
	var all []*registry.Entry
	for _, t := range types {
		all = append(all, x.Registry.OfType(t)...)
	}
	for _, some := range [][]*registry.Entry{fresh, all} {
		if e := nearestEntry(some, at.ID); e != nil {
			return e
		}
	}
	if len(fresh) == 1 {
		return fresh[0]
	}
	return nil
}

// nearestEntry is the entry whose id is nearest to one, or the only one that shares its last word.
func nearestEntry(some []*registry.Entry, id string) *registry.Entry {
	var ids []string
	var sharing []*registry.Entry
	for _, e := range some {
		ids = append(ids, e.ID)
		if lastWord(e.ID) == lastWord(id) {
			sharing = append(sharing, e)
		}
	}
	if near := diag.Nearest(id, ids); near != "" {
		return some[slices.Index(ids, near)]
	}
	if len(sharing) == 1 {
		return sharing[0]
	}
	return nil
}

func lastWord(id string) string { return id[strings.LastIndexByte(id, '-')+1:] }
