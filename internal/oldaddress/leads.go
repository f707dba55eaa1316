package oldaddress

import (
	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/registry"
)

// end is the page to which an address leads that was published once: the page that stands there, or
// the one that an alias, a former id or a registered name leads to, or, for a page of a stretch of
// time, of a letter, or of a speaker on a topic, the page above it. ok is false where the address
// is lost.
func (r *routes) end(from string) (to string, ok bool) {
	if r.pages[from] {
		return from, true
	}
	if m, ok := r.moved[from]; ok {
		return m.to, true
	}
	if at, ok := address.ReadEntry(from); ok {
		return r.endOf(at)
	}
	if address.IsDate(from) {
		return r.above("", from), true
	}
	return "", false
}

// endOf is where an address in speakers/, topics/ or places/ leads.
func (r *routes) endOf(at address.Entry) (string, bool) {
	switch {
	case at.ID == "":
		return address.Home, true // no topics any more, say
	case at.IsLetter(), at.IsByTopic() && !r.pages[at.Page()]:
		return at.Folder.Front(), r.pages[at.Folder.Front()]
	}
	base, ok := r.base(at)
	if !ok {
		return "", false
	}
	if e := r.registry.Formerly(at.Topic()); e != nil {
		at = at.WithTopic(e.ID)
	}
	return r.above(base, at.Below), true
}

// base is the page of what once had an id: an id names one thing, whatever its type, so it is found
// in whichever folder it is now.
func (r *routes) base(at address.Entry) (string, bool) {
	if r.pages[at.Page()] {
		return at.Page(), true
	}
	e := r.registry.ByID(at.ID)
	if e == nil {
		e = r.registry.Formerly(at.ID)
	}
	if e == nil && at.Folder == address.Speakers {
		e = r.bearer(at.ID)
	}
	if e == nil {
		return "", false
	}
	return e.Address(), r.pages[e.Address()]
}

// bearer is the only registered person or organisation that bears the name of which a printed
// name's id was made, or nil.
func (r *routes) bearer(id string) *registry.Entry {
	if e := r.named[id]; e != nil {
		return e
	}
	return r.named[called.TrimSuffix(id, "-name")]
}

// above is the page at base+below, or else the nearest above it; base is a page.
func (r *routes) above(base, below string) string {
	for below != "" && !r.pages[base+below] {
		below = address.Above(below)
	}
	return base + below
}
