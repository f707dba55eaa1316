package agency

// subjects are the seventeen parts of the IPTC's Subject NewsCodes, by their first two digits.
var subjects = map[string]string{
	"01": "arts, culture and entertainment",
	"02": "crime, law and justice",
	"03": "disaster and accident",
	"04": "economy, business and finance",
	"05": "education",
	"06": "environmental issue",
	"07": "health",
	"08": "human interest",
	"09": "labour",
	"10": "lifestyle and leisure",
	"11": "politics",
	"12": "religion and belief",
	"13": "science and technology",
	"14": "social issue",
	"15": "sport",
	"16": "unrest, conflicts and war",
	"17": "weather",
}

// categories are the letters by which the wires of teleprinters part their services, where all
// agencies use them alike.
var categories = map[byte]string{
	'a': "Domestic",
	'e': "Entertainment",
	'f': "Business",
	'i': "International",
	'l': "Lifestyle",
	'p': "Politics",
	's': "Sport",
	'w': "Washington",
}
