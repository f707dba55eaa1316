package web

// disputed is what is added to the worth of an utterance of which a second reader says otherwise:
// it comes before all others.
const disputed = 1e6

// weigh says what a minute on each utterance is worth, now that all stories are known.
func (d *Desk) weigh() {
	d.said, d.copies = map[string]int{}, map[string]int{}
	for _, s := range d.inOrder() {
		seen := map[string]bool{}
		for i := range s.items {
			x := &s.items[i]
			d.said[x.likely]++
			if !seen[x.copy] {
				seen[x.copy] = true
				d.copies[x.copy]++
			}
		}
	}
	delete(d.said, "")
	delete(d.copies, "")
	for _, s := range d.inOrder() {
		d.weighStory(s)
	}
}

// weighStory says it of one story's utterances.
func (d *Desk) weighStory(s *story) {
	for i := range s.items {
		x := &s.items[i]
		x.is.Said, x.is.Copies = d.said[x.likely], max(d.copies[x.copy], 1)
		x.worth = x.is.Value()
		if x.asked = d.second[key(s.file, x.id)]; x.asked != "" {
			x.worth += disputed
		}
	}
}
