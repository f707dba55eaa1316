package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestCaption is the most items of a line below a picture, and mostCaptionLines of how many
// lines what stands there is at most.
const longestCaption, mostCaptionLines = 44, 3

// Caption reports whether the line is of a paragraph that says of somebody where and when a picture
// shows him: without a verb, "Mayor Ann Lee, left, with Tom Reed in May.", or in the present in a
// story that is told in the past, "Ann Lee speaks to reporters on Sunday."
func (d *Flow) Caption(ln *Line) bool {
	kind := d.Blocks[ln.Block].Kind
	if ln.Quotes || ln.Stream != Outer || kind != prose.Paragraph && kind != prose.Crosshead {
		return false
	}
	l := d.placeOf(ln)
	for n := 0; d.LaterInParagraph(l); n++ {
		if l--; n == mostCaptionLines {
			return false
		}
	}
	if d.asked.line != l {
		d.asked.line, d.asked.is = l, d.goesBefore(l) && d.caption(l)
	}
	return d.asked.is
}

// caption reports whether the paragraph that line l begins stands below a picture. One that tells
// where in it somebody is may go on as it likes; behind one that tells what he is doing there
// stands no more than a credit, or who else is seen.
func (d *Flow) caption(l LineID) bool {
	last := l
	for ; ; last++ {
		if ln := &d.Lines[last]; last-l > mostCaptionLines || ln.Quotes || ln.End-ln.First > longestCaption {
			return false
		} else if d.endsBlock(ln) {
			break
		}
	}
	sure, shown := false, true
	for k := l; k <= last; k++ {
		ln := &d.Lines[k]
		side := d.setAtSide(ln)
		sure = sure || side
		shown = shown && (side || d.shownDoing(ln) || k == l && (l == last && d.Verbless(ln)) || k > l && d.merelyNames(ln))
	}
	return sure || shown
}

// SetBetween reports whether line ln is a crosshead that says what somebody does, "Lee warns of a
// long winter": the text reads on without it. One that gives no more than a name is the head of
// what is told of him. So is whose post is shown, "— Ann Lee (@lee)", but below a paragraph of
// nothing but words in marks, which are his.
func (d *Flow) SetBetween(ln *Line) bool {
	i := ln.First
	if d.Stop(i, '-') && d.isPerson(i+1) && d.Stop(i+2, '(') {
		l := d.placeOf(ln)
		return d.Follows(l) && !d.Lines[l-1].mere
	}
	if d.Blocks[ln.Block].Kind != prose.Crosshead {
		return false
	}
	if d.LaterInParagraph(d.placeOf(ln)) || !d.endsBlock(ln) {
		return true // "Lee at her desk. Harbour Press"
	}
	for i++; i < ln.End; i++ {
		if d.Predicate(i, ln) || d.isPerson(i-1) && d.HasForm(i, lang.Present|lang.Base) {
			return true
		}
	}
	return false
}

// goesBefore reports whether some of the story's text stands before line l: the line is not the one
// with which it begins.
func (d *Flow) goesBefore(l LineID) bool {
	if !d.Follows(l) || d.Lines[l-1].dateline {
		return false
	}
	switch d.Blocks[d.Lines[l-1].Block].Kind {
	case prose.Headline, prose.Deck, prose.Highlight:
		return false
	}
	return true
}

// merelyNames reports whether the line is a few words without a verb: "AP", "Ann Lee/Packet".
func (d *Flow) merelyNames(ln *Line) bool {
	if ln.End-ln.First > LongestPhrase {
		return false
	}
	for i := ln.First; i < ln.End; i++ {
		if d.Predicate(i, ln) || d.Nominative(i) {
			return false
		}
	}
	return true
}

// Verbless reports whether the line has no verb, and says of whom it names first where or when
// he was. It is no caption where it tells no day, month, place or second person, "Ann Lee at the
// door.": writers set such words between their sentences, too.
func (d *Flow) Verbless(ln *Line) bool {
	if ln.End-ln.First < 5 || !d.Stop(ln.End-1, '.') {
		return false
	}
	i := ln.First
	if d.Is(i, lang.Preposition|lang.Adverb) && d.Stop(i+1, ':') {
		i += 2 // "Above: Ann Lee at the pier"
	}
	for n := i + 3; i < n && d.Is(i, lang.Title|lang.Honorific); {
		i++
	}
	if !d.isPerson(i) || d.Items[i].End-d.Items[i].First < 2 {
		return false
	}
	if i++; d.Link(i, lang.LinkAnd) && d.isPerson(i+1) {
		i += 2
	}
	i = d.behindAside(i, ln)
	return (d.Is(i, lang.Preposition) || d.participleIn(i)) && d.setSomewhere(i, ln)
}

