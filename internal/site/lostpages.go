package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
)

// lostStory says that a story's address is lost, and what lets it lead on.
func (f *fates) lostStory(s permalinks.Story) diag.Finding {
	return diag.Finding{
		Pos: s.Pos, Code: "lost-address", Message: "the story " + s.ID + " was published at " + s.Address + ", and nothing stands there any more",
		Hint: f.mendStory(s),
	}
}

func (f *fates) mendStory(s permalinks.Story) string {
	alias := "aliases: [" + yamlAddress(s.Address) + "]"
	switch b, likely := f.likelyStory(s); {
	case b == nil:
		return "put the file back, with state: withdrawn if it is to be taken away; or, where another story stands for it, add to that one's front matter:\n" + alias
	case !f.archive.published(b):
		return "it is not to be published yet, by its draft: or its date; to take it away, let it be published with:\nstate: withdrawn"
	case likely:
		return "its file is likely " + b.File + " now; if so, " + paste(b, "id: "+yamlWord(s.ID)+"\n"+aliasLine(b.Aliases, s.Address))
	default:
		return paste(b, aliasLine(b.Aliases, s.Address))
	}
}

// aliasLine is the line that gives a story or a page an old address besides those that it has.
func aliasLine(has []content.Ref, address string) string {
	list := []string{yamlAddress(address)}
	for _, a := range has {
		list = append(list, yamlAddress(a.Value))
	}
	line := "aliases: [" + strings.Join(list, ", ") + "]"
	if len(list) > 1 {
		line += " # in place of its aliases:"
	}
	return line
}

func yamlAddress(s string) string {
	if strings.ContainsAny(s, " ,:#[]{}'\"") {
		return `"` + s + `"`
	}
	return s
}

// likelyStory is the story that a lost one is now: the one with its id, or else (likely) the one
// not yet recorded that has most of its words, or its day or its name.
func (f *fates) likelyStory(s permalinks.Story) (b *content.Story, likely bool) {
	if f.byID == nil {
		f.fileBriefs()
	}
	if b := f.byID[s.ID]; b != nil {
		return b, false
	}
	if f.looked++; f.looked > mostLooked {
		return nil, true
	}
	type candidate struct {
		first
		alike int
	}
	var best []candidate
	for _, b := range f.unrecorded {
		best = append(best, candidate{b, alike(b.brief, s)})
	}
	slices.SortStableFunc(best, func(a, b candidate) int { return b.alike - a.alike })
	most := 0
	for _, c := range best[:min(len(best), mostRead)] {
		if n := f.words(c.first, s); n > most {
			b, most = c.brief, n
		}
	}
	if b == nil && len(best) > 0 && best[0].alike > 0 {
		b = best[0].brief
	}
	return b, true
}

// fileBriefs files the stories by id, and lists those that are to be published and not yet recorded
// by their files' names.
func (f *fates) fileBriefs() {
	f.byID = map[string]*content.Story{}
	for _, b := range f.briefs {
		f.byID[b.brief.ID] = b.brief
		if !f.recorded[b.brief.ID] && f.archive.published(b.brief) {
			f.unrecorded = append(f.unrecorded, b)
		}
	}
	slices.SortFunc(f.unrecorded, func(a, b first) int { return cmp.Compare(a.at.name, b.at.name) })
}

// mostLooked is for how many lost stories the one that it is now is looked for: to mend these first
// mends what they have in common.
const mostLooked = 100

// mostRead is how many stories are read again to find the words of a lost one.
const mostRead = 12

// alike says how much a story's address is like that of a lost one: the same day, the same name, a
// name that begins alike.
func alike(b *content.Story, s permalinks.Story) (n int) {
	steps := strings.Split(strings.Trim(s.Address, "/"), "/")
	name := steps[len(steps)-1]
	if strings.HasPrefix(s.Address, b.Date.Format("/2006/01/02/")) {
		n++
	}
	if b.Slug == name {
		n += 2
	} else if diag.Nearest(b.Slug, []string{name}) != "" || strings.HasPrefix(b.Slug, name) || strings.HasPrefix(name, b.Slug) {
		n++
	}
	return n
}

// words counts the recorded utterances of a lost story that another story would have under the lost
// one's id.
func (f *fates) words(b first, s permalinks.Story) (n int) {
	for _, q := range f.archive.undecided(b.at, s.ID).quotations {
		if slices.Contains(s.Utterances, q.ID) {
			n++
		}
	}
	return n
}

// lostPage says that another address is lost, and what lets it lead on.
func (f *fates) lostPage(p permalinks.Page) diag.Finding {
	found := diag.Finding{
		Pos: p.Pos, Code: "lost-address", Message: p.Address + " was published, and nothing stands there any more",
		Hint: "add to the front matter of the story or page that stands for it:\naliases: [" + yamlAddress(p.Address) + "]",
	}
	at, ok := address.ReadEntry(strings.TrimPrefix(p.Address, "/"))
	if !ok || at.ID == "" {
		if o := f.onlyNewPage(); o != nil {
			found.Hint = fmt.Sprintf("it is likely /%s/ now; if so, add to the front matter of %s:\n%s", o.ID, o.File, aliasLine(o.Aliases, p.Address))
		}
		return found
	}
	if e := f.likelyEntry(at); e != nil {
		found.Hint = fmt.Sprintf("it is likely %s now; if so, add to the front matter of %s:\n%s", e.ID, e.File, formerLine(e, at.ID))
		return found
	}
	found.Hint = fmt.Sprintf("add to the front matter of the file in content/%s/ that stands for it (or, if nobody was ever rightly called so, delete this line: the address ends):\nformer_ids: [%s]", typesIn(at.Folder)[0].Folder(), yamlWord(at.ID))
	return found
}

// onlyNewPage is the other page that is not yet recorded, where there is just one.
func (f *fates) onlyNewPage() (only *content.Page) {
	for _, o := range f.archive.others {
		if f.recorded[o.Address()] {
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

// formerLine is the line that gives an entry a former id besides those that it has.
func formerLine(e *registry.Entry, id string) string {
	line := yamlWord(id)
	for _, f := range e.FormerIDs {
		line += ", " + yamlWord(f)
	}
	line = "former_ids: [" + line + "]"
	if len(e.FormerIDs) > 0 {
		line += " # in place of its former_ids:"
	}
	return line
}

// likelyEntry is the entry that a lost id is likely called now: one not yet recorded rather than
// one that was there before, with a like id or name.
func (f *fates) likelyEntry(at address.Entry) *registry.Entry {
	types := typesIn(at.Folder)
	fresh := f.unrecordedEntries(types...)
	var all []*registry.Entry
	for _, t := range types {
		all = append(all, f.archive.registry.OfType(t)...)
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
