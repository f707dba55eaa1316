package weigh

// pieces says of each piece what it is. A new piece is a constant (evidence.go), a line here, and a
// place where it is added to a proposal; it weighs nothing until the weights are fitted again.
var pieces = [Count]Piece{
	SaidAfter: {
		ID: "said-after", Group: OfTie, Says: "the clause right behind the quotation says who speaks",
		Example: "“We will go,” said Ann Lee.",
	},
	RunsOn: {
		ID: "runs-on", Group: OfTie, Says: "the mark was left open in the paragraph before",
		Example: "“We will go. ¶ “Nobody can stop us.”",
	},
	SelfDescribed: {
		ID: "self-described", Group: OfTie, Says: "somebody calls herself so",
		Example: "Ann Lee, a self-described “enemy of the pier”",
	},
	Gapping: {
		ID: "gapping", Group: OfTie, Says: "a second speaker shares the verb of the first",
		Example: "Ann Lee said “yes”, Tom Reed “no”.",
	},
	SaidBefore: {
		ID: "said-before", Group: OfTie, Says: "the nearest cue before the quotation governs it",
		Example: "Ann Lee called it “rotten”.",
	},
	AccordingTo: {
		ID: "according-to", Group: OfTie, Says: "“according to” names the source",
		Example: "According to Ann Lee, it was “rotten”.",
	},
	Interview: {
		ID: "interview", Group: OfTie, Says: "it answers a question of the paper’s",
		Example: "Is it hard? ¶ “For a week.”",
	},
	Colon: {
		ID: "colon", Group: OfTie, Says: "a colon after the subject hands over",
		Example: "Ann Lee leaned over the rail: “We go.”",
	},
	SaidLater: {
		ID: "said-later", Group: OfTie, Says: "the sentence ends by saying who said it",
		Example: "The “disgrace” must end, Ann Lee said.",
	},
	WordsOf: {
		ID: "words-of", Group: OfTie, Says: "a noun of saying has an owner",
		Example: "Ann Lee’s letter, “a cry for help”",
	},
	Credit: {
		ID: "credit", Group: OfTie, Says: "a name after a dash is its credit",
		Example: "“We will go.” — Ann Lee",
	},
	Answer: {
		ID: "answer", Group: OfTie, Says: "whoever was asked answers",
		Example: "“Did you?” asked Ann Lee. ¶ “Twice.”",
	},
	GoesOn: {
		ID: "goes-on", Group: OfTie, Says: "the speaker of the sentence before goes on",
		Example: "“We go,” said Ann Lee. “All of us.”",
	},
	NextParagraph: {
		ID: "next-paragraph", Group: OfTie, Says: "the speaker of the paragraph before goes on",
		Example: "… said Ann Lee. ¶ “All of us.”",
	},
	BySubject: {
		ID: "by-subject", Group: OfTie, Says: "the sentence tells of that person, and nobody speaks in it",
		Example: "Ann Lee turned to “the rotten pier”.",
	},
	KeepsFloor: {
		ID: "keeps-floor", Group: OfTie, Says: "whoever spoke last is still being reported",
		Example: "She said no. The town would “never forget”.",
	},
	Recurs: {
		ID: "recurs", Group: OfTie, Says: "the same words are tied to a speaker elsewhere",
		Example: "Pier “rotten” (in the headline)",
	},
	Headlines: {
		ID: "headlines", Group: OfTie, Says: "… and it is a headline, deck or highlight that prints them ahead",
		Example: "Pier “rotten”, says Lee ¶ … “It is rotten throughout,” Ann Lee said", Bound: Up,
	},
	TieSure60: {ID: "tie-sure-60", Group: OfTie, Says: "rule and reference by themselves are .60 sure", Bound: Up},
	TieSure74: {ID: "tie-sure-74", Group: OfTie, Says: "rule and reference by themselves are .74 sure", Bound: Up},
	TieSure90: {ID: "tie-sure-90", Group: OfTie, Says: "rule and reference by themselves are .90 sure", Bound: Up},
	CueSays:   {ID: "cue-says", Group: OfCue, Says: "the cue is one of plain saying", Example: "said, added"},
	CueTells:  {ID: "cue-tells", Group: OfCue, Says: "the cue takes a hearer", Example: "told, reminded"},
	CueWrites: {ID: "cue-writes", Group: OfCue, Says: "the cue is one of writing", Example: "wrote, posted"},
	CueAsks:   {ID: "cue-asks", Group: OfCue, Says: "the cue is a question", Example: "asked"},
	CueCalls:  {ID: "cue-calls", Group: OfCue, Says: "the cue calls a thing something", Example: "called, described"},
	CueDenies: {ID: "cue-denies", Group: OfCue, Says: "the cue denies", Example: "denied"},
	CueThinks: {ID: "cue-thinks", Group: OfCue, Says: "the cue is of thinking", Example: "believes"},
	CueManner: {ID: "cue-manner", Group: OfCue, Says: "the cue is a gesture", Example: "laughed, shrugged"},
	CueNoun:   {ID: "cue-noun", Group: OfCue, Says: "the cue is a noun", Example: "a statement, her remarks"},
	CueOther:  {ID: "cue-other", Group: OfCue, Says: "the cue is seldom one", Example: "began, gave"},
	CueTouches: {
		ID: "cue-touches", Group: OfCue, Says: "nothing but punctuation stands between cue and quotation",
		Example: "Ann Lee said, “We go.”", Bound: Up,
	},
	CueNear: {
		ID: "cue-near", Group: OfCue, Says: "no more than a few words stand between them",
		Example: "Lee called the pier “rotten”.", Bound: Up,
	},
	CueFar: {
		ID: "cue-far", Group: OfCue,
		Says: "more than twelve words stand between them, but for an aside, " +
			"and the cue is none of plain saying that brings them all",
		Example: "Lee called the pier on which she had sold tea and rope for so long “rotten”.", Bound: Down,
	},
	CueVeryFar:  {ID: "cue-very-far", Group: OfCue, Says: "more than thirty words stand between them", Bound: Down},
	CueInverted: {ID: "cue-inverted", Group: OfCue, Says: "the subject follows the cue", Example: "said Ann Lee"},
	CuePassive: {
		ID: "cue-passive", Group: OfCue, Says: "the cue is a passive",
		Example: "was called “rotten” by Ann Lee",
	},
	CueGerund: {
		ID: "cue-gerund", Group: OfCue, Says: "the cue is a participle or infinitive",
		Example: "Ann Lee left, saying “never”",
	},
	CueJoined: {
		ID: "cue-joined", Group: OfCue, Says: "the cue shares the subject of a verb before it",
		Example: "Ann Lee rose and said",
	},
	CueUnsaid: {
		ID: "cue-unsaid", Group: OfCue, Says: "the cue is negated, supposed, or denies what the words say",
		Example: "Ann Lee did not say",
	},
	OtherCue: {
		ID: "other-cue", Group: OfCue, Says: "another verb of saying stands between them",
		Example: "Lee said Reed had told her it was “rotten”", Bound: Down,
	},
	OtherQuote: {
		ID: "other-quote", Group: OfCue, Says: "another quotation stands between them",
		Example: "Lee called it “old” and “rotten”", Bound: Down,
	},
	Semicolon: {
		ID: "semicolon", Group: OfCue, Says: "a semicolon stands between them",
		Example: "Lee said no; the pier was “rotten”", Bound: Down,
	},
	Loose: {
		ID: "loose", Group: OfCue, Says: "the punctuation does not tie them",
		Example: "“Rotten” Ann Lee said", Bound: Down,
	},
	FullName: {
		ID: "full-name", Group: OfSource, Says: "the phrase is a name of several words",
		Example: "Ann Lee said",
	},
	OneName: {ID: "one-name", Group: OfSource, Says: "the phrase is a single name", Example: "Lee said"},
	TitledName: {
		ID: "titled-name", Group: OfSource, Says: "a title or post stands before the name",
		Example: "Mayor Ann Lee said",
	},
	TwoNames: {ID: "two-names", Group: OfSource, Says: "two names are joined", Example: "Lee and Reed said"},
	HeShe:    {ID: "he-or-she", Group: OfSource, Says: "the phrase is “he” or “she”", Example: "she said"},
	It:       {ID: "it", Group: OfSource, Says: "the phrase is “it”", Example: "it said"},
	Who:      {ID: "who", Group: OfSource, Says: "the phrase is “who”", Example: "Ann Lee, who said"},
	OtherPronoun: {
		ID: "other-pronoun", Group: OfSource, Says: "the phrase is another pronoun",
		Example: "they said, one said",
	},
	PostNoun: {ID: "post-noun", Group: OfSource, Says: "the phrase is a post", Example: "the mayor said"},
	PersonNoun: {
		ID: "person-noun", Group: OfSource, Says: "the phrase is a noun for a person",
		Example: "the woman said",
	},
	BodyNoun: {
		ID: "body-noun", Group: OfSource, Says: "the phrase is a noun for a body",
		Example: "the company said",
	},
	WordsNoun: {
		ID: "words-noun", Group: OfSource, Says: "the phrase is a noun for words",
		Example: "the letter said",
	},
	OtherNoun: {
		ID: "other-noun", Group: OfSource, Says: "the phrase is another noun",
		Example: "the 43-year-old said",
	},
	OwnedNoun: {ID: "owned-noun", Group: OfSource, Says: "the phrase names an owner", Example: "Lee’s lawyer said"},
	IndefiniteNoun: {
		ID: "indefinite-noun", Group: OfSource, Says: "the phrase is one of many",
		Example: "a mayor said",
	},
	NoPhrase: {
		ID: "no-phrase", Group: OfSource, Says: "no phrase stands by the quotation: its speaker is taken over",
		Example: "“All of us.”",
	},
	LongPhrase: {
		ID: "long-phrase", Group: OfSource, Says: "the phrase has more than eight words",
		Example: "the chairman of the harbour board of Oldport, Ann Lee, said", Bound: Down,
	},
	RefNamed: {
		ID: "ref-named", Group: OfReference, Says: "the phrase names its entity",
		Example: "Ann Lee … Lee said",
	},
	RefNamesake: {
		ID: "ref-namesake", Group: OfReference, Says: "two people of the story have the name",
		Example: "Ann Lee, Tom Lee … Lee said",
	},
	RefPost: {
		ID: "ref-post", Group: OfReference, Says: "the text gives just that post",
		Example: "Ann Lee, the mayor … the mayor said",
	},
	RefAkin: {
		ID: "ref-akin", Group: OfReference, Says: "the text gives a post of that kind",
		Example: "Senator Lee … the lawmaker said",
	},
	RefAhead: {
		ID: "ref-ahead", Group: OfReference, Says: "the name follows in the sentence or the next paragraph",
		Example: "When he left, Reed said",
	},
	RefAttention: {
		ID: "ref-attention", Group: OfReference,
		Says:    "attention alone says who is meant: it is no post of a speaker heard before",
		Example: "Lee came early. She said",
	},
	RefOther: {
		ID: "ref-other", Group: OfReference, Says: "the phrase was resolved in another way",
		Example: "I; the letter that Lee wrote",
	},
	RefSure70: {
		ID: "ref-sure-70", Group: OfReference, Says: "the reading of pronoun or noun is .70 sure or more",
		Bound: Up,
	},
	RefSure80: {
		ID: "ref-sure-80", Group: OfReference, Says: "the reading of pronoun or noun is .80 sure or more",
		Bound: Up,
	},
	RefSure86: {
		ID: "ref-sure-86", Group: OfReference, Says: "the reading of pronoun or noun is .86 sure or more",
		Bound: Up,
	},
	RefSure92: {
		ID: "ref-sure-92", Group: OfReference, Says: "the reading of pronoun or noun is .92 sure or more",
		Bound: Up,
	},
	RefSure96: {
		ID: "ref-sure-96", Group: OfReference, Says: "the reading of pronoun or noun is .96 sure or more",
		Bound: Up,
	},
	SexTold: {
		ID: "sex-told", Group: OfReference, Says: "name, title or post tell the sex that the pronoun has",
		Example: "Mrs Lee … she said", Bound: Up,
	},
	SexUntold: {
		ID: "sex-untold", Group: OfReference, Says: "nothing tells the sex of the person that the pronoun is read as",
		Example: "Chi Lee … she said", Bound: Down,
	},
	OnlyPerson: {ID: "only-person", Group: OfReference, Says: "the story names no other person", Bound: Up},
	OnlyOfSex: {
		ID: "only-of-sex", Group: OfReference, Says: "the story names nobody else who may be of that sex",
		Example: "Ann Lee, Tom Reed … she said", Bound: Up,
	},
	LastNamed: {
		ID: "last-named", Group: OfReference, Says: "nobody else was named since the speaker was",
		Example: "Tom Reed saw Ann Lee. She said", Bound: Up,
	},
	NamedInParagraph: {
		ID: "named-in-paragraph", Group: OfReference,
		Says: "the speaker’s name stands in the same paragraph",
	},
	NotLately: {ID: "not-lately", Group: OfReference, Says: "three others or more were named since", Bound: Down},
	ManyNear: {
		ID: "many-near", Group: OfReference, Says: "three or more people were named shortly before",
		Example: "Lee, Reed and Marl came.", Bound: Down,
	},
	NamedLater: {
		ID: "named-later", Group: OfReference, Says: "the name comes only after the quotation",
		Example: "“We go.” … Ann Lee came.", Bound: Down,
	},
	Carried: {
		ID: "carried", Group: OfReference, Says: "the speaker is taken over from another quotation",
		Example: "“We go,” said Lee. “All of us.”",
	},
	CarriedOn: {ID: "carried-on", Group: OfReference, Says: "… which itself took it over", Bound: Down},
	CarriedFirm: {
		ID: "carried-firm", Group: OfReference, Says: "… which a clause of its own ties to the speaker",
		Bound: Up,
	},
	SpokeBefore: {
		ID: "spoke-before", Group: OfReference, Says: "the speaker has spoken in the story before",
		Bound: Up,
	},
	SpokeOften: {
		ID: "spoke-often", Group: OfReference, Says: "the speaker has spoken three times or more before",
		Bound: Up,
	},
	SpeaksByName: {
		ID: "speaks-by-name", Group: OfReference, Says: "the story says by name that the speaker says something",
		Example: "Lee said … she said", Bound: Up,
	},
	LastSpeaker: {
		ID: "last-speaker", Group: OfReference, Says: "the last quotation before it was the speaker’s", Bound: Up,
	},
	OtherSpokeLast: {
		ID: "other-spoke-last", Group: OfReference, Says: "the last quotation before it was somebody else’s",
		Bound: Down,
	},
	UnnamedSince: {
		ID: "unnamed-since", Group: OfReference,
		Says:    "somebody without a name was brought in since the speaker was named",
		Example: "Lee came. A neighbour saw it. He said", Bound: Down,
	},
	SpeaksNext: {
		ID: "speaks-next", Group: OfReference,
		Says:    "the next quotation that a clause of its own ties to somebody is the speaker’s, too",
		Example: "“We go,” she said. … “All of us,” Ann Lee said.", Bound: Up,
	},
	NameOne: {
		ID: "name-one", Group: OfName, Says: "no more of the name is known than one word, and no title",
		Example: "Lee",
	},
	NameTwo: {
		ID: "name-two", Group: OfName,
		Says:    "the name has two words; or it is an organisation's of two or more, said by name to speak",
		Example: "Ann Lee",
	},
	NameThree: {ID: "name-three", Group: OfName, Says: "the name has three words", Example: "Ann Maria Lee"},
	NameLong: {
		ID: "name-long", Group: OfName, Says: "the name has four words or more",
		Example: "Ann Maria van Lee",
	},
	NameAgain: {ID: "name-again", Group: OfName, Says: "the story names the speaker again", Bound: Up},
	NameOften: {ID: "name-often", Group: OfName, Says: "the story names the speaker four times or more", Bound: Up},
	NameFullAgain: {
		ID: "name-full-again", Group: OfName, Says: "the full name stands twice",
		Example: "Ann Lee … Ann Lee", Bound: Up,
	},
	NameShort: {
		ID: "name-short", Group: OfName, Says: "a shorter form of the name stands elsewhere",
		Example: "Ann Lee … Lee", Bound: Up,
	},
	NameHeadline: {
		ID: "name-headline", Group: OfName, Says: "the full name stands in headlines of capitals alone", Bound: Down,
	},
	NameSure70: {ID: "name-sure-70", Group: OfName, Says: "the name is .70 sure or more", Bound: Up},
	NameSure80: {
		ID: "name-sure-80", Group: OfName, Example: "Ann Lee, a rower, said", Bound: Up,
		Says: "the name is .80 sure or more, or of several words, and its bearer's post is told",
	},
	NameSure90: {ID: "name-sure-90", Group: OfName, Says: "the name is .90 sure or more", Bound: Up},
	NameSure95: {ID: "name-sure-95", Group: OfName, Says: "the name is .95 sure or more", Bound: Up},
	NameGiven: {
		ID: "name-given", Group: OfName, Says: "it begins with a listed given name",
		Example: "Ann Lee", Bound: Up,
	},
	NameOrdinary: {
		ID: "name-ordinary", Group: OfName, Says: "a word in it is an ordinary one, and the story never shortens it",
		Example: "Hope Lee", Bound: Down,
	},
	NameOffice: {
		ID: "name-office", Group: OfName, Says: "a word in it is a title, a post or a noun for people",
		Example: "Pastor Lee", Bound: Down,
	},
	NameCapitals: {ID: "name-capitals", Group: OfName, Says: "a word in it stands in capitals", Example: "ANN LEE"},
	NameInitial: {
		ID: "name-initial", Group: OfName, Says: "it has an initial behind no given name", Example: "A. M. Lee",
	},
	NameJoint: {
		ID: "name-joint", Group: OfName, Says: "it has a small word or a hyphen in it",
		Example: "Ann van Lee",
	},
	NamePost: {
		ID: "name-post", Group: OfName, Says: "the text says what the speaker is",
		Example: "Ann Lee, the mayor", Bound: Up,
	},
	NameShared: {
		ID: "name-shared", Group: OfName,
		Says:    "no more than a surname is given, somebody else has it, and not she alone of them has spoken",
		Example: "Ann Lee, Tom Lee … Lee said",
		Bound:   Down,
	},
	Body: {
		ID: "body", Group: OfName, Says: "it is an organisation that the text does not say by name to speak",
		Example: "the Harbour Board was asked",
	},
	BodyAcronym: {ID: "body-acronym", Group: OfName, Says: "it is an organisation by its letters", Example: "HBB"},
	BodyOne: {ID: "body-one", Group: OfName, Example: "Harbourwatch",
		Says: "it is an organisation of one word, and nothing says what it is"},
	InDisplay: {ID: "in-display", Group: OfPlace, Says: "it stands in headline, deck, highlight or crosshead"},
	InOpening: {ID: "in-opening", Group: OfPlace, Says: "it stands in the first two paragraphs"},
	InList: {
		ID: "in-list", Group: OfPlace, Says: "it stands in a list, a table, a footnote or a block quotation",
	},
	LongSentence: {ID: "long-sentence", Group: OfPlace, Says: "its sentence has more than forty words", Bound: Down},
	ShortText: {
		ID: "short-text", Group: OfPlace, Says: "the whole text is a few sentences, and the tie is .74 sure by itself",
		Bound: Up,
	},
	Sentence: {
		ID: "sentence", Group: OfShape, Says: "the words are whole sentences", Example: "“We will go.”", Bound: Up,
	},
	SmallStart: {
		ID: "small-start", Group: OfShape, Says: "the words begin in small letters",
		Example: "“rotten to the core”",
	},
	OneWord: {
		ID: "one-word", Group: OfShape, Says: "it is one word, and in no clause that a cue brings", Example: "“rotten”",
	},
	FewWords: {
		ID: "few-words", Group: OfShape, Says: "it is two or three words, or one in a clause that a cue brings",
		Example: "“a rotten pier”",
	},
	ManyWords: {ID: "many-words", Group: OfShape, Says: "it has more than twenty words", Bound: Up},
	NoClause: {
		ID: "no-clause", Group: OfShape, Says: "there is no verb in the words, and no cue near calls a thing that",
		Example: "“the old pier”",
	},
	Titled:    {ID: "titled", Group: OfShape, Says: "every word has a capital", Example: "“The Old Pier”"},
	Adjective: {ID: "adjective", Group: OfShape, Says: "it stands before a noun", Example: "the “rotten” pier"},
	Nested:    {ID: "nested", Group: OfShape, Says: "it stands in another quotation", Example: "“He said ‘no’.”"},
	Unclosed:  {ID: "unclosed", Group: OfShape, Says: "its mark is left open", Example: "“We will go. ¶"},
	Implied:   {ID: "implied", Group: OfShape, Says: "it has no opening mark of its own"},
	Question: {
		ID: "question", Group: OfShape, Says: "it is a question, and no verb beside it says whose", Example: "“Why?”",
	},
	Alone:    {ID: "alone", Group: OfShape, Says: "nothing else stands in its sentence"},
	CommaEnd: {ID: "comma-end", Group: OfShape, Says: "it ends in a comma", Example: "“We will go,”", Bound: Up},
	NamesSpeaker: {
		ID: "names-speaker", Group: OfShape, Says: "the words speak of the proposed speaker by name",
		Example: "“Ann Lee is wrong,” she said", Bound: Down,
	},
	SaysI: {ID: "says-i", Group: OfShape, Says: "the words say “I” or “we”", Example: "“I will go.”", Bound: Up},
	AboutSame: {
		ID: "about-same", Group: OfShape,
		Says:    "the phrase is “he” or “she”, and the words speak of a “he” or “she” as well",
		Example: "“He was brilliant,” he said", Bound: Down,
	},
	OneAgrees: {ID: "one-agrees", Group: OfAgreement, Says: "another rule gives the same speaker", Bound: Up},
	MoreAgree: {
		ID: "more-agree", Group: OfAgreement, Says: "two other rules or more give the same speaker",
		Bound: Up,
	},
	EarlierElse: {ID: "earlier-else", Group: OfAgreement, Says: "a closer tie gives somebody else", Bound: Down},
	EarlierNobody: {
		ID: "earlier-nobody", Group: OfAgreement, Says: "a closer tie gives nobody with a name",
		Bound: Down,
	},
	LaterElse: {ID: "later-else", Group: OfAgreement, Says: "a looser tie gives somebody else", Bound: Down},
	LaterElseTwo: {
		ID: "later-else-two", Group: OfAgreement, Says: "two looser ties give somebody else",
		Bound: Down,
	},
	LaterNobody: {
		ID: "later-nobody", Group: OfAgreement, Says: "a looser tie gives somebody without a name",
		Bound: Down,
	},
	WeakAgrees: {
		ID: "weak-agrees", Group: OfAgreement,
		Says: "whoever the sentence tells of, or spoke last, is the same", Bound: Up,
	},
	WeakElse: {
		ID: "weak-else", Group: OfAgreement, Says: "the sentence tells of somebody else, or somebody else spoke last",
		Bound: Down,
	},
}
