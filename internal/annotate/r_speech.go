package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// labelledWhy is why a quotation that the text calls a title, a name or a term is not speech.
const labelledWhy = "a title, name or term"

// isSpeech decides whether a quotation is somebody's words, and says why. Sentences in marks are
// speech. A fragment is speech where a cue governs it; it is not where the text names it as a
// title, a term or a name, or where nobody is said to have used it.
func (d *reading) isSpeech(q quoteID) (bool, string) {
	x := d.quoted(q)
	p := &x.best
	switch {
	case d.notice(q):
		return false, "in the publisher's notice"
	case x.look.words == 0:
		return false, "no words"
	case d.labelled(q):
		return false, labelledWhy
	case x.modifies && int(x.item)+1 < len(d.items) && d.part(x.item+1, lang.Bearer):
		return false, "an inscription"
	case x.parent != noQuote:
		return d.nestedSpeech(x)
	case p.rule == saidBefore:
		return d.governed(x)
	case x.kind == Direct && (x.alone && x.look.words > 2 && x.look.sentence() || (x.look.clause || x.look.words > 3) && !x.look.titled):
		return true, "a sentence"
	case (p.rule == saidLater || p.rule == accordingTo) && x.look.titled && x.look.words > 1 && !x.look.clause:
		return false, "a name"
	case p.rule == bySubject && d.coined(x.placed):
		return false, "a name that the text gives a thing"
	case p.rule != nil:
		return true, p.rule.Title
	case x.look.clause && x.look.words > 4:
		return true, "a clause"
	case d.described(x.placed):
		return true, "somebody's description"
	}
	return false, "nobody is said to have used the words"
}

// nestedSpeech holds what stands inside a quotation to more: there a term or a title is commoner
// than a second voice.
func (d *reading) nestedSpeech(x quoted) (bool, string) {
	p := &x.best
	if x.kind == Direct && x.look.clause && d.stop(x.item-1, ',') {
		return true, "a sentence"
	}
	if p.saying != noSaying && !x.modifies {
		s := &d.sayings[p.saying]
		if s.kind == passive && d.described(x.placed) {
			return true, p.rule.Title
		}
		if s.cue&lang.SpeechCues != 0 && s.kind != nounCue && (x.kind == Direct || x.item-s.item <= 4 || d.part(x.item-1, lang.That)) || x.look.clause && s.cue&lang.CueThink != 0 || p.who.kind == entity && s.cue&lang.CueWeak != 0 && x.item-s.item <= 3 {
			return true, p.rule.Title
		}
	}
	return false, "a term inside a quotation"
}

// governed decides on a fragment with a cue before it in its line.
func (d *reading) governed(x quoted) (bool, string) {
	s := &d.sayings[x.best.saying]
	far := x.item - s.item
	switch {
	case x.look.titled && x.look.words > 1 && (x.modifies || !x.look.clause && x.look.ending != '!' && x.look.ending != '?' && x.kind != Direct):
		return false, "a name"
	case s.kind == verbal && s.cue&lang.CueWeak != 0 && d.calledAs(x.placed) && !x.modifies:
		return true, saidBefore.Title
	case s.kind == passive && s.subject.kind == noSource:
		return s.cue&lang.SpeechCues != 0 || d.described(x.placed), saidBefore.Title
	case d.rejectsClaim(s, x.item):
		return true, "somebody's claim"
	case d.customary(s, x.placed):
		return false, "what people call it"
	case s.cue&lang.SpeechCues != 0 && (!x.modifies || x.best.who.kind == entity || far <= 3):
		return true, saidBefore.Title
	case far <= 3 && d.voiced(x) && s.cue&lang.CueThink == 0 && !(x.look.titled && x.look.words > 1):
		return true, saidBefore.Title
	case x.modifies && (x.best.who.kind != entity || far > 4):
		return false, "it stands before a noun, and nobody is said to have used it"
	case s.cue&lang.CueThink != 0 && d.followedByVerb(x.placed):
		return false, "what somebody thinks of, not says"
	case far <= 12 && x.best.who.kind != unresolved && x.best.who.sure > 0.6:
		return true, saidBefore.Title
	}
	return x.look.clause && x.look.words > 3, "far from its cue"
}

// voiced reports whether the source of quotation x is one that can speak, whether or not anybody
// can tell who it is.
func (d *reading) voiced(x quoted) bool {
	s := x.best.source
	return s.kind == named || s.kind == pronoun && !d.part(s.head, lang.Speaking|lang.Hearer) || s.kind == nominal && d.personal(s.head) || x.best.who.kind != unresolved && x.best.who.sure > 0.6
}

