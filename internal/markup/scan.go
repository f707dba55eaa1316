package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2"
)

// storyScanner cuts a story's file into tokens. It looks ahead at most lookAhead bytes, so its time
// grows with the text and no faster.
type storyScanner struct {
	wire     bool
	text     string
	pos      int
	from     int // where the token being read begins
	tokens   []chroma.Token
	headline bool   // the next line that is not empty is the headline of wire copy
	fence    string // the marks that end the code block being read
	quote    string // the mark that ends the quotation being read
}

const lookAhead = 600 // bytes

// scan reads a file once, from its beginning to its end.
func (s *storyScanner) scan() {
	for s.pos < len(s.text) {
		s.line()
	}
	s.flush(s.pos)
}

// flush ends the plain text being read, or the quotation, before a token that begins at pos.
//
//go:noinline
func (s *storyScanner) flush(pos int) {
	t := chroma.Text
	if s.quote != "" {
		t = chroma.LiteralString
	}
	s.add(t, pos)
}

//go:noinline
func (s *storyScanner) add(t chroma.TokenType, end int) {
	if end > s.from {
		s.tokens = append(s.tokens, chroma.Token{Type: t, Value: s.text[s.from:end]})
		s.from = end
	}
}

// token adds the bytes from pos to end as one token.
//
//go:noinline
func (s *storyScanner) token(t chroma.TokenType, end int) {
	s.flush(s.pos)
	s.add(t, end)
	s.pos = end
}

// line reads one line with its line feed.
func (s *storyScanner) line() {
	end := len(s.text)
	if i := strings.IndexByte(s.text[s.pos:], '\n'); i >= 0 {
		end = s.pos + i + 1
	}
	body := strings.TrimSpace(s.text[s.pos:end])
	switch {
	case s.fence != "":
		if strings.HasPrefix(body, s.fence) {
			s.fence = ""
		}
		s.token(chroma.LiteralStringBacktick, end)
		return
	case body == "":
		s.flush(s.pos)
		s.quote = ""
		s.pos = end
		return
	case s.headline:
		s.headline = false
		s.token(chroma.GenericHeading, end)
		return
	}
	if s.wire {
		s.flush(s.pos)
		s.quote = ""
		s.wireLine(body, end)
	} else {
		s.markdownLine(body, end)
	}
	s.spans(end)
}

// wireLine reads what a line of wire copy begins with: a dash, or all of a dateline in capitals.
func (s *storyScanner) wireLine(body string, end int) {
	switch {
	case strings.HasPrefix(body, "- "):
		s.token(chroma.Keyword, s.pos+strings.Index(s.text[s.pos:end], "- ")+2)
	case len(body) < 60 && strings.ToUpper(body) == body && strings.IndexFunc(body, unicode.IsLetter) >= 0:
		s.token(chroma.GenericStrong, end)
	}
}

// markdownLine reads what a line of Markdown begins with: a crosshead, a fence, the mark of a list
// or of a block quotation.
func (s *storyScanner) markdownLine(body string, end int) {
	indent := strings.Index(s.text[s.pos:end], body[:1])
	marked := markers(body)
	switch {
	case strings.HasPrefix(body, "#") && strings.HasPrefix(strings.TrimLeft(body, "#"), " "):
		s.flush(s.pos)
		s.quote = ""
		s.token(chroma.GenericHeading, end)
	case strings.HasPrefix(body, "```"), strings.HasPrefix(body, "~~~"):
		s.flush(s.pos)
		s.quote, s.fence = "", body[:3]
		s.token(chroma.LiteralStringBacktick, end)
	case marked > 0:
		s.flush(s.pos)
		s.quote = ""
		s.token(chroma.Keyword, s.pos+indent+marked)
	}
}

// markers is the length of Markdown's marks that a line begins with: "> ", "- ", "12. ", one after
// the other.
func markers(line string) int {
	n := 0
	for {
		rest := line[n:]
		switch number := numberMark(rest); {
		case strings.HasPrefix(rest, ">"):
			n++
		case strings.HasPrefix(rest, " ") && n > 0:
			n++
		case len(rest) > 1 && strings.IndexByte("-+*", rest[0]) >= 0 && rest[1] == ' ':
			n += 2
		case number > 0:
			n += number
		default:
			return n
		}
	}
}

