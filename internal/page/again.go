package page

import (
	"html/template"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// Again is a story in which the words of a row were printed, too.
type Again struct {
	Words Link // where they stand
	Lang  string
	Dir   string
	Date  string
	Like  string        // "a part of it", "altered", or "" where they are the same
	Text  template.HTML // the words, with what differs marked; "" where nothing does
}

// gathering is a list of rows in which words that were printed in several stories stand once: at
// their first appearance in the list.
type gathering struct {
	refs    []index.Ref
	dropped map[index.Ref][]index.Ref // by the row that stands for them
}

// gathered gathers the rows of a list.
func (p *archive) gathered(refs []index.Ref) gathering {
	first := map[*index.Same]index.Ref{}
	for _, r := range refs {
		s := p.ix.Again(r)
		if s == nil {
			continue
		}
		if f, have := first[s]; !have || earlier(r, f) {
			first[s] = r
		}
	}
	if len(first) == 0 {
		return gathering{refs: refs}
	}
	g := gathering{dropped: map[index.Ref][]index.Ref{}}
	for _, r := range refs {
		if s := p.ix.Again(r); s != nil && first[s] != r {
			g.dropped[first[s]] = append(g.dropped[first[s]], r)
			continue
		}
		g.refs = append(g.refs, r)
	}
	return g
}

func earlier(a, b index.Ref) bool {
	return a.Story < b.Story || a.Story == b.Story && a.Utterance < b.Utterance
}

// again are the other stories that have the words of a row, in the order in which they were
// printed. What differs is told from the first appearance; the row itself, where it is not that,
// from none.
func (p *archive) again(r index.Ref) []Again {
	same := p.ix.Again(r)
	if same == nil {
		return nil
	}
	_, u := p.ix.At(r)
	var out []Again
	for _, other := range same.All {
		if other == r {
			continue
		}
		s, v := p.ix.At(other)
		a := Again{Words: Link{p.quoteHref(s, v), s.Title}, Date: fullDate(s.Date)}
		a.Lang, a.Dir = p.foreign(s.Lang)
		like, pieces := index.Compare(u, v)
		a.Like, a.Text = likeWords[like], differences(pieces)
		out = append(out, a)
	}
	return out
}

var likeWords = map[index.Likeness]string{
	index.Shorter: "a part of it", index.Longer: "with more", index.Altered: "altered",
}

// Of what is the same in both, so many words are shown beside each difference.
const beside = 4

// differences are the pieces as HTML: what is gone struck out, what stands instead marked.
func differences(pieces []index.Piece) template.HTML {
	var b called.Builder
	for i, piece := range pieces {
		words := piece.Words
		tag := ""
		switch {
		case piece.Gone:
			tag = "del"
		case piece.Instead:
			tag = "ins"
		}
		words = shortened(words, i > 0, i+1 < len(pieces), tag == "")
		if i > 0 {
			b.WriteByte(' ')
		}
		if tag != "" {
			b.WriteString("<" + tag + ">")
		}
		b.WriteString(between.Replace(words))
		if tag != "" {
			b.WriteString("</" + tag + ">")
		}
	}
	return template.HTML(b.String())
}

// shortened leaves of a run of words those that stand beside a difference, or, of one that is gone
// or stands instead, those at its ends.
func shortened(words string, before, after, both bool) string {
	all := strings.Fields(words)
	head, tail := beside, beside
	if both && !before {
		head = 0
	}
	if both && !after {
		tail = 0
	}
	if len(all) <= head+tail+2 {
		return words
	}
	var out []string
	out = append(out, all[:head]...)
	out = append(out, "…")
	out = append(out, all[len(all)-tail:]...)
	return strings.Join(out, " ")
}

// monthsLost are the ids of the months of which a list has no row any more since all stand
// elsewhere, by the row that stands for them: a bar of the chart leads to each.
func (p *archive) monthsLost(g gathering) map[index.Ref][]string {
	if len(g.dropped) == 0 {
		return nil
	}
	month := func(r index.Ref) string { return monthID(p.ix.Date(int(r.Story))) }
	kept := map[string]bool{}
	for _, r := range g.refs {
		kept[month(r)] = true
	}
	out := map[index.Ref][]string{}
	for _, r := range g.refs { // in the order of the list
		for _, d := range g.dropped[r] {
			if id := month(d); !kept[id] {
				kept[id] = true
				out[r] = append(out[r], id)
			}
		}
	}
	return out
}

// classes adds to the class of a row, for the filter, those of the rows that it stands for.
func (p *archive) classes(class string, dropped []index.Ref, c *choices) string {
	if len(dropped) == 0 || c == nil {
		return class
	}
	all := strings.Fields(class)
	for _, r := range dropped {
		s, u := p.ix.At(r)
		all = addNew(all, strings.Fields(c.of(s, u.Topics)))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
