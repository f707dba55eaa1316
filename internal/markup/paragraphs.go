package markup

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Most of a body is paragraphs of words and of links on words, and crossheads and lists of such,
// parted by empty lines. What goldmark makes of those is known beforehand, and to ask it takes
// longer than all the rest of compiling. So it is asked only of what stands between them; a fuzz
// target holds that it comes to the same.

// stretch is a part of a body, from one empty line to another: a paragraph of words, and of links
// on words, a list of such, or anything else, which goldmark reads.
type stretch struct {
	from, to int
	words    bool
	list     bool     // each line is an item of words
	level    int      // of a crosshead of words, which is one line, words and all; else 0
	name     string   // its id
	root     ast.Node // what goldmark reads
}

// crosshead is the words of a crosshead.
func (s *stretch) crosshead(src []byte) []byte {
	return bytes.TrimSuffix(src[s.from+s.level+1:s.to], newline)
}

// stretches cuts a body up. It says no where what stands in one stretch might depend on another.
func stretches(src []byte) ([]stretch, bool) {
	for _, mark := range overEmptyLines {
		if bytes.Contains(src, mark) {
			return nil, false
		}
	}
	all := make([]stretch, 0, bytes.Count(src, newline)/2+1)
	for from := 0; from < len(src); {
		if src[from] == '\n' {
			from++
			continue
		}
		to := len(src)
		if i := bytes.Index(src[from:], emptyLine); i >= 0 {
			to = from + i + 1
		}
		words, ok := wordsAlone(src[from:to])
		if !ok {
			return nil, false
		}
		level := 0
		if !words {
			level = crosshead(src[from:to])
		}
		switch last := len(all) - 1; {
		case !words && last >= 0 && (!all[last].known() || all[last].list) && level == 0:
			all[last].to, all[last].list = to, false // a list, say, goes on behind an empty line
		default:
			list := !words && level == 0 && wordList(src[from:to])
			all = append(all, stretch{from: from, to: to, words: words, list: list, level: level})
		}
		from = to
	}
	return all, true
}

var emptyLine, newline = []byte("\n\n"), []byte("\n")

// overEmptyLines are what HTML, blocks of code, and that to which links and footnotes lead begin
// with: such may reach over empty lines, or be named from anywhere.
var overEmptyLines = [][]byte{[]byte("<"), []byte("```"), []byte("~~~"), []byte("]:")}

// wordsAlone reports whether lines are a paragraph of words. It says no wherever a byte may mean
// something else than itself, and is not ok where one may end lines.
func wordsAlone(lines []byte) (words, ok bool) {
	words = true
	for line := range bytes.Lines(lines) {
		plain, ok := plainLine(bytes.TrimSuffix(line, newline))
		if !ok {
			return false, false
		}
		words = words && plain
	}
	return words, true
}

// plainLine does as wordsAlone, for a line without its end.
func plainLine(line []byte) (words, ok bool) {
	words = line[0] != ' ' && line[len(line)-1] != ' ' && bytes.IndexByte(opensBlock, line[0]) < 0 && !numbered(line)
	for more := true; more; {
		var before []byte
		before, _, line, more = cutLink(line)
		for _, b := range before {
			if b < ' ' {
				return false, false
			}
			if meansMore[b] {
				words = false
			}
		}
		words = words && !mayHoldAddress(before)
	}
	return words, true
}

// opensBlock are the bytes with which a line may begin that is, or makes the line above, something
// else than a paragraph.
var opensBlock = []byte("#>-+=:")

// meansMore are the bytes that may mean something else wherever they stand.
var meansMore = func() (is [256]bool) {
	for _, b := range []byte("\x7f\\`*_[]<|~") {
		is[b] = true
	}
	return is
}()

// numbered reports whether a line begins as an item of a list does.
func numbered(line []byte) bool {
	if line[0] < '0' || line[0] > '9' {
		return false
	}
	rest := bytes.TrimLeft(line, "0123456789")
	return len(rest) > 0 && (rest[0] == '.' || rest[0] == ')')
}

