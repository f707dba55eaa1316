package annotate

// order lists the rules that are asked about a quotation where it stands, the closest tie first.
var order = [...]struct {
	rule *ruleRule
	find func(d *reading, q quoteID) (proposal, bool)
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

// allRules gives every rule, in the order in which pages list them.
func allRules() []ruleRule {
	out := make([]ruleRule, 0, len(order)+1)
	for i := range order {
		out = append(out, *order[i].rule)
	}
	return append(out, *recurs)
}
