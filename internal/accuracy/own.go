package accuracy

import (
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/sheet"
	"github.com/onrecord/onrecord/internal/slug"
)

// OwnFile is where an archive keeps what its editors have judged of a sample.
const OwnFile = "content/accuracy.csv"

// OwnColumns are the columns of a sample. Those before verdict say what was drawn and how it was
// read; the others are the editor's.
var OwnColumns = []string{"file", "utterance", "what", "title", "date", "sentence", "words", "reading", "name", "sure",
	"engine", "verdict", "whose", "by", "on"}

// The two things that a sample holds, in its column what.
const (
	SampledQuotation = "quotation"
	SampledOther     = "not speech" // a stretch in marks that was not taken for speech
)

// Judged is a row of a sample on which somebody has judged.
type Judged struct {
	Pos       diag.Pos
	File      string // the story's
	Utterance string // the utterance's id, or the stretch's
	Other     bool   // it was not taken for speech
	Name      string // who was shown as its speaker, "" for nobody
	Engine    string // the version that read it
	Right     bool
	NotSpeech bool // a quotation that nobody said
	By        string
	On        time.Time
}

// ReadOwn reads a judged sample. Rows without a verdict are left out.
func ReadOwn(file string, src []byte) ([]Judged, []diag.Finding) {
	columns := []string{"file", "utterance", "what", "name", "engine", "verdict"}
	t, found := sheet.Read(file, src, columns, "onrecord sample")
	if t == nil {
		return nil, found
	}
	var all []Judged
	seen := map[string]diag.Pos{}
	for t.Next() {
		j, wrong := judged(t)
		key := j.File + "#" + j.Utterance
		first, twice := seen[key]
		switch {
		case wrong != nil:
			t.Found = append(t.Found, *wrong)
		case j.Engine == "":
		case twice:
			t.Found = append(t.Found, diag.Finding{Pos: t.Pos, Code: "judged-twice",
				Message: fmt.Sprintf("this was judged before, at %s", first), Hint: "keep one of the two rows"})
		default:
			seen[key] = t.Pos
			all = append(all, j)
		}
	}
	return all, t.Found
}

// judged is a row; one without an engine is none: nobody has judged it.
func judged(t *sheet.Table) (j Judged, wrong *diag.Finding) {
	verdict := t.Cell("verdict")
	if verdict == "" {
		return j, nil
	}
	j = Judged{Pos: t.Pos, File: t.Cell("file"), Utterance: t.Cell("utterance"), Other: t.Cell("what") == SampledOther,
		Name: t.Cell("name"), Engine: t.Cell("engine"), By: t.Cell("by"), Right: verdict == "right",
		NotSpeech: verdict == "not speech"}
	if !called.Contains([]string{"right", "wrong", "not speech"}, verdict) || j.NotSpeech && j.Other {
		hint := "write right or wrong, or not speech for words that nobody said"
		if j.Other {
			hint = "write right where nobody said it, and wrong where somebody did"
		}
		return j, &diag.Finding{Pos: t.Pos, Code: "bad-verdict", Message: fmt.Sprintf("the verdict is %q", verdict),
			Hint: hint}
	}
	if j.Engine == "" {
		return j, &diag.Finding{Pos: t.Pos, Code: "bad-verdict", Message: "the row does not say which engine read it",
			Hint: "keep the columns that onrecord sample writes as they are"}
	}
	if on := t.Cell("on"); on != "" {
		day, ok := fields.ParseDay(on)
		if !ok {
			return j, &diag.Finding{Pos: t.Pos, Code: "bad-date", Message: fmt.Sprintf("on is %q, which is no day", on),
				Hint: "write it as 2025-05-20, or leave it empty"}
		}
		j.On = day.In(time.UTC)
	}
	return j, nil
}

// Part is how many of N are so.
type Part struct{ K, N int }

// Interval is the interval of Wilson's score: between which shares the true one lies, of which a
// sample of N had K, nineteen times out of twenty.
func (p Part) Interval() (low, high float64) {
	if p.N == 0 {
		return 0, 1
	}
	const z = 1.959964
	n, share := float64(p.N), float64(p.K)/float64(p.N)
	middle := (share + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(share*(1-share)/n+z*z/(4*n*n))
	return max(middle-half, 0), min(middle+half, 1)
}

// Own is what the sample says of the archive.
type Own struct {
	Names       Part // of the names shown, those that are right
	Named       Part // of the quotations, those that were given a name
	Others      Part // of the stretches that were not taken for speech, those that nobody said
	By          []string
	First, Last time.Time // when it was judged; zero: that was not written down
	Engines     []string  // the versions that read it
	Compared    int       // rows read by another version than now's, and still read by a program
	Changed     int       // … and read otherwise now
}

// Sum sums a sample up; nil for an empty one. now tells how a row is read today; ok is false where
// it cannot be compared: an editor has decided it, it may not be told, or its words are gone.
func Sum(all []Judged, now func(j *Judged) (name string, speech, ok bool)) *Own {
	if len(all) == 0 {
		return nil
	}
	o := &Own{}
	for i := range all {
		j := &all[i]
		o.count(j)
		o.note(j)
		if j.Engine == annotate.Version() {
			continue
		}
		if name, speech, ok := now(j); ok {
			o.Compared++
			if speech == j.Other || slug.Fold(name) != slug.Fold(j.Name) {
				o.Changed++
			}
		}
	}
	slices.Sort(o.By)
	slices.Sort(o.Engines)
	return o
}

// count takes up a row's verdict. Words that nobody said are no quotation; a name that was put to
// them is wrong.
func (o *Own) count(j *Judged) {
	add := func(p *Part, is bool) {
		p.N++
		if is {
			p.K++
		}
	}
	if j.Other {
		add(&o.Others, j.Right)
		return
	}
	if j.Name != "" {
		add(&o.Names, j.Right)
	}
	if !j.NotSpeech {
		add(&o.Named, j.Name != "")
	}
}

// note takes up who judged a row, when, and which engine had read it.
func (o *Own) note(j *Judged) {
	if j.By != "" && !called.Contains(o.By, j.By) {
		o.By = append(o.By, j.By)
	}
	if !called.Contains(o.Engines, j.Engine) {
		o.Engines = append(o.Engines, j.Engine)
	}
	if j.On.IsZero() {
		return
	}
	if o.First.IsZero() || j.On.Before(o.First) {
		o.First = j.On
	}
	if j.On.After(o.Last) {
		o.Last = j.On
	}
}
