package index

import "testing"

// TestRare: what an utterance has besides is its own, also where it was copied, and nothing takes
// no room.
func TestRare(t *testing.T) {
	u := Utterance{ID: "aaaaaaa"}
	u.SetRare(Rare{By: "E. Marsh", Note: "heard it"})
	quiet := u
	quiet.forgetNote()
	if r := u.Rare(); r.By != "E. Marsh" || r.Note != "heard it" {
		t.Errorf("it has %+v", r)
	}
	if r := quiet.Rare(); r.By != "E. Marsh" || r.Note != "" {
		t.Errorf("its copy has %+v", r)
	}
	if u.SetRare(Rare{}); u.Beside != nil || u.Rare().By != "" {
		t.Errorf("nothing is %+v", u.Beside)
	}
}
