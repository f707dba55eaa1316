package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/prose"
)

// result turns the draft into what callers get. Nothing in it points into the draft.
func (d *draft) result() *Result {
	r := &Result{Quotations: make([]Quotation, len(d.Quotations))}
	ids := d.IDs(d.story.ID, d.story.Published)
	if !d.e.unmarked {
		d.CountWords()
	}
	d.JoinUtterances()
	for q := range d.Quotations {
		out := &r.Quotations[q]
		d.quotation(out, quote.ID(q), ids)
		d.takeOver(out, quote.ID(q), r.Quotations)
		if !d.e.unmarked {
			out.Around = d.MarkOf(quote.ID(q))
		}
	}
	d.mentions(r)
	d.applyDecisions(r)
	d.relay(r)
	return r
}

// quotation fills in what callers get of quotation q.
func (d *draft) quotation(out *Quotation, q quote.ID, ids []string) {
	x := &d.Quotations[q]
	v := &d.Verdicts[q]
	*out = Quotation{
		Range: prose.Range{Start: x.Start, End: x.End}, ID: ids[q], Utterance: ids[v.Utterance],
		Kind: v.Kind, Speech: v.Speech, Assertion: v.Assertion, Status: Auto,
		Confidence: v.Best.Confidence(), why: v.Why, how: v.Best.Who.How,
	}
	if x.Parent != quote.None {
		out.Parent = ids[x.Parent]
	}
	if v.Echoes != quote.None {
		out.EchoOf = ids[d.Verdicts[v.Echoes].Utterance]
	}
	if out.Kind == "" {
		out.Kind, out.Assertion = Other, Said
	}
	if v.Speech {
		d.evidence(out, q, v)
		d.working(out, v, ids)
		d.followed(out, q, ids)
	}
	if d.e.tried {
		out.Tried = d.tried(v)
	}
}

// evidence fills in the speaker, the source and the cue of a quotation that is speech.
func (d *draft) evidence(out *Quotation, q quote.ID, v *rule.Verdict) {
	if v.Best.Rule != nil {
		out.Rule = v.Best.Rule.ID
	}
	if b := d.naming(q, &v.Best); b.Source.Found() {
		first := b.Source.First
		if b.Source.Kind == clause.Named && d.Part(first, lang.That) {
			first++ // "said that Reed"
		}
		out.Source = d.spans.put(d.span(first, d.endOfSource(b)))
	}
	if v.Best.Saying != clause.NoSaying {
		i := d.Sayings[v.Best.Saying].Item
		out.Cue = d.spans.put(d.span(i, i+1))
	}
	if v.Best.Confidence() >= d.e.threshold || v.Best.Who.Kind == refer.Unnamed {
		out.Speaker = d.speaker(v.Best.Who, v.Best.Source)
	}
	if v.Best.Via.Found() && out.Speaker != nil {
		out.Via = d.handedOn(v, q)
	}
	out.Candidates = d.candidates(v)
}

// takeOver gives a quotation without a clause of its own the source of the one in its paragraph
// whose speaker goes on, and the phrase for a speaker without a name: by “We go,” said the mayor.
// “Now.” both are the mayor's.
func (d *draft) takeOver(out *Quotation, q quote.ID, before []Quotation) {
	p := &d.Verdicts[q].Best
	from := p.From()
	if !out.Speech || out.Source != nil || from == quote.None || from >= q || p.Rule.ID == recursID {
		return
	}
	if d.Lines[d.LineOf(from)].Block != d.Lines[d.LineOf(q)].Block {
		return
	}
	out.Source = before[from].Source
	if s := before[from].Speaker; out.Speaker == nil && s != nil && s.Type == Unnamed && p.Who.Kind == refer.Unnamed {
		out.Speaker = s
	}
}

// naming is the proposal whose source names the speaker of quotation q, for which p is the best:
// that of the quotation around it, where the same speaker says "I" in it: “They cry and I just say
// ‘Hush’,” Lee said.
func (d *draft) naming(q quote.ID, p *rule.Proposal) *rule.Proposal {
	around := d.Quotations[q].Parent
	if around == quote.None || !p.Source.Found() || !d.Part(p.Source.Head, lang.Alone) {
		return p
	}
	o := &d.Verdicts[around].Best
	if !o.Source.Found() || !rule.SameSpeaker(o.Who, p.Who) {
		return p
	}
	return o
}

// mostApart is how many items stand at most between a name and the "who" that takes it up: ", 43,".
const mostApart = 10

// endOfSource is where the words end by which the text names who speaks in proposal p: with the
// "who" that takes up the phrase, where the cue stands in a clause of its own behind it; with
// whoever the text says made the document that the phrase is for, "an email sent out by Lee".
func (d *draft) endOfSource(p *rule.Proposal) clause.ItemID {
	last := p.Source.Last
	if p.Source.Kind == clause.Nominal && d.Document(p.Source.Head) {
		by := d.FiledBy(p.Source, d.Items[p.Source.Head].Line)
		if by.Found() && by.First > last && by.First <= last+mostApart && d.Part(by.First-1, lang.By) {
			return by.Last
		}
	}
	if p.Saying == clause.NoSaying {
		return last
	}
	s := &d.Sayings[p.Saying]
	if !s.Relative || s.Subject.Head != p.Source.Head {
		return last
	}
	for i := last; i < min(s.Item, last+mostApart); i++ {
		if d.Is(i, lang.Relative) {
			return i + 1
		}
	}
	return last
}