// known reports whether goldmark need not be asked of the stretch.
func (s *stretch) known() bool { return s.words || s.list || s.level > 0 }

// crosshead is the level of a line that is a crosshead of words and nothing else; else 0.
func crosshead(line []byte) int {
	line = bytes.TrimSuffix(line, newline)
	words := bytes.TrimLeft(line, "#")
	level := len(line) - len(words)
	if level < 1 || level > 6 || len(words) < 2 || words[0] != ' ' || bytes.IndexByte(words, '\n') >= 0 {
		return 0
	}
	plain, ok := wordsAlone(words[1:])
	if !plain || !ok || words[len(words)-1] == '#' || bytes.IndexByte(words, '[') >= 0 {
		return 0
	}
	return level
}

// read lets goldmark read what is no paragraph of words.
func (c *Converter) read(src []byte, s *stretch) {
	r := text.NewReader(src[:s.to])
	r.SetPosition(-1, text.NewSegment(s.from, s.from))
	r.AdvanceLine()
	s.root = c.parserFor(src[s.from:s.to]).Parse(r)
}

// inStretches compiles a body that is cut up.
func (c *Converter) inStretches(src []byte, all []stretch) *Document {
	comp := c.compiler(src)
	comp.headings = newHeadings()
	for i := range all {
		switch s := &all[i]; {
		case s.level > 0:
			s.name = comp.headings.id(string(unescape(nil, s.crosshead(src))))
		case !s.known():
			c.read(src, s)
			comp.nameIn(s.root)
		}
	}
	for _, s := range all {
		switch {
		case s.level > 0:
			comp.begin()
			words := s.crosshead(src)
			comp.words(s.from+s.level+1, s.from+s.level+1+len(words))
			comp.end(prose.Crosshead, 0, comp.crosshead(s.level, s.name))
		case s.words:
			comp.begin()
			comp.lineByLine(s.from, s.to)
			comp.end(prose.Paragraph, 0, step{open: "<p>", close: "</p>\n", para: true})
		case s.list:
			comp.wordList(s.from, s.to)
		default:
			comp.blocks(s.root, place{})
		}
	}
	return comp.finish()
}

// wordList reports whether lines are items of a list, and each of them words.
func wordList(lines []byte) bool {
	if bytes.IndexByte([]byte("-*+"), lines[0]) < 0 {
		return false
	}
	for line := range bytes.Lines(lines) {
		line = bytes.TrimSuffix(line, newline)
		if len(line) < 3 || line[0] != lines[0] || line[1] != ' ' {
			return false
		}
		if words, _ := plainLine(line[2:]); !words {
			return false
		}
	}
	return true
}

// wordList reads such a list.
func (c *compiler) wordList(from, to int) {
	at := c.in(place{}, prose.ListItem)
	c.literal("<ul>\n")
	for line := range bytes.Lines(c.src[from:to]) {
		c.literal("<li>")
		c.begin()
		c.wordsAndLinks(from+2, from+len(bytes.TrimSuffix(line, newline)))
		c.end(at.kind, at.group, step{})
		c.literal("</li>\n")
		from += len(line)
	}
	c.literal("</ul>\n")
}

// lineByLine reads the words of a paragraph.
func (c *compiler) lineByLine(from, to int) {
	to = from + len(bytes.TrimSuffix(c.src[from:to], newline)) // the last one's end of line
	for from < to {
		end := to
		if i := bytes.IndexByte(c.src[from:to], '\n'); i >= 0 {
			end = from + i
		}
		c.wordsAndLinks(from, end)
		if end < to {
			c.lineBreak(end)
		}
		from = end + 1
	}
}

// words adds a stretch of the source without markup.
func (c *compiler) words(from, to int) {
	c.leaf(leafSource{from: from, to: to}, func(t []byte) []byte { return unescape(t, c.src[from:to]) })
}
