package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// order lists the rules that are asked about a quotation where it stands: the closest tie between
// words and speaker first. All are asked, and the first that has an answer wins, but for the
// exceptions below. How sure an answer is has no part in it but in the last of those: it decides
// whether a name is shown.
var order = [...]struct {
	rule *Rule
	find func(d *Reading, q quote.ID) *Proposal // or nil
	tie  weigh.Evidence                         // that it is this rule which proposes somebody
}{
	{saidAfter, findSaidAfter, weigh.SaidAfter},
	{runsOn, findRunsOn, weigh.RunsOn},
	{selfDescribed, findSelfDescribed, weigh.SelfDescribed},
	{gapping, findGapping, weigh.Gapping},
	{saidBefore, findSaidBefore, weigh.SaidBefore},
	{accordingTo, findAccordingTo, weigh.AccordingTo},
	{interview, findInterview, weigh.Interview},
	{colon, findColon, weigh.Colon},
	{saidLater, findSaidLater, weigh.SaidLater},
	{wordsOf, findWordsOf, weigh.WordsOf},
	{credit, findCredit, weigh.Credit},
	{answer, findAnswer, weigh.Answer},
	{goesOn, findGoesOn, weigh.GoesOn},
	{nextParagraph, findNextParagraph, weigh.NextParagraph},
	{bySubject, findBySubject, weigh.BySubject},
	{keepsFloor, findKeepsFloor, weigh.KeepsFloor},
}

// All gives every rule, in the order in which they are asked. The last is asked when the whole
// story has been read.
func All() []Rule {
	out := make([]Rule, 0, len(order)+1)
	for i := range order {
		out = append(out, *order[i].rule)
	}
	return append(out, *recurs)
}

// Exception is a case in which an answer wins though another rule had one before it. Its words are
// what readers of the site are shown.
type Exception struct {
	Title  string
	Reason string

	// wins reports whether the answer other wins over first, which came before it.
	wins func(d *Reading, q quote.ID, first, other *Proposal) bool
}

// exceptions are asked in this order.
var exceptions = [...]*Exception{openMark, namedAtEnd, nobodyNear, reported, echo}

// Exceptions gives every exception, in the order in which they are asked.
func Exceptions() []Exception {
	out := make([]Exception, 0, len(exceptions))
	for _, e := range exceptions {
		out = append(out, *e)
	}
	return out
}

var openMark = &Exception{
	Title: "A mark left open outranks a clause that gives no name",
	Reason: "Where the paragraph before left its mark open, the same words run on, " +
		"unless the clause after the quotation names somebody.",
	wins: func(_ *Reading, _ quote.ID, first, other *Proposal) bool {
		return other.Rule == runsOn && !(first.Source.Kind == clause.Named && first.Who.Kind == refer.Entity)
	},
}

var namedAtEnd = &Exception{
	Title: "A name at the sentence's end outranks somebody without one",
	Reason: "Where a fragment stands some way behind a cue whose subject has no name, " +
		"and the sentence ends by naming who said it, that gives the whole sentence, and the fragment in it.",
	wins: func(d *Reading, q quote.ID, first, other *Proposal) bool {
		if other.Rule != saidLater || other.Who.Kind != refer.Entity {
			return false
		}
		if first.Rule != saidBefore || first.Who.Kind != refer.Unnamed {
			return false
		}
		return !d.tight(first, q) && !d.Quotes[q].Shape.Sentence() && !d.quotedWithin(q)
	},
}

var nobodyNear = &Exception{
	Title: "Somebody outranks nobody",
	Reason: "Where nobody can tell whom the first answer means, and its cue does not stand right before the " +
		"quotation, a colon, “according to” or the end of the sentence is heard if it tells.",
	wins: func(d *Reading, q quote.ID, first, other *Proposal) bool {
		if other.Rule != colon && other.Rule != saidLater && other.Rule != accordingTo {
			return false
		}
		if other.Who.Kind == refer.Unresolved || first.Who.Kind != refer.Unresolved {
			return false
		}
		if other.Rule == saidLater && first.Rule == saidBefore && d.thingSays(first) {
			return true // "The vote signals “an end”, said Lee"
		}
		if other.Rule == colon && first.Rule == saidBefore && d.Sayings[first.Saying].Kind == clause.Passive {
			return false // "Lee was asked: “Who pays?”"
		}
		return first.Rule != saidAfter && !d.tight(first, q)
	},
}

