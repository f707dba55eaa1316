// Package lang knows what a language's words are: cue verbs, titles, given names, posts, places,
// pronouns. All of it is data.
//
// A language is a folder of word lists (README.md tells their format), packed into the program and
// compiled once into a Pack. A pack answers two questions, without allocating: what is this
// spelling (Word: one hash a token), and which listed phrase begins here (Phrase). What to make of
// the answer is the caller's business: a pack holds no grammar but the endings by which its lists
// are inflected. So another language is another folder, and no new code.
//
// Spellings are compared with their case folded and ’ taken for '. A word that is listed in
// capitals ("US", "U.S.", "WHO") is an entry of its own, found only by a spelling in capitals, so
// that it never meets "us" and "who".
package lang

import (
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/prose"
)

// Word is a spelling, or a phrase, that a pack knows. The zero Word is one it does not know.
type Word uint32

// Class says what a word can be; a word is often several things ("Mark", "may"), and the caller
// decides by its place in the text.
type Class uint64

// The classes. README.md tells what each list should hold.
const (
	Function   Class = 1 << iota // the, of, she: the closed classes
	Common                       // ordinary words that often stand in capitals
	Honorific                    // Mr: before a name, and no part of it
	Title                        // Senator: before a name, in capitals
	Post                         // senator, plumber: what somebody is
	Spokes                       // spokeswoman: speaks for a body
	Kin                          // wife, brother
	PersonNoun                   // woman, teenager: people without a name
	Unnamed                      // critics, officials: people who speak without a name
	OrgHead                      // Ministry: a run that ends in it is an organisation
	OrgSuffix                    // Inc: ends a firm's name
	OrgNoun                      // company, party: what an organisation is
	OrgName                      // organisations that everybody knows
	Given
	Surname
	Particle   // van, bin: within names
	NameSuffix // Jr: part of the name
	Country
	State
	City
	Region
	PlaceHead // County, Street: a run that ends in it is a place
	Demonym   // French, Londoner
	Belief    // Catholic, Tory
	Month
	Day
	Thing  // Christmas, Brexit: names nobody
	Abbrev // Sen, Calif: a dot after it belongs to it
	Pronoun
	Possessive
	Reflexive
	Relative
	Article
	Preposition
	Conjunction
	Auxiliary
	Modal
	Negation
	Hypothetical
	Hedge
	WorkNoun
	TermTrigger
	TimeWord
	NumberWord
	Adverb
	Question
	Lead
	PastPost    // former, late: a post that is no longer held
	OfPerson    // administration, campaign: makes an organisation of somebody's name before it
	OfPlace     // council: makes an organisation of a place's name before it
	Numbered    // Radio, Fox: takes a number into its name
	Domain      // com, org: the end of an internet address
	ThingHead   // Treaty, Cup: a run that ends in it names nobody
	ForHead     // Center: an organisation's noun only before "for"
	Learned     // University: a school
	Seat        // White House: a place that stands for who sits there
	ClubPost    // striker, fans: after a city's name, that name is its club's
	StageName   // DJ, MC: the beginning of a stage name
	OrgLead     // Banco, FC: begins an organisation's name
	NamedThing  // ferry, hurricane: the name after it is nobody's
	Team        // Jets: a team's name, alone after "the"
	AreaNoun    // district: makes a place of an unknown name before it
	PostNominal // QC, PhD: after a name, and no part of it
	OfState     // army, foreign ministry: makes an organisation of the people or the land before it
)

// Place is any listed place.
const Place = Country | State | City | Region

// CueSet says how a word can introduce somebody's words.
type CueSet uint16

// The kinds of cue.
const (
	CueSay     CueSet = 1 << iota // said, added: speech for certain
	CueTell                       // told, asked, reminded: takes a hearer
	CueWeak                       // called, described, cited: speech only with a quotation
	CueWrite                      // wrote, tweeted
	CueAsk                        // asked, wondered
	CueThink                      // believes, hopes
	CueManner                     // laughed, shrugged: only beside a quotation
	CueDeny                       // denied, refused to say
	CueNoun                       // statement, remark
	CueAdjunct                    // according to
	CueFaint                      // began, ended, gave: speech only where whole sentences in marks follow
)

// Link says how a small word ties names together.
type Link uint16

