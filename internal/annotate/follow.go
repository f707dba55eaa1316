package annotate

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/slug"
)

// follow reads the story again with what editors have decided as evidence. "He" two lines on leans
// on whom the editor named; a surname that stands alone in the story is his wherever it stands;
// what is no speech gives nobody the floor. What the second reading gives another speaker than the
// first follows from the decisions, and says so.
func (d *draft) follow() {
	if len(d.chosen) == 0 || d.Cast == nil {
		return
	}
	d.JoinUtterances()
	if !d.settle() {
		return
	}
	first := make([]rule.Proposal, len(d.Verdicts))
	for q := range d.Verdicts {
		first[q] = d.Verdicts[q].Best
	}
	d.follows = map[quote.ID]quote.ID{}
	d.noteUndecided()
	d.tellSources()
	d.Start()
	d.ReadClauses(&d.found)
	d.ReadCast()
	d.ReadSpeakers()
	d.noteFollowers(first)
}

// settle notes what the editors' decisions say of each quotation; false where they name nobody.
func (d *draft) settle() bool {
	d.Settled = map[quote.ID]rule.Settled{}
	for _, c := range d.chosen {
		x := &d.story.Decisions[c.decision]
		if x.Speech != nil && !*x.Speech {
			d.Settled[c.quote] = rule.Settled{NotSpeech: true}
			continue
		}
		if !x.SetSpeaker {
			continue
		}
		s := rule.Settled{Who: d.decidedReferent(x.Speakers)}
		for q := range d.Verdicts {
			if d.Verdicts[q].Utterance == d.Verdicts[c.quote].Utterance {
				d.Settled[quote.ID(q)] = s
			}
		}
	}
	return len(d.Settled) > 0
}

// noteUndecided notes whom the first reading takes for the speaker of each quotation whose speaker
// is decided: the text goes on to say so, whatever an editor has written.
func (d *draft) noteUndecided() {
	d.undecided = map[quote.ID][]Speaker{}
	for q := range d.Verdicts {
		if _, decided := d.Settled[quote.ID(q)]; !decided {
			continue
		}
		v := &d.Verdicts[q]
		var all []Speaker
		if who, is := d.who(v.Best.Who, v.Best.Source); is {
			all = append(all, who)
		}
		if c := d.candidates(v); len(c) > 0 {
			all = append(all, c[0].Speaker)
		}
		d.undecided[quote.ID(q)] = all
	}
}

// decidedReferent is whom a decision names, as the reading knows people; he may be new in the cast.
func (d *draft) decidedReferent(who []Speaker) refer.Referent {
	if len(who) == 0 || len(who) > 2 {
		return refer.NobodyKnown(decidedHow)
	}
	var all [2]names.EntityID
	for i := range who {
		if who[i].Type == Unnamed {
			return refer.Nameless(decidedHow)
		}
		all[i] = d.castAs(&who[i].Entity)
	}
	if len(who) == 1 {
		return refer.Decided(all[0], names.NoEntity, decidedHow)
	}
	return refer.Decided(all[0], all[1], decidedHow)
}

// decidedHow is how a phrase was resolved that an editor's decision tells.
const decidedHow = "an editor's decision"

// castAs is the entity of the cast that a decision's speaker is, added where the text has no such
// name.
func (d *draft) castAs(who *Entity) names.EntityID {
	id := who.ID
	if id == "" {
		id = slug.ID(who.Name)
	}
	for i := range d.found.Entities {
		x := &d.found.Entities[i]
		if x.ID == id && x.Registered == who.Registered || !who.Registered && x.Name == who.Name {
			return names.EntityID(i)
		}
	}
	x := names.Entity{Name: who.Name, ID: id, Registered: who.Registered}
	switch who.Type {
	case Organisation:
		x.Type = names.Organisation
	case Place:
		x.Type = names.Place
	}
	if who.Registered && d.e.registry != nil {
		x.Entry = d.e.registry.ByID(id)
	}
	if x.Entry != nil {
		x.Gender = genderOf[x.Entry.Pronouns]
		x.GenderSure = 1
	}
	d.found.Entities = append(d.found.Entities, x)
	return names.EntityID(len(d.found.Entities) - 1)
}

// genderOf is what the registry's pronouns tell.
var genderOf = map[string]lang.Gender{"he": lang.Male, "she": lang.Female}

