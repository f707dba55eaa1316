package annotate

func init() {
	attributions = []*Rule{runsOn, saidAfter, accordingTo, saidBefore, saidLater, goesOn, nextParagraph, bySubject, keepsFloor}
}
