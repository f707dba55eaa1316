package desk

import (
	"cmp"
	"crypto/sha256"
	"slices"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/sheet"
	"github.com/onrecord/onrecord/internal/site"
)

// drawn is a row of a sample.
type drawn struct {
	lot [sha256.Size]byte // what it was drawn by
	row []string
}

// Sample draws n of the archive's quotations and of the stretches in marks that were not taken for
// speech, as a table to be judged. Each has a lot of its own, the SHA-256 of the seed, its story's
// id and its own, and the n lowest are drawn: so one archive and seed always give one sample, a
// larger one holds the smaller, and what is added to the archive moves nothing else. Left out are
// echoes, and what an editor has decided: no program reads that.
func Sample(o site.Options, n int, seed string) ([]byte, []diag.Finding, error) {
	var all []drawn
	found, err := site.Each(o, func(a *site.Annotated) {
		all = lowest(append(all, lots(a, seed)...), n)
	})
	if err != nil {
		return nil, found, err
	}
	rows := make([][]string, len(all))
	for i := range all {
		rows[i] = all[i].row
	}
	table, err := sheet.Write(accuracy.OwnColumns, rows)
	return table, found, err
}

// lowest are the n with the lowest lots, in their order.
func lowest(all []drawn, n int) []drawn {
	order.By(all, func(a, b drawn) int { return slices.Compare(a.lot[:], b.lot[:]) })
	return all[:min(len(all), n)]
}

// lots are all rows that may be drawn from a story.
func lots(a *site.Annotated, seed string) []drawn {
	var all []drawn
	var around *site.Sentences
	for i := range a.Result.Quotations {
		q := &a.Result.Quotations[i]
		other := !q.Speech && !q.Decided && q.Status == annotate.Auto
		if !undecided(q) && !other {
			continue
		}
		if around == nil {
			around = site.NewSentences(a.Text)
		}
		what, reading, name, sure := accuracy.SampledQuotation, "", "", ""
		switch {
		case other:
			what = accuracy.SampledOther
		case q.Speaker != nil:
			reading, sure = SpeakerWord(q.Speaker), annotate.Figure(q.Confidence)
			if q.Speaker.Type != annotate.Unnamed {
				name = oneLine(q.Speaker.Name)
			}
		}
		lot := sha256.Sum256([]byte("onrecord sample\n" + seed + "\n" + a.ID + "\n" + q.ID))
		all = append(all, drawn{lot, []string{
			a.Story.File, q.ID, what, oneLine(a.Title), a.Story.Date.Format("2006-01-02"),
			oneLine(around.Around(q.Range)), whole(a, q), reading, name, sure, annotate.Version(), "", "", "", "",
		}})
	}
	return all
}

// Kept is a sample in which what was judged before of the same words, by the same reading, stands
// judged again.
func Kept(sample, before []byte) ([]byte, error) {
	was, _ := sheet.Read("", before, accuracy.OwnColumns, "")
	now, _ := sheet.Read("", sample, accuracy.OwnColumns, "")
	if was == nil || now == nil {
		return sample, nil
	}
	judged := map[string][]string{}
	for was.Next() {
		if was.Cell("verdict") != "" {
			judged[was.Cell("file")+"#"+was.Cell("utterance")] = cells(was)
		}
	}
	var rows [][]string
	for now.Next() {
		row := cells(now)
		if old := judged[row[0]+"#"+row[1]]; old != nil {
			row = old
		}
		rows = append(rows, row)
	}
	return sheet.Write(accuracy.OwnColumns, rows)
}

func cells(t *sheet.Table) []string {
	row := make([]string, len(accuracy.OwnColumns))
	for i, column := range accuracy.OwnColumns {
		row[i] = cmp.Or(t.Cell(column), "")
	}
	return row
}
