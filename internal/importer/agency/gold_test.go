package agency

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// TestGoldWire reads what agencies really send, in a folder named by ONRECORD_GOLD: each file gives
// a story with a title and a text, or is set aside with a reason.
func TestGoldWire(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD names no folder")
	}
	files, _ := filepath.Glob(filepath.Join(gold, "import/wire/*"))
	if len(files) == 0 {
		t.Skip("no import/wire there")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := readBytes(t, filepath.Base(file), src)
		if len(got.stories)+len(got.asides) == 0 {
			t.Errorf("%s: nothing came out", file)
		}
		for _, it := range got.stories {
			if it.Title == "" || it.Body.Text == "" {
				t.Errorf("%s: title %q, %d bytes of text", file, it.Title, len(it.Body.Text))
			}
		}
		t.Log(got.String())
	}
}

// String is what came out, for a person to look at.
func (r *result) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)\n", r.file, r.format)
	for _, it := range r.stories {
		fmt.Fprintf(&b, "  %s\n    title %q deck %q dateline %q lang %q section %q slug %q\n", it.Place.Name, it.Title,
			it.Deck, it.Dateline, it.Lang, it.Section, it.Slug)
		fmt.Fprintf(&b, "    id %q version %d published %s updated %s embargo %s url %q\n", it.SourceID, it.Version,
			show(it.Published), show(it.Updated), show(it.Embargo), it.URL)
		fmt.Fprintf(&b, "    by %q credit %q tags %q highlights %q state %q %q notext %v license %q\n", it.Bylines,
			it.Credit, it.Tags, it.Highlights, it.State, it.StateReason, it.NoText, it.License)
		fmt.Fprintf(&b, "    images %d corrections %v left %v paragraphs %d\n", len(it.Images), it.Corrections,
			sorted(it.Left), strings.Count(it.Body.Text, "\n")+1)
		fmt.Fprintf(&b, "    %s …\n    … %s\n", clip(it.Body.Text, 240), clipEnd(it.Body.Text, 160))
		for _, i := range it.Images {
			fmt.Fprintf(&b, "    image %q alt %q caption %q credit %q\n", i.Address, i.Alt, i.Caption, i.Credit)
		}
	}
	for _, a := range r.asides {
		fmt.Fprintf(&b, "  aside %s: %s\n", a.at.Name, a.why)
	}
	fmt.Fprintf(&b, "  skipped %v\n", r.skipped)
	return b.String()
}

func sorted(m map[string]int) (out []string) {
	for k, n := range m {
		out = append(out, fmt.Sprintf("%d %s", n, k))
	}
	sort.Strings(out)
	return out
}

func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		s = string(r[:n])
	}
	return s
}

func clipEnd(s string, n int) string {
	if r := []rune(s); len(r) > n {
		s = string(r[len(r)-n:])
	}
	return s
}