// The links.
const (
	LinkAnd    Link = 1 << iota
	LinkOf          // of: what it belongs to
	LinkFor         // for: what it is meant for
	LinkIn          // in, near: where
	LinkAt          // at: where somebody works
	LinkOn          // on: what it is about
	LinkTo          // to: who is told
	LinkFrom        // from: where somebody comes from
	LinkVersus      // with, against: the other side
	LinkA           // a, an: one of many
	LinkThe         // the: the one known
	LinkMotion      // go, road: a place follows after "to" or "from"
	LinkDoing       // of, like, despite: somebody may follow who does something, "of Lee saying"
)

// PostSet says what a word tells of a post.
type PostSet uint8

// What words tell of posts.
const (
	Field    PostSet = 1 << iota // police, foreign: over what it is held, "the police chief"
	Styled                       // singer, veteran: a paper's other word for somebody whom it has named
	Prized                       // winner, laureate: "the Oscar winner" is whoever has won one
	Native                       // man, resident: tells of nobody but where he is from, "the Ostrey man"
	Public                       // council, court: a public body, which has the noun in its name
	Ranked                       // sergeant, judge: a rank or a bench, which stands where a paper first names its bearer
	Manual                       // plumber, baker: a trade whose master bears no learned title
	Elective                     // candidate, lawmaker: whoever has a seat or wants one
)

// NounSet says what a noun right beside a name tells of it.
type NounSet uint8

// What nouns beside names tell.
const (
	Trade    NounSet = 1 << iota // technology, trading: a firm's line, which ends its name
	OfPeople                     // language, tribe: what only a people has
	Holding                      // share, stake: what is held in a body
	Seated                       // based, listed: what bodies are, by a place tied to it
	Dying                        // died, passed away: what an obituary says of whose life it tells
	Moved                        // delighted, furious: how somebody feels, of which he is likely to speak
	Tried                        // jailed, acquitted: done to whoever stands before a court
	Land                         // country, county: a post that is not said to be held there may well be
)

// Form is a verb's form.
type Form uint8

// The forms of a verb. One spelling can be several.
const (
	Base Form = 1 << iota
	Present
	Past
	Participle
	Gerund
)

// Gender is what a word tells of the sex of the person it names; Male|Female where it can be
// either.
type Gender uint8

// The genders.
const (
	Male Gender = 1 << iota
	Female
	Neuter
)

// Number is singular, plural or both.
type Number uint8

// The numbers.
const (
	Singular Number = 1 << iota
	Plural
)

// Entry is what a pack knows of a word. It is half as long as the lines that memory comes in, so
// that it lies in one of them; what is seldom asked stands beside the entries, in the pack.
type Entry struct {
	Class  Class
	Part   Part
	Cue    CueSet
	Link   Link
	Post   PostSet
	Form   Form
	Gender Gender
	Number Number
	starts uint32 // the trie's node after it, where it begins a phrase
	Noun   NounSet
	kinded bool // it is a kind, or of a kind
	small  bool // a body's name that is listed small begins with it, or a name's particle
}

// Is reports whether the entry is in any of the classes.
func (e *Entry) Is(c Class) bool { return e.Class&c != 0 }

// Starts reports whether a listed phrase of several words begins with the word.
func (e *Entry) Starts() bool { return e.starts != 0 }