// numberMark is the length of the mark of a numbered item that a line begins with, "12. " or "12)
// ", or 0. Markdown knows at most nine figures.
func numberMark(line string) int {
	after := strings.TrimLeft(line, "0123456789")
	figures := len(line) - len(after)
	if figures < 1 || figures > 9 || !strings.HasPrefix(after, ". ") && !strings.HasPrefix(after, ") ") {
		return 0
	}
	return figures + 2
}

// spans reads the rest of a line.
func (s *storyScanner) spans(end int) {
	for s.pos < end {
		if !mayMark[s.text[s.pos]] {
			s.pos++
			continue
		}
		if !s.wire && s.markdownSpan(end) || s.quotationMark() {
			continue
		}
		_, n := utf8.DecodeRuneInString(s.text[s.pos:])
		s.pos += n
	}
}

// mayMark says of each byte whether a mark may begin with it.
var mayMark = func() (may [256]bool) {
	for _, mark := range strings.Split("\\`*_[<\"'“”„‘’«»", "") {
		may[mark[0]] = true
	}
	return may
}()

// markdownSpan reads an inline element that begins here and ends on this line.
func (s *storyScanner) markdownSpan(end int) bool {
	rest := s.text[s.pos:min(end, s.pos+lookAhead)]
	switch rest[0] {
	case '\\':
		s.pos += min(2, len(rest))
		return true
	case '`':
		return s.upTo(rest, "`", 1, chroma.LiteralStringBacktick)
	case '*', '_':
		marks := rest[:min(2, len(rest)-len(strings.TrimLeft(rest, rest[:1])))]
		if strings.HasPrefix(strings.TrimLeft(rest, rest[:1]), " ") || rest[0] == '_' && s.inWord() {
			s.pos += len(marks)
			return true
		}
		return s.upTo(rest, marks, len(marks), emphasis[len(marks)-1])
	case '[':
		return s.linkSpan(rest)
	case '<':
		return s.upTo(rest, ">", 1, chroma.NameFunction)
	}
	return false
}

var emphasis = [2]chroma.TokenType{chroma.GenericEmph, chroma.GenericStrong}

// upTo adds a token that ends with the next mark.
func (s *storyScanner) upTo(rest, mark string, skip int, t chroma.TokenType) bool {
	i := strings.Index(rest[skip:], mark)
	if i <= 0 {
		return false
	}
	s.token(t, s.pos+skip+i+len(mark))
	return true
}

func (s *storyScanner) inWord() bool {
	r, _ := utf8.DecodeLastRuneInString(s.text[:s.pos])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// linkSpan reads a link's address; its text is read as the rest of the line is.
func (s *storyScanner) linkSpan(rest string) bool {
	text := strings.Index(rest, "](")
	if text < 0 || strings.ContainsRune(rest[1:text], '[') {
		return false
	}
	stop := strings.IndexByte(rest[text:], ')')
	if stop < 0 {
		return false
	}
	s.token(chroma.NameFunction, s.pos+1)
	s.spans(s.pos + text - 1)
	s.token(chroma.NameFunction, s.pos+stop+1)
	return true
}

// quotationMark begins or ends a quotation. One that is left open ends with its paragraph.
func (s *storyScanner) quotationMark() bool {
	r, n := utf8.DecodeRuneInString(s.text[s.pos:])
	mark := s.text[s.pos : s.pos+n]
	switch {
	case s.quote != "" && mark == s.quote && s.closes(r, n):
		s.pos += n
		s.flush(s.pos)
		s.quote = ""
		return true
	case s.quote == "" && closing[r] != "" && s.opens(r, n):
		s.flush(s.pos)
		s.quote = closing[r]
		s.pos += n
		return true
	}
	return false
}

// closing gives the mark that ends what a mark begins.
var closing = map[rune]string{'"': `"`, '\'': "'", '“': "”", '„': "“", '‘': "’", '«': "»"}

func (s *storyScanner) opens(r rune, n int) bool {
	if r != '"' && r != '\'' {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s.text[s.pos+n:])
	return !s.inWord() && !unicode.IsSpace(after)
}

// closes tells an apostrophe from the mark that ends a quotation in single marks.
func (s *storyScanner) closes(r rune, n int) bool {
	if r != '\'' && r != '’' {
		return true
	}
	after, _ := utf8.DecodeRuneInString(s.text[s.pos+n:])
	return !unicode.IsLetter(after) && !unicode.IsDigit(after)
}
