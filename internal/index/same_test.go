package index_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// saidOn is an archive in which Ann Lee is quoted once a story: each item is a day of 2025 and her
// words.
func saidOn(items ...[2]string) *index.Index {
	var b strings.Builder
	b.WriteString(people)
	for i, it := range items {
		who := "ann-lee"
		if rest, other := strings.CutPrefix(it[1], "BO "); other {
			who, it[1] = "bo-kerr", rest
		}
		fmt.Fprintf(&b, "\n-- stories/2025-%s-s%d --\ntitle: S%d\n\n# S%d\n\nSpoken: {q %s|“%s”}.\n", it[0], i, i, i, who, it[1])
	}
	return sample.Read([]byte(b.String())).Index("")
}

// groups prints which stories' words were gathered: "0 2 | 1 3".
func groups(ix *index.Index) string {
	var out []string
	for i := range ix.Len() {
		s := ix.Story(i)
		for n := range s.Utterances {
			r := index.Ref{Story: int32(i), Utterance: int32(n)}
			same := ix.Again(r)
			if same == nil || same.First() != r {
				continue
			}
			var ids []string
			for _, m := range same.All {
				story, _ := ix.At(m)
				ids = append(ids, strings.TrimPrefix(story.Title, "S"))
			}
			out = append(out, strings.Join(ids, " "))
		}
	}
	return strings.Join(out, " | ")
}

// Which words are the same, and which only look it.
func TestSameWords(t *testing.T) {
	const line = "We paid for a channel and we got a ditch"
	for _, c := range []struct {
		name, a, b string
		same       bool
	}{
		{"equal", line + ".", line + "!", true},
		{"equal but for capitals and marks", line, "we paid for a CHANNEL – and we got a ditch", true},
		{"a part at its end", line, "we got a ditch, my friends, no more", false},
		{"a part of five words", line, "and we got a ditch", true},
		{"a part of four words", line, "we got a ditch", false},
		{"more around it", line, "As I said, we paid for a channel and we got a ditch, and I was there", true},
		{"words left out between others", line, "We paid for a channel … a ditch", true},
		{"one word for another", line, "We paid for a canal and we got a ditch", true},
		{"one word more", line, "We paid dearly for a channel and we got a ditch", true},
		{"a not put in", line, "We paid for a channel and we never got a ditch", true},
		{"another number", "We lost 30 boats in the winter of the flood", "We lost 40 boats in the winter of the flood", false},
		{
			"two things for two others", "I have walked past that museum wing every morning",
			"I have walked past that housing estate every morning", false,
		},
		{"a number left out", "We lost 30 boats in the winter of the flood", "We lost boats in the winter of the flood", true},
		{"the same beginning", line, "We paid for a channel because nobody told us what else there was to buy", false},
		{"the same words in another order", line, "A ditch we got and a channel we paid for", false},
		{"short and equal", "No comment at all", "No comment at all", true},
		{"too short", "No comment today", "No comment today", false},
		{"nothing", line, "Ask the harbour master about his lunch", false},
		{"accents", "The café on the quay is shut", "The cafe on the quay is shut", true},
		{"another script", "Мы заплатили за канал, а получили канаву", "Мы заплатили за канал, а получили канаву.", true},
	} {
		got := groups(saidOn([2]string{"03-01", c.a}, [2]string{"03-09", c.b})) != ""
		if got != c.same {
			t.Errorf("%s: gathered %v, want %v", c.name, got, c.same)
		}
		if back := groups(saidOn([2]string{"03-01", c.b}, [2]string{"03-09", c.a})) != ""; back != got {
			t.Errorf("%s: the other way round gathered %v", c.name, back)
		}
	}
}