// Pack is a compiled language pack. It does not change and may be shared.
type Pack struct {
	Lang    string
	Marks   Marks
	entries []Entry
	lemmas  []Word   // by word: see Lemma
	same    []int32  // by word: see Same
	words   table    // single words, by the keys of their spellings
	text    string   // all spellings as listed, one after the other
	spelled []uint32 // where in text the spelling of each word begins; the next word's begins where it ends
	next    table    // trie edge: node<<32|word → node
	edges   edges    // those of which it may have one
	ends    []Word   // the phrase that ends at a node, or 0
	endings []string // of ordinary words
	weak    []string // of ordinary words, and of names too

	forms      []formEnding // of verbs that no list has
	ages       []string     // of nouns that tell somebody's age: "-year-old"
	ageNouns   []ageNoun    // what people of an age are called
	adverbs    []string     // of adverbs in no list: "ly"
	contracted []string     // of words that hold a verb: "n't"
	clipped    []string     // of words, and words, whose last letter is left out: "in" for waitin'
	stops      prose.Stops
	kinds      []Word   // the kinds that posts and bodies belong to, word by word
	kindsFrom  []uint32 // where those of each word begin

	places map[Word][]Word // of what places a people is

	And          string   // ties the last of several names: the first word of link-and
	Genitive     string   // what a name takes on as an owner, without a mark: German "s"; "": nothing
	Agents       []string // what makes of a verb's stem a noun for who does it: "er"
	eponyms      []string // what makes an adjective of somebody's name: "ian"
	SonNouns     []string // behind a father's name they mean who bears it with a suffix: "son"
	PartyLetters []string // of the parties of lawmakers, each with its word: "R Republican"
	LifeVerbs    []string // they tell how somebody came into the world: "she grew up"
	OfTheDead    []string // what is done to the dead, or theirs: "was killed", "her funeral"
	SmallNumbers []string // one, two: the least as words, in order
	BodyLeads    []string // they speak for the body that they lead: "leaders of the union sent a letter"
	DeadBefore   []string // they stand before the names of the dead: "the late Tom Reed"
	NearKin      []string // kin who speak for somebody who does not: "his mother"
	TalkLike     []string // behind a form of "be" they bring words in talk: "he's like"
	TalkVerbs    []string // they bring words in talk: "she goes"
	ThingNouns   []string // nouns for people in some book, and for things in papers: "server"
	Nobody       []string // that nobody is there, or nothing: "nobody"
	PolicyNouns  []string // what is known by a name in small letters before it: "the open-door policy"
	PressNouns   []string // what a body with a paper's name is called: "newspaper"
	PaperVoices  []string // what a paper says itself where it stands in it: "editorial"
	TellsOf      []string // what is written of whom "of" names behind it, and not by him: "biography"
	CutsIn       []string // takes the floor from whoever spoke: "cut in"
	OpenSites    []string // where anybody posts, and what is posted is not theirs: "Facebook"
	PictureSides []string // where somebody is in a picture: "Lee, left, with"
	PictureVerbs []string // what somebody does who is seen in a picture: "waves"
	PicturePlain []string // what several do: "wave"
	PictureDone  []string // what is done to him: "is escorted"
	PictureHere  []string // which picture is meant: "seen here"
	VerbEndings  []string // what a verb's forms have behind its stem, the longest first
	VerbsLast    bool     // a clause may end in its verb: "dass sie die Mole „morsch“ nannte"
	NounsCapital bool     // all nouns bear capitals, so that a capital alone is no evidence of a name

	PublishedWords bool // the words of published collections are of this language
}

// Marks is how a language sets its quotations, as pairs of an opening and a closing mark.
type Marks struct{ Double, Single []string }

// Entry is what the pack knows of w; the zero Entry for the zero Word.
//
//go:noinline
func (p *Pack) Entry(w Word) *Entry { return &p.entries[w] }

// At is Entry, for what is itself called and not copied.
func (p *Pack) At(w Word) *Entry { return &p.entries[w] }

// Class is Entry(w).Class.
//
//go:noinline
func (p *Pack) Class(w Word) Class { return p.entries[w].Class }

// Lemma is the listed form of w: "said" is of "say". It is w where the pack tells no other.
//
//go:noinline
func (p *Pack) Lemma(w Word) Word { return p.lemmas[w] }

// Same is a number that the words have in common which are names of one thing: "FBI", "Federal
// Bureau of Investigation". It is 0 where there is no other name.
func (p *Pack) Same(w Word) int32 { return p.same[w] }

// BeginsSmall reports whether the word is a name's particle or a body's name, or begins a phrase of
// these that is listed with a small letter: "al-Qaeda in Iraq".
func (e *Entry) BeginsSmall() bool { return e.small || e.Class&(OrgName|Particle) != 0 }

// Spelled is w as its list spells it.
//
//go:noinline
func (p *Pack) Spelled(w Word) string { return p.text[p.spelled[w]:p.spelled[w+1]] }

// formEnding is how a form of verbs ends.
type formEnding struct {
	form   Form
	ending string
}

// Looks reports whether a word that may be in no list ends as one of the verb forms does: "ing" for
// a gerund.
//
//go:noinline
func (p *Pack) Looks(s string, f Form) bool {
	for i := range p.forms {
		if x := &p.forms[i]; x.form&f != 0 && hasEnding(s, x.ending) {
			return true
		}
	}
	return false
}

// Aged reports whether a word tells somebody's age: "54-year-old".
func (p *Pack) Aged(s string) bool { return endsIn(s, p.ages) }

// Eponymous reports whether a word looks like an adjective made of a name: "Dickensian".
func (p *Pack) Eponymous(s string) bool { return endsIn(s, p.eponyms) }

// ageNoun is a noun for people of an age, with the least and the greatest.
type ageNoun struct {
	noun        string
	least, most int
}

