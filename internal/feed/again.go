package feed

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/index"
)

// Earlier is a table of quotations or of stories as it was written before. The rows of a story of
// which tables tell now what they told then are taken out of it, and need not be made again.
type Earlier struct {
	Data []byte
	Same func(story int32) bool // of the index's stories

	at     int               // where in Data that begins which was not asked for yet
	passed map[string][]byte // rows before it that nobody asked for, by what names them
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

// tableRow writes the row of an utterance in a table, with its line end.
func (m *Maker) tableRow(b *bytes.Buffer, ref index.Ref, was *Earlier) {
	if m.ahead.write(b, ref, inTable) {
		return
	}
	s, u := m.ix.At(ref)
	if was != nil && was.Same(ref.Story) {
		head := b.AvailableBuffer()
		for _, c := range quotationColumns[:2] {
			head = append(c.value(row{s: s, u: u}).appendCell(head), ',')
		}
		if line := was.line(head, 2, true); line != nil {
			b.Write(line)
			b.WriteByte('\n')
			return
		}
	}
	writeCells(b, quotationColumns, m.rowOf(ref, s, u))
}

// objectRow writes the row of an utterance as an object.
func (m *Maker) objectRow(b *bytes.Buffer, ref index.Ref, was *Earlier) {
	if m.ahead.write(b, ref, asObject) {
		return
	}
	s, u := m.ix.At(ref)
	if was != nil && was.Same(ref.Story) {
		head := b.AvailableBuffer()
		for i, c := range quotationColumns[:2] {
			head = append(append(append(head, "{,"[i], '"'), c.name...), '"', ':')
			head = c.value(row{s: s, u: u}).appendJSON(head)
		}
		if line := was.line(append(head, ','), 2, false); line != nil {
			b.Write(bytes.TrimSuffix(line, []byte(","))) // which parts it from the next
			return
		}
	}
	object(b, quotationColumns, m.rowOf(ref, s, u))
}
