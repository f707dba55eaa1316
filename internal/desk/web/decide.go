package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

// deciding is what the page sends of a decision.
type deciding struct {
	Key    string   `json:"key"`
	Digest string   `json:"digest"` // of the story's files, as the card was made
	Do     string   `json:"do"`
	Who    []person `json:"who"`
	Note   string   `json:"note"`
	Filter filter   `json:"filter"`
}

// What an editor can do with a card.
const (
	doConfirm   = "confirm"    // the speaker is who is proposed
	doSpeaker   = "speaker"    // it is Who: one, or several who speak as one
	doNobody    = "nobody"     // nobody is to be named
	doNotSpeech = "not-speech" // nobody said it
	doWithheld  = "withheld"   // the tie is not to be told
	doDisputed  = "disputed"   // the tie is in dispute
)

// step is what can be undone at once: one decision, or a group of them.
type step struct {
	undos []taken
	key   string // of the card that is shown again; "" for none
	says  string
	count int // how many decisions it is
}

// taken is something written that can be taken back.
type taken interface{ back(d *Desk) error }

// decisionTaken is a decision, or several, on one story.
type decisionTaken struct{ *desk.Undo }

func (t decisionTaken) back(d *Desk) error {
	found, err := d.writer.Undo(t.Undo)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return refuse(http.StatusConflict, found[0].String())
	}
	d.wrote(t.File)
	_, err = d.readAgain(t.Story)
	return err
}

// change is a reading that a decision has changed besides its own.
type change struct {
	Key    string `json:"key"`
	Words  string `json:"words"`
	Before string `json:"before"`
	After  string `json:"after"`
	Rule   string `json:"rule"`
	Link   string `json:"link"`
}

// decided is the answer to a decision: what was written, what follows from it, and the next card.
type decided struct {
	Said    string   `json:"said"`
	File    string   `json:"file"`
	Changes []change `json:"changes"`
	Alike   bool     `json:"alike"` // there may be more to be decided alike: ask for groups
	answer
}

// decide writes one decision, reads the story again, and gives what is next.
func (d *Desk) decide(x *deciding) (*decided, error) {
	s, c, err := d.current(x.Key, x.Digest)
	if err != nil {
		return nil, err
	}
	was := d.itemOf(x.Key)
	what, says, err := d.decisionOn(s, c, x)
	if err != nil {
		return nil, err
	}
	undo, err := d.write(s, what)
	if err != nil {
		return nil, err
	}
	d.wrote(undo.File)
	d.steps = append(d.steps, step{undos: []taken{decisionTaken{undo}}, key: x.Key, says: says, count: 1})
	d.decided++
	after, err := d.readAgain(s.Story.File)
	if err != nil {
		return nil, err
	}
	out := &decided{Said: says, File: undo.File, Changes: d.changed(s, after, c.Key)}
	d.alike = d.alikeTo(c, &was, x)
	out.Alike = len(d.alike) > 0
	out.answer, err = d.answer(&x.Filter, "")
	return out, err
}

// current is a story and the card of one of its utterances, as they are in the files now. A card
// that was shown of files which have changed since is refused.
func (d *Desk) current(k, digest string) (*site.StoryRead, *card, error) {
	file, id, ok := cutKey(k)
	if !ok || d.stories[file] == nil {
		return nil, nil, refuse(http.StatusNotFound, "there is no such story in the archive")
	}
	s, found, err := d.archive.Read(file)
	if err != nil {
		return nil, nil, err
	}
	if s == nil {
		return nil, nil, refuse(http.StatusConflict, "the story cannot be read any more"+first(found))
	}
	c, ok := d.card(s, id)
	if !ok {
		return nil, nil, refuse(http.StatusConflict, "the story has no such quotation any more")
	}
	if digest != "" && digest != c.Digest {
		return nil, nil, refuse(http.StatusConflict, changedMeanwhile)
	}
	return s, c, nil
}

const changedMeanwhile = "the story’s file was changed meanwhile: nothing was written; here it is as it is now"

// first is the first of some findings, to be put behind a sentence.
func first(found []diag.Finding) string {
	if len(found) == 0 {
		return ""
	}
	return ": " + found[0].String()
}

// decisionOn is the decision that the page has sent, and how it is told.
func (d *Desk) decisionOn(s *site.StoryRead, c *card, x *deciding) (desk.Decision, string, error) {
	_, id, _ := cutKey(c.Key)
	out := desk.Decision{ID: id, By: d.by, On: d.o.Today(), Note: oneLine(x.Note)}
	if d.by == "" {
		return out, "", refuse(http.StatusPreconditionRequired, "say first who decides")
	}
	no := false
	switch x.Do {
	case doConfirm:
		if c.Proposal.Kind == "" {
			return out, "", refuse(http.StatusUnprocessableEntity,
				"nobody is proposed: choose somebody, or x for nobody")
		}
		out.Speaker = choiceOf([]person{c.Proposal})
		return out, c.Proposal.Name, nil
	case doSpeaker:
		says, err := d.checkWho(x.Who, s.Story.Date)
		out.Speaker = choiceOf(x.Who)
		return out, says, err
	case doNobody:
		out.Speaker = &content.SpeakerChoice{None: true}
		return out, "nobody", nil
	case doNotSpeech:
		out.Speech = &no
		return out, "not speech", nil
	case doWithheld:
		out.Status = annotate.Withheld
		return out, "withheld" + hidesNobody(c), nil
	case doDisputed:
		out.Status = annotate.Disputed
		return out, "disputed" + hidesNobody(c), nil
	}
	return out, "", refuse(http.StatusBadRequest, fmt.Sprintf("nothing is known of %q", x.Do))
}

