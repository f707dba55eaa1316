package search

import (
	"math"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

const (
	// leastShard is the size at which a file of terms is full, in bytes. It grows with the root of
	// the archive's size, so that neither such a file nor the root that lists them all grows fast.
	leastShard = 14_000
	// longList is the length from which on a list has a file of its own.
	longList = 5_000
	// everywhereFrom is the length from which on the list of a word's quotations is left out where
	// the word stands in more than everywhere of ten quotations: a large archive's “the”. A client
	// looks for such a word in the records.
	everywhereFrom = 60_000
	everywhere     = 3
	// mostOfList is how many documents a file of a list covers at most.
	mostOfList = 1 << 17
)

// termFile is a file of terms, parted by spaces, and of their lists, parted by semicolons: of each
// term that of quotations, a space, that of stories; of a common one a space, its number, a colon,
// the list of the numbers that follow it, a colon, and of those that follow second. A list with a
// file of its own is "x", how many documents it has, and for each of its files a comma, the
// document that it counts from, "=" and the file's name; without files it is the list of a word
// that stands nearly everywhere.
type termFile struct {
	Terms string `json:"t"`
	Lists string `json:"l"`
}

// listFile is a file of a list, or of a part of it.
type listFile struct {
	List string `json:"l"`
}

// writeTerms writes all terms, and returns one line a file for the root: its first term, a space
// and its name.
func (s *shelf) writeTerms(c *corpus) ([]string, error) {
	names := c.table.names
	encoded := make([]string, len(names))
	total := 0
	for i, name := range names {
		quotations, err := s.quotations(name, c.table.quotations[i], len(c.quotations))
		if err != nil {
			return nil, err
		}
		stories, err := s.list(c.table.stories[i], c.ix.Len())
		if err != nil {
			return nil, err
		}
		encoded[i] = strings.TrimRight(quotations+" "+stories+" "+c.table.follow[i], " ")
		total += len(name) + len(encoded[i]) + 2
	}
	full := max(leastShard, int(8*math.Sqrt(float64(total))))
	var root []string
	for from := 0; from < len(names); {
		to, size := from, 0
		for to < len(names) && (size == 0 || size+len(names[to])+len(encoded[to]) < full) {
			size += len(names[to]) + len(encoded[to]) + 2
			to++
		}
		file, err := s.json("terms", termFile{strings.Join(names[from:to], " "), strings.Join(encoded[from:to], ";")})
		if err != nil {
			return nil, err
		}
		root = append(root, names[from]+" "+file)
		from = to
	}
	return root, nil
}

// isWordTerm reports whether a term is a word's stem: neither a filter nor a word of a name.
func isWordTerm(name string) bool {
	return !called.HasPrefix(name, "@") && !called.HasSuffix(name, "=")
}

// quotations writes a term's list of quotations, of which there are so many, but for that of a word
// which stands nearly everywhere.
func (s *shelf) quotations(name, list string, all int) (string, error) {
	if isWordTerm(name) && len(list) > everywhereFrom {
		if n := count(list); 10*n > everywhere*all {
			return "x" + strconv.Itoa(n), nil
		}
	}
	return s.list(list, all)
}

// list writes a list of some of so many documents: as text, or, where it is long, into files of its
// own.
func (s *shelf) list(text string, all int) (string, error) {
	if len(text) <= longList {
		return text, nil
	}
	out := "x" + strconv.Itoa(count(text))
	if all <= mostOfList {
		file, err := s.json("lists", listFile{text})
		return out + ",0=" + file, err
	}
	l := decode(text, 0)
	for from := 0; from < len(l); {
		first, to := 0, from
		if from > 0 {
			first = l[from].document()
		}
		for to < len(l) && l[to].document() < first+mostOfList {
			to++
		}
		file, err := s.json("lists", listFile{encode(l[from:to], first)})
		if err != nil {
			return "", err
		}
		out += "," + strconv.Itoa(first) + "=" + file
		from = to
	}
	return out, nil
}
