package accuracy

import (
	"fmt"
	"slices"
	"strings"
)

// Report is what was measured.
type Report struct {
	Engine        string  `json:"engine"`  // annotate.Version
	Archive       string  `json:"archive"` // site.Report.Digest of the archive that the gold belongs to
	Stories       int     `json:"stories"`
	Utterances    int     `json:"utterances"`      // of the gold, without what editors decided
	Speech        Found   `json:"speech"`          // utterances found as such
	Other         int     `json:"other"`           // stretches in marks that are not speech
	OtherAsSpeech int     `json:"other_as_speech"` // … and were taken for it
	Names         Found   `json:"names"`           // utterances given the right speaker; Extra: given somebody else
	Nameless      int     `json:"nameless"`        // utterances whose speaker the story does not name
	Misnamed      int     `json:"misnamed"`        // … and were given a name all the same
	ByHow         []Share `json:"by_how"`          // by how the text names the speaker
	ByKind        []Share `json:"by_kind"`         // direct, partial, nested, echo
	Reliability   []Grade `json:"reliability"`     // from the least to the most sure
	People        Found   `json:"people"`
	Organisations Found   `json:"organisations"`
	Places        Found   `json:"places"`
}

// Found counts what was found, what was missed, and what was found that is not there.
type Found struct {
	Found  int `json:"found"`
	Missed int `json:"missed"`
	Extra  int `json:"extra"`
}

// Share is how many of N were right.
type Share struct {
	Of    string `json:"of"`
	N     int    `json:"n"`
	Right int    `json:"right"`
}

// Grade is one line of the reliability table: attributions of about one confidence, and how many
// were right. Sum is the sum of their confidences.
type Grade struct {
	From  float64 `json:"from"`
	N     int     `json:"n"`
	Right int     `json:"right"`
	Sum   float64 `json:"sum"`
}

// Precision is the share of what was found that is right; 1 where nothing was found.
//
//go:noinline
func (f Found) Precision() float64 { return ratio(f.Found, f.Found+f.Extra) }

// Recall is the share of what is there that was found; 1 where nothing is there.
//
//go:noinline
func (f Found) Recall() float64 { return ratio(f.Found, f.Found+f.Missed) }

//go:noinline
func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// hows and kinds are the orders in which a report lists them.
var (
	hows  = []string{"named", "pronoun", "nominal", "none"}
	kinds = []string{"direct", "partial", "nested", "echo"}
	from  = [grades]float64{0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95}
)

// Report is what has been counted so far.
func (t *Tally) Report() Report {
	r := t.report
	r.ByHow, r.ByKind = list(hows, t.hows), list(kinds, t.kinds)
	r.Reliability = nil
	for i, g := range t.grades {
		if g.From = from[i]; g.N > 0 {
			r.Reliability = append(r.Reliability, g)
		}
	}
	return r
}

func list(order []string, m map[string]*Share) (out []Share) {
	for _, key := range order {
		if m[key] != nil {
			out = append(out, *m[key])
		}
	}
	return out
}

// Falls says in what r is worse than old: nothing where it is as good everywhere. A figure may move
// with what it is measured on, so shares are compared.
func (r Report) Falls(old Report) (falls []string) {
	compare := func(what string, now, before float64) {
		if now < before-1e-9 {
			falls = append(falls, fmt.Sprintf("%s fell from %.3f to %.3f", what, before, now))
		}
	}
	for _, x := range []struct {
		what        string
		now, before Found
	}{
		{"speech", r.Speech, old.Speech}, {"speakers", r.Names, old.Names}, {"people", r.People, old.People},
		{"organisations", r.Organisations, old.Organisations}, {"places", r.Places, old.Places},
	} {
		compare(x.what+": precision", x.now.Precision(), x.before.Precision())
		compare(x.what+": recall", x.now.Recall(), x.before.Recall())
	}
	compare("other kept apart from speech", 1-ratio0(r.OtherAsSpeech, r.Other), 1-ratio0(old.OtherAsSpeech, old.Other))
	compare("nameless left nameless", 1-ratio0(r.Misnamed, r.Nameless), 1-ratio0(old.Misnamed, old.Nameless))
	for _, s := range slices.Concat(old.ByHow, old.ByKind) {
		if now, ok := find(slices.Concat(r.ByHow, r.ByKind), s.Of); ok {
			compare("speakers, "+s.Of, ratio(now.Right, now.N), ratio(s.Right, s.N))
		}
	}
	return falls
}

// ratio0 is ratio, with 0 for nothing of nothing.
//
//go:noinline
func ratio0(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return ratio(part, whole)
}

func find(shares []Share, of string) (Share, bool) {
	i := slices.IndexFunc(shares, func(s Share) bool { return s.Of == of })
	if i < 0 {
		return Share{}, false
	}
	return shares[i], true
}

// String prints the report as lines for a terminal.
func (r Report) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d stories, %d utterances\n", r.Stories, r.Utterances)
	fmt.Fprintf(&b, "speech        P %.3f  R %.3f  other taken for speech %d of %d\n", r.Speech.Precision(),
		r.Speech.Recall(), r.OtherAsSpeech, r.Other)
	fmt.Fprintf(&b, "speakers      P %.3f  R %.3f  misnamed %d of %d\n", r.Names.Precision(), r.Names.Recall(),
		r.Misnamed, r.Nameless)
	for _, s := range slices.Concat(r.ByHow, r.ByKind) {
		fmt.Fprintf(&b, "  %-12s%.3f of %d\n", s.Of, ratio(s.Right, s.N), s.N)
	}
	for _, g := range r.Reliability {
		fmt.Fprintf(&b, "  confidence %.3f: right %.3f of %d\n", g.Sum/float64(g.N), ratio(g.Right, g.N), g.N)
	}
	fmt.Fprintf(&b, "people        P %.3f  R %.3f\norganisations P %.3f  R %.3f\nplaces        P %.3f  R %.3f\n",
		r.People.Precision(), r.People.Recall(), r.Organisations.Precision(), r.Organisations.Recall(),
		r.Places.Precision(), r.Places.Recall())
	return b.String()
}
