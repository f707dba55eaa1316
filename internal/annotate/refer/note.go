package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// NoteLine notes whom line l speaks of, in order: by name, by pronoun, by description, and those
// who have no name.
func (d *Reader) NoteLine(l clause.LineID) {
	ln := &d.Lines[l]
	if d.Telling(ln) {
		d.turn++
		if d.Streams[ln.Stream].Parent == quote.None {
			d.outer++
		}
	}
	if d.Credits(ln) {
		return
	}
	if d.SetBetween(ln) || d.Caption(ln) {
		d.noteShown(ln)
		return
	}
	d.noteNominal(l)
	d.noteTwo(ln)
	for i := ln.First; i < ln.End; i++ {
		switch it := &d.Items[i]; {
		case it.Kind == clause.Name:
			d.noteName(i, ln)
		case it.Kind == clause.Word && (it.Speaks || it.Cited || it.Entry.Is(somebody)):
			d.noteWord(i, l)
		}
	}
	d.noteOwned(l)
	if len(d.Told) > 0 {
		d.noteTold(ln)
	}
}

// noteShown notes in passing whom line ln names, which stands below a picture or was set between
// paragraphs: the story goes on with whom it spoke of above it, if that can be.
func (d *Reader) noteShown(ln *clause.Line) {
	for i := ln.First; i < ln.End; i++ {
		if !d.IsName(i) || !d.MentionIsPerson(i) || d.Mention(i).Entity == names.NoEntity {
			continue
		}
		r := meaning(d.Mention(i).Entity, 1, "")
		d.note(i, ln, r.Being, clause.Oblique, r)
		ev := &d.events[len(d.events)-1]
		ev.turn, ev.outer = ev.turn-1, ev.outer-1
	}
}

// noteTold notes the phrases of line ln of which an editor has told whom they mean, and which were
// not noted as speaking of anybody.
func (d *Reader) noteTold(ln *clause.Line) {
	for i := ln.First; i < ln.End; i++ {
		told, ok := d.Told[i]
		if _, noted := d.Noted(i); ok && !noted {
			d.note(i, ln, told.Being, clause.Speaking, told)
		}
	}
}

// somebody are the classes of words with which a phrase for somebody may begin.
const somebody = lang.Article | lang.NumberWord | lang.Pronoun | lang.Possessive

// noteWord notes whom the word at item i of line l speaks of.
func (d *Reader) noteWord(i clause.ItemID, l clause.LineID) {
	it, ln := &d.Items[i], &d.Lines[l]
	pronoun := it.Entry.Is(lang.Pronoun | lang.Possessive)
	switch {
	case it.Entry.Is(lang.Article) && d.Link(i, lang.LinkThe):
		d.notePost(i, ln)
	case (!pronoun || d.OneOfThem(i)) && (it.Speaks || it.Cited && d.QuotedFor(i) != clause.NoSaying):
		d.noteUnnamed(i, l)
	case pronoun && it.Entry.Number&lang.Singular != 0 && d.Gender(i)&(lang.Male|lang.Female) != 0:
		d.notePronoun(i, l)
	}
	if it.Entry.Is(lang.Article|lang.NumberWord) || d.OneOfThem(i) {
		d.noteNewcomer(i, ln)
	}
}

// noteTwo notes the two people on whom attention rests where line ln begins by speaking of both:
// "Both have written", "The pair left".
func (d *Reader) noteTwo(ln *clause.Line) {
	if !ln.Plays(lang.Two) {
		return
	}
	i := ln.First
	if d.Is(i, lang.Article) && d.Link(i, lang.LinkThe) {
		i++
	}
	if i+1 >= ln.End || !d.Part(i, lang.Two) || !d.Verbish(i+1, ln.End) {
		return
	}
	c := d.rest(func(e names.EntityID) bool { return d.EntityIs(e, names.Person) })
	for range 2 {
		if r := c.verdict(); r.Kind == Entity {
			d.note(i, ln, r.Being, clause.Topic, meaning(r.Entity, 0.85, "one of the two"))
			c.weight[c.place(r.Being)] = 0
		}
	}
}

// notePronoun notes whom the pronoun at item i of line l means.
func (d *Reader) notePronoun(i clause.ItemID, l clause.LineID) {
	ln, it := &d.Lines[l], &d.Items[i]
	r := d.namedAfter(i, ln)
	if r.Kind != Entity {
		r = d.actorOf(i, ln)
	}
	if r.Kind == Unresolved {
		k := seeking()
		k.gender, k.not = d.Gender(i), d.doer(i)
		k.owns = it.Entry.Is(lang.Reflexive) || i+1 < ln.End && d.ownsNext(i)
		k.speaks, k.apart = it.Speaks, it.Speaks && d.Parenthetical(i, i+1, ln)
		if k.apart && k.not == names.NoEntity && d.IsName(i-2) && d.MentionIsPerson(i-2) {
			k.not = d.Mention(i - 2).Entity // "Mr. Reed, he said, was wrong"
		}
		r = d.orSubjectBehind(d.salient(i, l, k), i, ln)
		if k.owns || d.Nominative(i) {
			d.learn(r, d.Gender(i), k.speaks)
		}
	}
	d.note(i, ln, r.Being, d.RoleOf(i, i, ln), r)
}

