package fields

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"

	"gopkg.in/yaml.v3"
)

// explain turns an error of yaml.v3 into a finding. The parser says where it gave up, which is
// often a line or more after the mistake, and in words that only its author can act on. So the line
// at fault is found anew, and looked at for the mistakes that people make.
func (s *source) explain(err error) diag.Finding {
	if errors.Is(err, errSecondDocument) {
		return s.secondDocument()
	}
	message, line := parserError(err)
	if n := s.culprit(); n > 0 {
		line = n
	}
	for n := line; n > 0; n-- { // a blank line is never at fault
		if strings.TrimSpace(s.line(n)) != "" {
			line = n
			break
		}
	}
	for _, mistake := range []func(int) (diag.Finding, bool){
		s.control, s.tab, s.tight, s.closedEarly, s.neverClosed, s.unfinished, s.colonUnder, s.unquotable, s.noColon,
		s.indented,
	} {
		if f, ok := mistake(line); ok {
			return f
		}
	}
	return s.finding(s.at(max(line, 1), lead(s.line(line))+1), "yaml", "this line is not YAML ("+message+")",
		"compare it with the lines around it: indentation, quotation marks, brackets")
}

var parserLine = pattern.New(`^(?:yaml: )?(?:line (\d+): )?`)

// parserError splits yaml.v3's message from its line, 0 if it tells none.
func parserError(err error) (message string, line int) {
	m := parserLine.FindStringSubmatch(err.Error())
	line, _ = strconv.Atoi(m[1])
	return strings.Join(strings.Fields(strings.TrimPrefix(err.Error(), m[0])), " "), line
}

// culprit finds the line at fault: the first from which on no beginning of the text is YAML any
// more. (A value that goes on over several lines breaks only the beginnings that end inside of it.)
// It is 0 for texts too long to be read so often.
func (s *source) culprit() int {
	const most = 400
	if len(s.lines) > most || len(s.text) > 64<<10 {
		return 0
	}
	for n := len(s.lines); n > 0; n-- {
		root, err := read([]byte(strings.Join(s.lines[:n-1], "\n") + "\n"))
		if err == nil && (root == nil || root.Content[0].Kind != yaml.ScalarNode || isNull(root.Content[0])) {
			return n
		}
	}
	return 1
}

func (s *source) secondDocument() diag.Finding {
	began := false
	for i, line := range s.lines {
		if strings.HasPrefix(line, "---") && began || strings.HasPrefix(line, "...") {
			return s.finding(s.at(i+1, 1), "yaml", "a second YAML document begins here",
				"delete this line; a file holds one")
		}
		began = began || strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "#")
	}
	return s.finding(s.at(1, 1), "yaml", "this file holds several YAML documents", "keep one of them")
}

// lead is how many bytes of white space a line begins with.
//
//go:noinline
func lead(line string) int { return len(line) - len(strings.TrimLeft(line, " \t")) }

// entry is a line taken apart: indentation and list marks, key, and value as written.
type entry struct {
	before string // indentation, list marks
	key    string // without its colon, "" if there is none
	value  string
	column int // of value, in code points from 1
}

func entryOf(line string) entry {
	e := entry{}
	rest := strings.TrimLeft(line, " \t")
	for strings.HasPrefix(rest, "- ") || strings.HasPrefix(rest, "-\t") {
		rest = strings.TrimLeft(rest[1:], " \t")
	}
	e.before = line[:len(line)-len(rest)]
	if k := keyOf(rest); k != "" && (len(rest) == len(k)+1 || strings.ContainsRune(" \t", rune(rest[len(k)+1]))) {
		e.key = k
		rest = strings.TrimLeft(rest[len(k)+1:], " \t")
	}
	e.column = utf8.RuneCountInString(line[:len(line)-len(rest)]) + 1
	e.value = strings.TrimRight(rest, " \t")
	return e
}

// quoted shows how the entry is to be written with its value in quotes.
func (e entry) quoted() string {
	switch {
	case e.key != "":
		return e.key + ": " + Quote(e.value)
	case called.Has(e.before, "-"):
		return "- " + Quote(e.value)
	}
	return Quote(e.value)
}

// name is what the value is called in a message.
func (e entry) name() string {
	if e.key == "" {
		return "text"
	}
	return e.key
}

func (s *source) control(n int) (diag.Finding, bool) {
	for i, r := range []rune(s.line(n)) {
		if r != '\t' && isControl(r) {
			return s.finding(s.at(n, i+1), "control-character", fmt.Sprintf("the control character %U", r),
				"delete it"), true
		}
	}
	return diag.Finding{}, false
}

