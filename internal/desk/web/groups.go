package web

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/site"
)

// group is a number of cards that may be decided at once, each of them shown first.
type group struct {
	Kind    string   `json:"kind"`
	Title   string   `json:"title"`
	Do      string   `json:"do"`
	Who     []person `json:"who"`
	Members []member `json:"members"`
	More    int      `json:"more"` // members that are not shown, and not decided
}

// member is a card of a group.
type member struct {
	Key      string `json:"key"`
	Digest   string `json:"digest"`
	Title    string `json:"title"`
	Day      string `json:"day"`
	Words    string `json:"words"`
	Sentence string `json:"sentence"`
	Now      string `json:"now"`  // whom the program names
	Then     string `json:"then"` // what the decision says
	Link     string `json:"link"`
}

// The kinds of group.
const (
	sameWords   = "words"   // the same words, or a part of them, in other stories
	bareSurname = "surname" // the same surname, alone in its stories
	sameRule    = "rule"    // all quotations of one rule in one story
)

// mostMembers is how many cards of a group are shown, and decided, at once.
const mostMembers = 60

// fewestWords is how many words must be the same for them to be anybody's in particular.
const fewestWords = 4

// alike is a group that is still to be looked for: a decision does not wait until all its members
// have been read.
type alike struct {
	group
	wants func(*story, *item) bool
	then  func(*card) string // what would be decided of a card; "" for nothing
	title func(stories int) string
}

// alikeTo is what may be decided as the card c was decided by x.
func (d *Desk) alikeTo(c *card, was *item, x *deciding) []alike {
	var out []alike
	for _, look := range []func(*card, *item, *deciding) (alike, bool){wordsAlike, surnameAlike, ruleAlike} {
		if a, ok := look(c, was, x); ok {
			out = append(out, a)
		}
	}
	return out
}

// askGroups answers with the groups of the last decision.
func askGroups(d *Desk, _ http.ResponseWriter, _ *http.Request) (any, error) {
	d.mu.Lock()
	all, v := d.alike, d.view
	members := make([][]string, len(all))
	for i := range all {
		members[i] = d.wanted(&all[i])
	}
	d.mu.Unlock()
	out := []group{}
	for i := range all {
		if g := v.group(&all[i], members[i]); len(g.Members) > 0 {
			out = append(out, g)
		}
	}
	return out, nil
}

// wanted are the keys of the utterances, of those that nobody has decided, that a group is of.
func (d *Desk) wanted(a *alike) []string {
	var keys []string
	for _, s := range d.inOrder() {
		for i := range s.items {
			if a.wants(s, &s.items[i]) {
				keys = append(keys, key(s.file, s.items[i].id))
			}
		}
	}
	return keys
}

// group reads the members of a group, as they are now.
func (v view) group(a *alike, keys []string) group {
	g := a.group
	g.More = max(len(keys)-mostMembers, 0)
	var now *site.StoryRead
	stories := map[string]bool{}
	for _, k := range keys[:len(keys)-g.More] {
		file, id, _ := cutKey(k)
		if now == nil || now.Story.File != file {
			now, _, _ = v.archive.Read(file)
		}
		if now == nil {
			continue
		}
		if c, ok := v.card(now, id); ok && a.then(c) != "" {
			stories[file] = true
			g.Members = append(g.Members, member{
				Key: c.Key, Digest: c.Digest, Title: c.Title, Day: c.Day, Words: c.Words, Sentence: c.sentence,
				Now: c.proposed(), Then: a.then(c), Link: c.Link,
			})
		}
	}
	g.Title = a.title(len(stories))
	return g
}

// proposed is whom the program names.
func (c *card) proposed() string {
	if c.Proposal.Kind == "" {
		return "nobody"
	}
	return c.Proposal.Name
}

// elsewhere is what a decision would say of other cards, where it can say the same: whose the words
// are, or that they are no speech.
func (x *deciding) elsewhere(c *card) (do string, who []person, says string) {
	switch x.Do {
	case doConfirm:
		return doSpeaker, []person{c.Proposal}, c.Proposal.Name
	case doSpeaker:
		var names []string
		for _, p := range x.Who {
			names = append(names, p.Name)
		}
		return doSpeaker, x.Who, strings.Join(names, ", ")
	case doNobody:
		return doNobody, nil, "nobody"
	case doNotSpeech:
		return doNotSpeech, nil, "not speech"
	}
	return "", nil, ""
}

// wordsAlike are the same words, or a part of them, in other stories.
func wordsAlike(c *card, was *item, x *deciding) (alike, bool) {
	do, who, says := x.elsewhere(c)
	if do == "" || was.long < fewestWords {
		return alike{}, false
	}
	own := fileOf(c.Key)
	a := alike{group: group{Kind: sameWords, Do: do, Who: who}}
	a.wants = func(s *story, o *item) bool {
		if s.file == own || o.long < fewestWords {
			return false
		}
		return o.words == was.words || holds(o.words, was.words) || holds(was.words, o.words)
	}
	a.then = func(*card) string { return says }
	a.title = func(int) string { return "The same words in other stories: " + says }
	return a, true
}

