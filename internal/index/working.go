package index

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
)

// Working says in words how an utterance was read. It stands on its story's own page alone, since
// it tells of other people and other words of the story.
type Working struct {
	Text  string
	Leans []Leaning // in the order in which Text speaks of them
}

// Leaning is a stretch of Working.Text, in bytes, and the place of the story of which it speaks.
type Leaning struct {
	From, To   int
	Start, End int    // bytes of the readable text
	Quotation  string // the id of the utterance that it is, or ""
	Marks      bool   // it is the cue or the source
	Wide       bool   // it is a whole sentence
}

// working puts in words how the quotation that begins an utterance was read.
func working(q *annotate.Quotation) Working {
	w, to := Working{Text: q.Working()}, 0
	for _, p := range q.WorkingPhrases() {
		from := to
		if to += len(p.Text); p.At < 0 {
			continue
		}
		e := &q.Evidence[p.At]
		w.Leans = append(w.Leans, Leaning{
			From: from, To: to, Start: e.Start, End: e.End, Quotation: e.Quotation,
			Marks: e.Kind == annotate.ByCue || e.Kind == annotate.BySource,
			Wide:  e.Kind == annotate.ByQuestion || e.Kind == annotate.BySameWords,
		})
	}
	return w
}

// settleWorking lets each utterance lean on utterances, and not on single quotations, and takes the
// words from those that lean on one of which less may be told: to say that the speaker of withheld
// words goes on would tell who spoke them.
func settleWorking(us []Utterance, owner map[string]string) {
	for i := range us {
		w := &us[i].Working
		for k := range w.Leans {
			l := &w.Leans[k]
			if l.Quotation == "" {
				continue
			}
			l.Quotation = owner[l.Quotation]
			at := slices.IndexFunc(us, func(u Utterance) bool { return u.ID == l.Quotation })
			if at < 0 || hiddenTie(us[at].Status) || us[at].Status == annotate.Retracted {
				*w = cueAlone(us[i].Cue)
				break
			}
		}
	}
}

// cueAlone is all that is said of a reading of which no more may be told.
func cueAlone(cue string) Working {
	if cue == "" {
		return Working{}
	}
	return Working{Text: "Cue “" + cue + "”."}
}
