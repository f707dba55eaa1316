package annotate

import (
	"fmt"
)

// Step is one step of an explanation: what was asked, and what came of it.
type Step struct {
	Title string
	Text  string
}

// Explain says step by step how the engine came to its verdict on the quotation with the id; nil
// where the story has no such quotation. It reads the story again, so that annotating costs nothing
// for it.
func (e *Engine) Explain(s Story, id string) []Step {
	d := e.drafts.Get().(*draft)
	defer e.drafts.Put(d)
	defer d.release()
	d.load(&s)
	ids := d.identify(d.story.ID)
	r := d.result()
	for q := range ids {
		if ids[q] == id {
			return d.explain(quoteID(q), &r.Quotations[q])
		}
	}
	return nil
}

func (d *draft) explain(q quoteID, out *Quotation) []Step {
	x, v := &d.quotations[q], &d.verdicts[q]
	steps := []Step{{"Quotation", fmt.Sprintf("%s, %d words, %s", clip(d.s[x.start:x.end]), x.look.words, blockNames[d.blocks[x.block].kind])}}
	if d.pack == nil {
		return append(steps, Step{"Language", fmt.Sprintf("there is no language pack for %q: nobody is attributed except by decision", d.story.Lang)})
	}
	for _, r := range Rules() {
		steps = append(steps, d.explainRule(&r, v))
	}
	steps = append(steps, Step{"Speech or not", fmt.Sprintf("%s: %s", speechWord(v.speech), v.why)})
	if v.assertion != Said {
		steps = append(steps, Step{"Assertion", string(v.assertion)})
	}
	if v.echoes != noQuote {
		steps = append(steps, Step{"Echo", "its words recur in " + clip(d.s[d.quotations[v.echoes].start:d.quotations[v.echoes].end])})
	}
	return append(steps, d.explainEnd(v, out))
}

func speechWord(speech bool) string {
	if speech {
		return "speech"
	}
	return "not speech"
}

// explainRule tells what rule r said of quotation x.
func (d *draft) explainRule(r *Rule, x *verdict) Step {
	for i := range x.tried {
		p := &x.tried[i]
		if p.rule.ID != r.ID {
			continue
		}
		text := fmt.Sprintf("%s; %.2f for the rule × %.2f for the reference (%s) = %.2f", d.referentName(p), p.sure, p.who.sure, p.who.how, p.confidence())
		if p.saying != noSaying {
			text = fmt.Sprintf("cue %q, ", d.text(d.sayings[p.saying].item)) + text
		}
		if p.source.kind != noSource {
			text = fmt.Sprintf("source %q, ", d.span(p.source.first, p.source.last).Text) + text
		}
		return Step{r.Title, text}
	}
	return Step{r.Title, "does not apply"}
}

func (d *draft) referentName(p *proposal) string {
	if s := d.speaker(p.who, p.source); s != nil {
		return s.Name
	}
	return "nobody"
}

func (d *draft) explainEnd(x *verdict, out *Quotation) Step {
	switch {
	case out.Decided:
		return Step{"Verdict", "an editor decided"}
	case !x.speech:
		return Step{"Verdict", "no speaker"}
	case out.Speaker == nil:
		return Step{"Verdict", fmt.Sprintf("nobody is shown: %.2f is below the threshold of %.2f, or nobody was found", x.best.confidence(), d.e.threshold)}
	}
	return Step{"Verdict", fmt.Sprintf("%s, confidence %.2f", out.Speaker.Name, out.Confidence)}
}

// blockNames says where a block stands, by its kind.
var blockNames = [...]string{
	"in a paragraph", "in the headline", "in the deck", "in a highlight", "in the dateline", "in a crosshead",
	"in a list", "in a block quotation", "in a table", "in code", "in a footnote", "in the publisher's notice",
}
