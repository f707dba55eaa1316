package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// SayingFrom is the first saying whose cue stands at item i or after it: one more than there are,
// where there is none.
//
//go:noinline
func (d *Grammar) SayingFrom(i ItemID) SayingID { return d.sayingFrom(i) }

// sayingFrom is SayingFrom, for what is itself called and not copied.
func (d *Grammar) sayingFrom(i ItemID) SayingID {
	if k := int(max(i, 0)); k < len(d.from) {
		return d.from[k]
	}
	return SayingID(len(d.Sayings))
}

// SayingsIn are the sayings [first, end) whose cues stand in the items [from, to).
//
//go:noinline
func (d *Grammar) SayingsIn(from, to ItemID) (first, end SayingID) {
	first = d.sayingFrom(from)
	return first, max(first, d.sayingFrom(to))
}

// SayingsBack are the sayings from first to last whose cues stand in the items [from, to).
//
//go:noinline
func (d *Grammar) SayingsBack(from, to ItemID) (first, last SayingID) {
	last = d.sayingFrom(to) - 1
	return min(last+1, d.sayingFrom(from)), last
}

// SayingBefore is the last saying before item i in its line, or none.
func (d *Grammar) SayingBefore(i ItemID) SayingID {
	k := d.SayingFrom(i) - 1
	if k < 0 || d.Sayings[k].Line != d.Items[i].Line {
		return NoSaying
	}
	return k
}

// SayingOf is the saying whose subject is item i, or none. Where several share it, the last.
func (d *Grammar) SayingOf(i ItemID) SayingID {
	best := NoSaying
	for k, end := d.SayingsIn(i, i+LongestPhrase); k < end; k++ {
		if d.Sayings[k].HasSubject() && d.Sayings[k].Subject.Head == i {
			best = k
		}
	}
	return best
}

// SpokenBy is the first verb of saying whose subject item i heads, or the "according to" before it;
// or none.
func (d *Grammar) SpokenBy(i ItemID) SayingID {
	k := d.QuotedFor(i)
	for n, end := d.SayingsIn(i, i+LongestPhrase); k == NoSaying && n < end; n++ {
		if s := &d.Sayings[n]; s.Kind == Verbal && s.HasSubject() && s.Subject.Head == i {
			k = n
		}
	}
	return k
}

// SpokenAfter is the saying before item i that has it as the head of its subject, "said a judge";
// or NoSaying.
func (d *Grammar) SpokenAfter(i ItemID) SayingID {
	for n, end := d.SayingsIn(max(i-LongestPhrase/2, 0), i); n < end; n++ {
		if s := &d.Sayings[n]; s.Kind == Verbal && s.Inverted && s.HasSubject() && s.Subject.Head == i {
			return n
		}
	}
	return NoSaying
}

// QuotedFor is the saying of which item i is the source in a phrase, "according to a councillor";
// or none.
func (d *Grammar) QuotedFor(i ItemID) SayingID {
	if k := d.SayingFrom(i) - 1; k >= 0 && d.Sayings[k].Kind == Adjunct && d.Sayings[k].Subject.Head == i {
		return k
	}
	return NoSaying
}

// SpokenBefore reports whether somebody speaks in the line before saying k.
func (d *Grammar) SpokenBefore(k SayingID) bool {
	for n := k - 1; n >= max(0, k-3) && d.Sayings[n].Line == d.Sayings[k].Line; n-- {
		o := &d.Sayings[n]
		verb := o.Kind == Verbal || o.Kind == Gerund
		if verb && !o.Inverted && o.Brings(lang.CueSay|lang.CueTell) && d.CanSpeak(o.Subject) {
			return true
		}
	}
	return false
}

// QuotingAs reports whether saying k hands on what somebody else said, whom the next saying names:
// "the paper quoted Lee as saying".
func (d *Grammar) QuotingAs(k SayingID) bool {
	if int(k)+1 >= len(d.Sayings) {
		return false
	}
	s, n := &d.Sayings[k], &d.Sayings[k+1]
	if s.Kind != Verbal || n.Kind != Gerund || n.Line != s.Line || !d.Part(s.Item, lang.Quoted) {
		return false
	}
	return d.Part(n.Item-1, lang.As) && n.HasSubject() && n.Subject.First > s.Item
}

// LastVerb reports whether the verb right after the quotation at item ends a clause that began
// before it, as verbs of some languages do: "dass sie die Mole „morsch“ nannte".
func (d *Grammar) LastVerb(s *Saying, item ItemID) bool {
	if !d.Pack.VerbsLast || s.Item != item+1 || s.Inverted || !s.Brings(lang.VerbCues) {
		return false
	}
	return s.HasSubject() && s.Subject.Last <= item
}

