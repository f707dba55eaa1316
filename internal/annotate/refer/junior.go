package refer

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// junior resolves a son by his father's name to whoever bears that name with "Jr." behind it, where
// the story has nobody else of the surname: "Tom Reed's son", who is Tom Reed Jr.
func (d *Reader) junior(s clause.Source) Referent {
	if s.Owner == clause.NoItem || !d.Is(s.Head, lang.Kin) || !slices.Contains(d.Pack.SonNouns, d.Spelled(s.Head)) ||
		!d.IsName(s.Owner) || !d.MentionIsPerson(s.Owner) {
		return NobodyKnown("")
	}
	father := d.Mention(s.Owner).Entity
	if father == names.NoEntity {
		return NobodyKnown("")
	}
	name := strings.Fields(d.Cast.Entities[father].Name)
	if len(name) < 2 {
		return NobodyKnown("")
	}
	n := len(name) - 1
	suffixed := n > 1 && d.isSuffix(name[n])
	if suffixed && strings.HasSuffix(d.Spelled(s.Owner), name[n]) {
		return NobodyKnown("")
	}
	if suffixed {
		n--
	}
	son, others := d.namedLike(father, name[0], name[n])
	switch {
	case others > 1 || suffixed && others > 0:
		return NobodyKnown("")
	case suffixed: // the story names no more of the father than what is his son's name, too
		return meaning(father, 0.9, postHow)
	case son != names.NoEntity:
		return meaning(son, 0.9, postHow)
	}
	return NobodyKnown("")
}

// namedLike is the person with that given name and surname and a suffix, or none; and how many of
// the surname there are beside the father, of whom two are as many as any number.
func (d *Reader) namedLike(father names.EntityID, given, surname string) (son names.EntityID, others int) {
	son = names.NoEntity
	for _, e := range d.withWord(surname) {
		if e == father {
			continue
		}
		if others++; others > 1 {
			break
		}
		words := strings.Fields(d.Cast.Entities[e].Name)
		if n := len(words) - 1; n > 1 && d.isSuffix(words[n]) && words[0] == given && words[n-1] == surname {
			son = e
		}
	}
	return son, others
}

// withWord are the people in whose names the word stands. All are noted when it is first asked.
func (d *Descriptions) withWord(word string) []names.EntityID {
	if d.byWord == nil {
		d.byWord = map[string][]names.EntityID{}
		for e := range d.Cast.Entities {
			x := &d.Cast.Entities[e]
			if x.Type != names.Person {
				continue
			}
			for w := range strings.FieldsSeq(x.Name) {
				of := d.byWord[w]
				if n := len(of); n == 0 || of[n-1] != names.EntityID(e) {
					d.byWord[w] = append(of, names.EntityID(e))
				}
			}
		}
	}
	return d.byWord[word]
}

// isSuffix reports whether a word stands behind a name as "Jr." does.
func (d *Reader) isSuffix(w string) bool {
	return d.Pack.Entry(d.Pack.Word(strings.TrimSuffix(w, "."))).Is(lang.NameSuffix)
}
