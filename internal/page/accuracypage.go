package page

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/address"
)

// Accuracy is the view of the page that says how well quotations are attributed, and on what that
// was measured.
type Accuracy struct {
	Frame
	Up       Link
	Here     bool         // the first corpus is this archive
	Own      *OwnAccuracy // nil: nobody has judged a sample of this archive
	Engine   string
	Corpora  []Corpus
	Passages string // what the marked passages of the rules showed
	Outside  Outside
}

// Outside is what was measured on other papers.
type Outside struct {
	Words  []string  // what it means for a reader
	Papers []Measure // of names shown, how many are right; of those that there are, how many are found
	Unread []Measure // what it said of itself, and how often it was right, on what nobody had read
}

// Corpus is what was measured on some stories.
type Corpus struct {
	Title        string
	On           string    // how much there is of it
	Found        []Measure // how well things are found
	ByHow        []Measure // by how the text names the speaker
	ByKind       []Measure
	ByConfidence []Measure // what it said of itself, and how often it was right
	Mistakes     []string
}

// Measure is a line of a table: what was measured, and how often it was right.
type Measure struct {
	What      string
	Precision string // or what the program said of itself, in the table of confidences
	Recall    string // or how often it was right
	Of        string
}

// accuracyPage is the page of what was measured.
type accuracyPage struct {
	*archive
	accuracy accuracy.Last
}

func planAccuracy(a *archive) []Page {
	last, err := accuracy.ReadLast()
	if err != nil {
		return nil // it is part of the program
	}
	return []Page{a.page(KindAccuracy, address.Accuracy, accuracyPage{a, last})}
}

func (p accuracyPage) view(pg Page, _ any) any {
	v := &Accuracy{
		Frame: p.frame(pg, "How well it reads",
			"How often the program finds a quotation’s speaker, and on which texts that was measured.", ""),
		Up: Link{p.href(address.About), "How quotations are read"}, Here: p.site.Measured, Own: p.own(),
		Engine: p.accuracy.Demo.Engine, Passages: passages(p.accuracy.Passages),
		Outside: outside(p.accuracy.Outside),
	}
	title := "The archive that comes with the program"
	if v.Here {
		title = "This archive"
	}
	v.Corpora = []Corpus{corpus(title, p.accuracy.Demo), corpus("Stories in other papers’ manners", p.accuracy.Styles)}
	return v
}

func corpus(title string, r accuracy.Report) Corpus {
	c := Corpus{Title: title, On: stories(r.Stories) + " with " + count(r.Utterances, "utterance", "utterances")}
	c.Found = []Measure{
		found("Quotations that are speech", r.Speech), found("Who said them", r.Names),
		found("People named", r.People), found("Organisations named", r.Organisations), found("Places named", r.Places),
	}
	c.ByHow = shareRows(r.ByHow, map[string]string{
		"named": "by name", "pronoun": "by a pronoun", "nominal": "by a description, such as “the mayor”",
		"none": "not in the same sentence",
	})
	c.ByKind = shareRows(r.ByKind, map[string]string{
		"direct": "direct", "partial": "partial", "nested": "nested in another",
		"echo": "echoed in a headline, deck or highlight",
	})
	c.ByConfidence = reliability(r.Reliability)
	c.Mistakes = []string{
		fmt.Sprintf("Of %s in quotation marks that nobody said, %s taken for speech.",
			count(r.Other, "stretch", "stretches"), wasTaken(r.OtherAsSpeech)),
		fmt.Sprintf("Of %s whose speaker the story does not name, %s given a name.",
			count(r.Nameless, "utterance", "utterances"), wasTaken(r.Misnamed)),
	}
	return c
}

// reliability is a reliability table: a line for each grade that has cases.
func reliability(grades []accuracy.Grade) (out []Measure) {
	for _, g := range grades {
		if g.N > 0 {
			out = append(out, Measure{
				fmt.Sprintf("%.2f and above", g.From), percent(g.Sum, float64(g.N)),
				percent(float64(g.Right), float64(g.N)), figures(g.N),
			})
		}
	}
	return out
}

// kindsOfPapers say which papers were measured, and how well their mistakes are known.
var (
	kindsOfPapers = map[string]string{"us": "American papers", "world": "other countries’ papers"}
	readings      = map[string]string{
		"never": "never read", "since": "mistakes read since", "closely": "read while the rules were written",
	}
)

// outside is what readers are told of other papers. Those that nobody has read come first: the
// others flatter.
func outside(o accuracy.Outside) (v Outside) {
	shown, right, named, found := 0, 0, 0, 0
	for _, p := range o.Papers {
		v.Papers = append(v.Papers, Measure{
			What:      sentenceCase(kindsOfPapers[p.Kind]) + ", " + readings[p.Read],
			Precision: percent(float64(p.Right), float64(p.Shown)), Recall: percent(float64(p.Found), float64(p.Named)),
			Of: figures(p.Named),
		})
		if p.Read == "never" {
			shown, right, named, found = shown+p.Shown, right+p.Right, named+p.Named, found+p.Found
		}
	}
	v.Unread = reliability(o.Unread)
	if shown > 0 && named > 0 {
		v.Words = append(v.Words, fmt.Sprintf("Where nobody had read the stories before, "+
			"of a hundred names shown %d are right and %d are not.",
			hundredth(right, shown), 100-hundredth(right, shown)))
		v.Words = append(v.Words, fmt.Sprintf("Of a hundred quotations whose speaker the story names, "+
			"%d are given that name; where the program is not sure enough, it gives none.",
			hundredth(found, named)))
	}
	return v
}

// hundredth is how many of a hundred part of whole is, rounded.
func hundredth(part, whole int) int { return (200*part + whole) / (2 * whole) }

// sentenceCase is s with a capital.
func sentenceCase(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

var languageNames = map[string]string{"en": "English", "de": "German"}

// passages says how many marked passages there are of each language.
func passages(of []accuracy.Passages) string {
	var all []string
	for _, p := range of {
		all = append(all, figures(p.N)+" in "+or(languageNames[p.Language], p.Language))
	}
	return "Each turn of phrase that the rules know is held by passages written for it, with the speaker marked: " +
		strings.Join(all, " and ") + ". A version of the rules that reads one of them otherwise is refused."
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
			out = append(out, Measure{
				What: or(words[s.Of], s.Of), Recall: percent(float64(s.Right), float64(s.N)), Of: figures(s.N),
			})
		}
	}
	return out
}