// hidesNobody is said of a tie that is hidden where nobody is named: no name is kept out of the
// site by it.
func hidesNobody(c *card) string {
	if c.Proposal.Kind != "" {
		return ""
	}
	return ": nobody is named, so write the speaker into the same decision for the name to be hidden;"
}

// checkWho reports whether people can be named by a decision, and how they are told.
func (d *Desk) checkWho(who []person, day time.Time) (string, error) {
	if len(who) == 0 {
		return "", refuse(http.StatusUnprocessableEntity, "say who it is")
	}
	var names []string
	for i := range who {
		p := &who[i]
		switch {
		case p.Kind == "group" && len(who) == 1:
			return d.checkWho(p.Members, day)
		case p.Kind == "id":
			s := d.archive.SpeakerOf(p.Value, day)
			if s == nil {
				says := fmt.Sprintf("nobody registered has the id %q", p.Value)
				return "", refuse(http.StatusUnprocessableEntity, says)
			}
			names = append(names, s.Name)
		case (p.Kind == "name" || p.Kind == "unnamed") && oneLine(p.Value) != "":
			names = append(names, oneLine(p.Value))
		default:
			return "", refuse(http.StatusUnprocessableEntity, "say who it is")
		}
		if last := len(names) - 1; called.Contains(names[:last], names[last]) {
			return "", refuse(http.StatusUnprocessableEntity, names[last]+" is named twice: several people say it "+
				"together, or one alone")
		}
	}
	return strings.Join(names, ", "), nil
}

// choiceOf is whom a decision names, as a story's file has it.
func choiceOf(who []person) *content.SpeakerChoice {
	c := &content.SpeakerChoice{}
	for _, p := range who {
		switch p.Kind {
		case "group":
			c.Who = append(c.Who, choiceOf(p.Members).Who...)
		case "id":
			c.Who = append(c.Who, content.SpeakerName{ID: p.Value})
		case "unnamed":
			c.Who = append(c.Who, content.SpeakerName{Unnamed: oneLine(p.Value)})
		default:
			c.Who = append(c.Who, content.SpeakerName{Name: oneLine(p.Value)})
		}
	}
	return c
}

// write writes decisions on a story, all or none.
func (d *Desk) write(s *site.StoryRead, what ...desk.Decision) (*desk.Undo, error) {
	undo, found, err := d.writer.Write(s.Annotated, what...)
	switch {
	case err != nil:
		return nil, err
	case len(found) > 0 && found[0].Code == "changed":
		return nil, refuse(http.StatusConflict, changedMeanwhile)
	case len(found) > 0:
		return nil, refuse(http.StatusUnprocessableEntity, found[0].String())
	case undo == nil:
		return nil, refuse(http.StatusUnprocessableEntity, "that stands there already")
	}
	return undo, nil
}

// readAgain takes up a story as its files are now.
func (d *Desk) readAgain(file string) (*site.StoryRead, error) {
	s, _, err := d.archive.Read(file)
	if err != nil {
		return nil, err
	}
	if s == nil {
		delete(d.stories, file)
		return nil, nil
	}
	d.keep(storyOf(s))
	return s, nil
}

// changed lists the readings of a story that are others than before, but that of the card decided.
func (d *Desk) changed(before, after *site.StoryRead, decided string) []change {
	out := []change{}
	if after == nil {
		return out
	}
	was := map[string]*annotate.Quotation{}
	for i := range before.Result.Quotations {
		was[before.Result.Quotations[i].ID] = &before.Result.Quotations[i]
	}
	for i := range after.Result.Quotations {
		q := &after.Result.Quotations[i]
		o, k := was[q.ID], key(after.Story.File, q.ID)
		if o == nil || k == decided || q.ID != q.Utterance && o.Utterance == q.Utterance {
			continue
		}
		if a, b := told(o), told(q); a != b {
			out = append(out, change{
				Key: k, Words: oneLine(after.Text.S[q.Start:q.End]), Before: a, After: b, Rule: ruleTitle(q.Rule),
				Link: d.link(after, q.ID),
			})
		}
	}
	return out
}

// told is how a reading is told in a word.
func told(q *annotate.Quotation) string {
	switch {
	case !q.Speech:
		return "not speech"
	case q.Speaker == nil:
		return "nobody"
	}
	return q.Speaker.Name
}

// undo takes the last step back, and shows its card again.
func (d *Desk) undo(f *filter) (*decided, error) {
	if len(d.steps) == 0 {
		return nil, refuse(http.StatusUnprocessableEntity, "there is nothing to undo")
	}
	last := d.steps[len(d.steps)-1]
	var kept error // of what cannot be taken back any more
	for i := len(last.undos) - 1; i >= 0; i-- {
		err := last.undos[i].back(d)
		if refused := (*refusal)(nil); errors.As(err, &refused) {
			kept = cmp.Or(kept, err)
		} else if err != nil {
			return nil, err
		}
		last.undos = last.undos[:i]
		d.steps[len(d.steps)-1] = last
	}
	d.steps = d.steps[:len(d.steps)-1]
	if kept != nil { // else nothing before it could ever be undone
		return nil, refuse(http.StatusConflict, kept.Error()+"; the next undo is of what was done before")
	}
	d.decided -= last.count
	out := &decided{Said: "undone: " + last.says, Changes: []change{}}
	d.alike = nil
	var err error
	out.answer, err = d.answer(f, last.key)
	return out, err
}

// itemOf is what the desk keeps of a card; nothing of one that was decided before.
func (d *Desk) itemOf(k string) item {
	if s, at := d.find(k); at >= 0 {
		return s.items[at]
	}
	return item{}
}
