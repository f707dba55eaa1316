package oldaddress

import (
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

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
	if !slices.ContainsFunc(r.registry.Entries, func(e *registry.Entry) bool { return len(e.FormerIDs) > 0 }) {
		return
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
	if now.Other() != "" {
		r.formerPairs(now)
		return
	}
	for _, id := range r.formerIDsOf(now.ID) {
		old := now
		old.ID = id
		r.workOut(old.String(), now.String())
	}
	for _, id := range r.formerIDsOf(now.Topic()) {
		r.workOut(now.WithTopic(id).String(), now.String())
	}
}

// formerPairs lets the addresses lead on that a page of two people had under their former ids: with
// another id they may have come in another order.
func (r *routes) formerPairs(now address.Entry) {
	a, b := append([]string{now.ID}, r.formerIDsOf(now.ID)...),
		append([]string{now.Other()}, r.formerIDsOf(now.Other())...)
	for _, one := range a {
		for _, other := range b {
			if was := now.Between(one, other); was != now {
				r.workOut(was.String(), now.String())
			}
		}
	}
}

//go:noinline
func (r *routes) formerIDsOf(id string) []string {
	if e := r.registry.ByID(id); e != nil {
		return e.FormerIDs
	}
	return nil
}

// takenOver lets the pages of printed names lead on to the registered people and organisations that
// took them over: of each name and alias that stories print.
func (r *routes) takenOver() {
	var ids []string
	for id, e := range r.named {
		if e != nil && e.ID != id && r.registry.ByID(id) == nil && r.pages[e.Address()] {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return
	}
	slices.Sort(ids)
	r.printed = r.printedOf(ids)
	for _, id := range r.printed {
		r.workOut(address.Speakers.Of(id), r.named[id].Address())
	}
}

// printedOf are those ids of which a story prints the name. Where one story is another, it may be
// that no other prints what it printed.
func (r *routes) printedOf(ids []string) []string {
	n, story := r.index.Len(), r.index.Story
	if r.again == nil {
		return r.printedBy(ids, n, story)
	}
	was := r.printedBy(ids, 1, func(int) *index.Story { return r.again.Was })
	now := r.printedBy(ids, 1, func(int) *index.Story { return r.again.Now })
	r.unsure = slices.ContainsFunc(was, func(id string) bool { return !called.Contains(now, id) })
	all := slices.Concat(now, r.again.Printed)
	slices.Sort(all)
	return slices.Compact(all)
}

// printedBy are those that some of n stories print, in the order of the ids.
func (r *routes) printedBy(ids []string, n int, story func(i int) *index.Story) (all []string) {
	forms := map[string]map[string]bool{} // by entry
	for _, id := range ids {
		forms[r.named[id].ID] = map[string]bool{}
	}
	for i := range n {
		for _, m := range story(i).Entities {
			of := forms[m.ID]
			for k := 0; m.Registered && of != nil && k < len(m.Forms); k++ {
				of[slug.ID(m.Forms[k])] = true
			}
		}
	}
	for _, id := range ids {
		if anyPrints(forms[r.named[id].ID], id) {
			all = append(all, id)
		}
	}
	return all
}

// anyPrints reports whether a name with this id, perhaps behind a title, is among the forms.
func anyPrints(forms map[string]bool, id string) bool {
	if forms[id] {
		return true
	}
	for form := range forms {
		if called.HasSuffix(form, "-"+id) {
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
