package feed

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
)

// Line is what the tables of quotations tell of an utterance.
type Line struct {
	Table, Object []byte   // its line in a table; the same as an object, without what parts it from others
	Year          int      // in whose tables it stands
	Folders       []string // beside whose tables it may stand, besides
}

// Lines are what the tables tell of the utterances of Stories[i], in their order.
func (m *Maker) Lines(i int) (all []Line) {
	s := m.ix.Story(i)
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if !u.Counted() {
			continue
		}
		r := m.row(index.Ref{Story: int32(i), Utterance: int32(n)})
		var table, json bytes.Buffer
		writeCells(&table, quotationColumns, r)
		object(&json, quotationColumns, r)
		all = append(all, Line{table.Bytes(), json.Bytes(), s.Date.Year(), m.foldersOf(s, u)})
	}
	return all
}

// foldersOf are the addresses of the pages beside whose tables an utterance may stand.
func (m *Maker) foldersOf(s *index.Story, u *index.Utterance) (all []string) {
	m.ix.EachSpeaker(u.Who, func(e *index.Entity) { all = append(all, e.Address()) })
	for _, at := range u.About {
		if e := m.ix.Find(s.Entities[at]); e != nil {
			all = append(all, address.SaidAbout(e.Address()))
		}
	}
	for _, id := range u.Topics {
		if t := m.ix.Topic(id); t != nil {
			all = append(all, t.Address())
		}
	}
	return all
}
