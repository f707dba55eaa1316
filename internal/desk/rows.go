package desk

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// Applied is what became of tables of decisions.
type Applied struct {
	Written  []string // the files, sorted
	Decided  int
	Already  int // decisions that stand there as the table has them
	Refused  int // rows
	Findings []diag.Finding
}

// Apply writes the decisions of tables into the archive's files, each row by itself: one that is
// refused keeps no other back. Rows on one utterance that disagree, and such as disagree with what
// has been decided meanwhile, are refused. by and on are for rows that do not say.
func (d *Desk) Apply(rows []Row, by string, on time.Time) (*Applied, error) {
	out := &Applied{}
	agreed := disagreements(rows, out)
	for i := range agreed {
		r := &agreed[i]
		u, already, found, err := d.applyRow(r, by, on)
		switch {
		case err != nil:
			return out, err
		case len(found) > 0:
			out.Refused++
			out.Findings = append(out.Findings, found...)
		case already:
			out.Already++
		default:
			out.Decided++
			if !called.Contains(out.Written, u.File) {
				out.Written = append(out.Written, u.File)
			}
		}
	}
	slices.Sort(out.Written)
	out.Findings = diag.Sort(out.Findings)
	return out, nil
}

// disagreements leaves out, with a finding each, the rows on one utterance of which not all decide
// the same; of those that agree the first is enough.
func disagreements(rows []Row, out *Applied) []Row {
	type key struct{ file, utterance string }
	of := map[key][]int{}
	for i := range rows {
		k := key{rows[i].File, rows[i].Utterance}
		of[k] = append(of[k], i)
	}
	var agreed []Row
	for i := range rows {
		all := of[key{rows[i].File, rows[i].Utterance}]
		other := slices.IndexFunc(all, func(k int) bool { return rows[k].meant() != rows[i].meant() })
		switch {
		case other >= 0:
			out.Refused++
			out.Findings = append(out.Findings, disagree(&rows[i], fmt.Sprintf("%s says %q", rows[all[other]].Pos,
				rows[all[other]].Decision)))
		case all[0] == i:
			agreed = append(agreed, rows[i])
		}
	}
	return agreed
}

func disagree(r *Row, with string) diag.Finding {
	return diag.Finding{Pos: r.Pos, Code: "disagree",
		Message: fmt.Sprintf("two decisions do not agree: %q here, and %s; nothing was written", r.Decision, with),
		Hint:    "leave one of the two; what a story has is changed at the desk, or in its file"}
}

// meant is a row's decision with its number, and its word for the reading, replaced by whom they
// stand for.
func (r *Row) meant() string {
	word := strings.ToLower(r.Decision)
	if word == "ok" {
		return r.Reading
	}
	if len(word) == 1 && word[0] >= '1' && word[0] <= '9' {
		if choice, ok := r.choice(int(word[0] - '0')); ok {
			return choice
		}
	}
	if same, ok := synonyms[word]; ok {
		return same
	}
	return r.Decision
}

// synonyms are the desk's keys and other short words for what may be decided.
var synonyms = map[string]string{"nobody": "none", "x": "none", "n": notSpeech, "w": "withheld", "d": "disputed"}

const notSpeech = "not speech"

func (d *Desk) applyRow(r *Row, by string, on time.Time) (u *Undo, already bool, found []diag.Finding, err error) {
	refuse := func(code, message, hint string) (*Undo, bool, []diag.Finding, error) {
		return nil, false, []diag.Finding{{Pos: r.Pos, Code: code, Message: message, Hint: hint}}, nil
	}
	a, err := d.Story(r.File)
	switch {
	case err != nil:
		return nil, false, nil, err
	case a == nil:
		return refuse("no-story", fmt.Sprintf("there is no story %q", r.File), "make the table anew, if it was renamed")
	case a.Result == nil:
		return nil, false, a.Findings, nil
	}
	at := place(a, r.Utterance)
	if at < 0 {
		return refuse("words-changed", "the story has no such quotation any more: its words were changed",
			"make the table anew, and decide on the words as they are now")
	}
	q := &a.Result.Quotations[at]
	if now := whole(a, q); slug.Fold(now) != slug.Fold(r.Words) {
		return refuse("words-changed", fmt.Sprintf("the words are not those that were decided on: %q", oneLine(now)),
			"make the table anew, and decide on the words as they are now")
	}
	x, wrong := d.decision(r, by, on)
	if wrong != nil {
		return nil, false, []diag.Finding{*wrong}, nil
	}
	if q.Decided || q.Status != annotate.Auto {
		if stands(q, x) {
			return nil, true, nil, nil
		}
		return nil, false, []diag.Finding{disagree(r, standingWords(a, q))}, nil
	}
	if u, found, err = d.Write(a, x); err != nil {
		return nil, false, nil, err
	}
	for i := range found {
		found[i].Message = fmt.Sprintf("%s (for %s)", found[i].Message, r.Pos)
	}
	return u, false, found, nil
}

