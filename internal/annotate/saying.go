package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// sayingKind is the grammar of a cue.
type sayingKind uint8

const (
	verbal     sayingKind = iota // he said, she says
	gerund                       // saying, by warning
	infinitive                   // declined to say
	passive                      // was described by X as
	adjunct                      // according to
	nounCue                      // in a statement, his remarks, X's words
)

// saying is a cue in its clause: who says, in which way.
type saying struct {
	kind         sayingKind
	item         int32 // the cue's main word
	line         int32
	cue          lang.CueSet
	subject      source
	inverted     bool // the subject follows: "said Ann Lee"
	distance     int16
	conjoined    bool // its subject was taken over from an earlier verb
	negated      bool
	hypothetical bool
	denied       bool
	apart        bool // a participle with a subject of its own: "with some saying"
	future       bool
}

const verbCues = lang.CueSay | lang.CueTell | lang.CueWeak | lang.CueWrite | lang.CueAsk | lang.CueThink | lang.CueManner | lang.CueDeny | lang.CueFaint

// speechCues are the cues that bring words, rather than thoughts or gestures.
const speechCues = lang.CueSay | lang.CueTell | lang.CueWrite | lang.CueAsk

// readSayings finds the cues of every line.
func (d *draft) readSayings() {
	for l := range d.lines {
		ln := &d.lines[l]
		for i := ln.first; i < ln.end; i++ {
			it := &d.items[i]
			if it.kind == itemWord && it.entry.Cue != 0 {
				d.readSaying(int32(l), i)
			}
		}
	}
}

func (d *draft) readSaying(l, i int32) {
	ln := &d.lines[l]
	it := &d.items[i]
	s := saying{item: i, line: l, cue: it.entry.Cue, subject: nobody()}
	switch {
	case it.entry.Cue&lang.CueAdjunct != 0:
		s.kind = adjunct
		s.subject = d.phraseAfter(i+1, ln.end)
	case it.entry.Cue&verbCues != 0 && d.verbal(i, ln.first, ln.end):
		d.readVerb(&s, ln)
	case it.entry.Cue&lang.CueNoun != 0:
		s.kind = nounCue
		s.subject = d.nounOwner(i, ln)
	default:
		return
	}
	if s.subject.kind != noSource && s.kind == verbal && s.cue&speechCues != 0 {
		d.items[s.subject.head].speaks = true
	}
	d.sayings = append(d.sayings, s)
}

// nounOwner is whose words the noun cue at item i is: "Reed's statement", "a statement from Reed", "her words".
func (d *draft) nounOwner(i int32, ln *line) source {
	p := d.phraseBefore(i, ln.first)
	if p.kind == nominal && p.owner != none && p.head == i {
		return d.phraseOf(p.owner)
	}
	if i+2 <= ln.end && i+1 < ln.end && (d.lowerIs(i+1, "by") || d.lowerIs(i+1, "from") || d.lowerIs(i+1, "of")) {
		return d.phraseAfter(i+2, ln.end)
	}
	return nobody()
}

// phraseOf is the one-item phrase of a possessor.
func (d *draft) phraseOf(i int32) source {
	s := source{first: i, last: i + 1, head: i, owner: none, also: none, kind: nominal}
	switch {
	case d.items[i].kind == itemName:
		s.kind = named
	case d.is(i, lang.Pronoun|lang.Possessive):
		s.kind = pronoun
	}
	return s
}

// verbal reports whether the cue at item i, which may be a noun or adjective too, is a verb here.
func (d *draft) verbal(i, lo, hi int32) bool {
	e := d.items[i].entry
	if e.Form&(lang.Base|lang.Present) == 0 && e.Form&lang.Gerund == 0 {
		return !d.attributive(i, lo, hi)
	}
	j := i - 1
	for j >= lo && j > i-longestPhrase && d.is(j, lang.Adverb|lang.Negation|lang.Hedge) {
		j--
	}
	if j < lo || d.items[j].kind == itemQuote || d.items[j].kind == itemStop {
		return e.Form&(lang.Present|lang.Past|lang.Gerund) != 0 || j < lo && e.Form&lang.Base != 0
	}
	prev := &d.items[j]
	switch {
	case d.is(j, lang.Article|lang.Possessive) || d.genitive(j, hi):
		return false
	case d.lowerIs(j, "to") || d.is(j, lang.Modal|lang.Auxiliary|lang.Relative):
		return true
	case e.Form&lang.Gerund != 0:
		return true
	case prev.kind == itemClitic:
		return true
	case prev.kind == itemName:
		return e.Form&(lang.Present|lang.Past) != 0 || e.Form&lang.Base != 0 && d.pluralName(j)
	case d.is(j, lang.Pronoun):
		return true
	case d.is(j, lang.Preposition):
		return false
	case d.is(j, lang.Conjunction):
		return true
	}
	if e.Form&lang.Present != 0 {
		return d.personal(j)
	}
	return prev.entry.Number&lang.Plural != 0 && d.personal(j) || e.Form&lang.Past != 0
}

