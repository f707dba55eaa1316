package content

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// longestFurniture is how long a link, a caption or a label between paragraphs may be, in code
// points.
const longestFurniture = 300

// furnitureSigns recognise what clings to copy that was taken from a page, between its paragraphs:
// links to other stories, captions, credits, labels of the page. They belong to the page, as a
// notice does, and not to the story. Each paragraph is asked for them: a pattern is tried only
// where the paragraph's words allow it.
var furnitureSigns = []struct {
	pattern *pattern.Pattern
	mayFit  func(text string) bool
}{
	// links and captions with a label: "Read more: …", "Photo: …"
	{pattern.New(`(?i)^[\[(>»•*\s-]*(also read|read also|read more|read next|read|` +
		`baca juga|lea también|leia também|à lire|see also|see more|` +
		`watch|watch also|` +
		`related( (stories|story|articles|article|news|coverage))?|more (on this|from|stories|news)[^:|]{0,20}|` +
		`recommended( for you)?|don['’]t miss|must[- ]read|listen( to)?|in pictures|gallery|` +
		`photos?( credit| gallery)?|pictures?|pic|images?( credit)?|file (photo|image|picture)|caption|graphic|` +
		`illustration|photographs?|video|screenshot|credits?|explore|poll|quiz|pictured|` +
		`(from )?left to right|from left)\s*[:|»]\s*\S`), mayBeLink},
	// labels of the page with what stands behind them: "Tags: …", "Image source, …", "Opinion | …"
	{pattern.New(`(?i)^((tags|topics|keywords|categor(y|ies)|filed under|posted in|published in|also on .{1,40}):|` +
		`images? (source|caption|credit),|(opinion|analysis|explainer|editorial|podcast|live)\s*\|)\s*\S`),
		mayBePageLabel},
	// labels of the page that stand alone
	{pattern.New(`(?i)^[\[(]?(advertisement|sponsored( content)?|(story|article) continues( below)?.*|` +
		`continue reading.*|scroll (down )?(to|for) .*|share( this( article| story)?)?|comments?|trending( now)?|` +
		`most read|top stories|latest( news)?|newsletter|related( (stories|articles|news))?|read more|` +
		`recommended( for you)?|more stories|more (on|from) .{1,25}|(suggested|further) reading|` +
		`you (may|might) also like|what others are reading|` +
		`editor['’]s picks?|don['’]t miss|getty images|(ap|afp|reuters) photo|ads?|publicidad|anuncio|` +
		`advertisement\s*[-–—:].*|advertorial|(promoted|partner|paid) (content|post|stories)|report this ad|` +
		`(sign up|subscribe|follow) .{0,60}(newsletter|briefing|facebook|twitter|instagram|whatsapp|` +
		`telegram|youtube|channel|inbox|now|@\w+)|follow @\w+|` +
		`(click|tap|swipe) (here|to|left|right|for)\b.{0,60}|(download|get) (our|the) .{0,20}app\b.{0,40}|` +
		`(join|get|find) .{0,60}\b(whatsapp|telegram|newsletter|facebook|channel|inbox)|` +
		`sign up (here )?(for|to) .*|subscribe to .*|` +
		`listen to (this|the) (article|story)|(play|watch the|embedded) video|video player.*|` +
		`(twitter|facebook|instagram|youtube) (embed|post|video)|(view|open) (the )?(gallery|comments|slideshow)|` +
		`(photo )?gallery|slideshow|tweet|print|email|(share|tweet|post) (on|via) (facebook|twitter|whatsapp|x)|` +
		`(no|\d+) comments|(leave|post|add) a comment|loading|opens in (a )?new (window|tab)|next|previous|` +
		`breaking( news)?|live updates|\d+ of \d+|\d+ min(ute)?s? read|` +
		`(last )?(updated|published|posted|modified)( on| at)?:? (\d|(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|` +
		`apr|may|jun|jul|aug|sep|oct|nov|dec)\w*[ .,]).{0,40}|(copyright )?(©|\(c\)).{0,60}|copyright \d{4}.{0,60}|` +
		`(courtesy|file|handout|stock|library|archive|undated) ` +
		`(photo|image|picture|photograph)|(photos? )?(courtesy of|supplied by) \p{L}[^.:,]{1,50}|supplied)\W*$`),
		mayBeLabel},
	// an address that stands alone, and what a slash or a bar divides: "Nell Pugh/Packet", "Sport |
	// Rowing"
	{pattern.New(`^(https?://|pic\.twitter\.com/|www\.)\S+$|` +
		`^\p{Lu}[\p{L}.'’-]*( \p{Lu}[\p{L}.'’-]*){1,3} ?/ ?\p{Lu}[\p{L}.'’-]*( \p{Lu}[\p{L}.'’-]*){0,3}$|` +
		`^\p{Lu}[^.!?:]{2,90} \| \S[^.!?]{1,60}$`), divided},
	// captions that open with what they stand below, and links behind a sign: "FILE – …", "In this
	// photo, …", "» …"
	{pattern.New(`^FILE( PHOTO| IMAGE)? ?[-–—:] ?\S|` +
		`^In this (\S+ ){0,6}?(photo|image|picture|sketch|frame|screenshot)\b|` +
		`^[»›►▶] [^«»“”"]+[^.!?…:;,«»“”"]$`), opensPicture},
	// captions that end in a credit
	{pattern.New(`(?i)[\[(](file )?(photo|photos|image|picture|pic|illustration|credit|source)` +
		`(s? (by|courtesy)|:)[^)\]]*[)\]]\.?$`), creditsInBrackets},
	{pattern.New(`[\[(]\p{Lu}[\p{L}.'’-]*( \p{Lu}[\p{L}.'’-]*)+ ?/ ?\p{Lu}[\p{L} .]+[)\]]\.?$`), slashInBrackets},
	{pattern.New(`(?i)(^|[.|/–—-]\s*)(photo|image|picture|photograph)` +
		`(s? (by|courtesy of)|:) ?\p{L}[^.:]{1,60}\.?$`), namesPicture},
}

