package read

// Rule is how a mention was found: a name for readers and how often what it finds is right.
type Rule struct {
	Name       string
	Confidence float32
}

// The rules of names. Confidence is what the rule was measured to be worth, rounded.
var (
	ByRegistry      = &Rule{"a name or alias of the registry", 0.99}
	ByRegisteredJob = &Rule{"a post that the registry gives one person at the story's date", 0.97}
	BySurnameOfReg  = &Rule{"surname of a registered person, whom a post or organisation nearby confirms", 0.9}

	ByTitle       = &Rule{"title before a name", 0.97}
	ByGiven       = &Rule{"given name and surname", 0.95}
	ByInitial     = &Rule{"initials and surname", 0.93}
	ByBracket     = &Rule{"given name put in brackets by the editor", 0.97}
	ByCouple      = &Rule{"couple with one surname", 0.93}
	ByTwoUnknown  = &Rule{"two capitalised words that are no other words", 0.75}
	ByShortForm   = &Rule{"part of a full name that the story gives", 0.95}
	ByNearest     = &Rule{"surname of several people, nearest taken", 0.7}
	ByUsualShort  = &Rule{"surname of several people, one of whom the story calls by it", 0.8}
	ByAmbiguous   = &Rule{"surname of several people, not told apart", 0.3}
	ByMisspelt    = &Rule{"surname that is somebody's but for one letter", 0.8}
	ByFamily      = &Rule{"surname in the plural: a family", 0.8}
	ByLoneGiven   = &Rule{"given name alone", 0.75}
	ByLoneSurname = &Rule{"surname alone, known as one", 0.8}
	BySpeaking    = &Rule{"capitalised word that speaks", 0.6}
	ByPost        = &Rule{"name after a post or a people's name", 0.75}
	ByKin         = &Rule{"name after a word for kin", 0.85}

	ByKnownOrg       = &Rule{"organisation that the language pack knows", 0.9}
	ByOrgHead        = &Rule{"capitalised words with an organisation's noun", 0.88}
	ByOrgSuffix      = &Rule{"a firm's ending", 0.97}
	BySigns          = &Rule{"unknown name after a word for a body, or before its spokesman", 0.8}
	ByPlaceAndMore   = &Rule{"a place's name with a word beside it that nobody knows", 0.7}
	ByClub           = &Rule{"a city's name that stands for its club", 0.75}
	byDateline       = &Rule{"the town in a dateline", 0.93}
	ByShortOrg       = &Rule{"part of an organisation's name that the story gives", 0.85}
	ByPaper          = &Rule{"unknown name after the, which is told or tells something", 0.7}
	ByPlaceElsewhere = &Rule{"word that the story shows elsewhere to be a place", 0.85}
	ByAcronym        = &Rule{"acronym", 0.75}
	byAddress        = &Rule{"name that looks like an internet address", 0.85}
	ByNamesake       = &Rule{"somebody's campaign, a place's council", 0.85}

	ByKnownPlace     = &Rule{"place that the language pack knows", 0.92}
	ByPublishedPlace = &Rule{"town or region that published collections know", 0.87}
	ByPlaceHead      = &Rule{"capitalised words with a place's noun", 0.85}
	ByPlaceComma     = &Rule{"name before its state or country", 0.9}
	ByPlaceIn        = &Rule{"unknown name after a preposition of place", 0.7}
)
