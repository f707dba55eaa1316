package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// Told is what a story's text itself tells of a person or an organisation that it names, whatever a
// registry knows. Only an engine with Options.Told notes it.
type Told struct {
	Entity Entity
	Posts  []ToldPost // each once, in order of the text
	Titles Gender     // what "Mr" or "Mrs" before the name tells

	He, She int // how many quotations have it as their speaker by "he" and by "she"
}

// ToldPost is a post or another word for what somebody is, as the story prints it: "mayor of
// Ostrey", "Sen.", "a plumber".
type ToldPost struct {
	Text   string
	Head   string // its noun, in the singular and small: "mayor"
	Of     string // the organisation or place at which it is held, or ""
	Title  bool   // it is a title, and stands right before the name: "Mayor Lund"
	Former bool   // it is no longer held
}

// Gender is he or she, where a word tells it.
type Gender string

// The genders that words tell; "" where none does, or they differ.
const (
	He  Gender = "he"
	She Gender = "she"
)

// told lists what the text tells of its cast, in the order of the cast.
func (d *draft) told() []Told {
	if d.Cast == nil {
		return nil
	}
	titles, he, she := d.titles(), make([]int, len(d.Cast.Entities)), make([]int, len(d.Cast.Entities))
	d.countPronouns(he, she)
	var out []Told
	for e := range d.Cast.Entities {
		x := &d.Cast.Entities[e]
		named := Entity{ID: x.ID, Name: x.Name, Type: typeOf(x.Type), Registered: x.Registered}
		t := Told{Entity: named, He: he[e], She: she[e]}
		switch titles[e] {
		case lang.Male:
			t.Titles = He
		case lang.Female:
			t.Titles = She
		}
		for i := range x.Posts {
			if p, ok := d.toldPost(x, &x.Posts[i]); ok {
				t.add(p)
			}
		}
		if t.Titles != "" || t.Posts != nil || t.He+t.She > 0 {
			out = append(out, t)
		}
	}
	return out
}

// add notes a post, once; of two readings of one phrase the longer: a deputy mayor is no mayor.
func (t *Told) add(p ToldPost) {
	for i := range t.Posts {
		o := &t.Posts[i]
		if o.Text != p.Text {
			continue
		}
		if strings.HasSuffix(p.Head, " "+o.Head) {
			o.Head = p.Head
		}
		if p.Head == o.Head || strings.HasSuffix(o.Head, " "+p.Head) {
			return
		}
	}
	t.Posts = append(t.Posts, p)
}

// titles is, for each of the cast, what the titles before its names tell of the sex.
func (d *draft) titles() []lang.Gender {
	told := make([]lang.Gender, len(d.Cast.Entities))
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		for t := m.Title; t < m.First && m.Entity >= 0 && !m.Plural; t++ {
			if x := d.Pack.Entry(d.Words[t]); x.Is(lang.Honorific | lang.Title) {
				told[m.Entity] |= x.Gender & (lang.Male | lang.Female)
			}
		}
	}
	return told
}

// countPronouns counts, for each of the cast, the quotations whose speaker it is by a pronoun.
func (d *draft) countPronouns(he, she []int) {
	for q := range d.Verdicts {
		v := &d.Verdicts[q]
		p := &v.Best
		if !v.Speech || p.Who.Kind != refer.Entity || p.Source.Kind != clause.Pronoun {
			continue
		}
		if p.Confidence() < d.e.threshold {
			continue
		}
		switch d.Gender(p.Source.Head) {
		case lang.Male:
			he[p.Who.Entity]++
		case lang.Female:
			she[p.Who.Entity]++
		}
	}
}

