package markup

import (
	"sort"

	"github.com/onrecord/onrecord/internal/prose"
)

// whole is an utterance that covers whole sibling paragraphs, two or more, and nothing else.
type whole struct {
	from, to int // steps, both included
	id       string
	quotes   []int
}

// wholes finds the utterances that can stand in a <div class="qs">, by step.
func (d *Document) wholes(blocks []prose.Block, quotes []Quote) map[int]*whole {
	if len(quotes) == 0 {
		return nil
	}
	var (
		found map[int]*whole
		count map[string]int // of each utterance's quotations
		cover = d.covers(blocks, quotes)
	)
	for i := 0; i < len(d.steps); {
		end := i + 1
		for cover[i] != "" && end < len(d.steps) && cover[end] == cover[i] {
			end++
		}
		if end-i > 1 {
			run := prose.Range{Start: blocks[d.steps[i].part].Start, End: blocks[d.steps[end-1].part].End}
			if count == nil {
				found, count = map[int]*whole{}, countQuotes(quotes)
			}
			if u := wholeIn(run, cover[i], quotes); len(u.quotes) == count[cover[i]] {
				u.from, u.to = i, end-1
				found[u.from], found[u.to] = u, u
			}
		}
		i = end
	}
	return found
}

// covers names for each step the utterance of which one quotation covers the whole paragraph, if
// there is one.
func (d *Document) covers(blocks []prose.Block, quotes []Quote) []string {
	cover := make([]string, len(d.steps))
	next, longest := 0, -1 // of the quotations begun so far, the one that reaches furthest
	for i, s := range d.steps {
		if !s.para || s.part < 0 {
			continue
		}
		p := blocks[s.part].Range
		for next < len(quotes) && quotes[next].Start <= p.Start {
			if longest < 0 || quotes[next].End > quotes[longest].End {
				longest = next
			}
			next++
		}
		if longest >= 0 && quotes[longest].Contains(p) {
			cover[i] = quotes[longest].Utterance
		}
	}
	return cover
}

func countQuotes(quotes []Quote) map[string]int {
	count := map[string]int{}
	for i := range quotes {
		count[quotes[i].Utterance]++
	}
	return count
}

// wholeIn gathers an utterance's quotations that lie in the run.
func wholeIn(run prose.Range, utterance string, quotes []Quote) *whole {
	u := &whole{}
	first := sort.Search(len(quotes), func(i int) bool { return quotes[i].Start >= run.Start })
	for i := first; i < len(quotes) && quotes[i].Start < run.End; i++ {
		q := &quotes[i]
		if q.Utterance != utterance || q.End > run.End {
			continue
		}
		if u.id == "" {
			u.id = q.ID
		}
		u.quotes = append(u.quotes, i)
	}
	return u
}
