package read

// Scored reports whether a score stands among the tokens, before a clause ends.
func (st *Story) Scored(from, to int32) bool {
	for t := max(from, 0); st.Has(t) && t < to; t++ {
		if t > from && st.Opens(t) {
			return false
		}
		if st.IsScore(t) {
			return true
		}
	}
	return false
}

// IsScore reports whether token i is a match's result: "2-1".
func (st *Story) IsScore(i int32) bool {
	w := st.Text(i)
	if len(w) < 3 || len(w) > 5 || !isDigit(w[0]) || !isDigit(w[len(w)-1]) {
		return false
	}
	mid := w[1 : len(w)-1]
	return mid == "-" || mid == "–"
}