// customary reports whether the cue tells what people call a thing as a rule, in the present:
// "which skippers call the “porridge”".
func (d *reading) customary(s *saying, x *placed) bool {
	e := d.items[s.item].entry
	if s.cue&lang.CueWeak == 0 || s.cue&lang.SpeechCues != 0 || s.kind != verbal || s.subject.kind == noSource {
		return false
	}
	if d.part(s.subject.head, lang.Anybody) {
		return x.look.words <= 2 // "whom everyone called “Roger”"
	}
	if d.items[s.subject.head].entry.Number&lang.Plural == 0 {
		return false
	}
	if s.subject.kind == pronoun {
		return e.Form&lang.Base != 0 && !x.modifies
	}
	return e.Form&lang.Base != 0 && s.subject.kind == nominal && !s.subject.definite
}

// coined reports whether the quotation is the bare noun of a phrase that begins before it, with
// nobody who says it: "a long “harbour address” on tides".
func (d *reading) coined(x *placed) bool {
	if x.look.words > 3 || x.look.clause || x.look.sentence() {
		return false
	}
	i, lo := x.item-1, max(d.lines[d.items[x.item].line].first, x.item-4)
	if i >= lo && d.link(i, lang.LinkThe) {
		return false // what was said before: discarded the “friend”
	}
	for i > lo && d.nounish(i) {
		i--
	}
	return i >= lo && (d.is(i, lang.Article|lang.Possessive) && (!d.link(i, lang.LinkThe) || i < x.item-1))
}

// followedByVerb reports whether the quotation is the subject of what follows: could not believe
// the 'goal' was not given.
func (d *reading) followedByVerb(x *placed) bool {
	return int(x.item)+1 < len(d.items) && d.is(x.item+1, lang.Auxiliary|lang.Modal)
}

// labelled reports whether what stands right before the quotation calls it a title, a term or a
// name.
func (d *reading) labelled(q quoteID) bool {
	x := d.quoted(q)
	ln := &d.lines[d.lineIndex(q)]
	i := x.item - 1
	for i >= ln.first && d.is(i, lang.Article) {
		i--
	}
	if i < ln.first {
		return false
	}
	if x.look.words <= 4 && x.look.capital && d.part(i, lang.Spelt) {
		return true // "a can marked “Thinner”"
	}
	if d.part(i, lang.As) {
		for k := i - 1; k >= max(ln.first, i-3); k-- {
			if d.part(k, lang.Naming) || d.part(k, lang.Spelt) && x.look.words <= 3 {
				return true
			}
			if d.is(k, lang.TermTrigger) {
				return d.term(x, k)
			}
		}
	}
	if d.is(i, lang.TermTrigger) {
		return d.term(x, i)
	}
	if d.is(i, lang.WorkNoun) && (x.look.titled || !x.look.clause) && x.look.after != 0 {
		return true
	}
	if i > ln.first && d.stop(i, ',') && d.is(i-1, lang.WorkNoun) && x.look.titled {
		return true
	}
	return d.is(i, lang.WorkNoun) && x.look.titled
}

// described reports whether the words before the quotation say that somebody has described a thing
// so: "is seen as", "was dismissed as", and by whom is left open.
func (d *reading) described(x *placed) bool {
	i, lo := x.item-1, d.lines[d.items[x.item].line].first
	for i > lo && d.is(i, lang.Article) {
		i--
	}
	if i <= lo || !d.part(i, lang.As) {
		return false
	}
	e := d.items[i-1].entry
	return d.items[i-1].kind == itemWord && e.Cue&lang.CueWeak != 0 && e.Form&lang.Participle != 0
}

// calledAs reports whether "as" brings the quotation: in "Lee dismissed the pier as “rotten”" the
// words are Lee's, whatever the verb denies.
func (d *reading) calledAs(x *placed) bool { return d.asBefore(x.item) }

// term reports whether the words after the trigger at item i are a term: what somebody in
// particular calls a thing is that person's word, unless it is a name.
func (d *reading) term(x quoted, i itemID) bool {
	p := &x.best
	if p.saying == noSaying || p.rule != saidBefore {
		return true
	}
	s := &d.sayings[p.saying]
	if s.item != i && s.item != i-1 || s.kind == passive && x.best.who.kind != entity || x.best.who.kind == unresolved {
		return true
	}
	return x.look.titled && x.look.words > 1
}