// holds reports whether folded words stand in others, as whole words.
func holds(all, some string) bool {
	at := strings.Index(all, some)
	if len(some) >= len(all) || at < 0 {
		return false
	}
	return called.Has(" "+all+" ", " "+some+" ")
}

// surnameAlike are the quotations by the same surname that stands alone in its story, where an
// editor has said whose it is here.
func surnameAlike(c *card, was *item, x *deciding) (alike, bool) {
	if x.Do != doSpeaker || len(x.Who) != 1 || !bare(was.speaker) {
		return alike{}, false
	}
	name, is := was.speaker.Name, x.Who[0].Name
	a := alike{group: group{Kind: bareSurname, Do: doSpeaker, Who: x.Who}}
	a.wants = func(s *story, o *item) bool {
		return bare(o.speaker) && o.speaker.Name == name && key(s.file, o.id) != c.Key
	}
	a.then = func(*card) string { return is }
	a.title = func(stories int) string {
		return fmt.Sprintf("All by “%s” alone, in %s: %s", name, counted(stories, "story", "stories"), is)
	}
	return a, true
}

// ruleAlike are the other quotations of the story that were read by the same rule: each as it is
// proposed, where this one was confirmed; none of them speech, where this one was none.
func ruleAlike(c *card, was *item, x *deciding) (alike, bool) {
	if was.rule == "" || x.Do != doConfirm && x.Do != doNotSpeech {
		return alike{}, false
	}
	own := fileOf(c.Key)
	a := alike{group: group{Kind: sameRule, Do: x.Do}}
	a.wants = func(s *story, o *item) bool {
		return s.file == own && o.rule == was.rule && key(s.file, o.id) != c.Key
	}
	a.then = func(o *card) string {
		if x.Do == doNotSpeech {
			return "not speech"
		}
		return o.Proposal.Name
	}
	a.title = func(int) string { return "All of this story by the rule: " + ruleTitle(was.rule) }
	return a, true
}

// groupDeciding is what the page sends of a group.
type groupDeciding struct {
	Do      string   `json:"do"`
	Who     []person `json:"who"`
	Members []chosen `json:"members"`
	Filter  filter   `json:"filter"`
}

// chosen is a member of a group that an editor has left in it.
type chosen struct {
	Key    string `json:"key"`
	Digest string `json:"digest"`
}

// decideGroup decides all members of a group, story by story. What it has written it takes back
// where one of them cannot be decided.
func (d *Desk) decideGroup(x *groupDeciding) (*decided, error) {
	if len(x.Members) == 0 || len(x.Members) > mostMembers {
		return nil, refuse(http.StatusBadRequest, "a group has from 1 to 60 members")
	}
	st := step{key: x.Members[0].Key, says: counted(len(x.Members), "quotation", "quotations"), count: len(x.Members)}
	out := &decided{Changes: []change{}}
	files := 0
	for from := 0; from < len(x.Members); {
		to := from + 1
		for to < len(x.Members) && fileOf(x.Members[to].Key) == fileOf(x.Members[from].Key) {
			to++
		}
		u, changes, err := d.decideMembers(x, x.Members[from:to])
		if err != nil {
			return nil, d.takeBack(&st, err)
		}
		st.undos = append(st.undos, decisionTaken{u})
		out.Changes = append(out.Changes, changes...)
		from = to
		files++
	}
	d.steps, d.alike = append(d.steps, st), nil
	d.decided += len(x.Members)
	out.Said = fmt.Sprintf("%s in %s", st.says, counted(files, "story", "stories"))
	var err error
	out.answer, err = d.answer(&x.Filter, "")
	return out, err
}

//go:noinline
func fileOf(k string) string {
	file, _, _ := cutKey(k)
	return file
}

// decideMembers decides the members of a group that stand in one story.
func (d *Desk) decideMembers(x *groupDeciding, members []chosen) (*desk.Undo, []change, error) {
	var what []desk.Decision
	for _, m := range members {
		s, c, err := d.current(m.Key, m.Digest)
		if err != nil {
			return nil, nil, err
		}
		one, _, err := d.decisionOn(s, c, &deciding{Key: m.Key, Do: x.Do, Who: x.Who})
		if err != nil {
			return nil, nil, err
		}
		what = append(what, one)
	}
	s, err := d.read(fileOf(members[0].Key))
	if err != nil || s == nil {
		return nil, nil, err
	}
	u, err := d.write(s, what...)
	if err != nil {
		return nil, nil, err
	}
	d.wrote(u.File)
	after, err := d.readAgain(s.Story.File)
	var others []change
	for _, c := range d.changed(s, after, "") {
		own := false
		for _, m := range members {
			own = own || m.Key == c.Key
		}
		if !own {
			others = append(others, c)
		}
	}
	return u, others, err
}

// takeBack undoes what a step has written before it failed.
func (d *Desk) takeBack(st *step, why error) error {
	for i := len(st.undos) - 1; i >= 0; i-- {
		if err := st.undos[i].back(d); err != nil {
			d.steps = append(d.steps, step{undos: st.undos[:i+1], key: st.key, says: st.says})
			return why
		}
	}
	return why
}