// toldPost is a post in the words of the text; false for one that the text does not print, and for
// words that tell whose kin somebody is, and not what.
func (d *draft) toldPost(x *names.Entity, p *names.Post) (ToldPost, bool) {
	registered := p.Tok < 0 // the registry's post stands nowhere in the text
	if registered || int(p.Tok) >= len(d.Tokens) || x.Type == names.Place {
		return ToldPost{}, false
	}
	noun := d.Pack.Entry(d.Words[p.Tok])
	isPost := x.Type != names.Person || noun.Is(lang.Post|lang.Title|lang.Spokes)
	if noun.Is(lang.Kin) || noun.Is(lang.Honorific) && !noun.Is(lang.Post) || !isPost { // "Mr", and not "Professor"
		return ToldPost{}, false
	}
	first, end := d.postAround(p.Tok)
	head := d.textOf(p.Tok, end)
	out := ToldPost{Head: slug.Fold(head), Former: p.Former, Title: d.isTitle(p.Tok) && d.calledNext(end, x)}
	if p.Of >= 0 {
		owner := &d.Cast.Entities[p.Of]
		out.Of = owner.Name
		end = d.throughOwner(end, owner)
	}
	if int(end) < len(d.Tokens) && d.Pack.Entry(d.Words[end-1]).Is(lang.Abbrev) && d.textOf(end, end+1) == "." {
		end++ // "Gov."
	}
	out.Text = d.textOf(first, end)
	return out, true
}

// postAround are the tokens [first, end) of the post whose noun begins at token t: "deputy mayor".
func (d *draft) postAround(t int32) (first, end int32) {
	_, n := d.Pack.Phrase(d.Words[t:])
	first, end = t, t+int32(max(n, 1))
	for first > 0 && t-first < 5 && d.inPost(first-1) && !d.Tokens[first].Is(prose.Begin) {
		first--
	}
	return first, end
}

// isTitle reports whether the noun at a token is one that is set before names with a capital: no
// "candidate", and no "Democrat", which is no post.
func (d *draft) isTitle(t int32) bool {
	noun := d.Pack.Entry(d.Words[t])
	first, _ := utf8.DecodeRuneInString(d.S[d.Tokens[t].Start:])
	return noun.Is(lang.Title|lang.Honorific) && !noun.Is(lang.Belief|lang.Demonym) && unicode.IsUpper(first)
}

// inPost reports whether a token can stand in a post before its noun: "deputy", "NATO's".
func (d *draft) inPost(t int32) bool {
	switch d.Tokens[t].Kind {
	case prose.Word:
		const not = lang.Article | lang.Pronoun | lang.Possessive | lang.Conjunction | lang.Auxiliary | lang.Modal |
			lang.Relative | lang.Negation | lang.Preposition | lang.Adverb | lang.TimeWord | lang.Day | lang.Honorific
		x := d.Pack.Entry(d.Words[t])
		return !x.Is(not) && x.Cue == 0 && x.Form == 0
	case prose.Clitic:
		return true
	}
	return false
}

// throughOwner is the end of a post's phrase, "of Ostrey" included where it follows.
func (d *draft) throughOwner(end int32, owner *names.Entity) int32 {
	if int(end) >= len(d.Tokens) || !d.Pack.Entry(d.Words[end]).Is(lang.Preposition) {
		return end
	}
	for i := d.MentionFrom(end); i < len(d.Cast.Mentions) && d.Cast.Mentions[i].First <= end+3; i++ {
		if m := &d.Cast.Mentions[i]; m.Entity >= 0 && &d.Cast.Entities[m.Entity] == owner {
			return m.End
		}
	}
	return end
}

// calledNext reports whether the name of x follows at token t, a point before it aside.
func (d *draft) calledNext(t int32, x *names.Entity) bool {
	if int(t) < len(d.Tokens) && d.Tokens[t].Kind == prose.Punct {
		t++
	}
	i := d.MentionFrom(t)
	if i == len(d.Cast.Mentions) || d.Cast.Mentions[i].First != t || d.Cast.Mentions[i].Entity < 0 {
		return false
	}
	return &d.Cast.Entities[d.Cast.Mentions[i].Entity] == x
}

// textOf is the text of the tokens [first, end).
func (d *draft) textOf(first, end int32) string {
	return d.S[d.Tokens[first].Start:d.Tokens[end-1].End]
}

// SameGiven reports whether two given names are forms of one in a language: Peter and Pete.
func SameGiven(tag, one, other string) bool {
	pack := lang.For(tag)
	if pack == nil {
		return false
	}
	a, b := pack.Same(pack.Word(one)), pack.Same(pack.Word(other))
	return a != 0 && a == b
}
