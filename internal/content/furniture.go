package content

import (
	"regexp"
	"strings"
)

// longestFurniture is how long a link, a caption or a label between paragraphs may be, in code
// points.
const longestFurniture = 300

// furnitureSigns recognise what clings to copy that was taken from a page, between its paragraphs:
// links to other stories, captions, credits, labels of the page. They belong to the page, as a
// notice does, and not to the story.
var furnitureSigns = []*regexp.Regexp{
	// links and captions with a label: "Read more: …", "Photo: …"
	regexp.MustCompile(`(?i)^[\[(>»•*\s-]*(also read|read also|read more|read next|read|see also|see more|watch|watch also|` +
		`related( (stories|story|articles|article|news|coverage))?|more (on this|from|stories|news)[^:|]{0,20}|` +
		`recommended( for you)?|don['’]t miss|must[- ]read|listen( to)?|in pictures|gallery|` +
		`photos?( credit| gallery)?|pictures?|pic|images?( credit)?|file (photo|image|picture)|caption|graphic|` +
		`illustration|photographs?|video|screenshot)\s*[:|»]\s*\S`),
	// labels of the page that stand alone
	regexp.MustCompile(`(?i)^(advertisement|sponsored( content)?|(story|article) continues( below)?.*|continue reading.*|` +
		`scroll (down )?(to|for) .*|share( this( article| story)?)?|comments?|trending( now)?|most read|top stories|` +
		`latest( news)?|newsletter|related( (stories|articles|news))?|read more|recommended( for you)?|more stories|` +
		`editor['’]s picks?|don['’]t miss|getty images|(ap|afp|reuters) photo)\W*$`),
	// captions that end in a credit
	regexp.MustCompile(`(?i)[\[(](file )?(photo|photos|image|picture|pic|illustration|credit|source)(s? (by|courtesy)|:)[^)\]]*[)\]]\.?$`),
	regexp.MustCompile(`(?i)(^|[.|/–—-]\s*)(photo|image|picture|photograph)(s? (by|courtesy of)|:) ?\p{L}[^.:]{1,60}\.?$`),
}

// furniture marks what clings to the copy between its paragraphs [from, end).
func furniture(ps []paragraph, blocks []Block, from, end int) {
	for i := from; i < end; i++ {
		if ps[i].length <= longestFurniture && isFurniture(oneLine(ps[i].text)) {
			blocks[i].Kind = Aside
		}
	}
}

// isFurniture reports whether a paragraph is part of the page. What quotes somebody is none, unless
// a label says that it is a link or a caption.
func isFurniture(text string) bool {
	if furnitureSigns[0].MatchString(text) {
		return true
	}
	if strings.ContainsAny(text, "\"“”«»") {
		return false
	}
	for _, sign := range furnitureSigns[1:] {
		if sign.MatchString(text) {
			return true
		}
	}
	return false
}