// attributive reports whether the past form at item i stands before a noun: "the stated goal".
func (d *draft) attributive(i, lo, hi int32) bool {
	return i > lo && d.is(i-1, lang.Article|lang.Possessive) && i+1 < hi && d.items[i+1].kind == itemWord && !d.is(i+1, lang.Preposition)
}

func (d *draft) pluralName(i int32) bool { return d.cast.Mentions[d.items[i].ref].Plural }

// finite reports whether item i is a finite verb, as far as the pack and its ending tell.
func (d *draft) finite(i, lo int32) bool {
	it := &d.items[i]
	if it.kind != itemWord {
		return false
	}
	if i > lo && d.is(i-1, lang.Article|lang.Possessive) {
		return false
	}
	e := it.entry
	if e.Cue&verbCues != 0 && e.Form&(lang.Past|lang.Present) != 0 {
		return !e.Is(lang.Post|lang.PersonNoun|lang.OrgNoun|lang.Unnamed) && (e.Cue&lang.CueNoun == 0 || e.Form&lang.Past != 0)
	}
	w := d.text(i)
	return e.Class == 0 && strings.HasSuffix(w, "ed") && i > lo && (d.items[i-1].kind == itemName || d.is(i-1, lang.Pronoun))
}

// readVerb finds the verb group around the cue at s.item, and its subject.
func (d *draft) readVerb(s *saying, ln *line) {
	e := d.items[s.item].entry
	s.denied = e.Cue&lang.CueDeny != 0
	j := s.item - 1
	be := false
	for ; j >= max(ln.first, s.item-longestPhrase); j-- {
		it := &d.items[j]
		if it.kind == itemClitic && !d.genitive(j, s.item) {
			continue
		}
		if it.kind != itemWord {
			break
		}
		switch {
		case it.entry.Is(lang.Negation):
			s.negated = true
		case it.entry.Is(lang.Auxiliary):
			if d.beVerb(j) {
				be = true
			}
		case it.entry.Is(lang.Modal):
			s.hypothetical = s.hypothetical || d.conditional(j)
			s.future = true
		case it.entry.Is(lang.Adverb | lang.Hedge | lang.TimeWord | lang.Day):
		default:
			goto group
		}
	}
group:
	switch {
	case e.Form&lang.Gerund != 0 && !be:
		s.kind = gerund
		s.conjoined = true
		if j >= ln.first && d.items[j].kind == itemWord && d.items[j].entry.Cue&lang.CueDeny != 0 {
			s.negated = true // "denied calling"
		}
		if s.subject = d.absolute(j, ln); s.subject.kind != noSource {
			s.apart = true
		} else if n := len(d.sayings); n > 0 && d.sayings[n-1].apart && d.sayings[n-1].line == s.line && d.opensClause(j) {
			s.subject, s.apart = d.sayings[n-1].subject, true
		} else {
			s.subject = d.clauseSubject(j, ln)
		}
	case j >= ln.first && d.lowerIs(j, "to"):
		s.kind = infinitive
		d.control(s, j, ln)
	case (be || s.item+1 < ln.end && d.lowerIs(s.item+1, "by")) && e.Form&(lang.Past|lang.Participle) != 0 && e.Form&lang.Gerund == 0:
		s.kind = passive
		d.readPassive(s, j, ln)
	default:
		s.kind = verbal
		d.readSubject(s, j, ln)
	}
	if !s.hypothetical {
		s.hypothetical = d.underIf(s, ln)
	}
}

// absolute is the subject of "with some calling her names": a participle that brings its own.
func (d *draft) absolute(j int32, ln *line) source {
	p := d.phraseBefore(j, ln.first)
	if p.kind != noSource && p.first > ln.first && d.lowerIs(p.first-1, "with") {
		return p
	}
	return nobody()
}

