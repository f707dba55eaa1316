package lang

// Part says what part a small word plays in a sentence. Rules of grammar ask for parts and never
// for words, so that no word of a language stands in code.
type Part uint64

// The parts. README.md tells what each list should hold.
const (
	That          Part = 1 << iota // that: begins what somebody says
	By                             // by: before who does what a passive says, or who wrote a text
	With                           // with: before a participle's own subject, "with some saying"
	As                             // as: "was described as", "as Lee put it"
	If                             // if: makes its clause unreal
	Infinitive                     // to: before an infinitive
	Who                            // who: stands for a person
	Which                          // which: stands for a thing
	When                           // on, last: before a day or a time
	Adverbial                      // after, during: begins an adverbial of the clause and ties no nouns
	Determiner                     // this, some: stands before a noun as an article does
	Known                          // this, these: a determiner for what is known already
	Quantity                       // one, others: heads a phrase of its own, "one of them"
	Anybody                        // everyone, somebody: a pronoun for people without names
	Speaking                       // I, we: whoever speaks
	Alone                          // I, me: whoever speaks, and nobody with him
	Hearer                         // you
	Nominative                     // he, she, they: subjects only
	Objective                      // him, them: never subjects
	Be                             // is, was: with a participle it makes a passive
	Unreal                         // would, could: a modal that makes what follows unreal
	Quoted                         // quote: "was quoted as saying" has the speaker as its subject
	Naming                         // known, called: before "as" or a name
	Elided                         // em, til: a mark before them stands for letters left out
	Asked                          // Q: heads an interviewer's question
	Answer                         // A: heads the answer
	Dot                            // Mr, Jan: a full stop after them ends no sentence
	Opener                         // the, he: in capitals after an abbreviation they begin a sentence
	Reply                          // replied: whoever was asked, and not who asked
	Inscribed                      // sign, banner: words in marks before it stand on it
	OfOneself                      // self-described: the words that follow are the person's own
	Postposed                      // close, familiar: an adjective set after its noun, "a source close to the talks"
	Whether                        // whether, if: begins an indirect question
	Perceives                      // heard, saw, prompted: an infinitive may follow whom it takes
	Comes                          // came, ran: before a noun of saying after what is said, "“…,” came the reply"
	Midway                         // first, long: may stand between an auxiliary and its verb
	Outcry                         // shout, chant: what a crowd cries, "shouts of “shame”"
	OtherPost                      // deputy, next: make another post of the one after them
	OfBody                         // shares, subsidiary: what only an organisation has
	Local                          // residents, mayor: what only a place has
	Joins                          // joined, founded: done to organisations
	Saintly                        // St, Saint: begins a church's or village's name
	BeforeSurname                  // Mc, Fitz: grown together with a surname
	Press                          // Courier, Echo: a paper's name, under "The"
	Named                          // named, nicknamed: a name follows
	ForPlace                       // member, candidate: "for" and a place follow
	Where                          // outside, towards: a place follows
	Case                           // v: between the parties to a case, whose name it makes
	Portfolio                      // minister: what the office is held over may stand before it
	NameNoun                       // surname, call sign: a person's name follows
	KindOfBody                     // charity, firm: an organisation's name follows
	Compass                        // North, South: ends a constituency's name
	Trades                         // operates, employs: done by organisations
	Becomes                        // became, elected: what somebody is follows
	Two                            // both, pair: the two people spoken of
	Spelt                          // spelt, marked: the words after it are looked at as written ones
	Obtains                        // obtained, seen: done to a document by who did not write it
	Deputy                         // deputy, vice: whoever stands in for the post after them, and does not hold it
	Subordinates                   // after, when, if: begins a clause in front of the main one, or behind it
	Recalls                        // recalled, filmed: takes whom it tells of saying; used: "as Lee used to say"
	Receives                       // received, got, heard: the words that follow are another's
	ReadsOut                       // read out, showed: brings words that another wrote
	ByNobody                       // proverb, hymn, struck up: what has words of its own, and no speaker
	Issues                         // sent, released: the document after them is the subject's
)

var partNames = map[string]Part{
	"part-that": That, "part-by": By, "part-with": With, "part-as": As, "part-if": If, "part-infinitive": Infinitive,
	"part-who": Who, "part-which": Which, "part-when": When, "part-adverbial": Adverbial,
	"part-determiner": Determiner, "part-known": Known, "part-quantity": Quantity, "part-anybody": Anybody,
	"part-speaking": Speaking, "part-alone": Alone, "part-hearer": Hearer, "part-nominative": Nominative,
	"part-objective": Objective, "part-be": Be, "part-unreal": Unreal, "part-quoted": Quoted, "part-naming": Naming,
	"part-elided": Elided, "part-question": Asked, "part-answer": Answer, "part-dot": Dot, "part-opener": Opener,
	"part-reply": Reply, "part-inscribed": Inscribed, "part-of-oneself": OfOneself, "part-postposed": Postposed,
	"part-whether": Whether, "part-perceives": Perceives, "part-comes": Comes, "part-midway": Midway,
	"part-outcry": Outcry, "part-other-post": OtherPost, "part-of-body": OfBody, "part-local": Local,
	"part-joins": Joins, "part-saintly": Saintly, "part-before-surname": BeforeSurname, "part-press": Press,
	"part-named": Named, "part-for-place": ForPlace, "part-where": Where, "part-case": Case,
	"part-portfolio": Portfolio, "part-name-noun": NameNoun, "part-kind-of-body": KindOfBody, "part-compass": Compass,
	"part-trades": Trades, "part-becomes": Becomes, "part-two": Two, "part-spelt": Spelt, "part-obtains": Obtains,
	"part-deputy": Deputy, "part-subordinate": Subordinates, "part-recalls": Recalls,
	"part-receives": Receives, "part-reads-out": ReadsOut, "part-by-nobody": ByNobody,
	"part-issues": Issues,
}
