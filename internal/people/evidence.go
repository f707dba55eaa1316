package people

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/slug"
)

// held is a post that stories print of one name, added up.
type held struct {
	head, of string // folded; of "" where the stories name no owner
	former   bool   // printed as no longer held
	texts    []spelling
	stories  int
	file     string   // the last story that prints it
	titled   []string // the stories that print it as a title, in their order
	Span
}

// posts adds up what stories print of somebody, in order of the first.
func posts(seen []sighting) []held {
	var out []held
	for i := range seen {
		s := &seen[i]
		for _, p := range s.posts {
			out = addPost(out, s, p)
		}
	}
	return out
}

func addPost(all []held, s *sighting, p annotate.ToldPost) []held {
	of := bare(p.Of)
	i := slices.IndexFunc(all, func(h held) bool { return h.head == p.Head && h.of == of && h.former == p.Former })
	if i < 0 {
		all = append(all, held{head: p.Head, of: of, former: p.Former})
		i = len(all) - 1
	}
	h := &all[i]
	if h.file != s.file {
		h.stories++
		h.file = s.file
	}
	if n := len(h.titled); p.Title && (n == 0 || h.titled[n-1] != s.file) {
		h.titled = append(h.titled, s.file)
	}
	h.print(oneLine(p.Text), 1)
	h.Span = h.with(Span{s.day, s.day})
	return all
}

// print counts a wording of the post.
func (h *held) print(text string, times int) {
	i := slices.IndexFunc(h.texts, func(x spelling) bool { return x.text == text })
	if i < 0 {
		h.texts = append(h.texts, spelling{text: text})
		i = len(h.texts) - 1
	}
	h.texts[i].stories += times
}

// text is the usual wording; of several that are as usual, the one that says most.
//
//go:noinline
func (h *held) text() string {
	best := h.texts[0]
	for _, x := range h.texts[1:] {
		if x.stories > best.stories || x.stories == best.stories && len(x.text) > len(best.text) {
			best = x
		}
	}
	return best.text
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// bare is an organisation's name as it is compared: folded, without "the".
func bare(name string) string { return strings.TrimPrefix(slug.ID(name), "the-") }

// longestTogether is how far apart two prints of one post may lie to mean one holder.
const longestTogether = 3 * year

// sharedPost is a post that both are said to hold, at about one time; nil for none. Where it must
// be owned, both say at whom it is held.
func sharedPost(a, b []held, owned bool) *held {
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			who := owners(x, y)
			one := who == agree || who == unsaid && !owned
			if one && sameHead(x.head, y.head) && x.apart(y.Span) <= longestTogether {
				return x
			}
		}
	}
	return nil
}

// rivalPosts are two posts of one kind that nobody holds at once: the mayor of one town and the
// mayor of another.
func rivalPosts(a, b []held) (x, y *held) {
	for i := range a {
		for j := range b {
			x, y := &a[i], &b[j]
			if sameHead(x.head, y.head) && owners(x, y) == differ && x.apart(y.Span) == 0 {
				return x, y
			}
		}
	}
	return nil, nil
}

// sameHead reports whether two nouns name one post: "sen" is short for "senator".
func sameHead(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	isShort := len(a) >= 3 && len(a) <= 4
	return a == b || isShort && strings.HasPrefix(b, a) && !strings.Contains(b, " ")
}

type ownership uint8

const (
	unsaid ownership = iota
	agree
	differ
)

// owners compares at whom two posts are held.
func owners(x, y *held) ownership {
	switch {
	case x.of == "" || y.of == "":
		return unsaid
	case x.of == y.of, strings.HasSuffix(x.of, "-"+y.of), strings.HasSuffix(y.of, "-"+x.of):
		return agree
	}
	return differ
}

// tie is what speaks for two full names of one surname being one person's.
type tie struct {
	how     likeness
	why     string // the evidence; "" for none
	against string // what speaks against it; "" for nothing
}

// weigh holds two names against each other. alone tells that nobody else has the surname.
func weigh(a, b *printed, language string, alone bool) tie {
	how, against := likest(a, b, language)
	if how == otherName {
		return tie{otherName, "", against}
	}
	t := tie{how: how}
	both, shared := printsBoth(a, b), sharedPost(a.held, b.held, false)
	if p, q := gender(a), gender(b); p != "" && q != "" && p != q {
		t.against = fmt.Sprintf("the stories say %s of one and %s of the other", p, q)
		return t
	}
	if how == suffixMore {
		return weighSuffix(a, b)
	}
	switch {
	case both != "":
		t.why = fmt.Sprintf("%s; %s prints both", how.text(), both)
	case a.span().apart(b.span()) > mostApart:
		t.against = fmt.Sprintf("no story names one of them within %d years of the other", mostApart/year)
	case shared != nil:
		t.against = max(byTurns(a.held, b.held, shared), byTurns(b.held, a.held, shared))
		if t.against == "" {
			t.why = fmt.Sprintf("%s; both are called %s, within %d years",
				how.text(), quoted(shared.text()), longestTogether/year)
		}
	default:
		t.against = rivalry(a.held, b.held)
	}
	open := t.why == "" && t.against == ""
	if open && how == middleMore && alone && agreed(a, b) {
		t.why = fmt.Sprintf("%s; the stories say %s of both, and name nobody else of the surname",
			how.text(), gender(a))
	}
	return t
}

