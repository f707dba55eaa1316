package accuracy

import "testing"

// TestOutside holds what readers are told of other papers to sense: no more right than shown, no
// more found than named, and something of papers that nobody has read.
func TestOutside(t *testing.T) {
	last, err := ReadLast()
	if err != nil {
		t.Fatal(err)
	}
	unread := 0
	for _, p := range last.Outside.Papers {
		if p.Right > p.Shown || p.Found > p.Named || p.Found > p.Right || p.Articles == 0 {
			t.Errorf("%s papers, %s: %+v", p.Kind, p.Read, p)
		}
		if p.Read == "never" {
			unread += p.Shown
		}
	}
	n := 0
	for _, g := range last.Outside.Unread {
		n += g.N
		if g.Right > g.N || g.Sum > float64(g.N) {
			t.Errorf("reliability: %+v", g)
		}
	}
	if unread == 0 || n != unread {
		t.Errorf("%d names were shown in stories that nobody had read, and the reliability table has %d", unread, n)
	}
}
