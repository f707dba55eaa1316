package oldaddress

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// lostStory says that a story's address is lost, and what lets it lead on.
func (x *Addresses) lostStory(s permalinks.Story) diag.Finding {
	return diag.Finding{
		Pos: s.Pos, Code: "lost-address",
		Message: "the story " + s.ID + " was published at " + s.Address + ", and nothing stands there any more",
		Hint:    x.fixStory(s),
	}
}

func (x *Addresses) fixStory(s permalinks.Story) string {
	alias := "aliases: [" + yamlAddress(s.Address) + "]"
	switch now, likely := x.heir(s); {
	case now.Story == nil:
		return "put the file back, with state: withdrawn if it is to be taken away; " +
			"or, where another story stands for it, add to that one's front matter:\n" + alias
	case !now.Published:
		return "it is not to be published yet, by its draft: or its date; " +
			"to take it away, let it be published with:\nstate: withdrawn"
	case likely:
		return "its file is likely " + now.File + " now; if so, " +
			paste(now.Story, "id: "+yamlWord(s.ID)+"\n"+aliasLine(now.Aliases, s.Address))
	default:
		return paste(now.Story, aliasLine(now.Aliases, s.Address))
	}
}

// heirs is what is asked of all stories to find the one that a lost story is now: made when one is
// lost.
type heirs struct {
	byID       map[string]Story
	unrecorded []Story // published and not yet in the ledger, by file
	asked      int     // for how many lost stories
	pages      int     // for how many lost pages of entries
}

// mostAsked is for how many lost stories, and for how many pages of entries, it is looked for what
// they are now: to fix these first fixes what they have in common.
const mostAsked = 100

// mostRead is how many stories are read again to find the words of a lost one.
const mostRead = 12

// heir is the story that a lost one is now: the one with its id, or else (likely) the one not yet
// recorded that has most of its words, or its day or its name.
func (x *Addresses) heir(s permalinks.Story) (now Story, likely bool) {
	if x.heirs.byID == nil {
		x.heirs = x.newHeirs()
	}
	if now, ok := x.heirs.byID[s.ID]; ok {
		return now, false
	}
	if x.heirs.asked++; x.heirs.asked > mostAsked {
		return Story{}, true
	}
	type candidate struct {
		Story
		alike int
	}
	var best []candidate
	for _, c := range x.heirs.unrecorded {
		best = append(best, candidate{c, alike(c.Story, s)})
	}
	order.By(best, func(a, b candidate) int { return b.alike - a.alike })
	most, recorded := 0, set(s.Utterances)
	for _, c := range best[:min(len(best), mostRead)] {
		if n := x.words(c.File, s.ID, recorded); n > most {
			now, most = c.Story, n
		}
	}
	if now.Story == nil && len(best) > 0 && best[0].alike > 0 {
		now = best[0].Story
	}
	return now, true
}

func (x *Addresses) newHeirs() heirs {
	out := heirs{byID: map[string]Story{}}
	for _, s := range x.Stories {
		out.byID[s.ID] = s
		if !x.recorded[s.ID] && s.Published {
			out.unrecorded = append(out.unrecorded, s)
		}
	}
	order.By(out.unrecorded, byFile)
	return out
}

// alike says how much a story's address is like that of a lost one: the same day, the same name, a
// name that begins alike.
func alike(b *content.Story, s permalinks.Story) (n int) {
	steps := strings.Split(strings.Trim(s.Address, "/"), "/")
	name := steps[len(steps)-1]
	if called.HasPrefix(s.Address, b.Date.Format("/2006/01/02/")) {
		n++
	}
	if b.Slug == name {
		n += 2
	} else if diag.Nearest(b.Slug, []string{name}) != "" || called.HasPrefix(b.Slug, name) ||
		called.HasPrefix(name, b.Slug) {
		n++
	}
	return n
}

// words counts the recorded utterances of a lost story that the story of a file would have under
// the lost one's id.
func (x *Addresses) words(file, id string, recorded map[string]bool) (n int) {
	read, err := x.Undecided(file, id)
	if err != nil {
		return 0 // the file has gone meanwhile: the second pass says so
	}
	for i := range read.Quotations {
		if recorded[read.Quotations[i].ID] {
			n++
		}
	}
	return n
}

// set is what is in a list.
func set(ids []string) map[string]bool {
	out := make(map[string]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}