// headsLinks recognises the labels that stand above a list of links.
var headsLinks = pattern.New(`(?i)^(trending( now)?|most read|top stories|latest( news)?|` +
	`more (stories|news)|read more|more (on|from) this .{1,20}|(suggested|further) reading|` +
	`you (may|might) also like|what others are reading|` +
	`related( (stories|articles|news))?|recommended( for you)?|editor['’]s picks?|don['’]t miss)\W*$`)

// mostLinks is how many links of a list are looked through, and longestLink how long one may be, in
// code points: a headline, with no full stop.
const mostLinks, longestLink = 6, 90

// furniture marks what clings to the copy between its paragraphs [from, end): each by itself, and
// the links below a label that heads them.
func furniture(ps []paragraph, blocks []Block, from, end int) {
	if from < end {
		repeated(ps[from:end], blocks[from:end])
	}
	links := 0 // how many more may follow
	for i := from; i < end; i++ {
		text := oneLine(ps[i].text)
		switch {
		case ps[i].length <= longestFurniture && isFurniture(text):
			blocks[i].Kind = Aside
			if links = 0; mayBeLabel(text) && headsLinks.MatchString(text) {
				links = mostLinks
			}
		case links > 0 && ps[i].length <= longestLink && ps[i].ending == open && !hasMarks(text):
			blocks[i].Kind = Aside
			links--
		default:
			links = 0
		}
	}
}

// repeated marks the crossheads that stand in the copy more than once, and there between the
// paragraphs of what somebody says: each gap of a page is labelled alike, in any language.
func repeated(ps []paragraph, blocks []Block) {
	times, amid := map[string]int{}, map[string]bool{}
	for i, b := range blocks {
		if b.Kind == Crosshead && i+1 < len(ps) {
			times[b.Text]++
			amid[b.Text] = amid[b.Text] || ps[i+1].opensDouble() || ps[i+1].opensSingle()
		}
	}
	for i, b := range blocks {
		if b.Kind == Crosshead && times[b.Text] > 1 && amid[b.Text] {
			blocks[i].Kind = Aside
		}
	}
}

// isFurniture reports whether a paragraph is part of the page. What quotes somebody is none, unless
// a label says that it is a link or a caption.
func isFurniture(text string) bool {
	for i, sign := range furnitureSigns {
		if !sign.mayFit(text) || i > 0 && hasMarks(text) && !strings.HasPrefix(text, "»") {
			continue
		}
		if sign.pattern.MatchString(text) {
			return true
		}
	}
	return false
}

// hasMarks reports whether a text has quotation marks.
func hasMarks(text string) bool {
	return strings.IndexByte(text, '"') >= 0 || strings.Contains(text, "“") || strings.Contains(text, "”") ||
		strings.Contains(text, "«") || strings.Contains(text, "»")
}

// First words of what clings to a page, each between spaces: in its links and captions with a
// label, in its labels with something behind them, in those that stand alone.
const (
	linkWords = " also read baca lea leia see watch related more recommended don must listen in gallery photo photos " +
		"picture pictures pic image images file caption graphic illustration photograph photographs video screenshot " +
		"credit credits explore poll quiz pictured from left "
	pageLabelWords = " tags topics keywords category categories filed posted published also image images opinion " +
		"analysis explainer editorial podcast live "
	labelWords = " advertisement sponsored story article continue scroll share comment comments trending most top " +
		"latest newsletter related read recommended more editor don getty ap afp reuters ad ads publicidad sign " +
		"subscribe follow courtesy photo photos suggested further you what anuncio advertorial promoted partner paid " +
		"report click tap swipe download get join find listen play embedded video twitter facebook instagram youtube " +
		"view open gallery slideshow tweet print email post no leave add loading opens next previous breaking live " +
		"last updated published posted modified c copyright file handout stock library archive undated supplied "
)

// mayBeLink reports whether a text begins with the first word of a link's or a caption's label, and
// has what may stand behind one.
func mayBeLink(text string) bool {
	return (hasColon(text) || strings.Contains(text, "»")) &&
		beginsOneOf(linkWords, strings.TrimLeft(text, "[(>»•*- \t\n\f\r"))
}

