package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var answer = &Rule{
	ID:    "answer",
	Title: "Whoever was asked gives the answer",
	Reason: "A quotation without a clause of its own, right after a question that somebody asks, " +
		"is not the asker's, but comes from whoever was asked or spoke before.",
	Example: `[q1 tom-reed "Nobody told us,"] said [m tom-reed Tom Reed].

[q2 ann-lee "Did you ask?"] asked [m ann-lee Ann Lee].

[q3 tom-reed "Twice."]`,
	sure: 0.9,
}

func findAnswer(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	came := d.cameAnswer(x.Item)
	if x.Parent != quote.None || !x.Alone && !came || d.Display(q) || !d.Follows(l) {
		return nil
	}
	if p := d.wasAsked(l - 1); p != nil {
		return p
	}
	if p := d.askedInPassing(l - 1); p != nil {
		return p
	}
	if k := d.indirectQuestion(l - 1); k != clause.NoSaying {
		return d.answerer(k, d.Refer(d.Sayings[k].Subject, l-1))
	}
	if came {
		return d.repliesTo(l - 1)
	}
	if !x.Shape.Opens {
		return nil
	}
	p := d.lastQuoteOf(d.Lines[l-1].Block, q)
	if p == quote.None {
		return nil
	}
	if d.LineOf(p) == l-1 && (d.Verdicts[p].Best.Rule == answer || d.labelledTurn(p)) {
		return d.otherTurn(p)
	}
	if d.Quotes[p].Shape.Ending != '?' || d.LineOf(p) < l-2 {
		return nil
	}
	return d.answerOf(p)
}

// answerOf proposes who answers the question p, which stands by itself behind what was said last:
// not who asks it.
func (d *Reading) answerOf(p quote.ID) *Proposal {
	if k := d.Verdicts[p].Best.Saying; k != clause.NoSaying && d.Sayings[k].Brings(lang.CueAsk) {
		return d.answerer(k, d.Verdicts[p].Best.Who)
	}
	r := d.lastQuoteOf(d.Quotes[p].Block-1, p)
	if r == quote.None || d.Verdicts[p].Best.Who.Kind != refer.Unresolved || !d.answersAnother(p, r) {
		return nil
	}
	return d.speakerOf(r, 0.95) // "“…?” “Twice,” said Reed. “And then?” “Never again.”"
}

// cameAnswer reports whether the clause behind the quotation at item i says no more than that it is
// an answer: "“…,” came the reply", "“…” was the answer".
func (d *Reading) cameAnswer(i clause.ItemID) bool {
	ln := &d.Lines[d.Items[i].Line]
	if i+3 >= ln.End || !d.BeVerb(i+1) && !d.Part(i+1, lang.Comes) || !d.Link(i+2, lang.LinkThe) {
		return false
	}
	return d.Part(i+3, lang.Reply) && (i+4 >= ln.End || d.IsStop(i+4))
}

// repliesTo proposes whoever is asked or told something in line l, and never who asks or tells it;
// else nobody.
func (d *Reading) repliesTo(l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	for far, k := d.SayingsBack(max(ln.First, ln.End-3*clause.LongestPhrase), ln.End); k >= far; k-- {
		s := &d.Sayings[k]
		if s.Kind != clause.Verbal || !s.HasSubject() {
			continue
		}
		p := d.silent(refer.NotAskedHow)
		if r := d.asked(s); r.Kind == refer.Entity && !SameSpeaker(r, d.Refer(s.Subject, l)) {
			p.Who = r
		}
		p.By = s.Line
		return p
	}
	return nil
}

// longestAnswer is how many words answer a question right behind it, within a paragraph; more go on
// with what the asker has to say.
const longestAnswer = 6