var reported = &Exception{
	Title: "Whose words somebody reports outranks who reports them",
	Reason: "In “Lee said that, according to Reed, …”, “Lee said it was, in Reed's words, …” " +
		"and “Lee hit back at Reed's ‘send in the clowns’ jibe” " +
		"the sentence tells outright that the words are Reed's.",
	wins: func(d *Reading, q quote.ID, first, other *Proposal) bool {
		switch {
		case other.Saying == clause.NoSaying || other.Rule != accordingTo && other.Rule != wordsOf:
			return false
		case other.Rule == wordsOf && d.remarked(&d.Sayings[other.Saying], q):
			return true
		case first.Rule != saidBefore || first.Saying == clause.NoSaying || other.Saying <= first.Saying:
			return false
		case other.Who.Kind != refer.Entity || other.Source.Kind != clause.Named,
			!d.MentionIsPerson(other.Source.Head):
			return false
		}
		return d.Sayings[first.Saying].Brings(lang.CueSay|lang.CueTell) && d.givesWithin(&d.Sayings[other.Saying], q)
	},
}

var echo = &Exception{
	Title: "Words that recur outrank a weak tie",
	Reason: "A headline, or a fragment that nothing near ties to anybody, takes over the speaker to whom the story " +
		"ties the same words elsewhere, unless its own surroundings are surer of theirs.",
	wins: func(_ *Reading, _ quote.ID, first, other *Proposal) bool {
		if other.Rule != recurs || other.Who.Kind == refer.Unresolved && first.Who.Kind != refer.Unresolved {
			return false
		}
		weak := first.Rule == nil || first.Rule == bySubject || first.Who.Kind != refer.Entity
		return weak || first.Confidence() <= other.Confidence()
	},
}

// thingSays reports whether the cue of proposal p is none of speech, and its subject a thing.
func (d *Reading) thingSays(p *Proposal) bool {
	if p.Saying == clause.NoSaying || p.Source.Kind != clause.Nominal {
		return false
	}
	return !d.Sayings[p.Saying].Brings(lang.SpeechCues) && !d.Personal(p.Source.Head) && !d.Document(p.Source.Head)
}

// givesWithin reports whether the saying s tells, inside what another says, whose words quotation q
// gives: "that, according to Reed, …", "in Reed's words, “…”", "Reed's answer was: “…”".
func (d *Reading) givesWithin(s *clause.Saying, q quote.ID) bool {
	item, before := d.Quotes[q].Item, s.Item-1
	if s.Kind == clause.Adjunct {
		if d.Stop(before, ',') {
			before--
		}
		return s.Item < item && d.Part(before, lang.That)
	}
	answer := d.Stop(item-1, ':') && d.BeVerb(item-2) && s.Item == item-3
	inWords := d.Link(s.Subject.First-1, lang.LinkIn) && s.Item == item-2 && d.Stop(item-1, ',')
	return s.Kind == clause.NounCue && (answer || inWords)
}

// winner is the place of the answer that wins among those that were tried, of which there is one at
// least.
func (d *Reading) winner(tried []Proposal, q quote.ID) int {
	for _, e := range exceptions {
		for i := 1; i < len(tried); i++ {
			if e.wins(d, q, &tried[0], &tried[i]) {
				return i
			}
		}
	}
	return 0
}

// tight reports whether the proposal's cue stands so close before quotation q that nobody else can
// be meant.
func (d *Reading) tight(p *Proposal, q quote.ID) bool {
	return p.Saying != clause.NoSaying && p.Source.Found() &&
		d.Near(d.Sayings[p.Saying].Item, d.Quotes[q].Item) && !d.Is(p.Source.Head, lang.Question)
}
