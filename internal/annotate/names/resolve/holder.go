package resolve

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// holder is the one person who holds the post of the phrase at the story's date; nil where it
// stands before its holder's name, or is another post: "deputy mayor". A phrase that says neither
// of which body nor of which place it speaks means the holder only where the story speaks of no
// other.
func (ov *Overlay) holder(i, n int32, p *phrase) *registry.Entry {
	end, former := i+n, ov.Is(i-1, lang.PastPost)
	switch {
	case len(p.posts) == 0:
		return nil
	case ov.NameNext(ov.PastDot(end)) && ov.Toks[end-1].Kind == prose.Word:
		return nil
	case p.lone() && !ov.meansHolder(i, end, former, p):
		return nil
	case ov.Kind(end) == prose.Clitic && ov.Is(end+1, lang.Spokes|lang.Kin):
		return nil // "the mayor's wife"
	case !former && ov.Part(i-1, lang.OtherPost|lang.Deputy|lang.Determiner):
		return nil
	}
	who := p.holders(ov.Date)
	if former {
		who = p.formerHolders(ov.Date)
	}
	if len(who) != 1 || p.lone() && ov.speaksOfAnother(p, n, who[0]) {
		return nil
	}
	return who[0]
}

// lone reports whether the phrase is a noun alone, in small letters, that names nothing beside:
// "mayor", and not "NATO chief".
func (p *phrase) lone() bool { return p.bare || strings.ToLower(p.text) == p.text }

// meansHolder reports whether a post's noun alone means its holder: after "the", and with nothing
// behind it that it is held over. One that a file lists does so at the head of a sentence as well:
// "Mayor: we will wait".
func (ov *Overlay) meansHolder(i, end int32, former bool, p *phrase) bool {
	at := i - 1
	if former {
		at--
	}
	the := ov.Is(at, lang.Article) && !ov.LinkAny(at, lang.LinkA)
	if !the && (p.bare || former || !ov.Flag(i, prose.Begin)) {
		return false
	}
	return !ov.heldElsewhere(end)
}

// heldElsewhere reports whether what stands at token t says over what a post is held: "of", "for"
// or "at" and what follows.
func (ov *Overlay) heldElsewhere(t int32) bool {
	return ov.Link(t, lang.LinkOf|lang.LinkFor|lang.LinkAt)
}

// speaksOfAnother reports whether the story speaks of another holder of the post of phrase p, which
// has n tokens, than entry e: "the mayor of Norbury", "Norbury’s mayor", "another mayor", "Ann Lee,
// the mayor".
func (ov *Overlay) speaksOfAnother(p *phrase, n int32, e *registry.Entry) bool {
	first := wordAhead(p.text)
	for i := int32(0); i+n <= ov.Len(); i++ {
		if ov.Toks[i].Kind != prose.Word || !strings.EqualFold(ov.Text(i), first) || !ov.spells(i, n, p.text) {
			continue
		}
		if ov.another(i, i+n, e) {
			return true
		}
	}
	return false
}

// wordAhead is the first word of a phrase.
func wordAhead(s string) string {
	first, _, _ := strings.Cut(s, " ")
	return first
}

// spells reports whether the n tokens from i on are the words of the phrase.
func (ov *Overlay) spells(i, n int32, text string) bool {
	words := strings.Fields(text)
	if int(n) != len(words) {
		return false
	}
	for k, w := range words {
		if !strings.EqualFold(ov.Text(i+int32(k)), w) {
			return false
		}
	}
	return true
}

