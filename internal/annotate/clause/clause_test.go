package clause

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// grammarOf reads the grammar of a text.
func grammarOf(s string) *Grammar {
	d := &Grammar{}
	text := prose.Join([]prose.Part{{Text: s}})
	d.Load(text, lang.For("en"))
	d.ReadWords(text)
	cast := names.Find(&names.Input{
		Text: text, Tokens: d.Tokens, Sentences: d.Sentences, Words: d.Words, Pack: d.Pack,
	})
	d.ReadClauses(cast)
	return d
}

var sayingKinds = [...]string{
	Verbal: "verb", Gerund: "gerund", Infinitive: "infinitive", Passive: "passive", Adjunct: "adjunct", NounCue: "noun",
}

// told writes down a text's sayings: "verb said: Ann Lee".
func told(d *Grammar) string {
	var out []string
	for i := range d.Sayings {
		s := &d.Sayings[i]
		who := "nobody"
		if s.HasSubject() {
			from, to := d.Items[s.Subject.First].First, d.Items[s.Subject.Last-1].End-1
			who = d.S[d.Tokens[from].Start:d.Tokens[to].End]
		}
		out = append(out, fmt.Sprintf("%s %s: %s", sayingKinds[s.Kind], d.Spelled(s.Item), who))
	}
	return strings.Join(out, "; ")
}

func TestSayings(t *testing.T) {
	for _, c := range [][2]string{
		{"“We go,” said Ann Lee, the mayor.", "verb said: Ann Lee"},
		{"“We go,” said the mayor. She left.", "verb said: the mayor"},
		{"Ann Lee, the mayor, said it was late.", "verb said: Ann Lee"},
		{"“We go,” said a Kelling Democrat. Ann Lee left.", "verb said: a Kelling Democrat"},
		{"They will hold banners proclaiming it.",
			"verb hold: They; noun banners: nobody; gerund proclaiming: banners"},
		{"Tom has met farmers who said it was late.", "verb said: farmers"},
		{"It was so cold that sailors called it late.", "verb called: sailors"},
		{"It was cold when that sailor called it late.", "verb called: that sailor"},
		{"On Monday Ann Lee — who left in May — said so.", "verb said: Ann Lee"},
		{"The council's leader, Ann Lee, said so.", "verb said: The council's leader, Ann Lee"},
		{"Ann Lee came in and said so.", "verb said: Ann Lee"},
		{"Ann Lee was told by Tom Reed that it was late.", "passive told: Tom Reed"},
		{"Ann Lee declined to say when.", "verb declined: Ann Lee; infinitive say: Ann Lee"},
		{"Ann Lee left, saying it was late.", "gerund saying: Ann Lee"},
		{"According to Ann Lee, it was late.", "adjunct According to: Ann Lee"},
		{"The pier, in Ann Lee's words, was rotten.", "noun words: Ann Lee"},
		{
			"Ann Lee said she believed Tom and added one.",
			"verb said: Ann Lee; verb believed: she; verb added: Ann Lee",
		},
		{
			"Ann Lee said that she believed it, telling them so.",
			"verb said: Ann Lee; verb believed: she; gerund telling: Ann Lee",
		},
		{"Ann Lee said Tom believed it and added one.", "verb said: Ann Lee; verb believed: Tom; verb added: Tom"},
		{"A memo obtained by the Packet says so.", "noun memo: nobody; verb says: A memo"},
	} {
		if got := told(grammarOf(c[0])); got != c[1] {
			t.Errorf("%s\n got %s\nwant %s", c[0], got, c[1])
		}
	}
}

// TestLines holds the flow to one line a sentence, with the quotations as single items, and reads
// the words of those that quote in turn, and of those before them in the paragraph.
func TestLines(t *testing.T) {
	d := grammarOf("“We go. We win,” he said. “Nobody ‘minds’.” She left.")
	if n := len(d.Streams); n != 3 {
		t.Errorf("%d streams", n)
	}
	var alone []bool
	for i := range d.Quotes {
		alone = append(alone, d.Quotes[i].Alone)
	}
	if fmt.Sprint(alone) != "[false true false]" {
		t.Errorf("alone: %v", alone)
	}
	for i, it := range d.Items {
		if s := d.Streams[d.Lines[it.Line].Stream]; ItemID(i) < s.First || ItemID(i) >= s.End {
			t.Errorf("item %d stands in a line of another stream", i)
		}
	}
	if d.At(-1).Kind != Beyond || d.At(ItemID(len(d.Items))).Kind != Beyond || d.Spelled(-1) != "" {
		t.Error("beyond the text")
	}
}

// TestGerundAfterNoun holds that a gerund after a noun is read as the head of its phrase, which
// rules that look for what stands there go by.
func TestGerundAfterNoun(t *testing.T) {
	d := grammarOf("Ann Lee held a banner reading “Save the pier”.")
	for i := range d.Items {
		if d.Spelled(ItemID(i)) == "a" {
			if s := d.PhraseAfter(ItemID(i), ItemID(len(d.Items))); !s.Found() || d.Spelled(s.Head) != "reading" {
				t.Errorf("the head is not “reading”: %+v", s)
			}
			return
		}
	}
	t.Error("no article")
}