// answersHere proposes who answers, in quotation q, the question p right before it in the
// paragraph, which somebody put to a person: "“Will you go?” Lee asked Reed. “Never.”"
func (d *Reading) answersHere(q, p quote.ID) *Proposal {
	x, v := &d.Quotes[q].Shape, &d.Verdicts[p].Best
	if d.Quotes[p].Shape.Ending != '?' || x.Ending == '?' || x.Words > longestAnswer || v.Saying == clause.NoSaying {
		return nil
	}
	s := &d.Sayings[v.Saying]
	next := d.Quotes[q].Item == d.Quotes[p].Item+1
	if !s.Brings(lang.CueAsk) || s.Kind != clause.Verbal || s.Item < d.Quotes[p].Item && !next {
		return nil
	}
	hearer := d.PhraseAfter(s.End(), d.Lines[s.Line].End)
	if hearer.Kind != clause.Named && !d.Part(hearer.Head, lang.Objective) {
		yes := x.Words <= 2 && !d.asksHimself(p) // "“Did you go?” Lee asked. “No.”"
		return d.silent("the one who was asked").where(yes)
	}
	asked := d.Refer(hearer, s.Line)
	if asked.Kind != refer.Entity || !d.EntityIs(asked.Entity, names.Person) || SameSpeaker(asked, v.Who) {
		return nil
	}
	a := d.silent("the one who was asked")
	a.Who, a.factor = asked, 0.93
	return a
}

// asksHimself reports whether the question p is about whoever asks it: "“Do I regret it?” Lee
// asked. “No.”"
func (d *Reading) asksHimself(p quote.ID) bool {
	x := &d.Quotes[p]
	for t := x.First; t < x.Last && t < x.First+longestHeadline; t++ {
		if d.Entry(t).Part&lang.Speaking != 0 {
			return true
		}
	}
	return false
}

// otherTurn proposes, after quotation p in an exchange of two, whoever had the turn before it.
func (d *Reading) otherTurn(p quote.ID) *Proposal {
	r := d.lastQuoteOf(d.Quotes[p].Block-1, p)
	if r == quote.None {
		return nil
	}
	one, other := &d.Verdicts[p].Best, &d.Verdicts[r].Best
	if one.Who.Kind != refer.Entity || other.Who.Kind != refer.Entity || SameSpeaker(one.Who, other.Who) {
		return nil
	}
	turn := d.speakerOf(r, 0.95)
	turn.atMost = min(one.Sure, other.Sure)
	return turn
}

// indirectQuestion is the saying of line l, which holds no quotation, in which somebody asks
// whether, why or what; or none.
func (d *Reading) indirectQuestion(l clause.LineID) clause.SayingID {
	ln := &d.Lines[l]
	to := min(ln.End, ln.First+3*clause.LongestPhrase)
	found := clause.NoSaying
	for k, end := d.SayingsIn(ln.First, to); k < end; k++ {
		s := &d.Sayings[k]
		if !s.Speech() {
			continue
		}
		found = clause.NoSaying
		if s.Brings(lang.CueAsk) && d.asksWhat(s, ln) {
			found = k
		}
	}
	if d.quotedIn(ln) {
		return clause.NoSaying
	}
	return found
}