// behindAside is the item behind what stands between commas at item i of line ln, without a verb,
// "Ann Lee, left, with", "Ann Lee, mayor of Norbury, at"; or i.
func (d *Flow) behindAside(i ItemID, ln *Line) ItemID {
	if !d.Stop(i, ',') {
		return i
	}
	for k := i + 1; k < min(ln.End, i+LongestPhrase); k++ {
		if d.Stop(k, ',') {
			return k + 1
		}
		if d.Predicate(k, ln) {
			break
		}
	}
	return i
}

// setSomewhere reports whether what follows item i in line ln has no verb, and tells of a day, a
// month, a place or somebody by name.
func (d *Flow) setSomewhere(i ItemID, ln *Line) bool {
	told := false
	for i++; i < ln.End; i++ {
		switch {
		case d.IsName(i), d.dated(i):
			told = true
		case d.Predicate(i, ln), d.HasForm(i, lang.Past), d.Nominative(i):
			return false
		}
	}
	return told
}

// dated reports whether item i is a day or a month by name.
func (d *Flow) dated(i ItemID) bool { return d.Is(i, lang.Day|lang.Month) && d.capital(i) }

// setAtSide reports whether line ln tells where in a picture somebody is, "Ann Lee, left, with",
// "Ann Lee, second from right, and"; and nobody says anything in it.
func (d *Flow) setAtSide(ln *Line) bool {
	for i := ln.First; i < ln.End; i++ {
		it := &d.Items[i]
		if it.Kind != Stop || it.Char != ',' || !d.isPerson(i-1) {
			continue
		}
		if d.shownThen(i) {
			return !d.toldOf(i+2, ln) // behind "shown", which may tell something elsewhere
		}
		if d.sideBehind(i) {
			return !d.toldOf(ln.First, ln)
		}
	}
	return false
}

// shownThen reports whether it stands behind the comma at item i that a picture of here, or of some
// other day, shows somebody: ", shown in May,", ", seen here with", ", pictured in 2014,".
func (d *Flow) shownThen(i ItemID) bool {
	if !d.opensOneOf(i+1, d.Pack.PictureDone) {
		return false
	}
	if i += 2; d.Is(i, lang.Preposition) {
		return d.dated(i+1) || d.Digits(i+1)
	}
	return d.opensOneOf(i, d.Pack.PictureHere)
}

// sideBehind reports whether no more than the side of a picture stands between the comma at item i
// and the next stop: ", far left,".
func (d *Flow) sideBehind(i ItemID) bool {
	for k := i + 1; k <= i+4 && d.at(k).Kind == Word; k++ {
		if d.opensOneOf(k, d.Pack.PictureSides) {
			return d.Stop(k+1, ',') || d.Stop(k+1, '.')
		}
	}
	return false
}

// shownDoing reports whether line ln tells in the present what somebody does whom a picture shows,
// and where or when, or who stands by: "Ann Lee waves to supporters in Boston", "Supporters listen
// as Ann Lee speaks". A story that is itself told in the present may tell so of anybody, unless the
// line names the day.
func (d *Flow) shownDoing(ln *Line) bool {
	if !d.toldInPast && !ln.Has(lang.Day|lang.Month) {
		return false
	}
	i := ln.First
	if d.Is(i, lang.Preposition) && d.Part(i+1, lang.Known) {
		for i < ln.End && !d.Stop(i, ',') {
			i++ // "In this photo from May, Ann Lee waves"
		}
		i++
	}
	v := d.shownVerb(i, ln, d.endsInDay(ln))
	return v != NoItem && d.setIn(v, ln)
}

// endsInDay reports whether line ln ends with a day as agencies set it: "May 3, 2016.", "in Boston,
// Sunday."
func (d *Flow) endsInDay(ln *Line) bool {
	i := ln.End - 1
	for d.IsStop(i) {
		i--
	}
	if d.Digits(i) && len(d.Spelled(i)) == 4 {
		return d.Stop(i-1, ',') || d.dated(i-1)
	}
	if d.Digits(i) {
		i--
	}
	return d.dated(i) && d.Stop(i-1, ',')
}

