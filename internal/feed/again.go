package feed

import (
	"bytes"
	"slices"

	"github.com/onrecord/onrecord/internal/index"
)

// Earlier is a table of quotations or of stories as it was written before. The rows of a story of
// which tables tell now what they told then are taken out of it, and need not be made again.
type Earlier struct {
	Data []byte
	Same func(story int32) bool // of the index's stories

	at     int               // where in Data that begins which was not asked for yet
	passed map[string][]byte // rows before it that nobody asked for, by what names them

	passedRows map[string][][]byte // the same, of a table of quotations, by their stories
	found      [][]byte            // see run
	behind     []byte              // the row behind these
}

// line is the row with a beginning, which names story and utterance: all up to and with the comma
// of a number behind it. A table is asked for its rows in the order in which they stand, but for
// those that were moved or taken out, so each is found where the one before it ends. A row of a
// table of cells may hold line ends, between quotation marks.
func (e *Earlier) line(head []byte, commas int, cells bool) []byte {
	if line, passed := e.passed[string(head)]; passed {
		return line
	}
	for line := e.next(cells); line != nil; line = e.next(cells) {
		own := line[:headOf(line, commas)]
		if bytes.Equal(own, head) {
			return line
		}
		if e.passed == nil {
			e.passed = map[string][]byte{}
		}
		e.passed[string(own)] = line
	}
	return nil
}

// next is the next row of the table, without its line end; nil where there is none.
func (e *Earlier) next(cells bool) []byte {
	rest, end, marks := e.Data[e.at:], 0, 0
	for {
		n := bytes.IndexByte(rest[end:], '\n') + 1
		if n == 0 {
			return nil
		}
		if cells {
			marks += bytes.Count(rest[end:end+n], []byte{'"'})
		}
		if end += n; marks%2 == 0 {
			break
		}
	}
	e.at += end
	return rest[:end-1]
}

// headOf is where so many commas of a line end, or 0.
func headOf(line []byte, commas int) int {
	at := 0
	for range commas {
		n := bytes.IndexByte(line[at:], ',') + 1
		if n == 0 {
			return 0
		}
		at += n
	}
	return at
}

// rows are the n rows of a story, which stand together, by the beginning that names it: all up to
// and with the comma of a number behind it. nil: there are not so many.
func (e *Earlier) rows(head []byte, n int, cells bool) [][]byte {
	if rows, passed := e.passedRows[string(head)]; passed {
		return exactly(rows, n)
	}
	for {
		own := e.run(cells)
		if own == nil {
			return nil
		}
		if bytes.Equal(own, head) {
			return exactly(e.found, n)
		}
		if e.passedRows == nil {
			e.passedRows = map[string][][]byte{}
		}
		e.passedRows[string(own)] = slices.Clone(e.found)
	}
}

func exactly(rows [][]byte, n int) [][]byte {
	if len(rows) != n {
		return nil
	}
	return rows
}

// run finds the next rows with the same beginning, and returns that; nil: there is none.
func (e *Earlier) run(cells bool) (own []byte) {
	line := e.behind
	if e.behind = nil; line == nil {
		line = e.next(cells)
	}
	if line == nil {
		return nil
	}
	own, e.found = line[:headOf(line, 1)], append(e.found[:0], line)
	for {
		line := e.next(cells)
		if line == nil || !bytes.Equal(line[:headOf(line, 1)], own) {
			e.behind = line
			return own
		}
		e.found = append(e.found, line)
	}
}

// each calls write with each of some rows of a table, which follow one another by story: with the
// row as it has been made, and with the line of before, where tables tell the same of its story;
// what there is not is nil or empty.
func (m *Maker) each(refs []index.Ref, was *Earlier, form int, write func(ref index.Ref, made, line []byte)) {
	var room []byte
	for len(refs) > 0 {
		n := 1
		for n < len(refs) && refs[n].Story == refs[0].Story {
			n++
		}
		made := m.ahead.read(refs[:n], form, &room)
		var lines [][]byte
		if was != nil && was.Same(refs[0].Story) {
			lines = was.rows(m.headOf(int(refs[0].Story), form == inTable), n, form == inTable)
		}
		for i, ref := range refs[:n] {
			if lines != nil {
				write(ref, made.row(ref), lines[i])
			} else {
				write(ref, made.row(ref), nil)
			}
		}
		refs = refs[n:]
	}
}

// headOf is what each row of a story begins with.
func (m *Maker) headOf(story int, cells bool) []byte {
	id := always(m.ix.Head(story).ID)
	if cells {
		return append(id.appendCell(nil), ',')
	}
	return append(id.appendJSON([]byte(`{"story":`)), ',')
}

// tableRow writes the row of an utterance in a table, with its line end: as it has been made, else
// as it was, where line is not nil.
func (m *Maker) tableRow(b *bytes.Buffer, ref index.Ref, made, line []byte) {
	if len(made) > 0 {
		b.Write(made)
		return
	}
	if line != nil {
		b.Write(line)
		b.WriteByte('\n')
		return
	}
	s, u := m.ix.At(ref)
	writeCells(b, quotationColumns, m.rowOf(ref, s, u))
}

// objectRow writes the row of an utterance as an object, in the same way.
func (m *Maker) objectRow(b *bytes.Buffer, ref index.Ref, made, line []byte) {
	if len(made) > 0 {
		b.Write(made)
		return
	}
	if line != nil {
		b.Write(bytes.TrimSuffix(line, []byte(","))) // which parts it from the next
		return
	}
	s, u := m.ix.At(ref)
	object(b, quotationColumns, m.rowOf(ref, s, u))
}