// AgeOf is the least and the greatest age of whoever is called w, "teenager"; 0 where the noun
// tells none.
func (p *Pack) AgeOf(w Word) (least, most int) {
	if !p.Entry(w).Is(PersonNoun) {
		return 0, 0
	}
	for i := range p.ageNouns {
		if n := &p.ageNouns[i]; strings.EqualFold(n.noun, p.Spelled(w)) { // "boy", which is a name, too
			return n.least, n.most
		}
	}
	return 0, 0
}

// Adverbial reports whether a word that is in no list ends as adverbs do: "gingerly".
func (p *Pack) Adverbial(s string) bool { return len(s) > 5 && endsIn(s, p.adverbs) }

// Contracted reports whether a word holds a verb with something hung on it: "won't".
func (p *Pack) Contracted(s string) bool { return endsIn(s, p.contracted) }

// Clipped reports whether a mark behind a word may stand for letters left out at its end: waitin',
// o', th'.
func (p *Pack) Clipped(s string) bool {
	for _, c := range p.clipped {
		ending, isEnding := strings.CutPrefix(c, "-")
		if s == c || isEnding && len(s) > 4 && strings.HasSuffix(s, ending) {
			return true
		}
	}
	return false
}

//go:noinline
func endsIn(s string, endings []string) bool {
	for _, e := range endings {
		if len(s) > len(e) && hasEnding(s, e) {
			return true
		}
	}
	return false
}

// hasEnding is strings.HasSuffix of an ending that has letters. The last letter is compared first:
// it is enough for nearly all words.
func hasEnding(s, ending string) bool {
	at := len(s) - len(ending)
	return at >= 0 && s[len(s)-1] == ending[len(ending)-1] && s[at:] == ending
}

// Stops tells what a full stop means after a word of this language.
func (p *Pack) Stops() *prose.Stops { return &p.stops }

// Len is the number of words and phrases, the zero Word included.
func (p *Pack) Len() int { return len(p.entries) }

// edges has a bit for each edge of the trie, by the edge's hash: it tells of nearly all that are
// asked for that there is no such edge, and is small enough to be always at hand.
type edges [1 << 10]uint64

func (x *edges) add(edge uint64) { x[hashOf(edge)>>54] |= 1 << (hashOf(edge) >> 48 & 63) }

func (x *edges) mayHave(edge uint64) bool { return x[hashOf(edge)>>54]>>(hashOf(edge)>>48&63)&1 != 0 }

// edgeOf is the edge from a node by way of a word.
func edgeOf(node uint32, w Word) uint64 { return uint64(node)<<32 | uint64(w) }

// Phrase gives the longest listed phrase that words begin with, and the number of words in it. A
// single word counts; (0, 0) where the first is unknown.
func (p *Pack) Phrase(words []Word) (Word, int) {
	if len(words) == 0 || words[0] == 0 {
		return 0, 0
	}
	best, n := Word(0), 0
	first := &p.entries[words[0]]
	if first.Class != 0 || first.Cue != 0 {
		best, n = words[0], 1
	}
	node := first.starts
	for i := 1; node != 0 && i < len(words); i++ {
		edge := edgeOf(node, words[i])
		if !p.edges.mayHave(edge) {
			break // as nearly always
		}
		if node = p.next.get(edge); node != 0 && p.ends[node] != 0 {
			best, n = p.ends[node], i+1
		}
	}
	return best, n
}

// For gives the pack of a BCP 47 language tag by its primary subtag ("en-GB" → en), or nil where
// there is none.
func For(tag string) *Pack {
	if p := packedFor(tag); p != nil {
		return p.get()
	}
	return nil
}

// Has reports whether there is a pack for the tag, without compiling it.
func Has(tag string) bool { return packedFor(tag) != nil }

func packedFor(tag string) *packed {
	code := primary(tag)
	for _, p := range packs {
		if p.code == code {
			return p
		}
	}
	return nil
}

// primary is a tag's primary subtag in lower case: capitals say nothing in a tag.
func primary(tag string) string {
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	return strings.ToLower(tag)
}

// packed is a pack that is compiled when it is first asked for.
type packed struct {
	code string
	once sync.Once
	pack *Pack
}

// packs are all there are: one for each folder of lists.
var packs = embedded()

func embedded() []*packed {
	files, err := packedLists.ReadDir(".")
	if err != nil {
		panic("lang: " + err.Error()) // it is embedded: it cannot fail to be read
	}
	var all []*packed
	for _, f := range files {
		all = append(all, &packed{code: strings.TrimSuffix(f.Name(), ".deflated")})
	}
	return all
}

func (p *packed) get() *Pack {
	p.once.Do(func() { p.pack = mustCompile(p.code) })
	return p.pack
}
