package slug

import "testing"

func TestAround(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after string
		same          bool // as before "…had come late. ", after " said Ada Brandt, who had"
		sameBefore    bool
		sameAfter     bool
	}{
		{"the same", "and she had come late. ", "said Ada Brandt, who had", true, true, true},
		{"further away", "Long ago they had come late. ", "said Ada Brandt, who sang", false, false, true},
		{"other marks", "and she HAD come late: ", "said Ada Brandt who", true, true, true},
		{"other words after", "and she had come late. ", "said Odo Kerr", false, true, false},
		{"nothing around", "", "", false, false, false},
	} {
		want := Around("and she had come late. ", " said Ada Brandt, who had")
		got := Around(c.before, c.after)
		if got == want != c.same || MarkBefore(got) == MarkBefore(want) != c.sameBefore ||
			MarkAfter(got) == MarkAfter(want) != c.sameAfter {
			t.Errorf("%s: %s beside %s", c.name, got, want)
		}
	}
	if got := Around("and she had come late. ", " said Ada Brandt, who had"); got != "cdfsev" {
		t.Errorf("the mark has become %s: ledgers hold what it was", got)
	}
}
