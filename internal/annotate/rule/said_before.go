package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var saidBefore = &Rule{
	ID:      "said-before",
	Title:   "The nearest cue before the quotation governs it",
	Reason:  "What stands in a cue's complement, whole or as a fragment, is given as the words of the cue's subject.",
	Example: `[m ann-lee Ann Lee] said: [q1 ann-lee "We will go."] She called the plan [q2 ann-lee "a fine thing"].`,
	sure:    0.975,
}

func findSaidBefore(d *Reading, q quote.ID) (Proposal, bool) {
	ln := &d.Lines[d.LineOf(q)]
	item := d.Quotes[q].Item
	if k := d.SayingFrom(item + 1); int(k) < len(d.Sayings) && d.LastVerb(&d.Sayings[k], item) {
		return Proposal{}, false
	}
	var first Proposal // the nearest, where nobody can tell who it is
	found := false
	for far, k := d.SayingsBack(max(ln.First, item-2*clause.LongestPhrase), item); k >= far; k-- {
		s := &d.Sayings[k]
		if d.outcry(s, item) {
			return Proposal{}, false
		}
		if d.agentless(s, item) {
			return Proposal{Saying: k, Source: clause.Nobody(), Who: refer.NobodyKnown("a passive that keeps its agent to itself")}, true
		}
		if s.Kind == clause.Adjunct || s.Kind == clause.NounCue && !d.claimed(s, item) || !s.HasSubject() && !d.bareCue(s, item) || d.embeddedAside(s, item, ln) || d.embedded(s, item, k) {
			continue
		}
		if s.Cue&^(lang.CueManner|lang.CueNoun) == 0 && !d.Adjacent(s.Item, item) {
			continue
		}
		if !s.Brings(lang.VerbCues&^lang.CueFaint) && !(d.Near(s.Item, item) && (d.Quotes[q].Shape.Capital && d.Quotes[q].Shape.Clause || d.Quotes[q].Shape.Words >= 4 && !d.Quotes[q].Shape.Titled)) {
			continue
		}
		if s.Kind == clause.Passive && !d.toldThat(s, item) && (item-s.Subject.Last > 2 || item > s.Subject.Last && d.Is(item-1, lang.Conjunction) && !d.Part(item-1, lang.As)) {
			continue
		}
		if d.answered(s, q, ln) {
			break
		}
		if d.rejectsClaim(s, item) {
			return Proposal{Saying: k, Source: clause.Nobody(), Who: refer.NobodyKnown("somebody else's claim, which is rejected")}, true
		}
		p := Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: d.reach(s, item)}
		if d.selfReported(k, p.Who) {
			p.Who = refer.NobodyKnown("somebody of whom the speaker tells")
		}
		if p.Who.Kind != refer.Unresolved || d.Near(s.Item, item) || d.ownClause(s, item) {
			return p, true
		}
		if !found {
			first, found = p, true
		}
	}
	return first, found
}

// ownClause reports whether the saying has a clause and a subject of its own, which holds the
// quotation: nobody further off in the sentence says the words, even if nobody can tell who does.
func (d *Reading) ownClause(s *clause.Saying, item clause.ItemID) bool {
	return s.Kind == clause.Verbal && !s.Conjoined && !s.Inverted && s.Brings(lang.SpeechCues) && s.Subject.Kind == clause.Nominal && !d.JoinedAfter(s.Item, item)
}

// selfReported reports whether saying k has a noun as its subject that would mean the speaker who
// reports it: nobody calls himself so, "Lee said the builder had said".
func (d *Reading) selfReported(k clause.SayingID, who refer.Referent) bool {
	s := &d.Sayings[k]
	if k == 0 || who.Kind != refer.Entity || s.Subject.Kind != clause.Nominal || s.Kind != clause.Verbal || s.Inverted {
		return false
	}
	o := &d.Sayings[k-1]
	if o.Line != s.Line || o.Kind != clause.Verbal || o.Inverted || !o.Brings(lang.CueSay|lang.CueTell) || o.Subject.Kind != clause.Named || !d.Part(s.Subject.First-1, lang.That) || d.JoinedAfter(o.Item, s.Subject.First-1) {
		return false
	}
	return SameSpeaker(d.Refer(o.Subject, o.Line), who)
}