// weighSuffix holds two names against each other of which one has a Jr.: they are father and son,
// unless both are given one post at one place and no story prints both.
func weighSuffix(a, b *printed) tie {
	if namesBoth(a, b) || printsFull(a, b) || printsFull(b, a) {
		return tie{how: suffixMore, against: called(&a.names[0], &b.names[0]) + ", and a story prints both"}
	}
	shared := sharedPost(a.held, b.held, true)
	if shared == nil {
		return tie{how: suffixMore}
	}
	return tie{how: suffixMore, why: fmt.Sprintf("%s; both are called %s, within %d years, and no story prints both",
		suffixMore.text(), quoted(shared.text()), longestTogether/year)}
}

// namesBoth reports whether a story names both, as two people.
func namesBoth(a, b *printed) bool {
	return slices.ContainsFunc(a.seen, func(x sighting) bool {
		return slices.ContainsFunc(b.seen, func(y sighting) bool { return y.file == x.file })
	})
}

// printsFull reports whether a story that names a also prints a full name of b's suffix. Where it
// takes the two for one, it may be mistaken.
func printsFull(a, b *printed) bool {
	for i := range a.seen {
		for _, form := range a.seen[i].forms {
			if n := parse(form); n.full() && n.suffix == b.names[0].suffix && n.surname == b.names[0].surname {
				return true
			}
		}
	}
	return false
}

// agreed reports whether the stories call both he, or both she, at about one time.
func agreed(a, b *printed) bool {
	return gender(a) != "" && gender(a) == gender(b) && a.span().apart(b.span()) <= longestTogether
}

// mostApart is how far apart the stories of two names may lie for them to be one person's.
const mostApart = 15 * year

func rivalry(a, b []held) string {
	if x, y := rivalPosts(a, b); x != nil {
		return fmt.Sprintf("%s and %s, at one time", quoted(x.text()), quoted(y.text()))
	}
	return ""
}

// likest compares all spellings of two names, and takes the pair that is most alike.
func likest(a, b *printed, language string) (likeness, string) {
	best, reason := otherName, ""
	for i := range a.names {
		for j := range b.names {
			x, y := &a.names[i], &b.names[j]
			if !x.full() || !y.full() || x.surname != y.surname {
				continue
			}
			how, why := compare(x, y, language)
			if how != otherName && (best == otherName || how < best) {
				best = how
			}
			if reason == "" {
				reason = why
			}
		}
	}
	return best, reason
}

// printsBoth is a story that prints both names for one person, or "".
func printsBoth(a, b *printed) string {
	for _, pair := range [...][2]*printed{{a, b}, {b, a}} {
		for i := range pair[0].seen {
			for _, form := range pair[0].seen[i].forms {
				if id := slug.ID(form); pair[1].id != "" && id == pair[1].id && id != pair[0].id {
					return pair[0].seen[i].file
				}
			}
		}
	}
	return ""
}

// gender is he or she where an archive's stories are clear about it; "" else.
func gender(of ...*printed) string {
	he, she := 0, 0
	for _, p := range of {
		h, s := p.pronouns()
		he, she = he+h, she+s
	}
	if p := of[0]; p.entry != nil && p.entry.Pronouns != "" {
		return p.entry.Pronouns
	}
	return clear(he, she)
}

// clear is the pronoun that nearly all stories use, or "".
func clear(he, she int) string {
	const times = 10
	switch {
	case he > 0 && he >= times*she:
		return "he"
	case she > 0 && she >= times*he:
		return "she"
	}
	return ""
}

//go:noinline
func quoted(s string) string { return "“" + s + "”" }

// byTurns says that the stories of one name print, beside the post that it shares with another, a
// title that the other never has, about as often and never together with the post: then the name
// may be two people's, of whom one is the other. It says "" where they do not.
func byTurns(all, other []held, shared *held) string {
	var post *held
	for i := range all {
		if h := &all[i]; sameHead(h.head, shared.head) && (post == nil || len(h.titled) > len(post.titled)) {
			post = h
		}
	}
	for i := range all {
		h := &all[i]
		rare := h.former || len(h.titled) == 0 || len(h.titled)*4 < post.stories
		known := slices.ContainsFunc(other, func(o held) bool { return sameHead(o.head, h.head) })
		if rare || known || sameHead(h.head, post.head) || together(h.titled, post.titled) {
			continue
		}
		return fmt.Sprintf("%s and %s by turns, so that one of the names may be two people's",
			quoted(post.text()), quoted(h.text()))
	}
	return ""
}

// together reports whether two lists of stories share one.
func together(a, b []string) bool {
	return slices.ContainsFunc(a, func(file string) bool { return slices.Contains(b, file) })
}