// tellSources notes whom the source of each decided quotation means, so that the text means him
// there: a pronoun or a description at its place; a surname alone, or a name as printed that is no
// record's, wherever the story has it.
func (d *draft) tellSources() {
	d.Told = map[clause.ItemID]refer.Referent{}
	for q := range d.Quotations { // in order of the text
		s, decided := d.Settled[quote.ID(q)]
		p := &d.Verdicts[q].Best
		if !decided || s.Who.Kind != refer.Entity || p.Saying == clause.NoSaying || !p.Source.Found() {
			continue
		}
		if p.Source.Also != clause.NoItem || p.Source.Kind == clause.Nominal && p.Source.Indefinite {
			continue
		}
		if p.Source.Kind == clause.Named {
			d.renameMentions(p.Source.Head, s.Who.Entity)
		} else if d.mayMean(p.Source, s.Who.Entity) {
			d.Told[p.Source.Head] = s.Who
		}
	}
}

// mayMean reports whether nothing known of entity e speaks against the phrase s meaning it.
func (d *draft) mayMean(s clause.Source, e names.EntityID) bool {
	x := &d.found.Entities[e]
	g := d.Gender(s.Head) & (lang.Male | lang.Female)
	if x.Type == names.Person && g != 0 && x.Gender != 0 {
		return g&x.Gender != 0
	}
	return x.Type != names.Place
}

// renameMentions gives the mention at item i, and all those of the same name in the story, to the
// decided entity, where it is a name of its that the text leaves open.
func (d *draft) renameMentions(i clause.ItemID, to names.EntityID) {
	m := d.Mention(i)
	switch {
	case m.Entity == to:
		return
	case m.Entity == names.NoEntity:
		if slices.Contains(m.Candidates, to) || d.endsAlike(d.printedAs(m), to) {
			d.Told[i] = refer.Decided(to, names.NoEntity, decidedHow)
		}
		return
	}
	from, x := m.Entity, &d.found.Entities[m.Entity]
	if x.Registered || x.Type != d.found.Entities[to].Type || !d.endsAlike(x.Name, to) {
		return
	}
	if x.ID != "" && !d.found.Entities[to].Registered {
		return // two names as printed are two people's
	}
	for k := range d.found.Mentions {
		if d.found.Mentions[k].Entity == from {
			d.found.Mentions[k].Entity = to
		}
	}
}

// printedAs are the words of a mention.
func (d *draft) printedAs(m *names.Mention) string { return d.S[m.Range.Start:m.Range.End] }

// endsAlike reports whether a printed name ends in the last word of one of an entity's names.
func (d *draft) endsAlike(printed string, e names.EntityID) bool {
	last := lastWord(printed)
	x := &d.found.Entities[e]
	if lastWord(x.Name) == last {
		return true
	}
	return x.Entry != nil && slices.ContainsFunc(x.Entry.Aliases, func(a string) bool { return lastWord(a) == last })
}

// lastWord is the last word of a name, folded.
func lastWord(name string) string {
	f := strings.Fields(slug.Fold(name))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// noteFollowers notes each quotation that the decisions have given another speaker, with the
// decided quotation from which that follows: the nearest one of that speaker, those before it
// first. A third person, of whom no decision speaks, gets nothing by them: there the first reading
// stands.
func (d *draft) noteFollowers(first []rule.Proposal) {
	for q := range d.Verdicts {
		v := &d.Verdicts[q]
		if _, decided := d.Settled[quote.ID(q)]; decided || !v.Speech || !d.shown(&v.Best) {
			continue
		}
		if d.shown(&first[q]) && rule.SameSpeaker(first[q].Who, v.Best.Who) {
			continue
		}
		if from := d.decidedFor(quote.ID(q), v.Best.Who); from != quote.None {
			d.follows[quote.ID(q)] = from
			continue
		}
		v.Best = first[q]
		d.Voices[q] = v.Best.Who
	}
}

// shown reports whether a proposal gives somebody surely enough to be named.
func (d *draft) shown(p *rule.Proposal) bool {
	known := p.Who.Kind == refer.Entity || p.Who.Kind == refer.Group
	return known && p.Confidence() >= d.e.threshold
}

// decidedFor is the decided quotation of a speaker that stands nearest to q, those before it first.
func (d *draft) decidedFor(q quote.ID, who refer.Referent) quote.ID {
	best := quote.None
	for p := range d.Quotations {
		s, decided := d.Settled[quote.ID(p)]
		if !decided || !rule.SameSpeaker(s.Who, who) {
			continue
		}
		if best == quote.None || quote.ID(p) < q {
			best = quote.ID(p)
		}
	}
	return best
}