// another reports whether the post that stands at tokens [i, end) is told to be somebody else's
// than entry e.
func (ov *Overlay) another(i, end int32, e *registry.Entry) bool {
	prev := i - 1
	switch {
	case ov.Is(prev, lang.PastPost) || ov.Part(prev, lang.Deputy):
		return false // another post
	case ov.Part(prev, lang.OtherPost|lang.Determiner):
		return true // "another mayor"
	case ov.Genitive(prev):
		return ov.ofOthers(prev-1, e)
	case ov.capital(prev) && !ov.Is(prev, lang.Title|lang.Honorific):
		return !ov.knownOf(prev, e)
	case ov.tellsWhose(prev):
		return ov.ofOthers(prev, e)
	case ov.heldElsewhere(end):
		return ov.overOthers(end+1, e)
	}
	next := ov.PastDot(end)
	if ov.Char(next) == ',' {
		next++
	}
	for ov.Is(next, lang.Honorific|lang.Title) && ov.capital(next) {
		next++
	}
	if ov.NameNext(next) {
		return !ov.ofName(next, e)
	}
	if ov.Is(prev, lang.Article) {
		prev--
	}
	set := ov.Char(end) == ',' || ov.Char(end) == '.'
	return set && ov.Char(prev) == ',' && ov.capital(prev-1) && !ov.ofName(prev-1, e)
}

// tellsWhose reports whether the noun at token t tells over what a post is held, or among whom:
// "the fire chief", "the hotel manager".
func (ov *Overlay) tellsWhose(t int32) bool {
	return t >= 0 && ov.Kind(t) == prose.Word &&
		(ov.Is(t, lang.OrgNoun|lang.OrgHead) || ov.Pack.Entry(ov.Words[t]).Post&lang.Field != 0)
}

// ofOthers reports whether the word at token t is whose a post is, and the entry's is another's.
// The town or country in which every post is held says nothing, nor does a time.
func (ov *Overlay) ofOthers(t int32, e *registry.Entry) bool {
	land := ov.Pack.Entry(ov.Words[t]).Noun&lang.Land != 0 || ov.Is(t, lang.TimeWord|lang.Day)
	return !land && !ov.knownOf(t, e)
}

// overOthers reports whether what stands from token t on, behind "of", is a name or a body's noun,
// and the entry's post is another's: "the mayor of Norbury", "the manager of the old hotel".
func (ov *Overlay) overOthers(t int32, e *registry.Entry) bool {
	if ov.Is(t, lang.Article) {
		t++
	}
	if ov.capital(t) {
		return !ov.knownOf(t, e)
	}
	for end := t + 3; t < end && ov.Kind(t) == prose.Word && !ov.Is(t, lang.Function); t++ {
		if ov.tellsWhose(t) {
			return ov.ofOthers(t, e)
		}
	}
	return false
}

// capital reports whether token t is a word with a capital.
func (ov *Overlay) capital(t int32) bool {
	return t >= 0 && ov.Kind(t) == prose.Word && ov.Flag(t, prose.Upper) && !ov.Is(t, lang.Function)
}

// ofName reports whether the name that stands at token t is of the entry's.
func (ov *Overlay) ofName(t int32, e *registry.Entry) bool {
	for end := t + 3; t < end && ov.capital(t); t++ {
		if ov.inNames(t, e) {
			return true
		}
	}
	return false
}

// inNames reports whether the word at token t is one of the entry's names.
func (ov *Overlay) inNames(t int32, e *registry.Entry) bool {
	for _, n := range e.Names() {
		if holdsWord(n, ov.Text(t)) {
			return true
		}
	}
	return false
}

// knownOf reports whether the word at token t stands in a title of the entry's roles, or in a name
// of the body or place at which one is held.
func (ov *Overlay) knownOf(t int32, e *registry.Entry) bool {
	word := ov.Text(t)
	for i := range e.Roles {
		role := &e.Roles[i]
		if holdsWord(role.Title, word) {
			return true
		}
		for _, also := range role.Also {
			if holdsWord(also, word) {
				return true
			}
		}
		if org := ov.registry.all.ByID(role.Of); org != nil {
			for _, n := range org.Names() {
				if holdsWord(n, word) {
					return true
				}
			}
		}
	}
	return false
}

// holdsWord reports whether a phrase has the word.
func holdsWord(phrase, word string) bool {
	for rest := phrase; rest != ""; {
		var w string
		if w, rest, _ = strings.Cut(rest, " "); strings.EqualFold(strings.Trim(w, ",."), word) {
			return true
		}
	}
	return false
}
