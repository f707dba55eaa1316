package search

import (
	"errors"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
)

// format is the version of the files' format. A client reads its own alone.
const format = 1

// root is the file with which a search begins.
type root struct {
	Format     int         `json:"format"`
	Stem       string      `json:"stem"` // "en", or "": see stemmer
	Stories    int         `json:"stories"`
	Quotations int         `json:"quotations"`
	Years      [][3]int    `json:"years"` // year, its first story, its first quotation
	Days       string      `json:"days"`
	Books      []bookPlace `json:"books"`
	Names      string      `json:"names"`
	Facets     string      `json:"facets"`
	Terms      []string    `json:"terms"`
}

// Build makes the files of an archive's search and hands each to put, the root last; put may be
// called by several goroutines at once. texts are those of the index's stories, of which nothing was
// read where the text is not to be searched. language is the archive's.
func Build(ix *index.Index, texts *Texts, language string, put func(path string, data []byte) error) error {
	c := gather(ix, texts, stemmerFor(language))
	s := &shelf{put: put, named: map[string][32]byte{}}
	r := root{
		Format: format, Stem: c.stem.code, Stories: len(ix.Stories), Quotations: len(c.quotations), Years: c.years(),
	}
	all := c.named()
	steps := []func() error{
		func() (err error) { r.Terms, err = s.writeTerms(c); return err },
		func() (err error) { r.Books, err = s.writeRecords(c); return err },
		func() (err error) { r.Names, err = s.writeNames(all); return err },
		func() (err error) { r.Facets, err = s.writeFacets(c, all); return err },
		func() (err error) { r.Days, err = s.writeDays(c); return err },
	}
	if err := errors.Join(par.Map(steps, func(_ int, step func() error) error { return step() })...); err != nil {
		return err
	}
	data, err := marshal(r)
	if err != nil {
		return err
	}
	return put(address.SearchIndex, data)
}

// years says where each year begins.
func (c *corpus) years() [][3]int {
	out := [][3]int{}
	for _, d := range c.ix.Days {
		if n := len(out); n == 0 || out[n-1][0] != d.Year {
			out = append(out, [3]int{d.Year, d.First, c.first[d.First]})
		}
	}
	return out
}

// days is a file with a row a day on which stories were published: how many days after the one
// before (after 1 January 1970 the first), and how many stories and quotations.
type days [][3]int

func (s *shelf) writeDays(c *corpus) (string, error) {
	rows, last := days{}, 0
	for _, d := range c.ix.Days {
		day := int(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
		rows = append(rows, [3]int{day - last, d.End - d.First, c.first[d.End] - c.first[d.First]})
		last = day
	}
	return s.json("days", rows)
}
