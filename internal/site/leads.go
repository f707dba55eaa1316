package site

import (
	"strings"

	"github.com/onrecord/onrecord/internal/registry"
)

// end is the page to which an address leads that was published once: the page that stands there, or
// the one that an alias, a former id or a registered name leads to, or, for a page of a stretch of
// time, of a letter, or of a speaker on a topic, the page above it. ok is false where the address
// is lost.
func (r *routes) end(address string) (to string, ok bool) {
	if r.pages[address] {
		return address, true
	}
	if m, ok := r.moved[address]; ok {
		return m.to, true
	}
	first, rest, _ := strings.Cut(address, "/")
	switch {
	case isFolder(first):
		return r.endOf(first, rest)
	case isTime(address):
		return r.above("", address), true
	}
	return "", false
}

// endOf is where an address in speakers/, topics/ or places/ leads.
func (r *routes) endOf(folder, rest string) (string, bool) {
	id, below, _ := strings.Cut(rest, "/")
	switch {
	case id == "":
		return "", true // no topics any more, say: home
	case folder == "speakers" && id == "a-z":
		return "speakers/", r.pages["speakers/"]
	}
	base, ok := r.base(folder, id)
	if !ok {
		return "", false
	}
	return r.above(base, r.topicNow(below)), true
}

// base is the page of what once had an id: an id names one thing, whatever its type, so it is found
// in whichever folder it is now.
func (r *routes) base(folder, id string) (string, bool) {
	if at := folder + "/" + id + "/"; r.pages[at] {
		return at, true
	}
	e := r.registry.ByID(id)
	if e == nil {
		e = r.registry.Formerly(id)
	}
	if e == nil && folder == "speakers" {
		e = r.bearer(id)
	}
	if e == nil {
		return "", false
	}
	return noteAddress(e), r.pages[noteAddress(e)]
}

// bearer is the only registered person or organisation that bears the name of which a printed
// name's id was made, or nil.
func (r *routes) bearer(id string) *registry.Entry {
	if e := r.named[id]; e != nil {
		return e
	}
	return r.named[strings.TrimSuffix(id, "-name")]
}

// topicNow puts a topic's id in the place of a former one: on/<topic>/2025/.
func (r *routes) topicNow(below string) string {
	steps := strings.Split(below, "/")
	if len(steps) > 1 && steps[0] == "on" {
		if e := r.registry.Formerly(steps[1]); e != nil {
			steps[1] = e.ID
		}
	}
	return strings.Join(steps, "/")
}

// above is the page at base+below, or else the nearest above it; base is a page.
func (r *routes) above(base, below string) string {
	for below != "" && !r.pages[base+below] {
		below = strings.TrimSuffix(below, "/")
		below = below[:strings.LastIndexByte(below, '/')+1]
	}
	return base + below
}

// isTime reports whether an address is a year's, a month's or a day's.
func isTime(address string) bool {
	steps := strings.Split(strings.TrimSuffix(address, "/"), "/")
	for _, s := range steps {
		if s == "" || strings.Trim(s, "0123456789") != "" {
			return false
		}
	}
	return len(steps) <= 3 && len(steps[0]) == 4
}
