package content

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/golden"
	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/fields"
)

var kindNames = [...]string{Headline: "headline", Deck: "deck", Highlight: "highlight", Dateline: "dateline",
	Crosshead: "crosshead", Paragraph: "paragraph", ListItem: "item", Notice: "notice", Aside: "aside"}

// TestWire holds what the parts of wire copy are recognised as.
func TestWire(t *testing.T) {
	golden.Run(t, "testdata/wire.txt", func(t *testing.T, files []golden.File) string {
		blocks := Recognise(files[0].Source)
		checkBlocks(t, files[0].Source, blocks)
		return printBlocks(blocks)
	})
}

func printBlocks(blocks []Block) string {
	var b strings.Builder
	for _, x := range blocks {
		fmt.Fprintf(&b, "%-9s | %s\n", kindNames[x.Kind], strings.ReplaceAll(x.Text, "\n", "⏎"))
	}
	return b.String()
}

// fataler is what testing.T and rapid.T have in common.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkBlocks holds the promises of Recognise: no word is lost, added or moved; each block stands
// in the source where it says; and the parts come in order.
func checkBlocks(t fataler, src []byte, blocks []Block) {
	t.Helper()
	var words []string
	for _, b := range blocks {
		words = append(words, strings.Fields(b.Text)...)
		if b.Text == "" || strings.TrimSpace(b.Text) != b.Text {
			t.Fatalf("block %q has white space at its ends, or nothing else", b.Text)
		}
		first, _, _ := strings.Cut(b.Text, "\n")
		if b.Offset < 0 || b.Offset > len(src) || !strings.HasPrefix(lineAt(src, b.Offset), first) {
			t.Fatalf("block %q does not stand at byte %d of the source", b.Text, b.Offset)
		}
	}
	var want []string
	for line := range strings.FieldsFuncSeq(string(bytes.TrimPrefix(src, []byte("\ufeff"))), endsFileLine) {
		want = append(want, strings.Fields(resolved(line))...)
	}
	if !slices.Equal(words, want) {
		t.Fatalf("words changed:\n%q\n%q", words, want)
	}
	checkOrder(t, blocks)
}

func endsFileLine(r rune) bool { return r == '\n' || r == '\r' }

// lineAt is the line of the source from a byte on, as it is read.
func lineAt(src []byte, at int) string {
	line, _, _ := strings.Cut(strings.ReplaceAll(string(src[at:]), "\r", "\n"), "\n")
	return strings.TrimSpace(resolved(line))
}

func checkOrder(t fataler, blocks []Block) {
	t.Helper()
	inHead, inNotice := true, false
	last := Headline
	for i, b := range blocks {
		switch {
		case b.Kind == Headline && i > 0:
			t.Fatalf("headline %q is not the first block", b.Text)
		case b.Kind == Notice:
			inNotice = true
		case inNotice:
			t.Fatalf("%s %q below the notice", kindNames[b.Kind], b.Text)
		case b.Kind <= Dateline && b.Kind < last:
			t.Fatalf("%s %q below a %s", kindNames[b.Kind], b.Text, kindNames[last])
		case b.Kind <= Dateline && !inHead:
			t.Fatalf("%s %q in the body", kindNames[b.Kind], b.Text)
		}
		if b.Kind <= Dateline {
			last = b.Kind
		} else if p := (paragraph{text: b.Text}); b.Kind != Paragraph || i > 8 || !isHeadMatter(p) {
			inHead = false
		}
	}
}

// isHeadMatter reports whether a paragraph may stand among the head's parts: a byline, and the
// short line of a writer's post.
func isHeadMatter(p paragraph) bool {
	p.measure()
	return p.isByline() || p.isShortLine()
}

