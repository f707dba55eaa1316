package content

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// mostDecisions is more than any editor makes on one story: each is looked for in all of its text.
const mostDecisions = 1000

// mostJoint is how many may have said something jointly: each of their pages names all of them.
const mostJoint = 200

func (r *reader) decisions(all []decision) {
	if len(all) > mostDecisions {
		r.complain(all[mostDecisions].Pos, "bad-decision",
			fmt.Sprintf("%d decisions on one story; it may have %d", len(all), mostDecisions),
			"delete those that say what the program reads by itself, or divide the story")
		all = all[:mostDecisions]
	}
	for _, x := range all {
		r.decision(x)
	}
}

// decision reads one decision. One that cannot be understood is a finding and is left out.
func (r *reader) decision(x decision) {
	before := len(r.found)
	d := Decision{
		Pos: x.Pos, Quote: Ref(x.Quote), Mention: Ref(x.Mention), ID: Ref(x.ID), Prefix: x.Prefix.Value,
		Suffix: x.Suffix.Value,
		By:     x.By.Value, On: r.day(x.On), Note: x.Note.Value,
		Status: r.choice(x.Status, "status", "", "confirmed", "corrected", "disputed", "withheld", "retracted"),
	}
	if x.Speech.Given() {
		d.Speech = &x.Speech.Value
	}
	if x.Entity.Given() && x.Entity.Value != "" {
		d.Entity = &Ref{Value: x.Entity.Value, Pos: x.Entity.Pos}
	}
	if x.Speaker.Given() {
		d.Speaker = r.speaker(x.Speaker)
	}
	for _, id := range x.FormerIDs {
		r.quotationID(id, "the former id")
		d.FormerIDs = append(d.FormerIDs, id.Value)
	}
	if x.ID.Given() {
		r.quotationID(x.ID, "the id")
	}
	if len(r.found) == before {
		r.selects(x, d)
	}
	if len(r.found) == before {
		r.s.Decisions = append(r.s.Decisions, d)
	}
}

// selects checks that a decision is about a quotation or a mention, one of the two, and says what
// can be said of it.
func (r *reader) selects(x decision, d Decision) {
	quotation, mention := d.Quote.Value != "" || d.ID.Value != "", d.Mention.Value != ""
	switch {
	case quotation && mention:
		r.complain(x.Mention.Pos, "bad-decision", "one decision cannot be about a quotation and a mention",
			"make them two items of annotations")
	case quotation:
		r.ofQuotation(x, d)
	case mention:
		r.ofMention(x, d)
	default:
		r.complain(x.Pos, "bad-decision", "this decision does not say which words it is about",
			`add quote: "…" (or mention: "…" for a name)`)
	}
}

// ofQuotation checks what a decision says of a quotation.
func (r *reader) ofQuotation(x decision, d Decision) {
	notSpeech := d.Speech != nil && !*d.Speech
	switch {
	case d.Entity != nil:
		r.complain(x.Entity.Pos, "bad-decision", "entity belongs to a mention",
			"write speaker: for a quotation, or mention: in place of quote:")
	case !d.tellsOfSpeech():
		r.complain(x.Pos, "bad-decision", "this decision decides nothing",
			"add speaker:, speech:, status: or former_ids:")
	case notSpeech && d.Speaker != nil && !d.Speaker.None:
		r.complain(x.Speaker.Pos, "bad-decision", "what is not speech has no speaker",
			"delete speaker:, or speech: false")
	}
}

// ofMention checks what a decision says of a mention.
func (r *reader) ofMention(x decision, d Decision) {
	switch {
	case d.tellsOfSpeech():
		r.complain(x.Pos, "bad-decision", "speaker, speech, status and former_ids belong to a quotation",
			"write entity: for a mention, or quote: in place of mention:")
	case d.Entity == nil:
		r.complain(x.Pos, "bad-decision", "this decision decides nothing", "add entity: with an id, or none")
	}
}

// tellsOfSpeech reports whether d says what can only be said of a quotation.
func (d Decision) tellsOfSpeech() bool {
	return d.Speaker != nil || d.Speech != nil || d.Status != "" || d.FormerIDs != nil
}

// quotationID checks that an id looks like one: at least seven letters and figures. (Whether the
// story has it is for whoever knows its quotations.)
func (r *reader) quotationID(id fields.Text, what string) {
	if len(id.Value) < 7 || len(id.Value) > 52 || strings.Trim(id.Value, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
		r.complain(id.Pos, "bad-id", fmt.Sprintf("%s %q is no quotation's id", what, id.Value),
			"copy it from the quotation's address, after #q-: seven letters and figures")
	}
}

const speakerHint = `write a registry id, {name: "…"}, {unnamed: "…"}, a list of these, or none`

// speaker reads whom a decision names, or returns nil after a complaint.
func (r *reader) speaker(v fields.Value) *SpeakerChoice {
	c := &SpeakerChoice{Pos: v.Pos}
	switch {
	case v.Null || v.IsText() && strings.TrimSpace(v.Text) == "":
		r.complain(v.Pos, "bad-speaker", "speaker is empty", speakerHint)
		return nil
	case v.IsText() && v.Text == "none":
		c.None = true
		return c
	case v.List == nil:
		v = fields.Value{Pos: v.Pos, List: []fields.Value{v}}
	case len(v.List) == 0:
		r.complain(v.Pos, "bad-speaker", "speaker is an empty list", speakerHint)
		return nil
	case len(v.List) > mostJoint:
		r.complain(v.List[mostJoint].Pos, "bad-speaker",
			fmt.Sprintf("%d speakers of one quotation; it may have %d", len(v.List), mostJoint),
			`name those who signed first, or {unnamed: "…"} for all of them`)
		return nil
	}
	for _, item := range v.List {
		name, ok := r.speakerName(item, len(v.List) > 1)
		if !ok {
			return nil
		}
		c.Who = append(c.Who, name)
	}
	return c
}

func (r *reader) speakerName(v fields.Value, oneOfSeveral bool) (n SpeakerName, ok bool) {
	n.Pos = v.Pos
	switch {
	case v.IsText() && v.Text == "none" && oneOfSeveral:
		r.complain(v.Pos, "bad-speaker", "none among several speakers", "delete it, or write speaker: none")
		return n, false
	case v.IsText() && strings.TrimSpace(v.Text) != "":
		n.ID = strings.TrimSpace(v.Text)
		return n, true
	case len(v.Map) == 1 && v.Map[0].Value.IsText() && strings.TrimSpace(v.Map[0].Value.Text) != "":
		key, words := v.Map[0].Key, strings.TrimSpace(v.Map[0].Value.Text)
		switch key.Value {
		case "name":
			n.Name = words
			return n, true
		case "unnamed":
			n.Unnamed = words
			return n, true
		}
		r.complain(key.Pos, "unknown-key", fmt.Sprintf("unknown key %q in speaker", key.Value),
			diag.DidYouMean(key.Value, []string{"name", "unnamed"}, "write name or unnamed"))
		return n, false
	}
	r.complain(v.Pos, "bad-speaker", "this names no speaker", speakerHint)
	return n, false
}
