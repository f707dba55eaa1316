package weigh

// Evidence is one piece of evidence for or against a proposal.
type Evidence uint8

// The pieces of evidence. What each says stands in pieces (pieces.go).
const (
	None Evidence = iota

	// The rule.
	SaidAfter
	RunsOn
	SelfDescribed
	Gapping
	SaidBefore
	AccordingTo
	Interview
	Colon
	SaidLater
	WordsOf
	Credit
	Answer
	GoesOn
	NextParagraph
	BySubject
	KeepsFloor
	Recurs
	Headlines
	TieSure60
	TieSure74
	TieSure90

	// The cue.
	CueSays
	CueTells
	CueWrites
	CueAsks
	CueCalls
	CueDenies
	CueThinks
	CueManner
	CueNoun
	CueOther
	CueTouches
	CueNear
	CueFar
	CueVeryFar
	CueInverted
	CuePassive
	CueGerund
	CueJoined
	CueUnsaid
	OtherCue
	OtherQuote
	Semicolon
	Loose

	// How the text names the source.
	FullName
	OneName
	TitledName
	TwoNames
	HeShe
	It
	Who
	OtherPronoun
	PostNoun
	PersonNoun
	BodyNoun
	WordsNoun
	OtherNoun
	OwnedNoun
	IndefiniteNoun
	NoPhrase
	LongPhrase

	// Whom the phrase means.
	RefNamed
	RefNamesake
	RefPost
	RefAkin
	RefAhead
	RefAttention
	RefOther
	RefSure70
	RefSure80
	RefSure86
	RefSure92
	RefSure96
	SexTold
	SexUntold
	OnlyPerson
	OnlyOfSex
	LastNamed
	NamedInParagraph
	NotLately
	ManyNear
	NamedLater
	Carried
	CarriedOn
	CarriedFirm
	SpokeBefore
	SpokeOften
	SpeaksByName
	LastSpeaker
	OtherSpokeLast
	UnnamedSince
	SpeaksNext

	// The name.
	NameOne
	NameTwo
	NameThree
	NameLong
	NameAgain
	NameOften
	NameFullAgain
	NameShort
	NameHeadline
	NameSure70
	NameSure80
	NameSure90
	NameSure95
	NameGiven
	NameOrdinary
	NameOffice
	NameCapitals
	NameInitial
	NameJoint
	NamePost
	NameShared
	Body
	BodyAcronym
	BodyOne

	// Where it stands.
	InDisplay
	InOpening
	InList
	LongSentence
	ShortText

	// The quoted words.
	Sentence
	SmallStart
	OneWord
	FewWords
	ManyWords
	NoClause
	Titled
	Adjective
	Nested
	Unclosed
	Implied
	Question
	Alone
	CommaEnd
	NamesSpeaker
	SaysI
	AboutSame

	// What other rules say.
	OneAgrees
	MoreAgree
	EarlierElse
	EarlierNobody
	LaterElse
	LaterElseTwo
	LaterNobody
	WeakAgrees
	WeakElse

	Count // how many there are; a Set has room for 192
)
