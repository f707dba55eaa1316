// Package oldaddress knows what has become of every address and every utterance that was published
// once: it stands, it leads on, an editor took it away, or it is lost.
//
// New lays out the redirects: those that the archive's files ask for (aliases, former_ids), and
// those that follow by themselves, as from a day's page that is no longer needed to the month's.
// Redirects are pages to be made. CheckLedger complains of what the ledger holds and nothing makes
// any more, and says which line fixes it: it looks for the story or entry that stands there now, by
// what both have in common. Published is what is to be written down, and WriteTable says of every
// address what has become of it.
//
// An address or an utterance that is gone is lost, unless an editor took it away: then the story
// would still give it if nobody had decided anything, or its state, its access or a visibility says
// that it is not to be told. Of these nothing is said, nor of an address that spells a name which
// is hidden.
package oldaddress

import (
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// Archive is what was published, and what there is now.
type Archive struct {
	Ledger   *permalinks.Ledger
	Registry *registry.Registry
	Index    *index.Index
	Plan     *page.Plan       // of the pages that are made now
	Stories  map[string]Story // by file: all that could be read
	Others   []*content.Page

	// Again says that nothing is another than it was once but the record of one story; nil: all is
	// looked at.
	Again *Again

	// Files are the paths of all that is made now. It is asked where something has moved.
	Files func() map[string]bool

	// Undecided reads a story's file again, without its decisions and under an id. It is called
	// from several goroutines.
	Undecided func(file, id string) (Undecided, error)
}

// Story is a story's file without its texts.
type Story struct {
	*content.Story
	Published bool // it is no draft, and does not lie in the future
	Decided   bool // an editor has decided something in it
}

func byFile(a, b Story) int { return strings.Compare(a.File, b.File) }

// Undecided is what a story gives if nobody has decided anything.
type Undecided struct {
	Text       string
	Quotations []annotate.Quotation
}

// Addresses knows what has become of everything that was published.
type Addresses struct {
	Archive
	routes   *routes
	stories  storyAt
	recorded map[string]bool // the ids and addresses of stories, and other addresses, in the ledger
	speakers map[string]bool // whom the stories would quote if nobody had decided anything; nil: not asked yet
	lost     map[string]bool // utterances that are lost: story id and utterance id, a space between
	heirs    heirs
}

// Again is what was found out of the stories' records and files before one of them was another.
// Since then no page has gone.
type Again struct {
	Kept
	At       int // the place of the story that is another
	Was, Now *index.Story
}

// Kept is what is found out of all stories' records and files: plain data.
type Kept struct {
	Aliases []Aliases
	Printed []string // see takenOver
}

// Aliases are those of a story's file.
type Aliases struct {
	File string
	All  []content.Ref
}

// New lays out the redirects of an archive.
func New(a Archive) *Addresses {
	x := &Addresses{
		Archive: a, routes: newRoutes(a), stories: newStoryAt(a.Index), recorded: map[string]bool{},
		lost: map[string]bool{},
	}
	for _, s := range a.Ledger.Stories {
		x.recorded[s.ID], x.recorded[s.Address] = true, true
	}
	for _, p := range a.Ledger.Pages {
		x.recorded[p.Address] = true
	}
	x.leadOn()
	return x
}

// Settle lets go of what only the search for what is lost, and new redirects, would ask for: that
// is as much again as the index keeps of addresses. CheckLedger is not to be called any more.
func (x *Addresses) Settle() {
	x.Stories, x.Undecided, x.heirs, x.routes.folds = nil, nil, heirs{}, nil
}

// Findings are what is wrong with the redirects that the archive's files ask for.
func (x *Addresses) Findings() []diag.Finding { return x.routes.findings }

// Redirects are the pages that stand at old addresses and lead on, by address.
func (x *Addresses) Redirects() []page.Page {
	var out []page.Page
	for _, from := range slices.Sorted(maps.Keys(x.routes.moved)) {
		out = append(out, x.Plan.Moved(from, x.routes.moved[from].to))
	}
	return out
}

// Kept is what New can do with for the next archive, and false where it may not be kept: an old
// address spells a hidden name, or is one too many.
func (x *Addresses) Kept() (Kept, bool) {
	k := Kept{Printed: x.routes.printed}
	if x.Again != nil {
		k.Aliases = x.Again.Aliases
	} else {
		for _, s := range x.Stories {
			if len(s.Aliases) > 0 && s.Published {
				k.Aliases = append(k.Aliases, Aliases{s.File, s.Aliases})
			}
		}
		order.By(k.Aliases, func(a, b Aliases) int { return strings.Compare(a.File, b.File) })
	}
	return k, len(x.routes.hidden) == 0 && len(x.routes.findings) == 0
}

// Certain reports whether Again has told enough.
func (x *Addresses) Certain() bool { return !x.routes.unsure }

// LeadsTo is where the page at an old address leads, false where no page leads on from there.
func (x *Addresses) LeadsTo(old string) (string, bool) {
	m, moved := x.routes.moved[old]
	return m.to, moved
}

// storyAt finds published stories by their id and by their address.
type storyAt struct {
	byID, byAddress map[string]int // positions in the index's Stories
	withdrawn       map[string]bool
	gone            map[string]bool // addresses of withdrawn stories
}

func newStoryAt(ix *index.Index) storyAt {
	n := ix.Len()
	at := storyAt{make(map[string]int, n), make(map[string]int, n), map[string]bool{}, map[string]bool{}}
	for i := range ix.Len() {
		h := ix.Head(i)
		at.byID[h.ID], at.byAddress[h.Address] = i, i
	}
	for _, s := range ix.Withdrawn {
		at.withdrawn[s.ID], at.gone[s.Address] = true, true
	}
	return at
}
