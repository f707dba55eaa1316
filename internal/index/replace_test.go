package index_test

import (
	"crypto/md5"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// TestReplace puts one record after the other in the place of another: the index is what Build
// makes of the records, or, where it says so, what it was. So is that which is built knowing what
// was said before.
func TestReplace(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 7))
	var texts []string
	for i := range 9 {
		texts = append(texts, replaced(r, i))
	}
	read := func() *sample.Archive {
		return sample.Read([]byte(people + "-- topics/tea.md --\n---\nname: Tea\n---\n" +
			"-- places/quay.md --\n---\nname: Quay\n---\n" + strings.Join(texts, "")))
	}
	done := 0
	for _, printed := range []string{"page", "none"} {
		a := read()
		o := index.Options{Registry: a.Registry, PrintedNames: printed}
		records := a.Records()
		ix := index.Build(records, o)
		var known []index.SpokenBy
		for n := range 400 {
			at := r.IntN(len(texts))
			before := texts[at]
			if texts[at] = replaced(r, at); r.IntN(2) == 0 {
				texts[at] = before + said(r)
			}
			was := records[at]
			records[at] = read().Records()[at]
			place := ix.PlaceOf(was)
			if place >= 0 && ix.Replace(place, records[at], o) {
				done++
			} else {
				ix = index.Build(records, o)
			}
			want := everything(index.Build(records, o))
			if diff := cmp.Diff(want, everything(ix)); diff != "" {
				t.Fatalf("%s, %d: -built +replaced\n%s\nfrom%s\nto%s", printed, n, diff, before, texts[at])
			}
			knowing := o
			knowing.Spoken = &index.Spoken{Was: known, Sum: saidSum, Other: records[at], Before: was}
			if diff := cmp.Diff(want, everything(index.Build(records, knowing))); diff != "" {
				t.Fatalf("%s, %d: -built +built knowing\n%s\nfrom%s\nto%s", printed, n, diff, before, texts[at])
			}
			known = knowing.Spoken.Now
		}
	}
	if done < 150 {
		t.Errorf("%d of 800 records were put in place of others", done)
	}
}

// replaced is a story of some quotations that others have, too.
func replaced(r *rand.Rand, i int) string {
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	var b strings.Builder
	day := time.Date(2025, 5, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 12*i) // some are a month apart, some not
	fmt.Fprintf(&b, "-- stories/%s-s%d --\ntitle: S%d\n%s\n\n# S%d\n", day.Format(time.DateOnly), i, i,
		one("topics: [tea]", "section: News", "section: News"), i)
	for range r.IntN(5) {
		b.WriteString(said(r))
	}
	return b.String()
}

// said is a paragraph in which somebody is quoted.
func said(r *rand.Rand) string {
	one := func(of ...string) string { return of[r.IntN(len(of))] }
	who := one("ann-lee", "ann-lee", "bo-kerr", "ann-lee+bo-kerr", "bo-kerr+Cy_Moss", "ann-lee+Ann_Lee", "Cy_Moss",
		rare(r, "Ed_Orr", "Cy_Moss"), rare(r, "Flo_Pym", "Cy_Moss"), "Di_Roe", "Di_Róe", "THE_BOARD", "-", "?a_man",
		"ann-lee not_said", "bo-kerr retracted by=me", "Cy_Moss withheld by=me", "ann-lee role=head_of_tea")
	return fmt.Sprintf("\n%s {q %s|“%s”} {m %s} {m quay|the Quay}.\n",
		one("Tea was poured.", "Rain fell."), who,
		one("We paid for a channel and we got a ditch", "Bo and I saw a channel, and we got a ditch",
			"It is all over now", "We paid for a channel",
			"{m ann-lee|Ann Lee} will never pay for so long a ditch", "Nobody has seen {m Ed_Orr|Ed Orr} or his ditch"),
		one("bo-kerr|Bo Kerr", "bo-kerr|Bo Kerr", "Ed_Orr|Ed Orr", "Flo_Pym|Flo Pym"))
}

// rare is mostly the other of two.
func rare(r *rand.Rand, one, other string) string {
	if r.IntN(6) == 0 {
		return one
	}
	return other
}

// saidSum is a digest of what is said in a story.
func saidSum(s *index.Story) ([16]byte, bool) {
	said := fmt.Sprint(s.Date)
	for i := range s.Utterances {
		u := &s.Utterances[i]
		said += fmt.Sprintf("\n%q %t %d", u.Shown, u.Listed(), u.Words)
		if u.Who != nil {
			said += fmt.Sprintf(" %+v", *u.Who)
		}
	}
	return md5.Sum([]byte(said)), true
}

// everything prints what an index tells.
func everything(ix *index.Index) string {
	var b strings.Builder
	for _, e := range slices.Concat(ix.Entities, ix.Places) {
		fmt.Fprintln(&b, e.ID, e.Name, e.SortKey, e.Letter, e.Type, e.Visibility, e.Forms, e.Said, e.NotSaid, e.About,
			e.Stories, e.Quoted)
	}
	for _, t := range ix.Topics {
		fmt.Fprintln(&b, t.ID, t.Said, t.Stories)
	}
	for _, c := range ix.Changes {
		fmt.Fprintln(&b, c.Kind, c.ID, c.On, c.Story.ID, c.Utterance)
	}
	for i := range ix.Len() {
		s := ix.Story(i)
		fmt.Fprintln(&b, s.ID, s.Title, ids(ix.Quoted(i)), ix.HiddenWords(i), ix.Head(i), ix.Rows(i), ix.QuotationsIn(i))
		for k := range s.Utterances {
			ref := index.Ref{Story: int32(i), Utterance: int32(k)}
			fmt.Fprint(&b, " ", s.Utterances[k].ID, len(ix.TopicsAt(ref)), ix.OwnWords(ref))
			for fact := index.IsListed; fact <= index.IsDated; fact <<= 1 {
				fmt.Fprint(&b, ix.Is(ref, fact), " ")
			}
			ix.EachSpeakerAt(ref, func(e *index.Entity) { fmt.Fprint(&b, "+", e.ID) })
			if e := ix.SpeakerAt(ref); e != nil {
				fmt.Fprint(&b, " ", e.ID)
			}
		}
	}
	for _, s := range ix.Shares() {
		fmt.Fprintln(&b, s.Topic.ID, s.Year, s.Person.ID, s.Words, s.Quotations, s.Of)
	}
	for _, x := range ix.Exchanges(1) {
		fmt.Fprintln(&b, x.A.ID, x.B.ID, x.Stories)
	}
	fmt.Fprintln(&b, ix.Gathered(), ix.HiddenIDs())
	for _, d := range ix.Days {
		fmt.Fprintln(&b, d, slices.Collect(ix.SameDay(d)))
	}
	for _, e := range ix.Entities {
		fmt.Fprintln(&b, ix.Roles(e))
		role, year := ix.LastRole(e)
		fmt.Fprintln(&b, role, year)
		named, all := ix.Alongside(e, 9)
		fmt.Fprint(&b, e.ID, all)
		for _, other := range named {
			fmt.Fprint(&b, e.ID, other.Entity.ID, other.Count)
		}
	}
	return b.String()
}

func ids(all []*index.Entity) (out []string) {
	for _, e := range all {
		out = append(out, e.ID)
	}
	return out
}