// copyGenerator makes up wire copy: heads, bullets, blank lines, line ends of all kinds, and
// whatever else lines may be made of.
func copyGenerator() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"Ferry sails again", "OSTREY", "OSTREY, 3 May (Packet)", "- The ferry sails", "• Chair resigns",
		"The ferry sailed on Thursday, the harbour office said.", "“We go,” she said.",
		"'We go'", "Right path", "1. First", "2. Second", "- Quantum leap -", "By Ann Lee", "© 2025 The Packet",
		"Please contact us for subscriptions.", "and so on to the end of the line, which is long",
		"", "", " ", "\u00a0", "\t", "...", "---", "<b>x</b>", "&ldquo;We &amp; they&#8221; &copy &NewLine;x", "&nbsp;", "    An indented line, which goes on", "15 May 2025", "…", "“", "'", "\u2028x", "\u0085",
	})
	end := rapid.SampledFrom([]string{"\n", "\n", "\n\n", "\r\n", "\r", "\n \n", " \n"})
	return rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		if rapid.Bool().Draw(t, "mark") {
			b.WriteString("\ufeff")
		}
		for range rapid.IntRange(0, 14).Draw(t, "lines") {
			if rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
				b.WriteString(rapid.String().Draw(t, "text"))
			} else {
				b.WriteString(piece.Draw(t, "piece"))
			}
			b.WriteString(end.Draw(t, "end"))
		}
		return b.String()
	})
}

func TestNoWordIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := []byte(copyGenerator().Draw(t, "copy"))
		checkBlocks(t, src, Recognise(src))
	})
}

// TestGoldCopy holds the promises over texts outside the project, in a folder named by
// ONRECORD_GOLD, and the parts of its seed story.
func TestGoldCopy(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD names no folder")
	}
	for _, pattern := range []string{"seed/*.txt", "eval/stories/*.txt", "eval/world/*.txt"} {
		files, _ := filepath.Glob(filepath.Join(gold, pattern))
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			blocks := Recognise(src)
			checkBlocks(t, src, blocks)
			if strings.HasPrefix(pattern, "seed") {
				checkSeed(t, blocks)
			}
		}
	}
}

func checkSeed(t *testing.T, blocks []Block) {
	t.Helper()
	counts := make([]int, len(kindNames))
	for _, b := range blocks {
		counts[b.Kind]++
	}
	want := []int{Headline: 1, Deck: 1, Highlight: 1, Dateline: 1, Crosshead: 1, Paragraph: 17, ListItem: 0, Notice: 1, Aside: 0}
	if !slices.Equal(counts, want) {
		t.Errorf("the seed story's parts: %v, want %v\n%s", counts, want, printBlocks(blocks))
	}
}

func FuzzWire(f *testing.F) {
	src, err := os.ReadFile("testdata/wire.txt")
	if err != nil {
		f.Fatal(err)
	}
	for text := range strings.SplitSeq(string(src), "\n-- ") {
		f.Add([]byte(text))
	}
	f.Add([]byte("\ufeffFerry\r\rsails\r\n\r\n- a\x00b"))
	f.Fuzz(func(t *testing.T, src []byte) {
		s, found := ReadStory("content/stories/2025-05-15-a.txt", src, "", nil, Options{})
		for _, x := range found {
			if x.Line < 1 || x.Col < 1 || x.Line > bytes.Count(src, []byte("\n"))+bytes.Count(src, []byte("\r"))+1 {
				t.Fatalf("%s: no place in the file", x)
			}
		}
		if s == nil {
			return
		}
		clean := bytes.Map(func(r rune) rune {
			if fields.ControlAt([]byte(string(r))) > 0 {
				return ' '
			}
			return r
		}, src)
		checkBlocks(t, clean, Recognise(clean))
	})
}

func BenchmarkRecognise(b *testing.B) {
	var text strings.Builder
	text.WriteString("Ferry sails again\nChair of the harbour board resigns\n\nOSTREY\n")
	for range 20 {
		text.WriteString("“It isn’t our harbour that is closing,” she told the council on Thursday evening, “it’s " +
			"our school, and nobody asked.”\n\n")
	}
	src := []byte(text.String())
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		Recognise(src)
	}
}
