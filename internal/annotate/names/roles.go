package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// rolePosts notes the roles that a registered person holds at the story's date.
func (f *finder) rolePosts(c *Cast, e EntityID) {
	for _, role := range c.Entities[e].Entry.Roles {
		if !role.HeldOn(registry.DayOf(f.Date)) {
			continue
		}
		p := Post{Of: NoEntity, Tok: -1}
		for i := range c.Entities {
			if role.Of != "" && c.Entities[i].ID == role.Of && c.Entities[i].Registered {
				p.Of = EntityID(i)
			}
		}
		for _, phrase := range append([]string{role.Title}, role.Also...) {
			if p.Head, p.Title = f.headOf(phrase), phrase; p.Head != 0 {
				f.hold(c, e, p)
			}
		}
	}
}

// headOf is the lemma of the noun of a role's title: the last post in it before a preposition.
func (f *finder) headOf(title string) lang.Word {
	t := prose.Join([]prose.Part{{Text: title}})
	toks := prose.Tokens(t)
	words := f.Pack.Words(nil, t.S, toks)
	head := lang.Word(0)
	for i := 0; i < len(words); {
		w, n := f.Pack.Phrase(words[i:])
		x := f.Pack.Entry(w)
		if x.Is(lang.Preposition) || toks[i].Kind == prose.Punct {
			break
		}
		if x.Is(read.Posting) {
			head = f.Pack.Lemma(w)
		}
		i += max(n, 1)
	}
	return head
}
