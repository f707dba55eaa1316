package page

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

const (
	voicesMost  = 3 // of a story's voices so many are heard at once
	voicesLeast = 2 // as many quotations, where fewer speak
	enoughWords = 8 // what is heard of somebody has so many words, where he says anything so long
)

// debate fills in the stories of a topic, the newest first, each with what its voices said: of each
// speaker something, and the rest at a touch. The first stand open; folded away below them are
// those with the newest rows, or, where no page of a year has the others, all.
func (p topicPage) debate(v *Topic) {
	all := p.storiesOn()
	here := len(p.list.years) == 0
	shown := all
	if !here {
		shown = all[:p.newestOf(all)]
	}
	open := shown[:min(len(shown), topicStories)]
	rows := p.gathered(p.rowsOf(shown))
	v.Stories, v.Before = p.exchanges(open, rows), p.exchanges(shown[len(open):], rows)
	v.Heading = "Story by story, newest first"
	if n := len(v.Before); n > 0 {
		v.Earlier = capital(say(n, "story", "stories")) + " before"
	}
	v.Pages = p.list.pagesBelow(p.archive)
	if v.Pages.Summary != "" || len(shown) < len(all) {
		v.Pages.Summary = "The newest " + spell(len(shown)) + " stories"
	}
	month := ""
	for _, list := range [][]StoryRows{v.Stories, v.Before} {
		for i := range list {
			if id := list[i].Anchor; !here || id == month {
				list[i].Anchor = ""
			} else {
				month = id
			}
		}
	}
}

// newestOf is how many of the stories hold the newest rows, or where there are few of these are the
// newest themselves.
func (p topicPage) newestOf(all []int32) int {
	n := min(len(all), topicStories)
	if said := p.t.Said; len(said) > 0 {
		last := said[min(len(said), newest)-1].Story
		for n < min(len(all), newest) && all[n] >= last {
			n++
		}
	}
	return n
}

// storiesOn are the stories that are on the topic, and those in which something was said on it,
// newest first.
func (p topicPage) storiesOn() []int32 {
	all := slices.Clone(p.t.Stories)
	for _, r := range p.t.Said {
		if n := len(all); n == 0 || all[n-1] != r.Story {
			all = append(all, r.Story)
		}
	}
	slices.Sort(all)
	slices.Reverse(all)
	return slices.Compact(all)
}

// rowsOf are the rows of the newest stories.
func (p topicPage) rowsOf(newest []int32) []index.Ref {
	if len(newest) == 0 {
		return nil
	}
	oldest := newest[len(newest)-1]
	end, _ := slices.BinarySearchFunc(p.t.Said, oldest-1,
		func(r index.Ref, story int32) int { return cmp.Compare(story, r.Story) })
	return p.t.Said[:end]
}

// exchanges are stories with what was said on the topic in each. Each has the anchor of its month.
func (p topicPage) exchanges(list []int32, g gathering) []StoryRows {
	rows := map[int32][]index.Ref{}
	for _, r := range g.refs {
		rows[r.Story] = append(rows[r.Story], r)
	}
	var out []StoryRows
	for _, at := range list {
		s := p.ix.Story(int(at))
		told := StoryRows{Href: p.storyHref(s), Title: s.Title, Date: fullDate(s.Date)}
		told.Lang, told.Dir = p.foreign(s.Lang)
		if heard, rest := p.voicesOf(rows[at]); len(heard) > 0 {
			told = p.storyRows(heard, g.dropped, rowStyle{})
			if len(rest) > 0 {
				told.More = p.storyRows(rest, g.dropped, rowStyle{}).Rows
				told.MoreText = capital(say(len(rest), "more quotation", "more quotations")) + " on this"
			}
		}
		told.Anchor = monthID(s.Date)
		out = append(out, told)
	}
	return out
}

// voicesOf parts the rows of a story: what is heard at once, something of each of the first
// speakers, and the rest. Both stand as in the story.
func (p topicPage) voicesOf(rows []index.Ref) (heard, rest []index.Ref) {
	if len(rows) <= voicesMost {
		return rows, nil
	}
	best := map[string]int{} // by speaker, the row that is heard of him
	var order []string
	for i, r := range rows {
		_, u := p.ix.At(r)
		who := voiceKey(u)
		at, have := best[who]
		if !have {
			order = append(order, who)
		}
		if !have || p.words(rows[at]) < enoughWords && p.words(r) >= enoughWords {
			best[who] = i
		}
	}
	hears := make([]bool, len(rows))
	n := 0
	for _, who := range order[:min(len(order), voicesMost)] {
		hears[best[who]] = true
		n++
	}
	for i := range rows {
		if !hears[i] && n < voicesLeast {
			hears[i] = true
			n++
		}
		if hears[i] {
			heard = append(heard, rows[i])
		} else {
			rest = append(rest, rows[i])
		}
	}
	return heard, rest
}

func (p topicPage) words(r index.Ref) int {
	_, u := p.ix.At(r)
	return u.Words
}

// whoSpoke fills in who spoke on the topic, and how much: the share of the quoted words.
func (p topicPage) whoSpoke(v *Topic) {
	words, all := map[*index.Entity]int{}, 0
	for _, r := range p.t.Said {
		n := p.ix.OwnWords(r)
		all += n
		p.ix.EachSpeakerAt(r, func(e *index.Entity) { words[e] += n })
	}
	tallies, _, unattributed := p.ix.Speakers(p.t.Said, len(p.ix.Entities))
	ranks := make([]Rank, len(tallies))
	for i, t := range tallies {
		ranks[i] = Rank{p.entityLink(t.Entity), "", figures(t.Count) + " · " + share(words[t.Entity], all)}
		if i < speakersMost {
			ranks[i].Small = p.roleNow(t.Entity)
		}
	}
	v.Who = Ranking{"Who spoke on it", ranks[:min(len(ranks), speakersMost)]}
	if unattributed > 0 {
		v.Who.Rows = append(slices.Clip(v.Who.Rows), Rank{Link{"", "Unattributed"}, "", figures(unattributed)})
	}
	if len(ranks) > 0 {
		v.Shares = "How many quotations, and the share of the " + count(all, "quoted word", "quoted words") + "."
	}
	rest := ranks[min(len(ranks), speakersMost):]
	v.WhoRest = rest[:min(len(rest), speakersRest)]
	if n := len(rest) - len(v.WhoRest); n > 0 {
		v.WhoMore = Link{p.href(address.Speakers.Front()), figures(n) + " more among all speakers"}
		if p.site.Data {
			table := p.href(p.t.Address() + address.QuotationsCSV)
			v.WhoMore = Link{table, figures(n) + " more in the table of all rows"}
		}
	}
}