// agentless reports whether the quotation is what somebody was told, asked or called by nobody
// knows whom: "Lee said she had been told it was “safe”".
func (d *Reading) agentless(s *clause.Saying, item clause.ItemID) bool {
	if s.Kind != clause.Passive || s.HasSubject() || !s.Brings(lang.SpeechCues|lang.CueWeak) || s.Item+1 >= item || d.JoinedAfter(s.Item, item) {
		return false
	}
	i := s.Item + 1
	return d.Near(s.Item, item) || d.Part(i, lang.That|lang.Infinitive|lang.As) || s.Brings(lang.CueTell) && !d.IsStop(i) && !d.Is(i, lang.Preposition|lang.Conjunction)
}

// toldThat reports whether what the agent of a passive says is a clause that holds the quotation:
// "was told by Lee that the pier was “rotten”".
func (d *Reading) toldThat(s *clause.Saying, item clause.ItemID) bool {
	if !s.Brings(lang.SpeechCues) || !s.HasSubject() || s.Item > 0 && d.HasCue(s.Item-1, lang.CueNoun) {
		return false // "said in a statement signed by its head that …"
	}
	for i := s.Subject.Last; i < min(item, s.Subject.Last+5); i++ {
		if d.Part(i, lang.That) {
			return true
		}
	}
	return false
}

// rejectsClaim reports whether the saying turns down what another has said: "Lee rejected a claim
// that the pier was “rotten”".
func (d *Reading) rejectsClaim(s *clause.Saying, item clause.ItemID) bool {
	if s.Kind != clause.Verbal || !s.Brings(lang.CueDeny) {
		return false
	}
	for i := s.Item + 1; i < min(item-1, s.Item+6); i++ {
		if d.HasCue(i, lang.CueNoun) && d.Part(i+1, lang.That) {
			return true
		}
	}
	return false
}

// embeddedAside reports whether the saying is a remark in passing after which a clause of its own
// begins, so that it cannot govern the quotation.
func (d *Reading) embeddedAside(s *clause.Saying, item clause.ItemID, ln *clause.Line) bool {
	if !d.aside(s, item, ln) {
		return false
	}
	for i := s.Item + 1; i < item; i++ {
		if d.Is(i, lang.Conjunction|lang.Relative) || d.IsQuote(i) {
			return true
		}
	}
	return false
}

// aside reports whether the saying is a remark in passing, "as Reed has said", which does not
// govern what follows.
func (d *Reading) aside(s *clause.Saying, item clause.ItemID, ln *clause.Line) bool {
	f := s.Subject.First - 1
	return !s.Inverted && f >= ln.First && d.Part(f, lang.As) && !d.Adjacent(s.Item, item)
}

// embedded reports whether the saying stands in what somebody else says: in "Lee said that Reed
// begged her for a boat and …", what follows is still Lee's.
func (d *Reading) embedded(s *clause.Saying, item clause.ItemID, k clause.SayingID) bool {
	if d.refusedFor(k) {
		return true
	}
	if k == 0 || s.Brings(lang.CueSay|lang.CueWrite) || s.Brings(lang.CueTell) && s.Kind == clause.Verbal && !d.JoinedAfter(s.Item, item) || d.Near(s.Item, item) && !d.reportedThought(s, k) {
		return false
	}
	if s.Brings(lang.CueWeak) && s.Kind == clause.Verbal && s.HasSubject() && d.AsBefore(item) {
		return false // "Lee said the builders had referred to it as “rent”"
	}
	if !s.Brings(lang.SpeechCues) && d.SpokenBefore(k) {
		return true
	}
	if s.Kind != clause.Verbal || s.Conjoined {
		return false
	}
	o := &d.Sayings[k-1]
	if o.Line != s.Line || o.Kind != clause.Verbal || !o.Brings(lang.CueSay|lang.CueTell) || !o.HasSubject() {
		return false
	}
	return s.Subject.First == o.Item+1 || s.Subject.First == o.Item+2 && d.Part(o.Item+1, lang.That)
}

