package site

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
	files "github.com/onrecord/onrecord/internal/testing/tree"
)

// growing is a text to be made to any size: head, what is repeated, foot.
type growing struct{ name, head, repeated, foot string }

// hostile are stories as somebody might write them who wants the build never to end: each makes
// much of one thing. The text is repeated to the size that is wanted; %d is the number of the
// repetition, %s the same in letters.
var hostile = []growing{
	{"plain paragraphs", "", "The ferry went on Monday and came back on Tuesday.\n\n", ""},
	{"one long paragraph", "", "The ferry went on Monday and came back on Tuesday. ", "\n"},
	{"one word", "", "a", "\n"},
	{"no sentence ends", "", "the ferry went on monday and ", "\n"},
	{"parts of one utterance", "", "“We sail,” she said, ", "\n"},
	{"quotations", "", "“We sail,” she said. ", "\n"},
	{"quotations without a sentence's end", "", "“We sail” and ", "\n"},
	{"surnames that are words, and namesakes", "", "Ann Read rose. Read said “no”. White said “yes”.\n\n", "\n"},
	{"quotations left open", "", "‘we sail, ", "said Ann Lee.\n"},
	{"a life that is told", "Ann Lee died. ", "When he was asked, the buyer laughed, he said “no” ", "\n"},
	{"quotations in paragraphs", "", "“We sail,” said Ann Lee.\n\n", ""},
	{"the same words", "", "“No,” he said.\n\n", ""},
	{"speakers", "", "“We sail,” said Ann B%dx Lee.\n\n", ""},
	{"speakers in one paragraph", "", "“We sail,” said Ann B%dx Lee. ", "\n"},
	{"surnames of one given name", "", "Ann B%dx went home. ", "\n"},
	{"given names of one surname", "", "B%dx Lee went home. “No,” said Lee. ", "\n"},
	{"sons of their fathers", "", "Tom Z%s left. Tom Z%s's son said “no”. ", "\n"},
	{"descriptions behind many names", "", "the Iraqi minister Z%s said the Turkish minister said ", "\n"},
	{"titles before titles", "", "Captain Chief Dr ", "Ann Lee went home.\n"},
	{"titles beside documents", "", "the ad, titled “No”, ", "\n"},
	{"sons of one surname", "", "Z%s Lee left. Z%s Lee's son said “no”. ", "\n"},
	{"documents by documents", "", "A report by the report said “no”. ", "\n"},
	{"one name", "", "Ann Lee ", "\n"},
	{"capitals", "", "Ann Lee Bo Lund Ida ", "\n"},
	{"a name without end", "", "Ann-", "\n"},
	{"a post's word without end", "Ann Lee is Chief ", "A-", "A. The CA said “we go home now”.\n"},
	{"nested marks", "", "“a ‘b ", "\n"},
	{"open marks", "", "“a ", "\n"},
	{"closing marks", "", "a” ", "\n"},
	{"straight marks", "", "\" ", "\n"},
	{"apostrophes", "", "the dogs' ", "\n"},
	{"open paragraphs", "", "“We sail.\n\n", ""},
	{"guillemets", "", "« a » ‹ b › ", "\n"},
	{"commas", "", "said Ann Lee, the chair, who ", "\n"},
	{"pronouns", "Ann Lee and Ida Moll went home.\n\n", "“No,” she said. She went. ", "\n"},
	{"questions", "", "“Why?” he asked. ", "\n"},
	{"colons", "", "Ann: ", "\n"},
	{"dashes", "", "Ann — who left — ", "\n"},
	{"brackets", "", "(a ", "\n"},
	{"emphasis", "", "*a **b ", "\n"},
	{"underscores", "", "_a ", "\n"},
	{"code", "", "`a ", "\n"},
	{"links that open", "", "[a](", "\n"},
	{"brackets that open", "", "[", "\n"},
	{"images that open", "", "![", "\n"},
	{"quoted in quoted", "", "> ", "a\n"},
	{"lists in lists", "", "- ", "a\n"},
	{"numbered lists", "", "1. a\n", ""},
	{"tags", "", "<a ", "\n"},
	{"comments", "", "<!-- ", "\n"},
	{"entities", "", "&amp", "\n"},
	{"tables", "| a | b |\n| - | - |\n", "| a | b |\n", ""},
	{"footnotes", "", "[^%d] ", "\n"},
	{"footnotes with texts", "", "A[^n%d].\n\n[^n%[1]d]: b\n\n", ""},
	{"references", "", "[a%d]: /b\n", "\nWe sail.\n"},
	{"headings", "", "## Marks\n\n", ""},
	{"rules", "", "---\n", ""},
	{"backslashes", "", "\\", "\n"},
	{"struck out", "", "~~a ", "\n"},
	{"autolinks", "", "https://a.example/ ", "\n"},
}

