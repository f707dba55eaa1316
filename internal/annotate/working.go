package annotate

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Phrase is a stretch of the words that say how a quotation was read. At is the place in
// Quotation.Evidence of what it speaks of, or -1.
type Phrase struct {
	Text string
	At   int
}

// Working says in words how the quotation was read: on what it leans, whom that means, who else was
// considered, and where nobody is named, what was lacking. Pages, data and the command line all
// have these words from here.
func (q *Quotation) Working() string {
	w := wording{q: q}
	w.all()
	return string(w.text)
}

// WorkingPhrases are the words of Working, cut where they speak of a place in the text.
func (q *Quotation) WorkingPhrases() []Phrase {
	w := wording{q: q}
	w.all()
	text, from := string(w.text), 0
	var out []Phrase
	for _, s := range w.shown[:w.n] {
		if s.from > from {
			out = append(out, Phrase{text[from:s.from], -1})
		}
		out, from = append(out, Phrase{text[s.from:s.to], s.at}), s.to
	}
	if from < len(text) {
		out = append(out, Phrase{text[from:], -1})
	}
	return out
}

// wording puts the reading of q in words.
type wording struct {
	q     *Quotation
	text  []byte
	shown [mostPieces]struct{ from, to, at int } // the stretches that speak of evidence
	n     int
}

// all says all that is to be said.
func (w *wording) all() {
	if !w.q.Speech {
		return
	}
	w.text = make([]byte, 0, 256)
	w.marks()
	if !w.q.Decided {
		w.meaning()
		w.elsewhere()
		w.lacking()
	}
}

// say adds words.
//
//go:noinline
func (w *wording) say(words ...string) {
	for _, s := range words {
		w.text = append(w.text, s...)
	}
}

// begin begins a sentence.
func (w *wording) begin() {
	if len(w.text) > 0 {
		w.say(" ")
	}
}

// show adds words that speak of evidence i, printed in marks after them where that is asked.
func (w *wording) show(i int, print bool, words ...string) {
	from := len(w.text)
	if print {
		w.print(i)
	}
	w.say(words...)
	if w.q.Evidence[i].Placed() && w.n < len(w.shown) {
		w.shown[w.n] = struct{ from, to, at int }{from, len(w.text), i}
		w.n++
	}
}

// find is the first evidence of the kinds from first to last, or -1.
func (w *wording) find(kinds ...EvidenceKind) int {
	for i := range w.q.Evidence {
		for _, k := range kinds {
			if w.q.Evidence[i].Kind == k {
				return i
			}
		}
	}
	return -1
}

// marks tells the cue and the source; a source of which a sentence follows is told there.
func (w *wording) marks() {
	cue, source := w.find(ByCue), w.find(BySource)
	if w.toldOf(source) {
		source = -1
	}
	switch {
	case cue >= 0 && source >= 0:
		w.say("Cue ")
		w.show(cue, true)
		w.say(", source ")
		w.show(source, true)
	case cue >= 0:
		w.say("Cue ")
		w.show(cue, true)
	case source >= 0:
		w.say("Source ")
		w.show(source, true)
	default:
		return
	}
	w.say(".")
}

// why is the evidence that tells whom the source means, or -1.
func (w *wording) why() int { return w.find(ByAntecedent, ByIntroduction, ByFullName, ByRegistry) }

// toldOf reports whether it is to be told whom the source means: it does not say so itself.
func (w *wording) toldOf(source int) bool {
	if source < 0 || w.q.Decided || w.q.Evidence[source].Entity == nil {
		return false
	}
	return w.why() >= 0 || w.q.Evidence[source].Considered != nil
}

// meaning tells whom the source means, why, and who else was considered.
func (w *wording) meaning() {
	source, why := w.find(BySource), w.why()
	if !w.toldOf(source) {
		return
	}
	s := &w.q.Evidence[source]
	is := " is "
	if w.q.Speaker == nil {
		is = " may be "
	}
	w.begin()
	w.show(source, true)
	w.say(is, s.Entity.Name)
	if why >= 0 {
		w.because(why)
	}
	switch len(s.Considered) {
	case 0:
	case 1:
		w.say("; ", s.Considered[0].Name, " was considered")
	default:
		w.say("; ", s.Considered[0].Name, " and ", s.Considered[1].Name, " were considered")
	}
	w.say(".")
}

