package rule

import "github.com/onrecord/onrecord/internal/annotate/quote"

// order lists the rules that are asked about a quotation where it stands, the closest tie first.
var order = [...]struct {
	rule *Rule
	find func(d *Reading, q quote.ID) (Proposal, bool)
}{
	{saidAfter, findSaidAfter},
	{runsOn, findRunsOn},
	{selfDescribed, findSelfDescribed},
	{saidBefore, findSaidBefore},
	{accordingTo, findAccordingTo},
	{interview, findInterview},
	{colon, findColon},
	{saidLater, findSaidLater},
	{wordsOf, findWordsOf},
	{credit, findCredit},
	{answer, findAnswer},
	{goesOn, findGoesOn},
	{nextParagraph, findNextParagraph},
	{bySubject, findBySubject},
	{keepsFloor, findKeepsFloor},
}

// All gives every rule, in the order in which pages list them.
func All() []Rule {
	out := make([]Rule, 0, len(order)+1)
	for i := range order {
		out = append(out, *order[i].rule)
	}
	return append(out, *recurs)
}
