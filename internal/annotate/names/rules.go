package names

// rule is how a mention was found: a name for readers and how often what it finds is right.
type rule struct {
	name string
	sure float32
}

// The rules of names. Confidence is what the rule was measured to be worth, rounded.
var (
	byRegistry      = &rule{"a name or alias of the registry", 0.99}
	byRegisteredJob = &rule{"a post that the registry gives one person at the story's date", 0.97}
	bySurnameOfReg  = &rule{"surname of a registered person, whom a post or organisation nearby confirms", 0.9}

	byTitle       = &rule{"title before a name", 0.97}
	byGiven       = &rule{"given name and surname", 0.95}
	byInitial     = &rule{"initials and surname", 0.93}
	byBracket     = &rule{"given name put in brackets by the editor", 0.97}
	byCouple      = &rule{"couple with one surname", 0.93}
	byTwoUnknown  = &rule{"two capitalised words that are no other words", 0.75}
	byShortForm   = &rule{"part of a full name that the story gives", 0.95}
	byNearest     = &rule{"surname of several people, nearest taken", 0.7}
	byUsualShort  = &rule{"surname of several people, one of whom the story calls by it", 0.8}
	byAmbiguous   = &rule{"surname of several people, not told apart", 0.3}
	byFamily      = &rule{"surname in the plural: a family", 0.8}
	byLoneGiven   = &rule{"given name alone", 0.75}
	byLoneSurname = &rule{"surname alone, known as one", 0.8}
	bySpeaking    = &rule{"capitalised word that speaks", 0.6}
	byPost        = &rule{"name after a post or a people's name", 0.75}
	byKin         = &rule{"name after a word for kin", 0.85}

	byKnownOrg       = &rule{"organisation that the language pack knows", 0.9}
	byOrgHead        = &rule{"capitalised words with an organisation's noun", 0.88}
	byOrgSuffix      = &rule{"a firm's ending", 0.97}
	byEmployer       = &rule{"two capitalised words at which somebody holds a post", 0.75}
	byBody           = &rule{"unknown name after a word for a body, or before its spokesman", 0.8}
	byPlaceAndMore   = &rule{"a place's name with a word beside it that nobody knows", 0.7}
	byClub           = &rule{"a city's name that stands for its club", 0.75}
	byDateline       = &rule{"the town in a dateline", 0.93}
	byShortOrg       = &rule{"part of an organisation's name that the story gives", 0.85}
	byPaper          = &rule{"unknown name after the, which is told or tells something", 0.7}
	byPlaceElsewhere = &rule{"word that the story shows elsewhere to be a place", 0.85}
	byAcronym        = &rule{"acronym", 0.75}
	byExpansion      = &rule{"acronym of a name that the story gives", 0.95}
	byAddress        = &rule{"name that looks like an internet address", 0.85}
	byNamesake       = &rule{"somebody's campaign, a place's council", 0.85}

	byKnownPlace = &rule{"place that the language pack knows", 0.92}
	byPlaceHead  = &rule{"capitalised words with a place's noun", 0.85}
	byPlaceComma = &rule{"name before its state or country", 0.9}
	byPlaceIn    = &rule{"unknown name after a preposition of place", 0.7}
)
