package annotate

func init() {
	attributions = []*Rule{runsOn, saidAfter, accordingTo, saidBefore, goesOn, nextParagraph}
}