func (s *source) tab(n int) (diag.Finding, bool) {
	line := s.line(n)
	e := entryOf(line)
	front := string([]rune(line)[:e.column-1])
	i := strings.IndexByte(front, '\t')
	if i < 0 {
		return diag.Finding{}, false
	}
	return s.finding(s.at(n, utf8.RuneCountInString(front[:i])+1), "yaml-tab", "a tab, where YAML wants spaces",
		"put two spaces in its place"), true
}

// tight finds a colon with no space after it.
func (s *source) tight(n int) (diag.Finding, bool) {
	line := s.line(n)
	rest := strings.TrimLeft(line, " -")
	key := keyOf(rest)
	if key == "" || strings.HasPrefix(rest[len(key):], "://") || len(rest) == len(key)+1 ||
		strings.ContainsRune(" \t", rune(rest[len(key)+1])) {
		return diag.Finding{}, false
	}
	col := utf8.RuneCountInString(line[:len(line)-len(rest)]) + len(key) + 1
	value := strings.TrimSpace(rest[len(key)+1:])
	return s.finding(s.at(n, col), "yaml", "no space after the colon", fmt.Sprintf("write %s: %s", key, value)), true
}

// colonUnder finds a colon in an unquoted value.
func (s *source) colonUnder(n int) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	if e.key == "" && !called.Has(e.before, "-") {
		return diag.Finding{}, false
	}
	return s.colonAt(n, e.name())
}

// colonAt complains of the first colon in line n that parts the words of an unquoted text, called
// name.
func (s *source) colonAt(n int, name string) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	if e.key != "" && e.key != name { // "- Inquiry: chair resigns": the key is the text's first word
		e.value, e.column, e.key = e.key+": "+e.value, utf8.RuneCountInString(e.before)+1, ""
	}
	if e.value == "" || strings.ContainsRune(`"'[{|>&*!`, rune(e.value[0])) {
		return diag.Finding{}, false
	}
	if i := strings.Index(e.value, " #"); i >= 0 {
		e.value = strings.TrimSpace(e.value[:i])
	}
	i := strings.Index(e.value, ": ")
	if i < 0 && strings.HasSuffix(e.value, ":") {
		i = len(e.value) - 1
	}
	if i < 0 {
		return diag.Finding{}, false
	}
	what, in := "text", "it"
	if e.key != "" {
		what, in = e.key, "the "+e.key
	}
	return s.finding(s.at(n, e.column+utf8.RuneCountInString(e.value[:i])), "yaml-colon",
		"a colon inside an unquoted "+what, "put "+in+" in quotes: "+e.quoted()), true
}

// closedEarly finds text after the mark that closes a quoted value: marks that belong to the text,
// most of the time.
func (s *source) closedEarly(n int) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	end, rest := closing(e.value)
	if end < 0 || rest == "" || rest[0] == '#' && e.value[end] == ' ' {
		return diag.Finding{}, false
	}
	return s.finding(s.at(n, e.column+utf8.RuneCountInString(e.value[:end])), "yaml-quotes",
		fmt.Sprintf("the quoted %s ends here, and more text follows", e.name()),
		"put all of it in quotes: "+e.quoted()), true
}

// closing finds the end of a quoted value: the byte after its closing mark, and what follows that;
// -1 if value is not quoted, or not closed.
func closing(value string) (end int, rest string) {
	if value == "" || value[0] != '"' && value[0] != '\'' {
		return -1, ""
	}
	mark := value[0]
	for i := 1; i < len(value); i++ {
		switch {
		case value[i] == '\\' && mark == '"':
			i++
		case value[i] == mark && mark == '\'' && i+1 < len(value) && value[i+1] == mark:
			i++
		case value[i] == mark:
			return i + 1, strings.TrimSpace(value[i+1:])
		}
	}
	return -1, ""
}

func (s *source) neverClosed(n int) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	if e.value == "" || e.value[0] != '"' && e.value[0] != '\'' {
		return diag.Finding{}, false
	}
	if end, _ := closing(e.value); end >= 0 {
		return s.badEscape(n, e)
	}
	mark := e.value[:1]
	return s.finding(s.at(n, e.column), "yaml-quotes",
		fmt.Sprintf("the quotation mark that opens this %s is never closed", e.name()),
		fmt.Sprintf("put a %s at its end; if the mark belongs to the text, put all of it in quotes: %s", mark,
			e.quoted())), true
}