func (d *draft) beVerb(i int32) bool {
	switch strings.ToLower(d.text(i)) {
	case "be", "am", "is", "are", "was", "were", "been", "being", "isn't", "aren't", "wasn't", "weren't":
		return true
	}
	return false
}

// conditional reports whether the modal at i makes what follows unreal: would, could, might.
func (d *draft) conditional(i int32) bool {
	switch strings.ToLower(d.text(i)) {
	case "would", "could", "might", "should":
		return true
	}
	return false
}

// underIf reports whether the cue's clause opens with "if".
func (d *draft) underIf(s *saying, ln *line) bool {
	if s.subject.kind == noSource || s.inverted {
		return false
	}
	k := s.subject.first - 1
	return k >= ln.first && d.lowerIs(k, "if")
}

// control finds who does what the infinitive after "to" at item j says: "declined to say", "went on to tell".
func (d *draft) control(s *saying, j int32, ln *line) {
	s.subject = d.clauseSubject(j-1, ln)
	s.conjoined = true
	for k := j - 1; k >= ln.first && k > j-5; k-- {
		if it := &d.items[k]; it.kind == itemWord {
			if it.entry.Cue&lang.CueDeny != 0 || it.entry.Is(lang.Negation) {
				s.negated = true
				return
			}
			if it.entry.Cue&lang.CueTell != 0 && k < j-1 { // "urged her to say": the hearer would speak
				s.hypothetical = true
			}
		}
	}
}

// readPassive handles "was described by X as", "X was quoted as saying".
func (d *draft) readPassive(s *saying, j int32, ln *line) {
	for k := s.item + 1; k < ln.end && k < s.item+6; k++ {
		if d.lowerIs(k, "by") {
			s.subject = d.phraseAfter(k+1, ln.end)
			s.inverted = true
			return
		}
		if d.items[k].kind == itemStop || d.items[k].kind == itemQuote {
			break
		}
	}
	if w := d.items[s.item].entry.Lemma; w != 0 && d.pack.Spelled(w) == "quote" {
		d.readSubject(s, j, ln)
		s.kind = verbal
	}
}

// readSubject finds the subject of a finite verb: the phrase right before it, with what stands between commas; or the one right after it where the words go
// before (“…,” said X); or that of the verb to which it is joined by "and".
func (d *draft) readSubject(s *saying, j int32, ln *line) {
	if j < ln.first {
		if s.cue&(lang.CueSay|lang.CueWrite|lang.CueAsk) != 0 {
			d.invert(s, ln)
		}
		return
	}
	if d.is(j, lang.Reflexive) && j > ln.first {
		j-- // "Lee herself said"
	}
	it := &d.items[j]
	switch {
	case it.kind == itemQuote:
		d.invert(s, ln)
	case d.stop(j, ',') && d.invertible(s, ln):
		d.invert(s, ln)
	case d.stop(j, ','):
		d.overComma(s, j, ln)
	case it.kind == itemStop && it.char == '-':
		d.overDash(s, j, ln)
	case it.kind == itemWord && it.entry.Is(lang.Relative):
		d.relative(s, j, ln)
	case it.kind == itemWord && it.entry.Is(lang.Conjunction) && !d.lowerIs(j, "that"):
		s.subject = d.clauseSubject(j-1, ln)
		s.conjoined = true
	default:
		s.subject = d.phraseBefore(d.overTime(j, ln.first), ln.first)
		d.join(&s.subject, ln.first)
		d.reconsider(s, ln)
		if s.subject.kind == noSource {
			s.subject = d.clauseSubject(j, ln)
			s.conjoined = true
		}
	}
}

