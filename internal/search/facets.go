package search

import (
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

const (
	// inFacets is how many quotations a file of facets covers.
	inFacets = 2048
	// inTable is how many names a file of the table of speakers or topics has.
	inTable = 256
)

// facetFile says of a run of quotations of what kind each is, who speaks, and on what: numbers in
// the tables of the most quoted and of topics. Speakers holds -1 where nobody is named; those who
// speak jointly, and topics of one quotation, are rows of Sets, whose numbers are counted down from
// -2. A row of nobody is a speaker who is named and has no page.
type facetFile struct {
	Speakers []int   `json:"s"`
	Topics   []int   `json:"t"`
	Kinds    string  `json:"k"` // a letter each: see kindLetter
	Sets     [][]int `json:"x"`
}

// appendTo appends the file as JSON: an archive has a number or two for each quotation.
func (f *facetFile) appendTo(b []byte) []byte {
	b = append(appendNumbers(append(b, `{"s":`...), f.Speakers), `,"t":`...)
	b = append(append(append(appendNumbers(b, f.Topics), `,"k":"`...), f.Kinds...), `","x":[`...)
	for i, set := range f.Sets {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendNumbers(b, set)
	}
	return append(b, "]}\n"...)
}

func appendNumbers(b []byte, all []int) []byte {
	b = append(b, '[')
	for i, n := range all {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, int64(n), 10)
	}
	return append(b, ']')
}

// set is a number for a few: itself, or the place of a row in Sets.
func (f *facetFile) set(of []int, at map[string]int) int {
	if len(of) == 1 {
		return of[0]
	}
	var b strings.Builder
	for _, n := range of {
		b.WriteRune(rune(n + 1))
	}
	i, is := at[b.String()]
	if !is {
		i = len(f.Sets)
		at[b.String()] = i
		f.Sets = append(f.Sets, of)
	}
	return -2 - i
}

// orNone is a number for a few, or -1 for none.
func (f *facetFile) orNone(of []int, none bool, at map[string]int) int {
	if none {
		return -1
	}
	return f.set(of, at)
}

// kindLetter is a quotation's kinds: the sum of 1 for partial, 2 likely, 4 denied, 8 retracted, 16
// nested, as a letter of alphabet.
func (c *corpus) kindLetter(r index.Ref) byte {
	n := 0
	for i, fact := range [...]index.Fact{
		index.IsPartial, index.IsLikely, index.IsDenied, index.IsRetracted, index.IsNested,
	} {
		if c.ix.Is(r, fact) {
			n |= 1 << i
		}
	}
	return alphabet[n]
}

// facetsRoot names the files of facets, and the tables that their numbers count in.
type facetsRoot struct {
	Files  []string `json:"f"`
	Tables []string `json:"n"` // of inTable each: kind, id, name; most quoted first
}

// faceted is all that facets are made from: who and what is told, the lists of those, and the lists
// of the kinds.
func (c *corpus) faceted(all []named) []string {
	var out []string
	for _, n := range all {
		out = append(out, n.kind, n.id, n.name)
	}
	for i, name := range c.table.names {
		if called.HasPrefix(name, "@") {
			out = append(out, name, c.table.quotations[i])
		}
	}
	return append(out, strconv.Itoa(len(c.quotations)))
}

func (s *filer) writeFacets(c *corpus, all []named) (string, error) {
	root := facetsRoot{[]string{}, []string{}}
	rows := make([][]any, len(all))
	for i, n := range all {
		rows[i] = []any{n.kind, shortID(n.id, n.name), n.name}
	}
	speakers, topics := c.placesOf(all, "s"), c.placesOf(all, "t")
	nobody := make([]bool, len(c.quotations))
	for _, p := range c.table.quotationsOf("@s:none") {
		nobody[p.document()] = true
	}
	for part := range slices.Chunk(rows, inTable) {
		name, err := s.file(part)
		if err != nil {
			return "", err
		}
		root.Tables = append(root.Tables, name)
	}
	for from := 0; from < len(c.quotations); from += inFacets {
		f, at := facetFile{Sets: [][]int{}}, map[string]int{}
		var kinds []byte
		for i := from; i < min(from+inFacets, len(c.quotations)); i++ {
			of, on := speakers.at(i), topics.at(i)
			f.Speakers = append(f.Speakers, f.orNone(of, nobody[i], at))
			f.Topics = append(f.Topics, f.orNone(on, len(on) == 0, at))
			kinds = append(kinds, c.kindLetter(c.quotations[i]))
		}
		f.Kinds = string(kinds)
		name, err := s.file(&f)
		if err != nil {
			return "", err
		}
		root.Files = append(root.Files, name)
	}
	return s.file(root)
}

// few are some numbers for each of many documents, which lie one behind the other: to make a list
// for each takes longer than all else.
type few struct {
	ends    []int // by document, one later
	numbers []int
}

// at are those of a document.
func (f few) at(i int) []int { return f.numbers[f.ends[i]:f.ends[i+1]] }

// placesOf are, of each quotation, the places of those of a kind in whose lists it stands.
func (c *corpus) placesOf(all []named, kind string) few {
	f, lists := few{ends: make([]int, len(c.quotations)+2)}, make([][]posting, len(all))
	for i, n := range all {
		if n.kind == kind {
			lists[i] = c.table.quotationsOf("@" + kind + ":" + n.id)
		}
		for _, p := range lists[i] {
			f.ends[p.document()+2]++
		}
	}
	for i := 2; i < len(f.ends); i++ {
		f.ends[i] += f.ends[i-1]
	}
	f.numbers = make([]int, f.ends[len(f.ends)-1])
	for i, list := range lists {
		for _, p := range list {
			next := &f.ends[p.document()+1]
			f.numbers[*next] = i
			*next++
		}
	}
	return f
}
