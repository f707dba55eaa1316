package annotate

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
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
	d := e.draft()
	d.load(&s)
	ids := d.IDs(d.story.ID, d.story.Published)
	r := d.result()
	var steps []Step
	if q := slices.Index(ids, id); q >= 0 {
		steps = d.explain(quote.ID(q), &r.Quotations[q])
	}
	d.rest()
	return steps
}

// explain says how the verdict on quotation q came about.
func (d *draft) explain(q quote.ID, out *Quotation) []Step {
	x, v := &d.Quotations[q], &d.Verdicts[q]
	where := blockNames[d.Blocks[x.Block].Kind]
	steps := []Step{{"Quotation", fmt.Sprintf("%s, %d words, %s", clip(d.S[x.Start:x.End]), x.Shape.Words, where)}}
	if d.Pack == nil {
		text := fmt.Sprintf("there is no language pack for %q: nobody is attributed except by decision", d.story.Lang)
		return append(steps, Step{"Language", text})
	}
	for _, r := range Rules() {
		steps = append(steps, d.explainRule(&r, v))
	}
	steps = append(steps, Step{"Speech or not", fmt.Sprintf("%s: %s", speechWord(v.Speech), v.Why)})
	if v.Assertion != Said {
		steps = append(steps, Step{"Assertion", string(v.Assertion)})
	}
	if v.Echoes != quote.None {
		e := &d.Quotations[v.Echoes]
		steps = append(steps, Step{"Echo", "its words recur in " + clip(d.S[e.Start:e.End])})
	}
	if words := out.Working(); words != "" {
		steps = append(steps, Step{"Working", words})
	}
	return append(steps, d.explainEnd(v, out))
}

// speechWord says whether a quotation is speech.
func speechWord(speech bool) string {
	if speech {
		return "speech"
	}
	return "not speech"
}

// explainRule tells what rule r said of the quotation of verdict v.
func (d *draft) explainRule(r *Rule, v *rule.Verdict) Step {
	for i := range v.Tried {
		p := &v.Tried[i]
		if p.Rule.ID != r.ID {
			continue
		}
		text := fmt.Sprintf("%s (%s), %s", d.referentName(p), p.Who.How, Figure(p.Confidence()))
		if p.Saying != clause.NoSaying {
			text = fmt.Sprintf("cue %q, ", d.Spelled(d.Sayings[p.Saying].Item)) + text
		}
		if p.Source.Found() {
			text = fmt.Sprintf("source %q, ", d.span(p.Source.First, p.Source.Last).Text) + text
		}
		return Step{r.Title, text + evidenceOf(p)}
	}
	return Step{r.Title, "does not apply"}
}

// evidenceOf tells what speaks for and against a proposal that gives an entity, and what each piece
// weighs.
func evidenceOf(p *rule.Proposal) string {
	if p.Who.Kind != refer.Entity {
		return ""
	}
	var b strings.Builder
	b.WriteString(": ")
	for i, e := range p.Evidence.List() {
		if w := weigh.WeightOf(e).Weight; math.Abs(w) >= 0.05 {
			if i > 0 {
				b.WriteString(", ")
			}
			fmt.Fprintf(&b, "%s %+.1f", weigh.Of(e).ID, w)
		}
	}
	return b.String()
}

// referentName is the name of whom the proposal means.
func (d *draft) referentName(p *rule.Proposal) string {
	if s := d.speaker(p.Who, p.Source); s != nil {
		return s.Name
	}
	return "nobody"
}

// explainEnd tells what came of it all.
func (d *draft) explainEnd(v *rule.Verdict, out *Quotation) Step {
	switch {
	case out.Decided:
		return Step{"Verdict", "an editor decided"}
	case !v.Speech:
		return Step{"Verdict", "no speaker"}
	case out.Speaker == nil:
		return Step{"Verdict", fmt.Sprintf("nobody is shown: %s is below the threshold of %s, or nobody was found",
			Figure(v.Best.Confidence()), Figure(d.e.threshold))}
	}
	return Step{"Verdict", out.Speaker.Name + ", confidence " + Figure(out.Confidence)}
}

// blockNames says where a block stands, by its kind.
var blockNames = [...]string{
	"in a paragraph", "in the headline", "in the deck", "in a highlight", "in the dateline", "in a crosshead",
	"in a list", "in a block quotation", "in a table", "in code", "in a footnote", "in the publisher's notice",
}