// Words are gathered with their first appearance, for thirty days from it; with their speaker's
// alone; from several stories, of which one may have them in pieces.
func TestWhatIsGathered(t *testing.T) {
	const line = "We paid for a channel and we got a ditch"
	for _, c := range []struct {
		name string
		in   []([2]string)
		want string
	}{
		{"three stories", [][2]string{{"03-01", line}, {"03-02", line}, {"03-30", "paid for a channel and we"}}, "0 1 2"},
		{"thirty days", [][2]string{{"03-01", line}, {"03-31", line}}, "0 1"},
		{"thirty-one days", [][2]string{{"03-01", line}, {"04-01", line}}, ""},
		{"no chain", [][2]string{{"03-01", line}, {"03-20", line}, {"04-08", line}, {"04-09", line}}, "0 1 | 2 3"},
		{"two speakers", [][2]string{{"03-01", line}, {"03-02", "BO " + line}, {"03-03", line}}, "0 2"},
		{"one day", [][2]string{{"03-01", line}, {"03-01", line}}, "0 1"},
		{
			"in pieces",
			[][2]string{{"03-01", line}, {"03-02", "We paid for a channel”}, said Lee. {q ann-lee|“and we got a ditch"}},
			"0 1 1",
		},
		{
			"twice in one story", [][2]string{{"03-01", line + "”}, she said. {q ann-lee|“" + line}}, "",
		},
	} {
		if got := groups(saidOn(c.in...)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// What is not said, not to be told or not counted is gathered with nothing.
func TestHiddenWordsAreNotGathered(t *testing.T) {
	for _, how := range []string{"withheld", "disputed", "retracted", "not_said", "hypothetical"} {
		ix := sample.Read([]byte(people + strings.ReplaceAll(`
-- stories/2025-03-01-s0 --
title: S0

# S0

{q ann-lee|“We paid for a channel and got a ditch,”} said {m ann-lee|Ann Lee}.
-- stories/2025-03-02-s1 --
title: S1

# S1

{q ann-lee HOW|“We paid for a channel and got a ditch,”} said {m ann-lee|Ann Lee}.
`, "HOW", how))).Index("")
		if got := groups(ix); got != "" {
			t.Errorf("%s words are gathered: %s", how, got)
		}
	}
}

// What differs is told word by word.
func TestCompare(t *testing.T) {
	u := func(words string) *index.Utterance { return &index.Utterance{Shown: []string{words}} }
	for _, c := range []struct {
		a, b string
		like index.Likeness
		want string
	}{
		{"“We got a ditch.”", "“We got a ditch!”", index.Alike, ""},
		{"“We got a ditch.”", "“we – got a ditch”", index.Alike, ""},
		{"“We got a ditch.”", "“a ditch”", index.Shorter, "-“We got- “a ditch”"},
		{"“a ditch”", "“We got a ditch.”", index.Longer, "+“We got+ a ditch.”"},
		{"“We got a ditch.”", "“We dug a ditch.”", index.Altered, "“We -got- +dug+ a ditch.”"},
		{"“We never got a ditch.”", "“We got a ditch.”", index.Altered, "“We -never- got a ditch.”"},
		{"“We got a ditch.”", "“They got a ditch.”", index.Altered, "-“We- +“They+ got a ditch.”"},
	} {
		like, pieces := index.Compare(u(c.a), u(c.b))
		var got []string
		for _, p := range pieces {
			switch {
			case p.Gone:
				got = append(got, "-"+p.Words+"-")
			case p.Instead:
				got = append(got, "+"+p.Words+"+")
			default:
				got = append(got, p.Words)
			}
		}
		if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" || like != c.like {
			t.Errorf("%s, %s: %d, want %d\n%s", c.a, c.b, like, c.like, diff)
		}
	}
}

// Ten times as many words take some ten times as long, also where many of them begin alike: a way
// that compares all with all takes a hundred times.
func TestGatheringTakesLinearTime(t *testing.T) {
	took := func(n int) uint64 { // bytes: the same on each machine
		ann := index.Who{ID: "ann", Name: "Ann", Registered: false, Type: "person"}
		stories := make([]*index.Story, n)
		for i := range stories {
			words := fmt.Sprintf("“As I have said before item %d is w%d x%d y%d z%d.”", i, i*7, i*11, i*13, i*17)
			stories[i] = &index.Story{
				ID: fmt.Sprint(i), Date: time.Date(2025, 3, 1, 0, i, 0, 0, time.UTC),
				Utterances: []index.Utterance{{ID: "a", Words: 11, Shown: []string{words}, Who: &ann, Parts: []index.Part{{}}}},
			}
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if ix := index.Build(stories, index.Options{}); ix.Again(index.Ref{}) != nil {
			t.Fatal("gathered")
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	took(2000)
	small, large := took(2000), took(20000)
	if large > 15*small {
		t.Errorf("2,000 took %d bytes, 20,000 %d", small, large)
	}
}