// reconsider looks further left where the phrase right before the verb can be no subject: an object's pronoun ("who met them said"), a place that ends an
// apposition ("who lives in Oldport said"), or the object of a participle ("Lee, defending Reed said").
func (d *draft) reconsider(s *saying, ln *line) {
	p := s.subject
	if p.kind == noSource || p.first <= ln.first {
		return
	}
	switch {
	case p.kind == pronoun && d.objective(p.head), p.kind == named && d.isPlace(p.head) && (!d.opensClause(p.first-1) || d.stop(p.first-1, ',') && p.first-2 > ln.first && d.items[p.first-2].kind == itemName && d.isPlace(p.first-2)):
		if n := d.clauseSubject(p.first-1, ln); n.kind != noSource {
			s.subject = n
		}
	case p.kind == named && p.first-2 > ln.first && d.stop(p.first-2, ',') && d.items[p.first-1].kind == itemWord && strings.HasSuffix(d.text(p.first-1), "ing"):
		if n := d.phraseBefore(p.first-3, ln.first); n.kind == named && d.mentionIsPerson(n.head) {
			s.subject = n
		}
	}
}

// objective reports whether item i is a pronoun that is never a subject.
func (d *draft) objective(i int32) bool {
	switch d.text(i) {
	case "him", "them", "me", "us", "her", "whom":
		return true
	}
	return false
}

// isPlace reports whether the name at item i is a place's.
func (d *draft) isPlace(i int32) bool {
	m := &d.cast.Mentions[d.items[i].ref]
	return m.Entity >= 0 && d.entityIs(m.Entity, names.Place)
}

// overTime steps left over "on Tuesday", "in May 2015" that stands between a subject and its verb.
func (d *draft) overTime(j, lo int32) int32 {
	k := j
	for k > lo && k > j-8 && (d.is(k, lang.Day|lang.Month|lang.TimeWord) || d.toks[d.items[k].first].Kind == prose.Number && d.items[k].kind == itemWord) {
		k--
	}
	if k < j && k > lo && (d.lowerIs(k, "on") || d.lowerIs(k, "in") || d.lowerIs(k, "at") || d.lowerIs(k, "last") || d.lowerIs(k, "late") || d.lowerIs(k, "early")) {
		return k - 1
	}
	if k < j && (d.items[k].kind == itemName || d.is(k, lang.Pronoun)) {
		return k
	}
	return j
}

// invert takes the phrase after the verb as its subject: "said Ann Lee".
func (d *draft) invert(s *saying, ln *line) {
	k := s.item + 1
	for k < min(ln.end, s.item+longestPhrase) && d.is(k, lang.Adverb|lang.Hedge) && !d.is(k, lang.Pronoun) {
		k++
	}
	s.subject = d.phraseAfter(k, ln.end)
	if s.subject.kind == pronoun && d.is(s.subject.head, lang.Relative|lang.Question) {
		s.subject = nobody()
	}
	s.inverted = s.subject.kind != noSource
}

// invertible reports whether the cue after a comma is followed by its subject, "…, said Ann Lee": a verb of plain saying takes no person as its object.
func (d *draft) invertible(s *saying, ln *line) bool {
	if s.cue&lang.CueSay == 0 || s.cue&(lang.CueTell|lang.CueWeak) != 0 {
		return false
	}
	p := d.phraseAfter(s.item+1, ln.end)
	if p.kind != named || !d.mentionIsPerson(p.head) {
		return false
	}
	return p.last >= ln.end || d.items[p.last].kind == itemStop
}

// join takes in a first name joined by "and": "Merkel and Macron said".
func (d *draft) join(s *source, lo int32) {
	if s.kind != named || s.first-2 < lo || !d.lowerIs(s.first-1, "and") || !d.mentionIsPerson(s.head) {
		return
	}
	p := d.phraseBefore(s.first-2, lo)
	if d.stop(s.first-2, ',') {
		p = d.beforeComma(s.first-2, lo)
	}
	if p.kind != named || !d.mentionIsPerson(p.head) || p.first > lo && !d.opensClause(p.first-1) {
		return
	}
	s.also, s.head, s.first = s.head, p.head, p.first
}

// beforeComma is the name before the apposition that the comma at item j closes: "Ann Lee, the mayor, and".
func (d *draft) beforeComma(j, lo int32) source {
	for k := j - 1; k > max(lo, j-12); k-- {
		if d.stop(k, ',') {
			return d.phraseBefore(k-1, lo)
		}
	}
	return nobody()
}

// opensClause reports whether a clause can begin after item i.
func (d *draft) opensClause(i int32) bool {
	it := &d.items[i]
	switch it.kind {
	case itemQuote:
		return true
	case itemStop:
		return it.char == ',' || it.char == ';' || it.char == ':' || it.char == '-' || it.char == '('
	case itemWord:
		return it.entry.Is(lang.Conjunction|lang.Relative|lang.Question) || it.entry.Cue&verbCues != 0
	}
	return false
}

