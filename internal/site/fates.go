package site

import (
	"cmp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// fates knows what has become of everything that the ledger says was published.
//
// An address or an utterance that is gone is lost, unless an editor took it away: then the story
// would still give it if nobody had decided anything, or its state, its access or a visibility says
// that it is not to be told.
type fates struct {
	archive  *archive
	edition  *edition
	routes   *routes
	briefs   map[string]first // by file
	stories  storyAt
	recorded map[string]bool // the ids and addresses of stories, and other addresses, in the ledger
	speakers map[string]bool // whom the stories would quote if nobody had decided anything; nil: not asked yet
	lost     map[string]bool // utterances that are lost: story id and utterance id, parted by a space
	findings []diag.Finding

	// for what a lost story is now: made when one is lost
	byID       map[string]*content.Story
	unrecorded []first
	looked     int
}

func newFates(a *archive, e *edition, r *routes, briefs map[string]first) *fates {
	f := &fates{archive: a, edition: e, routes: r, briefs: briefs, stories: newStoryAt(e.index), recorded: map[string]bool{}, lost: map[string]bool{}}
	for _, s := range a.ledger.Stories {
		f.recorded[s.ID], f.recorded[s.Address] = true, true
	}
	for _, p := range a.ledger.Pages {
		f.recorded[p.Address] = true
	}
	return f
}

// leadOn adds redirects for the addresses of the ledger at which no page stands and that lead on by
// themselves.
func (f *fates) leadOn() {
	each := func(address string) {
		from := strings.TrimPrefix(address, "/")
		if to, ok := f.routes.end(from); ok && !f.routes.pages[from] {
			f.routes.workOut(from, to)
		}
	}
	for _, s := range f.archive.ledger.Stories {
		each(s.Address)
	}
	for _, p := range f.archive.ledger.Pages {
		each(p.Address)
	}
}

// judge finds what is lost.
func (f *fates) judge() error {
	said := map[string]bool{}
	for _, s := range f.archive.ledger.Stories {
		if !said[s.Address] && !f.standsOrLeads(s.Address) {
			said[s.Address] = true
			f.findings = append(f.findings, f.lostStory(s))
		}
	}
	for _, p := range f.archive.ledger.Pages {
		if said[p.Address] || f.standsOrLeads(p.Address) {
			continue
		}
		taken, err := f.takenAway(p.Address)
		if err != nil {
			return err
		}
		if said[p.Address] = true; !taken {
			f.findings = append(f.findings, f.lostPage(p))
		}
	}
	for _, s := range perStory(f.archive.ledger.Stories) {
		f.utterances(s)
	}
	return nil
}

// standsOrLeads reports whether nothing needs to be said of an address: it stands, leads on, or is
// not to be told.
func (f *fates) standsOrLeads(address string) bool {
	a := strings.TrimPrefix(address, "/")
	_, leads := f.routes.moved[a]
	return leads || f.routes.pages[a] || f.routes.files[a] || f.routes.hidden[a] || f.routes.index.Spells(a)
}

// takenAway reports whether an editor has taken away what stood at an address: by visibility, or by
// what was decided on the stories that quoted a printed name.
func (f *fates) takenAway(gone string) (bool, error) {
	at, ok := address.ReadEntry(strings.TrimPrefix(gone, "/"))
	if !ok || at.ID == "" {
		return false, nil
	}
	e := f.archive.registry.ByID(at.ID)
	if e == nil {
		e = f.archive.registry.Formerly(at.ID)
	}
	if e != nil {
		return e.Visibility == "none", nil
	}
	if at.Folder != address.Speakers {
		return false, nil
	}
	if f.speakers == nil {
		if err := f.askSpeakers(); err != nil {
			return false, err
		}
	}
	return f.speakers[at.ID] || f.speakers[strings.TrimSuffix(at.ID, "-name")], nil
}

// askSpeakers reads again, without what editors decided, the stories of which they decided
// something.
func (f *fates) askSpeakers() error {
	var some []first
	for _, b := range f.briefs {
		if f.archive.published(b.brief) && (b.decided || b.brief.State == "withdrawn" || b.brief.Access == "metadata") {
			some = append(some, b)
		}
	}
	slices.SortFunc(some, func(a, b first) int { return cmp.Compare(a.at.name, b.at.name) })
	f.speakers = map[string]bool{}
	for _, r := range par.Map(some, func(_ int, b first) undecided { return f.archive.undecided(b.at, b.brief.ID) }) {
		if r.err != nil {
			return r.err
		}
		for _, q := range r.quotations {
			if q.Speaker == nil {
				continue
			}
			f.speakers[q.Speaker.ID] = true
			for _, m := range q.Speaker.Members {
				f.speakers[m.ID] = true
			}
		}
	}
	return nil
}

// undecided is what a story gives if nobody has decided anything.
type undecided struct {
	text       string
	quotations []annotate.Quotation
	err        error
}

// undecided reads a story again, without its decisions and under an id.
func (a *archive) undecided(src source, id string) undecided {
	r, err := a.readAgain(src, a.convert)
	if err != nil {
		return undecided{err: err}
	}
	s := a.annotateStory(r)
	s.ID, s.Decisions = id, nil
	return undecided{text: r.text.S, quotations: a.engine.Annotate(s).Quotations}
}

// perStory joins the lines of each story: its utterances in the order in which they were written
// down, the place that of the first line.
func perStory(lines []permalinks.Story) []permalinks.Story {
	at := map[string]int{}
	var out []permalinks.Story
	for _, s := range lines {
		i, ok := at[s.ID]
		if !ok {
			i = len(out)
			at[s.ID] = i
			out = append(out, permalinks.Story{Pos: s.Pos, ID: s.ID})
		}
		out[i].Address = s.Address // the newest
		for _, u := range s.Utterances {
			if !slices.Contains(out[i].Utterances, u) {
				out[i].Utterances = append(out[i].Utterances, u)
			}
		}
	}
	return out
}

// story is the published story, as a position in the index's Stories, that a story of the ledger is
// now.
func (f *fates) story(s permalinks.Story) (int, bool) {
	if i, ok := f.stories.byID[s.ID]; ok || f.stories.withdrawn[s.ID] {
		return i, ok
	}
	to, ok := f.routes.end(strings.TrimPrefix(s.Address, "/"))
	if !ok {
		return 0, false
	}
	i, ok := f.stories.byAddress[to]
	return i, ok
}

// unrecordedEntries are the entries of some types whose pages the ledger does not have yet.
func (f *fates) unrecordedEntries(t ...registry.Type) []*registry.Entry {
	var out []*registry.Entry
	for _, e := range f.archive.registry.Entries {
		if slices.Contains(t, e.Type) && !f.recorded["/"+e.Address()] {
			out = append(out, e)
		}
	}
	return out
}

// metadataOnly reports whether a story's access takes all of its utterances away.
func (f *fates) metadataOnly(i int) bool { return f.edition.index.Own(i).Access == index.MetadataOnly }
