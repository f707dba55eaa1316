package index

import (
	"cmp"
	"sort"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// utterances groups the quotations that are speech into utterances.
func (m *maker) utterances(out *Story) {
	at := map[string]int{}       // utterance id → its place in out.Utterances
	owner := map[string]string{} // quotation id → its utterance's id
	var groups [][]annotate.Quotation
	all := m.result.Quotations
	for n := range all {
		q := &all[n]
		if !q.Speech {
			if hiddenTie(q.Status) {
				out.Hidden = append(out.Hidden, speakers(*q)...)
			}
			continue
		}
		owner[q.ID] = q.Utterance
		i, ok := at[q.Utterance]
		if !ok {
			at[q.Utterance] = len(groups)
			groups = append(groups, all[n:n+1:n+1])
			continue
		}
		groups[i] = append(groups[i], *q)
	}
	out.Utterances = m.kept.utterances.Take(len(groups))
	for i, g := range groups {
		u := &out.Utterances[i]
		*u = m.utterance(g)
		u.Parent = owner[g[0].Parent]
		u.About = m.about(u.Parts)
	}
	m.workings(out.Utterances, groups, owner, at)
	tieEchoes(out.Utterances, at)
	for i := range out.Utterances {
		keepStatus(out, &out.Utterances[i], groups[i][0])
	}
	keepVia(out)
}

// utterance makes the record of one utterance from its quotations.
func (m *maker) utterance(qs []annotate.Quotation) Utterance {
	q := qs[0]
	u := Utterance{
		ID: q.Utterance, EchoOf: q.EchoOf, Where: where(m.text.Blocks[m.block(q.Start)].Kind),
		Kind: q.Kind, Assertion: q.Assertion, Status: q.Status,
		Rule: q.Rule, Decided: q.Decided, Confident: q.Confidence,
		Who: m.who(q.Speaker), Via: m.who(q.Via), Reading: reading(q),
	}
	rare := Rare{Around: q.Around, By: q.By, On: q.On, Note: q.Note}
	u.Parts = m.kept.parts.Take(len(qs))
	for i, p := range qs {
		if p.Kind == annotate.Direct {
			u.Kind = annotate.Direct
		}
		u.Parts[i] = m.part(p.Range)
		u.Parts[i].ID = p.ID
		rare.Former = append(rare.Former, p.FormerIDs...)
		u.Words += u.Parts[i].Words
	}
	u.SetRare(rare)
	u.Sentence = m.sentenceText(prose.Range{Start: q.Start, End: qs[len(qs)-1].End})
	u.Shown = m.shown(qs, u.Kind)
	if u.Kind == annotate.Partial {
		u.Lead = m.lead(q)
		last := qs[len(qs)-1]
		u.Tail = m.tail(last, m.quotationAfter(last.End))
	}
	m.evidence(&u, q)
	return u
}

func (m *maker) part(r prose.Range) Part {
	first, n := m.words(r)
	return Part{
		Start: r.Start, End: r.End, CodeStart: m.codes.at(r.Start), CodeEnd: m.codes.at(r.End),
		FirstWord: first, Words: n, Text: oneLine(m.text.S[r.Start:r.End]),
	}
}

func where(k prose.Kind) Where {
	switch k {
	case prose.Headline:
		return InHeadline
	case prose.Deck:
		return InDeck
	case prose.Highlight:
		return InHighlight
	case prose.Crosshead:
		return InCrosshead
	}
	return InBody
}

// who is a speaker; the same one for all that he says in the story, which is never changed.
func (m *maker) who(s *annotate.Speaker) *Who {
	switch {
	case s == nil:
		return nil
	case len(s.Members) > 0:
		return m.kept.speakers.One(who(s))
	}
	k := whoKey{s.ID, s.Name, s.Role, s.Type, s.Registered}
	w := m.speakers[k]
	if w == nil {
		w = m.kept.speakers.One(who(s))
		m.speakers[k] = w
	}
	return w
}

// whoKey is all that tells one speaker from another.
type whoKey struct {
	id, name, role string
	kind           annotate.EntityType
	registered     bool
}

func who(s *annotate.Speaker) Who {
	w := Who{ID: pageID(s.ID), Name: oneLine(s.Name), Type: s.Type, Registered: s.Registered, Role: oneLine(s.Role)}
	for i := range s.Members {
		w.Members = append(w.Members, who(&s.Members[i]))
	}
	return w
}

// pageID is an id, or "" for one that no page can have, since no disk could hold it: a name may be
// as long as its story.
func pageID(id string) string {
	if len(id) > slug.Longest {
		return ""
	}
	return id
}

func reading(q annotate.Quotation) Reading {
	switch {
	case q.Speaker == nil:
		return NotFound
	case q.Decided, q.Status == annotate.Confirmed, q.Status == annotate.Corrected, q.Confidence >= ClearFrom:
		return Clear
	}
	return Likely
}

// evidence fills in the source, the cue, and the story's words that hold both.
func (m *maker) evidence(u *Utterance, q annotate.Quotation) {
	if q.Cue != nil {
		u.Cue = oneLine(q.Cue.Text)
	}
	if q.Source == nil {
		return
	}
	u.Source = oneLine(q.Source.Text)
	u.Evidence = u.Source
	if q.Cue == nil || q.Cue.Overlaps(q.Source.Range) {
		return
	}
	first, last := q.Source, q.Cue
	if last.Start < first.Start {
		first, last = last, first
	}
	between := m.text.S[first.End:last.Start]
	if len(between) <= 48 && !strings.Contains(between, "\n\n") &&
		!m.holdsQuotation(prose.Range{Start: first.End, End: last.Start}) {
		u.Evidence = oneLine(m.text.S[first.Start:last.End])
		return
	}
	u.Evidence = oneLine(first.Text) + " … " + oneLine(last.Text)
}

// quotationAfter is where the first quotation at or after a byte begins; the end of the text where
// there is none.
func (m *maker) quotationAfter(at int) int {
	all := m.result.Quotations
	i := sort.Search(len(all), func(i int) bool { return all[i].Start >= at })
	if i == len(all) {
		return len(m.text.S)
	}
	return m.result.Quotations[i].Start
}

// holdsQuotation reports whether a quotation begins in r.
func (m *maker) holdsQuotation(r prose.Range) bool {
	return m.quotationAfter(r.Start) < r.End
}

// tieEchoes tells each utterance which echoes it has. An echo of something that is no utterance of
// the story is none.
func tieEchoes(us []Utterance, at map[string]int) {
	for i := range us {
		if us[i].EchoOf == "" {
			continue
		}
		of, ok := at[us[i].EchoOf]
		if !ok || of == i || us[of].EchoOf != "" {
			us[i].EchoOf = ""
			continue
		}
		r := us[of].Rare()
		r.Echoes = append(r.Echoes, Echo{us[i].ID, us[i].Where})
		us[of].SetRare(r)
	}
}

// number gives the utterances their figures, 1, 2, 3, in the order in which they close: so figures
// rise as one reads, and a nested one comes before the one around it.
func number(us []Utterance) {
	places := make([]int, 0, len(us))
	for i := range us {
		if us[i].EchoOf == "" && !hiddenTie(us[i].Status) {
			places = append(places, i)
		}
	}
	order.By(places, func(a, b int) int {
		return cmp.Or(cmp.Compare(us[a].end(), us[b].end()), cmp.Compare(us[b].Parts[0].Start, us[a].Parts[0].Start))
	})
	for n, i := range places {
		us[i].Figure = n + 1
	}
}

// words are an utterance's words as printed, parts joined by a space.
func (u *Utterance) words() string {
	if len(u.Parts) == 1 {
		return u.Parts[0].Text
	}
	var b strings.Builder
	for i, p := range u.Parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
	}
	return b.String()
}

func (u *Utterance) end() int { return u.Parts[len(u.Parts)-1].End }

// oneLine is s with each run of white space made one space, trimmed.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\n\t\r") && !strings.Contains(s, "  ") {
		return strings.TrimSpace(s)
	}
	return strings.Join(strings.Fields(s), " ")
}

// Confidence is Confident as pages and files say it: cut to two places, so that none is 1.00 that
// is not.
func (u *Utterance) Confidence() float64 { return float64(int(u.Confident*100+1e-9)) / 100 }

// countOwn works out how many words of each utterance are its speaker's.
func countOwn(all []Utterance) {
	at := make(map[string]int, len(all))
	for i := range all {
		at[all[i].ID] = i
		all[i].OwnWords = all[i].Words
	}
	for i := range all {
		if outer, is := at[all[i].Parent]; is && outer != i {
			all[outer].OwnWords -= all[i].Words
		}
	}
	for i := range all {
		all[i].OwnWords = max(all[i].OwnWords, 0)
	}
}
