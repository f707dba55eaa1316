package feed

import (
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/sheet"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// spoken is an archive with a quotation inside another, a joint statement and a denial.
const spoken = "-- people/ann-lee.md --\n---\nname: Ann Lee\npronouns: she\n---\n" +
	"-- people/tom-reed.md --\n---\nname: Tom Reed\n---\n-- topics/rain.md --\n---\nname: Rain\n---\n" +
	"-- stories/2025-02-01-a --\ntitle: A\ntopics: [rain]\n\n# A\n\n" +
	"{q ann-lee|“He told me, {q tom-reed|‘Rain again,’} and went.”} she said. {q tom-reed|“Much rain.”} he said. " +
	"{q ann-lee not_said|“No rain.”} she never said.\n"

// What shares.csv says can be reckoned from the rows: how many words were said on a topic, and how
// many of them were whose.
func TestSharesCanBeReckoned(t *testing.T) {
	m := New(sample.Read([]byte(spoken)).Index(""), Site{Outputs: Outputs{Data: true}})
	of, words := 0, map[string]int{}
	for _, r := range rowsIn(t, m, address.YearTable(2025, address.QuotationsCSV)) {
		n, err := strconv.Atoi(r["word_count"])
		if err != nil {
			t.Error(err)
		}
		if r["assertion"] == "said" && r["topics"] == "rain" {
			of += n
			for id := range strings.SplitSeq(r["speaker_id"], ";") {
				words[id] += n
			}
		}
	}
	if of != 9 || words["ann-lee"] != 5 || words["tom-reed"] != 4 {
		t.Errorf("%d words, %v", of, words)
	}
	shares := rowsIn(t, m, address.Shares)
	for _, r := range shares {
		if got := fmt.Sprint(words[r["person_id"]], " of ", of); got != r["words"]+" of "+r["of_words"] {
			t.Errorf("%s: %s by the rows, in shares.csv %v", r["person"], got, r)
		}
	}
	if len(shares) != 2 {
		t.Errorf("%v", shares)
	}
}

// rowsIn reads a table that was written, a map from column to cell a row.
func rowsIn(t *testing.T, m *Maker, path string) []map[string]string {
	t.Helper()
	for _, f := range m.Files() {
		if f.Path != path {
			continue
		}
		all, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(made(t, f)), sheet.Mark))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		var rows []map[string]string
		for _, cells := range all[1:] {
			row := map[string]string{}
			for i, name := range all[0] {
				row[name] = cells[i]
			}
			rows = append(rows, row)
		}
		return rows
	}
	t.Fatal("no file ", path)
	return nil
}
