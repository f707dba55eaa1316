package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/sheet"
	"github.com/onrecord/onrecord/internal/site"
)

// table is the archive's own sample as it stands in its file: every row and column, also those that
// people have added.
type table struct {
	mark   bool // it begins with a byte order mark
	crlf   bool
	comma  rune
	at     map[string]int // by column
	rows   [][]string     // but for the header
	header []string
}

// readTable reads the sample; nil where there is none, or it is no table of one.
func readTable(src []byte) *table {
	t := &table{
		mark: called.BytesHavePrefix(src, []byte(sheet.Mark)), crlf: bytes.Contains(src, []byte("\r\n")),
		at: map[string]int{},
	}
	src = called.TrimBytes(src, []byte(sheet.Mark))
	header, _, _ := bytes.Cut(src, []byte("\n"))
	t.comma = ','
	for _, comma := range ";\t" {
		if bytes.Count(header, []byte(string(comma))) > bytes.Count(header, []byte(string(t.comma))) {
			t.comma = comma
		}
	}
	in := csv.NewReader(bytes.NewReader(src))
	in.Comma, in.FieldsPerRecord = t.comma, -1
	all, err := in.ReadAll()
	if err != nil || len(all) == 0 {
		return nil
	}
	t.header, t.rows = all[0], all[1:]
	for i, column := range t.header {
		t.at[strings.TrimSpace(column)] = i
	}
	for _, column := range accuracy.OwnColumns {
		if _, ok := t.at[column]; !ok {
			return nil
		}
	}
	return t
}

