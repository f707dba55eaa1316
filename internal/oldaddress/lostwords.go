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
	m := newFixer(s, now, x.Stories[now.File].Story, read, anchors)
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

// fixer says how the recorded utterances of one story can be kept. A story may have thousands, and
// all may be lost: what is asked for each of them is looked up.
type fixer struct {
	line    permalinks.Story // all that is recorded of it
	now     *index.Story
	file    *content.Story
	read    Undecided // under the recorded id
	anchors *page.Anchors

	quotation map[string]int // positions in read.Quotations, by their ids
	times     map[string]int // how often folded words stand among these
	recorded  map[string]int // positions in line.Utterances
	place     []int          // of each of them: where its utterance stands among the story's, or -1
	from      []int          // of each of them: behind the place of the last before it that has one
	next      []int          // of each of them: the next that has a place, or how many there are

	given   map[int]bool // utterances that were offered in the place of a lost one
	offered map[int]int  // how far the run of utterances that begins there has been looked through
}

func newFixer(line permalinks.Story, now *index.Story, file *content.Story, read Undecided, anchors *page.Anchors,
) *fixer {
	m := &fixer{line: line, now: now, file: file, read: read, anchors: anchors, quotation: map[string]int{},
		times: map[string]int{}, recorded: map[string]int{}, given: map[int]bool{}, offered: map[int]int{}}
	for i, q := range slices.Backward(read.Quotations) {
		m.quotation[q.ID] = i
		m.times[slug.Fold(read.Text[q.Start:q.End])]++
	}
	m.lineUp()
	return m
}

// lineUp finds the places of what is recorded among the story's utterances.
func (m *fixer) lineUp() {
	at := map[string]int{}
	for i := range m.now.Utterances {
		at[m.now.Utterances[i].ID] = i
	}
	ids, from := m.line.Utterances, 0
	for i, id := range ids {
		place, is := at[m.anchors.To(id)]
		if !is {
			place = -1
		}
		m.recorded[id], m.place, m.from = i, append(m.place, place), append(m.from, from)
		if is {
			from = place + 1
		}
	}
	m.next = make([]int, len(ids))
	next := len(ids)
	for i := range slices.Backward(ids) {
		if m.next[i] = next; m.place[i] >= 0 {
			next = i
		}
	}
}

func (m *fixer) find(id string) *annotate.Quotation {
	if i, is := m.quotation[id]; is {
		return &m.read.Quotations[i]
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
	if m.times[slug.Fold(words)] != 1 {
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
// neighbours. Each is offered once.
func (m *fixer) nearest(id string) *index.Utterance {
	from, to := m.between(m.recorded[id])
	q := m.find(id)
	n := max(from, m.offered[from])
	for n < to && !m.mayBe(n, q) {
		n++
	}
	if q == nil {
		m.offered[from] = n // what does not fit here fits no other that nothing is known of
	}
	if n >= to {
		return nil
	}
	m.given[n] = true
	return &m.now.Utterances[n]
}

// mayBe reports whether the story's utterance n may be what a lost one has become, of which q,
// where it is not nil, is the quotation under the recorded story id.
func (m *fixer) mayBe(n int, q *annotate.Quotation) bool {
	u := &m.now.Utterances[n]
	_, had := m.recorded[u.ID]
	return !had && !m.given[n] && m.anchors.To(u.ID) != "" && (q == nil || q.Start == u.Parts[0].Start)
}

// between is the run of the story's utterances, as positions, that lies between the recorded
// neighbours of a lost one.
func (m *fixer) between(lost int) (from, to int) {
	from = m.from[lost]
	for n := m.next[lost]; n < len(m.next); n = m.next[n] {
		if m.place[n] >= from {
			return from, m.place[n]
		}
	}
	return from, len(m.now.Utterances)
}
