package feed

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/sheet"

	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/index"
)

// unsafe is the text of a cell, for programs: as docs/formats.md tells them.
func unsafe(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && sheet.Safe(rest) == cell {
		return rest
	}
	return cell
}

// TestCellsRoundTrip: any words, written as a table and read as one, are the same words, line ends
// aside; and no cell begins as a formula does.
func TestCellsRoundTrip(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`['"“‘ \t\r\n=+@,;-]{0,6}[a-c=,"'\r\n ]{0,6}`))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(text, 2, 2), 1, 4).Draw(t, "rows")
		columns := []column[[]string]{
			{name: "a", value: func(r []string) given { return always(r[0]) }},
			{name: "b", value: func(r []string) given { return always(r[1]) }},
		}
		var b bytes.Buffer
		writeCSV(&b, columns, len(rows), func(i int) []string { return rows[i] })
		plain, marked := strings.CutPrefix(b.String(), sheet.Mark)
		read, err := csv.NewReader(strings.NewReader(plain)).ReadAll()
		if err != nil || !marked || len(read) != len(rows)+1 {
			t.Fatalf("%v, %d records of %d rows in %q", err, len(read), len(rows), plain)
		}
		for i, r := range read[1:] {
			for j, cell := range r {
				if got, want := unsafe(cell), strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(rows[i][j]); got != want {
					t.Errorf("%q came back as %q", want, got)
				}
				if strings.IndexAny(cell, "=+-@\t\r\n") == 0 {
					t.Errorf("%q is a formula", cell)
				}
			}
		}
	})
}

// TestAsTheStandardEncoders: what is appended is what encoding/csv and encoding/json would write.
func TestAsTheStandardEncoders(t *testing.T) {
	odd := rapid.OneOf(rapid.String(), rapid.StringMatching(`[\x00-\x7f]{0,4}`), rapid.SampledFrom([]string{
		"\xff", "a\xe2\x80", "\u2028\u2029", "\ufffd", `\.`, `"`, "\u00a0x", "<&>", "\x7f",
	}))
	rapid.Check(t, func(t *rapid.T) {
		s := odd.Draw(t, "one") + odd.Draw(t, "two")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Write([]string{s, "x"})
		w.Flush()
		if got := string(appendCSV(nil, s)) + ",x\n"; got != b.String() && !strings.Contains(s, "\r") {
			t.Errorf("%q as a cell is %q, not %q", s, b.String(), got)
		}
		b.Reset()
		if err := value(&b, s); err != nil || b.String() != string(always(s).appendJSON(nil)) {
			t.Errorf("%q as JSON is %s, not %s (%v)", s, b.String(), always(s).appendJSON(nil), err)
		}
		f := rapid.Float64Range(-10, 1).Draw(t, "number")
		b.Reset()
		if err := value(&b, f); err != nil || b.String() != string(number(f).appendJSON(nil)) {
			t.Errorf("%g as JSON is %s, not %s (%v)", f, b.String(), number(f).appendJSON(nil), err)
		}
	})
}

// BenchmarkRow writes a row as CSV and as JSON: every utterance stands in eight tables and more.
func BenchmarkRow(b *testing.B) {
	m := archive(b)
	refs := make([]index.Ref, 1000)
	for _, c := range []struct {
		as    string
		write func(*bytes.Buffer, []index.Ref, *Earlier) error
	}{{"csv", m.csv}, {"json", m.jsonLines}} {
		b.Run(c.as, func(b *testing.B) {
			var out bytes.Buffer
			for b.Loop() {
				out.Reset()
				if err := c.write(&out, refs, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(refs)), "ns/row")
		})
	}
}