// handedOn is who recalls or reads out the words of quotation q, of which verdict v was reached;
// nil where nobody can tell whom the text means.
func (d *draft) handedOn(v *rule.Verdict, q quote.ID) *Speaker {
	d.NoteRest()
	via := d.Refer(v.Best.Via, d.LineOf(q))
	if via.Sure < d.e.threshold || rule.SameSpeaker(via, v.Best.Who) {
		return nil
	}
	return d.speaker(via, v.Best.Via)
}

// mostCandidates is how many candidates a quotation lists.
const mostCandidates = 4

// candidates are the speakers that were considered, in the order of the rules, each once.
func (d *draft) candidates(v *rule.Verdict) []Candidate {
	var out []Candidate
	for k := range v.Tried {
		p := &v.Tried[k]
		if len(out) == mostCandidates || repeated(v.Tried[:k], p) {
			continue
		}
		if c, ok := d.who(p.Who, p.Source); ok {
			if out == nil {
				out = make([]Candidate, 0, min(len(v.Tried)-k, mostCandidates))
			}
			sure := p.Confidence()
			if rule.SameSpeaker(p.Who, v.Best.Who) {
				sure = v.Best.Confidence()
			}
			out = append(out, Candidate{Speaker: c, Confidence: sure, Rule: p.Rule.ID})
		}
	}
	return out
}

// repeated reports whether a proposal before p names the same speaker.
func repeated(before []rule.Proposal, p *rule.Proposal) bool {
	for i := range before {
		o := &before[i]
		if !rule.SameSpeaker(o.Who, p.Who) {
			continue
		}
		if p.Who.Kind != refer.Unnamed || o.Source.First == p.Source.First {
			return true
		}
	}
	return false
}

// span is the items [first, last) as callers see them.
func (d *draft) span(first, last clause.ItemID) Span {
	from, to := d.Tokens[d.Items[first].First], d.Tokens[d.Items[last-1].End-1]
	r := prose.Range{Start: int(from.Start), End: int(to.End)}
	return Span{Range: r, Text: d.S[r.Start:r.End]}
}

// speaker is the referent as callers see it; nil for nobody.
func (d *draft) speaker(r refer.Referent, s clause.Source) *Speaker {
	if who, ok := d.who(r, s); ok {
		return d.speakers.put(who)
	}
	return nil
}

// who is the referent as callers see it; false for nobody.
func (d *draft) who(r refer.Referent, s clause.Source) (Speaker, bool) {
	switch r.Kind {
	case refer.Entity:
		return Speaker{Entity: d.entity(r.Entity), Role: d.role(r.Entity)}, true
	case refer.Group:
		a, b := Speaker{Entity: d.entity(r.Entity)}, Speaker{Entity: d.entity(r.Also)}
		both := Entity{Name: d.joined(a.Name, b.Name, 1, 2), Type: Group}
		return Speaker{Entity: both, Members: []Speaker{a, b}}, true
	case refer.Unnamed:
		if describes(s) {
			return Speaker{Entity: Entity{Name: prose.OneLine(d.span(s.First, s.Last).Text), Type: Unnamed}}, true
		}
	}
	return Speaker{}, false
}

// describes reports whether the phrase tells something of somebody without a name: "one of the
// friends" does, "they" does not.
func describes(s clause.Source) bool {
	return s.Found() && (s.Kind != clause.Pronoun || s.Last-s.First > 1)
}

// entity is entity e as callers see it.
//
//go:noinline
func (d *draft) entity(e names.EntityID) Entity {
	x := &d.Cast.Entities[e]
	return Entity{ID: x.ID, Name: x.Name, Type: typeOf(x.Type), Registered: x.Registered}
}

// typeOf is the type as callers see it.
func typeOf(t names.Type) EntityType {
	switch t {
	case names.Organisation:
		return Organisation
	case names.Place:
		return Place
	}
	return Person
}

// mentions fills in the mentions of whom the text names beyond doubt.
func (d *draft) mentions(r *Result) {
	if d.Cast == nil {
		return
	}
	r.Mentions = make([]Mention, 0, len(d.Cast.Mentions))
	for i := range d.Cast.Mentions {
		if m := &d.Cast.Mentions[i]; m.Entity != names.NoEntity {
			r.Mentions = append(r.Mentions, Mention{
				Range: m.Range, Entity: d.entity(m.Entity), Rule: m.Rule, Confidence: float64(m.Confidence),
			})
		}
	}
}

// relay notes through whom what is nested was handed on: the speaker of the quotation around it.
func (d *draft) relay(r *Result) {
	for q := range d.Quotations {
		p := d.Quotations[q].Parent
		if p == quote.None || !r.Quotations[q].Speech || !r.Quotations[p].Speech {
			continue
		}
		r.Quotations[q].Via = r.Quotations[p].Speaker
	}
}