// wasAsked proposes whoever line l, which holds no quotation, says was asked something: "Lee was
// asked by a clerk whether she would stay."
func (d *Reading) wasAsked(l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	for k, end := d.SayingsIn(ln.First, min(ln.End, ln.First+clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != clause.Passive || !s.Brings(lang.CueAsk) || s.Negated || !d.asksWhat(s, ln) {
			continue
		}
		be := s.Item - 1
		for be > ln.First && d.Is(be, lang.Adverb) {
			be--
		}
		whom := d.PhraseBefore(be-1, ln.First)
		if !d.BeVerb(be) || whom.First != ln.First || !d.CanSpeak(whom) || d.quotedIn(ln) || d.turns(s.Item, ln) {
			return nil
		}
		return d.meant(whom, l, 1)
	}
	return nil
}

// askedInPassing proposes the subject of line l, which holds no quotation, where no more than a
// participle says that he was asked something: "Asked whether she would stay, Lee paused.", "Reed
// shook his head when asked if he would."
func (d *Reading) askedInPassing(l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	at, whom := clause.NoItem, ln.First
	for i := ln.First; i < min(ln.End, ln.First+clause.LongestPhrase) && at == clause.NoItem; i++ {
		opens := i == ln.First || d.Part(i-1, lang.Subordinates)
		if opens && d.HasCue(i, lang.CueAsk) && d.HasForm(i, lang.Participle) {
			at = i
		}
	}
	if at == clause.NoItem || !d.questionBehind(at, ln) || d.quotedIn(ln) {
		return nil
	}
	if at <= ln.First+1 {
		for whom = at; whom < ln.End && !d.Stop(whom, ','); {
			whom++
		}
		whom++
	}
	if whom+1 >= ln.End {
		return nil
	}
	s := d.PhraseAfter(whom, ln.End)
	if !d.CanSpeak(s) || !d.Verbish(s.Last, ln.End) {
		return nil
	}
	return d.meant(s, l, 1)
}

// turns reports whether line ln goes on behind item i with a clause that a comma and a conjunction
// set off: "…, but Reed cut in".
func (d *Reading) turns(i clause.ItemID, ln *clause.Line) bool {
	for i++; i+1 < ln.End; i++ {
		if d.Stop(i, ',') && d.Is(i+1, lang.Conjunction) {
			return true
		}
	}
	return false
}

// quotedIn reports whether a quotation stands in the line.
func (d *Reading) quotedIn(ln *clause.Line) bool {
	for i := ln.First; i < min(ln.End, ln.First+3*clause.LongestPhrase); i++ {
		if d.IsQuote(i) {
			return true
		}
	}
	return false
}

// asksWhat reports whether a question word follows the verb of saying s, and whom it asks.
func (d *Reading) asksWhat(s *clause.Saying, ln *clause.Line) bool {
	return d.questionBehind(s.Item, ln)
}

// questionBehind reports whether a question word follows the verb of asking at item at, and whom or
// by whom it asks.
func (d *Reading) questionBehind(at clause.ItemID, ln *clause.Line) bool {
	to := max(at+6, d.PhraseAfter(at+1, ln.End).Last+3)
	for i := at + 1; i < min(ln.End, to); i++ {
		if d.Is(i, lang.Question) || d.Part(i, lang.Whether) {
			return true
		}
	}
	return false
}

// answerer proposes who answers what the asker asks in saying k: whom he asks, or whoever spoke
// before him; else nobody.
func (d *Reading) answerer(k clause.SayingID, asker refer.Referent) *Proposal {
	p := d.silent(refer.NotAskedHow)
	s := &d.Sayings[k]
	p.By = s.Line
	if r := d.asked(s); r.Kind == refer.Entity && !SameSpeaker(r, asker) {
		p.Who = r
		return p
	}
	for l := s.Line - 1; l >= max(0, s.Line-exchange) && d.Lines[l].Stream == clause.Outer; l-- {
		if r := d.lastVoice(l); r.Kind == refer.Entity && !SameSpeaker(r, asker) {
			p.Who = r
			return p
		}
	}
	return p
}

// asked is whom saying s asks, by a phrase right behind its verb: "asked Reed", "asked the author
// Tom Reed"; or nobody.
func (d *Reading) asked(s *clause.Saying) refer.Referent {
	h := d.PhraseAfter(s.Item+1, d.Lines[s.Line].End)
	if !h.Found() {
		return refer.NobodyKnown("")
	}
	if r, ok := d.Noted(h.Head); ok {
		return r
	}
	return d.Refer(h, s.Line)
}

// exchange is how many lines before a question are looked through for whoever is asked.
const exchange = 5

// lastVoice is the last person who speaks in line l, in the text's words or in marks.
func (d *Reading) lastVoice(l clause.LineID) refer.Referent {
	ln := &d.Lines[l]
	from := max(ln.First, ln.End-3*clause.LongestPhrase)
	for far, k := d.SayingsBack(from, ln.End); k >= far; k-- {
		if s := &d.Sayings[k]; s.Speech() && !s.Conjoined {
			return d.Refer(s.Subject, l)
		}
	}
	for i := ln.End - 1; i >= from; i-- {
		if !d.IsQuote(i) {
			continue
		}
		if v := &d.Verdicts[d.Items[i].Quotation()]; v.Speech {
			return v.Best.Who
		}
	}
	return refer.NobodyKnown("")
}
