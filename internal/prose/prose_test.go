package prose

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func paragraphs(texts ...string) Text {
	var parts []Part
	for _, s := range texts {
		parts = append(parts, Part{Kind: Paragraph, Text: s})
	}
	return Join(parts)
}

func TestTokens(t *testing.T) {
	cases := []struct{ in, want string }{
		{"Rutte's plan won't go.", "Rutte|'s|plan|won't|go|."},
		{"“I’m here,” he’d say", "“|I|’m|here|,|”|he|’d|say"},
		{"the U.S. Senate at 5 p.m.", "the|U.S.|Senate|at|5|p.m."},
		{"John F. Kerry, Mr. Reed", "John|F.|Kerry|,|Mr|.|Reed"},
		{"O'Rourke-Hayes and AT&T", "O'Rourke-Hayes|and|AT&T"},
		{"''Well,'' she said ``so''", "''|Well|,|''|she|said|``|so|''"},
		{"Haqq´ani´s son Sa`id said ´no´ to ``Ka‘eo´´, `so´",
			"Haqq´ani|´s|son|Sa`id|said|´|no|´|to|``|Ka‘eo|´|´|,|`|so|´"},
		{"a 54-year-old won 2,000.50 in 2014-15.", "a|54-year-old|won|2,000.50|in|2014-15|."},
		{"<tweet id=\"7\">Go</tweet>.", "<tweet id=\"7\">|Go|</tweet>|."},
		{"5'8\" tall, 3 < 4 ... and -- so", "5|'|8|\"|tall|,|3|<|4|...|and|--|so"},
		{"@ann_lee #one (Volodymyr) É", "@ann_lee|#one|(|Volodymyr|)|É"},
		{"So did I. We", "So|did|I|.|We"},
		{"JosÃ© MuÃ±oz met LarÂÃ¡n: «IRMÃ»", "JosÃ©|MuÃ±oz|met|LarÂÃ¡n|:|«|IRMÃ|»"},
		{"PeA\u0303±a saw LarA\u0303\u0083A\u0302¡n, VoilA\u0303 ± 2",
			"PeA\u0303±a|saw|LarA\u0303\u0083A\u0302¡n|,|VoilA\u0303|±|2"},
		{"\u200eAnn\u200b \u00adLee-\u200b\u200bReed, har\u00ad\u00adbour\ufeff \u200b “\u2060so\u202c”\u202e",
			"Ann|Lee-\u200b\u200bReed|,|har\u00ad\u00adbour|“|so|”"},
		{"GarcÃ\u00ada a\u00ad-\u00ad b", "GarcÃ\u00ada|a|-|b"},
	}
	for _, c := range cases {
		text := paragraphs(c.in)
		var got []string
		for _, k := range Tokens(text) {
			got = append(got, k.In(text.S))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q:\n got %s\nwant %s", c.in, g, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	cases := []string{
		"We go.|He went.",
		"Mr. Reed met Dr. Ann Lee in Jan. 2014.|They spoke.",
		"It is in the U.S. Senate now.|It left the U.S.|He said so.",
		"John F. Kerry spoke.|“We go.”|“We stay,” he said.",
		"It cost 3.5 million.|“Why?” he asked.",
		"“We go.|We win.”|She left ... quietly.|(So it was.)|End",
	}
	for _, c := range cases {
		text := paragraphs(strings.ReplaceAll(c, "|", " "))
		toks := Tokens(text)
		var got []string
		for _, s := range Sentences(text, toks, nil) {
			r := s.Range(toks)
			got = append(got, text.S[r.Start:r.End])
		}
		if g := strings.Join(got, "|"); g != c {
			t.Errorf("\n got %s\nwant %s", g, c)
		}
	}
}

func TestSentencesStayInBlocks(t *testing.T) {
	text := paragraphs("One line", "", "Another. And one")
	toks := Tokens(text)
	var blocks []int32
	for _, s := range Sentences(text, toks, nil) {
		blocks = append(blocks, s.Block)
	}
	if len(blocks) != 3 || blocks[0] != 0 || blocks[1] != 2 || blocks[2] != 2 {
		t.Errorf("blocks %v", blocks)
	}
}

func TestOpaque(t *testing.T) {
	text := Join([]Part{{Text: "run go build now", Opaque: []Range{{4, 12}}}, {Kind: Code, Text: "x := 1"},
		{Text: "Done"}})
	toks := Tokens(text)
	if len(toks) != 4 || toks[1].Kind != Opaque || toks[1].In(text.S) != "go build" || !toks[3].Is(Begin) {
		t.Errorf("%v", toks)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"“Go,” he said.", "''a'' <b> U.S. 5'8\"", "\xff\x80 a.b.c. O'", "<<<<a",
		"J.-P. d'Or @ # @a", strings.Repeat("0", 73) + "\u00ad"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := paragraphs(s, s)
		toks := Tokens(text)
		at := int32(0)
		for _, k := range toks {
			if k.Start < at || k.End <= k.Start || int(k.End) > len(text.S) {
				t.Fatalf("token %v after %d", k, at)
			}
			if utf8.ValidString(s) && (!utf8.RuneStart(text.S[k.Start]) ||
				int(k.End) < len(text.S) && !utf8.RuneStart(text.S[k.End])) {
				t.Fatalf("token %v not on a rune boundary", k)
			}
			if gap := text.S[at:k.Start]; strings.TrimSpace(WithoutHidden(gap)) != "" {
				t.Fatalf("lost %q", gap)
			}
			at = k.End
		}
		next := int32(0)
		for _, s := range Sentences(text, toks, nil) {
			if s.First != next || s.End <= s.First {
				t.Fatalf("sentence %v after %d", s, next)
			}
			next = s.End
		}
		if int(next) != len(toks) {
			t.Fatalf("sentences end at %d of %d", next, len(toks))
		}
	})
}

func BenchmarkTokens(b *testing.B) {
	text := paragraphs(strings.Repeat("“We will go,” said Mr. Reed of the U.S. Senate, who isn't well. ", 60))
	b.ReportAllocs()
	for b.Loop() {
		toks := Tokens(text)
		Sentences(text, toks, nil)
	}
}

// A word of small letters ends where another byte stands, however long it is, and whatever stands
// behind it.
func TestPlainWords(t *testing.T) {
	for n := 1; n < 20; n++ {
		word := "B" + strings.Repeat("az", n)[:n]
		for _, behind := range []string{"", " ", ",", "{", "\x7f", "”", "\u00a0", " and so on to the end", ",and so on"} {
			text := paragraphs(word + behind)
			if got := Tokens(text)[0]; int(got.End) != len(word) {
				t.Errorf("%q: the first word ends at %d, want %d", text.S, got.End, len(word))
			}
		}
	}
}

// White space in which an opaque stretch begins is not passed over with the word before it.
func TestOpaqueAfterWord(t *testing.T) {
	text := paragraphs("run go test now")
	text.Opaque = []Range{{3, 11}}
	if got := Tokens(text)[1]; got.Kind != Opaque || got.Start != 3 || got.End != 11 {
		t.Errorf("the opaque stretch is %+v", got)
	}
}