// shownVerb is the item of the verb of line ln that tells what somebody is seen doing, or none.
// Whoever does it opens the line at item i, by his full name, or as some person or persons; no more
// stands before the verb than what is set between commas, and who else does it. A line that ends
// with a day may have any verb of doing.
func (d *Flow) shownVerb(i ItemID, ln *Line, day bool) ItemID {
	first, several := i, false
	for hi := min(ln.End, i+LongestPhrase/2); i < hi && !d.isPerson(i); i++ {
		switch {
		case i > first && d.DescribesPerson(i-1) && d.seenAt(i, !d.Is(first, lang.Article), false):
			return i // "A woman waves", "Supporters wave"
		case !d.Nounish(i) && !d.IsName(i) && (i > first || !d.Is(i, lang.Article)):
			return NoItem
		}
	}
	if !d.isPerson(i) || d.Items[i].End-d.Items[i].First < 2 {
		return NoItem
	}
	for i++; i < ln.End; {
		switch {
		case d.Stop(i, ',') || d.Stop(i, '('):
			if i = d.asideEnd(i, ln); i == NoItem {
				return NoItem
			}
		case d.Link(i, lang.LinkAnd):
			several = true
			for i++; d.Is(i, lang.Possessive|lang.Article) || d.DescribesPerson(i) && d.Items[i].Kind == Word; {
				i++
			}
			if d.isPerson(i) {
				i++
			}
		default:
			if d.seenAt(i, several, day) {
				return i
			}
			return NoItem
		}
	}
	return NoItem
}

// asideEnd is the item behind what is set between the comma or the bracket at item i and the next,
// or none.
func (d *Flow) asideEnd(i ItemID, ln *Line) ItemID {
	for k := i + 1; k < min(ln.End, i+LongestPhrase); k++ {
		if d.Stop(k, ',') || d.Stop(k, ')') {
			return k + 1
		}
	}
	return NoItem
}

// seenAt reports whether item i, behind one person or several, is a verb that tells what they are
// seen doing, or what is seen done to them, "is led"; with any of the third form, it may be any
// verb of doing.
func (d *Flow) seenAt(i ItemID, several, day bool) bool {
	switch {
	case d.BeVerb(i):
		return d.HasForm(i, lang.Present) && d.opensOneOf(i+1, d.Pack.PictureDone) && !d.Part(i+2, lang.As)
	case several:
		return d.opensOneOf(i, d.Pack.PicturePlain)
	case d.opensOneOf(i, d.Pack.PictureVerbs):
		return true
	}
	const told = lang.CueSay | lang.CueThink | lang.CueDeny
	return day && d.HasForm(i, lang.Present) && !d.HasCue(i, told) && !d.Is(i, lang.Auxiliary)
}

// opensOneOf reports whether the text from item i on, in small letters, begins with one of the
// words.
//
//go:noinline
func (d *Flow) opensOneOf(i ItemID, words []string) bool {
	it := d.at(i)
	if it.Kind != Word {
		return false
	}
	text := d.S[d.Tokens[it.First].Start:]
	for _, w := range words {
		if len(text) > len(w) && text[:len(w)] == w && (text[len(w)]|0x20 < 'a' || text[len(w)]|0x20 > 'z') {
			return true
		}
	}
	return false
}

// setIn reports whether line ln tells, behind the verb at item v, where or when it is, or who is
// there; and nobody says anything in it.
func (d *Flow) setIn(v ItemID, ln *Line) bool {
	if d.toldOf(v+1, ln) {
		return false
	}
	if d.toldInPast && ln.End <= v+5 && d.endsBlock(ln) {
		return true // "Ann Lee leaves the courthouse."
	}
	for i := v + 1; i < ln.End; i++ {
		if d.dated(i) || d.toldInPast && (d.IsName(i) || d.Part(i, lang.As) || d.Is(i, lang.Preposition)) {
			return true
		}
	}
	return false
}

// toldOf reports whether line ln tells, from item i on, that somebody said something.
func (d *Flow) toldOf(i ItemID, ln *Line) bool {
	const tells = lang.CueSay | lang.CueTell
	for ; i < ln.End && ln.HasCue(tells); i++ {
		if d.HasCue(i, tells) && d.HasForm(i, lang.Past) {
			return true
		}
	}
	return false
}