// mayBePageLabel reports whether a text begins with the first word of a label of the page that has
// something behind it.
func mayBePageLabel(text string) bool {
	return hasColon(text) && beginsOneOf(pageLabelWords, text) || begins(text, "image")
}

// mayBeLabel reports whether a text is as short as a label that stands alone, and begins with the
// first word of one, or with a figure or a sign: "2 min read", "© Packet".
func mayBeLabel(text string) bool {
	text = strings.TrimLeft(text, "[(")
	if text == "" || len(text) > longestLabel {
		return false
	}
	if text[0] >= utf8.RuneSelf { // two letters beyond ASCII are an s and a k in capitals or small
		return called.HasPrefix(text, "©") || called.HasPrefix(text, "ſ") || called.HasPrefix(text, "\u212a")
	}
	return beginsOneOf(labelWords, text) || counts(text)
}

// counts reports whether a text begins with a figure and what a label counts, by its first letter:
// minutes, comments, "3 of 9".
func counts(text string) bool {
	n := 0
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	if n == 0 || n+1 >= len(text) || text[n] != ' ' {
		return false
	}
	next := text[n+1] | 0x20
	return next == 'o' || next == 'c' || next == 'm'
}

// longestLabel is how long a label that stands alone may be, in bytes.
const longestLabel = 100

// hasColon reports whether a text has a colon or a bar.
func hasColon(text string) bool {
	return strings.IndexByte(text, ':') >= 0 || strings.IndexByte(text, '|') >= 0
}

// isLetter reports whether a text begins with a plain letter.
func isLetter(text string) bool {
	return text != "" && text[0]|0x20 >= 'a' && text[0]|0x20 <= 'z'
}

// mostSpaces is how many spaces stand at most between the names that a slash divides, four and
// four.
const mostSpaces = 8

// divided reports whether a text can be an address, or has a slash between a few words, or a bar.
func divided(text string) bool {
	slash := strings.IndexByte(text, '/') > 0 && strings.Count(text, " ") <= mostSpaces
	return slash || strings.IndexByte(text, '|') >= 0 && strings.Contains(text, " | ")
}

// beginsOneOf reports whether the word of plain letters that a text begins with is one of words, in
// small letters between spaces.
func beginsOneOf(words, text string) bool {
	var b [longestFirstWord]byte
	word := firstWord(&b, text)
	return len(word) > 0 && strings.Contains(words, " "+string(word)+" ")
}

// longestFirstWord is longer than any first word of a label.
const longestFirstWord = 16

// firstWord is the word of plain letters that a text begins with, in small letters, written to b.
func firstWord(b *[longestFirstWord]byte, text string) []byte {
	n := 0
	for n < len(b) && n < len(text) && isLetter(text[n:]) {
		b[n] = text[n] | 0x20 // the small letter of a letter
		n++
	}
	return b[:n]
}

// opensPicture reports whether a text begins as a caption does that says so, or as a link behind a
// sign.
func opensPicture(text string) bool {
	words := strings.HasPrefix(text, "FILE") || strings.HasPrefix(text, "In this ")
	return words || text != "" && text[0] >= utf8.RuneSelf
}

// creditsInBrackets reports whether a text ends with a bracket, and can have a credit in it.
func creditsInBrackets(text string) bool { return endsInBrackets(text) && mayCredit(text) }

// slashInBrackets reports whether a text ends with a bracket, and has a slash, as between who took
// a picture and for whom.
func slashInBrackets(text string) bool { return endsInBrackets(text) && strings.Contains(text, "/") }

// endsInBrackets reports whether a text ends with a bracket, perhaps before a full stop.
func endsInBrackets(text string) bool {
	text = called.TrimSuffix(text, ".")
	return called.HasSuffix(text, ")") || called.HasSuffix(text, "]")
}

// namesPicture reports whether a text speaks of a photo, an image or a picture.
func namesPicture(text string) bool {
	if !mayCredit(text) {
		return false
	}
	for i := range len(text) - 4 {
		if c := text[i] | 0x20; c != 'p' && c != 'i' {
			continue
		}
		switch text[i+2] | 0x20 {
		case 'o', 'c', 'a':
			if begins(text[i:], "photo") || begins(text[i:], "picture") || begins(text[i:], "image") {
				return true
			}
		}
	}
	return false
}

// mayCredit reports whether a text can have what stands before a name in a credit: a colon, "by",
// "courtesy of".
func mayCredit(text string) bool {
	return strings.IndexByte(text, ':') >= 0 || hasBy(text, 'y') || hasBy(text, 'Y')
}

// hasBy reports whether the letter y stands after a b or an s somewhere.
func hasBy(text string, y byte) bool {
	for at := 0; ; at++ {
		n := strings.IndexByte(text[at:], y)
		if n < 0 {
			return false
		}
		if at += n; at > 0 && (text[at-1]|0x20 == 'b' || text[at-1]|0x20 == 's') {
			return true
		}
	}
}

// begins reports whether a text begins with a word, in letters of any case.
//
//go:noinline
func begins(text, word string) bool {
	return len(text) >= len(word) && strings.EqualFold(text[:len(word)], word)
}