// bytes is the table as a file.
func (t *table) bytes() ([]byte, error) {
	var b bytes.Buffer
	if t.mark {
		b.WriteString(sheet.Mark)
	}
	out := csv.NewWriter(&b)
	out.Comma, out.UseCRLF = t.comma, t.crlf
	if err := out.WriteAll(append([][]string{t.header}, t.rows...)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// cell is what stands in a column of a row.
//
//go:noinline
func (t *table) cell(row []string, column string) string {
	if i := t.at[column]; i < len(row) {
		return row[i]
	}
	return ""
}

// put puts a cell into a column of a row.
//
//go:noinline
func (t *table) put(row int, column, cell string) {
	for len(t.rows[row]) <= t.at[column] {
		t.rows[row] = append(t.rows[row], "")
	}
	t.rows[row][t.at[column]] = cell
}

func (t *table) key(row []string) string { return key(t.cell(row, "file"), t.cell(row, "utterance")) }

// sampleAnswer is what is next of the sample.
type sampleAnswer struct {
	Card  *card  `json:"card"`
	Other bool   `json:"other"` // it was not taken for speech
	Left  int    `json:"left"`
	Drawn int    `json:"drawn"`
	By    string `json:"by"`
	Said  string `json:"said"`
	File  string `json:"file"`
	Undo  int    `json:"undo"`
}

// askSample answers with the next row on which nobody has judged.
func askSample(d *Desk, _ http.ResponseWriter, _ *http.Request) (any, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.nextSample()
}

func (d *Desk) nextSample() (*sampleAnswer, error) {
	out := &sampleAnswer{By: d.by, Undo: len(d.steps)}
	t, _, err := d.sample()
	if err != nil || t == nil {
		return out, err
	}
	out.Drawn = len(t.rows)
	for _, row := range t.rows {
		if t.cell(row, "verdict") != "" {
			continue
		}
		s, err := d.read(t.cell(row, "file"))
		if err != nil {
			return nil, err
		}
		if s == nil {
			continue // the story has gone
		}
		c, ok := d.sampled(s, t, row)
		if !ok {
			continue // its words have
		}
		if out.Left++; out.Card == nil {
			out.Card, out.Other = c, t.cell(row, "what") == accuracy.SampledOther
		}
	}
	return out, nil
}

// sample is the archive's sample, and its file as it stands.
func (d *Desk) sample() (*table, []byte, error) {
	src, err := d.bytesOf(accuracy.OwnFile)
	if err != nil || src == nil {
		return nil, src, err
	}
	t := readTable(src)
	if t == nil {
		return nil, src, refuse(http.StatusUnprocessableEntity,
			accuracy.OwnFile+" is no table of a sample: onrecord sample makes one")
	}
	return t, src, nil
}

// sampled is the card of a row: the reading that is judged is the row's.
func (v view) sampled(s *site.StoryRead, t *table, row []string) (*card, bool) {
	id := t.cell(row, "utterance")
	at := slices.IndexFunc(s.Result.Quotations, func(q annotate.Quotation) bool { return q.ID == id })
	if at < 0 {
		return nil, false
	}
	c := v.cardOf(s, &s.Result.Quotations[at])
	c.Proposal, c.Decided = person{Kind: "name", Name: t.cell(row, "name")}, ""
	if c.Proposal.Name == "" {
		c.Proposal = person{}
	}
	c.Sure = t.cell(row, "sure")
	return c, true
}

// judging is what the page sends of a row.
type judging struct {
	Key     string `json:"key"`
	Verdict string `json:"verdict"` // right, wrong, or not speech
	Whose   string `json:"whose"`
}

// judge writes what an editor has judged of a row.
func (d *Desk) judge(x *judging) (any, error) {
	if d.by == "" {
		return nil, refuse(http.StatusPreconditionRequired, "say first who decides")
	}
	t, before, err := d.sample()
	if err != nil {
		return nil, err
	}
	at := -1
	if t != nil {
		at = slices.IndexFunc(t.rows, func(row []string) bool { return t.key(row) == x.Key })
	}
	if at < 0 {
		return nil, refuse(http.StatusNotFound, "the sample has no such row")
	}
	if !called.Contains([]string{"right", "wrong", "not speech"}, x.Verdict) {
		return nil, refuse(http.StatusBadRequest, fmt.Sprintf("the verdict is %q", x.Verdict))
	}
	t.put(at, "verdict", x.Verdict)
	t.put(at, "whose", sheet.Safe(oneLine(x.Whose)))
	t.put(at, "by", sheet.Safe(d.by))
	t.put(at, "on", d.o.Today().Format(time.DateOnly))
	after, err := t.bytes()
	if err != nil {
		return nil, err
	}
	return d.keepSample(before, after, x.Verdict)
}

// keepSample writes the sample's file, and gives what is next.
func (d *Desk) keepSample(before, after []byte, says string) (any, error) {
	made, err := d.writeFile(accuracy.OwnFile, before, after)
	if err != nil {
		return nil, err
	}
	d.steps = append(d.steps, step{undos: []taken{made[0]}, says: says})
	out, err := d.nextSample()
	if err == nil {
		out.Said, out.File = says, accuracy.OwnFile
	}
	return out, err
}

// drawing is what the page sends to draw a sample.
type drawing struct {
	N int `json:"n"`
}

// mostDrawn is the largest sample that the desk draws.
const mostDrawn = 2000

// draw draws a sample. What stands in its file already stays, with all that people have added.
func (d *Desk) draw(x *drawing) (any, error) {
	if x.N < 1 || x.N > mostDrawn {
		return nil, refuse(http.StatusUnprocessableEntity, fmt.Sprintf("a sample has from 1 to %d rows", mostDrawn))
	}
	there, before, err := d.sample()
	if err != nil {
		return nil, err
	}
	after, _, err := desk.Sample(d.o.Site, x.N, "")
	if err != nil {
		return nil, err
	}
	if there != nil {
		there.add(readTable(after))
		if after, err = there.bytes(); err != nil {
			return nil, err
		}
	}
	return d.keepSample(before, after, counted(x.N, "drawn", "drawn"))
}

// add adds the rows of another table that this one has not.
func (t *table) add(o *table) {
	has := map[string]bool{}
	for _, row := range t.rows {
		has[t.key(row)] = true
	}
	for _, row := range o.rows {
		if has[o.key(row)] {
			continue
		}
		t.rows = append(t.rows, nil)
		for _, column := range accuracy.OwnColumns {
			t.put(len(t.rows)-1, column, o.cell(row, column))
		}
	}
}
