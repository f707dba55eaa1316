package cms

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// CSV is a table of any system: with commas, semicolons, tabs or bars, in any encoding.
//
// It is read by a reader of our own: encoding/csv stops at the first row that is not as it should
// be, keeps no row's own bytes, and reads to the end of the file where a quotation mark is never
// closed. An archivist's table has all of these.
func CSV() item.Format {
	return item.Format{ID: "csv", Title: "table (CSV, TSV)", Recognises: recognisesCSV, Read: readCSV}
}

// recognisesCSV looks whether the first rows have the same number of cells, and whether the first
// names what a story consists of.
func recognisesCSV(in item.Input) int {
	ext := strings.ToLower(path.Ext(in.Place.Source))
	text, _, ok := charset.Decode(trimCut(in.Head))
	begin := strings.TrimSpace(text)
	if !ok || called.HasPrefix(begin, "<") || called.HasPrefix(begin, "{") || looksJSON([]byte(begin)) {
		return 0
	}
	rows := firstRows(text, 12)
	if len(rows) == 0 || len(rows[0]) < 2 {
		if (ext == ".csv" || ext == ".tsv") && len(rows) > 0 {
			return 40
		}
		return 0
	}
	sure := tableLike(rows)
	if ext == ".csv" || ext == ".tsv" || ext == ".tab" {
		sure = max(sure, 30) + 12
	}
	return sure
}

// tableLike is how surely rows are a table's by their cells and by the names in the first.
func tableLike(rows [][]string) int {
	known, words := 0, 0
	for _, name := range rows[0] {
		if len(named(name)) > 0 {
			known++
		}
		words += len(strings.Fields(name))
	}
	even := 0
	for _, r := range rows[1:] {
		if len(r) == len(rows[0]) {
			even++
		}
	}
	switch tidy := even*4 >= len(rows[1:])*3 && words <= 4*len(rows[0]); {
	case known >= 2 && tidy:
		return 85
	case tidy && len(rows[0]) >= 3 && len(rows) >= 4:
		return 45
	}
	return 0
}

// firstRows reads the first whole rows of a text.
func firstRows(text string, n int) (rows [][]string) {
	r := newRows(strings.NewReader(text), text)
	for len(rows) < n {
		row, err := r.next()
		if err != nil {
			break
		}
		if row.why == "" && len(row.cells) > 0 {
			rows = append(rows, row.cells)
		}
	}
	return rows
}

// readCSV reads a table. Its columns' names are its first row, unless that is a story itself.
func readCSV(in item.Input, to item.Sink) error {
	f, err := in.Open()
	if err != nil {
		return err
	}
	defer f.Close()
	enc, err := encodingOf(in)
	if err != nil {
		return err
	}
	head, _ := io.ReadAll(enc.NewReader(bytes.NewReader(in.Head)))
	r := newRows(enc.NewReader(f), string(head))
	t := newTable(in, to)
	var header []string
	for n := 0; ; {
		row, err := r.next()
		if errors.Is(err, io.EOF) {
			return t.end()
		}
		if err != nil {
			return err
		}
		at := item.Place{Source: in.Place.Source, Line: row.line}
		if row.why != "" {
			if err := to.Aside(at, row.raw, row.why); err != nil {
				return err
			}
			continue
		}
		if header == nil {
			if header = headerOf(row.cells); !isStory(row.cells) {
				continue
			}
			for i := range header {
				header[i] = fmt.Sprintf("column %d", i+1)
			}
		}
		n++
		at.Name = fmt.Sprintf("row %d", n)
		if err := t.addRow(at, row, header); err != nil {
			return err
		}
	}
}

// encodingOf tells the encoding from the whole file: the first letter beyond ASCII may stand late.
func encodingOf(in item.Input) (charset.Encoding, error) {
	enc, _ := charset.Detect(in.Head)
	if enc.Name != "UTF-8" || in.Size >= 0 && in.Size <= int64(len(in.Head)) {
		return enc, nil
	}
	f, err := in.Open()
	if err != nil {
		return enc, err
	}
	defer f.Close()
	sample, err := charset.Sample(f)
	if err != nil {
		return enc, err
	}
	enc, _ = charset.Detect(sample)
	return enc, nil
}

