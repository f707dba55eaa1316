package page

import (
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// Changed sets a speaker's first and latest words on a topic side by side, with the years between.
type Changed struct {
	First, Latest StoryRows // one row each
	Line          []Stretch // oldest first
}

// Stretch is years in which a speaker was quoted in one role.
type Stretch struct {
	Role  string // "" where no story gave one
	Years []Rank
	Over  bool // another role follows
}

// changed compares what was said first and last, in rows that run from the newest to the oldest;
// nil where all was said within a year and in one role.
func (p periodPage) changed(said []index.Ref) *Changed {
	if len(said) == 0 || p.style.of == nil {
		return nil
	}
	line := p.stretches(said)
	if len(line) < 2 && len(line[0].Years) < 2 {
		return nil
	}
	return &Changed{First: p.telling(said[len(said)-1].Story, said), Latest: p.telling(said[0].Story, said), Line: line}
}

// telling is the row of a story that says most: whole sentences before fragments, then the longest.
func (p periodPage) telling(story int32, said []index.Ref) StoryRows {
	best, at := -1, said[0]
	for _, r := range said {
		if r.Story != story {
			continue
		}
		_, u := p.ix.At(r)
		n := u.Words
		if u.Kind == annotate.Direct {
			n += 1000
		}
		if n > best {
			best, at = n, r
		}
	}
	out := p.storyRows([]index.Ref{at}, nil, rowStyle{of: p.style.of})
	keepChanges(&out, "")
	return out
}

// stretches are the years of rows, parted where the role changes, oldest first.
func (p periodPage) stretches(said []index.Ref) []Stretch {
	var out []Stretch
	year := 0
	for i := len(said) - 1; i >= 0; i-- {
		s, u := p.ix.At(said[i])
		role := p.ix.RoleOf(u.Who, p.style.of)
		switch last := len(out) - 1; {
		case last < 0:
			out = append(out, Stretch{Role: role})
		case role != "" && out[last].Role == "":
			out[last].Role = role
		case role != "" && role != out[last].Role:
			out[last].Over = true
			out, year = append(out, Stretch{Role: role}), 0
		}
		at := &out[len(out)-1]
		if s.Date.Year() != year {
			year = s.Date.Year()
			at.Years = append(at.Years, Rank{Link: Link{p.yearOnTopic(year), strconv.Itoa(year)}})
		}
		last := &at.Years[len(at.Years)-1]
		n, _ := strconv.Atoi(last.Count)
		last.Count = strconv.Itoa(n + 1)
	}
	return out
}

// yearOnTopic leads to the page of a year below this one, or is "".
func (p periodPage) yearOnTopic(year int) string {
	for _, y := range p.list.years {
		if y.year == year {
			return p.href(p.list.base + address.Year(year))
		}
	}
	return ""
}
