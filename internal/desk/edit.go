package desk

import (
	"bytes"
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/order"
)

// notes is a YAML text with decisions in it: a sidecar, or a story's front matter.
type notes struct {
	text []byte
	top  fields.Stretch
	end  string // how its lines end
	made []splice
}

// splice puts a text where other bytes stood.
type splice struct {
	from, to int
	text     string
}

// newNotes measures the text. whole is the file that it is from. ok is false where the text cannot
// be measured.
func newNotes(text, whole []byte) (n *notes, ok bool) {
	n = &notes{text: text, end: lineEndOf(whole)}
	if n.top, ok = fields.Stretches(text); !ok {
		return n, false
	}
	list := n.top.Key("annotations")
	return n, list == nil || list.Value.Null || list.Value.List != nil // else something else stands there
}

// lineEndOf is how the lines of a file end: as its first does.
func lineEndOf(whole []byte) string {
	i := bytes.IndexAny(whole, "\r\n")
	switch {
	case i < 0 || whole[i] == '\n':
		return "\n"
	case i+1 < len(whole) && whole[i+1] == '\n':
		return "\r\n"
	}
	return "\r"
}

// result is the text with all changes made.
func (n *notes) result() []byte {
	order.By(n.made, func(a, b splice) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})
	var out []byte
	at := 0
	for _, s := range n.made {
		if s.from < at {
			continue // it lies in what was taken out
		}
		out = append(append(out, n.text[at:s.from]...), s.text...)
		at = s.to
	}
	return append(out, n.text[at:]...)
}

//go:noinline
func (n *notes) splice(from, to int, text string) { n.made = append(n.made, splice{from, to, text}) }

// insert puts a decision before item i of the list of decisions, behind the last where i is its
// length.
func (n *notes) insert(i int, d []entry) {
	list := n.top.Key("annotations")
	switch {
	case list == nil && n.top.Flow:
		n.beginFlow(d)
	case list == nil:
		at, lead := n.endOfText()
		key := strings.Repeat(" ", n.keyColumn())
		n.splice(at, at, lead+key+"annotations:"+n.block(n.keyColumn()+2, d)+n.closing(at))
	case len(list.Items) == 0 && n.top.Flow:
		n.splice(list.Colon, list.To, " ["+flow(d)+"]")
	case len(list.Items) == 0:
		n.splice(list.From, list.To, "")
		at := n.lineEnd(list.To)
		n.splice(at, at, n.block(n.keyColumn()+2, d))
	case list.Flow:
		n.insertFlow(list.Items, i, d)
	default:
		n.insertBlock(list, i, d)
	}
}

// insertBlock puts a decision into a list with a dash for each item: behind the one before it, and
// what belongs to that.
func (n *notes) insertBlock(list *fields.KeyStretch, i int, d []entry) {
	column := n.column(list.Items[0].Dash)
	at := n.lineEnd(list.At)
	if i > 0 {
		at = n.afterRemarks(n.lineEnd(list.Items[i-1].To), column)
	}
	n.splice(at, at, n.block(column, d))
}

// afterRemarks is the end of the comments that stand directly below a line that ends at byte at and
// deeper than its dash: they are about what it says.
func (n *notes) afterRemarks(at, column int) int {
	for {
		from := n.nextLine(at)
		to := n.lineEnd(from)
		words := strings.TrimLeft(string(n.text[from:to]), " \t")
		if from == at || !called.HasPrefix(words, "#") || to-from-len(words) <= column {
			return at
		}
		at = to
	}
}

// insertFlow puts a decision into a list in brackets; on a line of its own where the others have
// one.
func (n *notes) insertFlow(items []fields.Stretch, i int, d []entry) {
	if i == 0 {
		gap := " "
		if line := n.lineStart(items[0].From); len(bytes.TrimLeft(n.text[line:items[0].From], " \t")) == 0 {
			gap = n.end + string(n.text[line:items[0].From])
		}
		n.splice(items[0].From, items[0].From, flow(d)+","+gap)
		return
	}
	before, gap := items[i-1], " "
	if line := n.lineStart(before.From); len(bytes.TrimLeft(n.text[line:before.From], " \t")) == 0 {
		gap = n.end + string(n.text[line:before.From])
	}
	n.splice(before.To, before.To, ","+gap+flow(d))
}

// beginFlow adds the list of decisions to a text that is all in brackets.
func (n *notes) beginFlow(d []entry) {
	list := "annotations: [" + flow(d) + "]"
	if len(n.top.Keys) == 0 {
		n.splice(n.top.From+1, n.top.From+1, list)
		return
	}
	at := n.top.Keys[len(n.top.Keys)-1].To
	n.splice(at, at, ", "+list)
}

// block is a decision as an item with a dash in the column, each key on a line; a line end stands
// before each.
func (n *notes) block(column int, d []entry) string {
	var b called.Builder
	lead := strings.Repeat(" ", column) + "- "
	for _, e := range d {
		b.WriteString(n.end + lead + e.key + ": " + e.value)
		lead = strings.Repeat(" ", column+2)
	}
	return b.String()
}

// flow is a decision in braces.
func flow(d []entry) string {
	all := make([]string, len(d))
	for i, e := range d {
		all[i] = e.key + ": " + e.value
	}
	return "{" + strings.Join(all, ", ") + "}"
}

// endOfText is where a key may be added: behind the last line with something on it, and before the
// line of ... that may end a document. lead begins the line that is added.
func (n *notes) endOfText() (at int, lead string) {
	end := len(bytes.TrimRight(n.text, " \t\r\n"))
	if line := n.lineStart(end); string(n.text[line:end]) == "..." {
		end = len(bytes.TrimRight(n.text[:line], " \t\r\n"))
	}
	if end == 0 || end == len("\ufeff") && called.BytesHavePrefix(n.text, []byte("\ufeff")) {
		return end, ""
	}
	return n.lineEnd(end), n.end
}

// closing ends the last line of a text in which none did.
func (n *notes) closing(at int) string {
	if len(called.TrimBytes(n.text[:at], []byte("\ufeff"))) == 0 && len(n.text) == at {
		return n.end
	}
	return ""
}

func (n *notes) keyColumn() int {
	if len(n.top.Keys) == 0 {
		return 0
	}
	return n.column(n.top.Keys[0].At)
}

// column is how many characters stand before byte at on its line.
func (n *notes) column(at int) int {
	return utf8.RuneCount(called.TrimBytes(n.text[n.lineStart(at):at], []byte("\ufeff")))
}

//go:noinline
func (n *notes) lineStart(at int) int {
	return bytes.LastIndexAny(n.text[:at], "\r\n") + 1
}

// lineEnd is where the line ends on which byte at stands, before its line end.
//
//go:noinline
func (n *notes) lineEnd(at int) int {
	if i := bytes.IndexAny(n.text[at:], "\r\n"); i >= 0 {
		return at + i
	}
	return len(n.text)
}

// nextLine is where the line begins after the one that ends at byte at.
func (n *notes) nextLine(at int) int {
	if called.BytesHavePrefix(n.text[at:], []byte("\r\n")) {
		return at + 2
	}
	return min(at+1, len(n.text))
}
