package annotate

// init lists the rules, the closest tie first. (A variable's initialiser would refer to itself: the
// rules' functions call the engine.)
func init() {
	attributions = []*Rule{saidAfter, runsOn, selfDescribed, saidBefore, accordingTo, interview, colon, saidLater, wordsOf, credit, answer, goesOn, nextParagraph, bySubject, keepsFloor, recurs}
}