// because tells why the source means whom it means.
func (w *wording) because(why int) {
	w.say(", ")
	switch e := &w.q.Evidence[why]; e.Kind {
	case ByAntecedent:
		w.show(why, false, "named ", e.Where)
	case ByIntroduction:
		w.say("introduced as ")
		w.show(why, true, " ", e.Where)
	case ByFullName:
		w.show(why, false, "named in full ", e.Where)
	case ByRegistry:
		w.say("by the archive’s own file")
	}
}

// elsewhere tells of other words on which the reading leans.
func (w *wording) elsewhere() {
	for i := range w.q.Evidence {
		e := &w.q.Evidence[i]
		switch e.Kind {
		case ByWordsBefore:
			w.begin()
			if e.Start > w.q.Start {
				w.say("The words run on, and have their speaker, in ")
				w.show(i, true)
				w.say(".")
				continue
			}
			w.say("The speaker of ")
			w.show(i, true)
			if w.q.Speaker == nil {
				w.say(" may go on.")
			} else {
				w.say(" goes on.")
			}
		case BySameWords:
			w.begin()
			w.say("The same words have their speaker in ")
			w.show(i, true)
			w.say(".")
		case ByDecision:
			w.begin()
			w.say("It follows an editor’s decision on ")
			w.show(i, true)
			w.say(".")
		case ByQuestion:
			w.begin()
			w.say("It answers ")
			w.show(i, true)
			switch {
			case e.Entity != nil:
				w.say(", and ", e.Entity.Name, " was asked, or spoke before")
			case w.q.Lacking == NoAsked:
				w.say(", and nothing tells who was asked")
			}
			w.say(".")
		}
	}
}

// Lack says what was lacking where nobody is named.
type Lack string

// What may be lacking.
const (
	NoTie      Lack = "tie"       // nothing near says whose words they are
	NoTrust    Lack = "certainty" // somebody was found, less surely than a name asks for
	NoChoice   Lack = "choice"    // several people bear the name
	NoReferent Lack = "referent"  // nobody is known whom the source may mean
	NoAsked    Lack = "asked"     // the words answer a question, and nothing tells who was asked
)

// lacking tells why nobody is named.
func (w *wording) lacking() {
	q := w.q
	if q.Lacking == "" || q.Lacking == NoAsked && w.find(ByQuestion) >= 0 {
		return
	}
	w.begin()
	switch q.Lacking {
	case NoTrust:
		w.say("That is ", Figure(q.Confidence), " sure; a name asks for ", Figure(q.asked), ".")
	case NoChoice:
		w.say("Several people bear that name.")
	case NoAsked:
		w.say("The words answer a question, and nothing tells who was asked.")
	case NoReferent:
		source := w.find(BySource)
		if source < 0 {
			w.say("Nobody is named whose words they surely are.")
			return
		}
		w.say("Nobody is named whom ")
		w.print(source)
		w.say(" surely means.")
	default:
		w.say("Nothing near the words says whose they are.")
	}
}

// Figure prints a confidence cut to two places, so that none is said to be more than it is.
func Figure(c float64) string { return strconv.FormatFloat(math.Floor(c*100+1e-9)/100, 'f', 2, 64) }

// longestPrinted is how many characters of evidence are printed.
const longestPrinted = 60

// print adds the words of evidence i, in marks, cut short between words where they are many.
func (w *wording) print(i int) {
	s := w.q.Evidence[i].Text
	if strings.ContainsAny(s, "\n\t\r") || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
	}
	s = strings.TrimRight(strings.Trim(s, "\"“”„«»"), ",.")
	more := ""
	if len(s) > longestPrinted && utf8.RuneCountInString(s) > longestPrinted {
		s, more = string([]rune(s)[:longestPrinted]), " …"
		if at := strings.LastIndexByte(s, ' '); at > 0 {
			s = s[:at]
		}
	}
	w.say("“", s, more, "”")
}
