package refer

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// nameGiven is the person by whose name whoever the phrase s brings in is said to go: "a woman who
// gave her name only as Grace", "a trader, identified as Moses", "a man who gave his first name,
// Moses"; or none.
func (d *Reader) nameGiven(s clause.Source) names.EntityID {
	end := min(d.Lines[d.Items[s.Head].Line].End, s.Last+clause.LongestPhrase)
	for i := s.Last; i+1 < end; i++ {
		switch {
		case d.namesHim(i, s.Last):
			if k := d.nameBehind(i, end); k != clause.NoItem && d.sameKind(d.Mention(k).Entity, s) {
				return d.Mention(k).Entity
			}
		case d.IsQuote(i), d.IsName(i), d.IsStop(i) && !d.Stop(i, ','), d.DescribesPerson(i):
			return names.NoEntity
		}
	}
	return names.NoEntity
}

// namesHim reports whether item i, behind a noun that ends before item from, is a word for a name
// with “his”, “her” or an article before it, or a verb like “identified”.
func (d *Reader) namesHim(i, from clause.ItemID) bool {
	if !slices.Contains(d.Pack.NameSigns, d.Spelled(i)) {
		return false
	}
	if d.HasForm(i, lang.Participle|lang.Past) {
		return true
	}
	k := i - 1
	if d.Nounish(k) {
		k-- // "his full name"
	}
	return k > from && (d.Is(k, lang.Article) || d.Is(k, lang.Possessive) && d.Gender(k) != lang.Neuter)
}

// nameBehind is the person's name that "as", "of" or a comma ties to the word for it at item i; or
// none.
func (d *Reader) nameBehind(i, end clause.ItemID) clause.ItemID {
	k := i + 1
	for k < end && d.Is(k, lang.Reflexive|lang.Adverb|lang.Hedge) {
		k++
	}
	noun := !d.HasForm(i, lang.Participle|lang.Past)
	tied := d.Part(k, lang.As) || noun && (d.Link(k, lang.LinkOf) || d.Stop(k, ','))
	if k+1 < end && tied && d.IsName(k+1) && d.MentionIsPerson(k+1) && d.Mention(k+1).Entity != names.NoEntity {
		return k + 1
	}
	return clause.NoItem
}
