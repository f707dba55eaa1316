package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

// asManyHow is how "they" was resolved to a body.
const asManyHow = "a body, told of as many"

// AsMany reports whether the phrase is "they", for a body.
func (r *Referent) AsMany() bool { return r.How == asManyHow }

// bodyAsMany resolves "they" at item i, where it is said to say something, to the body of which the
// sentence before told, as many English papers call one: "The Harbour Band have denied it. “…,”
// they said". Where people in the plural were spoken of since, they are meant.
func (d *Memory) bodyAsMany(i clause.ItemID) Referent {
	if !d.Items[i].Speaks || !d.Nominative(i) {
		return NobodyKnown("")
	}
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.item >= i || ev.inside != quote.None {
			continue
		}
		beside := d.setBeside(ev.item)
		told := ev.role == clause.Topic || ev.role == clause.Speaking || beside
		body := ev.Entity != names.NoEntity && d.EntityIs(ev.Entity, names.Organisation)
		if !told || !body || d.age(ev, quote.None) > 1 {
			return NobodyKnown("")
		}
		if d.manySince(ev.item, i) {
			return NobodyKnown("")
		}
		sure := 0.85
		l := d.Items[ev.item].Line
		if l+1 == d.Items[i].Line && (beside || ev.item < d.Lines[l].First+3) {
			sure = toldOf // it opens the sentence right before
		}
		return meaning(ev.Entity, sure, asManyHow)
	}
	return NobodyKnown("")
}

// setBeside reports whether the name at item i stands between commas beside the phrase that opens
// its line, and is its subject: "The town's biggest club, Norbury Rovers, have".
func (d *Memory) setBeside(i clause.ItemID) bool {
	ln := &d.Lines[d.Items[i].Line]
	if !d.IsName(i) || i+2 >= ln.End || !d.Stop(i-1, ',') || !d.Stop(i+1, ',') || !d.Verbish(i+2, ln.End) {
		return false
	}
	return d.DescribesBody(d.PhraseAfter(ln.First, i).Head)
}

// manySince reports whether a noun for several people, or two names together, stand between two
// items.
func (d *Memory) manySince(from, to clause.ItemID) bool {
	if d.Items[from].Entry.Number == lang.Plural && d.Items[from].Kind == clause.Word {
		return true
	}
	for k := from + 1; k < to; k++ {
		if d.IsQuote(k) {
			continue
		}
		if d.IsName(k) && d.MentionIsPerson(k) {
			return true
		}
		e := d.Items[k].Entry
		people := d.DescribesPerson(k) || d.Part(k, lang.Quantity)
		if d.Items[k].Kind == clause.Word && e.Number&lang.Plural != 0 && people {
			return true
		}
	}
	return false
}

// bothNamed resolves "they" at item i, where it is said to say something, to the two whose names,
// joined by "and", are the subject of what was told last, if no others have been spoken of since:
// "Lee and Reed left. “…,” they said".
func (d *Memory) bothNamed(i clause.ItemID) Referent {
	stream := d.Lines[d.Items[i].Line].Stream
	if !d.Nominative(i) || d.SayingOf(i) == clause.NoSaying {
		return NobodyKnown("")
	}
	for k := i - 1; k > max(d.Streams[stream].First, i-mostSinceBoth); k-- {
		if !d.IsName(k) || !d.MentionIsPerson(k) {
			continue
		}
		ln := &d.Lines[d.Items[k].Line]
		first := d.TitleStart(k, ln.First) - 2
		if first < ln.First || !d.IsName(first) || d.manySince(k, i) || d.bodySince(k+1, i) {
			break
		}
		start := d.TitleStart(first, ln.First)
		if d.Stop(start-1, ',') && d.IsName(start-2) {
			break // "Brandt, Lee and Reed left"
		}
		s := d.SubjectAt(start, ln)
		if n := d.SayingOf(first); n != clause.NoSaying && !s.Found() {
			s = d.Sayings[n].Subject // "“…,” Lee and Reed said"
		}
		if s.Also != k || s.Head != first || s.Indefinite {
			break
		}
		r := meaning(d.Mention(first).Entity, 0.85, "the two named together before")
		r.Kind, r.Also = Group, d.Mention(k).Entity
		return r
	}
	return NobodyKnown("")
}

// bodySince reports whether a body, or a people, is named or told of between two items.
func (d *Memory) bodySince(from, to clause.ItemID) bool {
	for k := from; k < to; k++ {
		named := d.IsName(k) && !d.IsPlace(k)
		it := &d.Items[k]
		capital := it.Kind == clause.Word && d.Tokens[it.First].Is(prose.Upper) && k != d.Lines[it.Line].First
		if named || d.DescribesBody(k) || capital && !it.Entry.Is(lang.Function|lang.Month|lang.Day) {
			return true // "the board", "the Democrats"
		}
	}
	return false
}

// mostSinceBoth is how many items may stand between two names and the "they" that means both.
const mostSinceBoth = 80
