package feed

import (
	"bytes"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/sheet"
)

// csv writes rows as a table. was may be nil.
func (m *Maker) csv(b *bytes.Buffer, refs []index.Ref, was *Earlier) error {
	writeHeader(b, quotationColumns)
	m.ahead.grow(b, refs, inTable, 0)
	m.each(refs, was, inTable, func(ref index.Ref, made, line []byte) { m.tableRow(b, ref, made, line) })
	return nil
}

// writeCSV writes a table of n rows: RFC 4180, UTF-8 with a byte order mark, a header.
func writeCSV[T any](b *bytes.Buffer, columns []column[T], n int, at func(i int) T) {
	writeHeader(b, columns)
	for r := range n {
		writeCells(b, columns, at(r))
	}
}

// writeHeader begins a table.
func writeHeader[T any](b *bytes.Buffer, columns []column[T]) {
	b.WriteString(sheet.Mark)
	for i, c := range columns {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(c.name)
	}
	b.WriteByte('\n')
}

// writeCells writes a row of a table.
func writeCells[T any](b *bytes.Buffer, columns []column[T], x T) {
	out := b.AvailableBuffer()
	for i, c := range columns {
		if i > 0 {
			out = append(out, ',')
		}
		out = c.value(x).appendCell(out)
	}
	b.Write(append(out, '\n'))
}

// object writes one row as a JSON object with the columns as its keys, in their order; what is not
// given is left out, for it is half of the columns.
func object[T any](b *bytes.Buffer, columns []column[T], x T) {
	out := b.AvailableBuffer()
	sep := byte('{')
	for _, c := range columns {
		v := c.value(x)
		if v.kind == notGiven {
			continue
		}
		out = append(append(append(out, sep, '"'), c.name...), '"', ':')
		out = v.appendJSON(out)
		sep = ','
	}
	b.Write(append(out, '}'))
}

// jsonLines writes rows as JSON Lines. was may be nil.
func (m *Maker) jsonLines(b *bytes.Buffer, refs []index.Ref, was *Earlier) error {
	m.ahead.grow(b, refs, asObject, len("\n"))
	m.each(refs, was, asObject, func(ref index.Ref, made, line []byte) {
		m.objectRow(b, ref, made, line)
		b.WriteByte('\n')
	})
	return nil
}

// json writes all rows of a page as one object: what it is about, and the rows. was may be nil.
func (m *Maker) json(b *bytes.Buffer, page, title string, refs []index.Ref, was *Earlier) error {
	head := struct {
		Title   string `json:"title"`
		Archive string `json:"archive"`
		Address string `json:"address"`
		License string `json:"license,omitempty"`
		Engine  string `json:"engine"`
		Schema  string `json:"schema"`
		Count   int    `json:"count"`
	}{title, m.site.Title, m.url(page), m.site.License, m.site.Engine, m.url(address.DataPackage), len(refs)}
	if err := value(b, head); err != nil {
		return err
	}
	b.Truncate(b.Len() - 1)
	b.WriteString(",\"rows\":[")
	m.ahead.grow(b, refs, asObject, len(",\n"))
	between := "\n"
	m.each(refs, was, asObject, func(ref index.Ref, made, line []byte) {
		b.WriteString(between)
		m.objectRow(b, ref, made, line)
		between = ",\n"
	})
	b.WriteString("\n]}\n")
	return nil
}
