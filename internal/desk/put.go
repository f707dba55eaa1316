package desk

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

// written is a story's two files with decisions put into one of them.
type written struct {
	src, notes []byte
	into       string // the file that was changed
}

// put puts decisions on one story into its files' bytes, one after the other, and reads the story
// anew after each: so a decision that changes what the next is about is seen.
func (d *Desk) put(a *site.Annotated, all []Decision) (written, *site.Annotated, []diag.Finding) {
	file := a.Story.File
	w := written{src: a.Story.Source, notes: a.Story.Notes}
	if a.Story.Sidecar == "" {
		w.notes = nil
	} else if w.notes == nil {
		w.notes = []byte{}
	}
	for _, x := range all {
		at := place(a, x.ID)
		if at < 0 {
			return w, a, []diag.Finding{lost(file, x.ID)}
		}
		next, ok := w.with(a, at, x)
		if !ok {
			return w, a, unreadable(a, at, x)
		}
		after := d.read.Text(file, next.src, next.notes)
		if found := misread(a, after, at, x); len(found) > 0 {
			return w, a, found
		}
		w, a = next, after
	}
	return w, a, nil
}

// place is where the quotation with the id stands among the story's; -1 where it has none.
func place(a *site.Annotated, id string) int {
	return slices.IndexFunc(a.Result.Quotations, func(q annotate.Quotation) bool { return q.ID == id })
}

func lost(file, id string) diag.Finding {
	return diag.Finding{Pos: diag.Pos{File: file}, Code: "decision-lost",
		Message: fmt.Sprintf("no quotation of this story has the id %q any more", id),
		Hint:    "look at the story again, and decide on the words as they are now"}
}

// with is the story's files with one decision more, or one that stands there already changed.
func (w written) with(a *site.Annotated, at int, x Decision) (written, bool) {
	from, to := 0, len(w.notes)
	text := w.notes
	key, there := a.Story.KeyAt("annotations")
	w.into = content.SidecarName(a.Story.File)
	if there && key.File == a.Story.File {
		w.into = a.Story.File
		text = w.src
		from, to = frontOf(text)
	}
	n, ok := newNotes(text[from:to], fileLines(text, a.Story.Source))
	if !ok || there && len(a.Story.Decisions) != len(n.decisions()) {
		return w, false
	}
	if i := standing(a, at, x); i >= 0 {
		n.change(i, append(said(x), signed(x)...), dropped(a.Story.Decisions[i], x))
	} else {
		q := a.Result.Quotations[at]
		d := append(selector(Unmarked(a.Text.S[q.Start:q.End]), q.ID), said(x)...)
		n.insert(before(a, at), append(d, signed(x)...))
	}
	changed := bytes.Join([][]byte{text[:from], n.result(), text[to:]}, nil)
	if w.into == a.Story.File {
		w.src = changed
	} else {
		w.notes = changed
	}
	return w, true
}

// fileLines is the file whose line ends are followed: the one that is written into, or the story's
// where that is new.
func fileLines(text, story []byte) []byte {
	if len(text) > 0 {
		return text
	}
	return story
}

// decisions are the items of the list of decisions.
func (n *notes) decisions() []struct{} {
	if list := n.top.Key("annotations"); list != nil {
		return make([]struct{}, len(list.Items))
	}
	return nil
}

// frontOf is where the YAML of a story's front matter lies, between its two lines of ---.
func frontOf(src []byte) (from, to int) {
	n := notes{text: src}
	from = n.nextLine(n.lineEnd(0))
	for at := from; at < len(src); {
		end := n.lineEnd(at)
		if strings.TrimRight(string(src[at:end]), " \t\u00a0") == "---" {
			return from, at
		}
		at = max(n.nextLine(end), at+1)
	}
	return from, from
}

// standing is the decision that x changes: one on the same utterance that says something of what x
// says. -1 where there is none.
func standing(a *site.Annotated, at int, x Decision) int {
	of := a.Result.Quotations[at].Utterance
	here, speaker, status := -1, -1, -1
	for i, k := range a.Result.Selected {
		d := &a.Story.Decisions[i]
		if k < 0 || d.Speaker == nil && d.Speech == nil && d.Status == "" {
			continue
		}
		if k == at {
			here = i
		}
		if a.Result.Quotations[k].Utterance == of && d.Speech == nil {
			if d.Speaker != nil {
				speaker = i
			}
			if d.Status != "" {
				status = i
			}
		}
	}
	order := []int{here}
	switch {
	case x.Speaker != nil:
		order = []int{speaker, here, status}
	case x.Status != "":
		order = []int{status, speaker, here}
	}
	for _, i := range order {
		if i >= 0 {
			return i
		}
	}
	return -1
}