// EndsParagraphQuote reports whether the inverted clause belongs to a quotation before it in its
// line.
//
//go:noinline
func (d *Grammar) EndsParagraphQuote(s *Saying, ln *Line) bool {
	return s.Item > ln.First && d.IsQuote(s.Item-1)
}

// Parenthetical reports whether the phrase from item i to the verb opens a clause of saying thrown
// in after a comma, which is none of a conjunction.
func (d *Grammar) Parenthetical(i, verb ItemID, ln *Line) bool {
	if i <= ln.First+1 || verb >= ln.End || !d.Stop(i-1, ',') || d.IsQuote(i-2) {
		return false
	}
	return d.HasCue(verb, lang.CueSay) && (verb+1 >= ln.End || d.IsStop(verb+1) && !d.Stop(verb+1, ':'))
}

// OfSomebody reports whether the quotation right before the clause of saying at item i begins with
// a pronoun of that sex: “He is brilliant,” he said. The two are not one.
func (d *Grammar) OfSomebody(i ItemID, g lang.Gender) bool {
	for k := i - 1; k >= d.Lines[d.Items[i].Line].First && k >= i-2; k-- {
		if d.IsQuote(k) {
			e := d.Entry(d.QuoteAt(k).First)
			return e.Part&lang.Nominative != 0 && e.Gender == g
		}
	}
	return false
}

// Asking is the saying of the sentence before in which somebody asks a person something or writes
// to him, where the pronoun at item i replies; or none: "Lee asked him why. “…,” he replied." The
// one who replies is not the one who asked.
func (d *Grammar) Asking(i ItemID, l LineID) SayingID {
	k := d.SayingOf(i)
	if k == NoSaying || !d.Part(d.Sayings[k].Item, lang.Reply) {
		return NoSaying
	}
	for n := k - 1; n >= 0 && d.Sayings[n].Line >= l-2; n-- {
		s := &d.Sayings[n]
		asks := s.Brings(lang.CueAsk) && (s.Kind == Verbal || s.Kind == Infinitive) || d.writesTo(s) ||
			n == k-1 && d.tellsPerson(s)
		if asks && s.HasSubject() && (s.Line < l || s.Item < i && n == k-1 && d.tellsPerson(s)) {
			return n
		}
	}
	return NoSaying
}

// tellsPerson reports whether the subject of saying s tells something to a person by name, or by a
// noun for one person: "told Reed", "said to a guard".
func (d *Grammar) tellsPerson(s *Saying) bool {
	to := s.Item + 1
	switch {
	case s.Kind != Verbal || s.Inverted:
		return false
	case s.Brings(lang.CueSay) && d.Link(to, lang.LinkTo):
		to++
	case !s.Brings(lang.CueTell):
		return false
	}
	p := d.PhraseAfter(to, d.Lines[s.Line].End)
	if p.Kind == Named {
		return d.MentionIsPerson(p.Head)
	}
	return p.Kind == Nominal && d.DescribesPerson(p.Head) && d.Items[p.Head].Entry.Number != lang.Plural
}

// writesTo reports whether the subject of saying s writes to somebody: "Lee wrote to him".
func (d *Grammar) writesTo(s *Saying) bool {
	return s.Kind == Verbal && s.Brings(lang.CueWrite) && d.Link(s.Item+1, lang.LinkTo)
}

// Writer is who owns, or in the same sentence wrote or said, what the noun of saying k names.
func (d *Grammar) Writer(k SayingID) Source {
	n := &d.Sayings[k]
	if n.HasSubject() {
		if d.Part(n.Item+1, lang.By) { // "a statement by her aide"
			if who := d.saysInIt(k, n.Subject); who.Found() {
				return who
			}
		}
		return n.Subject
	}
	for v := k - 1; v >= 0 && d.Sayings[v].Line == n.Line && n.Item-d.Sayings[v].Item <= 20; v-- {
		if o := &d.Sayings[v]; d.wroteIn(o, n) {
			return o.Subject
		}
	}
	if by := d.FiledBy(Source{Head: n.Item}, n.Line); by.Found() {
		if who := d.saysInIt(k, by); who.Found() {
			return who
		}
		return by
	}
	return d.issuer(n)
}

