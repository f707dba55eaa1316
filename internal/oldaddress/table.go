package oldaddress

import (
	"bytes"
	"slices"

	"github.com/onrecord/onrecord/internal/called"
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
	done := make(map[string]bool, len(x.Ledger.Pages))
	for _, pg := range x.Ledger.Pages {
		if !done[pg.Address] {
			done[pg.Address] = true
			x.write(b, pg.Address, "", nil)
		}
	}
	for _, pg := range fresh.Pages { // each once, and none that is written down
		x.write(b, pg.Address, "", nil)
	}
	return nil
}

// WriteTableAgain does as WriteTable, with the table as it was when all stories but Stories[i] said
// the same: it puts the line of that story anew, and, where other pages stood, those of all pages.
// It reports whether it could.
func (x *Addresses) WriteTableAgain(b *bytes.Buffer, was []byte, i int, samePages bool) bool {
	s := x.Index.Story(i)
	from := bytes.Index(was, []byte("\n/"+s.Address+"\t")) + 1
	end := bytes.IndexByte(was[from:], '\n') + 1
	stays := len(was)
	if !samePages {
		stays = firstPage(was)
	}
	if !x.Ledger.Empty() || len(x.routes.moved) > 0 || from == 0 || end == 0 || from+end > stays {
		return false // of a ledger, a story may have several lines
	}
	var anchors page.Anchors
	line := x.publishedOf(i, &anchors)
	b.Write(was[:from])
	x.write(b, line.Address, line.ID, x.tokens(nil, &anchors, line))
	b.Write(was[from+end : stays])
	if !samePages {
		for _, pg := range x.publishedPages() {
			x.write(b, pg.Address, "", nil)
		}
	}
	return true
}

// firstPage is where the lines of a table end that are a story's, where nothing leads on.
func firstPage(table []byte) int {
	i := bytes.Index(table, []byte("\tpublished\t\t\t\n"))
	return bytes.LastIndexByte(table[:max(i, 0)], '\n') + 1
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
