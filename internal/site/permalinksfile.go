package site

import (
	"bytes"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// movedFeeds are copies of the feeds of entries at their former ids: a feed reader follows no page
// that leads on. Each names the feed's own address.
func (p *press) movedFeeds(files []feed.File) []feed.File {
	write := map[string]feed.File{}
	for _, f := range files {
		if strings.HasSuffix(f.Path, "/"+address.Feed) {
			write[f.Path] = f
		}
	}
	var out []feed.File
	for _, pg := range p.pages {
		_, ofEntry := address.ReadEntry(pg.Address)
		m, moved := p.fates.routes.moved[pg.Address]
		if !moved || !ofEntry || !strings.HasSuffix(pg.Address, "/") {
			continue
		}
		if f, has := write[m.to+address.Feed]; has {
			out = append(out, feed.File{Path: pg.Address + address.Feed, Kind: f.Kind, Write: f.Write})
		}
	}
	return out
}

// permalinksFile is data/permalinks.txt: every address that was or is published, and what has
// become of it.
func (p *press) permalinksFile() []feed.File {
	if !p.config.Has("data") {
		return nil
	}
	return []feed.File{{Path: address.Permalinks, Kind: "data", Write: p.writePermalinks}}
}

const permalinksHead = `# Every address that this archive has published, with what has become of it: columns parted by tabs.
#   state       published, redirected (leads_to says where to), or withdrawn (a notice stands there)
#   utterances  id: the words stand at address#q-id (for a redirect: at leads_to#q-id); old>id: an old link to them arrives, too; id:gone: they are gone
address	state	leads_to	story	utterances
`

func (p *press) writePermalinks(b *bytes.Buffer) error {
	b.WriteString(permalinksHead)
	fresh := p.archive.ledger.Missing(p.toRecord())
	stories := perAddress(append(slices.Clone(p.archive.ledger.Stories), fresh.Stories...))
	for _, s := range stories {
		p.fates.write(b, s.Address, s.ID, p.fates.tokens(s))
	}
	done := map[string]bool{}
	for _, pg := range append(slices.Clone(p.archive.ledger.Pages), fresh.Pages...) {
		if !done[pg.Address] {
			done[pg.Address] = true
			p.fates.write(b, pg.Address, "", nil)
		}
	}
	return nil
}

// perAddress joins the lines of each story at each of its addresses.
func perAddress(lines []permalinks.Story) []permalinks.Story {
	at := map[[2]string]int{}
	var out []permalinks.Story
	for _, s := range lines {
		key := [2]string{s.ID, s.Address}
		i, ok := at[key]
		if !ok {
			at[key] = len(out)
			s.Utterances = slices.Clone(s.Utterances)
			out = append(out, s)
			continue
		}
		for _, u := range s.Utterances {
			if !slices.Contains(out[i].Utterances, u) {
				out[i].Utterances = append(out[i].Utterances, u)
			}
		}
	}
	return out
}

// write writes a line, unless it would spell a name that is hidden. Of an address that an editor
// took away nothing is told.
func (f *fates) write(b *bytes.Buffer, address, story string, utterances []string) {
	at := strings.TrimPrefix(address, "/")
	state, to := "", ""
	m, moved := f.routes.moved[at]
	switch {
	case f.stories.gone[at]:
		state = "withdrawn"
	case f.routes.pages[at] || f.routes.files[at]:
		state = "published"
	case moved:
		state, to = "redirected", "/"+m.to
	}
	if state == "" || f.hides(at, story) || f.hides(strings.TrimPrefix(to, "/"), "") {
		return
	}
	b.WriteString(strings.Join([]string{address, state, to, story, strings.Join(utterances, " ")}, "\t") + "\n")
}

// hides reports whether an address, or a story's id, spells a name that is not to be told, anywhere
// or in connection with the story.
func (f *fates) hides(address, story string) bool {
	ix := f.routes.index
	if f.routes.hidden[address] || ix.Spells(address) || ix.Spells(story) {
		return true
	}
	i, is := f.stories.byID[story]
	if !is {
		i, is = f.stories.byAddress[address]
	}
	return is && (ix.SpellsIn(i, address) || ix.SpellsIn(i, story))
}

// tokens say what has become of a story's utterances. Those that an editor took away are not told.
func (f *fates) tokens(s permalinks.Story) []string {
	i, ok := f.story(s)
	if !ok {
		return nil
	}
	anchors := f.edition.plan.Anchors(i)
	var out []string
	for _, id := range s.Utterances {
		switch now := anchors[id]; {
		case now == id:
			out = append(out, id)
		case now != "":
			out = append(out, id+">"+now)
		case f.lost[s.ID+" "+id]:
			out = append(out, id+":gone")
		}
	}
	return out
}
