package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

// callsOn reports whether quotation q, which no clause of its own ties to the proposed speaker,
// calls that very person by name, so that it is another who speaks: "Lee stood up, and the chair
// stopped her. “Sit down, Ms. Lee.”"
func (d *Reading) callsOn(q quote.ID, p *Proposal) bool {
	loose := p.Rule == goesOn || p.Rule == nextParagraph || p.Rule == bySubject || p.Rule == keepsFloor
	if !loose || p.Who.Kind != refer.Entity {
		return false
	}
	x := &d.Quotes[q]
	first, end := d.MentionFrom(x.First), d.MentionFrom(x.Last)
	for _, k := range [...]int{first, end - 1} {
		if k < first || k >= end {
			continue
		}
		if m := &d.Cast.Mentions[k]; m.Entity == p.Who.Entity && d.isCall(x.Quotation, m) {
			return true
		}
	}
	return false
}

// isCall reports whether the name m opens or ends the words of quotation x, set off by a comma, as
// that of somebody spoken to; but “It is me, Lee.”
func (d *Reading) isCall(x *quote.Quotation, m *names.Mention) bool {
	if m.Title == x.First {
		return m.End < x.Last && d.Spelling(m.End) == ","
	}
	before := m.Title - 1
	if before <= x.First || d.Spelling(before) != "," || d.Entry(before-1).Part&lang.Speaking != 0 {
		return false
	}
	return m.End >= x.Last || m.End == x.Last-1 && d.Tokens[m.End].Kind == prose.Punct
}
