package oldaddress

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/slug"
)

// lostUtterances complains of a story's recorded utterances that are lost.
func (x *Addresses) lostUtterances(s permalinks.Story) []diag.Finding {
	i, ok := x.story(s)
	if !ok || x.metadataOnly(i) {
		return nil // withdrawn, or its address is lost: that is said already
	}
	anchors := new(page.Anchors)
	anchors.Of(x.Plan, i)
	gone := slices.DeleteFunc(slices.Clone(s.Utterances), func(id string) bool { return anchors.To(id) != "" })
	if len(gone) == 0 {
		return nil
	}
	now := x.Index.OwnPage(i)
	read, err := x.Undecided(now.File, s.ID)
	if err != nil {
		return nil // the file has gone meanwhile: the second pass says so
	}
	m := &fixer{line: s, now: now, file: x.Stories[now.File].Story, read: read, anchors: anchors}
	if now.ID == s.ID {
		gone = slices.DeleteFunc(gone, m.decidedAway)
	}
	for _, id := range gone {
		x.lost[s.ID+" "+id] = true
	}
	if now.ID != s.ID && !x.recorded[now.ID] && m.anyMatches(gone) {
		return []diag.Finding{m.renamed(len(gone))}
	}
	var found []diag.Finding
	for _, id := range gone {
		found = append(found, m.lost(id))
	}
	return found
}

// fixer says how the recorded utterances of one story can be kept.
type fixer struct {
	line    permalinks.Story // all that is recorded of it
	now     *index.Story
	file    *content.Story
	read    Undecided // under the recorded id
	anchors *page.Anchors
	given   map[string]bool // utterances that were offered in the place of a lost one
}

func (m *fixer) find(id string) *annotate.Quotation {
	for i := range m.read.Quotations {
		if m.read.Quotations[i].ID == id {
			return &m.read.Quotations[i]
		}
	}
	return nil
}

// decidedAway reports whether the story would still give the utterance if nobody had decided
// anything.
func (m *fixer) decidedAway(id string) bool {
	q := m.find(id)
	return q != nil && q.Speech
}

// anyMatches reports whether some of the ids are those of the story's words under the id that it
// had.
func (m *fixer) anyMatches(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool { return m.find(id) != nil })
}

// renamed says that a story has lost its id, and all its utterances theirs.
func (m *fixer) renamed(n int) diag.Finding {
	return diag.Finding{
		Pos: m.line.Pos, Severity: diag.Warning, Code: "lost-utterance",
		Message: fmt.Sprintf("%d of the story's utterances were published under its id %s, and %s has another: "+
			"links to them arrive nowhere", n, m.line.ID, m.now.File),
		Hint: paste(m.file, "id: "+yamlWord(m.line.ID)),
	}
}

// lost says that an utterance is lost, and which decision lets its address lead on.
func (m *fixer) lost(id string) diag.Finding {
	found := diag.Finding{
		Pos: m.line.Pos, Severity: diag.Warning, Code: "lost-utterance",
		Message: fmt.Sprintf("the utterance %s of %s was published, and a link to it arrives nowhere", id, m.now.File),
		Hint: "if its words were edited, give the quotation that they are now the old id: former_ids: [" +
			yamlWord(id) + "]",
	}
	if q := m.find(id); q != nil && m.now.ID == m.line.ID { // not speech, or it would have been decided away
		found.Message += ": its words are no longer read as speech"
		found.Hint = m.decision(m.read.Text[q.Start:q.End], id, "speech: true")
	} else if u := m.nearest(id); u != nil {
		found.Hint = m.decision(u.Parts[0].Text, u.ID, "former_ids: ["+yamlWord(id)+"]")
	}
	return found
}

// decision prints a decision on the quotation of the words, ready to paste. Words that stand twice
// do not select it; its id does.
func (m *fixer) decision(words, id, decides string) string {
	unmarked := strings.Trim(words, "\"'“”„‟‘’‚«»‹›`´")
	selects := "quote: " + strconv.Quote(strings.Join(strings.Fields(unmarked), " "))
	fold, times := slug.Fold(words), 0
	for _, q := range m.read.Quotations {
		if slug.Fold(m.read.Text[q.Start:q.End]) == fold {
			times++
		}
	}
	if times != 1 {
		selects += "\n  id: " + yamlWord(id)
	}
	item := "- " + selects + "\n  " + decides
	if at := m.file.KeyPos("annotations"); at.Line > 1 || at.File != m.file.File {
		return "add to annotations: in " + at.File + ":\n" + item
	}
	return paste(m.file, "annotations:\n"+item)
}

// nearest is the utterance that a lost one has most likely become: the one not yet recorded that
// has its id under the recorded story id, or that stands where it stood, between the same
// neighbours.
func (m *fixer) nearest(id string) *index.Utterance {
	if m.given == nil {
		m.given = map[string]bool{}
	}
	from, to := m.between(id)
	for n := from; n < to; n++ {
		u := &m.now.Utterances[n]
		if m.anchors.To(u.ID) == "" || m.given[u.ID] || slices.Contains(m.line.Utterances, u.ID) {
			continue
		}
		if q := m.find(id); q != nil && q.Start != u.Parts[0].Start {
			continue
		}
		m.given[u.ID] = true
		return u
	}
	return nil
}

// between is the run of the story's utterances, as positions, that lies between the recorded
// neighbours of a lost one.
func (m *fixer) between(id string) (from, to int) {
	all := m.line.Utterances
	at := slices.Index(all, id)
	to = len(m.now.Utterances)
	for n := at - 1; n >= 0; n-- {
		if i := m.place(all[n]); i >= 0 {
			from = i + 1
			break
		}
	}
	for n := at + 1; n < len(all); n++ {
		if i := m.place(all[n]); i >= from {
			return from, i
		}
	}
	return from, to
}

// place is where an id's utterance stands among the story's, or -1.
func (m *fixer) place(id string) int {
	return slices.IndexFunc(m.now.Utterances, func(u index.Utterance) bool { return u.ID == m.anchors.To(id) })
}