// stands reports whether a quotation has been decided on as x decides.
func stands(q *annotate.Quotation, x Decision) bool {
	switch {
	case x.Speech != nil:
		return q.Speech == *x.Speech
	case x.Speaker != nil:
		return q.Decided && q.Speech && choiceYAML(Choice(q.Speaker)) == choiceYAML(x.Speaker)
	}
	return q.Status == x.Status
}

// standingWords says what has been decided on a quotation.
func standingWords(a *site.Annotated, q *annotate.Quotation) string {
	what := string(q.Status)
	switch {
	case !q.Speech:
		what = notSpeech
	case q.Decided:
		what = SpeakerWord(q.Speaker)
	}
	who := cmp.Or(q.By, "somebody")
	if q.On != "" {
		who += " on " + q.On
	}
	where := a.Story.File
	if at, ok := a.Story.KeyAt("annotations"); ok {
		where = at.File
	}
	return fmt.Sprintf("%s decided %q in %s", who, what, where)
}

// decision is what a row decides; a finding where that cannot be told.
func (d *Desk) decision(r *Row, by string, on time.Time) (x Decision, wrong *diag.Finding) {
	x = Decision{ID: r.Utterance, By: cmp.Or(oneLine(r.By), by), On: on, Note: oneLine(r.Note)}
	if r.On != "" {
		day, ok := fields.ParseDay(r.On)
		if !ok {
			return x, &diag.Finding{
				Pos: r.Pos, Code: "bad-date", Message: fmt.Sprintf("on is %q, which is no day", r.On),
				Hint: "write it as 2025-05-20, or leave it empty for today",
			}
		}
		x.On = day.In(time.UTC)
	}
	word := r.meant()
	switch {
	case len(word) == 1 && word[0] >= '0' && word[0] <= '9':
		return x, &diag.Finding{
			Pos: r.Pos, Code: "bad-decision", Message: "there is no choice " + word + " in this row",
			Hint: "write one of the numbers in the column choices, or whose it is",
		}
	case word == "":
		return x, &diag.Finding{
			Pos: r.Pos, Code: "bad-decision", Message: "ok confirms a reading, and nobody was read here",
			Hint: "write whose it is, or none",
		}
	case word == notSpeech:
		no := false
		x.Speech = &no
	case isStatus(word):
		x.Status = annotate.Status(word)
	default:
		x.Speaker, wrong = d.speakers(r, word)
	}
	return x, wrong
}

// speakers reads whom a row names.
func (d *Desk) speakers(r *Row, words string) (*content.SpeakerChoice, *diag.Finding) {
	if words == "none" {
		return &content.SpeakerChoice{None: true}, nil
	}
	c := &content.SpeakerChoice{}
	for word := range strings.SplitSeq(words, joint) {
		word = strings.TrimSpace(word)
		name, named := called.CutPrefix(word, "name:")
		phrase, unnamed := called.CutPrefix(word, "unnamed:")
		switch {
		case named && strings.TrimSpace(name) != "":
			c.Who = append(c.Who, content.SpeakerName{Name: oneLine(name)})
		case unnamed && strings.TrimSpace(phrase) != "":
			c.Who = append(c.Who, content.SpeakerName{Unnamed: oneLine(phrase)})
		default:
			id, wrong := d.registered(r, word)
			if wrong != nil {
				return nil, wrong
			}
			c.Who = append(c.Who, content.SpeakerName{ID: id})
		}
	}
	return c, nil
}

// registered is the id that a word of a row is, or the one entry of which it is the name.
func (d *Desk) registered(r *Row, word string) (string, *diag.Finding) {
	reg := d.read.Registry()
	if e := reg.ByID(word); e != nil && (e.Type == registry.Person || e.Type == registry.Organisation) {
		return e.ID, nil
	}
	named := reg.Named(word, registry.Person, registry.Organisation)
	if len(named) == 1 {
		return named[0].ID, nil
	}
	f := reg.Unknown(0, word, "speaker", r.Pos, registry.Person, registry.Organisation)
	if len(named) > 1 {
		f.Message = fmt.Sprintf("%d people or organisations are called %q", len(named), word)
		f.Hint = "write the id of the one who is meant: " + named[0].ID + " or " + named[1].ID
	} else if f.Hint == "" || !called.HasPrefix(f.Hint, "did you mean") {
		f.Hint = fmt.Sprintf("write name: %s for somebody who has no file, or what else may stand there: ok, "+
			"a number, none, not speech, unnamed: a witness, withheld, disputed", word)
	}
	return "", &f
}
