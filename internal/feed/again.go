package feed

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/index"
)

// Earlier is a table of quotations as it was written before. The rows of a story of which tables
// tell now what they told then are taken out of it, and need not be made again.
type Earlier struct {
	Data []byte
	Same func(story int32) bool // of the index's stories

	rows map[string][]byte // by what names them: see named
}

// lines are the rows of the table, each by its beginning, which names story and utterance: all up
// to and with the comma of a number behind it. A row of a table of cells may hold line ends,
// between quotation marks.
func (e *Earlier) lines(commas int, cells bool) map[string][]byte {
	if e == nil {
		return nil
	}
	if e.rows != nil {
		return e.rows
	}
	e.rows = map[string][]byte{}
	for rest := e.Data; len(rest) > 0; {
		end, marks := 0, 0
		for {
			n := bytes.IndexByte(rest[end:], '\n') + 1
			if n == 0 {
				return e.rows
			}
			marks += bytes.Count(rest[end:end+n], []byte{'"'})
			if end += n; !cells || marks%2 == 0 {
				break
			}
		}
		line := rest[:end-1]
		rest = rest[end:]
		if head := headOf(line, commas); head > 0 {
			e.rows[string(line[:head])] = line
		}
	}
	return e.rows
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
	r := m.row(ref)
	if was != nil && was.Same(ref.Story) {
		head := b.AvailableBuffer()
		for _, c := range quotationColumns[:2] {
			head = append(c.value(r).appendCell(head), ',')
		}
		if line := was.lines(2, true)[string(head)]; line != nil {
			b.Write(line)
			b.WriteByte('\n')
			return
		}
	}
	writeCells(b, quotationColumns, r)
}

// objectRow writes the row of an utterance as an object.
func (m *Maker) objectRow(b *bytes.Buffer, ref index.Ref, was *Earlier) {
	r := m.row(ref)
	if was != nil && was.Same(ref.Story) {
		head := b.AvailableBuffer()
		for i, c := range quotationColumns[:2] {
			head = append(append(append(head, "{,"[i], '"'), c.name...), '"', ':')
			head = c.value(r).appendJSON(head)
		}
		if line := was.lines(2, false)[string(append(head, ','))]; line != nil {
			b.Write(bytes.TrimSuffix(line, []byte(","))) // which parts it from the next
			return
		}
	}
	object(b, quotationColumns, r)
}