// headerOf gives each column a name of its own.
func headerOf(cells []string) []string {
	used := map[string]int{}
	header := make([]string, len(cells))
	for i, c := range cells {
		c = oneLine(c)
		if c == "" {
			c = fmt.Sprintf("column %d", i+1)
		}
		if used[c]++; used[c] > 1 {
			c = fmt.Sprintf("%s (%d)", c, used[c])
		}
		header[i] = c
	}
	return header
}

// isStory reports whether a first row holds a story and no names: a long text, a date, an address.
func isStory(cells []string) bool {
	known := 0
	for _, c := range cells {
		c = strings.TrimSpace(c)
		if len(named(c)) > 0 {
			known++
		}
		if len(c) > 100 || called.Has(c, "\n") || called.HasPrefix(c, "http") || looksDated(c) {
			return known < 2
		}
	}
	return false
}

func looksDated(c string) bool {
	s := &seen{distinct: map[string]bool{}}
	s.note(c)
	return s.dates > 0 && !numeric(c)
}

func (t *table) addRow(at item.Place, row tableRow, header []string) error {
	r := record{at: at, raw: row.raw}
	for i, c := range row.cells {
		switch {
		case i < len(header):
			r.fields = append(r.fields, field{header[i], []string{c}})
		case strings.TrimSpace(c) != "":
			// A comma that nobody put in quotation marks: the words belong to the last column.
			last := &r.fields[len(r.fields)-1]
			last.values[0] += string(row.sep) + c
		}
	}
	return t.add(r)
}

// tableRow is one row.
type tableRow struct {
	cells []string
	raw   []byte
	line  int
	sep   byte
	why   string // not "": it cannot be read
}

// maxRow is how long a row may be; a longer one has a quotation mark that is never closed.
const maxRow = 16 << 20

// rows reads a table row by row.
type rows struct {
	in      *bufio.Reader
	sep     byte
	escaped bool // \" stands for a quotation mark
	line    int
	again   []byte // lines of a broken row, to be read each for itself
	wide    int    // the cells of the first row
}

// newRows reads r, whose beginning is head.
func newRows(r io.Reader, head string) *rows {
	return &rows{in: bufio.NewReaderSize(r, 64<<10), sep: separator(head),
		escaped: strings.Count(head, `\"`) > strings.Count(head, `""`), line: 0}
}

// separator is the sign that parts cells: the one that the first line, outside quotation marks, and
// the lines after it have most often.
func separator(head string) byte {
	if rest, ok := called.CutPrefix(head, "sep="); ok && len(rest) > 0 {
		return rest[0]
	}
	best, most := byte(','), 0
	for _, sep := range []byte{'\t', ';', ',', '|'} {
		n, quoted := 0, false
		for i := 0; i < len(head); i++ {
			if head[i] == '"' {
				quoted = !quoted
			}
			if head[i] == '\n' && !quoted {
				break
			}
			if head[i] == sep && !quoted {
				n++
			}
		}
		if n > most {
			best, most = sep, n
		}
	}
	return best
}

// readLine reads a line with its end. It is io.EOF when there is none.
func (r *rows) readLine() ([]byte, error) {
	if len(r.again) > 0 {
		i := bytes.IndexByte(r.again, '\n') + 1
		if i == 0 {
			i = len(r.again)
		}
		line := r.again[:i]
		r.again = r.again[i:]
		r.line++
		return line, nil
	}
	var line []byte
	for {
		part, err := r.in.ReadSlice('\n')
		line = append(line, part...)
		if err == bufio.ErrBufferFull && len(line) < maxRow {
			continue
		}
		if err == bufio.ErrBufferFull {
			err = nil
		}
		if len(line) > 0 {
			r.line++
			return line, nil
		}
		return nil, err
	}
}

// next reads a row, over several lines where a cell holds some.
func (r *rows) next() (tableRow, error) {
	row := tableRow{sep: r.sep}
	p := &rowParser{sep: r.sep, escaped: r.escaped}
	for {
		line, err := r.readLine()
		if err == io.EOF && len(row.raw) > 0 {
			return r.unclosed(row)
		}
		if err != nil {
			return row, err
		}
		if row.line == 0 {
			row.line = r.line
		}
		row.raw = append(row.raw, line...)
		if len(row.raw) > maxRow {
			return r.unclosed(row)
		}
		if p.parse(string(line)) {
			continue
		}
		if p.strays > 0 && r.swallows(row.raw) {
			return r.unclosed(row)
		}
		if row.cells = p.done(); blankRow(row.cells) || row.line == 1 && called.HasPrefix(string(line), "sep=") {
			row, p = tableRow{sep: r.sep}, &rowParser{sep: r.sep, escaped: r.escaped}
			continue
		}
		if r.wide == 0 {
			r.wide = len(row.cells)
		}
		return row, nil
	}
}

