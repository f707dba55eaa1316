package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// result turns the draft into what callers get. Nothing in it points into the draft.
func (d *draft) result() *Result {
	r := &Result{Quotations: make([]Quotation, len(d.quotations))}
	ids := d.identify(d.story.ID)
	d.joinUtterances()
	for q := range d.quotations {
		d.quotation(&r.Quotations[q], quoteID(q), ids)
	}
	d.mentions(r)
	d.applyDecisions(r)
	d.relay(r)
	return r
}

// quotation fills in what callers get of quotation q.
func (d *draft) quotation(out *Quotation, q quoteID, ids []string) {
	x := &d.quotations[q]
	v := &d.verdicts[q]
	*out = Quotation{
		Range: prose.Range{Start: x.start, End: x.end}, ID: ids[q], Utterance: ids[v.utterance], Kind: v.kind, Speech: v.speech,
		Assertion: v.assertion, Status: Auto, Confidence: v.best.confidence(), why: v.why, how: v.best.who.how,
	}
	if x.parent != noQuote {
		out.Parent = ids[x.parent]
	}
	if v.echoes != noQuote {
		out.EchoOf = ids[d.verdicts[v.echoes].utterance]
	}
	if out.Kind == "" {
		out.Kind, out.Assertion = Other, Said
	}
	if v.speech {
		d.evidence(out, v)
	}
}

// evidence fills in the speaker, the source and the cue of a quotation that is speech.
func (d *draft) evidence(out *Quotation, v *verdict) {
	if v.best.rule != nil {
		out.Rule = v.best.rule.ID
	}
	if s := v.best.source; s.kind != noSource {
		out.Source = d.spans.put(d.span(s.first, s.last))
	}
	if v.best.saying != noSaying {
		i := d.sayings[v.best.saying].item
		out.Cue = d.spans.put(d.span(i, i+1))
	}
	if v.best.confidence() >= d.e.threshold || v.best.who.kind == unnamed {
		out.Speaker = d.speaker(v.best.who, v.best.source)
	}
	out.Candidates = d.candidates(v)
}

// mostCandidates is how many candidates a quotation lists.
const mostCandidates = 4

// candidates are the speakers that were considered, the best first, each once.
func (d *draft) candidates(v *verdict) []Candidate {
	var out []Candidate
	for k := range v.tried {
		p := &v.tried[k]
		if len(out) == mostCandidates || repeated(v.tried[:k], p) {
			continue
		}
		if c, ok := d.who(p.who, p.source); ok {
			if out == nil {
				out = make([]Candidate, 0, min(len(v.tried)-k, mostCandidates))
			}
			out = append(out, Candidate{Speaker: c, Confidence: p.confidence(), Rule: p.rule.ID})
		}
	}
	return out
}

// repeated reports whether a proposal before p names the same speaker.
func repeated(before []proposal, p *proposal) bool {
	for i := range before {
		if o := &before[i]; sameSpeaker(o.who, p.who) && (p.who.kind != unnamed || o.source.first == p.source.first) {
			return true
		}
	}
	return false
}

// span is the items [first, last) as callers see them.
func (d *draft) span(first, last itemID) Span {
	r := prose.Range{Start: int(d.toks[d.items[first].first].Start), End: int(d.toks[d.items[last-1].end-1].End)}
	return Span{Range: r, Text: d.s[r.Start:r.End]}
}

// speaker is the referent as callers see it; nil for nobody.
func (d *draft) speaker(r referent, s source) *Speaker {
	if who, ok := d.who(r, s); ok {
		return d.speakers.put(who)
	}
	return nil
}

// who is the referent as callers see it; false for nobody.
func (d *draft) who(r referent, s source) (Speaker, bool) {
	switch r.kind {
	case entity:
		return Speaker{Entity: d.entity(r.entity), Role: d.role(r.entity)}, true
	case group:
		a, b := Speaker{Entity: d.entity(r.entity)}, Speaker{Entity: d.entity(r.also)}
		return Speaker{Entity: Entity{Name: d.joined(a.Name, b.Name, 1, 2), Type: Group}, Members: []Speaker{a, b}}, true
	case unnamed:
		if s.kind != noSource && (s.kind != pronoun || s.last-s.first > 1) { // "they" describes nobody, "one of the friends" does
			return Speaker{Entity: Entity{Name: d.span(s.first, s.last).Text, Type: Unnamed}}, true
		}
	}
	return Speaker{}, false
}

func (d *draft) entity(e names.EntityID) Entity {
	x := &d.cast.Entities[e]
	return Entity{ID: x.ID, Name: x.Name, Type: typeOf(x.Type), Registered: x.Registered}
}

func typeOf(t names.Type) EntityType {
	switch t {
	case names.Organisation:
		return Organisation
	case names.Place:
		return Place
	}
	return Person
}

func (d *draft) mentions(r *Result) {
	if d.cast == nil {
		return
	}
	r.Mentions = make([]Mention, 0, len(d.cast.Mentions))
	for i := range d.cast.Mentions {
		m := &d.cast.Mentions[i]
		if m.Entity >= 0 {
			r.Mentions = append(r.Mentions, Mention{Range: m.Range, Entity: d.entity(m.Entity), Rule: m.Rule, Confidence: float64(m.Confidence)})
		}
	}
}

// relay notes through whom what is nested was handed on: the speaker of the quotation around it.
func (d *draft) relay(r *Result) {
	for q := range d.quotations {
		p := d.quotations[q].parent
		if p == noQuote || !r.Quotations[q].Speech || !r.Quotations[p].Speech {
			continue
		}
		r.Quotations[q].Via = r.Quotations[p].Speaker
	}
}
