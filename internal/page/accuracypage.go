package page

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/accuracy"
)

// Accuracy is the view of the page that says how well quotations are attributed, and on what that was measured.
type Accuracy struct {
	Frame
	Up       Link
	Here     bool // it was measured on this archive
	On       string
	Engine   string
	Found    []Measure // how well things are found
	ByHow    []Measure // by how the text names the speaker
	ByKind   []Measure
	Surety   []Measure // by confidence
	Mistakes []string
}

// Measure is a line of a table: what was measured, and how often it was right.
type Measure struct {
	What      string
	Precision string // or what the program said of itself, in the table of confidences
	Recall    string // or how often it was right
	Of        string
}

const accuracyAddress = "about/accuracy/"

func (p *Plan) accuracyPage(pg Page) *Accuracy {
	v := &Accuracy{
		Frame: p.frame(pg, "How well it reads", "How often the program finds a quotation’s speaker, and on which texts that was measured.", ""),
		Up:    Link{p.href("about/"), "How quotations are read"}, Here: p.site.Measured,
	}
	r := p.accuracy
	v.On = stories(r.Stories) + " with " + count(r.Utterances, "utterance", "utterances")
	v.Engine = r.Engine
	v.Found = []Measure{
		found("Quotations that are speech", r.Speech), found("Who said them", r.Names),
		found("People named", r.People), found("Organisations named", r.Organisations), found("Places named", r.Places),
	}
	v.ByHow = shareRows(r.ByHow, map[string]string{"named": "by name", "pronoun": "by a pronoun", "nominal": "by a description, such as “the mayor”", "none": "not in the same sentence"})
	v.ByKind = shareRows(r.ByKind, map[string]string{"direct": "direct", "partial": "partial", "nested": "nested in another", "echo": "echoed in a headline, deck or highlight"})
	for _, g := range r.Reliability {
		if g.N > 0 {
			v.Surety = append(v.Surety, Measure{fmt.Sprintf("%.2f and above", g.From), percent(g.Sum, float64(g.N)), percent(float64(g.Right), float64(g.N)), figures(g.N)})
		}
	}
	v.Mistakes = []string{
		fmt.Sprintf("Of %s in quotation marks that nobody said, %s taken for speech.", count(r.Other, "stretch", "stretches"), wasTaken(r.OtherAsSpeech)),
		fmt.Sprintf("Of %s whose speaker the story does not name, %s given a name.", count(r.Nameless, "utterance", "utterances"), wasTaken(r.Misnamed)),
	}
	return v
}

func wasTaken(n int) string {
	switch n {
	case 0:
		return "none was"
	case 1:
		return "one was"
	}
	return spell(n) + " were"
}

func found(what string, f accuracy.Found) Measure {
	return Measure{what, percent(f.Precision(), 1), percent(f.Recall(), 1), figures(f.Found + f.Missed)}
}

func shareRows(shares []accuracy.Share, words map[string]string) []Measure {
	var out []Measure
	for _, s := range shares {
		if s.N > 0 {
			out = append(out, Measure{What: or(words[s.Of], s.Of), Recall: percent(float64(s.Right), float64(s.N)), Of: figures(s.N)})
		}
	}
	return out
}

// percent prints a share to a tenth of a percent, rounded down: what is not perfect does not print as 100 %.
func percent(part, of float64) string {
	if of == 0 {
		return "–"
	}
	tenths := int(1000*part/of + 1e-9)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}
