package page

import (
	"fmt"
	"math"
	"strings"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// OwnAccuracy is what a sample of this archive's own quotations says, judged by its editors.
type OwnAccuracy struct {
	Words  []string
	Shares []OwnShare
}

// OwnShare is a line of the table: of a hundred, how many, and between which shares the true one
// lies.
type OwnShare struct{ What, Share, Between, Of string }

// own is what readers are told of the archive's own sample; nil where it has none.
func (a *archive) own() *OwnAccuracy {
	if len(a.site.Judged) == 0 {
		return nil
	}
	o := accuracy.Sum(a.site.Judged, a.readNow())
	v := &OwnAccuracy{}
	for _, line := range []struct {
		what string
		part accuracy.Part
	}{
		{"Names shown that are right", o.Names}, {"Quotations that were given a name", o.Named},
		{"Words in quotation marks, not taken for speech, that nobody said", o.Others},
	} {
		if line.part.N > 0 {
			low, high := line.part.Interval()
			v.Shares = append(v.Shares, OwnShare{
				What: line.what, Share: figures(hundredth(line.part.K, line.part.N)),
				Between: figures(int(math.Floor(100*low))) + " to " + figures(int(math.Ceil(100*high))),
				Of:      figures(line.part.N),
			})
		}
	}
	v.Words = append(v.Words, a.judgedBy(o), since(o))
	return v
}

// judgedBy says how the sample came about.
func (a *archive) judgedBy(o *accuracy.Own) string {
	words := "Drawn at random from this archive’s quotations, " +
		"leaving out those on which an editor had decided, and judged"
	if len(o.By) > 0 {
		words += " by " + strings.Join(o.By, ", ")
	}
	switch first, last := fullDate(o.First), fullDate(o.Last); {
	case o.First.IsZero():
	case first == last:
		words += " on " + first
	default:
		words += " from " + first + " to " + last
	}
	return words + "; read by version " + strings.Join(o.Engines, ", ") + " of the rules."
}

// since says what a later engine has changed.
func since(o *accuracy.Own) string {
	version := annotate.Version()
	switch {
	case len(o.Engines) == 1 && o.Engines[0] == version:
		return "That is the version that reads this archive now."
	case o.Compared == 0:
		return "The archive is read by version " + version + " now, and none of the sample can be compared with it."
	case o.Changed == 0:
		return fmt.Sprintf("The archive is read by version %s now, which reads all %s that can be compared as before.",
			version, figures(o.Compared))
	}
	return fmt.Sprintf("The archive is read by version %s now, which reads %s of the %s that can be compared "+
		"otherwise: the figures are those of the version that was judged.",
		version, figures(o.Changed), figures(o.Compared))
}

// readNow tells how the archive reads a row of its sample now.
//
//go:noinline
func (a *archive) readNow() func(j *accuracy.Judged) (name string, speech, ok bool) {
	at := map[string]int{}
	for i := range a.ix.Len() {
		at[a.ix.Head(i).File] = i
	}
	return func(j *accuracy.Judged) (string, bool, bool) {
		place, is := at[j.File]
		if !is {
			return "", false, false
		}
		s := a.ix.Story(place)
		if s.Access == index.MetadataOnly {
			return "", false, false
		}
		for i := range s.Utterances {
			u := &s.Utterances[i]
			switch {
			case u.ID != j.Utterance:
				continue
			case u.Decided || u.Status != annotate.Auto:
				return "", false, false
			case u.Who == nil || u.Who.Type == annotate.Unnamed:
				return "", true, true
			}
			return u.Who.Name, true, true
		}
		return "", false, j.Other // of a quotation, nobody can tell whether its words are gone
	}
}
