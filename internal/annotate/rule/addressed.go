package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// addressed tells how the words after the colon before item are none of the clause's subject, to
// whom they were said or sent; "" where they may be: "Lee received a note: “Leave.”", "The message
// to Lee was clear: “Go.”"
func (d *Reading) addressed(item clause.ItemID, ln *clause.Line) string {
	noun := clause.NoItem
	for i := item - 2; i >= max(ln.First, item-clause.LongestPhrase); i-- {
		switch {
		case d.IsQuote(i):
			return ""
		case d.hears(i, item, ln):
			return "who heard it" // "heard a voice: “Run.”"
		case i == item-2 && d.Part(i, lang.ByNobody|lang.Inscribed) && d.othersOwn(i, ln):
			return "who only does something with it" // "broke the club's first rule: “…”"
		case d.calledAfter(i):
			return "at whom somebody shouted"
		case d.passiveAt(i) && d.HasCue(i, lang.SpeechCues) && d.Part(i+1, lang.By) && !d.JoinedAfter(i, item):
			return "who was told it" // "was warned by a clerk, long ago: “Run.”"
		case d.readsOfOthers(i, ln):
			return "who read it"
		case d.worded(i) || d.Part(i, lang.Inscribed|lang.Outcry):
			noun = i
		case noun != clause.NoItem && d.received(i, noun), d.sentThing(i, item):
			return "to whom the words came"
		}
	}
	if noun != clause.NoItem && d.headsTo(noun, ln) {
		return "words to somebody"
	}
	return ""
}

// hears reports whether the verb at item i tells that the subject hears, gets or remembers what
// stands before the colon before item.
func (d *Reading) hears(i, item clause.ItemID, ln *clause.Line) bool {
	return d.Part(i, lang.Perceives) && d.PhraseAfter(i+1, item-1).Last == item-1 ||
		d.Part(i, lang.Perceives|lang.Receives) && d.whatCame(i, item, ln) || d.recallsCry(i, item)
}

// othersOwn reports whether the noun at item i is somebody's by a genitive, and the sentence does
// something with it: "lives by her father's motto", but not "Lee's motto", "It was Lee's motto".
func (d *Reading) othersOwn(i clause.ItemID, ln *clause.Line) bool {
	k := i - 1
	for k > max(ln.First, i-4) && d.Nounish(k) {
		k--
	}
	if !d.Genitive(k, ln.End) {
		return false
	}
	for k--; k > max(ln.First, i-clause.LongestPhrase/2); k-- {
		if d.Verbish(k, i) || d.Items[k].Entry.Form != 0 {
			return !d.BeVerb(k)
		}
	}
	return false
}

// recallsCry reports whether the verb at item i tells that somebody remembers another's shout or
// voice, with a colon behind it, before item: "remembers a voice: “…”".
func (d *Reading) recallsCry(i, item clause.ItemID) bool {
	if !d.Part(i, lang.Recalls) || !d.Stop(item-1, ':') {
		return false
	}
	what := d.PhraseAfter(i+1, item)
	return what.Indefinite && d.Part(what.Head, lang.Outcry)
}

// calledAfter reports whether item i tells in the passive what people call after the subject:
// "was shouted at", "was cheered on".
func (d *Reading) calledAfter(i clause.ItemID) bool {
	calls := d.HasCue(i, lang.CueSay|lang.CueManner) && d.HasForm(i, lang.Participle)
	return calls && d.BeVerb(i-1) && d.Link(i+1, lang.LinkAt|lang.LinkOn)
}

// readsOfOthers reports whether the verb at item i, with a colon behind it, tells that the subject
// read what came to him: "opened her post and read: “…”", "In it she read two lines: “…”".
func (d *Reading) readsOfOthers(i clause.ItemID, ln *clause.Line) bool {
	end := i + 1
	if d.Is(end, lang.NumberWord) || d.OneOfThem(end) {
		end += 2
	}
	if !d.readAt(i) || !d.Stop(end, ':') {
		return false
	}
	for k := i - 1; k > max(ln.First, i-clause.LongestPhrase/2) && !d.IsQuote(k); k-- {
		if d.Part(k, lang.Receives) && !d.Is(k, lang.Auxiliary) && d.JoinedAfter(k, i) {
			return true
		}
	}
	in := ln.First
	return d.Is(in, lang.Preposition) && d.Is(in+1, lang.Pronoun|lang.Article) && i-in < clause.LongestPhrase/4
}

// readAt reports whether the word at item i is a verb for reading.
func (d *Reading) readAt(i clause.ItemID) bool {
	return d.Part(i, lang.ReadsOut) && d.HasCue(i, lang.CueWrite) && !d.Part(i, lang.Issues)
}

// worded reports whether the noun at item i is for what somebody says or writes, or for a voice.
func (d *Reading) worded(i clause.ItemID) bool {
	return d.Items[i].Kind == clause.Word && d.HasCue(i, lang.CueNoun) && !d.Is(i-1, lang.Modal)
}