// swallows reports whether a row of several lines, in which a quotation mark stands where none may,
// holds a line that is a whole row for itself: a mark above it was never closed.
func (r *rows) swallows(raw []byte) bool {
	const fewest = 3 // two cells may stand in any line of a text
	_, rest, more := bytes.Cut(raw, []byte("\n"))
	for more && r.wide >= fewest {
		var line []byte
		line, rest, more = bytes.Cut(rest, []byte("\n"))
		p := &rowParser{sep: r.sep, escaped: r.escaped}
		if goesOn := p.parse(string(line)); !goesOn && p.strays == 0 && len(p.done()) == r.wide {
			return true
		}
	}
	return false
}

func blankRow(cells []string) bool {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// unclosed gives up a row whose quotation mark is never closed, and goes on at its second line.
func (r *rows) unclosed(row tableRow) (tableRow, error) {
	i := bytes.IndexByte(row.raw, '\n') + 1
	if i == 0 || len(row.raw) > maxRow {
		i = len(row.raw)
	}
	r.line -= bytes.Count(row.raw[i:], []byte("\n"))
	if rest := row.raw[i:]; len(rest) > 0 && rest[len(rest)-1] != '\n' {
		r.line--
	}
	r.again = append(bytes.Clone(row.raw[i:]), r.again...)
	row.raw = row.raw[:i]
	row.why = "A quotation mark in this row is never closed: close it, and import the file again."
	return row, nil
}

// rowParser reads the cells of a row, line by line.
type rowParser struct {
	sep     byte
	escaped bool
	cells   []string
	cell    []byte
	quoted  bool
	strays  int // quotation marks inside a quoted cell that are neither doubled nor its end
}

// parse reads a line and reports whether the row goes on in the next.
func (p *rowParser) parse(line string) bool {
	i := 0
	for i < len(line) {
		if !p.quoted {
			i = p.bare(line, i)
			continue
		}
		j := strings.IndexByte(line[i:], '"')
		if j < 0 {
			p.cell = append(p.cell, line[i:]...)
			return true
		}
		p.cell = append(p.cell, line[i:i+j]...)
		i = p.quote(line, i+j)
	}
	return p.quoted
}

// quote reads a quotation mark inside a quoted cell: it ends the cell only where the cell ends.
func (p *rowParser) quote(line string, i int) int {
	if p.escaped && len(p.cell) > 0 && p.cell[len(p.cell)-1] == '\\' {
		p.cell[len(p.cell)-1] = '"'
		return i + 1
	}
	rest := line[i+1:]
	switch {
	case called.HasPrefix(rest, `"`):
		p.cell = append(p.cell, '"')
		return i + 2
	case p.endsHere(rest):
		p.quoted = false
		return i + 1
	}
	p.cell = append(p.cell, '"')
	p.strays++
	return i + 1
}

// endsHere reports whether nothing but blanks stands between here and the cell's end.
func (p *rowParser) endsHere(rest string) bool {
	rest = strings.TrimLeft(rest, " ")
	return rest == "" || rest[0] == p.sep || rest[0] == '\r' || rest[0] == '\n'
}

// bare reads outside quotation marks: up to the cell's end, or a mark that opens one.
func (p *rowParser) bare(line string, i int) int {
	switch c := line[i]; {
	case c == p.sep:
		p.finish()
		return i + 1
	case c == '\n':
		return len(line)
	case c == '\r' && strings.Trim(line[i:], "\r\n") == "":
		return len(line)
	case c == '"' && len(bytes.TrimSpace(p.cell)) == 0:
		p.cell, p.quoted = p.cell[:0], true
		return i + 1
	}
	j := i + 1
	for j < len(line) && line[j] != p.sep && line[j] != '\n' && line[j] != '\r' {
		j++
	}
	p.cell = append(p.cell, line[i:j]...)
	return j
}

func (p *rowParser) finish() {
	p.cells = append(p.cells, string(p.cell))
	p.cell = p.cell[:0]
}

func (p *rowParser) done() []string {
	p.finish()
	return p.cells
}
