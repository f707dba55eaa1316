package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"

	"golang.org/x/text/cases"
)

// Address is the story's address, /2025/05/15/ferry-inquiry/, or "" when it has no date.
//
//go:noinline
func (s *Story) Address() string {
	if !s.HasDate {
		return ""
	}
	return s.Date.Format("/2006/01/02/") + s.Slug + "/"
}

// keyAt is a key of front matter or sidecar, and where it stands.
type keyAt struct {
	name string
	pos  diag.Pos
}

// keysOf are keys in the order of their names. Every story keeps them, and hardly one is asked for
// them: a map of each would take more memory, and more time to be kept.
func keysOf(at map[string]diag.Pos) []keyAt {
	out := make([]keyAt, 0, len(at))
	for _, name := range slices.Sorted(maps.Keys(at)) {
		out = append(out, keyAt{name, at[name]})
	}
	return out
}

// KeyPos is where a key of front matter or sidecar stands, or the file's beginning.
//
//go:noinline
func (s *Story) KeyPos(name string) diag.Pos {
	if at, ok := s.KeyAt(name); ok {
		return at
	}
	return diag.Pos{File: s.File, Line: 1, Col: 1}
}

// KeyAt is where a key of front matter or sidecar stands that has a value; ok is false where it has
// none.
func (s *Story) KeyAt(name string) (at diag.Pos, ok bool) {
	i, ok := slices.BinarySearchFunc(s.keys, name, func(k keyAt, name string) int { return cmp.Compare(k.name, name) })
	if !ok {
		return diag.Pos{}, false
	}
	return s.keys[i].pos, true
}

// CheckTogether finds stories that have one id, or one address, or that claim one old address. The
// order of stories does not matter. Addresses that differ in case only count as one: not every disk
// and host can tell them apart.
func CheckTogether(stories []*Story) []diag.Finding {
	var all []*Story
	for _, s := range stories {
		if s != nil {
			all = append(all, s)
		}
	}
	order.By(all, func(a, b *Story) int { return cmp.Compare(a.File, b.File) })
	var found []diag.Finding
	ids, addresses := make(map[string]*Story, len(all)), make(map[string]*Story, len(all))
	for _, s := range all {
		if first := ids[s.ID]; first != nil {
			found = append(found, diag.Finding{Pos: s.idAt, Code: "same-id",
				Message: fmt.Sprintf("the story's id %q is taken by %s", s.ID, first.File),
				Hint:    "rename one of the two files, or give one an id: of its own"})
		} else {
			ids[s.ID] = s
		}
		address := oneCase(s.Address())
		if first := addresses[address]; first != nil && address != "" {
			found = append(found, diag.Finding{Pos: s.slugAt, Code: "same-address",
				Message: fmt.Sprintf("the story's address %s is taken by %s", s.Address(), first.File),
				Hint:    "give one of the two another slug:"})
		} else {
			addresses[address] = s
		}
	}
	return append(found, sameAliases(all, addresses)...)
}

// oneCase is the same for addresses that differ in case alone.
func oneCase(address string) string {
	for i := range len(address) {
		if c := address[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return cases.Fold().String(address)
		}
	}
	return address
}

func sameAliases(all []*Story, addresses map[string]*Story) []diag.Finding {
	var found []diag.Finding
	claimed := make(map[string]*Story)
	for _, s := range all {
		for _, a := range s.Aliases {
			path := oneCase(called.TrimSuffix(a.Value, "/") + "/")
			taken := cmp.Or(addresses[path], claimed[path])
			switch {
			case taken == nil:
				claimed[path] = s
			case taken == s:
				found = append(found, diag.Finding{Pos: a.Pos, Code: "same-address",
					Message: fmt.Sprintf("the alias %s is this story's own address", a.Value), Hint: "delete it"})
			default:
				found = append(found, diag.Finding{Pos: a.Pos, Code: "same-address", Message: fmt.Sprintf(
					"the alias %s leads to %s already", a.Value, taken.File), Hint: "delete it in one of the two"})
			}
		}
	}
	return found
}
