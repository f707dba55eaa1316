package index

import "testing"

// TestQuoted holds which utterance a correction's quote selects.
func TestQuoted(t *testing.T) {
	said := func(words string) Utterance { return Utterance{Parts: []Part{{Text: "“" + words + "”"}}} }
	us := []Utterance{
		said("We sail at noon"), said("We sail"), said("We sail"), said("The pier held"), said("Nobody sails"),
	}
	us[0].EchoOf = "of another" // the body's utterance is meant
	var in saidIn
	for _, c := range []struct {
		quote string
		want  int
	}{
		{"we sail!", 1}, {"the pier", 3}, {"sail", -1}, {"sails", 4}, {"at noon", -1}, {"pier", 3}, {"ier held", -1},
		{"", -1}, {" ", -1}, {"…", -1},
	} {
		if got := in.quoted(us, c.quote); got != c.want {
			t.Errorf("%q selects %d, not %d", c.quote, got, c.want)
		}
	}
}