// saysInIt is whoever says something in what the noun of saying k names, though it was signed or
// read by another, by: "Lee, in a statement signed by her aide, said", "In a statement signed by
// its secretary, the union said"; or nobody.
func (d *Grammar) saysInIt(k SayingID, by Source) Source {
	n := &d.Sayings[k]
	ln := &d.Lines[n.Line]
	in := n.Item - 1
	for in > max(ln.First, n.Item-4) && !d.Is(in, lang.Preposition) {
		in--
	}
	if !d.Is(in, lang.Preposition) || in > ln.First && !d.Stop(in-1, ',') {
		return Nobody()
	}
	for o := k + 1; int(o) < len(d.Sayings) && d.Sayings[o].Line == n.Line; o++ {
		s := &d.Sayings[o]
		if s.Kind != Verbal || !s.HasSubject() || s.Subject.Head == by.Head || d.IsQuote(s.Subject.First-1) {
			continue
		}
		if fronted := s.Subject.First > n.Item; fronted != (in == ln.First) || fronted && !d.Stop(s.Subject.First-1, ',') {
			continue
		}
		return s.Subject
	}
	return Nobody()
}

// wroteIn reports whether saying o tells of somebody who wrote or said something in what the noun
// of saying n names: "wrote in a long letter", "stated Lee through a statement".
func (d *Grammar) wroteIn(o, n *Saying) bool {
	if o.Kind != Verbal || !o.Brings(lang.CueSay|lang.CueWrite|lang.CueWeak) || !d.CanSpeak(o.Subject) {
		return false
	}
	at := o.End()
	through := d.Is(at, lang.Preposition) && at+2 == n.Item && d.Is(at+1, lang.Article) && !d.Link(at, lang.LinkOf)
	if through && d.Part(n.Item, lang.Inscribed) && !o.Brings(lang.CueWrite) {
		return false // "spoke under a banner saying"
	}
	return through || !o.Inverted && d.inside(n.Item, o.Item)
}

// issuer is the subject of the clause in which a fronted noun of saying stands, or that puts out
// what it names: "In a statement, Lee asked", "Lee issued a statement".
func (d *Grammar) issuer(n *Saying) Source {
	ln := &d.Lines[n.Line]
	at := n.Item - 1
	for at > max(ln.First, n.Item-4) && (d.Nounish(at) || d.openSite(at)) {
		at-- // "sent an angry letter", "In a long Facebook post"
	}
	if at <= ln.First || !d.Is(at, lang.Article) || !d.Link(at, lang.LinkA) {
		return Nobody()
	}
	before := at - 1
	if to := d.PhraseBefore(before, ln.First); to.Found() && to.First > ln.First && d.Part(to.First-1, lang.Issues) {
		before = to.First - 1 // "sent the board a letter"
	}
	switch {
	case before == ln.First && d.Link(before, lang.LinkIn):
		return d.behindFront(n.Item, ln)
	case !d.HasForm(before, lang.Gerund) && d.BeVerb(d.behindAdverbs(before-1, ln)):
		return Nobody() // "was sent a letter"
	case d.Part(before, lang.Issues) && !d.Part(before-1, lang.Infinitive):
		if d.Stop(before-1, ',') {
			s := Saying{Item: before, Subject: Nobody(), Through: Nobody()}
			d.overComma(&s, before-1, ln) // "The head of the union, Ann Lee, sent a letter"
			return s.Subject
		}
		if by := d.saidToIssue(before, ln); by.Found() {
			return by
		}
		p := d.ClauseSubject(before-1, ln)
		if p.First-2 >= ln.First && p.Also == NoItem && d.Link(p.First-1, lang.LinkAnd) && d.IsName(p.First-2) {
			return Nobody() // "Friends of Reed and Lee sent a letter"
		}
		return p
	}
	return Nobody()
}

// behindFront is the subject behind the comma that ends what the noun at item i, at the beginning
// of its line, belongs to: "In a letter to the board, Lee"; or nobody.
func (d *Grammar) behindFront(i ItemID, ln *Line) Source {
	for end := min(ln.End-1, i+12); i+1 < end; {
		if i++; d.Stop(i, ',') {
			return d.SubjectAt(i+1, ln)
		}
	}
	return Nobody()
}

// saidToIssue is whoever stands between a verb of saying and the finite verb at item i, and does
// what that tells: "The council said Lee sent a letter"; or nobody.
func (d *Grammar) saidToIssue(i ItemID, ln *Line) Source {
	p := d.PhraseBefore(i-1, ln.First)
	if p.Kind == NoSource || p.First <= ln.First || d.HasForm(i, lang.Gerund) {
		return Nobody()
	}
	said := p.First - 1
	if d.Part(said, lang.That) {
		said--
	}
	if said <= ln.First || !d.HasCue(said, lang.CueSay) || !d.HasForm(said, lang.Past|lang.Present) {
		return Nobody()
	}
	return p
}

// inside reports whether the noun at item i stands in a phrase with "in" after item lo: "wrote in a
// long letter".
func (d *Grammar) inside(i, lo ItemID) bool {
	for k := i - 1; k > max(lo, i-5); k-- {
		if d.Is(k, lang.Preposition) {
			return d.Link(k, lang.LinkIn)
		}
	}
	return false
}