// refusedFor reports whether saying k is what somebody says that another will not say: "Her office
// said she would not comment on “a live process”".
func (d *Reading) refusedFor(k clause.SayingID) bool {
	s := &d.Sayings[k]
	if k == 0 || !s.Negated || s.Kind != clause.Verbal || s.Conjoined {
		return false
	}
	o := &d.Sayings[k-1]
	return o.Line == s.Line && o.Kind == clause.Verbal && !o.Inverted && o.Brings(lang.CueSay|lang.CueTell) && d.CanSpeak(o.Subject) && o.Subject.Kind != clause.Pronoun &&
		(s.Subject.First == o.Item+1 || d.Part(o.Item+1, lang.That) && s.Subject.First <= o.Item+2)
}

// reportedThought reports whether the saying brings no words of its own, only a thought or a
// showing, and is itself what somebody says: "Lee said families felt “ambushed”".
func (d *Reading) reportedThought(s *clause.Saying, k clause.SayingID) bool {
	o := &d.Sayings[k-1]
	return !s.Brings(lang.SpeechCues|lang.CueWeak|lang.CueDeny|lang.CueManner) && s.Kind == clause.Verbal && (s.Subject.Kind != clause.Pronoun || o.Subject.Kind != clause.Pronoun) && o.Line == s.Line && o.Kind == clause.Verbal && !o.Inverted &&
		o.Brings(lang.CueSay|lang.CueTell) && d.CanSpeak(o.Subject) && s.Subject.First >= o.Item+1 && s.Subject.First <= o.Item+2
}

// answered reports whether the saying has a quotation of its own before q, after which a new clause
// with a subject of its own begins: "in a film that Reed called “dull,” Lee asked for …".
func (d *Reading) answered(s *clause.Saying, q quote.ID, ln *clause.Line) bool {
	p := d.QuoteBefore(q)
	if p == quote.None || d.Quotes[p].Item < s.Item || d.LineOf(p) != d.LineOf(q) || !d.Near(s.Item, d.Quotes[p].Item) || d.Quotes[p].Shape.Ending != ',' {
		return false
	}
	n := d.SubjectAt(d.Quotes[p].Item+1, ln)
	return n.Kind == clause.Named || n.Kind == clause.Pronoun && d.Nominative(n.Head)
}

// owned reports whether the noun cue has an owner and the quotation follows it closely: "Reed's
// words, “…”".
func (d *Reading) owned(s *clause.Saying, item clause.ItemID) bool {
	if !s.HasSubject() {
		return false
	}
	return item-s.Item <= 6 || d.claimed(s, item)
}

// bareCue reports whether a cue of plain saying stands right before the quotation with nobody
// before it: "…, which read, “…”".
func (d *Reading) bareCue(s *clause.Saying, item clause.ItemID) bool {
	if s.Brings(lang.CueWeak) && d.AsBefore(item) && !d.JoinedAfter(s.Item, item-1) {
		return true // "lined up to denounce it as “shambolic”"
	}
	return (s.Kind == clause.Verbal || s.Kind == clause.Gerund) && s.Brings(lang.CueSay|lang.CueWrite) && d.Adjacent(s.Item, item)
}

// claimed reports whether the noun cue has an owner and a clause of its own that holds the
// quotation: "a claim by Reed that …".
func (d *Reading) claimed(s *clause.Saying, item clause.ItemID) bool {
	after := max(s.Item+1, s.Subject.Last)
	if !s.HasSubject() || after >= item || !d.Part(after, lang.That) || item-s.Item > clause.LongestPhrase {
		return false
	}
	for i := after; i < item; i++ {
		if d.IsQuote(i) {
			return false
		}
	}
	return true
}

// reach is how sure it is that the cue's complement reaches to the quotation at item.
func (d *Reading) reach(s *clause.Saying, item clause.ItemID) float64 {
	sure := 1.0
	switch {
	case d.Adjacent(s.Item, item):
	case item-s.Item > 30:
		sure -= 0.05
	}
	for i := s.Item + 1; i < item; i++ {
		if d.Stop(i, ';') {
			sure -= 0.1
		}
	}
	if !s.Brings(lang.SpeechCues) {
		sure -= 0.03
	}
	return sure
}
