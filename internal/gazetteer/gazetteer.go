// Package gazetteer knows what published collections say of a spelling: that it is a given name, a
// surname, a town, a region, an English noun for people, an ordinary English word. README.md names
// the collections and their licences.
//
// It is one table, made by go generate and read where it lies in the program: nothing is parsed
// when a process starts, and no question allocates. What a spelling can be is evidence and no
// verdict: "Paris" is a town and a given name.
//
// Spellings are folded: in lower case, without accents, ’ taken for '. Plurals of nouns and forms
// of verbs stand in the table, so that no question needs a grammar.
package gazetteer

import (
	_ "embed"
	"encoding/binary"
	"sync/atomic"
)

//go:generate go run ./generate

// Facts are what a spelling can be. The zero Facts are of one that no collection has.
type Facts uint8

// The facts.
const (
	GivenMale   Facts = 1 << iota // a given name of men
	GivenFemale                   // a given name of women
	Surname
	Town       // of 25,000 inhabitants or more
	Region     // a country's province, state, governorate
	PersonNoun // an English noun for people: an occupation, an office, kin
	Ordinary   // an English word with a small letter
	Verb       // an English verb, or a form of one
)

// Given are both kinds of given names.
const Given = GivenMale | GivenFemale

// Place are towns and regions.
const Place = Town | Region

// Is reports whether any of the facts hold.
//
//go:noinline
func (f Facts) Is(x Facts) bool { return f&x != 0 }

// Table is the name of the file that holds the table.
const Table = "names.tbl"

//go:embed names.tbl
var data string

// Of is what the collections say of a spelling, of one word or of several with single spaces.
func Of(s string) Facts {
	var buf [LongestKey]byte
	n := fold(&buf, s)
	if n == 0 {
		return 0
	}
	k := keyHash(&buf)
	place := &lately[k>>factBits%uint64(len(lately))]
	x := place.Load()
	if x>>factBits != k>>factBits {
		x = k&^(1<<factBits-1) | uint64(lookUp(data, buf[:n]))
		place.Store(x)
	}
	return Facts(x)
}

// lately are spellings that were asked of, each at the place that its hash tells: the hash, and
// behind it the facts. Papers name the same people day by day.
var lately [1 << 12]atomic.Uint64

// factBits is how many bits facts have.
const factBits = 8

// keyHash is a hash of a folded spelling, with zeros behind it, of so many bits that no other comes
// to it by chance. It is never 0.
func keyHash(key *[LongestKey]byte) uint64 {
	h := uint64(0)
	for i := 0; i < len(key) && key[i] != 0; i += 8 {
		h = (h ^ binary.LittleEndian.Uint64(key[i:])) * 0x9e3779b97f4a7c15
		h ^= h >> 29
	}
	return h | 1<<63
}
