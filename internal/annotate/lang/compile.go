package lang

import (
	"bytes"
	"compress/flate"
	"embed"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

//go:generate go test . -run ^TestPacked$ -update

// packedLists holds the lists of each language without their comments, one after the other and
// compressed: as they are they would take a quarter of a megabyte of the program. A test holds
// them against the lists.
//
//go:embed *.deflated
var packedLists embed.FS

// compiler gathers a pack's entries while its lists are read.
type compiler struct {
	pack  *Pack
	rules map[string][]rule
	kinds [][2]Word // a word and its kind
	same  int32
	text  strings.Builder // all spellings, one after the other
	parts []string        // the tokens of the spelling at hand
	made  []string        // the word at hand with the forms that rules give it
	line  lineItems

	ordinalDots bool // a full stop after a number may make an ordinal of it
}

// mustCompile compiles an embedded pack; its lists are held to compile by the tests.
func mustCompile(code string) *Pack {
	src, err := unpacked(code)
	if err == nil {
		c := newCompiler(code)
		if err = c.file(src); err == nil {
			return c.finish()
		}
	}
	panic("lang: " + code + ": " + err.Error())
}

// unpacked is the text of a language's lists, as they stand in the program.
func unpacked(code string) (string, error) {
	packed, err := packedLists.ReadFile(code + ".deflated")
	if err != nil {
		return "", err
	}
	var src strings.Builder
	src.Grow(3 * len(packed))
	_, err = io.Copy(&src, flate.NewReader(bytes.NewReader(packed)))
	return src.String(), err
}

// mostWords is more words and phrases than the lists of most languages have, those of English
// included. A pack may have more.
const mostWords = 1 << 15

// newCompiler makes a pack of the word lists of a language, of which README.md tells the format.
func newCompiler(code string) *compiler {
	c := &compiler{
		pack: &Pack{
			Lang: code, entries: make([]Entry, 1, mostWords),
			lemmas: make([]Word, 1, mostWords), same: make([]int32, 1, mostWords),
			spelled: make([]uint32, 2, mostWords), ends: make([]Word, 2),
		},
		rules: map[string][]rule{},
	}
	c.pack.words.resize(2 * mostWords)
	c.pack.next.resize(1 << 13)
	c.text.Grow(8 * mostWords)
	return c
}

// finish is the pack of all that has been read.
func (c *compiler) finish() *Pack {
	c.kindsOf()
	p := c.pack
	p.stops = prose.Stops{
		Abbreviation: func(w string) bool { return p.tail(w).Part&Dot != 0 },
		// “Ill.”, “Sat.”, “no. 5”
		WordToo: func(w string) bool { return p.Entry(p.Word(w)).Is(State | Day | Month | Function) },
		Opener:  func(w string) bool { return p.Entry(p.Word(w)).Part&Opener != 0 },
	}
	if c.ordinalDots {
		p.stops.Counted = func(w string) bool { return p.Class(p.Word(w))&Month != 0 }
	}
	return p
}

// tail is the entry of the last part of a word with a hyphen: of "then-Gov" that of "Gov".
func (p *Pack) tail(w string) *Entry { return p.Entry(p.Word(w[strings.LastIndexByte(w, '-')+1:])) }

// file reads one list, section by section.
func (c *compiler) file(src string) error {
	read := func(string) error { return errors.New("words before the first section") }
	for n, line := range strings.Split(src, "\n") {
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		var err error
		if strings.HasPrefix(line, "[") && strings.HasSuffix(line, "]") {
			read, err = c.section(strings.TrimSpace(line[1 : len(line)-1]))
		} else {
			err = read(line)
		}
		if err != nil {
			return fmt.Errorf("%d: %w", n+1, err)
		}
	}
	return nil
}

// section takes a section's head and gives what reads its lines.
func (c *compiler) section(title string) (func(line string) error, error) {
	first, rest, _ := strings.Cut(title, " ")
	if is := c.flag(first); is != nil {
		*is = true
		return noWords(title), nil
	}
	if words := c.pack.plainList(first); words != nil {
		return c.into(words), nil
	}
	switch first {
	case "rules":
		return func(line string) error {
			r, err := parseRule(line)
			c.rules[rest] = append(c.rules[rest], r)
			return err
		}, nil
	case "genitive":
		c.pack.Genitive = rest
		return noWords(title), nil
	case "marks":
		return c.marks, nil
	case "verb-endings":
		return c.verbEndings, nil
	case "kinds":
		return c.kind, nil
	case "age-nouns":
		return c.ageNouns, nil
	}
	all, err := head(title)
	return func(line string) error { return c.list(all, line) }, err
}

// flag is what a section without words says of the language by being there; nil: it is another
// section.
func (c *compiler) flag(section string) *bool {
	switch section {
	case "ordinal-dots":
		return &c.ordinalDots
	case "nouns-capital":
		return &c.pack.NounsCapital
	case "published-words":
		return &c.pack.PublishedWords
	case "verbs-last":
		return &c.pack.VerbsLast
	}
	return nil
}

// plainList is the list of the pack that a section's words go into as they stand; nil: it is
// another section.
func (p *Pack) plainList(section string) *[]string {
	switch section {
	case "endings":
		return &p.endings
	case "weak-endings":
		return &p.weak
	case "contracted-endings":
		return &p.contracted
	case "clipped-endings":
		return &p.clipped
	case "eponym-endings":
		return &p.eponyms
	case "son-nouns":
		return &p.SonNouns
	case "life-verbs":
		return &p.LifeVerbs
	case "of-the-dead":
		return &p.OfTheDead
	case "small-numbers":
		return &p.SmallNumbers
	case "body-leads":
		return &p.BodyLeads
	case "dead-before":
		return &p.DeadBefore
	case "near-kin":
		return &p.NearKin
	case "party-letters":
		return &p.PartyLetters
	case "talk-like":
		return &p.TalkLike
	case "talk-verbs":
		return &p.TalkVerbs
	case "thing-nouns":
		return &p.ThingNouns
	case "adverb-endings":
		return &p.adverbs
	case "age-endings":
		return &p.ages
	case "agent-endings":
		return &p.Agents
	case "nobody":
		return &p.Nobody
	case "policy-nouns":
		return &p.PolicyNouns
	case "press-nouns":
		return &p.PressNouns
	case "paper-voices":
		return &p.PaperVoices
	case "tells-of":
		return &p.TellsOf
	case "cuts-in":
		return &p.CutsIn
	case "picture-sides":
		return &p.PictureSides
	case "picture-verbs":
		return &p.PictureVerbs
	case "picture-plain":
		return &p.PicturePlain
	case "picture-done":
		return &p.PictureDone
	case "picture-here":
		return &p.PictureHere
	case "open-sites":
		return &p.OpenSites
	case "stem-endings":
		return &p.VerbEndings
	}
	return nil
}

// noWords reads nothing: the head of such a section says all.
func noWords(title string) func(line string) error {
	return func(line string) error { return fmt.Errorf("[%s] has no words; got %q", title, line) }
}

// into reads endings.
func (c *compiler) into(endings *[]string) func(line string) error {
	return func(line string) error {
		for _, it := range c.line.of(line) {
			*endings = append(*endings, it.same[0][0])
		}
		return nil
	}
}

// verbEndings reads "gerund = ing".
func (c *compiler) verbEndings(line string) error {
	r, err := parseRule(line)
	if err != nil {
		return err
	}
	f := formNames[r.ending]
	if f == 0 {
		return fmt.Errorf("%q is no form of a verb", r.ending)
	}
	for _, e := range r.forms {
		c.pack.forms = append(c.pack.forms, formEnding{f, e})
	}
	return nil
}

// ageNouns reads "13 19 teenager".
func (c *compiler) ageNouns(line string) error {
	for _, it := range c.line.of(line) {
		var n ageNoun
		if _, err := fmt.Sscan(it.same[0][0], &n.least, &n.most, &n.noun); err != nil {
			return fmt.Errorf("nouns for an age have the form: 13 19 teenager; got %q", it.same[0][0])
		}
		c.pack.ageNouns = append(c.pack.ageNouns, n)
	}
	return nil
}

// marks reads "double “ ”" or "single ‘ ’".
func (c *compiler) marks(line string) error {
	f := strings.Fields(line)
	if len(f) != 3 || f[0] != "double" && f[0] != "single" {
		return fmt.Errorf("marks have the form: double “ ”; got %q", line)
	}
	if f[0] == "double" {
		c.pack.Marks.Double = append(c.pack.Marks.Double, f[1]+f[2])
	} else {
		c.pack.Marks.Single = append(c.pack.Marks.Single, f[1]+f[2])
	}
	return nil
}

// list enters what stands in a line of a list of words.
func (c *compiler) list(s section, line string) error {
	for _, it := range c.line.of(line) {
		var same int32
		if len(it.same) > 1 {
			c.same++
			same = c.same
		}
		var first Word
		for _, forms := range it.same {
			w, err := c.forms(s, forms, same, first)
			if err != nil {
				return err
			}
			if first == 0 {
				first = w
			}
		}
	}
	return nil
}

// verbForms is what a verb's inflected forms are, in the order in which a list gives them.
var verbForms = [...]Form{Base, Present, Past, Participle, Gerund}

// forms enters a word or phrase with its inflected forms, listed or made by the section's rules.
// lemma is the first spelling of the same thing, 0 if this is it.
func (c *compiler) forms(s section, listed []string, same int32, lemma Word) (Word, error) {
	if len(listed) == 1 && s.inflect != "" {
		c.made = appendInflected(append(c.made[:0], listed[0]), c.rules[s.inflect], listed[0])
		if listed = c.made; len(listed) == 1 {
			return 0, fmt.Errorf("no rule of %q inflects %q", s.inflect, listed[0])
		}
	}
	for i, spellings := range listed {
		for more := true; more; {
			var spelling string
			spelling, spellings, more = cutAt(spellings, '|')
			e := s.entry
			switch {
			case s.inflect == "noun" && s.entry.Number&Plural != 0 && i == 0:
				e = Entry{} // the section is about the plural
			case s.inflect == "noun":
				e.Number = [...]Number{Singular, Plural}[min(i, 1)]
			case s.inflect != "" && e.Form == 0:
				e.Form = verbForms[min(i, len(verbForms)-1)]
			}
			w := c.enter(trimmed(spelling), e)
			if c.pack.same[w] == 0 {
				c.pack.same[w] = same
			}
			if lemma == 0 {
				lemma = w
			}
			if c.pack.lemmas[w] == w {
				c.pack.lemmas[w] = lemma
			}
		}
	}
	return lemma, nil
}

// enter joins e to the entry of a spelling, made new where there is none.
func (c *compiler) enter(spelling string, e Entry) Word {
	parts := c.parts[:0]
	if isPlainWord(spelling) {
		parts = append(parts, spelling)
	} else {
		parts = appendParts(parts, spelling)
	}
	c.parts = parts
	var w Word
	if len(parts) == 1 || len(parts) == 2 && parts[1] == "." {
		w = c.word(parts[0])
	} else {
		w = c.phrase(parts)
		if small := spelling[0]; 'a' <= small && small <= 'z' {
			first := &c.pack.entries[c.word(parts[0])]
			first.small = first.small || e.Is(OrgName|Particle)
		}
	}
	old := &c.pack.entries[w]
	switch {
	case e.Class&Kin != 0 && old.Class&Kin == 0:
		old.Gender = e.Gender // "son" is a given name, too, of either sex
	case e.Class&Kin != 0 || old.Class&Kin == 0:
		old.Gender |= e.Gender
	}
	old.Class |= e.Class
	old.Cue |= e.Cue
	old.Link |= e.Link
	old.Post |= e.Post
	old.Noun |= e.Noun
	old.Part |= e.Part
	if e.Link&LinkAnd != 0 && c.pack.And == "" {
		c.pack.And = spelling
	}
	old.Form |= e.Form
	old.Number |= e.Number
	return w
}

// isPlainWord reports whether a spelling is one token at the first look: nearly all are.
func isPlainWord(spelling string) bool {
	for i := range len(spelling) {
		if c := spelling[i]; !isPlainByte(c) || c == '.' || c == '\'' {
			return false
		}
	}
	return spelling != ""
}

// appendParts cuts a listed spelling as a tokenizer cuts a text: the dot of an abbreviation and a
// final 's are tokens of their own.
func appendParts(parts []string, spelling string) []string {
	for p := range strings.FieldsSeq(spelling) {
		if stem, ok := strings.CutSuffix(p, "."); ok && stem != "" && !dotted(p) {
			parts = append(parts, stem, ".")
		} else if stem, ok := strings.CutSuffix(p, "'s"); ok && stem != "" {
			parts = append(parts, stem, "'s")
		} else {
			parts = append(parts, p)
		}
	}
	return parts
}

// dotted reports whether a word's last dot belongs to it, as a tokenizer sees it: "J.", "U.S.",
// "a.m.".
func dotted(p string) bool {
	return strings.Count(p, ".") > 1 || len(p) == 2
}

// word is the entry of a single word's spelling.
func (c *compiler) word(spelling string) Word {
	k := keyOf(spelling)
	if mayBeCapitals(spelling) && inCapitals(spelling) {
		k ^= capitals
	}
	if w := Word(c.pack.words.get(k)); w != 0 {
		if !Same(spelling, c.pack.Spelled(w)) {
			panic("lang: " + spelling + " has the key of " + c.pack.Spelled(w))
		}
		return w
	}
	w := c.add(spelling)
	c.pack.words.set(k, uint32(w))
	return w
}

func (c *compiler) add(spelling string) Word {
	c.pack.entries = append(c.pack.entries, Entry{})
	w := Word(len(c.pack.entries) - 1)
	c.pack.lemmas, c.pack.same = append(c.pack.lemmas, w), append(c.pack.same, 0)
	c.text.WriteString(spelling)
	c.pack.text = c.text.String()
	c.pack.spelled = append(c.pack.spelled, uint32(c.text.Len()))
	return w
}

// phrase is the entry of a phrase: a path in the trie.
func (c *compiler) phrase(parts []string) Word {
	var node uint32
	for i, p := range parts {
		w := c.word(p)
		if i == 0 {
			if c.pack.entries[w].starts == 0 {
				c.pack.entries[w].starts = c.node()
			}
			node = c.pack.entries[w].starts
			continue
		}
		edge := edgeOf(node, w)
		if c.pack.next.get(edge) == 0 {
			c.pack.edges.add(edge)
			c.pack.next.set(edge, c.node())
		}
		node = c.pack.next.get(edge)
	}
	if c.pack.ends[node] == 0 {
		c.pack.ends[node] = c.add(strings.Join(parts, " "))
	}
	return c.pack.ends[node]
}

func (c *compiler) node() uint32 {
	c.pack.ends = append(c.pack.ends, 0)
	return uint32(len(c.pack.ends) - 1)
}
