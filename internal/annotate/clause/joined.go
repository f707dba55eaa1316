package clause

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// Joined reports whether the phrase that begins at item first and has its head at i is the subject
// of a main clause that is joined to the one before: "Reed is hurt, but Lee is not worried". What
// follows the sentence goes on from there.
func (d *Grammar) Joined(i, first ItemID, ln *Line) bool {
	and := first - 1
	if and-2 <= ln.First || !d.Is(and, lang.Conjunction) || !d.Verbish(i+1, ln.End) || d.ownerAt(i, ln) {
		return false
	}
	if d.Link(and, lang.LinkAnd) && (d.IsName(and-1) || d.Stop(and-1, ',') && d.IsName(and-2)) {
		return false // "Reed and Lee are", "Hart, Reed, and Lee are"
	}
	return !d.Part(and, lang.Subordinates|lang.That|lang.Whether|lang.As)
}

// TellsFeeling reports whether the predicate at item i tells how somebody feels, of which he is
// likely to speak: "was delighted".
func (d *Grammar) TellsFeeling(i ItemID, ln *Line) bool {
	k, be := d.overAuxiliaries(i, ln)
	return be && d.Items[k].Entry.Noun&lang.Moved != 0
}

// overAuxiliaries is the first item from i on that is no auxiliary and no adverb, and whether the
// last auxiliary is a form of "be"; an item of the line always.
func (d *Grammar) overAuxiliaries(i ItemID, ln *Line) (k ItemID, be bool) {
	for k = i; k+1 < ln.End && d.Is(k, lang.Auxiliary|lang.Adverb|lang.Negation); k++ {
		if d.Is(k, lang.Auxiliary) {
			be = d.BeVerb(k)
		}
	}
	return min(k, ln.End-1), be
}

// Patient reports whether somebody does something to the subject at item i: "Reed was treated by
// Lee", "Reed was pulled from the water by Lee", but not "Reed was raised by his uncle".
func (d *Grammar) Patient(i ItemID, ln *Line) bool {
	k, be := d.overAuxiliaries(i+1, ln)
	if !be || !d.doneTo(k) {
		return false
	}
	for end := min(k+8, ln.End); k < end && !d.IsStop(k) && !d.IsQuote(k); k++ {
		if d.Part(k, lang.By) {
			return !d.Is(k+1, lang.Possessive)
		}
	}
	return false
}

// Dies reports whether the text says of whoever is named at item i that he has died: "Lee died",
// "her uncle, Tom Reed, has passed away", "Lee was shot dead", "Lee's body", "the late Tom Reed".
func (d *Grammar) Dies(i ItemID, ln *Line) bool {
	if d.Genitive(i+1, ln.End) {
		return d.tellsDeath(i+2) && !d.doneTo(i+2)
	}
	if d.deadBefore(i, ln) {
		return true
	}
	if d.Stop(i+1, ',') {
		i++
	}
	if d.Is(i+1, lang.Relative) {
		i++ // "Lee, who died in May"
	}
	k, be := d.overAuxiliaries(i+1, ln)
	killed := be && d.BeVerb(k-1) && (d.tellsDeath(k) || d.doneTo(k) && d.dead(k+1)) // not "was nearly killed"
	return k > i && (d.dead(k) || killed)
}

// deadBefore reports whether what stands before the name at item i tells that its bearer has died:
// "the late painter", "the body of".
func (d *Grammar) deadBefore(i ItemID, ln *Line) bool {
	k := i - 1
	for lo := max(ln.First, i-4); k >= lo && d.At(k).Kind == Word && !d.Is(k, lang.Article|lang.Preposition); k-- {
		if slices.Contains(d.Pack.DeadBefore, d.Spelled(k)) {
			return true
		}
	}
	return k > ln.First && d.Link(k, lang.LinkOf) && d.tellsDeath(k-1) && !d.doneTo(k-1)
}

// dead reports whether item i says that somebody has died: "died", "dead".
func (d *Grammar) dead(i ItemID) bool { return d.At(i).Entry.Noun&lang.Dying != 0 }

// tellsDeath reports whether item i is what is done to the dead, or what is theirs: "killed",
// "funeral".
func (d *Grammar) tellsDeath(i ItemID) bool {
	return d.At(i).Kind == Word && slices.Contains(d.Pack.OfTheDead, d.Spelled(i))
}

// doneTo reports whether item i is a participle, or looks like one.
func (d *Grammar) doneTo(i ItemID) bool {
	return d.HasForm(i, lang.Participle|lang.Past) || d.Pack.Looks(d.Spelled(i), lang.Past)
}