// badEscape finds a backslash in double quotes that begins nothing YAML knows, as in "C:\Users".
func (s *source) badEscape(n int, e entry) (diag.Finding, bool) {
	if e.value[0] != '"' {
		return diag.Finding{}, false
	}
	for i := 1; i+1 < len(e.value); i++ {
		if e.value[i] != '\\' {
			continue
		}
		if i++; strings.IndexByte(`0abt	nvfre "/\N_LPxuU`, e.value[i]) < 0 {
			end, _ := closing(e.value)
			inside := e
			inside.value = e.value[1 : end-1]
			return s.finding(s.at(n, e.column+utf8.RuneCountInString(e.value[:i-1])), "yaml-quotes",
				"a backslash that means nothing here",
				"put the "+e.name()+" in single quotes: "+inside.quoted()), true
		}
	}
	return diag.Finding{}, false
}

// unfinished finds a bracket that is never closed, or closed before the value's end.
func (s *source) unfinished(n int) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	if e.value == "" || e.value[0] != '[' && e.value[0] != '{' {
		return diag.Finding{}, false
	}
	closer := map[byte]string{'[': "]", '{': "}"}[e.value[0]]
	if strings.HasSuffix(e.value, closer) {
		return s.finding(s.at(n, e.column), "yaml",
			fmt.Sprintf("what stands between %c and %s cannot be read", e.value[0], closer),
			"part the items with commas, and put text with commas, colons or brackets in it in quotes"), true
	}
	return s.finding(s.at(n, e.column), "yaml",
		fmt.Sprintf("a value that begins with %c is read as a list, and %s does not end it", e.value[0], closer),
		fmt.Sprintf("close it with %s; if the bracket belongs to the text, put all of it in quotes: %s", closer,
			e.quoted())), true
}

// unquotable finds a value whose first character means something else to YAML.
func (s *source) unquotable(n int) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	if e.value == "" || !strings.ContainsRune("@`%,]}*&!|>?-", rune(e.value[0])) {
		return diag.Finding{}, false
	}
	code := "yaml"
	if e.value[0] == '*' {
		code = "yaml-alias"
	}
	return s.finding(s.at(n, e.column), code, fmt.Sprintf("an unquoted %s may not begin with %c", e.name(), e.value[0]),
		"put it in quotes: "+e.quoted()), true
}

// noColon finds a line that has neither key nor list mark.
func (s *source) noColon(n int) (diag.Finding, bool) {
	e := entryOf(s.line(n))
	if e.key != "" || called.Has(e.before, "-") || e.value == "" {
		return diag.Finding{}, false
	}
	word, rest, _ := strings.Cut(e.value, " ")
	word = strings.Trim(word, ":")
	hint := "begin it with a key, a colon and a space, or indent it below the value that it goes on"
	if keyOf(word+":") != "" && rest != "" {
		hint = fmt.Sprintf("write %s: %s", word, strings.TrimLeft(rest, ": "))
	}
	return s.finding(s.at(n, e.column), "yaml", "no key and colon in this line", hint), true
}

// indented finds a line that stands deeper or less deep than its neighbours allow.
func (s *source) indented(n int) (diag.Finding, bool) {
	above := n - 1
	for above > 0 && strings.TrimSpace(s.line(above)) == "" {
		above--
	}
	if above == 0 {
		return diag.Finding{}, false
	}
	e, up := entryOf(s.line(n)), entryOf(s.line(above))
	if dashed := called.Has(up.before, "-"); e.key != "" && dashed &&
		lead(s.line(n)) == strings.IndexByte(up.before, '-') {
		return s.finding(s.at(n, lead(s.line(n))+1), "yaml-indent",
			fmt.Sprintf("%s stands below the dash above, not below that item's key", clip(e.key+":")),
			fmt.Sprintf("if it belongs to that item, begin it in column %d", len(up.before)+1)), true
	}
	if lead(s.line(n)) == lead(s.line(above)) {
		return diag.Finding{}, false
	}
	return s.finding(s.at(n, lead(s.line(n))+1), "yaml-indent",
		fmt.Sprintf("%s does not stand below its neighbours", clip(e.key+":")),
		fmt.Sprintf("begin it in the same column as the key above it that it belongs with (line %d begins in column "+
			"%d)", above+s.first-1, lead(s.line(above))+1)), true
}
