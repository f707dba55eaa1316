package site

import (
	"bytes"
	"slices"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/page"
)

func init() { checkRestored = doubted }

// restoredTimes is how many editions were held against those that are made of all stories.
var restoredTimes int

// doubted tells in what an edition that was restored is not the one that is made of all stories.
func doubted(a *archive, e *edition, report *Report) {
	restoredTimes++
	found, r := a.findings, &Report{}
	a.findings = slices.Clone(a.loadFindings)
	read, err := a.read(r)
	if err != nil {
		a.o.doubt(err.Error())
		return
	}
	is := func(what string, same bool) {
		if !same {
			a.o.doubt("restored, " + what)
		}
	}
	is("findings", slices.Equal(diag.Sort(slices.Clone(a.findings)), diag.Sort(slices.Clone(found))))
	is("counts", r.Counts == report.Counts)
	is("base", a.baseSum(e, a.sharedSum(e)) == a.baseSum(read, a.sharedSum(read)))
	is("pages", slices.EqualFunc(e.pages, read.pages, func(x, y page.Page) bool {
		return x.Kind == y.Kind && x.Address == y.Address && x.Story == y.Story && x.NoIndex == y.NoIndex
	}))
	old, all := e.addresses, read.addresses
	is("old addresses", bytes.Equal(cache.Encode(&old), cache.Encode(&all)))
	for i, pg := range e.pages {
		to, _ := e.old.LeadsTo(pg.Address)
		there, _ := read.old.LeadsTo(read.pages[i].Address)
		is("where "+pg.Address+" leads", to == there)
	}
	cards, _ := e.plan.Cards()
	those, _ := read.plan.Cards()
	is("cards", slices.Equal(cards, those))
	for i := range read.told {
		now := e.told[i]
		now.rows = e.rowsTold(i)
		is("told of "+read.index.Head(i).ID, now == read.told[i] && slices.Equal(e.leadsOf(i), read.leadsOf(i)))
	}
	some, whole := e.index.Outline(), read.index.Outline()
	is("index", bytes.Equal(cache.Encode(&some), cache.Encode(&whole)))
	spoken := map[string]index.SpokenBy{}
	for _, by := range e.spoken.Now {
		spoken[by.Speaker] = by
	}
	is("speakers", len(spoken) == len(read.spoken.Now))
	for _, by := range read.spoken.Now {
		now := spoken[by.Speaker]
		is("said by "+by.Speaker, bytes.Equal(cache.Encode(&now), cache.Encode(&by)))
	}
	a.findings = found
}