// dropped are the keys that a decision loses when x takes its place: what x decides otherwise, and
// who had decided, when and why.
func dropped(old content.Decision, x Decision) []string {
	var drop []string
	if x.Speech != nil && !*x.Speech {
		drop = append(drop, "speaker")
	}
	if x.Speaker != nil && old.Speech != nil && !*old.Speech {
		drop = append(drop, "speech")
	}
	if x.By == "" {
		drop = append(drop, "by")
	}
	if x.On.IsZero() {
		drop = append(drop, "on")
	}
	if x.Note == "" && (x.Speaker != nil || x.Speech != nil) {
		drop = append(drop, "note") // it told why another decided otherwise
	}
	return drop
}

// before is the place in the list of decisions for one on quotation at: before the first that is
// about later words.
func before(a *site.Annotated, at int) int {
	for i, k := range a.Result.Selected {
		if k >= 0 && a.Result.Quotations[k].Start > a.Result.Quotations[at].Start {
			return i
		}
	}
	return len(a.Story.Decisions)
}

// unreadable is what is wrong with a file into which nothing can be written: its errors, if it has
// any.
func unreadable(a *site.Annotated, at int, x Decision) []diag.Finding {
	if errors := freshErrors(nil, a.Findings); len(errors) > 0 {
		return errors
	}
	return []diag.Finding{byHand(a, at, x)}
}

// byHand is the finding for a file that cannot be written into: what is to be put there.
func byHand(a *site.Annotated, at int, x Decision) diag.Finding {
	q := a.Result.Quotations[at]
	d := append(append(selector(Unmarked(a.Text.S[q.Start:q.End]), q.ID), said(x)...), signed(x)...)
	file := content.SidecarName(a.Story.File)
	pos := diag.Pos{File: file}
	if key, ok := a.Story.KeyAt("annotations"); ok {
		pos = key
	}
	return diag.Finding{Pos: pos, Code: "not-written",
		Message: "the decisions here are written in a way that a program cannot add to",
		Hint:    "put this below annotations: yourself: - " + flow(d)}
}

// misread complains where the story with a decision put into it does not read as it should: the
// decision is not honoured, another one has changed, or there is an error that was not there.
func misread(before, after *site.Annotated, at int, x Decision) []diag.Finding {
	if after.Story == nil || after.Result == nil {
		return after.Findings
	}
	if fresh := freshErrors(before.Findings, after.Findings); len(fresh) > 0 {
		return fresh
	}
	k := place(after, before.Result.Quotations[at].ID)
	if k < 0 || !honoured(&after.Result.Quotations[k], x) || !othersKept(before, after, at) {
		return []diag.Finding{byHand(before, at, x)}
	}
	return nil
}

// freshErrors are the errors of which there are more than before.
//
//go:noinline
func freshErrors(before, after []diag.Finding) []diag.Finding {
	had := map[string]int{}
	for _, f := range before {
		had[f.Code+f.Message]++
	}
	var fresh []diag.Finding
	for _, f := range after {
		if f.Severity != diag.Error {
			continue
		}
		if had[f.Code+f.Message]--; had[f.Code+f.Message] < 0 {
			fresh = append(fresh, f)
		}
	}
	return fresh
}

// honoured reports whether a quotation reads as was decided.
func honoured(q *annotate.Quotation, x Decision) bool {
	switch {
	case x.Speech != nil && q.Speech != *x.Speech,
		x.Status != "" && q.Status != x.Status && q.Status != annotate.Withheld,
		x.Speaker != nil && !q.Decided,
		x.By != "" && q.By != oneLine(x.By),
		!x.On.IsZero() && q.On != x.On.Format(time.DateOnly):
		return false
	case x.Speaker != nil:
		return choiceYAML(Choice(q.Speaker)) == choiceYAML(x.Speaker)
	}
	return true
}

// othersKept reports whether all decisions on other utterances say what they said.
func othersKept(before, after *site.Annotated, at int) bool {
	of, id := before.Result.Quotations[at].Utterance, before.Result.Quotations[at].ID
	told := func(a *site.Annotated) []content.Decision {
		var all []content.Decision
		for i, d := range a.Story.Decisions {
			k := a.Result.Selected[i]
			if k < 0 || a.Result.Quotations[k].Utterance != of && a.Result.Quotations[k].ID != id {
				all = append(all, d)
			}
		}
		return all
	}
	return slices.EqualFunc(told(before), told(after), sameDecision)
}

func sameDecision(a, b content.Decision) bool {
	speech := func(d content.Decision) string {
		if d.Speech == nil {
			return ""
		}
		return fmt.Sprint(*d.Speech)
	}
	speaker := func(d content.Decision) string {
		if d.Speaker == nil {
			return ""
		}
		return choiceYAML(d.Speaker)
	}
	entity := func(d content.Decision) string {
		if d.Entity == nil {
			return ""
		}
		return d.Entity.Value
	}
	text := func(d content.Decision) string {
		return strings.Join([]string{d.Quote.Value, d.Mention.Value, d.ID.Value, d.Prefix, d.Suffix, speaker(d),
			entity(d), speech(d), d.Status, strings.Join(d.FormerIDs, " "), d.By, d.On.String(), d.Note}, "\x00")
	}
	return text(a) == text(b)
}