func body(i int, size int) string {
	h := hostile[i]
	var b strings.Builder
	b.WriteString(h.head)
	for n := 0; b.Len() < size; n++ {
		text := strings.ReplaceAll(h.repeated, "%s", inLetters(n))
		if strings.Contains(text, "%") {
			fmt.Fprintf(&b, text, n)
		} else {
			b.WriteString(text)
		}
	}
	return b.String() + h.foot
}

// inLetters is a number in letters, as nobody is called by a number.
func inLetters(n int) string {
	s := ""
	for ; n > 0 || s == ""; n /= 10 {
		s += "bdfgkmnprt"[n%10:n%10+1] + "o"
	}
	return s
}

// hostileSite is an archive with one story of the size, in bytes.
func hostileSite(t testing.TB, front, text string) string {
	t.Helper()
	dir := t.TempDir()
	files.Write(t, dir, "site.yaml", "title: T\nbase_url: https://example.org/\nlanguage: en\nmax_story_bytes: 64000000\n")
	files.Write(t, dir, "content/stories/2025-05-15-long.md", "---\ntitle: Long\n"+front+"---\n\n"+text)
	return dir
}

// BenchmarkHostile builds an archive of one hostile story, at three sizes: the time should double
// with the size.
func BenchmarkHostile(b *testing.B) {
	for i, h := range hostile {
		for _, size := range []int{32 << 10, 64 << 10, 128 << 10} {
			b.Run(fmt.Sprintf("%s/%dk", strings.ReplaceAll(h.name, " ", "_"), size>>10), func(b *testing.B) {
				dir := hostileSite(b, "", body(i, size))
				b.ResetTimer()
				for b.Loop() {
					if report, err := Make(newShelf(), Options{Dir: dir, Now: now}); err != nil || !report.Made {
						b.Fatal(err, report.Findings)
					}
				}
			})
		}
	}
}

// TestHostile: what a build of a hostile story takes grows with its length alone. Memory is
// counted, which is the same on each machine.
func TestHostile(t *testing.T) {
	for _, name := range form.Some("parts of one utterance", "quotations without a sentence's end",
		"quotations left open", "sons of one surname", "descriptions behind many names", "highlights",
		"lists in lists", "a post's word without end") {
		t.Run(name, func(t *testing.T) {
			front, text := func(int) string { return "" }, func(int) string { return "Short.\n" }
			if i := slices.IndexFunc(hostile, func(h growing) bool { return h.name == name }); i >= 0 {
				text = func(size int) string { return body(i, size) }
			} else {
				front = func(size int) string { return "highlights:\n" + strings.Repeat("  - We sail\n", size/12) }
			}
			// Neither is so long that the engine lets go of the room it was read in.
			shorter := hostileSite(t, front(48<<10), text(48<<10))
			longer := hostileSite(t, front(96<<10), text(96<<10))
			defer debug.SetGCPercent(debug.SetGCPercent(-1)) // memory that is used again stays
			defer debug.SetMemoryLimit(debug.SetMemoryLimit(2 << 30))
			allocated(t, longer) // and all of it is there before it counts
			small := min(allocated(t, shorter), allocated(t, shorter))
			large := min(allocated(t, longer), allocated(t, longer))
			t.Logf("%.1f MB, then %.1f MB", small/1e6, large/1e6)
			if large > 2.3*small {
				t.Errorf("twice the length takes %.1f times the memory", large/small)
			}
		})
	}
}

// allocated is how many bytes a build allocates.
func allocated(t *testing.T, dir string) float64 {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	report, err := Make(newShelf(), Options{Dir: dir, Now: now})
	if err != nil || !report.Made {
		t.Fatal(err, report.Findings)
	}
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}
