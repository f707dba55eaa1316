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
	Pages      pages       `json:"pages"`
}

// pages are the folders of the pages that names lead to, as seen from the search's.
type pages struct {
	Speakers string `json:"s"`
	Topics   string `json:"t"`
}

// Archive is what a search is made from.
type Archive struct {
	Index    *index.Index
	Language string
	Texts    *Texts // of the index's stories; nothing is read of one that is not to be searched. Build uses them up
	// Need is called before the texts of some stories are asked for; nil: all were read. The
	// others' are not.
	Need func(stories []int) error
	// Sums tell of each story when it counts as it did: its record, what the index knows of whom
	// and what it names, and its text. nil: that is not known, and nothing is kept.
	Sums [][16]byte
}

// Holder knows which files stand where they are to be put: these need not be made to be there
// again.
type Holder interface {
	Holds(path string, digest [16]byte, size int64) bool
	Claim(path string, digest [16]byte, size int64) error
}

// Build makes the files of an archive's search and hands each to put, the root last; put may be
// called by several goroutines at once. was is what the build before has kept, and holder knows
// what it has left; either may be nil.
func Build(a Archive, was *Kept, put func(path string, data []byte) error, holder Holder) (*Kept, error) {
	c := &corpus{ix: a.Index, stem: stemmerFor(a.Language), texts: a.Texts, sums: a.Sums, need: a.Need}
	if c.need == nil {
		c.need = func([]int) error { return nil }
	}
	c.number()
	if err := c.read(was); err != nil {
		return nil, err
	}
	s := &shelf{put: put, holder: holder, named: map[string][32]byte{}}
	r := root{
		Format: format, Stem: c.stem.code, Stories: c.ix.Len(), Quotations: len(c.quotations), Years: c.years(),
		Pages: pages{"../" + address.Speakers.Front(), "../" + address.Topics.Front()},
	}
	if was == nil {
		was = &Kept{}
	}
	now := &Kept{Sums: a.Sums, First: c.first, Said: c.said, Named: c.namedSums()}
	all := c.named()
	steps := []func() error{
		func() (err error) { r.Terms, err = s.writeTerms(c); return err },
		func() (err error) { r.Books, err = s.writeRecords(c, was, now); return err },
		func() (err error) {
			r.Names, now.Bearers, err = s.once("names", was.Bearers, textsOf(all),
				func(f *filer) (string, error) { return f.writeNames(all) })
			return err
		},
		func() (err error) {
			r.Facets, now.Facets, err = s.once("facets", was.Facets, c.faceted(all),
				func(f *filer) (string, error) { return f.writeFacets(c, all) })
			return err
		},
		func() (err error) { r.Days, err = s.writeDays(c); return err },
		func() error { now.keep(c.table); return nil },
	}
	if err := errors.Join(par.Map(steps, func(_ int, step func() error) error { return step() })...); err != nil {
		return nil, err
	}
	return now, now.putRoot(r, put)
}

// putRoot puts the root, and keeps it.
func (k *Kept) putRoot(r root, put func(path string, data []byte) error) error {
	data, err := marshal(r)
	if err != nil {
		return err
	}
	k.Root = string(data)
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