// ownsNext reports whether item i is a possessive, and what it owns follows: "her plan".
func (d *Reader) ownsNext(i clause.ItemID) bool { return d.Is(i, lang.Possessive) && d.Nounish(i+1) }

// doer is the subject of the verb right before an object's pronoun at item i, or none: "Lee asked
// him" tells of somebody other than Lee.
func (d *Reader) doer(i clause.ItemID) names.EntityID {
	if !d.Part(i, lang.Objective) || d.ownsNext(i) {
		return names.NoEntity
	}
	k := d.SayingFrom(i - 1)
	if int(k) >= len(d.Sayings) || d.Sayings[k].Item != i-1 || !d.Sayings[k].HasSubject() {
		return names.NoEntity
	}
	if r, ok := d.Noted(d.Sayings[k].Subject.Head); ok && r.Kind == Entity {
		return r.Entity
	}
	return names.NoEntity
}

// noteNominal notes a definite phrase that opens line l, or to which it turns. It stands for
// somebody named before, "The star had left by then"; or for somebody who plays a part in what is
// told and has no name in it: "The complainant gave evidence", "As for the driver, he".
func (d *Reader) noteNominal(l clause.LineID) {
	ln := &d.Lines[l]
	i := ln.First
	if d.Streams[ln.Stream].Parent != quote.None && d.Is(i, lang.Possessive) && d.Part(i, lang.Alone) {
		d.note(i, ln, newcomer(i), clause.Topic, nameless(0.9, "named only through the speaker"))
		return
	}
	turns := d.TurnedTo(i+1, ln)
	if turns {
		i++
	}
	k, when := d.behindClause(ln)
	if k != clause.NoItem && !turns {
		i = k
	}
	if !d.Is(i, lang.Article) || !d.Link(i, lang.LinkThe) {
		return
	}
	s := d.beforeVerb(d.PhraseAfter(i, ln.End))
	if s.Kind != clause.Nominal {
		return
	}
	if opens := d.opensClauseOf(s, ln); opens || d.playsPart(s, ln) {
		switch r := d.Refer(s, l); {
		case r.Kind == Entity && r.Sure >= 0.72 && opens && !turns && !when:
			d.note(s.Head, ln, r.Being, clause.Topic, r)
		case r.Kind != Entity && r.Kind != Group && d.playsPart(s, ln):
			r = nameless(r.Sure, r.How)
			r.Being = newcomer(s.Head)
			d.note(s.Head, ln, r.Being, clause.Topic, r)
		}
	}
}

// beforeVerb is the phrase s without a verb at its end that no list has: "the driver wiped", "her
// sister runs | a shop".
func (d *Reader) beforeVerb(s clause.Source) clause.Source {
	k := s.Head
	described := d.DescribesPerson(k-1) || d.DescribesBody(k-1)
	if s.Kind != clause.Nominal || s.Last != k+1 || k-1 <= s.First || d.Personal(k) || !described {
		return s
	}
	e := d.Items[k].Entry
	past := e.Form&lang.Past != 0 || e.Class == 0 && d.Pack.Looks(d.Spelled(k), lang.Past)
	present := d.Pack.Looks(d.Spelled(k), lang.Present) && !d.Verbish(k+1, d.Lines[d.Items[k].Line].End)
	if past || present && d.Items[k-1].Entry.Number != lang.Plural {
		s.Head, s.Last = k-1, k
	}
	return s
}

// playsPart reports whether the phrase s, which opens the line, is for one person, and stands
// beside no name.
func (d *Reader) playsPart(s clause.Source, ln *clause.Line) bool {
	person := d.DescribesPerson(s.Head) || d.Occupation(s.Head)
	one := person && !d.DescribesBody(s.Head) && d.Items[s.Head].Entry.Number != lang.Plural
	if d.Is(s.Head, lang.Demonym) && !d.Compatriot(s) {
		return false // "The Ostrians are sending a clerk": many, or nobody in particular
	}
	if !one || d.Items[s.Head].Speaks || d.variesName(s) || s.Last >= ln.End {
		return false
	}
	if d.BesideName(s.Head, ln) || d.namedLater(s.Last, ln) {
		return false
	}
	return !d.BeVerb(s.Last) || d.tellsHow(s.Last+1, ln)
}

