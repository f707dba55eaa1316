package annotate

import (
	"os"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

func TestPairing(t *testing.T) {
	src, err := os.ReadFile("testdata/marks.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(src), "\n")
	for _, want := range strings.Split(cases, "---\n") {
		want = strings.TrimSpace(want)
		plain := strings.NewReplacer("⟦", "", "⟧", "").Replace(want)
		var parts []prose.Part
		for _, p := range strings.Split(plain, "\n\n") {
			parts = append(parts, prose.Part{Text: p})
		}
		text := prose.Join(parts)
		r := New(Options{}).Annotate(Story{ID: "t", Lang: "en", Text: text})
		if got := bracketed(text.S, r.Quotations); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
	}
}

// bracketed puts ⟦ and ⟧ around each quotation.
func bracketed(s string, qs []Quotation) string {
	opens, closes := map[int]int{}, map[int]int{}
	for _, q := range qs {
		opens[q.Start]++
		closes[q.End]++
	}
	var b strings.Builder
	for i := 0; i <= len(s); i++ {
		b.WriteString(strings.Repeat("⟧", closes[i]))
		b.WriteString(strings.Repeat("⟦", opens[i]))
		if i < len(s) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