// relative finds the antecedent of "who" or "which" at item j.
func (d *draft) relative(s *saying, j int32, ln *line) {
	k := j - 1
	if k > ln.first && d.stop(k, ',') {
		k--
	}
	s.subject = d.phraseBefore(k, ln.first)
	if d.lowerIs(j, "who") && s.subject.kind == nominal && !d.personal(s.subject.head) || s.subject.head >= 0 && d.is(s.subject.head, lang.Pronoun) {
		if p := d.bare(k, ln.first); p.kind == named || p.kind == nominal && d.personal(p.head) {
			s.subject = p
		}
	}
	if d.lowerIs(j, "which") {
		s.subject = d.thing(k, ln.first)
	}
	if d.lowerIs(j, "that") && s.subject.kind != noSource && !d.personal(s.subject.head) {
		s.subject = nobody()
	}
}

// bare is the noun phrase that ends with item j, without what it hangs on.
func (d *draft) bare(j, lo int32) source {
	for k := j; k > lo && k > j-longestPhrase; k-- {
		if d.is(k-1, lang.Preposition) {
			return d.phraseBefore(j, k)
		}
	}
	return d.phraseBefore(j, lo)
}

// thing is what "which" after item j stands for: the nearest phrase that is no place, "the Dialogue Group in Oldport, which".
func (d *draft) thing(j, lo int32) source {
	p := d.bare(j, lo)
	for p.kind == named && p.first-2 > lo && d.is(p.first-1, lang.Preposition) {
		if m := d.cast.Mentions[d.items[p.head].ref]; m.Entity < 0 || !d.entityIs(m.Entity, names.Place) {
			break
		}
		p = d.bare(p.first-2, lo)
	}
	return p
}

// overDash steps over what stands between dashes: "Lee — who left in May — said".
func (d *draft) overDash(s *saying, j int32, ln *line) {
	for k := j - 1; k > ln.first && k > j-40; k-- {
		if d.items[k].kind == itemStop && d.items[k].char == '-' {
			s.subject = d.phraseBefore(k-1, ln.first)
			return
		}
	}
	d.invert(s, ln)
}

// overComma steps left over what stands between commas before the verb: apposition, age, place, relative clause.
func (d *draft) overComma(s *saying, j int32, ln *line) {
	for range 8 {
		k := j - 1
		for k >= max(ln.first, j-longestPhrase) && !d.stop(k, ',') && (d.items[k].kind != itemQuote || k < j-1) && !d.stop(k, ';') && !d.stop(k, ':') {
			k--
		}
		if k < ln.first || !d.stop(k, ',') {
			if k >= ln.first && d.items[k].kind == itemQuote && k+1 == j {
				d.invert(s, ln)
				return
			}
			// the segment opens the clause: "The leader of the league, Ann Lee, said"
			s.subject = d.leading(k+1, j, ln)
			return
		}
		if d.apposed(k+1, j) {
			if p := d.phraseBefore(k-1, ln.first); p.kind != noSource {
				d.join(&p, ln.first)
				if p.kind == nominal && !d.personal(p.head) && k-1 > ln.first {
					j = k
					continue
				}
				s.subject = d.beforeApposition(d.named(p, k+1, j), ln)
				return
			}
		}
		if p := d.phraseBefore(j-1, k+1); p.kind == named && d.mentionIsPerson(p.head) && p.first == k+1 {
			s.subject = p
			return
		}
		j = k
	}
}

// beforeApposition steps from a noun set after a name, "Ann Lee, a pilot from Oldport, who …, said", to the name.
func (d *draft) beforeApposition(p source, ln *line) source {
	if p.kind != nominal || p.first-2 < ln.first || !d.stop(p.first-1, ',') {
		return p
	}
	n := d.phraseBefore(p.first-2, ln.first)
	if aged := n.kind == noSource || n.kind == nominal; aged && p.first-4 >= ln.first && d.stop(p.first-3, ',') {
		n = d.phraseBefore(p.first-4, ln.first) // "Ann Lee, 51, a pilot"
	}
	if n.kind == named && d.mentionIsPerson(n.head) {
		return n
	}
	return p
}