// tellsHow reports whether item i, behind a form of "be", begins no more than how somebody is, and
// not who: "was firm", "was not moved".
func (d *Reader) tellsHow(i clause.ItemID, ln *clause.Line) bool {
	return i < ln.End && !d.IsName(i) && !d.Is(i, lang.Article|lang.Title)
}

// opensClauseOf reports whether the phrase s, which opens the line, is a noun for somebody who does
// something in it, and neither speaks nor is said to be something.
func (d *Reader) opensClauseOf(s clause.Source, ln *clause.Line) bool {
	if s.Last != s.Head+1 || s.Last >= ln.End || d.BeVerb(s.Last) && !d.tellsHow(s.Last+1, ln) {
		return false
	}
	return !d.Items[s.Head].Speaks && d.Personal(s.Head) && !d.HasCue(s.Head, lang.CueNoun)
}

// notePost notes a phrase like "the mayor" in the midst of line ln, or "the mayor's", where an
// entity is known to hold the post.
func (d *Reader) notePost(i clause.ItemID, ln *clause.Line) {
	if !ln.Has(lang.Post | lang.Title) {
		return
	}
	k, hi := i+1, min(ln.End, i+4)
	for k < hi && d.Nounish(k) && (!d.Is(k, lang.Post|lang.Title) || k+1 < hi && d.Is(k+1, lang.Post|lang.Title)) {
		k++ // "the Republican lawmaker"
	}
	if k >= hi || !d.Is(k, lang.Post|lang.Title) || k+1 < ln.End && d.IsName(k+1) {
		return
	}
	if owner := k+1 < ln.End && d.Genitive(k+1, ln.End); i == ln.First && !owner {
		return
	}
	s := clause.Source{
		Kind: clause.Nominal, First: i, Last: k + 1, Head: k, Owner: clause.NoItem, Also: clause.NoItem, Definite: true,
	}
	if full := d.PhraseAfter(i, ln.End); full.Kind == clause.Nominal && full.Head == k {
		s = full // "the mayor of Norbury"
	}
	if r := d.describedAs(s); r.Kind == Entity && r.How == postHow {
		d.note(k, ln, r.Being, d.RoleOf(k, i, ln), r)
	}
}

// noteName notes whom the name at item i means.
func (d *Reader) noteName(i clause.ItemID, ln *clause.Line) {
	r := meaning(d.oneOf(i), 0.9, "")
	if r.Entity == names.NoEntity {
		m := d.Mention(i)
		if m.Entity == names.NoEntity || d.EntityIs(m.Entity, names.Place) || d.namesThing(i, ln) ||
			m.Plural && d.Shares(m.Entity) { // "the Lees" are several
			return
		}
		var ok bool
		if r, ok = d.namesake(i); !ok {
			r = meaning(m.Entity, 1, "")
		}
	}
	first := d.TitleStart(i, ln.First)
	d.note(i, ln, r.Being, d.RoleOf(i, first, ln), r)
	d.events[len(d.events)-1].turns = d.Joined(i, first, ln)
}

// namesThing reports whether the name at item i only tells which thing is meant: "the Reed case",
// "Ann Lee/Harbour Press".
func (d *Reader) namesThing(i clause.ItemID, ln *clause.Line) bool {
	return d.Labels(i, ln) || d.ofWhose(i, ln) || i+1 < ln.End && d.Stop(i+1, '/')
}

// ofWhose reports whether the name at item i only tells whose the post is that stands between it
// and the name of its holder: "Reed spokeswoman Ann Lee", "Reed campaign manager Ann Lee".
func (d *Reader) ofWhose(i clause.ItemID, ln *clause.Line) bool {
	n := i + 1
	for n < min(ln.End, i+4) && d.Items[n].Kind == clause.Word && !d.HasForm(n, lang.Past) {
		n++
	}
	if n == i+1 || n >= ln.End || !d.IsName(n) || !d.MentionIsPerson(n) || d.TitleStart(n, ln.First) > i {
		return false
	}
	post := n - 1
	return d.Is(post, lang.Post|lang.Spokes|lang.PersonNoun) && !d.Tokens[d.Items[post].First].Is(prose.Upper) &&
		d.TitleStart(n, i) <= post
}

// behindClause is the item at which the main clause begins behind one that opens line ln, "When she
// was asked, the buyer", or behind no more than when or where it was, "On Monday, the buyer"; or
// none.
func (d *Reader) behindClause(ln *clause.Line) (main clause.ItemID, when bool) {
	opens := d.Part(ln.First, lang.Subordinates) || d.Is(ln.First, lang.Question)
	if when = !opens; when && !d.Is(ln.First, lang.Preposition|lang.TimeWord) {
		return clause.NoItem, false
	}
	for k := ln.First + 2; k+1 < min(ln.End, ln.First+clause.LongestPhrase); k++ {
		if d.IsQuote(k) {
			break
		}
		if d.Stop(k, ',') {
			return k + 1, when
		}
	}
	return clause.NoItem, false
}
