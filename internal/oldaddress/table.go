package oldaddress

import (
	"bytes"
	"slices"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/internal/permalinks"
)

const tableHead = "" +
	"# Every address that this archive has published, with what has become of it: columns parted by tabs.\n" +
	"#   state       published, redirected (leads_to says where to), or withdrawn (a notice stands there)\n" +
	"#   utterances  id: the words stand at address#q-id (for a redirect: at leads_to#q-id); " +
	"old>id: an old link to them arrives, too; id:gone: they are gone\n" +
	"address\tstate\tleads_to\tstory\tutterances\n"

// WriteTable writes every address that was or is published, and what has become of it.
func (x *Addresses) WriteTable(b *bytes.Buffer) error {
	b.WriteString(tableHead)
	fresh := x.Unrecorded()
	var anchors page.Anchors
	var tokens []string
	lines := fresh.Stories
	if len(x.Ledger.Stories) > 0 {
		lines = perAddress(slices.Concat(x.Ledger.Stories, lines))
	}
	for _, s := range lines {
		tokens = x.tokens(tokens[:0], &anchors, s)
		x.write(b, s.Address, s.ID, tokens)
	}
	x.writePages(b, fresh.Pages)
	return nil
}

// WriteTableAgain does as WriteTable, with the table as it was when all stories but Stories[i] said
// the same: it puts the lines of that story anew, and, where other pages stood, those of all pages.
// It reports whether it could.
func (x *Addresses) WriteTableAgain(b *bytes.Buffer, was []byte, i int, samePages bool) bool {
	stays := len(was)
	if !samePages {
		stays = firstPage(was)
	}
	lines, found := x.linesIn(was[:stays], i)
	if !found {
		return false
	}
	at := 0
	for _, l := range lines {
		b.Write(was[at:l.from])
		b.Write(l.now)
		at = l.end
	}
	b.Write(was[at:stays])
	if !samePages {
		x.writePages(b, x.freshPages())
	}
	return true
}

// tableLine is a line that is to stand in the place of another.
type tableLine struct {
	from, end int
	now       []byte
}

// linesIn are the lines of Stories[i], with the places of those that they had in a table. It is
// false where one of them had none.
func (x *Addresses) linesIn(table []byte, i int) (all []tableLine, found bool) {
	var anchors page.Anchors
	known := permalinks.Ledger{Stories: x.linesOf(i)}
	fresh := known.Missing(permalinks.Ledger{Stories: []permalinks.Story{x.publishedOf(i, &anchors)}})
	for _, s := range perAddress(slices.Concat(known.Stories, fresh.Stories)) {
		var b bytes.Buffer
		x.write(&b, s.Address, s.ID, x.tokens(nil, &anchors, s))
		if b.Len() == 0 {
			continue
		}
		head := b.Bytes()[:bytes.LastIndexByte(b.Bytes(), '\t')+1]
		from := bytes.Index(table, slices.Concat([]byte{'\n'}, head)) + 1
		end := from + bytes.IndexByte(table[from:], '\n') + 1
		if from == 0 || end <= from {
			return nil, false
		}
		all = append(all, tableLine{from, end, b.Bytes()})
	}
	order.By(all, func(a, b tableLine) int { return a.from - b.from })
	return all, len(all) > 0
}

// firstPage is where the lines of a table begin that are no story's: these have one cell empty
// more.
func firstPage(table []byte) int {
	i := bytes.Index(table, []byte("\t\t\n"))
	if i < 0 {
		return len(table)
	}
	return bytes.LastIndexByte(table[:i], '\n') + 1
}

// freshPages are those that are not written down.
func (x *Addresses) freshPages() []permalinks.Page {
	return order.Without(x.publishedPages(), func(p permalinks.Page) bool { return x.recorded[p.Address] })
}

// writePages writes the lines of the pages of the ledger, and of others.
func (x *Addresses) writePages(b *bytes.Buffer, fresh []permalinks.Page) {
	done := make(map[string]bool, len(x.Ledger.Pages))
	for _, pg := range x.Ledger.Pages {
		if !done[pg.Address] {
			done[pg.Address] = true
			x.write(b, pg.Address, "", nil)
		}
	}
	for _, pg := range fresh { // each once, and none that is written down
		x.write(b, pg.Address, "", nil)
	}
}

// perAddress joins the lines of each story at each of its addresses.
func perAddress(lines []permalinks.Story) []permalinks.Story {
	return joined(lines, func(s *permalinks.Story) string { return s.ID + "\n" + s.Address })
}

// write writes a line, unless it would spell a name that is hidden. Of an address that an editor
// took away nothing is told.
func (x *Addresses) write(b *bytes.Buffer, address, story string, utterances []string) {
	at := called.TrimPrefix(address, "/")
	state, to := "", ""
	switch {
	case x.stories.gone[at]:
		state = "withdrawn"
	case x.routes.stands(at):
		state = "published"
	default:
		if m, moved := x.routes.moved[at]; moved {
			state, to = "redirected", "/"+m.to
		}
	}
	if state == "" || x.hides(at, story) || x.hides(called.TrimPrefix(to, "/"), "") {
		return
	}
	for _, cell := range []string{address, state, to, story} {
		b.WriteString(cell)
		b.WriteByte('\t')
	}
	for i, u := range utterances {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(u)
	}
	b.WriteByte('\n')
}

// hides reports whether an address, or a story's id, spells a name that is not to be told, anywhere
// or in connection with the story.
func (x *Addresses) hides(address, story string) bool {
	ix := x.routes.index
	if x.routes.hides(address) || ix.Spells(story) {
		return true
	}
	i, is := x.stories.byID[story]
	if !is {
		i, is = x.stories.byAddress[address]
	}
	return is && (ix.SpellsIn(i, address) || ix.SpellsIn(i, story))
}

// tokens append what has become of a story's utterances; anchors are room. Those that an editor
// took away are not told.
func (x *Addresses) tokens(out []string, anchors *page.Anchors, s permalinks.Story) []string {
	i, ok := x.story(s)
	if !ok {
		return out
	}
	anchors.Of(x.Plan, i)
	for _, id := range s.Utterances {
		switch now := anchors.To(id); {
		case now == id:
			out = append(out, id)
		case now != "":
			out = append(out, id+">"+now)
		case x.lost[s.ID+" "+id]:
			out = append(out, id+":gone")
		}
	}
	return out
}
