package oldaddress

import (
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// leadOn adds redirects for the addresses of the ledger at which no page stands and that lead on by
// themselves.
func (x *Addresses) leadOn() {
	each := func(address string) {
		from := called.TrimPrefix(address, "/")
		if to, ok := x.routes.end(from); ok && !x.routes.pages[from] {
			x.routes.workOut(from, to)
		}
	}
	for _, s := range x.Ledger.Stories {
		each(s.Address)
	}
	for _, p := range x.Ledger.Pages {
		each(p.Address)
	}
}

// CheckLedger holds the ledger against what there is now, and complains of what is lost. It can be
// said only where all that was to be published could be read.
func (x *Addresses) CheckLedger() ([]diag.Finding, error) {
	var found []diag.Finding
	said := map[string]bool{}
	for _, s := range x.Ledger.Stories {
		if !said[s.Address] && !x.standsOrLeads(s.Address) {
			said[s.Address] = true
			found = append(found, x.lostStory(s))
		}
	}
	for _, p := range x.Ledger.Pages {
		if said[p.Address] || x.standsOrLeads(p.Address) {
			continue
		}
		taken, err := x.takenAway(p.Address)
		if err != nil {
			return nil, err
		}
		if said[p.Address] = true; !taken {
			found = append(found, x.lostPage(p))
		}
	}
	for _, s := range perStory(x.Ledger.Stories) {
		found = append(found, x.lostUtterances(s)...)
	}
	return found, nil
}

// CheckAgain does as CheckLedger for one story alone, where all pages stand that stood.
func (x *Addresses) CheckAgain(i int) (found []diag.Finding) {
	for _, s := range perStory(x.linesOf(i)) {
		found = append(found, x.lostUtterances(s)...)
	}
	return found
}

// linesOf are the lines of the ledger that are Stories[i] now, with all others of the same id.
func (x *Addresses) linesOf(i int) (lines []permalinks.Story) {
	ids := map[string]bool{}
	for n := range x.Ledger.Stories {
		s := &x.Ledger.Stories[n]
		if now, is := x.stories.byID[s.ID]; is && now != i {
			continue
		}
		if now, is := x.story(*s); is && now == i {
			ids[s.ID] = true
		}
	}
	for n := range x.Ledger.Stories {
		if s := &x.Ledger.Stories[n]; ids[s.ID] {
			lines = append(lines, *s)
		}
	}
	return lines
}

// standsOrLeads reports whether nothing needs to be said of an address: it stands, leads on, or is
// not to be told.
func (x *Addresses) standsOrLeads(address string) bool {
	a := called.TrimPrefix(address, "/")
	_, leads := x.routes.moved[a]
	return leads || x.routes.stands(a) || x.routes.hides(a)
}

// takenAway reports whether an editor has taken away what stood at an address: by visibility, or by
// what was decided on the stories that quoted a printed name.
func (x *Addresses) takenAway(gone string) (bool, error) {
	at, ok := address.ReadEntry(called.TrimPrefix(gone, "/"))
	if !ok || at.ID == "" {
		return false, nil
	}
	e := x.Registry.ByID(at.ID)
	if e == nil {
		e = x.Registry.Formerly(at.ID)
	}
	if e != nil {
		return e.Visibility == "none", nil
	}
	if at.Folder != address.Speakers {
		return false, nil
	}
	if x.speakers == nil {
		if err := x.askSpeakers(); err != nil {
			return false, err
		}
	}
	return x.speakers[at.ID] || x.speakers[called.TrimSuffix(at.ID, "-name")], nil
}

// askSpeakers reads again, without what editors decided, the stories of which they decided
// something.
func (x *Addresses) askSpeakers() error {
	var some []Story
	for _, s := range x.Stories {
		if s.Published && (s.Decided || s.State == "withdrawn" || s.Access == "metadata") {
			some = append(some, s)
		}
	}
	order.By(some, byFile)
	type reading struct {
		Undecided
		err error
	}
	x.speakers = map[string]bool{}
	for _, r := range par.Map(some, func(_ int, s Story) reading {
		u, err := x.Undecided(s.File, s.ID)
		return reading{u, err}
	}) {
		if r.err != nil {
			return r.err
		}
		for _, q := range r.Quotations {
			x.noteSpeaker(q.Speaker)
		}
	}
	return nil
}

func (x *Addresses) noteSpeaker(s *annotate.Speaker) {
	if s == nil {
		return
	}
	x.speakers[s.ID] = true
	for _, m := range s.Members {
		x.speakers[m.ID] = true
	}
}

// perStory joins the lines of each story: its utterances in the order in which they were written
// down, the place that of the first line, the address that of the newest.
func perStory(lines []permalinks.Story) []permalinks.Story {
	return joined(lines, func(s *permalinks.Story) string { return s.ID })
}

// joined joins the lines of which by gives the same.
func joined(lines []permalinks.Story, by func(*permalinks.Story) string) []permalinks.Story {
	at := make(map[string]int, len(lines))
	out := make([]permalinks.Story, 0, len(lines))
	for n := range lines {
		s := &lines[n]
		i, ok := at[by(s)]
		if !ok {
			i = len(out)
			at[by(s)] = i
			out = append(out, permalinks.Story{Pos: s.Pos, ID: s.ID})
		}
		out[i].Address = s.Address
		out[i].Utterances = append(out[i].Utterances, s.Utterances...)
	}
	for i := range out {
		out[i].Utterances = eachOnce(out[i].Utterances)
	}
	return out
}

// eachOnce leaves of ids each where it stands first. The list is changed.
func eachOnce(ids []string) []string {
	had := make(map[string]bool, len(ids))
	return slices.DeleteFunc(ids, func(id string) bool {
		again := had[id]
		had[id] = true
		return again
	})
}

// story is the published story, as a position in the index's Stories, that a story of the ledger is
// now.
func (x *Addresses) story(s permalinks.Story) (int, bool) {
	if i, ok := x.stories.byID[s.ID]; ok || x.stories.withdrawn[s.ID] {
		return i, ok
	}
	to, ok := x.routes.end(called.TrimPrefix(s.Address, "/"))
	if !ok {
		return 0, false
	}
	i, ok := x.stories.byAddress[to]
	return i, ok
}

// unrecordedEntries are the entries of some types whose pages the ledger does not have yet.
func (x *Addresses) unrecordedEntries(t ...registry.Type) []*registry.Entry {
	var out []*registry.Entry
	for _, e := range x.Registry.Entries {
		if called.Contains(t, e.Type) && !x.recorded["/"+e.Address()] {
			out = append(out, e)
		}
	}
	return out
}

// PlacesOf are the places in the ledger of the lines that are Stories[i] now.
func (x *Addresses) PlacesOf(i int) (all []diag.Pos) {
	for _, s := range x.linesOf(i) {
		all = append(all, s.Pos)
	}
	return all
}

// metadataOnly reports whether a story's access takes all of its utterances away.
func (x *Addresses) metadataOnly(i int) bool { return x.Index.OwnPage(i).Access == index.MetadataOnly }
