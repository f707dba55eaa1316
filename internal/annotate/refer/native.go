package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// isFrom reports whether the description s says no more than where somebody is from, "the Ostrey
// man", "the Spaniard", and the text says just that beside the name m: "Lee, 34, of Ostrey".
func (d *Reader) isFrom(m *names.Mention, s clause.Source) bool {
	if d.Items[s.Head].Entry.Post&lang.Native == 0 && !d.Compatriot(s) {
		return false
	}
	home := d.home(m)
	return home != names.NoEntity && d.saysOnly(s, home)
}

// saysOnly reports whether the description s names the place, or its people, and tells nothing else
// but an age.
func (d *Reader) saysOnly(s clause.Source, place names.EntityID) bool {
	said := false
	for i := s.First; i <= s.Head; i++ {
		switch {
		case d.IsName(i) && d.Mention(i).Entity == place, d.Is(i, lang.Demonym) && d.peopleOfPlace(i, place):
			said = true
		case i < s.Head && !d.Is(i, lang.Article) && !d.Aged(i):
			return false
		}
	}
	return said
}

// peopleOfPlace reports whether the word at item i names the people of the place.
func (d *Reader) peopleOfPlace(i clause.ItemID, place names.EntityID) bool {
	w := d.placeWord(place)
	return w != 0 && d.Pack.KindOf(w, d.Lemma(i))
}

// home is the place that the text says the person of mention m is from: "Ostrey's Lee", "Ostrey
// man Tom Lee", "Lee, 34, of Ostrey", "Lee, a father of two from Ostrey", "Lee, who lives in
// Ostrey"; or none.
func (d *Reader) home(m *names.Mention) names.EntityID {
	if b := m.First - 1; b > 0 && (d.Tokens[b].Kind == prose.Clitic || d.Entry(b).Post&lang.Native != 0) {
		return d.placeAt(b - 1)
	}
	t := m.End
	if d.ageBehind(m) {
		t += 3
	} else if d.isComma(t) {
		t++
	}
	if d.linked(t, lang.LinkOf) {
		return d.placeAt(t + 1)
	}
	for end := min(t+reachAfter/2, int32(len(d.Tokens))-1); t < end; t++ {
		switch {
		case d.linked(t, lang.LinkFrom), d.linked(t, lang.LinkIn) && d.Entry(t-2).Is(lang.Relative):
			return d.placeAt(t + 1) // "who lives in Ostrey"
		case d.Tokens[t].Is(prose.Begin), d.Tokens[t].Kind == prose.Punct,
			d.verbAt(t) && !d.Entry(t-1).Is(lang.Relative):
			return names.NoEntity
		}
	}
	return names.NoEntity
}

// isComma reports whether token t is a comma.
func (d *Descriptions) isComma(t int32) bool {
	return int(t) < len(d.Tokens) && d.Tokens[t].Kind == prose.Punct && d.Spelling(t) == ","
}

// linked reports whether token t ties what follows it by one of the links.
func (d *Reader) linked(t int32, l lang.Link) bool {
	return int(t) < len(d.Tokens) && d.Entry(t).Link&l != 0
}

// placeAt is the place named at token t, or none.
func (d *Reader) placeAt(t int32) names.EntityID {
	if m := d.Cast.Over(t); m != nil && m.Entity != names.NoEntity && d.EntityIs(m.Entity, names.Place) {
		return m.Entity
	}
	return names.NoEntity
}
