package index

// Registered counts the utterances that stand in lists, and those of them that are by somebody who
// has a file, alone or with others.
func (ix *Index) Registered() (registered, all int) {
	for i := range ix.Len() {
		s := ix.Story(i)
		for i := range s.Utterances {
			if u := &s.Utterances[i]; u.Listed() {
				all++
				if ix.isRegistered(u.Who) {
					registered++
				}
			}
		}
	}
	return registered, all
}

func (ix *Index) isRegistered(w *Who) bool {
	if w == nil {
		return false
	}
	for i := range w.Members {
		if ix.isRegistered(&w.Members[i]) {
			return true
		}
	}
	e := ix.EntityOf(w)
	return e != nil && e.Entry != nil
}
