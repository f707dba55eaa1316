package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// known is what the gazetteer says of a token, and whether it has been asked.
type known struct {
	facts gazetteer.Facts
	asked bool
}

// words are what the gazetteer knows of a language's words.
const words = gazetteer.PersonNoun | gazetteer.Ordinary | gazetteer.Verb

// Facts are what published collections say of the word at token i.
func (st *Story) Facts(i int32) gazetteer.Facts {
	if uint(i) >= uint(len(st.facts)) || st.Toks[i].Kind != prose.Word {
		return 0
	}
	k := &st.facts[i]
	if !k.asked {
		*k = known{st.inLanguage(gazetteer.Of(st.Text(i))), true}
	}
	return k.facts
}

// inLanguage are the facts that hold in the story's language.
func (st *Story) inLanguage(f gazetteer.Facts) gazetteer.Facts {
	if !st.Pack.PublishedWords {
		f &^= words
	}
	return f
}

// names are what a name can be by the gazetteer.
const names = gazetteer.Given | gazetteer.Surname | gazetteer.Place

// ordinaryWord reports whether no list has the word at token i, and the gazetteer has it as an
// ordinary word and as nobody's name: "Fever".
func (st *Story) ordinaryWord(i int32) bool {
	return st.Bare(i) && st.Facts(i).Is(gazetteer.Ordinary) && !st.Facts(i).Is(names)
}

// personNoun reports whether no list has the word at token i, and the gazetteer has it as a noun
// for people and as nobody's name: "Collector".
func (st *Story) personNoun(i int32) bool {
	return st.Bare(i) && st.Facts(i).Is(gazetteer.PersonNoun) && !st.Facts(i).Is(names)
}

// PublishedName reports whether the two words at i are somebody's name by collections, one of them
// at least being nothing else: "Melezio Damiani", "Nike Damiani", "Melezio Hyatt". The second may
// be one that lists have, too: "Melezio Khan".
func (st *Story) PublishedName(i int32) bool {
	if !st.Bare(i) && !st.Bare(i+1) || !st.NameNext(i+1) {
		return false
	}
	const others = Ordinary | lang.Place | lang.PlaceHead | lang.OrgHead | lang.Title
	known := st.Is(i+1, lang.Given|lang.Surname) && !st.Is(i+1, others)
	return st.publishedAs(i, gazetteer.Given) && (known || st.publishedAs(i+1, gazetteer.Surname))
}

// publishedAs reports whether collections have the word at i as a name of that kind and as no
// ordinary word, and lists have it, if at all, as a body that is called so: "Melezio", "Hyatt".
func (st *Story) publishedAs(i int32, kind gazetteer.Facts) bool {
	f := st.Facts(i)
	return f.Is(kind) && !f.Is(gazetteer.Ordinary|gazetteer.Verb) && st.Entry(i).Class&^lang.OrgName == 0
}

// longestPublished is the most words of a place's name in the gazetteer.
const longestPublished = 3

// published is where a place's name of several words ends that the gazetteer has and no list:
// "Suphan Buri". It is i where none begins there.
func (pl places) published(i int32) int32 {
	if pl.titled(i) || pl.Is(i, lang.Title|Ordinary) || pl.Shaped(i, Heading) {
		return i
	}
	end := i + 1
	for end < i+longestPublished && pl.inPublished(end) {
		end++
	}
	if pl.NameNext(end) {
		return i
	}
	given := pl.Is(i, lang.Given)
	for ; end > i+1; end-- {
		if given && end == i+2 && pl.Is(end-1, lang.Given|lang.Surname) {
			return i // somebody's, whether a town is named for him or not
		}
		f := gazetteer.Of(pl.Src[pl.Toks[i].Start:pl.Toks[end-1].End])
		switch {
		case !f.Is(gazetteer.Place):
		case given && pl.endsName(end-1):
			return i // a town that is named for somebody
		default:
			return end
		}
	}
	return i
}

// inPublished reports whether the word at t can be one of a place's name after the first: "Umm al
// Qaywayn".
func (pl places) inPublished(t int32) bool {
	if pl.Kind(t) != prose.Word {
		return false
	}
	return pl.NameNext(t) || pl.SmallIs(t, lang.Particle) && pl.NameNext(t+1)
}

// endsName reports whether the word at t is somebody's name, too.
func (pl places) endsName(t int32) bool {
	return pl.Is(t, lang.Given|lang.Surname) || pl.Facts(t).Is(gazetteer.Given|gazetteer.Surname)
}

// wordEndsName reports whether the word at t, which lists have as a body's or a title, is the
// surname behind given names, by a published collection and by what follows it: "Wilma Jean Sexton,
// 76", "Renee Orvett Coles said".
func (r *reading) wordEndsName(t int32) bool {
	if !r.given || r.plain > 0 || r.Shape(t)&(Capital|Weak|Shut|Heading) != Capital || r.Toks[t].Is(prose.Caps) {
		return false
	}
	told := r.VerbNext(t+1) || r.Aged(t+1) || r.Char(t+1) == ',' && r.Is(r.end-1, lang.Given)
	return told && r.Facts(t).Is(gazetteer.Surname)
}