// whatCame reports whether the sentence is about what somebody heard or got, by the verb at item i,
// and "is" or "was" says before the colon what that was: "The last words that Lee heard were: “…”"
func (d *Reading) whatCame(i, item clause.ItemID, ln *clause.Line) bool {
	opens := d.Is(ln.First, lang.Question|lang.Article) || d.Part(ln.First, lang.Quantity)
	if !opens || !d.BeVerb(item-2) || d.Is(i, lang.Auxiliary) || !d.nobodySpeaks(i+1, item-2) {
		return false
	}
	for k := ln.First; k < i; k++ {
		if d.IsStop(k) || d.Genitive(k, item) || d.JoinedAfter(k-1, k+1) {
			return false // "The mayor's view of what he saw was: “…”"
		}
	}
	return true
}

// received reports whether the word at item i is a verb by which the noun of saying after it, or
// what bears words, reaches the subject, and nobody is said to have sent it: "received a note",
// "was handed a letter", "woke to a voicemail", "was met by a banner".
func (d *Reading) received(i, noun clause.ItemID) bool {
	if noun-i > 6 || noun <= i || d.ownsWords(noun, i+1) && !d.gotHis(i, noun) || d.JoinedAfter(i, noun) {
		return false
	}
	next := i + 1
	bears := d.Part(noun, lang.Inscribed)
	if d.Part(i, lang.Receives) && (!d.Is(i, lang.Auxiliary) || bears) || bears && d.readAt(i) {
		return !d.Is(i-1, lang.Article|lang.Possessive)
	}
	if !d.passiveAt(i) {
		return false
	}
	if met := d.Is(next, lang.Preposition) && !d.PhraseAfter(next+1, noun+1).Definite; met {
		return d.Part(next, lang.By|lang.With)
	}
	return d.Is(next, lang.Article|lang.Possessive|lang.NumberWord) || d.OneOfThem(next)
}

// gotHis reports whether the verb at item i tells that what the noun names came to somebody, who is
// told with "her" or "his", or whoever sent it is: "got her answer", "opened his letter". Who finds
// her words or opens his speech says them.
func (d *Reading) gotHis(i, noun clause.ItemID) bool {
	own := d.PhraseBefore(noun, i+1).Owner
	got := d.Part(i, lang.Receives) && !d.Part(i, lang.ReadsOut) && !d.HasCue(i, lang.VerbCues)
	return got && !d.Is(i, lang.Auxiliary) && d.worded(noun) && d.Is(own, lang.Possessive)
}

// passiveAt reports whether the participle at item i makes a passive, alone or joined to another:
// "was called in and given".
func (d *Reading) passiveAt(i clause.ItemID) bool {
	be := i - 1
	if d.Link(be, lang.LinkAnd) {
		ln := &d.Lines[d.Items[i].Line]
		speaks := d.Part(i, lang.Issues) || d.HasCue(i, lang.VerbCues) // "was freed and made a speech"
		given := d.MereParticiple(i) || !speaks && d.Pack.Looks(d.Spelled(i), lang.Past)
		return given && d.JoinsPassive(be, ln)
	}
	if d.Is(be, lang.Adverb|lang.TimeWord) {
		be-- // "was later sent"
	}
	return d.Items[i].Kind == clause.Word && d.BeVerb(be) && !d.Items[i].Entry.Is(lang.Function)
}

// sentThing reports whether the participle at item i tells that somebody was sent, given or left
// what the colon before item says the words of: "was sent a bill: “…”", "was given a choice: “…”".
func (d *Reading) sentThing(i, item clause.ItemID) bool {
	if !d.passiveAt(i) || !d.Part(i, lang.Issues) {
		return false
	}
	p := d.PhraseAfter(i+1, item-1)
	return p.Kind == clause.Nominal && p.Indefinite && p.Last == item-1
}

// ownsWords reports whether the noun of saying at item i, in a phrase that does not begin before
// item lo, tells whose words it is: "her note", "a note from Lee".
func (d *Reading) ownsWords(i, lo clause.ItemID) bool {
	if d.Part(i+1, lang.By) || d.Link(i+1, lang.LinkFrom) {
		return true
	}
	p := d.PhraseBefore(i, lo)
	return p.Owner != clause.NoItem
}

// headsTo reports whether the noun of saying at item i opens the line, and says to whom: "The
// message to Lee".
func (d *Reading) headsTo(i clause.ItemID, ln *clause.Line) bool {
	opens := i == ln.First || i == ln.First+1 && d.Is(ln.First, lang.Article) ||
		i == ln.First+2 && d.Is(ln.First, lang.Article) && d.Nounish(i-1)
	to := d.Link(i+1, lang.LinkTo) || d.Link(i+1, lang.LinkFor)
	return opens && to
}