// named prefers a person's name between the commas to a noun before them: "the league's leader, Ann Lee, said".
func (d *draft) named(p source, from, to int32) source {
	if p.kind != nominal {
		return p
	}
	if n := d.phraseBefore(to-1, from); n.kind == named && n.first == from && d.mentionIsPerson(n.head) {
		p.kind, p.head, p.last = named, n.head, n.last
	} else if d.items[from].kind == itemName && d.mentionIsPerson(from) {
		p.kind, p.head, p.last = named, from, from+1
		if from+2 < to && d.lowerIs(from+1, "and") && d.items[from+2].kind == itemName && d.mentionIsPerson(from+2) {
			p.also, p.last = from+2, from+3
		}
	}
	return p
}

// apposed reports whether items [from, to), between commas, belong to the phrase before them.
func (d *draft) apposed(from, to int32) bool {
	if from >= to {
		return false
	}
	it := &d.items[from]
	switch it.kind {
	case itemName:
		return true
	case itemWord:
		return it.entry.Is(lang.Article|lang.Possessive|lang.Relative|lang.Preposition|lang.NumberWord|lang.Post|lang.Title|lang.NameSuffix|lang.TimeWord|lang.Adverb|lang.Place|lang.Demonym|lang.Spokes|lang.PersonNoun|lang.Kin) ||
			d.toks[it.first].Kind == prose.Number || it.entry.Form&(lang.Gerund|lang.Participle) != 0 || it.entry.Class == 0 || d.is(from, lang.Conjunction) ||
			d.toks[it.first].Is(prose.Digits)
	}
	return it.kind == itemStop && (it.char == '(' || it.char == '-')
}

// leading reads the subject that ends right before the comma at j, where items [from, j) open the clause.
func (d *draft) leading(from, j int32, ln *line) source {
	p := d.phraseBefore(j-1, from)
	if p.kind == noSource {
		p = d.clauseSubject(j-1, ln)
	}
	return p
}

// clauseSubject finds the subject that a participle, an infinitive or a joined verb shares: that of the nearest verb before item j which has one of its own.
func (d *draft) clauseSubject(j int32, ln *line) source {
	for k := len(d.sayings) - 1; k >= max(0, len(d.sayings)-8) && d.sayings[k].line == d.lineOf(ln); k-- {
		s := &d.sayings[k]
		if s.item <= j && s.kind == verbal && !s.inverted && s.cue&(speechCues|lang.CueThink|lang.CueWeak) != 0 && d.canSpeak(s.subject) {
			return s.subject
		}
	}
	second := nobody()
	for k := max(ln.first, j-2*longestPhrase); k <= j; k++ {
		p := d.subjectAt(k, ln)
		if p.kind == noSource || p.last > j+1 {
			continue
		}
		if p.kind != nominal {
			return p
		}
		if second.kind == noSource {
			second = p
		}
	}
	return second
}

// canSpeak reports whether the phrase names people or bodies.
func (d *draft) canSpeak(s source) bool {
	switch s.kind {
	case named:
		return true
	case pronoun:
		return !d.is(s.head, lang.Relative|lang.Question)
	case nominal:
		return d.personal(s.head) && d.items[s.head].entry.Cue&lang.CueNoun == 0
	}
	return false
}

func (d *draft) lineOf(ln *line) int32 { return d.items[ln.first].line }

// subjectAt reads the phrase that begins at item k if it stands where a subject stands: at the start of a clause, and not as a possessor.
func (d *draft) subjectAt(k int32, ln *line) source {
	if k > ln.first && !d.opensClause(k-1) && !(k-1 == ln.first && d.is(k-1, lang.Adverb|lang.Hedge|lang.TimeWord)) || d.is(k, lang.Relative|lang.Question) {
		return nobody()
	}
	it := &d.items[k]
	if it.kind == itemWord && strings.HasSuffix(d.text(k), "ing") && !d.toks[it.first].Is(prose.Upper) {
		return nobody() // "that keeping Reed"
	}
	if it.kind != itemName && !(it.kind == itemWord && (it.entry.Is(lang.Pronoun|lang.Article|lang.Possessive|lang.Title|lang.Post|lang.Honorific) || d.nounish(k))) {
		return nobody()
	}
	p := d.phraseAfter(k, ln.end)
	if p.kind == noSource || p.kind == nominal && !d.personal(p.head) || p.last < ln.end && d.genitive(p.last, ln.end) {
		return nobody()
	}
	return p
}
